//===- Boxes.cpp - boxes drawn into images --------------------------------===//
#include "runtime/kernels/image/Kernels.h"
#include "runtime/kernels/support/Dispatch.h"
#include "runtime/kernels/support/Tensors.h"

namespace graphc::runtime::host {

namespace {
constexpr int64_t kDefaultColors = 10;
constexpr float kColors[kDefaultColors][4] = {
    {1, 1, 0, 1},     // yellow
    {0, 0, 1, 1},     // blue
    {1, 0, 0, 1},     // red
    {0, 1, 0, 1},     // lime
    {.5f, 0, .5f, 1}, // purple
    {.5f, .5f, 0, 1}, // olive
    {.5f, 0, 0, 1},   // maroon
    {0, 0, .5f, 1},   // navy
    {0, 1, 1, 1},     // aqua
    {1, 0, 1, 1},     // fuchsia
};

/// Colors of the boxes in turn: operand 2 where it has some, else the defaults.
struct Palette {
  TensorRef given;
  int64_t depth;

  float at(int64_t box, int64_t channel) const {
    if (given.dtype != DType::Invalid && given.dims[0] > 0)
      return given.as<float>()[box % given.dims[0] * given.dims[1] + channel];
    // Gray images take the boxes in white.
    return depth == 1 ? 1.0f : kColors[box % kDefaultColors][channel];
  }
};

/// Draws the one-pixel outline of a box, as far as it lies in the image.
template <typename T>
void drawBox(T *image, int64_t height, int64_t width, const float *box, const Palette &palette,
             int64_t index) {
  auto pixelOf = [](float at, int64_t size) {
    return static_cast<int64_t>(std::clamp(at * static_cast<float>(size - 1), -1e9f, 1e9f));
  };
  int64_t top = pixelOf(box[0], height), left = pixelOf(box[1], width);
  int64_t bottom = pixelOf(box[2], height), right = pixelOf(box[3], width);
  if (top > bottom || left > right || top >= height || bottom < 0 || left >= width || right < 0)
    return;
  int64_t firstRow = std::max<int64_t>(top, 0), lastRow = std::min(bottom, height - 1);
  int64_t firstColumn = std::max<int64_t>(left, 0), lastColumn = std::min(right, width - 1);
  auto draw = [&](int64_t y, int64_t x) {
    for (int64_t c = 0; c < palette.depth; ++c)
      image[(y * width + x) * palette.depth + c] = T(palette.at(index, c));
  };
  for (int64_t x = firstColumn; x <= lastColumn; ++x) {
    if (top >= 0)
      draw(top, x);
    if (bottom < height)
      draw(bottom, x);
  }
  for (int64_t y = firstRow; y <= lastRow; ++y) {
    if (left >= 0)
      draw(y, left);
    if (right < width)
      draw(y, right);
  }
}
} // namespace

Status drawBoundingBoxes(HostContext &context) {
  TensorRef images = context.input(0), boxes = context.input(1);
  GRAPHC_REQUIRE(images.rank == 4, "The rank of the images should be 4");
  GRAPHC_REQUIRE(boxes.rank == 3 && boxes.dtype == DType::Float32,
                 "The rank of the boxes tensor should be 3");
  GRAPHC_REQUIRE(images.dims[0] == boxes.dims[0], "The batch sizes should be the same");
  GRAPHC_REQUIRE(boxes.dims[2] == 4,
                 "The size of the third dimension of the box must be 4. "
                 "Received: ",
                 boxes.dims[2]);
  Palette palette{context.inputCount() > 2 ? context.input(2) : TensorRef(), images.dims[3]};
  GRAPHC_REQUIRE(palette.depth == 1 || palette.depth == 3 || palette.depth == 4,
                 "Channel depth should be either 1 (GRY), 3 (RGB), or 4 (RGBA)");
  if (palette.given.dtype != DType::Invalid) {
    GRAPHC_REQUIRE(palette.given.rank == 2 && palette.given.dtype == DType::Float32,
                   "colors must be a 2-D matrix", palette.given.shape());
    GRAPHC_REQUIRE(
        palette.given.dims[0] == 0 || palette.given.dims[1] >= palette.depth,
        "colors must have equal or more channels than the image provided: ", palette.given.shape());
  }
  GRAPHC_TRY(output, allocate(context, 0, images.shape()));
  if (output.data != images.data && images.bytes())
    std::memcpy(output.data, images.data, images.bytes());
  int64_t height = images.dims[1], width = images.dims[2];
  return dispatch(context, images.dtype, Types<float, Half>(), [&]<typename T>(Tag<T>) {
    if (height == 0 || width == 0)
      return okStatus();
    for (int64_t b = 0; b < images.dims[0]; ++b)
      for (int64_t i = 0; i < boxes.dims[1]; ++i)
        drawBox(output.as<T>() + b * height * width * palette.depth, height, width,
                boxes.as<float>() + (b * boxes.dims[1] + i) * 4, palette, i);
    return okStatus();
  });
}

} // namespace graphc::runtime::host
