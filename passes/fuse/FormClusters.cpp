//===- FormClusters.cpp - which ops run in one kernel ---------------------===//
//
// Ops are visited users first. When an op is reached, the clusters of all its
// users are known, and it joins them, or becomes the root of a new one:
//
//   - an op that only moves elements joins every user that will have it;
//   - an op that computes joins only if all its users are in one cluster (else
//     it would be computed twice), and only where each of its elements is asked
//     for about once;
//   - an op with a loop of its own (contraction, reduction, ..) joins maps of
//     its own shape after it, one such op a cluster: they become its epilogue.
//
// No cycle can arise: an op that joins has no user outside, unless it is
// recomputed there.
//
//===----------------------------------------------------------------------===//

#include "passes/fuse/Passes.h"

#include "dialects/graph/GraphDialect.h"

#include "llvm/ADT/SetVector.h"

namespace graphc::fuse {
#define GEN_PASS_DEF_FORMCLUSTERSPASS
#include "passes/fuse/Passes.h.inc"
} // namespace graphc::fuse

using namespace mlir;
using namespace graphc;
using namespace graphc::graph;

namespace {

/// A kernel with more ops or operands than this compiles slowly and gains nothing.
constexpr unsigned maxClusterOps = 64;
constexpr unsigned maxClusterInputs = 32;

bool isSplat(Operation *op) {
  auto constant = dyn_cast<ConstantOp>(op);
  auto dense = constant && !constant.getOpaque() ? dyn_cast<DenseElementsAttr>(constant.getValue())
                                                 : DenseElementsAttr();
  return dense && dense.isSplat() && dense.getElementType().isIntOrFloat();
}

/// Ops that compute nothing: any number of clusters may repeat them.
bool isMovement(Operation *op) {
  return isa<BroadcastOp, ReshapeOp, SliceOp, TransposeOp, IotaOp, SizesOp>(op) || isSplat(op);
}

/// Ops with a loop inside each element.
bool isHeavy(Operation *op) { return isa<ReduceOp, ArgReduceOp, WindowOp, ContractOp, ConvOp>(op); }

/// Ops that must be the root of their kernel.
bool isRootOnly(Operation *op) { return isa<ConcatOp, ScanOp, SoftmaxOp>(op); }

bool isClusterable(Operation *op) {
  return isMovement(op) || isHeavy(op) || isRootOnly(op) ||
         isa<MapOp, PadOp, MirrorPadOp, GatherOp>(op);
}

bool hasComplexElements(Operation *op) {
  auto isComplex = [](Type type) { return isa<ComplexType>(getElementTypeOrSelf(type)); };
  return llvm::any_of(op->getOperandTypes(), isComplex) ||
         llvm::any_of(op->getResultTypes(), isComplex);
}

/// A map whose body is a few additions and multiplications.
bool isLight(Operation *op) {
  auto map = dyn_cast<MapOp>(op);
  if (!map)
    return false;
  return llvm::none_of(map.getBody().front(),
                       [](Operation &inner) { return isa<MathOp>(inner); }) &&
         llvm::range_size(map.getBody().front()) <= 8;
}

/// Whether `user` asks for each element of `producer` about once, or so cheaply
/// that asking again does not matter.
bool mayFuseInto(Operation *producer, Operation *user) {
  if (isa<ConstantOp>(producer))
    return !isa<GatherOp>(user);
  if (isa<ContractOp, ConvOp>(user))
    return isa<ReshapeOp>(producer);
  if (isa<GatherOp, WindowOp>(user))
    return isa<ReshapeOp>(producer);
  if (isa<ReshapeOp>(user))
    return false; // a reshape reads a buffer: free there, divisions elsewhere
  if (isa<BroadcastOp>(user))
    return isMovement(producer);
  return isMovement(producer) || isa<MapOp, PadOp, MirrorPadOp, GatherOp>(producer);
}

struct Cluster {
  Operation *root;
  llvm::SetVector<Operation *> ops;
  Operation *heavy = nullptr;
  /// Members reached from the root through maps of one shape: a heavy op may
  /// join below them.
  llvm::SmallPtrSet<Operation *, 8> sameIndex;
};

struct FormClusters : fuse::impl::FormClustersPassBase<FormClusters> {
  void runOnOperation() override {
    SmallVector<Cluster> clusters;
    llvm::DenseMap<Operation *, SmallVector<unsigned>> membership;
    llvm::SmallPtrSet<Operation *, 16> kept; // stay in the function for users outside clusters
    Block &block = getOperation().getBody().front();
    for (Operation &op : llvm::reverse(block)) {
      if (!isClusterable(&op) || hasComplexElements(&op) || op.use_empty())
        continue;
      SmallVector<unsigned> joined = clustersToJoin(&op, clusters, membership);
      bool everyUserHasIt = llvm::all_of(op.getUsers(), [&](Operation *user) {
        auto in = membership.find(user);
        return in != membership.end() && !kept.contains(user) &&
               llvm::all_of(in->second, [&](unsigned c) { return llvm::is_contained(joined, c); });
      });
      if (!everyUserHasIt) {
        // A constant needs no kernel and a reshape of memory is a view of it.
        if (isa<ConstantOp, ReshapeOp>(op)) {
          kept.insert(&op);
        } else {
          Cluster cluster{.root = &op};
          if (isHeavy(&op))
            cluster.heavy = &op;
          cluster.sameIndex.insert(&op);
          joined.push_back(clusters.size());
          clusters.push_back(cluster);
        }
      } else {
        ++opsFused;
      }
      for (unsigned number : joined)
        add(&op, clusters[number]);
      membership[&op] = joined;
    }
    Builder builder(&getContext());
    for (auto &[op, numbers] : membership)
      op->setAttr("clusters", builder.getDenseI64ArrayAttr(
                                  SmallVector<int64_t>(numbers.begin(), numbers.end())));
    for (auto [number, cluster] : llvm::enumerate(clusters))
      cluster.root->setAttr("root", builder.getI64IntegerAttr(number));
    clustersFormed += clusters.size();
  }

