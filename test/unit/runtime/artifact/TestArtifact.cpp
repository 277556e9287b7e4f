//===- TestArtifact.cpp - what a packager would emit ----------------------===//
//
// Freestanding code, the program and the weights, linked to a shared object.
//
//===----------------------------------------------------------------------===//
#include "runtime/device/KernelAbi.h"

asm(".section .graphc.program,\"a\",@progbits\n"
    ".balign 64\n"
    ".globl graphc_program\n"
    "graphc_program:\n"
    ".incbin \"" GRAPHC_TEST_PROGRAM "\"\n");
#ifdef GRAPHC_TEST_WEIGHTS
asm(".section .graphc.weights,\"\",@progbits\n"
    ".balign 4096\n"
    ".incbin \"" GRAPHC_TEST_WEIGHTS "\"\n");
#endif
asm(".text\n");

namespace {
int64_t add(const graphc_kernel_ctx *, void *const *bufs, const int64_t *, int64_t begin,
            int64_t end) {
  auto *x = static_cast<const float *>(bufs[0]);
  auto *w = static_cast<const float *>(bufs[1]);
  auto *y = static_cast<float *>(bufs[2]);
  for (int64_t i = begin; i < end; ++i)
    y[i] = x[i] + w[i] + GRAPHC_TEST_ADDEND;
  return 0;
}
} // namespace

extern "C" __attribute__((visibility("default")))
const graphc_kernel_fn graphc_kernel_table[] = {add};
