//===- IncompleteGamma.cpp - igamma, igammac ------------------------------------===//
//
// The regularized functions P(a, x) and Q(a, x) = 1 - P(a, x), each computed directly where it is
// the smaller one: power series and continued fraction (DLMF 8.7.1, 8.9.2), Temme's uniform
// expansion for large a near x = a (DLMF 8.12). The common factor x^a e^-x / Gamma(a + 1) is
// Loader's saddle-point form ("Fast and accurate computation of binomial probabilities", 2000),
// which does not cancel for large a. Out-of-domain arguments are TensorFlow's: NaN for a <= 0 or x
// < 0.
//
//===----------------------------------------------------------------------===//
#include "runtime/math/Define.h"
#include "runtime/math/ErrorFunction.h"
#include "runtime/math/Gamma.h"
#include "runtime/math/Loader.h"

namespace graphc::math {
namespace {

/// x^a e^-x / Gamma(a + 1), x > 0.
double poissonDensity(double a, double x) {
  if (a < 1)
    return exp<double>(a * log<double>(x) - x - lgammaOnePlus(a));
  double exponent = stirlingError(a) + deviance(a, x, a - x, log<double>(a / x));
  return exp<double>(-exponent) / sqrt(2 * pi * a);
}

/// P by its series, x not far above a.
double lowerSeries(double a, double x) {
  double sum = 1, term = 1;
  for (int n = 1; n <= 2000; ++n) {
    term *= x / (a + n);
    sum += term;
    if (term < 0x1p-54 * sum)
      break;
  }
  return poissonDensity(a, x) * sum;
}

/// Q by its continued fraction, x > a and x >= 1 (modified Lentz).
double upperFraction(double a, double x) {
  double b = x + 1 - a;
  double d = 1 / b;
  double c = infinity;
  double h = d;
  for (int n = 1; n <= 2000; ++n) {
    double numerator = n * (a - n);
    b += 2;
    d = 1 / fma(numerator, d, b);
    c = b + numerator / c;
    double factor = c * d;
    h *= factor;
    if (abs(factor - 1) < 0x1p-53)
      break;
  }
  return poissonDensity(a, x) * a * h;
}

/// Q for a <= 1 and x <= 1, where 1 - P would cancel: 1 - x^a/Gamma(1 + a) is an expm1, the rest of
/// the series for P is alternating (DiDonato and Morris, ACM TOMS 12, 1986, section 4).
double upperNearZero(double a, double x) {
  double sum = 0, power = 1;
  for (int n = 1; n <= 40; ++n) {
    power *= -x / n;
    double term = power * (a / (a + n));
    sum += term;
    if (abs(term) < 0x1p-56 * abs(sum))
      break;
  }
  double u = -expm1<double>(a * log<double>(x) - lgammaOnePlus(a));
  return u - (1 - u) * sum;
}

/// P or Q for a >= 1000 and |x - a| <= a / 5.
double uniformExpansion(double a, double x, bool upper) {
  double exponent = deviance(a, x, a - x, log<double>(a / x));
  double eta = copysign(sqrt(2 * exponent / a), x - a);
  double series = polynomial(eta, coef::temme3);
  series = polynomial(eta, coef::temme2) + series / a;
  series = polynomial(eta, coef::temme1) + series / a;
  series = polynomial(eta, coef::temme0) + series / a;
  double rest = exp<double>(-exponent) / sqrt(2 * pi * a) * series;
  double argument = copysign(sqrt(exponent), eta);
  return upper ? 0.5 * erfc<double>(argument) + rest : 0.5 * erfc<double>(-argument) - rest;
}

/// What both functions say of arguments at or over the edge; false inside.
bool atEdge(double a, double x, bool upper, double &result) {
  if (isNan(a) || isNan(x) || a <= 0 || x < 0 || (a == infinity && x == infinity))
    result = notANumber;
  else if (x == 0 || a == infinity)
    result = upper ? 1 : 0;
  else if (x == infinity)
    result = upper ? 0 : 1;
  else
    return false;
  return true;
}

bool isUniform(double a, double x) { return a >= 1000 && abs(x - a) <= 0.2 * a; }

double igamma(double a, double x) {
  double edge;
  if (atEdge(a, x, false, edge))
    return edge;
  if (isUniform(a, x))
    return uniformExpansion(a, x, false);
  if (x > 1 && x > a)
    return 1 - upperFraction(a, x);
  return lowerSeries(a, x);
}

double igammac(double a, double x) {
  double edge;
  if (atEdge(a, x, true, edge))
    return edge;
  if (isUniform(a, x))
    return uniformExpansion(a, x, true);
  if (x <= 1 && a <= 1)
    return upperNearZero(a, x);
  if (x > 1 && x > a)
    return upperFraction(a, x);
  return 1 - lowerSeries(a, x);
}

} // namespace
} // namespace graphc::math

GCM_DEFINE_SCALAR_BINARY(igamma);
GCM_DEFINE_SCALAR_BINARY(igammac);
