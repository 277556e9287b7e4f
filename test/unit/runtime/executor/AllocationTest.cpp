//===- AllocationTest.cpp - arenas, and runs that allocate nothing --------===//
#include "test/unit/runtime/support/LoadedProgram.h"
#include "test/unit/runtime/support/TestKernels.h"

#include <atomic>
#include <cstdlib>
#include <gmock/gmock.h>
#include <new>

using namespace graphc::runtime;
using namespace graphc::runtime::testing;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

namespace {
/// Calls of operator new in this program.
std::atomic<uint64_t> newCalls{0};
} // namespace

#if !__has_feature(thread_sanitizer) && !__has_feature(address_sanitizer)
// Sanitizers bring an operator new of their own; there the context's counters must do.
void *operator new(size_t bytes) {
  newCalls.fetch_add(1, std::memory_order_relaxed);
  if (void *pointer = std::malloc(bytes ? bytes : 1))
    return pointer;
  throw std::bad_alloc();
}
void operator delete(void *pointer) noexcept { std::free(pointer); }
void operator delete(void *pointer, size_t) noexcept { std::free(pointer); }
#endif

namespace {
/// x -> t (packed arena) -> y, b floats, with \p streams streams.
void buildChain(ProgramBuilder &builder, uint32_t streams) {
  uint32_t inc = builder.kernel("inc", addOne), add = builder.kernel("add", addFloats);
  auto &f = builder.function("main");
  uint32_t b = builder.symbol(f.inputSymbol("b", 0, 0));
  uint32_t grain = builder.constant(16);
  uint32_t x = f.input("x", DType::Float32, {b});
  uint32_t t = f.packed("t", DType::Float32, {b}), u = f.packed("u", DType::Float32, {b});
  uint32_t y = f.output("y", DType::Float32, {b});
  uint32_t other = streams > 1 ? f.stream() : 0;
  uint32_t ready = f.event();
  f.at(f.root(), other).launch(inc, {x}, {u}, {}, b, grain);
  f.record(ready);
  f.at(f.root(), 0).launch(inc, {x}, {t}, {}, b, grain);
  f.wait(ready);
  f.launch(add, {t, u}, {y}, {}, b, grain);
  builder.signature("main", {f.index()});
}
} // namespace

class WarmRun : public ::testing::TestWithParam<std::tuple<uint32_t, uint32_t>> {};

TEST_P(WarmRun, AllocatesNothing) {
  auto [streams, threads] = GetParam();
  ProgramBuilder builder;
  buildChain(builder, streams);
  ThreadPool pool({.threads = threads, .spinMicroseconds = 0});
  ModelOptions options;
  options.pool = &pool;
  LoadedProgram p(builder, options);
  ASSERT_OK(p.status);
  std::vector<float> x(1000, 2.0f);
  std::vector<int64_t> dims = {1000};
  TensorRef in[] = {tensorOf(DType::Float32, x, dims)};
  ResultTensor out[1] = {};
  for (int i = 0; i < 3; ++i)
    ASSERT_OK(p.context->run(0, in, out));
  uint64_t news = newCalls.load(), counted = p.context->counters().allocations;
  for (int i = 0; i < 50; ++i) {
    Status status = p.context->run(0, in, out);
    if (!status.isOk())
      FAIL() << status.toString();
  }
  EXPECT_EQ(newCalls.load(), news);
  EXPECT_EQ(p.context->counters().allocations, counted);
  EXPECT_EQ(p.context->counters().warmAllocations, 0u);
  EXPECT_EQ(p.context->counters().shapeChanges, 1u);
  EXPECT_EQ(out[0].as<float>()[999], 6.0f);
}

INSTANTIATE_TEST_SUITE_P(StreamsAndThreads, WarmRun,
                         ::testing::Combine(::testing::Values(1, 2), ::testing::Values(1, 2, 4)));

