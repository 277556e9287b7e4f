#include "passes/algorithms/MemoryMap.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

using namespace graphc::algorithms;
using testing::HasSubstr;
using testing::Not;

namespace {

ArenaProblem threeBuffers() {
  ArenaProblem problem;
  int64_t lower = 0;
  for (const char *name : {"input", "conv1", "relu1"}) {
    ArenaBuffer buffer;
    buffer.name = name;
    buffer.size = 16;
    buffer.lower = lower;
    buffer.upper = ++lower + 1;
    problem.buffers.push_back(buffer);
  }
  return problem;
}

ArenaPlan threeOffsets() {
  ArenaPlan plan;
  plan.offsets = {0, 16, 0};
  plan.height = plan.lowerBound = 32;
  return plan;
}

TEST(MemoryMapTest, TextShowsTimeToTheRightAndBytesUpwards) {
  EXPECT_EQ(drawTextMap(threeBuffers(), threeOffsets(), {.columns = 8, .rows = 2, .legend = 2}),
            "32 |  bbbb\n"
            " 0 |aaaacccc\n"
            "   +--------\n"
            "    0      4\n"
            "a  16 B at 0  [0,2)  input\n"
            "b  16 B at 16  [1,3)  conv1\n"
            "... and 1 more\n");
}

TEST(MemoryMapTest, AnEmptyPlanHasAxesOnly) {
  EXPECT_EQ(drawTextMap({}, {}, {.columns = 3, .rows = 1}), "0 |\n  +---\n   0 1\n");
}

TEST(MemoryMapTest, SvgHasATooltipPerBuffer) {
  std::string svg = drawSvgMap(threeBuffers(), threeOffsets(), "main");
  EXPECT_THAT(svg, HasSubstr("<title>conv1\n16 B (16 bytes) at offset 16\nalive [1, 3)</title>"));
  EXPECT_THAT(svg, HasSubstr("</svg>"));
}

TEST(MemoryMapTest, SvgEscapesNames) {
  ArenaProblem problem = threeBuffers();
  problem.buffers[0].name = "<script>\"&\x01";
  std::string svg = drawSvgMap(problem, threeOffsets(), "a<b");
  EXPECT_THAT(svg, Not(HasSubstr("<script>")));
  EXPECT_THAT(svg, HasSubstr("&lt;script&gt;&quot;&amp;?"));
  EXPECT_THAT(svg, HasSubstr("a&lt;b"));
}

} // namespace
