//===- SortFamily.cpp - table of the family `sort` ------------------------===//
#include "runtime/kernels/sort/Kernels.h"

namespace {
using namespace graphc::runtime;
using namespace graphc::runtime::host;

constexpr HostKernelEntry kEntries[] = {
    {"Bucketize", bucketize, kHostKernelPlain},
    {"InTopK", inTopK, kHostKernelPlain},
    {"InTopKV2", inTopKV2, kHostKernelPlain},
    {"ListDiff", listDiff, kHostKernelPlain},
    {"LowerBound", lowerBound, kHostKernelPlain},
    {"NthElement", nthElement, kHostKernelPlain},
    {"TopK", topK, kHostKernelPlain},
    {"TopKV2", topKV2, kHostKernelPlain},
    {"Unique", unique, kHostKernelPlain},
    {"UniqueV2", unique, kHostKernelPlain},
    {"UniqueWithCounts", unique, kHostKernelPlain},
    {"UniqueWithCountsV2", unique, kHostKernelPlain},
    {"UpperBound", upperBound, kHostKernelPlain},
    {"Where", where, kHostKernelPlain},
};
} // namespace

GRAPHC_HOST_KERNEL_FAMILY(sort, kEntries)
