//===- SimplifyRegions.cpp - copies, invariants, decided branches ---------===//

#include "passes/resolve/Passes.h"

#include "dialects/tf/NodeUtils.h"
#include "dialects/tf/TfControlFlow.h"
#include "passes/resolve/DeadOps.h"
#include "passes/resolve/FunctionTypes.h"
#include "passes/support/ControlEdges.h"
#include "passes/support/ValueInference.h"

#include "mlir/IR/TypeUtilities.h"
#include "llvm/ADT/BitVector.h"

using namespace mlir;

namespace graphc {

#define GEN_PASS_DEF_SIMPLIFYREGIONSPASS
#include "passes/resolve/Passes.h.inc"

namespace {

/// Ops whose results are their operands.
bool isCopy(Operation *op) {
  StringRef name = tf::opName(op);
  return name == "Identity" || name == "IdentityN" || name == "StopGradient" ||
         name == "PreventGradient" || name == "Snapshot" || name == "PlaceholderWithDefault";
}

/// A reference to a variable: a copy of it is its value at that time.
bool isReference(Value value) {
  auto result = dyn_cast<OpResult>(value);
  const tf::OpDef *def = result ? tf::opDef(result.getOwner()) : nullptr;
  if (!def)
    return false;
  unsigned end = 0;
  for (unsigned i = 0; i < def->outputs.size(); ++i) {
    end += tf::resultsOf(result.getOwner(), i).size();
    if (result.getResultNumber() < end)
      return def->outputs[i].isRef;
  }
  return false;
}

/// A copy of the loop or branch op without the results in `dropped`, which nobody
/// uses; regions move along.
Operation *withoutResults(Operation *op, const llvm::BitVector &dropped) {
  OpBuilder builder(op);
  SmallVector<Type> types;
  for (unsigned i = 0; i < op->getNumResults(); ++i)
    if (!dropped.test(i))
      types.push_back(op->getResult(i).getType());
  OperationState state(op->getLoc(), op->getName(), op->getOperands(), types, op->getAttrs());
  for (unsigned i = 0; i < op->getNumRegions(); ++i)
    state.addRegion();
  Operation *made = builder.create(state);
  for (auto [from, to] : llvm::zip_equal(op->getRegions(), made->getRegions()))
    to.takeBody(from);
  unsigned next = 0;
  for (unsigned i = 0; i < op->getNumResults(); ++i)
    if (!dropped.test(i))
      op->getResult(i).replaceAllUsesWith(made->getResult(next++));
  op->erase();
  return made;
}

class SimplifyRegionsPass : public impl::SimplifyRegionsPassBase<SimplifyRegionsPass> {
public:
  void runOnOperation() override {
    func::FuncOp function = getOperation();
    forwardCopies(function);
    ValueInference values;
    SmallVector<Operation *> regionOps;
    // Inner ones first: what they no longer use makes outer ones simpler.
    function.walk([&](Operation *op) {
      if (isa<tf::IfRegionOp, tf::CaseRegionOp, tf::WhileRegionOp>(op))
        regionOps.push_back(op);
    });
    SmallVector<std::pair<Operation *, Region *>> decided;
    for (Operation *op : regionOps) {
      if (auto loop = dyn_cast<tf::WhileRegionOp>(op)) {
        captureInvariants(loop);
        dropUnusedCarried(loop);
      } else {
        dropUnusedResults(op);
      }
    }
    inlineDecided(function);
    eraseDeadOps(function);
    updateFunctionType(function);
  }

private:
  void forwardCopies(func::FuncOp function) {
    function.walk([&](Operation *op) {
      if (!isCopy(op) || !tf::controlOperands(op).empty() || tf::controlResult(op))
        return;
      for (auto [result, operand] : llvm::zip(tf::dataResults(op), tf::dataOperands(op)))
        if (!isReference(operand) &&
            getElementTypeOrSelf(result.getType()) == getElementTypeOrSelf(operand.getType()))
          result.replaceAllUsesWith(operand);
      if (op->use_empty())
        op->erase();
    });
  }

  /// A value that every turn passes on as it came is used from outside instead.
  static void captureInvariants(tf::WhileRegionOp loop) {
    auto yield = tf::yieldOf(loop.getBody());
    for (unsigned i = 0; i < loop.getInits().size(); ++i) {
      if (yield.getOperand(i) != loop.getBody().getArgument(i))
        continue;
      Value init = loop.getInits()[i];
      loop.getCondition().getArgument(i).replaceAllUsesWith(init);
      // The yield goes on passing the argument: what is carried without a use is
      // dropped next.
      loop.getBody().getArgument(i).replaceUsesWithIf(
          init, [&](OpOperand &use) { return use.getOwner() != yield; });
      loop.getResult(i).replaceAllUsesWith(init);
    }
  }

