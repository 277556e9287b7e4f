//===- TensorBundleTest.cpp -----------------------------------------------===//
#include "compiler/import/TensorBundle.h"

#include "BundleWriter.h"
#include "TableWriter.h"
#include "compiler/import/Crc32c.h"
#include "compiler/import/proto/tensor_bundle.pb.h"

#include "llvm/Support/FileSystem.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include <cstring>
#include <map>

namespace graphc::importer {
namespace {

using test::bytesOf;
using testing::ElementsAre;
using testing::HasSubstr;

std::vector<float> floatsOf(llvm::StringRef bytes) {
  std::vector<float> values(bytes.size() / sizeof(float));
  std::memcpy(values.data(), bytes.data(), bytes.size());
  return values;
}

/// A checkpoint in a directory of its own, removed at the end.
class TensorBundleTest : public testing::Test {
protected:
  void SetUp() override {
    llvm::SmallString<64> path;
    ASSERT_FALSE(llvm::sys::fs::createUniqueDirectory("graphc-bundle", path));
    directory = path.str().str();
    prefix = directory + "/ckpt";
  }
  void TearDown() override { llvm::sys::fs::remove_directories(directory); }

  tensorflow::BundleEntryProto &entry(const std::string &key, tensorflow::DataType dtype,
                                      const std::vector<int64_t> &shape) {
    return writer.entry(key, dtype, shape);
  }
  tensorflow::BundleEntryProto &add(const std::string &key, tensorflow::DataType dtype,
                                    const std::vector<int64_t> &shape, const std::string &bytes,
                                    int shard = 0) {
    return writer.add(key, dtype, shape, bytes, shard);
  }

  TensorBundle write() {
    writer.write(prefix);
    llvm::Expected<TensorBundle> bundle = TensorBundle::open(prefix);
    EXPECT_TRUE(static_cast<bool>(bundle)) << llvm::toString(bundle.takeError());
    return std::move(*bundle);
  }

  static std::string errorOf(llvm::Expected<OwnedBytes> result) {
    return result ? "" : llvm::toString(result.takeError());
  }

