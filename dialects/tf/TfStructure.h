//===- TfStructure.h - ops around the mirrored ones -----------------------===//
//
// tf.graph, tf.fetch, tf.signature, tf.variable and tf.unknown.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_DIALECTS_TF_TFSTRUCTURE_H
#define GRAPHC_DIALECTS_TF_TFSTRUCTURE_H

#include "dialects/tf/TfDialect.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/OpImplementation.h"
#include "mlir/IR/RegionKindInterface.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

#define GET_OP_CLASSES
#include "dialects/tf/TfStructure.h.inc"

namespace graphc::tf {

/// Adds these ops to the dialect; called by its constructor.
void registerStructure(TfDialect &dialect);

/// Name of the argument attribute that holds a function argument's name.
inline constexpr llvm::StringLiteral kArgNameAttr = "tf.name";

} // namespace graphc::tf

#endif // GRAPHC_DIALECTS_TF_TFSTRUCTURE_H
