//===- Colors.cpp - color spaces and adjustments --------------------------===//
//
// Hue, saturation and value in [0, 1] as TensorFlow defines them (A. R. Smith, "Color gamut
// transform pairs", 1978). 16-bit floats are computed in float.
//
//===----------------------------------------------------------------------===//
#include "runtime/kernels/image/Kernels.h"
#include "runtime/kernels/support/Dispatch.h"
#include "runtime/kernels/support/Tensors.h"

namespace graphc::runtime::host {

namespace {
/// Three channels of one pixel: red, green, blue or hue, saturation, value.
template <typename F> struct Triple {
  F a, b, c;
};

template <typename F> Triple<F> toHsv(Triple<F> rgb) {
  auto [r, g, b] = rgb;
  F value = std::max({r, g, b}), range = value - std::min({r, g, b});
  F saturation = value > 0 ? range / value : F(0);
  F norm = F(1) / F(6) / range;
  F hue = r == value   ? norm * (g - b)
          : g == value ? norm * (b - r) + F(2) / F(6)
                       : norm * (r - g) + F(4) / F(6);
  if (!(range > 0))
    hue = 0;
  return {hue < 0 ? hue + F(1) : hue, saturation, value};
}

template <typename F> Triple<F> toRgb(Triple<F> hsv) {
  auto [hue, saturation, value] = hsv;
  auto unit = [](F x) { return std::min(std::max(x, F(0)), F(1)); };
  F sixth = hue * F(6), rest = F(1) - saturation;
  F red = unit(std::abs(sixth - F(3)) - F(1));
  F green = unit(F(2) - std::abs(sixth - F(2)));
  F blue = unit(F(2) - std::abs(sixth - F(4)));
  return {(rest + saturation * red) * value, (rest + saturation * green) * value,
          (rest + saturation * blue) * value};
}

/// Applies \p map to the triples of the last dim.
template <typename Accepts, typename Fn>
Status mapTriples(HostContext &context, Accepts accepts, const TensorRef &output, const Fn &map) {
  TensorRef input = context.input(0);
  return dispatch(context, input.dtype, accepts, [&]<typename T>(Tag<T>) {
    return context.parallelFor(
        input.elementCount() / 3, grainOf(30), [&](int64_t begin, int64_t end) {
          for (int64_t i = begin; i < end; ++i) {
            using F = Wide<T>;
            const T *from = input.as<T>() + 3 * i;
            T *to = output.as<T>() + 3 * i;
            Triple<F> result = map(Triple<F>{F(from[0]), F(from[1]), F(from[2])});
            to[0] = T(result.a);
            to[1] = T(result.b);
            to[2] = T(result.c);
          }
          return okStatus();
        });
  });
}

Status requireTriples(const TensorRef &input) {
  GRAPHC_REQUIRE(input.rank >= 1, "input must be at least 1D", input.shape());
  GRAPHC_REQUIRE(input.dims[input.rank - 1] == 3, "input must have 3 channels but input only has ",
                 input.dims[input.rank - 1], " channels.");
  return okStatus();
}
} // namespace

Status rgbToHsv(HostContext &context) {
  GRAPHC_RETURN_IF_ERROR(requireTriples(context.input(0)));
  GRAPHC_TRY(output, allocate(context, 0, context.input(0).shape()));
  return mapTriples(context, RealFloatTypes(), output, [](auto rgb) { return toHsv(rgb); });
}

Status hsvToRgb(HostContext &context) {
  GRAPHC_RETURN_IF_ERROR(requireTriples(context.input(0)));
  GRAPHC_TRY(output, allocate(context, 0, context.input(0).shape()));
  return mapTriples(context, RealFloatTypes(), output, [](auto hsv) { return toRgb(hsv); });
}

namespace {
/// Checks the operands of an adjustment and reads the scalar operand 1.
Status readAdjustment(const HostContext &context, const char *name, bool triples, float &amount) {
  TensorRef input = context.input(0), scalar = context.input(1);
  GRAPHC_REQUIRE(input.rank >= 3, "input must be at least 3-D, got shape", input.shape());
  GRAPHC_REQUIRE(isScalar(scalar) && scalar.dtype == DType::Float32, name,
                 " must be scalar: ", scalar.shape());
  if (triples)
    GRAPHC_REQUIRE(input.dims[input.rank - 1] == 3, "input must have 3 channels but instead has ",
                   input.dims[input.rank - 1], " channels.");
  amount = *scalar.as<float>();
  return okStatus();
}

/// Turns the hue by \p delta sixths of a circle; the greatest and the least channel keep their
/// values.
Triple<float> turnHue(Triple<float> rgb, float delta) {
  auto [r, g, b] = rgb;
  float greatest = std::max({r, g, b}), least = std::min({r, g, b});
  float middle = std::max(std::min(r, g), std::min(std::max(r, g), b));
  int sector = r < g ? (b < r ? 1 : b > g ? 3 : 2) : (b < g ? 0 : b > r ? 4 : 5);
  float hue = 0;
  if (greatest != least) {
    float ratio = (middle - least) / (greatest - least);
    hue = static_cast<float>(sector) + (sector % 2 == 0 ? ratio : 1 - ratio);
  }
  hue = std::fmod(hue + delta, 6.0f);
  hue += hue < 0 ? 6.0f : 0.0f;
  sector = hue < 6 ? static_cast<int>(hue) : 0;
  float ratio = hue - static_cast<float>(sector);
  middle = least + (sector % 2 == 0 ? ratio : 1 - ratio) * (greatest - least);
  switch (sector) {
  case 0:
    return {greatest, middle, least};
  case 1:
    return {middle, greatest, least};
  case 2:
    return {least, greatest, middle};
  case 3:
    return {least, middle, greatest};
  case 4:
    return {middle, least, greatest};
  default:
    return {greatest, least, middle};
  }
}
} // namespace

Status adjustHue(HostContext &context) {
  float delta;
  GRAPHC_RETURN_IF_ERROR(readAdjustment(context, "delta", true, delta));
  GRAPHC_REQUIRE(std::isfinite(delta), "delta must be finite");
  GRAPHC_TRY(output, allocate(context, 0, context.input(0).shape()));
  return mapTriples(context, Types<float, Half>(), output,
                    [delta](auto rgb) { return turnHue(rgb, delta * 6); });
}

Status adjustSaturation(HostContext &context) {
  float scale;
  GRAPHC_RETURN_IF_ERROR(readAdjustment(context, "scale", true, scale));
  GRAPHC_TRY(output, allocate(context, 0, context.input(0).shape()));
  return mapTriples(context, Types<float, Half>(), output, [scale](auto rgb) {
    auto hsv = toHsv(rgb);
    hsv.b = std::min(std::max(hsv.b * scale, 0.0f), 1.0f);
    return toRgb(hsv);
  });
}

Status adjustContrastV2(HostContext &context) {
  float factor;
  GRAPHC_RETURN_IF_ERROR(readAdjustment(context, "contrast_factor", false, factor));
  TensorRef input = context.input(0);
  GRAPHC_TRY(output, allocate(context, 0, input.shape()));
  if (input.elementCount() == 0)
    return okStatus();
  int64_t channels = input.dims[input.rank - 1];
  int64_t pixels = input.dims[input.rank - 2] * input.dims[input.rank - 3];
  int64_t batch = product(input, 0, input.rank - 3);
  GRAPHC_TRY(means, scratchOf<double>(context, channels));
  return dispatch(context, input.dtype, Types<float, Half>(), [&]<typename T>(Tag<T>) {
    for (int64_t b = 0; b < batch; ++b) {
      const T *from = input.as<T>() + b * pixels * channels;
      T *to = output.as<T>() + b * pixels * channels;
      std::ranges::fill(means, 0.0);
      for (int64_t i = 0; i < pixels * channels; ++i)
        means[i % channels] += static_cast<double>(static_cast<float>(from[i]));
      for (int64_t i = 0; i < pixels * channels; ++i) {
        auto mean = static_cast<float>(means[i % channels] / static_cast<double>(pixels));
        to[i] = T((static_cast<float>(from[i]) - mean) * factor + mean);
      }
    }
    return okStatus();
  });
}

} // namespace graphc::runtime::host
