//===- Elementwise.cpp - ops that look at one element at a time -----------===//

#include "dialects/tf/shapes/ShapeRegistry.h"

using namespace mlir;

namespace graphc::tf {
namespace {

/// Every result has the shape of operand 0.
LogicalResult inferUnchanged(ShapeContext &c) {
  for (unsigned i = 0, e = c.numResults(); i < e; ++i)
    c.setResult(i, c.shape(0));
  return success();
}

/// Result i is operand i, handle and all.
LogicalResult inferPassThrough(ShapeContext &c) {
  for (unsigned i = 0, e = c.numResults(); i < e; ++i) {
    c.setResult(i, c.shape(i));
    c.setResultHandle(i, c.handle(i));
  }
  return success();
}

/// All operands broadcast together.
LogicalResult inferBroadcast(ShapeContext &c) {
  Shape shape = c.shape(0);
  for (unsigned i = 1, e = c.numOperands(); i < e; ++i) {
    FailureOr<Shape> both = c.broadcast(shape, c.shape(i));
    if (failed(both))
      return failure();
    shape = *both;
  }
  c.setResult(0, shape);
  return success();
}

/// Equal and NotEqual give one `false` or `true` for shapes that do not
/// broadcast if `incompatible_shape_error` is off. Sizes that may fit are taken to
/// fit.
LogicalResult inferEqual(ShapeContext &c) {
  Shape a = c.shape(0), b = c.shape(1);
  if (c.boolAttr("incompatible_shape_error", true) || !a.hasRank() || !b.hasRank())
    return inferBroadcast(c);
  unsigned common = std::min(a.rank(), b.rank());
  for (unsigned i = 1; i <= common; ++i) {
    std::optional<int64_t> x = a[a.rank() - i].asConstant(), y = b[b.rank() - i].asConstant();
    if (x && y && *x != *y && *x != 1 && *y != 1) {
      c.setResult(0, Shape::scalar());
      return success();
    }
  }
  return inferBroadcast(c);
}

/// All operands have one shape, which is the result's.
LogicalResult inferSame(ShapeContext &c) {
  Shape shape = c.shape(0);
  for (unsigned i = 1, e = c.numOperands(); i < e; ++i) {
    FailureOr<Shape> both = c.merge(shape, c.shape(i), "operands of one shape");
    if (failed(both))
      return failure();
    shape = *both;
  }
  for (unsigned i = 0, e = c.numResults(); i < e; ++i)
    c.setResult(i, shape);
  return success();
}

/// Betainc: three operands of one shape, scalars apart.
LogicalResult inferSameOrScalar(ShapeContext &c) {
  Shape shape = Shape::scalar();
  for (unsigned i = 0, e = c.numOperands(); i < e; ++i) {
    Shape operand = c.shape(i);
    if (operand.hasRank() && operand.rank() == 0)
      continue;
    if (shape.hasRank() && shape.rank() == 0) {
      shape = operand;
      continue;
    }
    FailureOr<Shape> both = c.merge(shape, operand, "operands of one shape");
    if (failed(both))
      return failure();
    shape = *both;
  }
  c.setResult(0, shape);
  return success();
}

/// Select: both values have one shape; the condition has it too, or is a scalar,
/// or is a vector that chooses rows.
LogicalResult inferSelect(ShapeContext &c) {
  FailureOr<Shape> values = c.merge(c.shape(1), c.shape(2), "then and else values");
  if (failed(values))
    return failure();
  Shape condition = c.shape(0);
  if (condition.hasRank() && condition.rank() == 1 && values->hasRank() && values->rank() > 1) {
    FailureOr<SymExpr> rows = c.merge((*values)[0], condition[0], "rows and conditions");
    if (failed(rows))
      return failure();
    values->set(0, *rows);
  } else if (condition.hasRank() && condition.rank() > 0) {
    values = c.merge(*values, condition, "condition and values");
    if (failed(values))
      return failure();
  }
  c.setResult(0, *values);
  return success();
}

LogicalResult inferBiasAdd(ShapeContext &c) {
  FailureOr<Shape> bias = c.withRank(1, 1);
  FailureOr<Shape> value = c.withRankAtLeast(0, 2);
  if (failed(bias) || failed(value))
    return failure();
  if (value->hasRank()) {
    bool channelsFirst = c.stringAttr("data_format", "NHWC").starts_with("NC");
    unsigned channel = channelsFirst ? 1 : value->rank() - 1;
    FailureOr<SymExpr> size = c.merge((*value)[channel], (*bias)[0], "channels and bias");
    if (failed(size))
      return failure();
    value->set(channel, *size);
  }
  c.setResult(0, *value);
  return success();
}

LogicalResult inferBiasAddGrad(ShapeContext &c) {
  FailureOr<Shape> grad = c.withRankAtLeast(0, 2);
  if (failed(grad))
    return failure();
  if (!grad->hasRank()) {
    c.setResult(0, Shape::ofRank(1));
    return success();
  }
  bool channelsFirst = c.stringAttr("data_format", "NHWC").starts_with("NC");
  c.setResult(0, Shape{(*grad)[channelsFirst ? 1 : grad->rank() - 1]});
  return success();
}

LogicalResult inferClipByValue(ShapeContext &c) {
  FailureOr<Shape> both = c.broadcast(c.shape(0), c.shape(1));
  if (succeeded(both))
    both = c.broadcast(*both, c.shape(2));
  if (failed(both))
    return failure();
  c.setResult(0, *both);
  return success();
}

/// Bitcast: a wider result type takes a last dimension away, a narrower one adds one.
LogicalResult inferBitcast(ShapeContext &c) {
  auto width = [](Type type) -> unsigned {
    if (auto complex = dyn_cast<ComplexType>(type))
      return 2 * complex.getElementType().getIntOrFloatBitWidth();
    if (!type.isIntOrFloat())
      return 0;
    unsigned bits = type.getIntOrFloatBitWidth();
    return bits < 8 ? 8 : bits;
  };
  Shape shape = c.shape(0);
  unsigned from = width(c.elementType(0)), to = width(c.resultElementType(0));
  if (from == 0 || to == 0 || !shape.hasRank()) {
    if (from == 0 && to == 0)
      c.setResult(0, shape);
    return success();
  }
  if (from > to) {
    shape.append(int64_t(from / to));
  } else if (from < to) {
    FailureOr<Shape> ranked = c.withRankAtLeast(0, 1);
    if (failed(ranked) ||
        failed(c.merge(shape.back(), int64_t(to / from), "last dimension of a bitcast")))
      return failure();
    shape = shape.take(shape.rank() - 1);
  }
  c.setResult(0, shape);
  return success();
}

LogicalResult inferCross(ShapeContext &c) {
  FailureOr<Shape> both = c.merge(c.shape(0), c.shape(1), "operands of one shape");
  if (failed(both))
    return failure();
  if (both->hasRank()) {
    if (both->rank() == 0)
      return c.error() << "expected vectors of 3 elements, got a scalar";
    FailureOr<SymExpr> three = c.merge(both->back(), 3, "elements of each vector");
    if (failed(three))
      return failure();
    both->set(both->rank() - 1, *three);
  }
  c.setResult(0, *both);
  return success();
}

LogicalResult inferEnsureShape(ShapeContext &c) {
  FailureOr<Shape> both = c.merge(c.shape(0), c.shapeAttr("shape"), "tensor and required shape");
  if (failed(both))
    return failure();
  c.setResult(0, *both);
  return success();
}

/// SoftmaxCrossEntropyWithLogits: logits and labels broadcast to [batch, classes].
LogicalResult inferSoftmaxCrossEntropy(ShapeContext &c) {
  FailureOr<Shape> both = c.broadcast(c.shape(0), c.shape(1));
  if (failed(both))
    return failure();
  if (both->hasRank() && both->rank() != 2)
    return c.error() << "expected logits and labels of rank 2, got " << both->str();
  Shape shape = both->hasRank() ? *both : Shape::ofRank(2);
  c.setResult(0, Shape{shape[0]});
  c.setResult(1, shape);
  return success();
}

LogicalResult inferSparseSoftmaxCrossEntropy(ShapeContext &c) {
  FailureOr<Shape> logits = c.withRank(0, 2);
  FailureOr<Shape> labels = c.withRank(1, 1);
  if (failed(logits) || failed(labels))
    return failure();
  FailureOr<SymExpr> batch = c.merge((*logits)[0], (*labels)[0], "batches of logits and labels");
  if (failed(batch))
    return failure();
  c.setResult(0, Shape{*batch});
  c.setResult(1, Shape{*batch, (*logits)[1]});
  return success();
}

LogicalResult inferSoftmax(ShapeContext &c) {
  FailureOr<Shape> logits = c.withRankAtLeast(0, 1);
  if (failed(logits))
    return failure();
  c.setResult(0, *logits);
  return success();
}

} // namespace

void registerElementwiseShapes(ShapeRegistry &registry) {
  registry.add({"Abs",
                "Acos",
                "Acosh",
                "Asin",
                "Asinh",
                "Atan",
                "Atanh",
                "BesselI0",
                "BesselI0e",
                "BesselI1",
                "BesselI1e",
                "BesselJ0",
                "BesselJ1",
                "BesselK0",
                "BesselK0e",
                "BesselK1",
                "BesselK1e",
                "BesselY0",
                "BesselY1",
                "Cast",
                "Ceil",
                "ComplexAbs",
                "Angle",
                "Conj",
                "Real",
                "Imag",
                "Cos",
                "Cosh",
                "Dawsn",
                "DebugGradientIdentity",
                "DeepCopy",
                "Digamma",
                "Elu",
                "Erf",
                "Erfc",
                "Erfinv",
                "Exp",
                "Expint",
                "Expm1",
                "Floor",
                "FresnelCos",
                "FresnelSin",
                "Inv",
                "Invert",
                "InvertPermutation",
                "IsFinite",
                "IsInf",
                "IsNan",
                "LeakyRelu",
                "Lgamma",
                "Log",
                "Log1p",
                "LogicalNot",
                "Ndtri",
                "Neg",
                "OnesLike",
                "PopulationCount",
                "Reciprocal",
                "Relu",
                "Relu6",
                "Rint",
                "Round",
                "Rsqrt",
                "Selu",
                "Sigmoid",
                "Sign",
                "Sin",
                "Sinh",
                "Softplus",
                "Softsign",
                "Spence",
                "Sqrt",
                "Square",
                "Tan",
                "Tanh",
                "ZerosLike",
                "LRN",
                "FakeQuantWithMinMaxArgs",
                "FakeQuantWithMinMaxVars",
                "FakeQuantWithMinMaxVarsPerChannel",
                "RGBToHSV",
                "HSVToRGB",
                "AdjustContrastv2",
                "AdjustHue",
                "AdjustSaturation",
                "QuantizeAndDequantize",
                "QuantizeAndDequantizeV2",
                "QuantizeAndDequantizeV3",
                "QuantizeAndDequantizeV4",
                "RandomShuffle",
                "StatelessShuffle",
                "CheckNumericsV2",
                "StopGradient",
                "PreventGradient",
                "CheckNumerics",
                "Dropout",
                "DrawBoundingBoxes",
                "DrawBoundingBoxesV2",
                "TensorScatterAdd",
                "TensorScatterSub",
                "TensorScatterMax",
                "TensorScatterMin",
                "TensorScatterUpdate",
                "ScatterNdNonAliasingAdd"},
               inferUnchanged);
  registry.add({"Identity", "IdentityN", "Snapshot", "Copy", "CopyHost", "RefIdentity",
                "_EagerConst", "_Retval", "Enter", "RefEnter", "NextIteration", "RefNextIteration",
                "LoopCond"},
               inferPassThrough);
  registry.add({"Add",
                "AddV2",
                "Atan2",
                "BitwiseAnd",
                "BitwiseOr",
                "BitwiseXor",
                "Complex",
                "Div",
                "DivNoNan",
                "FloorDiv",
                "FloorMod",
                "Greater",
                "GreaterEqual",
                "Igamma",
                "IgammaGradA",
                "Igammac",
                "LeftShift",
                "Less",
                "LessEqual",
                "LogicalAnd",
                "LogicalOr",
                "Maximum",
                "Minimum",
                "Mod",
                "Mul",
                "MulNoNan",
                "NextAfter",
                "Polygamma",
                "Pow",
                "RealDiv",
                "RightShift",
                "SelectV2",
                "SquaredDifference",
                "Sub",
                "TruncateDiv",
                "TruncateMod",
                "Xdivy",
                "Xlog1py",
                "Xlogy",
                "Zeta",
                "ApproximateEqual",
                "RandomGammaGrad"},
               inferBroadcast);
  registry.add({"Equal", "NotEqual"}, inferEqual);
  registry.add({"AddN", "AccumulateNV2", "EluGrad", "InvGrad", "LeakyReluGrad", "ReciprocalGrad",
                "Relu6Grad", "ReluGrad", "RsqrtGrad", "SeluGrad", "SigmoidGrad", "SoftplusGrad",
                "SoftsignGrad", "SqrtGrad", "TanhGrad", "SoftmaxGrad"},
               inferSame);
  registry.add({"Betainc"}, inferSameOrScalar);
  registry.add({"Select"}, inferSelect);
  registry.add({"BiasAdd", "BiasAddV1"}, inferBiasAdd);
  registry.add({"BiasAddGrad"}, inferBiasAddGrad);
  registry.add({"ClipByValue"}, inferClipByValue);
  registry.add({"Bitcast"}, inferBitcast);
  registry.add({"Cross"}, inferCross);
  registry.add({"EnsureShape"}, inferEnsureShape);
  registry.add({"Softmax", "LogSoftmax"}, inferSoftmax);
  registry.add({"SoftmaxCrossEntropyWithLogits"}, inferSoftmaxCrossEntropy);
  registry.add({"SparseSoftmaxCrossEntropyWithLogits"}, inferSparseSoftmaxCrossEntropy);
}

} // namespace graphc::tf
