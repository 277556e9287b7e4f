//===- Search.cpp - positions of true elements, bounds and buckets --------===//
#include "runtime/kernels/sort/Kernels.h"
#include "runtime/kernels/support/Dispatch.h"
#include "runtime/kernels/support/Tensors.h"

namespace graphc::runtime::host {

namespace {
template <typename T> Status whereOf(HostContext &context, const TensorRef &input) {
  std::span<T> values = input.values<T>();
  int64_t count = std::ranges::count_if(values, [](T value) { return value != T(0); });
  GRAPHC_TRY(output, allocate(context, 0, {count, int64_t(input.rank)}));
  if (count == 0)
    return okStatus();
  int64_t *to = output.as<int64_t>();
  Dims index(input.rank, 0);
  for (T value : values) {
    if (value != T(0))
      to = std::ranges::copy(index, to).out;
    for (uint32_t d = input.rank; d-- > 0;) {
      if (++index[d] < input.dims[d])
        break;
      index[d] = 0;
    }
  }
  return okStatus();
}

/// Finds each value of a row of operand 1 in the same row of operand 0, with \p upper behind the
/// equal elements, else before them.
Status searchSorted(HostContext &context, bool upper) {
  TensorRef sorted = context.input(0), values = context.input(1);
  GRAPHC_REQUIRE(isMatrix(sorted), "sorted input argument must be a matrix");
  GRAPHC_REQUIRE(isMatrix(values), "values argument must be a matrix");
  GRAPHC_REQUIRE(sorted.dims[0] == values.dims[0], "Leading dim_size of both tensors must match.");
  GRAPHC_REQUIRE(sorted.dtype == values.dtype, "both tensors must have one dtype");
  GRAPHC_TRY(output, allocate(context, 0, values.shape()));
  if (output.dtype == DType::Int32)
    GRAPHC_REQUIRE(values.elementCount() < std::numeric_limits<int32_t>::max(),
                   "values tensor size must less than INT_MAX");
  int64_t length = sorted.dims[1], wanted = values.dims[1];
  return dispatch(context, sorted.dtype, RealTypes(), [&]<typename T>(Tag<T>) {
    return context.parallelFor(values.elementCount(), grainOf(64), [&](int64_t begin, int64_t end) {
      for (int64_t i = begin; i < end; ++i) {
        const T *row = sorted.as<T>() + i / wanted * length;
        T value = values.as<T>()[i];
        const T *found = upper ? std::upper_bound(row, row + length, value)
                               : std::lower_bound(row, row + length, value);
        storeIndex(output, i, found - row);
      }
      return okStatus();
    });
  });
}
} // namespace

Status where(HostContext &context) {
  TensorRef input = context.input(0);
  return dispatch(context, input.dtype, Concat<NumberTypes, Types<bool>>(),
                  [&]<typename T>(Tag<T>) { return whereOf<T>(context, input); });
}

Status lowerBound(HostContext &context) { return searchSorted(context, false); }

Status upperBound(HostContext &context) { return searchSorted(context, true); }

Status bucketize(HostContext &context) {
  TensorRef input = context.input(0);
  std::span<const double> given = context.floatsAttribute("boundaries");
  std::vector<float> boundaries(given.begin(), given.end());
  GRAPHC_REQUIRE(std::ranges::is_sorted(boundaries), "Expected sorted boundaries");
  GRAPHC_TRY(output, allocate(context, 0, input.shape()));
  return dispatch(context, input.dtype, Types<int32_t, int64_t, float, double>(),
                  [&]<typename T>(Tag<T>) {
                    for (int64_t i = 0, n = input.elementCount(); i < n; ++i) {
                      auto bound = std::ranges::upper_bound(boundaries, input.as<T>()[i]);
                      output.as<int32_t>()[i] = static_cast<int32_t>(bound - boundaries.begin());
                    }
                    return okStatus();
                  });
}

} // namespace graphc::runtime::host
