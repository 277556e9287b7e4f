//===- Numbers.h - element types of host kernels in C++ ---------*- C++ -*-===//
//
// What a DType is in C++. Half and BFloat16 calculate as Eigen's types do, and so as TensorFlow's
// CPU kernels: every operation in float, its result rounded. All functions are thread-safe.
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_RUNTIME_KERNELS_SUPPORT_NUMBERS_H
#define GRAPHC_RUNTIME_KERNELS_SUPPORT_NUMBERS_H

#include "runtime/base/TensorRef.h"

#include <bit>
#include <cmath>
#include <complex>
#include <cstdint>
#include <limits>
#include <type_traits>

namespace graphc::runtime::host {

/// IEEE 754 binary16 bits of \p value, rounded to nearest even. Independent of the denormal mode.
inline uint16_t toHalfBits(float value) {
  uint32_t word = std::bit_cast<uint32_t>(value);
  uint32_t sign = word >> 16 & 0x8000;
  uint32_t magnitude = word & 0x7fffffff;
  if (magnitude >= 0x47800000) // at least 65536, infinity or NaN
    return static_cast<uint16_t>(sign | (magnitude > 0x7f800000 ? 0x7e00 : 0x7c00));
  if (magnitude < 0x38800000) {
    // The sum with 0.5 has the result's unit (2^-24) in its last place, so the addition rounds.
    float sum = std::bit_cast<float>(magnitude) + 0.5f;
    return static_cast<uint16_t>(sign | (std::bit_cast<uint32_t>(sum) - 0x3f000000));
  }
  uint32_t rebased = magnitude - (uint32_t(127 - 15) << 23);
  return static_cast<uint16_t>(sign | (rebased + 0xfff + (rebased >> 13 & 1)) >> 13);
}

/// The value of IEEE 754 binary16 \p bits.
inline float fromHalfBits(uint16_t bits) {
  uint32_t magnitude = uint32_t(bits & 0x7fff) << 13;
  uint32_t sign = uint32_t(bits & 0x8000) << 16;
  if (magnitude >= 0x0f800000)
    magnitude += 0x70000000;
  else if (magnitude >= 0x00800000)
    magnitude += 0x38000000;
  else
    magnitude = std::bit_cast<uint32_t>(static_cast<float>(magnitude >> 13) * 0x1p-24f);
  return std::bit_cast<float>(sign | magnitude);
}

/// bfloat16 bits of \p value, rounded to nearest even; a NaN stays a (quiet) NaN.
inline uint16_t toBFloat16Bits(float value) {
  uint32_t word = std::bit_cast<uint32_t>(value);
  if ((word & 0x7fffffff) > 0x7f800000)
    return static_cast<uint16_t>((word >> 16 & 0x8000) | 0x7fc0);
  return static_cast<uint16_t>((word + 0x7fff + (word >> 16 & 1)) >> 16);
}

/// A 16-bit float of which \p ToBits and \p FromBits know the format.
template <uint16_t (*ToBits)(float), float (*FromBits)(uint16_t)> struct ShortFloat {
  uint16_t bits = 0;

  ShortFloat() = default;
  template <typename T>
    requires std::is_arithmetic_v<T>
  explicit ShortFloat(T value) : bits(ToBits(static_cast<float>(value))) {}
  template <uint16_t (*OtherTo)(float), float (*OtherFrom)(uint16_t)>
    requires(OtherTo != ToBits)
  explicit ShortFloat(ShortFloat<OtherTo, OtherFrom> value)
      : bits(ToBits(static_cast<float>(value))) {}
  operator float() const { return FromBits(bits); }

  friend ShortFloat operator+(ShortFloat a, ShortFloat b) {
    return ShortFloat(float(a) + float(b));
  }
  friend ShortFloat operator-(ShortFloat a, ShortFloat b) {
    return ShortFloat(float(a) - float(b));
  }
  friend ShortFloat operator*(ShortFloat a, ShortFloat b) {
    return ShortFloat(float(a) * float(b));
  }
  friend ShortFloat operator/(ShortFloat a, ShortFloat b) {
    return ShortFloat(float(a) / float(b));
  }
  friend ShortFloat operator-(ShortFloat a) { return ShortFloat(-float(a)); }
  ShortFloat &operator+=(ShortFloat b) { return *this = *this + b; }
  ShortFloat &operator-=(ShortFloat b) { return *this = *this - b; }
  ShortFloat &operator*=(ShortFloat b) { return *this = *this * b; }
  ShortFloat &operator/=(ShortFloat b) { return *this = *this / b; }
};

inline float fromBFloat16Bits(uint16_t bits) { return std::bit_cast<float>(uint32_t(bits) << 16); }

using Half = ShortFloat<toHalfBits, fromHalfBits>;
using BFloat16 = ShortFloat<toBFloat16Bits, fromBFloat16Bits>;
using Complex64 = std::complex<float>;
using Complex128 = std::complex<double>;

template <typename T>
inline constexpr bool isShortFloat = std::is_same_v<T, Half> || std::is_same_v<T, BFloat16>;
template <typename T> inline constexpr bool isReal = std::is_floating_point_v<T> || isShortFloat<T>;
template <typename T>
inline constexpr bool isComplex = std::is_same_v<T, Complex64> || std::is_same_v<T, Complex128>;

/// The DType of a C++ element type. The quantized types share the types of their integers.
template <typename T> inline constexpr DType dtypeOf = DType::Invalid;
template <> inline constexpr DType dtypeOf<float> = DType::Float32;
template <> inline constexpr DType dtypeOf<double> = DType::Float64;
template <> inline constexpr DType dtypeOf<int32_t> = DType::Int32;
template <> inline constexpr DType dtypeOf<uint8_t> = DType::UInt8;
template <> inline constexpr DType dtypeOf<int16_t> = DType::Int16;
template <> inline constexpr DType dtypeOf<int8_t> = DType::Int8;
template <> inline constexpr DType dtypeOf<HostString> = DType::String;
template <> inline constexpr DType dtypeOf<Complex64> = DType::Complex64;
template <> inline constexpr DType dtypeOf<int64_t> = DType::Int64;
template <> inline constexpr DType dtypeOf<bool> = DType::Bool;
template <> inline constexpr DType dtypeOf<BFloat16> = DType::BFloat16;
template <> inline constexpr DType dtypeOf<uint16_t> = DType::UInt16;
template <> inline constexpr DType dtypeOf<Complex128> = DType::Complex128;
template <> inline constexpr DType dtypeOf<Half> = DType::Float16;
template <> inline constexpr DType dtypeOf<uint32_t> = DType::UInt32;
template <> inline constexpr DType dtypeOf<uint64_t> = DType::UInt64;

/// The type in which a kernel calculates when TensorFlow widens 16-bit floats for it.
template <typename T> using Wide = std::conditional_t<isShortFloat<T>, float, T>;

/// The most negative finite value of a T.
template <typename T> T lowestOf() {
  if constexpr (std::is_same_v<T, Half>)
    return Half(-65504.0f);
  else if constexpr (std::is_same_v<T, BFloat16>)
    return BFloat16(std::bit_cast<float>(0xff7f0000u));
  else
    return std::numeric_limits<T>::lowest();
}

/// The greatest finite value of a T.
template <typename T> T highestOf() {
  if constexpr (isShortFloat<T>)
    return -lowestOf<T>();
  else
    return std::numeric_limits<T>::max();
}

/// True if \p value is a NaN; false for every integer.
template <typename T> bool isNan(T value) {
  if constexpr (isReal<T>)
    return std::isnan(static_cast<Wide<T>>(value));
  else
    return false;
}

} // namespace graphc::runtime::host

#endif // GRAPHC_RUNTIME_KERNELS_SUPPORT_NUMBERS_H
