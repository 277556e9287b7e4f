//===- SchemaValues.h - sizes, buffers and attributes -----------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_ARTIFACT_SCHEMAVALUES_H
#define GRAPHC_RUNTIME_ARTIFACT_SCHEMAVALUES_H

#include "runtime/artifact/SchemaHeader.h"
#include "runtime/base/DType.h"

namespace graphc::runtime::schema {

/// Operations of the expression machine: a stack of i64. Arithmetic that
/// overflows, and division by zero, make the evaluation fail.
enum class ExprOpcode : uint32_t {
  Constant, ///< push value
  Symbol,   ///< push symbol \c symbol
  Add,      ///< pop b, a; push a + b
  Mul,      ///< pop b, a; push a * b
  FloorDiv, ///< pop b, a; push floor(a / b)
  CeilDiv,  ///< pop b, a; push ceil(a / b)
  Min,
  Max,
};

/// One step of an expression.
struct ExprOp {
  uint32_t opcode; ///< ExprOpcode
  uint32_t symbol; ///< of Symbol: index in the function; else 0
  int64_t value;   ///< of Constant; else 0
};

/// An i64 expression over the symbols of a function in postfix order:
/// ExprCode[codeBegin, codeBegin+codeCount), or just \c constant when
/// codeCount is 0. An index of an Expr is called an ExprRef below.
struct Expr {
  uint32_t codeBegin;
  uint32_t codeCount;
  int64_t constant;
};

/// Who gives a symbol its value.
enum class SymbolSource : uint8_t {
  InputDim, ///< dim \c dim of function input \c input, at entry
  Defined,  ///< a BindSymbol instruction
  Workers,  ///< threads that may work on one launch (for scratch sizes)
};

/// An i64 that is known only at run time. A value outside [lower, upper] or not
/// divisible by \c divisor is refused: for inputs the caller's mistake.
struct Symbol {
  StringRef name; ///< as in the symbolic types, e.g. "b"
  uint8_t source; ///< SymbolSource
  uint8_t reserved[3];
  uint32_t input;     ///< of InputDim: position in Function::inputs
  uint32_t dim;       ///< of InputDim
  uint32_t upperExpr; ///< ExprRef of a tighter upper bound over earlier symbols (Defined), or kNone
  int64_t lower;
  int64_t upper;   ///< INT64_MAX: no bound
  int64_t divisor; ///< >= 1
};

/// Where the bytes of a buffer live.
enum class BufferKind : uint8_t {
  Arena,   ///< planned: arena \c arena at \c offset
  Bounded, ///< planned at its upper bound: \c capacity bytes at \c offset, of which \c bytes live
  Heap, ///< allocated when written: by the executor if \c bytes is given, else by its host kernel
  Constant, ///< in the weights at byte \c offset (a constant ExprRef), read-only
  Input,    ///< the caller's tensor \c index
  Output,   ///< the caller's result \c index, written in place
  Resource, ///< current value of Resources[index]
  Effect,   ///< no bytes: orders the instructions that name it in reads or writes
};

/// A tensor-shaped piece of memory. Strings, resources and variants are Heap, Constant (strings
/// only), Input or Resource buffers.
///
/// A constant of dtype String holds, for n elements, n uint64 end positions followed by the bytes;
/// the loader makes the HostString array.
///
/// Every kind but Heap, Resource and Effect has a known rank, dims and bytes. \c capacity and
/// \c offset may use the symbols that are known at entry only; \c dims and \c bytes of a Bounded,
/// Output or Heap buffer may use Defined ones too.
struct Buffer {
  StringRef name; ///< for people; TensorFlow's tensor name where there is one
  uint8_t kind;   ///< BufferKind
  uint8_t reserved[3];
  uint32_t dtype;    ///< DType; Invalid for Effect
  uint32_t rank;     ///< kNone: unknown until written (Heap, Resource)
  ListRef dims;      ///< ExprRefs, rank of them; none with rank > 0: known only when written
  uint32_t bytes;    ///< ExprRef: live bytes; kNone: known only when written (Heap, Resource)
  uint32_t capacity; ///< ExprRef: bytes reserved; kNone: the same as \c bytes
  uint32_t offset;   ///< ExprRef: byte offset in the arena or weights, or in \c aliasOf. kNone for
                     ///< Arena and Bounded: the runtime packs the arena when shapes are bound
                     ///< (all roots of an arena have offsets, or none has); kNone for other roots
  uint32_t aliasOf;  ///< buffer of the function whose bytes this one shares at \c offset, or kNone.
                     ///< An alias has the kind of its root and is no alias of an alias
  uint32_t arena;    ///< of Arena and Bounded: index in the function's arenas; else kNone
  uint32_t index;    ///< of Input, Output: position; of Resource: row; else kNone
  uint32_t node;     ///< row of Nodes, or kNone
  uint32_t device;   ///< row of Devices
  uint64_t upperBoundBytes; ///< a bound known at compile time, or UINT64_MAX
};

/// What an attribute holds.
enum class AttributeKind : uint32_t {
  Int,     ///< value
  Float,   ///< value: the bits of a double
  Bool,    ///< value
  String,  ///< Strings[begin, begin+count)
  DType,   ///< value: DType
  Shape,   ///< Int64s[begin, begin+count), -1 unknown; value 0: unknown rank
  Tensor,  ///< dtype, dims Int64s[begin, begin+count), bytes Data[dataOffset, +dataBytes).
           ///< Strings as in a constant
  Ints,    ///< Int64s[begin, begin+count)
  Floats,  ///< as Ints; each the bits of a double
  Bools,   ///< as Ints
  DTypes,  ///< as Ints
  Strings, ///< Attributes[begin, begin+count), each a String
  Shapes,  ///< Attributes[begin, begin+count), each a Shape
};

/// A named attribute of a host call.
struct Attribute {
  StringRef name;
  uint32_t kind;  ///< AttributeKind
  uint32_t dtype; ///< of Tensor
  uint32_t begin;
  uint32_t count;
  int64_t value;
  uint64_t dataOffset;
  uint64_t dataBytes;
};

/// Bits of Resource::flags.
inline constexpr uint32_t kResourceHasInitialValue = 1;

/// A variable of the model, shared by all functions and contexts.
struct Resource {
  StringRef name;  ///< shared_name
  uint32_t dtype;  ///< DType
  uint32_t rank;   ///< kNone: unknown
  RangeRef dims;   ///< Int64s, -1 unknown
  uint32_t device; ///< row of Devices
  uint32_t flags;
  uint64_t initialOffset; ///< byte in the weights
  uint64_t initialBytes;
};

static_assert(sizeof(ExprOp) == 16 && sizeof(Expr) == 16);
static_assert(sizeof(Symbol) == 48 && sizeof(Buffer) == 72);
static_assert(sizeof(Attribute) == 48 && sizeof(Resource) == 48);

} // namespace graphc::runtime::schema

#endif // GRAPHC_RUNTIME_ARTIFACT_SCHEMAVALUES_H
