#include "tools/support/Calls.h"

#include "test/unit/tools/npy/NpyFiles.h"
#include "tools/support/OutputFile.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

using namespace graphc;
using namespace graphc::cli;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

namespace {

std::string problem(const std::string &text) {
  Expected<std::vector<Call>> calls = parseCalls(text, "calls.json");
  return calls ? "" : calls.error().message;
}

/// Files of feeds, removed at the end.
class Planning : public ::testing::Test {
protected:
  /// An .npz of one float array of this shape; its path.
  std::string feed(const std::string &name, const std::vector<int64_t> &dims) {
    int64_t count = 1;
    for (int64_t size : dims)
      count *= size;
    std::vector<npy::NamedArray> arrays;
    arrays.push_back(
        {name, npy::testing::makeArray<float>({npy::Kind::Float, 4}, dims,
                                              std::vector<float>(static_cast<size_t>(count)))});
    std::string path = folder->path() + "/" + std::to_string(files++) + ".npz";
    EXPECT_FALSE(writeFile(path, npy::testing::npzFile(arrays)));
    return path;
  }

  Expected<TemporaryFolder> folder = TemporaryFolder::create("graphc-calls-test");
  CompileJob job;
  int files = 0;
};

TEST(Calls, ReadsAList) {
  auto calls = parseCalls(R"([{"signature": "s", "feeds": "a", "out": "b"}, {"fetch": ["x:0"]}])",
                          "calls.json");
  ASSERT_TRUE(calls) << calls.error().message;
  ASSERT_EQ(calls->size(), 2u);
  EXPECT_EQ((*calls)[0].signature, "s");
  EXPECT_EQ((*calls)[0].feeds, "a");
  EXPECT_EQ((*calls)[0].out, "b");
  EXPECT_THAT((*calls)[1].fetches, ElementsAre("x:0"));
}

TEST(Calls, ReadsAnObjectThatHoldsTheList) {
  auto calls = parseCalls(R"({"calls": [{"signature": "s"}]})", "calls.json");
  ASSERT_TRUE(calls) << calls.error().message;
  EXPECT_EQ(calls->size(), 1u);
}

TEST(Calls, ErrorsNameTheCallAndTheField) {
  EXPECT_EQ(problem("{"), "calls.json: not JSON");
  EXPECT_EQ(problem("3"), "calls.json: expected a list of calls, or {\"calls\": [...]}");
  EXPECT_EQ(problem("[{}, 7]"), "calls.json: call 1: expected an object");
  EXPECT_EQ(problem(R"([{"feeds": 7}])"), "calls.json: call 0: 'feeds' is not a string");
  EXPECT_EQ(problem(R"([{"fetch": "x"}])"), "calls.json: call 0: 'fetch' is not a list of strings");
  EXPECT_EQ(problem(R"([{"feed": "x"}])"), "calls.json: call 0: unknown field 'feed'; there are "
                                           "signature, fetch, feeds, out");
}

TEST_F(Planning, NothingSaidMeansTheDefaultSignature) {
  planCompilation({Call{.signature = {}, .fetches = {}, .feeds = feed("x", {2}), .out = {}}}, job);
  EXPECT_TRUE(job.options.defaultSignature);
  EXPECT_THAT(job.options.feeds, IsEmpty());
}

TEST_F(Planning, SignaturesOfAllCallsAreCompiledOnce) {
  planCompilation({Call{.signature = "a", .fetches = {}, .feeds = {}, .out = {}},
                   Call{.signature = "b", .fetches = {}, .feeds = {}, .out = {}},
                   Call{.signature = "a", .fetches = {}, .feeds = {}, .out = {}}},
                  job);
  EXPECT_THAT(job.options.signatures, ElementsAre("a", "b"));
  EXPECT_FALSE(job.options.defaultSignature);
}

TEST_F(Planning, FetchesMakeFeedsOfTheArrays) {
  planCompilation({Call{.signature = {}, .fetches = {"y:0"}, .feeds = feed("x", {2}), .out = {}}},
                  job);
  EXPECT_THAT(job.options.feeds, ElementsAre("x"));
  EXPECT_THAT(job.options.fetches, ElementsAre("y:0"));
  EXPECT_FALSE(job.options.defaultSignature);
}

TEST_F(Planning, TensorNamesMakeFeedsOfTheArrays) {
  planCompilation({Call{.signature = {}, .fetches = {}, .feeds = feed("x:0", {2}), .out = {}}},
                  job);
  EXPECT_THAT(job.options.feeds, ElementsAre("x:0"));
}

TEST_F(Planning, FetchesOfASignatureAreNoTensors) {
  planCompilation({Call{.signature = "s", .fetches = {"y"}, .feeds = feed("x", {2}), .out = {}}},
                  job);
  EXPECT_THAT(job.options.fetches, IsEmpty());
  EXPECT_THAT(job.options.feeds, IsEmpty());
}

TEST_F(Planning, ShapesOfTheArraysAreFacts) {
  planCompilation({Call{.signature = {}, .fetches = {}, .feeds = feed("x", {2, 3}), .out = {}}},
                  job);
  EXPECT_THAT(job.options.dims, ElementsAre("x=2/3"));
}

TEST_F(Planning, SizesThatDifferBetweenCallsAreUnknown) {
  planCompilation({Call{.signature = {}, .fetches = {}, .feeds = feed("x", {2, 3}), .out = {}},
                   Call{.signature = {}, .fetches = {}, .feeds = feed("x", {4, 3}), .out = {}}},
                  job);
  EXPECT_THAT(job.options.dims, ElementsAre("x=?/3"));
}

TEST_F(Planning, RanksThatDifferBetweenCallsAreNoFact) {
  planCompilation({Call{.signature = {}, .fetches = {}, .feeds = feed("x", {2, 3}), .out = {}},
                   Call{.signature = {}, .fetches = {}, .feeds = feed("x", {6}), .out = {}}},
                  job);
  EXPECT_THAT(job.options.dims, IsEmpty());
}

TEST_F(Planning, FactsOfTheUserStand) {
  job.options.dims = {"x=b/3"};
  planCompilation({Call{.signature = {}, .fetches = {}, .feeds = feed("x", {2, 3}), .out = {}}},
                  job);
  EXPECT_THAT(job.options.dims, ElementsAre("x=b/3"));
}

TEST_F(Planning, FeedsThatCannotBeReadCountForNothing) {
  planCompilation({Call{.signature = {}, .fetches = {}, .feeds = "/nonexistent.npz", .out = {}}},
                  job);
  EXPECT_THAT(job.options.dims, IsEmpty());
  EXPECT_TRUE(job.options.defaultSignature);
}

} // namespace
