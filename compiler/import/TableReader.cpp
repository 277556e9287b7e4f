//===- TableReader.cpp - Sorted string tables, LevelDB format -------------===//
#include "compiler/import/TableReader.h"

#include "compiler/import/Crc32c.h"
#include "compiler/import/Varint.h"

#include "llvm/Support/Endian.h"

#include <optional>
#include <snappy.h>
#include <string>

namespace graphc::importer {
namespace {

constexpr size_t kFooterSize = 48;
constexpr uint64_t kMagic = 0xdb4775248b80fb57ull;
/// Compression type and checksum behind each block.
constexpr size_t kBlockTrailerSize = 5;
enum BlockType : uint8_t { kRaw = 0, kSnappy = 1 };
/// No element of a Snappy stream makes more than this many bytes from one.
constexpr uint64_t kMaxSnappyRatio = 64;
/// A key may be this much longer than the bytes of the table that spell it, in
/// total; tables of real names stay below 10.
constexpr uint64_t kMaxKeyExpansion = 64;

template <typename... Args> llvm::Error tableError(const char *format, Args... args) {
  return llvm::createStringError(std::errc::illegal_byte_sequence, format, args...);
}

struct BlockHandle {
  uint64_t offset = 0;
  uint64_t size = 0;
};

std::optional<BlockHandle> readHandle(llvm::StringRef &bytes) {
  const std::optional<uint64_t> offset = readVarint(bytes);
  const std::optional<uint64_t> size = offset ? readVarint(bytes) : std::nullopt;
  if (!size)
    return std::nullopt;
  return BlockHandle{*offset, *size};
}

/// The contents of a block: in the file, or in `buffer` if it was compressed.
llvm::Expected<llvm::StringRef> readBlock(llvm::StringRef table, BlockHandle handle,
                                          std::string &buffer) {
  const uint64_t end = table.size() - kFooterSize;
  if (handle.offset > end || end - handle.offset < kBlockTrailerSize ||
      handle.size > end - handle.offset - kBlockTrailerSize)
    return tableError("block at offset %llu with %llu bytes does not lie within the table's %llu",
                      (unsigned long long)handle.offset, (unsigned long long)handle.size,
                      (unsigned long long)table.size());
  const llvm::StringRef contents = table.substr(handle.offset, handle.size);
  const llvm::StringRef trailer = table.substr(handle.offset + handle.size, kBlockTrailerSize);
  const uint32_t stored = unmaskCrc32c(llvm::support::endian::read32le(trailer.data() + 1));
  const uint32_t actual = extendCrc32c(crc32c(contents), trailer.take_front(1));
  if (stored != actual)
    return tableError("block at offset %llu: checksum 0x%08x expected, got 0x%08x",
                      (unsigned long long)handle.offset, stored, actual);
  switch (static_cast<uint8_t>(trailer[0])) {
  case kRaw:
    return contents;
  case kSnappy: {
    size_t size = 0;
    if (!snappy::GetUncompressedLength(contents.data(), contents.size(), &size) ||
        size > contents.size() * kMaxSnappyRatio)
      return tableError("block at offset %llu: impossible length of compressed data",
                        (unsigned long long)handle.offset);
    buffer.resize(size);
    if (!snappy::RawUncompress(contents.data(), contents.size(), buffer.data()))
      return tableError("block at offset %llu: corrupt compressed data",
                        (unsigned long long)handle.offset);
    return llvm::StringRef(buffer);
  }
  default:
    return tableError("block at offset %llu: unknown compression type %u",
                      (unsigned long long)handle.offset, (unsigned)(uint8_t)trailer[0]);
  }
}

/// Walks the entries of one block after another with one key buffer, and keeps
/// the total of key bytes within bounds: a prefix may be shared by many entries
/// of a few bytes each.
class EntryWalker {
public:
  explicit EntryWalker(size_t tableSize)
      : keyBudget(uint64_t{1 << 20} + tableSize * kMaxKeyExpansion) {}

