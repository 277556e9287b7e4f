//===- MatMul.cpp - matrix products and einsum --------------------------------===//

#include "compiler/reference/Families.h"

#include <algorithm>

using namespace graphc::reference;

namespace {

/// A matrix inside a batch: `at(row, column)` after the optional (conjugate) transposition.
struct MatrixView {
  int64_t rows, columns; ///< As used by the product.
  int64_t rowStride, columnStride;
  bool conjugate;
};

MatrixView viewOf(const Shape &shape, bool transpose, bool adjoint) {
  int64_t rows = shape[shape.size() - 2], columns = shape[shape.size() - 1];
  if (transpose || adjoint)
    return {columns, rows, 1, columns, adjoint};
  return {rows, columns, columns, 1, false};
}

/// The matrix at `base` of `data`, row-major and widened.
template <typename T>
std::vector<Wide<T>> loadMatrix(std::span<const T> data, int64_t base, const MatrixView &view) {
  std::vector<Wide<T>> result;
  result.reserve(view.rows * view.columns);
  for (int64_t i = 0; i < view.rows; ++i)
    for (int64_t j = 0; j < view.columns; ++j) {
      Wide<T> value = widen<T>(data[base + i * view.rowStride + j * view.columnStride]);
      if constexpr (isComplexType<T>)
        value = view.conjugate ? std::conj(value) : value;
      result.push_back(value);
    }
  return result;
}

/// out[m, n] += a[m, k] * b[k, n].
template <typename W>
void multiplyInto(std::span<W> out, const std::vector<W> &a, const std::vector<W> &b, int64_t m,
                  int64_t k, int64_t n) {
  for (int64_t i = 0; i < m; ++i)
    for (int64_t p = 0; p < k; ++p) {
      W factor = a[i * k + p];
      for (int64_t j = 0; j < n; ++j)
        out[i * n + j] += factor * b[p * n + j];
    }
}

/// Options of the product, whichever attribute names the op spells them with.
struct ProductOptions {
  bool transposeA = false, transposeB = false, adjointA = false, adjointB = false;
};

/// Batched product of operands of types TA and TB, summed in Wide and rounded to R.
template <typename R, typename TA, typename TB>
Tensor batchProduct(const Op &op, const Tensor &a, const Tensor &b, const ProductOptions &options) {
  MatrixView va = viewOf(a.shape(), options.transposeA, options.adjointA);
  MatrixView vb = viewOf(b.shape(), options.transposeB, options.adjointB);
  require(va.columns == vb.rows, "Matrix size-incompatible: In[0]: ", toString(a.shape()),
          ", In[1]: ", toString(b.shape()));
  Shape batchA(a.shape().begin(), a.shape().end() - 2),
      batchB(b.shape().begin(), b.shape().end() - 2);
  Shape batch = broadcastShapes(batchA, batchB);
  std::vector<int64_t> atA = broadcastOffsets(batchA, batch), atB = broadcastOffsets(batchB, batch);
  Tensor result = op.make<R>(concatShapes(batch, Shape{va.rows, vb.columns}));
  std::span<R> out = result.mutableData<R>();
  int64_t size = va.rows * vb.columns;
  for (size_t i = 0; i < atA.size(); ++i) {
    std::vector<Wide<R>> sum(size, 0);
    auto left = loadMatrix<TA>(a.data<TA>(), atA[i] * va.rows * va.columns, va);
    auto right = loadMatrix<TB>(b.data<TB>(), atB[i] * vb.rows * vb.columns, vb);
    multiplyInto<Wide<R>>(sum, left, right, va.rows, va.columns, vb.columns);
    for (int64_t j = 0; j < size; ++j)
      out[i * size + j] = narrow<R>(sum[j]);
  }
  return result;
}

Tensor product(const Op &op, const Tensor &a, const Tensor &b, const ProductOptions &options) {
  require(a.rank() >= 2 && b.rank() >= 2,
          "In[0] and In[1] must have at least 2 dimensions: ", toString(a.shape()), " and ",
          toString(b.shape()));
  require(a.dtype() == b.dtype(), "operands have types ", dtypeName(a.dtype()), " and ",
          dtypeName(b.dtype()));
  return dispatch(op, NumberTypes(), a.dtype(),
                  [&]<typename T>() { return batchProduct<T, T, T>(op, a, b, options); });
}

Outputs matMul(const Op &op) {
  const Tensor &a = op.in(0), &b = op.in(1);
  require(a.rank() == 2 && b.rank() == 2, "In[0] and In[1] must be matrices, got ",
          toString(a.shape()), " and ", toString(b.shape()));
  return {product(op, a, b,
                  {.transposeA = op.attr<bool>("transpose_a", false),
                   .transposeB = op.attr<bool>("transpose_b", false)})};
}

ProductOptions batchOptions(const Op &op) {
  return {.adjointA = op.attr<bool>("adj_x", false), .adjointB = op.attr<bool>("adj_y", false)};
}

/// Version 1 wants equal batch dimensions.
Outputs batchMatMul(const Op &op) {
  const Shape &a = op.in(0).shape(), &b = op.in(1).shape();
  require(a.size() == b.size() && a.size() >= 2 && std::equal(a.begin(), a.end() - 2, b.begin()),
          "In[0] and In[1] must have compatible batch dimensions: ", toString(a), " vs. ",
          toString(b));
  return {product(op, op.in(0), op.in(1), batchOptions(op))};
}

Outputs batchMatMulV2(const Op &op) { return {product(op, op.in(0), op.in(1), batchOptions(op))}; }

/// Operands and result may have different types; floats and integers do not mix.
Outputs batchMatMulV3(const Op &op) {
  const Tensor &a = op.in(0), &b = op.in(1);
  DType target = op.attr<DType>("Tout", a.dtype());
  if (a.dtype() == b.dtype() && a.dtype() == target)
    return {product(op, a, b, batchOptions(op))};
  require(a.rank() >= 2 && b.rank() >= 2, "In[0] and In[1] must have at least 2 dimensions");
  auto mixed = [&](auto types) {
    return dispatch(op, types, target, [&]<typename R>() {
      return dispatch(op, types, a.dtype(), [&]<typename TA>() {
        return dispatch(op, types, b.dtype(), [&]<typename TB>() {
          return batchProduct<R, TA, TB>(op, a, b, batchOptions(op));
        });
      });
    });
  };
  if (isFloating(target))
    return {mixed(Types<BFloat16, Half, float>())};
  return {mixed(Types<int8_t, uint8_t, int32_t>())};
}

//===----------------------------------------------------------------------===//
// Einsum
//===----------------------------------------------------------------------===//

/// One operand or the result of an equation: a label a dimension. Dimensions under an ellipsis get
/// labels of their own, numbered from the last: 256 is the last, 257 the one before it.
using Labels = std::vector<int>;
constexpr int firstEllipsisLabel = 256;

Labels parseLabels(const std::string &text, int64_t ellipsisRank) {
  Labels labels;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '.') {
      require(text.compare(i, 3, "...") == 0, "invalid ellipsis in '", text, "'");
      for (int64_t k = ellipsisRank; k-- > 0;)
        labels.push_back(firstEllipsisLabel + static_cast<int>(k));
      i += 2;
    } else if (text[i] != ' ') {
      labels.push_back(static_cast<unsigned char>(text[i]));
    }
  }
  return labels;
}

