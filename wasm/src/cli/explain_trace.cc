// See explain_trace.h. The fixed words for origins are those of the extension's messages.
#include "cli/explain_trace.h"

#include "cli/explain.h"
#include "cli/messages.h"
#include "io/names.h"

namespace firsthand::cli {
namespace {

std::string counted(size_t n, char const* one, char const* many) {
  return std::to_string(n) + " " + (n == 1 ? one : many);
}

class StoryTeller {
 public:
  StoryTeller(Trace const& trace, Story const& story) : trace_(trace), story_(story) {}

  std::string tell(size_t number) const {
    Provenance const& p = story_.provenance;
    std::string out = "Story " + std::to_string(number) + ": " +
                      counted(story_.members.size(), "article", "articles") + ", " +
                      counted(p.text_groups.size(), "text", "texts") + ", " +
                      counted(p.relay_chains.size(), "chain", "chains") + "\n";
    for (RelayChain const& chain : p.relay_chains) out += tell(chain);
    for (ArticleLink const& link : p.links) out += tell(link);
    for (UltimateSource const& source : p.sources)
      if (source.articles.size() > 1) out += tell(source);
    return out;
  }

 private:
  std::string file(uint32_t article) const { return shown(trace_.paths[story_.members[article]]); }
  std::string files(std::vector<uint32_t> const& articles) const {
    std::string out;
    for (uint32_t i : articles) out += (out.empty() ? "" : ", ") + file(i);
    return out;
  }

  std::string tell(RelayChain const& chain) const {
    std::string out = "- " + files(chain.articles) + ": " +
                      (chain.own_sourcing ? "Own sourcing stated" : message("origin_not_established"));
    for (std::string const& outlet : chain.through) out += "; through " + shown(outlet);
    if (chain.earliest && chain.articles.size() > 1) out += "; earliest copy seen: " + file(*chain.earliest);
    return out + "\n";
  }
  std::string tell(ArticleLink const& link) const {
    std::string const other = link.to ? file(*link.to) : shown(link.outlet);
    std::string out = "  " + file(link.from) + " - " + other + ": " + kind(link) + "\n";
    for (LinkReason const& r : link.reasons)
      out += "    - " + message("reason_" + std::string(r.rule)) + "\n";
    return out;
  }
  static std::string kind(ArticleLink const& link) {
    std::string const word = message("origin_" + std::string(name_of(link.kind)));
    return (word.empty() ? "Connected" : word) + (link.merged || !link.to ? "" : ", not merged");
  }
  std::string tell(UltimateSource const& source) const {
    return "  " + shown(source.name) + ": " + counted(source.articles.size(), "article", "articles") + "\n";
  }

  Trace const& trace_;
  Story const& story_;
};

}  // namespace

std::string explain(Trace const& trace) {
  std::string out = counted(trace.paths.size(), "article", "articles") + " read, " +
                    counted(trace.skipped.size(), "file", "files") + " skipped, " +
                    counted(trace.stories.size(), "story", "stories") + " of two articles or more\n";
  for (size_t i = 0; i < trace.stories.size(); ++i)
    out += "\n" + StoryTeller(trace, trace.stories[i]).tell(i + 1);
  out.pop_back();
  return out;
}

}  // namespace firsthand::cli
