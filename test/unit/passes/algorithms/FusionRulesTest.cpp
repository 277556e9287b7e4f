#include "passes/algorithms/FusionRules.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Sequence.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include <random>

using namespace graphc::algorithms;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

using enum FusionKind;

/// A node with `elements` f32 elements; its space is the number unless named.
FusionNode node(FusionKind kind, llvm::ArrayRef<int32_t> inputs, int64_t elements = 1 << 20,
                double operationsPerElement = 1) {
  FusionNode result;
  result.kind = kind;
  result.elements = elements;
  result.bytes = 4.0 * elements;
  result.operations = operationsPerElement * elements;
  result.space = std::to_string(elements);
  result.inputs.assign(inputs.begin(), inputs.end());
  return result;
}

FusionVerdict verdict(const FusionResult &result, int32_t producer, int32_t consumer) {
  for (const FusionEdge &edge : result.edges)
    if (edge.producer == producer && edge.consumer == consumer)
      return edge.verdict;
  ADD_FAILURE() << "no edge " << producer << " -> " << consumer;
  return FusionVerdict::Opaque;
}

std::vector<std::vector<int32_t>> clustersOf(const FusionResult &result) {
  std::vector<std::vector<int32_t>> lists;
  for (const FusionCluster &cluster : result.clusters)
    lists.push_back(cluster.nodes);
  return lists;
}

TEST(FusionRulesTest, AChainOfMapsIsOneKernel) {
  FusionResult result =
      fuse({node(Elementwise, {-1}), node(Elementwise, {0}), node(Elementwise, {1})});
  EXPECT_THAT(clustersOf(result), ElementsAre(ElementsAre(0, 1, 2)));
  EXPECT_EQ(result.clusters[0].root, 2);
}

//   conv <- bias <- relu
TEST(FusionRulesTest, MapsOfItsSpaceBecomeTheEpilogueOfAConvolution) {
  FusionResult result = fuse(
      {node(Convolution, {-1}, 1 << 20, 1000), node(Elementwise, {0}), node(Elementwise, {1})});
  EXPECT_THAT(clustersOf(result), ElementsAre(ElementsAre(0, 1, 2)));
}

TEST(FusionRulesTest, AnEpilogueEndsWhereTheIndexSpaceChanges) {
  FusionResult result = fuse({node(Contraction, {-1}, 1 << 20, 1000), node(Elementwise, {0}),
                              node(Injective, {1}, 1 << 18)});
  EXPECT_EQ(verdict(result, 0, 1), FusionVerdict::OtherIndexSpace);
  EXPECT_THAT(clustersOf(result), ElementsAre(ElementsAre(0), ElementsAre(1, 2)));
}

TEST(FusionRulesTest, AKernelHasOneLoop) {
  FusionResult result = fuse({node(Contraction, {-1}, 1 << 20, 1000),
                              node(Contraction, {-1}, 1 << 20, 1000), node(Elementwise, {0, 1})});
  EXPECT_EQ(verdict(result, 1, 2), FusionVerdict::Fused);
  EXPECT_EQ(verdict(result, 0, 2), FusionVerdict::SecondLoop);
}

TEST(FusionRulesTest, MapsBeforeAReductionAreComputedInItsLoop) {
  FusionResult result = fuse({node(Elementwise, {-1}), node(Reduction, {0}, 1 << 10, 1024)});
  EXPECT_THAT(clustersOf(result), ElementsAre(ElementsAre(0, 1)));
}

TEST(FusionRulesTest, AContractionReadsItsOperandsThroughMovementOnly) {
  FusionResult result = fuse({node(Elementwise, {-1}), node(Injective, {0}, 1 << 20, 0),
                              node(Contraction, {1}, 1 << 20, 1000)});
  EXPECT_EQ(verdict(result, 1, 2), FusionVerdict::Fused);
  FusionResult direct = fuse({node(Elementwise, {-1}), node(Contraction, {0}, 1 << 20, 1000)});
  EXPECT_EQ(verdict(direct, 0, 1), FusionVerdict::AskedManyTimes);
}

TEST(FusionRulesTest, ABroadcastRecomputesOnlyWhatIsCheap) {
  // One add per element of 2^20, from 2^10: storing 4 KiB is nothing.
  FusionResult dear =
      fuse({node(Elementwise, {-1}, 1 << 10, 100), node(Broadcast, {0}, 1 << 20, 0)});
  EXPECT_EQ(verdict(dear, 0, 1), FusionVerdict::AskedManyTimes);
  // Twice the elements: computing again is cheaper than a kernel of its own.
  FusionResult cheap = fuse({node(Elementwise, {-1}, 1 << 19), node(Broadcast, {0}, 1 << 20, 0)});
  EXPECT_EQ(verdict(cheap, 0, 1), FusionVerdict::Fused);
}

TEST(FusionRulesTest, ASoftmaxTakesInCheapMapsOnly) {
  FusionResult cheap = fuse({node(Elementwise, {-1}), node(Row, {0})});
  EXPECT_EQ(verdict(cheap, 0, 1), FusionVerdict::Fused);
  FusionResult dear = fuse({node(Elementwise, {-1}, 1 << 20, 200), node(Row, {0})});
  EXPECT_EQ(verdict(dear, 0, 1), FusionVerdict::AskedManyTimes);
}

