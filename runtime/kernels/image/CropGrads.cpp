//===- CropGrads.cpp - derivatives of CropAndResize -----------------------===//
#include "runtime/kernels/image/CropGeometry.h"
#include "runtime/kernels/image/Kernels.h"

namespace graphc::runtime::host {

namespace {
Status readGrads(const HostContext &context, Crops &crops) {
  TensorRef grads = context.input(0);
  GRAPHC_REQUIRE(grads.rank == 4, "grads image must be 4-D", grads.shape());
  GRAPHC_REQUIRE(grads.dtype == DType::Float32, "grads must be float");
  crops.height = grads.dims[1];
  crops.width = grads.dims[2];
  crops.channels = grads.dims[3];
  GRAPHC_REQUIRE(crops.height > 0 && crops.width > 0, "grads dimensions must be positive");
  return okStatus();
}

/// The four pixels around a position, and their distances.
struct Corners {
  int64_t top, bottom, left, right;
  float lerpY, lerpX;

  Corners(float y, float x)
      : top(static_cast<int64_t>(std::floor(y))), bottom(static_cast<int64_t>(std::ceil(y))),
        left(static_cast<int64_t>(std::floor(x))), right(static_cast<int64_t>(std::ceil(x))),
        lerpY(y - static_cast<float>(top)), lerpX(x - static_cast<float>(left)) {}
};

template <typename T>
void addPixel(const Crops &crops, float y, float x, const float *grads, T *image) {
  int64_t channels = crops.channels, width = crops.imageWidth;
  auto pixel = [&](int64_t row, int64_t column) {
    return image + (row * width + column) * channels;
  };
  if (crops.nearest) {
    T *to = pixel(static_cast<int64_t>(std::round(y)), static_cast<int64_t>(std::round(x)));
    for (int64_t c = 0; c < channels; ++c)
      to[c] += T(grads[c]);
    return;
  }
  Corners corners(y, x);
  for (int64_t c = 0; c < channels; ++c) {
    float above = (1 - corners.lerpY) * grads[c], below = corners.lerpY * grads[c];
    pixel(corners.top, corners.left)[c] += T((1 - corners.lerpX) * above);
    pixel(corners.top, corners.right)[c] += T(corners.lerpX * above);
    pixel(corners.bottom, corners.left)[c] += T((1 - corners.lerpX) * below);
    pixel(corners.bottom, corners.right)[c] += T(corners.lerpX * below);
  }
}

/// Calls \p body(box, y, x, inY, inX) for each pixel of each crop that lies in its image.
template <typename Fn> void forEachInside(const Crops &crops, const Fn &body) {
  for (int64_t box = 0; box < crops.count; ++box)
    for (int64_t y = 0; y < crops.height; ++y)
      for (int64_t x = 0; x < crops.width; ++x) {
        float inY = crops.row(box, y), inX = crops.column(box, x);
        if (crops.isInside(inY, inX))
          body(box, y, x, inY, inX);
      }
}
} // namespace

Status cropAndResizeGradImage(HostContext &context) {
  TensorRef grads = context.input(0), size = context.input(3);
  Crops crops;
  GRAPHC_RETURN_IF_ERROR(readGrads(context, crops));
  GRAPHC_REQUIRE(isVector(size), "image_size must be 1-D", size.shape());
  GRAPHC_REQUIRE(size.dims[0] == 4, "image_size must have 4 elements", size.shape());
  Dims dims = indicesOf(size);
  crops.imageHeight = dims[1];
  crops.imageWidth = dims[2];
  GRAPHC_REQUIRE(crops.imageHeight > 0 && crops.imageWidth > 0,
                 "image dimensions must be positive");
  GRAPHC_REQUIRE(crops.channels == dims[3], "image_size and grads are incompatible");
  GRAPHC_RETURN_IF_ERROR(readCropBoxes(context, 1, dims[0], crops));
  GRAPHC_REQUIRE(grads.dims[0] == crops.count, "boxes and grads have incompatible shape");
  GRAPHC_TRY(output, allocate(context, 0, dims));
  clear(output);
  int64_t image = dims[1] * dims[2] * dims[3];
  return dispatch(context, output.dtype, Types<float, double, Half>(), [&]<typename T>(Tag<T>) {
    forEachInside(crops, [&](int64_t box, int64_t y, int64_t x, float inY, float inX) {
      const float *from =
          grads.as<float>() + ((box * crops.height + y) * crops.width + x) * crops.channels;
      addPixel(crops, inY, inX, from, output.as<T>() + indexAt(crops.indices, box) * image);
    });
    return okStatus();
  });
}

Status cropAndResizeGradBoxes(HostContext &context) {
  TensorRef grads = context.input(0), images = context.input(1);
  Crops crops;
  GRAPHC_RETURN_IF_ERROR(readGrads(context, crops));
  GRAPHC_REQUIRE(images.rank == 4, "input image must be 4-D", images.shape());
  crops.imageHeight = images.dims[1];
  crops.imageWidth = images.dims[2];
  GRAPHC_REQUIRE(crops.imageHeight > 0 && crops.imageWidth > 0,
                 "image dimensions must be positive");
  GRAPHC_REQUIRE(images.dims[3] == crops.channels, "image, grads depth differ");
  GRAPHC_RETURN_IF_ERROR(readCropBoxes(context, 2, images.dims[0], crops));
  GRAPHC_REQUIRE(grads.dims[0] == crops.count, "boxes and grads have incompatible shape");
  GRAPHC_TRY(output, allocate(context, 0, {crops.count, 4}));
  clear(output);
  auto heightRatio = crops.height > 1 ? static_cast<float>(crops.imageHeight - 1) /
                                            static_cast<float>(crops.height - 1)
                                      : 0.0f;
  auto widthRatio = crops.width > 1 ? static_cast<float>(crops.imageWidth - 1) /
                                          static_cast<float>(crops.width - 1)
                                    : 0.0f;
  return dispatch(context, images.dtype, ImageTypes(), [&]<typename T>(Tag<T>) {
    forEachInside(crops, [&](int64_t box, int64_t y, int64_t x, float inY, float inX) {
      Corners at(inY, inX);
      int64_t row = crops.imageWidth * crops.channels;
      const T *image = images.as<T>() + indexAt(crops.indices, box) * crops.imageHeight * row;
      const float *from =
          grads.as<float>() + ((box * crops.height + y) * crops.width + x) * crops.channels;
      float *to = output.as<float>() + 4 * box;
      auto fy = static_cast<float>(y), fx = static_cast<float>(x);
      for (int64_t c = 0; c < crops.channels; ++c) {
        float topLeft(image[at.top * row + at.left * crops.channels + c]);
        float topRight(image[at.top * row + at.right * crops.channels + c]);
        float bottomLeft(image[at.bottom * row + at.left * crops.channels + c]);
        float bottomRight(image[at.bottom * row + at.right * crops.channels + c]);
        float gradY = from[c] * ((1 - at.lerpX) * (bottomLeft - topLeft) +
                                 at.lerpX * (bottomRight - topRight));
        float gradX = from[c] * ((1 - at.lerpY) * (topRight - topLeft) +
                                 at.lerpY * (bottomRight - bottomLeft));
        if (crops.height > 1) {
          to[0] += gradY * (static_cast<float>(crops.imageHeight - 1) - fy * heightRatio);
          to[2] += gradY * fy * heightRatio;
        } else {
          to[0] += gradY * 0.5f * static_cast<float>(crops.imageHeight - 1);
          to[2] += gradY * 0.5f * static_cast<float>(crops.imageHeight - 1);
        }
        if (crops.width > 1) {
          to[1] += gradX * (static_cast<float>(crops.imageWidth - 1) - fx * widthRatio);
          to[3] += gradX * fx * widthRatio;
        } else {
          to[1] += gradX * 0.5f * static_cast<float>(crops.imageWidth - 1);
          to[3] += gradX * 0.5f * static_cast<float>(crops.imageWidth - 1);
        }
      }
    });
    return okStatus();
  });
}

} // namespace graphc::runtime::host
