//===- ThreadEffects.cpp - control edges between effects only -------------===//

#include "passes/resolve/Passes.h"

#include "dialects/tf/NodeUtils.h"
#include "dialects/tf/TfControlFlow.h"
#include "passes/resolve/DeadOps.h"
#include "passes/resolve/GraphOrder.h"
#include "passes/support/ControlEdges.h"

#include "llvm/ADT/BitVector.h"

using namespace mlir;

namespace graphc {

#define GEN_PASS_DEF_THREADEFFECTSPASS
#include "passes/resolve/Passes.h.inc"

namespace {

/// Effects that the order of other effects matters to. Making a handle has none,
/// and random numbers come in any order.
bool isOrdered(tf::Effect effect) {
  return effect != tf::Effect::None && effect != tf::Effect::Create && effect != tf::Effect::Random;
}

bool isEffect(Operation *op) {
  if (tf::isRegionOp(op)) {
    bool found = false;
    op->walk([&](Operation *inner) {
      found |= inner != op && inner->getNumRegions() == 0 && isEffect(inner);
    });
    return found;
  }
  StringRef name = tf::opName(op);
  if (name == "NoOp" || name == "ControlTrigger")
    return false;
  return !name.empty() && isOrdered(tf::effectOf(op));
}

/// The tokens of one block, rewired. Effects are numbered in their order; what an
/// op must come after is a set of numbers.
class BlockThreader {
public:
  explicit BlockThreader(Block &block) : block(block) {}

  void run() {
    for (Operation &op : block) {
      isEffectOp[&op] = isEffect(&op);
      if (isEffectOp[&op]) {
        number[&op] = effects.size();
        effects.push_back(&op);
      }
    }
    if (!effects.empty())
      collect();
    rewire();
  }

private:
  /// For each op the effects that it comes after: directly for effects, through
  /// ops without effects for the rest.
  void collect() {
    unsigned count = effects.size();
    closure.assign(count, llvm::BitVector());
    for (Operation &op : block) {
      llvm::BitVector after(count);
      bool explicitOnly = isEffectOp[&op];
      forEachOuterOperand(&op, [&](Value operand) {
        Operation *source = operand.getDefiningOp();
        if (!source || source->getBlock() != &block)
          return;
        // Between two effects a data edge is an order in itself.
        if (explicitOnly && !tf::isControl(operand))
          return;
        if (isEffectOp[source])
          after.set(number[source]);
        else
          after |= afterOf[source];
      });
      if (!isEffectOp[&op]) {
        afterOf[&op] = std::move(after);
        continue;
      }
      // Of the effects to wait for those are enough that no other implies.
      llvm::BitVector direct = after, all = after;
      for (unsigned i : after.set_bits()) {
        llvm::BitVector implied = closure[i];
        direct.reset(implied);
        all |= implied;
      }
      closure[number[&op]] = all;
      waitsFor[&op] = direct;
    }
  }

  void rewire() {
    SmallVector<Operation *> ops;
    for (Operation &op : block)
      ops.push_back(&op);
    OpBuilder builder(block.getParentOp()->getContext());
    for (Operation *op : ops) {
      if (op->hasTrait<OpTrait::IsTerminator>() || !isTfNode(op))
        continue;
      SmallVector<Value> tokens;
      if (isEffectOp[op])
        for (unsigned i : waitsFor[op].set_bits())
          tokens.push_back(ensureControlResult(builder, effects[i]));
      if (tokens.empty() && tf::controlOperands(op).empty())
        continue;
      setControlOperands(op, tokens);
    }
    dropUnusedTokens(builder);
  }

  void dropUnusedTokens(OpBuilder &builder) {
    for (Operation &op : llvm::make_early_inc_range(llvm::reverse(block))) {
      if (!isTfNode(&op))
        continue;
      if (tf::opName(&op) == "NoOp" || tf::opName(&op) == "ControlTrigger") {
        if (op.use_empty())
          op.erase();
        continue;
      }
      Value token = tf::controlResult(&op);
      if (token && token.use_empty())
        dropControlResult(builder, &op);
    }
  }

  static bool isTfNode(Operation *op) { return !tf::opName(op).empty() || tf::isRegionOp(op); }

  Block &block;
  SmallVector<Operation *> effects;
  DenseMap<Operation *, bool> isEffectOp;
  DenseMap<Operation *, unsigned> number;
  DenseMap<Operation *, llvm::BitVector> afterOf, waitsFor;
  std::vector<llvm::BitVector> closure;
};

class ThreadEffectsPass : public impl::ThreadEffectsPassBase<ThreadEffectsPass> {
public:
  void runOnOperation() override {
    SmallVector<Block *> blocks;
    getOperation().walk([&](Block *block) { blocks.push_back(block); });
    for (Block *block : blocks)
      if (!isa<tf::DataflowOp>(block->getParentOp()))
        BlockThreader(*block).run();
    eraseDeadOps(getOperation());
  }
};

} // namespace
} // namespace graphc
