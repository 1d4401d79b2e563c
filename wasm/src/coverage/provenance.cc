// See provenance.h. The steps: which claims are looked at; links; groups of one text; relay chains; sources;
// signs of own sourcing.
#include "coverage/provenance.h"

#include <algorithm>

#include "coverage/outlet_names.h"
#include "coverage/provenance_sources.h"
#include "coverage/union_find.h"

namespace firsthand {
namespace {

/// All claims, or, with a focus, those in its spans and their counterparts in the other articles.
Relevant relevant_claims(ProvenanceInput const& in) {
  Relevant out;
  for (ArticleFacts const& x : in.articles) out.emplace_back(x.claims.size(), !in.focus);
  if (!in.focus) return out;
  uint32_t const home = in.focus->article;
  std::vector<StatedClaim> const& claims = in.articles[home].claims;
  for (uint32_t i = 0; i < claims.size(); ++i)
    for (ByteSpan s : in.focus->spans)
      for (ByteSpan c : claims[i].content) out[home][i] = out[home][i] || c.overlaps(s);
  for (ArticlePair const& pair : in.pairs) {
    if (pair.a != home && pair.b != home) continue;
    for (AlignedClaims const& x : pair.claims) {
      uint32_t const mine = pair.a == home ? *x.a : *x.b, other = pair.a == home ? *x.b : *x.a;
      if (out[home][mine]) out[pair.a == home ? pair.b : pair.a][other] = true;
    }
  }
  return out;
}

class Tracer {
 public:
  explicit Tracer(ProvenanceInput const& in)
      : in_(in), relevant_(relevant_claims(in)), texts_(in.articles.size()), chains_(in.articles.size()) {
    out_.articles.resize(in.articles.size());
  }

  Provenance run() {
    find_links();
    merge();
    number_groups();
    find_sources(in_, relevant_, out_);
    find_own_sourcing(in_, relevant_, out_);
    for (RelayChain& chain : out_.relay_chains) chain.earliest = earliest(chain.articles);
    return std::move(out_);
  }

 private:
  void find_links() {
    for (ArticlePair const& pair : in_.pairs)
      if (auto link = link_of(pair, in_.articles, relevant_, in_.focus.has_value()))
        out_.links.push_back(std::move(*link));
    for (uint32_t i = 0; i < in_.articles.size(); ++i)
      for (ArticleLink& link : outside_links(i, in_.articles, relevant_[i]))
        out_.links.push_back(std::move(link));
  }

  void merge() {
    for (ArticleLink const& link : out_.links) {
      if (!link.merged || !link.to) continue;
      chains_.unite(link.from, *link.to);
      if (link.kind == LinkKind::kSameText) texts_.unite(link.from, *link.to);
    }
    for (ArticlePair const& pair : in_.pairs)
      if (pair.relation == Relation::kSameText && linked_as_text(pair)) texts_.unite(pair.a, pair.b);
    merge_by_relay();
  }
  /// The same text stays one text group when one article also says that it repeats the other.
  bool linked_as_text(ArticlePair const& pair) const {
    return std::any_of(out_.links.begin(), out_.links.end(), [&](ArticleLink const& l) {
      return l.merged && l.to && std::min(l.from, *l.to) == pair.a && std::max(l.from, *l.to) == pair.b &&
             std::any_of(l.reasons.begin(), l.reasons.end(),
                         [](LinkReason const& r) { return r.rule == "compare_shared_passages"; });
    });
  }

  /// Two articles that say they have the same from one outlet outside are one chain: the page as a whole
  /// says so, or the same claim does.
  void merge_by_relay() {
    for (size_t i = 0; i < out_.links.size(); ++i)
      for (size_t k = i + 1; k < out_.links.size(); ++k) {
        ArticleLink &x = out_.links[i], &y = out_.links[k];
        if (x.to || y.to || x.from == y.from || !same_outlet(x.outlet, y.outlet)) continue;
        if (chains_.find(x.from) == chains_.find(y.from)) continue;
        bool const whole = x.claims.empty() && y.claims.empty();
        if (!whole && !share_claim(x, y)) continue;
        x.merged = y.merged = true;
        chains_.unite(x.from, y.from);
      }
  }
  bool share_claim(ArticleLink const& x, ArticleLink const& y) const {
    auto const has = [](ArticleLink const& l, uint32_t claim) {
      return std::find(l.claims.begin(), l.claims.end(), claim) != l.claims.end();
    };
    for (ArticlePair const& pair : in_.pairs) {
      bool const forward = pair.a == x.from && pair.b == y.from;
      if (!forward && !(pair.a == y.from && pair.b == x.from)) continue;
      for (AlignedClaims const& c : pair.claims)
        if (has(x, forward ? *c.a : *c.b) && has(y, forward ? *c.b : *c.a)) return true;
    }
    return false;
  }

  void number_groups() {
    for (std::vector<uint32_t>& set : texts_.sets()) {
      for (uint32_t i : set) out_.articles[i].text_group = static_cast<uint32_t>(out_.text_groups.size());
      out_.text_groups.push_back(std::move(set));
    }
    for (std::vector<uint32_t>& set : chains_.sets()) {
      RelayChain chain;
      for (uint32_t i : set) place(i, chain);
      chain.articles = std::move(set);
      out_.relay_chains.push_back(std::move(chain));
    }
  }
  void place(uint32_t article, RelayChain& chain) {
    ArticlePlace& at = out_.articles[article];
    at.relay_chain = static_cast<uint32_t>(out_.relay_chains.size());
    for (uint32_t i = 0; i < relevant_[article].size(); ++i)
      if (relevant_[article][i]) at.claims.push_back(i);
    auto const known = std::find(chain.text_groups.begin(), chain.text_groups.end(), at.text_group);
    if (known == chain.text_groups.end()) chain.text_groups.push_back(at.text_group);
    for (ArticleLink const& link : out_.links) {
      if (link.from != article || link.to) continue;
      bool const seen = std::any_of(chain.through.begin(), chain.through.end(),
                                    [&](std::string const& x) { return same_outlet(x, link.outlet); });
      if (!seen) chain.through.push_back(link.outlet);
    }
  }

  /// None when fewer than all times are known, or a date alone leaves the order open.
  std::optional<uint32_t> earliest(std::vector<uint32_t> const& articles) const {
    std::optional<uint32_t> first;
    for (uint32_t i : articles) {
      auto const& time = in_.articles[i].time;
      if (!time) return std::nullopt;
      if (!first || time->seconds < in_.articles[*first].time->seconds) first = i;
    }
    for (uint32_t i : articles)
      if (first && i != *first && open_between(*in_.articles[i].time, *in_.articles[*first].time))
        return std::nullopt;
    return first;
  }
  static bool open_between(Moment const& x, Moment const& y) {
    if (x.date_only || y.date_only) return date_of(x) == date_of(y);
    return x.seconds == y.seconds;
  }

  ProvenanceInput const& in_;
  Relevant relevant_;
  UnionFind texts_, chains_;
  Provenance out_;
};

}  // namespace

Provenance trace_provenance(ProvenanceInput const& input) {
  return Tracer(input).run();
}

}  // namespace firsthand
