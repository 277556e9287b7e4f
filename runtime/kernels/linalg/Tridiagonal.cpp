//===- Tridiagonal.cpp - products and systems of tridiagonal matrices -----===//
#include "runtime/kernels/linalg/Kernels.h"
#include "runtime/kernels/linalg/Matrices.h"

namespace graphc::runtime::host {

namespace {
/// Row i is lower[i] x[i-1] + middle[i] x[i] + upper[i] x[i+1].
template <typename T> struct Diagonals {
  const T *upper, *middle, *lower;
  int64_t n;
};

/// Gaussian elimination, with row exchanges if \p pivoting; \p x holds the right-hand sides, one a
/// column. An exchange fills a second diagonal above the main one. False at a zero pivot.
template <typename T>
bool solve(const Diagonals<T> &a, bool pivoting, MatrixMap<T> x, std::span<T> scratch) {
  int64_t n = a.n;
  T *middle = scratch.data(), *upper = middle + n, *second = upper + n;
  std::copy_n(a.middle, n, middle);
  std::copy_n(a.upper, n, upper);
  std::fill_n(second, n, T(0));
  for (int64_t i = 0; i + 1 < n; ++i) {
    T below = a.lower[i + 1];
    if (pivoting && Eigen::numext::abs(below) > Eigen::numext::abs(middle[i])) {
      T factor = middle[i] / below;
      T nextMiddle = upper[i] - factor * middle[i + 1];
      T nextUpper = i + 2 < n ? -factor * upper[i + 1] : T(0);
      middle[i] = below;
      upper[i] = middle[i + 1];
      second[i] = i + 2 < n ? upper[i + 1] : T(0);
      middle[i + 1] = nextMiddle;
      upper[i + 1] = nextUpper;
      x.row(i).swap(x.row(i + 1));
      x.row(i + 1) -= factor * x.row(i);
      continue;
    }
    if (middle[i] == T(0))
      return false;
    T factor = below / middle[i];
    middle[i + 1] -= factor * upper[i];
    x.row(i + 1) -= factor * x.row(i);
  }
  if (middle[n - 1] == T(0))
    return false;
  for (int64_t i = n; i-- > 0;) {
    if (i + 1 < n)
      x.row(i) -= upper[i] * x.row(i + 1);
    if (i + 2 < n)
      x.row(i) -= second[i] * x.row(i + 2);
    x.row(i) /= middle[i];
  }
  return true;
}
} // namespace

Status tridiagonalSolve(HostContext &context) {
  GRAPHC_RETURN_IF_ERROR(requireMatrices(context, 0));
  GRAPHC_RETURN_IF_ERROR(requireMatrices(context, 1));
  MatrixBatch diagonals(context.input(0)), rhs(context.input(1));
  GRAPHC_REQUIRE(diagonals.rows == 3,
                 "Expected diagonals to be provided as a matrix with 3 rows, "
                 "got ",
                 diagonals.rows, " rows.");
  GRAPHC_REQUIRE(diagonals.columns == rhs.rows,
                 "Expected same number of rows in both arguments, got ", diagonals.columns, " and ",
                 rhs.rows, ".");
  GRAPHC_REQUIRE(diagonals.count == rhs.count && diagonals.tensor.dtype == rhs.tensor.dtype,
                 "All input tensors must have the same outer dimensions.");
  GRAPHC_TRY(output, allocate(context, 0, rhs.tensor.shape()));
  if (output.elementCount() == 0)
    return okStatus();
  bool pivoting = context.boolAttribute("partial_pivoting", true);
  MatrixBatch result(output);
  int64_t n = diagonals.columns;
  return dispatch(context, rhs.tensor.dtype, MatrixTypes(), [&]<typename T>(Tag<T>) -> Status {
    GRAPHC_TRY(scratch, scratchOf<T>(context, 3 * n));
    for (int64_t i = 0; i < rhs.count; ++i) {
      const T *d = diagonals.at<T>(i).data();
      result.result<T>(i) = rhs.at<T>(i);
      if (!solve<T>({d, d + n, d + 2 * n, n}, pivoting, result.result<T>(i), scratch))
        result.result<T>(i).setConstant(T(NAN));
    }
    return okStatus();
  });
}

Status tridiagonalMatMul(HostContext &context) {
  for (uint32_t i = 0; i < 4; ++i)
    GRAPHC_RETURN_IF_ERROR(requireMatrices(context, i));
  MatrixBatch upper(context.input(0)), middle(context.input(1)), lower(context.input(2));
  MatrixBatch rhs(context.input(3));
  int64_t n = rhs.rows, columns = rhs.columns;
  for (const MatrixBatch *diagonal : {&upper, &middle, &lower}) {
    GRAPHC_REQUIRE(diagonal->rows == 1, "Superdiagonal must have 1 row, got ", diagonal->rows,
                   " rows.");
    GRAPHC_REQUIRE(diagonal->columns == n && diagonal->count == rhs.count &&
                       diagonal->tensor.dtype == rhs.tensor.dtype,
                   "Expected same number of rows in diagonals and rhs, got ", diagonal->columns,
                   " and ", n);
  }
  GRAPHC_TRY(output, allocate(context, 0, rhs.tensor.shape()));
  MatrixBatch result(output);
  return dispatch(context, rhs.tensor.dtype, MatrixTypes(), [&]<typename T>(Tag<T>) {
    for (int64_t b = 0; b < rhs.count; ++b) {
      auto x = rhs.at<T>(b);
      auto y = result.result<T>(b);
      for (int64_t i = 0; i < n; ++i)
        for (int64_t c = 0; c < columns; ++c) {
          T sum = middle.at<T>(b)(0, i) * x(i, c);
          if (i > 0)
            sum += lower.at<T>(b)(0, i) * x(i - 1, c);
          if (i + 1 < n)
            sum += upper.at<T>(b)(0, i) * x(i + 1, c);
          y(i, c) = sum;
        }
    }
    return okStatus();
  });
}

} // namespace graphc::runtime::host
