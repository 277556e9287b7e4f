//===- TensorConversion.cpp - arrays as tensors ---------------------------===//
#include "tools/npy/TensorConversion.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace graphc::npy {

using runtime::DType;
using runtime::HostString;
using runtime::Result;
using runtime::TensorRef;

namespace {

/// The type that arrays of \p dtype have in files; of strings without the length.
ElementType fileType(DType dtype) {
  uint64_t bytes = runtime::dtypeBytes(dtype);
  switch (dtype) {
  case DType::Bool:
    return {Kind::Bool, 1};
  case DType::Int8:
  case DType::Int16:
  case DType::Int32:
  case DType::Int64:
  case DType::QInt8:
  case DType::QInt16:
  case DType::QInt32:
  case DType::Int4:
    return {Kind::Int, bytes};
  case DType::UInt8:
  case DType::UInt16:
  case DType::UInt32:
  case DType::UInt64:
  case DType::QUInt8:
  case DType::QUInt16:
  case DType::UInt4:
    return {Kind::UInt, bytes};
  case DType::Float16:
  case DType::Float32:
  case DType::Float64:
    return {Kind::Float, bytes};
  case DType::BFloat16:
  case DType::Float8E5M2:
  case DType::Float8E4M3FN:
    return {Kind::Float, 4};
  case DType::Complex64:
  case DType::Complex128:
    return {Kind::Complex, bytes};
  default:
    return {Kind::Bytes, 0};
  }
}

/// Rounds to the nearest bfloat16, ties to even; NaNs stay NaNs.
uint16_t toBFloat16(float value) {
  auto bits = std::bit_cast<uint32_t>(value);
  if (std::isnan(value))
    return static_cast<uint16_t>((bits >> 16) | 0x40);
  return static_cast<uint16_t>((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
}

/// The value of a small float: sign, \p exponentBits, \p mantissaBits.
float decode(uint32_t bits, int exponentBits, int mantissaBits, bool hasInfinity) {
  uint32_t mantissa = bits & ((1u << mantissaBits) - 1);
  uint32_t exponent = (bits >> mantissaBits) & ((1u << exponentBits) - 1);
  bool negative = (bits >> (exponentBits + mantissaBits)) & 1;
  int bias = (1 << (exponentBits - 1)) - 1;
  uint32_t top = (1u << exponentBits) - 1;
  float value;
  if (exponent == top && hasInfinity)
    value = mantissa ? NAN : INFINITY;
  else if (exponent == top && mantissa == (1u << mantissaBits) - 1)
    value = NAN; // formats without infinity have one NaN a sign
  else if (exponent == 0)
    value = std::ldexp(static_cast<float>(mantissa), 1 - bias - mantissaBits);
  else
    value = std::ldexp(static_cast<float>(mantissa | (1u << mantissaBits)),
                       static_cast<int>(exponent) - bias - mantissaBits);
  return negative ? -value : value;
}

Result<HostTensor> toStrings(Array array) {
  HostTensor tensor{DType::String, std::move(array.dims), {}, std::move(array.data)};
  uint64_t count = ArrayHeader{array.type, tensor.dims}.elementCount();
  tensor.data = AlignedBytes::allocate(count * sizeof(HostString));
  if (tensor.data.isNull())
    return runtime::resourceExhausted("no memory for strings");
  auto *strings = reinterpret_cast<HostString *>(tensor.data.data());
  auto *characters = reinterpret_cast<const char *>(tensor.characters.data());
  for (uint64_t i = 0; i < count; ++i) {
    const char *text = characters + i * array.type.bytes;
    uint64_t size = array.type.bytes;
    while (size > 0 && text[size - 1] == '\0')
      --size;
    strings[i] = {text, size};
  }
  return tensor;
}

Result<HostTensor> toBFloat16s(Array array) {
  HostTensor tensor{DType::BFloat16, std::move(array.dims), {}, {}};
  size_t count = array.data.size() / sizeof(float);
  tensor.data = AlignedBytes::allocate(count * sizeof(uint16_t));
  if (tensor.data.isNull())
    return runtime::resourceExhausted("no memory for a tensor");
  for (size_t i = 0; i < count; ++i) {
    float value;
    std::memcpy(&value, array.data.data() + i * sizeof value, sizeof value);
    uint16_t bits = toBFloat16(value);
    std::memcpy(tensor.data.data() + i * sizeof bits, &bits, sizeof bits);
  }
  return tensor;
}

Result<Array> fromStrings(const TensorRef &tensor, Array array) {
  std::span<HostString> strings = tensor.values<HostString>();
  uint64_t longest = 1; // numpy's own files have no strings of length 0
  for (const HostString &string : strings)
    longest = std::max(longest, string.size);
  uint64_t bytes = 0;
  array.type = {Kind::Bytes, longest};
  if (!__builtin_mul_overflow(longest, strings.size(), &bytes))
    array.data = AlignedBytes::allocate(bytes);
  if (array.data.isNull())
    return runtime::resourceExhausted("no memory for strings padded to " + std::to_string(longest) +
                                      " bytes each");
  std::memset(array.data.data(), 0, bytes);
  for (size_t i = 0; i < strings.size(); ++i)
    if (strings[i].size != 0)
      std::memcpy(array.data.data() + i * longest, strings[i].data, strings[i].size);
  return array;
}

} // namespace

float decodeFloat(DType dtype, uint32_t bits) {
  switch (dtype) {
  case DType::BFloat16:
    return std::bit_cast<float>(bits << 16);
  case DType::Float16:
    return decode(bits, 5, 10, true);
  case DType::Float8E5M2:
    return decode(bits, 5, 2, true);
  case DType::Float8E4M3FN:
    return decode(bits, 4, 3, false);
  default:
    return std::bit_cast<float>(bits);
  }
}

std::string tensorTypeName(ElementType type) {
  if (type.kind == Kind::Raw)
    return type.descr();
  for (uint32_t number = 1; number <= static_cast<uint32_t>(DType::UInt64); ++number) {
    auto dtype = static_cast<DType>(number);
    ElementType file = fileType(dtype);
    if (file.kind == type.kind && (type.kind == Kind::Bytes || file.bytes == type.bytes))
      return runtime::dtypeName(dtype);
  }
  return type.descr();
}

Result<HostTensor> toTensor(Array array, DType wanted) {
  ElementType expected = fileType(wanted);
  bool strings = wanted == DType::String && array.type.kind == Kind::Bytes;
  bool raw = array.type.kind == Kind::Raw && array.type.bytes == runtime::dtypeBytes(wanted) &&
             expected == ElementType{Kind::Float, 4};
  if (runtime::dtypeHoldsObjects(wanted) ? !strings : array.type != expected && !raw)
    return runtime::invalidArgument("expected " + std::string(runtime::dtypeName(wanted)) +
                                    ", got " + tensorTypeName(array.type));
  if (strings)
    return toStrings(std::move(array));
  if (wanted == DType::BFloat16 && !raw)
    return toBFloat16s(std::move(array));
  if (expected.bytes != runtime::dtypeBytes(wanted) && !raw)
    return runtime::unimplemented("8-bit floats are read as raw bytes (|V1), not as float32");
  return HostTensor{wanted, std::move(array.dims), std::move(array.data), {}};
}

Result<Array> toArray(const TensorRef &tensor) {
  if (tensor.dtype == DType::Resource || tensor.dtype == DType::Variant ||
      runtime::dtypeBytes(tensor.dtype) == 0)
    return runtime::unimplemented("a " + std::string(runtime::dtypeName(tensor.dtype)) +
                                  " cannot be shown or written");
  Array array;
  array.type = fileType(tensor.dtype);
  array.dims.assign(tensor.shape().begin(), tensor.shape().end());
  if (tensor.dtype == DType::String)
    return fromStrings(tensor, std::move(array));
  size_t count = static_cast<size_t>(tensor.elementCount());
  size_t from = runtime::dtypeBytes(tensor.dtype);
  array.data = AlignedBytes::allocate(count * array.type.bytes);
  if (array.data.isNull())
    return runtime::resourceExhausted("no memory for a tensor");
  if (from == array.type.bytes) {
    if (count != 0)
      std::memcpy(array.data.data(), tensor.data, count * from);
    return array;
  }
  for (size_t i = 0; i < count; ++i) {
    uint32_t bits = 0;
    std::memcpy(&bits, tensor.as<const std::byte>() + i * from, from);
    float value = decodeFloat(tensor.dtype, bits);
    std::memcpy(array.data.data() + i * sizeof value, &value, sizeof value);
  }
  return array;
}

} // namespace graphc::npy
