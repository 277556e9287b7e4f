//===- Contraction.cpp - matrix products ----------------------------------===//

#include "dialects/tf/shapes/ShapeRegistry.h"

#include "llvm/ADT/StringExtras.h"

#include <map>

using namespace mlir;

namespace graphc::tf {
namespace {

/// [.., m, k] x [.., k, n] -> [.., m, n], where `a` and `b` may be stored
/// transposed. Batch dimensions broadcast if `broadcastBatch`.
FailureOr<Shape> product(ShapeContext &c, const Shape &a, const Shape &b, bool transposeA,
                         bool transposeB, bool broadcastBatch) {
  unsigned rankA = a.rank(), rankB = b.rank();
  SymExpr m = a[transposeA ? rankA - 1 : rankA - 2], ka = a[transposeA ? rankA - 2 : rankA - 1];
  SymExpr kb = b[transposeB ? rankB - 1 : rankB - 2], n = b[transposeB ? rankB - 2 : rankB - 1];
  if (failed(c.merge(ka, kb, "inner dimensions of " + a.str() + " x " + b.str())))
    return failure();
  Shape batchA = a.take(rankA - 2), batchB = b.take(rankB - 2);
  FailureOr<Shape> batch =
      broadcastBatch ? c.broadcast(batchA, batchB) : c.merge(batchA, batchB, "batch dimensions");
  if (failed(batch))
    return failure();
  batch->append(m);
  batch->append(n);
  return batch;
}

LogicalResult inferMatMul(ShapeContext &c) {
  FailureOr<Shape> a = c.withRank(0, 2), b = c.withRank(1, 2);
  if (failed(a) || failed(b))
    return failure();
  FailureOr<Shape> result =
      product(c, *a, *b, c.boolAttr("transpose_a"), c.boolAttr("transpose_b"), false);
  if (failed(result))
    return failure();
  c.setResult(0, *result);
  for (unsigned i = 1, e = c.numResults(); i < e; ++i) // QuantizedMatMul: the range
    c.setResult(i, Shape::scalar());
  return success();
}

LogicalResult inferBatchMatMulWith(ShapeContext &c, bool broadcastBatch) {
  FailureOr<Shape> a = c.withRankAtLeast(0, 2), b = c.withRankAtLeast(1, 2);
  if (failed(a) || failed(b))
    return failure();
  if (!broadcastBatch && a->hasRank() != b->hasRank())
    (a->hasRank() ? b : a) = Shape::ofRank(a->hasRank() ? a->rank() : b->rank());
  if (!a->hasRank() || !b->hasRank())
    return success();
  if (!broadcastBatch && a->rank() != b->rank())
    return c.error() << "expected operands of one rank, got " << a->str() << " and " << b->str();
  FailureOr<Shape> result =
      product(c, *a, *b, c.boolAttr("adj_x"), c.boolAttr("adj_y"), broadcastBatch);
  if (failed(result))
    return failure();
  c.setResult(0, *result);
  return success();
}

LogicalResult inferBatchMatMul(ShapeContext &c) { return inferBatchMatMulWith(c, false); }
LogicalResult inferBatchMatMulV2(ShapeContext &c) { return inferBatchMatMulWith(c, true); }

/// The sizes that the labels of one einsum have.
class EinsumLabels {
public:
  explicit EinsumLabels(ShapeContext &c) : c(c) {}

  /// Binds the labels of one operand, "ab...c".
  LogicalResult bind(StringRef labels, const Shape &shape) {
    auto [head, tail] = labels.split("...");
    bool ellipsis = labels.contains("...");
    if (!shape.hasRank()) {
      for (char label : (head + tail).str())
        sizes.try_emplace(label, SymExpr::unknown());
      if (ellipsis)
        broadcast = Shape();
      return success();
    }
    unsigned named = head.size() + tail.size();
    if (ellipsis ? shape.rank() < named : shape.rank() != named)
      return c.error() << "einsum labels '" << labels << "' do not fit shape " << shape.str();
    for (unsigned i = 0; i < head.size(); ++i)
      if (failed(bindOne(head[i], shape[i])))
        return failure();
    for (unsigned i = 0; i < tail.size(); ++i)
      if (failed(bindOne(tail[i], shape[shape.rank() - tail.size() + i])))
        return failure();
    if (!ellipsis)
      return success();
    FailureOr<Shape> both =
        c.broadcast(broadcast, shape.slice(head.size(), shape.rank() - tail.size()));
    if (failed(both))
      return failure();
    broadcast = *both;
    return success();
  }

  FailureOr<Shape> result(StringRef labels) {
    auto [head, tail] = labels.split("...");
    Shape shape = Shape::scalar();
    for (char label : head)
      shape.append(sizeOf(label));
    if (labels.contains("...")) {
      if (!broadcast.hasRank())
        return Shape();
      shape.append(broadcast.dims());
    }
    for (char label : tail)
      shape.append(sizeOf(label));
    return shape;
  }

private:
  LogicalResult bindOne(char label, const SymExpr &size) {
    auto [known, inserted] = sizes.try_emplace(label, size);
    if (inserted)
      return success();
    // A size of 1 broadcasts against the label's other sizes.
    FailureOr<SymExpr> both = c.broadcast(known->second, size);
    if (failed(both))
      return failure();
    known->second = *both;
    return success();
  }

  SymExpr sizeOf(char label) {
    auto known = sizes.find(label);
    return known == sizes.end() ? SymExpr::unknown() : known->second;
  }

  ShapeContext &c;
  std::map<char, SymExpr> sizes;
  Shape broadcast = Shape::scalar();
};

LogicalResult inferEinsum(ShapeContext &c) {
  std::string equation;
  for (char ch : c.stringAttr("equation"))
    if (ch != ' ')
      equation.push_back(ch);
  auto [inputs, output] = StringRef(equation).split("->");
  SmallVector<StringRef> terms;
  inputs.split(terms, ',');
  if (terms.size() != c.numOperands() || !StringRef(equation).contains("->"))
    return c.error() << "equation '" << equation << "' does not fit " << c.numOperands()
                     << " operands";
  EinsumLabels labels(c);
  for (auto [i, term] : llvm::enumerate(terms))
    if (failed(labels.bind(term, c.shape(i))))
      return failure();
  FailureOr<Shape> result = labels.result(output);
  if (failed(result))
    return failure();
  c.setResult(0, *result);
  return success();
}

LogicalResult inferSparseTensorDenseMatMul(ShapeContext &c) {
  FailureOr<Shape> b = c.withRank(3, 2);
  if (failed(b))
    return failure();
  Shape a = c.shapeFrom(2);
  if (!a.hasRank() || a.rank() != 2)
    a = Shape::ofRank(2);
  FailureOr<Shape> result =
      product(c, a, *b, c.boolAttr("adjoint_a"), c.boolAttr("adjoint_b"), false);
  if (failed(result))
    return failure();
  c.setResult(0, *result);
  return success();
}

} // namespace

void registerContractionShapes(ShapeRegistry &registry) {
  registry.add({"MatMul", "_FusedMatMul", "SparseMatMul", "QuantizedMatMul"}, inferMatMul);
  registry.add({"BatchMatMul"}, inferBatchMatMul);
  registry.add({"BatchMatMulV2", "BatchMatMulV3"}, inferBatchMatMulV2);
  registry.add({"Einsum"}, inferEinsum);
  registry.add({"SparseTensorDenseMatMul"}, inferSparseTensorDenseMatMul);
}

} // namespace graphc::tf
