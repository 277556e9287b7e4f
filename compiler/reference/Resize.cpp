//===- Resize.cpp - image resampling ------------------------------------------===//
//
// Sample positions are formed in float as TensorFlow forms them, since they are
// rounded to pixels; the weighted sums are in double.
//
//===----------------------------------------------------------------------===//

#include "compiler/reference/Families.h"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace graphc::reference;

namespace {

/// Source pixels of one result coordinate and their weights.
struct Taps {
  std::vector<int64_t> at;
  std::vector<double> weight;
};

/// How result coordinates map to source coordinates along one dimension.
struct Axis {
  int64_t input, output;
  bool alignCorners, halfPixel;
  float scale;

  /// Position of result pixel `i` between source pixel centres.
  float position(int64_t i) const {
    float x = static_cast<float>(i);
    return halfPixel ? (x + 0.5f) * scale - 0.5f : x * scale;
  }
};

struct ResizeOptions {
  bool alignCorners, halfPixel;

  explicit ResizeOptions(const Op &op)
      : alignCorners(op.attr<bool>("align_corners", false)),
        halfPixel(op.attr<bool>("half_pixel_centers", false)) {
    require(!alignCorners || !halfPixel, "If half_pixel_centers is True, align_corners must be "
                                         "False.");
  }
  Axis axis(int64_t input, int64_t output) const {
    float scale = alignCorners && output > 1
                      ? static_cast<float>(input - 1) / static_cast<float>(output - 1)
                      : static_cast<float>(input) / static_cast<float>(output);
    return {input, output, alignCorners, halfPixel, scale};
  }
};

/// The images of a resize and the size asked for.
struct Images {
  const Tensor &tensor;
  int64_t batch, height, width, channels, newHeight, newWidth;

