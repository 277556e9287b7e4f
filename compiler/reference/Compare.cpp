//===- Compare.cpp - comparisons and choices between two tensors ------------===//

#include "compiler/reference/Elementwise.h"
#include "compiler/reference/Families.h"

#include <cmath>

using namespace graphc::reference;

namespace {

constexpr auto less = [](auto a, auto b) { return a < b; };
constexpr auto lessEqual = [](auto a, auto b) { return a <= b; };
constexpr auto greater = [](auto a, auto b) { return a > b; };
constexpr auto greaterEqual = [](auto a, auto b) { return a >= b; };
constexpr auto equal = [](const auto &a, const auto &b) { return a == b; };
constexpr auto notEqual = [](const auto &a, const auto &b) { return a != b; };

using EqualTypes = decltype(NumberTypes() + Types<bool, std::string>());

/// Quantized numbers compare as their integers.
OpCall plainIntegers(const OpCall &call) {
  OpCall result = call;
  for (Tensor &operand : result.inputs) {
    switch (operand.dtype()) {
    case DType::QInt8:
      operand = operand.reinterpreted(DType::Int8);
      break;
    case DType::QUInt8:
      operand = operand.reinterpreted(DType::UInt8);
      break;
    case DType::QInt32:
      operand = operand.reinterpreted(DType::Int32);
      break;
    default:
      break;
    }
  }
  return result;
}

/// Shapes that do not broadcast are unequal as a whole when `incompatible_shape_error` is off.
template <bool Negated> Outputs equality(const Op &op) {
  if (!op.attr<bool>("incompatible_shape_error", true)) {
    try {
      broadcastShapes(op.in(0).shape(), op.in(1).shape());
    } catch (const EvalError &) {
      return {Tensor::scalar<bool>(Negated)};
    }
  }
  OpCall call = plainIntegers(op.call);
  Op plain{call, op.env};
  if constexpr (Negated)
    return compareEach<notEqual, EqualTypes>(plain);
  else
    return compareEach<equal, EqualTypes>(plain);
}

Outputs approximateEqual(const Op &op) {
  double tolerance = op.attr<float>("tolerance", 1e-5f);
  const Tensor &x = op.in(0), &y = op.in(1);
  require(x.shape() == y.shape(), "x and y must be of the same shape");
  return {dispatch(op, RealTypes(), x.dtype(), [&]<typename T>() {
    return zipTensors<bool, T>(op, x, y, [&](T a, T b) {
      return std::fabs(static_cast<double>(a) - static_cast<double>(b)) < tolerance;
    });
  })};
}

Tensor choose(const Op &op, std::span<const uint8_t> flags, const Tensor &then,
              const Tensor &otherwise, const Shape &shape) {
  std::vector<int64_t> fromThen = broadcastOffsets(then.shape(), shape);
  std::vector<int64_t> fromElse = broadcastOffsets(otherwise.shape(), shape);
  require(then.dtype() == otherwise.dtype(), "the two values differ in type");
  Tensor result = op.make(then.dtype(), shape);
  dispatchStorage(op, then.dtype(), [&]<typename S>() {
    std::span<const S> a = then.data<S>(), b = otherwise.data<S>();
    std::span<S> out = result.mutableData<S>();
    for (size_t i = 0; i < out.size(); ++i)
      out[i] = flags[i] ? a[fromThen[i]] : b[fromElse[i]];
  });
  return result;
}

std::vector<uint8_t> flagsOver(const Tensor &condition, const Shape &shape) {
  std::span<const bool> data = condition.data<bool>();
  std::vector<uint8_t> flags;
  for (int64_t offset : broadcastOffsets(condition.shape(), shape))
    flags.push_back(data[offset]);
  return flags;
}

void requireBool(const Tensor &condition) {
  require(condition.dtype() == DType::Bool, "the condition has type ", dtypeName(condition.dtype()),
          ", expected bool");
}

/// The condition is a scalar, has the values' shape, or is a vector that picks whole rows.
Outputs select(const Op &op) {
  const Tensor &condition = op.in(0), &then = op.in(1), &otherwise = op.in(2);
  requireBool(condition);
  require(then.shape() == otherwise.shape(), "'then' and 'else' must have the same size, but got ",
          toString(then.shape()), " and ", toString(otherwise.shape()));
  Tensor aligned = condition;
  if (condition.rank() == 1 && then.rank() > 1) {
    Shape shape(then.rank(), 1);
    shape[0] = condition.dim(0);
    aligned = condition.reshaped(shape);
    require(shape[0] == then.dim(0),
            "number of batches of 'then' must match size of 'cond': ", then.dim(0), " vs. ",
            shape[0]);
  } else {
    require(condition.rank() == 0 || condition.shape() == then.shape(),
            "'cond' must be a scalar, a vector or of the values' shape, got ",
            toString(condition.shape()), " for ", toString(then.shape()));
  }
  return {choose(op, flagsOver(aligned, then.shape()), then, otherwise, then.shape())};
}

/// All three operands broadcast.
Outputs selectV2(const Op &op) {
  const Tensor &condition = op.in(0), &then = op.in(1), &otherwise = op.in(2);
  requireBool(condition);
  Shape shape =
      broadcastShapes(broadcastShapes(condition.shape(), then.shape()), otherwise.shape());
  return {choose(op, flagsOver(condition, shape), then, otherwise, shape)};
}

/// Eight comparisons with the threshold to a byte, the first in the highest bit.
Outputs compareAndBitpack(const Op &op) {
  const Tensor &x = op.in(0), &threshold = op.in(1);
  require(threshold.numElements() == 1 && threshold.dtype() == x.dtype(),
          "threshold must be a scalar of the input's type");
  require(x.rank() >= 1 && x.dim(x.rank() - 1) % 8 == 0,
          "Inner dimension of input should be divisible by 8, got shape ", toString(x.shape()));
  Shape shape = x.shape();
  shape.back() /= 8;
  Tensor result = op.make<uint8_t>(shape);
  std::span<uint8_t> out = result.mutableData<uint8_t>();
  dispatch(op, RealTypes() + Types<bool>(), x.dtype(), [&]<typename T>() {
    for (int64_t i = 0; i < x.numElements(); ++i)
      out[i / 8] |= (x.data<T>()[i] > threshold.data<T>()[0]) << (7 - i % 8);
  });
  return {result};
}

/// Positions of the elements that are not zero, one row each, in row-major order.
Outputs where(const Op &op) {
  const Tensor &x = op.in(0);
  require(x.rank() >= 1, "WhereOp: the input must have at least one dimension");
  std::vector<int64_t> rows;
  using AllTypes = decltype(NumberTypes() + Types<bool>());
  dispatch(op, AllTypes(), x.dtype(), [&]<typename T>() {
    std::span<const T> data = x.data<T>();
    Shape index(x.rank(), 0);
    for (size_t i = 0; i < data.size(); ++i) {
      if (data[i] != T(0))
        rows.insert(rows.end(), index.begin(), index.end());
      nextIndex(index, x.shape());
    }
  });
  int64_t count = static_cast<int64_t>(rows.size()) / x.rank();
  return {Tensor::of<int64_t>({count, x.rank()}, rows)};
}

constexpr OpEntry entries[] = {
    {"ApproximateEqual", approximateEqual},
    {"CompareAndBitpack", compareAndBitpack},
    {"Equal", equality<false>},
    {"Greater", compareEach<greater, RealTypes>},
    {"GreaterEqual", compareEach<greaterEqual, RealTypes>},
    {"Less", compareEach<less, RealTypes>},
    {"LessEqual", compareEach<lessEqual, RealTypes>},
    {"NotEqual", equality<true>},
    {"Select", select},
    {"SelectV2", selectV2},
    {"Where", where},
};

} // namespace

std::span<const OpEntry> graphc::reference::compareOps() { return entries; }
