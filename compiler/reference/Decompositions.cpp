//===- Decompositions.cpp - QR, eigenvalues, singular values, matrix roots --------===//

#include "compiler/reference/Families.h"
#include "compiler/reference/Matrix.h"

#include <algorithm>
#include <limits>
#include <numeric>

using namespace graphc::reference;

namespace {

using MatrixTypes = decltype(FloatTypes() + ComplexTypes());

Shape batchOf(const Tensor &x) { return Shape(x.shape().begin(), x.shape().end() - 2); }

void requireMatrices(const Tensor &x) {
  require(x.rank() >= 2, "Input must have rank >= 2, got ", toString(x.shape()));
}

template <typename W> struct QrFactors {
  Matrix<W> q; ///< Unitary, rows x rows.
  Matrix<W> r; ///< Upper triangular, rows x columns.
};

/// Householder reflections, column by column; a reflected column's head gets the sign opposite to
/// the one it had.
template <typename W> QrFactors<W> factorQr(Matrix<W> a) {
  Matrix<W> q = identityMatrix<W>(a.rows);
  for (int64_t k = 0; k < std::min(a.rows, a.columns); ++k) {
    double tail = 0;
    for (int64_t i = k + 1; i < a.rows; ++i)
      tail += squaredNorm(a(i, k));
    if (tail == 0 && std::imag(a(k, k)) == 0)
      continue;
    double beta = std::sqrt(squaredNorm(a(k, k)) + tail);
    if (std::real(a(k, k)) >= 0)
      beta = -beta;
    // H = I - tau v v^H with v = (1, column / (head - beta)) maps the column to (beta, 0).
    W head = a(k, k), tau = conjugate((W(beta) - head) / beta);
    std::vector<W> v(a.rows, W(0));
    v[k] = W(1);
    for (int64_t i = k + 1; i < a.rows; ++i)
      v[i] = a(i, k) / (head - beta);
    for (int64_t j = 0; j < a.columns; ++j) {
      W product = W(0);
      for (int64_t i = k; i < a.rows; ++i)
        product += conjugate(v[i]) * a(i, j);
      for (int64_t i = k; i < a.rows; ++i)
        a(i, j) -= tau * v[i] * product;
    }
    // Q accumulates H^H from the right.
    for (int64_t i = 0; i < a.rows; ++i) {
      W product = W(0);
      for (int64_t j = k; j < a.rows; ++j)
        product += q(i, j) * v[j];
      for (int64_t j = k; j < a.rows; ++j)
        q(i, j) -= conjugate(tau) * product * conjugate(v[j]);
    }
    for (int64_t i = k + 1; i < a.rows; ++i)
      a(i, k) = W(0);
  }
  return {q, a};
}

template <typename W> Matrix<W> block(const Matrix<W> &a, int64_t rows, int64_t columns) {
  Matrix<W> result(rows, columns);
  for (int64_t i = 0; i < rows; ++i)
    for (int64_t j = 0; j < columns; ++j)
      result(i, j) = a(i, j);
  return result;
}

Outputs qr(const Op &op) {
  const Tensor &x = op.in(0);
  requireMatrices(x);
  int64_t rows = x.dim(x.rank() - 2), columns = x.dim(x.rank() - 1);
  int64_t inner = op.attr<bool>("full_matrices", false) ? rows : std::min(rows, columns);
  return dispatch(op, MatrixTypes(), x.dtype(), [&]<typename T>() -> Outputs {
    std::vector<Matrix<Wide<T>>> qs, rs;
    for (auto &matrix : loadMatrices<T>(x)) {
      QrFactors<Wide<T>> factors = factorQr(matrix);
      qs.push_back(block(factors.q, rows, inner));
      rs.push_back(block(factors.r, inner, columns));
    }
    return {storeMatrices<T>(op, batchOf(x), rows, inner, qs),
            storeMatrices<T>(op, batchOf(x), inner, columns, rs)};
  });
}

/// A unitary rotation of two columns.
template <typename W> void rotate(Matrix<W> &a, int64_t p, int64_t q, double c, W s) {
  for (int64_t i = 0; i < a.rows; ++i) {
    W x = a(i, p), y = a(i, q);
    a(i, p) = c * x - conjugate(s) * y;
    a(i, q) = s * x + c * y;
  }
}

/// The angle that makes two columns with squared lengths alpha and beta and inner product
/// gamma = p^H q orthogonal (Jacobi).
template <typename W> std::pair<double, W> jacobiAngle(double alpha, double beta, W gamma) {
  double size = std::abs(gamma);
  double zeta = (beta - alpha) / (2 * size);
  double t = (zeta >= 0 ? 1 : -1) / (std::fabs(zeta) + std::sqrt(1 + zeta * zeta));
  double c = 1 / std::sqrt(1 + t * t);
  return {c, gamma * (c * t / size)};
}

constexpr int maxSweeps = 60;

template <typename W> struct SvdFactors {
  std::vector<double> values; ///< Descending, min(rows, columns) of them.
  Matrix<W> u, v;             ///< rows x count, columns x count.
};

/// One-sided Jacobi: columns are rotated until they are orthogonal; their lengths are the singular
/// values. Precondition: rows >= columns.
template <typename W> SvdFactors<W> tallSvd(Matrix<W> a) {
  int64_t n = a.columns;
  Matrix<W> v = identityMatrix<W>(n);
  bool rotated = true;
  for (int sweep = 0; sweep < maxSweeps && rotated; ++sweep) {
    rotated = false;
    for (int64_t p = 0; p < n; ++p)
      for (int64_t q = p + 1; q < n; ++q) {
        double alpha = 0, beta = 0;
        W gamma = W(0);
        for (int64_t i = 0; i < a.rows; ++i) {
          alpha += squaredNorm(a(i, p));
          beta += squaredNorm(a(i, q));
          gamma += conjugate(a(i, p)) * a(i, q);
        }
        if (!(std::abs(gamma) > 1e-15 * std::sqrt(alpha * beta)) || std::abs(gamma) == 0)
          continue;
        rotated = true;
        auto [c, s] = jacobiAngle(alpha, beta, gamma);
        rotate(a, p, q, c, s);
        rotate(v, p, q, c, s);
      }
  }
  std::vector<double> lengths(n, 0);
  for (int64_t j = 0; j < n; ++j) {
    for (int64_t i = 0; i < a.rows; ++i)
      lengths[j] += squaredNorm(a(i, j));
    lengths[j] = std::sqrt(lengths[j]);
  }
  std::vector<int64_t> order(n);
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](int64_t i, int64_t j) {
    return lengths[i] > lengths[j] || (lengths[i] == lengths[j] && i < j);
  });
  SvdFactors<W> result{{}, Matrix<W>(a.rows, n), Matrix<W>(n, n)};
  for (int64_t j = 0; j < n; ++j) {
    int64_t from = order[j];
    result.values.push_back(lengths[from]);
    for (int64_t i = 0; i < a.rows; ++i)
      result.u(i, j) = lengths[from] > 0 ? a(i, from) / lengths[from] : W(0);
    for (int64_t i = 0; i < n; ++i)
      result.v(i, j) = v(i, from);
  }
  return result;
}

