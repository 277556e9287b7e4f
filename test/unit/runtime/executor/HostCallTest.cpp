//===- HostCallTest.cpp - host kernels, heap values, strings, objects -----===//
#include "runtime/executor/HostKernelRegistry.h"
#include "test/unit/runtime/support/LoadedProgram.h"
#include "test/unit/runtime/support/TestFamily.h"
#include "test/unit/runtime/support/TestKernels.h"

#include <gmock/gmock.h>

using namespace graphc::runtime;
using namespace graphc::runtime::testing;
using schema::AttributeKind;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

namespace {
ModelOptions withFamily() {
  ModelOptions options;
  options.hostKernels = {graphc_host_kernels_testing()};
  return options;
}

/// The strings of a constant tensor as weights hold them.
std::vector<uint8_t> encodeStrings(const std::vector<std::string> &strings) {
  std::vector<uint8_t> bytes(strings.size() * 8);
  uint64_t end = 0;
  for (size_t i = 0; i < strings.size(); ++i) {
    end += strings[i].size();
    std::memcpy(bytes.data() + i * 8, &end, 8);
  }
  for (const std::string &text : strings)
    bytes.insert(bytes.end(), text.begin(), text.end());
  return bytes;
}

std::vector<std::string> stringsOf(const TensorRef &tensor) {
  std::vector<std::string> texts;
  for (const HostString &string : tensor.values<HostString>())
    texts.emplace_back(string.view());
  return texts;
}

/// y = 2 * positive(x): a heap value whose size its host kernel decides.
void buildPositive(ProgramBuilder &builder) {
  uint32_t one = builder.constant(1), scale = builder.kernel("scale", scaleInts);
  auto &f = builder.function("main");
  uint32_t n = builder.symbol(f.inputSymbol("n", 0, 0));
  uint32_t k = f.definedSymbol("k"), size = builder.symbol(k);
  uint32_t x = f.input("x", DType::Int32, {n});
  uint32_t found = f.openHeap("found", DType::Int32, 1);
  uint32_t y = f.heap("y", DType::Int32, {size});
  f.onNode(builder.node("filter", "Where"));
  f.hostCall(builder.hostKernel("Positive", "testing"), {x}, {found});
  f.bindDim(k, found, 0);
  f.launch(scale, {found}, {y}, {builder.constant(2)}, size, one);
  f.release(found);
  f.returns(y);
  builder.signature("main", {f.index()});
}

TensorRef intTensor(std::vector<int32_t> &values, std::vector<int64_t> &dims) {
  dims = {static_cast<int64_t>(values.size())};
  return tensorOf(DType::Int32, values, dims);
}
} // namespace

TEST(HostCall, DecidesTheSizeOfItsResult) {
  ProgramBuilder builder;
  buildPositive(builder);
  LoadedProgram p(builder, withFamily());
  ASSERT_OK(p.status);
  for (std::vector<int32_t> x : {std::vector<int32_t>{3, -1, 4}, {-1}, {}, {5, 6, 7, 8}}) {
    std::vector<int64_t> dims;
    TensorRef in[] = {intTensor(x, dims)};
    ResultTensor out[1] = {};
    ASSERT_OK(p.context->run(0, in, out));
    std::vector<int32_t> expected;
    for (int32_t value : x)
      if (value > 0)
        expected.push_back(2 * value);
    EXPECT_EQ(valuesOf<int32_t>(out[0]), expected);
  }
}

TEST(HostCall, StaysUnderTheHeapCap) {
  ProgramBuilder builder;
  buildPositive(builder);
  ContextOptions options;
  options.heapCap = 4000;
  LoadedProgram p(builder, withFamily(), options);
  std::vector<int32_t> x(100, 1);
  std::vector<int64_t> dims;
  TensorRef small[] = {intTensor(x, dims)};
  ASSERT_OK(p.context->run(0, small, {}));
  x.assign(2000, 1);
  TensorRef large[] = {intTensor(x, dims)};
  Status status = p.context->run(0, large, {});
  EXPECT_EQ(status.code(), StatusCode::ResourceExhausted);
  EXPECT_EQ(status.node(), "filter");
  EXPECT_THAT(std::string(status.message()), HasSubstr("'found' (heap cap 4000 bytes"));
}

