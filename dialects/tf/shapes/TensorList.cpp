//===- TensorList.cpp - lists of tensors ----------------------------------===//
//
// The type of a list's handle says what its elements are, stacked: a list of n
// vectors of 8 is [n, 8]. See handleOf.
//
//===----------------------------------------------------------------------===//

#include "dialects/tf/shapes/ShapeRegistry.h"

#include "mlir/IR/BuiltinAttributes.h"

using namespace mlir;

namespace graphc::tf {
namespace {

Type elementDtype(ShapeContext &c) {
  auto type = c.op()->getAttrOfType<TypeAttr>("element_dtype");
  return type ? type.getValue() : Type();
}

/// `length` elements of shape `element`; of unknown rank if that has none.
HandleData listOf(const SymExpr &length, const Shape &element, Type elementType) {
  if (!element.hasRank())
    return {Shape(), elementType};
  Shape stacked{length};
  stacked.append(element.dims());
  return {stacked, elementType};
}

Shape elementOf(const std::optional<HandleData> &list) {
  if (!list || !list->shape.hasRank() || list->shape.rank() == 0)
    return Shape();
  return list->shape.drop(1);
}

SymExpr lengthOf(const std::optional<HandleData> &list) {
  if (!list || !list->shape.hasRank() || list->shape.rank() == 0)
    return SymExpr::unknown();
  return list->shape[0];
}

void setList(ShapeContext &c, const SymExpr &length, const Shape &element) {
  c.setResult(0, Shape::scalar());
  if (Type type = elementDtype(c))
    c.setResultHandle(0, listOf(length, element, type));
}

/// The element shape an op is told (operand `i`) together with the list's own.
FailureOr<Shape> knownElement(ShapeContext &c, unsigned i) {
  // A scalar -1 states nothing.
  Shape operand = c.shape(i);
  Shape stated = operand.hasRank() && operand.rank() == 0 ? Shape() : c.shapeFrom(i);
  return c.merge(stated, elementOf(c.handle(0)), "element shapes of the list");
}

LogicalResult inferReserve(ShapeContext &c) {
  Shape operand = c.shape(0);
  Shape element = operand.hasRank() && operand.rank() == 0 ? Shape() : c.shapeFrom(0);
  // What the writers of the list put in, where the pass has found that out.
  Shape known = elementOf(handleOf(c.resultValue(0).getType()));
  if (!element.hasRank() || known.hasRank()) {
    FailureOr<Shape> both = c.merge(known, element, "element shapes of the list");
    if (failed(both))
      return failure();
    element = *both;
  }
  setList(c, c.scalar(1), element);
  return success();
}

LogicalResult inferEmpty(ShapeContext &c) {
  Shape operand = c.shape(0);
  Shape element = operand.hasRank() && operand.rank() == 0 ? Shape() : c.shapeFrom(0);
  Shape known = elementOf(handleOf(c.resultValue(0).getType()));
  FailureOr<Shape> both = c.merge(known, element, "element shapes of the list");
  if (failed(both))
    return failure();
  setList(c, 0, *both);
  return success();
}

LogicalResult inferFromTensor(ShapeContext &c) {
  Shape tensor = c.shape(0);
  if (!tensor.hasRank()) {
    c.setResult(0, Shape::scalar());
    return success();
  }
  if (tensor.rank() == 0)
    return c.error() << "a scalar cannot become a list";
  setList(c, tensor[0], tensor.drop(1));
  return success();
}

LogicalResult inferSetItem(ShapeContext &c) {
  std::optional<HandleData> list = c.handle(0);
  FailureOr<Shape> element =
      c.merge(elementOf(list), c.shape(2), "element and elements of the list");
  if (failed(element))
    return failure();
  bool grows = c.boolAttr("resize_if_index_out_of_bounds");
  setList(c, grows ? SymExpr::unknown() : lengthOf(list), *element);
  return success();
}

/// TensorListResize: the same elements, another length.
LogicalResult inferResize(ShapeContext &c) {
  std::optional<HandleData> list = c.handle(0);
  c.setResult(0, Shape::scalar());
  if (list)
    c.setResultHandle(0, listOf(c.scalar(1), elementOf(list), list->elementType));
  return success();
}

LogicalResult inferGetItem(ShapeContext &c) {
  FailureOr<Shape> element = knownElement(c, 2);
  if (failed(element))
    return failure();
  c.setResult(0, *element);
  return success();
}

LogicalResult inferPushBack(ShapeContext &c) {
  std::optional<HandleData> list = c.handle(0);
  FailureOr<Shape> element =
      c.merge(elementOf(list), c.shape(1), "element and elements of the list");
  if (failed(element))
    return failure();
  setList(c, lengthOf(list) + 1, *element);
  return success();
}

LogicalResult inferPopBack(ShapeContext &c) {
  FailureOr<Shape> element = knownElement(c, 1);
  if (failed(element))
    return failure();
  setList(c, lengthOf(c.handle(0)) - 1, *element);
  c.setResult(1, *element);
  return success();
}

/// TensorListStack and TensorListGather (input, indices, element_shape).
LogicalResult stack(ShapeContext &c, SymExpr count, unsigned shapeOperand) {
  FailureOr<Shape> element = knownElement(c, shapeOperand);
  if (failed(element))
    return failure();
  if (!element->hasRank())
    return success();
  if (!count.isKnown())
    count = c.defineSize();
  element->insert(0, count);
  c.setResult(0, *element);
  return success();
}

LogicalResult inferStack(ShapeContext &c) {
  int64_t stated = c.intAttr("num_elements", -1);
  return stack(c, stated >= 0 ? SymExpr(stated) : lengthOf(c.handle(0)), 1);
}

LogicalResult inferListGather(ShapeContext &c) {
  FailureOr<Shape> indices = c.withRank(1, 1);
  if (failed(indices))
    return failure();
  return stack(c, (*indices)[0], 2);
}

/// TensorListConcat: elements joined along their first dimension.
LogicalResult inferListConcat(ShapeContext &c) {
  Shape element = elementOf(c.handle(0));
  if (element.hasRank() && element.rank() > 0) {
    SymExpr rows = lengthOf(c.handle(0)) * element[0];
    element.set(0, rows.isKnown() ? rows : c.defineSize());
    c.setResult(0, element);
  }
  c.setResult(1, Shape{lengthOf(c.handle(0))});
  return success();
}

LogicalResult inferElementShape(ShapeContext &c) {
  Shape element = elementOf(c.handle(0));
  c.setResult(0, Shape{element.hasRank() ? SymExpr(int64_t(element.rank())) : c.defineSize()});
  return success();
}

LogicalResult inferScatter(ShapeContext &c) {
  FailureOr<Shape> tensor = c.withRankAtLeast(0, 1);
  if (failed(tensor))
    return failure();
  setList(c, SymExpr::unknown(), tensor->hasRank() ? tensor->drop(1) : Shape());
  return success();
}

} // namespace

void registerTensorListShapes(ShapeRegistry &registry) {
  registry.add({"TensorListReserve"}, inferReserve);
  registry.add({"EmptyTensorList"}, inferEmpty);
  registry.add({"TensorListFromTensor"}, inferFromTensor);
  registry.add({"TensorListSetItem"}, inferSetItem);
  registry.add({"TensorListResize"}, inferResize);
  registry.add({"TensorListGetItem"}, inferGetItem);
  registry.add({"TensorListPushBack"}, inferPushBack);
  registry.add({"TensorListPopBack"}, inferPopBack);
  registry.add({"TensorListStack"}, inferStack);
  registry.add({"TensorListGather"}, inferListGather);
  registry.add({"TensorListConcat", "TensorListConcatV2"}, inferListConcat);
  registry.add({"TensorListElementShape"}, inferElementShape);
  registry.add({"TensorListScatter", "TensorListScatterV2"}, inferScatter);
}

} // namespace graphc::tf
