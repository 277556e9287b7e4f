//===- Convolution.cpp - convolutions and their gradients -----------------===//

#include "dialects/tf/shapes/ShapeRegistry.h"
#include "dialects/tf/shapes/Windows.h"

using namespace mlir;

namespace graphc::tf {
namespace {

/// Conv2D and Conv3D: filter is [spatial..., in / groups, out].
LogicalResult inferConv(ShapeContext &c, unsigned rank) {
  FailureOr<ImageLayout> layout = imageLayout(c, rank);
  FailureOr<Shape> input = c.withRank(0, rank), filter = c.withRank(1, rank);
  if (failed(layout) || failed(input) || failed(filter))
    return failure();
  FailureOr<SmallVector<Window, 3>> windows = windowsOf(c, *layout, "");
  if (failed(windows))
    return failure();
  std::optional<int64_t> depth = (*input)[layout->channel].asConstant();
  std::optional<int64_t> taken = (*filter)[rank - 2].asConstant();
  if (depth && taken && (*taken <= 0 || *depth % *taken != 0))
    return c.error() << "input of " << *depth << " channels does not fit a filter of shape "
                     << filter->str();
  Shape result = *input;
  for (auto [i, window] : llvm::enumerate(*windows)) {
    window.size = (*filter)[i];
    FailureOr<SymExpr> count =
        numWindows(c, (*input)[layout->firstSpatial + i], window, c.stringAttr("padding"));
    if (failed(count))
      return failure();
    result.set(layout->firstSpatial + i, *count);
  }
  result.set(layout->channel, (*filter)[rank - 1]);
  c.setResult(0, result);
  return success();
}

LogicalResult inferConv2D(ShapeContext &c) { return inferConv(c, 4); }
LogicalResult inferConv3D(ShapeContext &c) { return inferConv(c, 5); }

/// DepthwiseConv2dNative: filter is [h, w, in, multiplier].
LogicalResult inferDepthwiseConv(ShapeContext &c) {
  FailureOr<ImageLayout> layout = imageLayout(c, 4);
  FailureOr<Shape> input = c.withRank(0, 4), filter = c.withRank(1, 4);
  if (failed(layout) || failed(input) || failed(filter))
    return failure();
  FailureOr<SymExpr> depth =
      c.merge((*input)[layout->channel], (*filter)[2], "input channels and filter");
  FailureOr<SmallVector<Window, 3>> windows = windowsOf(c, *layout, "");
  if (failed(depth) || failed(windows))
    return failure();
  Shape result = *input;
  for (auto [i, window] : llvm::enumerate(*windows)) {
    window.size = (*filter)[i];
    FailureOr<SymExpr> count =
        numWindows(c, (*input)[layout->firstSpatial + i], window, c.stringAttr("padding"));
    if (failed(count))
      return failure();
    result.set(layout->firstSpatial + i, *count);
  }
  result.set(layout->channel, *depth * (*filter)[3]);
  c.setResult(0, result);
  return success();
}

/// ConvXBackpropInput: operand 0 is the shape of the input. Conv2D also accepts
/// the spatial sizes alone.
LogicalResult inferBackpropInput(ShapeContext &c, unsigned rank) {
  FailureOr<ImageLayout> layout = imageLayout(c, rank);
  FailureOr<Shape> filter = c.withRank(1, rank), grad = c.withRank(2, rank);
  if (failed(layout) || failed(filter) || failed(grad))
    return failure();
  Shape input = c.shapeFrom(0);
  if (input.hasRank() && input.rank() == layout->numSpatial()) {
    Shape whole = Shape::ofRank(rank);
    for (unsigned i = 0; i < layout->numSpatial(); ++i)
      whole.set(layout->firstSpatial + i, input[i]);
    whole.set(layout->channel, (*filter)[rank - 2]);
    input = whole;
  }
  if (!input.hasRank())
    input = Shape::ofRank(rank);
  if (input.rank() != rank)
    return c.error() << "expected input_sizes of " << rank << " elements, got " << input.rank();
  FailureOr<SymExpr> batch = c.merge(input[0], (*grad)[0], "batches of input and gradient");
  if (failed(batch))
    return failure();
  input.set(0, *batch);
  c.setResult(0, input);
  return success();
}

LogicalResult inferConv2DBackpropInput(ShapeContext &c) { return inferBackpropInput(c, 4); }
LogicalResult inferConv3DBackpropInput(ShapeContext &c) { return inferBackpropInput(c, 5); }

/// ConvXBackpropFilter: operand 1 is the shape of the filter.
LogicalResult inferBackpropFilter(ShapeContext &c) {
  Shape filter = c.shapeFrom(1);
  c.setResult(0, filter);
  return success();
}

/// The first versions of the 3D gradients take the tensor, not its shape.
LogicalResult inferBackpropInputV1(ShapeContext &c) {
  c.setResult(0, c.shape(0));
  return success();
}

LogicalResult inferBackpropFilterV1(ShapeContext &c) {
  c.setResult(0, c.shape(1));
  return success();
}

/// Dilation2D: filter is [h, w, depth].
LogicalResult inferDilation2D(ShapeContext &c) {
  FailureOr<Shape> input = c.withRank(0, 4), filter = c.withRank(1, 3);
  if (failed(input) || failed(filter))
    return failure();
  FailureOr<SmallVector<Window, 3>> windows = windowsOf(c, ImageLayout(), "");
  FailureOr<SymExpr> depth = c.merge((*input)[3], (*filter)[2], "input channels and filter");
  if (failed(windows) || failed(depth))
    return failure();
  for (auto [i, window] : llvm::enumerate(*windows)) {
    window.size = (*filter)[i];
    FailureOr<SymExpr> count = numWindows(c, (*input)[i + 1], window, c.stringAttr("padding"));
    if (failed(count))
      return failure();
    input->set(i + 1, *count);
  }
  input->set(3, *depth);
  c.setResult(0, *input);
  return success();
}

LogicalResult inferBatchNorm(ShapeContext &c) {
  FailureOr<Shape> x = c.withRankAtLeast(0, 4);
  if (failed(x))
    return failure();
  if (!x->hasRank())
    x = Shape::ofRank(4);
  FailureOr<ImageLayout> layout = imageLayout(c, x->rank());
  if (failed(layout))
    return failure();
  SymExpr channels = (*x)[layout->channel];
  // While training, mean and variance are computed and may be given empty.
  unsigned numVectors = c.boolAttr("is_training", true) ? 2 : 4;
  for (unsigned i = 1; i <= numVectors; ++i) {
    FailureOr<Shape> vector = c.withRank(i, 1);
    if (failed(vector))
      return failure();
    FailureOr<SymExpr> size = c.merge(channels, (*vector)[0], "channels and statistics");
    if (failed(size))
      return failure();
    channels = *size;
  }
  x->set(layout->channel, channels);
  c.setResult(0, *x);
  for (unsigned i = 1; i < 5; ++i)
    c.setResult(i, Shape{channels});
  // TensorFlow's kernel for CPUs gives a scalar that nobody reads.
  c.setResult(5, Shape::scalar());
  return success();
}

LogicalResult inferBatchNormGrad(ShapeContext &c) {
  FailureOr<Shape> grad = c.merge(c.shape(0), c.shape(1), "gradient and input");
  if (failed(grad))
    return failure();
  if (!grad->hasRank())
    grad = Shape::ofRank(4);
  FailureOr<ImageLayout> layout = imageLayout(c, grad->rank());
  if (failed(layout))
    return failure();
  if (layout->channel >= grad->rank())
    return c.error() << "expected an image, got " << grad->str();
  SymExpr channels = (*grad)[layout->channel];
  c.setResult(0, *grad);
  c.setResult(1, Shape{channels});
  c.setResult(2, Shape{channels});
  c.setResult(3, Shape{0});
  c.setResult(4, Shape{0});
  return success();
}

} // namespace

void registerConvolutionShapes(ShapeRegistry &registry) {
  registry.add({"Conv2D"}, inferConv2D);
  registry.add({"Conv3D"}, inferConv3D);
  registry.add({"DepthwiseConv2dNative"}, inferDepthwiseConv);
  registry.add({"Conv2DBackpropInput", "DepthwiseConv2dNativeBackpropInput"},
               inferConv2DBackpropInput);
  registry.add({"Conv3DBackpropInputV2"}, inferConv3DBackpropInput);
  registry.add(
      {"Conv2DBackpropFilter", "Conv3DBackpropFilterV2", "DepthwiseConv2dNativeBackpropFilter"},
      inferBackpropFilter);
  registry.add({"Conv3DBackpropInput"}, inferBackpropInputV1);
  registry.add({"Conv3DBackpropFilter"}, inferBackpropFilterV1);
  registry.add({"Dilation2D"}, inferDilation2D);
  registry.add({"FusedBatchNorm", "FusedBatchNormV2", "FusedBatchNormV3"}, inferBatchNorm);
  registry.add({"FusedBatchNormGrad", "FusedBatchNormGradV2", "FusedBatchNormGradV3"},
               inferBatchNormGrad);
}

} // namespace graphc::tf
