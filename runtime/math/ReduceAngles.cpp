//===- ReduceAngles.cpp - Payne and Hanek's argument reduction ------------------===//
#include "runtime/math/Trigonometric.h"

namespace graphc::math {
namespace {

using coef::twoOverPi;

/// The upper half of a * b. Written with 32-bit products: no target needs a library call for it.
u64 multiplyHigh(u64 a, u64 b) {
  u64 aLo = a & 0xffffffff, aHi = a >> 32, bLo = b & 0xffffffff, bHi = b >> 32;
  u64 middle = aHi * bLo + ((aLo * bLo) >> 32);
  u64 cross = aLo * bHi + (middle & 0xffffffff);
  return aHi * bHi + (middle >> 32) + (cross >> 32);
}

/// 64 bits of the table from bit position `at` on.
u64 bitsAt(int at) {
  int word = at >> 6, shift = at & 63;
  if (shift == 0)
    return twoOverPi[word];
  return (twoOverPi[word] << shift) | (twoOverPi[word + 1] >> (64 - shift));
}

/// x = q pi/2 + r for 2^11 <= |x| < infinity.
ReducedAngle<double> reduceFarAngle(double x) {
  u64 image = bitCast<u64>(x);
  int exponent = static_cast<int>((image >> 52) & 0x7ff) - 1075;
  u64 m = (image & 0xfffffffffffff) | 0x10000000000000;

  // x 2/pi = m 2^exponent (2/pi). Bits of 2/pi that contribute multiples of 4 are left out: the
  // window starts at weight 2 and has 192 bits, so the product modulo 2^192 is x 2/pi modulo 4
  // scaled by 2^190. No double is nearer than 2^-62 to a multiple of pi/2, which leaves 75 bits.
  int at = exponent - 2 + 64;
  u64 w2 = bitsAt(at), w1 = bitsAt(at + 64), w0 = bitsAt(at + 128);
  u64 p0 = w0 * m;
  u64 carry = multiplyHigh(w0, m);
  u64 p1 = w1 * m + carry;
  carry = multiplyHigh(w1, m) + (p1 < carry);
  u64 p2 = w2 * m + carry;

  i64 q = static_cast<i64>(p2 >> 62);
  u64 f2 = (p2 << 2) | (p1 >> 62), f1 = (p1 << 2) | (p0 >> 62), f0 = p0 << 2;
  bool negative = (f2 >> 63) != 0;
  if (negative) {
    ++q;
    f0 = -f0;
    f1 = ~f1 + (f0 == 0);
    f2 = ~f2 + (f0 == 0 && f1 == 0);
  }
  int shift = 0;
  if (f2 == 0) {
    f2 = f1;
    f1 = f0;
    f0 = 0;
    shift = 64;
  }
  int zeros = f2 == 0 ? 0 : __builtin_clzll(f2);
  if (zeros != 0) {
    f2 = (f2 << zeros) | (f1 >> (64 - zeros));
    f1 = (f1 << zeros) | (f0 >> (64 - zeros));
  }
  shift += zeros;

  // The fraction as hi + lo, 53 bits each, then times pi/2.
  double scale = exp2Int<double>(-53 - shift);
  double hi = static_cast<double>(static_cast<i64>(f2 >> 11)) * scale;
  double lo =
      static_cast<double>(static_cast<i64>(((f2 & 0x7ff) << 42) | (f1 >> 22))) * scale * 0x1p-53;
  double r = fma(hi, coef::pio2F64[0], fma(lo, coef::pio2F64[0], hi * coef::pio2F64[1]));
  if (negative)
    r = -r;
  if (image >> 63) {
    r = -r;
    q = -q;
  }
  return {r, q};
}

/// `inf - inf` is the NaN that the sine of infinity is.
template <class E, class I> void reduceLanes(const E *x, E *r, I *q, int lanes) {
  for (int i = 0; i < lanes; ++i) {
    if (!(abs(x[i]) > farAngle<E>))
      continue;
    if (x[i] - x[i] != E(0)) {
      r[i] = x[i] - x[i];
      continue;
    }
    auto reduced = reduceFarAngle(static_cast<double>(x[i]));
    r[i] = static_cast<E>(reduced.r);
    q[i] = static_cast<I>(reduced.q);
  }
}

} // namespace
} // namespace graphc::math

[[gnu::noinline, gnu::cold]] void gcm_detail_reduceAngles_f32(const float *x, float *r, int *q,
                                                              int lanes) {
  graphc::math::reduceLanes(x, r, q, lanes);
}

[[gnu::noinline, gnu::cold]] void gcm_detail_reduceAngles_f64(const double *x, double *r,
                                                              long long *q, int lanes) {
  graphc::math::reduceLanes(x, r, q, lanes);
}
