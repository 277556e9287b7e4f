//===- NodeOrder.h - Nodes behind their inputs ------------------*- C++ -*-===//
#ifndef GRAPHC_COMPILER_IMPORT_NODEORDER_H
#define GRAPHC_COMPILER_IMPORT_NODEORDER_H

#include "llvm/ADT/ArrayRef.h"

#include <vector>

namespace graphc::importer {

/// An order in which every node comes after those it depends on; or, if there
/// is none, a cycle.
struct NodeOrder {
  std::vector<unsigned> order;
  /// Nodes of one cycle, each depending on the next, the last on the first.
  std::vector<unsigned> cycle;
};

/// Orders nodes 0 ... n-1, where dependencies[i] are those that i depends on
/// (all below n). Nodes that are in order already stay in theirs. Linear time,
/// no recursion.
NodeOrder orderNodes(llvm::ArrayRef<std::vector<unsigned>> dependencies);

} // namespace graphc::importer

#endif // GRAPHC_COMPILER_IMPORT_NODEORDER_H
