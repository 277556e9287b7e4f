//===- Tensors.h - operands and results of host kernels ---------*- C++ -*-===//
//
// Reading operands, making results, and scratch memory. Everything that depends on the size of an
// operand comes from the context, where it is counted against the caller's cap.
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_RUNTIME_KERNELS_SUPPORT_TENSORS_H
#define GRAPHC_RUNTIME_KERNELS_SUPPORT_TENSORS_H

#include "runtime/kernels/HostKernel.h"
#include "runtime/kernels/support/Errors.h"
#include "runtime/kernels/support/Numbers.h"

#include <algorithm>
#include <cstring>
#include <initializer_list>
#include <vector>

namespace graphc::runtime::host {

/// A shape that a kernel puts together. Short: ranks, never element counts.
using Dims = std::vector<int64_t>;

/// The dims of a tensor, to be changed.
inline Dims dimsOf(const TensorRef &tensor) { return Dims(tensor.dims, tensor.dims + tensor.rank); }

/// Product of \p dims; the caller knows that they are those of a tensor that exists.
inline int64_t product(std::span<const int64_t> dims) {
  int64_t count = 1;
  for (int64_t dim : dims)
    count *= dim;
  return count;
}

/// Product of the dims [begin, end) of \p tensor.
inline int64_t product(const TensorRef &tensor, uint32_t begin, uint32_t end) {
  return product(tensor.shape().subspan(begin, end - begin));
}

inline bool isScalar(const TensorRef &tensor) { return tensor.rank == 0; }
inline bool isVector(const TensorRef &tensor) { return tensor.rank == 1; }
inline bool isMatrix(const TensorRef &tensor) { return tensor.rank == 2; }
inline bool sameShape(const TensorRef &a, const TensorRef &b) {
  return std::ranges::equal(a.shape(), b.shape());
}

/// Makes result \p i with \p dims. Refuses negative dims and sizes over 2^62 bytes before asking
/// for memory.
inline Result<TensorRef> allocate(HostContext &context, uint32_t i, std::span<const int64_t> dims) {
  int64_t bytes = 16;
  for (int64_t dim : dims)
    if (dim < 0 || (dim != 0 && __builtin_mul_overflow(bytes, dim, &bytes)))
      return invalid("result ", i, " would have the shape ", dims);
  return context.allocateOutput(i, dims);
}
inline Result<TensorRef> allocate(HostContext &context, uint32_t i,
                                  std::initializer_list<int64_t> dims) {
  return allocate(context, i, std::span<const int64_t>(dims.begin(), dims.size()));
}

/// \p count uninitialised elements that live until the kernel returns.
template <typename T> Result<std::span<T>> scratchOf(HostContext &context, int64_t count) {
  static_assert(std::is_trivially_destructible_v<T>);
  size_t bytes;
  if (count < 0 || __builtin_mul_overflow(static_cast<size_t>(count), sizeof(T), &bytes))
    return resourceExhausted(concat("scratch of ", count, " elements"));
  auto memory = context.scratch(bytes);
  if (!memory)
    return std::move(memory).status();
  return std::span<T>(static_cast<T *>(*memory), static_cast<size_t>(count));
}

/// True if \p tensor holds int32 or int64 numbers.
inline bool holdsIndices(const TensorRef &tensor) {
  return tensor.dtype == DType::Int32 || tensor.dtype == DType::Int64;
}

/// Element \p i of an int16, int32 or int64 tensor; 0 for another dtype.
inline int64_t indexAt(const TensorRef &tensor, int64_t i) {
  switch (tensor.dtype) {
  case DType::Int16:
    return tensor.as<int16_t>()[i];
  case DType::Int32:
    return tensor.as<int32_t>()[i];
  case DType::Int64:
    return tensor.as<int64_t>()[i];
  default:
    return 0;
  }
}

/// All elements of an int32 or int64 tensor of rank at most one.
inline Dims indicesOf(const TensorRef &tensor) {
  Dims values(static_cast<size_t>(tensor.elementCount()));
  for (size_t i = 0; i < values.size(); ++i)
    values[i] = indexAt(tensor, static_cast<int64_t>(i));
  return values;
}

/// The one element of operand \p i, which has rank 0, as an index.
inline Result<int64_t> scalarIndex(const HostContext &context, uint32_t i, const char *name) {
  TensorRef tensor = context.input(i);
  if (!isScalar(tensor))
    return invalid(name, " must be a scalar, got shape ", tensor.shape());
  if (dtypeBytes(tensor.dtype) == 0 || !tensor.data)
    return invalid(name, " is missing");
  return indexAt(tensor, 0);
}

/// Writes \p value into element \p i of an int16, int32 or int64 result.
inline void storeIndex(const TensorRef &tensor, int64_t i, int64_t value) {
  if (tensor.dtype == DType::Int64)
    tensor.as<int64_t>()[i] = value;
  else if (tensor.dtype == DType::Int32)
    tensor.as<int32_t>()[i] = static_cast<int32_t>(value);
  else if (tensor.dtype == DType::Int16)
    tensor.as<int16_t>()[i] = static_cast<int16_t>(value);
}

/// "[i,j]": the index of element \p flat of a tensor of shape \p dims; empty for a scalar.
inline std::string indexText(std::span<const int64_t> dims, int64_t flat) {
  Dims index(dims.size());
  for (size_t d = dims.size(); d-- > 0; flat /= dims[d])
    index[d] = flat % dims[d];
  return dims.empty() ? std::string() : shapeToString(index);
}

/// Items that one part of a parallel loop should have at least when an item costs about
/// \p operations simple operations.
inline int64_t grainOf(int64_t operations) {
  constexpr int64_t kOperationsPerPart = 32768;
  return std::max<int64_t>(1, kOperationsPerPart / std::max<int64_t>(1, operations));
}

/// Sets every byte of \p tensor to zero: zero for numbers, empty for strings and objects.
inline void clear(const TensorRef &tensor) {
  if (tensor.data && tensor.bytes())
    std::memset(tensor.data, 0, tensor.bytes());
}

/// Gives result \p i of a moving kernel its own elements after they were copied bit by bit from
/// operands: strings are copied, objects get a reference. \p moved is what the copying said; after
/// a failure the result is made empty, so that nobody frees what it does not own.
inline Status adoptElements(HostContext &context, uint32_t i, Status moved) {
  TensorRef tensor = context.output(i);
  if (!dtypeHoldsObjects(tensor.dtype) || !context.isOutputAllocated(i))
    return moved;
  if (!moved.isOk()) {
    clear(tensor);
    return moved;
  }
  if (tensor.dtype != DType::String) {
    for (HostObject *object : tensor.values<HostObject *>())
      if (object)
        object->retain();
    return moved;
  }
  std::span<HostString> strings = tensor.values<HostString>();
  for (size_t k = 0; k < strings.size(); ++k) {
    Result<HostString> owned = context.makeString(i, strings[k].view());
    if (!owned) {
      std::fill(strings.begin() + k, strings.end(), HostString{});
      return std::move(owned).status();
    }
    strings[k] = *owned;
  }
  return moved;
}

/// True if results of \p tensor's dtype move as plain bytes, so that a kernel may copy in parallel
/// and adoptElements has nothing to do.
inline bool movesAsBytes(const TensorRef &tensor) { return !dtypeHoldsObjects(tensor.dtype); }

} // namespace graphc::runtime::host

#endif // GRAPHC_RUNTIME_KERNELS_SUPPORT_TENSORS_H
