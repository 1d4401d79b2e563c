// Compiles lexicon files into images and writes the bundle.
#include "pack/bundle_writer.h"

#include "pack/bundle.h"
#include "pack/lexicon.h"
#include "pack/lexicon_image.h"

namespace firsthand {
namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

constexpr std::string_view kPacks = "packs/", kText = ".tsv", kImage = ".lexicon";
constexpr std::string_view kCues = "/reporting_cues.tsv";

bool starts_with(std::string_view s, std::string_view prefix) {
  return s.substr(0, prefix.size()) == prefix;
}

bool ends_with(std::string_view s, std::string_view ending) {
  return s.size() >= ending.size() && s.substr(s.size() - ending.size()) == ending;
}

std::string image_name(std::string_view name) {
  return std::string(name.substr(0, name.size() - kText.size())) += kImage;
}

/// The text of a file, or nothing.
std::string_view text_of(Files const& files, std::string_view name) {
  for (auto const& [key, text] : files)
    if (key == name) return text;
  return {};
}

/// Every inflected form of every cue, with values lemma, stance and classes.
Result<std::string> cue_forms(std::string_view cues, std::string_view inflections) {
  auto const lemmas = Lexicon::parse("reporting_cues.tsv", cues);
  if (!lemmas) return lemmas.error();
  auto const table = Lexicon::parse("inflections.tsv", inflections);
  if (!table) return table.error();
  std::vector<std::vector<std::string_view>> rows;
  auto const add = [&](std::string_view form, LexiconEntry const& cue) {
    rows.push_back({form});
    rows.back().insert(rows.back().end(), cue.row().begin(), cue.row().end());
  };
  for (LexiconEntry const& cue : lemmas.value().entries()) {
    add(cue.phrase, cue);
    if (LexiconEntry const* row = table.value().find(cue.phrase))
      for (std::string_view const form : row->values) add(form, cue);
  }
  return lexicon_image("cue_forms", std::move(rows));
}

}  // namespace

Result<std::string> write_bundle(Files files) {
  Files entries;
  for (auto const& [name, text] : files) {
    if (!starts_with(name, kPacks) || !ends_with(name, kText)) {
      entries.emplace_back(name, text);
      continue;
    }
    auto image = lexicon_image(name.substr(name.rfind('/') + 1), text);
    if (!image) return image.error();
    entries.emplace_back(image_name(name), std::move(image.value()));
    if (!ends_with(name, kCues)) continue;
    std::string const folder = name.substr(0, name.rfind('/') + 1);
    auto forms = cue_forms(text, text_of(files, folder + "inflections.tsv"));
    if (!forms) return forms.error();
    entries.emplace_back(folder + "cue_forms.lexicon", std::move(forms.value()));
  }
  return Bundle::write(std::move(entries));
}

}  // namespace firsthand
