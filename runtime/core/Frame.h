//===- Frame.h - one activation of a function -------------------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_CORE_FRAME_H
#define GRAPHC_RUNTIME_CORE_FRAME_H

#include "runtime/core/Services.h"

namespace graphc::runtime::core {

/// Memory of one arena of a frame.
struct ArenaMemory {
  uint8_t *base;
  uint64_t bytes;
  bool supplied; ///< by the caller: never grown
};

/// The mutable state of a function: symbols, values, addresses. Lives in one block, is
/// reused from run to run and keeps the sizes of the last shapes, so that a run with the same
/// shapes computes nothing. Thread-compatible.
struct Frame {
  const ProgramPlan *program;
  const FunctionPlan *plan;
  int64_t *symbols;      ///< by symbol of the function
  int64_t *values;       ///< see FunctionPlan::valueExprs
  void **addresses;      ///< by buffer
  void **operands;       ///< by operand slot
  HeapValue **heap;      ///< by heap slot; whoever makes the frame points them to values
  int64_t *inputDims;    ///< dims of the inputs that the values were computed for
  TensorArg *arguments;  ///< by input: scratch of whoever calls the function
  ArenaMemory *arenas;   ///< by arena
  Lifetime *packing;     ///< scratch of the packer
  bool bound;            ///< values and planned addresses belong to inputDims
  uint64_t shapeChanges; ///< times that values had to be computed
  void *owner;           ///< the services' own

  const schema::Function &function() const { return *plan->function; }
  const BufferPlan &buffer(uint32_t b) const { return plan->buffers[b]; }
  /// Live bytes of a buffer with a size, kUnknownValue otherwise.
  int64_t &bytesOf(uint32_t b) const { return values[buffer(b).values + buffer(b).rank]; }
  int64_t &capacityOf(uint32_t b) const { return values[buffer(b).values + buffer(b).rank + 1]; }
  int64_t &offsetOf(uint32_t b) const { return values[buffer(b).values + buffer(b).rank + 2]; }
  /// The heap value or variable behind \p b, or null.
  HeapValue *heapOf(uint32_t b) const {
    return buffer(b).heap == schema::kNone ? nullptr : heap[buffer(b).heap];
  }
  /// Dims of a buffer as they are now.
  const int64_t *dimsOf(uint32_t b) const {
    return buffer(b).openShape && heapOf(b) ? heapOf(b)->dims : values + buffer(b).values;
  }
  /// Rank of a buffer as it is now.
  uint32_t rankOf(uint32_t b) const {
    return buffer(b).openShape && heapOf(b) ? heapOf(b)->rank : buffer(b).rank;
  }
};

/// Bytes of a frame of \p plan.
size_t frameBytes(const FunctionPlan &plan);
/// Makes a frame in \p memory (frameBytes, 16-byte aligned): constants have their addresses, the
/// rest is bound later.
Frame *createFrame(const ProgramPlan &program, const FunctionPlan &plan, void *memory);

/// Moves buffer \p b and those that share its bytes to \p address: all operand slots follow.
void setAddress(Frame &frame, uint32_t b, void *address);
/// Lets a heap buffer or variable follow its value after it changed.
void refreshHeap(Frame &frame, uint32_t b);

/// Accepts \p args as the inputs: checks dtypes, ranks, dims and symbols' facts, computes sizes and
/// places the arenas if the shapes are new. On failure fills \p error.
bool bindInputs(Frame &frame, const Services &services, const TensorArg *args, uint32_t count,
                Error &error);
/// Whether the shapes of \p args fit the function, without touching the frame's addresses. For
/// choosing between functions of a signature.
bool acceptsShapes(const Frame &frame, const TensorArg *args, uint32_t count);
/// Computes the sizes for \p args without placing anything: for asking about arena bytes.
bool bindShapes(Frame &frame, const Services &services, const TensorArg *args, uint32_t count,
                Error &error);
/// Bytes of arena \p arena for the shapes bound last.
int64_t arenaBytes(const Frame &frame, uint32_t arena);

/// Takes back what defineSymbol gave: at the start of every run.
void forgetDefinedSymbols(Frame &frame);
/// Gives symbol \p symbol a value during the run and recomputes what depends on it.
bool defineSymbol(Frame &frame, uint32_t symbol, int64_t value, Error &error);
/// Checks the values of a step flagged kStepLate right before it: they are known by then, and
/// its buffers' live bytes are within what was reserved for them.
bool checkLateStep(Frame &frame, const Step &step, Error &error);

/// Packs the arenas that have no planned offsets: largest first, each at the lowest place that is
/// free during its lifetime (greedy by size, Pisarchyk and Lee 2020). Returns false on overflow.
bool packArenas(Frame &frame);

} // namespace graphc::runtime::core

#endif // GRAPHC_RUNTIME_CORE_FRAME_H
