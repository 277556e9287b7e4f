//===- HeapTensor.h - a tensor that owns its memory -------------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_EXECUTOR_HEAPTENSOR_H
#define GRAPHC_RUNTIME_EXECUTOR_HEAPTENSOR_H

#include "runtime/base/TensorRef.h"
#include "runtime/core/Services.h"
#include "runtime/memory/HostAllocator.h"

#include <atomic>
#include <memory>
#include <vector>

namespace graphc::runtime {

/// Ref-counted memory of one or several heap tensors: a header of 64 bytes directly before the
/// data, so that the data pointer alone finds it. Owns what the elements point to. The count is
/// thread-safe, makeString too; the rest is thread-compatible.
class TensorStorage {
public:
  /// Room for \p bytes of \p dtype; strings and objects start empty. Null if there is no memory.
  static TensorStorage *create(const std::shared_ptr<HostAllocator> &allocator, DType dtype,
                               uint64_t bytes);
  /// The storage whose data is \p data.
  static TensorStorage *ofData(void *data);

  void *data() { return reinterpret_cast<char *>(this) + kHeaderBytes; }
  uint64_t bytes() const { return dataBytes; }
  const std::shared_ptr<HostAllocator> &allocator() const { return memory; }
  void retain() { references.fetch_add(1, std::memory_order_relaxed); }
  /// Drops a reference; the last one frees elements and memory.
  void release();
  bool isShared() const { return references.load(std::memory_order_acquire) > 1; }
  /// \p size bytes that live as long as the storage, or null.
  char *makeString(uint64_t size);

private:
  static constexpr size_t kHeaderBytes = 64;
  struct Chunk;
  TensorStorage(const std::shared_ptr<HostAllocator> &allocator, DType dtype, uint64_t bytes)
      : dtype(dtype), dataBytes(bytes), memory(allocator) {}
  ~TensorStorage();

  std::atomic<uint32_t> references{1};
  DType dtype;
  uint64_t dataBytes;
  std::shared_ptr<HostAllocator> memory;
  Chunk *chunks = nullptr;
  std::atomic_flag chunksLocked = ATOMIC_FLAG_INIT;
};

/// A tensor whose memory is its own, shared with other heap tensors, or borrowed from weights.
/// Copying data happens only when asked for. Thread-compatible.
class HeapTensor {
public:
  HeapTensor() { value.owner = this; }
  ~HeapTensor() { reset(); }
  HeapTensor(const HeapTensor &) = delete;
  HeapTensor &operator=(const HeapTensor &) = delete;

  /// Memory of its own for \p shape; keeps what it has if that is unshared and of the right size.
  /// False if there is no memory.
  bool allocate(const std::shared_ptr<HostAllocator> &allocator, DType dtype,
                std::span<const int64_t> shape);
  /// As above, with room for \p bytes, more than the shape needs.
  bool allocate(const std::shared_ptr<HostAllocator> &allocator, DType dtype,
                std::span<const int64_t> shape, uint64_t bytes);
  /// Uses memory that outlives it and is never written through it.
  void borrow(const TensorRef &tensor);
  /// Shares the memory of \p other under other dims.
  void share(const HeapTensor &other, std::span<const int64_t> shape);
  /// Makes its memory writable and its own, copying if need be.
  bool own(const std::shared_ptr<HostAllocator> &allocator);
  /// Becomes a copy of \p tensor; strings and objects are copied by value and by reference.
  bool copyFrom(const std::shared_ptr<HostAllocator> &allocator, const TensorRef &tensor);
  /// Changes the dims and the live bytes within the memory it has.
  void reshape(std::span<const int64_t> shape, uint64_t bytes);
  /// No value.
  void reset();
  /// Gives the memory away: the caller releases it. Null if it owns none.
  TensorStorage *take();

  TensorRef ref() const { return {dtype, value.rank, value.dims, value.data}; }
  bool hasValue() const { return value.written; }
  TensorStorage *memory() const { return storage; }

  /// What the core sees.
  core::HeapValue value = {};
  DType dtype = DType::Invalid;

private:
  void setDims(std::span<const int64_t> shape);

  TensorStorage *storage = nullptr;
  std::vector<int64_t> dims;
};

/// Copies elements: numbers as bytes, strings into \p storage, objects by reference. \p to is
/// initialised. False if there is no memory.
bool copyElements(const TensorRef &from, void *to, TensorStorage *storage);

/// Makes the HostString array of a string constant: \p count uint64 end positions, then the bytes.
/// Bytes are borrowed. False if they are inconsistent.
bool decodeStrings(std::span<const uint8_t> bytes, std::span<HostString> strings);

} // namespace graphc::runtime

#endif // GRAPHC_RUNTIME_EXECUTOR_HEAPTENSOR_H
