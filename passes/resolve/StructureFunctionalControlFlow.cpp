//===- StructureFunctionalControlFlow.cpp - If, Case, While to regions ----===//

#include "passes/resolve/Passes.h"

#include "dialects/tf/NodeUtils.h"
#include "dialects/tf/TfControlFlow.h"
#include "dialects/tf/TfStructure.h"

#include "mlir/IR/TypeUtilities.h"

using namespace mlir;

namespace graphc {

#define GEN_PASS_DEF_STRUCTUREFUNCTIONALCONTROLFLOWPASS
#include "passes/resolve/Passes.h.inc"

namespace {

/// One op that calls functions by its attributes, and what it becomes.
class Structurer {
public:
  explicit Structurer(Operation *op) : op(op), builder(op) {
    StringRef name = tf::opName(op);
    call = name.starts_with("Stateless") ? "PartitionedCall" : "StatefulPartitionedCall";
  }

  LogicalResult run() {
    StringRef name = tf::opName(op);
    if (name.ends_with("If"))
      return structureIf();
    if (name.ends_with("Case"))
      return structureCase();
    return structureWhile();
  }

private:
  InFlightDiagnostic error() {
    return op->emitError() << "node '" << tf::nodeName(op) << "' (" << tf::opName(op) << "): ";
  }

  LogicalResult structureIf() {
    auto thenBranch = op->getAttrOfType<tf::FuncAttr>("then_branch");
    auto elseBranch = op->getAttrOfType<tf::FuncAttr>("else_branch");
    if (!thenBranch || !elseBranch || tf::dataOperands(op).empty())
      return error() << "expected a condition and the attributes then_branch and else_branch";
    FailureOr<Value> condition = toBool(op->getOperand(0));
    if (failed(condition))
      return failure();
    auto region = builder.create<tf::IfRegionOp>(op->getLoc(), op->getResultTypes(), *condition,
                                                 tf::controlOperands(op));
    auto inputs = tf::dataOperands(op).drop_front();
    if (failed(fill(region.getThenRegion(), thenBranch, inputs, {}, dataTypes())) ||
        failed(fill(region.getElseRegion(), elseBranch, inputs, {}, dataTypes())))
      return failure();
    return replaceBy(region);
  }

  LogicalResult structureCase() {
    auto branches = op->getAttrOfType<ArrayAttr>("branches");
    if (!branches || branches.empty() || tf::dataOperands(op).empty())
      return error() << "expected an index and the attribute branches";
    auto region =
        builder.create<tf::CaseRegionOp>(op->getLoc(), op->getResultTypes(), op->getOperand(0),
                                         tf::controlOperands(op), branches.size());
    for (auto [branch, body] : llvm::zip_equal(branches, region.getBranches())) {
      auto function = dyn_cast<tf::FuncAttr>(branch);
      if (!function)
        return error() << "expected a function as a branch, got " << branch;
      if (failed(fill(body, function, tf::dataOperands(op).drop_front(), {}, dataTypes())))
        return failure();
    }
    return replaceBy(region);
  }

  LogicalResult structureWhile() {
    auto condition = op->getAttrOfType<tf::FuncAttr>("cond");
    auto body = op->getAttrOfType<tf::FuncAttr>("body");
    if (!condition || !body)
      return error() << "expected the attributes cond and body";
    auto loop = builder.create<tf::WhileRegionOp>(op->getLoc(), op->getResultTypes(),
                                                  tf::dataOperands(op), tf::controlOperands(op));
    // Sizes may change from turn to turn: inside nothing is known yet.
    SmallVector<Type> carried;
    for (Value input : tf::dataOperands(op))
      carried.push_back(UnrankedTensorType::get(getElementTypeOrSelf(input.getType())));
    Type decision = UnrankedTensorType::get(decisionType(condition));
    if (failed(fill(loop.getCondition(), condition, {}, carried, {decision})) ||
        failed(fill(loop.getBody(), body, {}, carried, carried)))
      return failure();
    // The decision may be of any type that has a truth value.
    auto yield = tf::yieldOf(loop.getCondition());
    builder.setInsertionPoint(yield);
    FailureOr<Value> truth = toBool(yield.getOperand(0));
    if (failed(truth))
      return failure();
    yield.setOperand(0, *truth);
    return replaceBy(loop);
  }

  /// What the condition function of a loop returns.
  Type decisionType(tf::FuncAttr condition) {
    auto function = SymbolTable::lookupNearestSymbolFrom<tf::GraphOp>(op, condition.getName());
    if (function && function.getResultTypes().size() == 1)
      return getElementTypeOrSelf(function.getResultTypes().front());
    return builder.getI1Type();
  }

  /// The body of `region`: a call and a yield of its results. With `carried` the
  /// region has arguments of these types, and they are the operands.
  LogicalResult fill(Region &region, tf::FuncAttr function, ValueRange inputs, TypeRange carried,
                     TypeRange results) {
    OpBuilder::InsertionGuard guard(builder);
    Block *block = builder.createBlock(&region);
    for (Type type : carried)
      block->addArgument(type, op->getLoc());
    SmallVector<Value> operands(inputs);
    operands.append(block->args_begin(), block->args_end());
    Operation *made = tf::createOp(builder, op->getLoc(), call, results, operands,
                                   builder.getNamedAttr("f", function));
    if (!made)
      return failure();
    builder.create<tf::YieldOp>(op->getLoc(), made->getResults());
    return success();
  }

  FailureOr<Value> toBool(Value value) {
    if (getElementTypeOrSelf(value.getType()).isInteger(1))
      return value;
    Operation *made = tf::createOp(builder, op->getLoc(), "ToBool",
                                   {RankedTensorType::get({}, builder.getI1Type())}, {value});
    if (!made)
      return failure();
    return made->getResult(0);
  }

  SmallVector<Type> dataTypes() { return SmallVector<Type>(tf::dataResults(op).getTypes()); }

  LogicalResult replaceBy(Operation *region) {
    if (Attribute device = op->getAttr(tf::kDeviceAttr))
      region->setAttr(tf::kDeviceAttr, device);
    op->replaceAllUsesWith(region);
    op->erase();
    return success();
  }

  Operation *op;
  OpBuilder builder;
  StringRef call;
};

class StructureFunctionalControlFlowPass
    : public impl::StructureFunctionalControlFlowPassBase<StructureFunctionalControlFlowPass> {
public:
  void runOnOperation() override {
    SmallVector<Operation *> ops;
    getOperation().walk([&](Operation *op) {
      StringRef name = tf::opName(op);
      if (name == "If" || name == "StatelessIf" || name == "Case" || name == "StatelessCase" ||
          name == "While" || name == "StatelessWhile")
        ops.push_back(op);
    });
    for (Operation *op : ops)
      if (failed(Structurer(op).run()))
        return signalPassFailure();
  }
};

} // namespace
} // namespace graphc
