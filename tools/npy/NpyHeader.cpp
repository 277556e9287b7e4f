//===- NpyHeader.cpp - the header of a .npy file --------------------------===//
#include "tools/npy/NpyHeader.h"

#include <charconv>
#include <cstring>
#include <optional>

namespace graphc::npy {

using runtime::dataLoss;
using runtime::Result;
using runtime::Status;

namespace {

constexpr std::string_view kMagic = "\x93NUMPY";
/// numpy allows 64 dims.
constexpr size_t kMaxRank = 64;

/// Reads the Python dictionary of a header: {'descr': '<f4', 'fortran_order': False,
/// 'shape': (3, 4), }.
class DictScanner {
public:
  explicit DictScanner(std::string_view text) : text(text) {}

  Status scan(StoredHeader &header) {
    if (!take('{'))
      return malformed("a dictionary");
    while (!take('}')) {
      std::optional<std::string_view> key = quoted();
      if (!key || !take(':'))
        return malformed("a key");
      GRAPHC_RETURN_IF_ERROR(value(*key, header));
      if (!take(',') && !peek('}'))
        return malformed("',' or '}'");
    }
    if (seen != 7)
      return malformed("descr, fortran_order and shape once each");
    return runtime::okStatus();
  }

private:
  Status value(std::string_view key, StoredHeader &header) {
    unsigned bit = key == "descr" ? 1 : key == "fortran_order" ? 2 : key == "shape" ? 4 : 0;
    if (bit == 0 || (seen & bit))
      return dataLoss("npy header: unexpected key '" + std::string(key) + "'");
    seen |= bit;
    if (bit == 1)
      return descr(header);
    if (bit == 4)
      return shape(header);
    header.fortran = word("True");
    if (!header.fortran && !word("False"))
      return malformed("True or False");
    return runtime::okStatus();
  }

  Status descr(StoredHeader &header) {
    if (peek('['))
      return runtime::unimplemented("records (structured dtypes) cannot be read");
    std::optional<std::string_view> type = quoted();
    if (!type || type->size() < 2)
      return malformed("a type such as '<f4'");
    if (type->substr(1, 1) == "O")
      return runtime::unimplemented("arrays of Python objects cannot be read");
    if (std::string_view("<>|=").find(type->front()) == std::string_view::npos)
      return malformed("a byte order in '" + std::string(*type) + "'");
    header.swapped = type->front() == '>';
    header.kind = (*type)[1];
    std::string_view digits = type->substr(2);
    auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), header.itemBytes);
    if (error != std::errc() || end != digits.data() + digits.size())
      return typeError(*type);
    return checkType(*type, header);
  }

  static Status checkType(std::string_view type, StoredHeader &header) {
    uint64_t size = header.itemBytes;
    bool known = false;
    switch (header.kind) {
    case 'b':
      known = size == 1;
      break;
    case 'i':
    case 'u':
      known = size == 1 || size == 2 || size == 4 || size == 8;
      break;
    case 'f':
      known = size == 2 || size == 4 || size == 8;
      break;
    case 'c':
      known = size == 8 || size == 16;
      break;
    case 'V':
      known = size == 1 || size == 2;
      break;
    case 'S':
      known = true;
      break;
    case 'U':
      known = size <= UINT64_MAX / 4;
      header.itemBytes = size * 4;
      break;
    }
    return known ? runtime::okStatus() : typeError(type);
  }

  static Status typeError(std::string_view type) {
    return runtime::unimplemented("arrays of dtype '" + std::string(type) + "' cannot be read");
  }

