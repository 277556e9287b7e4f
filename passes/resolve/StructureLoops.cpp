//===- StructureLoops.cpp - frames of version 1 to tf.while_region --------===//

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

using namespace mlir;

namespace graphc {

#define GEN_PASS_DEF_STRUCTURELOOPSPASS
#include "passes/resolve/Passes.h.inc"

namespace {

/// "Merge" for RefMerge too.
bool isNamed(Operation *op, StringRef name) {
  StringRef actual = tf::opName(op);
  actual.consume_front("Ref");
  return actual == name;
}

StringRef frameOf(Operation *enter) {
  auto name = enter->getAttrOfType<StringAttr>("frame_name");
  return name ? name.getValue() : StringRef();
}

/// One value that a loop carries:
///
///      Enter -> Merge -> Switch -> (1) body ... NextIteration -> Merge
///                          |
///                          (0) -> Exit
struct LoopVariable {
  Operation *enter = nullptr;
  Operation *merge = nullptr;
  Operation *next = nullptr;
  SmallVector<Operation *, 1> switches;
  SmallVector<Operation *, 1> exits;
};

/// An innermost frame and the while_region that it becomes.
class Frame {
public:
  Frame(ArrayRef<Operation *> enters, Block &block) : enters(enters), block(block) { collectOps(); }

  /// True if no Enter of another frame is inside.
  bool isInnermost() const {
    return llvm::none_of(ops, [&](Operation *op) {
      return isNamed(op, "Enter") && !llvm::is_contained(enters, op);
    });
  }

  /// Replaces the frame. Says why, as a remark, where its form is not that of a
  /// loop; then nothing has changed.
  LogicalResult structure() {
    if (failed(matchVariables()) || failed(matchCondition()))
      return failure();
    SetVector<Operation *> conditionOps, bodyOps;
    if (failed(slice({loopCond->getOperands()}, conditionOps, /*inBody=*/false)))
      return failure();
    for (LoopVariable &variable : variables)
      if (failed(slice(variable.next->getOperands(), bodyOps, /*inBody=*/true)))
        return failure();
    for (Operation *op : conditionOps)
      if (bodyOps.contains(op) && tf::effectOf(op) != tf::Effect::None)
        return giveUp(op, "has an effect and belongs to condition and body");
    build(conditionOps, bodyOps);
    return success();
  }

private:
  LogicalResult giveUp(Operation *op, const Twine &why) {
    return op->emitRemark() << "loop '" << frameOf(enters.front()) << "' stays a dataflow: node '"
                            << tf::nodeName(op) << "' (" << tf::opName(op) << ") " << why,
           failure();
  }

  /// Everything that depends on an Enter, up to the Exits.
  void collectOps() {
    SmallVector<Operation *> pending(enters.begin(), enters.end());
    while (!pending.empty()) {
      Operation *op = pending.pop_back_val();
      if (op->getBlock() != &block || !ops.insert(op) || isNamed(op, "Exit"))
        continue;
      for (Operation *user : op->getUsers())
        pending.push_back(block.findAncestorOpInBlock(*user));
    }
  }

  LogicalResult matchVariables() {
    for (Operation &op : block) {
      if (!ops.contains(&op) || !isNamed(&op, "Merge"))
        continue;
      LoopVariable variable;
      variable.merge = &op;
      for (Value operand : tf::dataOperands(&op)) {
        Operation *source = operand.getDefiningOp();
        if (source && isNamed(source, "Enter") && llvm::is_contained(enters, source))
          variable.enter = source;
        else if (source && isNamed(source, "NextIteration"))
          variable.next = source;
      }
      if (!variable.enter && !variable.next)
        continue; // of a conditional
      if (!variable.enter || !variable.next || tf::dataOperands(&op).size() != 2)
        return giveUp(&op, "does not merge an Enter and a NextIteration");
      if (!tf::dataResults(&op)[1].use_empty())
        return giveUp(&op, "tells which turn it is, which is not supported");
      variables.push_back(variable);
    }
    return success();
  }

