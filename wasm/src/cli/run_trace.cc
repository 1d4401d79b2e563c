// See run_trace.h.
#include "cli/run_trace.h"

#include "cli/explain_trace.h"
#include "cli/files.h"
#include "cli/input.h"
#include "cli/trace.h"
#include "io/json_writer.h"
#include "io/names.h"
#include "io/provenance_writer.h"

namespace firsthand::cli {
namespace {

class TraceWriter {
 public:
  explicit TraceWriter(Trace const& trace) : trace_(trace), out_(1000 + 3000 * trace.stories.size()) {}

  std::string run() {
    out_.open_object();
    count("schema_version", 1);
    count("articles", trace_.paths.size());
    count("compared", trace_.compared);
    out_.objects("skipped", trace_.skipped, [&](SkippedFile const& s) {
      out_.named("file", s.path);
      out_.named("code", error_name(s.error.code));
      out_.named("message", s.error.message);
    });
    out_.objects("pairs", trace_.pairs, [&](TracedPair const& p) { pair(p); });
    stories();
    if (!trace_.nearest.empty()) nearest();
    out_.close_object();
    return out_.take();
  }

 private:
  void count(std::string_view name, size_t value) {
    out_.key(name);
    out_.integer(static_cast<int64_t>(value));
  }
  void pair(TracedPair const& p) {
    out_.named("a", trace_.paths[p.pair.a]);
    out_.named("b", trace_.paths[p.pair.b]);
    out_.named("relation", name_of(p.pair.relation));
    out_.key("may_repeat");
    out_.boolean(p.pair.may_repeat);
    out_.key("containment");
    out_.open_object();
    count("a_in_b", p.a_in_b);
    count("b_in_a", p.b_in_a);
    out_.close_object();
  }
  void stories() {
    out_.key("stories");
    out_.open_list();
    for (Story const& story : trace_.stories)
      out_.json(write_provenance(story.provenance, story.input, {names(story.members), false}));
    out_.close_list();
  }
  void nearest() {
    out_.key("nearest");
    out_.open_list();
    for (size_t i = 0; i < trace_.nearest.size(); ++i) {
      out_.open_object();
      out_.named("file", trace_.paths[i]);
      out_.key("others");
      out_.open_list();
      for (std::string const& name : names(trace_.nearest[i])) out_.text(name);
      out_.close_list();
      out_.close_object();
    }
    out_.close_list();
  }
  std::vector<std::string> names(std::vector<uint32_t> const& articles) const {
    std::vector<std::string> out;
    for (uint32_t i : articles) out.push_back(trace_.paths[i]);
    return out;
  }

  Trace const& trace_;
  JsonWriter out_;
};

}  // namespace

int run_trace(Options const& options, Resources const& resources) {
  auto const trace = trace_folder(options, resources);
  if (!trace) return report(options.files[0], trace.error());
  std::string const out = options.explain ? explain(trace.value()) : TraceWriter(trace.value()).run();
  if (!write_line(out)) return kBadFile;
  return trace.value().skipped.empty() ? kDone : kBadInput;
}

}  // namespace firsthand::cli
