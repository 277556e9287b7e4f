//===- TensorBundle.cpp - TensorFlow checkpoints, version 2 ---------------===//
#include "compiler/import/TensorBundle.h"

#include "compiler/import/Crc32c.h"
#include "compiler/import/DataTypes.h"
#include "compiler/import/TableReader.h"
#include "compiler/import/Varint.h"
#include "compiler/import/proto/tensor_bundle.pb.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/raw_ostream.h"

#include <cstdlib>
#include <cstring>
#include <optional>

namespace graphc::importer {
namespace {

/// Sanity bound; the largest published checkpoints have hundreds of files.
constexpr int kMaxShards = 1 << 16;

llvm::Error bundleError(const llvm::Twine &message) {
  return llvm::createStringError(std::make_error_code(std::errc::illegal_byte_sequence), message);
}

llvm::Error tensorError(llvm::StringRef prefix, llvm::StringRef key, const llvm::Twine &message) {
  return bundleError(prefix + ": tensor '" + key + "': " + message);
}

/// Heap memory with an alignment, shared; null if there is none left.
std::shared_ptr<char> allocateAligned(uint64_t size, size_t alignment) {
  const uint64_t rounded = llvm::alignTo(std::max<uint64_t>(size, 1), alignment);
  return {static_cast<char *>(std::aligned_alloc(alignment, rounded)), std::free};
}

bool isAligned(const void *address, size_t alignment) {
  return reinterpret_cast<uintptr_t>(address) % alignment == 0;
}

//===----------------------------------------------------------------------===//
// Names of slices: TensorFlow's ordered code
//===----------------------------------------------------------------------===//

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

//===----------------------------------------------------------------------===//
// Slices
//===----------------------------------------------------------------------===//

/// A slice with its whole dimensions filled in; nullopt if it does not lie
/// within the shape.
std::optional<llvm::SmallVector<SliceExtent, 4>> resolveSlice(llvm::ArrayRef<SliceExtent> slice,
                                                              llvm::ArrayRef<int64_t> shape) {
  if (slice.size() != shape.size())
    return std::nullopt;
  llvm::SmallVector<SliceExtent, 4> resolved;
  for (auto [extent, size] : llvm::zip_equal(slice, shape)) {
    const int64_t length = extent.length == kWholeDimension ? size : extent.length;
    if (extent.start < 0 || length < 0 || length > size || extent.start > size - length)
      return std::nullopt;
    resolved.push_back({extent.start, length});
  }
  return resolved;
}

/// Calls `run(offset in the whole, offset in the part, bytes)` for each run of
/// contiguous bytes that a slice has in common with the whole tensor.
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

} // namespace

std::optional<llvm::SmallVector<SliceExtent, 4>> parseSlice(llvm::StringRef text) {
  llvm::SmallVector<SliceExtent, 4> slice;
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
// The index
//===----------------------------------------------------------------------===//

llvm::Expected<TensorBundle> TensorBundle::open(llvm::StringRef prefix) {
  llvm::Expected<std::shared_ptr<const MappedFile>> file =
      MappedFile::open((prefix + ".index").str());
  if (!file)
    return file.takeError();
  return parse((*file)->bytes(), prefix);
}

llvm::Expected<TensorBundle> TensorBundle::parse(llvm::StringRef indexBytes,
                                                 llvm::StringRef prefix) {
  TensorBundle bundle;
  bundle.prefix = prefix.str();
  bool first = true;
  llvm::Error error =
      readTable(indexBytes, [&](llvm::StringRef key, llvm::StringRef value) -> llvm::Error {
        if (!first)
          return bundle.addEntry(key, value);
        first = false;
        // The header's name is empty, hence it comes first.
        if (!key.empty())
          return bundleError("the header is missing");
        return bundle.addHeader(value);
      });
  if (!error && first)
    error = bundleError("the header is missing");
  if (error)
    return bundleError(prefix + ".index: " + llvm::toString(std::move(error)));
  return bundle;
}

llvm::Error TensorBundle::addHeader(llvm::StringRef value) {
  tensorflow::BundleHeaderProto header;
  if (value.size() > INT32_MAX || !header.ParseFromArray(value.data(), value.size()))
    return bundleError("corrupt header");
  if (header.endianness() != tensorflow::BundleHeaderProto::LITTLE)
    return bundleError("written by a big-endian machine, which is not supported");
  if (header.num_shards() < 0 || header.num_shards() > kMaxShards)
    return bundleError("implausible number of data files: " + llvm::Twine(header.num_shards()));
  shards.resize(header.num_shards());
  return llvm::Error::success();
}

llvm::Error TensorBundle::addEntry(llvm::StringRef key, llvm::StringRef value) {
  tensorflow::BundleEntryProto proto;
  if (value.size() > INT32_MAX || !proto.ParseFromArray(value.data(), value.size()))
    return bundleError("tensor '" + key + "': corrupt entry");
  if (proto.offset() < 0 || proto.size() < 0)
    return bundleError("tensor '" + key + "': negative offset or size");
  BundleEntry entry;
  entry.dtype = proto.dtype();
  for (const auto &dim : proto.shape().dim())
    entry.shape.push_back(dim.size());
  entry.shard = proto.shard_id();
  entry.offset = proto.offset();
  entry.size = proto.size();
  entry.crc = proto.crc32c();
  for (const auto &slice : proto.slices()) {
    llvm::SmallVector<SliceExtent, 4> extents;
    for (const auto &extent : slice.extent()) {
      const bool whole =
          extent.has_length_case() == tensorflow::TensorSliceProto::Extent::HAS_LENGTH_NOT_SET;
      extents.push_back({extent.start(), whole ? kWholeDimension : extent.length()});
    }
    entry.slices.push_back(std::move(extents));
  }
  entries[key] = std::move(entry);
  if (!key.starts_with(llvm::StringRef("\0", 1)))
    names.push_back(key.str());
  return llvm::Error::success();
}

const BundleEntry *TensorBundle::find(llvm::StringRef key) const {
  auto it = entries.find(key);
  return it == entries.end() ? nullptr : &it->second;
}

//===----------------------------------------------------------------------===//
// The data
//===----------------------------------------------------------------------===//

std::string TensorBundle::shardPath(int index) const {
  std::string path;
  llvm::raw_string_ostream(path) << prefix
                                 << llvm::format(".data-%05d-of-%05d", index, (int)shards.size());
  return path;
}

std::string TensorBundle::missingFile() const {
  for (int index = 0; index < static_cast<int>(shards.size()); ++index)
    if (std::string path = shardPath(index); !shards[index] && !llvm::sys::fs::exists(path))
      return path;
  return {};
}

llvm::Expected<const MappedFile *> TensorBundle::shard(int index) {
  if (!shards[index]) {
    llvm::Expected<std::shared_ptr<const MappedFile>> file = MappedFile::open(shardPath(index));
    if (!file)
      return file.takeError();
    shards[index] = std::move(*file);
  }
  return shards[index].get();
}

llvm::Expected<llvm::StringRef> TensorBundle::rawBytes(llvm::StringRef key,
                                                       const BundleEntry &entry) {
  if (entry.shard < 0 || entry.shard >= static_cast<int>(shards.size()))
    return tensorError(prefix, key,
                       "data file " + llvm::Twine(entry.shard) + " of " +
                           llvm::Twine(shards.size()) + " does not exist");
  llvm::Expected<const MappedFile *> file = shard(entry.shard);
  if (!file)
    return file.takeError();
  const llvm::StringRef all = (*file)->bytes();
  if (entry.offset > all.size() || entry.size > all.size() - entry.offset)
    return tensorError(prefix, key,
                       "bytes " + llvm::Twine(entry.offset) + " to " +
                           llvm::Twine(entry.offset + entry.size) + " expected, but " +
                           (*file)->path() + " has " + llvm::Twine(all.size()));
  return all.substr(entry.offset, entry.size);
}

static llvm::Error checksumError(llvm::StringRef prefix, llvm::StringRef key, uint32_t expected,
                                 uint32_t actual) {
  std::string text;
  llvm::raw_string_ostream(text) << llvm::format(
      "the data is damaged: checksum 0x%08x expected, got 0x%08x", expected, actual);
  return tensorError(prefix, key, text);
}

llvm::Expected<OwnedBytes> TensorBundle::readWhole(llvm::StringRef key, const BundleEntry &entry,
                                                   size_t elementSize, size_t alignment,
                                                   bool verify) {
  const std::optional<int64_t> count = elementCount(entry.shape);
  if (!count || entry.size % elementSize != 0 ||
      entry.size / elementSize != static_cast<uint64_t>(*count))
    return tensorError(prefix, key,
                       llvm::Twine(entry.size) + " bytes do not fit shape " +
                           shapeText(entry.shape) + " of " + dataTypeName(entry.dtype));
  llvm::Expected<llvm::StringRef> bytes = rawBytes(key, entry);
  if (!bytes)
    return bytes.takeError();
  if (verify)
    if (const uint32_t actual = crc32c(*bytes); actual != unmaskCrc32c(entry.crc))
      return checksumError(prefix, key, unmaskCrc32c(entry.crc), actual);
  const std::shared_ptr<const MappedFile> &file = shards[entry.shard];
  if (isAligned(bytes->data(), alignment))
    return OwnedBytes{*bytes, file};
  std::shared_ptr<char> copy = allocateAligned(bytes->size(), alignment);
  if (!copy)
    return tensorError(prefix, key, "not enough memory");
  std::memcpy(copy.get(), bytes->data(), bytes->size());
  file->release(*bytes);
  return OwnedBytes{{copy.get(), bytes->size()}, copy};
}

llvm::Expected<OwnedBytes> TensorBundle::readSlices(llvm::StringRef key, const BundleEntry &entry,
                                                    size_t elementSize, size_t alignment,
                                                    bool verify) {
  const std::optional<int64_t> count = elementCount(entry.shape);
  uint64_t size = 0;
  if (!count || __builtin_mul_overflow(static_cast<uint64_t>(*count), elementSize, &size))
    return tensorError(prefix, key, "impossible shape " + shapeText(entry.shape));
  // Slices that do not overlap cover the tensor exactly if their sizes add up;
  // and what the files hold bounds what is allocated.
  struct Part {
    llvm::SmallVector<SliceExtent, 4> slice;
    OwnedBytes data;
  };
  std::vector<Part> parts;
  uint64_t covered = 0;
  for (const auto &slice : entry.slices) {
    const std::string sliceKey = encodeSliceKey(key, slice);
    const BundleEntry *partEntry = find(sliceKey);
    auto resolved = resolveSlice(slice, entry.shape);
    if (!partEntry || !resolved || partEntry->dtype != entry.dtype || !partEntry->slices.empty())
      return tensorError(prefix, key,
                         "a slice is missing from the index or does not fit shape " +
                             shapeText(entry.shape));
    llvm::SmallVector<int64_t, 4> partShape;
    for (const SliceExtent &extent : *resolved)
      partShape.push_back(extent.length);
    if (llvm::ArrayRef(partShape) != llvm::ArrayRef(partEntry->shape))
      return tensorError(prefix, key,
                         "slice of shape " + shapeText(partShape) + " expected, got " +
                             shapeText(partEntry->shape));
    llvm::Expected<OwnedBytes> data = readWhole(key, *partEntry, elementSize, 1, verify);
    if (!data)
      return data.takeError();
    covered += data->bytes.size();
    parts.push_back({std::move(*resolved), std::move(*data)});
  }
  if (covered != size)
    return tensorError(prefix, key,
                       "slices hold " + llvm::Twine(covered) + " bytes, shape " +
                           shapeText(entry.shape) + " needs " + llvm::Twine(size));
  std::shared_ptr<char> whole = allocateAligned(size, alignment);
  if (!whole)
    return tensorError(prefix, key, "not enough memory");
  std::memset(whole.get(), 0, size);
  for (const Part &part : parts)
    forEachRun(entry.shape, part.slice, elementSize,
               [&](uint64_t inWhole, uint64_t inPart, uint64_t bytes) {
                 std::memcpy(whole.get() + inWhole, part.data.bytes.data() + inPart, bytes);
               });
  return OwnedBytes{{whole.get(), size}, whole};
}

llvm::Expected<OwnedBytes> TensorBundle::read(llvm::StringRef key, size_t alignment, bool verify) {
  const BundleEntry *entry = find(key);
  if (!entry)
    return tensorError(prefix, key, "not in the checkpoint");
  const size_t elementSize = dataTypeSize(entry->dtype);
  if (elementSize == 0)
    return tensorError(prefix, key,
                       "elements of type " + dataTypeName(entry->dtype) + " are not plain bytes");
  if (!entry->slices.empty())
    return readSlices(key, *entry, elementSize, alignment, verify);
  return readWhole(key, *entry, elementSize, alignment, verify);
}

llvm::Expected<OwnedBytes> TensorBundle::readPart(llvm::StringRef key,
                                                  llvm::ArrayRef<SliceExtent> slice,
                                                  size_t alignment, bool verify) {
  const BundleEntry *entry = find(key);
  if (!entry)
    return tensorError(prefix, key, "not in the checkpoint");
  const auto resolved = resolveSlice(slice, entry->shape);
  const size_t elementSize = dataTypeSize(entry->dtype);
  if (!resolved || elementSize == 0)
    return tensorError(prefix, key,
                       "the wanted part does not fit shape " + shapeText(entry->shape) + " of " +
                           dataTypeName(entry->dtype));
  // The part may be stored as such.
  if (const BundleEntry *part = find(encodeSliceKey(key, slice)); part && part->slices.empty())
    return readWhole(key, *part, elementSize, alignment, verify);
  llvm::Expected<OwnedBytes> whole = read(key, 1, verify);
  if (!whole)
    return whole.takeError();
  uint64_t size = elementSize;
  for (const SliceExtent &extent : *resolved)
    size *= extent.length;
  std::shared_ptr<char> part = allocateAligned(size, alignment);
  if (!part)
    return tensorError(prefix, key, "not enough memory");
  forEachRun(entry->shape, *resolved, elementSize,
             [&](uint64_t inWhole, uint64_t inPart, uint64_t bytes) {
               std::memcpy(part.get() + inPart, whole->bytes.data() + inWhole, bytes);
             });
  return OwnedBytes{{part.get(), size}, part};
}

llvm::Expected<std::vector<std::string>> TensorBundle::readStrings(llvm::StringRef key,
                                                                   bool verify) {
  const BundleEntry *entry = find(key);
  if (!entry)
    return tensorError(prefix, key, "not in the checkpoint");
  const std::optional<int64_t> count = elementCount(entry->shape);
  // Every element takes a byte for its length at least.
  if (baseDataType(entry->dtype) != tensorflow::DT_STRING || !entry->slices.empty() || !count ||
      static_cast<uint64_t>(*count) > entry->size)
    return tensorError(prefix, key, "expected an unpartitioned tensor of strings");
  llvm::Expected<llvm::StringRef> raw = rawBytes(key, *entry);
  if (!raw)
    return raw.takeError();

  // Lengths as varints, their masked checksum, the characters.
  llvm::StringRef rest = *raw;
  std::vector<uint64_t> lengths;
  uint32_t crc = 0;
  for (int64_t i = 0; i < *count; ++i) {
    const std::optional<uint64_t> length = readVarint(rest);
    if (!length)
      return tensorError(prefix, key, "corrupt lengths");
    lengths.push_back(*length);
    // The checksum is that of the lengths as fixed-size numbers.
    char fixed[8];
    llvm::support::endian::write64le(fixed, *length);
    crc = extendCrc32c(crc, {fixed, *length <= UINT32_MAX ? 4u : 8u});
  }
  if (rest.size() < 4)
    return tensorError(prefix, key, "corrupt lengths");
  if (verify && unmaskCrc32c(llvm::support::endian::read32le(rest.data())) != crc)
    return checksumError(prefix, key, unmaskCrc32c(llvm::support::endian::read32le(rest.data())),
                         crc);
  crc = extendCrc32c(crc, rest.take_front(4));
  rest = rest.drop_front(4);
  crc = extendCrc32c(crc, rest);
  if (verify && unmaskCrc32c(entry->crc) != crc)
    return checksumError(prefix, key, unmaskCrc32c(entry->crc), crc);
  std::vector<std::string> strings;
  for (uint64_t length : lengths) {
    if (length > rest.size())
      return tensorError(prefix, key, "strings are longer than the data");
    strings.push_back(rest.take_front(length).str());
    rest = rest.drop_front(length);
  }
  return strings;
}

} // namespace graphc::importer
