//===- NodeOrderTest.cpp --------------------------------------------------===//
#include "compiler/import/NodeOrder.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace graphc::importer {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(NodeOrder, OrderedNodesStay) {
  EXPECT_THAT(orderNodes({{}, {0}, {}, {1, 2}}).order, ElementsAre(0, 1, 2, 3));
}

TEST(NodeOrder, InputsComeFirst) {
  EXPECT_THAT(orderNodes({{2, 1}, {2}, {}}).order, ElementsAre(2, 1, 0));
}

TEST(NodeOrder, NoNodes) { EXPECT_THAT(orderNodes({}).order, IsEmpty()); }

TEST(NodeOrder, NamesTheCycleAndNothingElse) {
  // 0 -> 1 -> 2 -> 3 -> 1
  const NodeOrder result = orderNodes({{1}, {2}, {3}, {1}});
  EXPECT_THAT(result.cycle, ElementsAre(1, 2, 3));
  EXPECT_THAT(result.order, IsEmpty());
}

TEST(NodeOrder, NodeThatNeedsItself) { EXPECT_THAT(orderNodes({{0}}).cycle, ElementsAre(0)); }

TEST(NodeOrder, LongChainNeedsNoStack) {
  std::vector<std::vector<unsigned>> chain(1000000);
  for (unsigned i = 0; i + 1 < chain.size(); ++i)
    chain[i] = {i + 1};
  EXPECT_EQ(orderNodes(chain).order.size(), chain.size());
}

} // namespace
} // namespace graphc::importer
