//===- ContextServices.h - a context as the core's surroundings -*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_EXECUTOR_CONTEXTSERVICES_H
#define GRAPHC_RUNTIME_EXECUTOR_CONTEXTSERVICES_H

#include "runtime/executor/Context.h"

namespace graphc::runtime {

/// The functions behind core::Services; `self` is the Context.
class ContextServices {
public:
  /// Services that run steps inline on the caller's thread.
  static core::Services make(Context &context);

  static graphc_kernel_status launch(void *self, const graphc_kernel_ctx &ctx,
                                     graphc_kernel_fn kernel, void *const *operands,
                                     const int64_t *params, int64_t count, int64_t grain);
  static graphc_kernel_status parallelFor(const graphc_kernel_ctx *ctx, int64_t count,
                                          int64_t grain, graphc_parallel_fn body, void *arg);
  static bool hostCall(void *self, core::Frame &frame, const core::Step &step);
  static bool allocateHeap(void *self, core::Frame &frame, uint32_t buffer, const int64_t *dims,
                           uint32_t rank);
  static bool ownHeap(void *self, core::Frame &frame, uint32_t buffer);
  static void freeHeap(void *self, core::Frame &frame, uint32_t buffer);
  static bool copyTensor(void *self, core::Frame &from, uint32_t fromBuffer, core::Frame &to,
                         uint32_t toBuffer);
  static void *arenaMemory(void *self, core::Frame &frame, uint32_t arena, uint64_t bytes,
                           uint32_t alignment);
  static core::Frame *calleeFrame(void *self, uint32_t function);
  static void enterFrame(void *self, core::Frame &callee);
  static void leaveFrame(void *self, core::Frame &callee);
  static bool allocateOutput(void *self, core::Frame &frame, uint32_t result, core::Frame &callee,
                             uint32_t output);
  static bool settleOutput(void *self, core::Frame &frame, uint32_t result, core::Frame &callee,
                           uint32_t output);
  static core::Fault interrupted(void *self);
  static void stepBegin(void *self, const core::Step &step);
  static void stepEnd(void *self, const core::Step &step);

  /// Keeps the reason of a failure for the thread that caused it, and hands it out.
  static void keepFailure(Status status);
  static Status takeFailure();
  /// Who allocates the value of \p buffer: the model for variables, else the context.
  static const std::shared_ptr<HostAllocator> &
  allocatorFor(Context &context, const core::Frame &frame, uint32_t buffer);
  /// The tensor behind a heap buffer or variable.
  static HeapTensor *tensorOf(const core::Frame &frame, uint32_t buffer);
  /// A buffer's value as it is now.
  static TensorRef refOf(const core::Frame &frame, uint32_t buffer);
  /// Notes that there was no memory for \p buffer.
  static bool outOfMemory(Context &context, const core::Frame &frame, uint32_t buffer);
};

} // namespace graphc::runtime

#endif // GRAPHC_RUNTIME_EXECUTOR_CONTEXTSERVICES_H
