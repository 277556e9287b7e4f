//===- ExportSignatures.cpp - make one function of each entry point -------===//

#include "passes/resolve/Passes.h"

#include "dialects/tf/NodeUtils.h"
#include "dialects/tf/TfControlFlow.h"
#include "dialects/tf/TfStructure.h"
#include "passes/resolve/DimsSpec.h"
#include "passes/resolve/EntryPoints.h"
#include "passes/resolve/GraphOrder.h"
#include "passes/resolve/ShapeInference.h"
#include "passes/support/ControlEdges.h"

#include "mlir/IR/IRMapping.h"
#include "mlir/IR/TypeUtilities.h"

using namespace mlir;

namespace graphc {

#define GEN_PASS_DEF_EXPORTSIGNATURESPASS
#include "passes/resolve/Passes.h.inc"

namespace {

bool isPlaceholder(Operation *op) {
  StringRef name = tf::opName(op);
  return name == "Placeholder" || name == "PlaceholderV2" || name == "_Arg";
}

/// The part of the graph that one entry point needs, cut at what is fed.
class Cut {
public:
  Cut(const EntryPoint &entry, tf::GraphOp graph) : entry(entry), graph(graph) {
    for (const Endpoint &input : entry.inputs)
      fed.insert(input.value);
  }

  bool isFed(Value value) const { return fed.contains(value); }

  /// The control edge of a placeholder that is fed goes with it.
  bool isGone(Value value) const {
    if (isFed(value))
      return true;
    Operation *source = value.getDefiningOp();
    return tf::isControl(value) && source && isPlaceholder(source) && isFed(source->getResult(0));
  }

  /// Needed ops in the order of the graph.
  SmallVector<Operation *> ops() {
    llvm::SmallPtrSet<Operation *, 32> needed;
    SmallVector<Operation *> pending(entry.targets.begin(), entry.targets.end());
    for (const Endpoint &output : entry.outputs)
      if (!isFed(output.value))
        pending.push_back(output.value.getDefiningOp());
    while (!pending.empty()) {
      Operation *op = pending.pop_back_val();
      if (!needed.insert(op).second)
        continue;
      for (Value operand : op->getOperands())
        if (!isGone(operand))
          pending.push_back(operand.getDefiningOp());
    }
    SmallVector<Operation *> ordered;
    for (Operation &op : graph.getBody().front())
      if (needed.contains(&op))
        ordered.push_back(&op);
    return ordered;
  }

private:
  const EntryPoint &entry;
  tf::GraphOp graph;
  DenseSet<Value> fed;
};

class ExportSignaturesPass : public impl::ExportSignaturesPassBase<ExportSignaturesPass> {
public:
  using ExportSignaturesPassBase::ExportSignaturesPassBase;

  void runOnOperation() override {
    if (failed(run()))
      signalPassFailure();
  }

private:
  LogicalResult run() {
    ModuleOp module = getOperation();
    auto graph = module.lookupSymbol<tf::GraphOp>("main");
    if (!graph)
      return success(); // exported already
    llvm::Expected<DimsSpec> parsed = DimsSpec::parse(dims);
    if (!parsed)
      return module.emitError() << llvm::toString(parsed.takeError());
    spec = std::move(*parsed);
    EntryRequest request{signatures, feeds, fetches};
    FailureOr<std::vector<EntryPoint>> entries = findEntryPoints(module, graph, request);
    if (failed(entries))
      return failure();
    SmallVector<func::FuncOp> functions;
    for (EntryPoint &entry : *entries) {
      FailureOr<func::FuncOp> function = buildFunction(graph, entry);
      if (failed(function)) {
        for (func::FuncOp built : functions)
          built->destroy();
        return failure();
      }
      functions.push_back(*function);
    }
    graph.erase();
    for (auto signature : llvm::make_early_inc_range(module.getOps<tf::SignatureOp>()))
      signature.erase();
    SymbolTable table(module);
    for (func::FuncOp function : functions)
      table.insert(function);
    for (StringRef name : spec.unusedShapes())
      module.emitWarning() << "dims for '" << name << "' are not used: no input has this name";
    return success();
  }

