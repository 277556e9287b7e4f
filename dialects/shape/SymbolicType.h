//===- SymbolicType.h - tensor types with symbolic sizes ------------------===//
//
// A dynamic dimension of a tensor type carries its size as an expression. The
// expressions are the type's encoding, one string for each `?`, in order:
//
//     tensor<?x8x?xf32, ["b", "floordiv(t+1,2)"]>
//
// Two types are equal exactly if every size is the same expression, so "same
// shape" stays a pointer comparison. A dynamic type without an encoding says
// nothing about its unknown sizes (they read as SymExpr::unknown()).
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_DIALECTS_SHAPE_SYMBOLICTYPE_H
#define GRAPHC_DIALECTS_SHAPE_SYMBOLICTYPE_H

#include "dialects/shape/SymExpr.h"

#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/BuiltinTypes.h"
#include "llvm/ADT/SmallVector.h"

namespace graphc::shape {

using Sizes = llvm::SmallVector<SymExpr, 4>;

/// The sizes of `type`, one for each dimension.
Sizes sizesOf(mlir::RankedTensorType type);

/// The tensor type with these sizes; constants become static dimensions.
mlir::RankedTensorType tensorOf(llvm::ArrayRef<SymExpr> sizes, mlir::Type elementType);

/// The same sizes with another element type.
mlir::RankedTensorType withElement(mlir::RankedTensorType type, mlir::Type elementType);

/// Product of all sizes; 1 for a scalar.
SymExpr elementCount(llvm::ArrayRef<SymExpr> sizes);

/// A list of expressions as an attribute, ["0", "t-1"], and back. `exprsOf`
/// returns nullopt if an entry is not the text of an expression.
mlir::ArrayAttr exprsAttr(mlir::MLIRContext *context, llvm::ArrayRef<SymExpr> exprs);
std::optional<Sizes> exprsOf(mlir::ArrayAttr attr);

} // namespace graphc::shape

#endif // GRAPHC_DIALECTS_SHAPE_SYMBOLICTYPE_H
