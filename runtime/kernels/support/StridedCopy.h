//===- StridedCopy.h - copies between two N-dimensional walks ---*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_KERNELS_SUPPORT_STRIDEDCOPY_H
#define GRAPHC_RUNTIME_KERNELS_SUPPORT_STRIDEDCOPY_H

#include "runtime/kernels/support/Tensors.h"

namespace graphc::runtime::host {

/// Row-major strides of \p dims, in elements.
Dims stridesOf(std::span<const int64_t> dims);

/// Two walks over the same index space: element (i, j, ...) lies i * from[0] + j * from[1] + ...
/// elements behind the start of the source, and likewise in the target. Strides may be zero or
/// negative. The three vectors have one length. Slices, transposes, reversals, broadcasts, tiles,
/// concatenations and splits are such copies.
struct StridedCopy {
  Dims dims, from, to;
};

/// Performs \p copy on the context's pool. \p elementBytes is 1, 2, 4, 8 or 16; \p from and \p to
/// point at the elements of index zero. The caller vouches that every element of both walks lies
/// inside its buffer and that no two elements of the target coincide.
Status copyStrided(HostContext &context, StridedCopy copy, size_t elementBytes, const void *from,
                   void *to);

} // namespace graphc::runtime::host

#endif // GRAPHC_RUNTIME_KERNELS_SUPPORT_STRIDEDCOPY_H
