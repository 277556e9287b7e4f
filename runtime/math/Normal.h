//===- Normal.h - erfinv, ndtri -------------------------------------------------===//
//
// The quantile of the normal distribution. f32 goes through double and Wichura's rational
// approximations ("Algorithm AS 241: The percentage points of the normal distribution", Applied
// Statistics 37, 1988, PPND16). Their rounding errors in double are up to 6 ULP of a double; f64
// has polynomials over the same intervals instead, whose leading terms dominate.
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_RUNTIME_MATH_NORMAL_H
#define GRAPHC_RUNTIME_MATH_NORMAL_H

#include "runtime/math/Logarithm.h"

namespace graphc::math {

namespace as241 {
inline constexpr double centralP[] = {3.3871328727963666080e0, 1.3314166789178437745e2,
                                      1.9715909503065514427e3, 1.3731693765509461125e4,
                                      4.5921953931549871457e4, 6.7265770927008700853e4,
                                      3.3430575583588128105e4, 2.5090809287301226727e3};
inline constexpr double centralQ[] = {1.0,
                                      4.2313330701600911252e1,
                                      6.8718700749205790830e2,
                                      5.3941960214247511077e3,
                                      2.1213794301586595867e4,
                                      3.9307895800092710610e4,
                                      2.8729085735721942674e4,
                                      5.2264952788528545610e3};
inline constexpr double tailP[] = {1.42343711074968357734e0,  4.63033784615654529590e0,
                                   5.76949722146069140550e0,  3.64784832476320460504e0,
                                   1.27045825245236838258e0,  2.41780725177450611770e-1,
                                   2.27238449892691845833e-2, 7.74545014278341407640e-4};
inline constexpr double tailQ[] = {1.0,
                                   2.05319162663775882187e0,
                                   1.67638483018380384940e0,
                                   6.89767334985100004550e-1,
                                   1.48103976427480074590e-1,
                                   1.51986665636164571966e-2,
                                   5.47593808499534494600e-4,
                                   1.05075007164441684324e-9};
inline constexpr double farP[] = {6.65790464350110377720e0,  5.46378491116411436990e0,
                                  1.78482653991729133580e0,  2.96560571828504891230e-1,
                                  2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                  2.71155556874348757815e-5, 2.01033439929228813265e-7};
inline constexpr double farQ[] = {1.0,
                                  5.99832206555887937690e-1,
                                  1.36929880922735805310e-1,
                                  1.48753612908506148525e-2,
                                  7.86869131145613259100e-4,
                                  1.84631831751005468180e-5,
                                  1.42151175831644588870e-7,
                                  2.04426310338993978564e-15};
} // namespace as241

/// The quantile at probability 1/2 + c, where q = 1/2 - |c| is known without cancellation, to the
/// accuracy of a float.
template <class D> GCM_INLINE D quantileForFloat(D c, D q) {
  D z = fma(-c, c, D(0.180625));
  D r = sqrt(-log<D>(q));
  auto central = abs(c) <= D(0.425);
  auto far = r > D(5);
  D t = r - select(far, D(5), D(1.6));
  D numerator = select(far, polynomial(t, as241::farP), polynomial(t, as241::tailP));
  D denominator = select(far, polynomial(t, as241::farQ), polynomial(t, as241::tailQ));
  numerator = select(central, c * polynomial(z, as241::centralP), copysign(numerator, c));
  return numerator / select(central, polynomial(z, as241::centralQ), denominator);
}

/// The same to the accuracy of a double.
template <class D> GCM_INLINE D quantileForDouble(D c, D q) {
  D slope = polynomialPlus(fma(c, c, D(-0.0903125)), coef::quantileP, coef::quantilePLow[0]);
  D r = sqrt(-log<D>(q));
  auto far = r > D(6);
  D k = select(far, D(12), D(3));
  D t = (r - k) / (r + k);
  D ratio = select(far, polynomialPlus(t, coef::quantileFarTail, coef::quantileFarTailLow[0]),
                   polynomialPlus(t, coef::quantileTail, coef::quantileTailLow[0]));
  return select(abs(c) <= D(0.425), c * slope, copysign(r * ratio, c));
}

/// Infinite with c's sign at q = 0; NaN for q < 0.
template <class V, class D> GCM_INLINE D normalQuantile(D c, D q) {
  D result;
  if constexpr (isF32<V>)
    result = quantileForFloat<D>(c, q);
  else
    result = quantileForDouble<D>(c, q);
  return select(q == D(0), copysign(D(ElementInfo<double>::infinity), c), result);
}

/// The x with erf(x) = y: infinite at +-1, NaN beyond.
template <class V> GCM_INLINE V erfinv(V y) {
  using D = Vec<double, lanesOf<V>>;
  constexpr double sqrtHalf = 0x1.6a09e667f3bcdp-1, sqrtHalfLow = -0x1.bdd3413b26456p-55;
  D wide = convert<D>(y);
  D x = normalQuantile<V>(D(0.5) * wide, D(0.5) * (D(1) - abs(wide)));
  // At infinity the low part would give a NaN.
  D low = select(abs(wide) == D(1), D(0), x * sqrtHalfLow);
  return select(y == V(0), y, convert<V>(fma(x, D(sqrtHalf), low)));
}

/// The x below which a standard normal variable lies with probability p: infinite at 0 and 1, NaN
/// outside of [0, 1].
template <class V> GCM_INLINE V ndtri(V p) {
  using D = Vec<double, lanesOf<V>>;
  D wide = convert<D>(p);
  D q = select(wide < D(0.5), wide, D(1) - wide);
  return convert<V>(normalQuantile<V>(wide - D(0.5), q));
}

} // namespace graphc::math

#endif // GRAPHC_RUNTIME_MATH_NORMAL_H
