// Names of the part-of-speech tags and the merges from the full Penn Treebank set.
#include "text/tags.h"

namespace firsthand {
namespace {

constexpr std::string_view kNames[kPosTagCount] = {"NN",  "NNS",  "NNP", "VB", "VBD", "VBG",   "VBN", "VBP",
                                                   "VBZ", "MD",   "JJ",  "RB", "IN",  "TO",    "DT",  "PDT",
                                                   "PRP", "PRP$", "WDT", "WP", "WP$", "WRB",   "CC",  "CD",
                                                   "POS", "RP",   "EX",  "UH", "FW",  "PUNCT", "SYM"};

struct Alias {
  std::string_view name;
  PosTag tag;
};
constexpr Alias kAliases[] = {{"NNPS", PosTag::kNNP},  {"JJR", PosTag::kJJ}, {"JJS", PosTag::kJJ},
                              {"RBR", PosTag::kRB},    {"RBS", PosTag::kRB}, {"HYPH", PosTag::kPunct},
                              {"NFP", PosTag::kPunct}, {"AFX", PosTag::kJJ}, {"GW", PosTag::kFW},
                              {"ADD", PosTag::kNNP},   {"LS", PosTag::kCD},  {"$", PosTag::kSymbol},
                              {"#", PosTag::kSymbol}};

}  // namespace

std::string_view tag_name(PosTag tag) {
  return kNames[static_cast<int>(tag)];
}

PosTag tag_from_name(std::string_view name) {
  for (int i = 0; i < kPosTagCount; ++i)
    if (kNames[i] == name) return static_cast<PosTag>(i);
  for (Alias const& a : kAliases)
    if (a.name == name) return a.tag;
  char const first = name.empty() ? 'X' : name[0];
  bool const letters = (first >= 'A' && first <= 'Z');
  return letters && name[0] != '-' ? PosTag::kFW : PosTag::kPunct;
}

}  // namespace firsthand