  llvm::Error walk(llvm::StringRef block, uint64_t offset, TableEntryFn entry) {
    if (block.size() < 4)
      return tableError("block at offset %llu: too short for its restart count",
                        (unsigned long long)offset);
    const uint64_t numRestarts = llvm::support::endian::read32le(block.end() - 4);
    if (numRestarts > (block.size() - 4) / 4)
      return tableError("block at offset %llu: %llu restarts do not fit into %llu bytes",
                        (unsigned long long)offset, (unsigned long long)numRestarts,
                        (unsigned long long)block.size());
    llvm::StringRef entries = block.drop_back(4 + 4 * numRestarts);
    key.clear();
    while (!entries.empty()) {
      const std::optional<uint64_t> shared = readVarint(entries);
      const std::optional<uint64_t> unshared = shared ? readVarint(entries) : std::nullopt;
      const std::optional<uint64_t> valueSize = unshared ? readVarint(entries) : std::nullopt;
      if (!valueSize || *shared > key.size() || *unshared > entries.size() ||
          *valueSize > entries.size() - *unshared)
        return tableError("block at offset %llu: corrupt entry", (unsigned long long)offset);
      key.resize(*shared);
      key.append(entries.data(), *unshared);
      if (key.size() > keyBudget)
        return tableError("block at offset %llu: keys are larger than any sound table's",
                          (unsigned long long)offset);
      keyBudget -= key.size();
      const llvm::StringRef value = entries.substr(*unshared, *valueSize);
      entries = entries.drop_front(*unshared + *valueSize);
      if (llvm::Error error = entry(key, value))
        return error;
    }
    return llvm::Error::success();
  }

private:
  std::string key;
  uint64_t keyBudget;
};

} // namespace

llvm::Error readTable(llvm::StringRef bytes, TableEntryFn entry) {
  if (bytes.size() < kFooterSize || llvm::support::endian::read64le(bytes.end() - 8) != kMagic)
    return tableError("not a checkpoint index: the magic number at its end is missing");
  llvm::StringRef footer = bytes.take_back(kFooterSize).drop_back(8);
  const std::optional<BlockHandle> metaHandle = readHandle(footer);
  const std::optional<BlockHandle> indexHandle = metaHandle ? readHandle(footer) : std::nullopt;
  if (!indexHandle)
    return tableError("corrupt footer");

  std::string indexBuffer, dataBuffer, lastKey;
  bool first = true;
  uint64_t nextOffset = 0;
  llvm::Expected<llvm::StringRef> index = readBlock(bytes, *indexHandle, indexBuffer);
  if (!index)
    return index.takeError();
  EntryWalker indexWalker(bytes.size()), dataWalker(bytes.size());

  auto checkedEntry = [&](llvm::StringRef key, llvm::StringRef value) -> llvm::Error {
    if (!first && key <= llvm::StringRef(lastKey))
      return tableError("keys do not increase");
    first = false;
    lastKey.assign(key.begin(), key.end());
    return entry(key, value);
  };
  return indexWalker.walk(
      *index, indexHandle->offset, [&](llvm::StringRef, llvm::StringRef value) -> llvm::Error {
        const std::optional<BlockHandle> handle = readHandle(value);
        if (!handle)
          return tableError("corrupt block handle in the index block");
        llvm::Expected<llvm::StringRef> block = readBlock(bytes, *handle, dataBuffer);
        if (!block)
          return block.takeError();
        // Blocks in order do not overlap, so that no byte is read twice.
        if (handle->offset < nextOffset)
          return tableError("block at offset %llu overlaps the one before",
                            (unsigned long long)handle->offset);
        nextOffset = handle->offset + handle->size + kBlockTrailerSize;
        return dataWalker.walk(*block, handle->offset, checkedEntry);
      });
}

} // namespace graphc::importer
