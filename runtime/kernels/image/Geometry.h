//===- Geometry.h - sizes and positions of a resize -------------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_KERNELS_IMAGE_GEOMETRY_H
#define GRAPHC_RUNTIME_KERNELS_IMAGE_GEOMETRY_H

#include "runtime/kernels/support/Dispatch.h"
#include "runtime/kernels/support/Tensors.h"

namespace graphc::runtime::host {

/// The element types of images that TensorFlow resizes.
using ImageTypes =
    Types<uint8_t, float, int8_t, int16_t, uint16_t, int32_t, int64_t, double, Half, BFloat16>;

/// Sizes of the images of a resize, and how pixels of the two grids correspond.
struct Resize {
  int64_t batch = 0, channels = 0;
  int64_t inHeight = 0, inWidth = 0, outHeight = 0, outWidth = 0;
  float heightScale = 0, widthScale = 0; ///< input pixels per output pixel
  bool alignCorners = false, halfPixelCenters = false;

  /// Reads the attributes and computes the scales once the sizes are set.
  Status finish(const HostContext &context);
  /// Where output pixel \p x lies in the input, in pixels.
  float position(int64_t x, float scale) const {
    float at = static_cast<float>(x);
    return halfPixelCenters ? (at + 0.5f) * scale - 0.5f : at * scale;
  }
};

/// Reads operands 0 (images) and 1 (the new height and width).
Status readResize(const HostContext &context, Resize &resize);

/// Checks that \p images has rank 4.
Status requireImages(const TensorRef &images, const char *name);

/// The two pixels between which an output pixel lies, and its distance from the first.
struct Lerp {
  int64_t lower, upper;
  float weight;
};

/// One entry for each of \p outSize output pixels along a dim of \p inSize input pixels.
void computeLerps(const Resize &resize, int64_t inSize, float scale, std::span<Lerp> lerps);

} // namespace graphc::runtime::host

#endif // GRAPHC_RUNTIME_KERNELS_IMAGE_GEOMETRY_H
