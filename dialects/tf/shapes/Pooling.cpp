//===- Pooling.cpp - pools, their gradients, and patches ------------------===//

#include "dialects/tf/shapes/ShapeRegistry.h"
#include "dialects/tf/shapes/Windows.h"

using namespace mlir;

namespace graphc::tf {
namespace {

/// The pooled shape, with every other dimension taken over; windows along the
/// channels pool those too.
FailureOr<Shape> pooled(ShapeContext &c, unsigned rank) {
  FailureOr<ImageLayout> layout = imageLayout(c, rank);
  FailureOr<Shape> input = c.withRank(0, rank);
  if (failed(layout) || failed(input))
    return failure();
  FailureOr<SmallVector<Window, 3>> windows = windowsOf(c, *layout, "ksize");
  if (failed(windows))
    return failure();
  Shape result = *input;
  for (auto [i, window] : llvm::enumerate(*windows)) {
    FailureOr<SymExpr> count =
        numWindows(c, (*input)[layout->firstSpatial + i], window, c.stringAttr("padding"));
    if (failed(count))
      return failure();
    result.set(layout->firstSpatial + i, *count);
  }
  SmallVector<int64_t> ksize = c.intsAttr("ksize"), strides = c.intsAttr("strides");
  unsigned channel = layout->channel;
  if (channel < ksize.size() && channel < strides.size() && ksize[channel] != 1) {
    FailureOr<SymExpr> count =
        numWindows(c, (*input)[channel],
                   {.size = ksize[channel], .stride = std::max<int64_t>(strides[channel], 1)},
                   c.stringAttr("padding"));
    if (failed(count))
      return failure();
    result.set(channel, *count);
  }
  return result;
}

LogicalResult inferPool(ShapeContext &c, unsigned rank) {
  FailureOr<Shape> result = pooled(c, rank);
  if (failed(result))
    return failure();
  c.setResult(0, *result);
  return success();
}

LogicalResult inferPool2D(ShapeContext &c) { return inferPool(c, 4); }
LogicalResult inferPool3D(ShapeContext &c) { return inferPool(c, 5); }

/// MaxPoolV2 and MaxPoolGradV2 take ksize and strides as operands.
LogicalResult inferPoolV2(ShapeContext &c) {
  FailureOr<ImageLayout> layout = imageLayout(c, 4);
  FailureOr<Shape> input = c.withRank(0, 4);
  std::optional<SmallVector<int64_t>> ksize = c.constants(1), strides = c.constants(2);
  if (failed(layout) || failed(input))
    return failure();
  Shape result = *input;
  for (unsigned i = 0; i < 2; ++i) {
    unsigned dim = layout->firstSpatial + i;
    if (!ksize || !strides || ksize->size() != 4 || strides->size() != 4 || (*strides)[dim] < 1) {
      result.set(dim, SymExpr::unknown());
      continue;
    }
    FailureOr<SymExpr> count =
        numWindows(c, (*input)[dim], {.size = (*ksize)[dim], .stride = (*strides)[dim]},
                   c.stringAttr("padding"));
    if (failed(count))
      return failure();
    result.set(dim, *count);
  }
  c.setResult(0, result);
  return success();
}

/// Also QuantizedMaxPool, whose two more results are the range.
LogicalResult inferPoolWithRange(ShapeContext &c) {
  FailureOr<Shape> result = pooled(c, 4);
  if (failed(result))
    return failure();
  c.setResult(0, *result);
  c.setResult(1, Shape::scalar());
  c.setResult(2, Shape::scalar());
  return success();
}

LogicalResult inferPoolWithArgmax(ShapeContext &c) {
  FailureOr<Shape> result = pooled(c, 4);
  if (failed(result))
    return failure();
  c.setResult(0, *result);
  c.setResult(1, *result);
  return success();
}

/// Gradients with respect to the input, operand 0.
LogicalResult inferPoolGrad(ShapeContext &c) {
  c.setResult(0, c.shape(0));
  return success();
}

/// Gradients that are told the shape of the input.
LogicalResult inferAvgPoolGrad(ShapeContext &c) {
  Shape shape = c.shapeFrom(0);
  c.setResult(0, shape.hasRank()        ? shape
                 : c.shape(1).hasRank() ? Shape::ofRank(c.shape(1).rank())
                                        : Shape());
  return success();
}

LogicalResult inferFractionalPool(ShapeContext &c) {
  FailureOr<Shape> input = c.withRank(0, 4);
  auto ratios = c.op()->getAttrOfType<ArrayAttr>("pooling_ratio");
  if (failed(input))
    return failure();
  Shape result = *input;
  for (unsigned i = 0; i < 4; ++i) {
    auto ratio = ratios && i < ratios.size() ? dyn_cast<FloatAttr>(ratios[i]) : FloatAttr();
    std::optional<int64_t> size = (*input)[i].asConstant();
    if (!ratio || !size)
      result.set(i, ratio && ratio.getValueAsDouble() == 1.0 ? (*input)[i]
                                                             : c.defineSize((*input)[i]));
    else if (ratio.getValueAsDouble() < 1.0)
      return c.error() << "pooling_ratio is " << ratio.getValueAsDouble()
                       << ", expected at least 1";
    else // rounded down in single precision, as the kernel does
      result.set(i, int64_t(float(*size) / ratio.getValue().convertToFloat()));
  }
  c.setResult(0, result);
  c.setResult(1, Shape{result[1] + 1});
  c.setResult(2, Shape{result[2] + 1});
  return success();
}

/// ExtractImagePatches: each patch becomes the channels of one pixel.
LogicalResult inferPatches(ShapeContext &c) {
  FailureOr<Shape> input = c.withRank(0, 4);
  FailureOr<SmallVector<Window, 3>> windows = windowsOf(c, ImageLayout(), "ksizes");
  if (failed(input) || failed(windows))
    return failure();
  Shape result = *input;
  for (auto [i, window] : llvm::enumerate(*windows)) {
    FailureOr<SymExpr> count = numWindows(c, (*input)[i + 1], window, c.stringAttr("padding"));
    if (failed(count))
      return failure();
    result.set(i + 1, *count);
    result.set(3, result[3] * window.size);
  }
  c.setResult(0, result);
  return success();
}

LogicalResult inferVolumePatches(ShapeContext &c) {
  FailureOr<Shape> input = c.withRank(0, 5);
  ImageLayout layout{.rank = 5, .channel = 4, .firstSpatial = 1};
  FailureOr<SmallVector<Window, 3>> windows = windowsOf(c, layout, "ksizes");
  if (failed(input) || failed(windows))
    return failure();
  Shape result = *input;
  for (auto [i, window] : llvm::enumerate(*windows)) {
    FailureOr<SymExpr> count = numWindows(c, (*input)[i + 1], window, c.stringAttr("padding"));
    if (failed(count))
      return failure();
    result.set(i + 1, *count);
    result.set(4, result[4] * window.size);
  }
  c.setResult(0, result);
  return success();
}

} // namespace

void registerPoolingShapes(ShapeRegistry &registry) {
  registry.add({"MaxPool", "AvgPool"}, inferPool2D);
  registry.add({"MaxPool3D", "AvgPool3D"}, inferPool3D);
  registry.add({"MaxPoolV2"}, inferPoolV2);
  registry.add({"QuantizedMaxPool", "QuantizedAvgPool"}, inferPoolWithRange);
  registry.add({"MaxPoolWithArgmax"}, inferPoolWithArgmax);
  registry.add({"MaxPoolGrad", "MaxPoolGradV2", "MaxPool3DGrad", "MaxPoolGradWithArgmax"},
               inferPoolGrad);
  registry.add({"AvgPoolGrad", "AvgPool3DGrad"}, inferAvgPoolGrad);
  registry.add({"FractionalMaxPool", "FractionalAvgPool"}, inferFractionalPool);
  registry.add({"ExtractImagePatches"}, inferPatches);
  registry.add({"ExtractVolumePatches"}, inferVolumePatches);
}

} // namespace graphc::tf
