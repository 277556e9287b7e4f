//===- Kernels.h - ops that reduce or place by an index ---------*- C++ -*-===//
//
// Each function is the body of the TensorFlow op of its name.
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_RUNTIME_KERNELS_SEGMENT_KERNELS_H
#define GRAPHC_RUNTIME_KERNELS_SEGMENT_KERNELS_H

#include "runtime/kernels/HostKernel.h"

namespace graphc::runtime::host {

// Segments.cpp. The ids of Segment* rise; a segment without rows is 0 (1 for a product).
Status segmentSum(HostContext &context);
Status segmentMean(HostContext &context);
Status segmentProd(HostContext &context);
Status segmentMax(HostContext &context);
Status segmentMin(HostContext &context);
Status unsortedSegmentSum(HostContext &context);
Status unsortedSegmentProd(HostContext &context);
Status unsortedSegmentMax(HostContext &context);
Status unsortedSegmentMin(HostContext &context);

// SparseSegments.cpp. With a fourth operand, the number of segments, also *WithNumSegments.
Status sparseSegmentSum(HostContext &context);
Status sparseSegmentMean(HostContext &context);
Status sparseSegmentSqrtN(HostContext &context);
Status sparseSegmentSumGrad(HostContext &context);
Status sparseSegmentMeanGrad(HostContext &context);
Status sparseSegmentSqrtNGrad(HostContext &context);

// Counts.cpp
Status bincount(HostContext &context);
Status denseBincount(HostContext &context);
Status histogramFixedWidth(HostContext &context);

// Stitch.cpp. dynamicStitch is ParallelDynamicStitch too: later operands win.
Status dynamicPartition(HostContext &context);
Status dynamicStitch(HostContext &context);

// Scatter.cpp
Status gatherNd(HostContext &context);
Status scatterNd(HostContext &context);
Status tensorScatterUpdate(HostContext &context);
/// TensorScatterAdd and ScatterNdNonAliasingAdd.
Status tensorScatterAdd(HostContext &context);
Status tensorScatterSub(HostContext &context);
Status tensorScatterMax(HostContext &context);
Status tensorScatterMin(HostContext &context);

} // namespace graphc::runtime::host

#endif // GRAPHC_RUNTIME_KERNELS_SEGMENT_KERNELS_H
