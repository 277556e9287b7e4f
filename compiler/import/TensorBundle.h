//===- TensorBundle.h - TensorFlow checkpoints, version 2 -------*- C++ -*-===//
//
// A checkpoint is a table PREFIX.index (tensor name -> dtype, shape, where) and
// data files PREFIX.data-00000-of-0000N that hold nothing but the tensors'
// bytes, little endian.
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_COMPILER_IMPORT_TENSORBUNDLE_H
#define GRAPHC_COMPILER_IMPORT_TENSORBUNDLE_H

#include "compiler/import/MappedFile.h"
#include "compiler/import/TensorSlice.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace graphc::importer {

/// What the index says about a tensor.
struct BundleEntry {
  /// A value of the wire's DataType.
  int dtype = 0;
  llvm::SmallVector<int64_t, 4> shape;
  int shard = 0;
  /// Bytes [offset, offset + size) of the shard.
  uint64_t offset = 0;
  uint64_t size = 0;
  /// Masked checksum of these bytes.
  uint32_t crc = 0;
  /// Parts of a partitioned tensor, each with an entry of its own; else empty.
  std::vector<TensorSlice> slices;
};

/// Bytes with their owner.
struct OwnedBytes {
  llvm::StringRef bytes;
  std::shared_ptr<const void> owner;
};

/// An opened checkpoint. Thread-compatible; what it hands out is immutable and
/// stays valid without it. All reads together may touch a few times what the
/// data files hold, no more: tensors of a sound checkpoint do not overlap.
class TensorBundle {
public:
  /// Reads PREFIX.index. Fails, naming the file, if it is missing or corrupt or
  /// written by a big-endian machine. Data files are opened on first use.
  static llvm::Expected<TensorBundle> open(llvm::StringRef prefix);

  /// The same from the bytes of an index.
  static llvm::Expected<TensorBundle> parse(llvm::StringRef indexBytes, llvm::StringRef prefix);

  /// Names of all tensors in order, without those of slices.
  llvm::ArrayRef<std::string> keys() const { return names; }

  /// The path of the first data file that does not exist; empty if all do.
  std::string missingFile() const;

  /// The entry of a tensor; null if there is none.
  const BundleEntry *find(llvm::StringRef key) const;

  /// The bytes of a tensor of fixed-size elements, `alignment`-aligned: in the
  /// mapping where the file's offset allows, else copied once; a partitioned
  /// tensor is put together. `verify` compares the checksums. Fails if the key
  /// is missing, the size does not fit dtype and shape, or data is damaged.
  llvm::Expected<OwnedBytes> read(llvm::StringRef key, size_t alignment, bool verify);

  /// A part of a tensor, in the same way. `slice` must have the tensor's rank.
  llvm::Expected<OwnedBytes> readPart(llvm::StringRef key, llvm::ArrayRef<SliceExtent> slice,
                                      size_t alignment, bool verify);

  /// The elements of a tensor of strings.
  llvm::Expected<std::vector<std::string>> readStrings(llvm::StringRef key, bool verify);

private:
  llvm::Error addEntry(llvm::StringRef key, llvm::StringRef value);
  llvm::Error addHeader(llvm::StringRef value);
  std::string shardPath(int index) const;
  llvm::Expected<const MappedFile *> shard(int index);
  llvm::Error charge(llvm::StringRef key, uint64_t bytes);
  llvm::Expected<llvm::StringRef> rawBytes(llvm::StringRef key, const BundleEntry &entry);
  llvm::Expected<OwnedBytes> readWhole(llvm::StringRef key, const BundleEntry &entry,
                                       size_t elementSize, size_t alignment, bool verify);
  llvm::Expected<OwnedBytes> readSlices(llvm::StringRef key, const BundleEntry &entry,
                                        size_t elementSize, size_t alignment, bool verify);

  std::string prefix;
  /// Tensors and, under encoded names, slices of tensors.
  llvm::StringMap<BundleEntry> entries;
  std::vector<std::string> names;
  std::vector<std::shared_ptr<const MappedFile>> shards;
  /// Bytes that may still be read.
  std::optional<uint64_t> budget;
};

} // namespace graphc::importer

#endif // GRAPHC_COMPILER_IMPORT_TENSORBUNDLE_H
