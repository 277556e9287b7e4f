//===- Special.cpp - special functions ---------------------------------------------===//
//
// Written for double accuracy by the plainest method that reaches it: series,
// continued fractions and Newton steps. Formula numbers: NIST Digital Library of
// Mathematical Functions (DLMF).
//
//===----------------------------------------------------------------------------===//

#include "compiler/reference/Elementwise.h"
#include "compiler/reference/Families.h"

#include <cmath>
#include <limits>

using namespace graphc::reference;

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double epsilon = std::numeric_limits<double>::epsilon();
constexpr double eulerGamma = 0.57721566490153286060651209;
constexpr int maxTerms = 100000;

//===----------------------------------------------------------------------===//
// Gamma and relatives
//===----------------------------------------------------------------------===//

double logGamma(double x) {
  int sign;
  return lgamma_r(x, &sign);
}

/// Reflection to positive x, recurrence to large x, then the asymptotic series (DLMF 5.11.2).
double digamma(double x) {
  if (std::isinf(x))
    return x > 0 ? x : nan;
  if (x <= 0) {
    if (x == std::floor(x))
      return nan;
    return digamma(1 - x) - M_PI / std::tan(M_PI * x);
  }
  double result = 0;
  for (; x < 12; ++x)
    result -= 1 / x;
  double inverse = 1 / (x * x), power = inverse;
  constexpr double coefficients[] = {1 / 12.0,  -1 / 120.0,     1 / 252.0, -1 / 240.0,
                                     1 / 132.0, -691 / 32760.0, 1 / 12.0};
  result += std::log(x) - 0.5 / x;
  for (double c : coefficients) {
    result -= c * power;
    power *= inverse;
  }
  return result;
}

/// x^a e^-x / Gamma(a).
double gammaPrefactor(double a, double x) { return std::exp(a * std::log(x) - x - logGamma(a)); }

/// Series for the lower function (DLMF 8.7.1), good below a + 1.
double gammaSeries(double a, double x) {
  double term = 1 / a, sum = term;
  for (int n = 1; n < maxTerms && std::fabs(term) > sum * epsilon; ++n) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * gammaPrefactor(a, x);
}

/// Continued fraction for the upper function (DLMF 8.9.2) by Lentz's method, good above a + 1.
double gammaFraction(double a, double x) {
  constexpr double tiny = 1e-300;
  double b = x + 1 - a, c = 1 / tiny, d = 1 / b, h = d;
  for (int n = 1; n < maxTerms; ++n) {
    double an = -n * (n - a);
    b += 2;
    d = an * d + b;
    c = b + an / c;
    d = 1 / (d == 0 ? tiny : d);
    c = c == 0 ? tiny : c;
    h *= d * c;
    if (std::fabs(d * c - 1) < epsilon)
      break;
  }
  return h * gammaPrefactor(a, x);
}

/// Regularized incomplete gamma functions.
double lowerGamma(double a, double x) {
  if (std::isnan(a) || std::isnan(x) || x < 0 || a <= 0)
    return nan;
  if (x == 0)
    return 0;
  if (std::isinf(x))
    return std::isinf(a) ? nan : 1;
  if (std::isinf(a))
    return 0;
  return x < a + 1 ? gammaSeries(a, x) : 1 - gammaFraction(a, x);
}

double upperGamma(double a, double x) {
  if (std::isnan(a) || std::isnan(x) || x < 0 || a <= 0)
    return nan;
  if (x == 0)
    return 1;
  if (std::isinf(x))
    return std::isinf(a) ? nan : 0;
  if (std::isinf(a))
    return 1;
  return x < a + 1 ? 1 - gammaSeries(a, x) : gammaFraction(a, x);
}

/// Continued fraction of the incomplete beta function (DLMF 8.17.22).
double betaFraction(double a, double b, double x) {
  constexpr double tiny = 1e-300;
  double c = 1, d = 1 - (a + b) * x / (a + 1);
  d = 1 / (std::fabs(d) < tiny ? tiny : d);
  double h = d;
  auto step = [&](double coefficient) {
    d = 1 + coefficient * d;
    d = 1 / (std::fabs(d) < tiny ? tiny : d);
    c = 1 + coefficient / c;
    c = std::fabs(c) < tiny ? tiny : c;
    h *= d * c;
  };
  for (int m = 1; m < maxTerms; ++m) {
    double before = h;
    step(m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)));
    step(-(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)));
    if (std::fabs(h - before) < epsilon * std::fabs(h))
      break;
  }
  return h;
}

/// Regularized incomplete beta function I_x(a, b).
double incompleteBeta(double a, double b, double x) {
  if (!(a > 0) || !(b > 0) || !(x >= 0) || x > 1)
    return nan;
  if (x == 0 || x == 1)
    return x;
  double front =
      std::exp(a * std::log(x) + b * std::log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b));
  // The fraction converges fast below the mean; above it use the symmetry.
  if (x < (a + 1) / (a + b + 2))
    return front * betaFraction(a, b, x) / a;
  return 1 - front * betaFraction(b, a, 1 - x) / b;
}

