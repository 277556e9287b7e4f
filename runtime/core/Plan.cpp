//===- Plan.cpp - prepares a program for execution ------------------------===//
#include "runtime/core/Plan.h"

namespace graphc::runtime::core {

using namespace schema;

namespace {
/// Values of a buffer besides its dims: bytes, capacity, offset.
constexpr uint32_t kBufferExtras = 3;

bool isEffect(const ProgramView &view, const Function &function, uint32_t buffer) {
  return static_cast<BufferKind>(view.buffer(function, buffer).kind) == BufferKind::Effect;
}

/// Reads and writes as one thing to loop over.
struct OperandLists {
  ListRef lists[2];
};
OperandLists operandLists(const Instruction &instruction) {
  return {{instruction.reads, instruction.writes}};
}

bool isLate(const ProgramView &view, const Function &function, uint32_t expr) {
  if (expr == kNone)
    return false;
  const Expr &e = view.expr(expr);
  for (uint32_t i = 0; i < e.codeCount; ++i) {
    const ExprOp &op = view.exprOp(e.codeBegin + i);
    if (static_cast<ExprOpcode>(op.opcode) == ExprOpcode::Symbol &&
        static_cast<SymbolSource>(view.symbol(function, op.symbol).source) == SymbolSource::Defined)
      return true;
  }
  return false;
}

/// Calls \p use(symbol) for each use of a symbol that is defined during the run.
template <typename Use>
void forEachLateSymbol(const ProgramView &view, const Function &function, uint32_t expr,
                       const Use &use) {
  if (expr == kNone)
    return;
  const Expr &e = view.expr(expr);
  for (uint32_t i = 0; i < e.codeCount; ++i) {
    const ExprOp &op = view.exprOp(e.codeBegin + i);
    if (static_cast<ExprOpcode>(op.opcode) == ExprOpcode::Symbol &&
        static_cast<SymbolSource>(view.symbol(function, op.symbol).source) == SymbolSource::Defined)
      use(op.symbol);
  }
}

/// Calls \p use(expr) for every value of a function in the order of their numbers. Both passes
/// (count, fill) go through here, so numbers agree.
template <typename Use>
void forEachValue(const ProgramView &view, const Function &function, const Use &use) {
  for (uint32_t b = 0; b < function.buffers.count; ++b) {
    const Buffer &buffer = view.buffer(function, b);
    for (uint32_t i = 0; i < buffer.dims.count; ++i)
      use(view.list(buffer.dims)[i]);
    bool effect = static_cast<BufferKind>(buffer.kind) == BufferKind::Effect;
    use(effect ? kNone : buffer.bytes);
    use(effect ? kNone : buffer.capacity != kNone ? buffer.capacity : buffer.bytes);
    use(effect ? kNone : buffer.offset);
  }
  for (uint32_t a = 0; a < function.arenas.count; ++a) {
    use(view.arena(function, a).bytes);
    use(view.arena(function, a).lowerBound);
  }
  auto visit = [&](uint32_t, const Instruction &instruction) {
    if (static_cast<Opcode>(instruction.opcode) != Opcode::Launch)
      return;
    for (uint32_t i = 0; i < instruction.launch.params.count; ++i)
      use(view.list(instruction.launch.params)[i]);
    use(instruction.launch.taskCount);
    use(instruction.launch.grain);
  };
  walkRegion(view, function.rootRegion, visit, [](uint32_t, const Instruction &) {});
}

bool isPacked(const ProgramView &view, const Function &function, const Buffer &buffer) {
  auto kind = static_cast<BufferKind>(buffer.kind);
  return (kind == BufferKind::Arena || kind == BufferKind::Bounded) && buffer.aliasOf == kNone &&
         view.arena(function, buffer.arena).bytes == kNone;
}

/// Sizes of one function's tables.
struct Counts {
  uint32_t operands = 0, values = 0, entries = 0, dependents = 0;
  uint32_t heaps = 0, inputDims = 0, aliases = 0, packed = 0;
};

bool isLateBuffer(const ProgramView &view, const Function &function, const Buffer &buffer) {
  bool late = false;
  for (uint32_t i = 0; i < buffer.dims.count; ++i)
    late |= isLate(view, function, view.list(buffer.dims)[i]);
  return late | isLate(view, function, buffer.bytes);
}

Counts countFunction(const ProgramView &view, const Function &function) {
  Counts counts;
  forEachValue(view, function, [&](uint32_t expr) {
    ++counts.values;
    if (expr == kNone)
      return;
    if (isLate(view, function, expr))
      forEachLateSymbol(view, function, expr, [&](uint32_t) { ++counts.dependents; });
    else
      ++counts.entries;
  });
  auto visit = [&](uint32_t, const Instruction &instruction) {
    for (const ListRef &list : operandLists(instruction).lists)
      for (uint32_t i = 0; i < list.count; ++i)
        counts.operands += !isEffect(view, function, view.list(list)[i]);
  };
  walkRegion(view, function.rootRegion, visit, [](uint32_t, const Instruction &) {});
  for (uint32_t b = 0; b < function.buffers.count; ++b) {
    const Buffer &buffer = view.buffer(function, b);
    auto kind = static_cast<BufferKind>(buffer.kind);
    bool root = buffer.aliasOf == kNone;
    counts.aliases += !root;
    counts.heaps += root && (kind == BufferKind::Heap || kind == BufferKind::Resource);
    counts.inputDims += root && kind == BufferKind::Input ? buffer.rank : 0;
    counts.packed += isPacked(view, function, buffer);
  }
  return counts;
}

void layOut(Bump &bump, const Function &function, const Counts &counts, FunctionPlan &plan) {
  plan.buffers = bump.take<BufferPlan>(function.buffers.count);
  plan.slots = bump.take<uint32_t>(counts.operands);
  plan.aliases = bump.take<uint32_t>(counts.aliases);
  plan.valueExprs = bump.take<uint32_t>(counts.values);
  plan.entryValues = bump.take<uint32_t>(counts.entries);
  plan.symbolUses = bump.take<RangeRef>(function.symbols.count);
  plan.dependents = bump.take<uint32_t>(counts.dependents);
  plan.lifetimes = bump.take<Lifetime>(counts.packed);
}

/// Fills the tables of one function.
class FunctionBuilder {
public:
  FunctionBuilder(const ProgramView &view, FunctionPlan &plan, Step *steps,
                  const graphc_kernel_fn *kernels)
      : view(view), function(*plan.function), plan(plan), steps(steps), kernels(kernels) {}

