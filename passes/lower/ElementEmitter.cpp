//===- ElementEmitter.cpp - elementwise ops and index maps ----------------===//

#include "passes/lower/ElementEmitter.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/IRMapping.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using graphc::shape::sizesOf;

namespace graphc::lower {

static RankedTensorType tensorType(Value value) { return cast<RankedTensorType>(value.getType()); }

static bool sameIndex(ArrayRef<Index> a, ArrayRef<Index> c) {
  return a.size() == c.size() && llvm::all_of(llvm::zip(a, c), [](auto pair) {
           const Index &left = std::get<0>(pair), &right = std::get<1>(pair);
           return left.base == right.base && left.step == right.step && left.lanes == right.lanes;
         });
}

Type accumulatorType(Type scalar) {
  return scalar.isF16() || scalar.isBF16() ? Float32Type::get(scalar.getContext()) : scalar;
}

Value ElementEmitter::emit(Value value, ArrayRef<Index> at) {
  if (Value element = bound.lookup(value))
    return element;
  for (const Memo &known : llvm::reverse(memo))
    if (known.value == value && sameIndex(known.at, at))
      return known.element;
  Value element = emitOp(value, at);
  memo.push_back({value, Indices(at), element});
  return element;
}

Value ElementEmitter::emitOp(Value value, ArrayRef<Index> at) {
  if (auto argument = dyn_cast<BlockArgument>(value)) {
    auto type = tensorType(value);
    return k.load(argument.getArgNumber(), type.getElementType(), k.linearize(at, type, width),
                  width, mask);
  }
  return llvm::TypeSwitch<Operation *, Value>(value.getDefiningOp())
      .Case([&](graph::ConstantOp op) { return emitConstant(op, at); })
      .Case(
          [&](graph::MapOp op) { return emitMap(op, cast<OpResult>(value).getResultNumber(), at); })
      .Case([&](graph::IotaOp op) { return emitIota(op, at); })
      .Case([&](graph::SizesOp op) { return emitSizes(op, at); })
      .Case([&](graph::BroadcastOp op) { return emitBroadcast(op, at); })
      .Case([&](graph::ReshapeOp op) {
        return emitReshape(op.getInput(), tensorType(op.getInput()), tensorType(op.getResult()),
                           at);
      })
      .Case([&](graph::TransposeOp op) { return emitTranspose(op, at); })
      .Case([&](graph::SliceOp op) { return emitSlice(op, at); })
      .Case([&](graph::PadOp op) { return emitPad(op, at); })
      .Case([&](graph::MirrorPadOp op) { return emitMirrorPad(op, at); })
      .Case([&](graph::ConcatOp op) { return emitConcat(op, at); })
      .Case([&](graph::GatherOp op) { return emitGather(op, at); })
      .Case([&](graph::ReduceOp op) { return emitReduce(op, at); })
      .Case([&](graph::ArgReduceOp op) { return emitArgReduce(op, at); })
      .Case([&](graph::WindowOp op) { return emitWindow(op, at); })
      .Case([&](graph::ContractOp op) { return emitContract(op, at); })
      .Case([&](graph::ConvOp op) { return emitConv(op, at); })
      .Default([&](Operation *op) -> Value {
        op->emitError("no element emission for this op; the cluster should not hold it");
        return k.builder().create<arith::ConstantOp>(
            k.builder().getZeroAttr(graph::scalarType(tensorType(value).getElementType())));
      });
}

Value ElementEmitter::asLanes(const Index &index) {
  return index.isUniform() ? index.base : k.lanesOf(index, width);
}

Index ElementEmitter::divide(const Index &a, Value divisor) {
  if (a.isUniform())
    return uniform(k.div(a.base, divisor));
  if (k.known(divisor) == 1)
    return a;
  return {Value(), 0,
          k.builder().create<arith::DivUIOp>(k.lanesOf(a, width), k.splat(divisor, width))};
}

Index ElementEmitter::remainder(const Index &a, Value divisor) {
  if (a.isUniform())
    return uniform(k.rem(a.base, divisor));
  return {Value(), 0,
          k.builder().create<arith::RemUIOp>(k.lanesOf(a, width), k.splat(divisor, width))};
}

Value ElementEmitter::compare(arith::CmpIPredicate predicate, const Index &a, Value limit) {
  Value left = asLanes(a);
  if (isa<VectorType>(left.getType()))
    limit = k.splat(limit, width);
  return k.builder().create<arith::CmpIOp>(predicate, left, limit);
}

Value ElementEmitter::both(Value a, Value c) {
  if (!a || !c)
    return a ? a : c;
  if (isa<VectorType>(a.getType()) || isa<VectorType>(c.getType())) {
    a = k.splat(a, width);
    c = k.splat(c, width);
  }
  return k.builder().create<arith::AndIOp>(a, c);
}

Value ElementEmitter::guarded(Value condition, Type scalar, llvm::function_ref<Value()> inside,
                              Value outside) {
  auto &b = k.builder();
  if (!isa<VectorType>(condition.getType())) {
    Type type = laneType(scalar, width);
    auto branch = b.create<scf::IfOp>(TypeRange(type), condition, /*withElseRegion=*/true);
    OpBuilder::InsertionGuard guard(b);
    {
      Scope scope(*this);
      b.setInsertionPointToStart(branch.thenBlock());
      b.create<scf::YieldOp>(k.splat(inside(), width));
    }
    b.setInsertionPointToStart(branch.elseBlock());
    b.create<scf::YieldOp>(k.splat(outside, width));
    return branch.getResult(0);
  }
  Scope scope(*this);
  Value saved = mask;
  mask = both(mask, condition);
  Value element = k.splat(inside(), width);
  mask = saved;
  return b.create<arith::SelectOp>(condition, element, k.splat(outside, width));
}

Value ElementEmitter::emitConstant(graph::ConstantOp op, ArrayRef<Index> at) {
  auto elements = dyn_cast<DenseElementsAttr>(op.getValue());
  if (!elements || !elements.isSplat()) {
    op.emitError("a constant inside a kernel must be a splat");
    return k.constant(0);
  }
  Attribute value = elements.getSplatValue<Attribute>();
  Type scalar = graph::scalarType(elements.getElementType());
  if (auto integer = dyn_cast<IntegerAttr>(value))
    value = IntegerAttr::get(scalar, integer.getValue());
  return k.builder().create<arith::ConstantOp>(cast<TypedAttr>(value));
}

/// Clones one op of a map body: on scalars if every operand is uniform, else on
/// lanes with the uniform operands splatted.
static Operation *cloneOnLanes(Operation &op, IRMapping &mapping, KernelBuilder &k, int64_t width) {
  auto &b = k.builder();
  bool anyLanes = llvm::any_of(op.getOperands(), [&](Value operand) {
    return isa<VectorType>(mapping.lookup(operand).getType());
  });
  if (!anyLanes)
    return b.clone(op, mapping);
  OperationState state(op.getLoc(), op.getName());
  for (Value operand : op.getOperands())
    state.operands.push_back(k.splat(mapping.lookup(operand), width));
  for (Type type : op.getResultTypes())
    state.types.push_back(VectorType::get({width}, type));
  state.attributes = op.getAttrDictionary();
  Operation *clone = b.create(state);
  for (auto [from, to] : llvm::zip(op.getResults(), clone->getResults()))
    mapping.map(from, to);
  return clone;
}

Value ElementEmitter::emitMap(graph::MapOp op, unsigned result, ArrayRef<Index> at) {
  IRMapping mapping;
  Block &body = op.getBody().front();
  for (auto [input, argument] : llvm::zip(op.getInputs(), body.getArguments()))
    mapping.map(argument, emit(input, at));
  auto &b = k.builder();
  for (Operation &inner : body.without_terminator()) {
    if (auto require = dyn_cast<graph::RequireOp>(inner)) {
      Value holds = mapping.lookup(require.getCondition());
      if (mask || isa<VectorType>(holds.getType()))
        holds = k.splat(holds, width);
      Value one = b.create<arith::ConstantOp>(b.getOneAttr(holds.getType()));
      k.failIf(both(mask, b.create<arith::XOrIOp>(holds, one)), require.getCode());
      continue;
    }
    cloneOnLanes(inner, mapping, k, width);
  }
  auto yield = cast<graph::YieldOp>(body.getTerminator());
  for (auto [value, output] : llvm::zip(yield.getValues(), op.getOutputs()))
    if (output != op.getOutputs()[result])
      memo.push_back({output, Indices(at), mapping.lookup(value)});
  return mapping.lookup(yield.getValues()[result]);
}

Value ElementEmitter::emitIota(graph::IotaOp op, ArrayRef<Index> at) {
  auto &b = k.builder();
  Value position = asLanes(at[op.getDimension()]);
  Type scalar = graph::scalarType(tensorType(op.getResult()).getElementType());
  bool lanes = isa<VectorType>(position.getType());
  Type type = laneType(scalar, lanes ? width : 1);
  if (scalar.isInteger(64))
    return position;
  if (isa<IntegerType>(scalar))
    return b.create<arith::TruncIOp>(type, position);
  return b.create<arith::SIToFPOp>(type, position);
}

Value ElementEmitter::emitSizes(graph::SizesOp op, ArrayRef<Index> at) {
  auto &b = k.builder();
  shape::Sizes exprs = *shape::exprsOf(op.getExprs());
  Value result;
  for (auto [index, expr] : llvm::enumerate(exprs)) {
    Value value = k.size(expr);
    if (!result) {
      result = value;
      continue;
    }
    Value here = compare(arith::CmpIPredicate::eq, at[0], k.constant(index));
    if (isa<VectorType>(here.getType())) {
      value = k.splat(value, width);
      result = k.splat(result, width);
    }
    result = b.create<arith::SelectOp>(here, value, result);
  }
  Type scalar = graph::scalarType(tensorType(op.getResult()).getElementType());
  if (scalar.isInteger(64))
    return result;
  return b.create<arith::TruncIOp>(laneType(scalar, isa<VectorType>(result.getType()) ? width : 1),
                                   result);
}

Value ElementEmitter::emitBroadcast(graph::BroadcastOp op, ArrayRef<Index> at) {
  auto &b = k.builder();
  Indices inner;
  auto from = sizesOf(tensorType(op.getInput())), to = sizesOf(tensorType(op.getResult()));
  for (auto [dim, target] : llvm::enumerate(op.getDimensions())) {
    if (from[dim] == to[target]) {
      inner.push_back(at[target]);
    } else if (from[dim].isConstant(1)) {
      inner.push_back(uniform(k.constant(0)));
    } else {
      // Whether this dimension repeats is known only when the kernel runs.
      Value repeats =
          b.create<arith::CmpIOp>(arith::CmpIPredicate::eq, k.size(from[dim]), k.constant(1));
      Value position = asLanes(at[target]);
      Value zero = b.create<arith::ConstantOp>(b.getZeroAttr(position.getType()));
      Value chosen = b.create<arith::SelectOp>(repeats, zero, position);
      inner.push_back(isa<VectorType>(chosen.getType()) ? Index{Value(), 0, chosen}
                                                        : uniform(chosen));
    }
  }
  return emit(op.getInput(), inner);
}

Value ElementEmitter::emitReshape(Value input, RankedTensorType from, RankedTensorType to,
                                  ArrayRef<Index> at) {
  // A buffer is read at its row-major position whatever its shape.
  if (auto argument = dyn_cast<BlockArgument>(input); argument && !bound.count(input))
    return k.load(argument.getArgNumber(), from.getElementType(), k.linearize(at, to, width), width,
                  mask);
  // Equal trailing sizes keep their indices, the rest goes through the position.
  auto source = sizesOf(from), target = sizesOf(to);
  size_t shared = 0;
  while (shared < source.size() && shared < target.size() &&
         source[source.size() - 1 - shared] == target[target.size() - 1 - shared])
    ++shared;
  size_t outer = source.size() - shared, outerTarget = target.size() - shared;
  Index position{k.constant(0), 0, Value()};
  for (size_t dim = 0; dim < outerTarget; ++dim)
    position = k.addIndex(k.mulIndex(position, k.size(target[dim]), width), at[dim], width);
  Indices inner(outer);
  for (size_t dim = outer; dim-- > 0;) {
    if (dim == 0) {
      inner[dim] = position;
      break;
    }
    Value extent = k.size(source[dim]);
    inner[dim] = remainder(position, extent);
    position = divide(position, extent);
  }
  inner.append(at.begin() + outerTarget, at.end());
  return emit(input, inner);
}

Value ElementEmitter::emitTranspose(graph::TransposeOp op, ArrayRef<Index> at) {
  Indices inner(at.size());
  for (auto [dim, source] : llvm::enumerate(op.getPermutation()))
    inner[source] = at[dim];
  return emit(op.getInput(), inner);
}

Value ElementEmitter::emitSlice(graph::SliceOp op, ArrayRef<Index> at) {
  Indices inner;
  shape::Sizes offsets = *shape::exprsOf(op.getOffsets());
  for (auto [dim, stride] : llvm::enumerate(op.getStrides())) {
    Index scaled = k.mulIndex(at[dim], k.constant(stride), width);
    inner.push_back(k.addIndex(scaled, uniform(k.size(offsets[dim])), width));
  }
  return emit(op.getInput(), inner);
}

Value ElementEmitter::emitPad(graph::PadOp op, ArrayRef<Index> at) {
  auto input = tensorType(op.getInput());
  auto from = sizesOf(input), to = sizesOf(tensorType(op.getResult()));
  shape::Sizes low = *shape::exprsOf(op.getLow());
  Indices inner;
  Value inside;
  for (auto [dim, gap] : llvm::enumerate(op.getInterior())) {
    if (low[dim].isConstant(0) && from[dim] == to[dim] && gap == 0) {
      inner.push_back(at[dim]);
      continue;
    }
    Index shifted = k.addIndex(at[dim], uniform(k.size(SymExpr(0) - low[dim])), width);
    inside = both(inside, compare(arith::CmpIPredicate::sge, shifted, k.constant(0)));
    if (gap != 0) {
      Value period = k.constant(gap + 1);
      Index phase = remainder(shifted, period);
      inside = both(inside, compare(arith::CmpIPredicate::eq, phase, k.constant(0)));
      shifted = divide(shifted, period);
    }
    inside = both(inside, compare(arith::CmpIPredicate::slt, shifted, k.size(from[dim])));
    inner.push_back(shifted);
  }
  if (!inside)
    return emit(op.getInput(), inner);
  Value outside = emit(op.getValue(), {});
  return guarded(
      inside, graph::scalarType(input.getElementType()), [&] { return emit(op.getInput(), inner); },
      outside);
}

Value ElementEmitter::emitMirrorPad(graph::MirrorPadOp op, ArrayRef<Index> at) {
  auto &b = k.builder();
  auto from = sizesOf(tensorType(op.getInput()));
  shape::Sizes low = *shape::exprsOf(op.getLow());
  int64_t border = op.getSymmetric() ? 1 : 0;
  Indices inner;
  for (auto [dim, index] : llvm::enumerate(at)) {
    // Left of the input: -j - border; right of it: 2*n - 2 + border - j.
    Index shifted = k.addIndex(index, uniform(k.size(SymExpr(0) - low[dim])), width);
    Value j = asLanes(shifted);
    auto same = [&](Value v) { return isa<VectorType>(j.getType()) ? k.splat(v, width) : v; };
    Value left = b.create<arith::SubIOp>(same(k.constant(-border)), j);
    Value last = k.size(from[dim] * 2 - 2 + border);
    Value right = b.create<arith::SubIOp>(same(last), j);
    Value isLeft = b.create<arith::CmpIOp>(arith::CmpIPredicate::slt, j, same(k.constant(0)));
    Value isRight = b.create<arith::CmpIOp>(arith::CmpIPredicate::sge, j, same(k.size(from[dim])));
    Value chosen = b.create<arith::SelectOp>(isRight, right, j);
    chosen = b.create<arith::SelectOp>(isLeft, left, chosen);
    inner.push_back(isa<VectorType>(chosen.getType()) ? Index{Value(), 0, chosen}
                                                      : uniform(chosen));
  }
  return emit(op.getInput(), inner);
}

Value ElementEmitter::emitConcat(graph::ConcatOp op, ArrayRef<Index> at) {
  size_t dim = op.getDimension();
  Type scalar = graph::scalarType(tensorType(op.getResult()).getElementType());
  // From the last operand backwards: "at or after its start, else an earlier one".
  SmallVector<SymExpr> starts;
  SymExpr start = 0;
  for (Value input : op.getInputs()) {
    starts.push_back(start);
    start += sizesOf(tensorType(input))[dim];
  }
  auto element = [&](size_t operand) {
    Indices inner(at);
    inner[dim] = k.addIndex(at[dim], uniform(k.size(SymExpr(0) - starts[operand])), width);
    return emit(op.getInputs()[operand], inner);
  };
  std::function<Value(size_t)> upTo = [&](size_t operand) -> Value {
    if (operand == 0)
      return element(0);
    Value here = compare(arith::CmpIPredicate::sge, at[dim], k.size(starts[operand]));
    if (!isa<VectorType>(here.getType())) {
      auto &b = k.builder();
      auto branch = b.create<scf::IfOp>(TypeRange(laneType(scalar, width)), here, true);
      OpBuilder::InsertionGuard guard(b);
      {
        Scope scope(*this);
        b.setInsertionPointToStart(branch.thenBlock());
        b.create<scf::YieldOp>(k.splat(element(operand), width));
      }
      Scope scope(*this);
      b.setInsertionPointToStart(branch.elseBlock());
      b.create<scf::YieldOp>(k.splat(upTo(operand - 1), width));
      return branch.getResult(0);
    }
    auto &b = k.builder();
    Value one = b.create<arith::ConstantOp>(b.getOneAttr(here.getType()));
    Value before = b.create<arith::XOrIOp>(here, one);
    Value saved = mask;
    Value earlier;
    {
      Scope scope(*this);
      mask = both(saved, before);
      earlier = k.splat(upTo(operand - 1), width);
      mask = saved;
    }
    return guarded(here, scalar, [&] { return element(operand); }, earlier);
  };
  return upTo(op.getInputs().size() - 1);
}

Value ElementEmitter::emitGather(graph::GatherOp op, ArrayRef<Index> at) {
  auto &b = k.builder();
  auto input = tensorType(op.getInput()), indices = tensorType(op.getIndices());
  size_t axis = op.getAxis(), batch = op.getBatchDims();
  size_t indexDims = indices.getRank() - batch;
  Indices where(at.begin(), at.begin() + batch);
  where.append(at.begin() + axis, at.begin() + axis + indexDims);
  Value row = emit(op.getIndices(), where);
  bool lanes = isa<VectorType>(row.getType());
  if (!getElementTypeOrSelf(row.getType()).isInteger(64)) {
    Type wide = laneType(b.getI64Type(), lanes ? width : 1);
    row = graph::isUnsigned(indices.getElementType())
              ? b.create<arith::ExtUIOp>(wide, row).getResult()
              : b.create<arith::ExtSIOp>(wide, row);
  }
  Value limit = k.size(sizesOf(input)[axis]);
  if (lanes)
    limit = k.splat(limit, width);
  Value inside = b.create<arith::CmpIOp>(arith::CmpIPredicate::ult, row, limit);
  Type scalar = graph::scalarType(input.getElementType());
  Indices inner(at.begin(), at.begin() + axis);
  inner.push_back(lanes ? Index{Value(), 0, row} : uniform(row));
  inner.append(at.begin() + axis + indexDims, at.end());
  if (!op.getZeroOutOfRange()) {
    Value one = b.create<arith::ConstantOp>(b.getOneAttr(inside.getType()));
    Value outside = b.create<arith::XOrIOp>(inside, one);
    // Without a lane in the index a masked-off group must not fail either.
    k.failIf(lanes || mask ? both(mask, outside) : outside, "index_out_of_range");
  }
  Value zero = b.create<arith::ConstantOp>(b.getZeroAttr(scalar));
  return guarded(inside, scalar, [&] { return emit(op.getInput(), inner); }, zero);
}

} // namespace graphc::lower
