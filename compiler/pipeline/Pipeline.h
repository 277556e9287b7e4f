//===- Pipeline.h - running the stages ------------------------------------===//

#ifndef GRAPHC_COMPILER_PIPELINE_PIPELINE_H
#define GRAPHC_COMPILER_PIPELINE_PIPELINE_H

#include "compiler/pipeline/Stages.h"

#include "mlir/IR/BuiltinOps.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace graphc::pipeline {

/// Runs the stages of the table on `module` up to `options.lastStage`, verifying
/// the IR between passes and writing dumps as asked. Diagnostics go to the
/// context's handler. `progress` is told the name of each stage as it starts.
llvm::LogicalResult run(mlir::ModuleOp module, const Options &options,
                        llvm::function_ref<void(llvm::StringRef)> progress = {});

} // namespace graphc::pipeline

#endif // GRAPHC_COMPILER_PIPELINE_PIPELINE_H
