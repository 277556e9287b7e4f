//===- Sparse.cpp - sparse and ragged tensors -----------------------------===//
//
// A sparse tensor is three tensors: indices [n, rank], values [n] and the dense
// shape [rank]. A ragged one is its flat values and, for each ragged dimension,
// the row splits.
//
//===----------------------------------------------------------------------===//

#include "dialects/tf/shapes/ShapeRegistry.h"

using namespace mlir;

namespace graphc::tf {
namespace {

/// The sizes of a result made of `count` elements of a tensor of `rank` dims.
void setSparse(ShapeContext &c, const SymExpr &count, const SymExpr &rank) {
  c.setResult(0, Shape{count, rank});
  c.setResult(1, Shape{count});
  c.setResult(2, Shape{rank});
}

LogicalResult inferSparseToDense(ShapeContext &c) {
  c.setResult(0, c.shapeFrom(1));
  return success();
}

LogicalResult inferSparseTensorDenseAdd(ShapeContext &c) {
  FailureOr<Shape> both = c.merge(c.shapeFrom(2), c.shape(3), "sparse and dense operand");
  if (failed(both))
    return failure();
  c.setResult(0, *both);
  return success();
}

/// SparseAdd: as many elements as the union of both.
LogicalResult inferSparseAdd(ShapeContext &c) {
  FailureOr<Shape> a = c.withRank(0, 2), b = c.withRank(3, 2);
  if (failed(a) || failed(b))
    return failure();
  FailureOr<SymExpr> rank = c.merge((*a)[1], (*b)[1], "ranks of the operands");
  if (failed(rank))
    return failure();
  setSparse(c, c.defineSize((*a)[0] + (*b)[0]), *rank);
  return success();
}

/// SparseConcat: N indices, N values, N shapes.
LogicalResult inferSparseConcat(ShapeContext &c) {
  SymExpr count = 0, rank = SymExpr::unknown();
  for (unsigned i = 0, n = c.numOperands() / 3; i < n; ++i) {
    FailureOr<Shape> indices = c.withRank(i, 2);
    if (failed(indices))
      return failure();
    FailureOr<SymExpr> both = c.merge(rank, (*indices)[1], "ranks of the operands");
    if (failed(both))
      return failure();
    rank = *both;
    count += (*indices)[0];
  }
  setSparse(c, count, rank);
  return success();
}

/// SparseReorder: the same elements in another order; SparseReshape: the same
/// elements at other places.
LogicalResult inferSparseReorder(ShapeContext &c) {
  FailureOr<Shape> indices = c.withRank(0, 2);
  if (failed(indices))
    return failure();
  c.setResult(0, *indices);
  c.setResult(1, Shape{(*indices)[0]});
  return success();
}

LogicalResult inferSparseReshape(ShapeContext &c) {
  FailureOr<Shape> indices = c.withRank(0, 2), target = c.withRank(2, 1);
  if (failed(indices) || failed(target))
    return failure();
  c.setResult(0, Shape{(*indices)[0], (*target)[0]});
  c.setResult(1, *target);
  return success();
}

LogicalResult inferSparseSlice(ShapeContext &c) {
  FailureOr<Shape> indices = c.withRank(0, 2);
  if (failed(indices))
    return failure();
  setSparse(c, c.defineSize((*indices)[0]), (*indices)[1]);
  return success();
}

/// SparseFillEmptyRows: an element is added for each empty row.
LogicalResult inferSparseFillEmptyRows(ShapeContext &c) {
  FailureOr<Shape> indices = c.withRank(0, 2);
  if (failed(indices))
    return failure();
  Shape dense = c.shapeFrom(2);
  SymExpr rows = dense.hasRank() && dense.rank() > 0 ? dense[0] : SymExpr::unknown();
  if (!rows.isKnown())
    rows = c.defineSize();
  SymExpr count = c.defineSize((*indices)[0] + rows);
  c.setResult(0, Shape{count, (*indices)[1]});
  c.setResult(1, Shape{count});
  c.setResult(2, Shape{rows});
  c.setResult(3, Shape{(*indices)[0]});
  return success();
}

/// SparseReduceSum, SparseReduceMax: a dense result.
LogicalResult inferSparseReduce(ShapeContext &c) {
  Shape input = c.shapeFrom(2);
  std::optional<SmallVector<int64_t>> axes = c.constants(3);
  if (!input.hasRank() || !axes)
    return success();
  SmallVector<bool> reduced(input.rank(), false);
  for (int64_t axis : *axes) {
    FailureOr<unsigned> dim = c.axis(axis, input.rank());
    if (failed(dim))
      return failure();
    reduced[*dim] = true;
  }
  Shape result = Shape::scalar();
  for (unsigned i = 0; i < input.rank(); ++i) {
    if (!reduced[i])
      result.append(input[i]);
    else if (c.boolAttr("keep_dims"))
      result.append(1);
  }
  c.setResult(0, result);
  return success();
}

LogicalResult inferLikeValues(ShapeContext &c) {
  c.setResult(0, c.shape(1));
  return success();
}

/// SparseCross: pairs of features, row by row.
LogicalResult inferSparseCross(ShapeContext &c) {
  setSparse(c, c.defineSize(), 2);
  return success();
}

/// RaggedRange: starts, limits, deltas; vectors of one length, or scalars.
LogicalResult inferRaggedRange(ShapeContext &c) {
  SymExpr rows = 1;
  for (unsigned i = 0; i < 3; ++i) {
    Shape shape = c.shape(i);
    if (!shape.hasRank())
      rows = SymExpr::unknown();
    else if (shape.rank() == 1)
      rows = shape[0];
  }
  c.setResult(0, Shape{rows + 1});
  c.setResult(1, Shape{c.defineSize()});
  return success();
}

/// RaggedGather: splits..., values, indices -> splits..., values.
LogicalResult inferRaggedGather(ShapeContext &c) {
  unsigned numSplits = c.intAttr("OUTPUT_RAGGED_RANK", int64_t(c.numResults()) - 1);
  unsigned paramSplits = c.intAttr("PARAMS_RAGGED_RANK", 1);
  Shape values = c.shape(paramSplits), indices = c.shape(paramSplits + 1);
  for (unsigned i = 0; i < numSplits; ++i) {
    if (i == 0 && indices.hasRank() && indices.rank() == 1)
      c.setResult(i, Shape{indices[0] + 1});
    else
      c.setResult(i, Shape{c.defineSize()});
  }
  if (values.hasRank() && values.rank() > 0) {
    values.set(0, c.defineSize());
    c.setResult(numSplits, values);
  }
  return success();
}

LogicalResult inferRaggedFromVariant(ShapeContext &c) {
  unsigned numSplits = c.intAttr("output_ragged_rank", int64_t(c.numResults()) - 1);
  for (unsigned i = 0; i < numSplits; ++i)
    c.setResult(i, Shape{c.defineSize()});
  return success();
}

LogicalResult inferRaggedToVariant(ShapeContext &c) {
  Shape splits = c.shape(0);
  if (!c.boolAttr("batched_input"))
    c.setResult(0, Shape::scalar());
  else if (splits.hasRank() && splits.rank() == 1)
    c.setResult(0, Shape{splits[0] - 1});
  return success();
}

/// The number of rows that the partition `kind`, the tensor `partition`, makes.
SymExpr rowsOf(ShapeContext &c, StringRef kind, unsigned partition) {
  Shape shape = c.shape(partition);
  if (kind == "ROW_SPLITS" && shape.hasRank() && shape.rank() == 1)
    return shape[0] - 1;
  if (kind == "FIRST_DIM_SIZE")
    return c.scalar(partition);
  return SymExpr::unknown();
}

/// RaggedTensorToTensor: shape, values, default_value, partitions...; -1 in the
/// shape means "as large as the longest row".
LogicalResult inferRaggedToTensor(ShapeContext &c) {
  auto kinds = c.op()->getAttrOfType<ArrayAttr>("row_partition_types");
  Shape target = c.shapeFrom(0), values = c.shape(1);
  if (!kinds)
    return success();
  SmallVector<StringRef> names;
  for (Attribute kind : kinds)
    names.push_back(isa<StringAttr>(kind) ? cast<StringAttr>(kind).getValue() : "");
  unsigned raggedRank = names.size();
  if (!names.empty() && names.front() == "FIRST_DIM_SIZE")
    --raggedRank;
  if (!values.hasRank() || values.rank() == 0)
    return success();
  unsigned rank = values.rank() + raggedRank;
  // A scalar -1 as the shape asks for nothing.
  if (!target.hasRank() || target.rank() != rank)
    target = Shape::ofRank(rank);
  if (!target[0].isKnown() && !names.empty())
    target.set(0, rowsOf(c, names.front(), 3));
  for (unsigned i = 0; i < rank; ++i) {
    if (target[i].isKnown())
      continue;
    target.set(i, i > raggedRank ? values[i - raggedRank] : c.defineSize());
  }
  c.setResult(0, target);
  return success();
}

} // namespace

void registerSparseShapes(ShapeRegistry &registry) {
  registry.add({"SparseToDense"}, inferSparseToDense);
  registry.add({"SparseTensorDenseAdd"}, inferSparseTensorDenseAdd);
  registry.add({"SparseAdd"}, inferSparseAdd);
  registry.add({"SparseConcat"}, inferSparseConcat);
  registry.add({"SparseReorder"}, inferSparseReorder);
  registry.add({"SparseReshape"}, inferSparseReshape);
  registry.add({"SparseSlice"}, inferSparseSlice);
  registry.add({"SparseFillEmptyRows"}, inferSparseFillEmptyRows);
  registry.add({"SparseReduceSum", "SparseReduceMax"}, inferSparseReduce);
  registry.add(
      {"SparseSoftmax", "SparseDenseCwiseAdd", "SparseDenseCwiseMul", "SparseDenseCwiseDiv"},
      inferLikeValues);
  registry.add({"SparseCross", "SparseCrossV2", "SparseCrossHashed"}, inferSparseCross);
  registry.add({"RaggedRange"}, inferRaggedRange);
  registry.add({"RaggedGather"}, inferRaggedGather);
  registry.add({"RaggedTensorFromVariant"}, inferRaggedFromVariant);
  registry.add({"RaggedTensorToVariant"}, inferRaggedToVariant);
  registry.add({"RaggedTensorToTensor"}, inferRaggedToTensor);
}

} // namespace graphc::tf
