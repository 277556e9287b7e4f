//===- VerifyFused.cpp - the gate after fuse ------------------------------===//

#include "passes/fuse/Passes.h"

#include "dialects/graph/GraphDialect.h"

namespace graphc::fuse {
#define GEN_PASS_DEF_VERIFYFUSEDPASS
#include "passes/fuse/Passes.h.inc"
} // namespace graphc::fuse

using namespace mlir;
using namespace graphc;

namespace {

struct VerifyFused : fuse::impl::VerifyFusedPassBase<VerifyFused> {
  void runOnOperation() override {
    for (auto function : getOperation().getOps<func::FuncOp>()) {
      WalkResult result = function.walk([](Operation *op) {
        if (op->getDialect()->getNamespace() != "graph" ||
            isa<graph::LaunchOp, graph::HostOp, graph::BindOp, graph::ConstantOp, graph::BitcastOp,
                graph::ReshapeOp>(op))
          return WalkResult::advance();
        op->emitError("internal error: neither fused into a kernel nor a host call");
        return WalkResult::interrupt();
      });
      if (result.wasInterrupted())
        return signalPassFailure();
    }
  }
};

} // namespace
