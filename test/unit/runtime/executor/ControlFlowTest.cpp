//===- ControlFlowTest.cpp - branches, loops, calls, symbols --------------===//
#include "test/unit/runtime/support/LoadedProgram.h"
#include "test/unit/runtime/support/TestKernels.h"

#include <gmock/gmock.h>

using namespace graphc::runtime;
using namespace graphc::runtime::testing;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

namespace {
/// Runs a model of one signature with int32 inputs of one element each.
Result<std::vector<int32_t>> runScalars(Context &context, std::vector<int32_t> inputs) {
  static const int64_t one[] = {1};
  std::vector<TensorRef> refs;
  for (int32_t &value : inputs)
    refs.push_back({DType::Int32, 1, one, &value});
  ResultTensor out[1] = {};
  Status status = context.run(0, refs, out);
  if (!status.isOk())
    return status;
  return valuesOf<int32_t>(out[0]);
}

/// while (i < limit) i = i + step, over one int32 in planned buffers:
///
///   arena  0: current   64: next   128: predicate
struct LoopProgram {
  explicit LoopProgram(int64_t limit, int64_t step) {
    uint32_t one = builder.constant(1);
    uint32_t offset = builder.kernel("offset", offsetInts), less = builder.kernel("less", lessThan);
    auto &f = builder.function("main");
    uint32_t x = f.input("x", DType::Int32, {one});
    uint32_t current = f.arena("current", DType::Int32, {one}, 0);
    uint32_t next = f.arena("next", DType::Int32, {one}, 64);
    uint32_t more = f.arena("more", DType::Bool, {one}, 128);
    uint32_t cond = f.region(), body = f.region();
    f.copy(x, current);
    f.loop(more, cond, body, {current}, {next}, {current}, {next, more});
    f.returns(current);
    f.at(cond).launch(less, {current}, {more}, {builder.constant(limit)}, one, one);
    f.at(body).launch(offset, {current}, {next}, {builder.constant(step)}, one, one);
    builder.signature("main", {f.index()});
  }
  ProgramBuilder builder;
};
} // namespace

TEST(While, StopsAtOnceWhenTheConditionIsFalse) {
  LoopProgram loop(/*limit=*/10, /*step=*/1);
  LoadedProgram p(loop.builder);
  ASSERT_OK(p.status);
  EXPECT_THAT(*runScalars(*p.context, {10}), ElementsAre(10));
}

TEST(While, CarriesThroughAnEvenNumberOfIterations) {
  LoopProgram loop(10, 1);
  LoadedProgram p(loop.builder);
  EXPECT_THAT(*runScalars(*p.context, {4}), ElementsAre(10));
}

TEST(While, CarriesThroughAnOddNumberOfIterations) {
  LoopProgram loop(10, 1);
  LoadedProgram p(loop.builder);
  EXPECT_THAT(*runScalars(*p.context, {3}), ElementsAre(10));
  // And again: addresses are where they were.
  EXPECT_THAT(*runScalars(*p.context, {9}), ElementsAre(10));
}

TEST(While, EndsWhenTheRunIsCancelled) {
  LoopProgram loop(10, 0);
  LoadedProgram p(loop.builder);
  RunControl control(RunControl::Clock::now() + std::chrono::milliseconds(5));
  int32_t x = 0;
  int64_t one[] = {1};
  TensorRef in[] = {{DType::Int32, 1, one, &x}};
  EXPECT_EQ(p.context->run(0, in, {}, &control).code(), StatusCode::DeadlineExceeded);
  RunControl cancelled;
  cancelled.cancel();
  EXPECT_EQ(p.context->run(0, in, {}, &cancelled).code(), StatusCode::Cancelled);
  // The context is not spoilt.
  EXPECT_THAT(*runScalars(*p.context, {12}), ElementsAre(12));
}

