//===- Resize.cpp - bilinear, nearest and area resizes --------------------===//
#include "runtime/kernels/image/Geometry.h"
#include "runtime/kernels/image/Kernels.h"

namespace graphc::runtime::host {

namespace {
/// Calls \p body(batch, row) for every output row, on the pool.
template <typename Fn>
Status forEachRow(HostContext &context, const Resize &resize, int64_t costOfPixel, const Fn &body) {
  int64_t cost = resize.outWidth * std::max<int64_t>(resize.channels, 1) * costOfPixel;
  return context.parallelFor(resize.batch * resize.outHeight, grainOf(cost),
                             [&](int64_t begin, int64_t end) {
                               for (int64_t i = begin; i < end; ++i)
                                 body(i / resize.outHeight, i % resize.outHeight);
                               return okStatus();
                             });
}

struct Lerps {
  std::span<Lerp> rows, columns;
};

Status lerpsOf(HostContext &context, const Resize &resize, Lerps &lerps) {
  GRAPHC_TRY(rows, scratchOf<Lerp>(context, resize.outHeight));
  GRAPHC_TRY(columns, scratchOf<Lerp>(context, resize.outWidth));
  computeLerps(resize, resize.inHeight, resize.heightScale, rows);
  computeLerps(resize, resize.inWidth, resize.widthScale, columns);
  lerps = {rows, columns};
  return okStatus();
}
} // namespace

Status resizeBilinear(HostContext &context) {
  Resize resize;
  GRAPHC_RETURN_IF_ERROR(readResize(context, resize));
  TensorRef images = context.input(0);
  GRAPHC_TRY(output, allocate(context, 0,
                              {resize.batch, resize.outHeight, resize.outWidth, resize.channels}));
  Lerps lerps;
  GRAPHC_RETURN_IF_ERROR(lerpsOf(context, resize, lerps));
  int64_t channels = resize.channels, inRow = resize.inWidth * channels;
  return dispatch(context, images.dtype, ImageTypes(), [&]<typename T>(Tag<T>) {
    return forEachRow(context, resize, 8, [&](int64_t b, int64_t y) {
      Lerp row = lerps.rows[y];
      const T *image = images.as<T>() + b * resize.inHeight * inRow;
      const T *upper = image + row.lower * inRow, *lower = image + row.upper * inRow;
      float *to = output.as<float>() + (b * resize.outHeight + y) * resize.outWidth * channels;
      for (const Lerp &column : lerps.columns) {
        int64_t left = column.lower * channels, right = column.upper * channels;
        for (int64_t c = 0; c < channels; ++c) {
          float topLeft(upper[left + c]), topRight(upper[right + c]);
          float bottomLeft(lower[left + c]), bottomRight(lower[right + c]);
          float top = topLeft + (topRight - topLeft) * column.weight;
          float bottom = bottomLeft + (bottomRight - bottomLeft) * column.weight;
          *to++ = top + (bottom - top) * row.weight;
        }
      }
    });
  });
}

namespace {
/// Reads the sizes of a gradient: operand 0 holds the gradients of the larger op's result.
Status readGrad(const HostContext &context, int64_t height, int64_t width, Resize &resize) {
  TensorRef grads = context.input(0);
  resize.batch = grads.dims[0];
  resize.channels = grads.dims[3];
  resize.outHeight = grads.dims[1];
  resize.outWidth = grads.dims[2];
  resize.inHeight = height;
  resize.inWidth = width;
  GRAPHC_REQUIRE(height > 0 && width > 0 && resize.outHeight > 0 && resize.outWidth > 0,
                 "image sizes must be positive");
  return resize.finish(context);
}

template <typename T>
void bilinearGrad(const Resize &resize, const Lerps &lerps, const float *grads, T *to) {
  int64_t channels = resize.channels, inRow = resize.inWidth * channels;
  for (int64_t b = 0; b < resize.batch; ++b, to += resize.inHeight * inRow)
    for (const Lerp &row : lerps.rows) {
      T *upper = to + row.lower * inRow, *lower = to + row.upper * inRow;
      for (const Lerp &column : lerps.columns) {
        int64_t left = column.lower * channels, right = column.upper * channels;
        for (int64_t c = 0; c < channels; ++c, ++grads) {
          float topWeight = 1 - row.weight, leftWeight = 1 - column.weight;
          upper[left + c] += T(*grads * topWeight * leftWeight);
          upper[right + c] += T(*grads * topWeight * column.weight);
          lower[left + c] += T(*grads * row.weight * leftWeight);
          lower[right + c] += T(*grads * row.weight * column.weight);
        }
      }
    }
}
} // namespace

Status resizeBilinearGrad(HostContext &context) {
  TensorRef grads = context.input(0), original = context.input(1);
  GRAPHC_RETURN_IF_ERROR(requireImages(grads, "input_grad"));
  GRAPHC_RETURN_IF_ERROR(requireImages(original, "original_image"));
  GRAPHC_REQUIRE(grads.dtype == DType::Float32, "gradients must be float");
  Resize resize;
  GRAPHC_RETURN_IF_ERROR(readGrad(context, original.dims[1], original.dims[2], resize));
  GRAPHC_TRY(output, allocate(context, 0,
                              {resize.batch, resize.inHeight, resize.inWidth, resize.channels}));
  Lerps lerps;
  GRAPHC_RETURN_IF_ERROR(lerpsOf(context, resize, lerps));
  clear(output);
  return dispatch(context, output.dtype, RealFloatTypes(), [&]<typename T>(Tag<T>) {
    bilinearGrad(resize, lerps, grads.as<float>(), output.as<T>());
    return okStatus();
  });
}

namespace {
/// The input pixel nearest to output pixel \p x.
int64_t nearest(const Resize &resize, int64_t x, float scale, int64_t size) {
  float at = resize.halfPixelCenters ? (static_cast<float>(x) + 0.5f) * scale
                                     : static_cast<float>(x) * scale;
  float rounded = resize.alignCorners ? std::round(at) : std::floor(at);
  return std::clamp(static_cast<int64_t>(rounded), int64_t(0), size - 1);
}
} // namespace

Status resizeNearestNeighbor(HostContext &context) {
  Resize resize;
  GRAPHC_RETURN_IF_ERROR(readResize(context, resize));
  TensorRef images = context.input(0);
  GRAPHC_TRY(output, allocate(context, 0,
                              {resize.batch, resize.outHeight, resize.outWidth, resize.channels}));
  size_t pixel = dtypeBytes(images.dtype) * static_cast<size_t>(resize.channels);
  return forEachRow(context, resize, 1, [&](int64_t b, int64_t y) {
    int64_t line = b * resize.inHeight + nearest(resize, y, resize.heightScale, resize.inHeight);
    const char *from = images.as<char>() + static_cast<size_t>(line * resize.inWidth) * pixel;
    char *to = output.as<char>() +
               static_cast<size_t>((b * resize.outHeight + y) * resize.outWidth) * pixel;
    for (int64_t x = 0; pixel && x < resize.outWidth; ++x, to += pixel) {
      auto at = static_cast<size_t>(nearest(resize, x, resize.widthScale, resize.inWidth));
      std::memcpy(to, from + at * pixel, pixel);
    }
  });
}

Status resizeNearestNeighborGrad(HostContext &context) {
  TensorRef grads = context.input(0), size = context.input(1);
  GRAPHC_RETURN_IF_ERROR(requireImages(grads, "input"));
  GRAPHC_REQUIRE(isVector(size), "shape_t must be 1-dimensional", size.shape());
  GRAPHC_REQUIRE(size.dims[0] == 2, "shape_t must have two elements", size.shape());
  Resize resize;
  GRAPHC_RETURN_IF_ERROR(readGrad(context, indexAt(size, 0), indexAt(size, 1), resize));
  GRAPHC_TRY(output, allocate(context, 0,
                              {resize.batch, resize.inHeight, resize.inWidth, resize.channels}));
  clear(output);
  using Accepts = Types<uint8_t, int8_t, int32_t, Half, float, double, BFloat16>;
  return dispatch(context, grads.dtype, Accepts(), [&]<typename T>(Tag<T>) {
    const T *from = grads.as<T>();
    for (int64_t b = 0; b < resize.batch; ++b)
      for (int64_t y = 0; y < resize.outHeight; ++y)
        for (int64_t x = 0; x < resize.outWidth; ++x) {
          int64_t row = nearest(resize, y, resize.heightScale, resize.inHeight);
          int64_t column = nearest(resize, x, resize.widthScale, resize.inWidth);
          T *to = output.as<T>() +
                  ((b * resize.inHeight + row) * resize.inWidth + column) * resize.channels;
          for (int64_t c = 0; c < resize.channels; ++c)
            to[c] += *from++;
        }
    return okStatus();
  });
}

namespace {
/// The part of input pixel \p i that [from, to) covers.
float coverage(int64_t i, float from, float to, float scale) {
  auto at = static_cast<float>(i);
  if (at < from)
    return at + 1 > to ? scale : at + 1 - from;
  return at + 1 > to ? to - at : 1.0f;
}
} // namespace

Status resizeArea(HostContext &context) {
  Resize resize;
  GRAPHC_RETURN_IF_ERROR(readResize(context, resize));
  TensorRef images = context.input(0);
  GRAPHC_TRY(output, allocate(context, 0,
                              {resize.batch, resize.outHeight, resize.outWidth, resize.channels}));
  float scale = 1 / (resize.heightScale * resize.widthScale);
  int64_t channels = resize.channels;
  auto bounded = [](int64_t i, int64_t size) { return std::clamp(i, int64_t(0), size - 1); };
  return dispatch(context, images.dtype, ImageTypes(), [&]<typename T>(Tag<T>) {
    auto cost = static_cast<int64_t>(resize.heightScale + 2) * 4;
    return forEachRow(context, resize, cost, [&](int64_t b, int64_t y) {
      float top = static_cast<float>(y) * resize.heightScale;
      float bottom = static_cast<float>(y + 1) * resize.heightScale;
      const T *image = images.as<T>() + b * resize.inHeight * resize.inWidth * channels;
      float *to = output.as<float>() + (b * resize.outHeight + y) * resize.outWidth * channels;
      for (int64_t x = 0; x < resize.outWidth; ++x, to += channels) {
        float left = static_cast<float>(x) * resize.widthScale;
        float right = static_cast<float>(x + 1) * resize.widthScale;
        std::fill_n(to, channels, 0.0f);
        for (auto i = static_cast<int64_t>(top); i < static_cast<int64_t>(std::ceil(bottom)); ++i) {
          float weightY = coverage(i, top, bottom, resize.heightScale);
          const T *row = image + bounded(i, resize.inHeight) * resize.inWidth * channels;
          for (auto j = static_cast<int64_t>(left); j < static_cast<int64_t>(std::ceil(right));
               ++j) {
            float weight = weightY * coverage(j, left, right, resize.widthScale) * scale;
            const T *pixel = row + bounded(j, resize.inWidth) * channels;
            for (int64_t c = 0; c < channels; ++c)
              to[c] += static_cast<float>(pixel[c]) * weight;
          }
        }
      }
    });
  });
}

} // namespace graphc::runtime::host
