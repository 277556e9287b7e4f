//===- Quantized.cpp - ops on quantized tensors and their ranges ----------===//

#include "dialects/tf/shapes/ShapeRegistry.h"

using namespace mlir;

namespace graphc::tf {
namespace {

/// Result 0 like operand 0; any further results are the range: scalars, or one
/// number a slice along the attribute `axis`.
LogicalResult inferWithRange(ShapeContext &c) {
  Shape input = c.shape(0);
  Shape range = Shape::scalar();
  int64_t axis = c.intAttr("axis", -1);
  if (axis >= 0) {
    if (!input.hasRank())
      range = Shape::ofRank(1);
    else if (axis < int64_t(input.rank()))
      range = Shape{input[axis]};
    else
      return c.error() << "axis " << axis << " is out of range for shape " << input.str();
  }
  c.setResult(0, input);
  for (unsigned i = 1, e = c.numResults(); i < e; ++i)
    c.setResult(i, range);
  return success();
}

LogicalResult inferRangeOnly(ShapeContext &c) {
  c.setResult(0, Shape::scalar());
  c.setResult(1, Shape::scalar());
  return success();
}

/// QuantizedAdd, QuantizedMul: broadcast, then the range.
LogicalResult inferBroadcastWithRange(ShapeContext &c) {
  FailureOr<Shape> both = c.broadcast(c.shape(0), c.shape(1));
  if (failed(both))
    return failure();
  c.setResult(0, *both);
  c.setResult(1, Shape::scalar());
  c.setResult(2, Shape::scalar());
  return success();
}

/// CompareAndBitpack: eight comparisons to a byte.
LogicalResult inferBitpack(ShapeContext &c) {
  FailureOr<Shape> input = c.withRankAtLeast(0, 1);
  if (failed(input))
    return failure();
  if (!input->hasRank())
    return success();
  std::optional<int64_t> last = input->back().asConstant();
  if (last && *last % 8 != 0)
    return c.error() << "expected a last dimension that is a multiple of 8, got " << *last;
  input->set(input->rank() - 1, SymExpr::floorDiv(input->back(), 8));
  c.setResult(0, *input);
  return success();
}

} // namespace

void registerQuantizedShapes(ShapeRegistry &registry) {
  registry.add({"QuantizeV2", "Dequantize", "Requantize", "QuantizeDownAndShrinkRange",
                "QuantizedRelu", "QuantizedRelu6", "QuantizedBiasAdd"},
               inferWithRange);
  registry.add({"RequantizationRange"}, inferRangeOnly);
  registry.add({"QuantizedAdd", "QuantizedMul"}, inferBroadcastWithRange);
  registry.add({"CompareAndBitpack"}, inferBitpack);
}

} // namespace graphc::tf
