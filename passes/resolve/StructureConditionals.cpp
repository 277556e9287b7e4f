//===- StructureConditionals.cpp - Switch and Merge to tf.if_region -------===//
//
// An op of version 1 runs if all its inputs are alive; the output of a Switch that
// was not taken is dead, and a Merge is alive if one of its inputs is. So every
// value is alive under a conjunction of choices:
//
//      %f, %t = Switch(%x, %p)      %t: p=1       %f: p=0
//      %a = Neg(%t)                 %a: p=1
//      %b = Exp(%f)                 %b: p=0
//      %m = Merge(%b, %a)           %m: always, an if on p
//
// A Merge whose inputs differ in the choice of one p, and in nothing else, becomes
// an if_region on p with what the inputs need as its branches. Inner ones go
// first: they stand before the outer ones. _SwitchN makes case_regions.
//
//===----------------------------------------------------------------------===//

#include "passes/resolve/FunctionTypes.h"
#include "passes/resolve/Passes.h"

#include "dialects/tf/NodeUtils.h"
#include "dialects/tf/TfControlFlow.h"
#include "dialects/tf/TfStructure.h"
#include "passes/resolve/GraphOrder.h"
#include "passes/support/ControlEdges.h"

#include "mlir/IR/IRMapping.h"
#include "mlir/IR/TypeUtilities.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SetVector.h"

#include <set>

using namespace mlir;

namespace graphc {

#define GEN_PASS_DEF_STRUCTURECONDITIONALSPASS
#include "passes/resolve/Passes.h.inc"

namespace {

bool isSwitch(Operation *op) {
  StringRef name = tf::opName(op);
  return name == "Switch" || name == "RefSwitch" || name == "_SwitchN";
}

bool isMerge(Operation *op) {
  StringRef name = tf::opName(op);
  return name == "Merge" || name == "RefMerge";
}

bool holdsMerge(Block &block) {
  return llvm::any_of(block, [](Operation &op) { return isMerge(&op); });
}

/// The value that copies of it go back to.
Value rootOf(Value value) {
  while (Operation *source = value.getDefiningOp()) {
    if (tf::opName(source) != "Identity")
      break;
    value = source->getOperand(0);
  }
  return value;
}

/// A choice: selector number (in order of appearance) and the output taken.
using Choice = std::pair<unsigned, unsigned>;
/// All choices that must have been made; sorted.
using Condition = std::set<Choice>;

/// A Merge that can become a region op.
struct Candidate {
  Operation *merge;
  unsigned selector;
  Condition outside;             ///< what else must hold
  SmallVector<unsigned> inputOf; ///< by output of the switch: operand of the merge
};

/// Aliveness of the values of one block, and the structuring of one group of
/// Merges.
class BlockStructurer {
public:
  explicit BlockStructurer(Block &block) : block(block) { analyze(); }

  /// Structures the first Merge that can be, with those that can share its region
  /// op. False if there is none.
  bool structureOne() {
    for (Operation *merge : alwaysFirst)
      takeFirst(merge);
    alwaysFirst.clear();
    for (Candidate &first : candidates) {
      if (hasOpenMerge(first))
        continue;
      SmallVector<Candidate *> group = groupWith(first);
      build(group);
      return true;
    }
    return false;
  }

private:
  const Condition &conditionOf(Operation *op) { return conditions[op]; }

  Condition conditionOfValue(Value value) {
    Operation *source = value.getDefiningOp();
    if (!source || source->getBlock() != &block)
      return {};
    Condition condition = conditions[source];
    if (isSwitch(source) && !tf::isControl(value))
      condition.insert({selectorOf(source), cast<OpResult>(value).getResultNumber()});
    return condition;
  }

  unsigned selectorOf(Operation *op) {
    Value root = rootOf(op->getOperand(1));
    auto [found, inserted] = selectors.try_emplace(root, selectors.size());
    return found->second;
  }

  void analyze() {
    for (Operation &op : block) {
      if (isMerge(&op) && analyzeMerge(&op))
        continue;
      Condition condition;
      forEachOuterOperand(&op, [&](Value operand) {
        Condition more = conditionOfValue(operand);
        condition.insert(more.begin(), more.end());
      });
      conditions[&op] = std::move(condition);
    }
  }

  /// Finds the selector on which the inputs of `merge` differ.
  bool analyzeMerge(Operation *merge) {
    SmallVector<Condition> inputs;
    for (Value operand : tf::dataOperands(merge))
      inputs.push_back(conditionOfValue(operand));
    if (inputs.size() < 2)
      return false;
    if (llvm::all_equal(inputs)) {
      alwaysFirst.push_back(merge);
      return false;
    }
    for (Choice choice : inputs.front()) {
      Candidate candidate{merge, choice.first, {}, SmallVector<unsigned>(inputs.size(), ~0u)};
      if (!matches(inputs, candidate))
        continue;
      Condition condition = candidate.outside;
      for (Value token : tf::controlOperands(merge)) {
        Condition more = conditionOfValue(token);
        condition.insert(more.begin(), more.end());
      }
      conditions[merge] = std::move(condition);
      candidates.push_back(std::move(candidate));
      return true;
    }
    return false;
  }

