//===- Counts.cpp - occurrences of values and of ranges -------------------===//
#include "runtime/kernels/segment/Kernels.h"
#include "runtime/kernels/support/Dispatch.h"
#include "runtime/kernels/support/Tensors.h"

namespace graphc::runtime::host {

namespace {
using WeightTypes = Types<int32_t, int64_t, float, double>;

/// Counts row \p row of \p values into \p bins: adds weights where there are any, else ones.
/// Values of at least bins.size() do not count.
template <typename T>
Status countRow(const TensorRef &values, const TensorRef &weights, int64_t begin, int64_t end,
                bool binary, std::span<T> bins) {
  bool weighted = weights.elementCount() > 0;
  for (int64_t i = begin; i < end; ++i) {
    int64_t value = indexAt(values, i);
    GRAPHC_REQUIRE(value >= 0, "Input arr must be non-negative!");
    if (value >= static_cast<int64_t>(bins.size()))
      continue;
    if (binary)
      bins[value] = T(1);
    else
      bins[value] += weighted ? weights.as<T>()[i] : T(1);
  }
  return okStatus();
}
} // namespace

Status bincount(HostContext &context) {
  TensorRef values = context.input(0), size = context.input(1), weights = context.input(2);
  GRAPHC_REQUIRE(isScalar(size), "Shape must be rank 0 but is rank ", size.rank);
  int64_t bins = indexAt(size, 0);
  GRAPHC_REQUIRE(bins >= 0, "size (", bins, ") must be non-negative");
  GRAPHC_REQUIRE(weights.elementCount() == 0 || sameShape(weights, values),
                 "Input indices and weights must have the same size.");
  GRAPHC_TRY(output, allocate(context, 0, {bins}));
  return dispatch(context, weights.dtype, WeightTypes(), [&]<typename T>(Tag<T>) {
    clear(output);
    return countRow<T>(values, weights, 0, values.elementCount(), false, output.values<T>());
  });
}

Status denseBincount(HostContext &context) {
  TensorRef values = context.input(0), size = context.input(1), weights = context.input(2);
  GRAPHC_REQUIRE(values.rank >= 1 && values.rank <= 2, "Shape must be at most rank 2 but is rank ",
                 values.rank);
  GRAPHC_REQUIRE(isScalar(size), "Shape must be rank 0 but is rank ", size.rank);
  int64_t bins = indexAt(size, 0);
  GRAPHC_REQUIRE(bins >= 0, "size (", bins, ") must be non-negative");
  GRAPHC_REQUIRE(weights.elementCount() == 0 || sameShape(weights, values),
                 "`weights` must be the same shape as `arr` or a length-0 `Tensor`, in which case "
                 "it acts as all weights equal to 1. Received ",
                 weights.shape());
  bool binary = context.boolAttribute("binary_output", false);
  int64_t rows = values.rank == 2 ? values.dims[0] : 1;
  int64_t width = values.dims[values.rank - 1];
  GRAPHC_TRY(output,
             values.rank == 2 ? allocate(context, 0, {rows, bins}) : allocate(context, 0, {bins}));
  return dispatch(context, weights.dtype, WeightTypes(), [&]<typename T>(Tag<T>) -> Status {
    clear(output);
    for (int64_t r = 0; r < rows; ++r)
      GRAPHC_RETURN_IF_ERROR(countRow<T>(values, weights, r * width, (r + 1) * width, binary,
                                         output.values<T>().subspan(r * bins, bins)));
    return okStatus();
  });
}

Status histogramFixedWidth(HostContext &context) {
  TensorRef values = context.input(0), range = context.input(1), count = context.input(2);
  GRAPHC_REQUIRE(isVector(range), "value_range should be a vector.");
  GRAPHC_REQUIRE(range.dims[0] == 2, "value_range should be a vector of 2 elements.");
  GRAPHC_REQUIRE(isScalar(count), "nbins should be a scalar.");
  GRAPHC_REQUIRE(range.dtype == values.dtype, "value_range should have the dtype of values.");
  int64_t bins = indexAt(count, 0);
  GRAPHC_TRY(output, allocate(context, 0, {bins}));
  return dispatch(context, values.dtype, Types<int32_t, int64_t, float, double>(),
                  [&]<typename T>(Tag<T>) -> Status {
                    T low = range.as<T>()[0], high = range.as<T>()[1];
                    GRAPHC_REQUIRE(low < high,
                                   "value_range should satisfy value_range[0] < value_range[1], "
                                   "but got '[",
                                   low, ", ", high, "]'");
                    clear(output);
                    double step = static_cast<double>(high - low) / static_cast<double>(bins);
                    for (T value : values.values<T>()) {
                      double slot = static_cast<double>(std::max(value, low) - low) / step;
                      // A NaN is in no bin that TensorFlow defines; here it is in the first.
                      auto bin =
                          slot > 0 ? static_cast<int64_t>(std::min(slot, double(bins - 1))) : 0;
                      storeIndex(output, bin, indexAt(output, bin) + 1);
                    }
                    return okStatus();
                  });
}

} // namespace graphc::runtime::host
