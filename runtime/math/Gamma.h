//===- Gamma.h - lgamma, digamma and what the incomplete functions share --------===//
//
// Scalar, in double. Taylor-like minimax polynomials about the zeros of each function, recurrences
// to reach them, asymptotic series from 10 on, reflection below 0 (DLMF chapter 5).
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_RUNTIME_MATH_GAMMA_H
#define GRAPHC_RUNTIME_MATH_GAMMA_H

#include "runtime/math/GammaCoefficients.h"
#include "runtime/math/Logarithm.h"

namespace graphc::math {

inline constexpr double pi = 0x1.921fb54442d18p1;
inline constexpr double infinity = ElementInfo<double>::infinity;
inline constexpr double notANumber = ElementInfo<double>::nan;

inline bool isNan(double x) { return x != x; }
inline bool isInfinite(double x) { return abs(x) == infinity; }

/// log(Gamma(1 + u)) for -0.3 <= u <= 0.7, relative accuracy kept at the zero.
inline double lgammaOnePlus(double u) {
  if (u <= 0.5)
    return u * polynomialEvenOdd(u, coef::lgammaAt1);
  return (u - 1) * polynomialEvenOdd(u - 1, coef::lgammaAt2);
}

/// log Gamma(a) less Stirling's formula (a - 1/2) log(a) - a + log(2 pi)/2, for a > 0: DLMF 5.11.1.
/// Below 10 by its own recurrence, whose terms are small where those of lgamma cancel.
inline double stirlingError(double a) {
  double sum = 0;
  for (; a < 10; a += 1)
    sum += fma(a + 0.5, log1p<double>(1 / a), -1.0);
  double inverse = 1 / a;
  return sum + inverse * polynomial(inverse * inverse, coef::stirling);
}

/// Natural logarithm of |Gamma(x)|; infinite at the poles 0, -1, -2, ... and at both infinities.
double lgamma(double x);

/// Gamma'(x) / Gamma(x); NaN at the poles and at minus infinity, as TensorFlow's.
double digamma(double x);

} // namespace graphc::math

#endif // GRAPHC_RUNTIME_MATH_GAMMA_H
