//===- Exponential.h - exp, exp2, expm1, sigmoid --------------------------------===//
//
// Reduction x = n ln 2 + r, |r| <= ln(2)/2 (Muller, Elementary Functions, 3rd ed., 11.2), a minimax
// polynomial for expm1(r), and reconstruction by powers of two that are applied in two steps, so
// that gradual underflow rounds once and nothing overflows before the result does.
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_RUNTIME_MATH_EXPONENTIAL_H
#define GRAPHC_RUNTIME_MATH_EXPONENTIAL_H

#include "runtime/math/Coefficients.h"
#include "runtime/math/Simd.h"

namespace graphc::math {

/// e^x = 2^n (1 + p): n the integer nearest to x / ln 2, p = e^r - 1 in [-0.30, 0.42].
template <class V> struct ReducedExp {
  IntOf<V> n;
  V p;
};

/// Arguments beyond these give 0 or infinity whatever is done with them. The upper limit keeps n at
/// one above the largest exponent and is above the largest a with a finite e^a / 2.
template <class V> inline constexpr Elem<V> expLow = isF32<V> ? Elem<V>(-104) : Elem<V>(-746);
template <class V> inline constexpr Elem<V> expHigh = isF32<V> ? Elem<V>(89.5) : Elem<V>(710.5);

/// x must lie in [expLow - 1, expHigh + 1] or be a NaN; `tail` is a small addend to x.
template <class V> GCM_INLINE ReducedExp<V> reduceExp(V x, V tail = V(0)) {
  constexpr Elem<V> log2e = Elem<V>(0x1.71547652b82fep0);
  auto [n, integer] = roundToInt<V>(x * log2e);
  V r, q;
  if constexpr (isF32<V>) {
    r = fma(n, splat<V>(-coef::ln2F32[0]), x);
    r = fma(n, splat<V>(-coef::ln2F32[1]), r) + tail;
    q = polynomial(r, coef::expQF32);
  } else {
    r = fma(n, splat<V>(-coef::ln2F64[0]), x);
    r = fma(n, splat<V>(-coef::ln2F64[1]), r) + tail;
    q = polynomialEvenOdd(r, coef::expQF64);
  }
  return {integer, fma(r * r, q, r)};
}

/// (w + w p) 2^n, for |n| up to twice the largest exponent.
template <class V> GCM_INLINE V scaleOnePlus(V w, V p, IntOf<V> n) {
  IntOf<V> half = n >> 1;
  w *= exp2Int<V>(half);
  return fma(w, p, w) * exp2Int<V>(n - half);
}

/// e^(x + tail) for |tail| far below 1.
template <class V> GCM_INLINE V expWithTail(V x, V tail) {
  auto [n, p] = reduceExp<V>(atLeast(atMost(x, expHigh<V>), expLow<V>), tail);
  return scaleOnePlus<V>(V(1), p, n);
}

template <class V> GCM_INLINE V exp(V x) {
  auto [n, p] = reduceExp<V>(atLeast(atMost(x, expHigh<V>), expLow<V>));
  return scaleOnePlus<V>(V(1), p, n);
}

template <class V> GCM_INLINE V exp2(V x) {
  constexpr Elem<V> low = isF32<V> ? Elem<V>(-151) : Elem<V>(-1076);
  constexpr Elem<V> high = isF32<V> ? Elem<V>(129) : Elem<V>(1025);
  x = atLeast(atMost(x, high), low);
  auto [n, integer] = roundToInt<V>(x);
  V r = x - n;
  V q;
  if constexpr (isF32<V>)
    q = polynomial(r, coef::exp2QF32);
  else
    q = polynomialEvenOdd(r, coef::exp2QF64);
  return scaleOnePlus<V>(V(1), r * q, integer);
}

/// (e^x - 1) / 2 from a reduction of x in [-60, expHigh]: overflows no earlier than e^x / 2 does.
template <class V> GCM_INLINE V halfExpm1(ReducedExp<V> reduced) {
  // A quarter of 2^n, since n can be one above the largest exponent.
  V quarter = exp2Int<V>(reduced.n - 2);
  return V(2) * fma(reduced.p, quarter, quarter - V(0.25));
}

template <class V> GCM_INLINE V expm1(V x) {
  // Below the limit the result is -1 to the last bit.
  ReducedExp<V> reduced = reduceExp<V>(atLeast(atMost(x, expHigh<V>), Elem<V>(-60)));
  // Halving the smallest normal numbers would lose a bit, or all of them where these are flushed.
  V result = select(reduced.n == 0, reduced.p, V(2) * halfExpm1<V>(reduced));
  // expm1 has the sign of its argument; the sum loses that of -0.
  return copysign(result, x);
}

/// 1 / (1 + e^-x), through e^-|x| so that neither side overflows or cancels.
template <class V> GCM_INLINE V sigmoid(V x) {
  V e = exp<V>(-abs(x));
  return select(x < V(0), e, V(1)) / (V(1) + e);
}

} // namespace graphc::math

#endif // GRAPHC_RUNTIME_MATH_EXPONENTIAL_H
