#include "compiler/pipeline/Pipeline.h"

#include "mlir/Pass/PassManager.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;

namespace graphc::pipeline {

static LogicalResult dump(ModuleOp module, const Options &options, size_t number, StringRef name) {
  if (options.dumpFolder.empty())
    return success();
  std::error_code code = llvm::sys::fs::create_directories(options.dumpFolder);
  std::string file;
  llvm::raw_string_ostream(file) << llvm::format("%02u-", unsigned(number + 1)) << name << ".mlir";
  llvm::SmallString<128> path(options.dumpFolder);
  llvm::sys::path::append(path, file);
  llvm::raw_fd_ostream stream(path, code);
  if (code)
    return module.emitError() << "cannot write '" << path.str() << "': " << code.message();
  OpPrintingFlags flags;
  flags.elideLargeElementsAttrs(32).elideLargeResourceString(32).enableDebugInfo(true, true);
  module.print(stream, flags);
  return success();
}

LogicalResult run(ModuleOp module, const Options &options,
                  llvm::function_ref<void(StringRef)> progress) {
  for (auto [number, stage] : llvm::enumerate(stages())) {
    if (progress)
      progress(stage.name);
    PassManager pm(module.getContext(), ModuleOp::getOperationName());
    pm.enableVerifier(true);
    if (options.timing)
      pm.enableTiming();
    stage.build(pm, options);
    LogicalResult result = pm.run(module);
    // What a failing stage left is what its author wants to see.
    if (failed(dump(module, options, number, stage.name)) || failed(result))
      return failure();
    if (stage.name == options.lastStage)
      return success();
  }
  return success();
}

} // namespace graphc::pipeline
