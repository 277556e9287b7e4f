//===- HostAllocator.h - memory of heap buffers -----------------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_MEMORY_HOSTALLOCATOR_H
#define GRAPHC_RUNTIME_MEMORY_HOSTALLOCATOR_H

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace graphc::runtime {

/// Where memory that is not planned comes from. Implementations are thread-safe.
class HostAllocator {
public:
  virtual ~HostAllocator() = default;
  /// \p bytes (more than 0) aligned to \p alignment (a power of two), or null.
  virtual void *allocate(size_t bytes, size_t alignment) = 0;
  /// Gives back what allocate(bytes, ...) returned.
  virtual void release(void *pointer, size_t bytes) = 0;
};

/// The C library's heap. Large blocks return to the system when released.
class SystemAllocator final : public HostAllocator {
public:
  void *allocate(size_t bytes, size_t alignment) override;
  void release(void *pointer, size_t bytes) override;
  /// One for the process; has no state.
  static SystemAllocator &instance();
};

/// Counts what goes through it and refuses what would exceed a cap. Thread-safe; the counters are
/// exact whenever no call is in flight.
class CountingAllocator final : public HostAllocator {
public:
  /// \p base is borrowed. \p cap in bytes; 0: no cap.
  explicit CountingAllocator(HostAllocator &base, uint64_t cap = 0) : base(base), cap(cap) {}
  /// As above, keeping \p shared alive.
  explicit CountingAllocator(std::shared_ptr<HostAllocator> shared, uint64_t cap = 0)
      : keptAlive(std::move(shared)), base(*keptAlive), cap(cap) {}

  void *allocate(size_t bytes, size_t alignment) override;
  void release(void *pointer, size_t bytes) override;

  /// Successful calls of allocate so far.
  uint64_t allocations() const { return calls.load(std::memory_order_relaxed); }
  /// Bytes in use now, and the most at any time.
  uint64_t bytesInUse() const { return inUse.load(std::memory_order_relaxed); }
  uint64_t peakBytes() const { return peak.load(std::memory_order_relaxed); }
  /// The cap, 0 if there is none.
  uint64_t capBytes() const { return cap; }

private:
  std::shared_ptr<HostAllocator> keptAlive;
  HostAllocator &base;
  const uint64_t cap;
  std::atomic<uint64_t> calls{0};
  std::atomic<uint64_t> inUse{0};
  std::atomic<uint64_t> peak{0};
};

} // namespace graphc::runtime

#endif // GRAPHC_RUNTIME_MEMORY_HOSTALLOCATOR_H
