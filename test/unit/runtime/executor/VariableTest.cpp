//===- VariableTest.cpp - state shared by contexts ------------------------===//
#include "test/unit/runtime/support/LoadedProgram.h"
#include "test/unit/runtime/support/TestFamily.h"
#include "test/unit/runtime/support/TestKernels.h"

#include <gmock/gmock.h>
#include <thread>

using namespace graphc::runtime;
using namespace graphc::runtime::testing;
using ::testing::ElementsAre;

namespace {
/// Signatures over a variable v of 3 int32, initially {10, 20, 30}: 0 reads it, 1 adds one to it.
void buildCounter(ProgramBuilder &builder) {
  uint64_t offset = builder.weights<int32_t>({10, 20, 30});
  uint32_t row = builder.resource("v", DType::Int32, {3}, offset, 12);
  uint32_t three = builder.constant(3), one = builder.constant(1);
  auto &read = builder.function("read");
  uint32_t v = read.variable("v", DType::Int32, {three}, row);
  read.returns(v);
  builder.signature("read", {read.index()});
  auto &add = builder.function("add");
  uint32_t w = add.variable("v", DType::Int32, {three}, row);
  add.launch(builder.kernel("offset", offsetInts), {w}, {w}, {one}, three, three);
  builder.signature("add", {add.index()});
}

std::vector<int32_t> read(Context &context) {
  ResultTensor out[1] = {};
  EXPECT_OK(context.run(0, {}, out));
  return valuesOf<int32_t>(out[0]);
}
} // namespace

TEST(Variable, StartsWithItsInitialValue) {
  ProgramBuilder builder;
  buildCounter(builder);
  LoadedProgram p(builder);
  ASSERT_OK(p.status);
  EXPECT_THAT(read(*p.context), ElementsAre(10, 20, 30));
  EXPECT_EQ(p.model->state().variables[0].version, 0u);
}

TEST(Variable, IsSharedByContextsButNotByLoads) {
  ProgramBuilder builder;
  buildCounter(builder);
  LoadedProgram p(builder), second(builder);
  auto other = p.newContext();
  ASSERT_OK(p.context->run(1, {}, {}));
  ASSERT_OK(other->run(1, {}, {}));
  EXPECT_THAT(read(*other), ElementsAre(12, 22, 32));
  EXPECT_THAT(read(*p.context), ElementsAre(12, 22, 32));
  EXPECT_EQ(p.model->state().variables[0].version, 2u);
  EXPECT_THAT(read(*second.context), ElementsAre(10, 20, 30));
}

TEST(Variable, IsNeverSeenHalfWritten) {
  ProgramBuilder builder;
  buildCounter(builder);
  LoadedProgram p(builder);
  auto writer = p.newContext();
  std::thread thread([&] {
    for (int i = 0; i < 200; ++i)
      EXPECT_OK(writer->run(1, {}, {}));
  });
  for (int i = 0; i < 200; ++i) {
    std::vector<int32_t> values = read(*p.context);
    EXPECT_EQ(values[1] - values[0], 10);
    EXPECT_EQ(values[2] - values[0], 20);
  }
  thread.join();
  EXPECT_THAT(read(*p.context), ElementsAre(210, 220, 230));
}

TEST(Variable, ReadBeforeItWasWrittenIsAnError) {
  ProgramBuilder builder;
  uint32_t row = builder.resource("scope/v", DType::Int32, {1});
  uint32_t one = builder.constant(1);
  auto &f = builder.function("main");
  uint32_t v = f.variable("v", DType::Int32, {one}, row);
  uint32_t y = f.output("y", DType::Int32, {one});
  f.onNode(builder.node("ReadVariableOp", "ReadVariableOp"));
  f.copy(v, y);
  builder.signature("main", {f.index()});
  LoadedProgram p(builder);
  ASSERT_OK(p.status);
  Status status = p.context->run(0, {}, {});
  EXPECT_EQ(status.code(), StatusCode::FailedPrecondition);
  EXPECT_EQ(status.message(), "variable 'scope/v' is read before it was written");
  EXPECT_EQ(status.node(), "ReadVariableOp");
}

TEST(Variable, TakesTheShapeThatIsAssigned) {
  // v := x for any length; then its length is read from it.
  ProgramBuilder builder;
  uint32_t row = builder.resource("v", DType::Int32, {-1});
  auto &set = builder.function("set");
  uint32_t n = builder.symbol(set.inputSymbol("n", 0, 0));
  uint32_t x = set.input("x", DType::Int32, {n});
  uint32_t v = set.variable("v", DType::Int32, {}, row);
  set.buffers[v].rank = 1;
  set.buffers[v].bytes = schema::kNone;
  set.copy(x, v);
  builder.signature("set", {set.index()});
  auto &get = builder.function("get");
  uint32_t k = get.definedSymbol("k"), size = builder.symbol(k);
  uint32_t w = get.variable("v", DType::Int32, {}, row);
  get.buffers[w].rank = 1;
  get.buffers[w].bytes = schema::kNone;
  uint32_t y = get.heap("y", DType::Int32, {size});
  get.bindDim(k, w, 0);
  get.launch(builder.kernel("offset", offsetInts), {w}, {y}, {builder.constant(1)}, size, size);
  get.returns(y);
  builder.signature("get", {get.index()});
  LoadedProgram p(builder);
  ASSERT_OK(p.status);
  for (std::vector<int32_t> values : {std::vector<int32_t>{1, 2}, {3, 4, 5}, {6}}) {
    std::vector<int64_t> dims = {static_cast<int64_t>(values.size())};
    TensorRef in[] = {tensorOf(DType::Int32, values, dims)};
    ASSERT_OK(p.context->run(0, in, {}));
    ResultTensor out[1] = {};
    ASSERT_OK(p.context->run(1, {}, out));
    for (int32_t &value : values)
      ++value;
    EXPECT_EQ(valuesOf<int32_t>(out[0]), values);
  }
}

TEST(ResourceStore, MakesAnObjectOnce) {
  class Named final : public HostObject {
  public:
    const char *typeName() const override { return "Named"; }
  };
  ResourceMap map;
  int made = 0;
  auto factory = [](void *arg) -> Result<HostObjectRef<>> {
    ++*static_cast<int *>(arg);
    return HostObjectRef<>::adopt(new Named);
  };
  EXPECT_FALSE(map.lookup("table"));
  HostObjectRef<> first = *map.lookupOrCreate("table", factory, &made);
  HostObjectRef<> second = *map.lookupOrCreate("table", factory, &made);
  EXPECT_EQ(first.get(), second.get());
  EXPECT_EQ(made, 1);
  map.assign("table", {});
  EXPECT_FALSE(map.lookup("table"));
}
