//===- SpecialValuesTest.cpp - Results at zeros, infinities, NaN and domain edges -----------===//
#include "runtime/math/Math.h"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>

namespace graphc::math::testing {
namespace {

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double pi = 3.14159265358979323846;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

struct Case {
  const char *name;
  float (*f32)(float);
  double (*f64)(double);
  double x;
  double expected;
};

#define CASE(fn, x, expected) {#fn, gcm_##fn##_f32, gcm_##fn##_f64, x, expected}
#define ODD(fn) CASE(fn, 0.0, 0.0), CASE(fn, -0.0, -0.0), CASE(fn, nan, nan)

/// C99 annex F, and TensorFlow where C99 has no such function.
const Case cases[] = {
    CASE(acos, 1, 0),
    CASE(acos, 1.5, nan),
    CASE(acos, -1.5, nan),
    CASE(acos, inf, nan),
    CASE(acos, nan, nan),
    CASE(acos, -1, pi),
    CASE(acos, 0.0, pi / 2),
    CASE(acos, -0.0, pi / 2),
    ODD(asin),
    CASE(asin, 1, pi / 2),
    CASE(asin, -1, -pi / 2),
    CASE(asin, 1.5, nan),
    CASE(asin, -inf, nan),
    ODD(atan),
    CASE(atan, inf, pi / 2),
    CASE(atan, -inf, -pi / 2),
    CASE(atan, 1, pi / 4),
    ODD(erfinv),
    CASE(erfinv, 1, inf),
    CASE(erfinv, -1, -inf),
    CASE(erfinv, 1.5, nan),
    CASE(erfinv, -1.5, nan),
    CASE(erfinv, inf, nan),
    CASE(ndtri, 0.0, -inf),
    CASE(ndtri, -0.0, -inf),
    CASE(ndtri, 1, inf),
    CASE(ndtri, 0.5, 0.0),
    CASE(ndtri, -0.25, nan),
    CASE(ndtri, 1.25, nan),
    CASE(ndtri, inf, nan),
    CASE(ndtri, -inf, nan),
    CASE(ndtri, nan, nan),
    CASE(acosh, 1, 0),
    CASE(acosh, 0.5, nan),
    CASE(acosh, -1, nan),
    CASE(acosh, -inf, nan),
    CASE(acosh, inf, inf),
    CASE(acosh, nan, nan),
    ODD(asinh),
    CASE(asinh, inf, inf),
    CASE(asinh, -inf, -inf),
    ODD(atanh),
    CASE(atanh, 1, inf),
    CASE(atanh, -1, -inf),
    CASE(atanh, 2, nan),
    CASE(atanh, -2, nan),
    CASE(atanh, inf, nan),
    CASE(atanh, -inf, nan),
    CASE(cos, 0.0, 1),
    CASE(cos, -0.0, 1),
    CASE(cos, inf, nan),
    CASE(cos, -inf, nan),
    CASE(cos, nan, nan),
    CASE(cosh, 0.0, 1),
    CASE(cosh, -0.0, 1),
    CASE(cosh, inf, inf),
    CASE(cosh, -inf, inf),
    CASE(cosh, nan, nan),
    ODD(erf),
    CASE(erf, inf, 1),
    CASE(erf, -inf, -1),
    CASE(erf, 10, 1),
    CASE(erfc, 0.0, 1),
    CASE(erfc, inf, 0),
    CASE(erfc, -inf, 2),
    CASE(erfc, nan, nan),
    CASE(erfc, 30, 0),
    CASE(erfc, -30, 2),
    CASE(exp, 0.0, 1),
    CASE(exp, -0.0, 1),
    CASE(exp, inf, inf),
    CASE(exp, -inf, 0),
    CASE(exp, nan, nan),
    CASE(exp, 800, inf),
    CASE(exp, -800, 0),
    CASE(exp2, 0.0, 1),
    CASE(exp2, 10, 1024),
    CASE(exp2, -3, 0.125),
    CASE(exp2, inf, inf),
    CASE(exp2, -inf, 0),
    CASE(exp2, nan, nan),
    CASE(exp2, 1e9, inf),
    CASE(exp2, -1e9, 0),
    ODD(expm1),
    CASE(expm1, inf, inf),
    CASE(expm1, -inf, -1),
    CASE(expm1, 800, inf),
    CASE(expm1, -800, -1),
    CASE(log, 1, 0),
    CASE(log, 0.0, -inf),
    CASE(log, -0.0, -inf),
    CASE(log, -1, nan),
    CASE(log, inf, inf),
    CASE(log, -inf, nan),
    CASE(log, nan, nan),
    ODD(log1p),
    CASE(log1p, -1, -inf),
    CASE(log1p, -2, nan),
    CASE(log1p, inf, inf),
    CASE(log1p, -inf, nan),
    CASE(log2, 1, 0),
    CASE(log2, 0x1p-126, -126),
    CASE(log2, 0x1p100, 100),
    CASE(log2, 0.0, -inf),
    CASE(log2, -0.0, -inf),
    CASE(log2, -1, nan),
    CASE(log2, inf, inf),
    CASE(log2, nan, nan),
    CASE(rsqrt, 0.0, inf),
    CASE(rsqrt, -0.0, -inf),
    CASE(rsqrt, 4, 0.5),
    CASE(rsqrt, -1, nan),
    CASE(rsqrt, inf, 0),
    CASE(rsqrt, nan, nan),
    CASE(sigmoid, 0.0, 0.5),
    CASE(sigmoid, inf, 1),
    CASE(sigmoid, -inf, 0),
    CASE(sigmoid, nan, nan),
    CASE(sigmoid, 800, 1),
    CASE(sigmoid, -800, 0),
    ODD(sin),
    CASE(sin, inf, nan),
    CASE(sin, -inf, nan),
    ODD(sinh),
    CASE(sinh, inf, inf),
    CASE(sinh, -inf, -inf),
    CASE(sinh, 800, inf),
    CASE(sinh, -800, -inf),
    ODD(tan),
    CASE(tan, inf, nan),
    CASE(tan, -inf, nan),
    ODD(tanh),
    CASE(tanh, inf, 1),
    CASE(tanh, -inf, -1),
    CASE(tanh, 100, 1),
    CASE(tanh, -100, -1),
};

template <class T> bool same(T got, double expected) {
  if (std::isnan(expected))
    return std::isnan(got);
  return got == static_cast<T>(expected) && std::signbit(got) == std::signbit(expected);
}

TEST(SpecialValues, F32) {
  for (const Case &c : cases) {
    float got = c.f32(static_cast<float>(c.x));
    EXPECT_TRUE(same(got, c.expected))
        << c.name << "(" << c.x << ") is " << got << ", expected " << c.expected;
  }
}

TEST(SpecialValues, F64) {
  for (const Case &c : cases) {
    double got = c.f64(c.x);
    EXPECT_TRUE(same(got, c.expected))
        << c.name << "(" << c.x << ") is " << got << ", expected " << c.expected;
  }
}

} // namespace
} // namespace graphc::math::testing
