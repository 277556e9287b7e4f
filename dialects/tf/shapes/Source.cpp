//===- Source.cpp - constants, inputs, ranges, and shapes as values -------===//

#include "dialects/tf/shapes/ShapeRegistry.h"

#include "mlir/IR/BuiltinAttributes.h"

#include <cmath>

using namespace mlir;

namespace graphc::tf {
namespace {

LogicalResult inferConst(ShapeContext &c) {
  if (auto value = c.op()->getAttrOfType<TypedAttr>("value"))
    c.setResult(0, shapeOf(value.getType()));
  return success();
}

/// The stated shape; what the result's type says already wins where it is more
/// telling (a user's --dims).
LogicalResult inferPlaceholder(ShapeContext &c) {
  Shape stated = c.shapeAttr("shape");
  Shape known = shapeOf(c.resultValue(0).getType());
  if (known.hasRank() && (!stated.hasRank() || stated.rank() == known.rank()))
    stated = known;
  // Old exporters write an empty shape for "unknown".
  if (stated.hasRank() && stated.rank() == 0 && !known.hasRank())
    stated = Shape();
  c.setResult(0, stated);
  return success();
}

LogicalResult inferPlaceholderWithDefault(ShapeContext &c) {
  // One that is fed has become an argument: here the result is the default.
  c.setResult(0, c.shape(0).hasRank() ? c.shape(0) : c.shapeAttr("shape"));
  return success();
}

/// Fill, Empty and the like: operand 0 is the shape.
LogicalResult inferFromShapeOperand(ShapeContext &c) {
  Shape result = c.shapeFrom(0);
  if (std::optional<SymTensor> dims = c.value(0))
    for (const SymExpr &dim : dims->elements)
      if (dim.asConstant().value_or(0) < 0)
        return c.error() << "a tensor cannot have the size " << dim.str();
  c.setResult(0, result);
  return success();
}

LogicalResult inferBroadcastTo(ShapeContext &c) {
  c.setResult(0, c.shapeFrom(1));
  return success();
}

/// The longer of two shape vectors.
LogicalResult inferBroadcastArgs(ShapeContext &c) {
  FailureOr<Shape> a = c.withRank(0, 1), b = c.withRank(1, 1);
  if (failed(a) || failed(b))
    return failure();
  c.setResult(0, Shape{SymExpr::max((*a)[0], (*b)[0])});
  return success();
}

/// BroadcastGradientArgs: the dimensions along which each gradient is summed.
LogicalResult inferBroadcastGradientArgs(ShapeContext &c) {
  FailureOr<Shape> a = c.withRank(0, 1), b = c.withRank(1, 1);
  if (failed(a) || failed(b))
    return failure();
  SymExpr bound = SymExpr::max((*a)[0], (*b)[0]);
  for (unsigned i = 0; i < 2; ++i) {
    ValueFn values = ShapeRegistry::instance().valueFunction("BroadcastGradientArgs");
    std::optional<SymTensor> axes = values ? values(c, i) : std::nullopt;
    c.setResult(i, Shape{axes ? SymExpr(int64_t(axes->elements.size())) : c.defineSize(bound)});
  }
  return success();
}

LogicalResult inferRange(ShapeContext &c) {
  for (unsigned i = 0; i < 3; ++i)
    if (failed(c.requireScalar(i)))
      return failure();
  SymExpr start = c.scalar(0), limit = c.scalar(1), delta = c.scalar(2);
  std::optional<int64_t> step = delta.asConstant();
  if (step && *step == 0)
    return c.error() << "delta of a range is zero";
  if (!step || !start.isKnown() || !limit.isKnown()) {
    c.setResult(0, Shape{c.defineSize()});
    return success();
  }
  SymExpr span = *step > 0 ? limit - start : start - limit;
  if (span.asConstant().value_or(0) < 0)
    return c.error() << "range from " << start.str() << " to " << limit.str()
                     << " cannot be walked in steps of " << *step;
  SymExpr count = SymExpr::ceilDiv(span, *step > 0 ? *step : -*step);
  c.setResult(0, Shape{SymExpr::max(count, 0)});
  return success();
}

/// Range over constant floats: the element count as the kernel computes it.
LogicalResult inferFloatRange(ShapeContext &c) {
  double bounds[3];
  for (unsigned i = 0; i < 3; ++i) {
    Operation *source = c.operand(i).getDefiningOp();
    auto value = source ? source->getAttrOfType<DenseFPElementsAttr>("value") : nullptr;
    if (!value || value.getNumElements() != 1) {
      c.setResult(0, Shape{c.defineSize()});
      return success();
    }
    bounds[i] = (*value.value_begin<APFloat>()).convertToDouble();
  }
  double count = std::ceil(std::abs((bounds[1] - bounds[0]) / bounds[2]));
  if (!(count >= 0 && count < 9e15))
    return c.error() << "range from " << bounds[0] << " to " << bounds[1] << " in steps of "
                     << bounds[2] << " has no end";
  c.setResult(0, Shape{int64_t(count)});
  return success();
}

LogicalResult inferRangeOp(ShapeContext &c) {
  if (c.numOperands() != 3)
    return success();
  return isa<FloatType>(c.elementType(0)) ? inferFloatRange(c) : inferRange(c);
}

LogicalResult inferLinSpace(ShapeContext &c) {
  SymExpr count = c.scalar(2);
  c.setResult(0, Shape{count.isKnown() ? count : c.defineSize()});
  return success();
}

LogicalResult inferShape(ShapeContext &c) {
  for (unsigned i = 0, e = c.numResults(); i < e; ++i) {
    Shape input = c.shape(i);
    c.setResult(i, Shape{input.hasRank() ? SymExpr(int64_t(input.rank())) : SymExpr::unknown()});
  }
  return success();
}

LogicalResult inferScalars(ShapeContext &c) {
  for (unsigned i = 0, e = c.numResults(); i < e; ++i)
    c.setResult(i, Shape::scalar());
  return success();
}

} // namespace

void registerSourceShapes(ShapeRegistry &registry) {
  registry.add({"Const", "HostConst"}, inferConst);
  registry.add({"Placeholder", "PlaceholderV2", "_Arg"}, inferPlaceholder);
  registry.add({"PlaceholderWithDefault"}, inferPlaceholderWithDefault);
  registry.add({"Fill", "Empty", "ParameterizedTruncatedNormal"}, inferFromShapeOperand);
  registry.add({"BroadcastTo"}, inferBroadcastTo);
  registry.add({"BroadcastArgs"}, inferBroadcastArgs);
  registry.add({"BroadcastGradientArgs"}, inferBroadcastGradientArgs);
  registry.add({"Range"}, inferRangeOp);
  registry.add({"LinSpace"}, inferLinSpace);
  registry.add({"Shape", "ShapeN"}, inferShape);
  registry.add({"Size", "Rank", "L2Loss", "IsVariableInitialized", "VarIsInitializedOp",
                "LookupTableSizeV2", "LookupTableSize", "TensorListLength", "TensorArraySizeV3",
                "TensorArraySizeV2", "QueueSizeV2", "StringFormat", "ShardedFilename",
                "ShardedFilespec", "IteratorToStringHandle", "Timestamp"},
               inferScalars);
}

} // namespace graphc::tf
