//===- GraphOrder.cpp - from a graph to a sequence ------------------------===//

#include "passes/resolve/GraphOrder.h"

#include "llvm/ADT/DenseMap.h"

#include <queue>

using namespace mlir;

namespace graphc {

void forEachOuterOperand(Operation *op, llvm::function_ref<void(Value)> visit) {
  if (op->getNumRegions() == 0) {
    for (Value operand : op->getOperands())
      visit(operand);
    return;
  }
  op->walk([&](Operation *inner) {
    for (Value operand : inner->getOperands())
      if (!op->isAncestor(operand.getParentBlock()->getParentOp()))
        visit(operand);
  });
}

std::optional<SmallVector<Operation *>> topologicalOrder(ArrayRef<Operation *> ops,
                                                         llvm::function_ref<bool(Value)> isCut) {
  DenseMap<Operation *, unsigned> position;
  for (auto [i, op] : llvm::enumerate(ops))
    position[op] = i;
  SmallVector<SmallVector<unsigned, 2>> users(ops.size());
  SmallVector<unsigned> waitsFor(ops.size(), 0);
  for (auto [i, op] : llvm::enumerate(ops))
    forEachOuterOperand(op, [&, i = i](Value operand) {
      Operation *source = operand.getDefiningOp();
      auto found = source ? position.find(source) : position.end();
      if (found == position.end() || isCut(operand))
        return;
      users[found->second].push_back(i);
      ++waitsFor[i];
    });
  // Of the ops that are ready the earliest goes first: the order given survives
  // wherever it was right.
  std::priority_queue<unsigned, std::vector<unsigned>, std::greater<>> ready;
  for (unsigned i = 0; i < ops.size(); ++i)
    if (waitsFor[i] == 0)
      ready.push(i);
  SmallVector<Operation *> order;
  while (!ready.empty()) {
    unsigned next = ready.top();
    ready.pop();
    order.push_back(ops[next]);
    for (unsigned user : users[next])
      if (--waitsFor[user] == 0)
        ready.push(user);
  }
  if (order.size() != ops.size())
    return std::nullopt;
  return order;
}

} // namespace graphc
