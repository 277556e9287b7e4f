//===- Stages.h - the compiler, in order ----------------------------------===//
//
// One table. Flags (`--to=<stage>`), dumps (`--dump-stages=DIR`), the page
// docs/overview.md and tests are derived from it or checked against it.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_COMPILER_PIPELINE_STAGES_H
#define GRAPHC_COMPILER_PIPELINE_STAGES_H

#include "compiler/pipeline/Options.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace mlir {
class OpPassManager;
} // namespace mlir

namespace graphc::pipeline {

/// One stage: a folder under passes/.
struct Stage {
  llvm::StringLiteral name;     ///< spelling of flags and folder
  llvm::StringLiteral sentence; ///< what holds when it is done
  /// Adds the stage's passes, its verify pass last.
  void (*build)(mlir::OpPassManager &pm, const Options &options);
};

/// All stages, in the order in which they run.
llvm::ArrayRef<Stage> stages();

/// The stage called `name`, or null.
const Stage *findStage(llvm::StringRef name);

} // namespace graphc::pipeline

#endif // GRAPHC_COMPILER_PIPELINE_STAGES_H
