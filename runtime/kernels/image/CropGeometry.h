//===- CropGeometry.h - positions of a crop in its image --------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_KERNELS_IMAGE_CROPGEOMETRY_H
#define GRAPHC_RUNTIME_KERNELS_IMAGE_CROPGEOMETRY_H

#include "runtime/kernels/image/Geometry.h"

namespace graphc::runtime::host {

/// Boxes in normalized coordinates, each resized to height x width.
struct Crops {
  TensorRef boxes, indices;
  int64_t count = 0, height = 0, width = 0;
  int64_t imageHeight = 0, imageWidth = 0, channels = 0;
  bool nearest = false;

  /// Corner \p corner (y1, x1, y2, x2) of box \p box.
  float corner(int64_t box, int which) const { return boxes.as<float>()[box * 4 + which]; }
  /// Where row \p y of crop \p box lies in the image, in pixels.
  float row(int64_t box, int64_t y) const {
    return position(corner(box, 0), corner(box, 2), imageHeight, height, y);
  }
  /// Where column \p x of crop \p box lies in the image, in pixels.
  float column(int64_t box, int64_t x) const {
    return position(corner(box, 1), corner(box, 3), imageWidth, width, x);
  }
  /// False outside the image and for NaN.
  bool isInside(float y, float x) const {
    return y >= 0 && y <= static_cast<float>(imageHeight - 1) && x >= 0 &&
           x <= static_cast<float>(imageWidth - 1);
  }

private:
  static float position(float from, float to, int64_t size, int64_t steps, int64_t i) {
    auto last = static_cast<float>(size - 1);
    if (steps <= 1)
      return 0.5f * (from + to) * last;
    float scale = (to - from) * last / static_cast<float>(steps - 1);
    return from * last + static_cast<float>(i) * scale;
  }
};

/// Reads operand \p boxesAt (boxes), the next one (their images, of \p batch) and `method`.
Status readCropBoxes(const HostContext &context, uint32_t boxesAt, int64_t batch, Crops &crops);

} // namespace graphc::runtime::host

#endif // GRAPHC_RUNTIME_KERNELS_IMAGE_CROPGEOMETRY_H
