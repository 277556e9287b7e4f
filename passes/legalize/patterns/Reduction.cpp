//===- Reduction.cpp - sums, extrema, scans, softmax ----------------------===//

#include "passes/legalize/Patterns.h"

using namespace mlir;
using graphc::graph::Combiner;
using graphc::shape::Sizes;

namespace graphc::legalize {

namespace {

bool isComplex(OpLowering &l) { return isa<ComplexType>(l.operandType(0).getElementType()); }

/// The reduced dimensions, 0..rank-1, or nullopt if they are not known.
std::optional<SmallVector<int64_t>> reducedDims(OpLowering &l) {
  auto axes = l.knownInts(1);
  if (!axes)
    return std::nullopt;
  SmallVector<int64_t> dims;
  for (int64_t axis : *axes) {
    axis = axis < 0 ? axis + l.operandRank(0) : axis;
    if (axis < 0 || axis >= l.operandRank(0))
      return std::nullopt;
    if (!llvm::is_contained(dims, axis))
      dims.push_back(axis);
  }
  llvm::sort(dims);
  return dims;
}

template <Combiner combiner, bool mean = false> LogicalResult lowerReduce(OpLowering &l) {
  if (isComplex(l))
    return l.host("complex");
  auto dims = reducedDims(l);
  if (!dims)
    return l.fail("the axes to reduce are not known before the run; make them constants");
  Value reduced = l.reduce(combiner, l.operand(0), *dims, mean);
  return l.result(l.reshape(reduced, l.resultSizes(0)));
}

LogicalResult lowerEuclideanNorm(OpLowering &l) {
  if (isComplex(l))
    return l.host("complex");
  auto dims = reducedDims(l);
  if (!dims)
    return l.fail("the axes to reduce are not known before the run; make them constants");
  Value squares = l.map({l.operand(0)}, l.operandType(0),
                        [](ScalarBuilder &s, ValueRange x) { return s.mul(x[0], x[0]); });
  Value sum = l.reduce(Combiner::Add, squares, *dims);
  Value root = l.map({sum}, OpLowering::typeOf(sum), [](ScalarBuilder &s, ValueRange x) {
    return s.isFloat()
               ? s.sqrt(x[0])
               : s.cast(s.sqrt(s.cast(x[0], false, s.builder().getF64Type())), false, s.type());
  });
  return l.result(l.reshape(root, l.resultSizes(0)));
}

template <Combiner combiner> LogicalResult lowerArg(OpLowering &l) {
  auto axis = l.knownAxis(1, l.operandRank(0));
  if (!axis)
    return l.fail("the axis is not known before the run, or out of range; make it a constant");
  auto op = l.builder().create<graph::ArgReduceOp>(l.resultType(0), combiner, l.operand(0), *axis);
  return l.result(op);
}

template <Combiner combiner> LogicalResult lowerScan(OpLowering &l) {
  if (isComplex(l))
    return l.host("complex");
  auto axis = l.knownAxis(1, l.operandRank(0));
  if (!axis)
    return l.fail("the axis is not known before the run, or out of range; make it a constant");
  auto op = l.builder().create<graph::ScanOp>(l.resultType(0), combiner, l.operand(0), *axis,
                                              l.boolAttr("exclusive"), l.boolAttr("reverse"));
  return l.result(op);
}

LogicalResult lowerL2Loss(OpLowering &l) {
  Value squares = l.map({l.operand(0)}, l.operandType(0),
                        [](ScalarBuilder &s, ValueRange x) { return s.mul(x[0], x[0]); });
  SmallVector<int64_t> dims;
  for (int64_t dim = 0; dim < l.operandRank(0); ++dim)
    dims.push_back(dim);
  Value sum = l.reduce(Combiner::Add, squares, dims);
  return l.result(l.map({sum}, l.resultType(0), [](ScalarBuilder &s, ValueRange x) {
    return s.mul(x[0], s.constant(0.5));
  }));
}

template <bool log> LogicalResult lowerSoftmax(OpLowering &l) {
  return l.result(l.builder().create<graph::SoftmaxOp>(l.resultType(0), l.operand(0), log));
}

/// loss = -sum(labels * logsoftmax), backprop = softmax - labels.
LogicalResult lowerCrossEntropy(OpLowering &l) {
  auto type = l.resultType(1);
  Value features = l.broadcastTo(l.operand(0), type), labels = l.broadcastTo(l.operand(1), type);
  Value log = l.builder().create<graph::SoftmaxOp>(type, features, /*log=*/true);
  Value terms = l.map({labels, log}, type, [](ScalarBuilder &s, ValueRange x) {
    // A label of 0 contributes nothing, even where the logarithm is -inf.
    Value zero = s.constant(0);
    return s.select(s.equal(x[0], zero), zero, s.neg(s.mul(x[0], x[1])));
  });
  Value loss = l.reduce(Combiner::Add, terms, {1});
  Value backprop = l.map({log, labels}, type, [](ScalarBuilder &s, ValueRange x) {
    return s.sub(s.math("exp", x[0]), x[1]);
  });
  if (failed(l.result(loss)))
    return failure();
  return l.result(backprop);
}

/// Labels are class numbers; one out of range gives NaN (TensorFlow on GPU) or
/// fails the run (on CPU): it fails.
LogicalResult lowerSparseCrossEntropy(OpLowering &l) {
  auto type = l.resultType(1);
  Value log = l.builder().create<graph::SoftmaxOp>(type, l.operand(0), /*log=*/true);
  auto labelElement = l.operandType(1).getElementType();
  auto wide = shape::withElement(type, l.builder().getI64Type());
  Value classes = l.builder().create<graph::IotaOp>(wide, 1);
  Value labels = l.broadcastDims(l.operand(1), {0}, shape::withElement(type, labelElement));
  auto isLabel = [&](ScalarBuilder &s, Value label, Value position) {
    return s.equal(s.cast(label, /*fromUnsigned=*/false, s.builder().getI64Type()), position);
  };
  Value terms = l.map({log, labels, classes}, type, [&](ScalarBuilder &s, ValueRange x) {
    return s.select(isLabel(s, x[1], x[2]), s.neg(x[0]), s.constant(0));
  });
  Value backprop = l.map({log, labels, classes}, type, [&](ScalarBuilder &s, ValueRange x) {
    Value probability = s.math("exp", x[0]);
    return s.select(isLabel(s, x[1], x[2]), s.sub(probability, s.constant(1)), probability);
  });
  if (failed(l.result(l.reduce(Combiner::Add, terms, {1}))))
    return failure();
  return l.result(backprop);
}

constexpr struct {
  const char *name;
  Lowering lowering;
} ops[] = {
    {"All", lowerReduce<Combiner::And>},
    {"Any", lowerReduce<Combiner::Or>},
    {"ArgMax", lowerArg<Combiner::Max>},
    {"ArgMin", lowerArg<Combiner::Min>},
    {"Cumprod", lowerScan<Combiner::Mul>},
    {"Cumsum", lowerScan<Combiner::Add>},
    {"EuclideanNorm", lowerEuclideanNorm},
    {"L2Loss", lowerL2Loss},
    {"LogSoftmax", lowerSoftmax<true>},
    {"Max", lowerReduce<Combiner::Max>},
    {"Mean", lowerReduce<Combiner::Add, true>},
    {"Min", lowerReduce<Combiner::Min>},
    {"Prod", lowerReduce<Combiner::Mul>},
    {"Softmax", lowerSoftmax<false>},
    {"SoftmaxCrossEntropyWithLogits", lowerCrossEntropy},
    {"SparseSoftmaxCrossEntropyWithLogits", lowerSparseCrossEntropy},
    {"Sum", lowerReduce<Combiner::Add>},
};

} // namespace

void addReductionLowerings(LoweringTable &table) {
  for (auto &op : ops)
    table[op.name] = op.lowering;
}

} // namespace graphc::legalize
