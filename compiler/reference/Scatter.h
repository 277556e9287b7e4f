//===- Scatter.h - writing by index ------------------------------*- C++ -*-===//

#ifndef GRAPHC_COMPILER_REFERENCE_SCATTER_H
#define GRAPHC_COMPILER_REFERENCE_SCATTER_H

#include "compiler/reference/OpSupport.h"

namespace graphc::reference {

/// How an update meets the element that is there.
enum class Combine { Update, Add, Sub, Mul, Div, Min, Max };

/// `target` with `updates` combined in at the flat `positions`, in order: element i of `updates`
/// (or its only element) meets element `positions[i]`. Sums and products of floats are kept in
/// double until all updates are in.
Tensor combineAt(const Op &op, Tensor target, std::span<const int64_t> positions,
                 const Tensor &updates, Combine combine);

/// Flat positions of the slices of a tensor of `shape` that the rows of `indices` (last dimension:
/// coordinates) address, element by element; fails when a row is outside.
std::vector<int64_t> slicePositions(const Op &op, const Tensor &indices, const Shape &shape);

/// As ScatterNd ops do: checks that `updates` has the slices' shape (or is a scalar) and combines.
Tensor scatterNd(const Op &op, Tensor target, const Tensor &indices, const Tensor &updates,
                 Combine combine);

/// Whole rows of `target` by their index in the first dimension; `updates` is a scalar or has
/// shape indices.shape + row shape.
Tensor scatterRows(const Op &op, Tensor target, const Tensor &indices, const Tensor &updates,
                   Combine combine);

} // namespace graphc::reference

#endif // GRAPHC_COMPILER_REFERENCE_SCATTER_H
