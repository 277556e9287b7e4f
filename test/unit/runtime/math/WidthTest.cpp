//===- WidthTest.cpp - A lane's result is the scalar function's result, bit for bit ---------===//
#include "runtime/math/Math.h"
#include "runtime/math/Simd.h"
#include "test/unit/runtime/math/Ulp.h"

#include <bit>
#include <cstring>
#include <gtest/gtest.h>
#include <type_traits>
#include <vector>

using graphc::math::Vec;

extern "C" {
#define GCM_UNARY(fn)                                                                              \
  Vec<float, 4> gcm_##fn##_f32x4(Vec<float, 4>);                                                   \
  Vec<float, 8> gcm_##fn##_f32x8(Vec<float, 8>);                                                   \
  Vec<float, 16> gcm_##fn##_f32x16(Vec<float, 16>);                                                \
  Vec<double, 2> gcm_##fn##_f64x2(Vec<double, 2>);                                                 \
  Vec<double, 4> gcm_##fn##_f64x4(Vec<double, 4>);                                                 \
  Vec<double, 8> gcm_##fn##_f64x8(Vec<double, 8>);
#define GCM_BINARY(fn)                                                                             \
  Vec<float, 4> gcm_##fn##_f32x4(Vec<float, 4>, Vec<float, 4>);                                    \
  Vec<float, 8> gcm_##fn##_f32x8(Vec<float, 8>, Vec<float, 8>);                                    \
  Vec<float, 16> gcm_##fn##_f32x16(Vec<float, 16>, Vec<float, 16>);                                \
  Vec<double, 2> gcm_##fn##_f64x2(Vec<double, 2>, Vec<double, 2>);                                 \
  Vec<double, 4> gcm_##fn##_f64x4(Vec<double, 4>, Vec<double, 4>);                                 \
  Vec<double, 8> gcm_##fn##_f64x8(Vec<double, 8>, Vec<double, 8>);
#include "runtime/math/Functions.def"
}

namespace graphc::math::testing {
namespace {

/// Values of every magnitude, special ones, and moderate ones most; `count` is a multiple of 16.
template <class E> std::vector<E> samples(uint64_t seed, int count) {
  using Bits = std::conditional_t<sizeof(E) == 4, uint32_t, uint64_t>;
  Random random(seed);
  std::vector<E> values;
  const E special[] = {E(0),
                       -E(0),
                       E(1),
                       -E(1),
                       ElementInfo<E>::infinity,
                       -ElementInfo<E>::infinity,
                       ElementInfo<E>::nan,
                       ElementInfo<E>::minNormal,
                       ElementInfo<E>::max,
                       -ElementInfo<E>::max};
  for (int i = 0; i < count; ++i) {
    uint64_t r = random.next();
    if (r % 8 == 0)
      values.push_back(special[(r >> 8) % std::size(special)]);
    else if (r % 8 < 3)
      values.push_back(std::bit_cast<E>(static_cast<Bits>(random.next())));
    else
      values.push_back(static_cast<E>(random.symmetric() * (r % 2 ? 3 : 100)));
  }
  return values;
}

template <class E> bool sameBits(E a, E b) {
  // The payload and sign of a NaN are not promised.
  return (a != a && b != b) || std::memcmp(&a, &b, sizeof(E)) == 0;
}

template <class E, int N, class Scalar, class Vector, class... Operands>
void compare(const char *name, Scalar scalar, Vector vector, const Operands &...operands) {
  const size_t count = std::min({operands.size()...});
  for (size_t i = 0; i + N <= count; i += N) {
    auto load = [&](const std::vector<E> &v) {
      Vec<E, N> x;
      std::memcpy(&x, &v[i], sizeof(x));
      return x;
    };
    Vec<E, N> result = vector(load(operands)...);
    for (int k = 0; k < N; ++k) {
      E expected = scalar(operands[i + k]...);
      ASSERT_TRUE(sameBits<E>(result[k], expected))
          << name << " x" << N << " differs from the scalar in lane " << k << ": " << result[k]
          << " and " << expected << " at operand " << std::get<0>(std::tie(operands...))[i + k];
    }
  }
}

TEST(Width, UnaryLanesEqualScalars) {
  auto f = samples<float>(11, 16 * 256);
  auto d = samples<double>(12, 16 * 256);
#define GCM_UNARY(fn)                                                                              \
  compare<float, 4>(#fn, gcm_##fn##_f32, gcm_##fn##_f32x4, f);                                     \
  compare<float, 8>(#fn, gcm_##fn##_f32, gcm_##fn##_f32x8, f);                                     \
  compare<float, 16>(#fn, gcm_##fn##_f32, gcm_##fn##_f32x16, f);                                   \
  compare<double, 2>(#fn, gcm_##fn##_f64, gcm_##fn##_f64x2, d);                                    \
  compare<double, 4>(#fn, gcm_##fn##_f64, gcm_##fn##_f64x4, d);                                    \
  compare<double, 8>(#fn, gcm_##fn##_f64, gcm_##fn##_f64x8, d);
#include "runtime/math/Functions.def"
}

TEST(Width, BinaryLanesEqualScalars) {
  auto f = samples<float>(13, 16 * 256), f2 = samples<float>(14, 16 * 256);
  auto d = samples<double>(15, 16 * 256), d2 = samples<double>(16, 16 * 256);
#define GCM_BINARY(fn)                                                                             \
  compare<float, 4>(#fn, gcm_##fn##_f32, gcm_##fn##_f32x4, f, f2);                                 \
  compare<float, 8>(#fn, gcm_##fn##_f32, gcm_##fn##_f32x8, f, f2);                                 \
  compare<float, 16>(#fn, gcm_##fn##_f32, gcm_##fn##_f32x16, f, f2);                               \
  compare<double, 2>(#fn, gcm_##fn##_f64, gcm_##fn##_f64x2, d, d2);                                \
  compare<double, 4>(#fn, gcm_##fn##_f64, gcm_##fn##_f64x4, d, d2);                                \
  compare<double, 8>(#fn, gcm_##fn##_f64, gcm_##fn##_f64x8, d, d2);
#include "runtime/math/Functions.def"
}

} // namespace
} // namespace graphc::math::testing
