//===- Zeta.cpp - zeta, polygamma -----------------------------------------------===//
//
// Hurwitz' zeta function by direct summation and the Euler-Maclaurin formula (DLMF 25.11.5, as in
// Cephes' zeta); polygamma through it (DLMF 5.15.1). Out-of-domain arguments are TensorFlow's.
//
//===----------------------------------------------------------------------===//
#include "runtime/math/Define.h"
#include "runtime/math/Gamma.h"
#include "runtime/math/Power.h"

namespace graphc::math {
namespace {

/// Sum of ((q + k) / unit)^-x over k >= 0, for x > 1, q > 0.
double zetaPositive(double x, double q, double unit = 1) {
  if (q == infinity)
    return 0;
  double sum = 0, base = q, power = 0;
  // The correction's terms shrink like (x / (2 pi base))^2. Below x / 2 the terms fall by more than
  // e^-2 each, so that the limit is not met but where base + 1 rounds to base.
  for (int n = 0; n < 10 || (n < 100 && base < 0.5 * x); ++n, base += 1) {
    power = pow<double>(base / unit, -x);
    sum += power;
    if (power <= 0x1p-54 * sum)
      return sum;
  }
  power = pow<double>(base / unit, -x);
  sum += power * (base / (x - 1) + 0.5);
  double rising = x, scale = power / base;
  for (int k = 0; k < static_cast<int>(sizeof(coef::eulerMaclaurin) / sizeof(double)); ++k) {
    double term = coef::eulerMaclaurin[k] * rising * scale;
    sum += term;
    if (abs(term) <= 0x1p-54 * sum)
      break;
    rising *= (x + (2 * k + 1)) * (x + (2 * k + 2));
    scale /= base * base;
  }
  return sum;
}

double zeta(double x, double q) {
  if (isNan(x) || isNan(q) || x < 1)
    return notANumber;
  if (x == 1)
    return infinity;
  if (q > 0)
    return zetaPositive(x, q);
  // At a pole of a term: infinite if the power is even, else of no definite sign.
  bool even = floor(0.5 * x) == 0.5 * x;
  if (q == floor(q))
    return even && q != -infinity ? infinity : notANumber;
  // A negative base has no real power but an integer one.
  if (x != floor(x))
    return notANumber;
  // The terms below 0 are, up to their sign, those of 1 - f up to -q, f the fraction of q.
  double f = q - floor(q);
  double above = zetaPositive(x, f), mirrored = zetaPositive(x, 1 - f);
  double missing = zetaPositive(x, 1 - q);
  return even ? above + (mirrored - missing) : (above - mirrored) + missing;
}

/// n! q^-(n+1), q > 0, without the overflow of its parts.
double factorialOverPower(double n, double q) {
  if (n > 700) // n! n^-n, the least value on the way, is about e^-n.
    return exp<double>(lgamma(n + 1) - (n + 1) * log<double>(q));
  double product = 1 / q;
  for (double k = 1; k <= n; k += 1)
    product *= k / q;
  return product;
}

double factorial(double n) {
  double product = 1;
  for (double k = 2; k <= n; k += 1)
    product *= k;
  return product;
}

/// The derivative of order n of digamma; NaN unless n is an integer that is not negative.
double polygamma(double n, double x) {
  if (!(n >= 0) || n != floor(n) || n == infinity)
    return notANumber;
  if (n == 0)
    return digamma(x);
  bool odd = floor(0.5 * n) != 0.5 * n;
  double magnitude;
  if (x > 0 && x < infinity && (n > 170 || (n + 1) * log<double>(x) > 600))
    magnitude = factorialOverPower(n, x) * zetaPositive(n + 1, x, x);
  else
    magnitude = (n > 170 ? infinity : factorial(n)) * zeta(n + 1, x);
  return odd ? magnitude : -magnitude;
}

} // namespace
} // namespace graphc::math

GCM_DEFINE_SCALAR_BINARY(polygamma);
GCM_DEFINE_SCALAR_BINARY(zeta);
