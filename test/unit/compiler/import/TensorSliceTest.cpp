//===- TensorSliceTest.cpp ------------------------------------------------===//
#include "compiler/import/TensorSlice.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include <tuple>
#include <vector>

namespace graphc::importer {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Keys that TensorFlow 2.21 wrote for parts of a 2x300 variable "u" and of a
// 200x3 variable "w".
TEST(SliceKey, MatchesTensorFlows) {
  EXPECT_EQ(encodeSliceKey("u", {{0, 2}, {0, 150}}),
            std::string("\0u\0\1\1\2\x80\x82\x80\xc0\x96", 11));
  EXPECT_EQ(encodeSliceKey("u", {{0, 2}, {150, 150}}),
            std::string("\0u\0\1\1\2\x80\x82\xc0\x96\xc0\x96", 12));
  EXPECT_EQ(encodeSliceKey("w", {{67, 67}, {0, 3}}),
            std::string("\0w\0\1\1\2\xc0\x43\xc0\x43\x80\x83", 12));
}

TEST(SliceKey, NumbersOfEveryLength) {
  // One byte holds -64 to 63, two -8192 to 8191; the header grows by a bit.
  auto coded = [](int64_t value) { return encodeSliceKey("", {{value, 0}}).substr(5, 20); };
  EXPECT_EQ(coded(63), "\xbf\x80");
  EXPECT_EQ(coded(64), "\xc0\x40\x80");
  EXPECT_EQ(coded(-1), "\x7f\x80");
  EXPECT_EQ(coded(8192), std::string("\xe0\x20\x00\x80", 4));
  EXPECT_EQ(coded(INT64_MAX).size(), 11u);
}

std::vector<std::tuple<uint64_t, uint64_t, uint64_t>> runsOf(llvm::ArrayRef<int64_t> shape,
                                                             llvm::ArrayRef<SliceExtent> slice) {
  std::vector<std::tuple<uint64_t, uint64_t, uint64_t>> runs;
  forEachRun(shape, slice, 2, [&](uint64_t whole, uint64_t part, uint64_t bytes) {
    runs.emplace_back(whole, part, bytes);
  });
  return runs;
}

TEST(TensorSlice, WholeTensorIsOneRun) {
  EXPECT_THAT(runsOf({3, 4}, {{0, 3}, {0, 4}}), ElementsAre(std::tuple(0, 0, 24)));
  EXPECT_THAT(runsOf({}, {}), ElementsAre(std::tuple(0, 0, 2)));
}

TEST(TensorSlice, RowsAreOneRun) {
  EXPECT_THAT(runsOf({3, 4}, {{1, 2}, {0, 4}}), ElementsAre(std::tuple(8, 0, 16)));
}

TEST(TensorSlice, ColumnsAreOneRunARow) {
  EXPECT_THAT(runsOf({3, 4}, {{0, 3}, {1, 2}}),
              ElementsAre(std::tuple(2, 0, 4), std::tuple(10, 4, 4), std::tuple(18, 8, 4)));
}

TEST(TensorSlice, EmptySliceHasNoRun) { EXPECT_THAT(runsOf({3, 4}, {{0, 0}, {1, 2}}), IsEmpty()); }

TEST(TensorSlice, ParsesTensorFlowsSpelling) {
  const std::optional<TensorSlice> slice = parseSlice("200 3 0,67:-");
  ASSERT_TRUE(slice);
  ASSERT_EQ(slice->size(), 2u);
  EXPECT_EQ((*slice)[0].length, 67);
  EXPECT_EQ((*slice)[1].length, kWholeDimension);
}

TEST(TensorSlice, RefusesWhatIsMisspelt) {
  for (const char *text : {"", "5", "2 1", "2 -1,2", "2 0,x", "2 0,99999999999999999999"})
    EXPECT_FALSE(parseSlice(text)) << text;
}

TEST(TensorSlice, StaysWithinTheShape) {
  EXPECT_TRUE(resolveSlice({{1, 2}}, {3}));
  EXPECT_FALSE(resolveSlice({{2, 2}}, {3}));
  EXPECT_FALSE(resolveSlice({{INT64_MAX, 2}}, {3}));
  EXPECT_FALSE(resolveSlice({{0, 1}}, {3, 3}));
}

} // namespace
} // namespace graphc::importer
