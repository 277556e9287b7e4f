//===- Segments.cpp - reductions of rows that share an id -----------------===//
#include "runtime/kernels/segment/Kernels.h"
#include "runtime/kernels/support/Dispatch.h"
#include "runtime/kernels/support/Tensors.h"

namespace graphc::runtime::host {

namespace {
// A reduction: the value of an unsorted segment without rows, that of a sorted one, and one step.
struct SumStep {
  using Accepts = NumberTypes;
  template <typename T> static T start() { return T(0); }
  template <typename T> static T empty() { return T(0); }
  template <typename T> static void add(T &to, T value) {
    if constexpr (std::is_integral_v<T>)
      to = static_cast<T>(static_cast<uint64_t>(to) + static_cast<uint64_t>(value));
    else
      to += value;
  }
};

struct ProdStep {
  using Accepts = NumberTypes;
  template <typename T> static T start() { return T(1); }
  template <typename T> static T empty() { return T(1); }
  template <typename T> static void add(T &to, T value) {
    if constexpr (std::is_integral_v<T>)
      to = static_cast<T>(static_cast<uint64_t>(to) * static_cast<uint64_t>(value));
    else
      to *= value;
  }
};

struct MaxStep {
  using Accepts = RealTypes;
  template <typename T> static T start() { return lowestOf<T>(); }
  template <typename T> static T empty() { return T(0); }
  template <typename T> static void add(T &to, T value) { to = to < value ? value : to; }
};

struct MinStep {
  using Accepts = RealTypes;
  template <typename T> static T start() { return highestOf<T>(); }
  template <typename T> static T empty() { return T(0); }
  template <typename T> static void add(T &to, T value) { to = value < to ? value : to; }
};

/// Checks the operands of a Segment op and finds the number of its segments.
Status checkSorted(const TensorRef &data, const TensorRef &ids, int64_t &segments) {
  GRAPHC_REQUIRE(data.rank >= 1, "input must be at least rank 1");
  GRAPHC_REQUIRE(isVector(ids) && holdsIndices(ids), "segment_ids should be a vector.");
  int64_t rows = ids.dims[0];
  GRAPHC_REQUIRE(rows == data.dims[0],
                 "segment_ids should be the same size as dimension 0 of input.");
  segments = rows ? indexAt(ids, rows - 1) + 1 : 0;
  GRAPHC_REQUIRE(rows == 0 || segments > 0, "segment ids must be >= 0");
  for (int64_t i = 1; i < rows; ++i)
    GRAPHC_REQUIRE(indexAt(ids, i - 1) <= indexAt(ids, i), "segment ids are not increasing");
  if (rows)
    GRAPHC_REQUIRE(indexAt(ids, 0) >= 0, "Segment id ", indexAt(ids, 0), " out of range [0, ",
                   segments, "), possibly because 'segment_ids' input is not sorted.");
  return okStatus();
}

template <typename T> void divideRow(T *row, int64_t width, int64_t count) {
  for (int64_t c = 0; c < width; ++c) {
    if constexpr (isComplex<T>)
      row[c] /= static_cast<typename T::value_type>(count);
    else
      row[c] = static_cast<T>(row[c] / static_cast<T>(count));
  }
}

template <typename Step> Status sortedSegments(HostContext &context, bool mean) {
  TensorRef data = context.input(0), ids = context.input(1);
  int64_t segments;
  GRAPHC_RETURN_IF_ERROR(checkSorted(data, ids, segments));
  Dims dims = dimsOf(data);
  dims[0] = segments;
  GRAPHC_TRY(output, allocate(context, 0, dims));
  int64_t rows = data.dims[0], width = product(data, 1, data.rank);
  return dispatch(context, data.dtype, typename Step::Accepts(), [&]<typename T>(Tag<T>) {
    std::ranges::fill(output.values<T>(), Step::template empty<T>());
    for (int64_t first = 0, end; first < rows; first = end) {
      int64_t id = indexAt(ids, first);
      T *row = output.as<T>() + id * width;
      std::copy_n(data.as<T>() + first * width, width, row);
      for (end = first + 1; end < rows && indexAt(ids, end) == id; ++end)
        for (int64_t c = 0; c < width; ++c)
          Step::add(row[c], data.as<T>()[end * width + c]);
      if (mean)
        divideRow(row, width, end - first);
    }
    return okStatus();
  });
}

template <typename Step> Status unsortedSegments(HostContext &context) {
  TensorRef data = context.input(0), ids = context.input(1), count = context.input(2);
  GRAPHC_REQUIRE(isScalar(count), "num_segments should be a scalar, not shape ", count.shape());
  GRAPHC_REQUIRE(
      ids.rank <= data.rank && std::ranges::equal(ids.shape(), data.shape().first(ids.rank)),
      "data.shape = ", data.shape(), " does not start with segment_ids.shape = ", ids.shape());
  GRAPHC_REQUIRE(holdsIndices(ids), "segment_ids must be int32 or int64");
  int64_t segments = indexAt(count, 0);
  GRAPHC_REQUIRE(segments >= 0, "Input num_segments == ", segments, " must not be negative.");
  Dims dims = {segments};
  dims.insert(dims.end(), data.dims + ids.rank, data.dims + data.rank);
  GRAPHC_TRY(output, allocate(context, 0, dims));
  int64_t rows = ids.elementCount(), width = product(data, ids.rank, data.rank);
  return dispatch(context, data.dtype, typename Step::Accepts(), [&]<typename T>(Tag<T>) -> Status {
    std::ranges::fill(output.values<T>(), Step::template start<T>());
    for (int64_t i = 0; i < rows; ++i) {
      int64_t id = indexAt(ids, i);
      if (id < 0)
        continue;
      GRAPHC_REQUIRE(id < segments, "segment_ids", indexText(ids.shape(), i), " = ", id,
                     " is out of range [0, ", segments, ")");
      T *row = output.as<T>() + id * width;
      for (int64_t c = 0; c < width; ++c)
        Step::add(row[c], data.as<T>()[i * width + c]);
    }
    return okStatus();
  });
}
} // namespace

Status segmentSum(HostContext &context) { return sortedSegments<SumStep>(context, false); }
Status segmentMean(HostContext &context) { return sortedSegments<SumStep>(context, true); }
Status segmentProd(HostContext &context) { return sortedSegments<ProdStep>(context, false); }
Status segmentMax(HostContext &context) { return sortedSegments<MaxStep>(context, false); }
Status segmentMin(HostContext &context) { return sortedSegments<MinStep>(context, false); }
Status unsortedSegmentSum(HostContext &context) { return unsortedSegments<SumStep>(context); }
Status unsortedSegmentProd(HostContext &context) { return unsortedSegments<ProdStep>(context); }
Status unsortedSegmentMax(HostContext &context) { return unsortedSegments<MaxStep>(context); }
Status unsortedSegmentMin(HostContext &context) { return unsortedSegments<MinStep>(context); }

} // namespace graphc::runtime::host
