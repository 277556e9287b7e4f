//===- TestKernels.h - kernels that tests launch ----------------*- C++ -*-===//
#ifndef GRAPHC_TEST_UNIT_RUNTIME_SUPPORT_TESTKERNELS_H
#define GRAPHC_TEST_UNIT_RUNTIME_SUPPORT_TESTKERNELS_H

#include "runtime/device/KernelAbi.h"

#include <cstdint>

namespace graphc::runtime::testing {

/// bufs: x, y; params: none. y[i] = x[i] + 1 over tasks.
inline int64_t addOne(const graphc_kernel_ctx *, void *const *bufs, const int64_t *, int64_t begin,
                      int64_t end) {
  auto *x = static_cast<const float *>(bufs[0]);
  auto *y = static_cast<float *>(bufs[1]);
  for (int64_t i = begin; i < end; ++i)
    y[i] = x[i] + 1.0f;
  return 0;
}

/// bufs: a, b, c. c[i] = a[i] + b[i].
inline int64_t addFloats(const graphc_kernel_ctx *, void *const *bufs, const int64_t *,
                         int64_t begin, int64_t end) {
  auto *a = static_cast<const float *>(bufs[0]);
  auto *b = static_cast<const float *>(bufs[1]);
  auto *c = static_cast<float *>(bufs[2]);
  for (int64_t i = begin; i < end; ++i)
    c[i] = a[i] + b[i];
  return 0;
}

/// bufs: x, y; params: factor. y[i] = x[i] * factor, on int32.
inline int64_t scaleInts(const graphc_kernel_ctx *, void *const *bufs, const int64_t *params,
                         int64_t begin, int64_t end) {
  auto *x = static_cast<const int32_t *>(bufs[0]);
  auto *y = static_cast<int32_t *>(bufs[1]);
  for (int64_t i = begin; i < end; ++i)
    y[i] = static_cast<int32_t>(static_cast<uint32_t>(x[i]) * static_cast<uint32_t>(params[0]));
  return 0;
}

/// bufs: x, y; params: addend. y[i] = x[i] + addend, on int32.
inline int64_t offsetInts(const graphc_kernel_ctx *, void *const *bufs, const int64_t *params,
                          int64_t begin, int64_t end) {
  auto *x = static_cast<const int32_t *>(bufs[0]);
  auto *y = static_cast<int32_t *>(bufs[1]);
  for (int64_t i = begin; i < end; ++i)
    y[i] = static_cast<int32_t>(static_cast<uint32_t>(x[i]) + static_cast<uint32_t>(params[0]));
  return 0;
}

/// bufs: x, y; params: limit. y[0] = x[0] < limit, int32 to bool.
inline int64_t lessThan(const graphc_kernel_ctx *, void *const *bufs, const int64_t *params,
                        int64_t, int64_t) {
  *static_cast<uint8_t *>(bufs[1]) = *static_cast<const int32_t *>(bufs[0]) < params[0];
  return 0;
}

/// Fails for every task from params[0] on, like a gather with a bad index.
inline int64_t failFrom(const graphc_kernel_ctx *ctx, void *const *, const int64_t *params,
                        int64_t begin, int64_t end) {
  for (int64_t i = begin; i < end; ++i)
    if (i >= params[0]) {
      ctx->detail->value = i * 10;
      ctx->detail->limit = 5;
      return GRAPHC_KERNEL_STATUS(GRAPHC_KERNEL_INDEX_RANGE, GRAPHC_KERNEL_NODE_OF_LAUNCH, i);
    }
  return 0;
}

} // namespace graphc::runtime::testing

#endif // GRAPHC_TEST_UNIT_RUNTIME_SUPPORT_TESTKERNELS_H
