//===- NpyArray.cpp - numpy arrays and their file format ------------------===//
#include "tools/npy/NpyArray.h"

#include "tools/npy/NpyHeader.h"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace graphc::npy {

using runtime::dataLoss;
using runtime::Result;
using runtime::Status;

namespace {

/// Copies elements that stand in Fortran order (first dim fastest) to row-major order.
void transpose(const StoredHeader &header, const std::byte *from, std::byte *to) {
  size_t rank = header.dims.size();
  std::vector<int64_t> index(rank, 0);
  std::vector<uint64_t> stride(rank, 1);
  for (size_t i = 1; i < rank; ++i)
    stride[i] = stride[i - 1] * static_cast<uint64_t>(header.dims[i - 1]);
  uint64_t source = 0;
  for (uint64_t element = 0; element < header.elementCount; ++element) {
    std::memcpy(to + element * header.itemBytes, from + source * header.itemBytes,
                header.itemBytes);
    for (size_t dim = rank; dim-- > 0;) {
      source += stride[dim];
      if (++index[dim] < header.dims[dim])
        break;
      source -= stride[dim] * static_cast<uint64_t>(header.dims[dim]);
      index[dim] = 0;
    }
  }
}

/// Turns big-endian numbers of \p bytes each into little-endian ones.
void swapBytes(std::span<std::byte> data, size_t bytes) {
  for (size_t at = 0; at + bytes <= data.size(); at += bytes)
    std::reverse(data.begin() + at, data.begin() + at + bytes);
}

/// Bytes of the numbers that a byte order applies to; 1 for those that have none.
size_t wordBytes(const StoredHeader &header) {
  switch (header.kind) {
  case 'c':
    return header.itemBytes / 2;
  case 'S':
    return 1;
  case 'U':
    return 4;
  default:
    return header.itemBytes;
  }
}

/// Appends \p point as UTF-8; false if it is no character.
bool appendUtf8(std::string &text, uint32_t point) {
  if (point > 0x10FFFF || (point >= 0xD800 && point < 0xE000))
    return false;
  auto tail = [&](unsigned shift) { text += static_cast<char>(0x80 | ((point >> shift) & 0x3F)); };
  if (point < 0x80) {
    text += static_cast<char>(point);
  } else if (point < 0x800) {
    text += static_cast<char>(0xC0 | (point >> 6));
    tail(0);
  } else if (point < 0x10000) {
    text += static_cast<char>(0xE0 | (point >> 12));
    tail(6);
    tail(0);
  } else {
    text += static_cast<char>(0xF0 | (point >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
  return true;
}

/// Unicode strings (four bytes a character) as UTF-8 bytes.
Status encodeStrings(Array &array, uint64_t count) {
  std::vector<std::string> texts(count);
  size_t longest = 0;
  for (uint64_t i = 0; i < count; ++i) {
    const std::byte *item = array.data.data() + i * array.type.bytes;
    uint64_t characters = array.type.bytes / 4;
    auto point = [&](uint64_t at) {
      uint32_t value;
      std::memcpy(&value, item + 4 * at, 4);
      return value;
    };
    while (characters > 0 && point(characters - 1) == 0)
      --characters;
    for (uint64_t at = 0; at < characters; ++at)
      if (!appendUtf8(texts[i], point(at)))
        return dataLoss("element " + std::to_string(i) + " has no unicode character");
    longest = std::max(longest, texts[i].size());
  }
  array.type = {Kind::Bytes, longest};
  array.data = AlignedBytes::allocate(longest * count);
  if (array.data.isNull())
    return runtime::resourceExhausted("out of memory");
  if (longest * count != 0)
    std::memset(array.data.data(), 0, longest * count);
  for (uint64_t i = 0; i < count; ++i)
    if (!texts[i].empty())
      std::memcpy(array.data.data() + i * longest, texts[i].data(), texts[i].size());
  return runtime::okStatus();
}

ElementType elementType(const StoredHeader &header) {
  Kind kind = header.kind == 'U' ? Kind::Bytes : static_cast<Kind>(header.kind);
  return {kind, header.itemBytes};
}

} // namespace

std::string ElementType::descr() const {
  bool ordered = kind != Kind::Bytes && bytes > 1;
  return (ordered ? "<" : "|") + std::string(1, static_cast<char>(kind)) + std::to_string(bytes);
}

uint64_t ArrayHeader::elementCount() const {
  return std::accumulate(dims.begin(), dims.end(), uint64_t(1), [](uint64_t count, int64_t size) {
    return count * static_cast<uint64_t>(size);
  });
}

Result<ArrayHeader> parseNpyHeader(std::span<const std::byte> file) {
  Result<StoredHeader> stored = readStoredHeader(file);
  if (!stored)
    return stored.status();
  return ArrayHeader{elementType(*stored), std::move(stored->dims)};
}

Result<Array> parseNpy(std::span<const std::byte> file) {
  Result<StoredHeader> stored = readStoredHeader(file);
  if (!stored)
    return stored.status();
  uint64_t bytes = stored->elementCount * stored->itemBytes;
  // Strings of length 0 take no bytes, so that the file does not bound their number.
  if (stored->itemBytes == 0 && stored->elementCount > file.size())
    return dataLoss("more empty strings than the file has bytes");
  std::span<const std::byte> elements = file.subspan(stored->dataOffset);
  if (bytes > elements.size())
    return dataLoss("the npy array is cut off: its shape needs " + std::to_string(bytes) +
                    " bytes, the file has " + std::to_string(elements.size()));
  Array array;
  array.type = elementType(*stored);
  array.dims = stored->dims;
  array.data = AlignedBytes::allocate(bytes);
  if (array.data.isNull())
    return runtime::resourceExhausted("no memory for an array of " + std::to_string(bytes) +
                                      " bytes");
  if (stored->fortran && stored->dims.size() > 1)
    transpose(*stored, elements.data(), array.data.data());
  else if (bytes != 0)
    std::memcpy(array.data.data(), elements.data(), bytes);
  if (size_t word = wordBytes(*stored); stored->swapped && word > 1)
    swapBytes(array.data.span(), word);
  if (array.type.kind == Kind::Bool)
    for (std::byte &value : array.data.span())
      value = value == std::byte(0) ? std::byte(0) : std::byte(1);
  if (stored->kind == 'U')
    GRAPHC_RETURN_IF_ERROR(encodeStrings(array, stored->elementCount));
  return array;
}

std::string npyHeader(const ArrayHeader &header) {
  std::string shape;
  for (int64_t size : header.dims)
    shape += std::to_string(size) + (header.dims.size() == 1 ? "," : ", ");
  if (header.dims.size() > 1)
    shape.resize(shape.size() - 2);
  std::string dict = "{'descr': '" + header.type.descr() + "', 'fortran_order': False, 'shape': (" +
                     shape + "), }";
  // Elements begin at a multiple of 64.
  constexpr size_t kPrefix = 10;
  dict.append(63 - (kPrefix + dict.size()) % 64, ' ');
  dict += '\n';
  std::string file = "\x93NUMPY";
  file += '\x01';
  file += '\0';
  file += static_cast<char>(dict.size() & 0xFF);
  file += static_cast<char>(dict.size() >> 8);
  return file + dict;
}

} // namespace graphc::npy