  FailureOr<func::FuncOp> buildFunction(tf::GraphOp graph, EntryPoint &entry) {
    Cut cut(entry, graph);
    SmallVector<Operation *> ops = cut.ops();
    if (failed(checkFed(entry, ops)))
      return failure();
    auto isGone = [&](Value value) { return cut.isGone(value); };
    std::optional<SmallVector<Operation *>> order = topologicalOrder(ops, isGone);
    inferFedTypes(entry, graph);
    OpBuilder builder(&getContext());
    SmallVector<Type> inputs, outputs;
    for (Endpoint &input : entry.inputs)
      inputs.push_back(argumentType(input));
    for (Endpoint &output : entry.outputs)
      outputs.push_back(output.value.getType());
    auto function =
        func::FuncOp::create(entry.loc, entry.name, builder.getFunctionType(inputs, outputs));
    Block *body = function.addEntryBlock();
    IRMapping mapping;
    for (auto [input, argument] : llvm::zip_equal(entry.inputs, body->getArguments())) {
      argument.setLoc(input.value.getLoc());
      mapping.map(input.value, argument);
    }
    builder.setInsertionPointToStart(body);
    SmallVector<Value> results;
    if (order)
      results = cloneSequence(builder, *order, entry, cut, mapping);
    else
      results = cloneCyclic(builder, ops, entry, cut, mapping);
    builder.create<func::ReturnOp>(entry.loc, results);
    annotate(function, entry);
    return function;
  }

  /// Every placeholder in reach must be fed.
  LogicalResult checkFed(const EntryPoint &entry, ArrayRef<Operation *> ops) {
    for (Operation *op : ops)
      if (isPlaceholder(op))
        return op->emitError() << "node '" << tf::nodeName(op)
                               << "' (Placeholder): a value must be fed to compute the outputs of '"
                               << entry.name << "'; feed \"" << tf::nodeName(op)
                               << ":0\" or fetch what does not need it";
    return success();
  }

  /// A tensor from the middle of the graph has the shape that the graph gives it.
  void inferFedTypes(EntryPoint &entry, tf::GraphOp graph) {
    SmallVector<Operation *> pending, ops;
    llvm::SmallPtrSet<Operation *, 32> seen;
    for (Endpoint &input : entry.inputs)
      if (!isPlaceholder(input.value.getDefiningOp()) &&
          !isa<RankedTensorType>(input.value.getType()))
        pending.push_back(input.value.getDefiningOp());
    if (pending.empty())
      return;
    while (!pending.empty()) {
      Operation *op = pending.pop_back_val();
      if (!seen.insert(op).second)
        continue;
      for (Value operand : op->getOperands())
        pending.push_back(operand.getDefiningOp());
    }
    for (Operation &op : graph.getBody().front())
      if (seen.contains(&op))
        ops.push_back(&op);
    std::optional<SmallVector<Operation *>> order =
        topologicalOrder(ops, [](Value) { return false; });
    if (!order)
      return;
    // What fails here is not going to run.
    ScopedDiagnosticHandler quiet(&getContext(), [](Diagnostic &) { return success(); });
    ShapeInference inference({});
    for (Operation *op : *order)
      if (failed(inference.infer(op)))
        return;
  }

  /// What the user says of the input's shape, else what signature and graph say.
  Type argumentType(const Endpoint &input) {
    StringRef node = tf::nodeName(input.value.getDefiningOp());
    Type element = getElementTypeOrSelf(input.value.getType());
    std::optional<tf::HandleData> handle = tf::handleOf(input.value.getType());
    tf::Shape known = input.shape;
    tf::Shape graphShape = tf::shapeOf(input.value.getType());
    for (unsigned i = 0; graphShape.hasRank() && i < graphShape.rank(); ++i)
      if (!graphShape[i].asConstant())
        graphShape.set(i, SymExpr::unknown());
    if (!known.hasRank())
      known = graphShape;
    else if (graphShape.hasRank() && graphShape.rank() == known.rank())
      for (unsigned i = 0; i < known.rank(); ++i)
        if (!known[i].isKnown())
          known.set(i, graphShape[i]);
    if (const tf::Shape *given = spec.shapeOf({input.key, input.tensor, node})) {
      tf::Shape shape = *given;
      for (unsigned i = 0; i < shape.rank(); ++i) {
        shape.set(i, spec.resolve(shape[i]));
        if (!shape[i].isKnown() && known.hasRank() && known.rank() == shape.rank())
          shape.set(i, known[i]);
      }
      return tf::tensorType(shape, element, handle);
    }
    return tf::tensorType(known, element, handle);
  }

