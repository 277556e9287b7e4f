//===- VerifyLowered.cpp - the gate after lower ---------------------------===//

#include "passes/lower/Passes.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/BuiltinOps.h"

namespace graphc::lower {
#define GEN_PASS_DEF_VERIFYLOWEREDPASS
#include "passes/lower/Passes.h.inc"
} // namespace graphc::lower

using namespace mlir;
using namespace graphc;

namespace {

/// More elements than this in one vector and LLVM's legalizer takes minutes.
constexpr int64_t largestVector = 4096;

struct VerifyLowered : lower::impl::VerifyLoweredPassBase<VerifyLowered> {
  void runOnOperation() override {
    WalkResult result = getOperation().walk([](Operation *op) {
      if (!isa<ModuleOp>(op) && op->getDialect()->getNamespace() != "llvm") {
        op->emitError("internal error: survived the lowering to LLVM");
        return WalkResult::interrupt();
      }
      for (Type type : op->getResultTypes())
        if (auto lanes = dyn_cast<VectorType>(type);
            lanes && lanes.getNumElements() > largestVector) {
          op->emitError() << "internal error: a vector of " << lanes.getNumElements()
                          << " elements";
          return WalkResult::interrupt();
        }
      return WalkResult::advance();
    });
    if (result.wasInterrupted())
      signalPassFailure();
  }
};

} // namespace
