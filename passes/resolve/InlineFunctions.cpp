//===- InlineFunctions.cpp - replace calls by what they call --------------===//

#include "passes/resolve/FunctionTypes.h"
#include "passes/resolve/Passes.h"

#include "dialects/tf/NodeUtils.h"
#include "dialects/tf/TfControlFlow.h"
#include "dialects/tf/TfStructure.h"
#include "passes/resolve/GraphOrder.h"
#include "passes/support/ControlEdges.h"

#include "mlir/IR/IRMapping.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;

namespace graphc {

#define GEN_PASS_DEF_INLINEFUNCTIONSPASS
#include "passes/resolve/Passes.h.inc"

namespace {

/// A library whose functions call each other twice, in a chain, doubles with each
/// link: a model of a few kilobytes could ask for any amount of memory.
constexpr uint64_t kMaxInlinedOps = 8'000'000;

/// Whether an op of a function runs although no result needs it.
bool runsAnyway(Operation *op) {
  bool runs = false;
  op->walk([&](Operation *inner) {
    tf::Effect effect = tf::effectOf(inner);
    runs |= effect == tf::Effect::Write || effect == tf::Effect::Destroy ||
            effect == tf::Effect::External || effect == tf::Effect::Call ||
            tf::opName(inner) == "Assert";
  });
  return runs;
}

/// Deepest nesting of calls; the inliner recurses along it.
constexpr unsigned kMaxCallDepth = 500;

bool hasEffect(Operation *op) {
  bool found = false;
  op->walk([&](Operation *inner) { found |= tf::effectOf(inner) != tf::Effect::None; });
  return found;
}

/// A call on the way to the op that is looked at.
struct Frame {
  StringRef function;
  const Frame *caller;
  unsigned depth;
};

class Inliner {
public:
  explicit Inliner(ModuleOp module) : symbols(module) {}

  /// Inlines every call in `block`, those in the inlined bodies too.
  LogicalResult run(Block &block, const Frame *frame) {
    for (Operation &op : llvm::make_early_inc_range(block)) {
      for (Region &region : op.getRegions())
        for (Block &inner : region)
          if (failed(run(inner, frame)))
            return failure();
      tf::FuncAttr callee = calleeOf(&op);
      if (callee && failed(inlineCall(&op, callee, frame)))
        return failure();
    }
    return success();
  }

private:
  static InFlightDiagnostic error(Operation *op) {
    return op->emitError() << "node '" << tf::nodeName(op) << "' (" << tf::opName(op) << "): ";
  }

  /// The function that `op` calls, if it is a call. An op that has the name of a
  /// function is one too: that is how version 1 wrote them.
  tf::FuncAttr calleeOf(Operation *op) {
    StringRef name = tf::opName(op);
    if (name == "PartitionedCall" || name == "StatefulPartitionedCall" || name == "BatchFunction")
      return op->getAttrOfType<tf::FuncAttr>("f");
    if (!isa<tf::UnknownOp>(op) || !symbols.lookup<tf::GraphOp>(name))
      return {};
    SmallVector<NamedAttribute> attrs;
    for (NamedAttribute attr : op->getAttrs())
      if (attr.getName() != "op")
        attrs.push_back(attr);
    MLIRContext *context = op->getContext();
    return tf::FuncAttr::get(context, FlatSymbolRefAttr::get(context, name),
                             DictionaryAttr::get(context, attrs));
  }

  LogicalResult checkRecursion(Operation *call, StringRef callee, const Frame *frame) {
    SmallVector<StringRef> chain;
    for (const Frame *at = frame; at; at = at->caller) {
      chain.push_back(at->function);
      if (at->function != callee)
        continue;
      std::string path;
      for (StringRef function : llvm::reverse(chain))
        path += function.str() + " -> ";
      return error(call) << "function '" << callee << "' calls itself (" << path << callee
                         << "); recursion cannot be compiled";
    }
    return success();
  }

