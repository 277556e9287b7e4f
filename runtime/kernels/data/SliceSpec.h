//===- SliceSpec.h - what a StridedSlice selects ----------------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_KERNELS_DATA_SLICESPEC_H
#define GRAPHC_RUNTIME_KERNELS_DATA_SLICESPEC_H

#include "runtime/kernels/support/StridedCopy.h"

namespace graphc::runtime::host {

/// The selection of a StridedSlice in a tensor of known shape: along dim d the elements begin[d],
/// begin[d] + stride[d], ..., count[d] of them.
struct SliceSpec {
  Dims begin, stride, count;
  /// The shape of the result: `count` with new axes inserted and shrunk axes left out.
  Dims result;

  /// Position of the first selected element in a row-major tensor of shape \p dims.
  int64_t offset(std::span<const int64_t> dims) const;
  /// Distances between selected elements in a row-major tensor of shape \p dims.
  Dims steps(std::span<const int64_t> dims) const;
};

/// Reads operands \p first (begin), first + 1 (end) and first + 2 (strides) and the five masks for
/// a tensor of shape \p dims. TensorFlow's rules: NumPy slicing with new axes, one ellipsis, and
/// single indices that take their axis away.
Status readSliceSpec(const HostContext &context, uint32_t first, std::span<const int64_t> dims,
                     SliceSpec &spec);

} // namespace graphc::runtime::host

#endif // GRAPHC_RUNTIME_KERNELS_DATA_SLICESPEC_H
