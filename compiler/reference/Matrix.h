//===- Matrix.h - small dense matrices in double precision -------*- C++ -*-===//

#ifndef GRAPHC_COMPILER_REFERENCE_MATRIX_H
#define GRAPHC_COMPILER_REFERENCE_MATRIX_H

#include "compiler/reference/OpSupport.h"

#include <cmath>
#include <functional>

namespace graphc::reference {

/// A dense row-major matrix of W: double or complex<double>.
template <typename W> struct Matrix {
  int64_t rows = 0, columns = 0;
  std::vector<W> elements;

  Matrix(int64_t rows, int64_t columns)
      : rows(rows), columns(columns), elements(rows * columns, W(0)) {}
  W &operator()(int64_t i, int64_t j) { return elements[i * columns + j]; }
  const W &operator()(int64_t i, int64_t j) const { return elements[i * columns + j]; }
};

inline double conjugate(double x) { return x; }
inline std::complex<double> conjugate(std::complex<double> x) { return std::conj(x); }
inline double squaredNorm(double x) { return x * x; }
inline double squaredNorm(std::complex<double> x) { return std::norm(x); }

template <typename W> Matrix<W> identityMatrix(int64_t size) {
  Matrix<W> result(size, size);
  for (int64_t i = 0; i < size; ++i)
    result(i, i) = W(1);
  return result;
}

/// The conjugate transpose.
template <typename W> Matrix<W> adjoint(const Matrix<W> &a) {
  Matrix<W> result(a.columns, a.rows);
  for (int64_t i = 0; i < a.rows; ++i)
    for (int64_t j = 0; j < a.columns; ++j)
      result(j, i) = conjugate(a(i, j));
  return result;
}

template <typename W> Matrix<W> operator*(const Matrix<W> &a, const Matrix<W> &b) {
  Matrix<W> result(a.rows, b.columns);
  for (int64_t i = 0; i < a.rows; ++i)
    for (int64_t k = 0; k < a.columns; ++k)
      for (int64_t j = 0; j < b.columns; ++j)
        result(i, j) += a(i, k) * b(k, j);
  return result;
}

/// LU with partial pivoting: row i of the permuted input is row `permutation[i]` of the input.
template <typename W> struct LuFactors {
  Matrix<W> lu; ///< U above and on the diagonal, L without its ones below.
  std::vector<int64_t> permutation;
  int sign = 1; ///< Of the permutation.
  bool singular = false;
};

template <typename W> LuFactors<W> factorLu(Matrix<W> a) {
  int64_t n = a.rows;
  LuFactors<W> result{a, {}, 1, false};
  Matrix<W> &m = result.lu;
  for (int64_t i = 0; i < n; ++i)
    result.permutation.push_back(i);
  for (int64_t k = 0; k < n; ++k) {
    int64_t pivot = k;
    for (int64_t i = k + 1; i < n; ++i)
      if (std::abs(m(i, k)) > std::abs(m(pivot, k)))
        pivot = i;
    if (m(pivot, k) == W(0)) {
      result.singular = true;
      continue;
    }
    if (pivot != k) {
      for (int64_t j = 0; j < n; ++j)
        std::swap(m(k, j), m(pivot, j));
      std::swap(result.permutation[k], result.permutation[pivot]);
      result.sign = -result.sign;
    }
    for (int64_t i = k + 1; i < n; ++i) {
      m(i, k) /= m(k, k);
      for (int64_t j = k + 1; j < n; ++j)
        m(i, j) -= m(i, k) * m(k, j);
    }
  }
  return result;
}

/// Solves T x = b for a triangular T.
template <typename W>
Matrix<W> solveTriangular(const Matrix<W> &t, Matrix<W> b, bool lower, bool unitDiagonal = false) {
  int64_t n = t.rows;
  for (int64_t step = 0; step < n; ++step) {
    int64_t i = lower ? step : n - 1 - step;
    for (int64_t j = 0; j < b.columns; ++j) {
      for (int64_t k = lower ? 0 : i + 1; k < (lower ? i : n); ++k)
        b(i, j) -= t(i, k) * b(k, j);
      if (!unitDiagonal)
        b(i, j) /= t(i, i);
    }
  }
  return b;
}

/// Solves A x = b through the factors of A. Precondition: not singular.
template <typename W> Matrix<W> solveLu(const LuFactors<W> &factors, const Matrix<W> &b) {
  Matrix<W> permuted(b.rows, b.columns);
  for (int64_t i = 0; i < b.rows; ++i)
    for (int64_t j = 0; j < b.columns; ++j)
      permuted(i, j) = b(factors.permutation[i], j);
  return solveTriangular(factors.lu, solveTriangular(factors.lu, permuted, true, true), false);
}

/// The matrices at the end of `x`'s shape, one after the other.
template <typename T> std::vector<Matrix<Wide<T>>> loadMatrices(const Tensor &x) {
  int64_t rows = x.dim(x.rank() - 2), columns = x.dim(x.rank() - 1);
  int64_t count = productOf(x.shape(), 0, x.rank() - 2);
  std::span<const T> data = x.data<T>();
  std::vector<Matrix<Wide<T>>> result(count, Matrix<Wide<T>>(rows, columns));
  size_t at = 0;
  for (Matrix<Wide<T>> &matrix : result)
    for (Wide<T> &element : matrix.elements)
      element = widen<T>(data[at++]);
  return result;
}

/// Matrices as a tensor of T; `batch` is the shape in front.
template <typename T>
Tensor storeMatrices(const Op &op, const Shape &batch, int64_t rows, int64_t columns,
                     const std::vector<Matrix<Wide<T>>> &matrices) {
  Tensor result = op.make<T>(concatShapes(batch, Shape{rows, columns}));
  std::span<T> out = result.mutableData<T>();
  size_t at = 0;
  for (const Matrix<Wide<T>> &matrix : matrices)
    for (const Wide<T> &element : matrix.elements)
      out[at++] = narrow<T>(element);
  return result;
}

/// Numbers per matrix as a tensor of T.
template <typename T>
Tensor storeValues(const Op &op, Shape shape, const std::vector<Wide<T>> &values) {
  Tensor result = op.make<T>(std::move(shape));
  std::span<T> out = result.mutableData<T>();
  for (size_t i = 0; i < out.size(); ++i)
    out[i] = narrow<T>(values[i]);
  return result;
}

} // namespace graphc::reference

#endif // GRAPHC_COMPILER_REFERENCE_MATRIX_H
