//===- StreamStressTest.cpp - random programs on many streams -------------===//
//
// Programs are random sequences of c[i] += a[i] * k over slices of one arena,
// assigned to random streams with an event on every dependence that crosses
// streams. The expected bytes are computed serially while the program is made.
//
//===----------------------------------------------------------------------===//
#include "runtime/executor/RaceCheck.h"
#include "test/unit/runtime/support/LoadedProgram.h"
#include "test/unit/runtime/support/TestKernels.h"

#include <gmock/gmock.h>
#include <random>
#include <set>
#include <thread>

using namespace graphc::runtime;
using namespace graphc::runtime::testing;
using ::testing::HasSubstr;

namespace {
constexpr int64_t kElements = 64;
constexpr uint32_t kBuffers = 12;

/// bufs: a, c, c; params: k, fail. c[i] += a[i] * k; fails at task fail.
int64_t accumulate(const graphc_kernel_ctx *ctx, void *const *bufs, const int64_t *params,
                   int64_t begin, int64_t end) {
  auto *a = static_cast<const int32_t *>(bufs[0]);
  auto *c = static_cast<int32_t *>(bufs[2]);
  for (int64_t i = begin; i < end; ++i) {
    if (i == params[1]) {
      ctx->detail->value = params[0];
      return GRAPHC_KERNEL_STATUS(GRAPHC_KERNEL_BAD_ARGUMENT, GRAPHC_KERNEL_NODE_OF_LAUNCH, i);
    }
    c[i] = static_cast<int32_t>(static_cast<uint32_t>(c[i]) +
                                static_cast<uint32_t>(a[i]) * static_cast<uint32_t>(params[0]));
  }
  return 0;
}

struct Shape {
  uint32_t steps;
  uint32_t streams;
  uint32_t threads;
  uint32_t errors; ///< steps that fail
};

/// A random program and what it computes.
class RandomProgram {
public:
  RandomProgram(uint32_t seed, const Shape &shape) : random(seed), shape(shape) { build(); }

  ProgramBuilder builder;
  std::vector<int32_t> input;
  std::vector<std::vector<int32_t>> expected; ///< by buffer
  int64_t firstFailure = -1;                  ///< node of the lowest failing step

private:
  uint32_t pick(uint32_t count) { return static_cast<uint32_t>(random() % count); }

  void build() {
    uint32_t n = builder.constant(kElements), grain = builder.constant(8);
    uint32_t kernel = builder.kernel("accumulate", accumulate);
    auto &f = builder.function("main");
    for (uint32_t s = 1; s < shape.streams; ++s)
      f.stream();
    input.resize(kElements);
    for (int32_t &value : input)
      value = static_cast<int32_t>(pick(1000));
    uint32_t x = f.input("x", DType::Int32, {n});
    std::vector<uint32_t> buffers;
    for (uint32_t b = 0; b < kBuffers; ++b) {
      buffers.push_back(f.arena("b" + std::to_string(b), DType::Int32, {n}, b * kElements * 4));
      f.at(f.root(), 0).copy(x, buffers[b]);
      noteAccess(b, 0, true);
      expected.push_back(input);
    }
    std::set<uint32_t> failing;
    for (uint32_t e = 0; e < shape.errors; ++e)
      failing.insert(pick(shape.steps));
    for (uint32_t step = 0; step < shape.steps; ++step) {
      uint32_t a = pick(kBuffers), c = (a + 1 + pick(kBuffers - 1)) % kBuffers;
      uint32_t stream = pick(shape.streams);
      bool fails = failing.count(step) != 0;
      int64_t factor = pick(100);
      f.at(f.root(), stream).onNode(builder.node("step" + std::to_string(step), "Step"));
      orderAfter(f, stream, a, false);
      orderAfter(f, stream, c, true);
      f.launch(kernel, {buffers[a], buffers[c]}, {buffers[c]},
               {builder.constant(factor), builder.constant(fails ? 17 : -1)}, n, grain);
      noteAccess(a, stream, false);
      noteAccess(c, stream, true);
      if (fails && firstFailure < 0)
        firstFailure = step;
      for (int64_t i = 0; i < kElements; ++i)
        expected[c][i] = static_cast<int32_t>(static_cast<uint32_t>(expected[c][i]) +
                                              static_cast<uint32_t>(expected[a][i]) *
                                                  static_cast<uint32_t>(factor));
    }
    for (uint32_t buffer : buffers)
      f.returns(buffer);
    builder.signature("main", {f.index()});
  }

