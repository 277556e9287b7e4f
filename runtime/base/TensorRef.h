//===- TensorRef.h - a tensor that somebody else owns -----------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_BASE_TENSORREF_H
#define GRAPHC_RUNTIME_BASE_TENSORREF_H

#include "runtime/base/DType.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace graphc::runtime {

/// One element of a string tensor. The bytes belong to the tensor that holds the element, need not
/// be valid text and are not terminated. POD: 16 bytes, all zero is the empty string.
struct HostString {
  const char *data;
  uint64_t size;

  std::string_view view() const { return {data, static_cast<size_t>(size)}; }
};
static_assert(sizeof(HostString) == 16);

/// Dense row-major tensor in host memory that somebody else owns: a plain view, cheap to copy.
/// \c dims has \c rank entries (null only when rank is 0). \c data may be null when the tensor has
/// no elements. Thread-compatible.
struct TensorRef {
  DType dtype = DType::Invalid;
  uint32_t rank = 0;
  const int64_t *dims = nullptr;
  void *data = nullptr;

  /// The dims as a span.
  std::span<const int64_t> shape() const { return {dims, rank}; }
  /// Product of the dims; 1 for a scalar. The caller vouches that it does not overflow.
  int64_t elementCount() const {
    int64_t count = 1;
    for (uint32_t i = 0; i < rank; ++i)
      count *= dims[i];
    return count;
  }
  /// Bytes of the elements.
  size_t bytes() const { return static_cast<size_t>(elementCount()) * dtypeBytes(dtype); }
  /// The elements as \p T; the caller vouches for the type.
  template <typename T> T *as() const { return static_cast<T *>(data); }
  /// The elements as a span of \p T; the caller vouches for the type.
  template <typename T> std::span<T> values() const {
    return {static_cast<T *>(data), static_cast<size_t>(elementCount())};
  }
};

/// "[2,?,3]" with -1 printed as '?'.
inline std::string shapeToString(std::span<const int64_t> dims) {
  std::string text = "[";
  for (size_t i = 0; i < dims.size(); ++i) {
    if (i)
      text += ',';
    text += dims[i] < 0 ? std::string("?") : std::to_string(dims[i]);
  }
  return text += "]";
}

} // namespace graphc::runtime

#endif // GRAPHC_RUNTIME_BASE_TENSORREF_H
