//===- PlanDialect.h - C++ face of the plan dialect -----------------------===//
//
// See PlanDialect.td for what a program is.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_DIALECTS_PLAN_PLANDIALECT_H
#define GRAPHC_DIALECTS_PLAN_PLANDIALECT_H

#include "dialects/shape/SymbolicType.h"

#include "mlir/Bytecode/BytecodeOpInterface.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Dialect.h"
#include "mlir/IR/OpDefinition.h"
#include "mlir/IR/OpImplementation.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

#include "dialects/plan/PlanDialect.h.inc"

#define GET_TYPEDEF_CLASSES
#include "dialects/plan/PlanDialectTypes.h.inc"

#include "dialects/plan/PlanOpsInterfaces.h.inc"

#define GET_OP_CLASSES
#include "dialects/plan/PlanOps.h.inc"

#endif // GRAPHC_DIALECTS_PLAN_PLANDIALECT_H