  /// The streams that accessed a buffer since its last write, that write included.
  struct Uses {
    uint32_t writer = 0;
    std::set<uint32_t> readers;
  };

  void noteAccess(uint32_t b, uint32_t stream, bool write) {
    if (write)
      uses[b] = {stream, {}};
    else
      uses[b].readers.insert(stream);
  }

  void orderAfter(ProgramBuilder::FunctionBuilder &f, uint32_t stream, uint32_t b, bool write) {
    std::set<uint32_t> before = {uses[b].writer};
    if (write)
      before.insert(uses[b].readers.begin(), uses[b].readers.end());
    before.erase(stream);
    for (uint32_t other : before) {
      uint32_t event = f.event();
      f.at(f.root(), other).record(event);
      f.at(f.root(), stream).wait(event);
    }
  }

  std::mt19937 random;
  Shape shape;
  Uses uses[kBuffers];
};

Status runOnce(Context &context, RandomProgram &program, std::vector<ResultTensor> &out) {
  static const int64_t dims[] = {kElements};
  TensorRef in[] = {{DType::Int32, 1, dims, program.input.data()}};
  out.assign(kBuffers, {});
  return context.run(0, in, out);
}
} // namespace

class StreamStress : public ::testing::TestWithParam<Shape> {};

TEST_P(StreamStress, ComputesWhatASerialRunDoes) {
  for (uint32_t seed = 0; seed < 4; ++seed) {
    RandomProgram program(seed, GetParam());
    ThreadPool pool({.threads = GetParam().threads, .spinMicroseconds = 0});
    ModelOptions options;
    options.pool = &pool;
    options.checkRaces = true;
    LoadedProgram p(program.builder, options);
    ASSERT_OK(p.status);
    std::vector<ResultTensor> out;
    for (int run = 0; run < 4; ++run) {
      Status status = runOnce(*p.context, program, out);
      if (program.firstFailure >= 0) {
        EXPECT_EQ(status.node(), "step" + std::to_string(program.firstFailure));
        continue;
      }
      ASSERT_OK(status);
      for (uint32_t b = 0; b < kBuffers; ++b)
        EXPECT_EQ(valuesOf<int32_t>(out[b]), program.expected[b]) << "buffer " << b;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Programs, StreamStress,
                         ::testing::Values(Shape{10, 1, 1, 0}, Shape{10, 2, 2, 0},
                                           Shape{100, 2, 1, 0}, Shape{100, 3, 2, 0},
                                           Shape{100, 4, 4, 0}, Shape{1000, 4, 3, 0},
                                           Shape{1000, 8, 2, 0}, Shape{1000, 8, 8, 0},
                                           Shape{100, 4, 4, 1}, Shape{100, 4, 4, 5},
                                           Shape{1000, 8, 3, 2}, Shape{100, 1, 4, 3}),
                         [](const ::testing::TestParamInfo<Shape> &info) {
                           return std::to_string(info.param.steps) + "steps" +
                                  std::to_string(info.param.streams) + "streams" +
                                  std::to_string(info.param.threads) + "threads" +
                                  std::to_string(info.param.errors) + "errors";
                         });

TEST(StreamStress, ContextsShareThePool) {
  RandomProgram program(7, {200, 3, 3, 0});
  ThreadPool pool({.threads = 3, .spinMicroseconds = 0});
  ModelOptions options;
  options.pool = &pool;
  LoadedProgram p(program.builder, options);
  ASSERT_OK(p.status);
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&] {
      auto context = p.newContext();
      std::vector<ResultTensor> out;
      for (int run = 0; run < 10; ++run) {
        EXPECT_OK(runOnce(*context, program, out));
        for (uint32_t b = 0; b < kBuffers; ++b)
          EXPECT_EQ(valuesOf<int32_t>(out[b]), program.expected[b]);
      }
    });
  for (std::thread &thread : threads)
    thread.join();
}

