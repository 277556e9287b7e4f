//===- GraphcTest.cpp - the C functions -----------------------------------===//
#include "runtime/api/graphc.h"
#include "runtime/api/graphc_inspect.h"
#include "test/unit/runtime/support/ProgramBuilder.h"
#include "test/unit/runtime/support/TestKernels.h"

#include <atomic>
#include <gmock/gmock.h>
#include <thread>

using namespace graphc::runtime;
using namespace graphc::runtime::testing;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

namespace {
/// Spins until bufs[0][0] (int32, the caller's) is not zero or the run is cancelled; copies it.
int64_t waitForInput(const graphc_kernel_ctx *ctx, void *const *bufs, const int64_t *, int64_t,
                     int64_t) {
  auto *gate = static_cast<int32_t *>(bufs[0]);
  while (!__atomic_load_n(gate, __ATOMIC_ACQUIRE))
    if (ctx->cancelled && __atomic_load_n(ctx->cancelled, __ATOMIC_RELAXED))
      return GRAPHC_KERNEL_STATUS(GRAPHC_KERNEL_CANCELLED, GRAPHC_KERNEL_NODE_OF_LAUNCH, 0);
    else
      std::this_thread::yield();
  *static_cast<int32_t *>(bufs[1]) = *gate;
  return 0;
}

/// A model: signature 0 "serving_default": y = x + 1 for [b,3]; 1 "gate": waits for its input;
/// 2 "bump": adds one to the variable "counter".
class Graphc : public ::testing::Test {
protected:
  void SetUp() override {
    uint32_t one = builder.constant(1), three = builder.constant(3);
    auto &f = builder.function("add");
    uint32_t b = builder.symbol(f.inputSymbol("b", 0, 0));
    uint32_t x = f.input("x", DType::Float32, {b, three});
    uint32_t t = f.packed("t", DType::Float32, {b, three});
    uint32_t y = f.output("y", DType::Float32, {b, three});
    uint32_t inc = builder.kernel("inc", addOne);
    f.onNode(builder.node("dense/add", "AddV2"));
    f.launch(inc, {x}, {t}, {}, builder.mul(b, three), one);
    f.copy(t, y);
    builder.signature("serving_default", {f.index()});
    auto &g = builder.function("gate");
    uint32_t gate = g.input("gate", DType::Int32, {}), out = g.output("out", DType::Int32, {});
    g.launch(builder.kernel("wait", waitForInput), {gate}, {out}, {}, one, one);
    builder.signature("gate", {g.index()});
    uint32_t row = builder.resource("counter", DType::Int32, {1}, builder.weights<int32_t>({5}), 4);
    auto &h = builder.function("bump");
    uint32_t v = h.variable("counter", DType::Int32, {one}, row);
    h.launch(builder.kernel("offset", offsetInts), {v}, {v}, {one}, one, one);
    h.returns(v);
    builder.signature("bump", {h.index()});
    builder.property("compiler", "graphc test");
    program = builder.finish();
    weights = builder.weightBytes();
    graphc_load_options options = {};
    options.struct_size = sizeof(options);
    options.check_races = 1;
    ASSERT_EQ(load(&options, &model), 0) << graphc_last_error();
    ASSERT_EQ(graphc_create_context(model, nullptr, &context), 0) << graphc_last_error();
  }
  void TearDown() override {
    graphc_release_context(context);
    graphc_release_model(model);
  }
  graphc_status load(const graphc_load_options *options, graphc_model **loaded) {
    std::span<const uint8_t> bytes = ProgramBuilder::bytesOf(program);
    return graphc_load_program(bytes.data(), bytes.size(), weights.data(), weights.size(),
                               builder.kernelTable().data(), builder.kernelTable().size(), options,
                               loaded);
  }

  ProgramBuilder builder;
  std::vector<uint64_t> program;
  std::span<const uint8_t> weights;
  graphc_model *model = nullptr;
  graphc_context *context = nullptr;
};
} // namespace

