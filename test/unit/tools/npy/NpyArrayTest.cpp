#include "tools/npy/NpyArray.h"

#include "test/unit/tools/npy/NpyFiles.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

using namespace graphc::npy;
using namespace graphc::npy::testing;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

namespace {

std::string problem(const std::string &file) {
  auto array = parseNpy(bytesOf(file));
  return array ? "" : std::string(array.status().message());
}

std::vector<std::string> strings(const Array &array) {
  std::vector<std::string> texts;
  for (uint64_t i = 0; i < array.elementCount(); ++i)
    texts.emplace_back(reinterpret_cast<const char *>(array.data.data()) + i * array.type.bytes,
                       array.type.bytes);
  return texts;
}

TEST(NpyArray, ReadsAMatrix) {
  std::vector<float> elements = {1, 2, 3, 4, 5, 6};
  auto array = parseNpy(bytesOf(npyFile(dict("<f4", "(2, 3)"), raw(elements))));
  ASSERT_TRUE(array) << array.status().toString();
  EXPECT_EQ(array->type, (ElementType{Kind::Float, 4}));
  EXPECT_THAT(array->dims, ElementsAre(2, 3));
  EXPECT_EQ(values<float>(*array), elements);
}

TEST(NpyArray, ReadsAScalar) {
  auto array = parseNpy(bytesOf(npyFile(dict("<i8", "()"), raw<int64_t>({-7}))));
  ASSERT_TRUE(array) << array.status().toString();
  EXPECT_THAT(array->dims, IsEmpty());
  EXPECT_THAT(values<int64_t>(*array), ElementsAre(-7));
}

TEST(NpyArray, ReadsAnEmptyArray) {
  auto array = parseNpy(bytesOf(npyFile(dict("<i4", "(0, 5)"), "")));
  ASSERT_TRUE(array) << array.status().toString();
  EXPECT_THAT(array->dims, ElementsAre(0, 5));
  EXPECT_EQ(array->data.size(), 0u);
}

TEST(NpyArray, TurnsFortranOrderAround) {
  // Columns first:  1 2 3
  //                 4 5 6
  auto file = npyFile(dict("<i4", "(2, 3)", "True"), raw<int32_t>({1, 4, 2, 5, 3, 6}));
  auto array = parseNpy(bytesOf(file));
  ASSERT_TRUE(array) << array.status().toString();
  EXPECT_THAT(values<int32_t>(*array), ElementsAre(1, 2, 3, 4, 5, 6));
}

TEST(NpyArray, SwapsBigEndianNumbers) {
  auto array = parseNpy(bytesOf(npyFile(dict(">u2", "(2,)"), std::string("\x01\x02\x03\x04"))));
  ASSERT_TRUE(array) << array.status().toString();
  EXPECT_THAT(values<uint16_t>(*array), ElementsAre(0x0102, 0x0304));
}

TEST(NpyArray, SwapsThePartsOfBigEndianComplexNumbers) {
  auto file = npyFile(dict(">c8", "(1,)"), std::string("\x3F\x80\0\0\x40\0\0\0", 8));
  auto array = parseNpy(bytesOf(file));
  ASSERT_TRUE(array) << array.status().toString();
  EXPECT_THAT(values<float>(*array), ElementsAre(1.0f, 2.0f));
}

TEST(NpyArray, MakesBoolsZeroOrOne) {
  auto array = parseNpy(bytesOf(npyFile(dict("|b1", "(3,)"), std::string("\0\x07\x01", 3))));
  ASSERT_TRUE(array) << array.status().toString();
  EXPECT_THAT(values<uint8_t>(*array), ElementsAre(0, 1, 1));
}

TEST(NpyArray, TurnsUnicodeIntoUtf8) {
  auto file = npyFile(dict("<U2", "(2,)"), raw<uint32_t>({'h', 0x20AC, 'x', 0}));
  auto array = parseNpy(bytesOf(file));
  ASSERT_TRUE(array) << array.status().toString();
  EXPECT_EQ(array->type.kind, Kind::Bytes);
  EXPECT_THAT(strings(*array), ElementsAre("h\xE2\x82\xAC", std::string("x\0\0\0", 4)));
}

TEST(NpyArray, RefusesCharactersThatAreNone) {
  EXPECT_THAT(problem(npyFile(dict("<U1", "(1,)"), raw<uint32_t>({0x110000}))),
              HasSubstr("element 0 has no unicode character"));
  EXPECT_THAT(problem(npyFile(dict("<U1", "(1,)"), raw<uint32_t>({0xD800}))),
              HasSubstr("element 0 has no unicode character"));
}

TEST(NpyArray, ReadsKeysInAnyOrderAndBothQuotes) {
  std::string header = "{\"shape\": (2,), \"descr\": \"<i4\", \"fortran_order\": False}\n";
  auto array = parseNpy(bytesOf(npyFile(header, raw<int32_t>({1, 2}))));
  ASSERT_TRUE(array) << array.status().toString();
  EXPECT_THAT(array->dims, ElementsAre(2));
}

TEST(NpyArray, ReadsVersion2) {
  std::string header = dict("<i4", "(1,)");
  std::string file = std::string("\x93NUMPY\x02\0", 8) +
                     raw<uint32_t>({static_cast<uint32_t>(header.size())}) + header +
                     raw<int32_t>({5});
  auto array = parseNpy(bytesOf(file));
  ASSERT_TRUE(array) << array.status().toString();
  EXPECT_THAT(values<int32_t>(*array), ElementsAre(5));
}

TEST(NpyArray, RefusesWhatIsNotNpy) {
  EXPECT_THAT(problem(""), HasSubstr("the magic number is missing"));
  EXPECT_THAT(problem("PK\x03\x04 and so on"), HasSubstr("the magic number is missing"));
}

TEST(NpyArray, RefusesHeadersLongerThanTheFile) {
  std::string file = npyFile(dict("<i4", "(1,)"), "");
  EXPECT_THAT(problem(file.substr(0, file.size() - 3)), HasSubstr("header is cut off"));
}

TEST(NpyArray, RefusesArraysLongerThanTheFile) {
  EXPECT_THAT(problem(npyFile(dict("<i4", "(3,)"), raw<int32_t>({1, 2}))),
              HasSubstr("its shape needs 12 bytes, the file has 8"));
}

TEST(NpyArray, RefusesShapesThatOverflow) {
  EXPECT_THAT(problem(npyFile(dict("<i4", "(4294967296, 4294967296)"), "")),
              HasSubstr("more elements than any memory"));
  EXPECT_THAT(problem(npyFile(dict("<f8", "(4611686018427387904,)"), "")),
              HasSubstr("larger than any memory"));
}

TEST(NpyArray, RefusesManyEmptyStrings) {
  EXPECT_THAT(problem(npyFile(dict("|S0", "(1000000000000,)"), "")),
              HasSubstr("more empty strings than the file has bytes"));
}

TEST(NpyArray, RefusesTypesThatAreNoTensors) {
  EXPECT_THAT(problem(npyFile(dict("|O", "(1,)"), "")), HasSubstr("Python objects"));
  EXPECT_THAT(problem(npyFile(dict("<M8[s]", "(1,)"), "")), HasSubstr("dtype '<M8[s]'"));
  EXPECT_THAT(problem(npyFile(dict("<f16", "(1,)"), "")), HasSubstr("dtype '<f16'"));
  EXPECT_THAT(
      problem(npyFile("{'descr': [('x', '<i4')], 'fortran_order': False, 'shape': (1,)}\n", "")),
      HasSubstr("records"));
}

TEST(NpyArray, RefusesBrokenDictionaries) {
  for (const char *header : {"", "{", "{}", "{'descr': '<f4'}", "{'descr': '<f4', 'descr': '<f4'}",
                             "{'descr': '<f4', 'fortran_order': Maybe, 'shape': ()}",
                             "{'descr': '<f4', 'fortran_order': False, 'shape': (-1,)}",
                             "{'descr': '<f4', 'fortran_order': False, 'shape': (1 2)}",
                             "{'other': 1}", "{'descr': '<f4", "{'descr': '?'"})
    EXPECT_THAT(problem(npyFile(header, "")), HasSubstr("npy header")) << header;
}

TEST(NpyArray, HeaderEndsAtAMultipleOf64) {
  for (std::vector<int64_t> dims : {std::vector<int64_t>{}, {3}, {1000000, 2, 3, 4, 5, 6, 7}}) {
    std::string header = npyHeader({{Kind::Float, 4}, dims});
    EXPECT_EQ(header.size() % 64, 0u);
    EXPECT_EQ(header.back(), '\n');
    auto read = parseNpyHeader(bytesOf(header));
    ASSERT_TRUE(read) << read.status().toString();
    EXPECT_EQ(read->dims, dims);
  }
}

} // namespace
