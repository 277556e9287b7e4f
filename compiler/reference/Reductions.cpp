//===- Reductions.cpp - sums, extrema, scans ----------------------------------===//

#include "compiler/reference/Families.h"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace graphc::reference;

namespace {

/// Which elements a reduction brings together: `target[i]` is the result position of input
/// element i.
struct Grouping {
  Shape shape;
  std::vector<int64_t> target;
};

Grouping groupBy(const Op &op, const Tensor &x, const Tensor &axes, bool keepDims) {
  std::vector<bool> reduced(x.rank());
  for (int64_t raw : readInts(op, axes)) {
    require(raw >= -x.rank() && raw < x.rank(), "Invalid reduction dimension (", raw,
            " for input with ", x.rank(), " dimension(s)");
    int64_t axis = normalizeAxis(raw, x.rank());
    require(!reduced[axis],
            "Invalid reduction arguments: Axes contains duplicate dimension: ", axis);
    reduced[axis] = true;
  }
  Shape kept(x.rank()), strides(x.rank());
  Grouping grouping;
  for (int64_t i = 0; i < x.rank(); ++i) {
    kept[i] = reduced[i] ? 1 : x.dim(i);
    if (!reduced[i] || keepDims)
      grouping.shape.push_back(kept[i]);
  }
  strides = stridesOf(kept);
  for (int64_t i = 0; i < x.rank(); ++i)
    if (reduced[i])
      strides[i] = 0;
  if (x.numElements() > 0) {
    grouping.target.reserve(x.numElements());
    Shape index(x.rank(), 0);
    do
      grouping.target.push_back(dotProduct(index, strides));
    while (nextIndex(index, x.shape()));
  }
  return grouping;
}

Grouping groupOf(const Op &op) {
  return groupBy(op, op.in(0), op.in(1), op.attr<bool>("keep_dims", false));
}

/// Folds every group from `start` with `step` in Wide<T>, then applies `finish(value, count)`.
template <typename T, typename Step, typename Finish>
Tensor foldWide(const Op &op, Wide<T> start, Step step, Finish finish) {
  Grouping grouping = groupOf(op);
  Tensor result = op.make<T>(grouping.shape);
  std::vector<Wide<T>> state(result.numElements(), start);
  std::vector<int64_t> count(state.size(), 0);
  std::span<const T> in = op.in(0).data<T>();
  for (size_t i = 0; i < in.size(); ++i) {
    Wide<T> &group = state[grouping.target[i]];
    group = step(group, widen<T>(in[i]));
    ++count[grouping.target[i]];
  }
  std::span<T> out = result.mutableData<T>();
  for (size_t i = 0; i < out.size(); ++i)
    out[i] = finish(state[i], count[i]);
  return result;
}

Outputs sum(const Op &op) {
  return {dispatch(op, NumberTypes(), op.in(0).dtype(), [&]<typename T>() {
    return foldWide<T>(
        op, 0, [](auto a, auto b) { return a + b; },
        [](Wide<T> value, int64_t) { return narrow<T>(value); });
  })};
}

Outputs prod(const Op &op) {
  return {dispatch(op, NumberTypes(), op.in(0).dtype(), [&]<typename T>() {
    return foldWide<T>(
        op, 1, [](auto a, auto b) { return a * b; },
        [](Wide<T> value, int64_t) { return narrow<T>(value); });
  })};
}

/// Integers divide the wrapped sum, toward zero. The mean of nothing is NaN, or 0 for integers.
Outputs mean(const Op &op) {
  return {dispatch(op, NumberTypes(), op.in(0).dtype(), [&]<typename T>() {
    return foldWide<T>(
        op, 0, [](auto a, auto b) { return a + b; },
        [](Wide<T> value, int64_t count) {
          if constexpr (isFloatType<T> || isComplexType<T>)
            return narrow<T>(value / static_cast<double>(count));
          else
            return count ? static_cast<T>(narrow<T>(value) / static_cast<T>(count)) : T(0);
        });
  })};
}

/// sqrt(sum |x|^2). Integers truncate the root of the wrapped sum.
Outputs euclideanNorm(const Op &op) {
  return {dispatch(op, NumberTypes(), op.in(0).dtype(), [&]<typename T>() {
    return foldWide<T>(
        op, 0,
        [](Wide<T> a, Wide<T> b) {
          if constexpr (isComplexType<T>)
            return a + std::norm(b);
          else
            return a + b * b;
        },
        [](Wide<T> value, int64_t) {
          if constexpr (isFloatType<T> || isComplexType<T>)
            return narrow<T>(std::sqrt(value));
          else
            return static_cast<T>(std::sqrt(static_cast<double>(narrow<T>(value))));
        });
  })};
}

/// The smallest value a maximum starts from: -infinity where there is one.
template <typename T> T lowestOf() {
  if constexpr (isFloatType<T>)
    return T(-std::numeric_limits<double>::infinity());
  else
    return std::numeric_limits<T>::lowest();
}
template <typename T> T highestOf() {
  if constexpr (isFloatType<T>)
    return T(std::numeric_limits<double>::infinity());
  else
    return std::numeric_limits<T>::max();
}
template <typename T> bool isNan(T value) {
  if constexpr (isFloatType<T>)
    return std::isnan(widen<T>(value));
  else
    return false;
}

/// A NaN in a group is its extremum.
template <bool Largest> Outputs extremum(const Op &op) {
  return {dispatch(op, RealTypes(), op.in(0).dtype(), [&]<typename T>() {
    Grouping grouping = groupOf(op);
    Tensor result = op.make<T>(grouping.shape);
    std::span<T> out = result.mutableData<T>();
    std::fill(out.begin(), out.end(), Largest ? lowestOf<T>() : highestOf<T>());
    std::span<const T> in = op.in(0).data<T>();
    for (size_t i = 0; i < in.size(); ++i) {
      T &best = out[grouping.target[i]];
      if (isNan(in[i]) || (!isNan(best) && (Largest ? in[i] > best : in[i] < best)))
        best = in[i];
    }
    return result;
  })};
}

template <bool Conjunction> Outputs logical(const Op &op) {
  if (op.in(0).dtype() != DType::Bool)
    op.unsupportedType(op.in(0).dtype());
  Grouping grouping = groupOf(op);
  Tensor result = op.make<bool>(grouping.shape);
  std::span<bool> out = result.mutableData<bool>();
  std::fill(out.begin(), out.end(), Conjunction);
  std::span<const bool> in = op.in(0).data<bool>();
  for (size_t i = 0; i < in.size(); ++i)
    if (in[i] != Conjunction)
      out[grouping.target[i]] = !Conjunction;
  return {result};
}

/// Position of the first extremum along an axis; NaN never is one.
template <bool Largest> Outputs argExtremum(const Op &op) {
  const Tensor &x = op.in(0);
  int64_t axis = normalizeAxis(readInt(op, op.in(1)), x.rank());
  int64_t dim = x.dim(axis), outer = productOf(x.shape(), 0, axis);
  int64_t inner = productOf(x.shape(), axis + 1, x.rank());
  require(dim > 0, "Reduction axis ", axis, " is empty in shape ", toString(x.shape()));
  Shape shape = x.shape();
  shape.erase(shape.begin() + axis);
  std::vector<int64_t> positions;
  dispatch(op, RealTypes() + Types<bool>(), x.dtype(), [&]<typename T>() {
    std::span<const T> in = x.data<T>();
    for (int64_t o = 0; o < outer; ++o)
      for (int64_t i = 0; i < inner; ++i) {
        auto at = [&](int64_t k) { return in[(o * dim + k) * inner + i]; };
        int64_t best = 0;
        for (int64_t k = 1; k < dim; ++k)
          if (isNan(at(best)) ? !isNan(at(k)) : Largest ? at(k) > at(best) : at(k) < at(best))
            best = k;
        positions.push_back(isNan(at(best)) ? 0 : best);
      }
  });
  return {makeInts(op, op.attr<DType>("output_type", DType::Int64), shape, positions)};
}

/// Running fold along an axis: `exclusive` leaves the element itself out, `reverse` runs from the
/// end.
template <typename T, typename Step> Tensor scan(const Op &op, Wide<T> start, Step step) {
  const Tensor &x = op.in(0);
  int64_t axis = normalizeAxis(readInt(op, op.in(1)), x.rank());
  bool exclusive = op.attr<bool>("exclusive", false), reverse = op.attr<bool>("reverse", false);
  int64_t dim = x.dim(axis), inner = productOf(x.shape(), axis + 1, x.rank());
  int64_t outer = productOf(x.shape(), 0, axis);
  Tensor result = op.make<T>(x.shape());
  std::span<const T> in = x.data<T>();
  std::span<T> out = result.mutableData<T>();
  for (int64_t o = 0; o < outer; ++o)
    for (int64_t i = 0; i < inner; ++i) {
      Wide<T> running = start;
      for (int64_t k = 0; k < dim; ++k) {
        int64_t at = (o * dim + (reverse ? dim - 1 - k : k)) * inner + i;
        Wide<T> next = step(running, widen<T>(in[at]));
        out[at] = narrow<T>(exclusive ? running : next);
        running = next;
      }
    }
  return result;
}

Outputs cumsum(const Op &op) {
  if (op.in(0).rank() == 0)
    return {op.in(0)};
  return {dispatch(op, NumberTypes(), op.in(0).dtype(), [&]<typename T>() {
    return scan<T>(op, 0, [](auto a, auto b) { return a + b; });
  })};
}

Outputs cumprod(const Op &op) {
  if (op.in(0).rank() == 0)
    return {op.in(0)};
  return {dispatch(op, NumberTypes(), op.in(0).dtype(), [&]<typename T>() {
    return scan<T>(op, 1, [](auto a, auto b) { return a * b; });
  })};
}

/// log(sum(exp(x))) so far, rescaled by the larger term so that nothing overflows.
Outputs cumulativeLogsumexp(const Op &op) {
  return {dispatch(op, FloatTypes(), op.in(0).dtype(), [&]<typename T>() {
    // An exclusive scan starts from TensorFlow's stand-in for log(0): the lowest finite value.
    double lowest = std::is_same_v<T, double> ? std::numeric_limits<double>::lowest()
                                              : std::numeric_limits<float>::lowest();
    return scan<T>(op, lowest, [](double a, double b) {
      double high = std::max(a, b), low = std::min(a, b);
      return std::isinf(high) ? high : high + std::log1p(std::exp(low - high));
    });
  })};
}

/// sum(x^2) / 2.
Outputs l2Loss(const Op &op) {
  double total = 0;
  for (double value : toDoubles(op, op.in(0)))
    total += value * value;
  return {fromDoubles(op, op.in(0).dtype(), {}, {{total / 2}})};
}

/// The gradient of a bias: the sum over every axis but the channel's.
Outputs biasAddGrad(const Op &op) {
  const Tensor &dy = op.in(0);
  require(dy.rank() >= 2, "Input tensor must be at least 2D: ", toString(dy.shape()));
  bool channelsFirst = op.attr<std::string>("data_format", "NHWC") == "NCHW";
  int64_t channel = channelsFirst ? 1 : dy.rank() - 1;
  std::vector<int64_t> axes;
  for (int64_t i = 0; i < dy.rank(); ++i)
    if (i != channel)
      axes.push_back(i);
  return evaluateAs(op, "Sum", {dy, Tensor::vector<int64_t>(axes)});
}

constexpr OpEntry entries[] = {
    {"All", logical<true>},
    {"Any", logical<false>},
    {"ArgMax", argExtremum<true>},
    {"ArgMin", argExtremum<false>},
    {"BiasAddGrad", biasAddGrad},
    {"Cumprod", cumprod},
    {"Cumsum", cumsum},
    {"CumulativeLogsumexp", cumulativeLogsumexp},
    {"EuclideanNorm", euclideanNorm},
    {"L2Loss", l2Loss},
    {"Max", extremum<true>},
    {"Mean", mean},
    {"Min", extremum<false>},
    {"Prod", prod},
    {"Sum", sum},
};

} // namespace

std::span<const OpEntry> graphc::reference::reductionOps() { return entries; }