  LogicalResult inlineCall(Operation *call, tf::FuncAttr callee, const Frame *frame) {
    StringRef name = callee.getName().getValue();
    auto function = symbols.lookup<tf::GraphOp>(name);
    if (!function)
      return error(call) << "the model has no function '" << name << "'";
    if (failed(checkRecursion(call, name, frame)))
      return failure();
    unsigned numInputs = tf::dataOperands(call).size();
    unsigned numOutputs = tf::dataResults(call).size();
    auto type = function.getFunctionType();
    if (type.getNumInputs() != numInputs || type.getNumResults() != numOutputs)
      return error(call) << "expected function '" << name << "' to take " << numInputs
                         << " values and give " << numOutputs << ", it takes "
                         << type.getNumInputs() << " and gives " << type.getNumResults();
    Body body(call, callee, function);
    inlinedOps += body.ops.size();
    if (inlinedOps > kMaxInlinedOps)
      return error(call) << "inlining all calls would make more than " << kMaxInlinedOps
                         << " ops of this model";
    SmallVector<Operation *> copies = body.expand();
    call->erase();
    Frame here{name, frame, frame ? frame->depth + 1 : 1};
    if (here.depth > kMaxCallDepth)
      return function.emitError() << "function '" << name << "': calls are nested more than "
                                  << kMaxCallDepth << " deep";
    return inlineNested(copies, &here);
  }

  /// The calls that a body brought along, with that body on the stack.
  LogicalResult inlineNested(ArrayRef<Operation *> copies, const Frame *frame) {
    for (Operation *op : copies) {
      for (Region &region : op->getRegions())
        for (Block &inner : region)
          if (failed(run(inner, frame)))
            return failure();
      tf::FuncAttr callee = calleeOf(op);
      if (callee && failed(inlineCall(op, callee, frame)))
        return failure();
    }
    return success();
  }

  /// The copy of one function body that replaces one call.
  struct Body {
    Body(Operation *call, tf::FuncAttr callee, tf::GraphOp function)
        : call(call), attrs(callee.getAttrs()), function(function), builder(call) {
      for (Operation &op : neededOps())
        ops.push_back(&op);
    }

    SmallVector<Operation *> expand() {
      for (auto [argument, operand] :
           llvm::zip_equal(function.getBody().getArguments(), tf::dataOperands(call)))
        mapping.map(argument, operand);
      std::optional<SmallVector<Operation *>> order =
          topologicalOrder(ops, [](Value) { return false; });
      SmallVector<Operation *> copies;
      if (order) {
        for (Operation *op : *order)
          copies.push_back(copy(op));
        replaceCall(copies, [&](Value value) { return mapping.lookupOrDefault(value); });
        return copies;
      }
      return {expandCyclic()};
    }

    SmallVector<Operation *> ops;

  private:
    /// Ops that the results need, data and control, and those that run anyway; in
    /// the order of the function.
    SmallVector<std::reference_wrapper<Operation>> neededOps() {
      llvm::SmallPtrSet<Operation *, 32> needed;
      SmallVector<Operation *> pending;
      auto demand = [&](Value value) {
        if (Operation *source = value.getDefiningOp())
          if (source->getBlock() == &function.getBody().front())
            pending.push_back(source);
      };
      for (Value result : function.getFetch().getValues())
        demand(result);
      for (Operation &op : function.getBody().front().without_terminator())
        if (runsAnyway(&op))
          pending.push_back(&op);
      while (!pending.empty()) {
        Operation *op = pending.pop_back_val();
        if (needed.insert(op).second)
          forEachOuterOperand(op, demand);
      }
      SmallVector<std::reference_wrapper<Operation>> ordered;
      for (Operation &op : function.getBody().front())
        if (needed.contains(&op))
          ordered.push_back(op);
      return ordered;
    }

    /// One op of the body: named "call/node", with the attributes that the caller
    /// gives the function, after whatever the call comes after.
    Operation *copy(Operation *op) {
      Operation *made = builder.clone(*op, mapping);
      StringRef prefix = tf::nodeName(call);
      made->walk([&](Operation *inner) {
        StringRef name = tf::nodeName(inner);
        if (!prefix.empty() && !name.empty())
          inner->setLoc(tf::nodeLocation(inner->getContext(), (prefix + "/" + name).str()));
        substitute(inner);
      });
      if (!tf::controlOperands(call).empty() && hasEffect(made) && !isa<tf::UnknownOp>(made)) {
        SmallVector<Value> tokens(tf::controlOperands(made));
        tokens.append(tf::controlOperands(call).begin(), tf::controlOperands(call).end());
        setControlOperands(made, tokens);
      }
      return made;
    }

