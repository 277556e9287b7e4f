//===- Power.h - pow, rsqrt -----------------------------------------------------===//
//
// pow(x, y) = e^(y log|x|) with the logarithm in extra precision: f32 in double, f64 as a pair of
// doubles (Muller, Elementary Functions, 3rd ed., 11.5). Special cases are C99's (F.9.4.4).
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_RUNTIME_MATH_POWER_H
#define GRAPHC_RUNTIME_MATH_POWER_H

#include "runtime/math/Exponential.h"
#include "runtime/math/Logarithm.h"

namespace graphc::math {

/// e^(y log a) for a > 0 normal or infinite, with errors far below an ulp of float.
template <class D> GCM_INLINE D powerForFloat(D a, D y) {
  auto [e, f, exponent] = reduceLog<D>(a);
  D s = f / (D(2) + f);
  D z = s * s;
  D logM = fma(s * z, polynomial(z, coef::powLogRF64), D(2) * s);
  D product = y * fma(e, splat<D>(coef::ln2F64[0]), logM);
  product = atLeast(atMost(product, 200.0), -200.0);
  auto [n, integer] = roundToInt<D>(product * 0x1.71547652b82fep0);
  D r = fma(n, splat<D>(-coef::ln2F64[0]), product);
  D p = fma(r * r, polynomial(r, coef::powExpQF64), r);
  return (D(1) + p) * exp2Int<D>(integer);
}

/// log(a) as a pair good to 2^-66, a > 0 normal.
template <class V> GCM_INLINE Pair<V> logPair(V a, V exponentShift) {
  auto [e, f, exponent] = reduceLog<V>(a);
  e += exponentShift;
  // s = f / (2 + f): quotient and its remainder.
  auto [d, dError] = fastTwoSum(V(2), f);
  V s = f / d;
  V sLo = fma(-s, dError, fma(-s, d, f)) / d;
  // log(1 + f) = 2s (1 + z/3 + z^2 R(z)); only z/3 is large enough to need a pair.
  auto [z, zError] = twoProduct(s, s);
  zError = fma(V(2) * s, sLo, zError);
  constexpr Elem<V> third = 0x1.5555555555555p-2, thirdLo = 0x1.5555555555555p-56;
  V u = z * third;
  V uLo = fma(z, splat<V>(third), -u) + fma(z, splat<V>(thirdLo), zError * third);
  uLo = fma(z * z, polynomialEvenOdd(z, coef::powLogR2F64), uLo);
  auto [w, wLo] = fastTwoSum(u, uLo);
  // 2s + 2s w, then e ln 2 in front.
  V twoS = V(2) * s, twoSLo = V(2) * sLo;
  auto [product, productLo] = twoProduct(twoS, w);
  productLo += fma(twoS, wLo, twoSLo * w);
  auto [m, mLo] = fastTwoSum(twoS, product);
  mLo += twoSLo + productLo;
  auto [base, baseLo] = twoProduct(e, splat<V>(coef::ln2F64[0]));
  auto [sum, sumLo] = twoSum(base, m);
  sumLo += fma(e, splat<V>(coef::ln2F64[1]), baseLo) + mLo;
  auto [hi, lo] = fastTwoSum(sum, sumLo);
  return {hi, lo};
}

/// a^y for a >= 0 and any y, but for 0 times infinity in the exponent.
template <class V> GCM_INLINE V powerOfMagnitude(V a, V y) {
  if constexpr (isF32<V>) {
    using D = Vec<double, lanesOf<V>>;
    D wide = convert<D>(a), exponent = convert<D>(y);
    D result = powerForFloat<D>(wide, exponent);
    // reduceLog reads the exponent field: zero and infinity have none that means anything.
    D grow = select(exponent > D(0), D(ElementInfo<double>::infinity), D(0));
    D shrink = D(ElementInfo<double>::infinity) - grow;
    shrink = select(exponent > D(0), D(0), D(ElementInfo<double>::infinity));
    result = select(wide == D(ElementInfo<double>::infinity), grow, result);
    result = select(wide == D(0), shrink, result);
    return convert<V>(result);
  } else {
    V shift;
    V normal = normalize<V>(a, shift);
    auto [hi, lo] = logPair<V>(normal, shift);
    hi = logEdges<V>(a, hi);
    auto [product, error] = twoProduct(y, hi);
    V tail = fma(y, lo, error);
    // Past the range of exp the tail is of no use and may be a NaN.
    return expWithTail<V>(product, select(abs(product) < V(800), tail, V(0)));
  }
}

template <class V> GCM_INLINE V pow(V x, V y) {
  V a = abs(x);
  V result = powerOfMagnitude<V>(a, y);
  auto integer = trunc(y) == y;
  V half = V(0.5) * y;
  auto odd = integer & (trunc(half) != half);
  result = select(odd, copysign(result, x), result);
  auto finiteNegative = (x < V(0)) & (a != V(Info<V>::infinity));
  result = select(finiteNegative & (trunc(y) != y), V(Info<V>::nan), result);
  auto one = (y == V(0)) | (x == V(1)) | ((a == V(1)) & (abs(y) == V(Info<V>::infinity)));
  result = select((x != x) | (y != y), x + y, result);
  return select(one, V(1), result);
}

/// 1 / sqrt(x), each step correctly rounded.
template <class V> GCM_INLINE V rsqrt(V x) { return V(1) / sqrt(x); }

} // namespace graphc::math

#endif // GRAPHC_RUNTIME_MATH_POWER_H