TEST(HostCall, GivesItsErrorTheNodesName) {
  ProgramBuilder builder;
  auto &f = builder.function("main");
  uint32_t n = builder.symbol(f.inputSymbol("n", 0, 0));
  uint32_t x = f.input("x", DType::Int32, {n});
  uint32_t y = f.arena("y", DType::Int64, {}, 0);
  f.onNode(builder.node("head/sum", "ParallelSum"));
  f.hostCall(builder.hostKernel("ParallelSum", "testing"), {x}, {y});
  f.returns(y);
  builder.signature("main", {f.index()});
  ThreadPool pool({.threads = 4, .spinMicroseconds = 0});
  ModelOptions options = withFamily();
  options.pool = &pool;
  LoadedProgram p(builder, options);
  ASSERT_OK(p.status);
  std::vector<int32_t> x0(1000, 1);
  std::vector<int64_t> dims;
  TensorRef in[] = {intTensor(x0, dims)};
  ResultTensor out[1] = {};
  ASSERT_OK(p.context->run(0, in, out));
  EXPECT_EQ(*out[0].as<int64_t>(), 1000);
  x0[123] = x0[900] = -1;
  Status status = p.context->run(0, in, out);
  EXPECT_EQ(status.toString(), "invalid argument: node 'head/sum': element 123 is negative");
}

TEST(HostCall, MakesStringsOnManyThreads) {
  ProgramBuilder builder;
  std::vector<std::string> left, right;
  for (int i = 0; i < 200; ++i) {
    left.push_back(std::string(i * 40 % 5000, 'a'));
    right.push_back("b" + std::to_string(i));
  }
  std::vector<uint8_t> a = encodeStrings(left), b = encodeStrings(right);
  uint64_t at = builder.weights(a.data(), a.size()), bt = builder.weights(b.data(), b.size());
  auto &f = builder.function("main");
  uint32_t n = builder.constant(200);
  uint32_t x = f.constantBuffer("x", DType::String, {n}, at, a.size());
  uint32_t y = f.constantBuffer("y", DType::String, {n}, bt, b.size());
  uint32_t z = f.openHeap("z", DType::String, 1);
  f.hostCall(builder.hostKernel("Concat", "testing"), {x, y}, {z},
             {builder.stringAttribute("separator", "-"), 1});
  f.returns(z);
  builder.signature("main", {f.index()});
  LoadedProgram p(builder, withFamily());
  ASSERT_OK(p.status);
  ResultTensor out[1] = {};
  for (int run = 0; run < 3; ++run) {
    ASSERT_OK(p.context->run(0, {}, out));
    std::vector<std::string> texts = stringsOf(out[0]);
    for (int i = 0; i < 200; ++i)
      EXPECT_EQ(texts[i], left[i] + "-" + right[i]);
  }
}

TEST(HostCall, PassesStringsThroughAsCopies) {
  ProgramBuilder builder;
  auto &f = builder.function("main");
  uint32_t n = builder.symbol(f.inputSymbol("n", 0, 0));
  uint32_t x = f.input("x", DType::String, {n});
  uint32_t h = f.heap("h", DType::String, {n});
  f.copy(x, h);
  f.returns(h);
  f.returns(x);
  builder.signature("main", {f.index()});
  LoadedProgram p(builder, withFamily());
  ASSERT_OK(p.status);
  HostString strings[] = {{"one", 3}, {nullptr, 0}, {"t\0o", 3}};
  int64_t dims[] = {3};
  TensorRef in[] = {{DType::String, 1, dims, strings}};
  ResultTensor out[2] = {};
  ASSERT_OK(p.context->run(0, in, out));
  for (int i = 0; i < 2; ++i) {
    EXPECT_THAT(stringsOf(out[i]), ElementsAre("one", "", std::string("t\0o", 3)));
    EXPECT_NE(out[i].as<HostString>()[0].data, strings[0].data);
  }
}

TEST(HostCall, SharesMemoryWhenItForwards) {
  ProgramBuilder builder;
  uint32_t two = builder.constant(2), six = builder.constant(6);
  auto &f = builder.function("main");
  uint32_t x = f.input("x", DType::Int32, {six});
  uint32_t a = f.heap("a", DType::Int32, {six}), b = f.openHeap("b", DType::Int32, 2);
  f.copy(x, a);
  f.hostCall(builder.hostKernel("Reshape", "testing"), {a}, {b},
             {builder.listAttribute("shape", AttributeKind::Ints, {2, 3}), 1});
  f.returns(a);
  f.returns(b);
  // An update of one must not reach the other.
  f.launch(builder.kernel("offset", offsetInts), {b}, {b}, {two}, six, six);
  builder.signature("main", {f.index()});
  LoadedProgram p(builder, withFamily());
  ASSERT_OK(p.status);
  std::vector<int32_t> values = {1, 2, 3, 4, 5, 6};
  std::vector<int64_t> dims;
  TensorRef in[] = {intTensor(values, dims)};
  ResultTensor out[2] = {};
  ASSERT_OK(p.context->run(0, in, out));
  EXPECT_THAT(out[1].shape(), ElementsAre(2, 3));
  EXPECT_THAT(valuesOf<int32_t>(out[0]), ElementsAre(1, 2, 3, 4, 5, 6));
  EXPECT_THAT(valuesOf<int32_t>(out[1]), ElementsAre(3, 4, 5, 6, 7, 8));
}

