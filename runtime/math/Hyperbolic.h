//===- Hyperbolic.h - sinh, cosh, tanh and their inverses -----------------------===//
//
// Everything through expm1 and log1p, halved where e^x itself would overflow first.
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_RUNTIME_MATH_HYPERBOLIC_H
#define GRAPHC_RUNTIME_MATH_HYPERBOLIC_H

#include "runtime/math/Exponential.h"
#include "runtime/math/Logarithm.h"

namespace graphc::math {

/// t / (t + 2) with t = e^2a - 1, odd in x.
template <class V> GCM_INLINE V tanh(V x) {
  // At 22 the quotient is 1 to the last bit of a double.
  auto [n, p] = reduceExp<V>(V(2) * atMost(abs(x), Elem<V>(22)));
  V scale = exp2Int<V>(n);
  V t = fma(p, scale, scale - V(1));
  return copysign(t / (t + V(2)), x);
}

/// u + u / (2u + 1) with u = (e^a - 1) / 2, odd in x.
template <class V> GCM_INLINE V sinh(V x) {
  V a = abs(x);
  V u = halfExpm1<V>(reduceExp<V>(atMost(a, expHigh<V>)));
  // The quotient is 1/2 far out, too small to count there, and a NaN where u is infinite.
  V quotient = select(u < V(0x1p60f), u / fma(V(2), u, V(1)), V(0));
  // The halves of the smallest normal numbers are denormal; there sinh is the identity.
  constexpr Elem<V> tiny = isF32<V> ? Elem<V>(0x1p-14) : Elem<V>(0x1p-28);
  return copysign(select(a < V(tiny), a, u + quotient), x);
}

/// h + 1 / (4h) with h = e^a / 2.
template <class V> GCM_INLINE V cosh(V x) {
  auto [n, p] = reduceExp<V>(atMost(abs(x), expHigh<V>));
  V h = V(2) * ((V(1) + p) * exp2Int<V>(n - 2));
  return h + V(0.25) / h;
}

/// From here on log1p(a) is log(a), sqrt(a^2 +- 1) is a, and a^2 need not be formed.
template <class V>
inline constexpr Elem<V> hugeArgument = isF32<V> ? Elem<V>(0x1p30) : Elem<V>(0x1p60);

/// log(a + sqrt(a^2 + 1)) as log1p(a + a^2 / (1 + sqrt(a^2 + 1))), odd in x.
template <class V> GCM_INLINE V asinh(V x) {
  constexpr Elem<V> ln2 = Elem<V>(0x1.62e42fefa39efp-1);
  V a = abs(x);
  auto huge = a > V(hugeArgument<V>);
  V b = atMost(a, hugeArgument<V>);
  V t = fma(b, b / (V(1) + sqrt(fma(b, b, V(1)))), b);
  V result = log1p<V>(select(huge, a, t)) + select(huge, V(ln2), V(0));
  return copysign(select(x == V(0), a, result), x);
}

/// log1p(t + sqrt(t (t + 2))) with t = x - 1; NaN below 1.
template <class V> GCM_INLINE V acosh(V x) {
  constexpr Elem<V> ln2 = Elem<V>(0x1.62e42fefa39efp-1);
  auto huge = x > V(hugeArgument<V>);
  V t = atMost(x, hugeArgument<V>) - V(1);
  V u = t + sqrt(t * (t + V(2)));
  V result = log1p<V>(select(huge, x, u)) + select(huge, V(ln2), V(0));
  return select(x >= V(1), result, V(Info<V>::nan));
}

/// log1p(2a / (1 - a)) / 2, odd in x; infinite at 1, NaN beyond.
template <class V> GCM_INLINE V atanh(V x) {
  V a = abs(x);
  return copysign(V(0.5) * log1p<V>(V(2) * a / (V(1) - a)), x);
}

} // namespace graphc::math

#endif // GRAPHC_RUNTIME_MATH_HYPERBOLIC_H
