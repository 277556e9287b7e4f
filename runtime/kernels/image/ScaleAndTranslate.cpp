//===- ScaleAndTranslate.cpp - resizes with any kernel and offset ---------===//
//
// Each output pixel is a weighted sum of a span of input pixels; the weights are a kernel, widened
// when the image shrinks and `antialias` is set, and scaled to a sum of one.
//
//===----------------------------------------------------------------------===//
#include "runtime/kernels/image/Geometry.h"
#include "runtime/kernels/image/Kernels.h"
#include "runtime/math/Math.h"

#include <numbers>

namespace graphc::runtime::host {

namespace {
struct SamplingKernel {
  float radius;
  float (*weight)(float x, float radius); ///< at a distance x >= 0 from the center
};

float lanczos(float x, float radius) {
  if (x > radius)
    return 0;
  if (x <= 1e-3f)
    return 1;
  constexpr auto kPi = std::numbers::pi_v<float>;
  return radius * gcm_sin_f32(kPi * x) * gcm_sin_f32(kPi * x / radius) / (kPi * kPi * x * x);
}
float gaussian(float x, float radius) {
  float sigma = radius / 3;
  return x >= radius ? 0 : gcm_exp_f32(-x * x / (2 * sigma * sigma));
}
float box(float x, float) { return x < 0.5f ? 1.0f : x == 0.5f ? 0.5f : 0.0f; }
float triangle(float x, float) { return x < 1 ? 1 - x : 0; }
float keysCubic(float x, float) {
  if (x >= 2)
    return 0;
  return x >= 1 ? ((-0.5f * x + 2.5f) * x - 4) * x + 2 : (1.5f * x - 2.5f) * x * x + 1;
}
float mitchellCubic(float x, float) {
  if (x >= 2)
    return 0;
  return x >= 1 ? ((-7.0f / 18 * x + 2) * x - 10.0f / 3) * x + 16.0f / 9
                : (7.0f / 6 * x - 2) * x * x + 8.0f / 9;
}

Status readKernel(const HostContext &context, SamplingKernel &kernel) {
  struct Named {
    const char *name;
    SamplingKernel kernel;
  };
  constexpr Named kKernels[] = {
      {"lanczos1", {1, lanczos}},
      {"lanczos3", {3, lanczos}},
      {"lanczos5", {5, lanczos}},
      {"gaussian", {1.5f, gaussian}},
      {"box", {1, box}},
      {"triangle", {1, triangle}},
      {"keyscubic", {2, keysCubic}},
      {"mitchellcubic", {2, mitchellCubic}},
  };
  std::string_view name = context.stringAttribute("kernel_type", "lanczos3");
  for (const Named &known : kKernels)
    if (name == known.name) {
      kernel = known.kernel;
      return okStatus();
    }
  return invalid("Unrecognized kernel type: ", name);
}

/// For each output pixel along a dim, the first input pixel of its span and the weights.
struct Spans {
  int64_t size = 0; ///< weights of an output pixel
  std::span<int64_t> first;
  std::span<float> weights;
};

Status computeSpans(HostContext &context, const SamplingKernel &kernel, int64_t outSize,
                    int64_t inSize, float scale, float translation, bool antialias, Spans &spans) {
  GRAPHC_REQUIRE(std::isfinite(scale) && scale > 0 && std::isfinite(1 / scale),
                 "scale and translation must be finite, scale positive");
  float inverse = 1 / scale, offset = -inverse * translation;
  float widening = antialias ? std::max(inverse, 1.0f) : 1.0f;
  float reach = std::min(kernel.radius * widening, 1e9f);
  spans.size = std::min(2 * static_cast<int64_t>(std::ceil(reach)) + 1, inSize);
  int64_t count;
  GRAPHC_REQUIRE(!__builtin_mul_overflow(spans.size, outSize, &count), "output is too large");
  GRAPHC_TRY(first, scratchOf<int64_t>(context, outSize));
  GRAPHC_TRY(weights, scratchOf<float>(context, count));
  std::ranges::fill(first, 0);
  std::ranges::fill(weights, 0.0f);
  spans.first = first;
  spans.weights = weights;
  for (int64_t x = 0; x < outSize; ++x) {
    float at = (static_cast<float>(x) + 0.5f) * inverse + offset;
    if (!(at >= 0 && at <= static_cast<float>(inSize)))
      continue;
    auto begin = static_cast<int64_t>(std::ceil(at - reach - 0.5f));
    auto end = static_cast<int64_t>(std::floor(at + reach - 0.5f));
    begin = std::clamp(begin, int64_t(0), inSize - 1);
    end = std::clamp(end, int64_t(0), inSize - 1) + 1;
    end = std::min(end, begin + spans.size);
    first[x] = begin;
    float *own = weights.data() + x * spans.size;
    float sum = 0;
    for (int64_t i = begin; i < end; ++i) {
      float distance = std::abs(static_cast<float>(i) + 0.5f - at) * (1 / widening);
      own[i - begin] = kernel.weight(distance, kernel.radius);
      sum += own[i - begin];
    }
    bool usable = std::abs(sum) >= 1000 * std::numeric_limits<float>::min();
    for (int64_t i = begin; i < end; ++i)
      own[i - begin] = usable ? own[i - begin] * (1 / sum) : 0;
  }
  return okStatus();
}

Status readPair(const HostContext &context, uint32_t i, const char *name, float (&pair)[2]) {
  TensorRef tensor = context.input(i);
  GRAPHC_REQUIRE(isVector(tensor) && tensor.dims[0] == 2 && tensor.dtype == DType::Float32, name,
                 " must have two elements", tensor.shape());
  pair[0] = tensor.as<float>()[0];
  pair[1] = tensor.as<float>()[1];
  return okStatus();
}
} // namespace

Status scaleAndTranslate(HostContext &context) {
  Resize resize;
  GRAPHC_RETURN_IF_ERROR(readResize(context, resize));
  TensorRef images = context.input(0);
  float scale[2], translation[2];
  GRAPHC_RETURN_IF_ERROR(readPair(context, 2, "scale", scale));
  GRAPHC_RETURN_IF_ERROR(readPair(context, 3, "translation", translation));
  SamplingKernel kernel;
  GRAPHC_RETURN_IF_ERROR(readKernel(context, kernel));
  bool antialias = context.boolAttribute("antialias", true);
  Spans rows, columns;
  GRAPHC_RETURN_IF_ERROR(computeSpans(context, kernel, resize.outHeight, resize.inHeight, scale[0],
                                      translation[0], antialias, rows));
  GRAPHC_RETURN_IF_ERROR(computeSpans(context, kernel, resize.outWidth, resize.inWidth, scale[1],
                                      translation[1], antialias, columns));
  GRAPHC_TRY(output, allocate(context, 0,
                              {resize.batch, resize.outHeight, resize.outWidth, resize.channels}));
  int64_t channels = resize.channels, inRow = resize.inWidth * channels;
  GRAPHC_TRY(line, scratchOf<float>(context, inRow));
  return dispatch(context, images.dtype, ImageTypes(), [&]<typename T>(Tag<T>) {
    float *to = output.as<float>();
    for (int64_t i = 0; i < resize.batch * resize.outHeight; ++i) {
      // The rows of the span first, into one line; then the columns of that line.
      int64_t y = i % resize.outHeight;
      const T *image = images.as<T>() + i / resize.outHeight * resize.inHeight * inRow;
      std::ranges::fill(line, 0.0f);
      for (int64_t r = 0; r < rows.size && rows.first[y] + r < resize.inHeight; ++r) {
        float weight = rows.weights[y * rows.size + r];
        const T *from = image + (rows.first[y] + r) * inRow;
        for (int64_t k = 0; k < inRow; ++k)
          line[k] += static_cast<float>(from[k]) * weight;
      }
      for (int64_t x = 0; x < resize.outWidth; ++x, to += channels) {
        std::fill_n(to, channels, 0.0f);
        for (int64_t r = 0; r < columns.size && columns.first[x] + r < resize.inWidth; ++r) {
          float weight = columns.weights[x * columns.size + r];
          const float *from = line.data() + (columns.first[x] + r) * channels;
          for (int64_t c = 0; c < channels; ++c)
            to[c] += from[c] * weight;
        }
      }
    }
    return okStatus();
  });
}

} // namespace graphc::runtime::host
