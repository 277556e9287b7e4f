//===- AccuracyTest.cpp - No function is farther than its bound from the exact value --------===//
//
// f32 over the whole range of bit patterns with a prime stride, against libm in double; f64 at
// random points of several distributions, against libm in long double (64-bit significands).
//
//===----------------------------------------------------------------------===//
#include "runtime/math/Math.h"
#include "test/unit/runtime/math/Ulp.h"

#include <bit>
#include <gtest/gtest.h>
#include <ostream>

namespace graphc::math::testing {
namespace {

struct UnaryFunction {
  const char *name;
  float (*f32)(float);
  double (*f64)(double);
  double (*exactF32)(double);
  long double (*exactF64)(long double);
  /// Measured worst errors, rounded up; every one is within the 4 ULP that kernels promise.
  double boundF32;
  double boundF64;
};
std::ostream &operator<<(std::ostream &os, const UnaryFunction &f) { return os << f.name; }

template <class T> T exactSigmoid(T x) { return 1 / (1 + std::exp(-x)); }
template <class T> T exactRsqrt(T x) { return 1 / std::sqrt(x); }

/// The root of a function near `x` by Newton's method; `step` is -f/f'.
template <class Step> long double refine(long double x, Step step) {
  for (int i = 0; i < 3 && std::isfinite(x); ++i)
    x += step(x);
  return x;
}

constexpr long double pi = 3.14159265358979323846264338327950288L;

/// From the side of erf or erfc on which nothing cancels.
long double exactErfinv(long double y) {
  return refine(gcm_erfinv_f64(static_cast<double>(y)), [y](long double x) {
    long double left = y > 0.5L    ? std::erfc(x) - (1 - y)
                       : y < -0.5L ? (1 + y) - std::erfc(-x)
                                   : y - std::erf(x);
    return left * std::sqrt(pi) / 2 * std::exp(x * x);
  });
}
long double exactNdtri(long double p) {
  return refine(gcm_ndtri_f64(static_cast<double>(p)), [p](long double x) {
    long double u = x / std::sqrt(2.0L);
    long double left = p < 0.3L   ? p - std::erfc(-u) / 2
                       : p > 0.7L ? std::erfc(u) / 2 - (1 - p)
                                  : (p - 0.5L) - std::erf(u) / 2;
    return left * std::sqrt(2 * pi) * std::exp(u * u);
  });
}

#define LIBM(fn, boundF32, boundF64)                                                               \
  {#fn,                                                                                            \
   gcm_##fn##_f32,                                                                                 \
   gcm_##fn##_f64,                                                                                 \
   [](double x) { return std::fn(x); },                                                            \
   [](long double x) { return std::fn(x); },                                                       \
   boundF32,                                                                                       \
   boundF64}

constexpr UnaryFunction unaryFunctions[] = {
    LIBM(acos, 1.25, 1.5),
    LIBM(asin, 2.5, 2.75),
    LIBM(atan, 2.5, 2.75),
    LIBM(acosh, 2.5, 2.75),
    LIBM(asinh, 2.25, 2.25),
    LIBM(atanh, 2.25, 2.25),
    LIBM(cos, 1.75, 1.75),
    LIBM(cosh, 1.75, 1.75),
    LIBM(erf, 1.25, 1.5),
    LIBM(erfc, 3.5, 3.75),
    LIBM(exp, 1.25, 1.25),
    LIBM(exp2, 1.25, 1.5),
    LIBM(expm1, 2.5, 2.5),
    LIBM(log, 1.0, 1.0),
    LIBM(log1p, 1.75, 1.75),
    LIBM(log2, 1.75, 1.75),
    LIBM(sin, 1.75, 1.75),
    LIBM(sinh, 2.5, 2.75),
    LIBM(tan, 3.25, 3.25),
    LIBM(tanh, 2.75, 2.75),
    {"erfinv", gcm_erfinv_f32, gcm_erfinv_f64, [](double x) -> double { return exactErfinv(x); },
     exactErfinv, 0.75, 3.25},
    {"ndtri", gcm_ndtri_f32, gcm_ndtri_f64, [](double x) -> double { return exactNdtri(x); },
     exactNdtri, 0.75, 3.25},
    {"rsqrt", gcm_rsqrt_f32, gcm_rsqrt_f64, exactRsqrt<double>, exactRsqrt<long double>, 1.5, 1.5},
    {"sigmoid", gcm_sigmoid_f32, gcm_sigmoid_f64, exactSigmoid<double>, exactSigmoid<long double>,
     2.5, 2.5},
};

class UnaryAccuracy : public ::testing::TestWithParam<UnaryFunction> {};

TEST_P(UnaryAccuracy, F32OverAllBitPatterns) {
  const UnaryFunction &f = GetParam();
  double worst = 0;
  float worstAt = 0;
  // Both signs of a pattern, so that odd and even functions are seen at the same magnitudes.
  for (uint32_t bits = 0; bits < 0x7f900000; bits += 4099)
    for (uint32_t sign : {0u, 0x80000000u}) {
      float x = std::bit_cast<float>(bits | sign);
      double error = ulpError<float>(f.f32(x), f.exactF32(x));
      if (error > worst) {
        worst = error;
        worstAt = x;
      }
    }
  RecordProperty("worstUlp", std::to_string(worst));
  EXPECT_LE(worst, f.boundF32) << f.name << "(" << worstAt << ") is " << f.f32(worstAt)
                               << ", exactly " << f.exactF32(worstAt);
}

TEST_P(UnaryAccuracy, F64AtRandomPoints) {
  const UnaryFunction &f = GetParam();
  double worst = 0;
  double worstAt = 0;
  auto check = [&](double x) {
    double error = ulpError<double>(f.f64(x), f.exactF64(x));
    if (error > worst) {
      worst = error;
      worstAt = x;
    }
  };
  Random random(1);
  for (int i = 0; i < 20000; ++i) {
    check(std::bit_cast<double>(random.next()));
    for (double scale : {1.0, 4.0, 40.0, 750.0, 1e5})
      check(random.symmetric() * scale);
    check(1 + random.symmetric() * 1e-3);
    check(std::ldexp(random.symmetric(), -static_cast<int>(random.next() % 60)));
  }
  RecordProperty("worstUlp", std::to_string(worst));
  EXPECT_LE(worst, f.boundF64) << f.name << "(" << worstAt << ") is " << f.f64(worstAt)
                               << ", exactly " << static_cast<double>(f.exactF64(worstAt));
}

INSTANTIATE_TEST_SUITE_P(Math, UnaryAccuracy, ::testing::ValuesIn(unaryFunctions),
                         [](const auto &info) { return std::string(info.param.name); });

} // namespace
} // namespace graphc::math::testing
