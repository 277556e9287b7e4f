//===- Plan.h - a program prepared for execution ----------------*- C++ -*-===//
//
// Immutable tables derived once from a checked program, shared by all contexts:
//
//   instruction row -> Step        where its operand addresses and parameters lie
//   buffer          -> BufferPlan  where its sizes lie, which operand slots name it
//
// A frame (Frame.h) holds the mutable counterpart: for every function one array
// of operand addresses and one of values, so that a launch passes two pointers.
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_RUNTIME_CORE_PLAN_H
#define GRAPHC_RUNTIME_CORE_PLAN_H

#include "runtime/artifact/ProgramView.h"
#include "runtime/core/Memory.h"
#include "runtime/device/KernelAbi.h"

namespace graphc::runtime::core {

/// A value that could not be computed yet: it depends on a symbol that is defined during the run.
inline constexpr int64_t kUnknownValue = INT64_MIN;

/// Bits of Step::flags.
inline constexpr uint8_t kStepLate =
    1; ///< parameters or operands depend on symbols defined during the run
inline constexpr uint8_t kStepHeap = 2; ///< has operands on the heap

/// A prepared instruction; row i of the instruction table is step i.
struct Step {
  uint8_t opcode; ///< schema::Opcode
  uint8_t flags;
  uint16_t stream;
  uint32_t instruction; ///< its row
  uint32_t operands;    ///< first operand address: reads, then writes, effects left out
  uint32_t readCount;
  uint32_t operandCount;
  uint32_t values; ///< of a launch: first parameter; after them task count and grain
  uint32_t paramCount;
  graphc_kernel_fn kernel; ///< of a launch on a CPU
};

/// A buffer's place in the frame. Its values are: dims, then bytes, capacity, offset.
struct BufferPlan {
  uint32_t values;          ///< first dim
  uint32_t rank;            ///< dims that have expressions; 0 for an open shape
  uint32_t heap;            ///< slot among the frame's heap values (Heap, Resource), or kNone
  uint8_t kind;             ///< schema::BufferKind
  bool late;                ///< a value depends on a symbol defined during the run
  bool openShape;           ///< dims are known only when written
  schema::RangeRef slots;   ///< entries of FunctionPlan::slots
  schema::RangeRef aliases; ///< entries of FunctionPlan::aliases
};

/// When a buffer that the runtime packs is in use: positions in the order of instructions.
struct Lifetime {
  uint32_t buffer;
  uint32_t first;
  uint32_t last;
};

/// A prepared function.
struct FunctionPlan {
  const schema::Function *function;
  uint32_t index;
  uint32_t operandCount;
  uint32_t valueCount;
  uint32_t heapCount;
  uint32_t inputDimCount; ///< dims of all inputs together
  uint32_t entryCount;
  uint32_t lifetimeCount;
  uint32_t dependentCount;
  uint32_t arenaValues; ///< first of bytes, lowerBound per arena
  BufferPlan *buffers;
  uint32_t *slots;              ///< operand slots, by buffer
  uint32_t *aliases;            ///< buffers that share a root's bytes, by root
  uint32_t *valueExprs;         ///< expression of each value, kNone: not an expression
  uint32_t *entryValues;        ///< values to compute when shapes change
  schema::RangeRef *symbolUses; ///< per symbol: entries of dependents
  uint32_t *dependents;         ///< values to compute when a symbol is defined
  Lifetime *lifetimes;          ///< of the buffers without planned offsets
};

/// A prepared program. Borrows the program, the kernels and the weights. Immutable, thread-safe.
struct ProgramPlan {
  ProgramView view;
  const uint8_t *weights;
  Step *steps;
  FunctionPlan *functions;
};

/// Bytes that buildPlan needs for the checked program \p view.
size_t planBytes(const ProgramView &view);
/// Prepares \p view in \p memory (planBytes, 16-byte aligned). \p kernels is graphc_kernel_table,
/// \p weights the first byte of the weights.
ProgramPlan *buildPlan(const ProgramView &view, const graphc_kernel_fn *kernels,
                       const void *weights, void *memory);

/// Calls \p visit(row, instruction) for all instructions of \p region and of the regions inside, in
/// program order, and \p leave(row, instruction) after those inside an instruction.
template <typename Visit, typename Leave>
void walkRegion(const ProgramView &view, uint32_t region, const Visit &visit, const Leave &leave) {
  schema::RangeRef range = view.region(region).instructions;
  for (uint32_t row = range.begin; row < range.begin + range.count; ++row) {
    const schema::Instruction &instruction = view.instruction(row);
    visit(row, instruction);
    switch (static_cast<schema::Opcode>(instruction.opcode)) {
    case schema::Opcode::If:
      walkRegion(view, instruction.ifOp.thenRegion, visit, leave);
      if (instruction.ifOp.elseRegion != schema::kNone)
        walkRegion(view, instruction.ifOp.elseRegion, visit, leave);
      break;
    case schema::Opcode::Case:
      for (uint32_t i = 0; i < instruction.caseOp.regions.count; ++i)
        walkRegion(view, view.list(instruction.caseOp.regions)[i], visit, leave);
      break;
    case schema::Opcode::While:
      walkRegion(view, instruction.whileOp.condRegion, visit, leave);
      walkRegion(view, instruction.whileOp.bodyRegion, visit, leave);
      break;
    default:
      break;
    }
    leave(row, instruction);
  }
}

} // namespace graphc::runtime::core

#endif // GRAPHC_RUNTIME_CORE_PLAN_H
