// Reads a language pack out of a bundle.
#include "pack/language_pack.h"

namespace firsthand {
namespace {

constexpr std::string_view kShared = "packs/und/";
constexpr std::string_view kLexicon = ".lexicon", kPatterns = ".patterns";
constexpr std::string_view kClassifier = "fields_", kWeights = ".bin";

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

}  // namespace

Result<LanguagePack> LanguagePack::parse(Bundle const& bundle, std::string_view language) {
  LanguagePack pack;
  pack.language_ = std::string(language);
  std::string const own = "packs/" + pack.language_ + "/";
  std::string const models = "models/" + pack.language_ + "/";
  if (std::string_view const* version = bundle.find(own + "version"))
    pack.version_ = std::string(trimmed(*version));
  if (pack.version_.empty())
    return Error{ErrorCode::kBadResource, "language pack " + pack.language_ + ": no file named version"};
  for (auto const& [name, data] : bundle.entries()) {
    std::string_view const file = name.substr(name.rfind('/') + 1);
    Result<bool> added = true;
    if (starts_with(name, own) || starts_with(name, kShared)) added = pack.add_lexicon(file, data);
    if (starts_with(name, models)) added = pack.add_classifier(file, data);
    if (!added) return added.error();
  }
  for (auto const& [name, data] : bundle.entries()) {  // after the lexicons, which they name
    if (!starts_with(name, own)) continue;
    if (Result<bool> added = pack.add_patterns(name.substr(name.rfind('/') + 1), data); !added)
      return added.error();
  }
  if (!pack.lexicon_table_.fill(pack.lexicons_) || !pack.pattern_table_.fill(pack.patterns_))
    return Error{ErrorCode::kBadResource, "language pack " + pack.language_ + ": rename a file"};
  return pack;
}

Result<bool> LanguagePack::add_lexicon(std::string_view file, std::string_view image) {
  if (!ends_with(file, kLexicon)) return true;
  Result<Lexicon> lexicon = Lexicon::read(file, image);
  if (!lexicon) return lexicon.error();
  lexicons_.emplace(file.substr(0, file.size() - kLexicon.size()), std::move(lexicon.value()));
  return true;
}

Result<bool> LanguagePack::add_patterns(std::string_view file, std::string_view text) {
  if (!ends_with(file, kPatterns)) return true;
  Result<PatternSet> set = PatternSet::parse(file, text, lexicons_);
  if (!set) return set.error();
  patterns_.emplace(file.substr(0, file.size() - kPatterns.size()), std::move(set.value()));
  return true;
}

Result<bool> LanguagePack::add_classifier(std::string_view file, std::string_view bytes) {
  if (!starts_with(file, kClassifier) || !ends_with(file, kWeights)) return true;
  Result<HashedLinear> model = HashedLinear::parse(file, bytes);
  if (!model) return model.error();
  size_t const size = file.size() - kClassifier.size() - kWeights.size();
  classifiers_.emplace(file.substr(kClassifier.size(), size), std::move(model.value()));
  return true;
}

Lexicon const& LanguagePack::no_lexicon() {
  static Lexicon const kEmpty;
  return kEmpty;
}

PatternSet const& LanguagePack::no_patterns() {
  static PatternSet const kNone;
  return kNone;
}

HashedLinear const* LanguagePack::classifier(std::string_view field) const {
  auto it = classifiers_.find(field);
  return it == classifiers_.end() ? nullptr : &it->second;
}

}  // namespace firsthand