TEST(Streams, LoopsWaitForBothStreams) {
  // Each iteration works on two streams; the next one must see both.
  ProgramBuilder builder;
  uint32_t one = builder.constant(1);
  uint32_t offset = builder.kernel("offset", offsetInts), less = builder.kernel("less", lessThan);
  auto &f = builder.function("main");
  uint32_t other = f.stream();
  uint32_t i = f.arena("i", DType::Int32, {one}, 0),
           next = f.arena("next", DType::Int32, {one}, 64);
  uint32_t sum = f.arena("sum", DType::Int32, {one}, 128);
  uint32_t nextSum = f.arena("nextSum", DType::Int32, {one}, 192);
  uint32_t more = f.arena("more", DType::Bool, {one}, 256);
  uint32_t x = f.input("x", DType::Int32, {one});
  uint32_t cond = f.region(), body = f.region();
  f.copy(x, i);
  f.copy(x, sum);
  f.loop(more, cond, body, {i, sum}, {next, nextSum}, {i, sum}, {more, next, nextSum});
  f.at(cond).launch(less, {i}, {more}, {builder.constant(101)}, one, one);
  f.at(body, 0).launch(offset, {i}, {next}, {one}, one, one);
  f.at(body, other).launch(offset, {sum}, {nextSum}, {builder.constant(3)}, one, one);
  f.returns(i);
  f.returns(sum);
  builder.signature("main", {f.index()});
  ThreadPool pool({.threads = 3, .spinMicroseconds = 0});
  ModelOptions options;
  options.pool = &pool;
  options.checkRaces = true;
  LoadedProgram p(builder, options);
  ASSERT_OK(p.status);
  int32_t zero = 0;
  int64_t dims[] = {1};
  TensorRef in[] = {{DType::Int32, 1, dims, &zero}};
  ResultTensor out[2] = {};
  for (int run = 0; run < 3; ++run) {
    ASSERT_OK(p.context->run(0, in, out));
    EXPECT_EQ(*out[0].as<int32_t>(), 101);
    EXPECT_EQ(*out[1].as<int32_t>(), 303);
  }
}

TEST(Streams, OfTwoLogicalCpusWorkTogether) {
  ProgramBuilder builder;
  uint32_t second = builder.device("cpu:1", 1), one = builder.constant(1);
  uint32_t offset = builder.kernel("offset", offsetInts);
  auto &f = builder.function("main");
  uint32_t other = f.stream(second), ready = f.event();
  uint32_t x = f.input("x", DType::Int32, {one}), t = f.arena("t", DType::Int32, {one}, 0);
  uint32_t y = f.output("y", DType::Int32, {one});
  f.at(f.root(), other).launch(offset, {x}, {t}, {one}, one, one);
  f.record(ready);
  f.at(f.root(), 0).wait(ready);
  f.launch(offset, {t}, {y}, {one}, one, one);
  builder.signature("main", {f.index()});
  ThreadPool pool({.threads = 2, .spinMicroseconds = 0});
  ModelOptions options;
  options.pool = &pool;
  LoadedProgram p(builder, options);
  ASSERT_OK(p.status);
  EXPECT_EQ(p.model->device(1).name(), "cpu:1");
  int32_t value = 5;
  int64_t dims[] = {1};
  TensorRef in[] = {{DType::Int32, 1, dims, &value}};
  ResultTensor out[1] = {};
  ASSERT_OK(p.context->run(0, in, out));
  EXPECT_EQ(*out[0].as<int32_t>(), 7);
}

//===--- races ----------------------------------------------------------------===//

