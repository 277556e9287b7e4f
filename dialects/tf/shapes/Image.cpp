//===- Image.cpp - resizing, cropping, boxes ------------------------------===//

#include "dialects/tf/shapes/ShapeRegistry.h"

using namespace mlir;

namespace graphc::tf {
namespace {

/// images [batch, h, w, channels], size [2].
LogicalResult inferResize(ShapeContext &c) {
  FailureOr<Shape> images = c.withRank(0, 4), sizeShape = c.withRank(1, 1);
  if (failed(images) || failed(sizeShape) ||
      failed(c.merge((*sizeShape)[0], 2, "elements of the new size")))
    return failure();
  std::optional<SymTensor> size = c.value(1);
  for (unsigned i = 0; i < 2; ++i)
    images->set(i + 1, size ? size->elements[i] : SymExpr::unknown());
  c.setResult(0, *images);
  for (unsigned i = 1, e = c.numResults(); i < e; ++i) // QuantizedResizeBilinear: the range
    c.setResult(i, Shape::scalar());
  return success();
}

/// Gradients of resizing have the spatial sizes of the original, operand 1
/// (a tensor, or for nearest neighbours its two sizes).
LogicalResult inferResizeGrad(ShapeContext &c) {
  FailureOr<Shape> grads = c.withRank(0, 4), original = c.withRank(1, 4);
  if (failed(grads) || failed(original))
    return failure();
  grads->set(1, (*original)[1]);
  grads->set(2, (*original)[2]);
  c.setResult(0, *grads);
  return success();
}

/// CropAndResize: image, boxes [n, 4], box_ind [n], crop_size [2].
LogicalResult inferCropAndResize(ShapeContext &c) {
  FailureOr<Shape> image = c.withRank(0, 4), boxes = c.withRank(1, 2), index = c.withRank(2, 1);
  if (failed(image) || failed(boxes) || failed(index))
    return failure();
  FailureOr<SymExpr> count = c.merge((*boxes)[0], (*index)[0], "boxes and their images");
  if (failed(count) || failed(c.merge((*boxes)[1], 4, "coordinates of a box")))
    return failure();
  std::optional<SymTensor> size = c.value(3);
  Shape result{*count, SymExpr::unknown(), SymExpr::unknown(), (*image)[3]};
  if (size && size->elements.size() == 2) {
    result.set(1, size->elements[0]);
    result.set(2, size->elements[1]);
  }
  c.setResult(0, result);
  return success();
}

/// NonMaxSuppression, V2, V3 and WithOverlaps: as many indices as boxes survive.
LogicalResult inferNonMaxSuppression(ShapeContext &c) {
  FailureOr<Shape> boxes = c.withRank(0, 2);
  if (failed(boxes))
    return failure();
  SymExpr limit = c.scalar(2);
  SymExpr bound = limit.isKnown() ? SymExpr::min((*boxes)[0], limit) : (*boxes)[0];
  c.setResult(0, Shape{bound.isConstant(0) ? SymExpr(0) : c.defineSize(bound)});
  return success();
}

/// V4 (indices, count) and V5 (indices, scores, count), padded if asked for.
LogicalResult inferPaddedNonMaxSuppression(ShapeContext &c) {
  FailureOr<Shape> boxes = c.withRank(0, 2);
  if (failed(boxes))
    return failure();
  SymExpr limit = c.scalar(2);
  SymExpr bound = limit.isKnown() ? SymExpr::min((*boxes)[0], limit) : (*boxes)[0];
  bool padded = c.boolAttr("pad_to_max_output_size") && limit.isKnown();
  Shape indices{padded ? limit : c.defineSize(bound)};
  unsigned last = c.numResults() - 1;
  for (unsigned i = 0; i < last; ++i)
    c.setResult(i, indices);
  c.setResult(last, Shape::scalar());
  return success();
}

/// CombinedNonMaxSuppression: boxes [b, n, q, 4], scores [b, n, classes].
LogicalResult inferCombinedNonMaxSuppression(ShapeContext &c) {
  FailureOr<Shape> boxes = c.withRank(0, 4), scores = c.withRank(1, 3);
  if (failed(boxes) || failed(scores))
    return failure();
  FailureOr<SymExpr> batch = c.merge((*boxes)[0], (*scores)[0], "batches of boxes and scores");
  if (failed(batch) || failed(c.merge((*boxes)[3], 4, "coordinates of a box")))
    return failure();
  SymExpr perClass = c.scalar(2), total = c.scalar(3);
  SymExpr count = total;
  if (c.boolAttr("pad_per_class"))
    count = SymExpr::min(total, perClass * (*scores)[2]);
  if (!count.isKnown())
    count = c.defineSize();
  c.setResult(0, Shape{*batch, count, 4});
  c.setResult(1, Shape{*batch, count});
  c.setResult(2, Shape{*batch, count});
  c.setResult(3, Shape{*batch});
  return success();
}

/// Decoders of image files: a picture of unknown size. An animation has one more
/// dimension in front.
LogicalResult inferDecode(ShapeContext &c, bool animations) {
  if (failed(c.requireScalar(0)))
    return failure();
  if (animations)
    return success();
  int64_t channels = c.intAttr("channels");
  c.setResult(
      0, Shape{c.defineSize(), c.defineSize(), channels > 0 ? SymExpr(channels) : c.defineSize(4)});
  return success();
}

LogicalResult inferDecodeImage(ShapeContext &c) {
  return inferDecode(c, c.boolAttr("expand_animations", true));
}
LogicalResult inferDecodePicture(ShapeContext &c) { return inferDecode(c, false); }

LogicalResult inferEncodePicture(ShapeContext &c) {
  FailureOr<Shape> image = c.withRankAtLeast(0, 3);
  if (failed(image))
    return failure();
  c.setResult(0, image->hasRank() ? image->take(image->rank() - 3) : Shape());
  return success();
}

/// ExtractGlimpse: size [2].
LogicalResult inferGlimpse(ShapeContext &c) { return inferResize(c); }

} // namespace

void registerImageShapes(ShapeRegistry &registry) {
  registry.add({"ResizeArea", "ResizeBicubic", "ResizeBilinear", "ResizeNearestNeighbor",
                "QuantizedResizeBilinear", "ScaleAndTranslate"},
               inferResize);
  registry.add({"ResizeBilinearGrad", "ResizeBicubicGrad"}, inferResizeGrad);
  registry.add({"CropAndResize"}, inferCropAndResize);
  registry.add({"NonMaxSuppression", "NonMaxSuppressionV2", "NonMaxSuppressionV3",
                "NonMaxSuppressionWithOverlaps"},
               inferNonMaxSuppression);
  registry.add({"NonMaxSuppressionV4", "NonMaxSuppressionV5"}, inferPaddedNonMaxSuppression);
  registry.add({"CombinedNonMaxSuppression"}, inferCombinedNonMaxSuppression);
  registry.add({"DecodeImage"}, inferDecodeImage);
  registry.add({"DecodeJpeg", "DecodePng", "DecodeBmp"}, inferDecodePicture);
  registry.add({"EncodePng"}, inferEncodePicture);
  registry.add({"ExtractGlimpse", "ExtractGlimpseV2"}, inferGlimpse);
}

} // namespace graphc::tf
