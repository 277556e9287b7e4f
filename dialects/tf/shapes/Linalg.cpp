//===- Linalg.cpp - factorizations, solvers and diagonals -----------------===//

#include "dialects/tf/shapes/ShapeRegistry.h"

using namespace mlir;

namespace graphc::tf {
namespace {

/// Operand `i` as [..., m, n]; no rank if it has none.
FailureOr<Shape> matrix(ShapeContext &c, unsigned i) { return c.withRankAtLeast(i, 2); }

/// [..., n, n].
FailureOr<Shape> squareMatrix(ShapeContext &c, unsigned i) {
  FailureOr<Shape> input = matrix(c, i);
  if (failed(input) || !input->hasRank())
    return input;
  unsigned rank = input->rank();
  FailureOr<SymExpr> size =
      c.merge((*input)[rank - 2], (*input)[rank - 1], "rows and columns of a square matrix");
  if (failed(size))
    return failure();
  input->set(rank - 2, *size);
  input->set(rank - 1, *size);
  return input;
}

LogicalResult inferSquareUnchanged(ShapeContext &c) {
  FailureOr<Shape> input = squareMatrix(c, 0);
  if (failed(input))
    return failure();
  c.setResult(0, *input);
  return success();
}

LogicalResult inferMatrixUnchanged(ShapeContext &c) {
  FailureOr<Shape> input = matrix(c, 0);
  if (failed(input))
    return failure();
  c.setResult(0, *input);
  return success();
}

/// MatrixDeterminant and LogMatrixDeterminant: one number a matrix.
LogicalResult inferDeterminant(ShapeContext &c) {
  FailureOr<Shape> input = squareMatrix(c, 0);
  if (failed(input))
    return failure();
  for (unsigned i = 0, e = c.numResults(); i < e && input->hasRank(); ++i)
    c.setResult(i, input->take(input->rank() - 2));
  return success();
}

LogicalResult inferLu(ShapeContext &c) {
  FailureOr<Shape> input = squareMatrix(c, 0);
  if (failed(input))
    return failure();
  c.setResult(0, *input);
  if (input->hasRank())
    c.setResult(1, input->take(input->rank() - 1));
  return success();
}

/// matrix [..., m, m] (or [..., m, n] for least squares), rhs [..., m, k]. Batch
/// dimensions broadcast for triangular systems only.
LogicalResult solve(ShapeContext &c, bool square, bool broadcastBatch) {
  FailureOr<Shape> left = square ? squareMatrix(c, 0) : matrix(c, 0);
  FailureOr<Shape> right = matrix(c, 1);
  if (failed(left) || failed(right))
    return failure();
  if (!left->hasRank() || !right->hasRank())
    return success();
  unsigned leftRank = left->rank(), rightRank = right->rank();
  if (failed(c.merge((*left)[leftRank - 2], (*right)[rightRank - 2], "rows of the two sides")))
    return failure();
  Shape leftBatch = left->take(leftRank - 2), rightBatch = right->take(rightRank - 2);
  FailureOr<Shape> result = broadcastBatch ? c.broadcast(leftBatch, rightBatch)
                                           : c.merge(leftBatch, rightBatch, "batch dimensions");
  if (failed(result))
    return failure();
  result->append((*left)[leftRank - 1]);
  result->append((*right)[rightRank - 1]);
  c.setResult(0, *result);
  return success();
}

LogicalResult inferSolve(ShapeContext &c) { return solve(c, true, false); }
LogicalResult inferTriangularSolve(ShapeContext &c) { return solve(c, true, true); }
LogicalResult inferSolveLs(ShapeContext &c) { return solve(c, false, false); }

/// Svd: s, u, v.
LogicalResult inferSvd(ShapeContext &c) {
  FailureOr<Shape> input = matrix(c, 0);
  if (failed(input))
    return failure();
  if (!input->hasRank())
    return success();
  unsigned rank = input->rank();
  SymExpr m = (*input)[rank - 2], n = (*input)[rank - 1], p = SymExpr::min(m, n);
  Shape batch = input->take(rank - 2);
  Shape s = batch, u = batch, v = batch;
  s.append(p);
  if (c.boolAttr("compute_uv", true)) {
    bool full = c.boolAttr("full_matrices");
    u.append({m, full ? m : p});
    v.append({n, full ? n : p});
  } else {
    u = v = Shape{0};
  }
  c.setResult(0, s);
  c.setResult(1, u);
  c.setResult(2, v);
  return success();
}

LogicalResult inferQr(ShapeContext &c) {
  FailureOr<Shape> input = matrix(c, 0);
  if (failed(input))
    return failure();
  if (!input->hasRank())
    return success();
  unsigned rank = input->rank();
  SymExpr m = (*input)[rank - 2], n = (*input)[rank - 1];
  SymExpr p = c.boolAttr("full_matrices") ? m : SymExpr::min(m, n);
  Shape q = input->take(rank - 2), r = q;
  q.append({m, p});
  r.append({p, n});
  c.setResult(0, q);
  c.setResult(1, r);
  return success();
}

LogicalResult inferSelfAdjointEig(ShapeContext &c) {
  FailureOr<Shape> input = squareMatrix(c, 0);
  if (failed(input))
    return failure();
  if (!input->hasRank())
    return success();
  c.setResult(0, input->take(input->rank() - 1));
  c.setResult(1, c.boolAttr("compute_v", true) ? *input : Shape{0});
  return success();
}

LogicalResult inferMatrixDiag(ShapeContext &c) {
  FailureOr<Shape> diagonal = c.withRankAtLeast(0, 1);
  if (failed(diagonal))
    return failure();
  if (diagonal->hasRank())
    diagonal->append(SymExpr(diagonal->back()));
  c.setResult(0, *diagonal);
  return success();
}

LogicalResult inferMatrixDiagPart(ShapeContext &c) {
  FailureOr<Shape> input = matrix(c, 0);
  if (failed(input))
    return failure();
  if (!input->hasRank())
    return success();
  unsigned rank = input->rank();
  Shape result = input->take(rank - 2);
  result.append(SymExpr::min((*input)[rank - 2], (*input)[rank - 1]));
  c.setResult(0, result);
  return success();
}

/// Diag: [a, b] -> [a, b, a, b]; DiagPart is its inverse.
LogicalResult inferTensorDiag(ShapeContext &c) {
  Shape input = c.shape(0);
  if (!input.hasRank())
    return success();
  Shape result = input;
  result.append(input.dims());
  c.setResult(0, result);
  return success();
}

LogicalResult inferTensorDiagPart(ShapeContext &c) {
  Shape input = c.shape(0);
  if (!input.hasRank())
    return success();
  if (input.rank() % 2 != 0)
    return c.error() << "expected an even rank, got " << input.str();
  unsigned half = input.rank() / 2;
  FailureOr<Shape> both = c.merge(input.take(half), input.drop(half), "halves of the shape");
  if (failed(both))
    return failure();
  c.setResult(0, *both);
  return success();
}

/// The band [lower, upper] of diagonals that operand `i` (k) chooses.
std::optional<std::pair<int64_t, int64_t>> diagonalBand(ShapeContext &c, unsigned i) {
  std::optional<SmallVector<int64_t>> k = c.constants(i);
  if (!k || k->empty() || k->size() > 2)
    return std::nullopt;
  return std::pair(k->front(), k->back());
}

/// MatrixDiagPartV2/V3: [..., m, n] -> [..., (diagonals,) longest].
LogicalResult inferMatrixDiagPartV3(ShapeContext &c) {
  FailureOr<Shape> input = matrix(c, 0);
  if (failed(input))
    return failure();
  std::optional<std::pair<int64_t, int64_t>> band = diagonalBand(c, 1);
  if (!input->hasRank() || !band)
    return success();
  auto [lower, upper] = *band;
  if (lower > upper)
    return c.error() << "diagonals go from " << lower << " to " << upper << ", expected upward";
  unsigned rank = input->rank();
  Shape result = input->take(rank - 2);
  if (lower != upper)
    result.append(upper - lower + 1);
  SymExpr rows = (*input)[rank - 2] + std::min<int64_t>(upper, 0);
  SymExpr columns = (*input)[rank - 1] - std::max<int64_t>(lower, 0);
  result.append(SymExpr::min(rows, columns));
  c.setResult(0, result);
  return success();
}

/// MatrixDiagV2/V3: diagonal, k, num_rows, num_cols (-1: as needed), padding.
LogicalResult inferMatrixDiagV3(ShapeContext &c) {
  FailureOr<Shape> diagonal = c.withRankAtLeast(0, 1);
  if (failed(diagonal))
    return failure();
  std::optional<std::pair<int64_t, int64_t>> band = diagonalBand(c, 1);
  if (!diagonal->hasRank() || !band)
    return success();
  auto [lower, upper] = *band;
  bool single = lower == upper;
  unsigned rank = diagonal->rank();
  if (!single && rank < 2)
    return c.error() << "expected one row for each of " << upper - lower + 1
                     << " diagonals, got shape " << diagonal->str();
  SymExpr length = diagonal->back();
  SymExpr minRows = length - std::min<int64_t>(upper, 0);
  SymExpr minColumns = length + std::max<int64_t>(lower, 0);
  SymExpr rows = c.scalar(2), columns = c.scalar(3);
  bool rowsOpen = rows.isConstant(-1), columnsOpen = columns.isConstant(-1);
  // Neither given: the smallest square; one given: the smallest other.
  if (rowsOpen && columnsOpen)
    rows = columns = SymExpr::max(minRows, minColumns);
  else if (rowsOpen)
    rows = minRows;
  else if (columnsOpen)
    columns = minColumns;
  Shape result = diagonal->take(rank - (single ? 1 : 2));
  result.append({rows, columns});
  c.setResult(0, result);
  return success();
}

/// MatrixSetDiag: the matrix.
LogicalResult inferMatrixSetDiag(ShapeContext &c) {
  FailureOr<Shape> input = matrix(c, 0);
  if (failed(input))
    return failure();
  c.setResult(0, *input);
  return success();
}

/// TridiagonalSolve (diagonals, rhs) and TridiagonalMatMul (.., rhs last).
LogicalResult inferLikeLast(ShapeContext &c) {
  c.setResult(0, c.shape(c.numOperands() - 1));
  return success();
}

} // namespace

void registerLinalgShapes(ShapeRegistry &registry) {
  registry.add({"Cholesky", "MatrixInverse", "MatrixSquareRoot", "MatrixExponential",
                "MatrixLogarithm", "CholeskyGrad"},
               inferSquareUnchanged);
  registry.add({"MatrixBandPart"}, inferMatrixUnchanged);
  registry.add({"MatrixDeterminant", "LogMatrixDeterminant"}, inferDeterminant);
  registry.add({"Lu"}, inferLu);
  registry.add({"MatrixSolve"}, inferSolve);
  registry.add({"MatrixTriangularSolve"}, inferTriangularSolve);
  registry.add({"MatrixSolveLs"}, inferSolveLs);
  registry.add({"Svd"}, inferSvd);
  registry.add({"Qr"}, inferQr);
  registry.add({"SelfAdjointEigV2"}, inferSelfAdjointEig);
  registry.add({"MatrixDiag"}, inferMatrixDiag);
  registry.add({"MatrixDiagPart"}, inferMatrixDiagPart);
  registry.add({"MatrixDiagV2", "MatrixDiagV3"}, inferMatrixDiagV3);
  registry.add({"MatrixDiagPartV2", "MatrixDiagPartV3"}, inferMatrixDiagPartV3);
  registry.add({"MatrixSetDiag", "MatrixSetDiagV2", "MatrixSetDiagV3"}, inferMatrixSetDiag);
  registry.add({"Diag"}, inferTensorDiag);
  registry.add({"DiagPart"}, inferTensorDiagPart);
  registry.add({"TridiagonalSolve", "TridiagonalMatMul"}, inferLikeLast);
}

} // namespace graphc::tf