namespace {
/// Three planned buffers: 256, 64 and 1024 bytes.
void buildArena(ProgramBuilder &builder) {
  uint32_t inc = builder.kernel("inc", addOne);
  uint32_t n64 = builder.constant(64), n16 = builder.constant(16), n256 = builder.constant(256);
  uint32_t one = builder.constant(1);
  auto &f = builder.function("main");
  uint32_t a = f.arena("small/a", DType::Float32, {n64}, 0);
  uint32_t b = f.arena("tiny/b", DType::Float32, {n16}, 256);
  uint32_t c = f.arena("large/c", DType::Float32, {n256}, 320);
  uint32_t y = f.output("y", DType::Float32, {n16});
  f.launch(inc, {a}, {b}, {}, one, one);
  f.launch(inc, {b}, {c}, {}, one, one);
  f.launch(inc, {c}, {y}, {}, one, one);
  builder.signature("main", {f.index()});
}
} // namespace

TEST(Arena, OfTheCallerIsUsed) {
  ProgramBuilder builder;
  buildArena(builder);
  alignas(64) static uint8_t memory[1344];
  ContextOptions options;
  options.arena = memory;
  LoadedProgram p(builder, {}, options);
  ASSERT_OK(p.status);
  ResultTensor out[1] = {};
  memory[0] = memory[1] = memory[2] = memory[3] = 0;
  ASSERT_OK(p.context->run(0, {}, out));
  float second;
  std::memcpy(&second, memory + 256, 4);
  EXPECT_EQ(second, 1.0f);
  EXPECT_EQ(p.context->counters().arenaBytes, 1344u);
}

TEST(Arena, OneByteShortIsRefusedAtCreationWithAMap) {
  ProgramBuilder builder;
  buildArena(builder);
  alignas(64) static uint8_t memory[1344];
  ContextOptions options;
  options.arena = {memory, 1343};
  LoadedProgram p(builder, {}, options);
  EXPECT_EQ(p.status.code(), StatusCode::ResourceExhausted);
  EXPECT_EQ(p.status.message(), "arena: expected 1344, got 1343 bytes; the largest buffers:\n"
                                "  320..1344  1024 bytes  large/c\n"
                                "  0..256  256 bytes  small/a\n"
                                "  256..320  64 bytes  tiny/b");
}

TEST(Arena, UnalignedIsRefused) {
  ProgramBuilder builder;
  buildArena(builder);
  alignas(64) static uint8_t memory[2048];
  ContextOptions options;
  options.arena = {memory + 8, 1900};
  LoadedProgram p(builder, {}, options);
  EXPECT_EQ(p.status.message(), "the arena is not aligned to 64 bytes");
}

TEST(Arena, TooSmallForAShapeIsRefusedByTheRun) {
  ProgramBuilder builder;
  buildChain(builder, 1);
  alignas(64) static uint8_t memory[512];
  ContextOptions options;
  options.arena = memory;
  LoadedProgram p(builder, {}, options);
  ASSERT_OK(p.status);
  std::vector<float> x(65);
  std::vector<int64_t> dims = {64};
  TensorRef in[] = {tensorOf(DType::Float32, x, dims)};
  ASSERT_OK(p.context->run(0, in, {}));
  dims[0] = 65;
  EXPECT_THAT(std::string(p.context->run(0, in, {}).message()),
              HasSubstr("arena: expected 640, got 512 bytes"));
}

TEST(Arena, SizeIsKnownWithoutARun) {
  ProgramBuilder builder;
  buildChain(builder, 1);
  LoadedProgram p(builder);
  std::vector<float> x(1);
  std::vector<int64_t> dims = {100};
  TensorRef in[] = {{DType::Float32, 1, dims.data(), nullptr}};
  Result<uint64_t> bytes = p.context->arenaBytes(0, in);
  ASSERT_OK(bytes.status());
  EXPECT_EQ(*bytes, 2 * 448u);
}

