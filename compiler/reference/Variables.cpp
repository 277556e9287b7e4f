//===- Variables.cpp - resource and reference variables -------------------------===//

#include "compiler/reference/Variables.h"
#include "compiler/reference/Families.h"
#include "compiler/reference/Scatter.h"

using namespace graphc::reference;

Tensor &graphc::reference::variableOf(const Op &op, const Tensor &handle) {
  require(handle.dtype() == DType::Resource && handle.numElements() == 1,
          "expected a resource handle, got ", dtypeName(handle.dtype()));
  const std::string &name = handle.data<std::string>()[0];
  ResourceState *state = op.env.find(name);
  if (!state || state->variable.dtype() == DType::Invalid)
    fail(EvalError::Kind::FailedPrecondition, "Error while reading resource variable ", name,
         ". This could mean that the variable was uninitialized.");
  return state->variable;
}

namespace {

/// The handle is the shared name, or the node's name where there is none.
Outputs varHandle(const Op &op) {
  std::string name = op.attr<std::string>("shared_name", "");
  Tensor handle(DType::Resource, {});
  handle.mutableData<std::string>()[0] = name.empty() ? op.call.node : name;
  return {handle};
}

Outputs readVariable(const Op &op) {
  const Tensor &value = variableOf(op, op.in(0));
  DType type = op.attr<DType>("dtype", value.dtype());
  require(type == value.dtype(), "Trying to read variable of type ", dtypeName(value.dtype()),
          " as ", dtypeName(type));
  return {value};
}

Outputs assignVariable(const Op &op) {
  const Tensor &handle = op.in(0);
  require(handle.dtype() == DType::Resource && handle.numElements() == 1,
          "expected a resource handle");
  op.env.findOrCreate(handle.data<std::string>()[0]).variable = op.in(1);
  return {};
}

Outputs isInitialized(const Op &op) {
  const Tensor &handle = op.in(0);
  require(handle.dtype() == DType::Resource && handle.numElements() == 1,
          "expected a resource handle");
  ResourceState *state = op.env.find(handle.data<std::string>()[0]);
  return {Tensor::scalar<bool>(state && state->variable.dtype() != DType::Invalid)};
}

Outputs destroyResource(const Op &op) {
  op.env.erase(op.in(0).data<std::string>()[0]);
  return {};
}

Outputs variableShape(const Op &op) {
  const Shape &shape = variableOf(op, op.in(0)).shape();
  return {makeInts(op, op.attr<DType>("out_type", DType::Int32),
                   {static_cast<int64_t>(shape.size())}, shape)};
}

/// value <op> operand by the elementwise op of that name.
Tensor arithmetic(const Op &op, const char *name, const Tensor &a, const Tensor &b) {
  return evaluateAs(op, name, {a, b})[0];
}

void requireSameShape(const Tensor &variable, const Tensor &value) {
  require(variable.shape() == value.shape(), "Cannot update variable with shape ",
          toString(variable.shape()), " using a Tensor with shape ", toString(value.shape()),
          ", shapes must be equal.");
}

template <bool Subtract> Outputs assignUpdate(const Op &op) {
  Tensor &variable = variableOf(op, op.in(0));
  requireSameShape(variable, op.in(1));
  variable = arithmetic(op, Subtract ? "Sub" : "AddV2", variable, op.in(1));
  return {};
}

Outputs resourceGather(const Op &op) {
  const Tensor &variable = variableOf(op, op.in(0));
  int64_t batchDims = op.attr<int64_t>("batch_dims", 0);
  return evaluateAs(op, "GatherV2", {variable, op.in(1), Tensor::scalar<int64_t>(batchDims)},
                    {{"batch_dims", batchDims}});
}

Outputs resourceGatherNd(const Op &op) {
  return evaluateAs(op, "GatherNd", {variableOf(op, op.in(0)), op.in(1)});
}

template <Combine C> Outputs resourceScatter(const Op &op) {
  Tensor &variable = variableOf(op, op.in(0));
  variable = scatterRows(op, variable, op.in(1), op.in(2), C);
  return {};
}

template <Combine C> Outputs resourceScatterNd(const Op &op) {
  Tensor &variable = variableOf(op, op.in(0));
  variable = scatterNd(op, variable, op.in(1), op.in(2), C);
  return {};
}

Outputs resourceStridedSliceAssign(const Op &op) {
  Tensor &variable = variableOf(op, op.in(0));
  variable = evaluateAs(op, "TensorStridedSliceUpdate",
                        {variable, op.in(1), op.in(2), op.in(3), op.in(4)}, op.call.attrs)[0];
  return {};
}

//===----------------------------------------------------------------------===//
// Reference variables
//===----------------------------------------------------------------------===//

/// The state of the variable node itself, or of the one that `_ref` names.
ResourceState &referenced(const Op &op, const std::string &name) {
  return op.env.findOrCreate(name);
}

Outputs refVariable(const Op &op) {
  const Tensor &value = referenced(op, op.call.node).variable;
  if (value.dtype() == DType::Invalid)
    fail(EvalError::Kind::FailedPrecondition, "Attempting to use uninitialized value ",
         op.call.node);
  return {value};
}

Tensor &referencedValue(const Op &op) {
  return referenced(op, op.attr<std::string>("_ref")).variable;
}

Outputs assign(const Op &op) {
  Tensor &variable = referencedValue(op);
  if (op.attr<bool>("validate_shape", true) && variable.dtype() != DType::Invalid)
    requireSameShape(variable, op.in(1));
  variable = op.in(1);
  return {variable};
}

template <bool Subtract> Outputs refAssignUpdate(const Op &op) {
  Tensor &variable = referencedValue(op);
  requireSameShape(variable, op.in(1));
  variable = arithmetic(op, Subtract ? "Sub" : "AddV2", variable, op.in(1));
  return {variable};
}

template <Combine C> Outputs refScatter(const Op &op) {
  Tensor &variable = referencedValue(op);
  variable = scatterRows(op, variable, op.in(1), op.in(2), C);
  return {variable};
}

template <Combine C> Outputs refScatterNd(const Op &op) {
  Tensor &variable = referencedValue(op);
  variable = scatterNd(op, variable, op.in(1), op.in(2), C);
  return {variable};
}

Outputs isVariableInitialized(const Op &op) {
  return {Tensor::scalar<bool>(referencedValue(op).dtype() != DType::Invalid)};
}

constexpr OpEntry entries[] = {
    {"Assign", assign, true},
    {"AssignAdd", refAssignUpdate<false>, true},
    {"AssignAddVariableOp", assignUpdate<false>, true},
    {"AssignSub", refAssignUpdate<true>, true},
    {"AssignSubVariableOp", assignUpdate<true>, true},
    {"AssignVariableOp", assignVariable, true},
    {"DestroyResourceOp", destroyResource, true},
    {"IsVariableInitialized", isVariableInitialized, true},
    {"ReadVariableOp", readVariable, true},
    {"ResourceGather", resourceGather, true},
    {"ResourceGatherNd", resourceGatherNd, true},
    {"ResourceScatterAdd", resourceScatter<Combine::Add>, true},
    {"ResourceScatterDiv", resourceScatter<Combine::Div>, true},
    {"ResourceScatterMax", resourceScatter<Combine::Max>, true},
    {"ResourceScatterMin", resourceScatter<Combine::Min>, true},
    {"ResourceScatterMul", resourceScatter<Combine::Mul>, true},
    {"ResourceScatterNdAdd", resourceScatterNd<Combine::Add>, true},
    {"ResourceScatterNdMax", resourceScatterNd<Combine::Max>, true},
    {"ResourceScatterNdMin", resourceScatterNd<Combine::Min>, true},
    {"ResourceScatterNdSub", resourceScatterNd<Combine::Sub>, true},
    {"ResourceScatterNdUpdate", resourceScatterNd<Combine::Update>, true},
    {"ResourceScatterSub", resourceScatter<Combine::Sub>, true},
    {"ResourceScatterUpdate", resourceScatter<Combine::Update>, true},
    {"ResourceStridedSliceAssign", resourceStridedSliceAssign, true},
    {"ScatterAdd", refScatter<Combine::Add>, true},
    {"ScatterDiv", refScatter<Combine::Div>, true},
    {"ScatterMax", refScatter<Combine::Max>, true},
    {"ScatterMin", refScatter<Combine::Min>, true},
    {"ScatterMul", refScatter<Combine::Mul>, true},
    {"ScatterNdAdd", refScatterNd<Combine::Add>, true},
    {"ScatterNdSub", refScatterNd<Combine::Sub>, true},
    {"ScatterNdUpdate", refScatterNd<Combine::Update>, true},
    {"ScatterSub", refScatter<Combine::Sub>, true},
    {"ScatterUpdate", refScatter<Combine::Update>, true},
    {"VarHandleOp", varHandle, true},
    {"VarIsInitializedOp", isInitialized, true},
    {"Variable", refVariable, true},
    {"VariableShape", variableShape, true},
    {"VariableV2", refVariable, true},
};

} // namespace

std::span<const OpEntry> graphc::reference::variableOps() { return entries; }
