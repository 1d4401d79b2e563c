// See article_links.h. What is merged is what an article says itself, or text that is the same: everything
// else is drawn and not merged.
#include "coverage/article_links.h"

#include <algorithm>
#include <map>

#include "coverage/outlet_names.h"

namespace firsthand {
namespace {

constexpr size_t kLeastPassages = 2;  // shared passages of the same text: one sentence is a quotation of it
constexpr size_t kMostSpans = 12;     // of a reason

std::string_view rule_of(CreditKind kind) {
  switch (kind) {
    case CreditKind::kText:
      return "provenance_credit_text";
    case CreditKind::kByline:
      return "provenance_credit_byline";
    case CreditKind::kLink:
      return "provenance_credit_link";
    default:
      return "provenance_credit_photo";
  }
}

/// The claims whose words hold the credit.
std::vector<uint32_t> claims_at(ArticleFacts const& article, ByteSpan span,
                                std::vector<bool> const& relevant) {
  std::vector<uint32_t> out;
  for (uint32_t i = 0; i < article.claims.size(); ++i)
    if (relevant[i] && article.claims[i].extent.overlaps(span)) out.push_back(i);
  return out;
}

size_t facts_in(ArticleFacts const& article, std::vector<bool> const& relevant) {
  size_t out = 0;
  for (uint32_t i = 0; i < article.claims.size(); ++i) out += relevant[i] && article.claims[i].is_fact;
  return out;
}

class Linker {
 public:
  Linker(ArticlePair const& pair, std::vector<ArticleFacts> const& articles, Relevant const& relevant,
         bool focused)
      : pair_(pair), articles_(articles), relevant_(relevant), focused_(focused) {
    link_.from = pair.b;
    link_.to = pair.a;
    order_by_time();
  }

  std::optional<ArticleLink> run() {
    if (pair_.relation == Relation::kUnrelated) return std::nullopt;
    bool const by_text = text();
    bool const by_credits = credits();  // both say what they find: neither may be spared
    if (!by_text && !by_credits) return std::nullopt;
    return std::move(link_);
  }

 private:
  /// `from` is the later one where both times are known.
  void order_by_time() {
    auto const &a = articles_[pair_.a].time, &b = articles_[pair_.b].time;
    if (a && b && b->seconds < a->seconds) turn();
  }
  void turn() {
    uint32_t const from = link_.from;
    link_.from = *link_.to;
    link_.to = from;
  }

  bool text() {
    if (!pair_.may_repeat) return false;
    bool const same = pair_.relation == Relation::kSameText && passages() >= kLeastPassages;
    link_.kind = same ? LinkKind::kSameText : LinkKind::kMayRepeat;
    link_.merged = same;
    bool const forward = link_.from == pair_.a;
    for (ComparisonReason const& r : pair_.reasons)
      if (r.rule != "compare_shared_names" && r.rule != "compare_same_quotations")
        link_.reasons.push_back({r.rule, forward ? r.a : r.b, forward ? r.b : r.a});
    return true;
  }
  size_t passages() const {
    for (ComparisonReason const& r : pair_.reasons)
      if (r.rule == "compare_shared_passages") return r.a.size();
    return 0;
  }

  /// Credits of the side that gives more telling ones; a photo credit alone shows contact and no more.
  bool credits() {
    bool any = false;
    for (bool const in_b : {true, false})
      for (Credit const& c : pair_.credits)
        if (c.in_b == in_b && credit(c)) any = true;
    return any;
  }

  bool credit(Credit const& c) {
    uint32_t const giver = c.in_b ? pair_.b : pair_.a;
    bool const photo = c.kind == CreditKind::kPhoto;
    std::vector<uint32_t> claims;
    if (c.span) claims = claims_at(articles_[giver], *c.span, relevant_[giver]);
    bool const says = !photo && (of_page(c) || !claims.empty() || pair_.may_repeat);
    if (link_.directed && link_.from != giver && !(says && link_.kind != LinkKind::kSaysSo)) return false;
    if (link_.from != giver) reverse();
    link_.directed = true;
    if (says) says_so(c, giver, claims);
    add_reason(rule_of(c.kind), c.span);
    return true;
  }
  /// A byline, or a signal beside the text: about the article as a whole.
  static bool of_page(Credit const& c) {
    return c.kind == CreditKind::kByline || (c.kind == CreditKind::kLink && !c.span);
  }
  void reverse() {
    turn();
    for (LinkReason& r : link_.reasons) std::swap(r.from, r.to);
  }

