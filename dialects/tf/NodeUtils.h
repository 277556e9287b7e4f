//===- NodeUtils.h - questions that every tf op answers -------------------===//
//
// Everything here works on `Operation *`, for mirrored ops and tf.unknown alike,
// and needs no op class.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_DIALECTS_TF_NODEUTILS_H
#define GRAPHC_DIALECTS_TF_NODEUTILS_H

#include "dialects/tf/OpRegistry.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinAttributeInterfaces.h"
#include "mlir/IR/Operation.h"

namespace graphc::tf {

/// Name of the attribute that holds a node's requested device; absent for none.
inline constexpr llvm::StringLiteral kDeviceAttr = "device";

/// \name Operands and results, data apart from control.
/// @{
mlir::OperandRange dataOperands(mlir::Operation *op);
mlir::OperandRange controlOperands(mlir::Operation *op);
mlir::ResultRange dataResults(mlir::Operation *op);
/// The control result, or null if the op has none.
mlir::Value controlResult(mlir::Operation *op);
/// Whether `value` is a `!tf.control` token.
bool isControl(mlir::Value value);
/// @}

/// The name of the node at `loc`: the innermost name of a NameLoc, the first
/// name found in a fused location, the callee's in a call site; "" for none.
llvm::StringRef nodeName(mlir::Location loc);
llvm::StringRef nodeName(mlir::Operation *op);

/// The location of a node called `name`.
mlir::Location nodeLocation(mlir::MLIRContext *context, llvm::StringRef name);

/// The TensorFlow name of the op: "Conv2D", and what tf.unknown stands for.
/// "" for ops that stand for no node (tf.graph, tf.fetch, other dialects).
llvm::StringRef opName(mlir::Operation *op);

/// The value of `value` if tf.Const makes it, directly or through tf.Identity
/// nodes; null otherwise.
mlir::ElementsAttr constantValue(mlir::Value value);

/// The registry entry of the op, or null.
const OpDef *opDef(mlir::Operation *op);

/// The requested device, "" for none.
llvm::StringRef requestedDevice(mlir::Operation *op);

/// What running the op may do. tf.unknown: External. Ops of other dialects: None.
Effect effectOf(mlir::Operation *op);

/// Adds to `state`, the state of a mirrored op with its operands and result
/// types, what these and the registry imply: type, number and list attributes
/// that are missing, defaults, and the segment sizes of variadic groups. Fails,
/// with a diagnostic at the state's location, if the counts of operands or
/// results contradict the definition.
llvm::LogicalResult completeState(mlir::OperationState &state);

/// Creates the op `tf.<name>` from data and control operands, completed by
/// completeState. `results` are all result types, with the control result if one
/// is wanted. Null, with a diagnostic, if `name` is not in the registry or the
/// counts contradict its definition.
mlir::Operation *createOp(mlir::OpBuilder &builder, mlir::Location loc, llvm::StringRef name,
                          mlir::TypeRange results, mlir::ValueRange operands,
                          llvm::ArrayRef<mlir::NamedAttribute> attrs = {});

/// The names of the attributes of `op` that completeState would restore if they
/// were missing; the textual form leaves them out.
llvm::SmallVector<llvm::StringRef> impliedAttrs(mlir::Operation *op);

/// The values of the declared argument `index` of `op` (an index into
/// OpDef::inputs or outputs). Empty if the op is not in the registry.
mlir::OperandRange operandsOf(mlir::Operation *op, unsigned index);
mlir::ResultRange resultsOf(mlir::Operation *op, unsigned index);

/// How many values each of `args` takes when `attrs` holds the numbers and the
/// lists that count them; failure if an attribute is missing or of another kind.
mlir::FailureOr<llvm::SmallVector<int32_t>> argCounts(llvm::ArrayRef<ArgDef> args,
                                                      const mlir::NamedAttrList &attrs);

} // namespace graphc::tf

#endif // GRAPHC_DIALECTS_TF_NODEUTILS_H