  /// All inputs are alive at once. Whichever comes first wins; the first one always
  /// may.
  static void takeFirst(Operation *merge) {
    OpBuilder builder(merge);
    merge->getResult(0).replaceAllUsesWith(merge->getOperand(0));
    if (!merge->getResult(1).use_empty())
      merge->getResult(1).replaceAllUsesWith(constantIndex(builder, merge->getLoc(), 0));
    if (Value token = tf::controlResult(merge); token && !token.use_empty()) {
      SmallVector<Value> before(tf::controlOperands(merge));
      Operation *join = tf::createOp(builder, merge->getLoc(), "NoOp", {token.getType()}, before);
      token.replaceAllUsesWith(join->getResult(0));
    }
    merge->erase();
  }

  static bool matches(ArrayRef<Condition> inputs, Candidate &candidate) {
    for (auto [i, input] : llvm::enumerate(inputs)) {
      Condition rest = input;
      std::optional<unsigned> output;
      for (Choice choice : input)
        if (choice.first == candidate.selector) {
          if (output)
            return false; // both: never alive
          output = choice.second;
          rest.erase(choice);
        }
      if (!output || *output >= inputs.size() || candidate.inputOf[*output] != ~0u)
        return false;
      candidate.inputOf[*output] = i;
      if (i == 0)
        candidate.outside = rest;
      else if (candidate.outside != rest)
        return false;
    }
    return true;
  }

  /// Ops that input `output` of `candidate` needs and that are alive only under
  /// that choice.
  llvm::SetVector<Operation *> branchOps(const Candidate &candidate, unsigned output) {
    llvm::SetVector<Operation *> found;
    SmallVector<Value> pending{candidate.merge->getOperand(candidate.inputOf[output])};
    while (!pending.empty()) {
      Operation *op = pending.pop_back_val().getDefiningOp();
      if (!op || op->getBlock() != &block || !conditionOf(op).count({candidate.selector, output}) ||
          !found.insert(op))
        continue;
      forEachOuterOperand(op, [&](Value operand) { pending.push_back(operand); });
    }
    return found;
  }

  bool hasOpenMerge(const Candidate &candidate) {
    for (unsigned output = 0; output < candidate.inputOf.size(); ++output)
      if (llvm::any_of(branchOps(candidate, output), isMerge))
        return true;
    return false;
  }

  /// Other Merges on the same choice that do not depend on each other.
  SmallVector<Candidate *> groupWith(Candidate &first) {
    SmallVector<Candidate *> group{&first};
    llvm::SmallPtrSet<Operation *, 16> dependent;
    dependent.insert(first.merge);
    DenseMap<Operation *, Candidate *> byMerge;
    for (Candidate &candidate : candidates)
      byMerge[candidate.merge] = &candidate;
    for (auto it = std::next(first.merge->getIterator()); it != block.end(); ++it) {
      bool depends = false;
      forEachOuterOperand(&*it, [&](Value operand) {
        depends |= operand.getDefiningOp() && dependent.contains(operand.getDefiningOp());
      });
      Candidate *other = byMerge.lookup(&*it);
      if (!depends && other && other->selector == first.selector &&
          other->outside == first.outside && other->inputOf.size() == first.inputOf.size() &&
          !hasOpenMerge(*other)) {
        group.push_back(other);
        depends = true;
      }
      if (depends)
        dependent.insert(&*it);
    }
    return group;
  }

  Value selectorValue(const Candidate &candidate) {
    for (const auto &[root, number] : selectors)
      if (number == candidate.selector)
        return root;
    return {};
  }

  void build(ArrayRef<Candidate *> group) {
    const Candidate &first = *group.front();
    unsigned count = first.inputOf.size();
    OpBuilder builder(first.merge);
    Location loc = first.merge->getLoc();
    SmallVector<Type> types;
    SmallVector<Value> tokens;
    for (Candidate *candidate : group) {
      Operation *merge = candidate->merge;
      types.push_back(UnrankedTensorType::get(getElementTypeOrSelf(merge->getResult(0).getType())));
      types.push_back(RankedTensorType::get({}, builder.getI32Type()));
      tokens.append(tf::controlOperands(merge).begin(), tf::controlOperands(merge).end());
    }
    types.push_back(tf::ControlType::get(builder.getContext()));
    Value selector = selectorValue(first);
    Operation *region;
    bool boolean = getElementTypeOrSelf(selector.getType()).isInteger(1);
    if (boolean)
      region = builder.create<tf::IfRegionOp>(loc, types, selector, tokens);
    else
      region = builder.create<tf::CaseRegionOp>(loc, types, selector, tokens, count);
    llvm::SetVector<Operation *> moved;
    for (unsigned output = 0; output < count; ++output) {
      // Output 1 of a Switch is the branch of "true", the first region.
      Region &target = region->getRegion(boolean ? 1 - output : output);
      fill(builder, target, group, output, moved);
    }
    replace(group, region, moved);
  }

