//===- LegalizeToGraph.cpp - functions of tf ops to functions of graph ops -===//

#include "passes/legalize/Passes.h"
#include "passes/legalize/Patterns.h"

#include "dialects/tf/NodeUtils.h"
#include "dialects/tf/TfDialect.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Math/IR/Math.h"

namespace graphc::legalize {
#define GEN_PASS_DEF_LEGALIZETOGRAPHPASS
#include "passes/legalize/Passes.h.inc"
} // namespace graphc::legalize

using namespace mlir;
using namespace graphc;
using namespace graphc::legalize;

namespace {

struct LegalizeToGraph : legalize::impl::LegalizeToGraphPassBase<LegalizeToGraph> {
  LegalizeToGraph() = default;
  explicit LegalizeToGraph(Evaluator *evaluator) : evaluator(evaluator) {}

  void runOnOperation() override {
    bool failedAny = false;
    for (auto function : getOperation().getOps<func::FuncOp>())
      failedAny |= failed(legalize(function));
    if (failedAny)
      return signalPassFailure();
    // What only functions referred to is of no use any more.
    for (Operation &op : llvm::make_early_inc_range(*getOperation().getBody()))
      if (isa<tf::TfDialect>(op.getDialect()))
        op.erase();
  }

  /// Builds the new body behind the old one's back: the old values stay to be
  /// asked about while the new ones are made.
  LogicalResult legalize(func::FuncOp function) {
    ValueInference values(SymbolFacts::of(function), evaluator);
    Block *old = &function.getBody().front();
    OpBuilder builder(&getContext());
    Block *fresh = builder.createBlock(&function.getBody());
    llvm::DenseMap<Value, Value> mapped;
    bool failedAny = false;
    for (BlockArgument argument : old->getArguments()) {
      auto type = graphType(argument.getType());
      if (!type)
        return function.emitError() << "argument " << argument.getArgNumber()
                                    << " has no known rank: give its shape with --dims";
      mapped[argument] = fresh->addArgument(type, argument.getLoc());
    }
    for (Operation &op : old->without_terminator())
      failedAny |= failed(lower(&op, builder, values, mapped));
    if (failedAny) {
      fresh->erase();
      return failure();
    }
    SmallVector<Value> results;
    for (Value value : tf::dataOperands(old->getTerminator()))
      results.push_back(mapped.lookup(value));
    builder.create<func::ReturnOp>(old->getTerminator()->getLoc(), results);
    old->dropAllReferences();
    for (Operation &op : llvm::make_early_inc_range(llvm::reverse(*old))) {
      op.dropAllUses();
      op.erase();
    }
    old->erase();
    function.setType(
        builder.getFunctionType(fresh->getArgumentTypes(), ValueRange(results).getTypes()));
    return success();
  }

  LogicalResult lower(Operation *op, OpBuilder &builder, ValueInference &values,
                      llvm::DenseMap<Value, Value> &mapped) {
    StringRef name = tf::opName(op);
    SmallVector<Value> operands;
    for (Value operand : tf::dataOperands(op)) {
      Value value = mapped.lookup(operand);
      if (!value)
        return failure(); // its producer was reported
      operands.push_back(value);
    }
    OpLowering lowering(op, operands, builder, values);
    auto found = lowerings().find(name);
    if (found == lowerings().end())
      return lowering.fail(name.empty() ? "unsupported: this control flow has no lowering"
                                        : "op is not supported; `graphc check` lists all such ops");
    for (Value result : tf::dataResults(op))
      if (!graphType(result.getType()))
        return lowering.fail(
            "a result has no known rank: give the shapes of the inputs with --dims");
    if (failed(found->second(lowering)))
      return failure();
    // A size that the op defines while it runs needs a kernel that reports it.
    if (auto defines = op->getAttrOfType<ArrayAttr>("tf.defines"); defines && !defines.empty()) {
      auto host = lowering.results().empty()
                      ? graph::HostOp()
                      : lowering.results().front().getDefiningOp<graph::HostOp>();
      if (!host)
        return lowering.fail("unsupported: the size of a result depends on data");
    }
    for (auto [from, to] : llvm::zip(tf::dataResults(op), lowering.results()))
      mapped[from] = to;
    ++lowered;
    return success();
  }

  Evaluator *evaluator = nullptr;
};

} // namespace

std::unique_ptr<Pass> legalize::createLegalizeToGraphPass(Evaluator *evaluator) {
  return std::make_unique<LegalizeToGraph>(evaluator);
}

const LoweringTable &legalize::lowerings() {
  static const LoweringTable table = [] {
    LoweringTable all;
    // First, so that generated code takes precedence.
    addHostLowerings(all);
    addConstantLowerings(all);
    addElementwiseLowerings(all);
    addContractionLowerings(all);
    addConvolutionLowerings(all);
    addImageLowerings(all);
    addNormalizationLowerings(all);
    addPoolingLowerings(all);
    addQuantizationLowerings(all);
    addReductionLowerings(all);
    addShapeLowerings(all);
    return all;
  }();
  return table;
}

bool legalize::hasLowering(StringRef name) { return lowerings().contains(name); }
