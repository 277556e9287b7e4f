//===- InverseTrigonometric.h - asin, acos, atan, atan2 -------------------------===//
//
// asin and acos through asin(s) on [0, 1/2] and the half-angle formula beyond; atan through the
// interval |t| <= tan(pi/8) after a rotation by pi/4 or pi/2 (Cephes' scheme). Results are put
// together as k pi/4 + t with pi/4 as a pair, so that one rounding remains.
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_RUNTIME_MATH_INVERSETRIGONOMETRIC_H
#define GRAPHC_RUNTIME_MATH_INVERSETRIGONOMETRIC_H

#include "runtime/math/Coefficients.h"
#include "runtime/math/Simd.h"

namespace graphc::math {

/// k pi/4 + t, k a small integer.
template <class V> GCM_INLINE V addQuarterPi(V k, V t) {
  constexpr Elem<V> hi = Elem<V>(0.5) * (isF32<V> ? coef::pio2F32[0] : Elem<V>(coef::pio2F64[0]));
  constexpr Elem<V> lo = Elem<V>(0.5) * (isF32<V> ? coef::pio2F32[1] : Elem<V>(coef::pio2F64[1]));
  return fma(k, splat<V>(hi), fma(k, splat<V>(lo), t));
}

/// asin(s) for s in [0, 1/2], given z = s^2.
template <class V> GCM_INLINE V asinNear(V s, V z) {
  if constexpr (isF32<V>)
    return fma(s * z, polynomial(z, coef::asinPF32), s);
  else
    return fma(s * z, polynomialEvenOdd(z, coef::asinPF64), s);
}

template <class V> GCM_INLINE V asin(V x) {
  V a = abs(x);
  auto far = a > V(0.5);
  V z = select(far, V(0.5) * (V(1) - a), a * a);
  V p = asinNear<V>(select(far, sqrt(z), a), z);
  return copysign(select(far, addQuarterPi<V>(V(2), V(-2) * p), p), x);
}

template <class V> GCM_INLINE V acos(V x) {
  V a = abs(x);
  auto far = a > V(0.5);
  V z = select(far, V(0.5) * (V(1) - a), a * a);
  V p = asinNear<V>(select(far, sqrt(z), a), z);
  // 2 asin(s), pi - 2 asin(s), or pi/2 - asin(x).
  auto left = x < V(0);
  V k = select(far, select(left, V(4), V(0)), V(2));
  V factor = select(far, V(2), V(1));
  return addQuarterPi<V>(k, select(far != left, factor, -factor) * p);
}

/// atan(t) for |t| <= tan(pi/8).
template <class V> GCM_INLINE V atanNear(V t) {
  V z = t * t;
  if constexpr (isF32<V>)
    return fma(t * z, polynomial(z, coef::atanPF32), t);
  else
    return fma(t * z, polynomialEvenOdd(z, coef::atanPF64), t);
}

template <class V> inline constexpr Elem<V> tanPi8 = Elem<V>(0x1.a827999fcef32p-2);
template <class V> inline constexpr Elem<V> tan3Pi8 = Elem<V>(0x1.3504f333f9de6p1);

template <class V> GCM_INLINE V atan(V x) {
  V a = abs(x);
  auto middle = a > V(tanPi8<V>), far = a > V(tan3Pi8<V>);
  V numerator = select(far, V(-1), select(middle, a - V(1), a));
  V denominator = select(far, a, select(middle, a + V(1), V(1)));
  V k = select(far, V(2), select(middle, V(1), V(0)));
  return copysign(addQuarterPi<V>(k, atanNear<V>(numerator / denominator)), x);
}

/// The angle of (x, y), C99's special cases (F.9.1.4).
template <class V> GCM_INLINE V atan2(V y, V x) {
  V ax = abs(x), ay = abs(y);
  auto steep = ay > ax;
  V hi = select(steep, ay, ax), lo = select(steep, ax, ay);
  // Their sum must not overflow.
  V scale = select(hi > V(Info<V>::max / 4), V(0.25), V(1));
  hi *= scale;
  lo *= scale;
  auto middle = lo > hi * tanPi8<V>;
  V numerator = select(middle, lo - hi, lo);
  V denominator = select(middle, lo + hi, hi);
  V t = numerator / denominator;
  auto atOrigin = hi == V(0);
  auto bothInfinite = lo == V(Info<V>::infinity);
  t = select(atOrigin | bothInfinite, V(0), t);
  t = atanNear<V>(t);
  V k = select(middle | bothInfinite, V(1), V(0));
  // Now the angle to the nearer axis; reflect it into its octant.
  k = select(steep, V(2) - k, k);
  t = select(steep, -t, t);
  auto left = asInt(x) < 0;
  k = select(left, V(4) - k, k);
  t = select(left, -t, t);
  V result = copysign(addQuarterPi<V>(k, t), y);
  return select((x != x) | (y != y), x + y, result);
}

} // namespace graphc::math

#endif // GRAPHC_RUNTIME_MATH_INVERSETRIGONOMETRIC_H
