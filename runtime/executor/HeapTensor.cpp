//===- HeapTensor.cpp - a tensor that owns its memory ---------------------===//
#include "runtime/executor/HeapTensor.h"

#include "runtime/kernels/HostObject.h"

#include <cstring>

namespace graphc::runtime {

namespace {
constexpr size_t kAlignment = 64;
/// Strings are packed into chunks of this size; longer ones get a chunk of their own.
constexpr uint64_t kChunkBytes = 4096;
} // namespace

struct TensorStorage::Chunk {
  Chunk *next;
  uint64_t capacity;
  uint64_t used;

  char *text() { return reinterpret_cast<char *>(this + 1); }
};

TensorStorage *TensorStorage::create(const std::shared_ptr<HostAllocator> &allocator, DType dtype,
                                     uint64_t bytes) {
  static_assert(sizeof(TensorStorage) <= kHeaderBytes);
  if (bytes > UINT64_MAX - kHeaderBytes)
    return nullptr;
  void *block = allocator->allocate(kHeaderBytes + bytes, kAlignment);
  if (!block)
    return nullptr;
  auto *storage = new (block) TensorStorage(allocator, dtype, bytes);
  if (dtypeHoldsObjects(dtype))
    std::memset(storage->data(), 0, bytes);
  return storage;
}

TensorStorage *TensorStorage::ofData(void *data) {
  return reinterpret_cast<TensorStorage *>(static_cast<char *>(data) - kHeaderBytes);
}

TensorStorage::~TensorStorage() {
  if (dtype == DType::Variant || dtype == DType::Resource)
    for (uint64_t i = 0; i < dataBytes / sizeof(HostObject *); ++i)
      if (HostObject *object = static_cast<HostObject **>(data())[i])
        object->release();
  while (chunks) {
    Chunk *chunk = chunks;
    chunks = chunk->next;
    memory->release(chunk, sizeof(Chunk) + chunk->capacity);
  }
}

void TensorStorage::release() {
  if (references.fetch_sub(1, std::memory_order_acq_rel) != 1)
    return;
  std::shared_ptr<HostAllocator> allocator = memory;
  uint64_t bytes = kHeaderBytes + dataBytes;
  this->~TensorStorage();
  allocator->release(this, bytes);
}

char *TensorStorage::makeString(uint64_t size) {
  if (!size)
    return const_cast<char *>("");
  while (chunksLocked.test_and_set(std::memory_order_acquire))
    chunksLocked.wait(true, std::memory_order_relaxed);
  char *text = nullptr;
  if (!chunks || chunks->capacity - chunks->used < size) {
    uint64_t capacity = size > kChunkBytes / 4 ? size : kChunkBytes;
    void *block = capacity < UINT64_MAX - sizeof(Chunk)
                      ? memory->allocate(sizeof(Chunk) + capacity, alignof(Chunk))
                      : nullptr;
    if (block) {
      // A chunk for one long string goes behind the current one, which still has room.
      auto *chunk = new (block) Chunk{nullptr, capacity, 0};
      Chunk *&place = chunks && capacity == size ? chunks->next : chunks;
      chunk->next = place;
      place = chunk;
      chunk->used = size;
      text = chunk->text();
    }
  } else {
    text = chunks->text() + chunks->used;
    chunks->used += size;
  }
  chunksLocked.clear(std::memory_order_release);
  chunksLocked.notify_one();
  return text;
}

bool copyElements(const TensorRef &from, void *to, TensorStorage *storage) {
  int64_t count = from.elementCount();
  if (!count)
    return true;
  if (!dtypeHoldsObjects(from.dtype)) {
    std::memmove(to, from.data, from.bytes());
    return true;
  }
  if (from.dtype == DType::String) {
    for (int64_t i = 0; i < count; ++i) {
      const HostString &source = from.as<HostString>()[i];
      char *text = storage->makeString(source.size);
      if (!text)
        return false;
      if (source.size)
        std::memcpy(text, source.data, source.size);
      static_cast<HostString *>(to)[i] = {text, source.size};
    }
    return true;
  }
  for (int64_t i = 0; i < count; ++i) {
    HostObject *object = from.as<HostObject *>()[i];
    HostObject *&target = static_cast<HostObject **>(to)[i];
    if (object)
      object->retain();
    if (target)
      target->release();
    target = object;
  }
  return true;
}

bool decodeStrings(std::span<const uint8_t> bytes, std::span<HostString> strings) {
  if (strings.size() > bytes.size() / sizeof(uint64_t))
    return false;
  size_t start = strings.size() * sizeof(uint64_t), available = bytes.size() - start;
  uint64_t previous = 0;
  for (size_t i = 0; i < strings.size(); ++i) {
    uint64_t end;
    std::memcpy(&end, bytes.data() + i * sizeof(end), sizeof(end));
    if (end < previous || end > available)
      return false;
    strings[i] = {reinterpret_cast<const char *>(bytes.data()) + start + previous, end - previous};
    previous = end;
  }
  return true;
}

void HeapTensor::setDims(std::span<const int64_t> shape) {
  // The new dims may be a part of the old ones.
  if (shape.data() != dims.data() || shape.size() != dims.size())
    dims = std::vector<int64_t>(shape.begin(), shape.end());
  value.dims = dims.data();
  value.rank = static_cast<uint32_t>(dims.size());
}

bool HeapTensor::allocate(const std::shared_ptr<HostAllocator> &allocator, DType type,
                          std::span<const int64_t> shape) {
  int64_t bytes = static_cast<int64_t>(dtypeBytes(type));
  for (int64_t dim : shape)
    if (dim < 0 || __builtin_mul_overflow(bytes, dim, &bytes))
      return false;
  return allocate(allocator, type, shape, bytes);
}

bool HeapTensor::allocate(const std::shared_ptr<HostAllocator> &allocator, DType type,
                          std::span<const int64_t> shape, uint64_t bytes) {
  bool fits = storage && !storage->isShared() && storage->bytes() == bytes && dtype == type &&
              !dtypeHoldsObjects(type);
  if (!fits) {
    TensorStorage *fresh = TensorStorage::create(allocator, type, bytes);
    if (!fresh)
      return false;
    if (storage)
      storage->release();
    storage = fresh;
  }
  dtype = type;
  setDims(shape);
  value.data = storage->data();
  value.bytes = bytes;
  value.written = true;
  return true;
}

void HeapTensor::borrow(const TensorRef &tensor) {
  reset();
  dtype = tensor.dtype;
  setDims(tensor.shape());
  value.data = tensor.data;
  value.bytes = tensor.bytes();
  value.written = true;
}

void HeapTensor::share(const HeapTensor &other, std::span<const int64_t> shape) {
  if (other.storage)
    other.storage->retain();
  TensorStorage *shared = other.storage;
  void *data = other.value.data;
  uint64_t bytes = other.value.bytes;
  setDims(shape);
  if (storage)
    storage->release();
  storage = shared;
  dtype = other.dtype;
  value.data = data;
  value.bytes = bytes;
  value.written = true;
}

bool HeapTensor::own(const std::shared_ptr<HostAllocator> &allocator) {
  if (storage && !storage->isShared())
    return true;
  TensorStorage *fresh = TensorStorage::create(allocator, dtype, value.bytes);
  if (!fresh)
    return false;
  if (!copyElements(ref(), fresh->data(), fresh)) {
    fresh->release();
    return false;
  }
  if (storage)
    storage->release();
  storage = fresh;
  value.data = fresh->data();
  return true;
}

bool HeapTensor::copyFrom(const std::shared_ptr<HostAllocator> &allocator,
                          const TensorRef &tensor) {
  // Of another tensor's memory only, or of a part of its own with the same bytes.
  if (hasValue() && tensor.data == value.data && tensor.data) {
    setDims(tensor.shape());
    return true;
  }
  return allocate(allocator, tensor.dtype, tensor.shape()) &&
         copyElements(tensor, value.data, storage);
}

void HeapTensor::reshape(std::span<const int64_t> shape, uint64_t bytes) {
  setDims(shape);
  value.bytes = bytes;
}

void HeapTensor::reset() {
  if (storage)
    storage->release();
  storage = nullptr;
  value.data = nullptr;
  value.bytes = 0;
  value.written = false;
}

TensorStorage *HeapTensor::take() {
  TensorStorage *taken = std::exchange(storage, nullptr);
  reset();
  return taken;
}

} // namespace graphc::runtime
