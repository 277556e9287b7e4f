//===- Moves.cpp - broadcasts, permutations, rotations, gathers -----------===//
#include "runtime/kernels/data/Kernels.h"
#include "runtime/kernels/support/StridedCopy.h"

#include <functional>

namespace graphc::runtime::host {

namespace {
/// Fills result 0 of shape \p dims from operand 0, read along \p from, starting \p offset elements
/// behind its first.
Status moveInto(HostContext &context, const Dims &dims, const Dims &copyDims, const Dims &from,
                int64_t offset) {
  TensorRef input = context.input(0);
  GRAPHC_TRY(output, allocate(context, 0, dims));
  if (output.elementCount() == 0)
    return okStatus();
  size_t bytes = dtypeBytes(input.dtype);
  return adoptElements(context, 0,
                       copyStrided(context, {copyDims, from, stridesOf(copyDims)}, bytes,
                                   input.as<char>() + offset * static_cast<int64_t>(bytes),
                                   output.data));
}

/// Reverses the dims d with flags[d] set.
Status reverseDims(HostContext &context, const std::vector<bool> &flags) {
  TensorRef input = context.input(0);
  Dims dims = dimsOf(input), from = stridesOf(dims);
  int64_t offset = 0;
  for (size_t d = 0; d < dims.size(); ++d) {
    if (!flags[d])
      continue;
    offset += (dims[d] - 1) * from[d];
    from[d] = -from[d];
  }
  return moveInto(context, dims, dims, from, offset);
}
} // namespace

Status broadcastTo(HostContext &context) {
  TensorRef input = context.input(0), shape = context.input(1);
  GRAPHC_REQUIRE(isVector(shape), "shape must be 1-D, got shape.shape = ", shape.shape());
  Dims dims = indicesOf(shape);
  bool fits = dims.size() >= input.rank;
  Dims from(dims.size(), 0), strides = stridesOf(input.shape());
  for (uint32_t d = 0; fits && d < input.rank; ++d) {
    size_t at = dims.size() - input.rank + d;
    fits = input.dims[d] == dims[at] || input.dims[d] == 1;
    from[at] = input.dims[d] == 1 ? 0 : strides[d];
  }
  GRAPHC_REQUIRE(fits, "Incompatible shapes: ", input.shape(), " vs. ", dims);
  return moveInto(context, dims, dims, from, 0);
}

Status tile(HostContext &context) {
  TensorRef input = context.input(0), multiples = context.input(1);
  GRAPHC_REQUIRE(isVector(multiples), "Expected multiples to be 1-D, but got shape ",
                 multiples.shape());
  GRAPHC_REQUIRE(multiples.dims[0] == input.rank,
                 "Expected multiples argument to be a vector of length ", input.rank,
                 " but got length ", multiples.dims[0]);
  Dims dims, copyDims, from, strides = stridesOf(input.shape());
  for (uint32_t d = 0; d < input.rank; ++d) {
    int64_t times = indexAt(multiples, d), length;
    GRAPHC_REQUIRE(times >= 0, "Expected multiples[", d, "] >= 0, but got ", times);
    GRAPHC_REQUIRE(!__builtin_mul_overflow(times, input.dims[d], &length), "Expected multiples[", d,
                   "] to be smaller, but got ", times);
    dims.push_back(length);
    copyDims.insert(copyDims.end(), {times, input.dims[d]});
    from.insert(from.end(), {0, strides[d]});
  }
  return moveInto(context, dims, copyDims, from, 0);
}

Status transpose(HostContext &context) {
  TensorRef input = context.input(0), permutation = context.input(1);
  GRAPHC_REQUIRE(isVector(permutation), "perm must be rank 1, got shape ", permutation.shape());
  GRAPHC_REQUIRE(permutation.dims[0] == input.rank, "transpose expects a vector of size ",
                 input.rank, ". But input(1) is a vector of size ", permutation.dims[0]);
  Dims dims, from, strides = stridesOf(input.shape());
  std::vector<bool> seen(input.rank);
  for (uint32_t i = 0; i < input.rank; ++i) {
    int64_t d = indexAt(permutation, i), rank = input.rank;
    GRAPHC_REQUIRE(-rank <= d && d < rank, d, " is out of range [0 .. ", rank, ")");
    d += d < 0 ? rank : 0;
    seen[d] = true;
    dims.push_back(input.dims[d]);
    from.push_back(strides[d]);
  }
  for (uint32_t d = 0; d < input.rank; ++d)
    if (!seen[d]) {
      std::string given;
      for (uint32_t i = 0; i < input.rank; ++i)
        given += concat(i ? "," : "", indexAt(permutation, i));
      return invalid(d, " is missing from {", given, "}.");
    }
  return moveInto(context, dims, dims, from, 0);
}

Status reverse(HostContext &context) {
  TensorRef input = context.input(0), flags = context.input(1);
  GRAPHC_REQUIRE(isVector(flags), "'dims' must be 1-dimension, not ", flags.rank);
  GRAPHC_REQUIRE(flags.dims[0] == input.rank,
                 "'dims' must have the same number of values as 'input' has dimensions. 'input' "
                 "has ",
                 input.rank, "'dims' has ", flags.dims[0], " values");
  std::span<bool> values = flags.values<bool>();
  return reverseDims(context, std::vector<bool>(values.begin(), values.end()));
}

Status reverseV2(HostContext &context) {
  TensorRef input = context.input(0), axes = context.input(1);
  GRAPHC_REQUIRE(isVector(axes), "'dims' must be 1-dimension, not ", axes.rank);
  std::vector<bool> flags(input.rank);
  int64_t rank = input.rank;
  for (int64_t i = 0; i < axes.dims[0]; ++i) {
    int64_t axis = indexAt(axes, i), d = axis < 0 ? axis + rank : axis;
    GRAPHC_REQUIRE(d >= 0 && d < rank, "'axis'[", i, "] = ", axis, " is out of valid range [0, ",
                   rank - 1);
    GRAPHC_REQUIRE(!flags[d], "axis ", d, " specified more than once.");
    flags[d] = true;
  }
  return reverseDims(context, flags);
}

Status reverseSequence(HostContext &context) {
  TensorRef input = context.input(0), lengths = context.input(1);
  int64_t batch = context.intAttribute("batch_dim", 0),
          sequence = context.intAttribute("seq_dim", 0);
  GRAPHC_REQUIRE(batch != sequence, "batch_dim == seq_dim == ", sequence);
  GRAPHC_REQUIRE(isVector(lengths), "seq_lens input must be 1-dim, not ", lengths.rank);
  GRAPHC_REQUIRE(sequence >= 0 && sequence < input.rank, "seq_dim must be < input rank ( ",
                 sequence, " vs. ", input.rank, ")");
  GRAPHC_REQUIRE(batch >= 0 && batch < input.rank, "batch_dim must be < input rank ( ", batch,
                 " vs. ", input.rank, ")");
  GRAPHC_REQUIRE(lengths.dims[0] == input.dims[batch], "Length of seq_lengths != input.dims(",
                 batch, "), (", lengths.dims[0], " vs. ", input.dims[batch], ")");
  int64_t steps = input.dims[sequence];
  for (int64_t b = 0; b < lengths.dims[0]; ++b) {
    GRAPHC_REQUIRE(indexAt(lengths, b) >= 0, "seq_lens(", b, ") < 0");
    GRAPHC_REQUIRE(indexAt(lengths, b) <= steps, "seq_lens(", b, ") > input.dims(", sequence, ")");
  }
  GRAPHC_TRY(output, allocate(context, 0, input.shape()));
  Dims dims = dimsOf(input), strides = stridesOf(dims);
  dims[batch] = 1;
  size_t bytes = dtypeBytes(input.dtype);
  Status status;
  for (int64_t b = 0; b < lengths.dims[0] && status.isOk() && output.elementCount(); ++b) {
    int64_t length = indexAt(lengths, b), start = b * strides[batch];
    Dims backward = strides;
    backward[sequence] = -backward[sequence];
    auto part = [&](int64_t count, const Dims &from, int64_t first, int64_t target) {
      if (status.isOk() && count > 0) {
        dims[sequence] = count;
        status = copyStrided(context, {dims, from, strides}, bytes,
                             input.as<char>() + (start + first * strides[sequence]) * bytes,
                             output.as<char>() + (start + target * strides[sequence]) * bytes);
      }
    };
    part(length, backward, length - 1, 0);
    part(steps - length, strides, length, length);
  }
  return adoptElements(context, 0, std::move(status));
}

Status roll(HostContext &context) {
  TensorRef input = context.input(0), shift = context.input(1), axis = context.input(2);
  GRAPHC_REQUIRE(input.rank >= 1, "input must be 1-D or higher");
  GRAPHC_REQUIRE(shift.rank <= 1, "shift must be a scalar or a 1-D vector. Found: ", shift.shape());
  GRAPHC_REQUIRE(axis.rank <= 1, "axis must be a scalar or a 1-D vector. Found: ", axis.shape());
  GRAPHC_REQUIRE(sameShape(shift, axis), "shift and axis must have the same size");
  Dims shifts(input.rank, 0);
  for (int64_t i = 0, n = axis.elementCount(); i < n; ++i) {
    int64_t a = indexAt(axis, i), d = a < 0 ? a + input.rank : a;
    GRAPHC_REQUIRE(d >= 0 && d < input.rank, "axis ", d, " is out of range");
    int64_t length = std::max<int64_t>(input.dims[d], 1);
    int64_t by = shifts[d] + indexAt(shift, i) % length;
    shifts[d] = ((by % length) + length) % length;
  }
  GRAPHC_TRY(output, allocate(context, 0, input.shape()));
  if (output.elementCount() == 0)
    return okStatus();
  Dims dims = dimsOf(input), strides = stridesOf(dims);
  size_t bytes = dtypeBytes(input.dtype);
  // Along a shifted dim the tensor is two blocks that change places.
  std::function<Status(uint32_t, int64_t, int64_t)> blocks = [&](uint32_t d, int64_t from,
                                                                 int64_t to) -> Status {
    if (d == input.rank)
      return copyStrided(context, {dims, strides, strides}, bytes, input.as<char>() + from * bytes,
                         output.as<char>() + to * bytes);
    int64_t by = shifts[d], length = input.dims[d], stride = strides[d];
    dims[d] = length - by;
    GRAPHC_RETURN_IF_ERROR(blocks(d + 1, from, to + by * stride));
    if (by == 0)
      return okStatus();
    dims[d] = by;
    return blocks(d + 1, from + (length - by) * stride, to);
  };
  return adoptElements(context, 0, blocks(0, 0, 0));
}

namespace {
Status gatherOf(HostContext &context, int64_t axisValue, int64_t batchValue) {
  TensorRef params = context.input(0), indices = context.input(1);
  int64_t rank = params.rank, indexRank = indices.rank;
  GRAPHC_REQUIRE(rank >= 1, "params must be at least 1 dimensional");
  GRAPHC_REQUIRE(-rank <= axisValue && axisValue < rank, "Expected axis in the range [", -rank,
                 ", ", rank, "), but got ", axisValue);
  int64_t axis = axisValue < 0 ? axisValue + rank : axisValue;
  GRAPHC_REQUIRE(-indexRank <= batchValue && batchValue <= indexRank,
                 "Expected batch_dims in the range [", -indexRank, ", ", indexRank, "], but got ",
                 batchValue);
  int64_t batchDims = batchValue < 0 ? batchValue + indexRank : batchValue;
  GRAPHC_REQUIRE(batchDims < rank, "batch_dims (", batchDims, ") must be less than rank(params) (",
                 rank, ").");
  GRAPHC_REQUIRE(axis >= batchDims, "batch_dims (", batchDims,
                 ") must be less than or equal to axis (", axis, ").");
  for (int64_t d = 0; d < batchDims; ++d)
    GRAPHC_REQUIRE(params.dims[d] == indices.dims[d], "params.shape[", d, "]: ", params.dims[d],
                   " should be equal to indices.shape[", d, "]: ", indices.dims[d]);
  int64_t limit = params.dims[axis], count = indices.elementCount();
  for (int64_t i = 0; i < count; ++i) {
    int64_t at = indexAt(indices, i);
    GRAPHC_REQUIRE(at >= 0 && at < limit, "indices", indexText(indices.shape(), i), " = ", at,
                   " is not in [0, ", limit, ")");
  }
  Dims dims(params.dims, params.dims + axis);
  dims.insert(dims.end(), indices.dims + batchDims, indices.dims + indexRank);
  dims.insert(dims.end(), params.dims + axis + 1, params.dims + rank);
  GRAPHC_TRY(output, allocate(context, 0, dims));
  int64_t batches = product(params, 0, batchDims), outer = product(params, batchDims, axis);
  int64_t perBatch = batches ? count / batches : 0;
  size_t run = dtypeBytes(params.dtype) * static_cast<size_t>(product(params, axis + 1, rank));
  GRAPHC_RETURN_IF_ERROR(context.parallelFor(
      run ? batches * outer * perBatch : 0, grainOf(static_cast<int64_t>(run / 8) + 4),
      [&](int64_t begin, int64_t end) {
        for (int64_t i = begin; i < end; ++i) {
          int64_t plane = i / perBatch, batch = plane / outer;
          int64_t at = indexAt(indices, batch * perBatch + i % perBatch);
          std::memcpy(output.as<char>() + static_cast<size_t>(i) * run,
                      params.as<char>() + static_cast<size_t>(plane * limit + at) * run, run);
        }
        return okStatus();
      }));
  return adoptElements(context, 0, okStatus());
}
} // namespace

Status gather(HostContext &context) { return gatherOf(context, 0, 0); }

Status gatherV2(HostContext &context) {
  TensorRef axis = context.input(2);
  GRAPHC_REQUIRE(isScalar(axis), "axis must be scalar");
  return gatherOf(context, indexAt(axis, 0), context.intAttribute("batch_dims", 0));
}

} // namespace graphc::runtime::host
