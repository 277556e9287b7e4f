//===- FunctionTypes.h - the type of a function and its body --------------===//

#ifndef GRAPHC_PASSES_RESOLVE_FUNCTIONTYPES_H
#define GRAPHC_PASSES_RESOLVE_FUNCTIONTYPES_H

#include "mlir/Dialect/Func/IR/FuncOps.h"

namespace graphc {

/// Gives `function` the type that its arguments and its return have: passes that
/// replace values learn more of their types. Nothing for a declaration.
inline void updateFunctionType(mlir::func::FuncOp function) {
  if (function.isExternal())
    return;
  mlir::Block &body = function.getBody().front();
  function.setType(mlir::FunctionType::get(function.getContext(), body.getArgumentTypes(),
                                           body.getTerminator()->getOperandTypes()));
}

} // namespace graphc

#endif // GRAPHC_PASSES_RESOLVE_FUNCTIONTYPES_H
