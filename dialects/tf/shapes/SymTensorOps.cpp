//===- SymTensorOps.cpp - arithmetic on known elements --------------------===//

#include "dialects/tf/shapes/SymTensorOps.h"

#include <algorithm>

namespace graphc::tf {

std::optional<int64_t> smallCount(llvm::ArrayRef<int64_t> shape) {
  int64_t count = 1;
  for (int64_t size : shape) {
    if (size < 0 || size > SymTensor::maxElements)
      return std::nullopt;
    count *= size;
    if (count > SymTensor::maxElements)
      return std::nullopt;
  }
  return count;
}

std::optional<SymTensor> unknownTensor(llvm::ArrayRef<int64_t> shape) {
  std::optional<int64_t> count = smallCount(shape);
  if (!count)
    return std::nullopt;
  SymTensor tensor;
  tensor.shape.assign(shape.begin(), shape.end());
  tensor.elements.assign(*count, SymExpr::unknown());
  return tensor;
}

llvm::SmallVector<int64_t> stridesOf(llvm::ArrayRef<int64_t> shape) {
  llvm::SmallVector<int64_t> strides(shape.size(), 1);
  for (size_t i = shape.size(); i-- > 1;)
    strides[i - 1] = strides[i] * shape[i];
  return strides;
}

std::optional<llvm::SmallVector<int64_t, 4>> broadcastShape(llvm::ArrayRef<int64_t> a,
                                                            llvm::ArrayRef<int64_t> b) {
  if (a.size() < b.size())
    std::swap(a, b);
  llvm::SmallVector<int64_t, 4> result(a.begin(), a.end());
  for (size_t i = 0; i < b.size(); ++i) {
    int64_t &size = result[a.size() - b.size() + i];
    if (size != b[i] && size != 1 && b[i] != 1)
      return std::nullopt;
    size = size == 1 ? b[i] : size;
  }
  return result;
}

void forEachIndex(llvm::ArrayRef<int64_t> shape,
                  llvm::function_ref<void(llvm::ArrayRef<int64_t>, int64_t)> visit) {
  std::optional<int64_t> count = smallCount(shape);
  llvm::SmallVector<int64_t> index(shape.size(), 0);
  for (int64_t position = 0; count && position < *count; ++position) {
    visit(index, position);
    for (size_t i = shape.size(); i-- > 0 && ++index[i] == shape[i];)
      index[i] = 0;
  }
}

std::optional<SymTensor> broadcastTo(const SymTensor &tensor, llvm::ArrayRef<int64_t> shape) {
  auto both = broadcastShape(tensor.shape, shape);
  std::optional<SymTensor> result = unknownTensor(shape);
  if (!result || !both || llvm::ArrayRef<int64_t>(*both) != shape)
    return std::nullopt;
  llvm::SmallVector<int64_t> strides = stridesOf(tensor.shape);
  size_t extra = shape.size() - tensor.shape.size();
  forEachIndex(shape, [&](llvm::ArrayRef<int64_t> index, int64_t position) {
    int64_t source = 0;
    for (size_t i = 0; i < tensor.shape.size(); ++i)
      if (tensor.shape[i] != 1)
        source += index[extra + i] * strides[i];
    result->elements[position] = tensor.elements[source];
  });
  return result;
}

std::optional<SymTensor> concat(llvm::ArrayRef<SymTensor> parts, unsigned axis) {
  if (parts.empty() || axis >= parts.front().shape.size())
    return std::nullopt;
  llvm::SmallVector<int64_t> shape(parts.front().shape.begin(), parts.front().shape.end());
  shape[axis] = 0;
  for (const SymTensor &part : parts) {
    if (part.shape.size() != shape.size())
      return std::nullopt;
    for (size_t i = 0; i < shape.size(); ++i)
      if (i != axis && part.shape[i] != shape[i])
        return std::nullopt;
    shape[axis] += part.shape[axis];
  }
  std::optional<SymTensor> result = unknownTensor(shape);
  if (!result)
    return std::nullopt;
  llvm::SmallVector<int64_t> strides = stridesOf(shape);
  int64_t offset = 0;
  for (const SymTensor &part : parts) {
    forEachIndex(part.shape, [&](llvm::ArrayRef<int64_t> index, int64_t position) {
      int64_t target = offset * strides[axis];
      for (size_t i = 0; i < index.size(); ++i)
        target += index[i] * strides[i];
      result->elements[target] = part.elements[position];
    });
    offset += part.shape[axis];
  }
  return result;
}

} // namespace graphc::tf
