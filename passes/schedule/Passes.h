//===- Passes.h - functions to programs -----------------------------------===//
//
// The schedule stage: order, buffers, streams and events.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_PASSES_SCHEDULE_PASSES_H
#define GRAPHC_PASSES_SCHEDULE_PASSES_H

#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"

namespace mlir {
class OpPassManager;
} // namespace mlir

namespace graphc::schedule {

#define GEN_PASS_DECL
#include "passes/schedule/Passes.h.inc"

#define GEN_PASS_REGISTRATION
#include "passes/schedule/Passes.h.inc"

void buildSchedulePipeline(mlir::OpPassManager &pm);

} // namespace graphc::schedule

#endif // GRAPHC_PASSES_SCHEDULE_PASSES_H