  Status shape(StoredHeader &header) {
    if (!take('('))
      return malformed("a tuple");
    while (!take(')')) {
      skipSpace();
      int64_t size = 0;
      const char *begin = text.data() + at;
      auto [end, error] = std::from_chars(begin, text.data() + text.size(), size);
      if (error != std::errc() || size < 0)
        return malformed("a size");
      at += static_cast<size_t>(end - begin);
      take('L'); // Python 2 wrote long integers so
      header.dims.push_back(size);
      if (header.dims.size() > kMaxRank)
        return dataLoss("npy header: more than " + std::to_string(kMaxRank) + " dims");
      if (!take(',') && !peek(')'))
        return malformed("',' or ')'");
    }
    return runtime::okStatus();
  }

  std::optional<std::string_view> quoted() {
    skipSpace();
    if (at >= text.size() || (text[at] != '\'' && text[at] != '"'))
      return std::nullopt;
    size_t end = text.find(text[at], at + 1);
    if (end == std::string_view::npos)
      return std::nullopt;
    std::string_view inside = text.substr(at + 1, end - at - 1);
    at = end + 1;
    return inside;
  }

  bool word(std::string_view wanted) {
    skipSpace();
    if (text.substr(at, wanted.size()) != wanted)
      return false;
    at += wanted.size();
    return true;
  }
  bool take(char wanted) {
    bool found = peek(wanted);
    at += found;
    return found;
  }
  bool peek(char wanted) {
    skipSpace();
    return at < text.size() && text[at] == wanted;
  }
  void skipSpace() {
    while (at < text.size() && (text[at] == ' ' || text[at] == '\n'))
      ++at;
  }

  Status malformed(const std::string &wanted) const {
    return dataLoss("npy header: expected " + wanted + " at character " + std::to_string(at));
  }

  std::string_view text;
  size_t at = 0;
  unsigned seen = 0;
};

/// Checks that count and bytes of the array are numbers of this machine.
Status measure(StoredHeader &header) {
  bool empty = false;
  for (int64_t size : header.dims)
    empty |= size == 0;
  header.elementCount = empty ? 0 : 1;
  uint64_t bytes = header.itemBytes;
  for (int64_t size : header.dims)
    if (!empty && (__builtin_mul_overflow(header.elementCount, static_cast<uint64_t>(size),
                                          &header.elementCount) ||
                   header.elementCount > INT64_MAX))
      return dataLoss("npy header: the shape has more elements than any memory");
  if (__builtin_mul_overflow(header.elementCount, header.itemBytes, &bytes))
    return dataLoss("npy header: the array is larger than any memory");
  return runtime::okStatus();
}

} // namespace

Result<StoredHeader> readStoredHeader(std::span<const std::byte> file) {
  constexpr size_t kVersionEnd = kMagic.size() + 2;
  if (file.size() < kVersionEnd + 2 || std::memcmp(file.data(), kMagic.data(), kMagic.size()) != 0)
    return dataLoss("not an npy array: the magic number is missing");
  auto version = static_cast<unsigned>(file[kMagic.size()]);
  if (version < 1 || version > 3)
    return runtime::unimplemented("npy version " + std::to_string(version) +
                                  "; versions 1 to 3 are known");
  size_t lengthBytes = version == 1 ? 2 : 4;
  if (file.size() < kVersionEnd + lengthBytes)
    return dataLoss("the npy header is cut off");
  size_t length = 0;
  for (size_t i = 0; i < lengthBytes; ++i)
    length |= static_cast<size_t>(file[kVersionEnd + i]) << (8 * i);
  StoredHeader header;
  header.dataOffset = kVersionEnd + lengthBytes + length;
  if (header.dataOffset > file.size())
    return dataLoss("the npy header is cut off: it has " + std::to_string(length) +
                    " bytes, the file ends after " +
                    std::to_string(file.size() - kVersionEnd - lengthBytes));
  const char *text = reinterpret_cast<const char *>(file.data()) + kVersionEnd + lengthBytes;
  GRAPHC_RETURN_IF_ERROR(DictScanner({text, length}).scan(header));
  GRAPHC_RETURN_IF_ERROR(measure(header));
  return header;
}

} // namespace graphc::npy
