//===- TensorArray.cpp - arrays of tensors (TensorFlow 1) -----------------===//
//
// An array is state behind a resource; a float scalar, the flow, orders the
// accesses. What the type of its handle says is as for lists: the elements,
// stacked.
//
//===----------------------------------------------------------------------===//

#include "dialects/tf/shapes/ShapeRegistry.h"

#include "mlir/IR/BuiltinAttributes.h"

using namespace mlir;

namespace graphc::tf {
namespace {

Shape elementOf(ShapeContext &c) {
  std::optional<HandleData> array = c.handle(0);
  if (!array || !array->shape.hasRank() || array->shape.rank() == 0)
    return Shape();
  return array->shape.drop(1);
}

LogicalResult inferCreate(ShapeContext &c) {
  c.setResult(0, Shape::scalar());
  c.setResult(1, Shape::scalar());
  auto type = c.op()->getAttrOfType<TypeAttr>("dtype");
  if (!type)
    return success();
  Shape element = c.shapeAttr("element_shape");
  // What the writers put in, where the pass has found that out.
  std::optional<HandleData> known = handleOf(c.resultValue(0).getType());
  if (known && known->shape.hasRank() && known->shape.rank() > 0) {
    FailureOr<Shape> both = c.merge(known->shape.drop(1), element, "element shapes of the array");
    if (failed(both))
      return failure();
    element = *both;
  }
  if (!element.hasRank())
    return success();
  Shape stacked{c.boolAttr("dynamic_size") ? SymExpr::unknown() : c.scalar(0)};
  stacked.append(element.dims());
  c.setResultHandle(0, HandleData{stacked, type.getValue()});
  return success();
}

/// Writes give the flow.
LogicalResult inferFlow(ShapeContext &c) {
  c.setResult(0, Shape::scalar());
  return success();
}

LogicalResult inferRead(ShapeContext &c) {
  c.setResult(0, elementOf(c));
  return success();
}

LogicalResult inferArrayGather(ShapeContext &c) {
  FailureOr<Shape> element =
      c.merge(c.shapeAttr("element_shape"), elementOf(c), "element shapes of the array");
  if (failed(element))
    return failure();
  if (!element->hasRank())
    return success();
  Shape indices = c.shape(1);
  bool counted = indices.hasRank() && indices.rank() == 1;
  element->insert(0, counted ? indices[0] : c.defineSize());
  c.setResult(0, *element);
  return success();
}

/// TensorArrayConcat: elements joined along their first dimension, and the
/// length of each.
LogicalResult inferArrayConcat(ShapeContext &c) {
  Shape element = elementOf(c);
  Shape stated = c.shapeAttr("element_shape_except0");
  if (element.hasRank() && element.rank() > 0)
    element = element.drop(1);
  else
    element = Shape();
  FailureOr<Shape> rest = c.merge(stated, element, "element shapes of the array");
  if (failed(rest))
    return failure();
  if (rest->hasRank()) {
    rest->insert(0, c.defineSize());
    c.setResult(0, *rest);
  }
  std::optional<HandleData> array = c.handle(0);
  bool counted = array && array->shape.hasRank() && array->shape.rank() > 0;
  SymExpr length = counted ? array->shape[0] : SymExpr::unknown();
  c.setResult(1, Shape{length.isKnown() ? length : c.defineSize()});
  return success();
}

LogicalResult inferGrad(ShapeContext &c) {
  c.setResult(0, Shape::scalar());
  c.setResult(1, Shape::scalar());
  c.setResultHandle(0, c.handle(0));
  return success();
}

} // namespace

void registerTensorArrayShapes(ShapeRegistry &registry) {
  registry.add({"TensorArrayV3"}, inferCreate);
  registry.add({"TensorArrayWriteV3", "TensorArrayScatterV3", "TensorArraySplitV3"}, inferFlow);
  registry.add({"TensorArrayReadV3"}, inferRead);
  registry.add({"TensorArrayGatherV3"}, inferArrayGather);
  registry.add({"TensorArrayConcatV3"}, inferArrayConcat);
  registry.add({"TensorArrayGradV3"}, inferGrad);
}

} // namespace graphc::tf
