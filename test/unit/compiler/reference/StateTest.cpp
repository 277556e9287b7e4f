//===- StateTest.cpp - functions, variables, lists and arrays --------------------===//

#include "test/unit/compiler/reference/ReferenceTestSupport.h"

#include <functional>

using namespace graphc::reference;
using namespace graphc::reference::test;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

using Values = std::vector<Tensor>;

/// A library whose functions are written in the test.
struct Functions : FunctionLibrary {
  std::map<std::string, std::function<Result<Values>(Values, Environment &)>> bodies;
  Result<Values> call(const std::string &name, Values inputs, Environment &env) override {
    return bodies.at(name)(std::move(inputs), env);
  }
};

Values must(Result<Values> result) {
  if (result)
    return *result;
  ADD_FAILURE() << result.error().message;
  return {};
}

class FunctionTest : public testing::Test {
protected:
  FunctionTest() {
    env.functions = &library;
    library.bodies["one"] = [](Values, Environment &) { return Values{scalar(1)}; };
    library.bodies["two"] = [](Values, Environment &) { return Values{scalar(2)}; };
    library.bodies["below_ten"] = [](Values x, Environment &env) {
      return evaluate({.op = "Less", .node = "c", .inputs = {x[0], scalar(10)}}, env);
    };
    library.bodies["double"] = [](Values x, Environment &env) {
      return evaluate({.op = "AddV2", .node = "b", .inputs = {x[0], x[0]}}, env);
    };
  }
  Values eval(const std::string &op, Values inputs, Attrs attrs) {
    return must(evaluate({.op = op, .node = "n", .attrs = attrs, .inputs = inputs}, env));
  }
  Functions library;
  Environment env;
};

TEST_F(FunctionTest, ifTakesTheBranchOfItsCondition) {
  Attrs branches = {{"then_branch", FunctionRef{"one"}}, {"else_branch", FunctionRef{"two"}}};
  EXPECT_THAT(i32(eval("StatelessIf", {Tensor::scalar<bool>(true)}, branches)[0]), ElementsAre(1));
  EXPECT_THAT(i32(eval("If", {scalar(0)}, branches)[0]), ElementsAre(2));
  EXPECT_THAT(i32(eval("If", {ints({0, 0})}, branches)[0]), ElementsAre(1)); // Not empty.
}

TEST_F(FunctionTest, whileRunsUntilTheConditionFails) {
  Attrs attrs = {{"cond", FunctionRef{"below_ten"}}, {"body", FunctionRef{"double"}}};
  EXPECT_THAT(i32(eval("While", {scalar(3)}, attrs)[0]), ElementsAre(12));
  EXPECT_THAT(i32(eval("While", {scalar(10)}, attrs)[0]), ElementsAre(10));
}

TEST_F(FunctionTest, endlessLoopsStop) {
  env.limits.maxLoopTrips = 5;
  auto result =
      evaluate({.op = "While",
                .node = "n",
                .attrs = {{"cond", FunctionRef{"below_ten"}}, {"body", FunctionRef{"double"}}},
                .inputs = {scalar(0)}},
               env);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().kind, EvalError::Kind::ResourceExhausted);
}

TEST_F(FunctionTest, caseOutsideTheBranchesTakesTheLast) {
  Attrs attrs = {{"branches", std::vector<FunctionRef>{{"one"}, {"two"}}}};
  EXPECT_THAT(i32(eval("Case", {scalar(0)}, attrs)[0]), ElementsAre(1));
  EXPECT_THAT(i32(eval("Case", {scalar(-7)}, attrs)[0]), ElementsAre(2));
}

TEST_F(FunctionTest, recursionIsAnErrorNotAFullStack) {
  library.bodies["self"] = [](Values, Environment &env) {
    return evaluate({.op = "PartitionedCall", .node = "r", .attrs = {{"f", FunctionRef{"self"}}}},
                    env);
  };
  auto result =
      evaluate({.op = "PartitionedCall", .node = "n", .attrs = {{"f", FunctionRef{"self"}}}}, env);
  ASSERT_FALSE(result);
  EXPECT_THAT(result.error().message, HasSubstr("nests deeper"));
  EXPECT_EQ(env.callDepth, 0);
}

class StateTest : public FunctionTest {};

