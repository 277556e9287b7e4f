//===- AssignDevices.cpp - a device for every op --------------------------===//

#include "passes/place/Passes.h"

#include "dialects/graph/GraphDialect.h"

namespace graphc::place {
#define GEN_PASS_DEF_ASSIGNDEVICESPASS
#include "passes/place/Passes.h.inc"
} // namespace graphc::place

using namespace mlir;
using namespace graphc;

namespace {

struct AssignDevices : place::impl::AssignDevicesPassBase<AssignDevices> {
  void runOnOperation() override {
    auto first = Builder(&getContext()).getI64IntegerAttr(0);
    for (Operation &op : getOperation().getBody().front())
      if (isa<graph::GraphDialect>(op.getDialect()) && !op.hasAttr("device"))
        op.setAttr("device", first);
  }
};

} // namespace
