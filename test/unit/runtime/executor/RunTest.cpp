//===- RunTest.cpp - straight-line programs -------------------------------===//
#include "test/unit/runtime/support/LoadedProgram.h"
#include "test/unit/runtime/support/TestKernels.h"

#include <gmock/gmock.h>

using namespace graphc::runtime;
using namespace graphc::runtime::testing;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

namespace {
/// y = (x + 1) + x over 4 floats, with one buffer in the arena.
void buildFixed(ProgramBuilder &builder) {
  uint32_t four = builder.constant(4), one = builder.constant(1);
  uint32_t inc = builder.kernel("inc", addOne), add = builder.kernel("add", addFloats);
  auto &f = builder.function("main");
  uint32_t x = f.input("x", DType::Float32, {four});
  uint32_t t = f.arena("t", DType::Float32, {four}, 0);
  uint32_t y = f.output("y", DType::Float32, {four});
  f.onNode(builder.node("scope/inc", "AddV2"));
  f.launch(inc, {x}, {t}, {}, four, one);
  f.onNode(builder.node("scope/add", "AddV2"));
  f.launch(add, {t, x}, {y}, {}, four, one);
  builder.signature("serving_default", {f.index()});
}

/// y = x + 1 over b rows of 3 floats.
void buildSymbolic(ProgramBuilder &builder, int64_t upper = INT64_MAX, int64_t divisor = 1) {
  uint32_t inc = builder.kernel("inc", addOne);
  auto &f = builder.function("main");
  uint32_t b = builder.symbol(f.inputSymbol("b", 0, 0, 0, upper, divisor));
  uint32_t three = builder.constant(3), count = builder.mul(b, three);
  uint32_t x = f.input("x", DType::Float32, {b, three});
  uint32_t t = f.packed("t", DType::Float32, {b, three});
  uint32_t y = f.output("y", DType::Float32, {b, three});
  f.launch(inc, {x}, {t}, {}, count, builder.constant(2));
  f.launch(inc, {t}, {y}, {}, count, builder.constant(2));
  builder.signature("serving_default", {f.index()});
}
} // namespace

TEST(Run, ComputesThroughTheArena) {
  ProgramBuilder builder;
  buildFixed(builder);
  LoadedProgram p(builder);
  ASSERT_OK(p.status);
  std::vector<float> x = {1, 2, 3, 4};
  std::vector<int64_t> dims = {4};
  TensorRef in[] = {tensorOf(DType::Float32, x, dims)};
  ResultTensor out[1] = {};
  ASSERT_OK(p.context->run(0, in, out));
  EXPECT_THAT(valuesOf<float>(out[0]), ElementsAre(3, 5, 7, 9));
  EXPECT_EQ(out[0].dtype, DType::Float32);
  EXPECT_THAT(out[0].shape(), ElementsAre(4));
}

TEST(Run, WritesIntoTheCallersMemory) {
  ProgramBuilder builder;
  buildFixed(builder);
  LoadedProgram p(builder);
  ASSERT_OK(p.status);
  std::vector<float> x = {1, 2, 3, 4}, y(4);
  std::vector<int64_t> dims = {4};
  TensorRef in[] = {tensorOf(DType::Float32, x, dims)};
  ResultTensor out[1] = {};
  out[0].data = y.data();
  out[0].capacity = sizeof(float) * y.size();
  ASSERT_OK(p.context->run(0, in, out));
  EXPECT_THAT(y, ElementsAre(3, 5, 7, 9));
  EXPECT_EQ(out[0].data, y.data());
}

TEST(Run, RefusesOutputMemoryOneByteShort) {
  ProgramBuilder builder;
  buildFixed(builder);
  LoadedProgram p(builder);
  std::vector<float> x = {1, 2, 3, 4}, y(4);
  std::vector<int64_t> dims = {4};
  TensorRef in[] = {tensorOf(DType::Float32, x, dims)};
  ResultTensor out[1] = {};
  out[0].data = y.data();
  out[0].capacity = 15;
  Status status = p.context->run(0, in, out);
  EXPECT_EQ(status.message(), "output 0: expected room for 16 bytes, got 15");
}

