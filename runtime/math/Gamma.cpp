//===- Gamma.cpp - lgamma, digamma ----------------------------------------------===//
#include "runtime/math/Gamma.h"
#include "runtime/math/Define.h"
#include "runtime/math/Trigonometric.h"

namespace graphc::math {
namespace {

double lgammaPositive(double x) {
  if (x <= 0.7) // log Gamma(x) = log Gamma(1 + x) - log(x)
    return lgammaOnePlus(x) - log<double>(x);
  if (x <= 1.5)
    return lgammaOnePlus(x - 1);
  if (x < 10) {
    double product = 1;
    for (; x > 2.5; product *= x)
      x -= 1;
    return (x - 2) * polynomialEvenOdd(x - 2, coef::lgammaAt2) + log<double>(product);
  }
  // (x - 1/2) log(x) - x + log(2 pi)/2, with x as x - 1/2 + 1/2.
  constexpr double constant = 0.41893853320467274178; // (log(2 pi) - 1) / 2
  double inverse = 1 / x;
  double tail = inverse * polynomial(inverse * inverse, coef::stirling);
  return fma(x - 0.5, log<double>(x) - 1, constant + tail);
}

/// x less the nearest integer, exactly; 0 where x is an integer.
double fromNearestInteger(double x) {
  double f = x - trunc(x);
  return f < -0.5 ? f + 1 : f > 0.5 ? f - 1 : f;
}

} // namespace

double lgamma(double x) {
  if (isNan(x))
    return x;
  if (isInfinite(x))
    return infinity;
  if (x > 0)
    return lgammaPositive(x);
  double f = fromNearestInteger(x);
  if (f == 0)
    return infinity;
  // |Gamma(x)| = pi / (|x| |sin(pi x)| Gamma(|x|)): DLMF 5.5.3.
  double a = -x;
  if (a < 0x1p-60)
    return -log<double>(a);
  return log<double>(pi / (a * abs(sin<double>(pi * f)))) - lgammaPositive(a);
}

namespace {

double digammaPositive(double x) {
  if (x >= 10) { // DLMF 5.11.2
    double inverse = 1 / x, z = inverse * inverse;
    return log<double>(x) - fma(z, polynomial(z, coef::digammaTail), 0.5 * inverse);
  }
  double sum = 0;
  for (; x > 2; sum += 1 / x)
    x -= 1;
  // u = x - root, for x below 1 the argument 1 + x less the root.
  double shift = x < 1 ? coef::digammaRoot[0] - 1 : coef::digammaRoot[0];
  double u = (x - shift) - coef::digammaRoot[1];
  double value = u * polynomialEvenOdd(u, coef::digammaP);
  return x < 1 ? value - 1 / x : value + sum;
}

/// pi / tan(pi f), |f| <= 1/2, not through the pole of the tangent.
double piCotPi(double f) {
  if (abs(f) > 0.25)
    return copysign(pi * tan<double>(pi * (0.5 - abs(f))), f);
  return pi / tan<double>(pi * f);
}

} // namespace

double digamma(double x) {
  if (x > 0)
    return x == infinity ? x : digammaPositive(x);
  // psi(x) = psi(1 - x) - pi / tan(pi x): DLMF 5.5.4.
  double f = fromNearestInteger(x);
  if (f == 0 || isNan(f))
    return notANumber;
  return digammaPositive(1 - x) - piCotPi(f);
}

} // namespace graphc::math

GCM_DEFINE_SCALAR_UNARY(digamma);
GCM_DEFINE_SCALAR_UNARY(lgamma);
