//===- Random.cpp - random numbers ----------------------------------------===//

#include "dialects/tf/shapes/ShapeRegistry.h"

using namespace mlir;

namespace graphc::tf {
namespace {

/// Operand 0 is the shape.
LogicalResult inferFromShape(ShapeContext &c) {
  c.setResult(0, c.shapeFrom(0));
  return success();
}

/// Operand 1 is the shape (StatefulX: resource, algorithm, shape at 2).
LogicalResult inferStateful(ShapeContext &c) {
  c.setResult(0, c.shapeFrom(c.numOperands() > 2 ? 2 : 1));
  return success();
}

/// RandomGamma and RandomPoisson: a draw of `shape` for each parameter.
LogicalResult inferShapeThenParameter(ShapeContext &c) {
  Shape shape = c.shapeFrom(0), parameter = c.shape(1);
  if (!shape.hasRank() || !parameter.hasRank())
    return success();
  shape.append(parameter.dims());
  c.setResult(0, shape);
  return success();
}

/// StatelessRandomGammaV2 and the like: `shape` is the whole shape.
LogicalResult inferMultinomial(ShapeContext &c) {
  FailureOr<Shape> logits = c.withRank(0, 2);
  if (failed(logits))
    return failure();
  SymExpr count = c.scalar(1);
  c.setResult(0, Shape{(*logits)[0], count.isKnown() ? count : c.defineSize()});
  return success();
}

/// Philox: a key of one word and a counter of two.
LogicalResult inferKeyCounter(ShapeContext &c) {
  c.setResult(0, Shape{1});
  c.setResult(1, Shape{2});
  return success();
}

LogicalResult inferScalar(ShapeContext &c) {
  c.setResult(0, Shape::scalar());
  return success();
}

/// The state of a generator before it was advanced: algorithm-dependent length.
LogicalResult inferRngState(ShapeContext &c) {
  std::optional<HandleData> state = c.handle(0);
  c.setResult(0, state && state->shape.hasRank() ? state->shape : Shape{3});
  return success();
}

} // namespace

void registerRandomShapes(ShapeRegistry &registry) {
  registry.add({"RandomUniform", "RandomUniformInt", "RandomStandardNormal", "TruncatedNormal",
                "StatelessRandomUniform", "StatelessRandomUniformInt",
                "StatelessRandomUniformFullInt", "StatelessRandomNormal",
                "StatelessTruncatedNormal", "StatelessRandomUniformV2",
                "StatelessRandomUniformIntV2", "StatelessRandomUniformFullIntV2",
                "StatelessRandomNormalV2", "StatelessTruncatedNormalV2", "StatelessRandomGammaV2",
                "StatelessRandomGammaV3", "StatelessRandomPoisson", "StatelessRandomBinomial",
                "StatelessParameterizedTruncatedNormal"},
               inferFromShape);
  registry.add({"StatefulUniform", "StatefulUniformInt", "StatefulUniformFullInt",
                "StatefulStandardNormalV2", "StatefulTruncatedNormal"},
               inferStateful);
  registry.add({"RandomGamma", "RandomPoisson", "RandomPoissonV2"}, inferShapeThenParameter);
  registry.add({"Multinomial", "StatelessMultinomial"}, inferMultinomial);
  registry.add({"StatelessRandomGetKeyCounter"}, inferKeyCounter);
  registry.add({"StatelessRandomGetAlg"}, inferScalar);
  registry.add({"RngReadAndSkip"}, inferRngState);
}

} // namespace graphc::tf