TEST(Run, NamesTheInputAndDimThatDoNotFit) {
  ProgramBuilder builder;
  buildSymbolic(builder);
  LoadedProgram p(builder);
  std::vector<float> x(8);
  std::vector<int64_t> dims = {2, 4};
  TensorRef in[] = {tensorOf(DType::Float32, x, dims)};
  Status status = p.context->run(0, in, {});
  EXPECT_EQ(status.code(), StatusCode::InvalidArgument);
  EXPECT_EQ(status.message(), "input 'x' dim 1: expected 3, got 4");
}

TEST(Run, NamesTheInputOfAnotherDType) {
  ProgramBuilder builder;
  buildFixed(builder);
  LoadedProgram p(builder);
  std::vector<int32_t> x(4);
  std::vector<int64_t> dims = {4};
  TensorRef in[] = {tensorOf(DType::Int32, x, dims)};
  EXPECT_EQ(p.context->run(0, in, {}).message(), "input 'x': expected dtype float, got int32");
}

TEST(Run, NamesTheInputOfAnotherRank) {
  ProgramBuilder builder;
  buildFixed(builder);
  LoadedProgram p(builder);
  std::vector<float> x(4);
  std::vector<int64_t> dims = {2, 2};
  TensorRef in[] = {tensorOf(DType::Float32, x, dims)};
  EXPECT_EQ(p.context->run(0, in, {}).message(), "input 'x': rank: expected 1, got 2");
}

TEST(Run, RefusesInputWithoutData) {
  ProgramBuilder builder;
  buildFixed(builder);
  LoadedProgram p(builder);
  int64_t dims[] = {4};
  TensorRef in[] = {{DType::Float32, 1, dims, nullptr}};
  EXPECT_EQ(p.context->run(0, in, {}).message(), "input 'x' has no data");
}

TEST(Run, RefusesUnalignedInput) {
  ProgramBuilder builder;
  buildFixed(builder);
  LoadedProgram p(builder);
  alignas(8) char bytes[32] = {};
  int64_t dims[] = {4};
  TensorRef in[] = {{DType::Float32, 1, dims, bytes + 1}};
  EXPECT_EQ(p.context->run(0, in, {}).message(),
            "input 'x' is not aligned to the 4 bytes of its elements");
}

TEST(Run, CountsInputs) {
  ProgramBuilder builder;
  buildFixed(builder);
  LoadedProgram p(builder);
  EXPECT_EQ(p.context->run(0, {}, {}).message(),
            "signature 'serving_default': number of inputs: expected 1, got 0");
}

TEST(Run, RefusesUnknownSignature) {
  ProgramBuilder builder;
  buildFixed(builder);
  LoadedProgram p(builder);
  EXPECT_EQ(p.context->run(7, {}, {}).code(), StatusCode::NotFound);
}

TEST(Run, ServesEveryBatchSize) {
  ProgramBuilder builder;
  buildSymbolic(builder);
  LoadedProgram p(builder);
  ASSERT_OK(p.status);
  for (int64_t rows : {1, 5, 0, 64, 2}) {
    std::vector<float> x(rows * 3, 1.5f);
    std::vector<int64_t> dims = {rows, 3};
    TensorRef in[] = {tensorOf(DType::Float32, x, dims)};
    ResultTensor out[1] = {};
    ASSERT_OK(p.context->run(0, in, out));
    EXPECT_EQ(out[0].dims[0], rows);
    EXPECT_EQ(valuesOf<float>(out[0]), std::vector<float>(rows * 3, 3.5f));
  }
}

