//===- OutlineKernels.cpp - clusters to graph.kernel ----------------------===//

#include "passes/fuse/Passes.h"

#include "dialects/graph/GraphDialect.h"

#include "mlir/IR/IRMapping.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringMap.h"

namespace graphc::fuse {
#define GEN_PASS_DEF_OUTLINEKERNELSPASS
#include "passes/fuse/Passes.h.inc"
} // namespace graphc::fuse

using namespace mlir;
using namespace graphc;
using namespace graphc::graph;

namespace {

/// Renames the callers' size expressions to the kernel's parameters.
class Parameters {
public:
  SymExpr rename(const SymExpr &expr) {
    if (expr.asConstant())
      return expr;
    auto [entry, added] = numbers.try_emplace(expr.str(), exprs.size());
    if (added)
      exprs.push_back(expr);
    return SymExpr::symbol("p" + std::to_string(entry->second));
  }
  Type rename(Type type) {
    auto tensor = dyn_cast<RankedTensorType>(type);
    if (!tensor || tensor.hasStaticShape())
      return type;
    shape::Sizes sizes = shape::sizesOf(tensor);
    for (SymExpr &size : sizes)
      size = rename(size);
    return shape::tensorOf(sizes, tensor.getElementType());
  }
  ArrayAttr rename(ArrayAttr exprsAttr) {
    shape::Sizes list = *shape::exprsOf(exprsAttr);
    for (SymExpr &expr : list)
      expr = rename(expr);
    return shape::exprsAttr(exprsAttr.getContext(), list);
  }
  ArrayRef<SymExpr> list() const { return exprs; }

private:
  llvm::StringMap<unsigned> numbers;
  SmallVector<SymExpr> exprs;
};

struct OutlineKernels : fuse::impl::OutlineKernelsPassBase<OutlineKernels> {
  void runOnOperation() override {
    OpBuilder builder(&getContext());
    builder.setInsertionPointToEnd(getOperation().getBody());
    kernels = builder.create<ModuleOp>(getOperation().getLoc(), "kernels");
    for (auto function : getOperation().getOps<func::FuncOp>())
      if (!function.isDeclaration())
        if (failed(outlineFunction(function)))
          return signalPassFailure();
  }

  LogicalResult outlineFunction(func::FuncOp function) {
    llvm::DenseMap<int64_t, llvm::SetVector<Operation *>> members;
    SmallVector<std::pair<int64_t, Operation *>> roots;
    for (Operation &op : function.getBody().front()) {
      if (auto clusters = op.getAttrOfType<DenseI64ArrayAttr>("clusters"))
        for (int64_t number : clusters.asArrayRef())
          members[number].insert(&op);
      if (auto root = op.getAttrOfType<IntegerAttr>("root"))
        roots.push_back({root.getInt(), &op});
    }
    // In program order: producers' launches come first.
    for (auto &[number, root] : roots)
      if (failed(outline(members[number].getArrayRef(), root)))
        return failure();
    for (Operation &op : llvm::make_early_inc_range(llvm::reverse(function.getBody().front()))) {
      if (!op.hasAttr("clusters"))
        continue;
      op.removeAttr("clusters");
      if (op.use_empty()) {
        op.erase();
        continue;
      }
      // A view that stays reads what the kernels left in memory.
      for (OpOperand &operand : op.getOpOperands())
        operand.set(replaced(operand.get()));
    }
    return success();
  }

