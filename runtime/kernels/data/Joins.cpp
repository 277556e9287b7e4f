//===- Joins.cpp - tensors put together and taken apart -------------------===//
//
// Along one axis a tensor is [outer, length, inner]; a part of it is `outer` runs of
// length * inner elements.
//
//===----------------------------------------------------------------------===//
#include "runtime/kernels/data/Kernels.h"
#include "runtime/kernels/support/StridedCopy.h"

namespace graphc::runtime::host {

namespace {
/// The axis that a scalar of [-rank, rank) names.
Result<uint32_t> axisOf(int64_t axis, int64_t rank, const std::string &message) {
  if (axis < -rank || axis >= rank)
    return invalidArgument(message);
  return static_cast<uint32_t>(axis < 0 ? axis + rank : axis);
}

/// Moves a run of \p run elements, \p outer times, between a tensor whose runs are \p whole apart
/// and a part whose runs are adjacent.
Status moveRuns(HostContext &context, size_t bytes, int64_t outer, int64_t run, int64_t whole,
                const void *from, void *to, bool toWhole) {
  Dims part = {run, 1}, all = {whole, 1};
  StridedCopy copy{{outer, run}, toWhole ? part : all, toWhole ? all : part};
  return copyStrided(context, copy, bytes, from, to);
}

/// Joins the operands [first, first + count) along dim \p axis of the result, in which an operand
/// takes lengths[k] places.
Status join(HostContext &context, uint32_t first, const Dims &lengths,
            std::span<const int64_t> dims, uint32_t axis) {
  GRAPHC_TRY(output, allocate(context, 0, dims));
  size_t bytes = dtypeBytes(output.dtype);
  int64_t outer = product(dims.first(axis)), inner = product(dims.subspan(axis + 1));
  int64_t offset = 0;
  Status status;
  for (uint32_t k = 0; k < lengths.size() && status.isOk(); ++k) {
    int64_t run = lengths[k] * inner;
    status = moveRuns(context, bytes, outer, run, dims[axis] * inner, context.input(first + k).data,
                      output.as<char>() + offset * bytes, true);
    offset += run;
  }
  return adoptElements(context, 0, std::move(status));
}

/// Concatenates operands [first, first + count).
Status concatenateOf(HostContext &context, uint32_t first, uint32_t count, int64_t axisValue) {
  TensorRef head = context.input(first);
  int64_t rank = head.rank;
  GRAPHC_TRY(axis, axisOf(axisValue, rank,
                          concat("ConcatOp : Expected concatenating dimensions in the range [",
                                 -rank, ", ", rank, "), but got ", axisValue)));
  Dims dims = dimsOf(head), lengths;
  dims[axis] = 0;
  for (uint32_t k = 0; k < count; ++k) {
    TensorRef part = context.input(first + k);
    GRAPHC_REQUIRE(part.rank == head.rank,
                   "ConcatOp : Ranks of all input tensors should match: shape[0] = ", head.shape(),
                   " vs. shape[", k, "] = ", part.shape());
    for (uint32_t d = 0; d < head.rank; ++d)
      GRAPHC_REQUIRE(d == axis || part.dims[d] == head.dims[d], "ConcatOp : Dimension ", d,
                     " in both shapes must be equal: shape[0] = ", head.shape(), " vs. shape[", k,
                     "] = ", part.shape());
    lengths.push_back(part.dims[axis]);
    dims[axis] += part.dims[axis];
  }
  return join(context, first, lengths, dims, axis);
}

/// Cuts operand \p operand along \p axis into one result for each of \p lengths. The results have
/// the axis with their length, or, when \p drop is set, lack it.
Status cut(HostContext &context, uint32_t operand, const Dims &lengths, uint32_t axis, bool drop) {
  TensorRef input = context.input(operand);
  size_t bytes = dtypeBytes(input.dtype);
  int64_t outer = product(input, 0, axis), inner = product(input, axis + 1, input.rank);
  int64_t offset = 0;
  for (uint32_t k = 0; k < lengths.size(); ++k) {
    Dims dims = dimsOf(input);
    if (drop)
      dims.erase(dims.begin() + axis);
    else
      dims[axis] = lengths[k];
    GRAPHC_TRY(output, allocate(context, k, dims));
    int64_t run = lengths[k] * inner;
    GRAPHC_RETURN_IF_ERROR(
        adoptElements(context, k,
                      moveRuns(context, bytes, outer, run, input.dims[axis] * inner,
                               input.as<char>() + offset * bytes, output.data, false)));
    offset += run;
  }
  return okStatus();
}
} // namespace

Status concatenate(HostContext &context) {
  GRAPHC_TRY(axis, scalarIndex(context, 0, "concat_dim"));
  return concatenateOf(context, 1, context.inputCount() - 1, axis);
}

Status concatenateV2(HostContext &context) {
  uint32_t count = context.inputCount() - 1;
  GRAPHC_TRY(axis, scalarIndex(context, count, "axis"));
  return concatenateOf(context, 0, count, axis);
}

Status parallelConcat(HostContext &context) {
  for (uint32_t k = 0; k < context.inputCount(); ++k) {
    TensorRef part = context.input(k);
    GRAPHC_REQUIRE(part.rank >= 1 && part.dims[0] == 1,
                   "Size of first dimension must be 1 on inputs to ParallelConcat, got shape ",
                   part.shape());
  }
  return concatenateOf(context, 0, context.inputCount(), 0);
}

Status pack(HostContext &context) {
  TensorRef head = context.input(0);
  int64_t rank = int64_t(head.rank) + 1, axisValue = context.intAttribute("axis", 0);
  GRAPHC_TRY(axis, axisOf(axisValue, rank,
                          concat("axis = ", axisValue, " not in [", -rank, ", ", rank, ")")));
  uint32_t count = context.inputCount();
  for (uint32_t k = 1; k < count; ++k)
    GRAPHC_REQUIRE(sameShape(head, context.input(k)),
                   "Shapes of all inputs must match: values[0].shape = ", head.shape(),
                   " != values[", k, "].shape = ", context.input(k).shape());
  Dims dims = dimsOf(head);
  dims.insert(dims.begin() + axis, count);
  return join(context, 0, Dims(count, 1), dims, axis);
}

Status unpack(HostContext &context) {
  TensorRef input = context.input(0);
  int64_t rank = input.rank, axisValue = context.intAttribute("axis", 0);
  GRAPHC_TRY(axis, axisOf(axisValue, rank,
                          concat("axis = ", axisValue, " not in [", -rank, ", ", rank, ")")));
  int64_t count = context.outputCount();
  GRAPHC_REQUIRE(input.dims[axis] == count, "Input shape axis ", axis, " must equal ", count,
                 ", got shape ", input.shape());
  return cut(context, 0, Dims(count, 1), axis, true);
}

Status split(HostContext &context) {
  TensorRef input = context.input(1);
  GRAPHC_TRY(axisValue, scalarIndex(context, 0, "split_dim"));
  int64_t rank = input.rank;
  GRAPHC_TRY(axis, axisOf(axisValue, rank,
                          concat("-input rank(-", rank, ") <= split_dim < input rank (", rank,
                                 "), but got ", axisValue)));
  int64_t count = context.outputCount();
  GRAPHC_REQUIRE(count > 0 && input.dims[axis] % count == 0,
                 "Number of ways to split should evenly divide the split dimension, but got "
                 "split_dim ",
                 axis, " (size = ", input.dims[axis], ") and num_split ", count);
  return cut(context, 1, Dims(count, input.dims[axis] / count), axis, false);
}

Status splitV(HostContext &context) {
  TensorRef input = context.input(0), sizes = context.input(1);
  GRAPHC_TRY(axisValue, scalarIndex(context, 2, "split_dim"));
  int64_t rank = input.rank, count = context.outputCount();
  GRAPHC_REQUIRE(isVector(sizes) && sizes.dims[0] == count,
                 "size of the split_tensor must be 1-D and have the same elements as outputs got ",
                 sizes.rank, " -D and ", sizes.elementCount(), " elements");
  GRAPHC_TRY(axis, axisOf(axisValue, rank,
                          concat("-input rank(-", rank, ") <= split_dim < input rank (", rank,
                                 "), but got ", axisValue)));
  Dims lengths = indicesOf(sizes);
  int64_t known = 0;
  int64_t *open = nullptr;
  for (int64_t &length : lengths) {
    if (length == -1) {
      GRAPHC_REQUIRE(!open, "There can only be one -1 in the input.");
      open = &length;
    } else {
      GRAPHC_REQUIRE(length >= 0, "Split size at index ", &length - lengths.data(),
                     " must be >= 0. Got: ", length);
      known += length;
    }
  }
  int64_t whole = input.dims[axis];
  GRAPHC_REQUIRE(open ? known <= whole : known == whole,
                 "Determined shape must either match input shape along split_dim exactly if fully "
                 "specified, or be less than the size of the input along split_dim if not fully "
                 "specified.  Got: ",
                 known);
  if (open)
    *open = whole - known;
  return cut(context, 0, lengths, axis, false);
}

} // namespace graphc::runtime::host
