//===- Image.cpp - colours, crops, patches, boxes -----------------------------===//

#include "compiler/reference/Families.h"
#include "compiler/reference/Window.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace graphc::reference;

namespace {

using Pixel = std::array<double, 3>;

/// Hue, saturation and value, each in [0, 1] for colours in [0, 1].
Pixel toHsv(const Pixel &rgb) {
  auto [r, g, b] = rgb;
  double value = std::max({r, g, b}), range = value - std::min({r, g, b});
  double saturation = value > 0 ? range / value : 0, hue = 0;
  if (range > 0) {
    if (r == value)
      hue = (g - b) / (6 * range);
    else if (g == value)
      hue = (b - r) / (6 * range) + 2.0 / 6;
    else
      hue = (r - g) / (6 * range) + 4.0 / 6;
    if (hue < 0)
      hue += 1;
  }
  return {hue, saturation, value};
}

Pixel toRgb(const Pixel &hsv) {
  auto [hue, saturation, value] = hsv;
  double sector = hue * 6;
  auto clamp = [](double x) { return std::clamp(x, 0.0, 1.0); };
  Pixel pure = {clamp(std::fabs(sector - 3) - 1), clamp(2 - std::fabs(sector - 2)),
                clamp(2 - std::fabs(sector - 4))};
  for (double &channel : pure)
    channel = (1 - saturation + saturation * channel) * value;
  return pure;
}

/// Applies `f` to every pixel of a tensor whose last dimension is 3.
template <typename F> Tensor mapPixels(const Op &op, const Tensor &image, F f) {
  require(image.rank() >= 1 && image.dim(image.rank() - 1) == 3,
          "input must have 3 channels but instead has shape ", toString(image.shape()));
  std::vector<double> values = toDoubles(op, image);
  for (size_t i = 0; i < values.size(); i += 3) {
    Pixel pixel = f(Pixel{values[i], values[i + 1], values[i + 2]});
    std::copy(pixel.begin(), pixel.end(), values.begin() + i);
  }
  return fromDoubles(op, image.dtype(), image.shape(), values);
}

Outputs rgbToHsv(const Op &op) { return {mapPixels(op, op.in(0), toHsv)}; }
Outputs hsvToRgb(const Op &op) { return {mapPixels(op, op.in(0), toRgb)}; }

/// Turns the hue by `delta` of a full circle.
Outputs adjustHue(const Op &op) {
  double delta = readDouble(op, op.in(1));
  return {mapPixels(op, op.in(0), [&](Pixel pixel) {
    Pixel hsv = toHsv(pixel);
    hsv[0] += delta;
    hsv[0] -= std::floor(hsv[0]);
    return toRgb(hsv);
  })};
}

Outputs adjustSaturation(const Op &op) {
  double scale = readDouble(op, op.in(1));
  return {mapPixels(op, op.in(0), [&](Pixel pixel) {
    Pixel hsv = toHsv(pixel);
    hsv[1] = std::clamp(hsv[1] * scale, 0.0, 1.0);
    return toRgb(hsv);
  })};
}

/// Moves every value away from its image's channel mean by a factor.
Outputs adjustContrast(const Op &op) {
  const Tensor &images = op.in(0);
  require(images.rank() >= 3, "input must be at least 3-D, got shape", toString(images.shape()));
  double factor = readDouble(op, op.in(1));
  int64_t channels = images.dim(images.rank() - 1);
  int64_t area = images.dim(images.rank() - 2) * images.dim(images.rank() - 3);
  std::vector<double> values = toDoubles(op, images);
  int64_t count = values.empty() ? 0 : static_cast<int64_t>(values.size()) / (area * channels);
  for (int64_t image = 0; image < count; ++image)
    for (int64_t c = 0; c < channels; ++c) {
      double *first = &values[image * area * channels + c], mean = 0;
      for (int64_t i = 0; i < area; ++i)
        mean += first[i * channels] / area;
      for (int64_t i = 0; i < area; ++i)
        first[i * channels] = (first[i * channels] - mean) * factor + mean;
    }
  return {fromDoubles(op, images.dtype(), images.shape(), values)};
}

/// Crops of images at boxes [y1, x1, y2, x2] in normalized coordinates, resampled to one size.
Outputs cropAndResize(const Op &op) {
  const Tensor &image = op.in(0), &boxes = op.in(1);
  require(image.rank() == 4 && boxes.rank() == 2 && boxes.dim(1) == 4,
          "image must be 4-D and boxes [count, 4], got ", toString(image.shape()), " and ",
          toString(boxes.shape()));
  Shape size = readInts(op, op.in(3)), chosen = readInts(op, op.in(2));
  require(size.size() == 2 && size[0] > 0 && size[1] > 0, "crop dimensions must be positive");
  require(static_cast<int64_t>(chosen.size()) == boxes.dim(0), "box_index has incompatible shape");
  std::string method = op.attr<std::string>("method", "bilinear");
  require(method == "bilinear" || method == "nearest", "method must be 'bilinear' or 'nearest'");
  double outside = op.attr<float>("extrapolation_value", 0);
  int64_t height = image.dim(1), width = image.dim(2), channels = image.dim(3);
  require(height > 0 && width > 0, "image dimensions must be positive");
  Tensor result = op.make<float>({boxes.dim(0), size[0], size[1], channels});
  std::span<float> out = result.mutableData<float>();
  std::vector<double> corner = toDoubles(op, boxes),
                      in = dispatch(op, RealTypes(), image.dtype(), [&]<typename T>() {
                        std::span<const T> data = image.data<T>();
                        return std::vector<double>(data.begin(), data.end());
                      });
  auto position = [](float low, float high, int64_t extent, int64_t count, int64_t i) {
    float last = static_cast<float>(extent - 1);
    if (count <= 1)
      return 0.5f * (low + high) * last;
    return low * last +
           static_cast<float>(i) * ((high - low) * last / static_cast<float>(count - 1));
  };
  size_t at = 0;
  for (int64_t k = 0; k < boxes.dim(0); ++k) {
    require(chosen[k] >= 0 && chosen[k] < image.dim(0),
            "box_index has values outside [0, batch_size)");
    for (int64_t i = 0; i < size[0]; ++i)
      for (int64_t j = 0; j < size[1]; ++j) {
        float y = position(corner[4 * k], corner[4 * k + 2], height, size[0], i);
        float x = position(corner[4 * k + 1], corner[4 * k + 3], width, size[1], j);
        bool inside = y >= 0 && y <= height - 1 && x >= 0 && x <= width - 1;
        auto pixel = [&](double row, double column, int64_t c) {
          return in[((chosen[k] * height + static_cast<int64_t>(row)) * width +
                     static_cast<int64_t>(column)) *
                        channels +
                    c];
        };
        for (int64_t c = 0; c < channels; ++c) {
          double value = outside;
          if (inside && method == "nearest") {
            value = pixel(std::round(y), std::round(x), c);
          } else if (inside) {
            double dy = y - std::floor(y), dx = x - std::floor(x);
            double top = pixel(std::floor(y), std::floor(x), c) * (1 - dx) +
                         pixel(std::floor(y), std::ceil(x), c) * dx;
            double bottom = pixel(std::ceil(y), std::floor(x), c) * (1 - dx) +
                            pixel(std::ceil(y), std::ceil(x), c) * dx;
            value = top * (1 - dy) + bottom * dy;
          }
          out[at++] = static_cast<float>(value);
        }
      }
  }
  return {result};
}

/// Each window of the image laid into the depth dimension: [batch, rows, columns, kh * kw * depth].
Outputs extractImagePatches(const Op &op) {
  const Tensor &image = op.in(0);
  require(image.rank() == 4, "input must be 4-dimensional ", toString(image.shape()));
  auto list = [&](const char *name) {
    auto values = op.attr<std::vector<int64_t>>(name);
    require(values.size() == 4 && values[0] == 1 && values[3] == 1, name,
            " must have 4 entries, 1 in the batch and depth dimensions");
    return values;
  };
  Shape ksizes = list("ksizes"), strides = list("strides"), rates = list("rates");
  std::string padding = op.attr<std::string>("padding");
  WindowDim rows = resolveWindow(image.dim(1), ksizes[1], strides[1], rates[1], padding, 0, 0);
  WindowDim columns = resolveWindow(image.dim(2), ksizes[2], strides[2], rates[2], padding, 0, 0);
  int64_t depth = image.dim(3);
  require(countElements(std::array{rows.size, columns.size, depth}).has_value(),
          "ksizes are too large");
  Shape shape = {image.dim(0), rows.output, columns.output, rows.size * columns.size * depth};
  op.make(image.dtype(), shape);
  std::vector<int64_t> offsets;
  for (int64_t b = 0; b < shape[0]; ++b)
    for (int64_t i = 0; i < shape[1]; ++i)
      for (int64_t j = 0; j < shape[2]; ++j)
        for (int64_t p = 0; p < rows.size; ++p)
          for (int64_t q = 0; q < columns.size; ++q) {
            int64_t y = rows.inputAt(i, p), x = columns.inputAt(j, q);
            bool inside = rows.inside(y) && columns.inside(x);
            for (int64_t c = 0; c < depth; ++c)
              offsets.push_back(inside ? ((b * image.dim(1) + y) * image.dim(2) + x) * depth + c
                                       : -1);
          }
  return {gatherElements(op, image, shape, offsets)};
}

/// Colours of successive boxes when the caller gives none.
constexpr double defaultColors[10][4] = {
    {1, 1, 0, 1},     {0, 0, 1, 1},   {1, 0, 0, 1},   {0, 1, 0, 1}, {0.5, 0, 0.5, 1},
    {0.5, 0.5, 0, 1}, {0.5, 0, 0, 1}, {0, 0, 0.5, 1}, {0, 1, 1, 1}, {1, 0, 1, 1},
};

/// Outlines of boxes [y1, x1, y2, x2], one pixel wide, drawn over the images.
Outputs drawBoundingBoxes(const Op &op) {
  const Tensor &images = op.in(0), &boxes = op.in(1);
  require(images.rank() == 4 && boxes.rank() == 3 && boxes.dim(2) == 4 &&
              boxes.dim(0) == images.dim(0),
          "images must be 4-D and boxes [batch, count, 4], got ", toString(images.shape()), " and ",
          toString(boxes.shape()));
  int64_t height = images.dim(1), width = images.dim(2), depth = images.dim(3);
  require(depth == 1 || depth == 3 || depth == 4, "channel depth should be either 1, 3 or 4");
  std::vector<double> pixels = toDoubles(op, images), corner = toDoubles(op, boxes), colors;
  int64_t colorDepth = 4;
  if (op.numInputs() > 2 && op.in(2).numElements() > 0) {
    require(op.in(2).rank() == 2 && op.in(2).dim(1) >= depth, "colors must be [count, ", depth,
            "], got ", toString(op.in(2).shape()));
    colors = toDoubles(op, op.in(2));
    colorDepth = op.in(2).dim(1);
  } else {
    for (const auto &color : defaultColors)
      colors.insert(colors.end(), color, color + 4);
    // A grey image is drawn in white.
    if (depth == 1)
      colors.assign(4, 1.0);
  }
  int64_t numColors = static_cast<int64_t>(colors.size()) / colorDepth;
  for (int64_t k = 0; k < boxes.dim(0) * boxes.dim(1); ++k) {
    int64_t image = k / boxes.dim(1), color = k % boxes.dim(1) % numColors;
    auto scaled = [&](int64_t i, int64_t extent) {
      return static_cast<float>(corner[4 * k + i]) * static_cast<float>(extent - 1);
    };
    float edges[4] = {scaled(0, height), scaled(1, width), scaled(2, height), scaled(3, width)};
    for (float edge : edges)
      require(std::fabs(edge) < 0x1p40f, "box coordinate out of range");
    int64_t top = static_cast<int64_t>(edges[0]), left = static_cast<int64_t>(edges[1]);
    int64_t bottom = static_cast<int64_t>(edges[2]), right = static_cast<int64_t>(edges[3]);
    if (top > bottom || left > right || top >= height || bottom < 0 || left >= width || right < 0)
      continue;
    auto draw = [&](int64_t y, int64_t x) {
      for (int64_t c = 0; c < depth; ++c)
        pixels[((image * height + y) * width + x) * depth + c] = colors[color * colorDepth + c];
    };
    for (int64_t x = std::max<int64_t>(left, 0); x <= std::min(right, width - 1); ++x) {
      if (top >= 0)
        draw(top, x);
      if (bottom < height)
        draw(bottom, x);
    }
    for (int64_t y = std::max<int64_t>(top, 0); y <= std::min(bottom, height - 1); ++y) {
      if (left >= 0)
        draw(y, left);
      if (right < width)
        draw(y, right);
    }
  }
  return {fromDoubles(op, images.dtype(), images.shape(), pixels)};
}

constexpr OpEntry entries[] = {
    {"AdjustContrastv2", adjustContrast},
    {"AdjustHue", adjustHue},
    {"AdjustSaturation", adjustSaturation},
    {"CropAndResize", cropAndResize},
    {"DrawBoundingBoxes", drawBoundingBoxes},
    {"DrawBoundingBoxesV2", drawBoundingBoxes},
    {"ExtractImagePatches", extractImagePatches},
    {"HSVToRGB", hsvToRgb},
    {"RGBToHSV", rgbToHsv},
};

} // namespace

std::span<const OpEntry> graphc::reference::imageOps() { return entries; }
