//===- Segment.cpp - reductions over segments, counts ------------------------------===//

#include "compiler/reference/Families.h"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace graphc::reference;

namespace {

enum class Fold { Sum, Prod, Max, Min, Mean };

template <typename T> T bottomOf(Fold fold) {
  using L = std::conditional_t<isFloatType<T> && !std::is_same_v<T, double>, float, T>;
  if constexpr (std::is_same_v<T, Half>)
    return Half::fromBits(fold == Fold::Max ? 0xfbff : 0x7bff);
  else if constexpr (std::is_same_v<T, BFloat16>)
    return BFloat16::fromBits(fold == Fold::Max ? 0xff7f : 0x7f7f);
  else
    return fold == Fold::Max ? std::numeric_limits<L>::lowest() : std::numeric_limits<L>::max();
}

/// Folds row i of `data` into row ids[i] of a result of `rows` rows; negative ids drop out.
/// `gapsAreZero`: rows that nothing reached are zero, whatever the fold starts from (a product's
/// gaps are one in either case).
template <typename T>
Tensor foldRows(const Op &op, const Tensor &data, const std::vector<int64_t> &ids, int64_t inner,
                Shape shape, Fold fold, bool gapsAreZero) {
  Tensor result = op.make<T>(shape);
  std::span<const T> in = data.data<T>();
  std::span<T> out = result.mutableData<T>();
  int64_t rows = shape[0];
  std::vector<int64_t> reached(rows, 0);
  if (fold == Fold::Max || fold == Fold::Min) {
    if constexpr (!isComplexType<T>) {
      std::fill(out.begin(), out.end(), bottomOf<T>(fold));
      for (size_t i = 0; i < ids.size(); ++i) {
        if (ids[i] < 0)
          continue;
        ++reached[ids[i]];
        for (int64_t k = 0; k < inner; ++k) {
          T value = in[i * inner + k];
          T &best = out[ids[i] * inner + k];
          if (fold == Fold::Max ? value > best : value < best)
            best = value;
        }
      }
      if (gapsAreZero)
        for (int64_t i = 0; i < rows * inner; ++i)
          if (!reached[i / inner])
            out[i] = T(0);
    }
    return result;
  }
  std::vector<Wide<T>> wide(out.size(), fold == Fold::Prod ? 1 : 0);
  for (size_t i = 0; i < ids.size(); ++i) {
    if (ids[i] < 0)
      continue;
    ++reached[ids[i]];
    for (int64_t k = 0; k < inner; ++k) {
      Wide<T> &value = wide[ids[i] * inner + k];
      Wide<T> next = widen<T>(in[i * inner + k]);
      value = fold == Fold::Prod ? value * next : value + next;
    }
  }
  for (int64_t i = 0; i < static_cast<int64_t>(out.size()); ++i) {
    int64_t count = reached[i / inner];
    if (fold == Fold::Mean && count > 0) {
      if constexpr (isFloatType<T> || isComplexType<T>)
        out[i] = narrow<T>(wide[i] / static_cast<double>(count));
      else
        out[i] = static_cast<T>(narrow<T>(wide[i]) / static_cast<T>(count));
    } else {
      out[i] = narrow<T>(wide[i]);
    }
  }
  return result;
}

Tensor foldSegments(const Op &op, const Tensor &data, const std::vector<int64_t> &ids,
                    int64_t inner, const Shape &shape, Fold fold, bool gapsAreZero) {
  if ((fold == Fold::Max || fold == Fold::Min) && isComplex(data.dtype()))
    op.unsupportedType(data.dtype());
  return dispatch(op, NumberTypes(), data.dtype(), [&]<typename T>() {
    return foldRows<T>(op, data, ids, inner, shape, fold, gapsAreZero);
  });
}

/// Ids that never decrease; returns how many segments they make.
int64_t requireSorted(const std::vector<int64_t> &ids) {
  for (size_t i = 0; i < ids.size(); ++i)
    require(ids[i] >= (i ? ids[i - 1] : 0), "segment ids are not increasing");
  return ids.empty() ? 0 : ids.back() + 1;
}

template <Fold F> Outputs segment(const Op &op) {
  const Tensor &data = op.in(0);
  std::vector<int64_t> ids = readInts(op, op.in(1));
  require(op.in(1).rank() == 1 && data.rank() >= 1 &&
              data.dim(0) == static_cast<int64_t>(ids.size()),
          "segment_ids should be a vector of the same size as dimension 0 of input, got ",
          toString(op.in(1).shape()), " and ", toString(data.shape()));
  Shape shape = data.shape();
  shape[0] = requireSorted(ids);
  return {foldSegments(op, data, ids, productOf(data.shape(), 1, data.rank()), shape, F, true)};
}

/// ids has a prefix of the data's dimensions; anything negative drops out.
template <Fold F> Outputs unsortedSegment(const Op &op) {
  const Tensor &data = op.in(0), &idTensor = op.in(1);
  std::vector<int64_t> ids = readInts(op, idTensor);
  int64_t count = readInt(op, op.in(2));
  require(count >= 0, "Input num_segments == ", count, " must not be negative.");
  require(data.rank() >= idTensor.rank() &&
              std::equal(idTensor.shape().begin(), idTensor.shape().end(), data.shape().begin()),
          "data.shape = ", toString(data.shape()),
          " does not start with segment_ids.shape = ", toString(idTensor.shape()));
  for (size_t i = 0; i < ids.size(); ++i)
    require(ids[i] < count, "segment_ids[", i, "] = ", ids[i], " is out of range [0, ", count, ")");
  Shape shape = {count};
  shape.insert(shape.end(), data.shape().begin() + idTensor.rank(), data.shape().end());
  int64_t inner = productOf(data.shape(), idTensor.rank(), data.rank());
  return {foldSegments(op, data, ids, inner, shape, F, false)};
}

enum class SparseFold { Sum, Mean, SqrtN };

/// Rows of the data chosen by `indices` and folded by sorted ids; the Mean divides by the count of
/// a segment, SqrtN by its root.
template <SparseFold F, bool NumSegments> Outputs sparseSegment(const Op &op) {
  const Tensor &data = op.in(0);
  std::vector<int64_t> indices = readInts(op, op.in(1)), ids = readInts(op, op.in(2));
  require(data.rank() >= 1 && op.in(1).rank() == 1 && op.in(2).rank() == 1 &&
              indices.size() == ids.size(),
          "segment_ids and indices should be vectors of the same size");
  int64_t rows = requireSorted(ids);
  if (NumSegments) {
    int64_t count = readInt(op, op.in(3));
    require(count >= rows, "segment ids must be < num_segments");
    rows = count;
  }
  Shape shape = data.shape();
  shape[0] = rows;
  int64_t inner = productOf(data.shape(), 1, data.rank());
  op.make(data.dtype(), shape);
  std::vector<double> in = dispatch(op, RealTypes(), data.dtype(), [&]<typename T>() {
    std::span<const T> values = data.data<T>();
    return std::vector<double>(values.begin(), values.end());
  });
  std::vector<double> out(rows * inner, 0);
  std::vector<int64_t> count(rows, 0);
  for (size_t i = 0; i < ids.size(); ++i) {
    require(indices[i] >= 0 && indices[i] < data.dim(0), "Segment id ", i, " out of range: index ",
            indices[i], " is not in [0, ", data.dim(0), ")");
    ++count[ids[i]];
    for (int64_t k = 0; k < inner; ++k)
      out[ids[i] * inner + k] += in[indices[i] * inner + k];
  }
  for (int64_t i = 0; i < rows * inner; ++i) {
    int64_t n = count[i / inner];
    if (n > 0 && F != SparseFold::Sum)
      out[i] /= F == SparseFold::Mean ? static_cast<double>(n) : std::sqrt(static_cast<double>(n));
  }
  if (isFloating(data.dtype()))
    return {fromDoubles(op, data.dtype(), shape, out)};
  return {makeInts(op, data.dtype(), shape, std::vector<int64_t>(out.begin(), out.end()))};
}

//===----------------------------------------------------------------------===//
// Counts
//===----------------------------------------------------------------------===//

/// Adds weight[i] (1 without weights) to bin values[i]; values at or above the bins are ignored.
/// `rows` histograms are made side by side; in a binary one a bin is 1 or 0.
Tensor countBins(const Op &op, const Tensor &values, const Tensor &weights, int64_t rows,
                 int64_t bins, bool binary, DType type) {
  std::vector<int64_t> chosen = readInts(op, values);
  require(weights.numElements() == 0 || weights.shape() == values.shape(),
          "weights must be empty or have the values' shape, got ", toString(weights.shape()));
  Shape shape = values.rank() == 2 ? Shape{rows, bins} : Shape{bins};
  Tensor result = op.make(type, shape);
  int64_t perRow = rows ? static_cast<int64_t>(chosen.size()) / rows : 0;
  dispatch(op, NumberTypes(), type, [&]<typename T>() {
    std::vector<Wide<T>> wide(result.numElements(), 0);
    for (size_t i = 0; i < chosen.size(); ++i) {
      require(chosen[i] >= 0, "Input must be non-negative, got ", chosen[i]);
      if (chosen[i] >= bins)
        continue;
      Wide<T> &bin = wide[(values.rank() == 2 ? i / perRow * bins : 0) + chosen[i]];
      if (binary)
        bin = 1;
      else
        bin += weights.numElements() ? widen<T>(weights.data<T>()[i]) : Wide<T>(1);
    }
    std::span<T> out = result.mutableData<T>();
    for (size_t i = 0; i < out.size(); ++i)
      out[i] = narrow<T>(wide[i]);
  });
  return result;
}

Outputs bincount(const Op &op) {
  int64_t bins = readInt(op, op.in(1));
  require(bins >= 0, "size (", bins, ") must be non-negative");
  Tensor values = op.in(0).reshaped({op.in(0).numElements()});
  Tensor weights = op.in(2).reshaped({op.in(2).numElements()});
  return {countBins(op, values, weights, 1, bins, false, op.in(2).dtype())};
}

Outputs denseBincount(const Op &op) {
  const Tensor &values = op.in(0);
  int64_t bins = readInt(op, op.in(1));
  require(values.rank() <= 2, "Shape must be at most rank 2 but is rank ", values.rank());
  require(bins >= 0, "size (", bins, ") must be non-negative");
  Tensor flat = values.rank() == 0 ? values.reshaped({1}) : values;
  Tensor weights = op.in(2).rank() == 0 ? op.in(2).reshaped({1}) : op.in(2);
  return {countBins(op, flat, weights, flat.dim(0), bins, op.attr<bool>("binary_output", false),
                    op.in(2).dtype())};
}

/// Counts in `nbins` equal steps of a range; what lies outside counts in the outermost bins.
Outputs histogramFixedWidth(const Op &op) {
  const Tensor &values = op.in(0);
  int64_t bins = readInt(op, op.in(2));
  require(bins > 0, "nbins should be a positive number, but got '", bins, "'");
  DType type = op.attr<DType>("dtype", DType::Int32);
  op.make(type, {bins});
  std::vector<int64_t> counts(bins, 0);
  require(op.in(1).numElements() == 2 && op.in(1).dtype() == values.dtype(),
          "value_range should be a vector of 2 elements of the values' type");
  dispatch(op, RealTypes(), values.dtype(), [&]<typename T>() {
    double low = static_cast<double>(op.in(1).data<T>()[0]);
    double high = static_cast<double>(op.in(1).data<T>()[1]);
    require(low < high, "value_range should satisfy value_range[0] < value_range[1], but got '[",
            low, ", ", high, "]'");
    double step = (high - low) / static_cast<double>(bins);
    for (T value : values.data<T>()) {
      double bin = std::floor((static_cast<double>(value) - low) / step);
      // Written so that NaN falls into the first bin.
      ++counts[bin >= bins - 1 ? bins - 1 : bin > 0 ? static_cast<int64_t>(bin) : 0];
    }
  });
  return {makeInts(op, type, {bins}, counts)};
}

constexpr OpEntry entries[] = {
    {"Bincount", bincount},
    {"DenseBincount", denseBincount},
    {"HistogramFixedWidth", histogramFixedWidth},
    {"SegmentMax", segment<Fold::Max>},
    {"SegmentMean", segment<Fold::Mean>},
    {"SegmentMin", segment<Fold::Min>},
    {"SegmentProd", segment<Fold::Prod>},
    {"SegmentSum", segment<Fold::Sum>},
    {"SparseSegmentMean", sparseSegment<SparseFold::Mean, false>},
    {"SparseSegmentMeanWithNumSegments", sparseSegment<SparseFold::Mean, true>},
    {"SparseSegmentSqrtN", sparseSegment<SparseFold::SqrtN, false>},
    {"SparseSegmentSqrtNWithNumSegments", sparseSegment<SparseFold::SqrtN, true>},
    {"SparseSegmentSum", sparseSegment<SparseFold::Sum, false>},
    {"SparseSegmentSumWithNumSegments", sparseSegment<SparseFold::Sum, true>},
    {"UnsortedSegmentMax", unsortedSegment<Fold::Max>},
    {"UnsortedSegmentMin", unsortedSegment<Fold::Min>},
    {"UnsortedSegmentProd", unsortedSegment<Fold::Prod>},
    {"UnsortedSegmentSum", unsortedSegment<Fold::Sum>},
};

} // namespace

std::span<const OpEntry> graphc::reference::segmentOps() { return entries; }
