//===- Control.cpp - calls, branches and loops over library functions ----------===//

#include "compiler/reference/Families.h"

#include <algorithm>

using namespace graphc::reference;

namespace {

/// Calls nest this deep at most, so that a recursive function is an error and not a full stack.
constexpr int maxCallDepth = 100;

Outputs callFunction(const Op &op, const FunctionRef &function, std::vector<Tensor> inputs) {
  if (!op.env.functions)
    fail(EvalError::Kind::Unsupported, "op '", op.call.op, "' needs a function library");
  require(op.env.callDepth < maxCallDepth, "function '", function.name, "' nests deeper than ",
          maxCallDepth, " calls");
  ++op.env.callDepth;
  Result<Outputs> result = op.env.functions->call(function.name, std::move(inputs), op.env);
  --op.env.callDepth;
  if (!result)
    throw result.error();
  return std::move(*result);
}

/// The truth of a condition operand: a scalar's own (not zero, not ""), otherwise whether there
/// are any elements.
bool isTrue(const Op &op, const Tensor &condition) {
  if (condition.rank() != 0)
    return condition.numElements() > 0;
  if (condition.dtype() == DType::String)
    return !condition.data<std::string>()[0].empty();
  return dispatch(op, RealTypes() + Types<bool>(), condition.dtype(),
                  [&]<typename T>() { return condition.data<T>()[0] != T(0); });
}

std::vector<Tensor> operandsFrom(const Op &op, int first) {
  op.in(first - 1);
  return std::vector<Tensor>(op.call.inputs.begin() + first, op.call.inputs.end());
}

Outputs partitionedCall(const Op &op) {
  return callFunction(op, op.attr<FunctionRef>("f"), op.call.inputs);
}

Outputs ifElse(const Op &op) {
  bool taken = isTrue(op, op.in(0));
  return callFunction(op, op.attr<FunctionRef>(taken ? "then_branch" : "else_branch"),
                      operandsFrom(op, 1));
}

/// An index outside the branches takes the last one.
Outputs switchCase(const Op &op) {
  auto branches = op.attr<std::vector<FunctionRef>>("branches");
  require(!branches.empty(), "expected at least one branch");
  int64_t index = readInt(op, op.in(0)), last = static_cast<int64_t>(branches.size()) - 1;
  if (index < 0 || index > last)
    index = last;
  return callFunction(op, branches[index], operandsFrom(op, 1));
}

Outputs whileLoop(const Op &op) {
  auto condition = op.attr<FunctionRef>("cond"), body = op.attr<FunctionRef>("body");
  std::vector<Tensor> state = op.call.inputs;
  for (int64_t trips = 0;; ++trips) {
    Outputs verdict = callFunction(op, condition, state);
    require(verdict.size() == 1, "the loop condition '", condition.name, "' returned ",
            verdict.size(), " values, expected 1");
    if (!isTrue(op, verdict[0]))
      return state;
    if (trips == op.env.limits.maxLoopTrips)
      fail(EvalError::Kind::ResourceExhausted, "the loop is still running after ", trips,
           " iterations");
    state = callFunction(op, body, std::move(state));
    require(state.size() == op.call.inputs.size(), "the loop body '", body.name, "' returned ",
            state.size(), " values, expected ", op.call.inputs.size());
  }
}

/// Without a batching queue every call is a batch of its own.
Outputs batchFunction(const Op &op) {
  return callFunction(op, op.attr<FunctionRef>("f"), op.call.inputs);
}

Outputs identity(const Op &op) { return {op.in(0)}; }

constexpr OpEntry entries[] = {
    {"BatchFunction", batchFunction, true},
    {"Case", switchCase, true},
    {"If", ifElse, true},
    {"LoopCond", identity},
    {"PartitionedCall", partitionedCall, true},
    {"StatefulPartitionedCall", partitionedCall, true},
    {"StatelessCase", switchCase, true},
    {"StatelessIf", ifElse, true},
    {"StatelessWhile", whileLoop, true},
    {"While", whileLoop, true},
};

} // namespace

std::span<const OpEntry> graphc::reference::controlOps() { return entries; }
