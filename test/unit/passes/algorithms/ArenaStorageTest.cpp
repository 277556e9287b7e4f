//===- ArenaStorageTest.cpp - folding an arena problem --------------------===//

#include "passes/algorithms/ArenaStorage.h"

#include "gmock/gmock.h"

using namespace graphc::algorithms;
using namespace graphc::algorithms::detail;

namespace {

ArenaBuffer buffer(int64_t size, int64_t lower, int64_t upper) {
  return {.name = "", .size = size, .alignment = 64, .lower = lower, .upper = upper};
}

TEST(ArenaStorage, EmptyBuffersTakeNoStorage) {
  ArenaProblem problem{.buffers = {buffer(0, 0, 2), buffer(64, 0, 2), buffer(64, 1, 1)},
                       .extraConflicts = {}};
  auto storages = prepareStorages(problem);
  ASSERT_TRUE(bool(storages));
  EXPECT_EQ(storages->storages.size(), 1u);
  EXPECT_EQ(storages->storageOf[0], -1);
  EXPECT_EQ(storages->storages[0].owner, 1);
}

TEST(ArenaStorage, SizesAreRoundedUpToTheCommonAlignment) {
  ArenaProblem problem{.buffers = {buffer(65, 0, 2)}, .extraConflicts = {}};
  auto storages = prepareStorages(problem);
  ASSERT_TRUE(bool(storages));
  EXPECT_EQ(storages->storages[0].bytes, 65);
  EXPECT_EQ(storages->storages[0].size, 128);
}

// a  ######
// b     ######     lies in a from byte 64 on
TEST(ArenaStorage, AnAliasLivesInItsOwnerAndKeepsItAlive) {
  ArenaProblem problem{.buffers = {buffer(128, 0, 2), buffer(64, 1, 3)}, .extraConflicts = {}};
  problem.buffers[1].aliasOf = 0;
  problem.buffers[1].aliasOffset = 64;
  auto storages = prepareStorages(problem);
  ASSERT_TRUE(bool(storages));
  ASSERT_EQ(storages->storages.size(), 1u);
  EXPECT_EQ(storages->storages[0].lower, 0);
  EXPECT_EQ(storages->storages[0].upper, 3);
  EXPECT_EQ(storages->offsetInStorage[1], 64);
}

// a  ###
// b  ######
// c     ######     the fullest section holds b and c
TEST(ArenaStorage, TheHeaviestCliqueIsTheFullestSection) {
  ArenaProblem problem{.buffers = {buffer(64, 0, 1), buffer(128, 0, 2), buffer(256, 1, 3)},
                       .extraConflicts = {}};
  auto storages = prepareStorages(problem);
  ASSERT_TRUE(bool(storages));
  EXPECT_EQ(findHeaviestClique(*storages).bytes, 384);
}

TEST(ArenaStorage, ExtraConflictsMakeNeighbours) {
  ArenaProblem problem{.buffers = {buffer(64, 0, 1), buffer(64, 1, 2)}, .extraConflicts = {{0, 1}}};
  auto storages = prepareStorages(problem);
  ASSERT_TRUE(bool(storages));
  EXPECT_THAT(storages->neighbours[0], testing::ElementsAre(1));
  EXPECT_EQ(findHeaviestClique(*storages).bytes, 128);
}

} // namespace
