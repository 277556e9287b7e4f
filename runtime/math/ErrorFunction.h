//===- ErrorFunction.h - erf, erfc ----------------------------------------------===//
//
// erfc(a) = e^(-a^2) P(t) / (1 + 2a), t = (a - 4) / (a + 4): Shepherd and Laframboise, "Chebyshev
// approximation of (1 + 2x) exp(x^2) erfc x in 0 <= x < infinity", Math. Comp. 36 (1981).
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_RUNTIME_MATH_ERRORFUNCTION_H
#define GRAPHC_RUNTIME_MATH_ERRORFUNCTION_H

#include "runtime/math/Exponential.h"

namespace graphc::math {

/// erfc(a) for a >= 0.
template <class V> GCM_INLINE V erfcPositive(V a) {
  a = atMost(a, isF32<V> ? Elem<V>(11) : Elem<V>(28));
  V t = (a - V(4)) / (a + V(4));
  V p;
  if constexpr (isF32<V>)
    p = polynomialPlus(t, coef::erfcPF32, coef::erfcPF32Low[0]);
  else
    p = polynomialPlus(t, coef::erfcPF64, coef::erfcPF64Low[0]);
  V w = p / fma(V(2), a, V(1));
  // a^2 is needed to an absolute error, not a relative one: its rounding error goes along.
  auto [square, error] = twoProduct(a, a);
  auto [n, e] = reduceExp<V>(atLeast(-square, expLow<V>), -error);
  return scaleOnePlus<V>(w, e, n);
}

/// erf(x) for |x| <= 1.
template <class V> GCM_INLINE V erfNear(V x) {
  V z = x * x;
  if constexpr (isF32<V>)
    return fma(x, polynomial(z, coef::erfQF32), x);
  else
    return fma(x, polynomialEvenOdd(z, coef::erfQF64), x);
}

template <class V> GCM_INLINE V erfc(V x) {
  V a = abs(x);
  V c = erfcPositive<V>(a);
  V far = select(x < V(0), V(2) - c, c);
  // The product's rounding errors weigh twice where erfc is just below 1.
  return select(a < V(0.5), V(1) - erfNear<V>(x), far);
}

template <class V> GCM_INLINE V erf(V x) {
  V a = abs(x);
  V far;
  if constexpr (isF32<V>) {
    // 1 - e^-P(a) with P = -log(erfc): a few bits of erfc are enough here, and P is at most 18.
    V p = polynomialEvenOdd(atMost(a, 4.0f), coef::erfTailF32);
    auto [n, e] = reduceExp<V>(-p);
    V scale = exp2Int<V>(n);
    far = V(1) - fma(scale, e, scale);
  } else {
    far = V(1) - erfcPositive<V>(a);
  }
  return select(a < V(1), erfNear<V>(x), copysign(far, x));
}

} // namespace graphc::math

#endif // GRAPHC_RUNTIME_MATH_ERRORFUNCTION_H
