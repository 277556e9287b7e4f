//===- FusionRules.cpp ----------------------------------------------------===//

#include "passes/algorithms/FusionRules.h"

#include "llvm/ADT/STLExtras.h"

#include <algorithm>
#include <map>
#include <set>

namespace graphc::algorithms {

llvm::StringRef explain(FusionVerdict verdict) {
  switch (verdict) {
  case FusionVerdict::Fused:
    return "fused";
  case FusionVerdict::Recomputed:
    return "fused, and computed again in each kernel that needs it";
  case FusionVerdict::Opaque:
    return "one of the two is no kernel";
  case FusionVerdict::Stored:
    return "the producer is a result of the model";
  case FusionVerdict::LargeConstant:
    return "a constant is read from memory";
  case FusionVerdict::AskedManyTimes:
    return "the consumer would compute each element many times";
  case FusionVerdict::RecomputeCosts:
    return "storing is cheaper than computing it again";
  case FusionVerdict::OtherIndexSpace:
    return "the consumer does not walk the producer's elements one to one";
  case FusionVerdict::SecondLoop:
    return "the kernel has a contraction, reduction or row already";
  case FusionVerdict::ClusterFull:
    return "the kernel has too many nodes or operands";
  case FusionVerdict::UserStaysOutside:
    return "another user reads the producer from memory";
  }
  return "";
}

namespace {

/// A node that walks its operands' elements in a loop of its own.
bool hasLoop(FusionKind kind) {
  return kind == FusionKind::Reduction || kind == FusionKind::Contraction ||
         kind == FusionKind::Convolution || kind == FusionKind::Row;
}

bool isMovement(FusionKind kind) {
  return kind == FusionKind::Injective || kind == FusionKind::Broadcast;
}

class Fuser {
public:
  Fuser(llvm::ArrayRef<FusionNode> nodes, const FusionOptions &options)
      : nodes(nodes), options(options), users(nodes.size()), clustersOf(nodes.size()),
        outside(nodes.size()) {
    for (int32_t i = 0; i < int32_t(nodes.size()); ++i)
      for (int32_t input : nodes[i].inputs)
        if (input >= 0 && input < i && !llvm::is_contained(users[input], i))
          users[input].push_back(i);
  }

  FusionResult run() {
    for (int32_t node = int32_t(nodes.size()) - 1; node >= 0; --node)
      visit(node);
    return finish();
  }

private:
  struct Cluster {
    int32_t root;
    std::set<int32_t> members;
    bool hasLoop;
    /// Members whose elements the root asks for one to one: where an epilogue may
    /// begin.
    std::set<int32_t> oneToOne;
  };

  llvm::ArrayRef<FusionNode> nodes;
  const FusionOptions &options;
  std::vector<llvm::SmallVector<int32_t, 4>> users;
  std::vector<Cluster> clusters;
  std::vector<llvm::SmallVector<int32_t, 1>> clustersOf;
  std::vector<char> outside; // in no cluster
  std::map<std::pair<int32_t, int32_t>, FusionVerdict> verdicts;

