#include "tools/npy/Npz.h"

#include "test/unit/tools/npy/NpyFiles.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

using namespace graphc::npy;
using namespace graphc::npy::testing;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

namespace {

std::vector<NamedArray> twoArrays() {
  std::vector<NamedArray> arrays;
  arrays.push_back({"x:0", makeArray<float>({Kind::Float, 4}, {2}, {1.5f, -2})});
  arrays.push_back({"scope/y", makeArray<int64_t>({Kind::Int, 8}, {}, {42})});
  return arrays;
}

TEST(Npz, ReadsWhatItWrites) {
  auto arrays = parseNpz(bytesOf(npzFile(twoArrays())));
  ASSERT_TRUE(arrays) << arrays.status().toString();
  ASSERT_THAT(*arrays, SizeIs(2));
  EXPECT_EQ((*arrays)[0].name, "x:0");
  EXPECT_THAT(values<float>((*arrays)[0].array), ElementsAre(1.5f, -2));
  EXPECT_EQ((*arrays)[1].name, "scope/y");
  EXPECT_THAT(values<int64_t>((*arrays)[1].array), ElementsAre(42));
}

TEST(Npz, EqualArraysGiveEqualBytes) { EXPECT_EQ(npzFile(twoArrays()), npzFile(twoArrays())); }

TEST(Npz, HeadersAreReadWithoutElements) {
  auto headers = parseNpzHeaders(bytesOf(npzFile(twoArrays())));
  ASSERT_TRUE(headers) << headers.status().toString();
  ASSERT_THAT(*headers, SizeIs(2));
  EXPECT_EQ((*headers)[0].name, "x:0");
  EXPECT_THAT((*headers)[0].header.dims, ElementsAre(2));
}

TEST(Npz, AnArchiveWithoutArraysIsEmpty) {
  auto arrays = parseNpz(bytesOf(npzFile({})));
  ASSERT_TRUE(arrays) << arrays.status().toString();
  EXPECT_THAT(*arrays, SizeIs(0));
}

TEST(Npz, RefusesTwoArraysOfOneName) {
  std::vector<NamedArray> arrays = twoArrays();
  arrays[1].name = "x:0";
  auto read = parseNpz(bytesOf(npzFile(arrays)));
  ASSERT_FALSE(read);
  EXPECT_THAT(std::string(read.status().message()), HasSubstr("two members 'x:0.npy'"));
}

TEST(Npz, NoPrefixOfAFileIsRead) {
  std::string file = npzFile(twoArrays());
  for (size_t size = 0; size < file.size(); ++size)
    EXPECT_FALSE(parseNpz(bytesOf(file.substr(0, size)))) << size;
}

TEST(Npz, NoBitThatFlipsCrashes) {
  std::string good = npzFile(twoArrays());
  for (size_t bit = 0; bit < 8 * good.size(); ++bit) {
    std::string file = good;
    file[bit / 8] = static_cast<char>(file[bit / 8] ^ (1 << bit % 8));
    (void)parseNpz(bytesOf(file));
    (void)parseNpzHeaders(bytesOf(file));
  }
}

TEST(Npz, NamesTheFileThatIsMissing) {
  auto arrays = readNpz("/nonexistent/in.npz");
  ASSERT_FALSE(arrays);
  EXPECT_EQ(std::string(arrays.status().message()),
            "cannot open '/nonexistent/in.npz': No such file or directory");
}

TEST(Npz, RefusesFolders) {
  auto arrays = readNpz("/tmp");
  ASSERT_FALSE(arrays);
  EXPECT_EQ(std::string(arrays.status().message()), "'/tmp' is not a file");
}

} // namespace
