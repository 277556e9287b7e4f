//===- ImageFamily.cpp - table of the family `image` ----------------------===//
#include "runtime/kernels/image/Kernels.h"

namespace {
using namespace graphc::runtime;
using namespace graphc::runtime::host;

constexpr HostKernelEntry kEntries[] = {
    {"AdjustContrastv2", adjustContrastV2, kHostKernelPlain},
    {"AdjustHue", adjustHue, kHostKernelPlain},
    {"AdjustSaturation", adjustSaturation, kHostKernelPlain},
    {"CombinedNonMaxSuppression", combinedNonMaxSuppression, kHostKernelPlain},
    {"CropAndResize", cropAndResize, kHostKernelPlain},
    {"CropAndResizeGradBoxes", cropAndResizeGradBoxes, kHostKernelPlain},
    {"CropAndResizeGradImage", cropAndResizeGradImage, kHostKernelPlain},
    {"DrawBoundingBoxes", drawBoundingBoxes, kHostKernelPlain},
    {"DrawBoundingBoxesV2", drawBoundingBoxes, kHostKernelPlain},
    {"ExtractImagePatches", extractImagePatches, kHostKernelPlain},
    {"HSVToRGB", hsvToRgb, kHostKernelPlain},
    {"NonMaxSuppression", nonMaxSuppression, kHostKernelPlain},
    {"NonMaxSuppressionV2", nonMaxSuppressionV2, kHostKernelPlain},
    {"NonMaxSuppressionV3", nonMaxSuppressionV3, kHostKernelPlain},
    {"NonMaxSuppressionV4", nonMaxSuppressionV4, kHostKernelPlain},
    {"NonMaxSuppressionV5", nonMaxSuppressionV5, kHostKernelPlain},
    {"NonMaxSuppressionWithOverlaps", nonMaxSuppressionWithOverlaps, kHostKernelPlain},
    {"RGBToHSV", rgbToHsv, kHostKernelPlain},
    {"ResizeArea", resizeArea, kHostKernelPlain},
    {"ResizeBicubic", resizeBicubic, kHostKernelPlain},
    {"ResizeBicubicGrad", resizeBicubicGrad, kHostKernelPlain},
    {"ResizeBilinear", resizeBilinear, kHostKernelPlain},
    {"ResizeBilinearGrad", resizeBilinearGrad, kHostKernelPlain},
    {"ResizeNearestNeighbor", resizeNearestNeighbor, kHostKernelPlain},
    {"ResizeNearestNeighborGrad", resizeNearestNeighborGrad, kHostKernelPlain},
    {"ScaleAndTranslate", scaleAndTranslate, kHostKernelPlain},
};
} // namespace

GRAPHC_HOST_KERNEL_FAMILY(image, kEntries)
