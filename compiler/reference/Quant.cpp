//===- Quant.cpp - quantization, fake and real --------------------------------===//
//
// Steps are computed in float, in TensorFlow's order: a value on the border of two
// steps must fall on the same side.
//
//===----------------------------------------------------------------------===//

#include "compiler/reference/Families.h"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace graphc::reference;

namespace {

//===----------------------------------------------------------------------===//
// Fake quantization
//===----------------------------------------------------------------------===//

/// A quantized range whose zero is exactly a step.
struct NudgedRange {
  float min, max, scale;

  NudgedRange(float low, float high, float quantMin, float quantMax) {
    scale = (high - low) / (quantMax - quantMin);
    float zeroPoint = quantMin - low / scale;
    float nudged = zeroPoint < quantMin   ? quantMin
                   : zeroPoint > quantMax ? quantMax
                                          : std::round(zeroPoint);
    min = (quantMin - nudged) * scale;
    max = (quantMax - nudged) * scale;
  }

  float apply(float x) const {
    float inverse = 1.0f / scale;
    float zero = std::floor(-min * inverse + 0.5f);
    float clamped = x < min ? min : x > max ? max : x;
    return std::floor((clamped - min) * inverse - zero + 0.5f) * scale;
  }
  bool passes(float x) const { return x >= min && x <= max; }
};

/// Lowest and highest step of `num_bits` and `narrow_range`.
std::pair<float, float> quantLimits(const Op &op) {
  int64_t bits = op.attr<int64_t>("num_bits", 8);
  require(bits >= 2 && bits <= 16, "num_bits must be between 2 and 16, inclusive, got ", bits);
  return {op.attr<bool>("narrow_range", false) ? 1 : 0, static_cast<float>((1 << bits) - 1)};
}

void requireFloat(const Op &op, int count) {
  for (int i = 0; i < count; ++i)
    if (op.in(i).dtype() != DType::Float)
      op.unsupportedType(op.in(i).dtype());
}

/// The ranges of the channels (one entry for all when min and max are scalars). A range of zero
/// width at zero quantizes everything to zero and has no NudgedRange.
std::vector<std::optional<NudgedRange>> readRanges(const Op &op, const Tensor &min,
                                                   const Tensor &max) {
  auto [quantMin, quantMax] = quantLimits(op);
  require(min.shape() == max.shape() && min.rank() <= 1, "min and max have shapes ",
          toString(min.shape()), " and ", toString(max.shape()));
  std::vector<std::optional<NudgedRange>> ranges;
  for (int64_t i = 0; i < min.numElements(); ++i) {
    float low = min.data<float>()[i], high = max.data<float>()[i];
    if (low == 0 && high == 0) {
      ranges.emplace_back(std::nullopt);
      continue;
    }
    ranges.emplace_back(NudgedRange(low, high, quantMin, quantMax));
  }
  return ranges;
}

/// The single range of the Args ops' attributes.
std::vector<std::optional<NudgedRange>> attributeRange(const Op &op) {
  float low = op.attr<float>("min", -6), high = op.attr<float>("max", 6);
  require(low < high, "min has to be smaller than max, was: ", low, " >= ", high);
  auto [quantMin, quantMax] = quantLimits(op);
  return {NudgedRange(low, high, quantMin, quantMax)};
}

Tensor fakeQuantize(const Op &op, const Tensor &x,
                    const std::vector<std::optional<NudgedRange>> &ranges) {
  Tensor result = op.make<float>(x.shape());
  std::span<const float> in = x.data<float>();
  std::span<float> out = result.mutableData<float>();
  for (size_t i = 0; i < out.size(); ++i)
    if (const auto &range = ranges[i % ranges.size()])
      out[i] = range->apply(in[i]);
  return result;
}

Outputs fakeQuantArgs(const Op &op) {
  requireFloat(op, 1);
  return {fakeQuantize(op, op.in(0), attributeRange(op))};
}

Outputs fakeQuantVars(const Op &op) {
  requireFloat(op, 3);
  require(op.in(1).numElements() == 1, "min must be a scalar, got ", toString(op.in(1).shape()));
  return {fakeQuantize(op, op.in(0), readRanges(op, op.in(1), op.in(2)))};
}

void requireChannels(const Tensor &x, const Tensor &min) {
  require(x.rank() >= 1 && min.rank() == 1 && min.dim(0) == x.dim(x.rank() - 1) && min.dim(0) > 0,
          "min has incorrect size, expected ", x.rank() ? x.dim(x.rank() - 1) : 0, " was ",
          min.numElements());
}

Outputs fakeQuantPerChannel(const Op &op) {
  requireFloat(op, 3);
  requireChannels(op.in(0), op.in(1));
  return {fakeQuantize(op, op.in(0), readRanges(op, op.in(1), op.in(2)))};
}

/// Gradients pass inside the range; what lies below (above) it counts for min (max).
Outputs fakeQuantGradient(const Op &op, const std::vector<std::optional<NudgedRange>> &ranges,
                          Shape rangeShape) {
  const Tensor &dy = op.in(0), &x = op.in(1);
  require(dy.shape() == x.shape(), "gradient and input must be the same size");
  Tensor dx = op.make<float>(x.shape());
  std::vector<double> dMin(ranges.size(), 0), dMax(ranges.size(), 0);
  std::span<const float> grads = dy.data<float>(), in = x.data<float>();
  std::span<float> out = dx.mutableData<float>();
  for (size_t i = 0; i < out.size(); ++i) {
    size_t c = i % ranges.size();
    if (!ranges[c] || ranges[c]->passes(in[i]))
      out[i] = grads[i];
    else
      (in[i] < ranges[c]->min ? dMin : dMax)[c] += grads[i];
  }
  return {dx, fromDoubles(op, DType::Float, rangeShape, dMin),
          fromDoubles(op, DType::Float, rangeShape, dMax)};
}

Outputs fakeQuantArgsGradient(const Op &op) {
  requireFloat(op, 2);
  return {fakeQuantGradient(op, attributeRange(op), {})[0]};
}

Outputs fakeQuantVarsGradient(const Op &op) {
  requireFloat(op, 4);
  require(op.in(2).numElements() == 1, "min must be a scalar");
  return fakeQuantGradient(op, readRanges(op, op.in(2), op.in(3)), {});
}

Outputs fakeQuantPerChannelGradient(const Op &op) {
  requireFloat(op, 4);
  requireChannels(op.in(1), op.in(2));
  return fakeQuantGradient(op, readRanges(op, op.in(2), op.in(3)), op.in(2).shape());
}

//===----------------------------------------------------------------------===//
// Quantize and dequantize
//===----------------------------------------------------------------------===//

/// The C++ integer behind a quantized type, by a generic lambda.
template <typename Body> auto dispatchQuantized(const Op &op, DType type, Body body) {
  switch (type) {
  case DType::QInt8:
    return body.template operator()<int8_t>();
  case DType::QUInt8:
    return body.template operator()<uint8_t>();
  case DType::QInt16:
    return body.template operator()<int16_t>();
  case DType::QUInt16:
    return body.template operator()<uint16_t>();
  case DType::QInt32:
    return body.template operator()<int32_t>();
  default:
    op.unsupportedType(type);
  }
}

/// Lowest value that the SCALED mode uses.
template <typename Q> float scaledLowest(bool narrow) {
  return static_cast<float>(std::numeric_limits<Q>::lowest()) + (narrow ? 1.0f : 0.0f);
}

/// One (scale, offset) slice of a tensor along `axis` (-1: the whole).
struct Slices {
  int64_t count = 1, inner = 1;
  int64_t of(int64_t i) const { return i / inner % count; }
};

Slices slicesOf(const Op &op, const Tensor &x, const Tensor &min, const Tensor &max) {
  int64_t axis = op.attr<int64_t>("axis", -1);
  require(axis >= -1 && axis < x.rank(), "axis ", axis, " must be at least -1 and below the rank ",
          x.rank());
  Slices slices;
  if (axis >= 0)
    slices = {x.dim(axis), productOf(x.shape(), axis + 1, x.rank())};
  require(min.numElements() == slices.count && max.numElements() == slices.count,
          "min_range and max_range must have ", slices.count, " elements, got ", min.numElements(),
          " and ", max.numElements());
  return slices;
}

template <typename Q>
float dequantizeOne(Q value, const std::string &mode, float low, float high, bool narrow) {
  constexpr float lowest = static_cast<float>(std::numeric_limits<Q>::lowest());
  constexpr float highest = static_cast<float>(std::numeric_limits<Q>::max());
  float q = static_cast<float>(value);
  if (mode == "MIN_COMBINED") {
    float half = std::is_signed_v<Q> ? (highest - lowest + 1) / 2.0f : 0.0f;
    return (q + half) * ((high - low) / (highest - lowest)) + low;
  }
  if (mode == "MIN_FIRST") {
    double steps = std::ldexp(1.0, sizeof(Q) * 8);
    double range = (static_cast<double>(high) - low) * (steps / (steps - 1));
    double scale = range / steps;
    // The bottom of the range sits on a multiple of the step.
    double base = low == high ? low : std::round(low / scale) * scale;
    return static_cast<float>(base + (static_cast<double>(value) - lowest) * scale);
  }
  require(mode == "SCALED", "unknown mode '", mode, "'");
  float bottom = scaledLowest<Q>(narrow);
  float scale = std::is_signed_v<Q> ? std::max(low / bottom, high / highest) : high / highest;
  return q * scale;
}

Outputs dequantize(const Op &op) {
  const Tensor &x = op.in(0);
  std::string mode = op.attr<std::string>("mode", "MIN_COMBINED");
  bool narrow = op.attr<bool>("narrow_range", false);
  DType type = op.attr<DType>("dtype", DType::Float);
  Slices slices = slicesOf(op, x, op.in(1), op.in(2));
  std::vector<double> out(x.numElements()), low = toDoubles(op, op.in(1)),
                                            high = toDoubles(op, op.in(2));
  dispatchQuantized(op, x.dtype(), [&]<typename Q>() {
    for (size_t i = 0; i < out.size(); ++i)
      out[i] =
          dequantizeOne<Q>(x.data<Q>()[i], mode, low[slices.of(i)], high[slices.of(i)], narrow);
  });
  return {fromDoubles(op, type, x.shape(), out)};
}

float roundBy(const std::string &mode, float value) {
  return mode == "HALF_TO_EVEN" ? std::nearbyint(value) : std::round(value);
}

/// Widens [low, high] to hold zero and to span at least `ensure_minimum_range` (relative to its
/// larger end).
std::pair<float, float> adjustedRange(const Op &op, float low, float high) {
  require(high >= low, "max_range must be >= min_range, got ", high, " and ", low);
  float least = op.attr<float>("ensure_minimum_range", 0.01f);
  low = std::min(0.0f, low);
  float epsilon = std::max(1.0f, std::max(std::fabs(low), std::fabs(high))) * least;
  return {low, std::max(0.0f, std::max(high, low + epsilon))};
}

struct QuantizeSpec {
  std::string mode, roundMode;
  bool narrow;
  float low, high;
};

/// Quantizes one value; SCALED has adjusted `low` and `high` already.
template <typename Q> Q quantizeOne(float x, const QuantizeSpec &spec) {
  constexpr float lowest = static_cast<float>(std::numeric_limits<Q>::lowest());
  constexpr float highest = static_cast<float>(std::numeric_limits<Q>::max());
  auto saturate = [](double value) {
    return static_cast<Q>(std::clamp(value, static_cast<double>(std::numeric_limits<Q>::lowest()),
                                     static_cast<double>(std::numeric_limits<Q>::max())));
  };
  float clamped = std::fmin(std::fmax(x, spec.low), spec.high);
  if (spec.mode == "MIN_COMBINED") {
    float scale = (highest - lowest) / (spec.high - spec.low);
    float half = std::is_signed_v<Q> ? (highest - lowest + 1) / 2.0f : 0.0f;
    return saturate(roundBy(spec.roundMode, (clamped - spec.low) * scale - half));
  }
  if (spec.mode == "MIN_FIRST") {
    double steps = std::ldexp(1.0, sizeof(Q) * 8);
    double range = (static_cast<double>(spec.high) - spec.low) * (steps / (steps - 1));
    double scale = steps / range;
    return saturate(std::round(clamped * scale) - std::round(spec.low * scale) +
                    std::numeric_limits<Q>::lowest());
  }
  float scale = highest / spec.high;
  return saturate(roundBy(spec.roundMode, clamped * scale));
}

Outputs quantizeV2(const Op &op) {
  const Tensor &x = op.in(0);
  DType type = op.attr<DType>("T");
  QuantizeSpec spec{.mode = op.attr<std::string>("mode", "MIN_COMBINED"),
                    .roundMode = op.attr<std::string>("round_mode", "HALF_AWAY_FROM_ZERO"),
                    .narrow = op.attr<bool>("narrow_range", false),
                    .low = 0,
                    .high = 0};
  if (x.dtype() != DType::Float)
    op.unsupportedType(x.dtype());
  Slices slices = slicesOf(op, x, op.in(1), op.in(2));
  std::vector<double> low = toDoubles(op, op.in(1)), high = toDoubles(op, op.in(2));
  Tensor result = op.make(type, x.shape());
  dispatchQuantized(op, type, [&]<typename Q>() {
    for (int64_t c = 0; c < slices.count; ++c) {
      auto [bottom, top] = adjustedRange(op, low[c], high[c]);
      if (spec.mode == "SCALED") {
        constexpr float highest = static_cast<float>(std::numeric_limits<Q>::max());
        float lowest = scaledLowest<Q>(spec.narrow);
        float step = std::is_signed_v<Q> ? std::max(bottom / lowest, top / highest) : top / highest;
        bottom = step * lowest;
        top = step * highest;
      }
      low[c] = bottom;
      high[c] = top;
    }
    std::span<Q> out = result.mutableData<Q>();
    for (size_t i = 0; i < out.size(); ++i) {
      spec.low = static_cast<float>(low[slices.of(i)]);
      spec.high = static_cast<float>(high[slices.of(i)]);
      out[i] = quantizeOne<Q>(x.data<float>()[i], spec);
    }
  });
  return {result, fromDoubles(op, DType::Float, op.in(1).shape(), low),
          fromDoubles(op, DType::Float, op.in(2).shape(), high)};
}

//===----------------------------------------------------------------------===//
// QuantizeAndDequantize
//===----------------------------------------------------------------------===//

/// Rounds `values[at]` to the steps of a range; the range is shrunk to the side that fits.
template <typename T> struct RoundTrip {
  T scale, inverse, low, high;

  RoundTrip(T rangeMin, T rangeMax, int64_t bits, bool isSigned, bool narrow)
      : low(rangeMin), high(rangeMax) {
    T stepMin = isSigned ? -static_cast<T>(int64_t{1} << (bits - 1)) + (narrow ? 1 : 0) : T(0);
    T stepMax = isSigned ? static_cast<T>((int64_t{1} << (bits - 1)) - 1)
                         : static_cast<T>((int64_t{1} << bits) - 1);
    constexpr T none = std::numeric_limits<T>::max();
    T fromMin = stepMin * low > 0 ? stepMin / low : none;
    T fromMax = stepMax * high > 0 ? stepMax / high : none;
    if (fromMin < fromMax) {
      scale = fromMin;
      inverse = low / stepMin;
      high = stepMax * inverse;
    } else {
      scale = fromMax;
      inverse = high / stepMax;
      low = stepMin * inverse;
    }
  }

  T apply(T x, bool halfToEven) const {
    T scaled = std::min(std::max(x, low), high) * scale;
    return (halfToEven ? std::nearbyint(scaled) : std::floor(scaled + T(0.5))) * inverse;
  }
};

Tensor quantizeAndDequantize(const Op &op, int64_t bits) {
  const Tensor &x = op.in(0);
  bool isSigned = op.attr<bool>("signed_input", true);
  bool narrow = op.attr<bool>("narrow_range", false);
  bool rangeGiven = op.attr<bool>("range_given", op.call.op == "QuantizeAndDequantizeV3");
  bool halfToEven = op.attr<std::string>("round_mode", "HALF_TO_EVEN") == "HALF_TO_EVEN";
  require(bits > 0 && bits < (isSigned ? 62 : 63), "num_bits is out of range: ", bits);
  int64_t axis = op.attr<int64_t>("axis", -1);
  require(axis >= -1 && axis < x.rank(), "axis ", axis, " must be at least -1 and below the rank");
  Slices slices;
  if (axis >= 0)
    slices = {x.dim(axis), productOf(x.shape(), axis + 1, x.rank())};
  return dispatch(op, FloatTypes(), x.dtype(), [&]<typename T>() {
    using C = std::conditional_t<std::is_same_v<T, double>, double, float>;
    std::vector<C> low(slices.count, 0), high(slices.count, 0);
    std::span<const T> in = x.data<T>();
    if (rangeGiven) {
      require(op.in(1).dtype() == x.dtype() && op.in(1).numElements() == slices.count &&
                  op.in(2).dtype() == x.dtype() && op.in(2).numElements() == slices.count,
              "input_min and input_max must have ", slices.count, " elements");
      for (int64_t c = 0; c < slices.count; ++c) {
        low[c] = op.in(1).data<T>()[c];
        high[c] = op.in(2).data<T>()[c];
        require(low[c] <= high[c], "Invalid range: input_min ", low[c], " > input_max ", high[c]);
      }
    } else {
      std::vector<bool> seen(slices.count);
      for (size_t i = 0; i < in.size(); ++i) {
        int64_t c = slices.of(i);
        C value = in[i];
        low[c] = seen[c] ? std::min(low[c], value) : value;
        high[c] = seen[c] ? std::max(high[c], value) : value;
        seen[c] = true;
      }
    }
    Tensor result = op.make<T>(x.shape());
    std::span<T> out = result.mutableData<T>();
    for (size_t i = 0; i < out.size(); ++i) {
      int64_t c = slices.of(i);
      out[i] = RoundTrip<C>(low[c], high[c], bits, isSigned, narrow).apply(in[i], halfToEven);
    }
    return result;
  });
}

Outputs quantizeAndDequantizeV2(const Op &op) {
  return {quantizeAndDequantize(op, op.attr<int64_t>("num_bits", 8))};
}

Outputs quantizeAndDequantizeV3(const Op &op) {
  return {quantizeAndDequantize(op, readInt(op, op.in(3)))};
}

constexpr OpEntry entries[] = {
    {"Dequantize", dequantize},
    {"FakeQuantWithMinMaxArgs", fakeQuantArgs},
    {"FakeQuantWithMinMaxArgsGradient", fakeQuantArgsGradient},
    {"FakeQuantWithMinMaxVars", fakeQuantVars},
    {"FakeQuantWithMinMaxVarsGradient", fakeQuantVarsGradient},
    {"FakeQuantWithMinMaxVarsPerChannel", fakeQuantPerChannel},
    {"FakeQuantWithMinMaxVarsPerChannelGradient", fakeQuantPerChannelGradient},
    {"QuantizeAndDequantizeV2", quantizeAndDequantizeV2},
    {"QuantizeAndDequantizeV3", quantizeAndDequantizeV3},
    {"QuantizeAndDequantizeV4", quantizeAndDequantizeV2},
    {"QuantizeV2", quantizeV2},
};

} // namespace

std::span<const OpEntry> graphc::reference::quantOps() { return entries; }