struct Equation {
  std::vector<Labels> operands;
  Labels result;
  std::map<int, int64_t> sizes; ///< Of every label.
};

/// Splits "ab,bc->ac" and finds the labels' sizes. Under an ellipsis a size of 1 broadcasts.
Equation parseEquation(const Op &op, std::string text) {
  text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
  size_t arrow = text.find("->");
  require(arrow != std::string::npos, "expected '->' in equation '", text, "'");
  std::vector<std::string> parts(1);
  for (char c : text.substr(0, arrow)) {
    if (c == ',')
      parts.emplace_back();
    else
      parts.back() += c;
  }
  require(static_cast<int>(parts.size()) == op.numInputs(), "Expected ", parts.size(),
          " inputs for equation '", text, "' but got: ", op.numInputs());

  Equation equation;
  int64_t widestEllipsis = 0;
  for (size_t k = 0; k < parts.size(); ++k) {
    const Tensor &x = op.in(k);
    int64_t named = parseLabels(parts[k], 0).size();
    bool hasEllipsis = parts[k].find('.') != std::string::npos;
    require(hasEllipsis ? x.rank() >= named : x.rank() == named, "Expected input ", k,
            " to have rank ", hasEllipsis ? "at least " : "", named, " but got: ", x.rank());
    int64_t ellipsisRank = x.rank() - named;
    widestEllipsis = std::max(widestEllipsis, ellipsisRank);
    Labels labels = parseLabels(parts[k], ellipsisRank);
    require(static_cast<int64_t>(labels.size()) == x.rank(), "more than one ellipsis in '",
            parts[k], "'");
    for (size_t i = 0; i < labels.size(); ++i) {
      int64_t &size = equation.sizes.try_emplace(labels[i], x.dim(i)).first->second;
      if (labels[i] >= firstEllipsisLabel && size == 1)
        size = x.dim(i);
      require(size == x.dim(i) || (labels[i] >= firstEllipsisLabel && x.dim(i) == 1),
              "Expected dimension ", size, " at axis ", i, " of the input shaped ",
              toString(x.shape()), " but got dimension ", x.dim(i));
    }
    equation.operands.push_back(std::move(labels));
  }
  equation.result = parseLabels(text.substr(arrow + 2), widestEllipsis);
  for (int label : equation.result)
    require(equation.sizes.contains(label), "Expected label '", static_cast<char>(label),
            "' of the output to appear in an input of '", text, "'");
  return equation;
}

