//===- SparseSegments.cpp - reductions of selected rows by a rising id ----===//
#include "runtime/kernels/segment/Kernels.h"
#include "runtime/kernels/support/Dispatch.h"
#include "runtime/kernels/support/Tensors.h"

namespace graphc::runtime::host {

namespace {
/// What the sum of a segment's rows is divided by.
enum class Scale { None, Count, RootOfCount };

double divisorOf(Scale scale, int64_t count) {
  switch (scale) {
  case Scale::None:
    return 1;
  case Scale::Count:
    return static_cast<double>(count);
  case Scale::RootOfCount:
    return std::sqrt(static_cast<double>(count));
  }
  return 1;
}

struct Operands {
  TensorRef data, indices, ids;
  int64_t segments = 0;
};

Status readOperands(const HostContext &context, Operands &operands) {
  operands = {context.input(0), context.input(1), context.input(2), 0};
  const auto &[data, indices, ids, segments] = operands;
  GRAPHC_REQUIRE(data.rank >= 1, "input must be at least rank 1");
  GRAPHC_REQUIRE(isVector(indices) && holdsIndices(indices), "indices should be a vector.");
  GRAPHC_REQUIRE(isVector(ids) && holdsIndices(ids), "segment_ids should be a vector.");
  int64_t count = indices.dims[0];
  GRAPHC_REQUIRE(ids.dims[0] == count, "segment_ids and indices should have same size.");
  int64_t last = count ? indexAt(ids, count - 1) : -1;
  GRAPHC_REQUIRE(count == 0 || last >= 0, "segment ids must be >= 0");
  operands.segments = last + 1;
  if (context.inputCount() > 3) {
    TensorRef given = context.input(3);
    GRAPHC_REQUIRE(isScalar(given), "num_segments should be a scalar, not shape ", given.shape());
    operands.segments = indexAt(given, 0);
    GRAPHC_REQUIRE(last < operands.segments, "segment ids must be < num_segments");
  }
  for (int64_t i = 1; i < count; ++i)
    GRAPHC_REQUIRE(indexAt(ids, i - 1) <= indexAt(ids, i), "segment ids are not increasing");
  if (count)
    GRAPHC_REQUIRE(indexAt(ids, 0) >= 0, "Segment id ", indexAt(ids, 0), " out of range [0, ",
                   operands.segments, "), possibly because 'segment_ids' input is not sorted.");
  for (int64_t i = 0; i < count; ++i) {
    int64_t row = indexAt(indices, i);
    GRAPHC_REQUIRE(row >= 0 && row < data.dims[0], "Bad: indices[", i, "] == ", row,
                   " out of range [0, ", data.dims[0], ")");
  }
  return okStatus();
}

/// Sums in Wide<T>, so that 16-bit floats are rounded once a segment.
template <typename T>
Status reduceOf(HostContext &context, const Operands &operands, Scale scale,
                const TensorRef &output) {
  const auto &[data, indices, ids, segments] = operands;
  int64_t count = indices.dims[0], width = product(data, 1, data.rank);
  GRAPHC_TRY(sums, scratchOf<Wide<T>>(context, width));
  clear(output);
  for (int64_t first = 0, end; first < count; first = end) {
    int64_t id = indexAt(ids, first);
    std::ranges::fill(sums, Wide<T>(0));
    for (end = first; end < count && indexAt(ids, end) == id; ++end) {
      const T *row = data.as<T>() + indexAt(indices, end) * width;
      for (int64_t c = 0; c < width; ++c)
        sums[c] += static_cast<Wide<T>>(row[c]);
    }
    Wide<T> divisor = static_cast<Wide<T>>(divisorOf(scale, end - first));
    for (int64_t c = 0; c < width; ++c)
      output.as<T>()[id * width + c] =
          static_cast<T>(scale == Scale::None ? sums[c] : sums[c] / divisor);
  }
  return okStatus();
}

Status reduce(HostContext &context, Scale scale) {
  Operands operands;
  GRAPHC_RETURN_IF_ERROR(readOperands(context, operands));
  Dims dims = dimsOf(operands.data);
  dims[0] = operands.segments;
  GRAPHC_TRY(output, allocate(context, 0, dims));
  return dispatch(context, operands.data.dtype, RealTypes(), [&]<typename T>(Tag<T>) {
    return reduceOf<T>(context, operands, scale, output);
  });
}

/// The gradient: row indices[i] of the result gets row ids[i] of the operand, scaled.
Status reduceGrad(HostContext &context, Scale scale) {
  TensorRef grad = context.input(0), indices = context.input(1), ids = context.input(2);
  TensorRef rows = context.input(3);
  GRAPHC_REQUIRE(isVector(indices) && holdsIndices(indices), "indices should be a vector.");
  GRAPHC_REQUIRE(isVector(ids) && holdsIndices(ids), "segment_ids should be a vector.");
  GRAPHC_REQUIRE(isScalar(rows), "output_dim0 should be a scalar, not shape ", rows.shape());
  GRAPHC_REQUIRE(grad.rank >= 1, "input must be at least rank 1");
  int64_t count = indices.dims[0], segments = grad.dims[0], height = indexAt(rows, 0);
  GRAPHC_REQUIRE(ids.dims[0] == count, "segment_ids and indices should have same size.");
  Dims dims = dimsOf(grad);
  dims[0] = height;
  GRAPHC_TRY(output, allocate(context, 0, dims));
  GRAPHC_TRY(members, scratchOf<int64_t>(context, segments));
  std::ranges::fill(members, 0);
  for (int64_t i = 0; i < count; ++i) {
    int64_t id = indexAt(ids, i), row = indexAt(indices, i);
    GRAPHC_REQUIRE(id >= 0 && id < segments, "Segment id ", id, " out of range [0, ", segments,
                   ").");
    GRAPHC_REQUIRE(row >= 0 && row < height, "Index ", row, " out of range [0, ", height, ").");
    ++members[id];
  }
  int64_t width = product(grad, 1, grad.rank);
  return dispatch(context, grad.dtype, RealFloatTypes(), [&]<typename T>(Tag<T>) {
    clear(output);
    for (int64_t i = 0; i < count; ++i) {
      int64_t id = indexAt(ids, i);
      T factor = T(1 / divisorOf(scale, members[id]));
      const T *from = grad.as<T>() + id * width;
      T *to = output.as<T>() + indexAt(indices, i) * width;
      for (int64_t c = 0; c < width; ++c)
        to[c] += from[c] * factor;
    }
    return okStatus();
  });
}
} // namespace

Status sparseSegmentSum(HostContext &context) { return reduce(context, Scale::None); }
Status sparseSegmentMean(HostContext &context) { return reduce(context, Scale::Count); }
Status sparseSegmentSqrtN(HostContext &context) { return reduce(context, Scale::RootOfCount); }
Status sparseSegmentSumGrad(HostContext &context) { return reduceGrad(context, Scale::None); }
Status sparseSegmentMeanGrad(HostContext &context) { return reduceGrad(context, Scale::Count); }
Status sparseSegmentSqrtNGrad(HostContext &context) {
  return reduceGrad(context, Scale::RootOfCount);
}

} // namespace graphc::runtime::host
