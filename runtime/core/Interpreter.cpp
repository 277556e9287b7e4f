//===- Interpreter.cpp - runs a bound function ----------------------------===//
#include "runtime/core/Interpreter.h"

namespace graphc::runtime::core {

using namespace schema;

namespace {
bool fail(Error &error, const Frame &frame, const Step &step, Fault fault, uint32_t index = 0,
          int64_t got = 0) {
  error.fault = fault;
  error.function = frame.plan->index;
  error.instruction = step.instruction;
  error.index = index;
  error.got = got;
  return false;
}

bool isHeap(const Frame &frame, uint32_t b) {
  return static_cast<BufferKind>(frame.buffer(b).kind) == BufferKind::Heap;
}

bool isPlanned(const Frame &frame, uint32_t b) {
  auto kind = static_cast<BufferKind>(frame.buffer(b).kind);
  return kind == BufferKind::Arena || kind == BufferKind::Bounded;
}

/// Adds the instruction to an error that a helper filled.
bool located(Error &error, const Step &step) {
  error.instruction = step.instruction;
  return false;
}

/// Heap operands: those read must have been written; those that a launch writes get their memory.
bool prepareHeap(const Services &services, Frame &frame, const Step &step, Error &error) {
  const ProgramView &view = frame.program->view;
  const Instruction &instruction = view.instruction(step.instruction);
  const uint32_t *reads = view.list(instruction.reads), *writes = view.list(instruction.writes);
  for (uint32_t i = 0; i < instruction.reads.count; ++i) {
    const HeapValue *value = frame.heapOf(reads[i]);
    if (value && !value->written)
      return fail(error, frame, step, Fault::Unallocated, reads[i]);
  }
  if (static_cast<Opcode>(step.opcode) != Opcode::Launch)
    return true;
  for (uint32_t i = 0; i < instruction.writes.count; ++i) {
    uint32_t b = writes[i];
    const HeapValue *value = frame.heapOf(b);
    if (!value)
      continue;
    bool updated = false;
    for (uint32_t r = 0; r < instruction.reads.count && !updated; ++r)
      updated = frame.heapOf(reads[r]) == value;
    // What the step updates, and what others see too, stays; the rest gets fresh memory.
    bool keeps = updated || view.buffer(frame.function(), b).aliasOf != kNone ||
                 frame.buffer(b).openShape || (value->written && !isHeap(frame, b));
    if (keeps && !value->written)
      return fail(error, frame, step, Fault::Unallocated, b);
    bool ok =
        keeps ? services.ownHeap(services.self, frame, b)
              : services.allocateHeap(services.self, frame, b, frame.dimsOf(b), frame.rankOf(b));
    if (!ok)
      return fail(error, frame, step, Fault::Services);
  }
  return true;
}

inline bool runLaunch(const Services &services, const graphc_kernel_ctx &context, Frame &frame,
                      const Step &step, Error &error) {
  const int64_t *params = frame.values + step.values;
  int64_t count = params[step.paramCount], grain = params[step.paramCount + 1];
  if (count <= 0) {
    if (count == 0)
      return true;
    return fail(error, frame, step, Fault::BadLaunch, 0, count);
  }
  if (grain < 1)
    return fail(error, frame, step, Fault::BadLaunch, 1, grain);
  if (!step.kernel)
    return fail(error, frame, step, Fault::BadLaunch, 2);
  void *const *operands = frame.operands + step.operands;
  graphc_kernel_status status;
  if (count <= grain || services.workers <= 1)
    status = step.kernel(&context, operands, params, 0, count);
  else
    status = services.launch(services.self, context, step.kernel, operands, params, count, grain);
  if (status == 0)
    return true;
  error.status = status;
  error.detail = *context.detail;
  return fail(error, frame, step, Fault::Kernel);
}

bool isPlain(const Frame &frame, uint32_t b) {
  const Buffer &buffer = frame.program->view.buffer(frame.function(), b);
  return frame.buffer(b).heap == kNone && !dtypeHoldsObjects(static_cast<DType>(buffer.dtype));
}

/// Copies between buffers of two frames (or of one).
bool copyTensor(const Services &services, Frame &from, uint32_t source, Frame &to, uint32_t target,
                const Step &step, Error &error) {
  if (!isPlain(from, source) || !isPlain(to, target)) {
    if (services.copyTensor(services.self, from, source, to, target))
      return true;
    return fail(error, to, step, Fault::Services);
  }
  int64_t bytes = from.bytesOf(source);
  if (bytes < 0 || bytes > to.capacityOf(target))
    return fail(error, to, step, Fault::BufferBounds, target, bytes);
  if (bytes && from.addresses[source] != to.addresses[target])
    memmove(to.addresses[target], from.addresses[source], bytes);
  return true;
}

/// Control flow over the steps of one run.
class Walker {
public:
  explicit Walker(Execution &execution) : execution(execution), services(*execution.services) {}

