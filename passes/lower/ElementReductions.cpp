//===- ElementReductions.cpp - elements that are sums over a range --------===//
//
// The straightforward form of every reducing op: loops around the operands'
// elements, one accumulator a lane. It is correct inside any cluster; the
// root emitters (rows, tiles) are the fast forms.
//
//===----------------------------------------------------------------------===//

#include "passes/lower/ElementEmitter.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using graphc::graph::Combiner;
using graphc::shape::sizesOf;

namespace graphc::lower {

static RankedTensorType tensorType(Value value) { return cast<RankedTensorType>(value.getType()); }

Value ElementEmitter::widen(Value element) {
  Type scalar = getElementTypeOrSelf(element.getType());
  Type wide = accumulatorType(scalar);
  if (wide == scalar)
    return element;
  return k.builder().create<arith::ExtFOp>(
      laneType(wide, isa<VectorType>(element.getType()) ? width : 1), element);
}

Value ElementEmitter::narrow(Value element, Type scalar) {
  if (getElementTypeOrSelf(element.getType()) == scalar)
    return element;
  return k.builder().create<arith::TruncFOp>(
      laneType(scalar, isa<VectorType>(element.getType()) ? width : 1), element);
}

Value ElementEmitter::identity(Combiner combiner, Type scalar, bool isUnsigned) {
  auto &b = k.builder();
  if (auto type = dyn_cast<FloatType>(scalar)) {
    APFloat value = APFloat::getZero(type.getFloatSemantics());
    if (combiner == Combiner::Mul)
      value = APFloat(type.getFloatSemantics(), 1);
    if (combiner == Combiner::Max || combiner == Combiner::Min)
      value = APFloat::getInf(type.getFloatSemantics(), combiner == Combiner::Max);
    return b.create<arith::ConstantOp>(FloatAttr::get(type, value));
  }
  unsigned bits = scalar.getIntOrFloatBitWidth();
  APInt value(bits, 0);
  if (combiner == Combiner::Mul)
    value = APInt(bits, 1);
  if (combiner == Combiner::And)
    value = APInt::getAllOnes(bits);
  if (combiner == Combiner::Max)
    value = isUnsigned ? APInt::getMinValue(bits) : APInt::getSignedMinValue(bits);
  if (combiner == Combiner::Min)
    value = isUnsigned ? APInt::getMaxValue(bits) : APInt::getSignedMaxValue(bits);
  return b.create<arith::ConstantOp>(IntegerAttr::get(scalar, value));
}

Value ElementEmitter::combine(Combiner combiner, Value a, Value c, bool isUnsigned) {
  auto &b = k.builder();
  if (isa<VectorType>(a.getType()) || isa<VectorType>(c.getType())) {
    a = k.splat(a, width);
    c = k.splat(c, width);
  }
  bool isFloat = isa<FloatType>(getElementTypeOrSelf(a.getType()));
  switch (combiner) {
  case Combiner::Add:
    return isFloat ? b.create<arith::AddFOp>(a, c).getResult() : b.create<arith::AddIOp>(a, c);
  case Combiner::Mul:
    return isFloat ? b.create<arith::MulFOp>(a, c).getResult() : b.create<arith::MulIOp>(a, c);
  case Combiner::Max:
    if (isFloat)
      return b.create<arith::MaximumFOp>(a, c);
    return isUnsigned ? b.create<arith::MaxUIOp>(a, c).getResult() : b.create<arith::MaxSIOp>(a, c);
  case Combiner::Min:
    if (isFloat)
      return b.create<arith::MinimumFOp>(a, c);
    return isUnsigned ? b.create<arith::MinUIOp>(a, c).getResult() : b.create<arith::MinSIOp>(a, c);
  case Combiner::And:
    return b.create<arith::AndIOp>(a, c);
  case Combiner::Or:
    return b.create<arith::OrIOp>(a, c);
  }
  llvm_unreachable("all combiners handled");
}

SmallVector<Value> ElementEmitter::reduceLoops(
    ArrayRef<Value> extents, SmallVector<Value> init,
    llvm::function_ref<SmallVector<Value>(ArrayRef<Value>, ValueRange)> body) {
  SmallVector<Value> position;
  std::function<SmallVector<Value>(size_t, ValueRange)> nest =
      [&](size_t depth, ValueRange carried) -> SmallVector<Value> {
    if (depth == extents.size())
      return body(position, carried);
    return k.loop(k.constant(0), extents[depth], 1, carried, [&](Value at, ValueRange inner) {
      Scope scope(*this);
      position.push_back(at);
      SmallVector<Value> next = nest(depth + 1, inner);
      position.pop_back();
      return next;
    });
  };
  return nest(0, init);
}

/// Divides a sum by a count (both of accumulator type), as TensorFlow's Mean:
/// integers divide towards zero, 0/0 of an empty range is NaN.
static Value divideByCount(KernelBuilder &k, Value sum, Value count, int64_t width) {
  auto &b = k.builder();
  Type scalar = getElementTypeOrSelf(sum.getType());
  int64_t lanes = isa<VectorType>(sum.getType()) ? width : 1;
  bool countLanes = isa<VectorType>(count.getType());
  if (isa<FloatType>(scalar)) {
    Value divisor = b.create<arith::SIToFPOp>(laneType(scalar, countLanes ? width : 1), count);
    return b.create<arith::DivFOp>(sum, k.splat(divisor, lanes));
  }
  Value one = k.constant(1);
  count = b.create<arith::MaxSIOp>(count, countLanes ? k.splat(one, width) : one);
  Type narrow = laneType(scalar, countLanes ? width : 1);
  if (!scalar.isInteger(64))
    count = b.create<arith::TruncIOp>(narrow, count);
  return b.create<arith::DivSIOp>(sum, k.splat(count, lanes));
}

Value ElementEmitter::emitReduce(graph::ReduceOp op, ArrayRef<Index> at) {
  auto input = tensorType(op.getInput());
  auto sizes = sizesOf(input);
  bool isUnsigned = graph::isUnsigned(input.getElementType());
  Type scalar = graph::scalarType(input.getElementType());
  Type wide = accumulatorType(scalar);
  SmallVector<int64_t> dims(op.getDimensions());
  llvm::sort(dims);
  SmallVector<Value> extents;
  SymExpr count = 1;
  for (int64_t dim : dims) {
    extents.push_back(k.size(sizes[dim]));
    count *= sizes[dim];
  }
  Value start = k.splat(identity(op.getCombiner(), wide, isUnsigned), width);
  Value sum = reduceLoops(extents, {start}, [&](ArrayRef<Value> reduced, ValueRange carried) {
    Indices inner;
    size_t nextKept = 0, nextReduced = 0;
    for (int64_t dim = 0; dim < input.getRank(); ++dim)
      inner.push_back(llvm::is_contained(dims, dim) ? uniform(reduced[nextReduced++])
                                                    : at[nextKept++]);
    Value element = widen(emit(op.getInput(), inner));
    return SmallVector<Value>{combine(op.getCombiner(), carried[0], element, isUnsigned)};
  })[0];
  if (op.getScaleByCount())
    sum = divideByCount(k, sum, k.size(count), width);
  return narrow(sum, scalar);
}

Value ElementEmitter::emitArgReduce(graph::ArgReduceOp op, ArrayRef<Index> at) {
  auto &b = k.builder();
  auto input = tensorType(op.getInput());
  size_t dim = op.getDimension();
  bool isUnsigned = graph::isUnsigned(input.getElementType());
  Type scalar = graph::scalarType(input.getElementType());
  bool isFloat = isa<FloatType>(scalar), isMax = op.getCombiner() == Combiner::Max;
  auto element = [&](Value position) {
    Indices inner(at.begin(), at.begin() + dim);
    inner.push_back(uniform(position));
    inner.append(at.begin() + dim, at.end());
    return k.splat(widen(emit(op.getInput(), inner)), width);
  };
  Value first = element(k.constant(0));
  Value zero = k.splat(k.constant(0), width);
  auto best = k.loop(
      k.constant(1), k.size(sizesOf(input)[dim]), 1, {first, zero},
      [&](Value position, ValueRange carried) {
        Scope scope(*this);
        Value candidate = element(position);
        Value better;
        if (isFloat) {
          better = b.create<arith::CmpFOp>(
              isMax ? arith::CmpFPredicate::OGT : arith::CmpFPredicate::OLT, candidate, carried[0]);
        } else {
          auto more = isUnsigned ? arith::CmpIPredicate::ugt : arith::CmpIPredicate::sgt;
          auto less = isUnsigned ? arith::CmpIPredicate::ult : arith::CmpIPredicate::slt;
          better = b.create<arith::CmpIOp>(isMax ? more : less, candidate, carried[0]);
        }
        Value value = b.create<arith::SelectOp>(better, candidate, carried[0]);
        Value index = b.create<arith::SelectOp>(better, k.splat(position, width), carried[1]);
        return SmallVector<Value>{value, index};
      });
  Type result = graph::scalarType(tensorType(op.getResult()).getElementType());
  if (result.isInteger(64))
    return best[1];
  return b.create<arith::TruncIOp>(laneType(result, width), best[1]);
}

Value ElementEmitter::emitWindow(graph::WindowOp op, ArrayRef<Index> at) {
  auto &b = k.builder();
  auto input = tensorType(op.getInput());
  auto sizes = sizesOf(input);
  bool isUnsigned = graph::isUnsigned(input.getElementType());
  Type scalar = graph::scalarType(input.getElementType());
  Type wide = accumulatorType(scalar);
  shape::Sizes low = *shape::exprsOf(op.getLow());
  SmallVector<Value> extents;
  SmallVector<size_t> windowed;
  for (auto [dim, size] : llvm::enumerate(op.getSize()))
    if (size != 1 || op.getStrides()[dim] != 1 || !low[dim].isConstant(0)) {
      extents.push_back(k.constant(size));
      windowed.push_back(dim);
    }
  Value start = k.splat(identity(op.getCombiner(), wide, isUnsigned), width);
  Value none = k.splat(k.constant(0), width);
  auto sums = reduceLoops(extents, {start, none}, [&](ArrayRef<Value> taps, ValueRange carried) {
    Indices inner(at);
    Value inside;
    for (auto [tap, dim] : llvm::zip(taps, windowed)) {
      Value offset = k.mul(tap, k.constant(op.getDilations()[dim]));
      offset = k.sub(offset, k.size(low[dim]));
      inner[dim] = k.addIndex(k.mulIndex(at[dim], k.constant(op.getStrides()[dim]), width),
                              uniform(offset), width);
      if (low[dim].isConstant(0) && op.getSize()[dim] == 1)
        continue;
      inside = both(inside, compare(arith::CmpIPredicate::sge, inner[dim], k.constant(0)));
      inside = both(inside, compare(arith::CmpIPredicate::slt, inner[dim], k.size(sizes[dim])));
    }
    Value outside = identity(op.getCombiner(), wide, isUnsigned);
    auto element = [&] { return widen(emit(op.getInput(), inner)); };
    Value value = inside ? guarded(inside, wide, element, outside) : element();
    Value counted = k.constant(1);
    if (inside && op.getScaleByCount())
      counted = b.create<arith::ExtUIOp>(
          laneType(b.getI64Type(), isa<VectorType>(inside.getType()) ? width : 1), inside);
    Value count = b.create<arith::AddIOp>(carried[1], k.splat(counted, width));
    return SmallVector<Value>{combine(op.getCombiner(), carried[0], value, isUnsigned), count};
  });
  Value sum = sums[0];
  if (op.getScaleByCount())
    sum = divideByCount(k, sum, sums[1], width);
  return narrow(sum, scalar);
}

Value ElementEmitter::multiplyAdd(Value a, Value c, Value acc) {
  auto &b = k.builder();
  a = widen(a);
  c = widen(c);
  if (isa<VectorType>(acc.getType())) {
    a = k.splat(a, width);
    c = k.splat(c, width);
  }
  if (isa<FloatType>(getElementTypeOrSelf(acc.getType())))
    return b.create<math::FmaOp>(a, c, acc);
  return b.create<arith::AddIOp>(b.create<arith::MulIOp>(a, c), acc);
}

Value ElementEmitter::emitContract(graph::ContractOp op, ArrayRef<Index> at) {
  auto lhs = tensorType(op.getLhs()), rhs = tensorType(op.getRhs());
  auto sizes = sizesOf(lhs);
  Type scalar = graph::scalarType(tensorType(op.getResult()).getElementType());
  Type wide = accumulatorType(scalar);
  SmallVector<Value> extents;
  for (int64_t dim : op.getLhsContract())
    extents.push_back(k.size(sizes[dim]));
  size_t batch = op.getLhsBatch().size();
  auto operandIndex = [&](int64_t rank, ArrayRef<int64_t> batchDims, ArrayRef<int64_t> contractDims,
                          ArrayRef<Value> reduced, size_t &nextFree) {
    Indices inner(rank);
    for (int64_t dim = 0; dim < rank; ++dim) {
      if (auto *found = llvm::find(batchDims, dim); found != batchDims.end())
        inner[dim] = at[found - batchDims.begin()];
      else if (auto *summed = llvm::find(contractDims, dim); summed != contractDims.end())
        inner[dim] = uniform(reduced[summed - contractDims.begin()]);
      else
        inner[dim] = at[nextFree++];
    }
    return inner;
  };
  Value zero = k.splat(identity(Combiner::Add, wide, false), width);
  Value sum = reduceLoops(extents, {zero}, [&](ArrayRef<Value> reduced, ValueRange carried) {
    size_t nextFree = batch;
    Indices left =
        operandIndex(lhs.getRank(), op.getLhsBatch(), op.getLhsContract(), reduced, nextFree);
    Indices right =
        operandIndex(rhs.getRank(), op.getRhsBatch(), op.getRhsContract(), reduced, nextFree);
    return SmallVector<Value>{
        multiplyAdd(emit(op.getLhs(), left), emit(op.getRhs(), right), carried[0])};
  })[0];
  return narrow(sum, scalar);
}

Value ElementEmitter::emitConv(graph::ConvOp op, ArrayRef<Index> at) {
  auto input = tensorType(op.getInput()), filter = tensorType(op.getFilter());
  auto sizes = sizesOf(input), weights = sizesOf(filter);
  size_t spatial = input.getRank() - 2;
  Type scalar = graph::scalarType(tensorType(op.getResult()).getElementType());
  Type wide = accumulatorType(scalar);
  shape::Sizes low = *shape::exprsOf(op.getLow());
  SmallVector<Value> extents;
  for (size_t dim = 0; dim <= spatial; ++dim)
    extents.push_back(k.size(weights[dim]));
  const Index &feature = at.back();
  // The group's first input channel.
  Index firstChannel = uniform(k.constant(0));
  if (op.getGroups() != 1) {
    SymExpr perGroup = SymExpr::floorDiv(weights.back(), op.getGroups());
    firstChannel = k.mulIndex(divide(feature, k.size(perGroup)), k.size(weights[spatial]), width);
  }
  Value zero = identity(Combiner::Add, wide, false);
  Value sum =
      reduceLoops(extents, {k.splat(zero, width)}, [&](ArrayRef<Value> taps, ValueRange carried) {
        Indices where, tapIndex;
        where.push_back(at[0]);
        Value inside;
        for (size_t dim = 0; dim < spatial; ++dim) {
          Value offset =
              k.sub(k.mul(taps[dim], k.constant(op.getDilations()[dim])), k.size(low[dim]));
          Index position =
              k.addIndex(k.mulIndex(at[1 + dim], k.constant(op.getStrides()[dim]), width),
                         uniform(offset), width);
          inside = both(inside, compare(arith::CmpIPredicate::sge, position, k.constant(0)));
          if (int64_t spread = op.getInputDilations()[dim]; spread != 1) {
            Value period = k.constant(spread);
            inside = both(inside, compare(arith::CmpIPredicate::eq, remainder(position, period),
                                          k.constant(0)));
            position = divide(position, period);
          }
          inside =
              both(inside, compare(arith::CmpIPredicate::slt, position, k.size(sizes[1 + dim])));
          where.push_back(position);
          tapIndex.push_back(uniform(taps[dim]));
        }
        where.push_back(k.addIndex(firstChannel, uniform(taps[spatial]), width));
        tapIndex.push_back(uniform(taps[spatial]));
        tapIndex.push_back(feature);
        Value weight = emit(op.getFilter(), tapIndex);
        Type element = graph::scalarType(input.getElementType());
        Value outside = identity(Combiner::Add, element, false);
        Value value = guarded(inside, element, [&] { return emit(op.getInput(), where); }, outside);
        return SmallVector<Value>{multiplyAdd(value, weight, carried[0])};
      })[0];
  return narrow(sum, scalar);
}

} // namespace graphc::lower