  LogicalResult matchCondition() {
    for (Operation *op : ops)
      if (isNamed(op, "LoopCond")) {
        if (loopCond && loopCond != op)
          return giveUp(op, "is a second condition");
        loopCond = op;
      }
    if (!loopCond)
      return giveUp(enters.front(), "has no LoopCond");
    for (LoopVariable &variable : variables)
      for (Operation *user : variable.merge->getUsers()) {
        if (!isNamed(user, "Switch") || !isLoopCond(user->getOperand(1)) ||
            user->getOperand(0) != variable.merge->getResult(0))
          continue;
        variable.switches.push_back(user);
        for (Operation *exit : user->getResult(0).getUsers()) {
          if (!isNamed(exit, "Exit"))
            return giveUp(exit, "uses a value that only leaves the loop");
          variable.exits.push_back(exit);
        }
      }
    return success();
  }

  bool isLoopCond(Value value) const {
    while (Operation *source = value.getDefiningOp()) {
      if (source == loopCond)
        return true;
      if (!isNamed(source, "Identity"))
        return false;
      value = source->getOperand(0);
    }
    return false;
  }

  /// The variable that `op` (its Merge or Switch) belongs to.
  const LoopVariable *variableOf(Operation *op) const {
    for (const LoopVariable &variable : variables)
      if (variable.merge == op || llvm::is_contained(variable.switches, op))
        return &variable;
    return nullptr;
  }

  bool isBoundary(Operation *op) const {
    return isNamed(op, "Enter") || op == loopCond || variableOf(op);
  }

  /// Ops of the frame that `roots` need, short of the loop's own.
  LogicalResult slice(ValueRange roots, SetVector<Operation *> &found, bool inBody) {
    SmallVector<Value> pending(roots);
    while (!pending.empty()) {
      Value value = pending.pop_back_val();
      Operation *op = value.getDefiningOp();
      if (!op || !ops.contains(op))
        continue;
      if (isBoundary(op)) {
        bool leaves = isNamed(op, "Switch") && value == op->getResult(0);
        bool early = !inBody && (op == loopCond || isNamed(op, "Switch"));
        if (leaves || early)
          return giveUp(op, "is used where its value is not there yet");
        continue;
      }
      if (found.insert(op))
        forEachOuterOperand(op, [&](Value operand) { pending.push_back(operand); });
    }
    return success();
  }

  void build(const SetVector<Operation *> &conditionOps, const SetVector<Operation *> &bodyOps) {
    Location loc = loopCond->getLoc();
    OpBuilder builder(loopCond);
    SmallVector<Value> inits, tokens;
    SmallVector<Type> types;
    for (LoopVariable &variable : variables) {
      inits.push_back(variable.enter->getOperand(0));
      types.push_back(openType(variable));
    }
    for (Operation *enter : enters)
      for (Value token : tf::controlOperands(enter))
        if (!llvm::is_contained(tokens, token))
          tokens.push_back(token);
    SmallVector<Type> results(types);
    results.push_back(tf::ControlType::get(builder.getContext()));
    auto loop = builder.create<tf::WhileRegionOp>(loc, results, inits, tokens);
    fill(builder, loop.getCondition(), types, conditionOps, [&](IRMapping &mapping) {
      return SmallVector<Value>{mapping.lookupOrDefault(loopCond->getOperand(0))};
    });
    fill(builder, loop.getBody(), types, bodyOps, [&](IRMapping &mapping) {
      SmallVector<Value> values;
      for (LoopVariable &variable : variables)
        values.push_back(mapping.lookupOrDefault(variable.next->getOperand(0)));
      return values;
    });
    replace(loop);
  }

  static Type openType(const LoopVariable &variable) {
    return UnrankedTensorType::get(getElementTypeOrSelf(variable.merge->getResult(0).getType()));
  }

  void fill(OpBuilder &builder, Region &region, TypeRange types,
            const SetVector<Operation *> &slice,
            llvm::function_ref<SmallVector<Value>(IRMapping &)> results) {
    OpBuilder::InsertionGuard guard(builder);
    Location loc = loopCond->getLoc();
    Block *body = builder.createBlock(&region);
    IRMapping mapping;
    for (auto [variable, type] : llvm::zip_equal(variables, types)) {
      BlockArgument argument = body->addArgument(type, variable.merge->getLoc());
      mapping.map(variable.merge->getResult(0), argument);
      for (Operation *op : variable.switches)
        mapping.map(op->getResult(1), argument);
    }
    for (Operation *enter : enters)
      if (!variableOfEnter(enter))
        mapping.map(enter->getResult(0), enter->getOperand(0));
    // In the body the condition held.
    Operation *held = constantTrue(builder, loc);
    mapping.map(loopCond->getResult(0), held->getResult(0));
    SmallVector<Operation *> ordered;
    for (Operation &op : block)
      if (slice.contains(&op))
        ordered.push_back(&op);
    // The loop's own cycle is cut at its Merges; another one would be a frame.
    ordered = topologicalOrder(ordered, [](Value) { return false; }).value_or(ordered);
    for (Operation *op : ordered)
      clone(builder, op, mapping);
    builder.create<tf::YieldOp>(loc, results(mapping));
    if (held->use_empty())
      held->erase();
  }