  bool runRegion(Frame &frame, uint32_t index);
  bool runRoot(Frame &frame) {
    return runRegion(frame, frame.function().rootRegion) &&
           (!services.enqueue || synchronize(frame, kNone));
  }

private:
  bool runOne(Frame &frame, const Step &step);
  bool runControl(Frame &frame, const Step &step, const Instruction &instruction);
  bool bindSymbol(Frame &frame, const Step &step, const Instruction &instruction);
  bool runIf(Frame &frame, const Step &step, const IfPayload &payload);
  bool runCase(Frame &frame, const Step &step, const CasePayload &payload);
  bool runWhile(Frame &frame, const Step &step, const WhilePayload &payload);
  bool carry(Frame &frame, const Step &step, uint32_t current, uint32_t next);
  bool restore(Frame &frame, const WhilePayload &payload);
  bool runCall(Frame &frame, const Step &step, const CallPayload &payload);
  bool passResults(Frame &frame, Frame &callee, const Step &step, const CallPayload &payload);
  bool readScalar(Frame &frame, const Step &step, uint32_t b, int64_t &value);

  bool synchronize(const Frame &frame, uint32_t instruction) {
    if (services.synchronize(services.self))
      return true;
    execution.error.fault = Fault::Services;
    execution.error.function = frame.plan->index;
    execution.error.instruction = instruction;
    return false;
  }

