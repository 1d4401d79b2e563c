// See trace.h.
#include "cli/trace.h"

#include <atomic>
#include <cstdio>
#include <functional>
#include <memory>
#include <optional>
#include <thread>

#include "cli/folder.h"
#include "cli/input.h"
#include "coverage/candidates.h"
#include "coverage/compare.h"
#include "coverage/union_find.h"

namespace firsthand::cli {
namespace {

constexpr unsigned kMostThreads = 8;
constexpr size_t kProgressEvery = 1'000;
constexpr size_t kRun = 64;  // pairs that one thread takes at a time: neighbours share an article

/// Runs work(0) ... work(count - 1) on all cores, each once, in any order.
void for_all(size_t count, char const* what, std::function<void(size_t)> const& work) {
  std::atomic<size_t> next{0}, done{0};
  auto const run = [&] {
    for (size_t i = next++; i < count; i = next++) {
      work(i);
      size_t const n = ++done;
      if (n % kProgressEvery == 0) std::fprintf(stderr, "firsthand: %s %zu of %zu\n", what, n, count);
    }
  };
  std::vector<std::thread> threads;
  for (unsigned t = 1; t < std::min(kMostThreads, std::thread::hardware_concurrency()); ++t)
    threads.emplace_back(run);
  run();
  for (std::thread& t : threads) t.join();
}

class FolderTracer {
 public:
  FolderTracer(Options const& options, Resources const& resources)
      : options_(options), resources_(resources) {}

  Result<Trace> run() {
    auto found = articles_in(options_.files[0]);
    if (!found) return found.error();
    read_all(found.value());
    Candidates const candidates(std::move(sketches_));
    for (uint32_t i = 0; options_.nearest > 0 && i < facts_.size(); ++i)
      out_.nearest.push_back(candidates.nearest(i, options_.nearest));
    compare_all(candidates.pairs());
    tell_stories();
    return std::move(out_);
  }

 private:
  std::string path_of(std::string const& inside) const { return options_.files[0] + "/" + inside; }

  struct Slot {
    std::optional<Error> error;
    ArticleFacts facts;
    Sketch sketch;
  };

  void read_all(std::vector<std::string> const& files) {
    std::vector<Slot> slots(files.size());
    for_all(files.size(), "read", [&](size_t i) { read(files[i], slots[i]); });
    for (size_t i = 0; i < files.size(); ++i) {
      if (slots[i].error) {
        report(path_of(files[i]), *slots[i].error);
        out_.skipped.push_back({files[i], std::move(*slots[i].error)});
        continue;
      }
      out_.paths.push_back(files[i]);
      facts_.push_back(std::move(slots[i].facts));
      sketches_.push_back(std::move(slots[i].sketch));
    }
    std::fprintf(stderr, "firsthand: %zu articles read, %zu files skipped\n", facts_.size(),
                 out_.skipped.size());
  }

  void read(std::string const& inside, Slot& slot) const {
    auto const doc = analyze_file(options_, path_of(inside), resources_);
    if (!doc) {
      slot.error = doc.error();
      return;
    }
    slot.facts = article_facts(doc.value(), resources_.pack);
    slot.sketch = sketch_of(comparable_alone(doc.value(), resources_.pack));
  }

  void compare_all(std::vector<std::pair<uint32_t, uint32_t>> const& pairs) {
    out_.compared = pairs.size();
    std::vector<std::optional<TracedPair>> slots(pairs.size());
    size_t const runs = (pairs.size() + kRun - 1) / kRun;
    for_all(runs, "compared runs of pairs", [&](size_t r) {
      Document first;
      uint32_t held = UINT32_MAX;
      for (size_t i = r * kRun; i < std::min(pairs.size(), (r + 1) * kRun); ++i) {
        auto const [a, b] = pairs[i];
        if (a != held) first = again(a);
        held = a;
        slots[i] = compared(a, first, b);
      }
    });
    for (auto& slot : slots)
      if (slot) out_.pairs.push_back(std::move(*slot));
    std::fprintf(stderr, "firsthand: %zu pairs compared, %zu hang together\n", pairs.size(),
                 out_.pairs.size());
  }

  /// An article that was read before; one that has gone since is empty and hangs on nothing.
  Document again(uint32_t article) const {
    auto doc = analyze_file(options_, path_of(out_.paths[article]), resources_);
    bool const same = doc.ok() && doc.value().text == facts_[article].text;
    return same ? std::move(doc.value()) : Document();
  }

  std::optional<TracedPair> compared(uint32_t a, Document const& first, uint32_t b) const {
    Comparison const c = compare_documents(first, again(b), resources_.pack);
    bool const credited = c.relation == Relation::kSameStory && !c.credits.empty();
    if (!c.may_repeat && !credited) return std::nullopt;
    return TracedPair{pair_of(a, b, c), c.a_in_b, c.b_in_a};
  }

  void tell_stories() {
    UnionFind together(facts_.size());
    for (TracedPair const& p : out_.pairs) together.unite(p.pair.a, p.pair.b);
    std::vector<uint32_t> place(facts_.size()), story_of(facts_.size(), UINT32_MAX);
    for (std::vector<uint32_t>& set : together.sets()) {
      if (set.size() < 2) continue;
      Story story;
      for (uint32_t i : set) {
        place[i] = static_cast<uint32_t>(story.input.articles.size());
        story_of[i] = static_cast<uint32_t>(out_.stories.size());
        story.input.articles.push_back(std::move(facts_[i]));
      }
      story.members = std::move(set);
      out_.stories.push_back(std::move(story));
    }
    for (TracedPair const& p : out_.pairs) {
      ArticlePair pair = p.pair;
      uint32_t const story = story_of[pair.a];
      pair.a = place[pair.a];
      pair.b = place[pair.b];
      out_.stories[story].input.pairs.push_back(std::move(pair));
    }
    for_all(out_.stories.size(), "stories",
            [&](size_t i) { out_.stories[i].provenance = trace_provenance(out_.stories[i].input); });
  }

  Options const& options_;
  Resources const& resources_;
  Trace out_;
  std::vector<ArticleFacts> facts_;
  std::vector<Sketch> sketches_;
};

}  // namespace

Result<Trace> trace_folder(Options const& options, Resources const& resources) {
  return FolderTracer(options, resources).run();
}

}  // namespace firsthand::cli
