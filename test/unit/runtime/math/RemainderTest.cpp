//===- RemainderTest.cpp - fmod is exact: equal to libm's, bit for bit ----------===//
#include "runtime/math/Math.h"
#include "test/unit/runtime/math/Ulp.h"

#include <bit>
#include <gtest/gtest.h>

namespace graphc::math::testing {
namespace {

template <class T> bool same(T a, T b) {
  return (std::isnan(a) && std::isnan(b)) || (a == b && std::signbit(a) == std::signbit(b));
}

void check(double x, double y) {
  ASSERT_TRUE(same(gcm_fmod_f64(x, y), std::fmod(x, y)))
      << "fmod(" << x << ", " << y << ") is " << gcm_fmod_f64(x, y);
  float fx = static_cast<float>(x), fy = static_cast<float>(y);
  ASSERT_TRUE(same(gcm_fmod_f32(fx, fy), std::fmod(fx, fy)))
      << "fmodf(" << fx << ", " << fy << ") is " << gcm_fmod_f32(fx, fy);
}

TEST(Remainder, OfArbitraryBitPatterns) {
  Random random(5);
  for (int i = 0; i < 100000; ++i) {
    check(std::bit_cast<double>(random.next()), std::bit_cast<double>(random.next()));
    check(std::bit_cast<float>(static_cast<uint32_t>(random.next())),
          std::bit_cast<float>(static_cast<uint32_t>(random.next())));
  }
}

/// Where the rounded quotient can carry to the next integer.
TEST(Remainder, NearMultiplesOfTheDivisor) {
  Random random(6);
  for (int i = 0; i < 100000; ++i) {
    double y = random.symmetric();
    double x = std::rint(random.symmetric() * 1000) * y;
    check(x, y);
    check(std::nextafter(x, 0), y);
    check(static_cast<float>(x), static_cast<float>(y));
    check(std::nextafter(static_cast<float>(x), 0.0f), static_cast<float>(y));
  }
}

TEST(Remainder, AtZerosInfinitiesAndDenormals) {
  constexpr double inf = std::numeric_limits<double>::infinity();
  const double values[] = {0.0,     -0.0,    1.0,   -1.5,  inf,     -inf, std::nan(""),
                           5e-324,  -3e-310, 1e-40, 1e300, 1.7e308, 3e38, 2.2250738585072014e-308,
                           16777217};
  for (double x : values)
    for (double y : values)
      check(x, y);
}

} // namespace
} // namespace graphc::math::testing
