//===- TensorText.cpp - tensors for people to read ------------------------===//
#include "tools/support/TensorText.h"

#include "tools/npy/TensorConversion.h"

#include <cstdio>
#include <cstring>

namespace graphc::cli {

namespace {

template <typename T> T load(const std::byte *from) {
  T value;
  std::memcpy(&value, from, sizeof value);
  return value;
}

std::string floatText(const std::byte *from, size_t bytes) {
  char text[32];
  if (bytes == 8)
    std::snprintf(text, sizeof text, "%.10g", load<double>(from));
  else if (bytes == 4)
    std::snprintf(text, sizeof text, "%.7g", static_cast<double>(load<float>(from)));
  else
    std::snprintf(
        text, sizeof text, "%.4g",
        static_cast<double>(npy::decodeFloat(runtime::DType::Float16, load<uint16_t>(from))));
  return text;
}

std::string integerText(const std::byte *from, size_t bytes, bool isSigned) {
  uint64_t bits = 0;
  std::memcpy(&bits, from, bytes);
  unsigned shift = 64 - 8 * static_cast<unsigned>(bytes);
  return isSigned ? std::to_string(static_cast<int64_t>(bits << shift) >> shift)
                  : std::to_string(bits);
}

/// A string in quotes; bytes that are no printable ASCII as \xNN.
std::string stringText(const std::byte *from, size_t bytes) {
  constexpr size_t kMost = 60;
  const char *begin = reinterpret_cast<const char *>(from);
  while (bytes > 0 && begin[bytes - 1] == '\0')
    --bytes;
  std::string text = "\"";
  for (size_t i = 0; i < bytes && i < kMost; ++i) {
    auto c = static_cast<unsigned char>(begin[i]);
    char escaped[8];
    std::snprintf(escaped, sizeof escaped, "\\x%02x", c);
    bool plain = c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
    text += plain ? std::string(1, static_cast<char>(c)) : std::string(escaped);
  }
  return text + (bytes > kMost ? "...\"" : "\"");
}

std::string elementText(const npy::ElementType &type, const std::byte *from) {
  switch (type.kind) {
  case npy::Kind::Bool:
    return load<uint8_t>(from) ? "true" : "false";
  case npy::Kind::Int:
    return integerText(from, type.bytes, true);
  case npy::Kind::UInt:
  case npy::Kind::Raw:
    return integerText(from, type.bytes, false);
  case npy::Kind::Float:
    return floatText(from, type.bytes);
  case npy::Kind::Complex: {
    std::string imaginary = floatText(from + type.bytes / 2, type.bytes / 2);
    return floatText(from, type.bytes / 2) + (imaginary.front() == '-' ? "" : "+") + imaginary +
           "j";
  }
  case npy::Kind::Bytes:
    return stringText(from, type.bytes);
  }
  return {};
}

} // namespace

std::string toText(const npy::Array &array, size_t limit) {
  std::string text = npy::tensorTypeName(array.type) + " " + runtime::shapeToString(array.dims);
  uint64_t count = array.elementCount();
  for (uint64_t i = 0; i < count && i < limit; ++i)
    text +=
        (i == 0 ? "  " : " ") + elementText(array.type, array.data.data() + i * array.type.bytes);
  return text + (count > limit ? " ..." : "");
}

} // namespace graphc::cli
