//===- Kernels.h - ops that compare, order and search elements --*- C++ -*-===//
//
// Each function is the body of the TensorFlow op of its name.
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_RUNTIME_KERNELS_SORT_KERNELS_H
#define GRAPHC_RUNTIME_KERNELS_SORT_KERNELS_H

#include "runtime/kernels/HostKernel.h"

namespace graphc::runtime::host {

/// TopK: the count is attribute `k`.
Status topK(HostContext &context);
/// TopKV2: the count is operand 1. Equal elements keep their order. The result is sorted even where
/// attribute `sorted` does not ask for it.
Status topKV2(HostContext &context);
Status nthElement(HostContext &context);
Status inTopK(HostContext &context);
Status inTopKV2(HostContext &context);
/// Unique, UniqueV2, UniqueWithCounts and UniqueWithCountsV2: operand 1, when there is one, names
/// the axis; result 2, when there is one, takes the counts.
Status unique(HostContext &context);
Status listDiff(HostContext &context);
Status where(HostContext &context);
Status lowerBound(HostContext &context);
Status upperBound(HostContext &context);
Status bucketize(HostContext &context);

} // namespace graphc::runtime::host

#endif // GRAPHC_RUNTIME_KERNELS_SORT_KERNELS_H
