//===- Kernels.h - ops on images and boxes ----------------------*- C++ -*-===//
//
// Images are [batch, height, width, channels]; boxes are [y1, x1, y2, x2]. Each function is the
// body of the TensorFlow op of its name.
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_RUNTIME_KERNELS_IMAGE_KERNELS_H
#define GRAPHC_RUNTIME_KERNELS_IMAGE_KERNELS_H

#include "runtime/kernels/HostKernel.h"

namespace graphc::runtime::host {

// Resize.cpp, Bicubic.cpp, ScaleAndTranslate.cpp
Status resizeArea(HostContext &context);
Status resizeBicubic(HostContext &context);
Status resizeBicubicGrad(HostContext &context);
Status resizeBilinear(HostContext &context);
Status resizeBilinearGrad(HostContext &context);
Status resizeNearestNeighbor(HostContext &context);
Status resizeNearestNeighborGrad(HostContext &context);
Status scaleAndTranslate(HostContext &context);

// Crop.cpp, CropGrads.cpp
Status cropAndResize(HostContext &context);
Status cropAndResizeGradBoxes(HostContext &context);
Status cropAndResizeGradImage(HostContext &context);

// Suppression.cpp, CombinedSuppression.cpp
Status nonMaxSuppression(HostContext &context);
Status nonMaxSuppressionV2(HostContext &context);
Status nonMaxSuppressionV3(HostContext &context);
Status nonMaxSuppressionV4(HostContext &context);
Status nonMaxSuppressionV5(HostContext &context);
Status nonMaxSuppressionWithOverlaps(HostContext &context);
Status combinedNonMaxSuppression(HostContext &context);

// Colors.cpp
Status adjustContrastV2(HostContext &context);
Status adjustHue(HostContext &context);
Status adjustSaturation(HostContext &context);
Status hsvToRgb(HostContext &context);
Status rgbToHsv(HostContext &context);

// Patches.cpp, Boxes.cpp
Status drawBoundingBoxes(HostContext &context);
Status extractImagePatches(HostContext &context);

} // namespace graphc::runtime::host

#endif // GRAPHC_RUNTIME_KERNELS_IMAGE_KERNELS_H