TEST_F(StateTest, variablesAreReadAfterTheyAreWritten) {
  Tensor handle = eval("VarHandleOp", {}, {{"shared_name", std::string("v")}})[0];
  auto read = [&] {
    return evaluate({.op = "ReadVariableOp", .node = "r", .inputs = {handle}}, env);
  };
  ASSERT_FALSE(read());
  EXPECT_EQ(read().error().kind, EvalError::Kind::FailedPrecondition);
  eval("AssignVariableOp", {handle, ints({1, 2})}, {});
  eval("AssignAddVariableOp", {handle, ints({10, 10})}, {});
  eval("ResourceScatterUpdate", {handle, scalar(0), scalar(7)}, {});
  EXPECT_THAT(i32(must(read())[0]), ElementsAre(7, 12));
}

TEST_F(StateTest, updatesMustKeepTheShape) {
  Tensor handle = eval("VarHandleOp", {}, {})[0];
  eval("AssignVariableOp", {handle, ints({1, 2})}, {});
  auto result =
      evaluate({.op = "AssignAddVariableOp", .node = "a", .inputs = {handle, ints({1})}}, env);
  ASSERT_FALSE(result);
  EXPECT_THAT(result.error().message, HasSubstr("shapes must be equal"));
}

TEST_F(StateTest, tensorArraysOfOneNodeAreDistinct) {
  Attrs attrs = {{"dtype", DType::Int32}};
  Tensor first = eval("TensorArrayV3", {scalar(1)}, attrs)[0];
  Tensor second = eval("TensorArrayV3", {scalar(1)}, attrs)[0];
  Tensor flow = Tensor::scalar<float>(0);
  eval("TensorArrayWriteV3", {first, scalar(0), scalar(5), flow}, {});
  eval("TensorArrayWriteV3", {second, scalar(0), scalar(6), flow}, {});
  EXPECT_THAT(i32(eval("TensorArrayReadV3", {first, scalar(0), flow}, {})[0]), ElementsAre(5));
}

TEST_F(StateTest, tensorArrayScatterAndGatherKeepRows) {
  Tensor array =
      eval("TensorArrayV3", {scalar(0)}, {{"dtype", DType::Int32}, {"dynamic_size", true}})[0];
  Tensor flow = Tensor::scalar<float>(0);
  eval("TensorArrayScatterV3", {array, ints({1, 0}), ints({2, 2}, {1, 2, 3, 4}), flow}, {});
  EXPECT_THAT(i32(eval("TensorArrayGatherV3", {array, ints({0, 1}), flow}, {})[0]),
              ElementsAre(3, 4, 1, 2));
  EXPECT_THAT(i32(eval("TensorArraySizeV3", {array, flow}, {})[0]), ElementsAre(2));
}

TEST(TensorListTest, listsAreValues) {
  Tensor list = run("EmptyTensorList", {ints({}), scalar(-1)}, {{"element_dtype", DType::Int32}});
  Tensor longer = run("TensorListPushBack", {list, scalar(4)});
  EXPECT_THAT(i32(run("TensorListLength", {list})), ElementsAre(0));
  EXPECT_THAT(i32(run("TensorListLength", {longer})), ElementsAre(1));
  EXPECT_THAT(errorOf("TensorListPopBack", {list, ints({})}), HasSubstr("empty list"));
}

TEST(TensorListTest, elementsNeverSetReadAsZeros) {
  Tensor list = run("TensorListReserve", {ints({2}), scalar(2)}, {{"element_dtype", DType::Int32}});
  list = run("TensorListSetItem", {list, scalar(1), ints({3, 4})});
  EXPECT_THAT(i32(run("TensorListStack", {list, ints({2})})), ElementsAre(0, 0, 3, 4));
}

TEST(TensorListTest, indicesAreChecked) {
  Tensor list = run("TensorListFromTensor", {ints({1, 2}), ints({})});
  EXPECT_THAT(errorOf("TensorListGetItem", {list, scalar(2), ints({})}),
              HasSubstr("Trying to access element 2"));
  EXPECT_THAT(errorOf("TensorListSetItem", {list, scalar(-1), scalar(0)}),
              HasSubstr("Trying to modify element -1"));
}

TEST(OptionalTest, anEmptyOptionalHasNoValue) {
  Tensor none = run("OptionalNone", {});
  EXPECT_FALSE(values<bool>(run("OptionalHasValue", {none}))[0]);
  EXPECT_THAT(errorOf("OptionalGetValue", {none}), HasSubstr("does not have a value"));
  EXPECT_THAT(i32(run("OptionalGetValue", {run("OptionalFromValue", {ints({3})})})),
              ElementsAre(3));
}

} // namespace
