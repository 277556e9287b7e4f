//===- Linalg.cpp - solving, inverting, factoring ---------------------------------===//

#include "compiler/reference/Families.h"
#include "compiler/reference/Matrix.h"

#include <algorithm>
#include <limits>

using namespace graphc::reference;

namespace {

using MatrixTypes = decltype(FloatTypes() + ComplexTypes());

Shape batchOf(const Tensor &x) { return Shape(x.shape().begin(), x.shape().end() - 2); }

void requireMatrices(const Tensor &x) {
  require(x.rank() >= 2, "Input must have rank >= 2, got ", toString(x.shape()));
}

void requireSquare(const Tensor &x) {
  requireMatrices(x);
  require(x.dim(x.rank() - 1) == x.dim(x.rank() - 2), "Input matrix must be square, got ",
          toString(x.shape()));
}

/// Calls `body(matrix)` for each matrix of the first operand and stores the results, one matrix
/// each of `rows` x `columns`.
template <typename Body>
Tensor mapMatrices(const Op &op, const Tensor &x, int64_t rows, int64_t columns, Body body) {
  return dispatch(op, MatrixTypes(), x.dtype(), [&]<typename T>() {
    auto matrices = loadMatrices<T>(x);
    for (auto &matrix : matrices)
      matrix = body(matrix);
    return storeMatrices<T>(op, batchOf(x), rows, columns, matrices);
  });
}

/// Lower triangular L with L L^H the input, of which only the lower triangle is read. The lower
/// triangle is NaN when the input is not positive definite.
template <typename W> Matrix<W> choleskyOf(const Matrix<W> &a) {
  int64_t n = a.rows;
  Matrix<W> l(n, n);
  bool positive = true;
  for (int64_t j = 0; j < n && positive; ++j) {
    double diagonal = std::real(a(j, j));
    for (int64_t k = 0; k < j; ++k)
      diagonal -= squaredNorm(l(j, k));
    positive = diagonal > 0;
    l(j, j) = std::sqrt(diagonal);
    for (int64_t i = j + 1; i < n; ++i) {
      W sum = a(i, j);
      for (int64_t k = 0; k < j; ++k)
        sum -= l(i, k) * conjugate(l(j, k));
      l(i, j) = sum / l(j, j);
    }
  }
  for (int64_t i = 0; i < n && !positive; ++i)
    for (int64_t j = 0; j <= i; ++j)
      l(i, j) = W(std::numeric_limits<double>::quiet_NaN());
  return l;
}

Outputs cholesky(const Op &op) {
  const Tensor &x = op.in(0);
  requireSquare(x);
  int64_t n = x.dim(x.rank() - 1);
  return {mapMatrices(op, x, n, n, [](const auto &a) { return choleskyOf(a); })};
}

Outputs matrixInverse(const Op &op) {
  const Tensor &x = op.in(0);
  requireSquare(x);
  bool adjointed = op.attr<bool>("adjoint", false);
  int64_t n = x.dim(x.rank() - 1);
  return {mapMatrices(op, x, n, n, [&]<typename W>(const Matrix<W> &a) {
    LuFactors<W> factors = factorLu(adjointed ? adjoint(a) : a);
    require(!factors.singular, "Input is not invertible.");
    return solveLu(factors, identityMatrix<W>(n));
  })};
}

template <typename W> W determinantOf(const LuFactors<W> &factors) {
  W product = W(factors.sign);
  for (int64_t i = 0; i < factors.lu.rows; ++i)
    product *= factors.lu(i, i);
  return product;
}

Outputs matrixDeterminant(const Op &op) {
  const Tensor &x = op.in(0);
  requireSquare(x);
  return {dispatch(op, MatrixTypes(), x.dtype(), [&]<typename T>() {
    std::vector<Wide<T>> values;
    for (auto &matrix : loadMatrices<T>(x))
      values.push_back(determinantOf(factorLu(matrix)));
    return storeValues<T>(op, batchOf(x), values);
  })};
}

/// The sign of the determinant and the logarithm of its magnitude.
Outputs logMatrixDeterminant(const Op &op) {
  const Tensor &x = op.in(0);
  requireSquare(x);
  return dispatch(op, MatrixTypes(), x.dtype(), [&]<typename T>() -> Outputs {
    std::vector<Wide<T>> signs, logs;
    for (auto &matrix : loadMatrices<T>(x)) {
      LuFactors<Wide<T>> factors = factorLu(matrix);
      Wide<T> sign = Wide<T>(factors.sign);
      double log = 0;
      for (int64_t i = 0; i < factors.lu.rows; ++i) {
        double size = std::abs(factors.lu(i, i));
        sign = size == 0 ? Wide<T>(0) : sign * (factors.lu(i, i) / size);
        log += std::log(size);
      }
      signs.push_back(sign);
      logs.push_back(log);
    }
    return {storeValues<T>(op, batchOf(x), signs), storeValues<T>(op, batchOf(x), logs)};
  });
}

/// Broadcasts the batches of two operands and solves pair by pair.
template <typename Solve> Tensor solvePairs(const Op &op, bool broadcast, Solve solve) {
  const Tensor &a = op.in(0), &b = op.in(1);
  requireSquare(a);
  requireMatrices(b);
  require(a.dtype() == b.dtype(), "matrix and rhs differ in type");
  require(a.dim(a.rank() - 1) == b.dim(b.rank() - 2),
          "Input matrix and rhs are incompatible: ", toString(a.shape()), " and ",
          toString(b.shape()));
  require(broadcast || batchOf(a) == batchOf(b),
          "All input tensors must have the same outer "
          "dimensions: ",
          toString(a.shape()), " and ", toString(b.shape()));
  Shape batch = broadcastShapes(batchOf(a), batchOf(b));
  std::vector<int64_t> atA = broadcastOffsets(batchOf(a), batch);
  std::vector<int64_t> atB = broadcastOffsets(batchOf(b), batch);
  return dispatch(op, MatrixTypes(), a.dtype(), [&]<typename T>() {
    auto left = loadMatrices<T>(a), right = loadMatrices<T>(b);
    std::vector<Matrix<Wide<T>>> results;
    for (size_t i = 0; i < atA.size(); ++i)
      results.push_back(solve(left[atA[i]], right[atB[i]]));
    return storeMatrices<T>(op, batch, b.dim(b.rank() - 2), b.dim(b.rank() - 1), results);
  });
}

Outputs matrixSolve(const Op &op) {
  bool adjointed = op.attr<bool>("adjoint", false);
  return {solvePairs(op, false, [&]<typename W>(const Matrix<W> &a, const Matrix<W> &b) {
    LuFactors<W> factors = factorLu(adjointed ? adjoint(a) : a);
    require(!factors.singular, "Input matrix is not invertible.");
    return solveLu(factors, b);
  })};
}

Outputs matrixTriangularSolve(const Op &op) {
  bool adjointed = op.attr<bool>("adjoint", false), lower = op.attr<bool>("lower", true);
  return {solvePairs(op, true, [&]<typename W>(const Matrix<W> &a, const Matrix<W> &b) {
    for (int64_t i = 0; i < a.rows; ++i)
      require(a(i, i) != W(0), "Input matrix is not invertible.");
    return adjointed ? solveTriangular(adjoint(a), b, !lower) : solveTriangular(a, b, lower);
  })};
}

/// L and U in one matrix, and the row that each row came from.
Outputs lu(const Op &op) {
  const Tensor &x = op.in(0);
  requireSquare(x);
  int64_t n = x.dim(x.rank() - 1);
  std::vector<int64_t> permutations;
  Tensor factors = mapMatrices(op, x, n, n, [&]<typename W>(const Matrix<W> &a) {
    LuFactors<W> result = factorLu(a);
    require(!result.singular, "Input is not invertible.");
    permutations.insert(permutations.end(), result.permutation.begin(), result.permutation.end());
    return result.lu;
  });
  DType type = op.attr<DType>("output_idx_type", DType::Int32);
  return {factors, makeInts(op, type, concatShapes(batchOf(x), Shape{n}), permutations)};
}

/// Three diagonals [above, main, below] (each of `size`; the last of the upper and the first of
/// the lower are not part of the matrix) as a matrix.
template <typename W>
Matrix<W> fromDiagonals(const W *above, const W *main, const W *below, int64_t size) {
  Matrix<W> result(size, size);
  for (int64_t i = 0; i < size; ++i) {
    result(i, i) = main[i];
    if (i + 1 < size)
      result(i, i + 1) = above[i];
    if (i > 0)
      result(i, i - 1) = below[i];
  }
  return result;
}

Outputs tridiagonalSolve(const Op &op) {
  const Tensor &diagonals = op.in(0), &rhs = op.in(1);
  requireMatrices(diagonals);
  requireMatrices(rhs);
  int64_t n = diagonals.dim(diagonals.rank() - 1);
  require(diagonals.dim(diagonals.rank() - 2) == 3 && rhs.dim(rhs.rank() - 2) == n &&
              batchOf(diagonals) == batchOf(rhs) && diagonals.dtype() == rhs.dtype(),
          "expected diagonals [..., 3, n] and rhs [..., n, k], got ", toString(diagonals.shape()),
          " and ", toString(rhs.shape()));
  return {dispatch(op, MatrixTypes(), rhs.dtype(), [&]<typename T>() {
    auto bands = loadMatrices<T>(diagonals), sides = loadMatrices<T>(rhs);
    for (size_t i = 0; i < sides.size(); ++i) {
      const Wide<T> *band = bands[i].elements.data();
      LuFactors<Wide<T>> factors = factorLu(fromDiagonals(band, band + n, band + 2 * n, n));
      require(!factors.singular, "The input matrix is not invertible.");
      sides[i] = solveLu(factors, sides[i]);
    }
    return storeMatrices<T>(op, batchOf(rhs), n, rhs.dim(rhs.rank() - 1), sides);
  })};
}

Outputs tridiagonalMatMul(const Op &op) {
  const Tensor &above = op.in(0), &main = op.in(1), &below = op.in(2), &rhs = op.in(3);
  requireMatrices(rhs);
  int64_t n = rhs.dim(rhs.rank() - 2);
  for (const Tensor *diagonal : {&above, &main, &below})
    require(diagonal->shape() == concatShapes(batchOf(rhs), Shape{1, n}) &&
                diagonal->dtype() == rhs.dtype(),
            "diagonals must be [..., 1, ", n, "], got ", toString(diagonal->shape()));
  return {dispatch(op, MatrixTypes(), rhs.dtype(), [&]<typename T>() {
    auto a = loadMatrices<T>(above), m = loadMatrices<T>(main), b = loadMatrices<T>(below);
    auto sides = loadMatrices<T>(rhs);
    for (size_t i = 0; i < sides.size(); ++i)
      sides[i] =
          fromDiagonals(a[i].elements.data(), m[i].elements.data(), b[i].elements.data(), n) *
          sides[i];
    return storeMatrices<T>(op, batchOf(rhs), n, rhs.dim(rhs.rank() - 1), sides);
  })};
}

/// The cross product of the vectors in the last dimension.
Outputs cross(const Op &op) {
  const Tensor &a = op.in(0), &b = op.in(1);
  require(a.shape() == b.shape() && a.dtype() == b.dtype() && a.rank() >= 1 &&
              a.dim(a.rank() - 1) == 3,
          "cross-products need two operands of one shape that ends in 3, got ", toString(a.shape()),
          " and ", toString(b.shape()));
  return {dispatch(op, RealTypes(), a.dtype(), [&]<typename T>() {
    Tensor result = op.make<T>(a.shape());
    std::span<T> out = result.mutableData<T>();
    auto x = widened<T>(a), y = widened<T>(b);
    for (size_t i = 0; i < out.size(); i += 3)
      for (size_t k = 0; k < 3; ++k) {
        size_t p = i + (k + 1) % 3, q = i + (k + 2) % 3;
        out[i + k] = narrow<T>(x[p] * y[q] - x[q] * y[p]);
      }
    return result;
  })};
}

constexpr OpEntry entries[] = {
    {"BatchCholesky", cholesky},
    {"BatchMatrixDeterminant", matrixDeterminant},
    {"BatchMatrixInverse", matrixInverse},
    {"BatchMatrixSolve", matrixSolve},
    {"BatchMatrixTriangularSolve", matrixTriangularSolve},
    {"Cholesky", cholesky},
    {"Cross", cross},
    {"LogMatrixDeterminant", logMatrixDeterminant},
    {"Lu", lu},
    {"MatrixDeterminant", matrixDeterminant},
    {"MatrixInverse", matrixInverse},
    {"MatrixSolve", matrixSolve},
    {"MatrixTriangularSolve", matrixTriangularSolve},
    {"TridiagonalMatMul", tridiagonalMatMul},
    {"TridiagonalSolve", tridiagonalSolve},
};

} // namespace

std::span<const OpEntry> graphc::reference::linalgOps() { return entries; }
