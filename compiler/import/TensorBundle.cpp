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
/// How often the data may be read in total, for variables that share a value.
constexpr uint64_t kMaxReads = 4;

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

} // namespace

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
    TensorSlice extents;
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

llvm::Error TensorBundle::charge(llvm::StringRef key, uint64_t bytes) {
  if (!budget) {
    budget = 1 << 20;
    for (int index = 0; index < static_cast<int>(shards.size()); ++index) {
      uint64_t size = 0;
      if (!llvm::sys::fs::file_size(shardPath(index), size))
        *budget += kMaxReads * size;
    }
  }
  if (bytes > *budget)
    return tensorError(prefix, key, "tensors overlap: together they are larger than the data");
  *budget -= bytes;
  return llvm::Error::success();
}

llvm::Expected<llvm::StringRef> TensorBundle::rawBytes(llvm::StringRef key,
                                                       const BundleEntry &entry) {
  if (entry.shard < 0 || entry.shard >= static_cast<int>(shards.size()))
    return tensorError(prefix, key,
                       "data file " + llvm::Twine(entry.shard) + " of " +
                           llvm::Twine(shards.size()) + " does not exist");
  if (llvm::Error error = charge(key, entry.size))
    return error;
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
  if (isAligned(bytes->data(), alignment)) {
    // The next reader may come late, or never.
    if (verify)
      file->release(*bytes);
    return OwnedBytes{*bytes, file};
  }
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
  // Slices that do not overlap cover the tensor exactly if their sizes add up.
  // They are read before memory is taken for the whole, so that what the files
  // hold bounds it.
  struct Part {
    TensorSlice slice;
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
