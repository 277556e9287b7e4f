//===- Context.cpp - what one run at a time needs -------------------------===//
#include "runtime/executor/Context.h"

#include "runtime/device/cpu/Denormals.h"
#include "runtime/executor/ContextServices.h"
#include "runtime/executor/Faults.h"
#include "runtime/executor/StreamDispatcher.h"

#include <algorithm>

namespace graphc::runtime {

using namespace schema;
using core::Frame;

Context::Context(std::shared_ptr<Model> model, const ContextOptions &options)
    : loaded(std::move(model)), options(options) {
  uint32_t threads = loaded->pool().threads();
  maxThreads = options.maxThreads ? std::min(options.maxThreads, threads) : threads;
}

Context::~Context() {
  // Streams end before what their steps use.
  dispatcher.reset();
  holders.clear();
  if (entryArena.base)
    arenaAllocator.release(entryArena.base, entryArena.bytes);
}

Context::FrameHolder::~FrameHolder() {
  for (OwnArena &arena : arenas)
    if (arena.base)
      allocator->release(arena.base, arena.bytes);
}

Result<std::unique_ptr<Context>> Context::create(std::shared_ptr<Model> model,
                                                 const ContextOptions &options) {
  std::unique_ptr<Context> context(new Context(std::move(model), options));
  GRAPHC_RETURN_IF_ERROR(context->prepare());
  return context;
}

Status Context::prepare() {
  if (reinterpret_cast<uintptr_t>(options.arena.data()) % kAlignment)
    return invalidArgument("the arena is not aligned to " + std::to_string(kAlignment) + " bytes");
  heapBase = options.allocator ? options.allocator
                               : std::shared_ptr<HostAllocator>(std::shared_ptr<void>(),
                                                                &SystemAllocator::instance());
  heapAllocator = std::make_shared<CountingAllocator>(heapBase, options.heapCap);
  results = heapAllocator;
  services = ContextServices::make(*this);
  core::initExecution(execution, services, nullptr);
  execution.context.parallel_for = ContextServices::parallelFor;
  const ProgramView &view = loaded->view();
  holders.resize(view.count(Table::Functions));
  bool manyStreams = false;
  size_t mostInputs = 0, mostOutputs = 0;
  for (uint32_t s = 0; s < view.count(Table::Signatures); ++s) {
    const Signature &signature = view.signature(s);
    mostInputs = std::max<size_t>(mostInputs, signature.inputs.count);
    mostOutputs = std::max<size_t>(mostOutputs, signature.outputs.count);
    for (uint32_t i = 0; i < signature.functions.count; ++i) {
      uint32_t function = view.list(signature.functions)[i];
      holder(function).isEntry = true;
      manyStreams |= view.function(function).streams.count > 1;
      GRAPHC_RETURN_IF_ERROR(checkArenaOf(function));
    }
  }
  arguments.resize(mostInputs);
  for (size_t i = 0; i < mostOutputs; ++i)
    resultTensors.push_back(std::make_unique<HeapTensor>());
  if (!manyStreams || maxThreads == 1)
    return okStatus();
  Result<std::unique_ptr<StreamDispatcher>> made = StreamDispatcher::create(*this);
  if (!made)
    return made.status();
  dispatcher = std::move(*made);
  streamServices = dispatcher->services(services);
  return okStatus();
}

Context::FrameHolder &Context::holder(uint32_t function) {
  FrameHolder &holder = holders[function];
  if (holder.frame)
    return holder;
  const core::FunctionPlan &plan = loaded->plan().functions[function];
  holder.allocator = &arenaAllocator;
  holder.block = std::make_unique_for_overwrite<char[]>(core::frameBytes(plan));
  holder.frame = core::createFrame(loaded->plan(), plan, holder.block.get());
  holder.heap = std::make_unique<HeapTensor[]>(plan.heapCount);
  for (uint32_t i = 0; i < plan.heapCount; ++i)
    holder.frame->heap[i] = &holder.heap[i].value;
  holder.arenas.resize(plan.function->arenas.count);
  for (const FunctionFacts::StringConstant &constant : loaded->facts(function).strings)
    setAddress(*holder.frame, constant.buffer, const_cast<HostString *>(constant.strings.data()));
  return holder;
}

Status Context::checkArenaOf(uint32_t function) {
  const ProgramView &view = loaded->view();
  Frame &frame = *holder(function).frame;
  if (!frame.function().arenas.count || options.arena.empty())
    return okStatus();
  const Arena &arena = view.arena(frame.function(), 0);
  frame.arenas[0] = {options.arena.data(), options.arena.size(), /*supplied=*/true};
  if (reinterpret_cast<uintptr_t>(options.arena.data()) % arena.alignment)
    return invalidArgument("the arena is not aligned to " + std::to_string(arena.alignment) +
                           " bytes");
  // Where every input has a fixed shape, what a run will need is known now.
  std::vector<core::TensorArg> args;
  std::vector<std::vector<int64_t>> dims;
  for (uint32_t i = 0; i < frame.function().inputs.count; ++i) {
    const Buffer &input = view.buffer(frame.function(), view.list(frame.function().inputs)[i]);
    std::vector<int64_t> &shape = dims.emplace_back();
    for (uint32_t d = 0; d < input.rank; ++d) {
      const Expr &expr = view.expr(view.list(input.dims)[d]);
      if (expr.codeCount)
        return okStatus();
      shape.push_back(expr.constant);
    }
    args.push_back({input.dtype, input.rank, nullptr, nullptr});
  }
  for (size_t i = 0; i < args.size(); ++i)
    args[i].dims = dims[i].data();
  core::Error error = {};
  error.instruction = kNone;
  if (!core::bindShapes(frame, services, args.data(), static_cast<uint32_t>(args.size()), error))
    return describeError(*loaded, view.signature(0), frame, error, Status());
  int64_t bytes = core::arenaBytes(frame, 0);
  if (bytes < 0 || static_cast<uint64_t>(bytes) <= options.arena.size())
    return okStatus();
  error.fault = core::Fault::ArenaTooSmall;
  error.function = function;
  error.index = 0;
  error.expected = bytes;
  error.got = static_cast<int64_t>(options.arena.size());
  return describeError(*loaded, view.signature(0), frame, error, Status());
}

void *Context::growArena(Frame &frame, uint32_t arena, uint64_t bytes, uint32_t alignment) {
  FrameHolder &own = holders[frame.plan->index];
  bool shared = own.isEntry && arena == 0;
  FrameHolder::OwnArena &memory = shared ? entryArena : own.arenas[arena];
  if (memory.base && memory.bytes >= bytes &&
      reinterpret_cast<uintptr_t>(memory.base) % alignment == 0)
    return memory.base;
  if (memory.base)
    arenaAllocator.release(memory.base, memory.bytes);
  memory = {};
  if (shared)
    // The entry functions of a context take turns in one block; those bound to the old one must
    // place their buffers anew.
    for (FrameHolder &other : holders)
      if (other.frame && other.isEntry && other.frame->function().arenas.count) {
        other.frame->bound = false;
        other.frame->arenas[0] = {};
      }
  bytes = bytes ? bytes : 1;
  memory.base = arenaAllocator.allocate(bytes, alignment);
  memory.bytes = memory.base ? bytes : 0;
  return memory.base;
}

void Context::enterFrame(Frame &frame) {
  const FunctionFacts &facts = loaded->facts(frame.plan->index);
  for (uint32_t b : facts.variableBuffers) {
    uint32_t row = loaded->view().buffer(frame.function(), b).index;
    core::HeapValue *value = &loaded->state().variables[row].tensor.value;
    frame.heap[frame.buffer(b).heap] = value;
    setAddress(frame, b, value->data);
  }
}

void Context::releaseHeap(Frame &frame) {
  for (uint32_t b : loaded->facts(frame.plan->index).heapBuffers)
    if (frame.heapOf(b)->written)
      ContextServices::freeHeap(this, frame, b);
}

ContextCounters Context::counters() const {
  ContextCounters counters;
  counters.runs = runs;
  counters.failures = failures;
  counters.allocations = heapAllocator->allocations() + arenaAllocator.allocations();
  counters.warmAllocations = warmAllocations;
  for (const FrameHolder &holder : holders)
    counters.shapeChanges += holder.frame ? holder.frame->shapeChanges : 0;
  counters.heapBytes = heapAllocator->bytesInUse();
  counters.heapPeakBytes = heapAllocator->peakBytes();
  if (!lastFrame)
    return counters;
  for (uint32_t a = 0; a < lastFrame->function().arenas.count; ++a) {
    counters.arenaBytes += std::max<int64_t>(0, core::arenaBytes(*lastFrame, a));
    int64_t bound = lastFrame->values[lastFrame->plan->arenaValues + 2 * a + 1];
    counters.arenaLowerBoundBytes += std::max<int64_t>(0, bound);
  }
  return counters;
}

} // namespace graphc::runtime
