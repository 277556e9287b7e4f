//===- DType.h - TensorFlow element types on the host ------------*- C++ -*-===//
//
// Element types of the reference evaluator: TensorFlow's DataType numbers, the
// two 16-bit float formats as plain structs, and the C++ type behind each name.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_COMPILER_REFERENCE_DTYPE_H
#define GRAPHC_COMPILER_REFERENCE_DTYPE_H

#include <complex>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace graphc::reference {

/// Element type of a tensor; the numbers are those of TensorFlow's `DataType` protobuf enum.
enum class DType : uint8_t {
  Invalid = 0,
  Float = 1,
  Double = 2,
  Int32 = 3,
  UInt8 = 4,
  Int16 = 5,
  Int8 = 6,
  String = 7,
  Complex64 = 8,
  Int64 = 9,
  Bool = 10,
  QInt8 = 11,
  QUInt8 = 12,
  QInt32 = 13,
  BFloat16 = 14,
  QInt16 = 15,
  QUInt16 = 16,
  UInt16 = 17,
  Complex128 = 18,
  Half = 19,
  Resource = 20,
  Variant = 21,
  UInt32 = 22,
  UInt64 = 23,
};

/// TensorFlow's lower-case name ("float", "int32", "bfloat16"); "invalid" for anything else.
std::string_view dtypeName(DType type);

/// Bytes an element takes; 0 for String, Resource, Variant and Invalid.
size_t dtypeSize(DType type);

/// The DType with TensorFlow's number `number`; Invalid when there is none.
DType dtypeFromNumber(int number);

bool isFloating(DType type); ///< half, bfloat16, float, double
bool isComplex(DType type);  ///< complex64, complex128
bool isInteger(DType type);  ///< the eight signed and unsigned integers; not bool, not quantized
bool isQuantized(DType type);

/// IEEE binary16. Arithmetic happens in float or double; storing rounds to nearest, ties to even.
struct Half {
  uint16_t bits = 0;
  Half() = default;
  Half(double value);
  operator float() const;
  static Half fromBits(uint16_t bits);
};

/// bfloat16: the upper half of a binary32. Storing rounds to nearest, ties to even.
struct BFloat16 {
  uint16_t bits = 0;
  BFloat16() = default;
  BFloat16(double value);
  operator float() const;
  static BFloat16 fromBits(uint16_t bits);
};

/// Maps a C++ element type to its DType. Quantized types share the C++ integer of their width,
/// so they have no entry of their own.
template <typename T> inline constexpr DType dtypeOf = DType::Invalid;
template <> inline constexpr DType dtypeOf<float> = DType::Float;
template <> inline constexpr DType dtypeOf<double> = DType::Double;
template <> inline constexpr DType dtypeOf<int8_t> = DType::Int8;
template <> inline constexpr DType dtypeOf<int16_t> = DType::Int16;
template <> inline constexpr DType dtypeOf<int32_t> = DType::Int32;
template <> inline constexpr DType dtypeOf<int64_t> = DType::Int64;
template <> inline constexpr DType dtypeOf<uint8_t> = DType::UInt8;
template <> inline constexpr DType dtypeOf<uint16_t> = DType::UInt16;
template <> inline constexpr DType dtypeOf<uint32_t> = DType::UInt32;
template <> inline constexpr DType dtypeOf<uint64_t> = DType::UInt64;
template <> inline constexpr DType dtypeOf<bool> = DType::Bool;
template <> inline constexpr DType dtypeOf<Half> = DType::Half;
template <> inline constexpr DType dtypeOf<BFloat16> = DType::BFloat16;
template <> inline constexpr DType dtypeOf<std::complex<float>> = DType::Complex64;
template <> inline constexpr DType dtypeOf<std::complex<double>> = DType::Complex128;
template <> inline constexpr DType dtypeOf<std::string> = DType::String;

} // namespace graphc::reference

#endif // GRAPHC_COMPILER_REFERENCE_DTYPE_H