  Images(const Op &op, const Tensor &images, const Tensor &size) : tensor(images) {
    require(images.rank() == 4, "input must be 4-dimensional ", toString(images.shape()));
    Shape wanted = readInts(op, size);
    require(wanted.size() == 2 && wanted[0] > 0 && wanted[1] > 0,
            "output dimensions must be positive, got ", toString(wanted));
    batch = images.dim(0);
    height = images.dim(1);
    width = images.dim(2);
    channels = images.dim(3);
    newHeight = wanted[0];
    newWidth = wanted[1];
    require(height > 0 && width > 0, "input image must be of non-zero size");
  }
  Shape resultShape() const { return {batch, newHeight, newWidth, channels}; }
};

std::vector<double> pixelsOf(const Op &op, const Tensor &images) {
  return dispatch(op, RealTypes(), images.dtype(), [&]<typename T>() {
    std::vector<double> pixels;
    for (T value : images.data<T>())
      pixels.push_back(static_cast<double>(value));
    return pixels;
  });
}

/// Sums taps of rows and columns: result = sum over (row, column) of weights times pixel.
Tensor resample(const Op &op, const Images &images, const std::vector<Taps> &rows,
                const std::vector<Taps> &columns, DType type) {
  op.make(type, images.resultShape());
  std::vector<double> in = pixelsOf(op, images.tensor), out;
  out.reserve(productOf(images.resultShape()));
  for (int64_t b = 0; b < images.batch; ++b)
    for (const Taps &row : rows)
      for (const Taps &column : columns)
        for (int64_t c = 0; c < images.channels; ++c) {
          double sum = 0;
          for (size_t i = 0; i < row.at.size(); ++i)
            for (size_t j = 0; j < column.at.size(); ++j) {
              int64_t pixel = (b * images.height + row.at[i]) * images.width + column.at[j];
              sum += row.weight[i] * column.weight[j] * in[pixel * images.channels + c];
            }
          out.push_back(sum);
        }
  return fromDoubles(op, type, images.resultShape(), out);
}

/// The result type of the interpolating resizes: float, whatever the images are.
constexpr DType resampledType = DType::Float;

std::vector<Taps> bilinearTaps(const Axis &axis) {
  std::vector<Taps> taps;
  for (int64_t i = 0; i < axis.output; ++i) {
    float position = axis.position(i), below = std::floor(position);
    int64_t low = std::max<int64_t>(static_cast<int64_t>(below), 0);
    int64_t high = std::min(static_cast<int64_t>(std::ceil(position)), axis.input - 1);
    double fraction = position - below;
    taps.push_back(
        {{std::min(low, axis.input - 1), std::max<int64_t>(high, 0)}, {1 - fraction, fraction}});
  }
  return taps;
}

Outputs resizeBilinear(const Op &op) {
  Images images(op, op.in(0), op.in(1));
  ResizeOptions options(op);
  return {resample(op, images, bilinearTaps(options.axis(images.height, images.newHeight)),
                   bilinearTaps(options.axis(images.width, images.newWidth)), resampledType)};
}

/// Keys' cubic convolution kernel ("Cubic convolution interpolation for digital image processing",
/// 1981) sampled at 1/1024 steps: weights of the four neighbours for a fraction.
std::vector<double> cubicWeights(float fraction, float a) {
  constexpr int steps = 1 << 10;
  int64_t offset = std::lrint(fraction * steps);
  auto near = [a](float x) { return ((a + 2) * x - (a + 3)) * x * x + 1; };
  auto far = [a](float x) { return ((a * x - 5 * a) * x + 8 * a) * x - 4 * a; };
  float x = static_cast<float>(offset) / steps, y = static_cast<float>(steps - offset) / steps;
  return {far(x + 1), near(x), near(y), far(y + 1)};
}

std::vector<Taps> bicubicTaps(const Axis &axis) {
  std::vector<Taps> taps;
  for (int64_t i = 0; i < axis.output; ++i) {
    float position = axis.position(i);
    int64_t base = static_cast<int64_t>(std::floor(position));
    Taps tap;
    tap.weight = cubicWeights(position - static_cast<float>(base), axis.halfPixel ? -0.5f : -0.75f);
    double total = 0;
    for (int64_t k = 0; k < 4; ++k) {
      int64_t at = base - 1 + k, clamped = std::clamp<int64_t>(at, 0, axis.input - 1);
      // Pixels outside repeat the border, except with half-pixel centres, where they drop out.
      if (axis.halfPixel && at != clamped)
        tap.weight[k] = 0;
      tap.at.push_back(clamped);
      total += tap.weight[k];
    }
    if (axis.halfPixel && std::fabs(total) >= 1000.0 * std::numeric_limits<float>::min())
      for (double &weight : tap.weight)
        weight /= total;
    taps.push_back(std::move(tap));
  }
  return taps;
}

Outputs resizeBicubic(const Op &op) {
  Images images(op, op.in(0), op.in(1));
  ResizeOptions options(op);
  return {resample(op, images, bicubicTaps(options.axis(images.height, images.newHeight)),
                   bicubicTaps(options.axis(images.width, images.newWidth)), resampledType)};
}

/// The mean over the source area that a result pixel covers.
std::vector<Taps> areaTaps(const Axis &axis) {
  std::vector<Taps> taps;
  for (int64_t i = 0; i < axis.output; ++i) {
    float begin = static_cast<float>(i) * axis.scale;
    float end = static_cast<float>(i + 1) * axis.scale;
    Taps tap;
    double total = axis.scale;
    for (int64_t at = static_cast<int64_t>(std::floor(begin)); at < std::ceil(end); ++at) {
      double covered = std::min<double>(at + 1, end) - std::max<double>(at, begin);
      tap.at.push_back(std::clamp<int64_t>(at, 0, axis.input - 1));
      tap.weight.push_back(covered / total);
    }
    taps.push_back(std::move(tap));
  }
  return taps;
}

Outputs resizeArea(const Op &op) {
  Images images(op, op.in(0), op.in(1));
  ResizeOptions options(op);
  return {resample(op, images, areaTaps(options.axis(images.height, images.newHeight)),
                   areaTaps(options.axis(images.width, images.newWidth)), resampledType)};
}

/// The source pixel nearest to each result pixel.
std::vector<int64_t> nearestPixels(const Axis &axis) {
  std::vector<int64_t> pixels;
  for (int64_t i = 0; i < axis.output; ++i) {
    float x = static_cast<float>(i);
    // With half-pixel centres the pixel that contains the point is the nearest centre.
    float position = axis.halfPixel ? (x + 0.5f) * axis.scale : x * axis.scale;
    float rounded = axis.alignCorners ? std::round(position) : std::floor(position);
    pixels.push_back(std::clamp<int64_t>(static_cast<int64_t>(rounded), 0, axis.input - 1));
  }
  return pixels;
}

Outputs resizeNearestNeighbor(const Op &op) {
  Images images(op, op.in(0), op.in(1));
  ResizeOptions options(op);
  op.make(images.tensor.dtype(), images.resultShape());
  std::vector<int64_t> rows = nearestPixels(options.axis(images.height, images.newHeight));
  std::vector<int64_t> columns = nearestPixels(options.axis(images.width, images.newWidth));
  std::vector<int64_t> offsets;
  for (int64_t b = 0; b < images.batch; ++b)
    for (int64_t row : rows)
      for (int64_t column : columns)
        for (int64_t c = 0; c < images.channels; ++c)
          offsets.push_back(((b * images.height + row) * images.width + column) * images.channels +
                            c);
  return {gatherElements(op, images.tensor, images.resultShape(), offsets)};
}

/// Gradients scatter what the forward pass gathered. `dy` is the resized image's gradient, the
/// result has `height` x `width`.
Tensor scatterTaps(const Op &op, const Tensor &dy, int64_t height, int64_t width,
                   const std::vector<Taps> &rows, const std::vector<Taps> &columns, DType type) {
  Shape shape = {dy.dim(0), height, width, dy.dim(3)};
  op.make(type, shape);
  std::vector<double> grads = pixelsOf(op, dy), dx(productOf(shape), 0);
  int64_t channels = dy.dim(3), i = 0;
  for (int64_t b = 0; b < dy.dim(0); ++b)
    for (const Taps &row : rows)
      for (const Taps &column : columns)
        for (int64_t c = 0; c < channels; ++c, ++i)
          for (size_t r = 0; r < row.at.size(); ++r)
            for (size_t q = 0; q < column.at.size(); ++q)
              dx[((b * height + row.at[r]) * width + column.at[q]) * channels + c] +=
                  row.weight[r] * column.weight[q] * grads[i];
  return fromDoubles(op, type, shape, dx);
}

template <std::vector<Taps> (*TapsOf)(const Axis &)> Outputs resizeGradient(const Op &op) {
  const Tensor &dy = op.in(0), &image = op.in(1);
  require(dy.rank() == 4 && image.rank() == 4 && dy.numElements() > 0 && image.numElements() > 0,
          "gradient and image must be 4-dimensional and not empty");
  ResizeOptions options(op);
  return {scatterTaps(op, dy, image.dim(1), image.dim(2),
                      TapsOf(options.axis(image.dim(1), dy.dim(1))),
                      TapsOf(options.axis(image.dim(2), dy.dim(2))), image.dtype())};
}

Outputs resizeNearestGradient(const Op &op) {
  const Tensor &dy = op.in(0);
  Shape size = readInts(op, op.in(1));
  require(dy.rank() == 4 && size.size() == 2 && size[0] > 0 && size[1] > 0 && dy.dim(1) > 0 &&
              dy.dim(2) > 0,
          "gradient must be 4-dimensional and size two positive numbers");
  ResizeOptions options(op);
  auto single = [](const std::vector<int64_t> &pixels) {
    std::vector<Taps> taps;
    for (int64_t pixel : pixels)
      taps.push_back({{pixel}, {1.0}});
    return taps;
  };
  return {scatterTaps(op, dy, size[0], size[1],
                      single(nearestPixels(options.axis(size[0], dy.dim(1)))),
                      single(nearestPixels(options.axis(size[1], dy.dim(2)))), dy.dtype())};
}

//===----------------------------------------------------------------------===//
// ScaleAndTranslate
//===----------------------------------------------------------------------===//

struct Kernel {
  double radius;
  double (*at)(double);
};

double sinc(double x) { return x == 0 ? 1 : std::sin(M_PI * x) / (M_PI * x); }

double lanczos(double x, double radius) {
  return std::fabs(x) > radius ? 0 : std::fabs(x) <= 1e-3 ? 1 : sinc(x) * sinc(x / radius);
}

/// A Mitchell-Netravali style piecewise cubic through the coefficients of the two pieces.
double piecewiseCubic(double x, const double (&inner)[4], const double (&outer)[4]) {
  x = std::fabs(x);
  const double *k = x < 1 ? inner : outer;
  return x >= 2 ? 0 : ((k[3] * x + k[2]) * x + k[1]) * x + k[0];
}

Kernel kernelOf(const std::string &type) {
  if (type == "lanczos1")
    return {1, [](double x) { return lanczos(x, 1); }};
  if (type == "lanczos3")
    return {3, [](double x) { return lanczos(x, 3); }};
  if (type == "lanczos5")
    return {5, [](double x) { return lanczos(x, 5); }};
  if (type == "gaussian")
    return {1.5, [](double x) {
              x = std::fabs(x);
              return x >= 1.5 ? 0 : std::exp(-x * x / (2.0 * 0.5 * 0.5));
            }};
  if (type == "box")
    return {1, [](double x) { return std::fabs(x) < 0.5 ? 1 : std::fabs(x) == 0.5 ? 0.5 : 0; }};
  if (type == "triangle")
    return {1, [](double x) { return std::fabs(x) < 1 ? 1 - std::fabs(x) : 0; }};
  if (type == "keyscubic")
    return {2, [](double x) { return piecewiseCubic(x, {1, 0, -2.5, 1.5}, {2, -4, 2.5, -0.5}); }};
  require(type == "mitchellcubic", "unknown kernel_type '", type, "'");
  return {2, [](double x) {
            return piecewiseCubic(x, {8 / 9.0, 0, -2, 7 / 6.0},
                                  {16 / 9.0, -10 / 3.0, 2, -7 / 18.0});
          }};
}

/// Weights of the source pixels under the kernel centred where each result pixel comes from.
std::vector<Taps> translateTaps(const Kernel &kernel, int64_t input, int64_t output, float scale,
                                float translate, bool antialias) {
  std::vector<Taps> taps(output);
  float inverse = 1.0f / scale, inverseTranslate = -inverse * translate;
  float kernelScale = antialias ? std::max(inverse, 1.0f) : 1.0f;
  float reach = static_cast<float>(kernel.radius) * kernelScale;
  for (int64_t i = 0; i < output; ++i) {
    float centre = (static_cast<float>(i) + 0.5f) * inverse + inverseTranslate;
    taps[i] = {{0}, {0.0}};
    if (!(centre >= 0 && centre <= static_cast<float>(input)))
      continue;
    auto pixel = [&](float at) {
      return static_cast<int64_t>(std::clamp(at, 0.0f, static_cast<float>(input - 1)));
    };
    int64_t begin = pixel(std::ceil(centre - reach - 0.5f));
    int64_t end = pixel(std::floor(centre + reach - 0.5f));
    Taps tap;
    double total = 0;
    for (int64_t at = begin; at <= end; ++at) {
      float away = (static_cast<float>(at) + 0.5f - centre) / kernelScale;
      double weight = kernel.at(std::fabs(away));
      total += weight;
      tap.at.push_back(at);
      tap.weight.push_back(weight);
    }
    if (std::fabs(total) < 1000.0 * std::numeric_limits<float>::min())
      continue;
    for (double &weight : tap.weight)
      weight /= total;
    taps[i] = std::move(tap);
  }
  return taps;
}

/// Result pixel p comes from (p - translation) / scale, filtered by a kernel.
Outputs scaleAndTranslate(const Op &op) {
  Images images(op, op.in(0), op.in(1));
  std::vector<double> scale = toDoubles(op, op.in(2)), translation = toDoubles(op, op.in(3));
  require(scale.size() == 2 && translation.size() == 2 && scale[0] > 0 && scale[1] > 0,
          "scale and translation must hold two values, scale positive");
  Kernel kernel = kernelOf(op.attr<std::string>("kernel_type", "lanczos3"));
  bool antialias = op.attr<bool>("antialias", true);
  op.make(resampledType, images.resultShape());
  return {resample(
      op, images,
      translateTaps(kernel, images.height, images.newHeight, scale[0], translation[0], antialias),
      translateTaps(kernel, images.width, images.newWidth, scale[1], translation[1], antialias),
      resampledType)};
}

constexpr OpEntry entries[] = {
    {"ResizeArea", resizeArea},
    {"ResizeBicubic", resizeBicubic},
    {"ResizeBicubicGrad", resizeGradient<bicubicTaps>},
    {"ResizeBilinear", resizeBilinear},
    {"ResizeBilinearGrad", resizeGradient<bilinearTaps>},
    {"ResizeNearestNeighbor", resizeNearestNeighbor},
    {"ResizeNearestNeighborGrad", resizeNearestGradient},
    {"ScaleAndTranslate", scaleAndTranslate},
};

} // namespace

std::span<const OpEntry> graphc::reference::resizeOps() { return entries; }
