//===- FreezeVariables.cpp - constants for variables that nobody writes ---===//

#include "passes/resolve/FunctionTypes.h"
#include "passes/resolve/Passes.h"

#include "dialects/tf/NodeUtils.h"
#include "dialects/tf/TfControlFlow.h"
#include "dialects/tf/TfStructure.h"

#include "mlir/IR/TypeUtilities.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;

namespace graphc {

#define GEN_PASS_DEF_FREEZEVARIABLESPASS
#include "passes/resolve/Passes.h.inc"

namespace {

/// The name by which VarHandleOp, Variable and VariableV2 refer to a variable; ""
/// for other ops.
StringRef variableName(Operation *op) {
  StringRef name = tf::opName(op);
  if (name != "VarHandleOp" && name != "VariableV2" && name != "Variable")
    return {};
  auto shared = op->getAttrOfType<StringAttr>("shared_name");
  if (shared && !shared.getValue().empty())
    return shared.getValue();
  return tf::nodeName(op);
}

/// Where the handle or reference that one op makes goes.
class Uses {
public:
  explicit Uses(Value handle) {
    values.insert(handle);
    for (unsigned i = 0; i < values.size(); ++i)
      for (OpOperand &use : values[i].getUses())
        follow(use);
  }

  /// True if no use can change what the variable holds.
  bool onlyRead() const { return !written; }
  /// Ops that read through a resource handle.
  ArrayRef<Operation *> reads() const { return readers.getArrayRef(); }

private:
  void follow(OpOperand &use) {
    Operation *op = use.getOwner();
    unsigned index = use.getOperandNumber();
    if (isa<func::ReturnOp>(op)) {
      // A reference that is returned is read; a handle that is returned is out of
      // sight.
      written |= isResource(use.get());
      return;
    }
    if (isa<tf::YieldOp, tf::WhileRegionOp>(op))
      return followRegion(op, index);
    StringRef name = tf::opName(op);
    if (name == "Identity" || name == "Enter" || name == "RefEnter" || name == "Switch" ||
        name == "RefSwitch" || name == "RefIdentity" || name == "Exit" || name == "RefExit") {
      // A copy of a reference's value ends the reference.
      bool passesOn = isResource(use.get()) || name.starts_with("Ref");
      if (passesOn && index == 0)
        for (Value result : tf::dataResults(op))
          values.insert(result);
      return;
    }
    if (name == "IdentityN") {
      if (isResource(use.get()))
        values.insert(op->getResult(index));
      return;
    }
    tf::Effect effect = tf::effectOf(op);
    if (isResource(use.get())) {
      if (effect == tf::Effect::Read && tf::opDef(op))
        readers.insert(op);
      else
        written = true;
      return;
    }
    // Reference: only an operand declared as one can be written.
    const tf::OpDef *def = tf::opDef(op);
    written |= !def || (effect != tf::Effect::None && takesReference(op, *def, index));
  }

  void followRegion(Operation *op, unsigned index) {
    if (auto loop = dyn_cast<tf::WhileRegionOp>(op)) {
      if (index >= loop.getInits().size())
        return;
      values.insert(loop.getCondition().getArgument(index));
      values.insert(loop.getBody().getArgument(index));
      values.insert(loop.getResult(index));
      return;
    }
    if (!isResource(op->getOperand(index)))
      return;
    Operation *owner = op->getParentOp();
    if (auto loop = dyn_cast<tf::WhileRegionOp>(owner)) {
      values.insert(loop.getCondition().getArgument(index));
      values.insert(loop.getBody().getArgument(index));
    }
    values.insert(owner->getResult(index));
  }

  static bool isResource(Value value) {
    return isa<tf::ResourceType>(getElementTypeOrSelf(value.getType()));
  }

  static bool takesReference(Operation *op, const tf::OpDef &def, unsigned index) {
    unsigned end = 0;
    for (unsigned i = 0; i < def.inputs.size(); ++i) {
      end += tf::operandsOf(op, i).size();
      if (index < end)
        return def.inputs[i].isRef;
    }
    return false;
  }

