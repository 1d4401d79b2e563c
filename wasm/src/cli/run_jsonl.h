// firsthand analyze --jsonl: lines in, lines out, each flushed before the next is read.
#pragma once

#include "cli/options.h"
#include "model/refiner.h"
#include "stages/resources.h"

namespace firsthand::cli {

/// Each line is {"id", "text"|"html"|"request", "given"?}; its answer is the analysis with "id" first, or
/// {"id","error":{"code","message"}}. Blank lines have no answer. Returns the exit code: bad lines leave
/// it kDone.
int run_jsonl(Options const& options, Resources const& resources, Refiner const* refiner);

/// The answer to one line, without line end.
std::string answer_line(std::string_view line, std::string const& given_folder, Resources const& resources,
                        Refiner const* refiner = nullptr);

}  // namespace firsthand::cli