  void build() {
    buildValues();
    buildBuffers();
    buildSteps();
    buildSlots();
    buildLifetimes();
  }

private:
  void buildValues() {
    uint32_t value = 0;
    forEachValue(view, function, [&](uint32_t expr) {
      plan.valueExprs[value] = expr;
      if (expr != kNone) {
        if (isLate(view, function, expr))
          forEachLateSymbol(view, function, expr,
                            [&](uint32_t symbol) { ++plan.symbolUses[symbol].count; });
        else
          plan.entryValues[plan.entryCount++] = value;
      }
      ++value;
    });
    uint32_t begin = 0;
    for (uint32_t s = 0; s < function.symbols.count; ++s) {
      plan.symbolUses[s].begin = begin;
      begin += plan.symbolUses[s].count;
      plan.symbolUses[s].count = 0;
    }
    for (uint32_t v = 0; v < value; ++v)
      forEachLateSymbol(view, function, plan.valueExprs[v], [&](uint32_t symbol) {
        RangeRef &uses = plan.symbolUses[symbol];
        plan.dependents[uses.begin + uses.count++] = v;
      });
  }

  void buildBuffers() {
    for (uint32_t b = 0; b < function.buffers.count; ++b) {
      const Buffer &buffer = view.buffer(function, b);
      BufferPlan &p = plan.buffers[b];
      auto kind = static_cast<BufferKind>(buffer.kind);
      p.values = nextValue;
      p.rank = buffer.dims.count;
      p.kind = buffer.kind;
      p.late = isLateBuffer(view, function, buffer);
      p.openShape = buffer.rank == kNone || buffer.rank != buffer.dims.count;
      p.heap = kNone;
      if (buffer.aliasOf == kNone && (kind == BufferKind::Heap || kind == BufferKind::Resource))
        p.heap = plan.heapCount++;
      nextValue += buffer.dims.count + kBufferExtras;
      if (buffer.aliasOf != kNone)
        ++plan.buffers[buffer.aliasOf].aliases.count;
    }
    uint32_t begin = 0;
    for (uint32_t b = 0; b < function.buffers.count; ++b) {
      plan.buffers[b].aliases.begin = begin;
      begin += plan.buffers[b].aliases.count;
      plan.buffers[b].aliases.count = 0;
    }
    for (uint32_t b = 0; b < function.buffers.count; ++b) {
      uint32_t root = view.buffer(function, b).aliasOf;
      if (root == kNone)
        continue;
      RangeRef &aliases = plan.buffers[root].aliases;
      plan.aliases[aliases.begin + aliases.count++] = b;
      plan.buffers[b].heap = plan.buffers[root].heap;
    }
    plan.arenaValues = nextValue;
    nextValue += 2 * function.arenas.count;
  }

