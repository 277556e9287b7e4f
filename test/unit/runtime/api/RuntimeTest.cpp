//===- RuntimeTest.cpp - the C++ header -----------------------------------===//
#include "runtime/api/Runtime.h"

#include <gmock/gmock.h>

using ::testing::ElementsAre;
using ::testing::HasSubstr;

namespace {
std::string artifact(const std::string &name) {
  return std::string(GRAPHC_TEST_ARTIFACTS) + "/" + name + ".so";
}
} // namespace

TEST(RuntimeHeader, RunsAModelByNames) {
  auto model = graphc::Model::load(artifact("plain"));
  ASSERT_TRUE(model) << model.error().message;
  ASSERT_EQ(model->signatures().size(), 1u);
  EXPECT_EQ(model->signatures()[0].inputs[0].key, "x");
  EXPECT_THAT(model->signatures()[0].inputs[0].dims, ElementsAre(4));
  auto context = model->createContext();
  ASSERT_TRUE(context) << context.error().message;
  float x[] = {10, 20, 30, 40};
  graphc::TensorMap inputs;
  inputs.emplace("x", graphc::Tensor::borrow(x, {4}));
  auto results = context->run("serving_default", inputs);
  ASSERT_TRUE(results) << results.error().message;
  const graphc::Tensor &y = results->at("y");
  EXPECT_THAT(y.dims(), ElementsAre(4));
  EXPECT_EQ(y.data<int32_t>(), nullptr);
  ASSERT_NE(y.data<float>(), nullptr);
  EXPECT_EQ(y.data<float>()[3], 45.0f);
  auto taken = context->take(0);
  ASSERT_TRUE(taken) << taken.error().message;
  x[3] = 0;
  ASSERT_TRUE(context->run("serving_default", inputs));
  EXPECT_EQ(taken->data<float>()[3], 45.0f);
}

TEST(RuntimeHeader, NamesWhatIsMissing) {
  auto model = graphc::Model::load(artifact("plain"));
  ASSERT_TRUE(model);
  auto context = model->createContext();
  ASSERT_TRUE(context);
  EXPECT_EQ(context->run("predict", {}).error().message, "there is no signature 'predict'");
  float x[] = {1};
  graphc::TensorMap inputs;
  inputs.emplace("z", graphc::Tensor::borrow(x, {1}));
  EXPECT_EQ(context->run("serving_default", inputs).error().message,
            "signature 'serving_default' has no input 'z'");
  EXPECT_THAT(context->run("serving_default", {}).error().message,
              HasSubstr("input 'x' is missing"));
}

TEST(RuntimeHeader, ReportsALoadThatFails) {
  auto model = graphc::Model::load(artifact("needy"));
  ASSERT_FALSE(model);
  EXPECT_EQ(model.error().code, 9);
  EXPECT_THAT(model.error().message, HasSubstr("no-such-feature"));
}
