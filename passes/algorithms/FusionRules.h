//===- FusionRules.h - which nodes run in one kernel ----------------------===//
//
// Fusing a producer into its consumer saves writing and reading the tensor between
// them. It may cost computing an element several times, where several kernels, or
// one kernel several times, ask for it. Each cluster has one root whose elements the
// kernel walks over; all other members are computed where the root asks.
//
//   conv1   bn    relu   add            conv   reads x, w
//     \.   /      /     /                |
//   [ conv1 <- bn <- relu ] [ add ..]   bn, relu: its epilogue, same index space
//
// The rules, for a producer p and a consumer u that is in cluster C:
//
//   u \ p          | elementwise      injective,       contraction,     constant
//                  |                  broadcast        conv, reduction, (not scalar),
//                  |                                   row              opaque
//   ---------------+---------------------------------------------------------------
//   elementwise,   | yes              yes              epilogue: same   no
//   injective      |                                   space down to
//                  |                                   the root, first
//                  |                                   of its kind in C
//   broadcast      | if recomputing   yes              no               no
//                  | beats the bytes
//   reduction      | yes              yes              no               no
//   row (softmax)  | if cheap: each   yes              no               no
//                  | element is asked
//                  | for three times
//   contraction,   | no: each element yes: an index    no               no
//   convolution    | is asked for     computation
//                  | many times
//
// A scalar constant joins everything. A producer with users in several clusters is
// either recomputed in all of them, if that costs less than storing it, or stored: it
// then becomes a root itself.
//
// No cycle of clusters can arise. Only roots are stored, and a member has no user
// that does not have it. So a path from one cluster to another leaves through
// the first one's root, which depends on all of its members; a way back into the
// cluster would be a cycle of nodes.
//
// Greedy from the consumers up, as in TVM (Chen et al., OSDI 2018), with the
// recompute decision taken from a cost model instead of the node's kind.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_PASSES_ALGORITHMS_FUSIONRULES_H
#define GRAPHC_PASSES_ALGORITHMS_FUSIONRULES_H

#include "passes/algorithms/CostModel.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"

#include <string>
#include <vector>

namespace graphc::algorithms {

enum class FusionKind {
  Elementwise, ///< element i of the result from element i of each operand
  Broadcast,   ///< repeats elements of a smaller operand
  Injective,   ///< moves elements: transpose, reshape, slice, pad, concat, gather
  Reduction,   ///< a loop over operand elements per result element
  Contraction, ///< matrix product: every operand element is used many times
  Convolution, ///< as Contraction, with windows
  Row,         ///< several passes over a row: softmax, normalization
  Opaque,      ///< host op, library call, effect: never in a cluster
  Constant,    ///< data; joins if it is one element
};

struct FusionNode {
  FusionKind kind = FusionKind::Opaque;
  double bytes = 0;      ///< of the result
  double operations = 0; ///< to compute the whole result once (see cost:: in CostModel.h)
  int64_t elements = 1;  ///< of the result
  std::string space;     ///< the shape as text: equal texts, equal index spaces
  /// Operands by node number, smaller than this node's; -1 for what no node makes.
  llvm::SmallVector<int32_t, 4> inputs;
  bool isResult = false; ///< must be stored, whoever else uses it
};

/// Why an edge did not become part of a cluster.
enum class FusionVerdict {
  Fused,
  Recomputed,       ///< fused, in several clusters
  Opaque,           ///< one side has no body to fuse
  Stored,           ///< the producer is a result of the graph
  LargeConstant,    ///< read from memory, wherever it is used
  AskedManyTimes,   ///< the consumer would compute each element many times
  RecomputeCosts,   ///< several users, and storing is cheaper than recomputing
  OtherIndexSpace,  ///< an epilogue must walk its producer's elements one to one
  SecondLoop,       ///< the cluster has a contraction, reduction or row already
  ClusterFull,      ///< too many nodes or operands
  UserStaysOutside, ///< another user of the producer must read it from memory
};
/// The sentence for reports: "storing is cheaper than computing it again".
llvm::StringRef explain(FusionVerdict verdict);

struct FusionEdge {
  int32_t producer;
  int32_t consumer;
  FusionVerdict verdict;
};

struct FusionOptions {
  DeviceModel device = genericCpu(1);
  /// Larger kernels compile slowly and run out of registers.
  size_t maxNodes = 64;
  size_t maxOperands = 32;
  /// A row kernel asks for an element about this many times.
  double rowPasses = 3;
};

struct FusionCluster {
  int32_t root = 0;           ///< the one node whose result is stored
  std::vector<int32_t> nodes; ///< ascending; the root is the last
};

struct FusionResult {
  std::vector<FusionCluster> clusters; ///< ascending by root: a topological order
  /// By node: the clusters that compute it; none for opaque nodes and constants that
  /// stay outside, several for a recomputed one.
  std::vector<llvm::SmallVector<int32_t, 1>> clustersOf;
  std::vector<FusionEdge> edges; ///< ascending by producer, then consumer
};

/// Forms clusters. Nodes are numbered in a topological order; inputs that break it
/// are treated as -1. Thread-safe, deterministic.
FusionResult fuse(llvm::ArrayRef<FusionNode> nodes, const FusionOptions &options = {});

} // namespace graphc::algorithms

#endif // GRAPHC_PASSES_ALGORITHMS_FUSIONRULES_H
