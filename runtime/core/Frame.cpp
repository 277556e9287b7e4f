//===- Frame.cpp - addresses and frames -----------------------------------===//
#include "runtime/core/Frame.h"

namespace graphc::runtime::core {

using namespace schema;

namespace {
Frame *layOut(Bump &bump, const FunctionPlan &plan) {
  const Function &function = *plan.function;
  Frame *frame = bump.take<Frame>(1);
  Frame counted = {};
  Frame &f = frame ? *frame : counted;
  f.symbols = bump.take<int64_t>(function.symbols.count);
  f.values = bump.take<int64_t>(plan.valueCount);
  f.addresses = bump.take<void *>(function.buffers.count);
  f.operands = bump.take<void *>(plan.operandCount);
  f.heap = bump.take<HeapValue *>(plan.heapCount);
  f.inputDims = bump.take<int64_t>(plan.inputDimCount);
  f.arguments = bump.take<TensorArg>(function.inputs.count);
  f.arenas = bump.take<ArenaMemory>(function.arenas.count);
  f.packing = bump.take<Lifetime>(plan.lifetimeCount);
  return frame;
}

void moveTo(Frame &frame, uint32_t b, void *address) {
  const BufferPlan &plan = frame.buffer(b);
  frame.addresses[b] = address;
  for (uint32_t i = 0; i < plan.slots.count; ++i)
    frame.operands[frame.plan->slots[plan.slots.begin + i]] = address;
}
} // namespace

size_t frameBytes(const FunctionPlan &plan) {
  Bump bump(nullptr);
  layOut(bump, plan);
  return bump.used();
}

Frame *createFrame(const ProgramPlan &program, const FunctionPlan &plan, void *memory) {
  Bump bump(memory);
  Frame *frame = layOut(bump, plan);
  frame->program = &program;
  frame->plan = &plan;
  const Function &function = *plan.function;
  for (uint32_t b = 0; b < function.buffers.count; ++b) {
    const Buffer &buffer = program.view.buffer(function, b);
    if (static_cast<BufferKind>(buffer.kind) == BufferKind::Constant && buffer.aliasOf == kNone) {
      // Aliases of constants have constant or entry offsets; those follow when shapes are bound.
      int64_t offset = program.view.expr(buffer.offset).constant;
      setAddress(*frame, b, const_cast<uint8_t *>(program.weights) + offset);
    }
  }
  return frame;
}

void setAddress(Frame &frame, uint32_t b, void *address) {
  moveTo(frame, b, address);
  schema::RangeRef aliases = frame.buffer(b).aliases;
  for (uint32_t i = 0; i < aliases.count; ++i) {
    uint32_t alias = frame.plan->aliases[aliases.begin + i];
    moveTo(frame, alias,
           address ? static_cast<uint8_t *>(address) + frame.offsetOf(alias) : nullptr);
  }
}

void refreshHeap(Frame &frame, uint32_t b) {
  void *data = frame.heapOf(b)->data;
  if (frame.addresses[b] != data)
    setAddress(frame, b, data);
}

} // namespace graphc::runtime::core