  void fill(OpBuilder &builder, Region &region, ArrayRef<Candidate *> group, unsigned output,
            llvm::SetVector<Operation *> &moved) {
    OpBuilder::InsertionGuard guard(builder);
    builder.createBlock(&region);
    llvm::SetVector<Operation *> ops;
    for (Candidate *candidate : group) {
      llvm::SetVector<Operation *> more = branchOps(*candidate, output);
      ops.insert(more.begin(), more.end());
    }
    IRMapping mapping;
    for (Operation &op : block) {
      if (isSwitch(&op) && selectorOf(&op) == group.front()->selector)
        mapping.map(op.getResult(output), mapping.lookupOrDefault(op.getOperand(0)));
      if (!ops.contains(&op))
        continue;
      moved.insert(&op);
      clone(builder, &op, mapping);
    }
    SmallVector<Value> values;
    for (Candidate *candidate : group) {
      Operation *merge = candidate->merge;
      unsigned input = candidate->inputOf[output];
      values.push_back(mapping.lookupOrDefault(merge->getOperand(input)));
      values.push_back(constantIndex(builder, merge->getLoc(), input));
    }
    builder.create<tf::YieldOp>(group.front()->merge->getLoc(), values);
  }

  static Value constantIndex(OpBuilder &builder, Location loc, unsigned index) {
    auto value = DenseElementsAttr::get(RankedTensorType::get({}, builder.getI32Type()),
                                        llvm::APInt(32, index));
    return tf::createOp(builder, loc, "Const", {value.getType()}, {},
                        builder.getNamedAttr("value", value))
        ->getResult(0);
  }

  /// Tokens of a Switch say no more than that the branch is taken.
  void clone(OpBuilder &builder, Operation *op, IRMapping &mapping) {
    Operation *copy = builder.clone(*op, mapping);
    if (tf::controlOperands(op).empty() || isa<tf::UnknownOp>(op))
      return;
    SmallVector<Value> tokens;
    for (Value token : tf::controlOperands(op))
      if (!isSwitch(token.getDefiningOp()))
        tokens.push_back(mapping.lookupOrDefault(token));
    setControlOperands(copy, tokens);
  }

  void replace(ArrayRef<Candidate *> group, Operation *region,
               const llvm::SetVector<Operation *> &moved) {
    for (auto [i, candidate] : llvm::enumerate(group)) {
      Operation *merge = candidate->merge;
      merge->getResult(0).replaceAllUsesWith(region->getResult(2 * i));
      merge->getResult(1).replaceAllUsesWith(region->getResult(2 * i + 1));
      if (Value token = tf::controlResult(merge))
        token.replaceAllUsesWith(region->getResults().back());
      merge->erase();
    }
    // What was copied into the branches goes, effects included; then Switches
    // that have nothing left to switch.
    for (Operation *op : llvm::reverse(moved.getArrayRef()))
      if (op->use_empty())
        op->erase();
    for (Operation &op : llvm::make_early_inc_range(llvm::reverse(block)))
      if (isSwitch(&op) && op.use_empty())
        op.erase();
    sortBlock();
  }

  /// The region op stands where its first Merge stood, which may be too early.
  void sortBlock() {
    SmallVector<Operation *> ops;
    for (Operation &op : block.without_terminator())
      ops.push_back(&op);
    if (auto order = topologicalOrder(ops, [](Value) { return false; }))
      for (Operation *op : *order)
        op->moveBefore(block.getTerminator());
  }

  Block &block;
  DenseMap<Operation *, Condition> conditions;
  llvm::MapVector<Value, unsigned> selectors;
  SmallVector<Candidate, 0> candidates;
  SmallVector<Operation *> alwaysFirst; ///< Merges whose inputs are all alive
};

class StructureConditionalsPass
    : public impl::StructureConditionalsPassBase<StructureConditionalsPass> {
public:
  void runOnOperation() override {
    SmallVector<Block *> blocks;
    getOperation().walk([&](Block *block) {
      if (!isa<tf::DataflowOp>(block->getParentOp()) && holdsMerge(*block))
        blocks.push_back(block);
    });
    for (Block *block : blocks)
      while (BlockStructurer(*block).structureOne())
        ++numConditionals;
    updateFunctionType(getOperation());
  }
};

} // namespace
} // namespace graphc