  std::string directory, prefix;
  test::BundleWriter writer;
  std::map<int, std::string> &data = writer.data;
};

TEST_F(TensorBundleTest, AlignedTensorIsAViewOfTheFile) {
  add("w", tensorflow::DT_FLOAT, {2, 1}, bytesOf({1.5f, -2.0f}));
  llvm::Expected<OwnedBytes> first = write().read("w", 4, true);
  ASSERT_TRUE(static_cast<bool>(first));
  // The bundle is gone; the bytes live on.
  EXPECT_THAT(floatsOf(first->bytes), ElementsAre(1.5f, -2.0f));
}

TEST_F(TensorBundleTest, MisalignedTensorIsCopiedToAnAlignedPlace) {
  add("a", tensorflow::DT_BOOL, {1}, std::string(1, '\1'));
  add("w", tensorflow::DT_FLOAT, {2}, bytesOf({1.5f, -2.0f}));
  TensorBundle bundle = write();
  llvm::Expected<OwnedBytes> bytes = bundle.read("w", 64, true);
  ASSERT_TRUE(static_cast<bool>(bytes));
  EXPECT_EQ(reinterpret_cast<uintptr_t>(bytes->bytes.data()) % 64, 0u);
  EXPECT_THAT(floatsOf(bytes->bytes), ElementsAre(1.5f, -2.0f));
}

TEST_F(TensorBundleTest, TensorsOfSeveralShards) {
  add("a", tensorflow::DT_FLOAT, {1}, bytesOf({1}), 0);
  add("b", tensorflow::DT_FLOAT, {1}, bytesOf({2}), 1);
  TensorBundle bundle = write();
  EXPECT_THAT(bundle.keys(), ElementsAre("a", "b"));
  EXPECT_THAT(floatsOf(bundle.read("a", 4, true)->bytes), ElementsAre(1));
  EXPECT_THAT(floatsOf(bundle.read("b", 4, true)->bytes), ElementsAre(2));
}

//        columns 0 1 | 2
//   row 0        1 2 | 5      two slices, one a matrix of two columns,
//   row 1        3 4 | 6      one a column
TEST_F(TensorBundleTest, SlicesArePutTogether) {
  auto &whole = entry("w", tensorflow::DT_FLOAT, {2, 3});
  const std::vector<std::pair<int64_t, int64_t>> columns = {{0, 2}, {2, 1}};
  const std::vector<std::string> bytes = {bytesOf({1, 2, 3, 4}), bytesOf({5, 6})};
  for (size_t i = 0; i < 2; ++i) {
    tensorflow::TensorSliceProto &slice = *whole.add_slices();
    slice.add_extent();
    slice.add_extent()->set_start(columns[i].first);
    slice.mutable_extent(1)->set_length(columns[i].second);
    add(encodeSliceKey("w", {{0, kWholeDimension}, {columns[i].first, columns[i].second}}),
        tensorflow::DT_FLOAT, {2, columns[i].second}, bytes[i]);
  }
  TensorBundle bundle = write();
  EXPECT_THAT(bundle.keys(), ElementsAre("w"));
  llvm::Expected<OwnedBytes> value = bundle.read("w", 64, true);
  ASSERT_TRUE(static_cast<bool>(value)) << llvm::toString(value.takeError());
  EXPECT_THAT(floatsOf(value->bytes), ElementsAre(1, 2, 5, 3, 4, 6));
}

TEST_F(TensorBundleTest, SlicesThatDoNotCoverTheTensor) {
  auto &whole = entry("w", tensorflow::DT_FLOAT, {4});
  whole.add_slices()->add_extent()->set_length(3);
  add(encodeSliceKey("w", {{0, 3}}), tensorflow::DT_FLOAT, {3}, bytesOf({1, 2, 3}));
  EXPECT_THAT(errorOf(write().read("w", 4, true)),
              HasSubstr("slices hold 12 bytes, shape [4] needs 16"));
}

TEST_F(TensorBundleTest, SliceOutsideTheTensor) {
  auto &whole = entry("w", tensorflow::DT_FLOAT, {2});
  auto &extent = *whole.add_slices()->add_extent();
  extent.set_start(1);
  extent.set_length(2);
  add(encodeSliceKey("w", {{1, 2}}), tensorflow::DT_FLOAT, {2}, bytesOf({1, 2}));
  EXPECT_THAT(errorOf(write().read("w", 4, true)), HasSubstr("does not fit shape [2]"));
}

//   0 1 2        the box of rows 1.. and columns 0..1
//   3 4 5   -->  3 4
//   6 7 8        6 7
TEST_F(TensorBundleTest, PartOfAWholeTensorIsCutOut) {
  add("w", tensorflow::DT_FLOAT, {3, 3}, bytesOf({0, 1, 2, 3, 4, 5, 6, 7, 8}));
  llvm::Expected<OwnedBytes> part = write().readPart("w", {{1, 2}, {0, 2}}, 64, true);
  ASSERT_TRUE(static_cast<bool>(part)) << llvm::toString(part.takeError());
  EXPECT_THAT(floatsOf(part->bytes), ElementsAre(3, 4, 6, 7));
}

TEST_F(TensorBundleTest, PartThatIsStoredAsSuchNeedsNoOther) {
  entry("w", tensorflow::DT_FLOAT, {4}).add_slices()->add_extent()->set_length(2);
  add(encodeSliceKey("w", {{0, 2}}), tensorflow::DT_FLOAT, {2}, bytesOf({1, 2}));
  llvm::Expected<OwnedBytes> part = write().readPart("w", {{0, 2}}, 4, true);
  ASSERT_TRUE(static_cast<bool>(part)) << llvm::toString(part.takeError());
  EXPECT_THAT(floatsOf(part->bytes), ElementsAre(1, 2));
}

TEST_F(TensorBundleTest, PartOutsideTheTensor) {
  add("w", tensorflow::DT_FLOAT, {2}, bytesOf({1, 2}));
  TensorBundle bundle = write();
  EXPECT_THAT(errorOf(bundle.readPart("w", {{1, 2}}, 4, true)), HasSubstr("does not fit"));
  EXPECT_THAT(errorOf(bundle.readPart("w", {}, 4, true)), HasSubstr("does not fit"));
}

// A megabyte that a hundred entries claim as theirs.
TEST_F(TensorBundleTest, TensorsThatOverlap) {
  const std::vector<float> values(1 << 18);
  for (int i = 0; i < 100; ++i) {
    data.clear();
    add("w" + std::to_string(i), tensorflow::DT_FLOAT, {1 << 18}, bytesOf(values));
  }
  TensorBundle bundle = write();
  std::string message;
  for (int i = 0; i < 100 && message.empty(); ++i)
    message = errorOf(bundle.read("w" + std::to_string(i), 4, false));
  EXPECT_THAT(message, HasSubstr("tensors overlap"));
}

TEST_F(TensorBundleTest, StringsWithTheirLengthsChecked) {
  const std::vector<std::string> strings = {"ab", "", "xyz"};
  std::string lengths, fixedLengths, characters;
  for (const std::string &s : strings) {
    lengths += test::varint(s.size());
    fixedLengths += test::fixed32(s.size());
    characters += s;
  }
  const std::string checksum = test::fixed32(maskCrc32c(crc32c(fixedLengths)));
  auto &proto = add("s", tensorflow::DT_STRING, {3}, lengths + checksum + characters);
  proto.set_crc32c(maskCrc32c(crc32c(fixedLengths + checksum + characters)));
  TensorBundle bundle = write();
  llvm::Expected<std::vector<std::string>> read = bundle.readStrings("s", true);
  ASSERT_TRUE(static_cast<bool>(read)) << llvm::toString(read.takeError());
  EXPECT_EQ(*read, strings);
}

TEST_F(TensorBundleTest, DamagedStringLengths) {
  add("s", tensorflow::DT_STRING, {1}, std::string("\x02") + test::fixed32(0) + "ab");
  llvm::Expected<std::vector<std::string>> read = write().readStrings("s", true);
  ASSERT_FALSE(static_cast<bool>(read));
  EXPECT_THAT(llvm::toString(read.takeError()), HasSubstr("damaged"));
}

TEST_F(TensorBundleTest, DamagedDataIsNoticedUnlessTrusted) {
  add("w", tensorflow::DT_FLOAT, {1}, bytesOf({1}));
  data[0][0] ^= 1;
  TensorBundle bundle = write();
  EXPECT_THAT(errorOf(bundle.read("w", 4, true)), HasSubstr("'w': the data is damaged"));
  EXPECT_EQ(errorOf(bundle.read("w", 4, false)), "");
}

TEST_F(TensorBundleTest, DataFileTooShort) {
  add("w", tensorflow::DT_FLOAT, {2}, bytesOf({1, 2}));
  data[0].pop_back();
  EXPECT_THAT(errorOf(write().read("w", 4, true)), HasSubstr("has 7"));
}

TEST_F(TensorBundleTest, DataFileMissing) {
  add("w", tensorflow::DT_FLOAT, {1}, bytesOf({1}));
  TensorBundle bundle = write();
  llvm::sys::fs::remove(prefix + ".data-00000-of-00001");
  EXPECT_THAT(errorOf(bundle.read("w", 4, true)), HasSubstr("cannot open the file"));
}

TEST_F(TensorBundleTest, SizeThatDoesNotFitTheShape) {
  add("w", tensorflow::DT_FLOAT, {3}, bytesOf({1, 2}));
  EXPECT_THAT(errorOf(write().read("w", 4, true)),
              HasSubstr("8 bytes do not fit shape [3] of float"));
}

TEST_F(TensorBundleTest, ShapesThatCannotBe) {
  add("negative", tensorflow::DT_FLOAT, {-1}, "");
  add("huge", tensorflow::DT_FLOAT, {INT64_MAX, INT64_MAX}, "");
  TensorBundle bundle = write();
  EXPECT_THAT(errorOf(bundle.read("negative", 4, true)), HasSubstr("shape [-1]"));
  EXPECT_THAT(errorOf(bundle.read("huge", 4, true)), HasSubstr("do not fit shape"));
}

TEST_F(TensorBundleTest, ShardThatDoesNotExist) {
  add("w", tensorflow::DT_FLOAT, {1}, bytesOf({1})).set_shard_id(5);
  EXPECT_THAT(errorOf(write().read("w", 4, true)), HasSubstr("data file 5 of 1"));
}

TEST_F(TensorBundleTest, MissingKey) {
  EXPECT_THAT(errorOf(write().read("w", 4, true)), HasSubstr("not in the checkpoint"));
}

TEST(TensorBundle, IndexWithoutHeader) {
  llvm::Expected<TensorBundle> bundle = TensorBundle::parse(test::writeTable({{"w", ""}}), "p");
  ASSERT_FALSE(static_cast<bool>(bundle));
  EXPECT_THAT(llvm::toString(bundle.takeError()), HasSubstr("header is missing"));
}

TEST(TensorBundle, BigEndianIsRefused) {
  tensorflow::BundleHeaderProto header;
  header.set_endianness(tensorflow::BundleHeaderProto::BIG);
  llvm::Expected<TensorBundle> bundle =
      TensorBundle::parse(test::writeTable({{"", header.SerializeAsString()}}), "p");
  ASSERT_FALSE(static_cast<bool>(bundle));
  EXPECT_THAT(llvm::toString(bundle.takeError()), HasSubstr("big-endian"));
}

} // namespace
} // namespace graphc::importer
