//===- GraphDialect.h - C++ face of the graph dialect ---------------------===//
//
// See GraphDialect.td for what the dialect is and for the life of its ops.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_DIALECTS_GRAPH_GRAPHDIALECT_H
#define GRAPHC_DIALECTS_GRAPH_GRAPHDIALECT_H

#include "dialects/shape/SymbolicType.h"

#include "mlir/Bytecode/BytecodeOpInterface.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Dialect.h"
#include "mlir/IR/OpDefinition.h"
#include "mlir/IR/OpImplementation.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/CallInterfaces.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

#include "dialects/graph/GraphDialect.h.inc"
#include "dialects/graph/GraphReductionOpsEnums.h.inc"

#define GET_TYPEDEF_CLASSES
#include "dialects/graph/GraphDialectTypes.h.inc"

#define GET_OP_CLASSES
#include "dialects/graph/GraphElementwiseOps.h.inc"
#define GET_OP_CLASSES
#include "dialects/graph/GraphShapeOps.h.inc"
#define GET_OP_CLASSES
#include "dialects/graph/GraphReductionOps.h.inc"
#define GET_OP_CLASSES
#include "dialects/graph/GraphContractionOps.h.inc"
#define GET_OP_CLASSES
#include "dialects/graph/GraphHostOps.h.inc"
#define GET_OP_CLASSES
#include "dialects/graph/GraphClusterOps.h.inc"

namespace graphc::graph {

/// The scalar type a tensor's elements have inside a map body: integers lose
/// their sign, everything else is unchanged.
mlir::Type scalarType(mlir::Type elementType);

/// True if the element type is an unsigned integer or a boolean.
bool isUnsigned(mlir::Type elementType);

} // namespace graphc::graph

#endif // GRAPHC_DIALECTS_GRAPH_GRAPHDIALECT_H
