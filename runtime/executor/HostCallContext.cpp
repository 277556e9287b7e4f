//===- HostCallContext.cpp - one execution of a host kernel ---------------===//
#include "runtime/executor/HostCallContext.h"

#include "runtime/executor/ContextServices.h"

#include <cstring>
#include <mutex>

namespace graphc::runtime {

using namespace schema;

HostCallContext::HostCallContext(Context &context, core::Frame &frame, const core::Step &step)
    : context(context), frame(frame), step(step), call(context.loaded->hostCall(step.instruction)),
      execution(context.loaded->state().nextExecution(step.instruction)) {
  if (call.outputs.size() > 64)
    allocatedRest.resize(call.outputs.size() - 64);
}

HostCallContext::~HostCallContext() {
  for (TensorStorage *storage : keptAlive)
    storage->release();
  for (const Scratch &scratch : scratches)
    context.heapAllocator->release(scratch.memory, scratch.bytes);
}

void HostCallContext::mark(uint32_t i) {
  if (i < 64)
    allocated |= uint64_t(1) << i;
  else
    allocatedRest[i - 64] = true;
}

Status HostCallContext::run() {
  // A result whose dims are known on the heap gets its memory here, as the kernel expects; one that
  // is updated in place has it.
  for (uint32_t i = 0; i < call.outputs.size(); ++i) {
    uint32_t b = call.outputs[i];
    const core::BufferPlan &plan = frame.buffer(b);
    if (static_cast<BufferKind>(plan.kind) != BufferKind::Heap)
      continue;
    bool updated = false;
    for (uint32_t operand : call.inputs)
      updated |= frame.heapOf(operand) == frame.heapOf(b);
    if (updated) {
      mark(i);
      continue;
    }
    if (plan.openShape || (plan.late && frame.bytesOf(b) == core::kUnknownValue))
      continue;
    Result<TensorRef> result = allocateOutput(i, {frame.dimsOf(b), frame.rankOf(b)});
    if (!result)
      return result.status();
  }
  // Host kernels use the C++ library, which throws when memory ends; nothing above expects that.
  try {
    GRAPHC_RETURN_IF_ERROR(call.entry->run(*this));
  } catch (...) {
    return resourceExhausted("out of memory");
  }
  return checkResults();
}

Status HostCallContext::checkResults() const {
  for (uint32_t i = 0; i < call.outputs.size(); ++i)
    if (!isOutputAllocated(i))
      return internalError(std::string("host kernel ") + call.entry->op +
                           " did not allocate result " + std::to_string(i));
  return okStatus();
}

TensorRef HostCallContext::input(uint32_t i) const {
  return i < call.inputs.size() ? ContextServices::refOf(frame, call.inputs[i]) : TensorRef();
}

TensorRef HostCallContext::output(uint32_t i) const {
  if (i >= call.outputs.size())
    return {};
  uint32_t b = call.outputs[i];
  TensorRef ref = ContextServices::refOf(frame, b);
  if (!isOutputAllocated(i)) {
    ref.rank = 0;
    ref.dims = nullptr;
    ref.data = nullptr;
  }
  return ref;
}

HeapTensor *HostCallContext::openTensor(uint32_t i) const {
  uint32_t b = call.outputs[i];
  bool isRoot = frame.program->view.buffer(frame.function(), b).aliasOf == kNone;
  return isRoot ? ContextServices::tensorOf(frame, b) : nullptr;
}

bool HostCallContext::isOutputAllocated(uint32_t i) const {
  if (i >= call.outputs.size())
    return false;
  uint32_t b = call.outputs[i];
  switch (static_cast<BufferKind>(frame.buffer(b).kind)) {
  case BufferKind::Heap:
    return isMarked(i);
  case BufferKind::Resource:
    return ContextServices::tensorOf(frame, b)->hasValue();
  default:
    return isMarked(i) || frame.bytesOf(b) != core::kUnknownValue;
  }
}

Result<TensorRef> HostCallContext::fitPlanned(uint32_t i, std::span<const int64_t> dims) {
  uint32_t b = call.outputs[i];
  auto dtype = static_cast<DType>(frame.program->view.buffer(frame.function(), b).dtype);
  const core::BufferPlan &plan = frame.buffer(b);
  int64_t bytes = static_cast<int64_t>(dtypeBytes(dtype));
  bool fits = dims.size() == plan.rank;
  for (size_t d = 0; fits && d < dims.size(); ++d) {
    int64_t planned = frame.values[plan.values + d];
    fits = dims[d] >= 0 && !__builtin_mul_overflow(bytes, dims[d], &bytes) &&
           (planned == dims[d] || planned == core::kUnknownValue || plan.late);
  }
  if (!fits || bytes > frame.capacityOf(b))
    return internalError("result " + std::to_string(i) + " has shape " + shapeToString(dims) +
                         ", the plan has " +
                         shapeToString({frame.values + plan.values, plan.rank}) + " in " +
                         std::to_string(frame.capacityOf(b)) + " bytes");
  if (plan.late) {
    // BindSymbol reads the dims from here.
    for (size_t d = 0; d < dims.size(); ++d)
      frame.values[plan.values + d] = dims[d];
    frame.bytesOf(b) = bytes;
  }
  mark(i);
  return ContextServices::refOf(frame, b);
}

Result<TensorRef> HostCallContext::allocateOutput(uint32_t i, std::span<const int64_t> dims) {
  if (i >= call.outputs.size())
    return internalError("there is no result " + std::to_string(i));
  for (int64_t dim : dims)
    if (dim < 0)
      return invalidArgument("result " + std::to_string(i) + " would have shape " +
                             shapeToString(dims));
  HeapTensor *tensor = openTensor(i);
  if (!tensor)
    return fitPlanned(i, dims);
  uint32_t b = call.outputs[i];
  for (uint32_t operand : call.inputs)
    if (ContextServices::tensorOf(frame, operand) == tensor && tensor->memory()) {
      // The old value stays readable until the call ends.
      tensor->memory()->retain();
      keptAlive.push_back(tensor->memory());
      break;
    }
  auto dtype = static_cast<DType>(frame.program->view.buffer(frame.function(), b).dtype);
  const auto &allocator = ContextServices::allocatorFor(context, frame, b);
  if (!tensor->allocate(allocator, dtype, dims)) {
    ContextServices::outOfMemory(context, frame, b);
    return ContextServices::takeFailure();
  }
  refreshHeap(frame, b);
  mark(i);
  return tensor->ref();
}

Status HostCallContext::forwardInput(uint32_t i, uint32_t operand, std::span<const int64_t> dims) {
  if (i >= call.outputs.size() || operand >= call.inputs.size())
    return internalError("there is no operand " + std::to_string(operand) + " or result " +
                         std::to_string(i));
  TensorRef source = input(operand);
  int64_t count = 1;
  for (int64_t dim : dims)
    count *= dim;
  if (count != source.elementCount())
    return internalError("forwards " + shapeToString(source.shape()) + " as " +
                         shapeToString(dims));
  uint32_t from = call.inputs[operand], to = call.outputs[i];
  HeapTensor *target = openTensor(i);
  HeapTensor *shared = ContextServices::tensorOf(frame, from);
  bool bothHeap = target && shared && shared->memory() && target != shared &&
                  static_cast<BufferKind>(frame.buffer(from).kind) == BufferKind::Heap &&
                  static_cast<BufferKind>(frame.buffer(to).kind) == BufferKind::Heap &&
                  frame.program->view.buffer(frame.function(), from).aliasOf == kNone;
  if (bothHeap) {
    target->share(*shared, dims);
    refreshHeap(frame, to);
    mark(i);
    return okStatus();
  }
  Result<TensorRef> result = allocateOutput(i, dims);
  if (!result)
    return result.status();
  if (!copyElements(source, result->data, target ? target->memory() : nullptr))
    return resourceExhausted("no memory for a copy of " + shapeToString(dims));
  return okStatus();
}

Result<HostString> HostCallContext::makeString(uint32_t i, uint64_t size) {
  HeapTensor *tensor = i < call.outputs.size() ? openTensor(i) : nullptr;
  if (!tensor || !tensor->memory() || tensor->dtype != DType::String)
    return internalError("result " + std::to_string(i) + " is no string tensor with memory");
  char *text = tensor->memory()->makeString(size);
  if (!text)
    return resourceExhausted("no memory for a string of " + std::to_string(size) + " bytes");
  return HostString{text, size};
}

Result<HostString> HostCallContext::makeString(uint32_t i, std::string_view bytes) {
  Result<HostString> string = makeString(i, bytes.size());
  if (string && !bytes.empty())
    std::memcpy(const_cast<char *>(string->data), bytes.data(), bytes.size());
  return string;
}

Result<void *> HostCallContext::scratch(size_t bytes) {
  bytes = bytes ? bytes : 1;
  void *memory = context.heapAllocator->allocate(bytes, kAlignment);
  if (!memory)
    return resourceExhausted("no memory for " + std::to_string(bytes) + " bytes of scratch");
  scratches.push_back({memory, bytes});
  return memory;
}

std::string_view HostCallContext::nodeName() const {
  return context.loaded->nodeName(frame.program->view.instruction(step.instruction).node);
}

bool HostCallContext::isCancelled() const {
  return context.runControl && context.runControl->check() != core::Fault::None;
}

Status HostCallContext::parallelFor(int64_t count, int64_t grain, RangeBody body) {
  struct Loop {
    const RangeBody &body;
    std::mutex mutex;
    int64_t failedAt = INT64_MAX;
    Status status;
  } loop{.body = body, .mutex = {}, .failedAt = INT64_MAX, .status = {}};
  auto part = [](void *arg, int64_t begin, int64_t end, uint32_t) {
    auto &loop = *static_cast<Loop *>(arg);
    Status status;
    try {
      status = loop.body(begin, end);
    } catch (...) {
      status = resourceExhausted("out of memory");
    }
    if (status.isOk())
      return true;
    std::lock_guard<std::mutex> lock(loop.mutex);
    if (begin < loop.failedAt) {
      loop.failedAt = begin;
      loop.status = std::move(status);
    }
    return false;
  };
  context.loaded->pool().parallelFor(count, grain, context.maxThreads, part, &loop);
  return std::move(loop.status);
}

} // namespace graphc::runtime
