//===- ChooseStrategies.cpp - loop structures and task counts -------------===//

#include "passes/fuse/Passes.h"

#include "dialects/graph/GraphDialect.h"

namespace graphc::fuse {
#define GEN_PASS_DEF_CHOOSESTRATEGIESPASS
#include "passes/fuse/Passes.h.inc"
} // namespace graphc::fuse

using namespace mlir;
using namespace graphc;
using namespace graphc::graph;
using shape::sizesOf;

namespace {

/// Elements of the last dimension that one task computes at most. A number of
/// its own, not the machine's: which task computes what is part of the result's
/// definition only through it.
constexpr int64_t loopChunk = 4096;
/// Scalar operations that make a task group worth handing to another thread.
constexpr int64_t worthAThread = 32768;
/// Below this many elements a row is not worth lanes of its own.
constexpr int64_t shortestRow = 8;

struct Strategy {
  StringRef name;
  SymExpr tasks;
  /// Rough cost of one task in scalar operations.
  int64_t taskCost = 1;
};

RankedTensorType tensorType(Value value) { return cast<RankedTensorType>(value.getType()); }

int64_t knownOr(const SymExpr &expr, int64_t fallback) {
  return expr.asConstant().value_or(fallback);
}

/// Operations that one element of `op` costs.
int64_t elementCost(Operation *op) {
  if (auto contract = dyn_cast<ContractOp>(op)) {
    int64_t cost = 2;
    for (int64_t dim : contract.getLhsContract())
      cost *= knownOr(sizesOf(tensorType(contract.getLhs()))[dim], 64);
    return cost;
  }
  if (auto conv = dyn_cast<ConvOp>(op)) {
    int64_t cost = 2;
    for (const SymExpr &size : ArrayRef(sizesOf(tensorType(conv.getFilter()))).drop_back())
      cost *= knownOr(size, 8);
    return cost;
  }
  if (auto window = dyn_cast<WindowOp>(op)) {
    int64_t cost = 2;
    for (int64_t size : window.getSize())
      cost *= size;
    return cost;
  }
  if (auto reduce = dyn_cast<ReduceOp>(op)) {
    int64_t cost = 1;
    for (int64_t dim : reduce.getDimensions())
      cost *= knownOr(sizesOf(tensorType(reduce.getInput()))[dim], 64);
    return cost;
  }
  if (auto arg = dyn_cast<ArgReduceOp>(op))
    return 2 * knownOr(sizesOf(tensorType(arg.getInput()))[arg.getDimension()], 64);
  int64_t cost = 1;
  op->walk([&](Operation *inner) { cost += isa<MathOp>(inner) ? 10 : 1; });
  return cost;
}

Strategy rowsOf(RankedTensorType type, int64_t without, StringRef name, int64_t costPerElement) {
  shape::Sizes sizes = sizesOf(type);
  int64_t extent = knownOr(sizes[without], 64);
  sizes.erase(sizes.begin() + without);
  return {name, shape::elementCount(sizes), extent * costPerElement};
}

Strategy choose(KernelOp kernel) {
  auto results = cast<ReturnOp>(kernel.getBody().front().getTerminator()).getValues();
  Operation *root = results.front().getDefiningOp();
  auto type = tensorType(results.front());
  if (auto softmax = dyn_cast_or_null<SoftmaxOp>(root))
    return rowsOf(type, type.getRank() - 1, "softmax", 25);
  if (auto scan = dyn_cast_or_null<ScanOp>(root))
    return rowsOf(type, scan.getDimension(), "scan", 4);
  if (auto concat = dyn_cast_or_null<ConcatOp>(root)) {
    shape::Sizes sizes = sizesOf(type);
    auto [outer, block] = std::pair(ArrayRef(sizes).take_front(concat.getDimension()),
                                    ArrayRef(sizes).drop_front(concat.getDimension()));
    return {"concat", shape::elementCount(outer), knownOr(shape::elementCount(block), 64)};
  }
  int64_t cost = 0;
  ReduceOp reduce;
  for (Operation &op : kernel.getBody().front()) {
    cost += elementCost(&op);
    if (auto candidate = dyn_cast<ReduceOp>(op))
      reduce = candidate;
  }
  if (reduce && tensorType(reduce.getResult()).getShape() == type.getShape()) {
    auto input = tensorType(reduce.getInput());
    bool lastReduced = llvm::is_contained(reduce.getDimensions(), input.getRank() - 1);
    bool mean = reduce.getScaleByCount() && !isa<FloatType>(input.getElementType());
    if (lastReduced && !mean && knownOr(sizesOf(input).back(), shortestRow) >= shortestRow)
      return {"rows", shape::elementCount(sizesOf(type)), cost};
  }
  if (type.getRank() == 0)
    return {"loop", 1, cost};
  shape::Sizes sizes = sizesOf(type);
  SymExpr chunks = SymExpr::ceilDiv(sizes.back(), loopChunk);
  SymExpr rows = shape::elementCount(ArrayRef(sizes).drop_back());
  int64_t run = std::min(knownOr(sizes.back(), 64), loopChunk);
  return {"loop", rows * chunks, cost * std::max<int64_t>(run, 1)};
}

struct ChooseStrategies : fuse::impl::ChooseStrategiesPassBase<ChooseStrategies> {
  void runOnOperation() override {
    Builder builder(&getContext());
    getOperation().walk([&](KernelOp kernel) {
      Strategy strategy = choose(kernel);
      int64_t grain = std::max<int64_t>(1, worthAThread / std::max<int64_t>(1, strategy.taskCost));
      kernel->setAttr("strategy", builder.getStringAttr(strategy.name));
      kernel->setAttr("tasks", builder.getStringAttr(strategy.tasks.str()));
      kernel->setAttr("grain", builder.getStringAttr(std::to_string(grain)));
      if (strategy.name == "loop")
        kernel->setAttr("chunk", builder.getI64IntegerAttr(loopChunk));
    });
  }
};

} // namespace
