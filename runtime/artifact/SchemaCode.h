//===- SchemaCode.h - kernels, instructions, functions ----------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_ARTIFACT_SCHEMACODE_H
#define GRAPHC_RUNTIME_ARTIFACT_SCHEMACODE_H

#include "runtime/artifact/SchemaHeader.h"

namespace graphc::runtime::schema {

/// Machine code of a kernel.
enum class KernelTarget : uint8_t {
  HostCode, ///< an entry of graphc_kernel_table, for cpu devices
  Ptx,      ///< PTX text in Data, for CUDA devices
  Cubin,    ///< CUDA binary in Data
};

/// A generated kernel.
struct Kernel {
  StringRef symbol; ///< its name in the object code
  uint8_t target;   ///< KernelTarget
  uint8_t reserved[3];
  uint32_t tableIndex;  ///< of HostCode: entry of graphc_kernel_table; else kNone
  uint64_t imageOffset; ///< of Ptx, Cubin: bytes in Data
  uint64_t imageBytes;
};

/// An operation that the runtime itself performs (see HostKernel.h).
struct HostKernel {
  StringRef op;     ///< TensorFlow op name
  StringRef family; ///< library libgraphc_host_<family>.so or a registered table
};

/// What an instruction does; the payload's layout follows from it.
enum class Opcode : uint8_t {
  Launch,      ///< run a kernel over its tasks
  HostCall,    ///< run a host kernel
  Copy,        ///< reads[0] -> writes[0], the bytes of reads[0]; strings and objects by value
  EventRecord, ///< the event is reached when the stream has come here
  EventWait,   ///< the stream goes on when the event is reached
  BindSymbol,  ///< a symbol := value of the i32/i64 scalar reads[0], or a dim of reads[0]
  If,          ///< one of two regions, by the bool scalar \c predicate
  Case,  ///< region number \c selector (i32 scalar); out of range: the last, as TensorFlow does
  While, ///< cond region, test, body region, carry; repeat
  Call,  ///< another function, with its own frame
  Free,  ///< release the Heap buffers in writes before the run ends
};

/// Launch: kernel over tasks [0, taskCount), cut at multiples of grain.
struct LaunchPayload {
  uint32_t kernel;    ///< row of Kernels
  ListRef params;     ///< ExprRefs, passed as i64
  uint32_t taskCount; ///< ExprRef
  uint32_t grain;     ///< ExprRef; >= 1
};

/// HostCall. Operands are reads, results are writes.
struct HostCallPayload {
  uint32_t hostKernel; ///< row of HostKernels
  RangeRef attributes; ///< rows of Attributes
};

/// EventRecord, EventWait. An event is recorded once in a region before it is
/// waited for, and both stand in the same region.
struct EventPayload {
  uint32_t event;
};

/// BindSymbol. A value outside the symbol's facts is an error of the node.
struct BindSymbolPayload {
  uint32_t symbol;
  uint32_t dim; ///< kNone: the value; else a dim of reads[0]
};

/// If. reads/writes of an If, Case, While or Call cover those of its regions
/// (the predicate included).
struct IfPayload {
  uint32_t predicate; ///< buffer
  uint32_t thenRegion;
  uint32_t elseRegion; ///< kNone: nothing
};

/// Case.
struct CasePayload {
  uint32_t selector; ///< buffer
  ListRef regions;   ///< rows of Regions, at least one
};

/// While. Runs \c cond, which writes \c predicate; while that is true runs \c body, then makes
/// carriedNext[i] the new carriedCurrent[i]: the runtime exchanges the addresses of two planned
/// buffers of equal capacity or of two heap buffers, and copies otherwise. When the loop ends the
/// values are where carriedCurrent was before it. After the exchange the contents of carriedNext
/// are undefined. Carried buffers are Arena, Bounded, Heap or Output and no aliases.
struct WhilePayload {
  uint32_t predicate; ///< buffer
  uint32_t condRegion;
  uint32_t bodyRegion;
  ListRef carriedCurrent; ///< buffers
  ListRef carriedNext;    ///< buffers, as many; same dtype
};

/// Call. Argument i becomes input i of the callee, result i its output i, by
/// reference. Arena i of the callee is the Arena buffer workspaces[i], which has at least its
/// bytes; an empty list makes the runtime keep memory for it.
struct CallPayload {
  uint32_t function;
  ListRef arguments;  ///< buffers
  ListRef results;    ///< buffers
  ListRef workspaces; ///< buffers
};

/// One step of a program. Reads and writes are declared in full: ordering, the
/// race checker and profiles depend on them.
struct Instruction {
  uint8_t opcode; ///< Opcode
  uint8_t reserved0;
  uint16_t device; ///< row of Devices; that of its stream
  uint16_t stream; ///< of the function
  uint16_t reserved1;
  uint32_t node; ///< row of Nodes, or kNone
  uint32_t reserved2;
  ListRef reads;  ///< buffers
  ListRef writes; ///< buffers
  union {
    LaunchPayload launch;
    HostCallPayload hostCall;
    EventPayload event;
    BindSymbolPayload bindSymbol;
    IfPayload ifOp;
    CasePayload caseOp;
    WhilePayload whileOp;
    CallPayload call;
    uint32_t words[8]; ///< unused words are zero
  };
};

/// Instructions that run one after the other on each stream. A region belongs to exactly one
/// function or instruction, an instruction to one region.
struct Region {
  RangeRef instructions; ///< rows of Instructions
};

/// A stream of a function.
struct Stream {
  uint32_t device; ///< row of Devices
};

/// A planned memory block of a function.
struct Arena {
  uint32_t device;     ///< row of Devices
  uint32_t bytes;      ///< ExprRef; kNone: packed by the runtime (no buffer has an offset)
  uint32_t lowerBound; ///< ExprRef: bytes that no plan can go below, or kNone
  uint32_t alignment;
};

/// A compiled function: one entry of a signature for some range of shapes. Functions own their
/// symbols, buffers, streams and arenas: the ranges of one stand after those of the one before.
struct Function {
  StringRef name;
  RangeRef symbols; ///< rows of Symbols. InputDim and Workers symbols come before Defined ones
  RangeRef buffers; ///< rows of Buffers
  RangeRef streams; ///< rows of Streams, at least one
  RangeRef arenas;  ///< rows of Arenas
  ListRef inputs;   ///< buffers of kind Input, in argument order
  ListRef outputs;  ///< buffers, in result order. Kind Output: written in place; any other kind is
                    ///< copied out when the run ends (Heap: handed over)
  uint32_t rootRegion;
  uint32_t eventCount;
};

static_assert(sizeof(Kernel) == 32 && sizeof(HostKernel) == 16);
static_assert(sizeof(Instruction) == 64);
static_assert(sizeof(Region) == 8 && sizeof(Stream) == 4 && sizeof(Arena) == 16);
static_assert(sizeof(Function) == 64);

} // namespace graphc::runtime::schema

#endif // GRAPHC_RUNTIME_ARTIFACT_SCHEMACODE_H
