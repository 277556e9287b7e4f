//===- SpecialFunctionsTest.cpp - The gamma function's family against exact values ----------===//
//
// Expected values were computed with 700 bits and rounded to double.
//
//===----------------------------------------------------------------------===//
#include "runtime/math/Math.h"
#include "test/unit/runtime/math/Ulp.h"

#include <gtest/gtest.h>
#include <span>

namespace graphc::math::testing {
namespace {

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

struct Row {
  double arguments[3];
  double expected;
};

constexpr Row lgammaRows[] = {
    {{1e-300}, 690.7755278982137},
    {{1e-05}, 11.512919692895826},
    {{0.25}, 1.2880225246980774},
    {{0.5}, 0.5723649429247001},
    {{0.6875}, 0.27634107246666145},
    {{0.75}, 0.20328095143129538},
    {{0.9990234375}, 0.0005644719118551234},
    {{1.25}, -0.09827183642181316},
    {{1.4375}, -0.12120242719902266},
    {{1.5625}, -0.1167086833813167},
    {{1.998046875}, -0.0008245200382650888},
    {{2.5}, 0.2846828704729192},
    {{3.75}, 1.486815578593417},
    {{9.875}, 12.521183639183654},
    {{10.5}, 13.940625219403763},
    {{171.5}, 709.1431630309282},
    {{10000000000.0}, 220258509288.81058},
    {{1e+300}, 6.897755278982137e+302},
    {{-0.5}, 1.2655121234846454},
    {{-1.25}, 1.3664317612369763},
    {{-7.75}, -8.581847763551867},
    {{-100.5}, -364.90096830942736},
    {{-1e-20}, 46.051701859880914},
};
constexpr Row digammaRows[] = {
    {{1e-300}, -9.999999999999999e+299},
    {{1e-05}, -100000.57719921567},
    {{0.25}, -4.2274535333762655},
    {{0.9990234375}, -0.5788231932059208},
    {{1.0}, -0.5772156649015329},
    {{1.4609375}, -0.0006724023902428804},
    {{1.4616321325302124}, -1.203605254910667e-08},
    {{1.5}, 0.03648997397857652},
    {{2.0}, 0.42278433509846713},
    {{2.5}, 0.7031566406452432},
    {{9.875}, 2.2385197075906875},
    {{10.5}, 2.3030010342976865},
    {{10000000000.0}, 23.025850929890456},
    {{1e+300}, 690.7755278982137},
    {{-0.5}, 0.03648997397857652},
    {{-1.25}, 3.714139120213528},
    {{-7.75}, -1.0307688328309315},
    {{-100.25}, 7.754238959208646},
    {{-1e-20}, 1e+20},
};
constexpr Row igammaRows[] = {
    {{0.25, 0.125}, 0.6401572060830841},    {{0.5, 3.0}, 0.9856941215645704},
    {{1.0, 1.0}, 0.6321205588285577},       {{0.0078125, 0.5}, 0.9956090138588974},
    {{0.001, 1e-06}, 0.9868481336940766},   {{3.5, 0.25}, 0.0005535186095750345},
    {{10.0, 9.5}, 0.4781739777627926},      {{10.0, 30.0}, 0.9999928782491372},
    {{90.0, 100.0}, 0.8536538253012672},    {{250.0, 200.0}, 0.0003620704582896931},
    {{750.0, 800.0}, 0.9639735532959733},   {{1200.0, 1150.0}, 0.07293603181609029},
    {{5000.0, 5100.0}, 0.9206711189223811}, {{20000.0, 19000.0}, 3.23687464361859e-13},
};
constexpr Row igammacRows[] = {
    {{0.25, 0.125}, 0.35984279391691587},    {{0.5, 3.0}, 0.01430587843542964},
    {{1.0, 1.0}, 0.36787944117144233},       {{0.0078125, 0.5}, 0.004390986141102559},
    {{0.001, 1e-06}, 0.013151866305923335},  {{3.5, 0.25}, 0.9994464813904249},
    {{10.0, 9.5}, 0.5218260222372074},       {{10.0, 30.0}, 7.121750862815577e-06},
    {{90.0, 100.0}, 0.1463461746987328},     {{250.0, 200.0}, 0.9996379295417103},
    {{750.0, 800.0}, 0.03602644670402662},   {{1200.0, 1150.0}, 0.9270639681839097},
    {{5000.0, 5100.0}, 0.07932888107761897}, {{20000.0, 19000.0}, 0.9999999999996763},
};
constexpr Row betaincRows[] = {
    {{0.5, 0.5, 0.25}, 0.3333333333333333},
    {{1.0, 1.0, 0.75}, 0.75},
    {{2.0, 3.0, 0.0009765625}, 5.7145980463246815e-06},
    {{2.0, 3.0, 0.9990234375}, 0.9999999962774382},
    {{0.015625, 0.03125, 0.5}, 0.6667928988586461},
    {{7.0, 1.52587890625e-05, 0.875}, 4.186991845846469e-06},
    {{30.0, 40.0, 0.5}, 0.8857998873233515},
    {{90.0, 2.0, 0.9375}, 0.019888441791065213},
    {{3.0, 500.0, 0.0078125}, 0.7513716554748204},
    {{600.0, 400.0, 0.59375}, 0.3420204498891272},
    {{2000.0, 3000.0, 0.40625}, 0.8165946559088112},
};
constexpr Row zetaRows[] = {
    {{1.0009765625, 1.0}, 1024.5772867695046}, {{1.5, 0.25}, 10.213055360466601},
    {{2.0, 1.0}, 1.6449340668482264},          {{3.0, 0.001}, 1000000001.1988161},
    {{7.25, 100.0}, 5.2196684391003766e-14},   {{20.0, 1000.0}, 5.313324560120193e-59},
    {{50.0, 30.0}, 1.7339354776081936e-74},    {{150.0, 2.0}, 7.006492321624085e-46},
    {{1.25, 1000000.0}, 0.12649112221812678},  {{2.0, -0.5}, 8.934802200544679},
    {{3.0, -2.25}, -61.94847488703008},        {{4.0, -30.75}, 259.7575651735939},
    {{5.0, -1000.5}, 2.490022879212925e-13},
};
constexpr Row polygammaRows[] = {
    {{0.0, 3.5}, 1.103156640645243},          {{1.0, 1.0}, 1.6449340668482264},
    {{1.0, 0.015625}, 4097.6081469812325},    {{2.0, 10.5}, -0.00997514424771517},
    {{3.0, 100.0}, 2.030199990001333e-06},    {{7.0, 0.5}, 1290440.218185598},
    {{20.0, 5.25}, -1880.679498696238},       {{150.0, 30.0}, -5.184072119650398e+39},
    {{180.0, 200.0}, -1.104768965621343e-87}, {{1.0, -0.5}, 8.934802200544679},
    {{2.0, -3.25}, 123.95521103942203},       {{5.0, -20.75}, 492231.26710503234},
};

/// `call` applies a function to a row's arguments. A row outside of f32's range is left out there.
template <class Call32, class Call64>
void checkRows(std::span<const Row> rows, double boundF64, Call32 call32, Call64 call64) {
  for (const Row &row : rows) {
    const auto &[a, b, c] = row.arguments;
    double got = call64(row.arguments);
    EXPECT_LE(ulpError<double>(got, row.expected), boundF64)
        << "at (" << a << ", " << b << ", " << c << "): " << got << ", exactly " << row.expected;
    bool exactInF32 = static_cast<float>(a) == a && static_cast<float>(b) == b &&
                      static_cast<float>(c) == c && std::fabs(row.expected) < 3e38 &&
                      std::fabs(row.expected) > 2e-38;
    if (!exactInF32)
      continue;
    float got32 = call32(row.arguments);
    EXPECT_LE(ulpError<float>(got32, row.expected), 0.51)
        << "f32 at (" << a << ", " << b << ", " << c << "): " << got32;
  }
}

#define CHECK_UNARY(fn, bound)                                                                     \
  checkRows(                                                                                       \
      fn##Rows, bound, [](const double *v) { return gcm_##fn##_f32(static_cast<float>(v[0])); },   \
      [](const double *v) { return gcm_##fn##_f64(v[0]); })
#define CHECK_BINARY(fn, bound)                                                                    \
  checkRows(                                                                                       \
      fn##Rows, bound,                                                                             \
      [](const double *v) {                                                                        \
        return gcm_##fn##_f32(static_cast<float>(v[0]), static_cast<float>(v[1]));                 \
      },                                                                                           \
      [](const double *v) { return gcm_##fn##_f64(v[0], v[1]); })

TEST(SpecialFunctions, LgammaIsAccurate) { CHECK_UNARY(lgamma, 4); }
TEST(SpecialFunctions, DigammaIsAccurate) { CHECK_UNARY(digamma, 4); }
TEST(SpecialFunctions, IgammaIsAccurate) { CHECK_BINARY(igamma, 64); }
TEST(SpecialFunctions, IgammacIsAccurate) { CHECK_BINARY(igammac, 64); }
TEST(SpecialFunctions, ZetaIsAccurate) { CHECK_BINARY(zeta, 16); }
TEST(SpecialFunctions, PolygammaIsAccurate) { CHECK_BINARY(polygamma, 64); }
TEST(SpecialFunctions, BetaincIsAccurate) {
  checkRows(
      betaincRows, 256,
      [](const double *v) {
        return gcm_betainc_f32(static_cast<float>(v[0]), static_cast<float>(v[1]),
                               static_cast<float>(v[2]));
      },
      [](const double *v) { return gcm_betainc_f64(v[0], v[1], v[2]); });
}

TEST(SpecialFunctions, LgammaAndDigammaAtPolesAndInfinities) {
  for (double pole : {0.0, -0.0, -1.0, -2.0, -1e20}) {
    EXPECT_EQ(gcm_lgamma_f64(pole), inf) << pole;
    EXPECT_TRUE(std::isnan(gcm_digamma_f64(pole))) << pole;
  }
  EXPECT_EQ(gcm_lgamma_f64(1), 0);
  EXPECT_EQ(gcm_lgamma_f64(2), 0);
  EXPECT_EQ(gcm_lgamma_f64(inf), inf);
  EXPECT_EQ(gcm_lgamma_f64(-inf), inf);
  EXPECT_EQ(gcm_digamma_f64(inf), inf);
  EXPECT_TRUE(std::isnan(gcm_digamma_f64(-inf)));
  EXPECT_TRUE(std::isnan(gcm_lgamma_f64(nan)));
  EXPECT_TRUE(std::isnan(gcm_digamma_f64(nan)));
}

TEST(SpecialFunctions, IncompleteGammaAtEdges) {
  EXPECT_EQ(gcm_igamma_f64(2, 0), 0);
  EXPECT_EQ(gcm_igammac_f64(2, 0), 1);
  EXPECT_EQ(gcm_igamma_f64(2, inf), 1);
  EXPECT_EQ(gcm_igammac_f64(2, inf), 0);
  for (double a : {0.0, -1.0, nan}) {
    EXPECT_TRUE(std::isnan(gcm_igamma_f64(a, 1))) << a;
    EXPECT_TRUE(std::isnan(gcm_igammac_f64(a, 1))) << a;
  }
  EXPECT_TRUE(std::isnan(gcm_igamma_f64(1, -1)));
  EXPECT_TRUE(std::isnan(gcm_igammac_f64(1, nan)));
}

TEST(SpecialFunctions, IncompleteGammaFunctionsSumToOneAcrossEveryMethod) {
  Random random(7);
  for (int i = 0; i < 20000; ++i) {
    double a = std::exp(12 * random.symmetric()), x = a * std::exp(2 * random.symmetric());
    double sum = gcm_igamma_f64(a, x) + gcm_igammac_f64(a, x);
    ASSERT_NEAR(sum, 1, 1e-13) << "a = " << a << ", x = " << x;
  }
}

TEST(SpecialFunctions, BetaincAtEdges) {
  EXPECT_EQ(gcm_betainc_f64(2, 3, 0), 0);
  EXPECT_EQ(gcm_betainc_f64(2, 3, 1), 1);
  const double outside[][3] = {{0, 1, 0.5},   {1, 0, 0.5},   {-1, 1, 0.5},  {1, -1, 0.5},
                               {1, 1, -0.25}, {1, 1, 1.25},  {nan, 1, 0.5}, {1, nan, 0.5},
                               {1, 1, nan},   {inf, 1, 0.5}, {1, 1, inf}};
  for (const auto &[a, b, x] : outside)
    EXPECT_TRUE(std::isnan(gcm_betainc_f64(a, b, x))) << a << " " << b << " " << x;
}

TEST(SpecialFunctions, BetaincIsSymmetricAcrossEveryMethod) {
  Random random(8);
  for (int i = 0; i < 10000; ++i) {
    double a = std::exp(8 * random.symmetric()), b = std::exp(8 * random.symmetric());
    // A multiple of 2^-20, so that 1 - x is exact.
    double x = std::ldexp(1 + static_cast<double>(random.next() % ((1 << 20) - 1)), -20);
    double sum = gcm_betainc_f64(a, b, x) + gcm_betainc_f64(b, a, 1 - x);
    ASSERT_NEAR(sum, 1, 1e-12) << "a = " << a << ", b = " << b << ", x = " << x;
  }
}

TEST(SpecialFunctions, ZetaAndPolygammaAtEdges) {
  EXPECT_EQ(gcm_zeta_f64(1, 2), inf);
  EXPECT_EQ(gcm_zeta_f64(2, -3), inf);
  EXPECT_EQ(gcm_zeta_f64(2, 0), inf);
  EXPECT_TRUE(std::isnan(gcm_zeta_f64(3, -3)));
  EXPECT_TRUE(std::isnan(gcm_zeta_f64(0.5, 2)));
  EXPECT_TRUE(std::isnan(gcm_zeta_f64(2.5, -0.5)));
  EXPECT_TRUE(std::isnan(gcm_zeta_f64(nan, 1)));
  EXPECT_TRUE(std::isnan(gcm_zeta_f64(2, nan)));
  EXPECT_EQ(gcm_zeta_f64(2, inf), 0);
  EXPECT_EQ(gcm_zeta_f64(inf, 1), 1);
  EXPECT_TRUE(std::isnan(gcm_polygamma_f64(-1, 2)));
  EXPECT_TRUE(std::isnan(gcm_polygamma_f64(1.5, 2)));
  EXPECT_TRUE(std::isnan(gcm_polygamma_f64(nan, 2)));
  EXPECT_TRUE(std::isnan(gcm_polygamma_f64(0, 0)));
  EXPECT_EQ(gcm_polygamma_f64(1, -2), inf);
}

/// No argument makes a function loop for long, however extreme.
TEST(SpecialFunctions, ReturnForEveryArgument) {
  const double values[] = {0.0,     -0.0, 5e-324,     1e-300,      1e-10,  0.5,   1,   1.5,
                           2,       3,    1e3,        1e8,         1e16,   1e300, inf, nan,
                           -1e-300, -0.5, -1e8 - 0.5, -1e15 - 0.5, -1e300, -inf};
  double sum = 0;
  for (double a : values)
    for (double b : values) {
      sum += gcm_igamma_f64(a, b) + gcm_igammac_f64(a, b) + gcm_zeta_f64(a, b) +
             gcm_polygamma_f64(a, b);
      for (double x : {1e-300, 0.25, 0.5, 1 - 0x1p-53})
        sum += gcm_betainc_f64(a, b, x);
    }
  EXPECT_TRUE(std::isnan(sum));
}

} // namespace
} // namespace graphc::math::testing