  /// Copies `op` without the control edges that are gone.
  static Operation *clone(OpBuilder &builder, Operation *op, const Cut &cut, IRMapping &mapping) {
    Operation *copy = builder.clone(*op, mapping);
    SmallVector<Value> tokens;
    for (Value token : tf::controlOperands(op))
      if (!cut.isGone(token))
        tokens.push_back(mapping.lookupOrDefault(token));
    if (tokens.size() != tf::controlOperands(op).size())
      setControlOperands(copy, tokens);
    return copy;
  }

  SmallVector<Value> cloneSequence(OpBuilder &builder, ArrayRef<Operation *> order,
                                   const EntryPoint &entry, const Cut &cut, IRMapping &mapping) {
    for (Operation *op : order)
      clone(builder, op, cut, mapping);
    SmallVector<Value> results;
    for (const Endpoint &output : entry.outputs)
      results.push_back(mapping.lookup(output.value));
    return results;
  }

  /// A graph with cycles goes into a tf.dataflow.
  SmallVector<Value> cloneCyclic(OpBuilder &builder, ArrayRef<Operation *> ops,
                                 const EntryPoint &entry, const Cut &cut, IRMapping &mapping) {
    SmallVector<Type> types;
    for (const Endpoint &output : entry.outputs)
      types.push_back(output.value.getType());
    auto dataflow = builder.create<tf::DataflowOp>(entry.loc, types);
    Block *body = builder.createBlock(&dataflow.getBody());
    builder.setInsertionPointToStart(body);
    SmallVector<Operation *> copies;
    for (Operation *op : ops)
      copies.push_back(clone(builder, op, cut, mapping));
    // Copies made before their operands' still use the originals.
    for (Operation *copy : copies)
      for (OpOperand &operand : copy->getOpOperands())
        operand.set(mapping.lookupOrDefault(operand.get()));
    SmallVector<Value> results;
    for (const Endpoint &output : entry.outputs)
      results.push_back(mapping.lookup(output.value));
    builder.create<tf::YieldOp>(entry.loc, results);
    builder.setInsertionPointAfter(dataflow);
    return SmallVector<Value>(dataflow.getResults());
  }

  void annotate(func::FuncOp function, const EntryPoint &entry) {
    Builder builder(&getContext());
    for (auto [i, input] : llvm::enumerate(entry.inputs)) {
      function.setArgAttr(i, "tf.key", builder.getStringAttr(input.key));
      function.setArgAttr(i, tf::kArgNameAttr, builder.getStringAttr(input.tensor));
      if (input.defaultValue)
        function.setArgAttr(i, "tf.default", input.defaultValue);
    }
    for (auto [i, output] : llvm::enumerate(entry.outputs)) {
      function.setResultAttr(i, "tf.key", builder.getStringAttr(output.key));
      function.setResultAttr(i, tf::kArgNameAttr, builder.getStringAttr(output.tensor));
    }
    if (!entry.signature.empty())
      function->setAttr("tf.signature", builder.getStringAttr(entry.signature));
    if (!entry.method.empty())
      function->setAttr("tf.method", builder.getStringAttr(entry.method));
    // Facts of symbols that this function has.
    std::set<std::string> used;
    for (Type type : function.getArgumentTypes()) {
      tf::Shape shape = tf::shapeOf(type);
      for (unsigned i = 0; shape.hasRank() && i < shape.rank(); ++i)
        shape[i].collectSymbols(used);
    }
    SymbolFacts facts;
    for (const std::string &symbol : used)
      if (const SymbolFact *fact = spec.symbolFacts().find(symbol))
        facts[symbol] = *fact;
    facts.writeTo(function);
  }

  DimsSpec spec;
};

} // namespace
} // namespace graphc
