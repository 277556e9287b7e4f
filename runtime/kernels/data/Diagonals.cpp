//===- Diagonals.cpp - matrices and their diagonals -----------------------===//
//
// Diagonal d of a matrix holds the elements (i, i + d). A tensor of diagonals [upper .. lower] has
// one row for each, as long as the longest; a shorter diagonal stands at the left or the right end
// of its row, which attribute `align` says for those above and below the main one.
//
//===----------------------------------------------------------------------===//
#include "runtime/kernels/data/Kernels.h"
#include "runtime/kernels/support/Dispatch.h"
#include "runtime/kernels/support/StridedCopy.h"

namespace graphc::runtime::host {

namespace {
struct Band {
  int64_t rows = 0, columns = 0;
  int64_t lower = 0, upper = 0;
  int64_t longest = 0;
  bool leftAbove = true, leftBelow = true;

  int64_t count() const { return upper - lower + 1; }
  int64_t length(int64_t d) const {
    return std::min(rows + std::min<int64_t>(d, 0), columns - std::max<int64_t>(d, 0));
  }
  /// Where diagonal \p d starts in its row.
  int64_t start(int64_t d) const {
    bool left = (d >= 0 && leftAbove) || (d <= 0 && leftBelow);
    return left ? 0 : longest - length(d);
  }
  /// Position of matrix element (i, j), which lies in the band, among the diagonals of a matrix.
  int64_t position(int64_t i, int64_t j) const {
    int64_t d = j - i;
    return (upper - d) * longest + std::min(i, j) + start(d);
  }
};

Status readAlign(const HostContext &context, Band &band) {
  std::string_view align = context.stringAttribute("align", "LEFT_LEFT");
  bool known = align == "LEFT_LEFT" || align == "LEFT_RIGHT" || align == "RIGHT_LEFT" ||
               align == "RIGHT_RIGHT";
  GRAPHC_REQUIRE(known, "align = '", align, "' is no alignment of diagonals");
  band.leftAbove = align.starts_with("LEFT");
  band.leftBelow = align.ends_with("LEFT");
  return okStatus();
}

/// Reads the range of diagonals from operand \p i, if there is one.
Status readRange(const HostContext &context, uint32_t i, Band &band) {
  TensorRef k = context.input(i);
  if (k.dtype == DType::Invalid)
    return okStatus();
  GRAPHC_REQUIRE(k.rank <= 1, "diag_index must be a scalar or vector, received shape: ", k.shape());
  int64_t count = k.elementCount();
  GRAPHC_REQUIRE(count == 1 || count == 2,
                 "diag_index must have only one or two elements, received ", count, " elements.");
  band.lower = indexAt(k, 0);
  band.upper = indexAt(k, count - 1);
  GRAPHC_REQUIRE(band.lower <= band.upper,
                 "lower_diag_index must not be larger than upper_diag_index: ", band.lower, " > ",
                 band.upper);
  return okStatus();
}

/// Checks the range against a matrix of known size and finds the longest diagonal.
Status fitRange(Band &band) {
  int64_t rows = band.rows, columns = band.columns;
  GRAPHC_REQUIRE((-rows < band.lower && band.lower < columns) || band.lower == 0,
                 "lower_diag_index is out of bound: ", band.lower, ". It must be between ", -rows,
                 " and ", columns);
  GRAPHC_REQUIRE((-rows < band.upper && band.upper < columns) || band.upper == 0,
                 "upper_diag_index is out of bound: ", band.upper, " It must be between ", -rows,
                 " and ", columns);
  band.longest =
      std::min(rows + std::min<int64_t>(band.upper, 0), columns - std::max<int64_t>(band.lower, 0));
  return okStatus();
}

/// Reads the size of the matrix around the diagonals of operand 0.
Status readSize(const HostContext &context, const TensorRef &diagonal, Band &band) {
  band.longest = diagonal.dims[diagonal.rank - 1];
  if (band.lower != band.upper) {
    int64_t rank = diagonal.rank;
    GRAPHC_REQUIRE(rank >= 2 && diagonal.dims[rank - 2] == band.count(),
                   "The number of diagonals provided in the input does not match the lower_diag_"
                   "index and upper_diag_index range.");
  }
  int64_t leastRows = band.longest - std::min<int64_t>(band.upper, 0);
  int64_t leastColumns = band.longest + std::max<int64_t>(band.lower, 0);
  TensorRef rows = context.input(2), columns = context.input(3);
  band.rows = rows.dtype == DType::Invalid ? -1 : indexAt(rows, 0);
  band.columns = columns.dtype == DType::Invalid ? -1 : indexAt(columns, 0);
  GRAPHC_REQUIRE(band.rows == -1 || band.rows >= leastRows, "The number of rows is too small.");
  GRAPHC_REQUIRE(band.columns == -1 || band.columns >= leastColumns,
                 "The number of columns is too small.");
  if (band.rows == -1 && band.columns == -1)
    band.rows = band.columns = std::max(leastRows, leastColumns);
  else if (band.rows == -1)
    band.rows = leastRows;
  else if (band.columns == -1)
    band.columns = leastColumns;
  GRAPHC_REQUIRE(band.rows == leastRows || band.columns == leastColumns,
                 "The number of rows or columns is not consistent with the specified d_lower, "
                 "d_upper, and diagonal.");
  return okStatus();
}

/// The value around the diagonals: operand \p i, or zero.
template <typename T> T paddingOf(const HostContext &context, uint32_t i) {
  TensorRef padding = context.input(i);
  bool given = padding.dtype == context.input(0).dtype && padding.elementCount() == 1;
  return given ? *padding.as<T>() : T{};
}
} // namespace

Status matrixDiag(HostContext &context) {
  TensorRef diagonal = context.input(0);
  GRAPHC_REQUIRE(diagonal.rank >= 1,
                 "diagonal must be at least 1-dim, received shape: ", diagonal.shape());
  Band band;
  GRAPHC_RETURN_IF_ERROR(readAlign(context, band));
  GRAPHC_RETURN_IF_ERROR(readRange(context, 1, band));
  GRAPHC_RETURN_IF_ERROR(readSize(context, diagonal, band));
  uint32_t batchRank = diagonal.rank - (band.lower == band.upper ? 1 : 2);
  Dims dims(diagonal.dims, diagonal.dims + batchRank);
  dims.insert(dims.end(), {band.rows, band.columns});
  GRAPHC_TRY(output, allocate(context, 0, dims));
  int64_t batches = product(diagonal, 0, batchRank);
  Status status = dispatchBits(context, diagonal.dtype, [&]<typename T>(Tag<T>) {
    T padding = paddingOf<T>(context, 4);
    T *to = output.as<T>();
    for (int64_t b = 0; b < batches; ++b) {
      const T *from = diagonal.as<T>() + b * band.count() * band.longest;
      for (int64_t i = 0; i < band.rows; ++i)
        for (int64_t j = 0; j < band.columns; ++j) {
          bool inside = band.lower <= j - i && j - i <= band.upper;
          *to++ = inside ? from[band.position(i, j)] : padding;
        }
    }
    return okStatus();
  });
  return adoptElements(context, 0, std::move(status));
}

Status matrixDiagPart(HostContext &context) {
  TensorRef input = context.input(0);
  GRAPHC_REQUIRE(input.rank >= 2, "input must be at least 2-dim, received shape: ", input.shape());
  Band band;
  band.rows = input.dims[input.rank - 2];
  band.columns = input.dims[input.rank - 1];
  GRAPHC_RETURN_IF_ERROR(readAlign(context, band));
  GRAPHC_RETURN_IF_ERROR(readRange(context, 1, band));
  GRAPHC_RETURN_IF_ERROR(fitRange(band));
  Dims dims(input.dims, input.dims + input.rank - 2);
  if (band.count() > 1)
    dims.push_back(band.count());
  dims.push_back(band.longest);
  GRAPHC_TRY(output, allocate(context, 0, dims));
  int64_t batches = product(input, 0, input.rank - 2);
  Status status = dispatchBits(context, input.dtype, [&]<typename T>(Tag<T>) {
    T padding = paddingOf<T>(context, 2);
    T *to = output.as<T>();
    for (int64_t b = 0; b < batches; ++b) {
      const T *matrix = input.as<T>() + b * band.rows * band.columns;
      for (int64_t d = band.upper; d >= band.lower; --d)
        for (int64_t n = 0; n < band.longest; ++n) {
          int64_t at = n - band.start(d);
          int64_t i = at - std::min<int64_t>(d, 0), j = at + std::max<int64_t>(d, 0);
          *to++ = at >= 0 && at < band.length(d) ? matrix[i * band.columns + j] : padding;
        }
    }
    return okStatus();
  });
  return adoptElements(context, 0, std::move(status));
}

Status matrixSetDiag(HostContext &context) {
  TensorRef input = context.input(0), diagonal = context.input(1);
  GRAPHC_REQUIRE(input.rank >= 2, "input must be at least 2-dim, received shape: ", input.shape());
  GRAPHC_REQUIRE(diagonal.rank >= 1,
                 "diagonal must be at least 1-dim, received shape: ", diagonal.shape());
  Band band;
  band.rows = input.dims[input.rank - 2];
  band.columns = input.dims[input.rank - 1];
  GRAPHC_RETURN_IF_ERROR(readAlign(context, band));
  GRAPHC_RETURN_IF_ERROR(readRange(context, 2, band));
  GRAPHC_RETURN_IF_ERROR(fitRange(band));
  Dims expected(input.dims, input.dims + input.rank - 2);
  if (band.count() > 1)
    expected.push_back(band.count());
  expected.push_back(band.longest);
  GRAPHC_REQUIRE(diagonal.dtype == input.dtype && std::ranges::equal(diagonal.shape(), expected),
                 "Either first dimensions of diagonal don't match input.shape[:-2], or diagonal."
                 "shape[:-1] is not equal to the longests diagonal in range [",
                 band.lower, ":", band.upper, "].\nInput shape: ", input.shape(),
                 "\nDiagonal shape: ", diagonal.shape(), "\nExpected diagonal shape: ", expected);
  GRAPHC_TRY(output, allocate(context, 0, input.shape()));
  int64_t batches = product(input, 0, input.rank - 2);
  Status status = dispatchBits(context, input.dtype, [&]<typename T>(Tag<T>) {
    const T *from = input.as<T>();
    T *to = output.as<T>();
    for (int64_t b = 0; b < batches; ++b) {
      const T *values = diagonal.as<T>() + b * band.count() * band.longest;
      for (int64_t i = 0; i < band.rows; ++i)
        for (int64_t j = 0; j < band.columns; ++j, ++from) {
          bool inside = band.lower <= j - i && j - i <= band.upper;
          *to++ = inside ? values[band.position(i, j)] : *from;
        }
    }
    return okStatus();
  });
  return adoptElements(context, 0, std::move(status));
}

Status matrixBandPart(HostContext &context) {
  TensorRef input = context.input(0), lower = context.input(1), upper = context.input(2);
  GRAPHC_REQUIRE(input.rank >= 2, "input must be at least 2-dim, received shape: ", input.shape());
  GRAPHC_REQUIRE(isScalar(lower), "num_lower must be scalar, got shape ", lower.shape());
  GRAPHC_REQUIRE(isScalar(upper), "num_upper must be scalar, got shape ", upper.shape());
  int64_t rows = input.dims[input.rank - 2], columns = input.dims[input.rank - 1];
  int64_t below = indexAt(lower, 0), above = indexAt(upper, 0);
  GRAPHC_REQUIRE(below <= rows, "num_lower must be negative or less or equal to number of rows (",
                 rows, ") got: ", below);
  GRAPHC_REQUIRE(above <= columns,
                 "num_upper must be negative or less or equal to number of columns (", columns,
                 ") got: ", above);
  GRAPHC_TRY(output, allocate(context, 0, input.shape()));
  return dispatchBits(context, input.dtype, [&]<typename T>(Tag<T>) {
    const T *from = input.as<T>();
    T *to = output.as<T>();
    for (int64_t b = 0, n = product(input, 0, input.rank - 2); b < n; ++b)
      for (int64_t i = 0; i < rows; ++i)
        for (int64_t j = 0; j < columns; ++j, ++from)
          *to++ = (below < 0 || i - j <= below) && (above < 0 || j - i <= above) ? *from : T{};
    return okStatus();
  });
}

Status diag(HostContext &context) {
  TensorRef input = context.input(0);
  GRAPHC_REQUIRE(input.rank >= 1, "Input must be at least rank 1, got 0");
  Dims dims = dimsOf(input);
  dims.insert(dims.end(), input.dims, input.dims + input.rank);
  GRAPHC_TRY(output, allocate(context, 0, dims));
  clear(output);
  int64_t count = input.elementCount();
  return copyStrided(context, {{count}, {1}, {count + 1}}, dtypeBytes(input.dtype), input.data,
                     output.data);
}

Status diagPart(HostContext &context) {
  TensorRef input = context.input(0);
  uint32_t half = input.rank / 2;
  GRAPHC_REQUIRE(input.rank > 0 && input.rank % 2 == 0,
                 "The rank of the tensor should be even and positive, got shape ", input.shape());
  for (uint32_t d = 0; d < half; ++d)
    GRAPHC_REQUIRE(input.dims[d] == input.dims[d + half], "Invalid shape ", input.shape(),
                   ": dimensions ", d, " and ", d + half, " do not match.");
  GRAPHC_TRY(output, allocate(context, 0, input.shape().first(half)));
  int64_t count = output.elementCount();
  return copyStrided(context, {{count}, {count + 1}, {1}}, dtypeBytes(input.dtype), input.data,
                     output.data);
}

} // namespace graphc::runtime::host
