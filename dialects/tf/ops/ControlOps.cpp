//===- ControlOps.cpp - constants, feeds, checks and hand-over ------------===//

#include "dialects/tf/ops/ControlOps.h"

#include "dialects/tf/NodeUtils.h"
#include "dialects/tf/ops/Families.h"
#include "mlir/IR/TypeUtilities.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/ControlOps.cpp.inc"

void graphc::tf::registerControlOps(TfDialect &dialect) {
  dialect.registerOps<
#define GET_OP_LIST
#include "dialects/tf/ops/ControlOps.cpp.inc"
      >();
}

using namespace graphc::tf;

llvm::LogicalResult ConstOp::verify() {
  mlir::ShapedType held = getValue().getShapedType();
  auto error = [&] {
    mlir::InFlightDiagnostic diag = emitError() << "op 'Const'";
    if (llvm::StringRef node = nodeName(*this); !node.empty())
      diag << " (node '" << node << "')";
    return std::move(diag << ": attribute 'value': expected ");
  };
  if (held.getElementType() != getDtype())
    return error() << "elements of " << getDtype() << ", got " << held;
  if (failed(mlir::verifyCompatibleShape(getOutput().getType(), held)))
    return error() << "a tensor that fits " << getOutput().getType() << ", got " << held;
  return mlir::success();
}
