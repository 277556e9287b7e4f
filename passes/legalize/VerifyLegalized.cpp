//===- VerifyLegalized.cpp - the gate after legalize ----------------------===//

#include "passes/legalize/Passes.h"

#include "dialects/tf/TfDialect.h"

namespace graphc::legalize {
#define GEN_PASS_DEF_VERIFYLEGALIZEDPASS
#include "passes/legalize/Passes.h.inc"
} // namespace graphc::legalize

using namespace mlir;
using namespace graphc;

namespace {

struct VerifyLegalized : legalize::impl::VerifyLegalizedPassBase<VerifyLegalized> {
  void runOnOperation() override {
    WalkResult result = getOperation().walk([](Operation *op) {
      if (!isa<tf::TfDialect>(op->getDialect()))
        return WalkResult::advance();
      op->emitError("internal error: survived legalize");
      return WalkResult::interrupt();
    });
    if (result.wasInterrupted())
      signalPassFailure();
  }
};

} // namespace