/// Makes the columns of `u` (orthonormal, or zero where a singular value is) a full orthonormal
/// set of `count`, by Gram-Schmidt on the unit vectors.
template <typename W> Matrix<W> completeBasis(const Matrix<W> &u, int64_t count) {
  Matrix<W> result(u.rows, count);
  std::vector<bool> filled(count, false);
  for (int64_t j = 0; j < std::min(count, u.columns); ++j) {
    double length = 0;
    for (int64_t i = 0; i < u.rows; ++i) {
      result(i, j) = u(i, j);
      length += squaredNorm(u(i, j));
    }
    filled[j] = length > 0.5;
  }
  int64_t unit = 0;
  for (int64_t j = 0; j < count; ++j) {
    while (!filled[j] && unit < u.rows) {
      std::vector<W> candidate(u.rows, W(0));
      candidate[unit++] = W(1);
      // Twice, so that rounding in the first pass does not leave a component.
      for (int pass = 0; pass < 2; ++pass)
        for (int64_t k = 0; k < count; ++k) {
          if (!filled[k])
            continue;
          W product = W(0);
          for (int64_t i = 0; i < u.rows; ++i)
            product += conjugate(result(i, k)) * candidate[i];
          for (int64_t i = 0; i < u.rows; ++i)
            candidate[i] -= product * result(i, k);
        }
      double length = 0;
      for (const W &element : candidate)
        length += squaredNorm(element);
      if (length < 1e-8)
        continue;
      for (int64_t i = 0; i < u.rows; ++i)
        result(i, j) = candidate[i] / std::sqrt(length);
      filled[j] = true;
    }
  }
  return result;
}

