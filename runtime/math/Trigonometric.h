//===- Trigonometric.h - sin, cos, tan ------------------------------------------===//
//
// x = q pi/2 + r, |r| <= pi/4: Cody and Waite's reduction with pi/2 in three parts and fused
// products where |x| is moderate, Payne and Hanek's ("Radian reduction for trigonometric
// functions", SIGNUM 18, 1983) out of line beyond. Then minimax polynomials for sin and cos of r.
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_RUNTIME_MATH_TRIGONOMETRIC_H
#define GRAPHC_RUNTIME_MATH_TRIGONOMETRIC_H

#include "runtime/math/Coefficients.h"
#include "runtime/math/Simd.h"

extern "C" {
/// Replaces r[i] and q[i] by the reduction of x[i] for every lane with |x[i]| > 2^15; an infinite
/// or NaN x[i] gives a NaN. One call for all lanes: the inlined part of a caller stays small.
void gcm_detail_reduceAngles_f32(const float *x, float *r, int *q, int lanes);
/// The same for |x[i]| > 2^20.
void gcm_detail_reduceAngles_f64(const double *x, double *r, long long *q, int lanes);
}

namespace graphc::math {

/// An angle of r + q pi/2, |r| <= pi/4; only q modulo 4 is meaningful.
template <class V> struct ReducedAngle {
  V r;
  IntOf<V> q;
};

/// Beyond it, q times the third part of pi/2 is no longer negligible to the last bit.
template <class V> inline constexpr Elem<V> farAngle = isF32<V> ? Elem<V>(0x1p15) : Elem<V>(0x1p20);

template <class V> GCM_INLINE ReducedAngle<V> reduceAngle(V x) {
  constexpr Elem<V> twoOverPi = Elem<V>(0x1.45f306dc9c883p-1);
  auto [n, q] = roundToInt<V>(x * twoOverPi);
  V r;
  if constexpr (isF32<V>) {
    r = fma(n, splat<V>(-coef::pio2F32[0]), x);
    r = fma(n, splat<V>(-coef::pio2F32[1]), r);
    r = fma(n, splat<V>(-coef::pio2F32[2]), r);
  } else {
    r = fma(n, splat<V>(-coef::pio2F64[0]), x);
    r = fma(n, splat<V>(-coef::pio2F64[1]), r);
    r = fma(n, splat<V>(-coef::pio2F64[2]), r);
  }
  if (any(abs(x) > V(farAngle<V>))) [[unlikely]] {
    constexpr int lanes = lanesOf<V>;
    alignas(sizeof(V)) V xs = x, rs = r;
    alignas(sizeof(V)) IntOf<V> qs = q;
    auto *xp = reinterpret_cast<const Elem<V> *>(&xs);
    auto *rp = reinterpret_cast<Elem<V> *>(&rs);
    auto *qp = reinterpret_cast<typename Info<V>::Int *>(&qs);
    if constexpr (isF32<V>)
      gcm_detail_reduceAngles_f32(xp, rp, qp, lanes);
    else
      gcm_detail_reduceAngles_f64(xp, rp, qp, lanes);
    r = rs;
    q = qs;
  }
  return {r, q};
}

template <class V> GCM_INLINE V sinPolynomial(V r, V z) {
  if constexpr (isF32<V>)
    return fma(r * z, polynomial(z, coef::sinSF32), r);
  else
    return fma(r * z, polynomial(z, coef::sinSF64), r);
}

template <class V> GCM_INLINE V cosPolynomial(V z) {
  V tail;
  if constexpr (isF32<V>)
    tail = polynomial(z, coef::cosCF32);
  else
    tail = polynomial(z, coef::cosCF64);
  // 1 - z/2 loses up to half an ulp of 1; what it lost is put back with the tail.
  V half = V(0.5) * z;
  V w = V(1) - half;
  return w + fma(z * z, tail, (V(1) - w) - half);
}

/// sin(x + quarterTurns pi/2).
template <class V> GCM_INLINE V sinShifted(V x, int quarterTurns) {
  auto [r, q] = reduceAngle<V>(x);
  q += quarterTurns;
  V z = r * r;
  V value = select((q & 1) != 0, cosPolynomial<V>(z), sinPolynomial<V>(r, z));
  constexpr int signShift = sizeof(Elem<V>) * 8 - 2;
  return bitCast<V>(asInt(value) ^ ((q & 2) << signShift));
}

template <class V> GCM_INLINE V sin(V x) { return select(x == V(0), x, sinShifted<V>(x, 0)); }

template <class V> GCM_INLINE V cos(V x) { return sinShifted<V>(x, 1); }

/// sin / cos, or -cos / sin in odd quadrants.
template <class V> GCM_INLINE V tan(V x) {
  auto [r, q] = reduceAngle<V>(x);
  V z = r * r;
  V s = sinPolynomial<V>(r, z);
  V c = cosPolynomial<V>(z);
  auto odd = (q & 1) != 0;
  V value = select(odd, -c, s) / select(odd, s, c);
  return select(x == V(0), x, value);
}

} // namespace graphc::math

#endif // GRAPHC_RUNTIME_MATH_TRIGONOMETRIC_H
