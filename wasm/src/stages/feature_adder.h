// Collects the features of one example: a template number with up to two hashed values. Template numbers of
// one function are its own; `base` keeps the functions apart.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "stages/field_features.h"
#include "text/unicode.h"

namespace firsthand {

class FeatureAdder {
 public:
  FeatureAdder(uint32_t base, Features& out) : base_(base), out_(out) {}
  void add(uint32_t tmpl, uint32_t a) { out_.push_back(mix((base_ + tmpl) * 0x9e3779b1u, a)); }
  void add(uint32_t tmpl, uint32_t a, uint32_t b) { add(tmpl, mix(a, b)); }
  void add(uint32_t tmpl, std::string_view a) { add(tmpl, fold_hash(a)); }

 private:
  uint32_t base_;
  Features& out_;
};

/// A feature is there or not, however often: a word said three times weighs no more.
inline void keep_once(Features& out) {
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
}

/// A form without its ending, language-free: long words are cut, which joins most inflections.
inline uint32_t word_stem(Document const& doc, uint32_t i) {
  std::string_view const w = doc.lower_word(i);
  return w.size() <= 5 ? doc.tokens[i].hash : fold_hash(w.substr(0, std::max<size_t>(5, w.size() - 3)));
}

}  // namespace firsthand
