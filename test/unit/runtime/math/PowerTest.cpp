//===- PowerTest.cpp - pow: accuracy, and C99's table of special cases ----------===//
#include "runtime/math/Math.h"
#include "test/unit/runtime/math/Ulp.h"

#include <bit>
#include <gtest/gtest.h>

namespace graphc::math::testing {
namespace {

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST(Power, F32WithinTheRangeOfFloat) {
  Random random(2);
  double worst = 0;
  for (int i = 0; i < 300000; ++i) {
    float x = std::bit_cast<float>(static_cast<uint32_t>(random.next() % 0x7f800000));
    if (i % 2)
      x = static_cast<float>(1 + random.symmetric() * 0.7);
    double limit = 104 / std::max(1e-3, std::fabs(std::log(static_cast<double>(x))));
    float y = static_cast<float>(random.symmetric() * limit);
    worst =
        std::max(worst, ulpError<float>(gcm_pow_f32(x, y), std::pow(static_cast<double>(x), y)));
  }
  EXPECT_LE(worst, 0.6);
}

TEST(Power, F64WithinTheRangeOfDouble) {
  Random random(3);
  double worst = 0;
  for (int i = 0; i < 200000; ++i) {
    double x = std::bit_cast<double>(random.next() % 0x7ff0000000000000);
    if (i % 4 == 1)
      x = 1 + random.symmetric() * 0.7;
    if (i % 4 == 3)
      x = 1 + random.symmetric() * 0x1p-12;
    double y = random.symmetric() * 740 / std::max(1e-12, std::fabs(std::log(x)));
    worst = std::max(worst, ulpError<double>(gcm_pow_f64(x, y), std::pow<long double>(x, y)));
  }
  EXPECT_LE(worst, 2.0);
}

/// Every pair of these, against libm, signs of zeros included.
TEST(Power, SpecialCasesAreC99s) {
  const double values[] = {0.0,
                           -0.0,
                           1.0,
                           -1.0,
                           2.0,
                           -2.0,
                           3.0,
                           -3.0,
                           0.5,
                           -0.5,
                           1.5,
                           -1.5,
                           inf,
                           -inf,
                           nan,
                           1e30,
                           -1e30,
                           1e-30,
                           -1e-30,
                           0.999,
                           1.001,
                           16777217.0,
                           9007199254740991.0,
                           -9007199254740991.0,
                           4503599627370497.5};
  auto same = [](auto got, auto expected) {
    if (std::isnan(expected))
      return static_cast<bool>(std::isnan(got));
    return std::signbit(got) == std::signbit(expected) &&
           ulpError(got, static_cast<long double>(expected)) <= 2;
  };
  for (double x : values)
    for (double y : values) {
      EXPECT_TRUE(same(gcm_pow_f64(x, y), std::pow(x, y)))
          << "pow(" << x << ", " << y << ") is " << gcm_pow_f64(x, y);
      float fx = static_cast<float>(x), fy = static_cast<float>(y);
      float expected =
          static_cast<float>(std::pow(static_cast<double>(fx), static_cast<double>(fy)));
      EXPECT_TRUE(same(gcm_pow_f32(fx, fy), expected))
          << "powf(" << fx << ", " << fy << ") is " << gcm_pow_f32(fx, fy);
    }
}

} // namespace
} // namespace graphc::math::testing
