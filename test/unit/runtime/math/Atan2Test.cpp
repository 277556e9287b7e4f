//===- Atan2Test.cpp - atan2: accuracy, and C99's table of special cases --------===//
#include "runtime/math/Math.h"
#include "test/unit/runtime/math/Ulp.h"

#include <bit>
#include <gtest/gtest.h>

namespace graphc::math::testing {
namespace {

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST(Atan2, IsWithinThreeUlpInEveryOctantAndAtEveryMagnitude) {
  Random random(4);
  double worstF32 = 0, worstF64 = 0;
  auto check = [&](double y, double x) {
    worstF64 = std::max(
        worstF64, ulpError<double>(gcm_atan2_f64(y, x), std::atan2(static_cast<long double>(y),
                                                                   static_cast<long double>(x))));
    float fy = static_cast<float>(y), fx = static_cast<float>(x);
    worstF32 = std::max(
        worstF32, ulpError<float>(gcm_atan2_f32(fy, fx), std::atan2(static_cast<long double>(fy),
                                                                    static_cast<long double>(fx))));
  };
  for (int i = 0; i < 100000; ++i) {
    double y = random.symmetric();
    check(y, random.symmetric());
    check(y, y * (1 + 0.9 * random.symmetric()));
    check(std::bit_cast<double>(random.next()), std::bit_cast<double>(random.next()));
  }
  EXPECT_LE(worstF32, 3);
  EXPECT_LE(worstF64, 3);
}

/// Every pair of these, against libm, signs of zeros included.
TEST(Atan2, SpecialCasesAreC99s) {
  const double values[] = {0.0, -0.0, 1.0, -1.0, inf, -inf, nan, 1e-300, -1e300, 3e38, -1e-40};
  auto same = [](auto got, auto expected) {
    if (std::isnan(expected))
      return static_cast<bool>(std::isnan(got));
    return std::signbit(got) == std::signbit(expected) &&
           ulpError(got, static_cast<long double>(expected)) <= 3;
  };
  for (double y : values)
    for (double x : values) {
      EXPECT_TRUE(same(gcm_atan2_f64(y, x), std::atan2(y, x)))
          << "atan2(" << y << ", " << x << ") is " << gcm_atan2_f64(y, x);
      float fy = static_cast<float>(y), fx = static_cast<float>(x);
      EXPECT_TRUE(same(gcm_atan2_f32(fy, fx), std::atan2(fy, fx)))
          << "atan2f(" << fy << ", " << fx << ") is " << gcm_atan2_f32(fy, fx);
    }
}

} // namespace
} // namespace graphc::math::testing
