// See provenance_writer.h. Articles go by the caller's ids, groups by t1, c1 and s1.
#include "io/provenance_writer.h"

#include <algorithm>

#include "io/names.h"
#include "io/utf16_map.h"

namespace firsthand {
namespace {

constexpr size_t kBytesPerItem = 200;

std::string numbered(char letter, size_t index) {
  return letter + std::to_string(index + 1);
}

class Writer {
 public:
  Writer(Provenance const& p, ProvenanceInput const& in, ProvenanceFrame const& frame)
      : p_(p), in_(in), frame_(frame), out_(1000 + kBytesPerItem * (p.links.size() + p.sources.size())) {
    for (ArticleFacts const& x : in.articles) maps_.emplace_back(x.text);
  }

  std::string run() {
    out_.open_object();
    out_.key("schema_version");
    out_.integer(1);
    out_.named("offset_unit", "utf16");
    focus();
    out_.key("at_least");
    out_.boolean(frame_.at_least);
    articles();
    text_groups();
    out_.objects("relay_chains", p_.relay_chains, [&](RelayChain const& c) { chain(c); });
    out_.objects("sources", p_.sources, [&](UltimateSource const& s) { source(s); });
    out_.objects("links", p_.links, [&](ArticleLink const& l) { link(l); });
    counts();
    out_.close_object();
    return out_.take();
  }

 private:
  void focus() {
    out_.key("focus");
    if (!in_.focus) return out_.null();
    out_.open_object();
    out_.named("article", frame_.ids[in_.focus->article]);
    spans("spans", in_.focus->article, in_.focus->spans);
    out_.close_object();
  }

  void articles() {
    out_.key("articles");
    out_.open_list();
    for (uint32_t i = 0; i < in_.articles.size(); ++i) {
      out_.open_object();
      article(i);
      out_.close_object();
    }
    out_.close_list();
  }
  void article(uint32_t i) {
    ArticleFacts const& facts = in_.articles[i];
    ArticlePlace const& place = p_.articles[i];
    out_.named("id", frame_.ids[i]);
    text_or_null("outlet", facts.meta.outlet);
    text_or_null("title", facts.meta.title);
    text_or_null("url", facts.meta.url);
    text_or_null("published", facts.meta.published);
    text_or_null("seen", facts.seen);
    out_.named("text_group", numbered('t', place.text_group));
    out_.named("relay_chain", numbered('c', place.relay_chain));
    claims("claims", place.claims);
    out_.objects("statements", place.statements, [&](Statement const& s) { statement(i, s); });
    out_.key("unsourced");
    out_.integer(place.unsourced);
    out_.objects("own_sourcing", place.own, [&](OwnSign const& s) {
      out_.named("kind", name_of(s.kind));
      out_.named("claim", numbered('a', s.claim));
      span("span", i, s.span);
    });
  }
  void statement(uint32_t article, Statement const& s) {
    out_.named("source", numbered('s', s.source));
    out_.key("through");
    out_.open_list();
    for (auto const& name : s.through) name ? out_.text(*name) : out_.null();
    out_.close_list();
    claims("claims", s.claims);
    out_.key("span");
    s.span ? out_.span(maps_[article].outer(*s.span)) : out_.null();
  }

  void text_groups() {
    out_.key("text_groups");
    out_.open_list();
    for (size_t i = 0; i < p_.text_groups.size(); ++i) {
      out_.open_object();
      out_.named("id", numbered('t', i));
      ids("articles", p_.text_groups[i]);
      out_.close_object();
    }
    out_.close_list();
  }

  void chain(RelayChain const& c) {
    out_.named("id", numbered('c', static_cast<size_t>(&c - p_.relay_chains.data())));
    ids("articles", c.articles);
    marks("text_groups", 't', c.text_groups);
    texts("through", c.through);
    out_.named("own_sourcing", c.own_sourcing ? "stated" : "not_established");
    out_.key("earliest_seen");
    c.earliest ? out_.text(frame_.ids[*c.earliest]) : out_.null();
  }

  void source(UltimateSource const& s) {
    out_.named("id", numbered('s', static_cast<size_t>(&s - p_.sources.data())));
    out_.named("name", s.name);
    out_.named("identity", name_of(s.identity));
    out_.named("role", name_of(s.role));
    ids("articles", s.articles);
    texts("merged_by", s.merged_by);
    marks("may_be", 's', s.may_be);
  }

  void link(ArticleLink const& l) {
    out_.named("kind", name_of(l.kind));
    out_.named("from", frame_.ids[l.from]);
    out_.key("to");
    l.to ? out_.text(frame_.ids[*l.to]) : out_.null();
    text_or_null("outlet", l.outlet);
    out_.key("directed");
    out_.boolean(l.directed);
    out_.key("merged");
    out_.boolean(l.merged);
    claims("claims", l.claims);
    out_.objects("reasons", l.reasons, [&](LinkReason const& r) {
      out_.named("rule", r.rule);
      spans("spans_from", l.from, r.from);
      spans("spans_to", l.to.value_or(l.from), l.to ? r.to : std::vector<ByteSpan>());
    });
  }

  void counts() {
    size_t own = 0, named = 0;
    for (RelayChain const& c : p_.relay_chains) own += c.own_sourcing;
    for (UltimateSource const& s : p_.sources) named += s.identity == Identity::kNamed;
    out_.key("counts");
    out_.open_object();
    count("articles", in_.articles.size());
    count("text_groups", p_.text_groups.size());
    count("relay_chains", p_.relay_chains.size());
    count("own_sourcing", own);
    count("not_established", p_.relay_chains.size() - own);
    count("named_sources", named);
    count("unnamed_sources", p_.sources.size() - named);
    out_.close_object();
  }

  void count(std::string_view name, size_t value) {
    out_.key(name);
    out_.integer(static_cast<int64_t>(value));
  }
  void text_or_null(std::string_view name, std::string const& value) {
    out_.key(name);
    value.empty() ? out_.null() : out_.text(value);
  }
  void span(std::string_view name, uint32_t article, ByteSpan s) {
    out_.key(name);
    out_.span(maps_[article].outer(s));
  }
  void spans(std::string_view name, uint32_t article, std::vector<ByteSpan> const& list) {
    out_.key(name);
    out_.open_list();
    for (ByteSpan s : list) out_.span(maps_[article].outer(s));
    out_.close_list();
  }
  template <class Texts>
  void texts(std::string_view name, Texts const& list) {
    out_.key(name);
    out_.open_list();
    for (auto const& text : list) out_.text(text);
    out_.close_list();
  }
  void ids(std::string_view name, std::vector<uint32_t> const& list) {
    out_.key(name);
    out_.open_list();
    for (uint32_t i : list) out_.text(frame_.ids[i]);
    out_.close_list();
  }
  void marks(std::string_view name, char letter, std::vector<uint32_t> const& list) {
    out_.key(name);
    out_.open_list();
    for (uint32_t i : list) out_.text(numbered(letter, i));
    out_.close_list();
  }
  void claims(std::string_view name, std::vector<uint32_t> const& list) { marks(name, 'a', list); }

  Provenance const& p_;
  ProvenanceInput const& in_;
  ProvenanceFrame const& frame_;
  std::vector<Utf16Map> maps_;
  JsonWriter out_;
};

}  // namespace

std::string write_provenance(Provenance const& provenance, ProvenanceInput const& input,
                             ProvenanceFrame const& frame) {
  return Writer(provenance, input, frame).run();
}

}  // namespace firsthand
