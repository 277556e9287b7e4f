//===- Remainder.h - fmod -------------------------------------------------------===//
//
// The exact remainder of truncated division. Where the quotient fits a significand it is one fused
// product away; else integer long division, out of line.
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_RUNTIME_MATH_REMAINDER_H
#define GRAPHC_RUNTIME_MATH_REMAINDER_H

#include "runtime/math/Simd.h"

extern "C" {
/// r[i] = a[i] mod b[i] for every lane with a finite a[i] >= 2^22 b[i] > 0.
void gcm_detail_longRemainder_f32(const float *a, const float *b, float *r, int lanes);
/// The same for a[i] >= 2^51 b[i] > 0.
void gcm_detail_longRemainder_f64(const double *a, const double *b, double *r, int lanes);
}

namespace graphc::math {

/// Quotients below it are exact to a unit after truncation.
template <class V>
inline constexpr Elem<V> longQuotient = isF32<V> ? Elem<V>(0x1p22) : Elem<V>(0x1p51);

template <class V> GCM_INLINE V fmod(V x, V y) {
  constexpr Elem<V> infinity = Info<V>::infinity;
  V a = abs(x), b = abs(y);
  V quotient = a / b;
  // Rounding can carry a/b up to the next integer, never down past one: the remainder is exact and
  // at worst b too small.
  V r = fma(-trunc(quotient), b, a);
  r = select(r < V(0), r + b, r);
  auto isLong = (quotient >= V(longQuotient<V>)) & (a < V(infinity)) & (b > V(0));
  if (any(isLong)) [[unlikely]] {
    alignas(sizeof(V)) V as = a, bs = b, rs = r;
    auto *ap = reinterpret_cast<const Elem<V> *>(&as);
    auto *bp = reinterpret_cast<const Elem<V> *>(&bs);
    auto *rp = reinterpret_cast<Elem<V> *>(&rs);
    if constexpr (isF32<V>)
      gcm_detail_longRemainder_f32(ap, bp, rp, lanesOf<V>);
    else
      gcm_detail_longRemainder_f64(ap, bp, rp, lanesOf<V>);
    r = rs;
  }
  r = select(a < b, a, r);
  auto defined = (a < V(infinity)) & (b > V(0));
  return copysign(select(defined, r, V(Info<V>::nan)), x);
}

} // namespace graphc::math

#endif // GRAPHC_RUNTIME_MATH_REMAINDER_H