TEST_F(Graphc, DescribesItsSignatures) {
  EXPECT_EQ(graphc_version() >> 16, 1u);
  ASSERT_EQ(graphc_signature_count(model), 3u);
  EXPECT_STREQ(graphc_signature_name(model, 0), "serving_default");
  EXPECT_STREQ(graphc_signature_method(model, 0), "tensorflow/serving/predict");
  EXPECT_EQ(graphc_signature_name(model, 9), nullptr);
  EXPECT_EQ(graphc_find_signature(model, "bump"), 2);
  EXPECT_EQ(graphc_find_signature(model, "none"), -1);
  EXPECT_EQ(graphc_input_count(model, 0), 1u);
  EXPECT_EQ(graphc_output_count(model, 2), 1u);
  graphc_argument argument;
  ASSERT_EQ(graphc_input(model, 0, 0, &argument), 0);
  EXPECT_STREQ(argument.key, "x");
  EXPECT_EQ(argument.dtype, 1);
  EXPECT_EQ(argument.rank, 2);
  EXPECT_EQ(argument.dims[0], -1);
  EXPECT_EQ(argument.dims[1], 3);
  EXPECT_FALSE(argument.has_default);
  EXPECT_EQ(graphc_input(model, 0, 1, &argument), 11);
  EXPECT_THAT(graphc_last_error(), HasSubstr("there is no input 1"));
  EXPECT_STREQ(graphc_property(model, "compiler"), "graphc test");
  EXPECT_EQ(graphc_property(model, "none"), nullptr);
}

TEST_F(Graphc, RunsIntoItsOwnAndIntoTheCallersMemory) {
  float x[6] = {1, 2, 3, 4, 5, 6}, y[6];
  int64_t dims[] = {2, 3};
  graphc_tensor in = {1, 2, dims, x, 0}, out = {};
  ASSERT_EQ(graphc_run(context, 0, &in, 1, &out, 1), 0) << graphc_last_error();
  EXPECT_EQ(out.rank, 2);
  EXPECT_EQ(out.dims[0], 2);
  auto *first = static_cast<float *>(out.data);
  EXPECT_THAT(std::vector<float>(first, first + 6), ElementsAre(2, 3, 4, 5, 6, 7));
  // The struct of the last run may be used again as it is.
  ASSERT_EQ(graphc_run(context, 0, &in, 1, &out, 1), 0) << graphc_last_error();
  out.data = y;
  out.capacity = sizeof(y);
  ASSERT_EQ(graphc_run(context, 0, &in, 1, &out, 1), 0) << graphc_last_error();
  EXPECT_EQ(y[5], 7);
  EXPECT_EQ(graphc_run(context, 0, &in, 1, nullptr, 0), 0);
}

TEST_F(Graphc, ReturnsTensorFlowsCodesAndTexts) {
  float x[6] = {};
  int64_t dims[] = {2, 4};
  graphc_tensor in = {1, 2, dims, x, 0};
  EXPECT_EQ(graphc_run(context, 0, &in, 1, nullptr, 0), 3);
  EXPECT_STREQ(graphc_last_error(), "invalid argument: input 'x' dim 1: expected 3, got 4");
  EXPECT_STREQ(graphc_status_name(3), "invalid argument");
  in.rank = -1;
  EXPECT_EQ(graphc_run(context, 0, &in, 1, nullptr, 0), 3);
  EXPECT_EQ(graphc_run(context, 17, nullptr, 0, nullptr, 0), 5);
}

TEST_F(Graphc, HandsOutItsMemory) {
  float x[3] = {1, 2, 3};
  int64_t dims[] = {1, 3};
  graphc_tensor in = {1, 2, dims, x, 0}, out = {}, taken;
  ASSERT_EQ(graphc_run(context, 0, &in, 1, &out, 1), 0);
  ASSERT_EQ(graphc_take_output(context, 0, &taken), 0);
  EXPECT_EQ(taken.data, out.data);
  graphc_release_context(context);
  context = nullptr;
  EXPECT_EQ(static_cast<float *>(taken.data)[2], 4);
  graphc_release_data(&taken);
  EXPECT_EQ(taken.data, nullptr);
}

