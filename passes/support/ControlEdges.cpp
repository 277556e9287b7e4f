//===- ControlEdges.cpp - changing the tokens of an op --------------------===//

#include "passes/support/ControlEdges.h"

#include "dialects/tf/NodeUtils.h"
#include "dialects/tf/TfDialect.h"

#include "mlir/IR/BuiltinAttributes.h"

using namespace mlir;

namespace graphc {
namespace {

/// Segment sizes are attributes: the last segment is the tokens.
void setLastSegment(Operation *op, StringRef attr, int32_t size) {
  auto sizes = op->getAttrOfType<DenseI32ArrayAttr>(attr);
  if (!sizes || sizes.empty())
    return;
  SmallVector<int32_t> updated(sizes.asArrayRef());
  updated.back() = size;
  op->setAttr(attr, DenseI32ArrayAttr::get(op->getContext(), updated));
}

/// A copy of `op` with these result types that takes over its regions; the data
/// results of `op` are replaced.
Operation *recreate(OpBuilder &builder, Operation *op, TypeRange types) {
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPoint(op);
  OperationState state(op->getLoc(), op->getName(), op->getOperands(), types, op->getAttrs());
  for (unsigned i = 0; i < op->getNumRegions(); ++i)
    state.addRegion();
  Operation *copy = builder.create(state);
  for (auto [from, to] : llvm::zip_equal(op->getRegions(), copy->getRegions()))
    to.takeBody(from);
  bool hasToken = types.size() > 0 && isa<tf::ControlType>(types.back());
  setLastSegment(copy, "resultSegmentSizes", hasToken ? 1 : 0);
  for (auto [from, to] : llvm::zip(tf::dataResults(op), tf::dataResults(copy)))
    from.replaceAllUsesWith(to);
  return copy;
}

} // namespace

void setControlOperands(Operation *op, ValueRange tokens) {
  unsigned first = tf::dataOperands(op).size();
  op->setOperands(first, op->getNumOperands() - first, tokens);
  setLastSegment(op, "operandSegmentSizes", tokens.size());
}

Value ensureControlResult(OpBuilder &builder, Operation *&op) {
  if (Value token = tf::controlResult(op))
    return token;
  SmallVector<Type> types(op->getResultTypes());
  types.push_back(tf::ControlType::get(op->getContext()));
  Operation *copy = recreate(builder, op, types);
  op->erase();
  op = copy;
  return tf::controlResult(op);
}

Operation *dropControlResult(OpBuilder &builder, Operation *op) {
  if (!tf::controlResult(op))
    return op;
  SmallVector<Type> types(tf::dataResults(op).getTypes());
  Operation *copy = recreate(builder, op, types);
  op->erase();
  return copy;
}

} // namespace graphc
