//===- ContextRun.cpp - a run from inputs to outputs ----------------------===//
#include "runtime/device/cpu/Denormals.h"
#include "runtime/executor/Context.h"
#include "runtime/executor/ContextServices.h"
#include "runtime/executor/Faults.h"
#include "runtime/executor/StreamDispatcher.h"

#include <algorithm>
#include <cstring>

namespace graphc::runtime {

using namespace schema;
using core::Frame;

Status Context::fillArguments(const Signature &signature, std::span<const TensorRef> inputs) {
  const ProgramView &view = loaded->view();
  if (inputs.size() != signature.inputs.count)
    return invalidArgument(
        "signature '" + loaded->text(signature.name) + "': number of inputs: expected " +
        std::to_string(signature.inputs.count) + ", got " + std::to_string(inputs.size()));
  for (size_t i = 0; i < inputs.size(); ++i) {
    const TensorRef &input = inputs[i];
    arguments[i] = {static_cast<uint32_t>(input.dtype), input.rank, input.dims, input.data};
    if (input.dtype != DType::Invalid)
      continue;
    const SignatureArg &arg = view.signatureArg(signature.inputs.begin + static_cast<uint32_t>(i));
    if (arg.defaultValue == kNone)
      return invalidArgument("input '" + loaded->text(arg.key) + "' is missing and has no default");
    const Attribute &value = view.attribute(arg.defaultValue);
    auto *data = const_cast<uint8_t *>(view.data(value.dataOffset));
    arguments[i] = {value.dtype, value.count, view.int64s(value.begin), data};
    if (static_cast<DType>(value.dtype) == DType::String)
      arguments[i].data =
          const_cast<HostString *>(loaded->attributeStrings(arg.defaultValue).data());
  }
  return okStatus();
}

Frame *Context::selectFrame(const Signature &signature, uint32_t row, const core::TensorArg *args,
                            uint32_t count) {
  const uint32_t *functions = loaded->view().list(signature.functions);
  uint32_t last = signature.functions.count - 1;
  if (last == 0)
    return holder(functions[0]).frame;
  // The table's order is the preference: a function that fits stands before those that fit more.
  for (uint32_t i = 0; i < last; ++i) {
    Frame *frame = holder(functions[i]).frame;
    if (core::acceptsShapes(*frame, args, count))
      return frame;
  }
  // The generic one comes last; if it does not accept the shapes either, its binding says why.
  return holder(functions[last]).frame;
}

Status Context::placeOutput(Frame &frame, uint32_t i, ResultTensor *output) {
  const ProgramView &view = loaded->view();
  uint32_t b = view.list(frame.function().outputs)[i];
  if (static_cast<BufferKind>(frame.buffer(b).kind) != BufferKind::Output)
    return okStatus();
  uint64_t capacity = static_cast<uint64_t>(frame.capacityOf(b));
  if (output && output->capacity) {
    auto dtype = static_cast<DType>(view.buffer(frame.function(), b).dtype);
    if (output->capacity < capacity)
      return invalidArgument("output " + std::to_string(i) + ": expected room for " +
                             std::to_string(capacity) + " bytes, got " +
                             std::to_string(output->capacity));
    if (reinterpret_cast<uintptr_t>(output->data) % dtypeAlignment(dtype))
      return invalidArgument("output " + std::to_string(i) + " is not aligned to the " +
                             std::to_string(dtypeAlignment(dtype)) + " bytes of its elements");
    if (frame.addresses[b] != output->data)
      setAddress(frame, b, output->data);
    return okStatus();
  }
  HeapTensor &tensor = *resultTensors[i];
  bool fits = tensor.memory() && tensor.memory()->bytes() == capacity &&
              !tensor.memory()->isShared() && !dtypeHoldsObjects(tensor.dtype);
  if (!fits && !tensor.allocate(results, DType::UInt8, {}, capacity))
    return resourceExhausted("no memory for output " + std::to_string(i) + " of " +
                             std::to_string(capacity) + " bytes");
  if (frame.addresses[b] != tensor.value.data)
    setAddress(frame, b, tensor.value.data);
  return okStatus();
}

Status Context::placeOutputs(Frame &frame, std::span<ResultTensor> outputs) {
  uint32_t count = frame.function().outputs.count;
  if (!outputs.empty() && outputs.size() != count)
    return invalidArgument("number of outputs: expected " + std::to_string(count) + ", got " +
                           std::to_string(outputs.size()));
  for (uint32_t i = 0; i < count; ++i)
    GRAPHC_RETURN_IF_ERROR(placeOutput(frame, i, outputs.empty() ? nullptr : &outputs[i]));
  return okStatus();
}

Status Context::collectOutput(Frame &frame, uint32_t i, ResultTensor &output) {
  uint32_t b = loaded->view().list(frame.function().outputs)[i];
  auto kind = static_cast<BufferKind>(frame.buffer(b).kind);
  TensorRef value = ContextServices::refOf(frame, b);
  if (const core::HeapValue *heap = frame.heapOf(b); heap && !heap->written)
    return internalError("output " + std::to_string(i) + " was never written");
  if (value.rank && value.dims[0] == core::kUnknownValue)
    return internalError("the shape of output " + std::to_string(i) + " was never defined");
  if (output.capacity && kind != BufferKind::Output) {
    if (output.capacity < value.bytes())
      return invalidArgument("output " + std::to_string(i) + ": expected room for " +
                             std::to_string(value.bytes()) + " bytes, got " +
                             std::to_string(output.capacity));
    // Elements of strings and objects stay the context's; numbers are the caller's.
    if (value.bytes())
      std::memcpy(output.data, value.data, value.bytes());
    value.data = output.data;
  } else if (kind != BufferKind::Output && kind != BufferKind::Heap) {
    // Arena, weights, inputs and variables change or belong to others.
    HeapTensor &tensor = *resultTensors[i];
    if (!tensor.copyFrom(results, value))
      return resourceExhausted("no memory for output " + std::to_string(i) + " of " +
                               std::to_string(value.bytes()) + " bytes");
    value = tensor.ref();
  }
  static_cast<TensorRef &>(output) = value;
  return okStatus();
}

Status Context::collectOutputs(Frame &frame, std::span<ResultTensor> outputs) {
  for (uint32_t i = 0; i < outputs.size(); ++i)
    GRAPHC_RETURN_IF_ERROR(collectOutput(frame, i, outputs[i]));
  return okStatus();
}

Result<TensorStorage *> Context::takeOutput(uint32_t output, TensorRef &tensor) {
  if (!lastFrame || output >= lastFrame->function().outputs.count)
    return failedPrecondition("there is no output " + std::to_string(output) + " of a run to take");
  Frame &frame = *lastFrame;
  uint32_t b = loaded->view().list(frame.function().outputs)[output];
  tensor = ContextServices::refOf(frame, b);
  TensorStorage *storage = nullptr;
  if (static_cast<BufferKind>(frame.buffer(b).kind) == BufferKind::Heap) {
    // Other outputs may share it; the caller gets a reference like theirs.
    storage = ContextServices::tensorOf(frame, b)->memory();
    if (storage)
      storage->retain();
  } else {
    storage = resultTensors[output]->take();
    tensor.data = storage ? storage->data() : nullptr;
  }
  if (!storage)
    return failedPrecondition(
        "output " + std::to_string(output) +
        " is not in memory of the context: the caller gave its own, or took it");
  return storage;
}

Status Context::runFrame(Frame &frame, const Signature &signature, std::span<ResultTensor> outputs,
                         const RunControl *control) {
  bool streamed = dispatcher && frame.function().streams.count > 1;
  const core::Services &used = streamed ? streamServices : services;
  if (control != runControl) {
    runControl = control;
    execution.context.cancelled = control ? control->flag() : &neverCancelled;
    execution.watched = control != nullptr;
  }
  execution.services = &used;
  execution.error.instruction = kNone;
  if (frame.plan->dependentCount)
    core::forgetDefinedSymbols(frame);
  uint32_t count = signature.inputs.count;
  if (!core::bindInputs(frame, used, arguments.data(), count, execution.error))
    return describeError(*loaded, signature, frame, execution.error, Status());
  const FunctionFacts &facts = loaded->facts(frame.plan->index);
  if (!facts.isPlain())
    enterFrame(frame);
  GRAPHC_RETURN_IF_ERROR(placeOutputs(frame, outputs));
  if (options.profile) {
    timelineEntries.clear();
    runStart = std::chrono::steady_clock::now();
  }
  if (streamed)
    dispatcher->reset();
  bool ok = core::runFunction(execution, frame);
  if (options.profile)
    std::sort(timelineEntries.begin(), timelineEntries.end(),
              [](const TimelineEntry &a, const TimelineEntry &b) {
                return a.beginNs != b.beginNs ? a.beginNs < b.beginNs
                                              : a.instruction < b.instruction;
              });
  if (ok)
    return collectOutputs(frame, outputs);
  // Addresses may have been exchanged half-way: the next run places everything anew.
  frame.bound = false;
  core::Error error = execution.error;
  Status reason = ContextServices::takeFailure();
  if (streamed) {
    (void)used.synchronize(this);
    dispatcher->takeFailure(error, reason);
  }
  // A kernel that gave up knows that it was asked to, not why.
  if (error.fault == core::Fault::Kernel && control &&
      GRAPHC_KERNEL_STATUS_CODE(error.status) == GRAPHC_KERNEL_CANCELLED &&
      control->check() != core::Fault::None)
    error.fault = control->check();
  return describeError(*loaded, signature, frame, error, std::move(reason));
}

Status Context::run(uint32_t row, std::span<const TensorRef> inputs,
                    std::span<ResultTensor> outputs, const RunControl *control) {
  ScopedFlushDenormals flush;
  const ProgramView &view = loaded->view();
  if (row >= view.count(Table::Signatures))
    return notFound("there is no signature " + std::to_string(row) + ", the model has " +
                    std::to_string(view.count(Table::Signatures)));
  const Signature &signature = view.signature(row);
  ++runs;
  uint64_t allocations = heapAllocator->allocations() + arenaAllocator.allocations();
  Status status = fillArguments(signature, inputs);
  if (!status.isOk()) {
    ++failures;
    return status;
  }
  if (lastFrame)
    releaseHeap(*lastFrame);
  Frame &frame = *selectFrame(signature, row, arguments.data(), signature.inputs.count);
  uint64_t shapes = frame.shapeChanges;
  lastFrame = &frame;
  const FunctionFacts &facts = loaded->facts(frame.plan->index);
  if (!facts.usesVariables) {
    status = runFrame(frame, signature, outputs, control);
  } else if (facts.writtenVariables.empty()) {
    std::shared_lock<std::shared_mutex> lock(loaded->state().access);
    status = runFrame(frame, signature, outputs, control);
  } else {
    std::unique_lock<std::shared_mutex> lock(loaded->state().access);
    status = runFrame(frame, signature, outputs, control);
    for (uint32_t variable : facts.writtenVariables)
      ++loaded->state().variables[variable].version;
  }
  failures += !status.isOk();
  if (frame.shapeChanges == shapes)
    warmAllocations += heapAllocator->allocations() + arenaAllocator.allocations() - allocations;
  return status;
}

Result<uint64_t> Context::arenaBytes(uint32_t row, std::span<const TensorRef> inputs,
                                     uint64_t *lowerBound) {
  const ProgramView &view = loaded->view();
  if (row >= view.count(Table::Signatures))
    return notFound("there is no signature " + std::to_string(row));
  const Signature &signature = view.signature(row);
  GRAPHC_RETURN_IF_ERROR(fillArguments(signature, inputs));
  Frame &frame = *selectFrame(signature, row, arguments.data(), signature.inputs.count);
  core::Error error = {};
  error.instruction = kNone;
  if (!core::bindShapes(frame, services, arguments.data(), signature.inputs.count, error))
    return describeError(*loaded, signature, frame, error, Status());
  uint64_t bytes = 0, bound = 0;
  for (uint32_t a = 0; a < frame.function().arenas.count; ++a) {
    bytes += std::max<int64_t>(0, core::arenaBytes(frame, a));
    bound += std::max<int64_t>(0, frame.values[frame.plan->arenaValues + 2 * a + 1]);
  }
  if (lowerBound)
    *lowerBound = bound;
  return bytes;
}

} // namespace graphc::runtime
