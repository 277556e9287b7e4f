//===- Options.h - what the stages are told -------------------------------===//

#ifndef GRAPHC_COMPILER_PIPELINE_OPTIONS_H
#define GRAPHC_COMPILER_PIPELINE_OPTIONS_H

#include "passes/fuse/Passes.h"
#include "passes/lower/Passes.h"
#include "passes/resolve/Passes.h"

#include <string>

namespace graphc::pipeline {

/// One struct a stage; a stage without options has none.
struct Options {
  ResolveOptions resolve;
  fuse::FuseOptions fuse;
  lower::LowerOptions lower;
  /// SVG of the planned arena; empty: none.
  std::string memoryMap;
  /// Last stage to run; empty: all of them.
  std::string lastStage;
  /// Folder for the module after each stage, "01-resolve.mlir" ..; empty: none.
  std::string dumpFolder;
  /// Prints the time of every pass to stderr.
  bool timing = false;
};

} // namespace graphc::pipeline

#endif // GRAPHC_COMPILER_PIPELINE_OPTIONS_H