  bool variableOfEnter(Operation *enter) const {
    return llvm::any_of(variables, [&](const LoopVariable &v) { return v.enter == enter; });
  }

  static Operation *constantTrue(OpBuilder &builder, Location loc) {
    auto yes = DenseElementsAttr::get(RankedTensorType::get({}, builder.getI1Type()), true);
    return tf::createOp(builder, loc, "Const", {yes.getType()}, {},
                        builder.getNamedAttr("value", yes));
  }

  /// A copy whose tokens come from ops of the region only: what the loop's own ops
  /// ordered, the region orders.
  void clone(OpBuilder &builder, Operation *op, IRMapping &mapping) {
    Operation *copy = builder.clone(*op, mapping);
    if (tf::controlOperands(op).empty() || isa<tf::UnknownOp>(op))
      return;
    SmallVector<Value> tokens;
    for (Value token : tf::controlOperands(op))
      if (Value mapped = mapping.lookupOrNull(token))
        tokens.push_back(mapped);
    setControlOperands(copy, tokens);
  }

  void replace(tf::WhileRegionOp loop) {
    Value token = loop->getResults().back();
    for (auto [i, variable] : llvm::enumerate(variables))
      for (Operation *exit : variable.exits) {
        exit->getResult(0).replaceAllUsesWith(loop.getResult(i));
        if (Value done = tf::controlResult(exit))
          done.replaceAllUsesWith(token);
      }
    for (Operation *op : ops)
      op->dropAllUses();
    for (Operation *op : ops)
      op->erase();
    OpBuilder builder(loop);
    if (token.use_empty())
      dropControlResult(builder, loop);
  }

  SmallVector<Operation *> enters;
  Block &block;
  llvm::SetVector<Operation *> ops;
  SmallVector<LoopVariable, 4> variables;
  Operation *loopCond = nullptr;
};

class StructureLoopsPass : public impl::StructureLoopsPassBase<StructureLoopsPass> {
public:
  void runOnOperation() override {
    SmallVector<tf::DataflowOp> dataflows;
    getOperation().walk([&](tf::DataflowOp dataflow) { dataflows.push_back(dataflow); });
    for (tf::DataflowOp dataflow : dataflows) {
      while (structureOne(dataflow.getBody().front()))
        ++numLoops;
      dissolve(dataflow);
    }
    updateFunctionType(getOperation());
  }

private:
  /// Structures one frame that has no other inside; false if there is none left.
  static bool structureOne(Block &block) {
    llvm::MapVector<StringRef, SmallVector<Operation *>> frames;
    for (Operation &op : block)
      if (isNamed(&op, "Enter"))
        frames[frameOf(&op)].push_back(&op);
    for (auto &[name, enters] : frames) {
      Frame frame(enters, block);
      if (frame.isInnermost() && succeeded(frame.structure()))
        return true;
    }
    return false;
  }

  /// Without cycles a dataflow is a sequence like any other.
  static void dissolve(tf::DataflowOp dataflow) {
    Block &body = dataflow.getBody().front();
    SmallVector<Operation *> ops;
    for (Operation &op : body.without_terminator())
      ops.push_back(&op);
    std::optional<SmallVector<Operation *>> order =
        topologicalOrder(ops, [](Value) { return false; });
    if (!order)
      return;
    for (Operation *op : *order)
      op->moveBefore(dataflow);
    for (auto [result, value] :
         llvm::zip_equal(dataflow.getResults(), tf::yieldOf(dataflow.getBody()).getOperands()))
      result.replaceAllUsesWith(value);
    dataflow.erase();
  }
};

} // namespace
} // namespace graphc