//      0
//    /   \.      a cheap node used by two kernels is computed in both,
//   1     2      a dear one is stored
TEST(FusionRulesTest, SeveralUsersRecomputeOrReadWhateverIsCheaper) {
  std::vector<FusionNode> nodes = {node(Elementwise, {-1}), node(Reduction, {0}, 1 << 10),
                                   node(Reduction, {0}, 1 << 9)};
  FusionResult cheap = fuse(nodes);
  EXPECT_EQ(verdict(cheap, 0, 1), FusionVerdict::Recomputed);
  EXPECT_THAT(cheap.clustersOf[0], ElementsAre(0, 1));
  nodes[0].operations *= 500;
  FusionResult dear = fuse(nodes);
  EXPECT_EQ(verdict(dear, 0, 1), FusionVerdict::RecomputeCosts);
  EXPECT_EQ(dear.clusters.size(), 3u);
}

TEST(FusionRulesTest, AProducerReadFromMemoryBySomeoneIsStoredForAll) {
  FusionResult result = fuse({node(Elementwise, {-1}), node(Opaque, {0}), node(Elementwise, {0})});
  EXPECT_EQ(verdict(result, 0, 1), FusionVerdict::Opaque);
  EXPECT_EQ(verdict(result, 0, 2), FusionVerdict::UserStaysOutside);
}

TEST(FusionRulesTest, AResultIsStored) {
  std::vector<FusionNode> nodes = {node(Elementwise, {-1}), node(Elementwise, {0})};
  nodes[0].isResult = true;
  EXPECT_EQ(verdict(fuse(nodes), 0, 1), FusionVerdict::Stored);
}

TEST(FusionRulesTest, ScalarConstantsJoinEveryKernelAndLargeOnesNone) {
  FusionResult result = fuse({node(Constant, {}, 1), node(Constant, {}, 100),
                              node(Contraction, {-1, 0}), node(Elementwise, {-1, 0, 1})});
  EXPECT_THAT(result.clustersOf[0], ElementsAre(0, 1));
  EXPECT_THAT(result.clustersOf[1], IsEmpty());
  EXPECT_EQ(verdict(result, 1, 3), FusionVerdict::LargeConstant);
}

TEST(FusionRulesTest, KernelsAreLimitedInSize) {
  std::vector<FusionNode> nodes = {node(Elementwise, {-1})};
  for (int32_t i = 0; i < 9; ++i)
    nodes.push_back(node(Elementwise, {i}));
  FusionOptions options;
  options.maxNodes = 4;
  FusionResult result = fuse(nodes, options);
  EXPECT_THAT(clustersOf(result),
              ElementsAre(ElementsAre(0, 1), ElementsAre(2, 3, 4, 5), ElementsAre(6, 7, 8, 9)));
  EXPECT_EQ(verdict(result, 5, 6), FusionVerdict::ClusterFull);
}

//===----------------------------------------------------------------------===//
// Random graphs
//===----------------------------------------------------------------------===//

std::vector<FusionNode> randomNodes(unsigned seed) {
  std::mt19937 random(seed);
  std::vector<FusionNode> nodes;
  for (int32_t i = 0, count = 2 + random() % 60; i < count; ++i) {
    llvm::SmallVector<int32_t> inputs;
    for (unsigned k = random() % 4; k > 0; --k)
      inputs.push_back(i == 0 ? -1 : int32_t(i - 1 - random() % std::min(i, 12)));
    nodes.push_back(
        node(FusionKind(random() % 9), inputs, 1 << (random() % 4 * 5), random() % 3 * 20));
    nodes.back().isResult = random() % 10 == 0;
  }
  return nodes;
}

/// Kernels and outside nodes, run in any order in which their operands exist.
bool canBeScheduled(llvm::ArrayRef<FusionNode> nodes, const FusionResult &result) {
  std::vector<bool> exists(nodes.size());
  std::vector<bool> done(result.clusters.size());
  for (bool progress = true; progress;) {
    progress = false;
    for (int32_t i = 0; i < int32_t(nodes.size()); ++i) {
      bool ready = llvm::all_of(nodes[i].inputs, [&](int32_t k) { return k < 0 || exists[k]; });
      if (!exists[i] && result.clustersOf[i].empty() && ready)
        exists[i] = progress = true;
    }
    for (size_t c = 0; c < result.clusters.size(); ++c) {
      const FusionCluster &cluster = result.clusters[c];
      bool ready = llvm::all_of(cluster.nodes, [&](int32_t member) {
        return llvm::all_of(nodes[member].inputs, [&](int32_t k) {
          return k < 0 || exists[k] || llvm::is_contained(cluster.nodes, k);
        });
      });
      if (!done[c] && ready)
        exists[cluster.root] = done[c] = progress = true;
    }
  }
  return llvm::all_of(done, [](bool d) { return d; }) &&
         llvm::all_of(llvm::seq<size_t>(0, nodes.size()),
                      [&](size_t i) { return !nodes[i].isResult || exists[i]; });
}

TEST(FusionRulesTest, ClustersOfRandomGraphsFormNoCycle) {
  size_t members = 0;
  for (unsigned seed = 0; seed < 1000; ++seed) {
    std::vector<FusionNode> nodes = randomNodes(seed);
    FusionResult result = fuse(nodes);
    ASSERT_TRUE(canBeScheduled(nodes, result)) << "seed " << seed;
    for (const FusionCluster &cluster : result.clusters) {
      ASSERT_EQ(cluster.nodes.back(), cluster.root);
      members += cluster.nodes.size() - 1;
    }
  }
  EXPECT_GT(members, 3000u); // something was fused at all
}

TEST(FusionRulesTest, EveryEdgeHasAVerdict) {
  for (unsigned seed = 0; seed < 100; ++seed) {
    std::vector<FusionNode> nodes = randomNodes(seed);
    FusionResult result = fuse(nodes);
    for (int32_t i = 0; i < int32_t(nodes.size()); ++i)
      for (int32_t input : nodes[i].inputs)
        if (input >= 0) {
          EXPECT_FALSE(explain(verdict(result, input, i)).empty());
        }
  }
}

} // namespace
