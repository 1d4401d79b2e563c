// A Document with all its facts becomes the JSON of shared/schema/analysis.schema.json.
#pragma once

#include <string>
#include <string_view>

#include "io/json_writer.h"
#include "text/document.h"

namespace firsthand {

struct AnalysisOptions {
  std::string_view engine;  // version of the engine, of the language pack, of the models
  std::string_view pack;
  std::string_view model;
  bool with_text = false;  // HTML input: the text that the offsets refer to goes along
};

/// One line of UTF-8 JSON without a line end; the same document gives the same bytes.
std::string write_analysis(Document const& doc, AnalysisOptions const& options);

/// A value in thousandths as the contract writes it: "2.5", "-0.125"; whole values have no point.
std::string decimal_from_milli(int64_t milli);
/// The same as a JSON value: an integer when whole, else text.
void write_milli(int64_t milli, JsonWriter& out);

}  // namespace firsthand