/// How far each label moves in a tensor of `shape`. A label named twice moves along the diagonal.
Shape labelStrides(const std::vector<int> &order, const Labels &labels, const Shape &shape,
                   const std::map<int, int64_t> &sizes) {
  Shape own = stridesOf(shape), strides(order.size(), 0);
  for (size_t i = 0; i < labels.size(); ++i) {
    // A broadcast dimension stays where it is.
    if (shape[i] == 1 && sizes.at(labels[i]) != 1)
      continue;
    strides[std::find(order.begin(), order.end(), labels[i]) - order.begin()] += own[i];
  }
  return strides;
}

/// Sums the product of the operands over every label that the result lacks.
Outputs einsum(const Op &op) {
  Equation equation = parseEquation(op, op.attr<std::string>("equation"));
  // Labels of the result first, so that each result element is finished before the next.
  std::vector<int> order;
  Shape resultShape, outerSizes, innerSizes;
  for (int label : equation.result) {
    resultShape.push_back(equation.sizes[label]);
    if (std::find(order.begin(), order.end(), label) != order.end())
      continue;
    order.push_back(label);
    outerSizes.push_back(equation.sizes[label]);
  }
  for (auto [label, size] : equation.sizes) {
    if (std::find(order.begin(), order.end(), label) != order.end())
      continue;
    order.push_back(label);
    innerSizes.push_back(size);
  }
  size_t outer = outerSizes.size();
  std::vector<Shape> strides;
  for (int k = 0; k < op.numInputs(); ++k)
    strides.push_back(labelStrides(order, equation.operands[k], op.in(k).shape(), equation.sizes));
  Shape resultStrides = labelStrides(order, equation.result, resultShape, equation.sizes);

  return {dispatch(op, NumberTypes(), op.in(0).dtype(), [&]<typename T>() {
    std::vector<std::vector<Wide<T>>> operands;
    for (const Tensor &x : op.call.inputs) {
      require(x.dtype() == op.in(0).dtype(), "operands differ in type");
      operands.push_back(widened<T>(x));
    }
    Tensor result = op.make<T>(resultShape);
    if (productOf(outerSizes) == 0 || productOf(innerSizes) == 0)
      return result;
    std::span<T> out = result.mutableData<T>();
    Shape outerIndex(outer, 0);
    do {
      std::vector<int64_t> base;
      for (const Shape &stride : strides)
        base.push_back(dotProduct(outerIndex, std::span(stride).first(outer)));
      Wide<T> sum = 0;
      Shape innerIndex(innerSizes.size(), 0);
      do {
        Wide<T> term = 1;
        for (size_t k = 0; k < operands.size(); ++k)
          term *=
              operands[k][base[k] + dotProduct(innerIndex, std::span(strides[k]).subspan(outer))];
        sum += term;
      } while (nextIndex(innerIndex, innerSizes));
      out[dotProduct(outerIndex, std::span(resultStrides).first(outer))] = narrow<T>(sum);
    } while (nextIndex(outerIndex, outerSizes));
    return result;
  })};
}

constexpr OpEntry entries[] = {
    {"BatchMatMul", batchMatMul},
    {"BatchMatMulV2", batchMatMulV2},
    {"BatchMatMulV3", batchMatMulV3},
    {"Einsum", einsum},
    {"MatMul", matMul},
};

} // namespace

std::span<const OpEntry> graphc::reference::matMulOps() { return entries; }
