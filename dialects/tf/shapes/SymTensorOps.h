//===- SymTensorOps.h - arithmetic on known elements ----------------------===//

#ifndef GRAPHC_DIALECTS_TF_SHAPES_SYMTENSOROPS_H
#define GRAPHC_DIALECTS_TF_SHAPES_SYMTENSOROPS_H

#include "dialects/tf/shapes/Shape.h"

namespace graphc::tf {

/// Number of elements of a shape; nullopt above SymTensor::maxElements.
std::optional<int64_t> smallCount(llvm::ArrayRef<int64_t> shape);

/// A tensor of this shape with all elements unknown, if it is small enough.
std::optional<SymTensor> unknownTensor(llvm::ArrayRef<int64_t> shape);

/// Row-major strides.
llvm::SmallVector<int64_t> stridesOf(llvm::ArrayRef<int64_t> shape);

/// The shape that two shapes broadcast to under NumPy's rule.
std::optional<llvm::SmallVector<int64_t, 4>> broadcastShape(llvm::ArrayRef<int64_t> a,
                                                            llvm::ArrayRef<int64_t> b);

/// `tensor` repeated to `shape`; nullopt if it does not broadcast to it.
std::optional<SymTensor> broadcastTo(const SymTensor &tensor, llvm::ArrayRef<int64_t> shape);

/// Calls `visit(index, position)` for each element in row-major order; `index` has
/// one coordinate a dimension.
void forEachIndex(llvm::ArrayRef<int64_t> shape,
                  llvm::function_ref<void(llvm::ArrayRef<int64_t>, int64_t)> visit);

/// The tensors joined along `axis`, which is in range for all of them.
std::optional<SymTensor> concat(llvm::ArrayRef<SymTensor> parts, unsigned axis);

} // namespace graphc::tf

#endif // GRAPHC_DIALECTS_TF_SHAPES_SYMTENSOROPS_H
