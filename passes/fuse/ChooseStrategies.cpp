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

/// Rows of the left operand that one task of a contraction does: they stay in
/// the second-level cache while a panel passes by.
constexpr int64_t rowBlock = 128;

struct Strategy {
  StringRef name;
  SymExpr tasks;
  /// Rough cost of one task in scalar operations.
  int64_t taskCost = 1;
  /// Register tile; 0 where there is none.
  int64_t tileRows = 0, panel = 0, rowBlock = 0;
};

struct Machine {
  int64_t vectorBytes, vectorRegisters;
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
    shape::Sizes filter = sizesOf(tensorType(conv.getFilter()));
    for (const SymExpr &size : ArrayRef(filter).drop_back())
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

/// Rows and columns of a register tile for `rows` rows (if that is known) by
/// `columns` columns: as many accumulators as the registers allow.
void chooseTile(Strategy &strategy, std::optional<int64_t> rows, const SymExpr &columns,
                Type element, const Machine &machine) {
  int64_t lanes = machine.vectorBytes * 8 / element.getIntOrFloatBitWidth();
  bool many = machine.vectorRegisters >= 32;
  int64_t accumulators = many ? 24 : 12, tallest = many ? 8 : 6;
  strategy.tileRows = std::min(rows.value_or(tallest), tallest);
  if (rows && *rows > tallest)
    // Tiles of equal height leave no thin remainder: 7 and 14 rows by sevens.
    for (int64_t height = tallest; height > tallest - 3; --height)
      if (*rows % height == 0) {
        strategy.tileRows = height;
        break;
      }
  int64_t vectors = std::clamp<int64_t>(accumulators / strategy.tileRows, 2, 8);
  if (strategy.tileRows * vectors > accumulators)
    vectors = std::max<int64_t>(1, accumulators / strategy.tileRows);
  if (auto known = columns.asConstant())
    vectors = std::min(vectors, (*known + lanes - 1) / lanes);
  strategy.panel = std::max<int64_t>(vectors, 1) * lanes;
}

bool readsMemory(Value operand) {
  while (auto reshape = operand.getDefiningOp<ReshapeOp>())
    operand = reshape.getInput();
  return isa<BlockArgument>(operand);
}

bool fitsTiles(Value result, RankedTensorType rootType, const Machine &machine) {
  Type element = tensorType(result).getElementType();
  if (!element.isF32() && !element.isF64())
    return false;
  int64_t lanes = machine.vectorBytes * 8 / element.getIntOrFloatBitWidth();
  // Fewer columns than half a vector leave most lanes idle.
  return tensorType(result).getShape() == rootType.getShape() &&
         knownOr(sizesOf(tensorType(result)).back(), lanes) * 2 >= lanes;
}

std::optional<Strategy> contractTiles(ContractOp op, RankedTensorType rootType,
                                      const Machine &machine) {
  size_t batch = op.getRhsBatch().size();
  auto lhs = tensorType(op.getLhs()), rhs = tensorType(op.getRhs());
  bool ordered = op.getRhsContract().size() == 1 && op.getRhsContract()[0] == int64_t(batch) &&
                 rhs.getRank() == int64_t(batch) + 2 && llvm::is_sorted(op.getRhsBatch());
  if (!ordered || !readsMemory(op.getLhs()) || !readsMemory(op.getRhs()) ||
      !fitsTiles(op.getResult(), rootType, machine))
    return std::nullopt;
  shape::Sizes sizes = sizesOf(tensorType(op.getResult()));
  SymExpr rows = shape::elementCount(ArrayRef(sizes).drop_front(batch).drop_back());
  Strategy strategy{.name = "contract"};
  chooseTile(strategy, rows.asConstant(), sizes.back(), rhs.getElementType(), machine);
  strategy.rowBlock = rowBlock / strategy.tileRows * strategy.tileRows;
  strategy.tasks = shape::elementCount(ArrayRef(sizes).take_front(batch)) *
                   SymExpr::ceilDiv(rows, strategy.rowBlock) *
                   SymExpr::ceilDiv(sizes.back(), strategy.panel);
  int64_t depth = knownOr(sizesOf(lhs)[op.getLhsContract()[0]], 64);
  strategy.taskCost =
      std::min(knownOr(rows, strategy.rowBlock), strategy.rowBlock) * depth * strategy.panel / 8;
  return strategy;
}

std::optional<Strategy> convTiles(ConvOp op, RankedTensorType rootType, const Machine &machine) {
  shape::Sizes in = sizesOf(tensorType(op.getInput())), out = sizesOf(tensorType(op.getResult()));
  shape::Sizes filter = sizesOf(tensorType(op.getFilter())), low = *shape::exprsOf(op.getLow());
  for (size_t dim = 0; dim < low.size(); ++dim) {
    SymExpr reach =
        (out[1 + dim] - 1) * op.getStrides()[dim] + (filter[dim] - 1) * op.getDilations()[dim] + 1;
    if (!low[dim].isConstant(0) || op.getInputDilations()[dim] != 1 ||
        !shape::proveLessOrEqual(reach, in[1 + dim]))
      return std::nullopt;
  }
  if (op.getGroups() != 1 || !readsMemory(op.getInput()) || !readsMemory(op.getFilter()) ||
      !fitsTiles(op.getResult(), rootType, machine))
    return std::nullopt;
  size_t line = out.size() - 2;
  Strategy strategy{.name = "conv"};
  chooseTile(strategy, out[line].asConstant(), out.back(),
             tensorType(op.getInput()).getElementType(), machine);
  strategy.tasks = shape::elementCount(ArrayRef(out).take_front(line)) *
                   SymExpr::ceilDiv(out.back(), strategy.panel);
  int64_t depth = knownOr(shape::elementCount(ArrayRef(filter).drop_back()), 64);
  strategy.taskCost = knownOr(out[line], 16) * depth * strategy.panel / 8;
  return strategy;
}

Strategy rowsOf(RankedTensorType type, int64_t without, StringRef name, int64_t costPerElement) {
  shape::Sizes sizes = sizesOf(type);
  int64_t extent = knownOr(sizes[without], 64);
  sizes.erase(sizes.begin() + without);
  return {name, shape::elementCount(sizes), extent * costPerElement};
}

Strategy choose(KernelOp kernel, const Machine &machine) {
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
    std::optional<Strategy> tiles;
    if (auto contract = dyn_cast<ContractOp>(op))
      tiles = contractTiles(contract, type, machine);
    if (auto conv = dyn_cast<ConvOp>(op))
      tiles = convTiles(conv, type, machine);
    if (tiles)
      return *tiles;
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
  using ChooseStrategiesPassBase::ChooseStrategiesPassBase;

  void runOnOperation() override {
    Builder builder(&getContext());
    getOperation().walk([&](KernelOp kernel) {
      Strategy strategy = choose(kernel, {vectorBytes, vectorRegisters});
      int64_t grain = std::max<int64_t>(1, worthAThread / std::max<int64_t>(1, strategy.taskCost));
      kernel->setAttr("strategy", builder.getStringAttr(strategy.name));
      kernel->setAttr("tasks", builder.getStringAttr(strategy.tasks.str()));
      kernel->setAttr("grain", builder.getStringAttr(std::to_string(grain)));
      if (strategy.name == "loop")
        kernel->setAttr("chunk", builder.getI64IntegerAttr(loopChunk));
      if (strategy.tileRows == 0)
        return;
      kernel->setAttr("tile_rows", builder.getI64IntegerAttr(strategy.tileRows));
      kernel->setAttr("panel", builder.getI64IntegerAttr(strategy.panel));
      if (strategy.rowBlock != 0)
        kernel->setAttr("row_block", builder.getI64IntegerAttr(strategy.rowBlock));
    });
  }
};

} // namespace
