//===- Simd.h - Width-independent vector primitives -----------------------------===//
//
// The vocabulary in which every function of this room is written once: a value type V is float,
// double or a clang ext_vector of them, a mask is what a comparison of V yields, and every
// operation maps to IEEE arithmetic or to a generic LLVM intrinsic. Nothing here names a target or
// calls a library, and nothing depends on the width, so a lane's result is the scalar's result.
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_RUNTIME_MATH_SIMD_H
#define GRAPHC_RUNTIME_MATH_SIMD_H

namespace graphc::math {

using i32 = int;
using u32 = unsigned int;
using i64 = long long;
using u64 = unsigned long long;
static_assert(sizeof(i32) == 4 && sizeof(i64) == 8);

template <class E, int N> struct VectorType {
  using type = E __attribute__((ext_vector_type(N)));
};
template <class E> struct VectorType<E, 1> {
  using type = E;
};
/// N lanes of E; E itself for one lane.
template <class E, int N> using Vec = typename VectorType<E, N>::type;

template <class E> struct ElementInfo;
template <> struct ElementInfo<float> {
  using Int = i32;
  using Uint = u32;
  static constexpr int mantissaBits = 23;
  static constexpr int exponentBias = 127;
  static constexpr float infinity = __builtin_inff();
  static constexpr float nan = __builtin_nanf("");
  static constexpr float minNormal = 0x1p-126f;
  static constexpr float max = 0x1.fffffep127f;
  /// Adding and subtracting it rounds |x| < 2^22 to an integer, which is then in the low bits.
  static constexpr float shifter = 0x1.8p23f;
};
template <> struct ElementInfo<double> {
  using Int = i64;
  using Uint = u64;
  static constexpr int mantissaBits = 52;
  static constexpr int exponentBias = 1023;
  static constexpr double infinity = __builtin_inf();
  static constexpr double nan = __builtin_nan("");
  static constexpr double minNormal = 0x1p-1022;
  static constexpr double max = 0x1.fffffffffffffp1023;
  static constexpr double shifter = 0x1.8p52;
};

/// What is known of a value type: element, number of lanes, integers of the same shape.
template <class V> struct Traits {
  using E = V;
  static constexpr int lanes = 1;
};
template <class T, int N> struct Traits<T __attribute__((ext_vector_type(N)))> {
  using E = T;
  static constexpr int lanes = N;
};
template <class V> using Elem = typename Traits<V>::E;
template <class V> inline constexpr int lanesOf = Traits<V>::lanes;
template <class V> using Info = ElementInfo<Elem<V>>;
template <class V> using IntOf = Vec<typename Info<V>::Int, lanesOf<V>>;
template <class V> using UintOf = Vec<typename Info<V>::Uint, lanesOf<V>>;
template <class V> inline constexpr bool isF32 = sizeof(Elem<V>) == 4;

#define GCM_INLINE [[gnu::always_inline]] inline

/// All lanes equal to a constant of the element type.
template <class V> GCM_INLINE V splat(Elem<V> c) { return V(c); }

template <class To, class From> GCM_INLINE To bitCast(From x) {
  static_assert(sizeof(To) == sizeof(From));
  return __builtin_bit_cast(To, x);
}
template <class V> GCM_INLINE IntOf<V> asInt(V x) { return bitCast<IntOf<V>>(x); }

/// a where the mask is set, else b.
template <class M, class T> GCM_INLINE T select(M mask, T a, T b) { return mask ? a : b; }

template <class V> GCM_INLINE V fma(V a, V b, V c) { return __builtin_elementwise_fma(a, b, c); }
template <class V> GCM_INLINE V abs(V x) { return __builtin_elementwise_abs(x); }
template <class V> GCM_INLINE V sqrt(V x) { return __builtin_elementwise_sqrt(x); }
template <class V> GCM_INLINE V floor(V x) { return __builtin_elementwise_floor(x); }
template <class V> GCM_INLINE V trunc(V x) { return __builtin_elementwise_trunc(x); }
template <class V> GCM_INLINE V copysign(V magnitude, V sign) {
  return __builtin_elementwise_copysign(magnitude, sign);
}

/// x limited from one side; a NaN stays a NaN.
template <class V> GCM_INLINE V atMost(V x, Elem<V> top) {
  return select(x > splat<V>(top), splat<V>(top), x);
}
template <class V> GCM_INLINE V atLeast(V x, Elem<V> bottom) {
  return select(x < splat<V>(bottom), splat<V>(bottom), x);
}

/// True if the mask is set in some lane.
GCM_INLINE bool any(bool mask) { return mask; }
GCM_INLINE bool any(int mask) { return mask != 0; } // bool & bool
template <class M> GCM_INLINE bool any(M mask) { return __builtin_reduce_or(mask) != 0; }

template <class To, class From> GCM_INLINE To convert(From x) {
  if constexpr (lanesOf<From> == 1)
    return static_cast<To>(x);
  else
    return __builtin_convertvector(x, To);
}

template <class V> GCM_INLINE Elem<V> lane(V x, int i) {
  if constexpr (lanesOf<V> == 1)
    return x;
  else
    return x[i];
}
template <class V> GCM_INLINE void setLane(V &x, int i, Elem<V> value) {
  if constexpr (lanesOf<V> == 1)
    x = value;
  else
    x[i] = value;
}

/// c[0] + c[1] x + c[2] x^2 + ..., by Horner's rule.
template <class V, int N> GCM_INLINE V polynomial(V x, const Elem<V> (&c)[N]) {
  V sum = splat<V>(c[N - 1]);
#pragma clang loop unroll(full)
  for (int i = N - 2; i >= 0; --i)
    sum = fma(sum, x, splat<V>(c[i]));
  return sum;
}

/// The same sum with c[0] + low for c[0], where c[0]'s own rounding would be felt.
template <class V, int N> GCM_INLINE V polynomialPlus(V x, const Elem<V> (&c)[N], Elem<V> low) {
  V sum = splat<V>(c[N - 1]);
#pragma clang loop unroll(full)
  for (int i = N - 2; i >= 1; --i)
    sum = fma(sum, x, splat<V>(c[i]));
  return fma(sum, x, splat<V>(low)) + splat<V>(c[0]);
}

/// The same sum as two chains in x^2: half the latency for one more product. For long ones.
template <class V, int N> GCM_INLINE V polynomialEvenOdd(V x, const Elem<V> (&c)[N]) {
  V z = x * x;
  V even = splat<V>(c[(N - 1) & ~1]);
  V odd = splat<V>(c[((N - 2) & ~1) + 1]);
#pragma clang loop unroll(full)
  for (int i = ((N - 1) & ~1) - 2; i >= 0; i -= 2)
    even = fma(even, z, splat<V>(c[i]));
#pragma clang loop unroll(full)
  for (int i = ((N - 2) & ~1) - 1; i >= 1; i -= 2)
    odd = fma(odd, z, splat<V>(c[i]));
  return fma(odd, x, even);
}

/// 2^n for n in the range of normal exponents.
template <class V> GCM_INLINE V exp2Int(IntOf<V> n) {
  return bitCast<V>((n + Info<V>::exponentBias) << Info<V>::mantissaBits);
}

/// x rounded to the nearest integer, as a value and as an integer; |x| < 2^22 (f32), 2^51 (f64).
template <class V> struct Rounded {
  V value;
  IntOf<V> integer;
};
template <class V> GCM_INLINE Rounded<V> roundToInt(V x) {
  V shifted = x + Info<V>::shifter;
  return {shifted - Info<V>::shifter,
          asInt(shifted) - bitCast<typename Info<V>::Int>(Info<V>::shifter)};
}

/// An unevaluated sum hi + lo with |lo| <= ulp(hi)/2.
template <class V> struct Pair {
  V hi;
  V lo;
};
/// a + b exactly, for |a| >= |b| (Dekker).
template <class V> GCM_INLINE Pair<V> fastTwoSum(V a, V b) {
  V s = a + b;
  return {s, b - (s - a)};
}
/// a + b exactly (Knuth).
template <class V> GCM_INLINE Pair<V> twoSum(V a, V b) {
  V s = a + b;
  V t = s - a;
  return {s, (a - (s - t)) + (b - t)};
}
/// a * b exactly.
template <class V> GCM_INLINE Pair<V> twoProduct(V a, V b) {
  V p = a * b;
  return {p, fma(a, b, -p)};
}

} // namespace graphc::math

#endif // GRAPHC_RUNTIME_MATH_SIMD_H