/// Hurwitz zeta: sum over k of (q + k)^-x, by Euler-Maclaurin (DLMF 25.11.28).
double hurwitzZeta(double x, double q) {
  if (std::isnan(x) || std::isnan(q) || x < 1)
    return nan;
  if (x == 1)
    return infinity;
  if (q <= 0) {
    if (q == std::floor(q))
      return infinity;
    if (x != std::floor(x))
      return nan;
  }
  double sum = 0;
  int k = 0;
  for (; k < 20 || q + k < 1; ++k)
    sum += std::pow(q + k, -x);
  double n = q + k, power = std::pow(n, -x);
  sum += n * power / (x - 1) + power / 2;
  // B_2j / (2j)!
  constexpr double coefficients[] = {
      1 / 12.0,       -1 / 720.0,          1 / 30240.0,       -1 / 1209600.0,
      1 / 47900160.0, -691 / 1307674368e3, 1 / 74724249600.0, -3617 / 10670622842880e3};
  double factor = x * power / n;
  for (int j = 0; j < 8; ++j) {
    sum += coefficients[j] * factor;
    factor *= (x + 2 * j + 1) * (x + 2 * j + 2) / (n * n);
  }
  return sum;
}

/// The n-th derivative of digamma: (-1)^(n+1) n! zeta(n + 1, x).
double polygamma(double n, double x) {
  if (n != std::floor(n) || n < 0)
    return nan;
  if (n == 0)
    return digamma(x);
  double sign = std::fmod(n, 2) == 1 ? 1 : -1;
  return sign * std::exp(logGamma(n + 1)) * hurwitzZeta(n + 1, x);
}

//===----------------------------------------------------------------------===//
// Error function and relatives
//===----------------------------------------------------------------------===//

/// The x with erfc(x) = y, for 0 < y < 2: Halley steps from a crude start.
double inverseErfc(double y) {
  if (y == 1)
    return 0;
  double small = y < 1 ? y : 2 - y; // Work where erfc is small: no cancellation.
  double t = std::sqrt(-2 * std::log(small / 2));
  // Abramowitz and Stegun 26.2.22.
  double x = (t - (2.30753 + 0.27061 * t) / (1 + (0.99229 + 0.04481 * t) * t)) / M_SQRT2;
  for (int step = 0; step < 4; ++step) {
    double error = std::erfc(x) - small;
    double slope = -M_2_SQRTPI * std::exp(-x * x);
    x -= error / (slope + x * error);
  }
  return y < 1 ? x : -x;
}

double inverseErf(double y) {
  if (!(std::fabs(y) <= 1))
    return nan;
  if (std::fabs(y) == 1)
    return y * infinity;
  if (std::fabs(y) > 0.5)
    return y > 0 ? inverseErfc(1 - y) : -inverseErfc(1 + y);
  double x = y / M_2_SQRTPI;
  for (int step = 0; step < 6; ++step) {
    double error = std::erf(x) - y, slope = M_2_SQRTPI * std::exp(-x * x);
    x -= error / (slope + x * error);
  }
  return x;
}

/// The quantile of the normal distribution.
double normalQuantile(double p) {
  if (!(p >= 0 && p <= 1))
    return nan;
  if (p == 0 || p == 1)
    return p == 0 ? -infinity : infinity;
  return -M_SQRT2 * inverseErfc(2 * p);
}

/// Dawson's integral by Rybicki's sum of Gaussians at odd multiples of h ("Dawson's integral and
/// the sampling theorem", 1989); its power series near 0, where the sum cancels.
double dawson(double x) {
  if (std::fabs(x) < 0.2) {
    double term = x, sum = x;
    for (int k = 1; k < 30; ++k) {
      term *= -2 * x * x / (2 * k + 1);
      sum += term;
    }
    return sum;
  }
  if (std::fabs(x) > 1e7)
    return 0.5 / x;
  constexpr double h = 0.2;
  auto centre = static_cast<int64_t>(std::floor(x / h));
  double sum = 0;
  for (int64_t n = centre - 40; n <= centre + 41; ++n)
    if (n % 2 != 0) {
      double d = x - static_cast<double>(n) * h;
      sum += std::exp(-d * d) / static_cast<double>(n);
    }
  return sum / std::sqrt(M_PI);
}

/// Exponential integral Ei for positive x (DLMF 6.6.2; asymptotic 6.12.2).
double exponentialIntegral(double x) {
  if (x < 0)
    return nan; // As TensorFlow has it.
  if (x == 0)
    return -infinity;
  if (std::isinf(x))
    return x;
  if (x > 50) {
    double term = 1, sum = 1;
    for (int n = 1; n < x && std::fabs(term) > epsilon; ++n) {
      term *= n / x;
      sum += term;
    }
    return std::exp(x) * sum / x;
  }
  double term = 1, sum = 0;
  for (int n = 1; n < 500; ++n) {
    term *= x / n;
    sum += term / n;
  }
  return eulerGamma + std::log(std::fabs(x)) + sum;
}

