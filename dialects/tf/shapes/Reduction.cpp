//===- Reduction.cpp - ops that shorten or scan dimensions ----------------===//

#include "dialects/tf/shapes/ShapeRegistry.h"

#include "llvm/ADT/SmallBitVector.h"

using namespace mlir;

namespace graphc::tf {
namespace {

LogicalResult inferReduction(ShapeContext &c) {
  Shape input = c.shape(0);
  bool keep = c.boolAttr("keep_dims") || c.boolAttr("keepdims");
  if (!input.hasRank())
    return success();
  std::optional<SmallVector<int64_t>> axes = c.constants(1);
  if (!axes) {
    // How many axes there are may be known even where their values are not.
    Shape list = c.shape(1);
    std::optional<int64_t> count;
    if (list.hasRank())
      count = list.rank() == 0 ? std::optional<int64_t>(1) : list[0].asConstant();
    if (keep)
      c.setResult(0, Shape::ofRank(input.rank()));
    else if (count && (*count <= 1 || *count == int64_t(input.rank())) &&
             *count <= int64_t(input.rank()))
      c.setResult(0, Shape::ofRank(input.rank() - *count));
    return success();
  }
  llvm::SmallBitVector reduced(input.rank());
  for (int64_t axis : *axes) {
    FailureOr<unsigned> dim = c.axis(axis, input.rank());
    if (failed(dim))
      return failure();
    reduced.set(*dim);
  }
  Shape result = Shape::scalar();
  for (unsigned i = 0; i < input.rank(); ++i) {
    if (!reduced.test(i))
      result.append(input[i]);
    else if (keep)
      result.append(1);
  }
  c.setResult(0, result);
  return success();
}

LogicalResult inferArgReduction(ShapeContext &c) {
  Shape input = c.shape(0);
  if (!input.hasRank())
    return success();
  if (input.rank() <= 1) {
    c.setResult(0, Shape::scalar());
    return success();
  }
  std::optional<int64_t> axis = c.constantScalar(1);
  if (!axis) {
    c.setResult(0, Shape::ofRank(input.rank() - 1));
    return success();
  }
  FailureOr<unsigned> dim = c.axis(*axis, input.rank());
  if (failed(dim))
    return failure();
  input.erase(*dim);
  c.setResult(0, input);
  return success();
}

LogicalResult inferScan(ShapeContext &c) {
  c.setResult(0, c.shape(0));
  return success();
}

/// TopK and TopKV2: k as attribute or operand.
LogicalResult inferTopK(ShapeContext &c) {
  FailureOr<Shape> input = c.withRankAtLeast(0, 1);
  if (failed(input))
    return failure();
  if (!input->hasRank())
    return success();
  SymExpr k = c.numOperands() > 1 ? c.scalar(1) : SymExpr(c.intAttr("k"));
  SymExpr last = input->back();
  if (k.asConstant() && last.asConstant() && *last.asConstant() < *k.asConstant())
    return c.error() << "expected rows of at least k = " << k.str() << " elements, got "
                     << last.str();
  input->set(input->rank() - 1, k.isKnown() ? k : c.defineSize(last));
  c.setResult(0, *input);
  c.setResult(1, *input);
  return success();
}

LogicalResult inferNthElement(ShapeContext &c) {
  FailureOr<Shape> input = c.withRankAtLeast(0, 1);
  if (failed(input))
    return failure();
  if (input->hasRank())
    c.setResult(0, input->take(input->rank() - 1));
  return success();
}

LogicalResult inferInTopK(ShapeContext &c) {
  FailureOr<Shape> predictions = c.withRank(0, 2), targets = c.withRank(1, 1);
  if (failed(predictions) || failed(targets))
    return failure();
  FailureOr<SymExpr> batch = c.merge((*predictions)[0], (*targets)[0], "predictions and targets");
  if (failed(batch))
    return failure();
  c.setResult(0, Shape{*batch});
  return success();
}

/// SegmentSum and the like: the last id, plus one, is the number of rows.
LogicalResult inferSegment(ShapeContext &c) {
  Shape data = c.shape(0);
  if (!data.hasRank())
    return success();
  if (data.rank() == 0)
    return c.error() << "expected data of rank 1 or more, got a scalar";
  Shape result = data;
  std::optional<SmallVector<int64_t>> ids = c.constants(1);
  if (ids)
    result.set(0, ids->empty() ? 0 : ids->back() + 1);
  else
    result.set(0, c.defineSize());
  c.setResult(0, result);
  return success();
}

/// data, segment_ids, num_segments: the dimensions of the ids become one.
LogicalResult inferUnsortedSegment(ShapeContext &c) {
  Shape data = c.shape(0), ids = c.shape(1);
  if (!data.hasRank() || !ids.hasRank())
    return success();
  if (ids.rank() > data.rank())
    return c.error() << "segment ids of shape " << ids.str() << " do not fit data of shape "
                     << data.str();
  if (failed(c.merge(data.take(ids.rank()), ids, "leading dimensions of data and segment ids")))
    return failure();
  SymExpr count = c.scalar(2);
  Shape result{count.isKnown() ? count : c.defineSize()};
  result.append(data.dims().drop_front(ids.rank()));
  c.setResult(0, result);
  return success();
}

/// SparseSegmentX: data, indices, segment_ids and, in some, num_segments.
LogicalResult inferSparseSegment(ShapeContext &c) {
  FailureOr<Shape> data = c.withRankAtLeast(0, 1);
  FailureOr<Shape> indices = c.withRank(1, 1), ids = c.withRank(2, 1);
  if (failed(data) || failed(indices) || failed(ids) ||
      failed(c.merge((*indices)[0], (*ids)[0], "indices and segment ids")))
    return failure();
  if (!data->hasRank())
    return success();
  SymExpr count = SymExpr::unknown();
  if (c.numOperands() > 3) {
    count = c.scalar(3);
  } else if (std::optional<SmallVector<int64_t>> known = c.constants(2)) {
    count = known->empty() ? 0 : known->back() + 1;
  }
  data->set(0, count.isKnown() ? count : c.defineSize());
  c.setResult(0, *data);
  return success();
}

/// Bincount: one bin for each number below size.
LogicalResult inferBincount(ShapeContext &c) {
  SymExpr size = c.scalar(1);
  c.setResult(0, Shape{size.isKnown() ? size : c.defineSize()});
  return success();
}

/// DenseBincount: a matrix is counted row by row.
LogicalResult inferDenseBincount(ShapeContext &c) {
  Shape input = c.shape(0);
  if (!input.hasRank())
    return success();
  SymExpr size = c.scalar(1);
  Shape result = Shape::scalar();
  if (input.rank() == 2)
    result.append(input[0]);
  result.append(size.isKnown() ? size : c.defineSize());
  c.setResult(0, result);
  return success();
}

LogicalResult inferHistogram(ShapeContext &c) {
  SymExpr bins = c.scalar(2);
  c.setResult(0, Shape{bins.isKnown() ? bins : c.defineSize()});
  return success();
}

/// UpperBound, LowerBound: one answer for each value asked for.
LogicalResult inferSearch(ShapeContext &c) {
  FailureOr<Shape> sorted = c.withRank(0, 2), values = c.withRank(1, 2);
  if (failed(sorted) || failed(values))
    return failure();
  FailureOr<SymExpr> rows = c.merge((*sorted)[0], (*values)[0], "rows");
  if (failed(rows))
    return failure();
  c.setResult(0, Shape{*rows, (*values)[1]});
  return success();
}

LogicalResult inferBucketize(ShapeContext &c) {
  c.setResult(0, c.shape(0));
  return success();
}

} // namespace

void registerReductionShapes(ShapeRegistry &registry) {
  registry.add({"Sum", "Prod", "Max", "Min", "Mean", "All", "Any", "EuclideanNorm", "ReduceJoin"},
               inferReduction);
  registry.add({"ArgMax", "ArgMin"}, inferArgReduction);
  registry.add({"Cumsum", "Cumprod", "CumulativeLogsumexp"}, inferScan);
  registry.add({"TopK", "TopKV2"}, inferTopK);
  registry.add({"NthElement"}, inferNthElement);
  registry.add({"InTopK", "InTopKV2"}, inferInTopK);
  registry.add({"SegmentSum", "SegmentMean", "SegmentMax", "SegmentMin", "SegmentProd"},
               inferSegment);
  registry.add({"UnsortedSegmentSum", "UnsortedSegmentMax", "UnsortedSegmentMin",
                "UnsortedSegmentProd", "UnsortedSegmentJoin", "SegmentSumV2", "SegmentMaxV2",
                "SegmentMinV2", "SegmentProdV2"},
               inferUnsortedSegment);
  registry.add({"SparseSegmentSum", "SparseSegmentMean", "SparseSegmentSqrtN",
                "SparseSegmentSumWithNumSegments", "SparseSegmentMeanWithNumSegments",
                "SparseSegmentSqrtNWithNumSegments"},
               inferSparseSegment);
  registry.add({"Bincount"}, inferBincount);
  registry.add({"DenseBincount"}, inferDenseBincount);
  registry.add({"HistogramFixedWidth"}, inferHistogram);
  registry.add({"UpperBound", "LowerBound"}, inferSearch);
  registry.add({"Bucketize"}, inferBucketize);
}

} // namespace graphc::tf
