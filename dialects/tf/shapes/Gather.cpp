//===- Gather.cpp - ops that pick or place by index -----------------------===//

#include "dialects/tf/shapes/ShapeRegistry.h"

using namespace mlir;

namespace graphc::tf {
namespace {

/// params.shape[:axis] + indices.shape[batchDims:] + params.shape[axis+1:].
LogicalResult gather(ShapeContext &c, Shape params, std::optional<int64_t> axisValue,
                     int64_t batchDims) {
  Shape indices = c.shape(1);
  if (!params.hasRank() || !indices.hasRank())
    return success();
  if (params.rank() == 0)
    return c.error() << "expected params of rank 1 or more, got a scalar";
  if (batchDims < 0)
    batchDims += indices.rank();
  if (batchDims < 0 || batchDims > int64_t(indices.rank()) || batchDims >= int64_t(params.rank()))
    return c.error() << "batch_dims " << c.intAttr("batch_dims") << " does not fit params "
                     << params.str() << " and indices " << indices.str();
  unsigned rank = params.rank() - 1 + indices.rank() - batchDims;
  if (!axisValue) {
    c.setResult(0, Shape::ofRank(rank));
    return success();
  }
  FailureOr<unsigned> axis = c.axis(*axisValue, params.rank());
  if (failed(axis))
    return failure();
  if (*axis < batchDims)
    return c.error() << "axis " << *axis << " lies in the " << batchDims << " batch dimensions";
  FailureOr<Shape> batch =
      c.merge(params.take(batchDims), indices.take(batchDims), "batch dimensions");
  if (failed(batch))
    return failure();
  Shape result = *batch;
  result.append(params.dims().slice(batchDims, *axis - batchDims));
  result.append(indices.dims().drop_front(batchDims));
  result.append(params.dims().drop_front(*axis + 1));
  c.setResult(0, result);
  return success();
}

LogicalResult inferGather(ShapeContext &c) { return gather(c, c.shape(0), 0, 0); }

LogicalResult inferGatherV2(ShapeContext &c) {
  return gather(c, c.shape(0), c.constantScalar(2), c.intAttr("batch_dims"));
}

LogicalResult inferResourceGather(ShapeContext &c) {
  std::optional<HandleData> variable = c.handle(0);
  return gather(c, variable ? variable->shape : Shape(), c.intAttr("batch_dims"),
                c.intAttr("batch_dims"));
}

/// indices.shape[:-1] + params.shape[indices.shape[-1]:].
LogicalResult gatherNd(ShapeContext &c, const Shape &params) {
  FailureOr<Shape> indices = c.withRankAtLeast(1, 1);
  if (failed(indices))
    return failure();
  if (!indices->hasRank() || !params.hasRank())
    return success();
  std::optional<int64_t> depth = indices->back().asConstant();
  if (!depth)
    return success();
  if (*depth > int64_t(params.rank()))
    return c.error() << "indices of " << *depth << " coordinates do not fit params of shape "
                     << params.str();
  Shape result = indices->take(indices->rank() - 1);
  result.append(params.dims().drop_front(*depth));
  c.setResult(0, result);
  return success();
}

LogicalResult inferGatherNd(ShapeContext &c) { return gatherNd(c, c.shape(0)); }

LogicalResult inferResourceGatherNd(ShapeContext &c) {
  std::optional<HandleData> variable = c.handle(0);
  return gatherNd(c, variable ? variable->shape : Shape());
}

LogicalResult inferScatterNd(ShapeContext &c) {
  c.setResult(0, c.shapeFrom(2));
  return success();
}

LogicalResult inferOneHot(ShapeContext &c) {
  Shape result = c.shape(0);
  if (!result.hasRank())
    return success();
  FailureOr<unsigned> at = c.axis(c.intAttr("axis", -1), result.rank() + 1);
  if (failed(at))
    return failure();
  SymExpr depth = c.scalar(1);
  if (depth.asConstant().value_or(0) < 0)
    return c.error() << "depth is " << depth.str() << ", expected at least 0";
  result.insert(*at, depth.isKnown() ? depth : c.defineSize());
  c.setResult(0, result);
  return success();
}

LogicalResult inferDynamicPartition(ShapeContext &c) {
  Shape data = c.shape(0), partitions = c.shape(1);
  if (!data.hasRank() || !partitions.hasRank())
    return success();
  if (partitions.rank() > data.rank() ||
      failed(c.merge(data.take(partitions.rank()), partitions, "data and partitions")))
    return failure();
  for (unsigned i = 0, e = c.numResults(); i < e; ++i) {
    Shape result{c.defineSize(partitions.numElements())};
    result.append(data.dims().drop_front(partitions.rank()));
    c.setResult(i, result);
  }
  return success();
}

/// DynamicStitch: indices and data in turn; one more row than the largest index.
LogicalResult inferDynamicStitch(ShapeContext &c) {
  unsigned count = c.numOperands() / 2;
  Shape row;
  std::optional<int64_t> largest = -1;
  SymExpr total = 0;
  for (unsigned i = 0; i < count; ++i) {
    Shape indices = c.shape(i), data = c.shape(count + i);
    total += indices.numElements();
    std::optional<SmallVector<int64_t>> values = c.constants(i);
    if (!values)
      largest = std::nullopt;
    for (int64_t index : values.value_or(SmallVector<int64_t>()))
      if (largest)
        largest = std::max(*largest, index);
    if (!indices.hasRank() || !data.hasRank())
      continue;
    if (indices.rank() > data.rank())
      return c.error() << "indices of shape " << indices.str() << " do not fit data of shape "
                       << data.str();
    FailureOr<Shape> both = c.merge(row, data.drop(indices.rank()), "rows of data");
    if (failed(both))
      return failure();
    row = *both;
  }
  if (!row.hasRank())
    return success();
  // Indices may leave holes, so the number of rows has no useful bound.
  Shape result{largest ? SymExpr(*largest + 1) : c.defineSize()};
  result.append(row.dims());
  c.setResult(0, result);
  return success();
}

LogicalResult inferWhere(ShapeContext &c) {
  Shape input = c.shape(0);
  SymExpr rank = input.hasRank() ? SymExpr(int64_t(input.rank())) : SymExpr::unknown();
  c.setResult(0, Shape{c.defineSize(input.numElements()), rank});
  return success();
}

/// Unique and UniqueWithCounts: y, idx and, in some, count.
LogicalResult inferUnique(ShapeContext &c) {
  FailureOr<Shape> input = c.withRank(0, 1);
  if (failed(input))
    return failure();
  SymExpr distinct = c.defineSize((*input)[0]);
  c.setResult(0, Shape{distinct});
  c.setResult(1, *input);
  c.setResult(2, Shape{distinct});
  return success();
}

/// UniqueV2 and UniqueWithCountsV2: along one axis, or of a vector.
LogicalResult inferUniqueV2(ShapeContext &c) {
  Shape input = c.shape(0);
  if (!input.hasRank())
    return success();
  std::optional<SmallVector<int64_t>> axes = c.constants(1);
  Shape axisShape = c.shape(1);
  bool noAxis = axisShape.hasRank() && axisShape.rank() == 1 && axisShape[0].isConstant(0);
  if (!noAxis && (!axes || axes->size() != 1)) {
    c.setResult(0, Shape::ofRank(input.rank()));
    c.setResult(1, Shape::ofRank(1));
    c.setResult(2, Shape::ofRank(1));
    return success();
  }
  FailureOr<unsigned> axis = c.axis(noAxis ? 0 : axes->front(), input.rank());
  if (failed(axis))
    return failure();
  SymExpr along = input[*axis];
  SymExpr distinct = c.defineSize(along);
  input.set(*axis, distinct);
  c.setResult(0, input);
  c.setResult(1, Shape{along});
  c.setResult(2, Shape{distinct});
  return success();
}

LogicalResult inferListDiff(ShapeContext &c) {
  FailureOr<Shape> x = c.withRank(0, 1);
  if (failed(x))
    return failure();
  SymExpr left = c.defineSize((*x)[0]);
  c.setResult(0, Shape{left});
  c.setResult(1, Shape{left});
  return success();
}

/// Ops on a reference give the reference back.
LogicalResult inferReference(ShapeContext &c) {
  c.setResult(0, c.shape(0));
  return success();
}

LogicalResult inferBoostedTreesBucketize(ShapeContext &c) {
  for (unsigned i = 0, e = c.numResults(); i < e; ++i)
    c.setResult(i, c.shape(i));
  return success();
}

} // namespace

void registerGatherShapes(ShapeRegistry &registry) {
  registry.add({"Gather"}, inferGather);
  registry.add({"GatherV2"}, inferGatherV2);
  registry.add({"ResourceGather"}, inferResourceGather);
  registry.add({"GatherNd"}, inferGatherNd);
  registry.add({"ResourceGatherNd"}, inferResourceGatherNd);
  registry.add({"ScatterNd"}, inferScatterNd);
  registry.add({"OneHot"}, inferOneHot);
  registry.add({"DynamicPartition"}, inferDynamicPartition);
  registry.add({"DynamicStitch", "ParallelDynamicStitch"}, inferDynamicStitch);
  registry.add({"Where"}, inferWhere);
  registry.add({"Unique", "UniqueWithCounts"}, inferUnique);
  registry.add({"UniqueV2", "UniqueWithCountsV2"}, inferUniqueV2);
  registry.add({"ListDiff"}, inferListDiff);
  registry.add({"ScatterAdd", "ScatterSub", "ScatterMul", "ScatterDiv", "ScatterMax", "ScatterMin",
                "ScatterUpdate", "ScatterNdAdd", "ScatterNdSub", "ScatterNdUpdate"},
               inferReference);
  registry.add({"BoostedTreesBucketize"}, inferBoostedTreesBucketize);
}

} // namespace graphc::tf
