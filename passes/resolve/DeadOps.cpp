//===- DeadOps.cpp - ops that nobody needs --------------------------------===//

#include "passes/resolve/DeadOps.h"

#include "dialects/tf/NodeUtils.h"
#include "dialects/tf/TfControlFlow.h"

#include "mlir/IR/Iterators.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

using namespace mlir;

namespace graphc {

bool isRemovable(Operation *op) {
  if (op->hasTrait<OpTrait::IsTerminator>())
    return false;
  if (tf::isRegionOp(op)) {
    WalkResult result = op->walk([&](Operation *inner) {
      bool inside =
          inner != op && !inner->hasTrait<OpTrait::IsTerminator>() && inner->getNumRegions() == 0;
      return inside && !isRemovable(inner) ? WalkResult::interrupt() : WalkResult::advance();
    });
    return !result.wasInterrupted();
  }
  if (tf::opName(op).empty())
    return isMemoryEffectFree(op);
  tf::Effect effect = tf::effectOf(op);
  return effect == tf::Effect::None || effect == tf::Effect::Read || effect == tf::Effect::Create ||
         effect == tf::Effect::Random || tf::opName(op) == "NoOp";
}

void eraseDeadOps(Operation *root) {
  // Users come after what they use, except in graph regions: one walk from the end
  // is enough for all but those.
  root->walk<WalkOrder::PostOrder, ReverseIterator>([&](Operation *op) {
    if (op != root && op->use_empty() && isRemovable(op))
      op->erase();
  });
}

} // namespace graphc
