//===- Sort.cpp - ordering, selection, uniqueness -------------------------------===//

#include "compiler/reference/Families.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

using namespace graphc::reference;

namespace {

/// The k largest of each row, largest first, the lower index first among equals.
Tensor topIndices(const Op &op, const Tensor &x, int64_t k, std::vector<int64_t> &offsets) {
  require(x.rank() >= 1, "input must be >= 1-D, got shape ", toString(x.shape()));
  int64_t columns = x.dim(x.rank() - 1);
  require(k >= 0 && k <= columns, "input must have at least k columns. Had ", columns, ", needed ",
          k);
  Shape shape = x.shape();
  shape.back() = k;
  std::vector<int64_t> chosen;
  int64_t rows = productOf(x.shape(), 0, x.rank() - 1);
  dispatch(op, RealTypes(), x.dtype(), [&]<typename T>() {
    for (int64_t row = 0; row < rows; ++row) {
      std::span<const T> values = x.data<T>().subspan(row * columns, columns);
      std::vector<int64_t> order(columns);
      std::iota(order.begin(), order.end(), 0);
      std::sort(order.begin(), order.end(), [&](int64_t a, int64_t b) {
        return values[a] > values[b] || (!(values[b] > values[a]) && a < b);
      });
      for (int64_t i = 0; i < k; ++i) {
        chosen.push_back(order[i]);
        offsets.push_back(row * columns + order[i]);
      }
    }
  });
  return makeInts(op, op.attr<DType>("index_type", DType::Int32), shape, chosen);
}

Outputs topK(const Op &op, int64_t k) {
  std::vector<int64_t> offsets;
  Tensor indices = topIndices(op, op.in(0), k, offsets);
  return {gatherElements(op, op.in(0), indices.shape(), offsets), indices};
}

Outputs topKV1(const Op &op) { return topK(op, op.attr<int64_t>("k")); }
Outputs topKV2(const Op &op) { return topK(op, readInt(op, op.in(1))); }

/// The n-th smallest (or largest) of each row, counted from 0.
Outputs nthElement(const Op &op) {
  const Tensor &x = op.in(0);
  int64_t n = readInt(op, op.in(1));
  bool reverse = op.attr<bool>("reverse", false);
  require(x.rank() >= 1 && n >= 0 && n < x.dim(x.rank() - 1),
          "Input must have at least n + 1 = ", n + 1, " columns, got shape ", toString(x.shape()));
  Shape shape(x.shape().begin(), x.shape().end() - 1);
  int64_t columns = x.dim(x.rank() - 1);
  Tensor result = op.make(x.dtype(), shape);
  dispatch(op, RealTypes(), x.dtype(), [&]<typename T>() {
    std::span<T> out = result.mutableData<T>();
    for (size_t row = 0; row < out.size(); ++row) {
      auto begin = x.data<T>().begin() + row * columns;
      std::vector<T> values(begin, begin + columns);
      std::sort(values.begin(), values.end());
      out[row] = values[reverse ? columns - 1 - n : n];
    }
  });
  return {result};
}

//===----------------------------------------------------------------------===//
// Unique
//===----------------------------------------------------------------------===//

/// Slices along an axis in order of first appearance, with each slice's number and count.
struct UniqueSlices {
  std::vector<int64_t> first;  ///< Position of each distinct slice.
  std::vector<int64_t> number; ///< Which distinct slice each position holds.
  std::vector<int64_t> count;
};

/// A slice as bytes, so that any element type compares by its bits.
template <typename S> std::string keyOf(const std::vector<S> &slice) {
  if constexpr (std::is_same_v<S, std::string>) {
    std::string key;
    for (const std::string &element : slice)
      key += std::to_string(element.size()) + ":" + element;
    return key;
  } else {
    return std::string(reinterpret_cast<const char *>(slice.data()), slice.size() * sizeof(S));
  }
}

/// Comparing bits is comparing values once zeros have one sign; elements that equal nothing, not
/// even themselves, are listed in `incomparable`.
Tensor comparableBits(const Op &op, const Tensor &x, std::vector<bool> &incomparable) {
  incomparable.assign(x.numElements(), false);
  if (!isFloating(x.dtype()))
    return x;
  Tensor result = x;
  dispatch(op, FloatTypes(), x.dtype(), [&]<typename T>() {
    std::span<T> values = result.mutableData<T>();
    for (size_t i = 0; i < values.size(); ++i) {
      if (values[i] == T(0))
        values[i] = T(0);
      incomparable[i] = std::isnan(widen<T>(values[i]));
    }
  });
  return result;
}

UniqueSlices uniqueSlices(const Op &op, const Tensor &x, int64_t axis) {
  int64_t dim = x.dim(axis), outer = productOf(x.shape(), 0, axis);
  int64_t inner = productOf(x.shape(), axis + 1, x.rank());
  std::vector<bool> incomparable;
  Tensor bits = comparableBits(op, x, incomparable);
  UniqueSlices result;
  std::map<std::string, int64_t> seen;
  dispatchStorage(op, x.dtype(), [&]<typename S>() {
    if constexpr (std::is_same_v<S, VariantPtr>) {
      op.unsupportedType(x.dtype());
    } else {
      std::span<const S> in = bits.data<S>();
      for (int64_t k = 0; k < dim; ++k) {
        std::vector<S> slice;
        bool alone = false;
        for (int64_t o = 0; o < outer; ++o)
          for (int64_t i = 0; i < inner; ++i) {
            int64_t at = (o * dim + k) * inner + i;
            slice.push_back(in[at]);
            alone |= incomparable[at];
          }
        int64_t next = result.first.size();
        std::string key = keyOf(slice) + (alone ? "#" + std::to_string(k) : "");
        auto [entry, isNew] = seen.try_emplace(key, next);
        if (isNew) {
          result.first.push_back(k);
          result.count.push_back(0);
        }
        result.number.push_back(entry->second);
        ++result.count[entry->second];
      }
    }
  });
  return result;
}

template <bool WithCounts> Outputs uniqueAlong(const Op &op, const Tensor &x, int64_t axis) {
  UniqueSlices unique = uniqueSlices(op, x, axis);
  Tensor values = evaluateAs(
      op, "GatherV2", {x, Tensor::vector<int64_t>(unique.first), Tensor::scalar<int64_t>(axis)})[0];
  DType type = op.attr<DType>("out_idx", DType::Int32);
  Outputs results = {
      values, makeInts(op, type, {static_cast<int64_t>(unique.number.size())}, unique.number)};
  if (WithCounts)
    results.push_back(
        makeInts(op, type, {static_cast<int64_t>(unique.count.size())}, unique.count));
  return results;
}

template <bool WithCounts> Outputs unique(const Op &op) {
  require(op.in(0).rank() == 1, "unique expects a 1D vector, got shape ",
          toString(op.in(0).shape()));
  return uniqueAlong<WithCounts>(op, op.in(0), 0);
}

/// An empty axis operand means that the input is a vector.
template <bool WithCounts> Outputs uniqueV2(const Op &op) {
  std::vector<int64_t> axis = readInts(op, op.in(1));
  require(axis.size() <= 1, "axis expects at most 1 element, got ", axis.size());
  if (axis.empty())
    return unique<WithCounts>(op);
  return uniqueAlong<WithCounts>(op, op.in(0), normalizeAxis(axis[0], op.in(0).rank()));
}

/// Elements of the first operand that the second lacks, in order, and where they were.
Outputs listDiff(const Op &op) {
  const Tensor &x = op.in(0), &y = op.in(1);
  require(x.rank() == 1 && y.rank() == 1 && x.dtype() == y.dtype(),
          "x and y should be vectors of one type");
  std::vector<int64_t> kept;
  dispatchStorage(op, x.dtype(), [&]<typename S>() {
    std::span<const S> excluded = y.data<S>(), in = x.data<S>();
    for (size_t i = 0; i < in.size(); ++i)
      if (std::find(excluded.begin(), excluded.end(), in[i]) == excluded.end())
        kept.push_back(i);
  });
  int64_t count = kept.size();
  return {gatherElements(op, x, {count}, kept),
          makeInts(op, op.attr<DType>("out_idx", DType::Int32), {count}, kept)};
}

//===----------------------------------------------------------------------===//
// Searching
//===----------------------------------------------------------------------===//

/// Where each value would go into its sorted row: before equals (lower) or after them (upper).
template <bool Upper> Outputs bound(const Op &op) {
  const Tensor &sorted = op.in(0), &values = op.in(1);
  require(sorted.rank() == 2 && values.rank() == 2 && sorted.dim(0) == values.dim(0) &&
              sorted.dtype() == values.dtype(),
          "sorted_inputs and values must be matrices with as many rows, got ",
          toString(sorted.shape()), " and ", toString(values.shape()));
  std::vector<int64_t> positions;
  dispatch(op, RealTypes(), values.dtype(), [&]<typename T>() {
    for (int64_t i = 0; i < values.numElements(); ++i) {
      std::span<const T> row =
          sorted.data<T>().subspan(i / values.dim(1) * sorted.dim(1), sorted.dim(1));
      T value = values.data<T>()[i];
      auto at = Upper ? std::upper_bound(row.begin(), row.end(), value)
                      : std::lower_bound(row.begin(), row.end(), value);
      positions.push_back(at - row.begin());
    }
  });
  return {makeInts(op, op.attr<DType>("out_type", DType::Int32), values.shape(), positions)};
}

/// How many boundaries are at most the value.
Outputs bucketize(const Op &op) {
  auto boundaries = op.attr<std::vector<float>>("boundaries");
  require(std::is_sorted(boundaries.begin(), boundaries.end()), "Expected sorted boundaries");
  std::vector<int64_t> buckets;
  dispatch(op, RealTypes(), op.in(0).dtype(), [&]<typename T>() {
    for (T value : op.in(0).data<T>())
      buckets.push_back(
          std::upper_bound(boundaries.begin(), boundaries.end(), static_cast<double>(value)) -
          boundaries.begin());
  });
  return {makeInts(op, DType::Int32, op.in(0).shape(), buckets)};
}

constexpr OpEntry entries[] = {
    {"Bucketize", bucketize},
    {"ListDiff", listDiff},
    {"LowerBound", bound<false>},
    {"NthElement", nthElement},
    {"TopK", topKV1},
    {"TopKV2", topKV2},
    {"Unique", unique<false>},
    {"UniqueV2", uniqueV2<false>},
    {"UniqueWithCounts", unique<true>},
    {"UniqueWithCountsV2", uniqueV2<true>},
    {"UpperBound", bound<true>},
};

} // namespace

std::span<const OpEntry> graphc::reference::sortOps() { return entries; }
