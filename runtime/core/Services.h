//===- Services.h - what the core asks of its surroundings ------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_CORE_SERVICES_H
#define GRAPHC_RUNTIME_CORE_SERVICES_H

#include "runtime/core/Plan.h"

namespace graphc::runtime::core {

struct Frame;

/// Why the core stopped. Who turns it into words: runtime/executor/Faults.cpp.
enum class Fault : int32_t {
  None = 0,
  InputCount,     ///< expected, got: numbers of inputs
  InputDType,     ///< input index; expected, got: dtypes
  InputRank,      ///< input index; expected, got: ranks
  InputDim,       ///< input index, dim; expected, got
  InputNull,      ///< input index has elements but no data
  InputUnaligned, ///< input index; expected: alignment
  SymbolRange,    ///< symbol index; got; expected: the violated bound
  SymbolDivisor,  ///< symbol index; got; expected: the divisor
  SizeOverflow,   ///< value index: an expression overflows or is negative
  BufferBounds,   ///< buffer index: its bytes are not where the plan reserves them
  ArenaTooSmall,  ///< arena index; expected, got: bytes
  OutOfMemory,    ///< got: bytes asked for
  Unallocated,    ///< buffer index is read before anything wrote it
  BadLaunch,      ///< task count or grain (got) out of range or unknown
  Kernel,         ///< status holds the kernel's answer
  Services,       ///< the services know more: a host call failed, or a stream
  Cancelled,
  DeadlineExceeded,
};

/// Where and why. All zero means success.
struct Error {
  Fault fault;
  uint32_t function;    ///< row
  uint32_t instruction; ///< row, or schema::kNone before the first
  uint32_t index;
  uint32_t dim;
  int64_t expected;
  int64_t got;
  graphc_kernel_status status;
  graphc_kernel_detail detail;
};

/// A tensor as the core sees it.
struct TensorArg {
  uint32_t dtype; ///< DType
  uint32_t rank;
  const int64_t *dims;
  void *data;
};

/// Value of a heap buffer or of a variable. Made and freed by the services.
struct HeapValue {
  void *data;
  const int64_t *dims;
  uint64_t bytes;
  uint32_t rank;
  bool written; ///< a value is present (zero bytes count)
  void *owner;  ///< the services' own
};

/// Functions that the core calls. Those returning bool return false after they have kept the reason
/// themselves (Fault::Services) unless they say otherwise. Called on the thread of the run, but for
/// launch, hostCall and the heap functions on a stream's thread when enqueue is used.
struct Services {
  void *self;
  uint32_t workers; ///< threads that may work on one launch; 1: all inline

  /// Runs tasks [0, count) on several threads; answers like one kernel call.
  graphc_kernel_status (*launch)(void *self, const graphc_kernel_ctx &ctx, graphc_kernel_fn kernel,
                                 void *const *operands, const int64_t *params, int64_t count,
                                 int64_t grain);
  bool (*hostCall)(void *self, Frame &frame, const Step &step);
  /// Gives heap buffer \p buffer memory of its own for \p dims, dropping what it had.
  bool (*allocateHeap)(void *self, Frame &frame, uint32_t buffer, const int64_t *dims,
                       uint32_t rank);
  /// Makes the value of heap buffer \p buffer unshared before it is updated in place.
  bool (*ownHeap)(void *self, Frame &frame, uint32_t buffer);
  void (*freeHeap)(void *self, Frame &frame, uint32_t buffer);
  /// Copies a tensor when either side is a heap value, a variable or not numbers.
  bool (*copyTensor)(void *self, Frame &from, uint32_t fromBuffer, Frame &to, uint32_t toBuffer);
  /// Memory for arena \p arena of a frame (kept until the services drop the frame), or null.
  void *(*arenaMemory)(void *self, Frame &frame, uint32_t arena, uint64_t bytes,
                       uint32_t alignment);
  /// The frame of a called function, made at the first call, or null.
  Frame *(*calleeFrame)(void *self, uint32_t function);
  /// Called when \p callee is bound, before its first step: variables and string constants get
  /// their addresses; and after its last one: its heap values are released.
  void (*enterFrame)(void *self, Frame &callee);
  void (*leaveFrame)(void *self, Frame &callee);
  /// A result of a call that is a heap buffer of the caller and written in place by the callee:
  /// before, memory for the capacity of \p output; afterwards, its dims.
  bool (*allocateOutput)(void *self, Frame &frame, uint32_t result, Frame &callee, uint32_t output);
  bool (*settleOutput)(void *self, Frame &frame, uint32_t result, Frame &callee, uint32_t output);
  /// Puts a step on its stream. Null: steps run inline, one after the other.
  bool (*enqueue)(void *self, Frame &frame, const Step &step);
  /// Waits for everything put on streams. Required when enqueue is given.
  bool (*synchronize)(void *self);
  /// Cancelled, DeadlineExceeded, or None.
  Fault (*interrupted)(void *self);
  /// Called around each inline step when profiling, else null.
  void (*stepBegin)(void *self, const Step &step);
  void (*stepEnd)(void *self, const Step &step);
};

} // namespace graphc::runtime::core

#endif // GRAPHC_RUNTIME_CORE_SERVICES_H