TEST(While, CopiesBetweenBuffersOfDifferentKinds) {
  // The carried value lives in the caller's result, which cannot exchange its address.
  ProgramBuilder builder;
  uint32_t one = builder.constant(1);
  uint32_t offset = builder.kernel("offset", offsetInts), less = builder.kernel("less", lessThan);
  auto &f = builder.function("main");
  uint32_t x = f.input("x", DType::Int32, {one});
  uint32_t current = f.output("current", DType::Int32, {one});
  uint32_t next = f.arena("next", DType::Int32, {one}, 0);
  uint32_t more = f.arena("more", DType::Bool, {one}, 64);
  uint32_t cond = f.region(), body = f.region();
  f.copy(x, current);
  f.loop(more, cond, body, {current}, {next});
  f.at(cond).launch(less, {current}, {more}, {builder.constant(10)}, one, one);
  f.at(body).launch(offset, {current}, {next}, {builder.constant(3)}, one, one);
  builder.signature("main", {f.index()});
  LoadedProgram p(builder);
  ASSERT_OK(p.status);
  EXPECT_THAT(*runScalars(*p.context, {0}), ElementsAre(12));
}

TEST(If, TakesOneBranchOrTheOther) {
  ProgramBuilder builder;
  uint32_t one = builder.constant(1);
  uint32_t offset = builder.kernel("offset", offsetInts), less = builder.kernel("less", lessThan);
  auto &f = builder.function("main");
  uint32_t x = f.input("x", DType::Int32, {one});
  uint32_t y = f.output("y", DType::Int32, {one});
  uint32_t negative = f.arena("negative", DType::Bool, {one}, 0);
  uint32_t yes = f.region(), no = f.region();
  f.launch(less, {x}, {negative}, {builder.constant(0)}, one, one);
  f.branch(negative, yes, no, {x}, {y});
  f.at(yes).launch(offset, {x}, {y}, {builder.constant(100)}, one, one);
  f.at(no).copy(x, y);
  builder.signature("main", {f.index()});
  LoadedProgram p(builder);
  ASSERT_OK(p.status);
  EXPECT_THAT(*runScalars(*p.context, {-5}), ElementsAre(95));
  EXPECT_THAT(*runScalars(*p.context, {5}), ElementsAre(5));
}

TEST(If, MayHaveNoElse) {
  ProgramBuilder builder;
  uint32_t one = builder.constant(1);
  uint32_t offset = builder.kernel("offset", offsetInts), less = builder.kernel("less", lessThan);
  auto &f = builder.function("main");
  uint32_t x = f.input("x", DType::Int32, {one});
  uint32_t y = f.output("y", DType::Int32, {one});
  uint32_t negative = f.arena("negative", DType::Bool, {one}, 0);
  uint32_t yes = f.region();
  f.copy(x, y);
  f.launch(less, {x}, {negative}, {builder.constant(0)}, one, one);
  f.branch(negative, yes, schema::kNone, {x}, {y});
  f.at(yes).launch(offset, {x}, {y}, {builder.constant(100)}, one, one);
  builder.signature("main", {f.index()});
  LoadedProgram p(builder);
  ASSERT_OK(p.status);
  EXPECT_THAT(*runScalars(*p.context, {-5}), ElementsAre(95));
  EXPECT_THAT(*runScalars(*p.context, {5}), ElementsAre(5));
}

TEST(Case, TakesTheLastBranchWhenTheSelectorIsOutOfRange) {
  ProgramBuilder builder;
  uint32_t one = builder.constant(1), offset = builder.kernel("offset", offsetInts);
  auto &f = builder.function("main");
  uint32_t x = f.input("x", DType::Int32, {one});
  uint32_t y = f.output("y", DType::Int32, {one});
  std::vector<uint32_t> branches = {f.region(), f.region(), f.region()};
  f.select(x, branches);
  for (uint32_t i = 0; i < 3; ++i)
    f.at(branches[i]).launch(offset, {x}, {y}, {builder.constant(100 * (i + 1))}, one, one);
  builder.signature("main", {f.index()});
  LoadedProgram p(builder);
  ASSERT_OK(p.status);
  EXPECT_THAT(*runScalars(*p.context, {0}), ElementsAre(100));
  EXPECT_THAT(*runScalars(*p.context, {1}), ElementsAre(201));
  EXPECT_THAT(*runScalars(*p.context, {2}), ElementsAre(302));
  EXPECT_THAT(*runScalars(*p.context, {7}), ElementsAre(307));
  EXPECT_THAT(*runScalars(*p.context, {-1}), ElementsAre(299));
}

