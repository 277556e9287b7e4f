//===- Tensor.h - host tensors of the reference evaluator --------*- C++ -*-===//

#ifndef GRAPHC_COMPILER_REFERENCE_TENSOR_H
#define GRAPHC_COMPILER_REFERENCE_TENSOR_H

#include "compiler/reference/DType.h"

#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace graphc::reference {

struct VariantValue;

/// An element of a variant tensor; null is an empty variant.
using VariantPtr = std::shared_ptr<const VariantValue>;

/// Number of elements of `shape` (1 for a scalar); nothing when a dimension is negative or the
/// product does not fit 2^62.
std::optional<int64_t> countElements(std::span<const int64_t> shape);

/// A dense row-major host tensor with value semantics: copies share the elements until one of
/// them is written. Thread-compatible: distinct Tensor objects may be used from distinct threads
/// even while they share elements.
///
/// Elements are plain bytes for numbers and booleans, std::string for String (bytes) and Resource
/// (the resource's name in the Environment), VariantPtr for Variant.
class Tensor {
public:
  /// A tensor of dtype Invalid, rank 0 and no elements.
  Tensor() = default;

  /// Zeros (empty strings, null variants). Precondition: `countElements(shape)` has a value and
  /// that many elements fit memory; `create` checks where the shape is not trusted.
  Tensor(DType dtype, std::vector<int64_t> shape);

  /// As the constructor, but nothing when the shape is invalid or needs more than `maxBytes`.
  static std::optional<Tensor> create(DType dtype, std::vector<int64_t> shape, int64_t maxBytes);

  /// A tensor over bytes that belong to someone else and stay alive and unchanged as long as
  /// `owner` does. Writing copies first. Precondition: `bytes.size()` is exact, `bytes.data()` is
  /// aligned for the type, dtype is numeric.
  static Tensor borrow(DType dtype, std::vector<int64_t> shape, std::span<const std::byte> bytes,
                       std::shared_ptr<const void> owner);

  /// A scalar of dtype dtypeOf<T>.
  template <typename T> static Tensor scalar(T value) {
    Tensor result(dtypeOf<T>, {});
    result.mutableData<T>()[0] = std::move(value);
    return result;
  }

  /// A tensor of `shape` with `values` in row-major order. Precondition: the counts agree.
  template <typename T> static Tensor of(std::vector<int64_t> shape, const std::vector<T> &values) {
    Tensor result(dtypeOf<T>, std::move(shape));
    std::span<T> data = result.mutableData<T>();
    for (size_t i = 0; i < data.size(); ++i)
      data[i] = values[i];
    return result;
  }

  /// A rank-1 tensor of `values`.
  template <typename T> static Tensor vector(const std::vector<T> &values) {
    return of<T>({static_cast<int64_t>(values.size())}, values);
  }

  DType dtype() const { return type; }
  const std::vector<int64_t> &shape() const { return dims; }
  int64_t rank() const { return static_cast<int64_t>(dims.size()); }
  int64_t dim(int64_t axis) const { return dims[axis]; }
  int64_t numElements() const { return count; }

  /// The elements as T. T is the element type of the dtype; quantized dtypes are read as the
  /// integer of their width, and any unsigned integer of the element's width reads the bits.
  template <typename T> std::span<const T> data() const {
    return {reinterpret_cast<const T *>(constPointer(kindOf<T>())), static_cast<size_t>(count)};
  }

  /// The elements for writing; makes them this tensor's own first.
  template <typename T> std::span<T> mutableData() {
    return {reinterpret_cast<T *>(ownPointer(kindOf<T>())), static_cast<size_t>(count)};
  }

  /// All bytes of a numeric tensor; empty for the other dtypes.
  std::span<const std::byte> bytes() const;

  /// The same elements under another shape. Precondition: as many elements.
  Tensor reshaped(std::vector<int64_t> shape) const;

  /// The same bytes under another dtype of equal element size, shape kept.
  Tensor reinterpreted(DType dtype) const;

private:
  enum class Kind : uint8_t { Bytes, Strings, Variants };
  struct Storage;

  template <typename T> static constexpr Kind kindOf() {
    if constexpr (std::is_same_v<T, std::string>)
      return Kind::Strings;
    else if constexpr (std::is_same_v<T, VariantPtr>)
      return Kind::Variants;
    else
      return Kind::Bytes;
  }
  const void *constPointer(Kind kind) const;
  void *ownPointer(Kind kind);

  DType type = DType::Invalid;
  std::vector<int64_t> dims;
  int64_t count = 0;
  std::shared_ptr<Storage> storage;
};

template <> inline constexpr DType dtypeOf<VariantPtr> = DType::Variant;

/// A shape whose rank or dimensions may be unknown, as in `shape` attributes.
struct PartialShape {
  bool knownRank = true;
  std::vector<int64_t> dims; ///< -1 is an unknown dimension; empty when the rank is unknown.

  bool isFullyKnown() const;
  /// True when a tensor of `shape` fits this description.
  bool accepts(std::span<const int64_t> shape) const;
  bool operator==(const PartialShape &) const = default;
};

/// TensorFlow's TensorList: elements that were reserved but never set are empty.
struct TensorListValue {
  DType elementType = DType::Invalid;
  PartialShape elementShape;
  int64_t maxElements = -1; ///< -1: unbounded.
  std::vector<std::optional<Tensor>> elements;
};

/// A ragged tensor packed in a variant: row splits from outermost to innermost, then the values.
struct RaggedValue {
  std::vector<Tensor> splits;
  Tensor values;
};

/// TensorFlow's Optional: components, or none.
struct OptionalValue {
  std::optional<std::vector<Tensor>> components;
};

/// What a variant element holds; exactly one of the three is set.
struct VariantValue {
  std::optional<TensorListValue> list;
  std::optional<RaggedValue> ragged;
  std::optional<OptionalValue> optional;
};

} // namespace graphc::reference

#endif // GRAPHC_COMPILER_REFERENCE_TENSOR_H