/// Singular values, descending, and the two bases. Each pair of vectors is unique up to a phase
/// only; another implementation may give the opposite one.
Outputs svd(const Op &op) {
  const Tensor &x = op.in(0);
  requireMatrices(x);
  int64_t rows = x.dim(x.rank() - 2), columns = x.dim(x.rank() - 1),
          count = std::min(rows, columns);
  bool vectors = op.attr<bool>("compute_uv", true), full = op.attr<bool>("full_matrices", false);
  int64_t uColumns = full ? rows : count, vColumns = full ? columns : count;
  return dispatch(op, MatrixTypes(), x.dtype(), [&]<typename T>() -> Outputs {
    std::vector<Wide<T>> values;
    std::vector<Matrix<Wide<T>>> us, vs;
    for (auto &matrix : loadMatrices<T>(x)) {
      bool tall = rows >= columns;
      SvdFactors<Wide<T>> factors = tallSvd(tall ? matrix : adjoint(matrix));
      if (!tall)
        std::swap(factors.u, factors.v);
      values.insert(values.end(), factors.values.begin(), factors.values.end());
      us.push_back(completeBasis(factors.u, uColumns));
      vs.push_back(completeBasis(factors.v, vColumns));
    }
    Tensor s = storeValues<T>(op, concatShapes(batchOf(x), Shape{count}), values);
    if (!vectors)
      return {s, op.make<T>({}), op.make<T>({})};
    return {s, storeMatrices<T>(op, batchOf(x), rows, uColumns, us),
            storeMatrices<T>(op, batchOf(x), columns, vColumns, vs)};
  });
}

/// Eigenvalues (ascending) and vectors of a Hermitian matrix, of which only the lower triangle is
/// read; two-sided Jacobi.
template <typename W> std::pair<std::vector<double>, Matrix<W>> hermitianEigen(Matrix<W> a) {
  int64_t n = a.rows;
  for (int64_t i = 0; i < n; ++i) {
    a(i, i) = W(std::real(a(i, i)));
    for (int64_t j = i + 1; j < n; ++j)
      a(i, j) = conjugate(a(j, i));
  }
  Matrix<W> v = identityMatrix<W>(n);
  bool rotated = true;
  for (int sweep = 0; sweep < maxSweeps && rotated; ++sweep) {
    rotated = false;
    for (int64_t p = 0; p < n; ++p)
      for (int64_t q = p + 1; q < n; ++q) {
        double scale = std::abs(a(p, p)) + std::abs(a(q, q));
        if (!(std::abs(a(p, q)) > 1e-16 * scale) || std::abs(a(p, q)) == 0)
          continue;
        rotated = true;
        auto [c, s] = jacobiAngle(std::real(a(p, p)), std::real(a(q, q)), a(p, q));
        rotate(a, p, q, c, s);
        a = adjoint(a);
        rotate(a, p, q, c, s);
        a = adjoint(a);
        rotate(v, p, q, c, s);
      }
  }
  std::vector<int64_t> order(n);
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](int64_t i, int64_t j) {
    double x = std::real(a(i, i)), y = std::real(a(j, j));
    return x < y || (x == y && i < j);
  });
  std::vector<double> values;
  Matrix<W> sorted(n, n);
  for (int64_t j = 0; j < n; ++j) {
    values.push_back(std::real(a(order[j], order[j])));
    for (int64_t i = 0; i < n; ++i)
      sorted(i, j) = v(i, order[j]);
  }
  return {values, sorted};
}

