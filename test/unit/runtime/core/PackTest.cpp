//===- PackTest.cpp - arenas that the runtime packs -----------------------===//
#include "runtime/artifact/ArtifactReader.h"
#include "runtime/core/Frame.h"
#include "test/unit/runtime/support/ProgramBuilder.h"
#include "test/unit/runtime/support/TestKernels.h"

#include <gtest/gtest.h>
#include <random>

using namespace graphc::runtime;
using namespace graphc::runtime::testing;

namespace {
/// A bound frame of function 0 of a builder's program.
struct BoundFrame {
  explicit BoundFrame(ProgramBuilder &builder, std::vector<int64_t> dims = {}) {
    program = builder.finish();
    Result<ProgramView> view = readProgram(ProgramBuilder::bytesOf(program));
    EXPECT_TRUE(view.isOk()) << view.status().toString();
    plan.resize(core::planBytes(*view));
    core::ProgramPlan *prepared = core::buildPlan(
        *view, reinterpret_cast<const graphc_kernel_fn *>(builder.kernelTable().data()), nullptr,
        plan.data());
    block.resize(core::frameBytes(prepared->functions[0]));
    frame = core::createFrame(*prepared, prepared->functions[0], block.data());
    core::Services services = {};
    services.workers = 1;
    core::TensorArg arg = {static_cast<uint32_t>(DType::Float32),
                           static_cast<uint32_t>(dims.size()), dims.data(), nullptr};
    core::Error error = {};
    bound = core::bindShapes(*frame, services, &arg, dims.empty() ? 0 : 1, error);
  }

  std::vector<uint64_t> program;
  std::vector<char> plan, block;
  core::Frame *frame = nullptr;
  bool bound = false;
};
} // namespace

TEST(Pack, KeepsBuffersThatLiveTogetherApart) {
  std::mt19937 random(3);
  for (int round = 0; round < 50; ++round) {
    ProgramBuilder builder;
    uint32_t inc = builder.kernel("inc", addOne), one = builder.constant(1);
    auto &f = builder.function("main");
    std::vector<uint32_t> buffers;
    std::vector<std::pair<uint32_t, uint32_t>> lifetimes;
    uint32_t steps = 40;
    for (uint32_t b = 0; b < 20; ++b) {
      buffers.push_back(
          f.packed("b" + std::to_string(b), DType::UInt8, {builder.constant(1 + random() % 5000)}));
      uint32_t first = random() % steps, last = first + random() % (steps - first);
      lifetimes.push_back({first, last});
    }
    for (uint32_t step = 0; step < steps; ++step) {
      BufferList used;
      for (uint32_t b = 0; b < buffers.size(); ++b)
        if (lifetimes[b].first == step || lifetimes[b].second == step)
          used.push_back(buffers[b]);
      f.launch(inc, used, {}, {}, one, one);
    }
    builder.signature("main", {f.index()});
    BoundFrame bound(builder);
    ASSERT_TRUE(bound.bound);
    core::Frame &frame = *bound.frame;
    int64_t peak = 0;
    for (uint32_t a = 0; a < buffers.size(); ++a) {
      EXPECT_EQ(frame.offsetOf(buffers[a]) % 64, 0);
      EXPECT_LE(frame.offsetOf(buffers[a]) + frame.capacityOf(buffers[a]),
                core::arenaBytes(frame, 0));
      for (uint32_t b = 0; b < a; ++b) {
        bool together =
            lifetimes[a].first <= lifetimes[b].second && lifetimes[b].first <= lifetimes[a].second;
        bool overlap =
            frame.offsetOf(buffers[a]) <
                frame.offsetOf(buffers[b]) + frame.capacityOf(buffers[b]) &&
            frame.offsetOf(buffers[b]) < frame.offsetOf(buffers[a]) + frame.capacityOf(buffers[a]);
        EXPECT_FALSE(together && overlap) << a << " and " << b;
      }
    }
    // No plan can be smaller than what lives at one time; a greedy one is not far above it.
    for (uint32_t step = 0; step < steps; ++step) {
      int64_t live = 0;
      for (uint32_t b = 0; b < buffers.size(); ++b)
        if (lifetimes[b].first <= step && step <= lifetimes[b].second)
          live += frame.capacityOf(buffers[b]);
      peak = std::max(peak, live);
    }
    EXPECT_GE(core::arenaBytes(frame, 0), peak);
    EXPECT_LE(core::arenaBytes(frame, 0), peak * 3 / 2);
  }
}

