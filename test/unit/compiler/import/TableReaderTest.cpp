//===- TableReaderTest.cpp ------------------------------------------------===//
#include "compiler/import/TableReader.h"

#include "TableWriter.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace graphc::importer {
namespace {

using test::fixed32;
using test::varint;
using test::wrapBlocks;
using test::writeTable;
using testing::HasSubstr;

using Entries = std::vector<std::pair<std::string, std::string>>;

/// The entries of a table, or none and the error's text.
Entries readAll(llvm::StringRef table, std::string *message = nullptr) {
  Entries entries;
  llvm::Error error = readTable(table, [&](llvm::StringRef key, llvm::StringRef value) {
    entries.emplace_back(key.str(), value.str());
    return llvm::Error::success();
  });
  if (message)
    *message = llvm::toString(std::move(error));
  else
    EXPECT_FALSE(static_cast<bool>(error)) << llvm::toString(std::move(error));
  return entries;
}

std::string errorOf(llvm::StringRef table) {
  std::string message;
  readAll(table, &message);
  return message;
}

Entries manyEntries() {
  Entries entries = {{"", "header"}};
  for (int i = 100; i < 200; ++i)
    entries.emplace_back("model/layer_" + std::to_string(i) + "/kernel", std::string(i, 'v'));
  return entries;
}

TEST(TableReader, ReadsWhatWasWrittenWhateverTheLayout) {
  for (size_t perBlock : {1, 3, 1000})
    for (size_t interval : {1, 2, 16})
      for (bool compress : {false, true})
        EXPECT_EQ(readAll(writeTable(manyEntries(), {.entriesPerBlock = perBlock,
                                                     .restartInterval = interval,
                                                     .compress = compress})),
                  manyEntries());
}

TEST(TableReader, EmptyFileIsNoTable) { EXPECT_THAT(errorOf(""), HasSubstr("magic")); }

TEST(TableReader, EveryFlippedByteOfABlockIsNoticed) {
  const std::string table = writeTable(manyEntries(), {.entriesPerBlock = 1000});
  for (size_t i = 0; i < table.size() - 48; ++i) {
    std::string damaged = table;
    damaged[i] ^= 0x40;
    EXPECT_NE(errorOf(damaged), "") << "byte " << i;
  }
}

TEST(TableReader, EveryTruncationIsNoticed) {
  const std::string table = writeTable({{"a", "1"}, {"b", "2"}});
  for (size_t size = 0; size < table.size(); ++size)
    EXPECT_NE(errorOf(llvm::StringRef(table).take_front(size)), "") << size << " bytes";
}

TEST(TableReader, BlockBehindTheEnd) {
  const std::string index =
      varint(0) + varint(1) + varint(3) + "a" + varint(1000) + varint(7) + fixed32(0) + fixed32(1);
  EXPECT_THAT(errorOf(wrapBlocks("", index)), HasSubstr("does not lie within"));
}

TEST(TableReader, BlockOfHugeSizeDoesNotWrapAround) {
  const std::string handle = varint(8) + varint(~uint64_t{0} - 2);
  const std::string index =
      varint(0) + varint(1) + varint(handle.size()) + "a" + handle + fixed32(0) + fixed32(1);
  EXPECT_THAT(errorOf(wrapBlocks("0123456789", index)), HasSubstr("does not lie within"));
}

/// The index entry of a data block at offset 0.
std::string indexFor(const std::string &dataBlock) {
  const std::string handle = varint(0) + varint(dataBlock.size());
  return varint(0) + varint(1) + varint(handle.size()) + "z" + handle + fixed32(0) + fixed32(1);
}

TEST(TableReader, SharedPrefixLongerThanTheKeyBefore) {
  const std::string block = varint(2) + varint(1) + varint(0) + "a" + fixed32(0) + fixed32(1);
  EXPECT_THAT(errorOf(wrapBlocks(block, indexFor(block))), HasSubstr("corrupt entry"));
}

TEST(TableReader, MoreRestartsThanTheBlockHolds) {
  const std::string block = fixed32(1000);
  EXPECT_THAT(errorOf(wrapBlocks(block, indexFor(block))), HasSubstr("restarts"));
}

TEST(TableReader, KeysThatDoNotIncrease) {
  EXPECT_THAT(errorOf(writeTable({{"b", ""}, {"a", ""}})), HasSubstr("increase"));
  EXPECT_THAT(errorOf(writeTable({{"a", ""}, {"a", ""}})), HasSubstr("increase"));
}

// A block named twice by the index would be read twice.
TEST(TableReader, OverlappingBlocks) {
  const std::string block = varint(0) + varint(1) + varint(0) + "a" + fixed32(0) + fixed32(1);
  const std::string handle = varint(0) + varint(block.size());
  std::string index;
  for (char key : {'x', 'y'})
    index += varint(0) + varint(1) + varint(handle.size()) + key + handle;
  index += fixed32(0) + fixed32(1);
  EXPECT_THAT(errorOf(wrapBlocks(block, index)), HasSubstr("overlaps"));
}

// Entries of four bytes that each share a prefix of 100 kB.
TEST(TableReader, KeysFarLargerThanTheTable) {
  std::string block = varint(0) + varint(100000) + varint(0) + std::string(100000, 'a');
  for (int i = 1; i < 100000; ++i)
    block += varint(100000 + i - 1) + varint(1) + varint(0) + "b";
  block += fixed32(0) + fixed32(1);
  EXPECT_THAT(errorOf(wrapBlocks(block, indexFor(block))), HasSubstr("larger than any sound"));
}

TEST(TableReader, CompressedLengthThatCannotBe) {
  const std::string twoGigabytes = std::string("\x80\x80\x80\x80\x08", 5) + "xyz";
  EXPECT_THAT(errorOf(wrapBlocks(twoGigabytes, indexFor(twoGigabytes), 1)),
              HasSubstr("impossible length"));
}

TEST(TableReader, CorruptCompressedData) {
  const std::string nonsense = "\x10\xff\xff\xff";
  EXPECT_THAT(errorOf(wrapBlocks(nonsense, indexFor(nonsense), 1)),
              HasSubstr("corrupt compressed data"));
}

TEST(TableReader, UnknownCompression) {
  EXPECT_THAT(errorOf(wrapBlocks("abcdefgh", indexFor("abcdefgh"), 7)),
              HasSubstr("unknown compression type 7"));
}

TEST(TableReader, ErrorOfTheCallerStopsTheReading) {
  int seen = 0;
  llvm::Error error = readTable(writeTable(manyEntries()), [&](llvm::StringRef, llvm::StringRef) {
    return ++seen == 3 ? llvm::createStringError("enough") : llvm::Error::success();
  });
  EXPECT_EQ(llvm::toString(std::move(error)), "enough");
  EXPECT_EQ(seen, 3);
}

} // namespace
} // namespace graphc::importer