  void visit(int32_t node);
  FusionVerdict judgeAlone(int32_t producer) const;
  FusionVerdict judge(int32_t producer, int32_t consumer, const Cluster &cluster) const;
  FusionVerdict judgeBroadcast(const FusionNode &producer, const FusionNode &consumer) const;
  FusionVerdict judgeRow(const FusionNode &producer) const;
  bool recomputingPays(int32_t node, size_t copies) const;
  bool isFull(const Cluster &cluster, int32_t node) const;
  void join(int32_t node, int32_t cluster);
  void stayApart(int32_t node);
  FusionResult finish();
};

/// What does not depend on the consumer.
FusionVerdict Fuser::judgeAlone(int32_t producer) const {
  const FusionNode &node = nodes[producer];
  if (node.kind == FusionKind::Opaque)
    return FusionVerdict::Opaque;
  if (node.isResult)
    return FusionVerdict::Stored;
  if (node.kind == FusionKind::Constant && node.elements != 1)
    return FusionVerdict::LargeConstant;
  return FusionVerdict::Fused;
}

/// Seconds to compute the result again on one core, against the seconds to write it
/// and read it back.
FusionVerdict Fuser::judgeBroadcast(const FusionNode &producer, const FusionNode &consumer) const {
  double times = double(consumer.elements) / double(std::max<int64_t>(producer.elements, 1));
  Work again{producer.operations * (times - 1), 0, 0, consumer.elements};
  Work stored{0, producer.bytes, producer.bytes, consumer.elements};
  bool pays = estimateSeconds(options.device, again) <= estimateSeconds(options.device, stored);
  return pays ? FusionVerdict::Fused : FusionVerdict::AskedManyTimes;
}

/// A pass over a row costs a read of the element; computing it must not cost more.
FusionVerdict Fuser::judgeRow(const FusionNode &producer) const {
  Work again{producer.operations * (options.rowPasses - 1), 0, 0, producer.elements};
  Work stored{0, producer.bytes, producer.bytes, producer.elements};
  bool pays = estimateSeconds(options.device, again) <= estimateSeconds(options.device, stored);
  return pays ? FusionVerdict::Fused : FusionVerdict::AskedManyTimes;
}

/// The table at the head of FusionRules.h.
FusionVerdict Fuser::judge(int32_t producer, int32_t consumer, const Cluster &cluster) const {
  const FusionNode &p = nodes[producer], &u = nodes[consumer];
  if (isFull(cluster, producer))
    return FusionVerdict::ClusterFull;
  if (p.kind == FusionKind::Constant)
    return FusionVerdict::Fused;
  if (hasLoop(p.kind)) {
    if (cluster.hasLoop)
      return FusionVerdict::SecondLoop;
    if (u.kind != FusionKind::Elementwise || p.space != u.space ||
        !cluster.oneToOne.count(consumer))
      return FusionVerdict::OtherIndexSpace;
    return FusionVerdict::Fused;
  }
  switch (u.kind) {
  case FusionKind::Contraction:
  case FusionKind::Convolution:
    return isMovement(p.kind) ? FusionVerdict::Fused : FusionVerdict::AskedManyTimes;
  case FusionKind::Broadcast:
    return isMovement(p.kind) ? FusionVerdict::Fused : judgeBroadcast(p, u);
  case FusionKind::Row:
    return isMovement(p.kind) ? FusionVerdict::Fused : judgeRow(p);
  case FusionKind::Elementwise:
  case FusionKind::Injective:
  case FusionKind::Reduction:
    return FusionVerdict::Fused;
  case FusionKind::Opaque:
  case FusionKind::Constant:
    break;
  }
  return FusionVerdict::Opaque;
}

bool Fuser::isFull(const Cluster &cluster, int32_t node) const {
  if (cluster.members.size() + 1 > options.maxNodes)
    return true;
  std::set<int32_t> operands;
  auto count = [&](int32_t member) {
    for (int32_t input : nodes[member].inputs)
      if (input != node && !cluster.members.count(input))
        operands.insert(input);
  };
  count(node);
  for (int32_t member : cluster.members)
    count(member);
  return operands.size() > options.maxOperands;
}

/// Whether `copies` kernels computing the node beat one that stores it and as many
/// that read it.
bool Fuser::recomputingPays(int32_t node, size_t copies) const {
  const FusionNode &n = nodes[node];
  double inputBytes = 0;
  for (int32_t input : n.inputs)
    inputBytes += input >= 0 && input < node ? std::min(nodes[input].bytes, n.bytes) : n.bytes;
  Work again{n.operations * double(copies), inputBytes * double(copies), 0, n.elements};
  Work stored{n.operations, inputBytes + n.bytes * double(copies), n.bytes, n.elements};
  // Both sides run inside the users' kernels, except for the kernel that stores.
  double launch = options.device.launchSeconds;
  return estimateSeconds(options.device, again) - launch <= estimateSeconds(options.device, stored);
}

void Fuser::join(int32_t node, int32_t number) {
  Cluster &cluster = clusters[number];
  bool oneToOne = llvm::all_of(users[node], [&](int32_t user) {
    return !cluster.members.count(user) ||
           (cluster.oneToOne.count(user) && nodes[user].kind == FusionKind::Elementwise &&
            nodes[user].space == nodes[node].space);
  });
  cluster.members.insert(node);
  cluster.hasLoop |= hasLoop(nodes[node].kind);
  // Below a loop, elements are asked for by the loop, not by the root.
  if (oneToOne && !hasLoop(nodes[node].kind))
    cluster.oneToOne.insert(node);
  clustersOf[node].push_back(number);
}

/// Makes the node a root, or leaves it outside if it has no kernel.
void Fuser::stayApart(int32_t node) {
  FusionKind kind = nodes[node].kind;
  if (kind == FusionKind::Opaque || kind == FusionKind::Constant) {
    outside[node] = true;
    return;
  }
  clusters.push_back({node, {}, false, {}});
  Cluster &cluster = clusters.back();
  cluster.members.insert(node);
  cluster.hasLoop = hasLoop(kind);
  if (!cluster.hasLoop)
    cluster.oneToOne.insert(node);
  clustersOf[node].push_back(clusters.size() - 1);
}

void Fuser::visit(int32_t node) {
  FusionVerdict alone = judgeAlone(node);
  std::set<int32_t> homes;
  bool allAgree = alone == FusionVerdict::Fused && !users[node].empty();
  for (int32_t user : users[node]) {
    FusionVerdict verdict = alone;
    if (verdict == FusionVerdict::Fused && outside[user])
      verdict = FusionVerdict::Opaque;
    if (verdict == FusionVerdict::Fused)
      for (int32_t number : clustersOf[user]) {
        homes.insert(number);
        FusionVerdict here = judge(node, user, clusters[number]);
        verdict = here == FusionVerdict::Fused ? verdict : here;
      }
    verdicts[{node, user}] = verdict;
    allAgree &= verdict == FusionVerdict::Fused;
  }
  auto replaceFused = [&](FusionVerdict by) {
    for (int32_t user : users[node])
      if (verdicts[{node, user}] == FusionVerdict::Fused)
        verdicts[{node, user}] = by;
  };
  if (!allAgree) {
    replaceFused(FusionVerdict::UserStaysOutside);
    stayApart(node);
    return;
  }
  bool isFree = nodes[node].kind == FusionKind::Constant;
  if (homes.size() > 1 && !isFree &&
      (hasLoop(nodes[node].kind) || !recomputingPays(node, homes.size()))) {
    replaceFused(FusionVerdict::RecomputeCosts);
    stayApart(node);
    return;
  }
  if (homes.size() > 1)
    replaceFused(FusionVerdict::Recomputed);
  for (int32_t number : homes)
    join(node, number);
}

FusionResult Fuser::finish() {
  // Clusters were made from the last root to the first.
  FusionResult result;
  size_t count = clusters.size();
  for (const Cluster &cluster : llvm::reverse(clusters))
    result.clusters.push_back(
        {cluster.root, std::vector<int32_t>(cluster.members.begin(), cluster.members.end())});
  result.clustersOf = std::move(clustersOf);
  for (auto &numbers : result.clustersOf) {
    for (int32_t &number : numbers)
      number = count - 1 - number;
    llvm::sort(numbers);
  }
  for (auto [edge, verdict] : verdicts)
    result.edges.push_back({edge.first, edge.second, verdict});
  return result;
}

} // namespace

FusionResult fuse(llvm::ArrayRef<FusionNode> nodes, const FusionOptions &options) {
  return Fuser(nodes, options).run();
}

} // namespace graphc::algorithms
