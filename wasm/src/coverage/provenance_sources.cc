// See provenance_sources.h.
#include "coverage/provenance_sources.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "coverage/outlet_names.h"
#include "coverage/union_find.h"
#include "text/unicode.h"

namespace firsthand {
namespace {

constexpr size_t kMostOthers = 200;  // articles in which a name is looked for
constexpr size_t kLeastName = 4;     // letters of a name by which it is looked for in another article

bool is_named(StatedClaim const& c) {
  return c.identity == Identity::kNamed && !c.source.empty();
}

/// A name that stands for one and the same whoever writes it: of several words, or of a body.
bool is_full(StatedClaim const& c) {
  bool const person = c.role == Role::kPerson || c.role == Role::kExpert || c.role == Role::kWitness ||
                      c.role == Role::kUnknown;
  return c.source.find(' ') != std::string::npos || !person;
}

/// One source as one article states it: all its claims of one name or description.
struct Mentioned {
  uint32_t article = 0;
  StatedClaim const* first = nullptr;
  std::vector<uint32_t> claims;
};

class SourceFinder {
 public:
  SourceFinder(ProvenanceInput const& in, Relevant const& relevant, Provenance& out)
      : in_(in), relevant_(relevant), out_(out) {}

  void run() {
    for (uint32_t i = 0; i < in_.articles.size(); ++i) read_article(i);
    UnionFind same(found_.size());
    std::map<uint32_t, std::vector<std::string_view>> rules;  // by a member, why
    merge_names(same, rules);
    merge_unnamed(same, rules);
    number(same, rules);
    for (auto const& [x, y] : maybe_) note_maybe(x, y);
    state();
  }

 private:
  void read_article(uint32_t article) {
    std::map<std::string, size_t> at;
    std::vector<StatedClaim> const& claims = in_.articles[article].claims;
    of_claim_.emplace_back(claims.size(), kNone);
    for (uint32_t i = 0; i < claims.size(); ++i) {
      if (!relevant_[article][i]) continue;
      if (claims[i].source.empty()) {
        ++out_.articles[article].unsourced;
        continue;
      }
      auto const [found, is_new] = at.emplace(squeezed(claims[i].source), found_.size());
      if (is_new) found_.push_back({article, &claims[i], {}});
      found_[found->second].claims.push_back(i);
      of_claim_[article][i] = static_cast<uint32_t>(found->second);
    }
  }

  void merge_names(UnionFind& same, std::map<uint32_t, std::vector<std::string_view>>& rules) {
    std::map<std::string, uint32_t> by_name;
    for (uint32_t n = 0; n < found_.size(); ++n) {
      if (!is_named(*found_[n].first) || !is_full(*found_[n].first)) continue;
      auto const [at, is_new] = by_name.emplace(squeezed(found_[n].first->source), n);
      if (is_new) continue;
      same.unite(at->second, n);
      rules[n].push_back("provenance_same_name");
    }
  }

  /// The same claim by nobody named: one source when it came by the same way, else perhaps.
  void merge_unnamed(UnionFind& same, std::map<uint32_t, std::vector<std::string_view>>& rules) {
    for (ArticlePair const& pair : in_.pairs)
      for (AlignedClaims const& c : pair.claims) {
        uint32_t const x = of_claim_[pair.a][*c.a], y = of_claim_[pair.b][*c.b];
        if (x == kNone || y == kNone || same.find(x) == same.find(y)) continue;
        if (is_named(*found_[x].first) || is_named(*found_[y].first)) continue;
        StatedClaim const &left = in_.articles[pair.a].claims[*c.a],
                          &right = in_.articles[pair.b].claims[*c.b];
        std::string_view const rule = same_way(left, right) ? "provenance_same_relay"
                                      : same_text(pair)     ? "provenance_same_passage"
                                                            : "";
        if (rule.empty()) {
          if (pair.may_repeat) maybe_.emplace_back(x, y);
          continue;
        }
        same.unite(x, y);
        rules[std::max(x, y)].push_back(rule);
      }
  }
  static bool same_way(StatedClaim const& x, StatedClaim const& y) {
    for (auto const& a : x.through)
      for (auto const& b : y.through)
        if (a && b && same_outlet(*a, *b)) return true;
    return false;
  }
  bool same_text(ArticlePair const& pair) const {
    return out_.articles[pair.a].text_group == out_.articles[pair.b].text_group;
  }

  void number(UnionFind& same, std::map<uint32_t, std::vector<std::string_view>> const& rules) {
    source_of_.resize(found_.size());
    for (std::vector<uint32_t> const& set : same.sets()) {
      UltimateSource source;
      StatedClaim const& first = *found_[set[0]].first;
      source.name = first.source;
      source.identity = first.identity;
      source.role = first.role;
      for (uint32_t n : set) {
        source_of_[n] = static_cast<uint32_t>(out_.sources.size());
        if (source.articles.empty() || source.articles.back() != found_[n].article)
          source.articles.push_back(found_[n].article);
        auto const why = rules.find(n);
        for (std::string_view rule : why == rules.end() ? std::vector<std::string_view>() : why->second)
          if (std::find(source.merged_by.begin(), source.merged_by.end(), rule) == source.merged_by.end())
            source.merged_by.push_back(rule);
      }
      out_.sources.push_back(std::move(source));
    }
  }

