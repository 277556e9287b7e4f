//===- LongRemainder.cpp - fmod where the quotient is long ----------------------===//
#include "runtime/math/Remainder.h"

namespace graphc::math {
namespace {

/// significand * 2^(exponent - 1075), the significand of at most 53 bits.
struct Decoded {
  u64 significand;
  int exponent;
};

Decoded decode(double x) {
  u64 image = bitCast<u64>(x);
  int field = static_cast<int>(image >> 52);
  u64 fraction = image & 0xfffffffffffff;
  if (field == 0)
    return {fraction, 1};
  return {fraction | 0x10000000000000, field};
}

double encode(Decoded d) {
  if (d.significand == 0)
    return 0.0;
  int shift = __builtin_clzll(d.significand) - 11;
  if (shift >= d.exponent)
    return bitCast<double>(d.significand << (d.exponent - 1));
  u64 fraction = (d.significand << shift) & 0xfffffffffffff;
  return bitCast<double>((static_cast<u64>(d.exponent - shift) << 52) | fraction);
}

/// a mod b for finite a >= b > 0, eleven bits of quotient a step.
double longRemainder(double a, double b) {
  Decoded x = decode(a), y = decode(b);
  u64 r = x.significand % y.significand;
  for (int left = x.exponent - y.exponent; left > 0;) {
    int step = left < 11 ? left : 11;
    r = (r << step) % y.significand;
    left -= step;
  }
  return encode({r, y.exponent});
}

template <class E> void remainderLanes(const E *a, const E *b, E *r, int lanes) {
  for (int i = 0; i < lanes; ++i)
    if (a[i] / b[i] >= longQuotient<E> && a[i] < ElementInfo<E>::infinity && b[i] > E(0))
      r[i] = static_cast<E>(longRemainder(a[i], b[i]));
}

} // namespace
} // namespace graphc::math

[[gnu::noinline, gnu::cold]] void gcm_detail_longRemainder_f32(const float *a, const float *b,
                                                               float *r, int lanes) {
  graphc::math::remainderLanes(a, b, r, lanes);
}

[[gnu::noinline, gnu::cold]] void gcm_detail_longRemainder_f64(const double *a, const double *b,
                                                               double *r, int lanes) {
  graphc::math::remainderLanes(a, b, r, lanes);
}
