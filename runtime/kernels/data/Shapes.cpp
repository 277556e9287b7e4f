//===- Shapes.cpp - ops on shapes, and ops that change nothing else -------===//
#include "runtime/kernels/data/Kernels.h"
#include "runtime/kernels/support/Dispatch.h"
#include "runtime/kernels/support/Tensors.h"

namespace graphc::runtime::host {

Status identity(HostContext &context) {
  for (uint32_t i = 0; i < context.outputCount(); ++i)
    GRAPHC_RETURN_IF_ERROR(context.forwardInput(i, i, context.input(i).shape()));
  return okStatus();
}

Status reshape(HostContext &context) {
  TensorRef input = context.input(0), sizes = context.input(1);
  GRAPHC_REQUIRE(isVector(sizes), "sizes input must be 1-D, not ", sizes.shape());
  Dims dims = indicesOf(sizes);
  int64_t known = 1, open = -1; // product of the sizes that are neither -1 nor 0
  bool hasZero = false;
  for (size_t d = 0; d < dims.size(); ++d) {
    if (dims[d] == -1) {
      GRAPHC_REQUIRE(open == -1, "Only one input size may be -1, not both ", open, " and ", d);
      open = static_cast<int64_t>(d);
      continue;
    }
    GRAPHC_REQUIRE(dims[d] >= 0, "Size ", d, " must be non-negative, not ", dims[d]);
    hasZero |= dims[d] == 0;
    GRAPHC_REQUIRE(dims[d] == 0 || !__builtin_mul_overflow(known, dims[d], &known), "Shape ", dims,
                   " has too many elements");
  }
  int64_t count = input.elementCount();
  if (open != -1) {
    // Where a zero is asked for, the open size is what the other dims of the operand leave.
    int64_t spread = 1;
    bool passedZero = false;
    for (int64_t dim : input.shape()) {
      passedZero |= hasZero && dim == 0;
      spread *= hasZero && dim == 0 ? 1 : dim;
    }
    dims[open] = spread / known;
    GRAPHC_REQUIRE(passedZero || known * dims[open] == spread, "Input to reshape is a tensor with ",
                   spread, " values, but the requested shape requires a multiple of ", known);
  }
  GRAPHC_REQUIRE(product(dims) == count, "Input to reshape is a tensor with ", count,
                 " values, but the requested shape has ", product(dims));
  return context.forwardInput(0, 0, dims);
}

Status expandDims(HostContext &context) {
  TensorRef input = context.input(0), where = context.input(1);
  GRAPHC_REQUIRE(where.elementCount() == 1, "'dim' must be a tensor with a single value");
  int64_t rank = input.rank, d = indexAt(where, 0);
  GRAPHC_REQUIRE(-1 - rank <= d && d <= rank, "Tried to expand dim index ", d, " for tensor with ",
                 rank, " dimensions.");
  Dims dims = dimsOf(input);
  dims.insert(dims.begin() + (d < 0 ? d + rank + 1 : d), 1);
  return context.forwardInput(0, 0, dims);
}

Status squeeze(HostContext &context) {
  TensorRef input = context.input(0);
  std::span<const int64_t> given = context.intsAttribute("squeeze_dims");
  if (given.empty())
    given = context.intsAttribute("axis");
  std::vector<bool> drop(input.rank);
  int64_t rank = input.rank;
  for (int64_t d : given) {
    GRAPHC_REQUIRE(-rank <= d && d < rank, "Tried to squeeze dim index ", d, " for tensor with ",
                   rank, " dimensions.");
    drop[d < 0 ? d + rank : d] = true;
  }
  Dims dims;
  for (uint32_t d = 0; d < input.rank; ++d) {
    if (given.empty() ? input.dims[d] == 1 : drop[d])
      GRAPHC_REQUIRE(input.dims[d] == 1, "Can not squeeze dim[", d,
                     "], expected a dimension of 1, got ", input.dims[d]);
    else
      dims.push_back(input.dims[d]);
  }
  return context.forwardInput(0, 0, dims);
}

Status ensureShape(HostContext &context) {
  TensorRef input = context.input(0);
  std::span<const int64_t> wanted;
  if (context.shapeAttribute("shape", wanted)) {
    bool fits = wanted.size() == input.rank;
    for (size_t d = 0; fits && d < wanted.size(); ++d)
      fits = wanted[d] < 0 || wanted[d] == input.dims[d];
    GRAPHC_REQUIRE(fits, "Shape of tensor ", context.nodeName(), " ", input.shape(),
                   " is not compatible with expected shape ", wanted, ".");
  }
  return context.forwardInput(0, 0, input.shape());
}

Status shape(HostContext &context) {
  for (uint32_t i = 0; i < context.outputCount(); ++i) {
    TensorRef input = context.input(i);
    GRAPHC_TRY(output, allocate(context, i, {int64_t(input.rank)}));
    for (uint32_t d = 0; d < input.rank; ++d) {
      GRAPHC_REQUIRE(output.dtype != DType::Int32 ||
                         input.dims[d] <= std::numeric_limits<int32_t>::max(),
                     "Shape output type is 32-bit  but dim ", d, " is ", input.dims[d]);
      storeIndex(output, d, input.dims[d]);
    }
  }
  return okStatus();
}

Status rank(HostContext &context) {
  GRAPHC_TRY(output, allocate(context, 0, {}));
  storeIndex(output, 0, context.input(0).rank);
  return okStatus();
}

Status size(HostContext &context) {
  GRAPHC_TRY(output, allocate(context, 0, {}));
  storeIndex(output, 0, context.input(0).elementCount());
  return okStatus();
}

Status fill(HostContext &context) {
  TensorRef dims = context.input(0), value = context.input(1);
  GRAPHC_REQUIRE(isVector(dims), "dims must be a vector, got shape ", dims.shape());
  GRAPHC_REQUIRE(value.elementCount() == 1, "value must be a scalar, got shape ", value.shape());
  Dims shape = indicesOf(dims);
  for (int64_t dim : shape)
    GRAPHC_REQUIRE(dim >= 0, "Dimension ", dim, " must be >= 0");
  GRAPHC_TRY(output, allocate(context, 0, shape));
  Status status = dispatchBits(context, value.dtype, [&]<typename T>(Tag<T>) {
    std::ranges::fill(output.values<T>(), *value.as<T>());
    return okStatus();
  });
  return adoptElements(context, 0, std::move(status));
}

namespace {
/// Two shapes under NumPy's broadcasting rule, padded with ones in front to one rank.
struct Broadcast {
  Dims x, y, result;
};

Status broadcastOf(const HostContext &context, Broadcast &broadcast) {
  TensorRef s0 = context.input(0), s1 = context.input(1);
  GRAPHC_REQUIRE(isVector(s0), "In[0] must be a vector.", s0.shape());
  GRAPHC_REQUIRE(isVector(s1), "In[1] must be a vector.", s1.shape());
  broadcast.x = indicesOf(s0);
  broadcast.y = indicesOf(s1);
  Dims x = broadcast.x, y = broadcast.y;
  size_t rank = std::max(x.size(), y.size());
  broadcast.x.insert(broadcast.x.begin(), rank - x.size(), 1);
  broadcast.y.insert(broadcast.y.begin(), rank - y.size(), 1);
  for (size_t d = 0; d < rank; ++d) {
    int64_t a = broadcast.x[d], b = broadcast.y[d];
    GRAPHC_REQUIRE(a == b || a == 1 || b == 1, "Incompatible shapes: ", x, " vs. ", y);
    broadcast.result.push_back(a == 1 ? b : a);
  }
  return okStatus();
}

Status storeVector(HostContext &context, uint32_t i, const Dims &values) {
  GRAPHC_TRY(output, allocate(context, i, {static_cast<int64_t>(values.size())}));
  for (size_t k = 0; k < values.size(); ++k)
    storeIndex(output, static_cast<int64_t>(k), values[k]);
  return okStatus();
}
} // namespace

Status broadcastArgs(HostContext &context) {
  Broadcast broadcast;
  GRAPHC_RETURN_IF_ERROR(broadcastOf(context, broadcast));
  return storeVector(context, 0, broadcast.result);
}

Status broadcastGradientArgs(HostContext &context) {
  Broadcast broadcast;
  GRAPHC_RETURN_IF_ERROR(broadcastOf(context, broadcast));
  Dims reducedX, reducedY;
  bool equal = sameShape(context.input(0), context.input(1)) && broadcast.x == broadcast.y;
  for (size_t d = 0; !equal && d < broadcast.result.size(); ++d) {
    // A dim of one on both sides is listed for both: summing over it is free.
    if (broadcast.x[d] == 1)
      reducedX.push_back(static_cast<int64_t>(d));
    if (broadcast.y[d] == 1)
      reducedY.push_back(static_cast<int64_t>(d));
  }
  GRAPHC_RETURN_IF_ERROR(storeVector(context, 0, reducedX));
  return storeVector(context, 1, reducedY);
}

Status invertPermutation(HostContext &context) {
  TensorRef input = context.input(0);
  GRAPHC_REQUIRE(isVector(input), "invert_permutation expects a 1D vector.");
  int64_t count = input.dims[0];
  GRAPHC_TRY(output, allocate(context, 0, {count}));
  for (int64_t i = 0; i < count; ++i)
    storeIndex(output, i, -1);
  for (int64_t i = 0; i < count; ++i) {
    int64_t d = indexAt(input, i);
    GRAPHC_REQUIRE(d >= 0 && d < count, d, " is not between 0 and ", count);
    GRAPHC_REQUIRE(indexAt(output, d) == -1, d, " is duplicated in the input.");
    storeIndex(output, d, i);
  }
  return okStatus();
}

Status unravelIndex(HostContext &context) {
  TensorRef indices = context.input(0), dims = context.input(1);
  GRAPHC_REQUIRE(indices.rank <= 1, "The indices can only be scalar or vector, got \"",
                 indices.shape(), "\"");
  GRAPHC_REQUIRE(isVector(dims), "The indices can only be 1-D, got \"", dims.shape(), "\"");
  Dims shape = indicesOf(dims);
  int64_t total = 1;
  for (int64_t dim : shape) {
    GRAPHC_REQUIRE(dim != 0, "Input dims cannot contain a dim of zero, but dims contains zero");
    GRAPHC_REQUIRE(dim > 0 && !__builtin_mul_overflow(total, dim, &total),
                   "Input dims product is causing integer overflow");
  }
  Dims outputDims = {static_cast<int64_t>(shape.size())};
  if (indices.rank == 1)
    outputDims.push_back(indices.dims[0]);
  GRAPHC_TRY(output, allocate(context, 0, outputDims));
  int64_t count = indices.elementCount();
  for (int64_t i = 0; i < count; ++i) {
    int64_t at = indexAt(indices, i);
    GRAPHC_REQUIRE(at >= 0 && at < total, "index is out of bound as with dims");
    for (size_t d = shape.size(); d-- > 0; at /= shape[d])
      storeIndex(output, static_cast<int64_t>(d) * count + i, at % shape[d]);
  }
  return okStatus();
}

} // namespace graphc::runtime::host
