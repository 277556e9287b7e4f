//===- AlignedBytes.h - memory for elements ---------------------*- C++ -*-===//
#ifndef GRAPHC_TOOLS_NPY_ALIGNEDBYTES_H
#define GRAPHC_TOOLS_NPY_ALIGNEDBYTES_H

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <span>

namespace graphc::npy {

/// Bytes aligned to 64, as kernels like their inputs. Not initialized. Movable; thread-compatible.
class AlignedBytes {
public:
  AlignedBytes() = default;

  /// \p size bytes; isNull() if there is no memory.
  static AlignedBytes allocate(size_t size) {
    constexpr size_t alignment = 64;
    AlignedBytes bytes;
    if (size > SIZE_MAX - alignment)
      return bytes;
    size_t rounded = (size + alignment) / alignment * alignment;
    bytes.memory.reset(static_cast<std::byte *>(std::aligned_alloc(alignment, rounded)));
    bytes.count = bytes.memory ? size : 0;
    return bytes;
  }

  bool isNull() const { return !memory; }
  size_t size() const { return count; }
  std::byte *data() { return memory.get(); }
  const std::byte *data() const { return memory.get(); }
  std::span<std::byte> span() { return {memory.get(), count}; }
  std::span<const std::byte> span() const { return {memory.get(), count}; }
  /// Forgets the bytes from \p size on.
  void shrink(size_t size) { count = size < count ? size : count; }

private:
  struct Free {
    void operator()(std::byte *pointer) const { std::free(pointer); }
  };
  std::unique_ptr<std::byte[], Free> memory;
  size_t count = 0;
};

} // namespace graphc::npy

#endif // GRAPHC_TOOLS_NPY_ALIGNEDBYTES_H