  /// Drops carried values that only carry themselves.
  static void dropUnusedCarried(tf::WhileRegionOp loop) {
    unsigned count = loop.getInits().size();
    llvm::BitVector live(count);
    auto yield = tf::yieldOf(loop.getBody());
    DenseSet<Operation *> seen;
    SmallVector<Value> pending;
    auto demandOperands = [&](Operation *op) {
      op->walk(
          [&](Operation *inner) { pending.append(inner->operand_begin(), inner->operand_end()); });
    };
    auto demandCarried = [&](unsigned i) {
      if (!live.test(i)) {
        live.set(i);
        pending.push_back(yield.getOperand(i));
      }
    };
    for (unsigned i = 0; i < count; ++i)
      if (!loop.getResult(i).use_empty())
        demandCarried(i);
    demandOperands(loop.getCondition().front().getTerminator());
    for (Region *region : {&loop.getCondition(), &loop.getBody()})
      for (Operation &op : region->front().without_terminator())
        if (!isRemovable(&op) && seen.insert(&op).second)
          demandOperands(&op);
    while (!pending.empty()) {
      Value value = pending.pop_back_val();
      if (auto argument = dyn_cast<BlockArgument>(value)) {
        if (argument.getOwner()->getParentOp() == loop)
          demandCarried(argument.getArgNumber());
        continue;
      }
      Operation *op = value.getDefiningOp();
      if (loop->isProperAncestor(op) && seen.insert(op).second)
        demandOperands(op);
    }
    if (live.all())
      return;
    eraseCarried(loop, live);
  }

  static void eraseCarried(tf::WhileRegionOp loop, const llvm::BitVector &live) {
    unsigned count = live.size();
    auto yield = tf::yieldOf(loop.getBody());
    llvm::BitVector dead = live;
    dead.flip();
    yield->eraseOperands(dead);
    for (Region *region : {&loop.getBody(), &loop.getCondition()}) {
      for (Operation &op : llvm::make_early_inc_range(llvm::reverse(region->front())))
        if (op.use_empty() && isRemovable(&op))
          op.erase();
      region->front().eraseArguments([&](BlockArgument argument) {
        if (!dead.test(argument.getArgNumber()))
          return false;
        argument.dropAllUses();
        return true;
      });
    }
    SmallVector<Value> tokens(loop.getControlInputs());
    SmallVector<Value> operands;
    for (unsigned i = 0; i < count; ++i)
      if (live.test(i))
        operands.push_back(loop.getInits()[i]);
    unsigned kept = operands.size();
    operands.append(tokens);
    loop->setOperands(operands);
    loop->setAttr(
        "operandSegmentSizes",
        DenseI32ArrayAttr::get(loop.getContext(), {int32_t(kept), int32_t(tokens.size())}));
    dead.resize(loop->getNumResults());
    withoutResults(loop, dead);
  }

  static void dropUnusedResults(Operation *op) {
    unsigned count = tf::dataResults(op).size();
    llvm::BitVector dropped(count);
    for (unsigned i = 0; i < count; ++i)
      if (op->getResult(i).use_empty())
        dropped.set(i);
    if (dropped.none())
      return;
    for (Region &region : op->getRegions()) {
      tf::yieldOf(region)->eraseOperands(dropped);
      for (Operation &inner : llvm::make_early_inc_range(llvm::reverse(region.front())))
        if (inner.use_empty() && isRemovable(&inner))
          inner.erase();
    }
    dropped.resize(op->getNumResults());
    withoutResults(op, dropped);
  }

  /// Branches on constants become what they choose.
  void inlineDecided(func::FuncOp function) {
    SmallVector<Operation *> branches;
    function.walk([&](Operation *op) {
      if (isa<tf::IfRegionOp, tf::CaseRegionOp>(op))
        branches.push_back(op);
    });
    for (Operation *op : branches) {
      ValueInference values(SymbolFacts::of(function));
      std::optional<SmallVector<int64_t>> chosen = values.knownNumbers(op->getOperand(0));
      if (!chosen || chosen->size() != 1)
        continue;
      int64_t count = op->getNumRegions(), index = chosen->front();
      if (isa<tf::IfRegionOp>(op))
        index = index != 0 ? 0 : 1;
      else if (index < 0 || index >= count)
        index = count - 1;
      if (!inlineRegion(op, op->getRegion(index)))
        continue;
      ++numDecided;
    }
  }

  /// Moves the ops of `region` in front of `op` and replaces it. Not where tokens
  /// order it: the order would have to be spread over the ops.
  static bool inlineRegion(Operation *op, Region &region) {
    if (tf::controlResult(op) && !tf::controlResult(op).use_empty())
      return false;
    if (!tf::controlOperands(op).empty())
      return false;
    auto yield = tf::yieldOf(region);
    for (auto [result, value] : llvm::zip_equal(tf::dataResults(op), yield.getOperands()))
      result.replaceAllUsesWith(value);
    yield.erase();
    op->getBlock()->getOperations().splice(op->getIterator(), region.front().getOperations());
    op->erase();
    return true;
  }
};

} // namespace
} // namespace graphc
