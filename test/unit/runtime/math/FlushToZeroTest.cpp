//===- FlushToZeroTest.cpp - Under FTZ and DAZ a denormal is a zero, and nothing else changes
//---===//
#include "runtime/math/Math.h"
#include "test/unit/runtime/math/Ulp.h"

#include <bit>
#include <gtest/gtest.h>
#include <immintrin.h>

namespace graphc::math::testing {
namespace {

/// Sets flush-to-zero and denormals-are-zero for the life of the object.
class FlushToZero {
public:
  FlushToZero() : saved(_mm_getcsr()) { _mm_setcsr(saved | 0x8040); }
  ~FlushToZero() { _mm_setcsr(saved); }

private:
  unsigned saved;
};

template <class F> float flushed(F function, float x) {
  FlushToZero mode;
  return function(x);
}

bool isDenormalOrZero(float x) { return (std::bit_cast<uint32_t>(x) & 0x7f800000) == 0; }

TEST(FlushToZero, NormalResultsAtNormalArgumentsKeepTheirBits) {
  // A shortcut through a denormal intermediate value would show as a changed result.
  for (uint32_t bits = 0x00800000; bits < 0x7f800000; bits += 16411)
    for (uint32_t sign : {0u, 0x80000000u}) {
      float x = std::bit_cast<float>(bits | sign);
#define GCM_UNARY(fn)                                                                              \
  if (float expected = gcm_##fn##_f32(x); !isDenormalOrZero(expected)) {                           \
    float got = flushed(gcm_##fn##_f32, x);                                                        \
    ASSERT_TRUE(got == expected || (std::isnan(got) && std::isnan(expected)))                      \
        << #fn << "(" << x << ") is " << got << " flushed and " << expected << " otherwise";       \
  }
#include "runtime/math/Functions.def"
    }
}

TEST(FlushToZero, DenormalArgumentsGiveTheResultAtZero) {
  for (uint32_t bits = 1; bits < 0x00800000; bits += 40009) {
    float x = std::bit_cast<float>(bits);
#define GCM_UNARY(fn)                                                                              \
  {                                                                                                \
    float got = flushed(gcm_##fn##_f32, x), expected = gcm_##fn##_f32(0.0f);                       \
    ASSERT_TRUE(got == expected || (isDenormalOrZero(got) && expected == 0) ||                     \
                (std::isnan(got) && std::isnan(expected)))                                         \
        << #fn << "(" << x << ") is " << got << ", at zero " << expected;                          \
  }
#include "runtime/math/Functions.def"
  }
}

} // namespace
} // namespace graphc::math::testing