TEST_F(Graphc, KnowsItsArenaBeforeARun) {
  int64_t dims[] = {100, 3};
  graphc_tensor in = {1, 2, dims, nullptr, 0};
  size_t bytes = 0;
  ASSERT_EQ(graphc_arena_bytes(model, 0, &in, 1, &bytes), 0);
  EXPECT_EQ(bytes, 1216u);
}

TEST_F(Graphc, CountsRunsAndAllocations) {
  float x[3] = {};
  int64_t dims[] = {1, 3};
  graphc_tensor in = {1, 2, dims, x, 0}, out = {};
  for (int i = 0; i < 5; ++i)
    ASSERT_EQ(graphc_run(context, 0, &in, 1, &out, 1), 0);
  EXPECT_NE(graphc_run(context, 0, nullptr, 0, nullptr, 0), 0);
  graphc_counters counters = {};
  counters.struct_size = sizeof(counters);
  ASSERT_EQ(graphc_context_counters(context, &counters), 0);
  EXPECT_EQ(counters.runs, 6u);
  EXPECT_EQ(counters.failures, 1u);
  EXPECT_EQ(counters.warm_allocations, 0u);
  EXPECT_GT(counters.allocations, 0u);
  EXPECT_EQ(counters.arena_bytes, 64u);
}

TEST_F(Graphc, FillsOnlyTheCountersThatTheCallerKnows) {
  graphc_counters counters;
  std::memset(&counters, 0x77, sizeof(counters));
  counters.struct_size = offsetof(graphc_counters, failures);
  ASSERT_EQ(graphc_context_counters(context, &counters), 0);
  EXPECT_EQ(counters.runs, 0u);
  EXPECT_EQ(counters.failures, 0x7777777777777777u);
}

TEST_F(Graphc, UsesTheCallersAllocatorForResults) {
  static std::atomic<int64_t> live;
  live = 0;
  graphc_allocator allocator = {[](void *, size_t bytes, size_t alignment) -> void * {
                                  live += static_cast<int64_t>(bytes);
                                  return std::aligned_alloc(alignment, (bytes + alignment - 1) /
                                                                           alignment * alignment);
                                },
                                [](void *, void *pointer, size_t bytes) {
                                  live -= static_cast<int64_t>(bytes);
                                  std::free(pointer);
                                },
                                nullptr};
  graphc_context_options options = {};
  options.struct_size = sizeof(options);
  options.allocator = &allocator;
  graphc_context *own = nullptr;
  ASSERT_EQ(graphc_create_context(model, &options, &own), 0);
  float x[3] = {};
  int64_t dims[] = {1, 3};
  graphc_tensor in = {1, 2, dims, x, 0}, out = {};
  ASSERT_EQ(graphc_run(own, 0, &in, 1, &out, 1), 0);
  EXPECT_GT(live, 0);
  graphc_release_context(own);
  EXPECT_EQ(live, 0);
}

TEST_F(Graphc, RunsInTheBackground) {
  int32_t gate = 0;
  graphc_tensor in = {3, 0, nullptr, &gate, 0}, out = {};
  std::atomic<int> called{0};
  graphc_run_handle *run = nullptr;
  auto done = [](void *user, graphc_status status) {
    *static_cast<std::atomic<int> *>(user) = 100 + status;
  };
  ASSERT_EQ(graphc_run_async(context, 1, &in, 1, &out, 1, 0, done, &called, &run), 0);
  EXPECT_EQ(called, 0);
  // The context is busy until the gate opens.
  EXPECT_EQ(graphc_run(context, 1, &in, 1, &out, 1), 9);
  EXPECT_THAT(graphc_last_error(), HasSubstr("running already"));
  __atomic_store_n(&gate, 42, __ATOMIC_RELEASE);
  EXPECT_EQ(graphc_run_wait(run), 0);
  EXPECT_EQ(called, 100);
  EXPECT_EQ(*static_cast<int32_t *>(out.data), 42);
  graphc_run_release(run);
  EXPECT_EQ(graphc_run(context, 1, &in, 1, &out, 1), 0);
}

