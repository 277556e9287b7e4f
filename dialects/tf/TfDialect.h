//===- TfDialect.h - the tf dialect ---------------------------------------===//
//
// The dialect, its types and its attributes, and the traits of its ops. Op
// classes are in TfStructure.h (tf.graph and its kin) and, a family each, in
// ops/. Most code needs none of them: see NodeUtils.h.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_DIALECTS_TF_TFDIALECT_H
#define GRAPHC_DIALECTS_TF_TFDIALECT_H

#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Dialect.h"
#include "mlir/IR/OpDefinition.h"

#include "dialects/tf/TfDialect.h.inc"

#define GET_TYPEDEF_CLASSES
#include "dialects/tf/TfTypesTypes.h.inc"

#define GET_ATTRDEF_CLASSES
#include "dialects/tf/TfAttrsAttrs.h.inc"

namespace graphc::tf {

/// Checks `op` against its registry entry: attributes present, of their kind and
/// within their allowed values; operands and results counted and typed as the
/// attributes say. Reports the first fault.
llvm::LogicalResult verifyAgainstRegistry(mlir::Operation *op);

/// Adds to `attrs` the registry's default of each attribute that is missing.
/// Called for every op when it is created.
void populateDefaults(mlir::OperationName name, mlir::NamedAttrList &attrs);

/// Fills `state` (the builder that all mirrored ops share). Attributes that
/// operands and results imply may be left out, see completeState in NodeUtils.h.
void populateState(mlir::OperationState &state, mlir::TypeRange types, mlir::ValueRange operands,
                   llvm::ArrayRef<mlir::NamedAttribute> attrs);

/// The op mirrors a TensorFlow op and is verified against the registry.
template <typename ConcreteOp>
class RegistryChecked : public mlir::OpTrait::TraitBase<ConcreteOp, RegistryChecked> {
public:
  static llvm::LogicalResult verifyTrait(mlir::Operation *op) { return verifyAgainstRegistry(op); }
};

/// Each element of the result depends on the same element of the operand only;
/// the result has the operand's shape.
template <typename ConcreteOp>
class Elementwise : public mlir::OpTrait::TraitBase<ConcreteOp, Elementwise> {};

/// Each element of the result depends on one element of each operand; the result
/// has the operands' broadcast shape.
template <typename ConcreteOp>
class ElementwiseBroadcast : public mlir::OpTrait::TraitBase<ConcreteOp, ElementwiseBroadcast> {};

/// \name Elements of list attributes.
/// Elements of another kind read as 0 or empty: verified ops have none.
/// @{
llvm::SmallVector<int64_t> intList(mlir::ArrayAttr list);
llvm::SmallVector<float> floatList(mlir::ArrayAttr list);
llvm::SmallVector<llvm::StringRef> stringList(mlir::ArrayAttr list);
llvm::SmallVector<mlir::Type> typeList(mlir::ArrayAttr list);
/// @}

} // namespace graphc::tf

#endif // GRAPHC_DIALECTS_TF_TFDIALECT_H
