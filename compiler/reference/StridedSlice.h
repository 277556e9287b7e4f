//===- StridedSlice.h - the slice that a StridedSlice node describes ---*- C++ -*-===//

#ifndef GRAPHC_COMPILER_REFERENCE_STRIDEDSLICE_H
#define GRAPHC_COMPILER_REFERENCE_STRIDEDSLICE_H

#include "compiler/reference/OpSupport.h"

namespace graphc::reference {

/// A slice after ellipsis, new and shrunk axes and the masks are resolved against a shape.
struct StridedSliceSpec {
  Shape begin, stride; ///< One entry a dimension of the sliced tensor.
  Shape length;        ///< Elements taken of each dimension.
  Shape finalShape;    ///< `length` without shrunk axes and with new ones.

  /// Offsets in a tensor of `shape` of the slice's elements, in order.
  std::vector<int64_t> offsets(const Shape &shape) const;
};

/// The slice of `op`'s mask attributes and the given bounds over `shape`.
StridedSliceSpec resolveStridedSlice(const Op &op, const Shape &shape, const Tensor &begin,
                                     const Tensor &end, const Tensor &strides);

} // namespace graphc::reference

#endif // GRAPHC_COMPILER_REFERENCE_STRIDEDSLICE_H
