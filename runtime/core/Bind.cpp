//===- Bind.cpp - shapes to symbols, sizes and addresses ------------------===//
#include "runtime/core/Expr.h"
#include "runtime/core/Frame.h"

namespace graphc::runtime::core {

using namespace schema;

namespace {
bool fail(Frame &frame, Error &error, Fault fault, uint32_t index, int64_t expected = 0,
          int64_t got = 0, uint32_t dim = 0) {
  error.fault = fault;
  error.function = frame.plan->index;
  error.index = index;
  error.dim = dim;
  error.expected = expected;
  error.got = got;
  return false;
}

const Buffer &inputBuffer(const Frame &frame, uint32_t input) {
  const ProgramView &view = frame.program->view;
  return view.buffer(frame.function(), view.list(frame.function().inputs)[input]);
}

bool checkTypes(Frame &frame, const TensorArg *args, uint32_t count, Error &error) {
  if (count != frame.function().inputs.count)
    return fail(frame, error, Fault::InputCount, 0, frame.function().inputs.count, count);
  for (uint32_t i = 0; i < count; ++i) {
    const Buffer &buffer = inputBuffer(frame, i);
    if (args[i].dtype != buffer.dtype)
      return fail(frame, error, Fault::InputDType, i, buffer.dtype, args[i].dtype);
    if (args[i].rank != buffer.rank)
      return fail(frame, error, Fault::InputRank, i, buffer.rank, args[i].rank);
  }
  return true;
}

/// Types are checked.
bool sameDims(const Frame &frame, const TensorArg *args, uint32_t count) {
  const int64_t *known = frame.inputDims;
  for (uint32_t i = 0; i < count; ++i)
    for (uint32_t d = 0; d < args[i].rank; ++d)
      if (*known++ != args[i].dims[d])
        return false;
  return true;
}

bool checkFacts(Frame &frame, uint32_t s, int64_t value, Error &error) {
  const Symbol &symbol = frame.program->view.symbol(frame.function(), s);
  if (value < symbol.lower)
    return fail(frame, error, Fault::SymbolRange, s, symbol.lower, value);
  if (value > symbol.upper)
    return fail(frame, error, Fault::SymbolRange, s, symbol.upper, value);
  if (value % symbol.divisor)
    return fail(frame, error, Fault::SymbolDivisor, s, symbol.divisor, value);
  int64_t bound;
  if (symbol.upperExpr != kNone &&
      evaluate(frame.program->view, symbol.upperExpr, frame.symbols, bound) && value > bound)
    return fail(frame, error, Fault::SymbolRange, s, bound, value);
  return true;
}

bool bindSymbols(Frame &frame, const Services &services, const TensorArg *args, Error &error) {
  const Function &function = frame.function();
  for (uint32_t s = 0; s < function.symbols.count; ++s) {
    const Symbol &symbol = frame.program->view.symbol(function, s);
    switch (static_cast<SymbolSource>(symbol.source)) {
    case SymbolSource::InputDim:
      frame.symbols[s] = args[symbol.input].dims[symbol.dim];
      break;
    case SymbolSource::Workers:
      frame.symbols[s] = services.workers;
      break;
    case SymbolSource::Defined:
      frame.symbols[s] = kUnknownValue;
      continue;
    }
    if (!checkFacts(frame, s, frame.symbols[s], error))
      return false;
  }
  return true;
}

bool computeValues(Frame &frame, Error &error) {
  const FunctionPlan &plan = *frame.plan;
  for (uint32_t v = 0; v < plan.valueCount; ++v)
    frame.values[v] = kUnknownValue;
  for (uint32_t i = 0; i < plan.entryCount; ++i) {
    uint32_t value = plan.entryValues[i];
    if (!evaluate(frame.program->view, plan.valueExprs[value], frame.symbols, frame.values[value]))
      return fail(frame, error, Fault::SizeOverflow, value);
  }
  return true;
}

bool checkDims(Frame &frame, const TensorArg *args, uint32_t count, Error &error) {
  const uint32_t *inputs = frame.program->view.list(frame.function().inputs);
  for (uint32_t i = 0; i < count; ++i) {
    const int64_t *expected = frame.values + frame.buffer(inputs[i]).values;
    for (uint32_t d = 0; d < args[i].rank; ++d)
      if (args[i].dims[d] != expected[d] || expected[d] < 0)
        return fail(frame, error, Fault::InputDim, i, expected[d], args[i].dims[d], d);
  }
  return true;
}

/// The elements that a buffer's dims give lie within its bytes, its bytes within its capacity, an
/// alias within its root. Buffers with values that are not known yet are left for later.
bool checkBounds(Frame &frame, uint32_t b, Error &error) {
  const BufferPlan &plan = frame.buffer(b);
  const Buffer &buffer = frame.program->view.buffer(frame.function(), b);
  auto kind = static_cast<BufferKind>(plan.kind);
  if (kind == BufferKind::Effect || buffer.bytes == kNone)
    return true;
  const int64_t *dims = frame.values + plan.values;
  int64_t bytes = frame.bytesOf(b), capacity = frame.capacityOf(b), needed;
  if (bytes == kUnknownValue)
    return true;
  needed = static_cast<int64_t>(dtypeBytes(static_cast<DType>(buffer.dtype)));
  for (uint32_t d = 0; d < plan.rank; ++d) {
    if (dims[d] == kUnknownValue)
      return true;
    if (dims[d] < 0 || __builtin_mul_overflow(needed, dims[d], &needed))
      return fail(frame, error, Fault::SizeOverflow, plan.values + d);
  }
  bool strings = dtypeHoldsObjects(static_cast<DType>(buffer.dtype));
  if (bytes < 0 || (!strings && needed > bytes) || (capacity != kUnknownValue && bytes > capacity))
    return fail(frame, error, Fault::BufferBounds, b, capacity, needed > bytes ? needed : bytes);
  if (buffer.aliasOf == kNone || kind == BufferKind::Heap || kind == BufferKind::Resource)
    return true;
  int64_t offset = frame.offsetOf(b), end, limit = frame.capacityOf(buffer.aliasOf);
  if (limit == kUnknownValue)
    return true;
  if (offset < 0 || __builtin_add_overflow(offset, bytes, &end) || end > limit)
    return fail(frame, error, Fault::BufferBounds, b, limit, bytes);
  return true;
}

bool checkAllBounds(Frame &frame, Error &error) {
  for (uint32_t b = 0; b < frame.function().buffers.count; ++b)
    if (!checkBounds(frame, b, error))
      return false;
  return true;
}

bool placeArenas(Frame &frame, const Services &services, Error &error) {
  const Function &function = frame.function();
  for (uint32_t a = 0; a < function.arenas.count; ++a) {
    ArenaMemory &memory = frame.arenas[a];
    int64_t bytes = arenaBytes(frame, a);
    if (bytes < 0)
      return fail(frame, error, Fault::SizeOverflow, frame.plan->arenaValues + 2 * a);
    if (memory.bytes >= static_cast<uint64_t>(bytes) && (memory.base || !bytes))
      continue;
    if (memory.supplied)
      return fail(frame, error, Fault::ArenaTooSmall, a, bytes, static_cast<int64_t>(memory.bytes));
    uint32_t alignment = frame.program->view.arena(function, a).alignment;
    void *base = services.arenaMemory(services.self, frame, a, bytes, alignment);
    if (!base)
      return fail(frame, error, Fault::OutOfMemory, a, 0, bytes);
    memory.base = static_cast<uint8_t *>(base);
    memory.bytes = bytes;
  }
  return true;
}

bool placeBuffers(Frame &frame, Error &error) {
  const Function &function = frame.function();
  for (uint32_t b = 0; b < function.buffers.count; ++b) {
    const Buffer &buffer = frame.program->view.buffer(function, b);
    auto kind = static_cast<BufferKind>(buffer.kind);
    if (buffer.aliasOf != kNone)
      continue;
    if (kind == BufferKind::Constant) {
      setAddress(frame, b, frame.addresses[b]);
      continue;
    }
    if (kind != BufferKind::Arena && kind != BufferKind::Bounded)
      continue;
    int64_t offset = frame.offsetOf(b), capacity = frame.capacityOf(b), end = 0;
    const ArenaMemory &arena = frame.arenas[buffer.arena];
    if (offset < 0 || capacity < 0 || offset % kAlignment ||
        __builtin_add_overflow(offset, capacity, &end) || end > arenaBytes(frame, buffer.arena))
      return fail(frame, error, Fault::BufferBounds, b, arenaBytes(frame, buffer.arena), end);
    setAddress(frame, b, arena.base ? arena.base + offset : nullptr);
  }
  return true;
}

bool setInputs(Frame &frame, const TensorArg *args, uint32_t count, Error &error) {
  const uint32_t *inputs = frame.program->view.list(frame.function().inputs);
  for (uint32_t i = 0; i < count; ++i) {
    uint32_t b = inputs[i];
    if (frame.addresses[b] == args[i].data && args[i].data)
      continue;
    if (!args[i].data && frame.bytesOf(b) > 0)
      return fail(frame, error, Fault::InputNull, i);
    uint64_t alignment = dtypeAlignment(static_cast<DType>(args[i].dtype));
    if (reinterpret_cast<uintptr_t>(args[i].data) % alignment)
      return fail(frame, error, Fault::InputUnaligned, i, alignment);
    setAddress(frame, b, args[i].data);
  }
  return true;
}

bool computeShapes(Frame &frame, const Services &services, const TensorArg *args, uint32_t count,
                   Error &error) {
  frame.bound = false;
  ++frame.shapeChanges;
  if (!bindSymbols(frame, services, args, error) || !computeValues(frame, error) ||
      !checkDims(frame, args, count, error))
    return false;
  if (frame.plan->lifetimeCount && !packArenas(frame))
    return fail(frame, error, Fault::SizeOverflow, frame.plan->arenaValues);
  return checkAllBounds(frame, error);
}
} // namespace

int64_t arenaBytes(const Frame &frame, uint32_t arena) {
  int64_t bytes = frame.values[frame.plan->arenaValues + 2 * arena];
  bool packed = frame.program->view.arena(frame.function(), arena).bytes == kNone;
  return packed && bytes == kUnknownValue ? 0 : bytes;
}

bool acceptsShapes(const Frame &frame, const TensorArg *args, uint32_t count) {
  const ProgramView &view = frame.program->view;
  const Function &function = frame.function();
  if (count != function.inputs.count)
    return false;
  for (uint32_t i = 0; i < count; ++i) {
    const Buffer &buffer = inputBuffer(frame, i);
    if (args[i].dtype != buffer.dtype || args[i].rank != buffer.rank)
      return false;
    for (uint32_t d = 0; d < buffer.rank; ++d) {
      const Expr &expr = view.expr(view.list(buffer.dims)[d]);
      if (!expr.codeCount && expr.constant != args[i].dims[d])
        return false;
    }
  }
  for (uint32_t s = 0; s < function.symbols.count; ++s) {
    const Symbol &symbol = view.symbol(function, s);
    if (static_cast<SymbolSource>(symbol.source) != SymbolSource::InputDim)
      continue;
    int64_t value = args[symbol.input].dims[symbol.dim];
    if (value < symbol.lower || value > symbol.upper || value % symbol.divisor)
      return false;
  }
  return true;
}

bool bindShapes(Frame &frame, const Services &services, const TensorArg *args, uint32_t count,
                Error &error) {
  return checkTypes(frame, args, count, error) &&
         computeShapes(frame, services, args, count, error);
}

bool bindInputs(Frame &frame, const Services &services, const TensorArg *args, uint32_t count,
                Error &error) {
  if (!checkTypes(frame, args, count, error))
    return false;
  if (!frame.bound || !sameDims(frame, args, count)) {
    if (!computeShapes(frame, services, args, count, error) ||
        !placeArenas(frame, services, error) || !placeBuffers(frame, error))
      return false;
    int64_t *known = frame.inputDims;
    for (uint32_t i = 0; i < count; ++i)
      for (uint32_t d = 0; d < args[i].rank; ++d)
        *known++ = args[i].dims[d];
    // Input addresses and their aliases are set anew: alias offsets may have changed.
    const uint32_t *inputs = frame.program->view.list(frame.function().inputs);
    for (uint32_t i = 0; i < count; ++i)
      setAddress(frame, inputs[i], nullptr);
    frame.bound = true;
  }
  return setInputs(frame, args, count, error);
}

void forgetDefinedSymbols(Frame &frame) {
  const FunctionPlan &plan = *frame.plan;
  for (uint32_t s = 0; s < frame.function().symbols.count; ++s) {
    const Symbol &symbol = frame.program->view.symbol(frame.function(), s);
    if (static_cast<SymbolSource>(symbol.source) != SymbolSource::Defined)
      continue;
    frame.symbols[s] = kUnknownValue;
    RangeRef uses = plan.symbolUses[s];
    for (uint32_t i = 0; i < uses.count; ++i)
      frame.values[plan.dependents[uses.begin + i]] = kUnknownValue;
  }
}

bool defineSymbol(Frame &frame, uint32_t symbol, int64_t value, Error &error) {
  if (!checkFacts(frame, symbol, value, error))
    return false;
  frame.symbols[symbol] = value;
  const FunctionPlan &plan = *frame.plan;
  RangeRef uses = plan.symbolUses[symbol];
  for (uint32_t i = 0; i < uses.count; ++i) {
    uint32_t v = plan.dependents[uses.begin + i];
    // A failure may be due to another symbol that is not defined yet; its own definition repeats
    // this, and a use of an unknown value is refused.
    if (!evaluate(frame.program->view, plan.valueExprs[v], frame.symbols, frame.values[v]))
      frame.values[v] = kUnknownValue;
  }
  return true;
}

bool checkLateStep(Frame &frame, const Step &step, Error &error) {
  const Instruction &instruction = frame.program->view.instruction(step.instruction);
  for (int side = 0; side < 2; ++side) {
    ListRef list = side ? instruction.writes : instruction.reads;
    for (uint32_t i = 0; i < list.count; ++i) {
      uint32_t b = frame.program->view.list(list)[i];
      if (frame.buffer(b).late && !checkBounds(frame, b, error))
        return false;
    }
  }
  if (static_cast<Opcode>(step.opcode) == Opcode::Launch)
    for (uint32_t i = 0; i < step.paramCount + 2; ++i)
      if (frame.values[step.values + i] == kUnknownValue)
        return fail(frame, error, Fault::SizeOverflow, step.values + i);
  return true;
}

} // namespace graphc::runtime::core