  void says_so(Credit const& c, uint32_t giver, std::vector<uint32_t> const& claims) {
    link_.kind = LinkKind::kSaysSo;
    for (uint32_t i : claims)
      if (std::find(link_.claims.begin(), link_.claims.end(), i) == link_.claims.end())
        link_.claims.push_back(i);
    bool const most = focused_ || 2 * link_.claims.size() >= facts_in(articles_[giver], relevant_[giver]);
    if (of_page(c) || pair_.may_repeat || (!link_.claims.empty() && most)) link_.merged = true;
  }

  void add_reason(std::string_view rule, std::optional<ByteSpan> const& span) {
    auto at = std::find_if(link_.reasons.begin(), link_.reasons.end(),
                           [&](LinkReason const& r) { return r.rule == rule; });
    if (at == link_.reasons.end()) at = link_.reasons.insert(at, LinkReason{rule, {}, {}});
    if (span && at->from.size() < kMostSpans) at->from.push_back(*span);
  }

  ArticlePair const& pair_;
  std::vector<ArticleFacts> const& articles_;
  Relevant const& relevant_;
  bool focused_;
  ArticleLink link_;
};

/// What a signal of the page says about the article's origin; "" when it says nothing that merges.
std::string_view rule_of_signal(std::string_view kind) {
  if (kind == "wire_byline") return "provenance_wire_byline";
  if (kind == "republished") return "provenance_republished";
  if (kind == "based_on") return "provenance_based_on";
  if (kind == "translated_from") return "provenance_translated_from";
  return kind == "canonical" ? "provenance_canonical" : "";
}

bool among(std::vector<ArticleFacts> const& articles, std::string_view outlet) {
  return std::any_of(articles.begin(), articles.end(),
                     [&](ArticleFacts const& x) { return same_outlet(x.meta.outlet, outlet); });
}

ArticleLink outside(uint32_t article, std::string outlet) {
  ArticleLink out;
  out.kind = LinkKind::kSaysSo;
  out.from = article;
  out.outlet = std::move(outlet);
  out.directed = true;
  return out;
}

void signal_links(uint32_t article, std::vector<ArticleFacts> const& articles,
                  std::vector<ArticleLink>& out) {
  ArticleMeta const& meta = articles[article].meta;
  for (Signal const& s : meta.signals) {
    std::string_view const rule = rule_of_signal(s.kind);
    std::string const name = s.name.empty() ? std::string(host_of(s.href)) : s.name;
    bool const own_host = !s.href.empty() && host_of(s.href) == host_of(meta.url);
    if (rule.empty() || name.empty() || own_host || among(articles, name)) continue;
    ArticleLink link = outside(article, name);
    link.merged = true;
    link.reasons.push_back({rule, {}, {}});
    out.push_back(std::move(link));
  }
}

}  // namespace

ArticlePair pair_of(uint32_t a, uint32_t b, Comparison const& c) {
  ArticlePair out{a, b, c.relation, c.may_repeat, {}, c.credits, c.reasons};
  for (AlignedClaims const& x : c.claims)
    if (x.a && x.b) out.claims.push_back(x);
  return out;
}

std::optional<ArticleLink> link_of(ArticlePair const& pair, std::vector<ArticleFacts> const& articles,
                                   Relevant const& relevant, bool focused) {
  return Linker(pair, articles, relevant, focused).run();
}

std::vector<ArticleLink> outside_links(uint32_t article, std::vector<ArticleFacts> const& articles,
                                       std::vector<bool> const& relevant) {
  std::vector<ArticleLink> out;
  signal_links(article, articles, out);
  std::map<std::string, size_t> at;  // squeezed name of an outlet -> link
  ArticleFacts const& facts = articles[article];
  for (uint32_t i = 0; i < facts.claims.size(); ++i) {
    if (!relevant[i]) continue;
    for (auto const& name : facts.claims[i].through) {
      if (!name || same_outlet(*name, facts.meta.outlet) || among(articles, *name)) continue;
      auto const [found, is_new] = at.emplace(squeezed(*name), out.size());
      if (is_new) {
        out.push_back(outside(article, *name));
        out.back().reasons.push_back({"provenance_relayed", {}, {}});
      }
      ArticleLink& link = out[found->second];
      link.claims.push_back(i);
      if (link.reasons[0].from.size() < kMostSpans) link.reasons[0].from.push_back(facts.claims[i].extent);
    }
  }
  return out;
}

}  // namespace firsthand
