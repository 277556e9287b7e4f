//===- DType.h - element types with TensorFlow's numbers --------*- C++ -*-===//
//
// Freestanding: included by the program core, which is built without libstdc++.
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_RUNTIME_BASE_DTYPE_H
#define GRAPHC_RUNTIME_BASE_DTYPE_H

#include <stddef.h>
#include <stdint.h>

namespace graphc::runtime {

/// Element type of a tensor. The values are those of TensorFlow's `DataType` enum (types.proto);
/// reference types (value + 100) never reach the runtime.
enum class DType : uint32_t {
  Invalid = 0,
  Float32 = 1,
  Float64 = 2,
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
  Float16 = 19,
  Resource = 20,
  Variant = 21,
  UInt32 = 22,
  UInt64 = 23,
  Float8E5M2 = 24,
  Float8E4M3FN = 25,
  Int4 = 29,
  UInt4 = 30,
};

/// Bytes of one element in memory. A string element is a HostString (16 bytes), a resource or
/// variant element a pointer to a HostObject (8 bytes); 4-bit integers take one byte each.
/// Returns 0 for Invalid and unknown numbers.
constexpr size_t dtypeBytes(DType dtype) {
  switch (dtype) {
  case DType::Int8:
  case DType::UInt8:
  case DType::Bool:
  case DType::QInt8:
  case DType::QUInt8:
  case DType::Float8E5M2:
  case DType::Float8E4M3FN:
  case DType::Int4:
  case DType::UInt4:
    return 1;
  case DType::Int16:
  case DType::UInt16:
  case DType::QInt16:
  case DType::QUInt16:
  case DType::BFloat16:
  case DType::Float16:
    return 2;
  case DType::Float32:
  case DType::Int32:
  case DType::UInt32:
  case DType::QInt32:
    return 4;
  case DType::Float64:
  case DType::Int64:
  case DType::UInt64:
  case DType::Complex64:
  case DType::Resource:
  case DType::Variant:
    return 8;
  case DType::Complex128:
  case DType::String:
    return 16;
  case DType::Invalid:
    return 0;
  }
  return 0;
}

/// Alignment in bytes that an element needs: its size, at most 8.
constexpr size_t dtypeAlignment(DType dtype) {
  size_t bytes = dtype == DType::Complex64 ? 4 : dtypeBytes(dtype);
  return bytes > 8 ? 8 : bytes;
}

/// True if elements own memory outside the tensor (strings, resources, variants): such a tensor is
/// never copied as bytes and never lies in an arena.
constexpr bool dtypeHoldsObjects(DType dtype) {
  return dtype == DType::String || dtype == DType::Resource || dtype == DType::Variant;
}

/// TensorFlow's lower-case name, e.g. "float", "int32", "bfloat16"; "invalid" when unknown.
constexpr const char *dtypeName(DType dtype) {
  switch (dtype) {
  case DType::Invalid:
    return "invalid";
  case DType::Float32:
    return "float";
  case DType::Float64:
    return "double";
  case DType::Int32:
    return "int32";
  case DType::UInt8:
    return "uint8";
  case DType::Int16:
    return "int16";
  case DType::Int8:
    return "int8";
  case DType::String:
    return "string";
  case DType::Complex64:
    return "complex64";
  case DType::Int64:
    return "int64";
  case DType::Bool:
    return "bool";
  case DType::QInt8:
    return "qint8";
  case DType::QUInt8:
    return "quint8";
  case DType::QInt32:
    return "qint32";
  case DType::BFloat16:
    return "bfloat16";
  case DType::QInt16:
    return "qint16";
  case DType::QUInt16:
    return "quint16";
  case DType::UInt16:
    return "uint16";
  case DType::Complex128:
    return "complex128";
  case DType::Float16:
    return "half";
  case DType::Resource:
    return "resource";
  case DType::Variant:
    return "variant";
  case DType::UInt32:
    return "uint32";
  case DType::UInt64:
    return "uint64";
  case DType::Float8E5M2:
    return "float8_e5m2";
  case DType::Float8E4M3FN:
    return "float8_e4m3fn";
  case DType::Int4:
    return "int4";
  case DType::UInt4:
    return "uint4";
  }
  return "invalid";
}

} // namespace graphc::runtime

#endif // GRAPHC_RUNTIME_BASE_DTYPE_H
