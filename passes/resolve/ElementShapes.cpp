//===- ElementShapes.cpp - what tensor arrays and lists hold --------------===//

#include "passes/resolve/ElementShapes.h"

#include "dialects/tf/NodeUtils.h"
#include "dialects/tf/TfControlFlow.h"
#include "dialects/tf/shapes/ShapeContext.h"

#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/TypeUtilities.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;

namespace graphc {
namespace {

bool isCreator(Operation *op) {
  StringRef name = tf::opName(op);
  return name == "TensorArrayV3" || name == "TensorListReserve" || name == "EmptyTensorList";
}

/// The values that carry the handle made by one creator.
class HandleFlow {
public:
  explicit HandleFlow(Value handle) {
    reach(handle);
    for (unsigned i = 0; i < values.size(); ++i)
      for (OpOperand &use : values[i].getUses())
        follow(use);
  }

  /// The shape that all elements written have; no rank if none is known.
  tf::Shape elementShape() const { return element.value_or(tf::Shape()); }

private:
  void reach(Value value) { values.insert(value); }

  void write(const tf::Shape &shape) {
    if (!shape.hasRank())
      return;
    if (!element) {
      element = shape;
      return;
    }
    if (!element->hasRank() || element->rank() != shape.rank()) {
      element = tf::Shape();
      return;
    }
    for (unsigned i = 0; i < shape.rank(); ++i)
      if ((*element)[i] != shape[i])
        element->set(i, SymExpr::unknown());
  }

  void follow(OpOperand &use) {
    Operation *op = use.getOwner();
    unsigned index = use.getOperandNumber();
    if (isa<tf::YieldOp>(op))
      return followYield(op, index);
    if (auto loop = dyn_cast<tf::WhileRegionOp>(op)) {
      if (index >= loop.getInits().size())
        return;
      reach(loop.getCondition().getArgument(index));
      reach(loop.getBody().getArgument(index));
      reach(loop.getResult(index));
      return;
    }
    StringRef name = tf::opName(op);
    tf::Shape value = index == 0 && op->getNumOperands() > 2
                          ? tf::shapeOf(op->getOperand(2).getType())
                          : tf::Shape();
    if (name == "TensorArrayWriteV3" || name == "TensorListSetItem") {
      write(value);
    } else if (name == "TensorArrayScatterV3") {
      write(value.hasRank() && value.rank() > 0 ? value.drop(1) : tf::Shape());
    } else if (name == "TensorArraySplitV3" && index == 0) {
      writeSplit(op);
    } else if (name == "TensorListPushBack") {
      write(tf::shapeOf(op->getOperand(1).getType()));
    }
    passThrough(op, index, name);
  }

  /// Elements of a split differ in their first size, which the lengths give.
  void writeSplit(Operation *op) {
    tf::Shape value = tf::shapeOf(op->getOperand(1).getType());
    if (!value.hasRank() || value.rank() == 0)
      return;
    value.set(0, SymExpr::unknown());
    write(value);
  }

  void passThrough(Operation *op, unsigned index, StringRef name) {
    if (name == "TensorListSetItem" || name == "TensorListPushBack" ||
        name == "TensorListPopBack" || name == "Identity" || name == "Enter" || name == "Exit" ||
        name == "NextIteration" || name == "Merge") {
      reach(op->getResult(0));
    } else if (name == "Switch") {
      reach(op->getResult(0));
      reach(op->getResult(1));
    } else if (name == "IdentityN") {
      reach(op->getResult(index));
    }
  }

  void followYield(Operation *yield, unsigned index) {
    Operation *owner = yield->getParentOp();
    if (auto loop = dyn_cast<tf::WhileRegionOp>(owner)) {
      if (yield->getParentRegion() == &loop.getBody()) {
        reach(loop.getCondition().getArgument(index));
        reach(loop.getBody().getArgument(index));
      } else {
        return; // the decision
      }
    }
    reach(owner->getResult(index));
  }

  llvm::SetVector<Value> values;
  std::optional<tf::Shape> element;
};

Type elementTypeOf(Operation *creator) {
  for (StringRef attr : {"element_dtype", "dtype"})
    if (auto type = creator->getAttrOfType<TypeAttr>(attr))
      return type.getValue();
  return Type();
}

/// Only what its writers say makes a shape known that the creator leaves open.
bool isOpen(Value handle) {
  std::optional<tf::HandleData> data = tf::handleOf(handle.getType());
  if (!data || !data->shape.hasRank())
    return true;
  return llvm::any_of(data->shape.dims().drop_front(),
                      [](const SymExpr &size) { return !size.isKnown(); });
}

} // namespace

bool inferElementShapes(Operation *root, llvm::function_ref<bool(const SymExpr &)> accept) {
  bool changed = false;
  root->walk([&](Operation *op) {
    if (!isCreator(op) || !elementTypeOf(op) || !isOpen(op->getResult(0)))
      return;
    Value handle = op->getResult(0);
    tf::Shape element = HandleFlow(handle).elementShape();
    if (!element.hasRank() || !llvm::all_of(element.dims(), accept))
      return;
    tf::Shape stacked{SymExpr::unknown()};
    std::optional<tf::HandleData> known = tf::handleOf(handle.getType());
    if (known && known->shape.hasRank())
      stacked.set(0, known->shape[0]);
    stacked.append(element.dims());
    Type type = tf::tensorType(tf::Shape::scalar(), getElementTypeOrSelf(handle.getType()),
                               tf::HandleData{stacked, elementTypeOf(op)});
    changed |= type != handle.getType();
    handle.setType(type);
  });
  return changed;
}

void forgetElementShapes(Operation *root) {
  root->walk([](Operation *op) {
    if (isCreator(op))
      op->getResult(0).setType(
          RankedTensorType::get({}, getElementTypeOrSelf(op->getResult(0).getType())));
  });
}

} // namespace graphc
