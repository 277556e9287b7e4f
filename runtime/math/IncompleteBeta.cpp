//===- IncompleteBeta.cpp - betainc ---------------------------------------------===//
//
// The regularized incomplete beta function by its continued fraction (DLMF 8.17.22) on the side of
// the mean where it converges fast, or its power series where the other side would cancel, with the
// factor x^a (1-x)^b / B(a, b) in Loader's saddle-point form. Out-of-domain arguments are
// TensorFlow's: NaN for a <= 0, b <= 0 or x outside of [0, 1].
//
//===----------------------------------------------------------------------===//
#include "runtime/math/Define.h"
#include "runtime/math/Exponential.h"
#include "runtime/math/Gamma.h"
#include "runtime/math/Loader.h"

namespace graphc::math {
namespace {

/// x^a y^b Gamma(a + b) / (Gamma(a) Gamma(b)), y = 1 - x.
double betaDensity(double a, double b, double x) {
  double n = a + b;
  double logX = log<double>(x), logY = log1p<double>(-x);
  // a - n x, of which b - n y is the negative.
  double difference = fma(-n, x, a);
  double exponent = stirlingError(n) - stirlingError(a) - stirlingError(b) -
                    deviance(a, n * x, difference, log<double>(a / n) - logX) -
                    deviance(b, n * (1 - x), -difference, log<double>(b / n) - logY);
  return sqrt(a) * sqrt(b / n / (2 * pi)) * exp<double>(exponent);
}

/// The continued fraction of I_x(a, b) a / density, by modified Lentz's method. Convergence takes
/// about sqrt(max(a, b)) steps; the limit serves parameters up to 1e8.
double betaFraction(double a, double b, double x) {
  constexpr double tiny = 0x1p-1000;
  auto away = [](double v) { return abs(v) < tiny ? tiny : v; };
  double c = 1;
  double d = 1 / away(1 - (a + b) * x / (a + 1));
  double h = d;
  for (int m = 1; m <= 20000; ++m) {
    double even = m * (b - m) * x / ((a + (2 * m - 1)) * (a + 2 * m));
    d = 1 / away(fma(even, d, 1.0));
    c = away(1 + even / c);
    h *= d * c;
    double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + (2 * m + 1)));
    d = 1 / away(fma(odd, d, 1.0));
    c = away(1 + odd / c);
    double factor = d * c;
    h *= factor;
    if (!(abs(factor - 1) >= 0x1p-53))
      break;
  }
  return h;
}

/// The power series of I_x(a, b) a / density for b <= 1, whose terms are positive (DLMF 8.17.8,
/// with the factor (1-x)^b of the density taken out again): relatively accurate where 1 - I is
/// near 1.
double betaSeries(double a, double b, double x) {
  double sum = 1, power = 1;
  for (int n = 1; n <= 1000; ++n) {
    power *= (n - b) / n * x;
    double term = power * (a / (a + n));
    sum += term;
    if (term < 0x1p-54 * sum)
      break;
  }
  return sum * exp<double>(-b * log1p<double>(-x));
}

double betainc(double a, double b, double x) {
  if (isNan(a) || isNan(b) || !(x >= 0 && x <= 1) || a <= 0 || b <= 0 || isInfinite(a) ||
      isInfinite(b))
    return notANumber;
  if (x == 0 || x == 1)
    return x;
  double density = betaDensity(a, b, x);
  if (x <= (a + 1) / (a + b + 2))
    return density * betaFraction(a, b, x) / a;
  if (b <= 1 && x <= 0.95)
    return density * betaSeries(a, b, x) / a;
  return 1 - density * betaFraction(b, a, 1 - x) / b;
}

} // namespace
} // namespace graphc::math

GCM_DEFINE_SCALAR_TERNARY(betainc);
