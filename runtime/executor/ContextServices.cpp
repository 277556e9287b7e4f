//===- ContextServices.cpp - a context as the core's surroundings ---------===//
#include "runtime/executor/ContextServices.h"

#include "runtime/executor/HostCallContext.h"

#include <cstring>

namespace graphc::runtime {

using namespace schema;
using core::Frame;
using core::Step;

namespace {
/// Why the services failed last on this thread; taken on the same thread by whoever reports it.
thread_local Status pendingFailure;

Context &contextOf(void *self) { return *static_cast<Context *>(self); }

std::string bufferName(const Frame &frame, uint32_t buffer) {
  const ProgramView &view = frame.program->view;
  StringRef name = view.buffer(frame.function(), buffer).name;
  return {view.chars(name), name.size};
}
} // namespace

void ContextServices::keepFailure(Status status) { pendingFailure = std::move(status); }

Status ContextServices::takeFailure() { return std::exchange(pendingFailure, Status()); }

core::Services ContextServices::make(Context &context) {
  core::Services services = {};
  services.self = &context;
  services.workers = context.maxThreads;
  services.launch = launch;
  services.hostCall = hostCall;
  services.allocateHeap = allocateHeap;
  services.ownHeap = ownHeap;
  services.freeHeap = freeHeap;
  services.copyTensor = copyTensor;
  services.arenaMemory = arenaMemory;
  services.calleeFrame = calleeFrame;
  services.enterFrame = enterFrame;
  services.leaveFrame = leaveFrame;
  services.allocateOutput = allocateOutput;
  services.settleOutput = settleOutput;
  services.interrupted = interrupted;
  if (context.options.profile) {
    services.stepBegin = stepBegin;
    services.stepEnd = stepEnd;
  }
  return services;
}

graphc_kernel_status ContextServices::launch(void *self, const graphc_kernel_ctx &ctx,
                                             graphc_kernel_fn kernel, void *const *operands,
                                             const int64_t *params, int64_t count, int64_t grain) {
  Context &context = contextOf(self);
  graphc_kernel_status status = launchOnPool(context.loaded->pool(), context.maxThreads, ctx,
                                             kernel, operands, params, count, grain);
  // Parts that were not handed out because the run was given up leave no other trace.
  if (status == 0 && context.runControl && context.runControl->check() != core::Fault::None)
    return GRAPHC_KERNEL_STATUS(GRAPHC_KERNEL_CANCELLED, GRAPHC_KERNEL_NODE_OF_LAUNCH, 0);
  return status;
}

graphc_kernel_status ContextServices::parallelFor(const graphc_kernel_ctx *ctx, int64_t count,
                                                  int64_t grain, graphc_parallel_fn body,
                                                  void *arg) {
  struct Loop {
    graphc_parallel_fn body;
    void *arg;
    int64_t first;
  } loop{body, arg, 0};
  // A parallel body is a kernel without operands whose loop comes through them.
  auto kernel = [](const graphc_kernel_ctx *part, void *const *operands, const int64_t *,
                   int64_t begin, int64_t end) -> graphc_kernel_status {
    auto *loop = static_cast<const Loop *>(operands[0]);
    return loop->body(part, loop->arg, begin, end);
  };
  void *operands[] = {&loop};
  return launch(ctx->host, *ctx, kernel, operands, nullptr, count, grain);
}

bool ContextServices::hostCall(void *self, Frame &frame, const Step &step) {
  Context &context = contextOf(self);
  HostCallContext call(context, frame, step);
  Status status = call.run();
  if (status.isOk())
    return true;
  const Instruction &instruction = frame.program->view.instruction(step.instruction);
  keepFailure(std::move(status).withNode(context.loaded->nodeName(instruction.node)));
  return false;
}

const std::shared_ptr<HostAllocator> &
ContextServices::allocatorFor(Context &context, const Frame &frame, uint32_t buffer) {
  bool variable = static_cast<BufferKind>(frame.buffer(buffer).kind) == BufferKind::Resource;
  return variable ? context.loaded->state().allocator : context.results;
}

HeapTensor *ContextServices::tensorOf(const Frame &frame, uint32_t buffer) {
  const core::HeapValue *value = frame.heapOf(buffer);
  return value ? static_cast<HeapTensor *>(value->owner) : nullptr;
}

TensorRef ContextServices::refOf(const Frame &frame, uint32_t buffer) {
  const schema::Buffer &row = frame.program->view.buffer(frame.function(), buffer);
  const core::HeapValue *value = frame.heapOf(buffer);
  bool isRoot = row.aliasOf == kNone;
  if (value && isRoot)
    return {static_cast<DType>(row.dtype), value->rank, value->dims, value->data};
  return {static_cast<DType>(row.dtype), frame.rankOf(buffer), frame.dimsOf(buffer),
          frame.addresses[buffer]};
}

bool ContextServices::outOfMemory(Context &context, const Frame &frame, uint32_t buffer) {
  std::string cap;
  if (uint64_t bytes = context.heapAllocator->capBytes())
    cap = " (heap cap " + std::to_string(bytes) + " bytes, " +
          std::to_string(context.heapAllocator->bytesInUse()) + " in use)";
  keepFailure(resourceExhausted("no memory for '" + bufferName(frame, buffer) + "'" + cap));
  return false;
}

bool ContextServices::allocateHeap(void *self, Frame &frame, uint32_t buffer, const int64_t *dims,
                                   uint32_t rank) {
  Context &context = contextOf(self);
  auto dtype = static_cast<DType>(frame.program->view.buffer(frame.function(), buffer).dtype);
  if (!tensorOf(frame, buffer)->allocate(allocatorFor(context, frame, buffer), dtype, {dims, rank}))
    return outOfMemory(context, frame, buffer);
  refreshHeap(frame, buffer);
  return true;
}

bool ContextServices::ownHeap(void *self, Frame &frame, uint32_t buffer) {
  Context &context = contextOf(self);
  if (!tensorOf(frame, buffer)->own(allocatorFor(context, frame, buffer)))
    return outOfMemory(context, frame, buffer);
  uint32_t root = frame.program->view.buffer(frame.function(), buffer).aliasOf;
  refreshHeap(frame, root == kNone ? buffer : root);
  return true;
}

void ContextServices::freeHeap(void *, Frame &frame, uint32_t buffer) {
  tensorOf(frame, buffer)->reset();
  refreshHeap(frame, buffer);
}

bool ContextServices::copyTensor(void *self, Frame &from, uint32_t fromBuffer, Frame &to,
                                 uint32_t toBuffer) {
  Context &context = contextOf(self);
  TensorRef source = refOf(from, fromBuffer);
  HeapTensor *target = tensorOf(to, toBuffer);
  HeapTensor *shared = tensorOf(from, fromBuffer);
  bool fromHeap = shared && from.program->view.buffer(from.function(), fromBuffer).aliasOf == kNone;
  bool targetIsRoot = to.program->view.buffer(to.function(), toBuffer).aliasOf == kNone;
  if (target && targetIsRoot) {
    bool variable = static_cast<BufferKind>(to.buffer(toBuffer).kind) == BufferKind::Resource ||
                    static_cast<BufferKind>(from.buffer(fromBuffer).kind) == BufferKind::Resource;
    // Heap values share memory until one of them is written to; variables never do, because other
    // runs see them.
    if (fromHeap && shared->memory() && !variable && shared != target)
      target->share(*shared, source.shape());
    else if (!target->copyFrom(allocatorFor(context, to, toBuffer), source))
      return outOfMemory(context, to, toBuffer);
    refreshHeap(to, toBuffer);
    return true;
  }
  int64_t bytes = static_cast<int64_t>(source.bytes());
  if (dtypeHoldsObjects(source.dtype) || bytes > to.capacityOf(toBuffer)) {
    keepFailure(internalError("a value of " + std::to_string(bytes) + " bytes does not fit '" +
                              bufferName(to, toBuffer) + "'"));
    return false;
  }
  if (bytes)
    std::memmove(to.addresses[toBuffer], source.data, bytes);
  return true;
}

void *ContextServices::arenaMemory(void *self, Frame &frame, uint32_t arena, uint64_t bytes,
                                   uint32_t alignment) {
  return contextOf(self).growArena(frame, arena, bytes, alignment);
}

Frame *ContextServices::calleeFrame(void *self, uint32_t function) {
  return contextOf(self).holder(function).frame;
}

void ContextServices::enterFrame(void *self, Frame &callee) { contextOf(self).enterFrame(callee); }

void ContextServices::leaveFrame(void *self, Frame &callee) { contextOf(self).releaseHeap(callee); }

bool ContextServices::allocateOutput(void *self, Frame &frame, uint32_t result, Frame &callee,
                                     uint32_t output) {
  Context &context = contextOf(self);
  auto dtype = static_cast<DType>(frame.program->view.buffer(frame.function(), result).dtype);
  // The dims may not be known yet; settleOutput sets them.
  uint64_t bytes = static_cast<uint64_t>(callee.capacityOf(output));
  if (!tensorOf(frame, result)->allocate(allocatorFor(context, frame, result), dtype, {}, bytes))
    return outOfMemory(context, frame, result);
  refreshHeap(frame, result);
  return true;
}

bool ContextServices::settleOutput(void *self, Frame &frame, uint32_t result, Frame &callee,
                                   uint32_t output) {
  int64_t bytes = callee.bytesOf(output);
  if (bytes < 0) {
    keepFailure(internalError("size of '" + bufferName(callee, output) + "' was never defined"));
    return false;
  }
  tensorOf(frame, result)->reshape({callee.dimsOf(output), callee.rankOf(output)}, bytes);
  return true;
}

core::Fault ContextServices::interrupted(void *self) { return contextOf(self).runControl->check(); }

void ContextServices::stepBegin(void *self, const Step &step) {
  Context &context = contextOf(self);
  int64_t now = context.sinceStart();
  context.timelineEntries.push_back({step.instruction, step.stream, now, now});
}

void ContextServices::stepEnd(void *self, const Step &) {
  Context &context = contextOf(self);
  context.timelineEntries.back().endNs = context.sinceStart();
}

} // namespace graphc::runtime