TEST(HostCall, KeepsObjectsAliveWhileTensorsHoldThem) {
  ProgramBuilder builder;
  auto &f = builder.function("main");
  uint32_t x = f.input("x", DType::Int32, {});
  uint32_t box = f.openHeap("box", DType::Variant, 0), copy = f.openHeap("copy", DType::Variant, 0);
  uint32_t y = f.output("y", DType::Int32, {});
  f.hostCall(builder.hostKernel("Remember", "testing"), {x}, {box});
  f.copy(box, copy);
  f.release(box);
  f.hostCall(builder.hostKernel("Recall", "testing"), {copy}, {y});
  builder.signature("main", {f.index()});
  LoadedProgram p(builder, withFamily());
  ASSERT_OK(p.status);
  int32_t value = 42;
  TensorRef in[] = {{DType::Int32, 0, nullptr, &value}};
  ResultTensor out[1] = {};
  ASSERT_OK(p.context->run(0, in, out));
  EXPECT_EQ(*out[0].as<int32_t>(), 42);
}

TEST(HostCall, CountsExecutionsPerNode) {
  ProgramBuilder builder;
  auto &f = builder.function("main");
  uint32_t y = f.output("y", DType::Int64, {}), z = f.output("z", DType::Int64, {});
  uint32_t count = builder.hostKernel("Count", "testing");
  f.hostCall(count, {}, {y});
  f.hostCall(count, {}, {z});
  builder.signature("main", {f.index()});
  LoadedProgram p(builder, withFamily());
  ASSERT_OK(p.status);
  ResultTensor out[2] = {};
  auto other = p.newContext();
  ASSERT_OK(p.context->run(0, {}, out));
  ASSERT_OK(other->run(0, {}, out));
  EXPECT_EQ(*out[0].as<int64_t>(), 1);
  EXPECT_EQ(*out[1].as<int64_t>(), 1);
}

TEST(HostCall, ReadsItsAttributes) {
  ProgramBuilder builder;
  uint32_t names[] = {builder.stringAttribute("", "first"), builder.stringAttribute("", "second")};
  float value[] = {0.5f, 1.5f};
  double scale = 2.5;
  int64_t bits;
  std::memcpy(&bits, &scale, 8);
  uint32_t first = builder.attribute("n", AttributeKind::Int, 7);
  builder.attribute("flag", AttributeKind::Bool, 1);
  builder.attribute("scale", AttributeKind::Float, bits);
  builder.attribute("T", AttributeKind::DType, static_cast<int64_t>(DType::BFloat16));
  builder.listAttribute("shape", AttributeKind::Shape, {-1, 3});
  builder.listAttribute("scales", AttributeKind::Floats, {bits, bits});
  builder.tensorAttribute("value", DType::Float32, {2}, value, sizeof(value));
  uint32_t list = builder.attribute("names", AttributeKind::Strings, 0);
  builder.setElements(list, names[0], 2);
  auto &f = builder.function("main");
  uint32_t y = f.openHeap("y", DType::String, 0);
  f.onNode(builder.node("scope/describe", "Describe"));
  f.hostCall(builder.hostKernel("Describe", "testing"), {}, {y}, {first, list - first + 1});
  f.returns(y);
  builder.signature("main", {f.index()});
  LoadedProgram p(builder, withFamily());
  ASSERT_OK(p.status);
  ResultTensor out[1] = {};
  ASSERT_OK(p.context->run(0, {}, out));
  EXPECT_THAT(stringsOf(out[0]),
              ElementsAre("scope/describe|Describe|7|true|2.500000|bfloat16|[?,3]|2|second|"
                          "1.500000|2"));
}

TEST(HostCall, MustAllocateEveryResult) {
  ProgramBuilder builder;
  auto &f = builder.function("main");
  uint32_t y = f.openHeap("y", DType::Int32, 1);
  f.hostCall(builder.hostKernel("Forgetful", "testing"), {}, {y});
  f.returns(y);
  builder.signature("main", {f.index()});
  LoadedProgram p(builder, withFamily());
  EXPECT_EQ(p.context->run(0, {}, {}).message(), "host kernel Forgetful did not allocate result 0");
}

TEST(HostCall, ThatThrowsFails) {
  for (int64_t parallel : {0, 1}) {
    ProgramBuilder builder;
    auto &f = builder.function("main");
    f.onNode(builder.node("thrower", "Throw"));
    f.hostCall(builder.hostKernel("Throw", "testing"), {}, {},
               {builder.attribute("parallel", AttributeKind::Bool, parallel), 1});
    builder.signature("main", {f.index()});
    LoadedProgram p(builder, withFamily());
    ASSERT_OK(p.status);
    EXPECT_EQ(p.context->run(0, {}, {}).toString(),
              "resource exhausted: node 'thrower': out of memory");
  }
}