  void note_maybe(uint32_t x, uint32_t y) {
    uint32_t const a = source_of_[x], b = source_of_[y];
    if (a == b) return;
    for (auto const& [one, other] : {std::pair(a, b), std::pair(b, a)}) {
      std::vector<uint32_t>& list = out_.sources[one].may_be;
      auto const at = std::lower_bound(list.begin(), list.end(), other);
      if (at == list.end() || *at != other) list.insert(at, other);
    }
  }

  /// Each article's statements: one a source and way.
  void state() {
    for (uint32_t n = 0; n < found_.size(); ++n) {
      std::vector<Statement>& list = out_.articles[found_[n].article].statements;
      size_t const begin = list.size();
      for (uint32_t i : found_[n].claims) {
        StatedClaim const& claim = in_.articles[found_[n].article].claims[i];
        auto at = std::find_if(list.begin() + static_cast<std::ptrdiff_t>(begin), list.end(),
                               [&](Statement const& s) { return s.through == claim.through; });
        if (at == list.end()) at = list.insert(at, Statement{source_of_[n], claim.through, {}, claim.span});
        at->claims.push_back(i);
      }
    }
  }

  static constexpr uint32_t kNone = UINT32_MAX;
  ProvenanceInput const& in_;
  Relevant const& relevant_;
  Provenance& out_;
  std::vector<Mentioned> found_;
  std::vector<std::vector<uint32_t>> of_claim_;  // of each article's claims, index into found_
  std::vector<uint32_t> source_of_;
  std::vector<std::pair<uint32_t, uint32_t>> maybe_;
};

/// The last word of a name, as it would stand in another article; "" when it is too short to tell.
std::string last_word(std::string_view name) {
  size_t const space = name.rfind(' ');
  std::string const word =
      lower_keeping_offsets(space == std::string_view::npos ? name : name.substr(space + 1));
  return word.size() < kLeastName ? std::string() : word;
}

class OwnSourcing {
 public:
  OwnSourcing(ProvenanceInput const& in, Relevant const& relevant, Provenance& out)
      : in_(in), relevant_(relevant), out_(out) {
    for (ArticleFacts const& x : in.articles) lower_.push_back(lower_keeping_offsets(x.text));
    for (ArticleFacts const& x : in.articles) has_partner_.emplace_back(x.claims.size(), false);
    for (ArticlePair const& pair : in.pairs)
      for (AlignedClaims const& c : pair.claims)
        if (pair.may_repeat) has_partner_[pair.a][*c.a] = has_partner_[pair.b][*c.b] = true;
  }

  void run() {
    for (uint32_t i = 0; i < in_.articles.size(); ++i) {
      ArticlePlace& place = out_.articles[i];
      for (OwnSign const& s : in_.articles[i].own)
        if (relevant_[i][s.claim]) place.own.push_back(s);
      if (in_.articles.size() > 1) named_sources(i, place.own);
      if (!place.own.empty()) out_.relay_chains[place.relay_chain].own_sourcing = true;
    }
  }

 private:
  /// Named, direct, the name nowhere else, and the claim not retold with another spelling of it.
  void named_sources(uint32_t article, std::vector<OwnSign>& own) const {
    std::vector<StatedClaim> const& claims = in_.articles[article].claims;
    for (uint32_t i = 0; i < claims.size(); ++i) {
      StatedClaim const& c = claims[i];
      bool const person_or_body = c.role != Role::kMedia && c.role != Role::kDocument;
      if (!relevant_[article][i] || !is_named(c) || !c.span || !c.through.empty() || !person_or_body)
        continue;
      if (!is_full(c) || has_partner_[article][i] || named_elsewhere(article, c.source)) continue;
      own.push_back({SignKind::kNamedSource, i, *c.span});
    }
  }
  bool named_elsewhere(uint32_t article, std::string const& name) const {
    std::string const word = last_word(name);
    if (word.empty()) return true;
    for (uint32_t k = 0; k < std::min(lower_.size(), kMostOthers); ++k)
      if (k != article && lower_[k].find(word) != std::string::npos) return true;
    return false;
  }

  ProvenanceInput const& in_;
  Relevant const& relevant_;
  Provenance& out_;
  std::vector<std::string> lower_;
  std::vector<std::vector<bool>> has_partner_;
};

}  // namespace

void find_sources(ProvenanceInput const& in, Relevant const& relevant, Provenance& out) {
  SourceFinder(in, relevant, out).run();
}

void find_own_sourcing(ProvenanceInput const& in, Relevant const& relevant, Provenance& out) {
  OwnSourcing(in, relevant, out).run();
}

}  // namespace firsthand