TEST(Run, HoldsSymbolsToTheirBound) {
  ProgramBuilder builder;
  buildSymbolic(builder, /*upper=*/4);
  LoadedProgram p(builder);
  std::vector<float> x(15);
  std::vector<int64_t> dims = {5, 3};
  TensorRef in[] = {tensorOf(DType::Float32, x, dims)};
  EXPECT_EQ(p.context->run(0, in, {}).message(), "input 'x' dim 0: expected at most 4, got 5");
}

TEST(Run, HoldsSymbolsToTheirDivisor) {
  ProgramBuilder builder;
  buildSymbolic(builder, INT64_MAX, /*divisor=*/2);
  LoadedProgram p(builder);
  std::vector<float> x(15);
  std::vector<int64_t> dims = {5, 3};
  TensorRef in[] = {tensorOf(DType::Float32, x, dims)};
  EXPECT_EQ(p.context->run(0, in, {}).message(),
            "input 'x' dim 0: expected a multiple of 2, got 5");
}

TEST(Run, RefusesSizesThatOverflow) {
  ProgramBuilder builder;
  buildSymbolic(builder);
  LoadedProgram p(builder);
  int64_t dims[] = {INT64_MAX / 2, 3};
  float x;
  TensorRef in[] = {{DType::Float32, 2, dims, &x}};
  EXPECT_THAT(std::string(p.context->run(0, in, {}).message()), HasSubstr("too large"));
}

TEST(Run, ReportsTheNodeOfAFailingKernel) {
  ProgramBuilder builder;
  uint32_t hundred = builder.constant(100);
  uint32_t fail = builder.kernel("fail", failFrom);
  auto &f = builder.function("main");
  uint32_t y = f.output("y", DType::Float32, {hundred});
  f.onNode(builder.node("encoder/GatherV2", "GatherV2"));
  f.launch(fail, {}, {y}, {builder.constant(37)}, hundred, builder.constant(1));
  builder.signature("serving_default", {f.index()});
  LoadedProgram p(builder);
  ASSERT_OK(p.status);
  // The lowest failing task is reported, whatever the threads do.
  for (int i = 0; i < 20; ++i) {
    Status status = p.context->run(0, {}, {});
    EXPECT_EQ(status.code(), StatusCode::InvalidArgument);
    EXPECT_EQ(status.node(), "encoder/GatherV2");
    EXPECT_EQ(status.message(), "indices[37] = 370 is not in [0, 5)");
  }
}

TEST(Run, UsesTheDefaultOfAMissingInput) {
  ProgramBuilder builder;
  buildFixed(builder);
  float value[4] = {10, 20, 30, 40};
  builder.defaultInput(0, builder.tensorAttribute("", DType::Float32, {4}, value, sizeof(value)));
  LoadedProgram p(builder);
  ASSERT_OK(p.status);
  TensorRef in[1] = {};
  ResultTensor out[1] = {};
  ASSERT_OK(p.context->run(0, in, out));
  EXPECT_THAT(valuesOf<float>(out[0]), ElementsAre(21, 41, 61, 81));
}

TEST(Run, AsksForAMissingInputWithoutDefault) {
  ProgramBuilder builder;
  buildFixed(builder);
  LoadedProgram p(builder);
  TensorRef in[1] = {};
  EXPECT_EQ(p.context->run(0, in, {}).message(), "input 'x' is missing and has no default");
}

TEST(Run, PrefersTheFirstFunctionThatFits) {
  // A bucket for 4 rows that answers 4, and a generic function that answers -1.
  ProgramBuilder builder;
  uint32_t offset = builder.kernel("offset", offsetInts), one = builder.constant(1);
  for (int64_t rows : {4, -1}) {
    auto &f = builder.function(rows == 4 ? "four" : "any");
    uint32_t dim = rows == 4 ? builder.constant(4) : builder.symbol(f.inputSymbol("b", 0, 0));
    uint32_t x = f.input("x", DType::Int32, {dim});
    uint32_t y = f.output("y", DType::Int32, {one});
    f.launch(offset, {x}, {y}, {builder.constant(rows)}, one, one);
  }
  builder.signature("serving_default", {0, 1});
  LoadedProgram p(builder);
  ASSERT_OK(p.status);
  for (int64_t rows : {4, 3, 4}) {
    std::vector<int32_t> x(rows, 0);
    std::vector<int64_t> dims = {rows};
    TensorRef in[] = {tensorOf(DType::Int32, x, dims)};
    ResultTensor out[1] = {};
    ASSERT_OK(p.context->run(0, in, out));
    EXPECT_THAT(valuesOf<int32_t>(out[0]), ElementsAre(rows == 4 ? 4 : -1));
  }
}

