// Reads a language pack out of a bundle and derives the table of inflected reporting cues.
#include "pack/language_pack.h"

namespace firsthand {
namespace {

constexpr std::string_view kShared = "packs/und/";

bool starts_with(std::string_view s, std::string_view prefix) {
  return s.substr(0, prefix.size()) == prefix;
}

bool ends_with(std::string_view s, std::string_view ending) {
  return s.size() >= ending.size() && s.substr(s.size() - ending.size()) == ending;
}

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && (s.back() == '\n' || s.back() == ' ')) s.remove_suffix(1);
  return s;
}

LexiconEntry cue_form(std::string form, LexiconEntry const& cue) {
  LexiconEntry out{std::move(form), {cue.phrase}};
  out.values.insert(out.values.end(), cue.values.begin(), cue.values.end());
  return out;
}

}  // namespace

Result<LanguagePack> LanguagePack::parse(Bundle const& bundle, std::string_view language) {
  LanguagePack pack;
  pack.language_ = std::string(language);
  const std::string own = "packs/" + pack.language_ + "/";
  for (auto const& [name, data] : bundle.entries()) {
    if (!starts_with(name, own) && !starts_with(name, kShared)) continue;
    std::string_view file = name.substr(name.rfind('/') + 1);
    if (Result<bool> added = pack.add(file, data); !added) return added.error();
  }
  if (pack.version_.empty())
    return Error{ErrorCode::kBadResource, "language pack " + pack.language_ + ": no file named version"};
  pack.add_cue_forms();
  return pack;
}

Result<bool> LanguagePack::add(std::string_view file, std::string_view text) {
  if (file == "version") version_ = std::string(trimmed(text));
  if (!ends_with(file, ".tsv")) return true;
  Result<Lexicon> lexicon = Lexicon::parse(file, text);
  if (!lexicon) return lexicon.error();
  lexicons_.emplace(file.substr(0, file.size() - 4), std::move(lexicon.value()));
  return true;
}

void LanguagePack::add_cue_forms() {
  Lexicon const& inflections = lexicon("inflections");
  std::vector<LexiconEntry> forms;
  for (LexiconEntry const& cue : lexicon("reporting_cues").entries()) {
    forms.push_back(cue_form(cue.phrase, cue));
    LexiconEntry const* row = inflections.find(cue.phrase);
    if (!row) continue;
    for (std::string const& form : row->values) forms.push_back(cue_form(form, cue));
  }
  lexicons_.emplace("cue_forms", Lexicon::from_entries(std::move(forms)));
}

Lexicon const& LanguagePack::lexicon(std::string_view name) const {
  static const Lexicon kEmpty;
  auto it = lexicons_.find(std::string(name));
  return it == lexicons_.end() ? kEmpty : it->second;
}

}  // namespace firsthand
