//===- VerifyResolved.cpp - what holds after resolve ----------------------===//

#include "passes/resolve/Passes.h"

#include "dialects/tf/NodeUtils.h"
#include "dialects/tf/TfControlFlow.h"
#include "dialects/tf/shapes/ShapeContext.h"
#include "passes/resolve/ShapeInference.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace mlir;

namespace graphc {

#define GEN_PASS_DEF_VERIFYRESOLVEDPASS
#include "passes/resolve/Passes.h.inc"

namespace {

/// Nodes that one diagnostic lists.
constexpr unsigned kMaxListed = 20;

bool isVersion1Flow(StringRef name) {
  name.consume_front("Ref");
  return llvm::StringSwitch<bool>(name)
      .Cases("Switch", "Merge", "_SwitchN", "Enter", "Exit", "NextIteration", "LoopCond", true)
      .Default(false);
}

bool hasRank(Value value) { return !isa<UnrankedTensorType>(value.getType()); }

class VerifyResolvedPass : public impl::VerifyResolvedPassBase<VerifyResolvedPass> {
public:
  void runOnOperation() override {
    func::FuncOp function = getOperation();
    if (function.isExternal())
      return;
    if (failed(verifyArguments(function)) || failed(verifyOps(function)) ||
        failed(verifySymbols(function)))
      signalPassFailure();
  }

private:
  /// Inputs of unknown rank: all of them in one message.
  static LogicalResult verifyArguments(func::FuncOp function) {
    SmallVector<StringRef> names;
    for (BlockArgument argument : function.getArguments())
      if (!hasRank(argument)) {
        auto name = function.getArgAttrOfType<StringAttr>(argument.getArgNumber(), "tf.key");
        names.push_back(name ? name.getValue() : "?");
      }
    if (names.empty())
      return success();
    InFlightDiagnostic error = function.emitError()
                               << "the rank of " << names.size() << " input"
                               << (names.size() > 1 ? "s" : "") << " of '" << function.getName()
                               << "' is unknown: " << llvm::join(names, ", ")
                               << "; give the shape, sizes that may vary as names: --dims '"
                               << names.front() << "=b,28,28'";
    return error;
  }

  static LogicalResult verifyOps(func::FuncOp function) {
    SmallVector<Operation *> unranked, leftOver;
    function.walk([&](Operation *op) {
      if (isVersion1Flow(tf::opName(op)) && !op->getParentOfType<tf::DataflowOp>())
        leftOver.push_back(op);
      bool here = !llvm::all_of(op->getResults(), hasRank);
      bool before = !llvm::all_of(op->getOperands(), hasRank);
      // Only where the rank is lost; what follows from it is no news.
      if (here && !before && !isCertainToFail(op))
        unranked.push_back(op);
    });
    if (!leftOver.empty())
      return report(leftOver, "a conditional that is not one of if and else cannot be compiled");
    if (!unranked.empty())
      return report(unranked, "the rank of a result is unknown; give the shapes of the inputs "
                              "with --dims");
    return success();
  }

  /// Every symbol of a type is bound at the entry or defined by an op.
  static LogicalResult verifySymbols(func::FuncOp function) {
    std::set<std::string> bound;
    auto collect = [&](Type type, std::set<std::string> &names) {
      tf::Shape shape = tf::shapeOf(type);
      for (unsigned i = 0; shape.hasRank() && i < shape.rank(); ++i)
        shape[i].collectSymbols(names);
    };
    for (Type type : function.getArgumentTypes())
      collect(type, bound);
    function.walk([&](Operation *op) {
      if (auto defines = op->getAttrOfType<ArrayAttr>(kDefinesAttr))
        for (auto name : defines.getAsRange<StringAttr>())
          bound.insert(name.str());
    });
    WalkResult result = function.walk([&](Operation *op) {
      std::set<std::string> used;
      for (Type type : op->getResultTypes())
        collect(type, used);
      for (const std::string &name : used)
        if (!bound.count(name)) {
          op->emitError() << "internal error: nothing defines the size '" << name << "' of node '"
                          << tf::nodeName(op) << "'";
          return WalkResult::interrupt();
        }
      return WalkResult::advance();
    });
    return failure(result.wasInterrupted());
  }

  /// Nothing is known of the results of an op that fails when it runs.
  static bool isCertainToFail(Operation *op) { return op->hasAttr("tf.fails"); }

  static LogicalResult report(ArrayRef<Operation *> ops, StringRef what) {
    std::string names;
    for (Operation *op : ops.take_front(kMaxListed))
      names += (names.empty() ? "'" : ", '") + tf::nodeName(op).str() + "' (" +
               op->getName().stripDialect().str() + ")";
    if (ops.size() > kMaxListed)
      names += ", ...";
    return ops.front()->emitError() << what << "; nodes (" << ops.size() << "): " << names;
  }
};

} // namespace
} // namespace graphc
