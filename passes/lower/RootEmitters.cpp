//===- RootEmitters.cpp - loops, rows, softmax, scans ---------------------===//

#include "passes/lower/RootEmitters.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using graphc::graph::Combiner;
using graphc::shape::sizesOf;

namespace graphc::lower {

static RankedTensorType tensorType(Value value) { return cast<RankedTensorType>(value.getType()); }

ValueRange kernelResults(graph::KernelOp kernel) {
  return cast<graph::ReturnOp>(kernel.getBody().front().getTerminator()).getValues();
}

int64_t laneCount(graph::KernelOp kernel, const TargetInfo &target) {
  int64_t widest = 4; // a byte kernel gains little from more lanes and its tails lose
  auto see = [&](Type type) {
    Type scalar = getElementTypeOrSelf(type);
    if (scalar.isIntOrFloat())
      widest = std::max<int64_t>(widest, storageBytes(scalar));
  };
  kernel.walk([&](Operation *op) {
    for (Type type : op->getResultTypes())
      see(type);
  });
  for (Type type : kernel.getFunctionType().getInputs())
    see(type);
  return std::max<int64_t>(1, target.vectorBytes / widest);
}

Indices delinearize(KernelBuilder &k, Value row, ArrayRef<SymExpr> sizes) {
  Indices index(sizes.size());
  for (size_t dim = sizes.size(); dim-- > 0;) {
    if (dim == 0) {
      index[0] = {row, 0, Value()};
      break;
    }
    Value extent = k.size(sizes[dim]);
    index[dim] = {k.rem(row, extent), 0, Value()};
    row = k.div(row, extent);
  }
  return index;
}

void forLanes(KernelBuilder &k, Value from, Value to, int64_t width,
              llvm::function_ref<void(Value, Value)> body) {
  auto &b = k.builder();
  if (width == 1) {
    k.loop(from, to, 1, [&](Value at) { body(at, Value()); });
    return;
  }
  Value count = k.sub(to, from);
  auto known = k.known(count);
  Value whole = known ? k.constant(*known / width * width)
                      : k.mul(k.div(count, k.constant(width)), k.constant(width));
  Value middle = k.add(from, whole);
  if (!known || *known >= width)
    k.loop(from, middle, width, [&](Value at) { body(at, Value()); });
  if (known && *known % width == 0)
    return;
  Value rest = k.sub(to, middle);
  if (known) {
    body(middle, k.firstLanes(rest, width));
    return;
  }
  Value any = k.less(k.constant(0), rest);
  auto branch = b.create<scf::IfOp>(any, /*withElseRegion=*/false);
  OpBuilder::InsertionGuard guard(b);
  b.setInsertionPointToStart(branch.thenBlock());
  body(middle, k.firstLanes(rest, width));
}

void emitLoop(KernelBuilder &k) {
  ValueRange results = kernelResults(k.kernel());
  unsigned firstResult = k.kernel().getFunctionType().getNumInputs();
  auto type = tensorType(results.front());
  auto sizes = sizesOf(type);
  int64_t chunk = cast<IntegerAttr>(k.kernel()->getAttr("chunk")).getInt();
  auto storeAll = [&](ElementEmitter &emitter, Indices at, int64_t width) {
    for (auto [number, result] : llvm::enumerate(results)) {
      auto resultType = tensorType(result);
      Value element = emitter.emit(result, at);
      k.store(firstResult + number, resultType.getElementType(), element,
              k.linearize(at, resultType, width), width, emitter.getMask());
    }
  };
  if (sizes.empty()) {
    k.loop(k.taskBegin(), k.taskEnd(), 1, [&](Value) {
      ElementEmitter emitter(k, 1);
      storeAll(emitter, {}, 1);
    });
    return;
  }
  int64_t width = laneCount(k.kernel(), k.target());
  if (auto last = sizes.back().asConstant(); last && *last < 2)
    width = 1;
  Value inner = k.size(sizes.back());
  Value chunks = k.size(SymExpr::ceilDiv(sizes.back(), chunk));
  ArrayRef<SymExpr> outer = ArrayRef(sizes).drop_back();
  k.loop(k.taskBegin(), k.taskEnd(), 1, [&](Value task) {
    Indices at = delinearize(k, k.div(task, chunks), outer);
    at.push_back({});
    Value from = k.mul(k.rem(task, chunks), k.constant(chunk));
    Value to = inner;
    if (k.known(chunks) != 1)
      to = k.builder().create<arith::MinSIOp>(k.add(from, k.constant(chunk)), inner);
    forLanes(k, from, to, width, [&](Value position, Value mask) {
      ElementEmitter emitter(k, width);
      emitter.setMask(mask);
      at.back() = {position, width == 1 ? 0 : 1, Value()};
      storeAll(emitter, at, width);
    });
  });
}

void emitConcatRows(KernelBuilder &k) {
  Value result = kernelResults(k.kernel()).front();
  auto op = result.getDefiningOp<graph::ConcatOp>();
  unsigned target = k.kernel().getFunctionType().getNumInputs();
  auto type = tensorType(result);
  auto sizes = sizesOf(type);
  size_t dim = op.getDimension();
  int64_t width = laneCount(k.kernel(), k.target());
  k.loop(k.taskBegin(), k.taskEnd(), 1, [&](Value task) {
    Indices row = delinearize(k, task, ArrayRef(sizes).take_front(dim));
    SymExpr start = 0;
    for (Value input : op.getInputs()) {
      auto from = sizesOf(tensorType(input));
      Value offset = k.size(start);
      // All dimensions from `dim` but the last are counted by one loop.
      ArrayRef<SymExpr> block = ArrayRef(from).drop_front(dim);
      Value lines = k.size(shape::elementCount(block.drop_back()));
      k.loop(k.constant(0), lines, 1, [&](Value line) {
        Indices at = row;
        at.append(delinearize(k, line, block.drop_back()));
        at.push_back({});
        forLanes(k, k.constant(0), k.size(block.back()), width, [&](Value position, Value mask) {
          ElementEmitter emitter(k, width);
          emitter.setMask(mask);
          at.back() = {position, width == 1 ? 0 : 1, Value()};
          Value element = emitter.emit(input, at);
          Indices to = at;
          to[dim] = k.addIndex(to[dim], {offset, 0, Value()}, width);
          k.store(target, type.getElementType(), element, k.linearize(to, type, width), width,
                  mask);
        });
      });
      start += from[dim];
    }
  });
}

/// Folds the lanes of `lanes` into one scalar, in a fixed order.
static Value foldLanes(KernelBuilder &k, Value lanes, Combiner combiner, bool isUnsigned) {
  auto &b = k.builder();
  int64_t width = cast<VectorType>(lanes.getType()).getDimSize(0);
  // A tree: halves are combined until one lane is left.
  while (width > 1) {
    width /= 2;
    SmallVector<int64_t> low, high;
    for (int64_t lane = 0; lane < width; ++lane) {
      low.push_back(lane);
      high.push_back(width + lane);
    }
    Value left = b.create<vector::ShuffleOp>(lanes, lanes, low);
    Value right = b.create<vector::ShuffleOp>(lanes, lanes, high);
    ElementEmitter half(k, width);
    lanes = half.combine(combiner, left, right, isUnsigned);
  }
  return b.create<vector::ExtractOp>(lanes, ArrayRef<int64_t>{0});
}

void emitRowReduction(KernelBuilder &k) {
  graph::ReduceOp op;
  k.kernel().walk([&](graph::ReduceOp candidate) { op = candidate; });
  auto &b = k.builder();
  auto input = tensorType(op.getInput());
  auto sizes = sizesOf(input), kept = sizesOf(tensorType(op.getResult()));
  bool isUnsigned = graph::isUnsigned(input.getElementType());
  Type scalar = graph::scalarType(input.getElementType());
  Type wide = accumulatorType(scalar);
  Combiner combiner = op.getCombiner();
  int64_t width = laneCount(k.kernel(), k.target());
  SmallVector<int64_t> dims(op.getDimensions());
  llvm::sort(dims);
  SmallVector<SymExpr> outerReduced;
  SymExpr count = 1;
  for (int64_t dim : dims) {
    count *= sizes[dim];
    if (dim != input.getRank() - 1)
      outerReduced.push_back(sizes[dim]);
  }
  Value lines = k.size(shape::elementCount(outerReduced));
  Value inner = k.size(sizes.back());
  k.loop(k.taskBegin(), k.taskEnd(), 1, [&](Value task) {
    Indices row = delinearize(k, task, kept);
    ElementEmitter lanes(k, width), single(k, 1);
    Value start = k.splat(lanes.identity(combiner, wide, isUnsigned), width);
    auto fold = [&](Value line, Value position, Value mask, Value acc) -> Value {
      ElementEmitter emitter(k, width);
      emitter.setMask(mask);
      Indices lineIndex = delinearize(k, line, outerReduced);
      Indices at;
      size_t nextKept = 0, nextReduced = 0;
      for (int64_t dim = 0; dim + 1 < input.getRank(); ++dim)
        at.push_back(llvm::is_contained(dims, dim) ? lineIndex[nextReduced++] : row[nextKept++]);
      at.push_back({position, width == 1 ? 0 : 1, Value()});
      Value element = k.splat(emitter.widen(emitter.emit(op.getInput(), at)), width);
      Value next = emitter.combine(combiner, acc, element, isUnsigned);
      return mask ? b.create<arith::SelectOp>(mask, next, acc).getResult() : next;
    };
    Value whole = k.mul(k.div(inner, k.constant(width)), k.constant(width));
    Value acc = k.loop(k.constant(0), lines, 1, {start}, [&](Value line, ValueRange carried) {
      Value sum =
          k.loop(k.constant(0), whole, width, carried, [&](Value position, ValueRange inLine) {
            return SmallVector<Value>{fold(line, position, Value(), inLine[0])};
          })[0];
      auto known = k.known(inner);
      if (!(known && *known % width == 0))
        sum = fold(line, whole, k.firstLanes(k.sub(inner, whole), width), sum);
      return SmallVector<Value>{sum};
    })[0];
    Value total = width == 1 ? acc : foldLanes(k, acc, combiner, isUnsigned);
    if (op.getScaleByCount()) {
      Value divisor = b.create<arith::SIToFPOp>(wide, k.size(count));
      total = b.create<arith::DivFOp>(total, divisor);
    }
    single.bind(op.getResult(), single.narrow(total, scalar));
    unsigned firstResult = k.kernel().getFunctionType().getNumInputs();
    for (auto [number, result] : llvm::enumerate(kernelResults(k.kernel()))) {
      auto type = tensorType(result);
      k.store(firstResult + number, type.getElementType(), single.emit(result, row),
              k.linearize(row, type, 1), 1, Value());
    }
  });
}

/// One pass over a row: `body(position, mask, carried)` gives the next carried lanes.
static Value overRow(KernelBuilder &k, Value inner, int64_t width, Value start,
                     llvm::function_ref<Value(Value, Value, Value)> body) {
  Value whole = k.mul(k.div(inner, k.constant(width)), k.constant(width));
  Value acc = k.loop(k.constant(0), whole, width, {start}, [&](Value position, ValueRange carried) {
    return SmallVector<Value>{body(position, Value(), carried[0])};
  })[0];
  auto known = k.known(inner);
  if (known && *known % width == 0)
    return acc;
  Value mask = k.firstLanes(k.sub(inner, whole), width);
  Value next = body(whole, mask, acc);
  return k.builder().create<arith::SelectOp>(mask, next, acc);
}

void emitSoftmax(KernelBuilder &k) {
  graph::SoftmaxOp op;
  k.kernel().walk([&](graph::SoftmaxOp candidate) { op = candidate; });
  auto &b = k.builder();
  auto type = tensorType(op.getInput());
  auto sizes = sizesOf(type);
  Type scalar = type.getElementType(), wide = accumulatorType(scalar);
  int64_t width = laneCount(k.kernel(), k.target());
  Value inner = k.size(sizes.back());
  unsigned target = k.kernel().getFunctionType().getNumInputs();
  auto exponential = [&](Value x) {
    return b.create<graph::MathOp>(x.getType(), b.getStringAttr("exp"), ValueRange{x}).getResult();
  };
  k.loop(k.taskBegin(), k.taskEnd(), 1, [&](Value task) {
    Indices row = delinearize(k, task, ArrayRef(sizes).drop_back());
    auto element = [&](Value position, Value mask) {
      ElementEmitter emitter(k, width);
      emitter.setMask(mask);
      Indices at = row;
      at.push_back({position, 1, Value()});
      return k.splat(emitter.widen(emitter.emit(op.getInput(), at)), width);
    };
    ElementEmitter e(k, width), scalarEmitter(k, 1);
    Value lowest = k.splat(e.identity(Combiner::Max, wide, false), width);
    Value largest =
        foldLanes(k,
                  overRow(k, inner, width, lowest,
                          [&](Value position, Value mask, Value acc) {
                            return e.combine(Combiner::Max, acc, element(position, mask), false);
                          }),
                  Combiner::Max, false);
    Value shift = k.splat(largest, width);
    Value zero = k.splat(e.identity(Combiner::Add, wide, false), width);
    Value sums = overRow(k, inner, width, zero, [&](Value position, Value mask, Value acc) {
      Value shifted = b.create<arith::SubFOp>(element(position, mask), shift);
      return b.create<arith::AddFOp>(acc, exponential(shifted)).getResult();
    });
    Value sum = foldLanes(k, sums, Combiner::Add, false);
    Value scale;
    if (op.getLog()) {
      scale = b.create<graph::MathOp>(wide, b.getStringAttr("log"), ValueRange{sum});
    } else {
      Value one = b.create<arith::ConstantOp>(b.getFloatAttr(wide, 1.0));
      scale = b.create<arith::DivFOp>(one, sum);
    }
    scale = k.splat(scale, width);
    forLanes(k, k.constant(0), inner, width, [&](Value position, Value mask) {
      Value shifted = b.create<arith::SubFOp>(element(position, mask), shift);
      Value value = op.getLog() ? b.create<arith::SubFOp>(shifted, scale).getResult()
                                : b.create<arith::MulFOp>(exponential(shifted), scale).getResult();
      Indices at = row;
      at.push_back({position, 1, Value()});
      k.store(target, scalar, e.narrow(value, scalar), k.linearize(at, type, width), width, mask);
    });
  });
}

void emitScan(KernelBuilder &k) {
  graph::ScanOp op;
  k.kernel().walk([&](graph::ScanOp candidate) { op = candidate; });
  auto type = tensorType(op.getInput());
  auto sizes = sizesOf(type);
  size_t dim = op.getDimension();
  Type scalar = graph::scalarType(type.getElementType()), wide = accumulatorType(scalar);
  bool isUnsigned = graph::isUnsigned(type.getElementType());
  unsigned target = k.kernel().getFunctionType().getNumInputs();
  SmallVector<SymExpr> lines(sizes.begin(), sizes.end());
  lines.erase(lines.begin() + dim);
  Value extent = k.size(sizes[dim]);
  k.loop(k.taskBegin(), k.taskEnd(), 1, [&](Value task) {
    Indices line = delinearize(k, task, lines);
    ElementEmitter start(k, 1);
    Value identity = start.identity(op.getCombiner(), wide, isUnsigned);
    k.loop(k.constant(0), extent, 1, {identity}, [&](Value step, ValueRange carried) {
      ElementEmitter emitter(k, 1);
      Value position = op.getReverse() ? k.sub(k.sub(extent, k.constant(1)), step) : step;
      Indices at = line;
      at.insert(at.begin() + dim, Index{position, 0, Value()});
      Value element = emitter.widen(emitter.emit(op.getInput(), at));
      Value next = emitter.combine(op.getCombiner(), carried[0], element, isUnsigned);
      k.store(target, type.getElementType(),
              emitter.narrow(op.getExclusive() ? carried[0] : next, scalar),
              k.linearize(at, type, 1), 1, Value());
      return SmallVector<Value>{next};
    });
  });
}

} // namespace graphc::lower
