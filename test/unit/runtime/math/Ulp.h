//===- Ulp.h - Distance of a result from the exact value ------------------------===//
#ifndef GRAPHC_TEST_UNIT_RUNTIME_MATH_ULP_H
#define GRAPHC_TEST_UNIT_RUNTIME_MATH_ULP_H

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace graphc::math::testing {

/// |got - exact| in units of the last place that `exact` has in type T, denormals having the unit
/// of the smallest normal. A NaN that is not expected, or an infinity, is infinitely far; an
/// overflow is right where the exact value rounds to infinity.
template <class T> double ulpError(T got, long double exact) {
  if (std::isnan(exact))
    return std::isnan(got) ? 0 : std::numeric_limits<double>::infinity();
  T rounded = static_cast<T>(exact);
  if (std::isinf(rounded) || std::isinf(got) || std::isnan(got))
    return got == rounded ? 0 : std::numeric_limits<double>::infinity();
  int exponent = exact == 0 ? std::numeric_limits<T>::min_exponent - 1
                            : std::max(std::ilogb(exact), std::numeric_limits<T>::min_exponent - 1);
  long double unit = std::ldexp(1.0L, exponent - (std::numeric_limits<T>::digits - 1));
  return static_cast<double>(std::fabs(static_cast<long double>(got) - exact) / unit);
}

/// A generator whose sequence is the same with every standard library (SplitMix64: Steele, Lea and
/// Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
class Random {
public:
  explicit Random(uint64_t seed) : state(seed) {}
  uint64_t next() {
    uint64_t z = state += 0x9e3779b97f4a7c15;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }
  /// Uniform in (-1, 1).
  double symmetric() { return static_cast<double>(static_cast<int64_t>(next() | 1)) * 0x1p-63; }

private:
  uint64_t state;
};

} // namespace graphc::math::testing

#endif // GRAPHC_TEST_UNIT_RUNTIME_MATH_ULP_H
