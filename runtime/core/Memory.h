//===- Memory.h - blocks without a library ----------------------*- C++ -*-===//
//
// runtime/core is built without exceptions, type information and libstdc++:
// the C library's memcpy and memset are all that it imports.
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_RUNTIME_CORE_MEMORY_H
#define GRAPHC_RUNTIME_CORE_MEMORY_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

namespace graphc::runtime::core {

/// Cuts arrays out of one block. With a null base it only counts: a structure is laid out by the
/// same code that measures it.
class Bump {
public:
  explicit Bump(void *base) : base(static_cast<uint8_t *>(base)) {}

  /// \p count zeroed elements, or null while counting.
  template <typename T> T *take(size_t count) {
    static_assert(alignof(T) <= 16);
    bytes = (bytes + alignof(T) - 1) & ~(alignof(T) - 1);
    T *first = base ? reinterpret_cast<T *>(base + bytes) : nullptr;
    bytes += count * sizeof(T);
    if (first && count)
      memset(static_cast<void *>(first), 0, count * sizeof(T));
    return first;
  }
  size_t used() const { return bytes; }

private:
  uint8_t *base;
  size_t bytes = 0;
};

} // namespace graphc::runtime::core

#endif // GRAPHC_RUNTIME_CORE_MEMORY_H