namespace {
/// callee(v) = (v + 1) * 10 through its arena; main(x) = callee(callee(x)).
void buildCalls(ProgramBuilder &builder, bool workspace) {
  uint32_t one = builder.constant(1);
  uint32_t offset = builder.kernel("offset", offsetInts),
           scale = builder.kernel("scale", scaleInts);
  auto &callee = builder.function("callee");
  uint32_t v = callee.input("v", DType::Int32, {one});
  uint32_t t = callee.arena("t", DType::Int32, {one}, 0);
  uint32_t r = callee.output("r", DType::Int32, {one});
  callee.launch(offset, {v}, {t}, {one}, one, one);
  callee.launch(scale, {t}, {r}, {builder.constant(10)}, one, one);
  auto &f = builder.function("main");
  uint32_t x = f.input("x", DType::Int32, {one});
  uint32_t middle = f.arena("middle", DType::Int32, {one}, 0);
  uint32_t y = f.output("y", DType::Int32, {one});
  BufferList workspaces;
  if (workspace)
    workspaces = {f.arena("work", DType::UInt8, {builder.constant(64)}, 64)};
  f.call(callee.index(), {x}, {middle}, workspaces);
  f.call(callee.index(), {middle}, {y}, workspaces);
  builder.signature("main", {f.index()});
}
} // namespace

TEST(Call, PassesArgumentsAndResultsByReference) {
  ProgramBuilder builder;
  buildCalls(builder, /*workspace=*/false);
  LoadedProgram p(builder);
  ASSERT_OK(p.status);
  EXPECT_THAT(*runScalars(*p.context, {2}), ElementsAre(310));
}

TEST(Call, UsesTheCallersWorkspaceAsArena) {
  ProgramBuilder builder;
  buildCalls(builder, /*workspace=*/true);
  LoadedProgram p(builder);
  ASSERT_OK(p.status);
  EXPECT_THAT(*runScalars(*p.context, {2}), ElementsAre(310));
  uint64_t allocations = p.context->counters().allocations;
  EXPECT_THAT(*runScalars(*p.context, {3}), ElementsAre(410));
  EXPECT_EQ(p.context->counters().allocations, allocations);
}

TEST(Call, ReturnsAHeapResultOfACalleeThatKnowsItsShape) {
  ProgramBuilder builder;
  uint32_t one = builder.constant(1), offset = builder.kernel("offset", offsetInts);
  auto &callee = builder.function("callee");
  uint32_t n = builder.symbol(callee.inputSymbol("n", 0, 0));
  uint32_t v = callee.input("v", DType::Int32, {n});
  uint32_t r = callee.output("r", DType::Int32, {n});
  callee.launch(offset, {v}, {r}, {one}, n, one);
  auto &f = builder.function("main");
  uint32_t b = builder.symbol(f.inputSymbol("b", 0, 0));
  uint32_t x = f.input("x", DType::Int32, {b});
  uint32_t h = f.openHeap("h", DType::Int32, 1);
  f.call(callee.index(), {x}, {h});
  f.returns(h);
  builder.signature("main", {f.index()});
  LoadedProgram p(builder);
  ASSERT_OK(p.status);
  std::vector<int32_t> x0 = {5, 6, 7};
  std::vector<int64_t> dims = {3};
  TensorRef in[] = {tensorOf(DType::Int32, x0, dims)};
  ResultTensor out[1] = {};
  ASSERT_OK(p.context->run(0, in, out));
  EXPECT_THAT(valuesOf<int32_t>(out[0]), ElementsAre(6, 7, 8));
  EXPECT_THAT(out[0].shape(), ElementsAre(3));
}

