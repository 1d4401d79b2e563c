// Traces the claims of one article back through whoever stands between their speakers and it. Its parts are
// in relay.cc (links and chains) and relay_earlier.cc (what an earlier sentence said of the same speaker).
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "stages/names.h"
#include "stages/relay_links.h"

namespace firsthand {

class RelayTracer {
 public:
  RelayTracer(Document& doc, LanguagePack const& pack)
      : doc_(doc),
        names_(doc, pack),
        outlets_(doc, pack, names_),
        links_(doc, pack, names_, outlets_),
        pack_(pack),
        roles_(pack.lexicon("roles")),
        patterns_(pack.patterns("relay")) {}
  void run();

 private:
  struct Appearance {
    uint32_t token;  // from here on
    uint32_t speaker;
    RelayLink link;
  };

  struct Heard {
    std::vector<RelayLink> through;
    uint32_t sentence = 0;  // of the last claim that came so
  };
  void find_interview();
  bool quotes_others() const;
  void finish(uint32_t index, Attribution& a) const;
  bool only_hedges(Attribution const& a) const;
  void push(std::vector<RelayLink>& out, RelayLink l) const;
  bool reports_unnamed(Attribution const& b) const;
  void collect(uint32_t index, std::vector<RelayLink>& out) const;
  void extend_chains();
  void drop_own_outlet(std::vector<RelayLink>& relay) const;
  void drop_speaker(Attribution& a) const;
  static bool same_outlet(std::string const& a, std::string const& b);

  // relay_earlier.cc
  void find_appearances();
  void read_mentions();
  int speaker_in(TokenSpan range) const;
  bool in_own_text(Attribution const& a) const;
  void continue_speakers();
  bool elsewhere(Attribution const& a) const;
  void continue_one(uint32_t index, Heard& heard);
  void continue_kind(uint32_t index);
  static std::string one_of(std::string_view noun);
  bool starts_after(Appearance const& x, Attribution const& a) const;
  void share_in_sentences(std::vector<uint32_t> const& order);
  void share_in_sentence(uint32_t index, BySentence const& linked);

  Document& doc_;
  Names names_;
  OutletNames outlets_;
  OwnLinks links_;
  LanguagePack const& pack_;
  Lexicon const& roles_;
  PatternSet const& patterns_;
  std::vector<Own> own_;
  std::map<std::string, Heard> kinds_;                   // by the noun of those not named
  std::vector<std::pair<uint32_t, uint32_t>> mentions_;  // where they begin, whose; in text order
  std::vector<Appearance> appearances_;                  // in text order
  std::vector<char const*> rule_;
};

}  // namespace firsthand