TEST(HostCall, ThatBlocksKeepsItsPlaceInItsStream) {
  ProgramBuilder builder;
  uint32_t one = builder.constant(1), offset = builder.kernel("offset", offsetInts);
  auto &f = builder.function("main");
  uint32_t other = f.stream(), before = f.event(), after = f.event();
  uint32_t x = f.input("x", DType::Int32, {}), a = f.arena("a", DType::Int32, {}, 0);
  uint32_t b = f.arena("b", DType::Int32, {}, 64), y = f.output("y", DType::Int32, {});
  f.launch(offset, {x}, {a}, {builder.constant(10)}, one, one);
  f.record(before);
  f.at(f.root(), other).wait(before);
  f.hostCall(builder.hostKernel("Block", "testing"), {a}, {b});
  f.record(after);
  f.at(f.root(), 0).wait(after);
  f.launch(offset, {b}, {y}, {builder.constant(100)}, one, one);
  builder.signature("main", {f.index()});
  ThreadPool pool({.threads = 3, .spinMicroseconds = 0});
  ModelOptions options = withFamily();
  options.pool = &pool;
  options.checkRaces = true;
  ContextOptions profiled;
  profiled.profile = true;
  LoadedProgram p(builder, options, profiled);
  ASSERT_OK(p.status);
  int32_t value = 5;
  TensorRef in[] = {{DType::Int32, 0, nullptr, &value}};
  ResultTensor out[1] = {};
  for (int run = 0; run < 10; ++run) {
    ASSERT_OK(p.context->run(0, in, out));
    EXPECT_EQ(*out[0].as<int32_t>(), 116);
    ASSERT_EQ(p.context->timeline().size(), 3u);
    EXPECT_EQ(p.context->timeline()[1].stream, 1u);
    EXPECT_LE(p.context->timeline()[0].endNs, p.context->timeline()[1].beginNs);
  }
}

TEST(HostCall, ThatIsUnsafeMustBeAllowedByName) {
  ProgramBuilder builder;
  auto &f = builder.function("main");
  f.onNode(builder.node("reader", "Open"));
  f.hostCall(builder.hostKernel("Open", "testing"), {}, {});
  builder.signature("main", {f.index()});
  LoadedProgram refused(builder, withFamily());
  EXPECT_EQ(refused.status.code(), StatusCode::PermissionDenied);
  EXPECT_EQ(refused.status.node(), "reader");
  ModelOptions options = withFamily();
  options.allowedOps = {"Open"};
  ProgramBuilder again;
  auto &g = again.function("main");
  g.hostCall(again.hostKernel("Open", "testing"), {}, {});
  again.signature("main", {g.index()});
  LoadedProgram allowed(again, options);
  ASSERT_OK(allowed.status);
  EXPECT_OK(allowed.context->run(0, {}, {}));
}

TEST(HostKernels, ReadBeforeWriteIsAnError) {
  ProgramBuilder builder;
  auto &f = builder.function("main");
  uint32_t a = f.openHeap("a", DType::Int32, 1), b = f.openHeap("b", DType::Int32, 1);
  f.hostCall(builder.hostKernel("Positive", "testing"), {a}, {b});
  f.returns(b);
  builder.signature("main", {f.index()});
  LoadedProgram p(builder, withFamily());
  ASSERT_OK(p.status);
  EXPECT_EQ(p.context->run(0, {}, {}).message(), "'a' has no value here");
}

TEST(HostKernelRegistry, NamesTheMissingFamilyAndWhereItLooked) {
  HostKernelRegistry registry("/nowhere/at/all");
  Status status = registry.find("no_such_family", "Op").status();
  EXPECT_EQ(status.code(), StatusCode::NotFound);
  EXPECT_THAT(std::string(status.message()), HasSubstr("libgraphc_host_no_such_family.so"));
  EXPECT_THAT(std::string(status.message()), HasSubstr("/nowhere/at/all"));
}

TEST(HostKernelRegistry, OpensFamiliesFromLibraries) {
  HostKernelRegistry registry(GRAPHC_TEST_LIBRARY_FOLDER);
  Result<const HostKernelEntry *> entry = registry.find("testing", "Positive");
  ASSERT_OK(entry.status());
  EXPECT_STREQ((*entry)->op, "Positive");
  EXPECT_EQ(registry.find("testing", "NoSuchOp").status().code(), StatusCode::Unimplemented);
}

TEST(HostKernelRegistry, RefusesAnotherInterfaceVersion) {
  HostKernelTable table = *graphc_host_kernels_testing();
  table.abiVersion = 99;
  HostKernelRegistry registry({}, {&table});
  EXPECT_EQ(registry.find("testing", "Positive").status().code(), StatusCode::FailedPrecondition);
}
