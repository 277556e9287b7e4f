//===- SegmentFamily.cpp - table of the family `segment` ------------------===//
#include "runtime/kernels/segment/Kernels.h"

namespace {
using namespace graphc::runtime;
using namespace graphc::runtime::host;

constexpr HostKernelEntry kEntries[] = {
    {"Bincount", bincount, kHostKernelPlain},
    {"DenseBincount", denseBincount, kHostKernelPlain},
    {"DynamicPartition", dynamicPartition, kHostKernelPlain},
    {"DynamicStitch", dynamicStitch, kHostKernelPlain},
    {"GatherNd", gatherNd, kHostKernelPlain},
    {"HistogramFixedWidth", histogramFixedWidth, kHostKernelPlain},
    {"ParallelDynamicStitch", dynamicStitch, kHostKernelPlain},
    {"ScatterNd", scatterNd, kHostKernelPlain},
    {"ScatterNdNonAliasingAdd", tensorScatterAdd, kHostKernelPlain},
    {"SegmentMax", segmentMax, kHostKernelPlain},
    {"SegmentMean", segmentMean, kHostKernelPlain},
    {"SegmentMin", segmentMin, kHostKernelPlain},
    {"SegmentProd", segmentProd, kHostKernelPlain},
    {"SegmentSum", segmentSum, kHostKernelPlain},
    {"SparseSegmentMean", sparseSegmentMean, kHostKernelPlain},
    {"SparseSegmentMeanGrad", sparseSegmentMeanGrad, kHostKernelPlain},
    {"SparseSegmentMeanWithNumSegments", sparseSegmentMean, kHostKernelPlain},
    {"SparseSegmentSqrtN", sparseSegmentSqrtN, kHostKernelPlain},
    {"SparseSegmentSqrtNGrad", sparseSegmentSqrtNGrad, kHostKernelPlain},
    {"SparseSegmentSqrtNWithNumSegments", sparseSegmentSqrtN, kHostKernelPlain},
    {"SparseSegmentSum", sparseSegmentSum, kHostKernelPlain},
    {"SparseSegmentSumGrad", sparseSegmentSumGrad, kHostKernelPlain},
    {"SparseSegmentSumWithNumSegments", sparseSegmentSum, kHostKernelPlain},
    {"TensorScatterAdd", tensorScatterAdd, kHostKernelPlain},
    {"TensorScatterMax", tensorScatterMax, kHostKernelPlain},
    {"TensorScatterMin", tensorScatterMin, kHostKernelPlain},
    {"TensorScatterSub", tensorScatterSub, kHostKernelPlain},
    {"TensorScatterUpdate", tensorScatterUpdate, kHostKernelPlain},
    {"UnsortedSegmentMax", unsortedSegmentMax, kHostKernelPlain},
    {"UnsortedSegmentMin", unsortedSegmentMin, kHostKernelPlain},
    {"UnsortedSegmentProd", unsortedSegmentProd, kHostKernelPlain},
    {"UnsortedSegmentSum", unsortedSegmentSum, kHostKernelPlain},
};
} // namespace

GRAPHC_HOST_KERNEL_FAMILY(segment, kEntries)