  void buildSteps() {
    auto visit = [&](uint32_t row, const Instruction &instruction) {
      Step &step = steps[row];
      step.opcode = instruction.opcode;
      step.stream = instruction.stream;
      step.instruction = row;
      step.operands = nextOperand;
      step.readCount = addOperands(step, instruction.reads);
      step.operandCount = step.readCount + addOperands(step, instruction.writes);
      nextOperand += step.operandCount;
      if (static_cast<Opcode>(instruction.opcode) != Opcode::Launch)
        return;
      step.values = nextValue;
      step.paramCount = instruction.launch.params.count;
      uint32_t count = step.paramCount + 2;
      for (uint32_t v = nextValue; v < nextValue + count; ++v)
        if (isLate(view, function, plan.valueExprs[v]))
          step.flags |= kStepLate;
      nextValue += count;
      const Kernel &kernel = view.kernel(instruction.launch.kernel);
      if (static_cast<KernelTarget>(kernel.target) == KernelTarget::HostCode && kernels)
        step.kernel = kernels[kernel.tableIndex];
    };
    walkRegion(view, function.rootRegion, visit, [](uint32_t, const Instruction &) {});
    plan.operandCount = nextOperand;
    plan.valueCount = nextValue;
  }

  uint32_t addOperands(Step &step, ListRef list) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < list.count; ++i) {
      uint32_t buffer = view.list(list)[i];
      if (isEffect(view, function, buffer))
        continue;
      ++count;
      ++plan.buffers[buffer].slots.count;
      if (plan.buffers[buffer].heap != kNone)
        step.flags |= kStepHeap;
      if (plan.buffers[buffer].late)
        step.flags |= kStepLate;
    }
    return count;
  }

  void buildSlots() {
    uint32_t begin = 0;
    for (uint32_t b = 0; b < function.buffers.count; ++b) {
      plan.buffers[b].slots.begin = begin;
      begin += plan.buffers[b].slots.count;
      plan.buffers[b].slots.count = 0;
    }
    auto visit = [&](uint32_t row, const Instruction &instruction) {
      uint32_t operand = steps[row].operands;
      for (const ListRef &list : operandLists(instruction).lists)
        for (uint32_t i = 0; i < list.count; ++i) {
          uint32_t buffer = view.list(list)[i];
          if (isEffect(view, function, buffer))
            continue;
          RangeRef &slots = plan.buffers[buffer].slots;
          plan.slots[slots.begin + slots.count++] = operand++;
        }
    };
    walkRegion(view, function.rootRegion, visit, [](uint32_t, const Instruction &) {});
  }

  /// A use inside a loop counts for the whole loop: the next iteration may need what this one left.
  /// With several streams program order says nothing about time, so everything interferes.
  void buildLifetimes();

  const ProgramView &view;
  const Function &function;
  FunctionPlan &plan;
  Step *steps;
  const graphc_kernel_fn *kernels;
  uint32_t nextValue = 0;
  uint32_t nextOperand = 0;
};

