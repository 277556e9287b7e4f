//===- DType.cpp - TensorFlow element types on the host -------------------===//

#include "compiler/reference/DType.h"

#include <bit>
#include <cmath>

using namespace graphc::reference;

namespace {

struct Row {
  std::string_view name;
  size_t size;
};

/// Indexed by TensorFlow's number.
constexpr Row rows[] = {
    {"invalid", 0},  {"float", 4},   {"double", 8}, {"int32", 4},       {"uint8", 1},
    {"int16", 2},    {"int8", 1},    {"string", 0}, {"complex64", 8},   {"int64", 8},
    {"bool", 1},     {"qint8", 1},   {"quint8", 1}, {"qint32", 4},      {"bfloat16", 2},
    {"qint16", 2},   {"quint16", 2}, {"uint16", 2}, {"complex128", 16}, {"half", 2},
    {"resource", 0}, {"variant", 0}, {"uint32", 4}, {"uint64", 8},
};
constexpr int numRows = sizeof(rows) / sizeof(rows[0]);

/// Rounds to binary32 so that a second rounding to a shorter format gives the correctly rounded
/// result: truncate, then set the last bit when anything was cut off ("round to odd").
uint32_t roundToOdd(double value) {
  float nearest = static_cast<float>(value);
  uint32_t bits = std::bit_cast<uint32_t>(nearest);
  if (std::isnan(value) || std::isinf(value) || static_cast<double>(nearest) == value)
    return bits;
  if (std::isinf(nearest) || std::fabs(static_cast<double>(nearest)) > std::fabs(value))
    --bits;
  return bits | 1;
}

} // namespace

std::string_view graphc::reference::dtypeName(DType type) {
  int number = static_cast<int>(type);
  return rows[number < numRows ? number : 0].name;
}

size_t graphc::reference::dtypeSize(DType type) {
  int number = static_cast<int>(type);
  return rows[number < numRows ? number : 0].size;
}

DType graphc::reference::dtypeFromNumber(int number) {
  return number > 0 && number < numRows ? static_cast<DType>(number) : DType::Invalid;
}

bool graphc::reference::isFloating(DType type) {
  return type == DType::Half || type == DType::BFloat16 || type == DType::Float ||
         type == DType::Double;
}

bool graphc::reference::isComplex(DType type) {
  return type == DType::Complex64 || type == DType::Complex128;
}

bool graphc::reference::isInteger(DType type) {
  switch (type) {
  case DType::Int8:
  case DType::Int16:
  case DType::Int32:
  case DType::Int64:
  case DType::UInt8:
  case DType::UInt16:
  case DType::UInt32:
  case DType::UInt64:
    return true;
  default:
    return false;
  }
}

bool graphc::reference::isQuantized(DType type) {
  return type == DType::QInt8 || type == DType::QUInt8 || type == DType::QInt16 ||
         type == DType::QUInt16 || type == DType::QInt32;
}

BFloat16::BFloat16(double value) {
  uint32_t wide = roundToOdd(value);
  if (std::isnan(value)) {
    bits = static_cast<uint16_t>((wide >> 16) | 0x40); // A quiet NaN that keeps its sign.
    return;
  }
  uint32_t lastKept = (wide >> 16) & 1;
  bits = static_cast<uint16_t>((wide + 0x7fff + lastKept) >> 16);
}

BFloat16::operator float() const { return std::bit_cast<float>(static_cast<uint32_t>(bits) << 16); }

BFloat16 BFloat16::fromBits(uint16_t bits) {
  BFloat16 result;
  result.bits = bits;
  return result;
}

Half::Half(double value) {
  uint32_t wide = roundToOdd(value);
  uint32_t sign = (wide >> 16) & 0x8000;
  uint32_t magnitude = wide & 0x7fffffff;
  if (magnitude > 0x7f800000) { // NaN
    bits = static_cast<uint16_t>(sign | 0x7e00);
    return;
  }
  // 65520 is the midpoint between the largest half and the next power of two.
  if (magnitude >= 0x477ff000) {
    bits = static_cast<uint16_t>(sign | 0x7c00);
    return;
  }
  int exponent = static_cast<int>(magnitude >> 23) - 127;
  uint32_t mantissa = (magnitude & 0x7fffff) | 0x800000;
  // Bits of the mantissa that do not fit: 13 for normal halves, more for subnormal ones.
  int dropped = exponent >= -14 ? 13 : 13 + (-14 - exponent);
  if (dropped > 24) { // Below half of the smallest subnormal, 2^-25.
    bits = static_cast<uint16_t>(sign);
    return;
  }
  uint32_t kept = mantissa >> dropped;
  uint32_t rest = mantissa & ((1u << dropped) - 1);
  uint32_t middle = 1u << (dropped - 1);
  if (rest > middle || (rest == middle && (kept & 1)))
    ++kept;
  // A normal half's implicit bit becomes the exponent's lowest bit by the addition.
  uint32_t biased = exponent >= -14 ? static_cast<uint32_t>(exponent + 14) << 10 : 0;
  bits = static_cast<uint16_t>(sign | (biased + kept));
}

Half::operator float() const {
  uint32_t sign = static_cast<uint32_t>(bits & 0x8000) << 16;
  uint32_t exponent = (bits >> 10) & 31;
  uint32_t mantissa = bits & 0x3ff;
  if (exponent == 31)
    return std::bit_cast<float>(sign | 0x7f800000 | (mantissa << 13));
  if (exponent != 0)
    return std::bit_cast<float>(sign | ((exponent + 112) << 23) | (mantissa << 13));
  float magnitude = static_cast<float>(mantissa) * 0x1p-24f;
  return sign ? -magnitude : magnitude;
}

Half Half::fromBits(uint16_t bits) {
  Half result;
  result.bits = bits;
  return result;
}
