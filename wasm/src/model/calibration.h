// Confidence from margins: a step function learnt on held-out articles (isotonic regression by pool
// adjacent violators, Zadrozny and Elkan 2002).
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "firsthand/error.h"

namespace firsthand {

class Calibration {
 public:
  /// Lines "margin TAB thousandths", margins ascending, thousandths 0..1000. kBadResource names the file.
  static Result<Calibration> parse(std::string_view name, std::string_view text);
  /// The share of right attributions, in thousandths, among those of about this margin;
  /// 0 while there is no table yet, as in training.
  int32_t of(int32_t margin) const;

 private:
  std::vector<std::pair<int32_t, int32_t>> steps_;
};

}  // namespace firsthand
