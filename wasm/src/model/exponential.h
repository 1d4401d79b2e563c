// The exponential function of four floats at once, in the refining tier's loops: inline there, because a call
// for every four numbers cost a twentieth of a refinement. Elsewhere exp_of_negative(float) of int8_matrix.h
// serves (clang 14 does not end on this function inlined for single lanes). Equal on every target.
#pragma once

#include "model/int8_matrix.h"

namespace firsthand {

/// e^x for x <= 0, within a hundred-thousandth of itself; below -80 it is 0. 2^n times the series of 2^f for
/// |f| <= 1/2, n being x / ln 2 rounded.
inline Floats4 exp_lanes(Floats4 x) {
  constexpr float kLog2E = 1.44269504f, kLeast = -80.0f;
  const Floats4 least = {kLeast, kLeast, kLeast, kLeast};
  const Ints4 none = x < least;
  Floats4 y = (Floats4)(((Ints4)x & ~none) | ((Ints4)least & none)) * kLog2E;
  const Ints4 n = __builtin_convertvector(y - 0.5f, Ints4);  // y <= 0: cutting rounds to the nearest
  const Floats4 f = (y - __builtin_convertvector(n, Floats4)) * 0.693147181f;
  Floats4 p = f * (1.0f / 720) + (1.0f / 120);
  p = p * f + (1.0f / 24);
  p = p * f + (1.0f / 6);
  p = p * f + 0.5f;
  p = p * f + 1.0f;
  p = p * f + 1.0f;
  const Floats4 power = (Floats4)((n + 127) << 23);
  return (Floats4)((Ints4)(p * power) & ~none);
}

}  // namespace firsthand