void FunctionBuilder::buildLifetimes() {
  for (uint32_t b = 0; b < function.buffers.count; ++b)
    if (isPacked(view, function, view.buffer(function, b)))
      plan.lifetimes[plan.lifetimeCount++] = {b, kNone, 0};
  if (!plan.lifetimeCount)
    return;
  auto find = [&](uint32_t buffer) -> Lifetime * {
    uint32_t root = view.buffer(function, buffer).aliasOf;
    buffer = root == kNone ? buffer : root;
    uint32_t low = 0, high = plan.lifetimeCount;
    while (low < high) {
      uint32_t middle = (low + high) / 2;
      if (plan.lifetimes[middle].buffer < buffer)
        low = middle + 1;
      else
        high = middle;
    }
    bool found = low < plan.lifetimeCount && plan.lifetimes[low].buffer == buffer;
    return found ? &plan.lifetimes[low] : nullptr;
  };
  bool ordered = function.streams.count == 1;
  uint32_t position = 0, loopDepth = 0, loopStart = 0;
  auto use = [&](uint32_t buffer, uint32_t from, uint32_t to) {
    if (Lifetime *lifetime = find(buffer)) {
      lifetime->first = from < lifetime->first ? from : lifetime->first;
      lifetime->last = to > lifetime->last ? to : lifetime->last;
    }
  };
  auto visit = [&](uint32_t, const Instruction &instruction) {
    ++position;
    if (static_cast<Opcode>(instruction.opcode) == Opcode::While && loopDepth++ == 0)
      loopStart = position;
    uint32_t from = !ordered ? 0 : loopDepth ? loopStart : position;
    for (const ListRef &list : operandLists(instruction).lists)
      for (uint32_t i = 0; i < list.count; ++i)
        use(view.list(list)[i], from, ordered ? position : kNone);
  };
  auto leave = [&](uint32_t, const Instruction &instruction) {
    if (static_cast<Opcode>(instruction.opcode) != Opcode::While || --loopDepth)
      return;
    for (uint32_t i = 0; i < plan.lifetimeCount; ++i)
      if (plan.lifetimes[i].first != kNone && plan.lifetimes[i].last >= loopStart)
        plan.lifetimes[i].last =
            plan.lifetimes[i].last > position ? plan.lifetimes[i].last : position;
  };
  walkRegion(view, function.rootRegion, visit, leave);
  for (uint32_t i = 0; i < function.outputs.count; ++i)
    use(view.list(function.outputs)[i], position, kNone);
}
} // namespace

size_t planBytes(const ProgramView &view) {
  Bump bump(nullptr);
  bump.take<ProgramPlan>(1);
  bump.take<Step>(view.count(Table::Instructions));
  uint32_t count = view.count(Table::Functions);
  bump.take<FunctionPlan>(count);
  for (uint32_t f = 0; f < count; ++f) {
    FunctionPlan ignored = {};
    layOut(bump, view.function(f), countFunction(view, view.function(f)), ignored);
  }
  return bump.used();
}

ProgramPlan *buildPlan(const ProgramView &view, const graphc_kernel_fn *kernels,
                       const void *weights, void *memory) {
  Bump bump(memory);
  ProgramPlan *program = bump.take<ProgramPlan>(1);
  program->view = view;
  program->weights = static_cast<const uint8_t *>(weights);
  program->steps = bump.take<Step>(view.count(Table::Instructions));
  uint32_t count = view.count(Table::Functions);
  program->functions = bump.take<FunctionPlan>(count);
  for (uint32_t f = 0; f < count; ++f) {
    FunctionPlan &plan = program->functions[f];
    plan.function = &view.function(f);
    plan.index = f;
    Counts counts = countFunction(view, *plan.function);
    plan.inputDimCount = counts.inputDims;
    plan.dependentCount = counts.dependents;
    layOut(bump, *plan.function, counts, plan);
    FunctionBuilder(view, plan, program->steps, kernels).build();
  }
  return program;
}

} // namespace graphc::runtime::core
