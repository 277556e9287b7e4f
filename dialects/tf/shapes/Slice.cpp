//===- Slice.cpp - ops that take or place a part of a tensor --------------===//

#include "dialects/tf/shapes/ShapeRegistry.h"
#include "dialects/tf/shapes/StridedSlice.h"

using namespace mlir;

namespace graphc::tf {
namespace {

/// Slice: -1 as a size means "to the end".
LogicalResult inferSlice(ShapeContext &c) {
  Shape input = c.shape(0);
  std::optional<SymTensor> begin = c.value(1), size = c.value(2);
  for (unsigned i : {1u, 2u})
    if (Shape list = c.shape(i); !input.hasRank() && list.hasRank() && list.rank() == 1)
      if (std::optional<int64_t> rank = list[0].asConstant())
        input = Shape::ofRank(*rank);
  if (!input.hasRank())
    return success();
  for (unsigned i : {1u, 2u}) {
    FailureOr<Shape> list = c.withRank(i, 1);
    if (failed(list) || failed(c.merge((*list)[0], int64_t(input.rank()), "dimensions of a slice")))
      return failure();
  }
  Shape result = Shape::ofRank(input.rank());
  for (unsigned i = 0; i < input.rank(); ++i) {
    SymExpr from = begin ? begin->elements[i] : SymExpr::unknown();
    SymExpr count = size ? size->elements[i] : SymExpr::unknown();
    if (from.asConstant().value_or(0) < 0)
      return c.error() << "slice begins at " << from.str() << " in dimension " << i;
    if (count.isConstant(-1)) {
      result.set(i, input[i] - from);
      continue;
    }
    std::optional<int64_t> end = (from + count).asConstant(), limit = input[i].asConstant();
    if (count.asConstant().value_or(0) < -1 || (end && limit && *end > *limit))
      return c.error() << "slice of " << count.str() << " elements from " << from.str()
                       << " leaves dimension " << i << " of size " << input[i].str();
    // A count that may be -1 at run time is not a size.
    if (count.isKnown() && c.atLeast(count, 0))
      result.set(i, count);
    else
      result.set(i, c.defineSize(input[i]));
  }
  c.setResult(0, result);
  return success();
}

LogicalResult inferStridedSlice(ShapeContext &c) {
  Shape input = c.shape(0);
  std::optional<StridedSliceSpec> spec = stridedSliceSpec(c, input, 1);
  if (!spec || !input.hasRank())
    return success();
  FailureOr<SmallVector<StridedEntry>> entries = resolveStridedSlice(c, *spec);
  if (failed(entries))
    return failure();
  Shape result = Shape::scalar();
  for (const StridedEntry &entry : *entries) {
    if (entry.kind == StridedEntry::Kind::Index)
      continue;
    result.append(entry.size.isKnown() ? entry.size : c.defineSize(input[entry.inputDim]));
  }
  c.setResult(0, result);
  return success();
}

LogicalResult inferStridedSliceGrad(ShapeContext &c) {
  c.setResult(0, c.shapeFrom(0));
  return success();
}

/// Assignments to a part: the result, if any, is the whole.
LogicalResult inferWhole(ShapeContext &c) {
  c.setResult(0, c.shape(0));
  return success();
}

} // namespace

void registerSliceShapes(ShapeRegistry &registry) {
  registry.add({"Slice"}, inferSlice);
  registry.add({"StridedSlice"}, inferStridedSlice);
  registry.add({"StridedSliceGrad"}, inferStridedSliceGrad);
  registry.add({"StridedSliceAssign", "TensorStridedSliceUpdate", "InplaceUpdate", "InplaceAdd",
                "InplaceSub"},
               inferWhole);
}

} // namespace graphc::tf
