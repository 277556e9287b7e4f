#include "compiler/pipeline/Stages.h"

#include "passes/legalize/Passes.h"
#include "passes/memory/Passes.h"
#include "passes/place/Passes.h"
#include "passes/schedule/Passes.h"
#include "passes/simplify/Passes.h"

#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/PassManager.h"

using namespace mlir;

namespace graphc::pipeline {

static void buildResolve(OpPassManager &pm, const Options &options) {
  buildResolvePipeline(pm, options.resolve);
}

static void buildLegalize(OpPassManager &pm, const Options &options) {
  legalize::buildLegalizePipeline(pm, options.resolve.evaluator);
}

static void buildSimplify(OpPassManager &pm, const Options &) {
  simplify::buildSimplifyPipeline(pm);
}

static void buildPlace(OpPassManager &pm, const Options &) { place::buildPlacePipeline(pm); }

static void buildFuse(OpPassManager &pm, const Options &options) {
  fuse::buildFusePipeline(pm, options.fuse);
}

static void buildSchedule(OpPassManager &pm, const Options &) {
  schedule::buildSchedulePipeline(pm);
}

static void buildMemory(OpPassManager &pm, const Options &options) {
  memory::buildMemoryPipeline(pm, options.memoryMap);
}

/// Lower works on the module of kernels that fuse left inside.
static void buildLower(OpPassManager &pm, const Options &options) {
  lower::buildLowerPipeline(pm.nest<ModuleOp>(), options.lower);
}

static constexpr Stage table[] = {
    {"resolve", "tf -> tf; functions, control flow, effects and shapes explicit", buildResolve},
    {"legalize", "tf -> graph; no tf op survives", buildLegalize},
    {"simplify", "algebra and layouts normalized", buildSimplify},
    {"place", "every op has a device; transfers explicit", buildPlace},
    {"fuse", "clusters outlined into kernels", buildFuse},
    {"schedule", "graph -> plan; order, streams and events", buildSchedule},
    {"memory", "every buffer has its place", buildMemory},
    {"lower", "kernel bodies are LLVM dialect", buildLower},
};

llvm::ArrayRef<Stage> stages() { return table; }

const Stage *findStage(llvm::StringRef name) {
  for (const Stage &stage : table)
    if (stage.name == name)
      return &stage;
  return nullptr;
}

} // namespace graphc::pipeline
