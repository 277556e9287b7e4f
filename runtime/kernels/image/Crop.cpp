//===- Crop.cpp - boxes cut out of images and resized ---------------------===//
#include "runtime/kernels/image/CropGeometry.h"
#include "runtime/kernels/image/Kernels.h"

namespace graphc::runtime::host {

Status readCropBoxes(const HostContext &context, uint32_t boxesAt, int64_t batch, Crops &crops) {
  crops.boxes = context.input(boxesAt);
  crops.indices = context.input(boxesAt + 1);
  GRAPHC_REQUIRE(crops.boxes.rank == 2 && crops.boxes.dims[1] == 4,
                 "boxes must be 2-D, got: ", crops.boxes.shape());
  GRAPHC_REQUIRE(isVector(crops.indices), "box_index must be 1-D", crops.indices.shape());
  crops.count = crops.boxes.dims[0];
  GRAPHC_REQUIRE(crops.indices.dims[0] == crops.count, "box_index has incompatible shape");
  GRAPHC_REQUIRE(crops.boxes.dtype == DType::Float32, "boxes must be float");
  for (int64_t i = 0; i < crops.count; ++i) {
    int64_t b = indexAt(crops.indices, i);
    if (b < 0 || b >= batch)
      return outOfRange("box_index has values outside [0, batch_size)");
  }
  std::string_view method = context.stringAttribute("method", "bilinear");
  GRAPHC_REQUIRE(method == "bilinear" || method == "nearest",
                 "method must be 'bilinear' or 'nearest'", method);
  crops.nearest = method == "nearest";
  return okStatus();
}

namespace {
template <typename T>
void fillPixel(const T *image, const Crops &crops, float y, float x, float *to) {
  int64_t channels = crops.channels, row = crops.imageWidth * channels;
  if (crops.nearest) {
    const T *pixel = image + static_cast<int64_t>(std::round(y)) * row +
                     static_cast<int64_t>(std::round(x)) * channels;
    for (int64_t c = 0; c < channels; ++c)
      to[c] = static_cast<float>(pixel[c]);
    return;
  }
  auto top = static_cast<int64_t>(std::floor(y)), bottom = static_cast<int64_t>(std::ceil(y));
  auto left = static_cast<int64_t>(std::floor(x)), right = static_cast<int64_t>(std::ceil(x));
  float lerpY = y - static_cast<float>(top), lerpX = x - static_cast<float>(left);
  const T *upper = image + top * row, *lower = image + bottom * row;
  for (int64_t c = 0; c < channels; ++c) {
    float topLeft(upper[left * channels + c]), topRight(upper[right * channels + c]);
    float bottomLeft(lower[left * channels + c]), bottomRight(lower[right * channels + c]);
    float above = topLeft + (topRight - topLeft) * lerpX;
    float below = bottomLeft + (bottomRight - bottomLeft) * lerpX;
    to[c] = above + (below - above) * lerpY;
  }
}
} // namespace

Status cropAndResize(HostContext &context) {
  TensorRef images = context.input(0), size = context.input(3);
  GRAPHC_REQUIRE(images.rank == 4, "input image must be 4-D", images.shape());
  Crops crops;
  crops.imageHeight = images.dims[1];
  crops.imageWidth = images.dims[2];
  crops.channels = images.dims[3];
  GRAPHC_REQUIRE(crops.imageHeight > 0 && crops.imageWidth > 0,
                 "image dimensions must be positive");
  GRAPHC_REQUIRE(isVector(size), "crop_size must be 1-D", size.shape());
  GRAPHC_REQUIRE(size.dims[0] == 2, "crop_size must have two elements", size.shape());
  crops.height = indexAt(size, 0);
  crops.width = indexAt(size, 1);
  GRAPHC_REQUIRE(crops.height > 0 && crops.width > 0, "crop dimensions must be positive");
  GRAPHC_RETURN_IF_ERROR(readCropBoxes(context, 1, images.dims[0], crops));
  GRAPHC_TRY(output,
             allocate(context, 0, {crops.count, crops.height, crops.width, crops.channels}));
  auto outside = static_cast<float>(context.floatAttribute("extrapolation_value", 0));
  int64_t line = crops.width * crops.channels;
  return dispatch(context, images.dtype, ImageTypes(), [&]<typename T>(Tag<T>) {
    return context.parallelFor(
        crops.count * crops.height, grainOf(line * 8), [&](int64_t begin, int64_t end) {
          for (int64_t i = begin; i < end; ++i) {
            int64_t box = i / crops.height;
            const T *image = images.as<T>() + indexAt(crops.indices, box) * crops.imageHeight *
                                                  crops.imageWidth * crops.channels;
            float y = crops.row(box, i % crops.height);
            float *to = output.as<float>() + i * line;
            for (int64_t x = 0; x < crops.width; ++x, to += crops.channels) {
              float at = crops.column(box, x);
              if (crops.isInside(y, at))
                fillPixel(image, crops, y, at, to);
              else
                std::fill_n(to, crops.channels, outside);
            }
          }
          return okStatus();
        });
  });
}

} // namespace graphc::runtime::host