TEST(Arena, PackerReusesMemoryOfTheDead) {
  // time    a----b         a and c never live together
  //              b----c
  ProgramBuilder builder;
  uint32_t inc = builder.kernel("inc", addOne), n = builder.constant(64);
  auto &f = builder.function("main");
  uint32_t x = f.input("x", DType::Float32, {n});
  uint32_t a = f.packed("a", DType::Float32, {n}), b = f.packed("b", DType::Float32, {n});
  uint32_t c = f.packed("c", DType::Float32, {n});
  uint32_t y = f.output("y", DType::Float32, {n});
  f.launch(inc, {x}, {a}, {}, n, n);
  f.launch(inc, {a}, {b}, {}, n, n);
  f.launch(inc, {b}, {c}, {}, n, n);
  f.launch(inc, {c}, {y}, {}, n, n);
  builder.signature("main", {f.index()});
  LoadedProgram p(builder);
  ASSERT_OK(p.status);
  std::vector<float> x0(64, 1.0f);
  std::vector<int64_t> dims = {64};
  TensorRef in[] = {tensorOf(DType::Float32, x0, dims)};
  ResultTensor out[1] = {};
  ASSERT_OK(p.context->run(0, in, out));
  EXPECT_EQ(out[0].as<float>()[63], 5.0f);
  EXPECT_EQ(p.context->counters().arenaBytes, 512u);
}

TEST(Arena, IsSharedByTheSignaturesOfAContext) {
  ProgramBuilder builder;
  uint32_t inc = builder.kernel("inc", addOne);
  for (int64_t size : {64, 256}) {
    uint32_t n = builder.constant(size);
    auto &f = builder.function("main");
    uint32_t x = f.input("x", DType::Float32, {n}), t = f.packed("t", DType::Float32, {n});
    uint32_t y = f.output("y", DType::Float32, {n});
    f.launch(inc, {x}, {t}, {}, n, n);
    f.launch(inc, {t}, {y}, {}, n, n);
    builder.signature("s" + std::to_string(size), {f.index()});
  }
  LoadedProgram p(builder);
  ASSERT_OK(p.status);
  std::vector<float> x(256, 1.0f);
  std::vector<int64_t> small = {64}, large = {256};
  TensorRef in64[] = {tensorOf(DType::Float32, x, small)};
  TensorRef in256[] = {tensorOf(DType::Float32, x, large)};
  ResultTensor out[1] = {};
  // The second signature makes the block grow; the first must follow it.
  for (int i = 0; i < 3; ++i) {
    ASSERT_OK(p.context->run(0, in64, out));
    EXPECT_EQ(out[0].as<float>()[63], 3.0f);
    ASSERT_OK(p.context->run(1, in256, out));
    EXPECT_EQ(out[0].as<float>()[255], 3.0f);
  }
}

TEST(Arena, GivesEveryByteBackWhenTheContextEnds) {
  class Recorder final : public HostAllocator {
  public:
    void *allocate(size_t bytes, size_t alignment) override {
      live += bytes;
      return SystemAllocator::instance().allocate(bytes, alignment);
    }
    void release(void *pointer, size_t bytes) override {
      live -= bytes;
      SystemAllocator::instance().release(pointer, bytes);
    }
    int64_t live = 0;
  };
  auto recorder = std::make_shared<Recorder>();
  {
    ProgramBuilder builder;
    buildChain(builder, 1);
    ContextOptions options;
    options.allocator = recorder;
    LoadedProgram p(builder, {}, options);
    std::vector<float> x(10);
    std::vector<int64_t> dims = {10};
    TensorRef in[] = {tensorOf(DType::Float32, x, dims)};
    ResultTensor out[1] = {};
    ASSERT_OK(p.context->run(0, in, out));
    EXPECT_GT(recorder->live, 0);
  }
  EXPECT_EQ(recorder->live, 0);
}
