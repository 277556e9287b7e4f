//===- Reference.h - slow, obviously right TensorFlow ops --------*- C++ -*-===//
//
// The oracle of `graphc compare` and the engine of the constant folder: one call
// evaluates one TensorFlow op on host tensors, from the documented semantics of
// the op. Written for reading, not for speed.
//
// Numeric contract ("rounded once"): elementwise float math, contractions,
// convolutions and reductions over half, bfloat16 and float are computed in
// double and rounded once to the result type. Integers wrap. Denormals of float
// and double are flushed to zero, as on TensorFlow's pool threads.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_COMPILER_REFERENCE_REFERENCE_H
#define GRAPHC_COMPILER_REFERENCE_REFERENCE_H

#include "compiler/reference/Tensor.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace graphc::reference {

/// The name of a library function held by an attribute.
struct FunctionRef {
  std::string name;
  bool operator==(const FunctionRef &) const = default;
};

/// An attribute of a node. An empty list may be stored under any of the list types.
using AttrValue =
    std::variant<int64_t, float, bool, std::string, DType, PartialShape, Tensor, FunctionRef,
                 std::vector<int64_t>, std::vector<float>, std::vector<bool>,
                 std::vector<std::string>, std::vector<DType>, std::vector<PartialShape>,
                 std::vector<Tensor>, std::vector<FunctionRef>>;

/// One node to evaluate. Control inputs are not part of a call; the caller orders effects.
struct OpCall {
  std::string op;   ///< TensorFlow's op name, "AddV2".
  std::string node; ///< The node's name: names stateful things and is quoted in messages.
  /// Attributes as the GraphDef spells them. Defaulted attributes may be absent: the op applies
  /// TensorFlow's default. Type attributes that the inputs imply (`T`) may be absent too.
  std::map<std::string, AttrValue> attrs = {};
  std::vector<Tensor> inputs = {};
  /// Results the node has; needed only by ops whose count no attribute gives. -1: not known.
  int numOutputs = -1;
};

/// Why an evaluation has no result.
struct EvalError {
  enum class Kind : uint8_t {
    Unsupported,        ///< This op, or this dtype of it, is not in the reference.
    InvalidArgument,    ///< The model asks for something TensorFlow rejects too.
    OutOfRange,         ///< An index or a slice outside its tensor.
    FailedPrecondition, ///< A variable or table that does not exist yet.
    ResourceExhausted,  ///< The result would exceed Environment::Limits.
    Refused,            ///< Touches files or the network; not allowed by the Environment.
  };
  Kind kind = Kind::Unsupported;
  std::string message; ///< Lower-case, without the node: the caller knows which it asked for.
};

/// A value or an EvalError.
template <typename T> class [[nodiscard]] Result {
public:
  Result(T value) : state(std::move(value)) {}
  Result(EvalError error) : state(std::move(error)) {}

  bool ok() const { return std::holds_alternative<T>(state); }
  explicit operator bool() const { return ok(); }
  /// Precondition of the four accessors: `ok()` (or not, for `error`).
  T &operator*() { return *std::get_if<T>(&state); }
  const T &operator*() const { return *std::get_if<T>(&state); }
  T *operator->() { return std::get_if<T>(&state); }
  const EvalError &error() const { return *std::get_if<EvalError>(&state); }

private:
  std::variant<T, EvalError> state;
};

class Environment;

/// Runs library functions for PartitionedCall, If, While and Case. The owner of the graph
/// implements it, usually by walking the function's nodes and calling `evaluate` on each.
class FunctionLibrary {
public:
  virtual ~FunctionLibrary() = default;
  virtual Result<std::vector<Tensor>> call(const std::string &function, std::vector<Tensor> inputs,
                                           Environment &env) = 0;
};

/// State behind a resource handle. Only the members of its kind are used.
///
/// A graph of TensorFlow 1 holds variables in reference nodes (VariableV2, Assign, ...). Their
/// resource is named by the variable node; the caller gives that name to the ops that take the
/// reference in an attribute `_ref`, since the operand itself is only the value.
struct ResourceState {
  Tensor variable;                          ///< Variables; dtype Invalid until initialized.
  std::vector<std::optional<Tensor>> array; ///< TensorArray elements.
  DType elementType = DType::Invalid;       ///< TensorArray.
  PartialShape elementShape{.knownRank = false, .dims = {}};
  bool dynamicSize = false;
  std::map<std::string, Tensor> table; ///< Hash tables: key bytes to value.
  Tensor defaultValue;                 ///< Tables keyed with a default of their own.
  DType keyType = DType::Invalid;
  DType valueType = DType::Invalid;
};

/// Everything a stateful op may see or change: resources by name, random-number counters by node,
/// the function library, and limits. Owns the resources; borrows the library, which must outlive
/// it. Thread-compatible: one Environment serves one evaluation at a time.
class Environment {
public:
  struct Limits {
    int64_t maxBytes = int64_t{1} << 34;     ///< Largest single result.
    int64_t maxLoopTrips = int64_t{1} << 24; ///< While iterations before giving up.
  };

  FunctionLibrary *functions = nullptr;
  Limits limits;
  /// Kernel-level counters of the stateful random ops: results drawn so far, by node name.
  std::map<std::string, uint64_t> randomCounters;
  /// Function calls in progress; bounded so that recursion is an error and not a crash.
  int callDepth = 0;

  /// The resource called `name`, or null.
  ResourceState *find(const std::string &name);
  /// The resource called `name`, made when it does not exist.
  ResourceState &findOrCreate(const std::string &name);
  void erase(const std::string &name);
  /// A name that no resource has had before, starting with `prefix`.
  std::string uniqueName(const std::string &prefix);

private:
  std::map<std::string, ResourceState> resources;
  uint64_t nextId = 0;
};

/// Evaluates one node. Never throws and never crashes on bad input. Thread-safe for distinct
/// environments.
Result<std::vector<Tensor>> evaluate(const OpCall &call, Environment &env);

/// As above in a fresh Environment: for ops without state, such as the constant folder's.
Result<std::vector<Tensor>> evaluate(const OpCall &call);

/// True when `op` has an implementation here (perhaps not for every dtype).
bool supports(std::string_view op);

/// True when `op` reads or changes something outside its operands (variables, random state,
/// files, functions with such ops): the constant folder must leave it alone.
bool isStateful(std::string_view op);

/// The implemented ops, sorted.
std::vector<std::string_view> supportedOps();

} // namespace graphc::reference

#endif // GRAPHC_COMPILER_REFERENCE_REFERENCE_H
