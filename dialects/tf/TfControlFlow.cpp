//===- TfControlFlow.cpp - structured control flow ------------------------===//

#include "dialects/tf/TfControlFlow.h"

#include "dialects/tf/NodeUtils.h"
#include "mlir/IR/TypeUtilities.h"

using namespace graphc::tf;

#define GET_OP_CLASSES
#include "dialects/tf/TfControlFlow.cpp.inc"

void graphc::tf::registerControlFlow(TfDialect &dialect) {
  dialect.registerOps<
#define GET_OP_LIST
#include "dialects/tf/TfControlFlow.cpp.inc"
      >();
}

YieldOp graphc::tf::yieldOf(mlir::Region &region) {
  return llvm::cast<YieldOp>(region.front().getTerminator());
}

bool graphc::tf::isRegionOp(mlir::Operation *op) {
  return llvm::isa<IfRegionOp, CaseRegionOp, WhileRegionOp, DataflowOp>(op);
}

/// Checks that `region` ends in a tf.yield of values with the element types of
/// `expected`; sizes may differ.
static llvm::LogicalResult verifyYield(mlir::Operation *op, mlir::Region &region,
                                       mlir::TypeRange expected, llvm::StringRef what) {
  auto yield = llvm::dyn_cast<YieldOp>(region.front().getTerminator());
  if (!yield)
    return op->emitOpError() << "expected the " << what << " to end in tf.yield";
  if (yield.getNumOperands() != expected.size())
    return op->emitOpError() << "expected the " << what << " to yield " << expected.size()
                             << " values, got " << yield.getNumOperands();
  for (auto [i, value, type] : llvm::enumerate(yield.getOperands(), expected))
    if (mlir::getElementTypeOrSelf(value.getType()) != mlir::getElementTypeOrSelf(type))
      return op->emitOpError() << "value " << i << " of the " << what << " has type "
                               << value.getType() << ", expected the element type of " << type;
  return mlir::success();
}

static mlir::TypeRange dataTypes(mlir::Operation *op) {
  return mlir::TypeRange(op->getResultTypes()).take_front(dataResults(op).size());
}

llvm::LogicalResult IfRegionOp::verify() {
  return mlir::success(
      succeeded(verifyYield(*this, getThenRegion(), dataTypes(*this), "first region")) &&
      succeeded(verifyYield(*this, getElseRegion(), dataTypes(*this), "second region")));
}

llvm::LogicalResult CaseRegionOp::verify() {
  if (getBranches().empty())
    return emitOpError() << "expected at least one region";
  for (mlir::Region &branch : getBranches())
    if (failed(verifyYield(*this, branch, dataTypes(*this), "region")))
      return mlir::failure();
  return mlir::success();
}

llvm::LogicalResult WhileRegionOp::verify() {
  mlir::TypeRange carried = dataTypes(*this);
  if (getInits().size() != carried.size())
    return emitOpError() << "expected as many results as carried values, got " << carried.size()
                         << " and " << getInits().size();
  for (mlir::Region *region : {&getCondition(), &getBody()}) {
    if (region->getNumArguments() != carried.size())
      return emitOpError() << "expected regions with " << carried.size() << " arguments, got "
                           << region->getNumArguments();
    for (auto [argument, type] : llvm::zip_equal(region->getArgumentTypes(), carried))
      if (mlir::getElementTypeOrSelf(argument) != mlir::getElementTypeOrSelf(type))
        return emitOpError() << "argument of type " << argument << " carries a value of type "
                             << type;
  }
  YieldOp decision = llvm::dyn_cast<YieldOp>(getCondition().front().getTerminator());
  if (!decision || decision.getNumOperands() != 1)
    return emitOpError() << "expected the condition to yield one boolean";
  return verifyYield(*this, getBody(), carried, "body");
}

llvm::LogicalResult DataflowOp::verify() {
  return verifyYield(*this, getBody(), dataTypes(*this), "body");
}

mlir::RegionKind DataflowOp::getRegionKind(unsigned) { return mlir::RegionKind::Graph; }