  llvm::SetVector<Value> values;
  llvm::SetVector<Operation *> readers;
  bool written = false;
};

/// All ops, in all functions, that name one variable.
struct VariableUses {
  tf::VariableOp variable;
  SmallVector<Operation *> handles;
  bool written = false;
};

class FreezeVariablesPass : public impl::FreezeVariablesPassBase<FreezeVariablesPass> {
public:
  void runOnOperation() override {
    ModuleOp module = getOperation();
    llvm::MapVector<StringRef, VariableUses> variables;
    for (auto variable : module.getOps<tf::VariableOp>())
      if (variable.getValueAttr())
        variables[variable.getSymName()].variable = variable;
    module.walk([&](Operation *op) {
      auto found = variables.find(variableName(op));
      if (found == variables.end())
        return;
      found->second.handles.push_back(op);
      // A function that was not inlined is called in ways that cannot be followed.
      found->second.written |= !op->getParentOfType<func::FuncOp>();
      found->second.written |= !Uses(op->getResult(0)).onlyRead();
    });
    for (auto &[name, uses] : variables)
      if (!uses.written)
        freeze(uses);
      else
        ++numKept;
    for (auto function : module.getOps<func::FuncOp>())
      updateFunctionType(function);
  }

private:
  void freeze(VariableUses &uses) {
    for (Operation *handle : uses.handles) {
      if (tf::opName(handle) != "VarHandleOp") {
        handle->getResult(0).replaceAllUsesWith(constant(handle, uses.variable));
        eraseOrKeepToken(handle);
        ++numFrozen;
        continue;
      }
      Value value;
      Uses handleUses(handle->getResult(0));
      for (Operation *read : handleUses.reads()) {
        // A read through a value that may also be another variable's handle.
        if (!comesFrom(read->getOperand(0), handle))
          continue;
        if (!value)
          value = constant(handle, uses.variable);
        replaceRead(read, value);
      }
      ++numFrozen;
    }
  }

  /// True if `value` is `handle`'s result and nothing else.
  static bool comesFrom(Value value, Operation *handle) {
    while (Operation *source = value.getDefiningOp()) {
      if (source == handle)
        return true;
      StringRef name = tf::opName(source);
      if (name != "Identity" && name != "Enter" && name != "Switch")
        return false;
      value = source->getOperand(0);
    }
    return false;
  }

  static Value constant(Operation *at, tf::VariableOp variable) {
    OpBuilder builder(at);
    ElementsAttr value = variable.getValueAttr();
    Operation *made = tf::createOp(builder, at->getLoc(), "Const", {value.getType()}, {},
                                   builder.getNamedAttr("value", value));
    return made->getResult(0);
  }

  static Value scalarInt(OpBuilder &builder, Location loc, int64_t number) {
    auto value = DenseElementsAttr::get(RankedTensorType::get({}, builder.getI32Type()),
                                        builder.getI32IntegerAttr(number).getValue());
    Operation *made = tf::createOp(builder, loc, "Const", {value.getType()}, {},
                                   builder.getNamedAttr("value", value));
    return made->getResult(0);
  }

  void replaceRead(Operation *read, Value value) {
    OpBuilder builder(read);
    StringRef name = tf::opName(read);
    Operation *made = nullptr;
    Type type = tf::dataResults(read).empty() ? Type() : read->getResult(0).getType();
    if (name == "ReadVariableOp") {
      read->getResult(0).replaceAllUsesWith(value);
    } else if (name == "VarIsInitializedOp") {
      auto yes = DenseElementsAttr::get(RankedTensorType::get({}, builder.getI1Type()), true);
      made = tf::createOp(builder, read->getLoc(), "Const", {yes.getType()}, {},
                          builder.getNamedAttr("value", yes));
    } else if (name == "VariableShape") {
      made = tf::createOp(builder, read->getLoc(), "Shape", {type}, {value});
    } else if (name == "ResourceGather") {
      auto batch = read->getAttrOfType<IntegerAttr>("batch_dims");
      Value axis = scalarInt(builder, read->getLoc(), batch ? batch.getInt() : 0);
      made = tf::createOp(builder, read->getLoc(), "GatherV2", {type},
                          {value, read->getOperand(1), axis},
                          builder.getNamedAttr(
                              "batch_dims", builder.getI64IntegerAttr(batch ? batch.getInt() : 0)));
    } else if (name == "ResourceGatherNd") {
      made =
          tf::createOp(builder, read->getLoc(), "GatherNd", {type}, {value, read->getOperand(1)});
    } else {
      return; // still reads the variable, which nobody writes
    }
    if (made)
      read->getResult(0).replaceAllUsesWith(made->getResult(0));
    eraseOrKeepToken(read);
  }

  /// Erases `op`, whose data nobody uses any more. If others wait for it, a NoOp
  /// with its dependencies takes its place.
  static void eraseOrKeepToken(Operation *op) {
    Value token = tf::controlResult(op);
    if (token && !token.use_empty()) {
      OpBuilder builder(op);
      Operation *join =
          tf::createOp(builder, op->getLoc(), "NoOp", {token.getType()}, tf::controlOperands(op));
      token.replaceAllUsesWith(join->getResult(0));
    }
    op->erase();
  }
};

} // namespace
} // namespace graphc
