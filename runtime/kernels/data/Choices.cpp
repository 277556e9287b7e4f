//===- Choices.cpp - selections, pads, bit packs, cross products ----------===//
#include "runtime/kernels/data/Kernels.h"
#include "runtime/kernels/support/Dispatch.h"
#include "runtime/kernels/support/StridedCopy.h"

namespace graphc::runtime::host {

namespace {
/// Strides by which operand \p tensor is read under an index of shape \p dims: zero where its dim
/// is missing or one.
Dims broadcastStrides(const TensorRef &tensor, std::span<const int64_t> dims) {
  Dims result(dims.size(), 0), strides = stridesOf(tensor.shape());
  for (uint32_t d = 0; d < tensor.rank; ++d)
    if (tensor.dims[d] != 1)
      result[dims.size() - tensor.rank + d] = strides[d];
  return result;
}

/// result[i] = condition[i] ? then[i] : otherwise[i], each operand read along its own strides.
template <typename T>
void choose(std::span<const int64_t> dims, const TensorRef (&operands)[3], const Dims (&strides)[3],
            T *to, int64_t count) {
  int64_t at[3] = {0, 0, 0};
  Dims index(dims.size(), 0);
  for (int64_t i = 0; i < count; ++i) {
    to[i] = operands[0].as<bool>()[at[0]] ? operands[1].as<T>()[at[1]] : operands[2].as<T>()[at[2]];
    for (size_t d = dims.size(); d-- > 0;) {
      for (int k = 0; k < 3; ++k)
        at[k] += strides[k][d];
      if (++index[d] < dims[d])
        break;
      index[d] = 0;
      for (int k = 0; k < 3; ++k)
        at[k] -= dims[d] * strides[k][d];
    }
  }
}

Status chooseInto(HostContext &context, std::span<const int64_t> dims,
                  const TensorRef (&operands)[3], const Dims (&strides)[3]) {
  GRAPHC_TRY(output, allocate(context, 0, dims));
  Status status = dispatchBits(context, operands[1].dtype, [&]<typename T>(Tag<T>) {
    choose(dims, operands, strides, output.as<T>(), output.elementCount());
    return okStatus();
  });
  return adoptElements(context, 0, std::move(status));
}
} // namespace

Status select(HostContext &context) {
  TensorRef operands[3] = {context.input(0), context.input(1), context.input(2)};
  const auto &[condition, then, otherwise] = operands;
  GRAPHC_REQUIRE(sameShape(then, otherwise),
                 "'then' and 'else' must have the same size.  but received: ", then.shape(),
                 " vs. ", otherwise.shape());
  Dims strides[3] = {{}, stridesOf(then.shape()), stridesOf(then.shape())};
  strides[0].assign(then.rank, 0);
  if (!isScalar(condition) && !sameShape(condition, then)) {
    GRAPHC_REQUIRE(isVector(condition) && then.rank >= 1,
                   "'cond' must be a vector, but saw shape: ", condition.shape());
    GRAPHC_REQUIRE(condition.dims[0] == then.dims[0],
                   "Number of batches of 'then' must match size of 'cond', but saw: ", then.dims[0],
                   " vs. ", condition.dims[0]);
    strides[0][0] = 1;
  } else if (!isScalar(condition)) {
    strides[0] = strides[1];
  }
  return chooseInto(context, then.shape(), operands, strides);
}

Status selectV2(HostContext &context) {
  TensorRef operands[3] = {context.input(0), context.input(1), context.input(2)};
  GRAPHC_REQUIRE(operands[1].dtype == operands[2].dtype, "then and else have different dtypes");
  Dims dims;
  for (const TensorRef &operand : operands) {
    if (operand.rank > dims.size())
      dims.insert(dims.begin(), operand.rank - dims.size(), 1);
    for (uint32_t d = 0; d < operand.rank; ++d) {
      int64_t &dim = dims[dims.size() - operand.rank + d];
      GRAPHC_REQUIRE(dim == operand.dims[d] || dim == 1 || operand.dims[d] == 1, "condition ",
                     operands[0].shape(), ", then ", operands[1].shape(), ", and else ",
                     operands[2].shape(), " must be broadcastable");
      dim = dim == 1 ? operand.dims[d] : dim;
    }
  }
  Dims strides[3];
  for (int k = 0; k < 3; ++k)
    strides[k] = broadcastStrides(operands[k], dims);
  return chooseInto(context, dims, operands, strides);
}

namespace {
Status padWith(HostContext &context, const void *value) {
  TensorRef input = context.input(0), paddings = context.input(1);
  GRAPHC_REQUIRE(isMatrix(paddings) && paddings.dims[1] == 2,
                 "paddings must be a matrix with 2 columns: ", paddings.shape());
  GRAPHC_REQUIRE(paddings.dims[0] == input.rank,
                 "The first dimension of paddings must be the rank of inputs", paddings.shape(),
                 " ", input.shape());
  Dims dims, before;
  for (uint32_t d = 0; d < input.rank; ++d) {
    int64_t front = indexAt(paddings, 2 * d), back = indexAt(paddings, 2 * d + 1), length;
    GRAPHC_REQUIRE(front >= 0 && back >= 0, "Paddings must be non-negative: ", front, " ", back);
    GRAPHC_REQUIRE(!__builtin_add_overflow(front, back, &length) &&
                       !__builtin_add_overflow(length, input.dims[d], &length),
                   "Paddings are too large: ", front, " ", back);
    dims.push_back(length);
    before.push_back(front);
  }
  GRAPHC_TRY(output, allocate(context, 0, dims));
  Dims strides = stridesOf(dims);
  int64_t offset = 0;
  for (uint32_t d = 0; d < input.rank; ++d)
    offset += before[d] * strides[d];
  Status status = dispatchBits(context, input.dtype, [&]<typename T>(Tag<T>) {
    T filler = {};
    if (value)
      filler = *static_cast<const T *>(value);
    std::ranges::fill(output.values<T>(), filler);
    return copyStrided(context, {dimsOf(input), stridesOf(input.shape()), strides}, sizeof(T),
                       input.data, output.as<T>() + offset);
  });
  return adoptElements(context, 0, std::move(status));
}
} // namespace

Status pad(HostContext &context) { return padWith(context, nullptr); }

Status padV2(HostContext &context) {
  TensorRef value = context.input(2);
  GRAPHC_REQUIRE(isScalar(value), "constant_values must be a scalar. Found: ", value.shape());
  GRAPHC_REQUIRE(value.dtype == context.input(0).dtype, "constant_values has another dtype");
  return padWith(context, value.data);
}

Status compareAndBitpack(HostContext &context) {
  TensorRef input = context.input(0), threshold = context.input(1);
  GRAPHC_REQUIRE(isScalar(threshold),
                 "Compare must be a scalar, but saw shape: ", threshold.shape());
  GRAPHC_REQUIRE(input.rank > 0, "Input should be at least a vector, but saw a scalar.");
  GRAPHC_REQUIRE(
      input.dims[input.rank - 1] % 8 == 0,
      "Inner dimension of input should be divisible by 8, but saw shape: ", input.shape());
  Dims dims = dimsOf(input);
  dims.back() /= 8;
  GRAPHC_TRY(output, allocate(context, 0, dims));
  using Accepts = Types<Half, float, double, int8_t, int16_t, int32_t, int64_t, bool>;
  return dispatch(context, input.dtype, Accepts(), [&]<typename T>(Tag<T>) {
    T limit = *threshold.as<T>();
    for (int64_t i = 0, n = output.elementCount(); i < n; ++i) {
      unsigned bits = 0;
      for (int k = 0; k < 8; ++k)
        bits = bits << 1 | (input.as<T>()[8 * i + k] > limit);
      output.as<uint8_t>()[i] = static_cast<uint8_t>(bits);
    }
    return okStatus();
  });
}

Status cross(HostContext &context) {
  TensorRef a = context.input(0), b = context.input(1);
  GRAPHC_REQUIRE(sameShape(a, b) && a.dtype == b.dtype,
                 "Both inputs must be of same shape: ", a.shape(), " vs. ", b.shape());
  GRAPHC_REQUIRE(a.rank >= 1, "Input must be at least 1D", a.shape());
  GRAPHC_REQUIRE(a.dims[a.rank - 1] == 3, "Cross-products are only defined for 3-element vectors.");
  GRAPHC_TRY(output, allocate(context, 0, a.shape()));
  return dispatch(context, a.dtype, RealTypes(), [&]<typename T>(Tag<T>) {
    for (int64_t i = 0, n = a.elementCount(); i < n; i += 3) {
      const T *u = a.as<T>() + i, *v = b.as<T>() + i;
      for (int k = 0; k < 3; ++k) {
        int p = (k + 1) % 3, q = (k + 2) % 3;
        output.as<T>()[i + k] = static_cast<T>(T(u[p] * v[q]) - T(u[q] * v[p]));
      }
    }
    return okStatus();
  });
}

} // namespace graphc::runtime::host