Outputs selfAdjointEig(const Op &op) {
  const Tensor &x = op.in(0);
  requireMatrices(x);
  int64_t n = x.dim(x.rank() - 1);
  require(x.dim(x.rank() - 2) == n, "Input matrix must be square, got ", toString(x.shape()));
  bool vectors = op.attr<bool>("compute_v", true);
  return dispatch(op, MatrixTypes(), x.dtype(), [&]<typename T>() -> Outputs {
    std::vector<Wide<T>> values;
    std::vector<Matrix<Wide<T>>> bases;
    for (auto &matrix : loadMatrices<T>(x)) {
      auto [own, basis] = hermitianEigen(matrix);
      values.insert(values.end(), own.begin(), own.end());
      bases.push_back(basis);
    }
    return {storeValues<T>(op, concatShapes(batchOf(x), Shape{n}), values),
            vectors ? storeMatrices<T>(op, batchOf(x), n, n, bases) : op.make<T>({})};
  });
}

/// The principal square root by the iteration of Denman and Beavers (1976): Y and Z tend to the
/// root and its inverse.
template <typename W> Matrix<W> squareRoot(const Matrix<W> &a) {
  Matrix<W> y = a, z = identityMatrix<W>(a.rows);
  for (int step = 0; step < 100; ++step) {
    LuFactors<W> fy = factorLu(y), fz = factorLu(z);
    require(!fy.singular && !fz.singular, "the matrix has no square root that this method finds");
    Matrix<W> inverseY = solveLu(fy, identityMatrix<W>(a.rows));
    Matrix<W> inverseZ = solveLu(fz, identityMatrix<W>(a.rows));
    double change = 0, size = 0;
    for (size_t i = 0; i < y.elements.size(); ++i) {
      W next = 0.5 * (y.elements[i] + inverseZ.elements[i]);
      change += squaredNorm(next - y.elements[i]);
      size += squaredNorm(next);
      y.elements[i] = next;
      z.elements[i] = 0.5 * (z.elements[i] + inverseY.elements[i]);
    }
    if (!(change > 1e-28 * size))
      break;
  }
  return y;
}

Outputs matrixSquareRoot(const Op &op) {
  const Tensor &x = op.in(0);
  requireMatrices(x);
  int64_t n = x.dim(x.rank() - 1);
  require(x.dim(x.rank() - 2) == n, "Input matrix must be square, got ", toString(x.shape()));
  return {dispatch(op, MatrixTypes(), x.dtype(), [&]<typename T>() {
    auto matrices = loadMatrices<T>(x);
    for (auto &matrix : matrices)
      matrix = squareRoot(matrix);
    return storeMatrices<T>(op, batchOf(x), n, n, matrices);
  })};
}

constexpr OpEntry entries[] = {
    {"BatchSelfAdjointEigV2", selfAdjointEig}, {"BatchSvd", svd},
    {"MatrixSquareRoot", matrixSquareRoot},    {"Qr", qr},
    {"SelfAdjointEigV2", selfAdjointEig},      {"Svd", svd},
};

} // namespace

std::span<const OpEntry> graphc::reference::decompositionOps() { return entries; }
