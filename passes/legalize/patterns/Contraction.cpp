//===- Contraction.cpp - matrix products and Einsum -----------------------===//

#include "passes/legalize/Patterns.h"

#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using graphc::shape::Sizes;

namespace graphc::legalize {

namespace {

bool isComplex(OpLowering &l) { return isa<ComplexType>(l.operandType(0).getElementType()); }

/// A product over one dimension of each side; f16 and bf16 accumulate in f32
/// inside the op. The result has batch, lhs and rhs dimensions in this order.
Value contract(OpLowering &l, Value a, Value c, ArrayRef<int64_t> aBatch, ArrayRef<int64_t> cBatch,
               ArrayRef<int64_t> aSum, ArrayRef<int64_t> cSum) {
  Sizes left = shape::sizesOf(OpLowering::typeOf(a)), right = shape::sizesOf(OpLowering::typeOf(c));
  Sizes sizes;
  for (int64_t dim : aBatch)
    sizes.push_back(left[dim]);
  for (auto [dim, size] : llvm::enumerate(left))
    if (!llvm::is_contained(aBatch, int64_t(dim)) && !llvm::is_contained(aSum, int64_t(dim)))
      sizes.push_back(size);
  for (auto [dim, size] : llvm::enumerate(right))
    if (!llvm::is_contained(cBatch, int64_t(dim)) && !llvm::is_contained(cSum, int64_t(dim)))
      sizes.push_back(size);
  auto type = shape::tensorOf(sizes, OpLowering::typeOf(a).getElementType());
  return l.builder().create<graph::ContractOp>(type, a, c, aBatch, cBatch, aSum, cSum);
}

LogicalResult lowerMatMul(OpLowering &l) {
  if (isComplex(l))
    return l.host("complex");
  int64_t aSum = l.boolAttr("transpose_a") ? 0 : 1, cSum = l.boolAttr("transpose_b") ? 1 : 0;
  return l.result(contract(l, l.operand(0), l.operand(1), {}, {}, {aSum}, {cSum}));
}

/// Batch dimensions broadcast against each other (versions 2 and 3).
LogicalResult lowerBatchMatMul(OpLowering &l) {
  if (isComplex(l))
    return l.host("complex");
  auto type = l.resultType(0);
  int64_t rank = type.getRank(), batch = rank - 2;
  Sizes result = l.resultSizes(0);
  SmallVector<Value> sides;
  for (unsigned i = 0; i < 2; ++i) {
    Sizes sizes(result.begin(), result.begin() + batch);
    Sizes own = l.operandSizes(i);
    sizes.append(own.end() - 2, own.end());
    sides.push_back(
        l.broadcastTo(l.operand(i), shape::tensorOf(sizes, l.operandType(i).getElementType())));
    // Version 3 may give a result wider than its operands.
    sides.back() = l.cast(sides.back(), type.getElementType());
  }
  SmallVector<int64_t> dims;
  for (int64_t dim = 0; dim < batch; ++dim)
    dims.push_back(dim);
  int64_t aSum = l.boolAttr("adj_x") ? rank - 2 : rank - 1;
  int64_t cSum = l.boolAttr("adj_y") ? rank - 1 : rank - 2;
  return l.result(contract(l, sides[0], sides[1], dims, dims, {aSum}, {cSum}));
}

/// One operand of an equation: the label of each dimension.
using Labels = SmallVector<int, 8>;

/// Expands "...": the ellipsis stands for `broadcastRank` dimensions, labelled by
/// negative numbers from the right.
Labels labelsOf(StringRef text, int64_t rank) {
  Labels labels;
  size_t letters = text.size() - (text.contains("...") ? 3 : 0);
  for (size_t i = 0; i < text.size();) {
    if (text.substr(i).starts_with("...")) {
      for (int64_t k = rank - int64_t(letters); k > 0; --k)
        labels.push_back(-k);
      i += 3;
    } else {
      labels.push_back(text[i++]);
    }
  }
  return labels;
}

/// Repeated labels of one operand become its diagonal.
Value takeDiagonals(OpLowering &l, Value value, Labels &labels) {
  for (size_t first = 0; first < labels.size(); ++first) {
    auto *again = std::find(labels.begin() + first + 1, labels.end(), labels[first]);
    if (again == labels.end())
      continue;
    size_t second = again - labels.begin();
    // Keep where both indices agree, zero elsewhere, and sum one of them away.
    auto type = OpLowering::typeOf(value);
    auto wide = shape::withElement(type, l.builder().getI64Type());
    Value i = l.builder().create<graph::IotaOp>(wide, first);
    Value j = l.builder().create<graph::IotaOp>(wide, second);
    value = l.map({value, i, j}, type, [](ScalarBuilder &s, ValueRange x) {
      Value same = s.equal(x[1], x[2]);
      return s.select(same, x[0], s.constant(0));
    });
    value = l.reduce(graph::Combiner::Add, value, {int64_t(second)});
    labels.erase(labels.begin() + second);
    --first;
  }
  return value;
}

/// Sums the labels that stand in no other operand and not in the result.
Value sumAlone(OpLowering &l, Value value, Labels &labels, const Labels &other,
               const Labels &result) {
  SmallVector<int64_t> dims;
  Labels kept;
  for (auto [dim, label] : llvm::enumerate(labels))
    if (llvm::is_contained(other, label) || llvm::is_contained(result, label))
      kept.push_back(label);
    else
      dims.push_back(dim);
  labels = kept;
  return dims.empty() ? value : l.reduce(graph::Combiner::Add, value, dims);
}

/// Gives the result its order of dimensions; broadcasting ones may be missing.
Value arrange(OpLowering &l, Value value, const Labels &labels, const Labels &result) {
  SmallVector<int64_t> order;
  for (int label : result)
    if (auto *found = llvm::find(labels, label); found != labels.end())
      order.push_back(found - labels.begin());
  Value ordered = l.transpose(value, order);
  return l.broadcastTo(ordered, l.resultType(0));
}

LogicalResult lowerEinsum(OpLowering &l) {
  if (isComplex(l))
    return l.host("complex");
  auto [left, right] = l.stringAttr("equation").split("->");
  SmallVector<StringRef> inputs;
  left.split(inputs, ',');
  if (inputs.size() != l.numOperands() || inputs.size() > 2)
    return l.fail("the equation '" + l.stringAttr("equation") + "' does not fit the operands");
  Labels result = labelsOf(right, l.resultType(0).getRank());
  SmallVector<Value> values;
  SmallVector<Labels> labels;
  for (auto [i, text] : llvm::enumerate(inputs)) {
    labels.push_back(labelsOf(text, l.operandRank(i)));
    values.push_back(takeDiagonals(l, l.operand(i), labels.back()));
  }
  if (values.size() == 1) {
    Value summed = sumAlone(l, values[0], labels[0], {}, result);
    return l.result(arrange(l, summed, labels[0], result));
  }
  values[0] = sumAlone(l, values[0], labels[0], labels[1], result);
  values[1] = sumAlone(l, values[1], labels[1], labels[0], result);
  SmallVector<int64_t> batch[2], sum[2];
  Labels product, free[2];
  for (auto [dim, label] : llvm::enumerate(labels[0])) {
    auto *other = llvm::find(labels[1], label);
    if (other == labels[1].end()) {
      free[0].push_back(label);
      continue;
    }
    size_t otherDim = other - labels[1].begin();
    bool kept = llvm::is_contained(result, label);
    (kept ? batch : sum)[0].push_back(dim);
    (kept ? batch : sum)[1].push_back(otherDim);
    if (kept)
      product.push_back(label);
    // A broadcasting dimension of size one takes the other side's size.
    Sizes a = shape::sizesOf(OpLowering::typeOf(values[0]));
    Sizes c = shape::sizesOf(OpLowering::typeOf(values[1]));
    for (int side = 0; side < 2 && label < 0 && !(a[dim] == c[otherDim]); ++side) {
      Sizes &own = side == 0 ? a : c;
      own[side == 0 ? dim : otherDim] = a[dim].isConstant(1) ? c[otherDim] : a[dim];
      values[side] = l.broadcastTo(
          values[side], shape::tensorOf(own, OpLowering::typeOf(values[side]).getElementType()));
    }
  }
  for (int label : labels[1])
    if (!llvm::is_contained(labels[0], label))
      free[1].push_back(label);
  product.append(free[0]);
  product.append(free[1]);
  Value value = contract(l, values[0], values[1], batch[0], batch[1], sum[0], sum[1]);
  return l.result(arrange(l, value, product, result));
}

constexpr struct {
  const char *name;
  Lowering lowering;
} ops[] = {
    {"BatchMatMul", lowerBatchMatMul},
    {"BatchMatMulV2", lowerBatchMatMul},
    {"BatchMatMulV3", lowerBatchMatMul},
    {"Einsum", lowerEinsum},
    {"MatMul", lowerMatMul},
};

} // namespace

void addContractionLowerings(LoweringTable &table) {
  for (auto &op : ops)
    table[op.name] = op.lowering;
}

} // namespace graphc::legalize
