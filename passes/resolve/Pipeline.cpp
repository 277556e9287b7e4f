//===- Pipeline.cpp - the resolve stage -----------------------------------===//

#include "passes/resolve/Passes.h"

#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassRegistry.h"

using namespace mlir;

namespace graphc {

namespace registration {
#define GEN_PASS_REGISTRATION
#include "passes/resolve/Passes.h.inc"
} // namespace registration

void buildResolvePipeline(OpPassManager &pm, const ResolveOptions &options) {
  // First: the other passes work on functions, and on nothing that no entry
  // point needs.
  ExportSignaturesPassOptions exportOptions;
  exportOptions.signatures = options.signatures;
  exportOptions.feeds = options.feeds;
  exportOptions.fetches = options.fetches;
  exportOptions.dims = options.dims;
  pm.addPass(createExportSignaturesPass(exportOptions));
  // Before inlining: that way the inliner meets calls only, and regions take part
  // in it like any other block.
  pm.addPass(createStructureFunctionalControlFlowPass());
  pm.addPass(createInlineFunctionsPass());
  // Loops first: a loop in a branch is one op then.
  pm.addNestedPass<func::FuncOp>(createStructureLoopsPass());
  pm.addNestedPass<func::FuncOp>(createStructureConditionalsPass());
  // A handle's uses can be followed now; constants make better shapes.
  pm.addPass(createFreezeVariablesPass());
  // After freezing, which takes most effects away.
  pm.addNestedPass<func::FuncOp>(createThreadEffectsPass());
  pm.addNestedPass<func::FuncOp>(createSimplifyRegionsPass());
  pm.addNestedPass<func::FuncOp>(createInferShapesPass());
  if (!options.noFold) {
    // Shapes make constants of sizes; constants decide branches and make shapes
    // of data, so both are looked at again.
    pm.addNestedPass<func::FuncOp>(createFoldConstantsPass(options.evaluator));
    pm.addNestedPass<func::FuncOp>(createSimplifyRegionsPass());
    pm.addNestedPass<func::FuncOp>(createInferShapesPass());
  }
  pm.addNestedPass<func::FuncOp>(createVerifyResolvedPass());
}

namespace {

/// The options of the textual pipeline "graphc-resolve".
struct ResolvePipelineOptions : PassPipelineOptions<ResolvePipelineOptions> {
  ListOption<std::string> signatures{*this, "signatures",
                                     llvm::cl::desc("signatures to keep; all if empty")};
  ListOption<std::string> feeds{*this, "feeds", llvm::cl::desc("tensors to feed")};
  ListOption<std::string> fetches{*this, "fetches", llvm::cl::desc("tensors to fetch")};
  ListOption<std::string> dims{*this, "dims", llvm::cl::desc("facts of sizes")};
  Option<bool> noFold{*this, "no-fold", llvm::cl::desc("do not fold constants"),
                      llvm::cl::init(false)};

  static std::vector<std::string> list(const ListOption<std::string> &option) {
    return {option.begin(), option.end()};
  }
};

} // namespace

void registerResolvePasses() {
  registration::registerResolvePasses();
  PassPipelineRegistration<ResolvePipelineOptions>(
      "graphc-resolve", "the resolve stage: tf -> tf, functions with shapes",
      [](OpPassManager &pm, const ResolvePipelineOptions &options) {
        ResolveOptions resolve;
        resolve.signatures = ResolvePipelineOptions::list(options.signatures);
        resolve.feeds = ResolvePipelineOptions::list(options.feeds);
        resolve.fetches = ResolvePipelineOptions::list(options.fetches);
        resolve.dims = ResolvePipelineOptions::list(options.dims);
        resolve.noFold = options.noFold;
        buildResolvePipeline(pm, resolve);
      });
}

} // namespace graphc
