// Tracing a folder of articles: each is analysed once and only what later steps need is kept; pairs worth
// comparing are found; those are compared, their articles being analysed again a few at a time, so that
// memory grows by kilobytes an article; articles that hang together become stories with their provenance.
#pragma once

#include <string>
#include <vector>

#include "cli/options.h"
#include "coverage/article_links.h"
#include "coverage/provenance.h"
#include "stages/resources.h"

namespace firsthand::cli {

struct SkippedFile {
  std::string path;
  Error error;
};

struct TracedPair {
  ArticlePair pair;
  uint32_t a_in_b = 0, b_in_a = 0;  // thousandths
};

/// Articles that hang together, as members of Trace::paths.
struct Story {
  std::vector<uint32_t> members;
  ProvenanceInput input;
  Provenance provenance;
};

struct Trace {
  std::vector<std::string> paths;  // of the articles that were read, inside the folder
  std::vector<SkippedFile> skipped;
  size_t compared = 0;                         // pairs
  std::vector<TracedPair> pairs;               // those that one text or one story hangs on
  std::vector<Story> stories;                  // of two articles or more
  std::vector<std::vector<uint32_t>> nearest;  // with --nearest: of each article
};

/// Reports progress on stderr. Errors: the folder cannot be read. The same folder gives the same trace on
/// any number of threads.
Result<Trace> trace_folder(Options const& options, Resources const& resources);

}  // namespace firsthand::cli
