//===- GraphFolders.cpp - rewrites an op knows about itself ---------------===//

#include "dialects/graph/GraphDialect.h"

using namespace mlir;
using namespace graphc::graph;

OpFoldResult ConstantOp::fold(FoldAdaptor) { return getOpaque() ? Attribute() : getValue(); }

OpFoldResult BroadcastOp::fold(FoldAdaptor) {
  return getInput().getType() == getResult().getType() ? getInput() : Value();
}

OpFoldResult ReshapeOp::fold(FoldAdaptor) {
  if (getInput().getType() == getResult().getType())
    return getInput();
  if (auto producer = getInput().getDefiningOp<ReshapeOp>()) {
    setOperand(producer.getInput());
    return getResult();
  }
  return {};
}

OpFoldResult TransposeOp::fold(FoldAdaptor) {
  bool identity = llvm::all_of(llvm::enumerate(getPermutation()),
                               [](auto entry) { return entry.value() == int64_t(entry.index()); });
  return identity && getInput().getType() == getResult().getType() ? getInput() : Value();
}
