//===- HostAllocator.cpp - memory of heap buffers -------------------------===//
#include "runtime/memory/HostAllocator.h"

#include <cstdlib>

namespace graphc::runtime {

void *SystemAllocator::allocate(size_t bytes, size_t alignment) {
  void *pointer = nullptr;
  if (alignment < sizeof(void *))
    alignment = sizeof(void *);
  return posix_memalign(&pointer, alignment, bytes) == 0 ? pointer : nullptr;
}

void SystemAllocator::release(void *pointer, size_t) { std::free(pointer); }

SystemAllocator &SystemAllocator::instance() {
  static SystemAllocator allocator;
  return allocator;
}

void *CountingAllocator::allocate(size_t bytes, size_t alignment) {
  uint64_t before = inUse.fetch_add(bytes, std::memory_order_relaxed);
  uint64_t now = before + bytes;
  bool allowed = !cap || (now <= cap && now >= before);
  void *pointer = allowed ? base.allocate(bytes, alignment) : nullptr;
  if (!pointer) {
    inUse.fetch_sub(bytes, std::memory_order_relaxed);
    return nullptr;
  }
  calls.fetch_add(1, std::memory_order_relaxed);
  uint64_t highest = peak.load(std::memory_order_relaxed);
  while (highest < now && !peak.compare_exchange_weak(highest, now, std::memory_order_relaxed))
    ;
  return pointer;
}

void CountingAllocator::release(void *pointer, size_t bytes) {
  base.release(pointer, bytes);
  inUse.fetch_sub(bytes, std::memory_order_relaxed);
}

} // namespace graphc::runtime
