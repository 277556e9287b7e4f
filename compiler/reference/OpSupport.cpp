//===- OpSupport.cpp - what the body of an op is written with ---------------===//

#include "compiler/reference/OpSupport.h"

using namespace graphc::reference;

std::string graphc::reference::toString(std::span<const int64_t> shape) {
  std::string text = "[";
  for (size_t i = 0; i < shape.size(); ++i)
    text += (i ? "," : "") + std::to_string(shape[i]);
  return text + "]";
}

const Tensor &Op::in(int index) const {
  require(index >= 0 && index < numInputs(), "expected at least ", index + 1, " inputs, got ",
          numInputs());
  return call.inputs[index];
}

const AttrValue *Op::find(std::string_view name) const {
  auto found = call.attrs.find(std::string(name));
  return found == call.attrs.end() ? nullptr : &found->second;
}

Tensor Op::make(DType dtype, Shape shape) const {
  require(countElements(shape).has_value(), "invalid result shape ", toString(shape));
  std::string text = toString(shape);
  std::optional<Tensor> result = Tensor::create(dtype, std::move(shape), env.limits.maxBytes);
  if (!result)
    fail(EvalError::Kind::ResourceExhausted, "a result of shape ", text, " and type ",
         dtypeName(dtype), " exceeds the limit of ", env.limits.maxBytes, " bytes");
  return std::move(*result);
}

void Op::unsupportedType(DType dtype) const {
  fail(EvalError::Kind::Unsupported, "op '", call.op, "' does not take type ", dtypeName(dtype));
}

bool Op::isEmptyList(const AttrValue &value) {
  return std::visit(
      [](const auto &held) {
        using T = std::decay_t<decltype(held)>;
        if constexpr (requires { held.empty(); } && !std::is_same_v<T, std::string>)
          return held.empty();
        else
          return false;
      },
      value);
}

Outputs graphc::reference::evaluateAs(const Op &op, const char *name, std::vector<Tensor> inputs,
                                      std::map<std::string, AttrValue> attrs) {
  Result<Outputs> result = evaluate(
      {.op = name, .node = op.call.node, .attrs = std::move(attrs), .inputs = std::move(inputs)},
      op.env);
  if (!result)
    throw result.error();
  return std::move(*result);
}

std::vector<double> graphc::reference::toDoubles(const Op &op, const Tensor &tensor) {
  return dispatch(op, FloatTypes(), tensor.dtype(),
                  [&]<typename T>() { return widened<T>(tensor); });
}

Tensor graphc::reference::fromDoubles(const Op &op, DType dtype, Shape shape,
                                      std::span<const double> values) {
  Tensor result = op.make(dtype, std::move(shape));
  dispatch(op, FloatTypes(), dtype, [&]<typename T>() {
    std::span<T> out = result.mutableData<T>();
    for (size_t i = 0; i < out.size(); ++i)
      out[i] = narrow<T>(values[i]);
  });
  return result;
}

std::vector<int64_t> graphc::reference::readInts(const Op &op, const Tensor &tensor) {
  return dispatch(op, IntTypes(), tensor.dtype(), [&]<typename T>() {
    std::span<const T> data = tensor.data<T>();
    return std::vector<int64_t>(data.begin(), data.end());
  });
}

int64_t graphc::reference::readInt(const Op &op, const Tensor &tensor) {
  require(tensor.numElements() == 1, "expected a scalar, got shape ", toString(tensor.shape()));
  return readInts(op, tensor)[0];
}

double graphc::reference::readDouble(const Op &op, const Tensor &tensor) {
  require(tensor.numElements() == 1, "expected a scalar, got shape ", toString(tensor.shape()));
  return dispatch(op, RealTypes(), tensor.dtype(),
                  [&]<typename T>() { return static_cast<double>(tensor.data<T>()[0]); });
}

