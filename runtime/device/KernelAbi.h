/*===- KernelAbi.h - how generated code is called ------------------*- C -*-===*\
|*
|* Plain C, freestanding: included by the program core, by custom operations and
|* by code that an ahead-of-time compiled model links with. Generated kernels
|* follow it bit by bit; any change raises GRAPHC_KERNEL_ABI_VERSION.
|*
\*===----------------------------------------------------------------------===*/
#ifndef GRAPHC_RUNTIME_DEVICE_KERNELABI_H
#define GRAPHC_RUNTIME_DEVICE_KERNELABI_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define GRAPHC_KERNEL_ABI_VERSION 1

/* A kernel's answer: 0, or where and why it failed.
 *
 *   63   62........56  55.........32  31.........0
 *   0    code (1-127)  node id        index
 *
 * code  GRAPHC_KERNEL_* below.
 * node  row of the program's node table (the TensorFlow node that the failing
 *       operation came from, which need not be the kernel's first);
 *       0xffffff: the launch instruction's own node.
 * index flat position of the offending element, 0xffffffff when unknown or
 *       larger. */
typedef int64_t graphc_kernel_status;

enum {
  GRAPHC_KERNEL_OK = 0,
  GRAPHC_KERNEL_CANCELLED = 1,        /* gave up because *ctx->cancelled was set */
  GRAPHC_KERNEL_DIVISION_BY_ZERO = 2, /* "Integer division by zero" */
  GRAPHC_KERNEL_INDEX_RANGE =
      3,                    /* detail: value, limit: "indices[i] = value is not in [0, limit)" */
  GRAPHC_KERNEL_ASSERT = 4, /* a failed Assert */
  GRAPHC_KERNEL_NAN = 5,    /* CheckNumerics: a NaN */
  GRAPHC_KERNEL_INF = 6,    /* CheckNumerics: an Inf */
  GRAPHC_KERNEL_BAD_ARGUMENT = 7,   /* detail: value, limit; an argument outside its domain */
  GRAPHC_KERNEL_NEGATIVE_POWER = 8, /* "Integers to negative integer powers are not allowed" */
  GRAPHC_KERNEL_NAN_AND_INF = 9,    /* CheckNumerics: both */
  GRAPHC_KERNEL_CUSTOM = 64 /* a custom operation's own code; ctx->detail->message may say more */
};

#define GRAPHC_KERNEL_NODE_OF_LAUNCH 0xffffffu

/* Builds a status. */
#define GRAPHC_KERNEL_STATUS(code, node, index)                                                    \
  ((int64_t)(((uint64_t)(code) << 56) | ((uint64_t)((node) & 0xffffffu) << 32) |                   \
             ((uint64_t)(index) > 0xffffffffu ? 0xffffffffu : (uint64_t)(index))))
#define GRAPHC_KERNEL_STATUS_CODE(status) ((uint32_t)((uint64_t)(status) >> 56))
#define GRAPHC_KERNEL_STATUS_NODE(status) ((uint32_t)(((uint64_t)(status) >> 32) & 0xffffffu))
#define GRAPHC_KERNEL_STATUS_INDEX(status) ((uint32_t)(uint64_t)(status))

/* What a failing kernel may add. Private to one call; written before returning. */
typedef struct graphc_kernel_detail {
  int64_t value;       /* the offending value */
  int64_t limit;       /* what it was held against */
  const char *message; /* static text of a custom operation, or null */
} graphc_kernel_detail;

struct graphc_kernel_ctx;

/* The body of a parallel loop: handles items [begin, end). */
typedef graphc_kernel_status (*graphc_parallel_fn)(const struct graphc_kernel_ctx *ctx, void *arg,
                                                   int64_t begin, int64_t end);

/* What a kernel is given besides its operands. Read-only except *detail, and
 * private to one call: two calls of one launch on two threads see two contexts.
 * Fields are only ever appended. */
typedef struct graphc_kernel_ctx {
  uint32_t abi_version; /* GRAPHC_KERNEL_ABI_VERSION */
  uint32_t worker;      /* 0 .. workers-1; no two concurrent calls of one launch share it */
  uint32_t workers;     /* value of a symbol whose source is Workers */
  uint32_t reserved;
  const int32_t *cancelled;     /* becomes non-zero when the run is given up; read it relaxed */
  graphc_kernel_detail *detail; /* never null */
  /* Splits [0, count) over the pool, the caller included; for custom operations
   * whose work is not known before they run. Returns the status of the lowest
   * failing item. Null where there is no pool. */
  graphc_kernel_status (*parallel_for)(const struct graphc_kernel_ctx *ctx, int64_t count,
                                       int64_t grain, graphc_parallel_fn body, void *arg);
  void *host; /* the runtime's own */
} graphc_kernel_ctx;

/* A kernel.
 *
 * bufs    pointers of the buffers that the launch reads, then of those it
 *         writes, in the instruction's order, effect buffers left out; a buffer
 *         in both lists comes twice. Arena, constant, heap and variable buffers
 *         are aligned to 64 bytes, the caller's inputs and outputs only to their
 *         elements. A buffer of zero bytes may be null.
 * params  values of the launch's parameter expressions, in order.
 * begin,end  the tasks to do, a part of [0, taskCount). The runtime cuts that
 *         range at multiples of the launch's grain only (the last part may be
 *         shorter), calls parts in any order and on any thread. A result
 *         must not depend on the cut.
 *
 * A kernel allocates nothing, has no globals and no imports, may not unwind and
 * may be called from many threads at once. */
typedef graphc_kernel_status (*graphc_kernel_fn)(const graphc_kernel_ctx *ctx, void *const *bufs,
                                                 const int64_t *params, int64_t begin, int64_t end);

#ifdef __cplusplus
} /* extern "C" */
#endif

#endif /* GRAPHC_RUNTIME_DEVICE_KERNELABI_H */
