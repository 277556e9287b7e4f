//===- Geometry.cpp - sizes and positions of a resize ---------------------===//
#include "runtime/kernels/image/Geometry.h"

namespace graphc::runtime::host {

namespace {
float scaleOf(int64_t in, int64_t out, bool alignCorners) {
  return alignCorners && in > 1 && out > 1
             ? static_cast<float>(in - 1) / static_cast<float>(out - 1)
             : static_cast<float>(in) / static_cast<float>(out);
}
} // namespace

Status Resize::finish(const HostContext &context) {
  alignCorners = context.boolAttribute("align_corners", false);
  halfPixelCenters = context.boolAttribute("half_pixel_centers", false);
  GRAPHC_REQUIRE(!(alignCorners && halfPixelCenters),
                 "If half_pixel_centers is True, align_corners must be False.");
  heightScale = scaleOf(inHeight, outHeight, alignCorners);
  widthScale = scaleOf(inWidth, outWidth, alignCorners);
  return okStatus();
}

Status requireImages(const TensorRef &images, const char *name) {
  GRAPHC_REQUIRE(images.rank == 4, name, " must be 4-dimensional", images.shape());
  return okStatus();
}

Status readResize(const HostContext &context, Resize &resize) {
  TensorRef images = context.input(0), size = context.input(1);
  GRAPHC_RETURN_IF_ERROR(requireImages(images, "input"));
  GRAPHC_REQUIRE(isVector(size), "shape_t must be 1-dimensional", size.shape());
  GRAPHC_REQUIRE(size.dims[0] == 2, "shape_t must have two elements", size.shape());
  resize.batch = images.dims[0];
  resize.inHeight = images.dims[1];
  resize.inWidth = images.dims[2];
  resize.channels = images.dims[3];
  resize.outHeight = indexAt(size, 0);
  resize.outWidth = indexAt(size, 1);
  GRAPHC_REQUIRE(resize.outHeight > 0 && resize.outWidth > 0, "output dimensions must be positive");
  constexpr int64_t kMost = std::numeric_limits<int32_t>::max();
  GRAPHC_REQUIRE(resize.inHeight < kMost && resize.inWidth < kMost,
                 "input sizes must be between 0 and max int32");
  GRAPHC_REQUIRE(resize.inHeight > 0 && resize.inWidth > 0, "input image must be of non-zero size");
  return resize.finish(context);
}

void computeLerps(const Resize &resize, int64_t inSize, float scale, std::span<Lerp> lerps) {
  for (size_t i = 0; i < lerps.size(); ++i) {
    float at = resize.position(static_cast<int64_t>(i), scale), below = std::floor(at);
    lerps[i].lower = std::max(static_cast<int64_t>(below), int64_t(0));
    lerps[i].upper = std::min(static_cast<int64_t>(std::ceil(at)), inSize - 1);
    lerps[i].weight = at - below;
  }
}

} // namespace graphc::runtime::host
