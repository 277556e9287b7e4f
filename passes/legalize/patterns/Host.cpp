//===- Host.cpp - ops that a host kernel of the runtime computes ----------===//
//
// Which kernels exist is said once, in runtime/kernels/HostOps.def. Lowerings of
// other families come after and take what they can generate code for.
//
//===----------------------------------------------------------------------===//

#include "passes/legalize/Patterns.h"

#include "dialects/tf/NodeUtils.h"

using namespace mlir;

namespace graphc::legalize {

namespace {

struct HostOp {
  const char *name;
  const char *family;
};

constexpr HostOp ops[] = {
#define GRAPHC_HOST_OP(op, family) {#op, #family},
#include "runtime/kernels/HostOps.def"
};

LogicalResult lowerHost(OpLowering &l) {
  static const llvm::StringMap<StringRef> families = [] {
    llvm::StringMap<StringRef> all;
    for (const HostOp &op : ops)
      all[op.name] = op.family;
    return all;
  }();
  return l.host(families.lookup(tf::opName(l.op())), tf::effectOf(l.op()) != tf::Effect::None);
}

} // namespace

void addHostLowerings(LoweringTable &table) {
  for (const HostOp &op : ops)
    table[op.name] = lowerHost;
}

} // namespace graphc::legalize
