//===- Register.cpp - the one list of dialects ----------------------------===//

#include "dialects/Register.h"

#include "dialects/graph/GraphDialect.h"
#include "dialects/plan/PlanDialect.h"
#include "dialects/tf/TfDialect.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/DialectRegistry.h"

void graphc::registerDialects(mlir::DialectRegistry &registry) {
  registry.insert<tf::TfDialect, graph::GraphDialect, plan::PlanDialect, mlir::func::FuncDialect,
                  mlir::arith::ArithDialect>();
}
