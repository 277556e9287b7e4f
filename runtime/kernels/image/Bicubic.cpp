//===- Bicubic.cpp - bicubic resizes --------------------------------------===//
//
// Convolution with a cubic kernel (R. Keys, "Cubic convolution interpolation for digital image
// processing", 1981), its weights read from a table of 1024 steps as TensorFlow does: with
// half-pixel centers a = -0.5 and pixels outside the image have no weight, else a = -0.75 and they
// are those of the edge.
//
//===----------------------------------------------------------------------===//
#include "runtime/kernels/image/Geometry.h"
#include "runtime/kernels/image/Kernels.h"

namespace graphc::runtime::host {

namespace {
constexpr int64_t kSteps = 1024;

/// The four pixels that an output pixel depends on.
struct Taps {
  int64_t index[4];
  float weight[4];
};

/// The kernel at a distance of step / 1024 pixels from its center, and one pixel farther; computed
/// in double, as TensorFlow's table is.
float nearWeight(int64_t step, double a) {
  double x = static_cast<float>(step) / kSteps;
  return static_cast<float>(((a + 2) * x - (a + 3)) * x * x + 1);
}
float farWeight(int64_t step, double a) {
  double x = static_cast<float>(step) / kSteps + 1;
  return static_cast<float>(((a * x - 5 * a) * x + 8 * a) * x - 4 * a);
}

Taps tapsAt(const Resize &resize, int64_t x, float scale, int64_t size) {
  float at = resize.position(x, scale);
  auto pixel = static_cast<int64_t>(std::floor(at));
  int64_t step = std::lrint((at - static_cast<float>(pixel)) * kSteps);
  double a = resize.halfPixelCenters ? -0.5 : -0.75;
  Taps taps{{},
            {farWeight(step, a), nearWeight(step, a), nearWeight(kSteps - step, a),
             farWeight(kSteps - step, a)}};
  for (int k = 0; k < 4; ++k)
    taps.index[k] = std::clamp(pixel - 1 + k, int64_t(0), size - 1);
  if (!resize.halfPixelCenters)
    return taps;
  float sum = 0;
  for (int k = 0; k < 4; ++k) {
    if (taps.index[k] != pixel - 1 + k)
      taps.weight[k] = 0;
    sum += taps.weight[k];
  }
  if (std::abs(sum) >= 1000 * std::numeric_limits<float>::min())
    for (float &weight : taps.weight)
      weight *= 1 / sum;
  return taps;
}

struct AllTaps {
  std::span<Taps> rows, columns;
};

Status tapsOf(HostContext &context, const Resize &resize, AllTaps &taps) {
  GRAPHC_TRY(rows, scratchOf<Taps>(context, resize.outHeight));
  GRAPHC_TRY(columns, scratchOf<Taps>(context, resize.outWidth));
  for (int64_t y = 0; y < resize.outHeight; ++y)
    rows[y] = tapsAt(resize, y, resize.heightScale, resize.inHeight);
  for (int64_t x = 0; x < resize.outWidth; ++x)
    columns[x] = tapsAt(resize, x, resize.widthScale, resize.inWidth);
  taps = {rows, columns};
  return okStatus();
}

float interpolate(const float (&weight)[4], const float (&value)[4]) {
  return weight[0] * value[0] + weight[1] * value[1] + weight[2] * value[2] + weight[3] * value[3];
}
} // namespace

Status resizeBicubic(HostContext &context) {
  Resize resize;
  GRAPHC_RETURN_IF_ERROR(readResize(context, resize));
  TensorRef images = context.input(0);
  GRAPHC_TRY(output, allocate(context, 0,
                              {resize.batch, resize.outHeight, resize.outWidth, resize.channels}));
  AllTaps taps;
  GRAPHC_RETURN_IF_ERROR(tapsOf(context, resize, taps));
  int64_t channels = resize.channels, inRow = resize.inWidth * channels;
  int64_t outRow = resize.outWidth * channels;
  return dispatch(context, images.dtype, ImageTypes(), [&]<typename T>(Tag<T>) {
    return context.parallelFor(
        resize.batch * resize.outHeight, grainOf(outRow * 40), [&](int64_t begin, int64_t end) {
          for (int64_t line = begin; line < end; ++line) {
            const Taps &row = taps.rows[line % resize.outHeight];
            const T *image = images.as<T>() + line / resize.outHeight * resize.inHeight * inRow;
            float *to = output.as<float>() + line * outRow;
            for (const Taps &column : taps.columns)
              for (int64_t c = 0; c < channels; ++c) {
                float columns[4];
                for (int k = 0; k < 4; ++k) {
                  const T *start = image + column.index[k] * channels + c;
                  float rows[4];
                  for (int r = 0; r < 4; ++r)
                    rows[r] = static_cast<float>(start[row.index[r] * inRow]);
                  columns[k] = interpolate(row.weight, rows);
                }
                *to++ = interpolate(column.weight, columns);
              }
          }
          return okStatus();
        });
  });
}

Status resizeBicubicGrad(HostContext &context) {
  TensorRef grads = context.input(0), original = context.input(1);
  GRAPHC_RETURN_IF_ERROR(requireImages(grads, "input_grad"));
  GRAPHC_RETURN_IF_ERROR(requireImages(original, "original_image"));
  GRAPHC_REQUIRE(grads.dtype == DType::Float32, "gradients must be float");
  Resize resize;
  resize.batch = grads.dims[0];
  resize.channels = grads.dims[3];
  resize.outHeight = grads.dims[1];
  resize.outWidth = grads.dims[2];
  resize.inHeight = original.dims[1];
  resize.inWidth = original.dims[2];
  GRAPHC_REQUIRE(grads.dims[1] > 0 && grads.dims[2] > 0 && original.dims[1] > 0 &&
                     original.dims[2] > 0,
                 "image sizes must be positive");
  GRAPHC_RETURN_IF_ERROR(resize.finish(context));
  GRAPHC_TRY(output, allocate(context, 0,
                              {resize.batch, resize.inHeight, resize.inWidth, resize.channels}));
  AllTaps taps;
  GRAPHC_RETURN_IF_ERROR(tapsOf(context, resize, taps));
  clear(output);
  return dispatch(context, output.dtype, FloatTypes(), [&]<typename T>(Tag<T>) {
    const float *from = grads.as<float>();
    for (int64_t b = 0; b < resize.batch; ++b)
      for (const Taps &row : taps.rows)
        for (const Taps &column : taps.columns)
          for (int64_t c = 0; c < resize.channels; ++c, ++from)
            for (int r = 0; r < 4; ++r)
              for (int k = 0; k < 4; ++k) {
                int64_t at = (b * resize.inHeight + row.index[r]) * resize.inWidth;
                output.as<T>()[(at + column.index[k]) * resize.channels + c] +=
                    T(*from * row.weight[r] * column.weight[k]);
              }
    return okStatus();
  });
}

} // namespace graphc::runtime::host