namespace {
/// Two steps on two streams over buffers at \p first and \p second in the arena: step 0 writes one,
/// step 1 reads the other; with an event between them or not.
Status raceOf(int64_t first, int64_t second, bool ordered, bool sameBuffer) {
  ProgramBuilder builder;
  uint32_t n = builder.constant(16), inc = builder.kernel("inc", addOne);
  auto &f = builder.function("main");
  uint32_t other = f.stream();
  uint32_t x = f.input("x", DType::Float32, {n});
  uint32_t a = f.arena("a", DType::Float32, {n}, first);
  uint32_t b = sameBuffer ? a : f.arena("b", DType::Float32, {n}, second);
  uint32_t y = f.output("y", DType::Float32, {n});
  f.onNode(builder.node("writer", "AddV2")).launch(inc, {x}, {a}, {}, n, n);
  uint32_t event = f.event();
  f.record(event);
  f.at(f.root(), other);
  if (ordered)
    f.wait(event);
  f.onNode(builder.node("reader", "AddV2")).launch(inc, {b}, {y}, {}, n, n);
  builder.signature("main", {f.index()});
  ModelOptions options;
  options.checkRaces = true;
  return LoadedProgram(builder, options).status;
}
} // namespace

TEST(RaceCheck, FindsAnUnorderedReadOfAWrittenBuffer) {
  Status status = raceOf(0, 64, /*ordered=*/false, /*sameBuffer=*/true);
  EXPECT_EQ(status.message(),
            "artifact: function 'main' has a race: instruction 2 (node 'reader') on stream 1 "
            "reads 'a' and instruction 0 (node 'writer') on stream 0 writes 'a'; no event orders "
            "them");
}

TEST(RaceCheck, AcceptsWhatAnEventOrders) {
  EXPECT_OK(raceOf(0, 64, /*ordered=*/true, /*sameBuffer=*/true));
}

TEST(RaceCheck, FindsArenaMemoryReusedTooEarly) {
  Status status = raceOf(0, 0, /*ordered=*/false, /*sameBuffer=*/false);
  EXPECT_THAT(std::string(status.message()), HasSubstr("reads 'b'"));
}

TEST(RaceCheck, AcceptsDisjointMemory) {
  EXPECT_OK(raceOf(0, 64, /*ordered=*/false, /*sameBuffer=*/false));
}

TEST(RaceCheck, FindsWhatAControlInstructionDoesNotDeclare) {
  ProgramBuilder builder;
  uint32_t one = builder.constant(1), offset = builder.kernel("offset", offsetInts);
  auto &f = builder.function("main");
  uint32_t x = f.input("x", DType::Int32, {one}), p0 = f.input("p", DType::Bool, {});
  uint32_t y = f.output("y", DType::Int32, {one});
  uint32_t yes = f.region();
  f.branch(p0, yes, schema::kNone, {x}, {});
  f.at(yes).launch(offset, {x}, {y}, {one}, one, one);
  builder.signature("main", {f.index()});
  ModelOptions options;
  options.checkRaces = true;
  EXPECT_EQ(LoadedProgram(builder, options).status.message(),
            "artifact: instruction 0 does not declare buffer 'y', which instruction 1 inside it "
            "writes");
}

TEST(RaceCheck, FindsARaceWithABranchNotTaken) {
  // Stream 1 reads what only the else branch writes on stream 0.
  ProgramBuilder builder;
  uint32_t one = builder.constant(1), offset = builder.kernel("offset", offsetInts);
  auto &f = builder.function("main");
  uint32_t other = f.stream();
  uint32_t x = f.input("x", DType::Int32, {one}), p0 = f.input("p", DType::Bool, {});
  uint32_t t = f.arena("t", DType::Int32, {one}, 0), u = f.arena("u", DType::Int32, {one}, 64);
  uint32_t y = f.output("y", DType::Int32, {one});
  uint32_t yes = f.region(), no = f.region();
  f.branch(p0, yes, no, {x}, {t, u});
  f.at(yes).launch(offset, {x}, {t}, {one}, one, one);
  f.at(no).launch(offset, {x}, {u}, {one}, one, one);
  f.at(f.root(), other).launch(offset, {u}, {y}, {one}, one, one);
  builder.signature("main", {f.index()});
  ModelOptions options;
  options.checkRaces = true;
  EXPECT_THAT(std::string(LoadedProgram(builder, options).status.message()),
              HasSubstr("reads 'u'"));
}
