//===- VerifyPlacement.cpp - the gate after place -------------------------===//

#include "passes/place/Passes.h"

#include "dialects/graph/GraphDialect.h"

namespace graphc::place {
#define GEN_PASS_DEF_VERIFYPLACEMENTPASS
#include "passes/place/Passes.h.inc"
} // namespace graphc::place

using namespace mlir;
using namespace graphc;

namespace {

struct VerifyPlacement : place::impl::VerifyPlacementPassBase<VerifyPlacement> {
  void runOnOperation() override {
    auto deviceOf = [](Operation *op) {
      auto device = op->getAttrOfType<IntegerAttr>("device");
      return device ? device.getInt() : -1;
    };
    for (Operation &op : getOperation().getBody().front()) {
      if (!isa<graph::GraphDialect>(op.getDialect()))
        continue;
      if (deviceOf(&op) < 0) {
        op.emitError("internal error: has no device");
        return signalPassFailure();
      }
      for (Value operand : op.getOperands())
        if (Operation *producer = operand.getDefiningOp();
            producer && deviceOf(producer) != deviceOf(&op)) {
          op.emitError("internal error: reads a value of another device without a transfer");
          return signalPassFailure();
        }
    }
  }
};

} // namespace