  /// Adds `op`, which is the root or has a user in the cluster.
  void add(Operation *op, Cluster &cluster) {
    cluster.ops.insert(op);
    if (isHeavy(op))
      cluster.heavy = op;
    if (!isa<MapOp>(op) || op == cluster.root)
      return;
    bool same = llvm::all_of(op->getUsers(), [&](Operation *user) {
      return isa<MapOp>(user) && cluster.sameIndex.contains(user);
    });
    if (same)
      cluster.sameIndex.insert(op);
  }

  SmallVector<unsigned>
  clustersToJoin(Operation *op, ArrayRef<Cluster> clusters,
                 llvm::DenseMap<Operation *, SmallVector<unsigned>> &membership) {
    SmallVector<unsigned> candidates;
    if (isRootOnly(op))
      return candidates;
    llvm::SmallSetVector<unsigned, 4> all;
    for (Operation *user : op->getUsers())
      for (unsigned number : membership.lookup(user))
        all.insert(number);
    for (unsigned number : all) {
      const Cluster &cluster = clusters[number];
      bool allowed = cluster.ops.size() < maxClusterOps && inputCount(cluster) < maxClusterInputs;
      // Softmax asks three times for each element, through whatever lies between.
      if (isa<SoftmaxOp>(cluster.root))
        allowed &= isMovement(op) || isLight(op);
      for (Operation *user : op->getUsers()) {
        if (!llvm::is_contained(membership.lookup(user), number))
          continue;
        if (isHeavy(op))
          allowed &= !cluster.heavy && isa<MapOp>(cluster.root) && isa<MapOp>(user) &&
                     cluster.sameIndex.contains(user);
        else
          allowed &= mayFuseInto(op, user);
      }
      if (allowed)
        candidates.push_back(number);
    }
    if (isMovement(op))
      return candidates;
    // Computed once: all users in one cluster, or not at all.
    bool oneHome = candidates.size() == 1 && llvm::all_of(op->getUsers(), [&](Operation *user) {
                     auto in = membership.find(user);
                     return in != membership.end() && in->second.size() == 1 &&
                            in->second.front() == candidates.front();
                   });
    if (!oneHome)
      candidates.clear();
    return candidates;
  }

  unsigned inputCount(const Cluster &cluster) {
    llvm::SmallPtrSet<Value, 16> inputs;
    for (Operation *op : cluster.ops)
      for (Value operand : op->getOperands())
        if (!operand.getDefiningOp() || !cluster.ops.contains(operand.getDefiningOp()))
          inputs.insert(operand);
    return inputs.size();
  }
};

} // namespace