    void substitute(Operation *op) {
      AttrTypeReplacer replacer;
      replacer.addReplacement([&](tf::PlaceholderAttr placeholder) -> std::optional<Attribute> {
        if (Attribute value = attrs.get(placeholder.getName()))
          return value;
        return Attribute(placeholder);
      });
      replacer.replaceElementsIn(op, /*replaceAttrs=*/true, /*replaceLocs=*/false,
                                 /*replaceTypes=*/false);
    }

    void replaceCall(ArrayRef<Operation *> copies, llvm::function_ref<Value(Value)> map) {
      auto fetched = function.getFetch().getValues();
      for (auto [result, value] : llvm::zip(tf::dataResults(call), fetched))
        result.replaceAllUsesWith(map(value));
      Value done = tf::controlResult(call);
      if (!done || done.use_empty())
        return;
      // The call is done when its body's effects are.
      SmallVector<Value> tokens(tf::controlOperands(call));
      for (Operation *op : copies)
        if (Value token = tf::controlResult(op); token && hasEffect(op))
          tokens.push_back(token);
      for (Value value : fetched.drop_front(tf::dataResults(call).size()))
        tokens.push_back(map(value));
      Operation *join = tf::createOp(builder, call->getLoc(), "NoOp",
                                     {tf::ControlType::get(call->getContext())}, tokens);
      done.replaceAllUsesWith(join->getResult(0));
    }

    /// A function with a loop of version 1 becomes a tf.dataflow.
    Operation *expandCyclic() {
      unsigned numResults = tf::dataResults(call).size();
      SmallVector<Type> types(tf::dataResults(call).getTypes());
      auto dataflow = builder.create<tf::DataflowOp>(call->getLoc(), types);
      OpBuilder::InsertionGuard guard(builder);
      builder.createBlock(&dataflow.getBody());
      SmallVector<Operation *> copies;
      for (Operation *op : ops)
        copies.push_back(copy(op));
      for (Operation *made : copies)
        made->walk([&](Operation *inner) {
          for (OpOperand &operand : inner->getOpOperands())
            operand.set(mapping.lookupOrDefault(operand.get()));
        });
      SmallVector<Value> results;
      for (Value value : function.getFetch().getValues().take_front(numResults))
        results.push_back(mapping.lookupOrDefault(value));
      builder.create<tf::YieldOp>(call->getLoc(), results);
      for (auto [from, to] : llvm::zip(tf::dataResults(call), dataflow.getResults()))
        from.replaceAllUsesWith(to);
      if (Value done = tf::controlResult(call); done && !done.use_empty()) {
        builder.setInsertionPointAfter(dataflow);
        Operation *join =
            tf::createOp(builder, call->getLoc(), "NoOp",
                         {tf::ControlType::get(call->getContext())}, tf::controlOperands(call));
        done.replaceAllUsesWith(join->getResult(0));
      }
      return dataflow;
    }

    Operation *call;
    DictionaryAttr attrs;
    tf::GraphOp function;
    OpBuilder builder;
    IRMapping mapping;
  };

  SymbolTable symbols;
  uint64_t inlinedOps = 0;
};

class InlineFunctionsPass : public impl::InlineFunctionsPassBase<InlineFunctionsPass> {
public:
  void runOnOperation() override {
    ModuleOp module = getOperation();
    Inliner inliner(module);
    for (auto function : module.getOps<func::FuncOp>()) {
      if (function.isExternal())
        continue;
      if (failed(inliner.run(function.getBody().front(), nullptr)))
        return signalPassFailure();
      updateFunctionType(function);
    }
    eraseUnused(module);
  }

private:
  /// Functions that nobody names any more. Those left are called by ops that
  /// keep a function as an attribute: data sets, map functions.
  void eraseUnused(ModuleOp module) {
    SymbolTable symbols(module);
    llvm::SetVector<Operation *> used;
    auto collect = [&](Operation *root) {
      root->walk([&](Operation *op) {
        op->getAttrDictionary().walk([&](FlatSymbolRefAttr name) {
          if (auto function = symbols.lookup<tf::GraphOp>(name.getValue()))
            used.insert(function);
        });
      });
    };
    for (auto function : module.getOps<func::FuncOp>())
      collect(function);
    for (unsigned i = 0; i < used.size(); ++i)
      collect(used[i]);
    for (auto function : llvm::make_early_inc_range(module.getOps<tf::GraphOp>()))
      if (!used.contains(function))
        function.erase();
  }
};

} // namespace
} // namespace graphc