namespace {
/// Counts the positive elements of x into bufs[1] and packs them into bufs[2] (capacity: all of x).
int64_t packPositive(const graphc_kernel_ctx *, void *const *bufs, const int64_t *params, int64_t,
                     int64_t) {
  auto *x = static_cast<const int32_t *>(bufs[0]);
  int64_t count = 0;
  for (int64_t i = 0; i < params[0]; ++i)
    if (x[i] > 0)
      static_cast<int32_t *>(bufs[2])[count++] = x[i];
  *static_cast<int64_t *>(bufs[1]) = count;
  return 0;
}

/// y = 2 * (the positive elements of x), x of 4 elements: a bounded buffer with a live size.
void buildBounded(ProgramBuilder &builder, int64_t bound) {
  uint32_t one = builder.constant(1), four = builder.constant(4);
  uint32_t pack = builder.kernel("pack", packPositive), scale = builder.kernel("scale", scaleInts);
  auto &f = builder.function("main");
  uint32_t k = f.definedSymbol("k", bound), size = builder.symbol(k);
  uint32_t x = f.input("x", DType::Int32, {four});
  uint32_t count = f.arena("count", DType::Int64, {}, 0);
  uint32_t packed = f.bounded("packed", DType::Int32, {size}, builder.constant(16), 64);
  uint32_t y = f.heap("y", DType::Int32, {size});
  f.onNode(builder.node("Where", "Where"));
  f.launch(pack, {x}, {count, packed}, {four}, one, one);
  f.bindValue(k, count);
  f.launch(scale, {packed}, {y}, {builder.constant(2)}, size, one);
  f.returns(y);
  builder.signature("main", {f.index()});
}
} // namespace

TEST(BindSymbol, GivesABoundedBufferItsLiveSize) {
  ProgramBuilder builder;
  buildBounded(builder, /*bound=*/4);
  // The launch that packs writes a buffer whose size is known only afterwards.
  LoadedProgram p(builder);
  ASSERT_OK(p.status);
  for (std::vector<int32_t> x :
       {std::vector<int32_t>{1, -2, 3, -4}, {-1, -1, -1, -1}, {1, 2, 3, 4}}) {
    std::vector<int64_t> dims = {4};
    TensorRef in[] = {tensorOf(DType::Int32, x, dims)};
    ResultTensor out[1] = {};
    ASSERT_OK(p.context->run(0, in, out));
    std::vector<int32_t> expected;
    for (int32_t value : x)
      if (value > 0)
        expected.push_back(2 * value);
    EXPECT_EQ(valuesOf<int32_t>(out[0]), expected);
  }
}

TEST(BindSymbol, RefusesAValueOverItsBound) {
  ProgramBuilder builder;
  buildBounded(builder, /*bound=*/2);
  LoadedProgram p(builder);
  std::vector<int32_t> x = {1, 2, 3, 4};
  std::vector<int64_t> dims = {4};
  TensorRef in[] = {tensorOf(DType::Int32, x, dims)};
  Status status = p.context->run(0, in, {});
  EXPECT_EQ(status.message(), "size 'k': expected at most 2, got 4");
  EXPECT_EQ(status.node(), "Where");
}

TEST(BindSymbol, LeavesAUseBeforeTheDefinitionAnError) {
  ProgramBuilder builder;
  uint32_t one = builder.constant(1), offset = builder.kernel("offset", offsetInts);
  auto &f = builder.function("main");
  uint32_t size = builder.symbol(f.definedSymbol("k", 4));
  uint32_t x = f.input("x", DType::Int32, {one});
  uint32_t y = f.bounded("y", DType::Int32, {size}, builder.constant(16), 0);
  f.launch(offset, {x}, {y}, {one}, size, one);
  f.returns(y);
  builder.signature("main", {f.index()});
  LoadedProgram p(builder);
  ASSERT_OK(p.status);
  EXPECT_THAT(std::string(runScalars(*p.context, {1}).status().message()), HasSubstr("unknown"));
}

TEST(Symbols, OfferTheNumberOfWorkersForScratch) {
  ProgramBuilder builder;
  uint32_t one = builder.constant(1), offset = builder.kernel("offset", offsetInts);
  auto &f = builder.function("main");
  uint32_t workers = builder.symbol(f.workersSymbol());
  uint32_t x = f.input("x", DType::Int32, {one});
  uint32_t y = f.output("y", DType::Int32, {one});
  f.launch(offset, {x}, {y}, {workers}, one, one);
  builder.signature("main", {f.index()});
  ThreadPool pool({.threads = 3, .spinMicroseconds = 0});
  ModelOptions options;
  options.pool = &pool;
  LoadedProgram p(builder, options);
  ASSERT_OK(p.status);
  EXPECT_THAT(*runScalars(*p.context, {0}), ElementsAre(3));
  ContextOptions serial;
  serial.maxThreads = 1;
  EXPECT_THAT(*runScalars(*p.newContext(serial), {0}), ElementsAre(1));
}