bool graphc::reference::readBool(const Op &op, const Tensor &tensor) {
  require(tensor.dtype() == DType::Bool && tensor.numElements() == 1,
          "expected a boolean scalar, got ", dtypeName(tensor.dtype()), " of shape ",
          toString(tensor.shape()));
  return tensor.data<bool>()[0];
}

Tensor graphc::reference::makeInts(const Op &op, DType dtype, Shape shape,
                                   std::span<const int64_t> values) {
  Tensor result = op.make(dtype, std::move(shape));
  dispatch(op, IntTypes(), dtype, [&]<typename T>() {
    std::span<T> out = result.mutableData<T>();
    for (size_t i = 0; i < out.size(); ++i)
      out[i] = static_cast<T>(values[i]);
  });
  return result;
}

int64_t graphc::reference::normalizeAxis(int64_t axis, int64_t rank) {
  require(axis >= -rank && axis < rank, "axis ", axis, " is outside [", -rank, ", ", rank, ")");
  return axis < 0 ? axis + rank : axis;
}

int64_t graphc::reference::productOf(std::span<const int64_t> shape, int64_t begin, int64_t end) {
  int64_t product = 1;
  for (int64_t i = begin; i < end; ++i)
    product *= shape[i];
  return product;
}

Shape graphc::reference::stridesOf(std::span<const int64_t> shape) {
  Shape strides(shape.size());
  int64_t stride = 1;
  for (size_t i = shape.size(); i-- > 0;) {
    strides[i] = stride;
    stride *= shape[i];
  }
  return strides;
}

Shape graphc::reference::broadcastShapes(const Shape &a, const Shape &b) {
  size_t rank = std::max(a.size(), b.size());
  Shape result(rank);
  for (size_t i = 0; i < rank; ++i) {
    // Dimensions align at the end; a missing one counts as 1.
    int64_t da = i + a.size() >= rank ? a[i + a.size() - rank] : 1;
    int64_t db = i + b.size() >= rank ? b[i + b.size() - rank] : 1;
    require(da == db || da == 1 || db == 1, "incompatible shapes: ", toString(a), " vs. ",
            toString(b));
    result[i] = da == 1 ? db : da;
  }
  return result;
}

std::vector<int64_t> graphc::reference::broadcastOffsets(const Shape &from, const Shape &to) {
  Shape strides(to.size(), 0);
  Shape own = stridesOf(from);
  size_t lead = to.size() - from.size();
  for (size_t i = 0; i < from.size(); ++i)
    strides[lead + i] = from[i] == 1 ? 0 : own[i];
  std::vector<int64_t> offsets(productOf(to));
  if (offsets.empty())
    return offsets;
  Shape index(to.size(), 0);
  size_t i = 0;
  do
    offsets[i++] = dotProduct(index, strides);
  while (nextIndex(index, to));
  return offsets;
}

bool graphc::reference::nextIndex(Shape &index, std::span<const int64_t> shape) {
  for (size_t axis = shape.size(); axis-- > 0;) {
    if (++index[axis] < shape[axis])
      return true;
    index[axis] = 0;
  }
  return false;
}

int64_t graphc::reference::dotProduct(std::span<const int64_t> a, std::span<const int64_t> b) {
  int64_t sum = 0;
  for (size_t i = 0; i < a.size(); ++i)
    sum += a[i] * b[i];
  return sum;
}

Shape graphc::reference::concatShapes(std::span<const int64_t> a, std::span<const int64_t> b) {
  Shape result(a.begin(), a.end());
  result.insert(result.end(), b.begin(), b.end());
  return result;
}

Tensor graphc::reference::gatherElements(const Op &op, const Tensor &from, Shape shape,
                                         std::span<const int64_t> offsets) {
  Tensor result = op.make(from.dtype(), std::move(shape));
  dispatchStorage(op, from.dtype(), [&]<typename S>() {
    std::span<const S> in = from.data<S>();
    std::span<S> out = result.mutableData<S>();
    for (size_t i = 0; i < out.size(); ++i)
      if (offsets[i] >= 0)
        out[i] = in[offsets[i]];
  });
  return result;
}
