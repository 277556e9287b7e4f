//===- TensorNameTest.cpp -------------------------------------------------===//
#include "compiler/import/TensorName.h"

#include "gtest/gtest.h"

namespace graphc::importer {
namespace {

TEST(TensorName, NodeAloneMeansItsFirstOutput) {
  const std::optional<TensorName> name = parseGraphTensor("scope/x");
  ASSERT_TRUE(name);
  EXPECT_EQ(name->node, "scope/x");
  EXPECT_EQ(name->index, 0u);
  EXPECT_FALSE(name->control);
}

TEST(TensorName, OutputByNumber) {
  const std::optional<TensorName> name = parseGraphTensor("x:12");
  ASSERT_TRUE(name);
  EXPECT_EQ(name->node, "x");
  EXPECT_EQ(name->index, 12u);
}

TEST(TensorName, ControlEdge) {
  const std::optional<TensorName> name = parseGraphTensor("^x");
  ASSERT_TRUE(name);
  EXPECT_EQ(name->node, "x");
  EXPECT_TRUE(name->control);
}

TEST(TensorName, WhatIsNoNameInAGraph) {
  for (const char *text : {"", "^", ":0", "x:", "x:y", "x:-1", "x:y:0", "x:99999999999"})
    EXPECT_FALSE(parseGraphTensor(text)) << text;
}

TEST(TensorName, ArgumentOfAFunction) {
  EXPECT_EQ(parseFunctionTensor("arg")->node, "arg");
  EXPECT_EQ(parseFunctionTensor("arg:2")->index, 2u);
  EXPECT_TRUE(parseFunctionTensor("arg:2")->output.empty());
}

TEST(TensorName, OutputOfANodeOfAFunction) {
  const std::optional<TensorName> name = parseFunctionTensor("node:values:3");
  ASSERT_TRUE(name);
  EXPECT_EQ(name->node, "node");
  EXPECT_EQ(name->output, "values");
  EXPECT_EQ(name->index, 3u);
  EXPECT_EQ(parseFunctionTensor("node:values")->index, 0u);
}

TEST(TensorName, WhatIsNoNameInAFunction) {
  for (const char *text : {"", "^", "^x:y", ":y:0", "x:", "x::0", "x:y:", "x:y:z", "x:y:0:0"})
    EXPECT_FALSE(parseFunctionTensor(text)) << text;
}

} // namespace
} // namespace graphc::importer