  Execution &execution;
  const Services &services;
};

bool Walker::runRegion(Frame &frame, uint32_t index) {
  RangeRef range = frame.program->view.region(index).instructions;
  const Step *step = frame.program->steps + range.begin;
  for (const Step *end = step + range.count; step != end; ++step)
    if (!runOne(frame, *step))
      return false;
  return true;
}

bool Walker::runOne(Frame &frame, const Step &step) {
  if (execution.watched) {
    Fault fault = services.interrupted(services.self);
    if (fault != Fault::None)
      return fail(execution.error, frame, step, fault);
  }
  auto opcode = static_cast<Opcode>(step.opcode);
  if (opcode >= Opcode::BindSymbol && opcode <= Opcode::Call) {
    const Instruction &instruction = frame.program->view.instruction(step.instruction);
    if (services.enqueue && !synchronize(frame, step.instruction))
      return false;
    return runControl(frame, step, instruction);
  }
  if (services.enqueue) {
    if (services.enqueue(services.self, frame, step))
      return true;
    return fail(execution.error, frame, step, Fault::Services);
  }
  if (!services.stepBegin)
    return runStep(services, execution.context, frame, step, execution.error);
  services.stepBegin(services.self, step);
  bool ok = runStep(services, execution.context, frame, step, execution.error);
  services.stepEnd(services.self, step);
  return ok;
}

bool Walker::runControl(Frame &frame, const Step &step, const Instruction &instruction) {
  switch (static_cast<Opcode>(step.opcode)) {
  case Opcode::BindSymbol:
    return bindSymbol(frame, step, instruction);
  case Opcode::If:
    return runIf(frame, step, instruction.ifOp);
  case Opcode::Case:
    return runCase(frame, step, instruction.caseOp);
  case Opcode::While:
    return runWhile(frame, step, instruction.whileOp);
  default:
    return runCall(frame, step, instruction.call);
  }
}

bool Walker::readScalar(Frame &frame, const Step &step, uint32_t b, int64_t &value) {
  const Buffer &buffer = frame.program->view.buffer(frame.function(), b);
  auto dtype = static_cast<DType>(buffer.dtype);
  const HeapValue *heap = frame.heapOf(b);
  int64_t bytes = heap ? static_cast<int64_t>(heap->bytes) : frame.bytesOf(b);
  const void *data = frame.addresses[b];
  if (!data || bytes < static_cast<int64_t>(dtypeBytes(dtype)))
    return fail(execution.error, frame, step, Fault::Unallocated, b);
  if (dtype == DType::Bool) {
    value = *static_cast<const uint8_t *>(data) != 0;
  } else if (dtype == DType::Int32) {
    int32_t narrow;
    memcpy(&narrow, data, sizeof(narrow));
    value = narrow;
  } else {
    memcpy(&value, data, sizeof(value));
  }
  return true;
}

bool Walker::bindSymbol(Frame &frame, const Step &step, const Instruction &instruction) {
  uint32_t b = frame.program->view.list(instruction.reads)[0];
  int64_t value;
  uint32_t dim = instruction.bindSymbol.dim;
  if (dim == kNone) {
    if (!readScalar(frame, step, b, value))
      return false;
  } else {
    const HeapValue *heap = frame.heapOf(b);
    if ((heap && !heap->written) || dim >= frame.rankOf(b))
      return fail(execution.error, frame, step, Fault::Unallocated, b);
    value = frame.dimsOf(b)[dim];
  }
  if (defineSymbol(frame, instruction.bindSymbol.symbol, value, execution.error))
    return true;
  return located(execution.error, step);
}

bool Walker::runIf(Frame &frame, const Step &step, const IfPayload &payload) {
  int64_t predicate;
  if (!readScalar(frame, step, payload.predicate, predicate))
    return false;
  uint32_t region = predicate ? payload.thenRegion : payload.elseRegion;
  return region == kNone || runRegion(frame, region);
}

bool Walker::runCase(Frame &frame, const Step &step, const CasePayload &payload) {
  int64_t selector;
  if (!readScalar(frame, step, payload.selector, selector))
    return false;
  uint32_t last = payload.regions.count - 1;
  uint32_t branch = selector < 0 || selector > last ? last : static_cast<uint32_t>(selector);
  return runRegion(frame, frame.program->view.list(payload.regions)[branch]);
}

bool Walker::runWhile(Frame &frame, const Step &step, const WhilePayload &payload) {
  const ProgramView &view = frame.program->view;
  for (;;) {
    // A loop without steps must still notice that the run was given up.
    if (execution.watched) {
      Fault fault = services.interrupted(services.self);
      if (fault != Fault::None)
        return fail(execution.error, frame, step, fault);
    }
    int64_t predicate;
    if (!runRegion(frame, payload.condRegion) ||
        (services.enqueue && !synchronize(frame, step.instruction)) ||
        !readScalar(frame, step, payload.predicate, predicate))
      return false;
    if (!predicate)
      return restore(frame, payload);
    if (!runRegion(frame, payload.bodyRegion) ||
        (services.enqueue && !synchronize(frame, step.instruction)))
      return false;
    for (uint32_t i = 0; i < payload.carriedCurrent.count; ++i)
      if (!carry(frame, step, view.list(payload.carriedCurrent)[i],
                 view.list(payload.carriedNext)[i]))
        return false;
  }
}

bool Walker::carry(Frame &frame, const Step &step, uint32_t current, uint32_t next) {
  bool planned = isPlanned(frame, current) && isPlanned(frame, next) &&
                 frame.capacityOf(current) == frame.capacityOf(next);
  bool heap = isHeap(frame, current) && isHeap(frame, next);
  if (!planned && !heap)
    return copyTensor(services, frame, next, frame, current, step, execution.error);
  if (heap) {
    HeapValue *&a = frame.heap[frame.buffer(current).heap];
    HeapValue *&b = frame.heap[frame.buffer(next).heap];
    HeapValue *exchanged = a;
    a = b;
    b = exchanged;
  }
  void *address = frame.addresses[current];
  setAddress(frame, current, frame.addresses[next]);
  setAddress(frame, next, address);
  return true;
}

bool Walker::restore(Frame &frame, const WhilePayload &payload) {
  const ProgramView &view = frame.program->view;
  for (uint32_t i = 0; i < payload.carriedCurrent.count; ++i) {
    uint32_t current = view.list(payload.carriedCurrent)[i];
    uint32_t next = view.list(payload.carriedNext)[i];
    if (!isPlanned(frame, current) || !isPlanned(frame, next))
      continue;
    auto home = [&](uint32_t b) {
      uint32_t arena = view.buffer(frame.function(), b).arena;
      return frame.arenas[arena].base + frame.offsetOf(b);
    };
    if (!frame.addresses[current] || frame.addresses[current] == home(current))
      continue;
    memmove(home(current), frame.addresses[current], frame.capacityOf(current));
    setAddress(frame, current, home(current));
    setAddress(frame, next, home(next));
  }
  return true;
}

bool Walker::runCall(Frame &frame, const Step &step, const CallPayload &payload) {
  const ProgramView &view = frame.program->view;
  Frame *callee = services.calleeFrame(services.self, payload.function);
  if (!callee)
    return fail(execution.error, frame, step, Fault::Services);
  TensorArg *args = callee->arguments;
  for (uint32_t i = 0; i < payload.arguments.count; ++i) {
    uint32_t b = view.list(payload.arguments)[i];
    const HeapValue *heap = frame.heapOf(b);
    if (heap && !heap->written)
      return fail(execution.error, frame, step, Fault::Unallocated, b);
    args[i] = {view.buffer(frame.function(), b).dtype, frame.rankOf(b), frame.dimsOf(b),
               frame.addresses[b]};
  }
  for (uint32_t i = 0; i < payload.workspaces.count; ++i) {
    uint32_t b = view.list(payload.workspaces)[i];
    auto *base = static_cast<uint8_t *>(frame.addresses[b]);
    uint64_t bytes = frame.bytesOf(b) < 0 ? 0 : frame.bytesOf(b);
    ArenaMemory &memory = callee->arenas[i];
    if (memory.base != base || memory.bytes != bytes)
      callee->bound = false;
    memory = {base, bytes, /*supplied=*/true};
  }
  forgetDefinedSymbols(*callee);
  if (!bindInputs(*callee, services, args, payload.arguments.count, execution.error))
    return located(execution.error, step);
  services.enterFrame(services.self, *callee);
  const uint32_t *outputs = view.list(callee->function().outputs);
  for (uint32_t i = 0; i < payload.results.count; ++i) {
    uint32_t result = view.list(payload.results)[i], output = outputs[i];
    if (static_cast<BufferKind>(callee->buffer(output).kind) != BufferKind::Output)
      continue;
    // Written in place: the result needs room for the planned bytes before the callee runs.
    int64_t capacity = callee->capacityOf(output);
    if (frame.heapOf(result)) {
      if (!services.allocateOutput(services.self, frame, result, *callee, output))
        return fail(execution.error, frame, step, Fault::Services);
    } else if (capacity < 0 || frame.capacityOf(result) < capacity) {
      return fail(execution.error, frame, step, Fault::BufferBounds, result, capacity);
    }
    setAddress(*callee, output, frame.addresses[result]);
  }
  bool ok = runRoot(*callee) && passResults(frame, *callee, step, payload);
  callee->bound = callee->bound && ok;
  services.leaveFrame(services.self, *callee);
  return ok;
}

bool Walker::passResults(Frame &frame, Frame &callee, const Step &step,
                         const CallPayload &payload) {
  const ProgramView &view = frame.program->view;
  const uint32_t *outputs = view.list(callee.function().outputs);
  for (uint32_t i = 0; i < payload.results.count; ++i) {
    uint32_t result = view.list(payload.results)[i], output = outputs[i];
    if (static_cast<BufferKind>(callee.buffer(output).kind) != BufferKind::Output) {
      if (!copyTensor(services, callee, output, frame, result, step, execution.error))
        return false;
    } else if (frame.heapOf(result) &&
               !services.settleOutput(services.self, frame, result, callee, output)) {
      return fail(execution.error, frame, step, Fault::Services);
    }
  }
  return true;
}
} // namespace

void initExecution(Execution &execution, const Services &services, const int32_t *cancelled) {
  execution = {};
  execution.services = &services;
  execution.context.abi_version = GRAPHC_KERNEL_ABI_VERSION;
  execution.context.workers = services.workers;
  execution.context.cancelled = cancelled;
  execution.context.detail = &execution.error.detail;
  execution.context.host = services.self;
  execution.error.instruction = kNone;
}

bool runStep(const Services &services, const graphc_kernel_ctx &context, Frame &frame,
             const Step &step, Error &error) {
  if (step.flags) {
    if ((step.flags & kStepLate) && !checkLateStep(frame, step, error))
      return located(error, step);
    if ((step.flags & kStepHeap) && !prepareHeap(services, frame, step, error))
      return false;
  }
  switch (static_cast<Opcode>(step.opcode)) {
  case Opcode::Launch:
    return runLaunch(services, context, frame, step, error);
  case Opcode::HostCall:
    if (services.hostCall(services.self, frame, step))
      return true;
    return fail(error, frame, step, Fault::Services);
  case Opcode::Copy: {
    const ProgramView &view = frame.program->view;
    const Instruction &instruction = view.instruction(step.instruction);
    return copyTensor(services, frame, view.list(instruction.reads)[0], frame,
                      view.list(instruction.writes)[0], step, error);
  }
  case Opcode::Free: {
    const ProgramView &view = frame.program->view;
    const Instruction &instruction = view.instruction(step.instruction);
    for (uint32_t i = 0; i < instruction.writes.count; ++i) {
      uint32_t b = view.list(instruction.writes)[i];
      if (frame.heapOf(b))
        services.freeHeap(services.self, frame, b);
    }
    return true;
  }
  default:
    return true; // events need no work where steps run one after the other
  }
}

bool runFunction(Execution &execution, Frame &frame) { return Walker(execution).runRoot(frame); }

} // namespace graphc::runtime::core