  FailureOr<LaunchOp> outline(ArrayRef<Operation *> ops, Operation *root) {
    llvm::SetVector<Value> inputs;
    llvm::SmallPtrSet<Operation *, 16> inside(ops.begin(), ops.end());
    for (Operation *op : ops)
      for (Value operand : op->getOperands())
        if (!operand.getDefiningOp() || !inside.contains(operand.getDefiningOp()))
          inputs.insert(replaced(operand));
    for (Operation *op : ops)
      for (Type type : op->getResultTypes())
        for (const SymExpr &size : shape::sizesOf(cast<RankedTensorType>(type)))
          if (!size.isKnown()) {
            op->emitError("internal error: the size of a result is not known as an expression");
            return failure();
          }
    Parameters parameters;
    SmallVector<Type> argumentTypes, resultTypes;
    for (Value input : inputs)
      argumentTypes.push_back(parameters.rename(input.getType()));
    for (Type type : root->getResultTypes())
      resultTypes.push_back(parameters.rename(type));
    OpBuilder builder(&getContext());
    OperationState state(root->getLoc(), KernelOp::getOperationName());
    state.addAttribute("sym_name", builder.getStringAttr("k"));
    state.addAttribute("function_type",
                       TypeAttr::get(builder.getFunctionType(argumentTypes, resultTypes)));
    state.addRegion();
    auto kernel = cast<KernelOp>(Operation::create(state));
    Block *body = builder.createBlock(&kernel.getBody(), {}, argumentTypes,
                                      SmallVector<Location>(inputs.size(), root->getLoc()));
    IRMapping mapping;
    for (auto [input, argument] : llvm::zip(inputs, body->getArguments()))
      mapping.map(input, argument);
    for (Operation *op : ops)
      for (Value operand : op->getOperands())
        if (Value now = replaced(operand); now != operand && mapping.contains(now))
          mapping.map(operand, mapping.lookup(now));
    builder.setInsertionPointToEnd(body);
    for (Operation *op : ops)
      cloneInto(builder, op, mapping, parameters);
    SmallVector<Value> results;
    for (Value result : root->getResults())
      results.push_back(mapping.lookup(result));
    builder.create<ReturnOp>(root->getLoc(), results);
    StringAttr name = place(kernel, root);
    builder.setInsertionPoint(root);
    SmallVector<Location> nodes;
    for (Operation *op : ops)
      nodes.push_back(op->getLoc());
    auto launch = builder.create<LaunchOp>(builder.getFusedLoc(nodes), root->getResultTypes(),
                                           FlatSymbolRefAttr::get(name), inputs.getArrayRef(),
                                           shape::exprsAttr(&getContext(), parameters.list()));
    for (auto [from, to] : llvm::zip(root->getResults(), launch.getResults()))
      replacement[from] = to;
    root->replaceUsesWithIf(launch,
                            [&](OpOperand &use) { return !use.getOwner()->hasAttr("clusters"); });
    return launch;
  }

  /// A root's value after its kernel was outlined.
  Value replaced(Value value) {
    Value now = replacement.lookup(value);
    return now ? now : value;
  }

  void cloneInto(OpBuilder &builder, Operation *op, IRMapping &mapping, Parameters &parameters) {
    Operation *clone = builder.clone(*op, mapping);
    clone->removeAttr("clusters");
    clone->removeAttr("root");
    for (Value result : clone->getResults())
      result.setType(parameters.rename(result.getType()));
    for (StringRef name : {"offsets", "low", "exprs"})
      if (auto exprs = clone->getAttrOfType<ArrayAttr>(name))
        clone->setAttr(name, parameters.rename(exprs));
  }

  /// Puts the kernel into the module, or finds the one with the same text.
  StringAttr place(KernelOp kernel, Operation *root) {
    std::string text;
    llvm::raw_string_ostream stream(text);
    kernel->print(stream, OpPrintingFlags().useLocalScope());
    auto [entry, added] = known.try_emplace(text);
    if (!added) {
      kernel->erase();
      ++shared;
      return entry->second;
    }
    std::string name =
        "k" + std::to_string(known.size() - 1) + "_" + root->getName().stripDialect().str();
    entry->second = StringAttr::get(&getContext(), name);
    kernel.setName(name);
    kernels.push_back(kernel);
    ++outlined;
    return entry->second;
  }

  ModuleOp kernels;
  llvm::StringMap<StringAttr> known;
  llvm::DenseMap<Value, Value> replacement;
};

} // namespace
