//===- Logarithm.h - log, log2, log1p -------------------------------------------===//
//
// x = 2^e (1 + f) with 1 + f in [sqrt(1/2), sqrt(2)); log(1 + f) as f - f^2/2 + ... so that the
// leading terms are exact. f32: a minimax polynomial in f (the scheme of Cephes' logf); f64: the
// atanh series in s = f / (2 + f), with f - f^2/2 kept apart (the scheme of FreeBSD's e_log.c).
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_RUNTIME_MATH_LOGARITHM_H
#define GRAPHC_RUNTIME_MATH_LOGARITHM_H

#include "runtime/math/Coefficients.h"
#include "runtime/math/Simd.h"

namespace graphc::math {

/// 2^e (1 + f), e an integer held as a value.
template <class V> struct ReducedLog {
  V e;
  V f;
  IntOf<V> exponent;
};

/// x positive and normal.
template <class V> GCM_INLINE ReducedLog<V> reduceLog(V x) {
  using Int = typename Info<V>::Int;
  constexpr Int sqrtHalf = isF32<V> ? Int(0x3f3504f3) : Int(0x3fe6a09e667f3bcd);
  constexpr Int mantissa = (Int(1) << Info<V>::mantissaBits) - 1;
  IntOf<V> i = asInt(x) - sqrtHalf;
  IntOf<V> e = i >> Info<V>::mantissaBits;
  V m = bitCast<V>((i & mantissa) + sqrtHalf);
  V value;
  if constexpr (isF32<V>)
    value = convert<V>(e);
  else // No target before AVX-512 converts 64-bit integers: |e| < 2^51 goes through the bits.
    value = bitCast<V>(e + bitCast<Int>(Info<V>::shifter)) - Info<V>::shifter;
  return {value, m - V(1), e};
}

/// e ln 2 + log(1 + f) + tail / (1 + f).
template <class V> GCM_INLINE V finishLog(V e, V f) {
  V half = V(0.5) * f * f;
  if constexpr (isF32<V>) {
    V p = polynomialEvenOdd(f, coef::logPF32);
    V y = fma(V(2) * f * half, p, e * coef::ln2F32[1]);
    return fma(e, splat<V>(coef::ln2F32[0]), f + (y - half));
  } else {
    V s = f / (V(2) + f);
    V z = s * s;
    V r = z * polynomialEvenOdd(z, coef::logRF64);
    V y = fma(s, half + r, e * coef::ln2F64[1]);
    return fma(e, splat<V>(coef::ln2F64[0]), f + (y - half));
  }
}

/// The common edges: NaN below 0 and for NaN, -infinity at 0, infinity at infinity.
template <class V> GCM_INLINE V logEdges(V x, V result) {
  result = select(x == V(Info<V>::infinity), x, result);
  result = select(x == V(0), V(-Info<V>::infinity), result);
  return select(x >= V(0), result, V(Info<V>::nan));
}

/// x scaled into the normal range, and what the scaling adds to the exponent.
template <class V> GCM_INLINE V normalize(V x, V &exponentShift) {
  constexpr Elem<V> up = isF32<V> ? Elem<V>(0x1p24) : Elem<V>(0x1p53);
  auto tiny = x < V(Info<V>::minNormal);
  exponentShift = select(tiny, V(isF32<V> ? -24 : -53), V(0));
  return select(tiny, x * up, x);
}

template <class V> GCM_INLINE V log(V x) {
  V shift;
  auto [e, f, exponent] = reduceLog<V>(normalize<V>(x, shift));
  return logEdges<V>(x, finishLog<V>(e + shift, f));
}

template <class V> GCM_INLINE V log2(V x) {
  constexpr Elem<V> log2eHi = Elem<V>(isF32<V> ? 0x1.715476p0 : 0x1.71547652b82fep0);
  constexpr Elem<V> log2eLo = Elem<V>(isF32<V> ? 0x1.4ae0bf85ddf44p-26 : 0x1.777d0ffda0d24p-56);
  V shift;
  auto [e, f, exponent] = reduceLog<V>(normalize<V>(x, shift));
  V y = finishLog<V>(V(0), f);
  V result = fma(y, splat<V>(log2eHi), fma(y, splat<V>(log2eLo), e + shift));
  return logEdges<V>(x, result);
}

/// log(1 + x). With 1 + x = 2^e (1 + f), f is 2^-e x + (2^-e - 1) in one rounding, and is x itself
/// where e = 0, so that nothing is lost for small x.
template <class V> GCM_INLINE V log1p(V x) {
  auto [e, g, exponent] = reduceLog<V>(V(1) + x);
  // Far out 1 is no part of the sum and 2^-e would leave the normal range.
  auto far = x > V(isF32<V> ? 0x1p60f : 0x1p120);
  V scale = exp2Int<V>(-select(far, IntOf<V>(0), exponent));
  V f = select(far, g, fma(scale, x, scale - V(1)));
  V result = finishLog<V>(e, f);
  result = select(x == V(0), x, result);
  result = select(x == V(Info<V>::infinity), x, result);
  result = select(x == V(-1), V(-Info<V>::infinity), result);
  return select(x >= V(-1), result, V(Info<V>::nan));
}

} // namespace graphc::math

#endif // GRAPHC_RUNTIME_MATH_LOGARITHM_H