TEST(Run, ReadsConstantsInPlace) {
  ProgramBuilder builder;
  uint32_t four = builder.constant(4);
  uint32_t add = builder.kernel("add", addFloats);
  uint64_t offset = builder.weights<float>({0.5f, 1.5f, 2.5f, 3.5f});
  auto &f = builder.function("main");
  uint32_t x = f.input("x", DType::Float32, {four});
  uint32_t c = f.constantBuffer("c", DType::Float32, {four}, offset, 16);
  uint32_t y = f.output("y", DType::Float32, {four});
  f.launch(add, {x, c}, {y}, {}, four, four);
  f.returns(c);
  builder.signature("serving_default", {f.index()});
  LoadedProgram p(builder);
  ASSERT_OK(p.status);
  std::vector<float> x0 = {1, 1, 1, 1};
  std::vector<int64_t> dims = {4};
  TensorRef in[] = {tensorOf(DType::Float32, x0, dims)};
  ResultTensor out[2] = {};
  ASSERT_OK(p.context->run(0, in, out));
  EXPECT_THAT(valuesOf<float>(out[0]), ElementsAre(1.5, 2.5, 3.5, 4.5));
  EXPECT_THAT(valuesOf<float>(out[1]), ElementsAre(0.5, 1.5, 2.5, 3.5));
}

TEST(Run, KeepsATakenOutputAfterTheNextRun) {
  ProgramBuilder builder;
  buildFixed(builder);
  LoadedProgram p(builder);
  std::vector<float> x = {1, 2, 3, 4};
  std::vector<int64_t> dims = {4};
  TensorRef in[] = {tensorOf(DType::Float32, x, dims)}, taken;
  ResultTensor out[1] = {};
  ASSERT_OK(p.context->run(0, in, out));
  Result<TensorStorage *> storage = p.context->takeOutput(0, taken);
  ASSERT_OK(storage.status());
  std::vector<float> old = valuesOf<float>(out[0]);
  x = {0, 0, 0, 0};
  ASSERT_OK(p.context->run(0, in, out));
  EXPECT_NE(out[0].data, (*storage)->data());
  EXPECT_EQ(0, std::memcmp((*storage)->data(), old.data(), 16));
  (*storage)->release();
}

namespace {
RunControl *controlToCancel = nullptr;

/// Cancels the run from inside of task params[0].
int64_t cancelAt(const graphc_kernel_ctx *, void *const *, const int64_t *params, int64_t begin,
                 int64_t end) {
  if (begin <= params[0] && params[0] < end)
    controlToCancel->cancel();
  return 0;
}
} // namespace

TEST(Run, ThatWasCancelledInItsLastStepDoesNotSucceed) {
  ProgramBuilder builder;
  uint32_t thousand = builder.constant(1000);
  auto &f = builder.function("main");
  uint32_t y = f.output("y", DType::Float32, {thousand});
  f.launch(builder.kernel("cancel", cancelAt), {}, {y}, {builder.constant(3)}, thousand,
           builder.constant(1));
  builder.signature("main", {f.index()});
  ThreadPool pool({.threads = 2, .spinMicroseconds = 0});
  ModelOptions options;
  options.pool = &pool;
  LoadedProgram p(builder, options);
  RunControl control;
  controlToCancel = &control;
  EXPECT_EQ(p.context->run(0, {}, {}, &control).code(), StatusCode::Cancelled);
}