TEST_F(Graphc, CancelsARun) {
  int32_t gate = 0;
  graphc_tensor in = {3, 0, nullptr, &gate, 0}, out = {};
  graphc_run_handle *run = nullptr;
  ASSERT_EQ(graphc_run_async(context, 1, &in, 1, &out, 1, 0, nullptr, nullptr, &run), 0);
  graphc_run_cancel(run);
  EXPECT_EQ(graphc_run_wait(run), 1);
  EXPECT_STREQ(graphc_last_error(), "cancelled: the run was cancelled");
  graphc_run_release(run);
}

TEST_F(Graphc, GivesUpARunThatPassedItsDeadlineBeforeItStarted) {
  int32_t gate = 1;
  graphc_tensor in = {3, 0, nullptr, &gate, 0}, out = {};
  graphc_run_handle *run = nullptr;
  ASSERT_EQ(
      graphc_run_async(context, 1, &in, 1, &out, 1, /*deadline_ns=*/1, nullptr, nullptr, &run), 0);
  EXPECT_EQ(graphc_run_wait(run), 4);
  graphc_run_release(run);
}

TEST_F(Graphc, RunsManyContextsInTheBackground) {
  constexpr int kRuns = 20;
  float x[3] = {1, 2, 3};
  int64_t dims[] = {1, 3};
  graphc_tensor in = {1, 2, dims, x, 0};
  std::vector<graphc_context *> contexts(kRuns);
  std::vector<graphc_tensor> outs(kRuns);
  std::vector<graphc_run_handle *> runs(kRuns);
  for (int i = 0; i < kRuns; ++i) {
    ASSERT_EQ(graphc_create_context(model, nullptr, &contexts[i]), 0);
    ASSERT_EQ(graphc_run_async(contexts[i], 0, &in, 1, &outs[i], 1, 0, nullptr, nullptr, &runs[i]),
              0);
  }
  for (int i = 0; i < kRuns; ++i) {
    EXPECT_EQ(graphc_run_wait(runs[i]), 0);
    EXPECT_EQ(static_cast<float *>(outs[i].data)[2], 4);
    graphc_run_release(runs[i]);
    graphc_release_context(contexts[i]);
  }
}

TEST_F(Graphc, ReadsAndWritesVariables) {
  ASSERT_EQ(graphc_variable_count(model), 1u);
  graphc_argument argument;
  ASSERT_EQ(graphc_variable(model, 0, &argument), 0);
  EXPECT_STREQ(argument.key, "counter");
  int32_t value = 0;
  uint64_t version = 99;
  graphc_tensor tensor = {0, 0, nullptr, &value, sizeof(value)};
  ASSERT_EQ(graphc_read_variable(model, 0, &tensor, &version), 0);
  EXPECT_EQ(value, 5);
  EXPECT_EQ(version, 0u);
  ASSERT_EQ(graphc_run(context, 2, nullptr, 0, nullptr, 0), 0);
  ASSERT_EQ(graphc_read_variable(model, 0, &tensor, &version), 0);
  EXPECT_EQ(value, 6);
  EXPECT_EQ(version, 1u);
  int64_t dims[] = {1}, wrong[] = {2};
  value = 70;
  graphc_tensor written = {3, 1, dims, &value, 0};
  ASSERT_EQ(graphc_write_variable(model, 0, &written), 0);
  graphc_tensor out = {};
  ASSERT_EQ(graphc_run(context, 2, nullptr, 0, &out, 1), 0);
  EXPECT_EQ(*static_cast<int32_t *>(out.data), 71);
  written.dims = wrong;
  EXPECT_EQ(graphc_write_variable(model, 0, &written), 3);
  EXPECT_THAT(graphc_last_error(), HasSubstr("expected shape [1], got [2]"));
  written.dtype = 1;
  EXPECT_EQ(graphc_write_variable(model, 0, &written), 3);
}

