//===- TopK.cpp - greatest and n-th elements of rows ----------------------===//
#include "runtime/kernels/sort/Kernels.h"
#include "runtime/kernels/support/Dispatch.h"
#include "runtime/kernels/support/Tensors.h"

#include <numeric>

namespace graphc::runtime::host {

namespace {
/// Orders positions of a row by falling value, then by position. NaN comes first, as TensorFlow's
/// heap has it, so that the order is total whatever the row holds.
template <typename T> struct Falling {
  const T *row;

  bool operator()(int32_t a, int32_t b) const {
    if (row[a] > row[b])
      return true;
    if (row[a] < row[b])
      return false;
    if (bool aIsNan = isNan(row[a]), bIsNan = isNan(row[b]); aIsNan != bIsNan)
      return aIsNan;
    return a < b;
  }
};

template <typename T>
void topOfRow(const T *row, int64_t columns, int64_t k, std::span<int32_t> order, T *values,
              const TensorRef &indices, int64_t first) {
  if (k == 1) {
    // TensorFlow looks for the maximum here, which passes over NaN.
    int32_t best = 0;
    for (int32_t c = 1; c < columns; ++c)
      if (row[c] > row[best] || (isNan(row[best]) && !isNan(row[c])))
        best = c;
    order[0] = best;
  } else {
    std::iota(order.begin(), order.end(), 0);
    if (k < columns)
      std::partial_sort(order.begin(), order.begin() + k, order.end(), Falling<T>{row});
    else
      std::sort(order.begin(), order.end(), Falling<T>{row});
  }
  for (int64_t i = 0; i < k; ++i) {
    values[i] = row[order[i]];
    storeIndex(indices, first + i, order[i]);
  }
}

Status topKOf(HostContext &context, int64_t k) {
  TensorRef input = context.input(0);
  GRAPHC_REQUIRE(k >= 0, "Need k >= 0, got ", k);
  GRAPHC_REQUIRE(input.rank >= 1, "input must be >= 1-D, got shape ", input.shape());
  int64_t columns = input.dims[input.rank - 1];
  GRAPHC_REQUIRE(columns >= k, "input must have at least k columns. Had ", columns, ", needed ", k);
  GRAPHC_REQUIRE(columns <= std::numeric_limits<int32_t>::max(), "rows of ", columns,
                 " elements are too long");
  Dims dims = dimsOf(input);
  dims.back() = k;
  GRAPHC_TRY(values, allocate(context, 0, dims));
  GRAPHC_TRY(indices, allocate(context, 1, dims));
  if (values.elementCount() == 0)
    return okStatus();
  int64_t rows = product(input, 0, input.rank - 1);
  // Rows are handled in a few parts, each with a row of scratch of its own.
  constexpr int64_t kMostParts = 64;
  int64_t grain = std::max(grainOf(columns * 4), (rows + kMostParts - 1) / kMostParts);
  GRAPHC_TRY(order, scratchOf<int32_t>(context, (rows + grain - 1) / grain * columns));
  return dispatch(context, input.dtype, RealTypes(), [&]<typename T>(Tag<T>) {
    return context.parallelFor(rows, grain, [&](int64_t begin, int64_t end) {
      std::span<int32_t> mine = order.subspan(begin / grain * columns, columns);
      for (int64_t r = begin; r < end; ++r)
        topOfRow(input.as<T>() + r * columns, columns, k, mine, values.as<T>() + r * k, indices,
                 r * k);
      return okStatus();
    });
  });
}
} // namespace

Status topK(HostContext &context) { return topKOf(context, context.intAttribute("k", 0)); }

Status topKV2(HostContext &context) {
  TensorRef k = context.input(1);
  GRAPHC_REQUIRE(isScalar(k), "k must be scalar, got shape ", k.shape());
  return topKOf(context, indexAt(k, 0));
}

Status nthElement(HostContext &context) {
  TensorRef input = context.input(0);
  TensorRef position = context.input(1);
  GRAPHC_REQUIRE(isScalar(position), "N must be scalar but has rank ", position.rank);
  int64_t n = indexAt(position, 0);
  GRAPHC_REQUIRE(n >= 0, "n must be non-negative but is ", n);
  GRAPHC_REQUIRE(input.rank >= 1, "Input must be at least rank 1 but is rank ", input.rank);
  int64_t columns = input.dims[input.rank - 1];
  GRAPHC_REQUIRE(columns > n, "Input must have last dimension > n = ", n);
  if (context.boolAttribute("reverse", false))
    n = columns - n - 1;
  GRAPHC_TRY(output, allocate(context, 0, input.shape().first(input.rank - 1)));
  return dispatch(context, input.dtype, RealTypes(), [&]<typename T>(Tag<T>) -> Status {
    GRAPHC_TRY(row, scratchOf<T>(context, columns));
    for (int64_t r = 0, rows = output.elementCount(); r < rows; ++r) {
      std::copy_n(input.as<T>() + r * columns, columns, row.begin());
      std::nth_element(row.begin(), row.begin() + n, row.end(),
                       [](T a, T b) { return a < b || (!isNan(a) && isNan(b)); });
      output.as<T>()[r] = row[n];
    }
    return okStatus();
  });
}

namespace {
/// Whether \p target is among the k greatest of a row. No when its value or one met on the way is
/// not finite.
bool isInTop(std::span<const float> row, int64_t target, int64_t k) {
  if (target < 0 || target >= static_cast<int64_t>(row.size()) || !std::isfinite(row[target]))
    return false;
  int64_t greater = 0;
  for (float value : row) {
    if (!std::isfinite(value))
      return false;
    if (value > row[target] && ++greater > k)
      break;
  }
  return greater < k;
}

Status inTopKOf(HostContext &context, int64_t k) {
  TensorRef predictions = context.input(0), targets = context.input(1);
  GRAPHC_REQUIRE(isMatrix(predictions), "predictions must be 2-dimensional");
  GRAPHC_REQUIRE(isVector(targets), "targets must be 1-dimensional");
  GRAPHC_REQUIRE(predictions.dims[0] == targets.dims[0], "First dimension of predictions ",
                 predictions.dims[0], " must match length of targets ", targets.dims[0]);
  GRAPHC_TRY(output, allocate(context, 0, targets.shape()));
  size_t classes = static_cast<size_t>(predictions.dims[1]);
  for (int64_t r = 0; r < targets.dims[0]; ++r)
    output.as<bool>()[r] =
        isInTop(predictions.values<float>().subspan(r * classes, classes), indexAt(targets, r), k);
  return okStatus();
}
} // namespace

Status inTopK(HostContext &context) { return inTopKOf(context, context.intAttribute("k", 0)); }

Status inTopKV2(HostContext &context) {
  TensorRef k = context.input(2);
  GRAPHC_REQUIRE(isScalar(k), "k must be 0-D, got shape ", k.shape());
  return inTopKOf(context, indexAt(k, 0));
}

} // namespace graphc::runtime::host