TEST(Pack, LetsAValueOfALoopLiveThroughTheWholeLoop) {
  // Inside the loop, a is used first and b last; a second iteration uses a again.
  ProgramBuilder builder;
  uint32_t inc = builder.kernel("inc", addOne), n = builder.constant(16);
  auto &f = builder.function("main");
  uint32_t more = f.packed("more", DType::Bool, {});
  uint32_t a = f.packed("a", DType::Float32, {n}), b = f.packed("b", DType::Float32, {n});
  uint32_t cond = f.region(), body = f.region();
  f.loop(more, cond, body, {}, {}, {}, {more, a, b});
  f.at(cond).launch(inc, {}, {more}, {}, n, n);
  f.at(body).launch(inc, {a}, {}, {}, n, n);
  f.launch(inc, {b}, {}, {}, n, n);
  builder.signature("main", {f.index()});
  BoundFrame bound(builder);
  ASSERT_TRUE(bound.bound);
  EXPECT_EQ(core::arenaBytes(*bound.frame, 0), 3 * 64);
}

TEST(Pack, KeepsEverythingApartWhenStreamsRunAtTheSameTime) {
  ProgramBuilder builder;
  uint32_t inc = builder.kernel("inc", addOne), n = builder.constant(16);
  auto &f = builder.function("main");
  uint32_t other = f.stream();
  uint32_t a = f.packed("a", DType::Float32, {n}), b = f.packed("b", DType::Float32, {n});
  f.launch(inc, {a}, {}, {}, n, n);
  f.at(f.root(), other).launch(inc, {b}, {}, {}, n, n);
  builder.signature("main", {f.index()});
  BoundFrame bound(builder);
  ASSERT_TRUE(bound.bound);
  EXPECT_EQ(core::arenaBytes(*bound.frame, 0), 2 * 64);
}

TEST(Bind, RefusesAnAliasThatLeavesItsRoot) {
  ProgramBuilder builder;
  auto &f = builder.function("main");
  uint32_t n = builder.symbol(f.inputSymbol("n", 0, 0));
  f.input("x", DType::Float32, {n});
  uint32_t root = f.packed("root", DType::Float32, {n});
  f.alias("view", DType::Float32, {builder.constant(4)}, root, 16);
  builder.signature("main", {f.index()});
  EXPECT_TRUE(BoundFrame(builder, {8}).bound);
  EXPECT_FALSE(BoundFrame(builder, {7}).bound);
}

TEST(Bind, RefusesABufferSmallerThanItsDims) {
  ProgramBuilder builder;
  auto &f = builder.function("main");
  uint32_t n = builder.symbol(f.inputSymbol("n", 0, 0));
  uint32_t x = f.input("x", DType::Float32, {n});
  f.buffers[x].bytes = builder.constant(12);
  builder.signature("main", {f.index()});
  EXPECT_TRUE(BoundFrame(builder, {3}).bound);
  EXPECT_FALSE(BoundFrame(builder, {4}).bound);
}

TEST(Bind, RefusesOffsetsOutsideTheArena) {
  ProgramBuilder builder;
  uint32_t n = builder.constant(16);
  auto &f = builder.function("main");
  f.arena("a", DType::Float32, {n}, 0);
  uint32_t b = f.arena("b", DType::Float32, {n}, 64);
  builder.signature("main", {f.index()});
  f.buffers[b].offset = builder.constant(128);
  BoundFrame bound(builder);
  core::Services services = {};
  services.workers = 1;
  services.arenaMemory = [](void *, core::Frame &, uint32_t, uint64_t, uint32_t) -> void * {
    alignas(64) static char memory[256];
    return memory;
  };
  core::Error error = {};
  EXPECT_FALSE(core::bindInputs(*bound.frame, services, nullptr, 0, error));
  EXPECT_EQ(error.fault, core::Fault::BufferBounds);
  EXPECT_EQ(error.index, b);
}
