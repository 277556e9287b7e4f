//===- Diagonals.cpp - bands and diagonals of matrices ---------------------------===//

#include "compiler/reference/Families.h"

#include <algorithm>

using namespace graphc::reference;

namespace {

/// The diagonals `low` to `high` (0 main, positive above) of rows x columns matrices, and how a
/// packed tensor [diagonals from high to low, longest] holds them.
struct Band {
  int64_t low, high, rows, columns;
  bool superLeft, subLeft; ///< Short diagonals start at index 0, else they end at the last.

  int64_t count() const { return high - low + 1; }
  int64_t lengthOf(int64_t d) const {
    return std::min(rows + std::min<int64_t>(d, 0), columns - std::max<int64_t>(d, 0));
  }
  int64_t longest() const {
    return std::min(rows + std::min<int64_t>(high, 0), columns - std::max<int64_t>(low, 0));
  }
  bool holds(int64_t i, int64_t j) const { return j - i >= low && j - i <= high; }
  /// Position in one packed matrix of element (i, j), which lies in the band.
  int64_t packedAt(int64_t i, int64_t j) const {
    int64_t d = j - i, index = d >= 0 ? i : j;
    bool left = (d >= 0 && superLeft) || (d <= 0 && subLeft);
    return (high - d) * longest() + index + (left ? 0 : longest() - lengthOf(d));
  }
};

/// `k` operand: one diagonal, or the lowest and highest of a band.
std::pair<int64_t, int64_t> readDiagonals(const Op &op, const Tensor &k) {
  std::vector<int64_t> bounds = readInts(op, k);
  require(bounds.size() == 1 || bounds.size() == 2,
          "diag_index must be a scalar or a vector of "
          "one or two elements, got shape ",
          toString(k.shape()));
  require(bounds.front() <= bounds.back(),
          "lower_diag_index must not be larger than "
          "upper_diag_index: ",
          bounds.front(), " > ", bounds.back());
  return {bounds.front(), bounds.back()};
}

void setAlignment(const Op &op, Band &band) {
  // The second versions have no attribute and pack to the left.
  bool third = op.call.op.ends_with("V3");
  std::string align = op.attr<std::string>("align", third ? "RIGHT_LEFT" : "LEFT_LEFT");
  band.superLeft = align.starts_with("LEFT");
  band.subLeft = align.ends_with("LEFT");
}

Band bandOf(const Op &op, const Tensor &matrices, std::pair<int64_t, int64_t> diagonals) {
  require(matrices.rank() >= 2,
          "input must be at least 2-dim, received shape: ", toString(matrices.shape()));
  Band band{diagonals.first,
            diagonals.second,
            matrices.dim(matrices.rank() - 2),
            matrices.dim(matrices.rank() - 1),
            true,
            true};
  for (int64_t d : {band.low, band.high})
    require(d == 0 || (-band.rows < d && d < band.columns), "diagonal index ", d,
            " is out of bound; it must be between ", -band.rows, " and ", band.columns);
  setAlignment(op, band);
  return band;
}

Shape batchOf(const Tensor &x, int64_t trailing) {
  return Shape(x.shape().begin(), x.shape().end() - trailing);
}

/// A single diagonal has no dimension for the diagonals.
Shape packedShape(const Shape &batch, const Band &band) {
  Shape shape = batch;
  if (band.low != band.high)
    shape.push_back(band.count());
  shape.push_back(std::max<int64_t>(band.longest(), 0));
  return shape;
}

/// Fills every element with a scalar of the tensor's type.
void fillWith(const Op &op, Tensor &target, const Tensor &value) {
  require(value.numElements() == 1 && value.dtype() == target.dtype(),
          "padding_value must be a scalar of the input's type");
  dispatchStorage(op, target.dtype(), [&]<typename S>() {
    S element = value.data<S>()[0];
    for (S &out : target.mutableData<S>())
      out = element;
  });
}

/// Calls `body(packed position, matrix position)` for every element of every band.
template <typename Body> void forEachBandElement(const Band &band, int64_t batch, Body body) {
  int64_t packed = band.count() * band.longest(), matrix = band.rows * band.columns;
  for (int64_t b = 0; b < batch; ++b)
    for (int64_t i = 0; i < band.rows; ++i)
      for (int64_t j = 0; j < band.columns; ++j)
        if (band.holds(i, j))
          body(b * packed + band.packedAt(i, j), b * matrix + i * band.columns + j);
}

Tensor diagPart(const Op &op, const Band &band, const Tensor *padding) {
  const Tensor &x = op.in(0);
  Shape batch = batchOf(x, 2);
  Tensor result = op.make(x.dtype(), packedShape(batch, band));
  if (padding)
    fillWith(op, result, *padding);
  dispatchStorage(op, x.dtype(), [&]<typename S>() {
    std::span<S> out = result.mutableData<S>();
    forEachBandElement(band, productOf(batch),
                       [&](int64_t packed, int64_t at) { out[packed] = x.data<S>()[at]; });
  });
  return result;
}

Outputs matrixDiagPart(const Op &op) {
  return {diagPart(op, bandOf(op, op.in(0), {0, 0}), nullptr)};
}

Outputs matrixDiagPartBand(const Op &op) {
  return {diagPart(op, bandOf(op, op.in(0), readDiagonals(op, op.in(1))), &op.in(2))};
}

/// Matrices with the packed diagonals in place and `base` elsewhere.
Tensor placeDiagonals(const Op &op, const Band &band, Tensor base, const Tensor &diagonals,
                      const Shape &batch) {
  require(diagonals.shape() == packedShape(batch, band) && diagonals.dtype() == base.dtype(),
          "diagonal has shape ", toString(diagonals.shape()), ", expected ",
          toString(packedShape(batch, band)));
  dispatchStorage(op, base.dtype(), [&]<typename S>() {
    std::span<S> out = base.mutableData<S>();
    forEachBandElement(band, productOf(batch),
                       [&](int64_t packed, int64_t at) { out[at] = diagonals.data<S>()[packed]; });
  });
  return base;
}

Outputs matrixDiag(const Op &op) {
  const Tensor &diagonal = op.in(0);
  require(diagonal.rank() >= 1,
          "diagonal must be at least 1-dim, received shape: ", toString(diagonal.shape()));
  Shape batch = batchOf(diagonal, 1);
  int64_t size = diagonal.dim(diagonal.rank() - 1);
  Band band{0, 0, size, size, true, true};
  Tensor zeros = op.make(diagonal.dtype(), concatShapes(batch, Shape{size, size}));
  return {placeDiagonals(op, band, zeros, diagonal, batch)};
}

/// The matrices' size follows from the diagonals where it is -1.
Outputs matrixDiagBand(const Op &op) {
  const Tensor &diagonal = op.in(0);
  auto [low, high] = readDiagonals(op, op.in(1));
  int64_t trailing = low == high ? 1 : 2;
  require(diagonal.rank() >= trailing, "diagonal must be at least ", trailing, "-dim");
  require(std::max(std::abs(low), std::abs(high)) < (int64_t{1} << 40), "diagonal out of range");
  require(low == high || diagonal.dim(diagonal.rank() - 2) == high - low + 1,
          "the number of diagonals provided in the input does not match k: ",
          toString(diagonal.shape()));
  int64_t longest = diagonal.dim(diagonal.rank() - 1);
  int64_t leastRows = longest - std::min<int64_t>(high, 0);
  int64_t leastColumns = longest + std::max<int64_t>(low, 0);
  int64_t rows = readInt(op, op.in(2)), columns = readInt(op, op.in(3));
  if (rows == -1 && columns == -1)
    rows = columns = std::max(leastRows, leastColumns);
  if (rows == -1)
    rows = leastRows;
  if (columns == -1)
    columns = leastColumns;
  require(rows >= leastRows && columns >= leastColumns &&
              (rows == leastRows || columns == leastColumns),
          "the number of rows or columns is not consistent with the specified diagonals: ", rows,
          " x ", columns);
  Band band{low, high, rows, columns, true, true};
  setAlignment(op, band);
  Shape batch = batchOf(diagonal, trailing);
  Tensor base = op.make(diagonal.dtype(), concatShapes(batch, Shape{rows, columns}));
  fillWith(op, base, op.in(4));
  return {placeDiagonals(op, band, base, diagonal, batch)};
}

Outputs matrixSetDiag(const Op &op) {
  return {
      placeDiagonals(op, bandOf(op, op.in(0), {0, 0}), op.in(0), op.in(1), batchOf(op.in(0), 2))};
}

Outputs matrixSetDiagBand(const Op &op) {
  return {placeDiagonals(op, bandOf(op, op.in(0), readDiagonals(op, op.in(2))), op.in(0), op.in(1),
                         batchOf(op.in(0), 2))};
}

/// Zeroes what lies more than `lower` below or `upper` above the diagonal; negative keeps all.
Outputs matrixBandPart(const Op &op) {
  const Tensor &x = op.in(0);
  require(x.rank() >= 2, "input must be at least 2-dim, received shape: ", toString(x.shape()));
  int64_t lower = readInt(op, op.in(1)), upper = readInt(op, op.in(2));
  int64_t rows = x.dim(x.rank() - 2), columns = x.dim(x.rank() - 1);
  require(lower <= rows && upper <= columns,
          "num_lower and num_upper must not exceed the matrix: ", lower, ", ", upper);
  std::vector<int64_t> offsets(x.numElements());
  for (size_t at = 0; at < offsets.size(); ++at) {
    int64_t i = at / columns % rows, j = at % columns;
    bool inside = (lower < 0 || i - j <= lower) && (upper < 0 || j - i <= upper);
    offsets[at] = inside ? at : -1;
  }
  return {gatherElements(op, x, x.shape(), offsets)};
}

/// A tensor of twice the rank with the operand on its diagonal.
Outputs diag(const Op &op) {
  const Tensor &x = op.in(0);
  require(x.rank() >= 1, "Input must be at least rank 1, got 0");
  int64_t count = x.numElements();
  Tensor result = op.make(x.dtype(), concatShapes(x.shape(), x.shape()));
  dispatchStorage(op, x.dtype(), [&]<typename S>() {
    for (int64_t i = 0; i < count; ++i)
      result.mutableData<S>()[i * count + i] = x.data<S>()[i];
  });
  return {result};
}

Outputs diagPartWhole(const Op &op) {
  const Tensor &x = op.in(0);
  require(x.rank() >= 2 && x.rank() % 2 == 0,
          "The rank of the tensor should be even and positive, "
          "got shape ",
          toString(x.shape()));
  Shape half(x.shape().begin(), x.shape().begin() + x.rank() / 2);
  require(concatShapes(half, half) == x.shape(), "Invalid shape ", toString(x.shape()),
          ": the two halves must be equal");
  int64_t count = productOf(half);
  std::vector<int64_t> offsets;
  for (int64_t i = 0; i < count; ++i)
    offsets.push_back(i * count + i);
  return {gatherElements(op, x, half, offsets)};
}

constexpr OpEntry entries[] = {
    {"BatchMatrixBandPart", matrixBandPart},
    {"BatchMatrixDiag", matrixDiag},
    {"BatchMatrixDiagPart", matrixDiagPart},
    {"BatchMatrixSetDiag", matrixSetDiag},
    {"Diag", diag},
    {"DiagPart", diagPartWhole},
    {"MatrixBandPart", matrixBandPart},
    {"MatrixDiag", matrixDiag},
    {"MatrixDiagPart", matrixDiagPart},
    {"MatrixDiagPartV2", matrixDiagPartBand},
    {"MatrixDiagPartV3", matrixDiagPartBand},
    {"MatrixDiagV2", matrixDiagBand},
    {"MatrixDiagV3", matrixDiagBand},
    {"MatrixSetDiag", matrixSetDiag},
    {"MatrixSetDiagV2", matrixSetDiagBand},
    {"MatrixSetDiagV3", matrixSetDiagBand},
};

} // namespace

std::span<const OpEntry> graphc::reference::diagonalOps() { return entries; }
