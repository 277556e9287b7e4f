//===- ElementShapes.h - what tensor arrays and lists hold ----------------===//
//
// Where the op that creates an array or list does not say the shape of its
// elements, those that write elements do. Writers and readers meet at the handle
// only, so this looks forward from the creator through everything that passes the
// handle on, and leaves what it finds in the type of the handle.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_PASSES_RESOLVE_ELEMENTSHAPES_H
#define GRAPHC_PASSES_RESOLVE_ELEMENTSHAPES_H

#include "dialects/shape/SymExpr.h"

#include "mlir/IR/Operation.h"

namespace graphc {

/// Types the handles of the arrays and lists created in `root` by the shapes of
/// the elements written, as far as `accept` says yes to their sizes. Returns
/// whether any type changed.
bool inferElementShapes(mlir::Operation *root, llvm::function_ref<bool(const SymExpr &)> accept);

/// Takes those types back, after the sizes in them have changed.
void forgetElementShapes(mlir::Operation *root);

} // namespace graphc

#endif // GRAPHC_PASSES_RESOLVE_ELEMENTSHAPES_H
