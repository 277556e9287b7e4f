//===- TensorSlice.cpp - Parts of partitioned tensors ---------------------===//
#include "compiler/import/TensorSlice.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/bit.h"
#include "llvm/Support/Endian.h"

namespace graphc::importer {

//===----------------------------------------------------------------------===//
// Names: TensorFlow's ordered code
//===----------------------------------------------------------------------===//

namespace {

/// Unsigned: the number of digits, then the digits, base 256, high one first.
void appendUnsigned(std::string &out, uint64_t value) {
  char digits[8];
  llvm::support::endian::write64be(digits, value);
  const unsigned length = 8 - llvm::countl_zero(value) / 8;
  out.push_back(static_cast<char>(length));
  out.append(digits + 8 - length, length);
}

/// Bytes 0 and 255 escaped, a terminator behind.
void appendString(std::string &out, llvm::StringRef value) {
  for (char c : value) {
    out.push_back(c);
    if (c == '\0')
      out.push_back('\xff');
    else if (c == '\xff')
      out.push_back('\0');
  }
  out.append("\0\1", 2);
}

/// Signed: as many leading one bits (zero bits for a negative number) as bytes,
/// then the number's low bits in two's complement; n bytes hold 7n-1 bits and
/// the sign.
void appendSigned(std::string &out, int64_t value) {
  const uint64_t magnitude = value < 0 ? ~static_cast<uint64_t>(value) : value;
  unsigned length = 1;
  while (length < 10 && (7 * length - 1 < 64) && (magnitude >> (7 * length - 1)) != 0)
    ++length;
  char bytes[10];
  bytes[0] = bytes[1] = value < 0 ? '\xff' : '\0';
  llvm::support::endian::write64be(bytes + 2, static_cast<uint64_t>(value));
  char *begin = bytes + 10 - length;
  const uint16_t header = static_cast<uint16_t>(0xffffu << (16 - length));
  begin[0] ^= static_cast<char>(header >> 8);
  if (length > 1)
    begin[1] ^= static_cast<char>(header & 0xff);
  out.append(begin, length);
}

} // namespace

std::string encodeSliceKey(llvm::StringRef name, llvm::ArrayRef<SliceExtent> slice) {
  std::string key;
  appendUnsigned(key, 0);
  appendString(key, name);
  appendUnsigned(key, slice.size());
  for (const SliceExtent &extent : slice) {
    appendSigned(key, extent.start);
    appendSigned(key, extent.length);
  }
  return key;
}

//===----------------------------------------------------------------------===//
// Places
//===----------------------------------------------------------------------===//

std::optional<TensorSlice> parseSlice(llvm::StringRef text) {
  TensorSlice slice;
  llvm::SmallVector<llvm::StringRef, 4> dims;
  text.rsplit(' ').second.split(dims, ':');
  for (llvm::StringRef dim : dims) {
    SliceExtent extent{0, kWholeDimension};
    if (dim != "-") {
      const auto [start, length] = dim.split(',');
      if (start.getAsInteger(10, extent.start) || length.getAsInteger(10, extent.length) ||
          extent.start < 0 || extent.length < 0)
        return std::nullopt;
    }
    slice.push_back(extent);
  }
  return slice;
}

std::optional<TensorSlice> resolveSlice(llvm::ArrayRef<SliceExtent> slice,
                                        llvm::ArrayRef<int64_t> shape) {
  if (slice.size() != shape.size())
    return std::nullopt;
  TensorSlice resolved;
  for (auto [extent, size] : llvm::zip_equal(slice, shape)) {
    const int64_t length = extent.length == kWholeDimension ? size : extent.length;
    if (extent.start < 0 || length < 0 || length > size || extent.start > size - length)
      return std::nullopt;
    resolved.push_back({extent.start, length});
  }
  return resolved;
}

void forEachRun(llvm::ArrayRef<int64_t> shape, llvm::ArrayRef<SliceExtent> slice,
                size_t elementSize, llvm::function_ref<void(uint64_t, uint64_t, uint64_t)> run) {
  if (llvm::any_of(slice, [](SliceExtent extent) { return extent.length == 0; }))
    return;
  // Trailing dimensions that are taken whole belong to one run.
  size_t runDim = shape.size();
  uint64_t runBytes = elementSize;
  while (runDim > 0) {
    --runDim;
    runBytes *= slice[runDim].length;
    if (slice[runDim].length != shape[runDim])
      break;
  }
  llvm::SmallVector<uint64_t, 4> stride(shape.size(), elementSize);
  for (size_t dim = shape.size(); dim-- > 1;)
    stride[dim - 1] = stride[dim] * shape[dim];
  uint64_t base = 0, part = 0;
  for (size_t dim = 0; dim < shape.size(); ++dim)
    base += slice[dim].start * stride[dim];

  llvm::SmallVector<int64_t, 4> index(runDim, 0);
  while (true) {
    uint64_t offset = base;
    for (size_t dim = 0; dim < runDim; ++dim)
      offset += index[dim] * stride[dim];
    run(offset, part, runBytes);
    part += runBytes;
    size_t dim = runDim;
    while (dim > 0 && ++index[dim - 1] == slice[dim - 1].length)
      index[--dim] = 0;
    if (dim == 0)
      return;
  }
}

} // namespace graphc::importer