/// C(x) + i S(x): power series (DLMF 7.6.4, 7.6.6) below 3, the complementary error function's
/// continued fraction (7.9.3) above.
std::complex<double> fresnel(double x) {
  double ax = std::fabs(x);
  std::complex<double> result;
  if (std::isinf(x)) {
    result = {0.5, 0.5};
  } else if (ax < 3) {
    std::complex<double> power = ax, sum = 0, step = {0, M_PI / 2 * ax * ax};
    for (int n = 0; n < 120; ++n) {
      sum += power / static_cast<double>(2 * n + 1);
      power *= step / static_cast<double>(n + 1);
    }
    result = sum;
  } else {
    // erfc(z) = e^(-z^2) / sqrt(pi) * 1/(z+ (1/2)/(z+ 1/(z+ (3/2)/(z+ ...)))), z =
    // sqrt(pi)(1-i)x/2.
    std::complex<double> z = std::sqrt(M_PI) / 2 * ax * std::complex<double>(1, -1), fraction = z;
    for (int n = 200; n >= 1; --n)
      fraction = z + n / 2.0 / fraction;
    // -z^2 = i pi x^2 / 2; fmod keeps the phase exact enough for large x.
    double phase = M_PI / 2 * std::fmod(ax * ax, 4.0);
    std::complex<double> erfc = std::polar(1.0, phase) / fraction / std::sqrt(M_PI);
    result = std::complex<double>(0.5, 0.5) * (1.0 - erfc);
  }
  return x < 0 ? -result : result;
}

/// Li2(z) for z <= 1/2 in magnitude by its series.
double dilogSeries(double z) {
  double power = 1, sum = 0;
  for (int k = 1; k < 120; ++k) {
    power *= z;
    sum += power / (static_cast<double>(k) * k);
  }
  return sum;
}

/// Spence's function Li2(1 - x), reduced to the series by DLMF 25.12.3, 25.12.4 and 25.12.6.
double spence(double x) {
  constexpr double zeta2 = M_PI * M_PI / 6;
  if (x < 0)
    return nan;
  if (x == 0)
    return zeta2;
  if (std::isinf(x))
    return -infinity;
  if (x > 2) { // Li2(z) with z = 1 - x < -1 from 1/z.
    double log = std::log(x - 1);
    return -zeta2 - log * log / 2 - spence(1 - 1 / (1 - x));
  }
  if (x < 0.5) // Li2(z) from 1 - z.
    return zeta2 - std::log(x) * std::log1p(-x) - dilogSeries(x);
  if (x > 1.5) { // z in [-1, -1/2): from z / (z - 1).
    double log = std::log(x);
    return -log * log / 2 - dilogSeries((x - 1) / x);
  }
  return dilogSeries(1 - x);
}

constexpr auto fresnelCos = [](double x) { return fresnel(x).real(); };
constexpr auto fresnelSin = [](double x) { return fresnel(x).imag(); };

/// I_x(a, b) under broadcasting.
Outputs betainc(const Op &op) {
  const Tensor &a = op.in(0), &b = op.in(1), &x = op.in(2);
  Shape shape = broadcastShapes(broadcastShapes(a.shape(), b.shape()), x.shape());
  std::vector<double> av = toDoubles(op, a), bv = toDoubles(op, b), xv = toDoubles(op, x), out;
  std::vector<int64_t> ia = broadcastOffsets(a.shape(), shape),
                       ib = broadcastOffsets(b.shape(), shape),
                       ix = broadcastOffsets(x.shape(), shape);
  for (size_t i = 0; i < ia.size(); ++i)
    out.push_back(incompleteBeta(av[ia[i]], bv[ib[i]], xv[ix[i]]));
  return {fromDoubles(op, a.dtype(), shape, out)};
}

constexpr OpEntry entries[] = {
    {"Betainc", betainc},
    {"Dawsn", mapWide<dawson, FloatTypes>},
    {"Digamma", mapWide<digamma, FloatTypes>},
    {"Erfinv", mapWide<inverseErf, FloatTypes>},
    {"Expint", mapWide<exponentialIntegral, FloatTypes>},
    {"FresnelCos", mapWide<fresnelCos, FloatTypes>},
    {"FresnelSin", mapWide<fresnelSin, FloatTypes>},
    {"Igamma", zipWide<lowerGamma, FloatTypes>},
    {"Igammac", zipWide<upperGamma, FloatTypes>},
    {"Lgamma", mapWide<logGamma, FloatTypes>},
    {"Ndtri", mapWide<normalQuantile, FloatTypes>},
    {"Polygamma", zipWide<polygamma, FloatTypes>},
    {"Spence", mapWide<spence, FloatTypes>},
    {"Zeta", zipWide<hurwitzZeta, FloatTypes>},
};

} // namespace

std::span<const OpEntry> graphc::reference::specialOps() { return entries; }
