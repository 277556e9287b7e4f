//===- Source.cpp - constants, identities and checks -----------------------===//

#include "compiler/reference/Families.h"

#include <cmath>

using namespace graphc::reference;

namespace {

Outputs constant(const Op &op) { return {op.attr<Tensor>("value")}; }

Outputs identity(const Op &op) { return {op.in(0)}; }

Outputs identityN(const Op &op) { return op.call.inputs; }

Outputs noOp(const Op &) { return {}; }

/// Elements are unspecified; zeros here, which `init` asks for and nothing forbids.
Outputs empty(const Op &op) { return {op.make(op.attr<DType>("dtype"), readInts(op, op.in(0)))}; }

Outputs zerosLike(const Op &op) {
  const Tensor &x = op.in(0);
  if (x.dtype() == DType::Variant)
    op.unsupportedType(x.dtype());
  return {op.make(x.dtype(), x.shape())};
}

Outputs onesLike(const Op &op) {
  const Tensor &x = op.in(0);
  Tensor result = op.make(x.dtype(), x.shape());
  dispatch(op, NumberTypes() + Types<bool>(), x.dtype(), [&]<typename T>() {
    for (T &value : result.mutableData<T>())
      value = T(1);
  });
  return {result};
}

Outputs fill(const Op &op) {
  const Tensor &value = op.in(1);
  require(value.rank() == 0, "value must be a scalar, got shape ", toString(value.shape()));
  Shape shape = readInts(op, op.in(0));
  Tensor result = op.make(value.dtype(), shape);
  dispatchStorage(op, value.dtype(), [&]<typename S>() {
    for (S &element : result.mutableData<S>())
      element = value.data<S>()[0];
  });
  return {result};
}

/// Fails with the op's message when an element is NaN or infinite.
Outputs checkNumerics(const Op &op) {
  std::string message = op.attr<std::string>("message");
  bool nan = false, infinity = false;
  for (double value : toDoubles(op, op.in(0))) {
    nan |= std::isnan(value);
    infinity |= std::isinf(value);
  }
  require(!nan && !infinity, message, " : Tensor had ",
          nan && infinity ? "Inf and NaN"
          : nan           ? "NaN"
                          : "Inf",
          " values");
  return {op.in(0)};
}

/// Fails unless the condition holds. The printed data is the callers' business.
Outputs assertTrue(const Op &op) {
  require(readBool(op, op.in(0)), "assertion failed");
  return {};
}

Outputs ensureShape(const Op &op) {
  PartialShape expected = op.attr<PartialShape>("shape");
  require(expected.accepts(op.in(0).shape()), "Shape of tensor ", toString(op.in(0).shape()),
          " is not compatible with expected shape ", toString(expected.dims));
  return {op.in(0)};
}

constexpr OpEntry entries[] = {
    {"Assert", assertTrue},
    {"CheckNumerics", checkNumerics},
    {"CheckNumericsV2", checkNumerics},
    {"Const", constant},
    {"DeepCopy", identity},
    {"Empty", empty},
    {"EnsureShape", ensureShape},
    {"Fill", fill},
    {"GuaranteeConst", identity},
    {"HostConst", constant},
    {"Identity", identity},
    {"IdentityN", identityN},
    {"NoOp", noOp},
    {"OnesLike", onesLike},
    {"PlaceholderWithDefault", identity},
    {"PreventGradient", identity},
    {"Snapshot", identity},
    {"StopGradient", identity},
    {"ZerosLike", zerosLike},
};

} // namespace

std::span<const OpEntry> graphc::reference::sourceOps() { return entries; }