TEST_F(Graphc, TellsTheFateOfNodes) {
  ASSERT_EQ(graphc_node_count(model), 1u);
  graphc_node node;
  ASSERT_EQ(graphc_get_node(model, 0, &node), 0);
  EXPECT_STREQ(node.name, "dense/add");
  EXPECT_STREQ(node.op, "AddV2");
  EXPECT_EQ(node.kernel, nullptr);
  EXPECT_EQ(graphc_get_node(model, 1, &node), 11);
  graphc_model_info info = {};
  info.struct_size = sizeof(info);
  ASSERT_EQ(graphc_get_model_info(model, &info), 0);
  EXPECT_EQ(info.functions, 3u);
  EXPECT_EQ(info.weights_bytes, 4u);
}

TEST_F(Graphc, KeepsATimeline) {
  graphc_context_options options = {};
  options.struct_size = sizeof(options);
  options.profile = 1;
  graphc_context *own = nullptr;
  ASSERT_EQ(graphc_create_context(model, &options, &own), 0);
  float x[3] = {};
  int64_t dims[] = {1, 3};
  graphc_tensor in = {1, 2, dims, x, 0}, out = {};
  for (int i = 0; i < 2; ++i)
    ASSERT_EQ(graphc_run(own, 0, &in, 1, &out, 1), 0);
  ASSERT_EQ(graphc_timeline_size(own), 2u);
  graphc_timeline_entry launch, copy;
  ASSERT_EQ(graphc_timeline(own, 0, &launch), 0);
  ASSERT_EQ(graphc_timeline(own, 1, &copy), 0);
  EXPECT_STREQ(launch.node, "dense/add");
  EXPECT_STREQ(launch.action, "launch");
  EXPECT_STREQ(launch.kernel, "inc");
  EXPECT_STREQ(copy.action, "copy");
  EXPECT_LE(launch.begin_ns, launch.end_ns);
  EXPECT_LE(launch.end_ns, copy.begin_ns);
  EXPECT_EQ(graphc_timeline(own, 2, &copy), 11);
  graphc_release_context(own);
}

TEST_F(Graphc, ComputesOnAPoolOfTheCaller) {
  graphc_pool *pool = nullptr;
  ASSERT_EQ(graphc_create_pool(3, 0, &pool), 0);
  graphc_load_options options = {};
  options.struct_size = sizeof(options);
  options.pool = pool;
  graphc_model *own = nullptr;
  ASSERT_EQ(load(&options, &own), 0);
  graphc_context *ownContext = nullptr;
  ASSERT_EQ(graphc_create_context(own, nullptr, &ownContext), 0);
  std::vector<float> x(3000, 1.0f);
  int64_t dims[] = {1000, 3};
  graphc_tensor in = {1, 2, dims, x.data(), 0}, out = {};
  ASSERT_EQ(graphc_run(ownContext, 0, &in, 1, &out, 1), 0);
  EXPECT_EQ(static_cast<float *>(out.data)[2999], 2.0f);
  graphc_release_context(ownContext);
  graphc_release_model(own);
  graphc_release_pool(pool);
}

TEST(GraphcLoad, ReportsAMissingFile) {
  graphc_model *model = nullptr;
  EXPECT_EQ(graphc_load_file("/no/such/model.so", nullptr, &model), 5);
  EXPECT_THAT(graphc_last_error(), HasSubstr("cannot open '/no/such/model.so'"));
  EXPECT_EQ(model, nullptr);
}

TEST(GraphcLoad, ReportsBytesThatAreNoArtifact) {
  graphc_model *model = nullptr;
  EXPECT_NE(graphc_load_memory("hello", 5, nullptr, &model), 0);
  EXPECT_EQ(graphc_dtype_size(1), 4u);
  EXPECT_EQ(graphc_dtype_size(-3), 0u);
}
