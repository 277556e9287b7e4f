//===- SavedVariablesTest.cpp - Variables of a model and their values -----===//
#include "BundleWriter.h"
#include "compiler/import/Import.h"
#include "compiler/import/ObjectGraph.h"
#include "compiler/import/VariableKeys.h"
#include "compiler/import/proto/meta_graph.pb.h"
#include "dialects/tf/TfStructure.h"

#include "llvm/Support/FileSystem.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include <fstream>
#include <google/protobuf/text_format.h>

namespace graphc::importer {
namespace {

using test::bytesOf;
using testing::ElementsAre;
using testing::HasSubstr;

/// A model directory of its own, removed at the end.
class SavedVariablesTest : public testing::Test {
protected:
  void SetUp() override {
    llvm::SmallString<64> path;
    ASSERT_FALSE(llvm::sys::fs::createUniqueDirectory("graphc-model", path));
    directory = path.str().str();
    llvm::sys::fs::create_directory(directory + "/variables");
    context.getDiagEngine().registerHandler([this](mlir::Diagnostic &diagnostic) {
      messages += diagnostic.str() + "\n";
      return mlir::success();
    });
  }
  void TearDown() override { llvm::sys::fs::remove_directories(directory); }

  /// Imports the meta graph beside the checkpoint.
  mlir::ModuleOp import(const std::string &metaGraph, bool withCheckpoint = true) {
    std::ofstream(directory + "/saved_model.pbtxt")
        << "meta_graphs { meta_info_def { tags: 'serve' } " << metaGraph << " }";
    if (withCheckpoint)
      bundle.write(directory + "/variables/variables");
    module = importModel(directory, context);
    return module ? *module : mlir::ModuleOp();
  }

  tf::VariableOp variable(llvm::StringRef name) {
    return module ? module->lookupSymbol<tf::VariableOp>(name) : tf::VariableOp();
  }

  /// Key and values of a variable of floats.
  std::string describe(llvm::StringRef name) {
    tf::VariableOp op = variable(name);
    if (!op)
      return "none";
    std::string text = op.getKey().value_or("no key").str();
    if (auto value = mlir::dyn_cast_or_null<mlir::DenseElementsAttr>(op.getValueAttr()))
      for (float element : value.getValues<float>())
        text += " " + std::to_string(static_cast<int>(element));
    return text;
  }

  mlir::MLIRContext context;
  mlir::OwningOpRef<mlir::ModuleOp> module;
  test::BundleWriter bundle;
  std::string directory, messages;
};

std::string variableNode(const std::string &name, const std::string &op, int size) {
  return "node { name: '" + name + "' op: '" + op +
         "' attr { key: 'dtype' value { type: DT_FLOAT } }"
         " attr { key: 'shape' value { shape { dim { size: " +
         std::to_string(size) + " } } } } }";
}

std::string stringsNode(const std::string &keyword, const std::string &name,
                        const std::string &strings, int count) {
  return keyword + " { name: '" + name +
         "' op: 'Const' attr { key: 'dtype' value { type: DT_STRING } } attr { key: 'value' value "
         "{ tensor { dtype: DT_STRING tensor_shape { dim { size: " +
         std::to_string(count) + " } } string_val: [" + strings + "] } } } }";
}

constexpr char kFile[] =
    "node { name: 'file' op: 'Placeholder' attr { key: 'dtype' value { type: DT_STRING } } }";
constexpr char kRestoreTypes[] =
    "attr { key: 'dtypes' value { list { type: [DT_FLOAT, DT_FLOAT] } } }";

/// Version 1: RestoreV2 in the graph feeds an Assign a variable.
std::string restoringGraph(const std::string &slice) {
  return "graph_def { " + variableNode("v", "VariableV2", 2) + variableNode("w", "VariableV2", 2) +
         kFile + stringsNode("node", "keys", "'w_saved', 'v_saved'", 2) +
         stringsNode("node", "slices", "'', '" + slice + "'", 2) +
         "node { name: 'restore' op: 'RestoreV2' input: ['file', 'keys', 'slices'] " +
         kRestoreTypes +
         " }"
         "node { name: 'a' op: 'Assign' input: ['w', 'restore'] "
         "  attr { key: 'T' value { type: DT_FLOAT } } }"
         "node { name: 'id' op: 'Identity' input: 'restore:1' "
         "  attr { key: 'T' value { type: DT_FLOAT } } }"
         "node { name: 'b' op: 'Assign' input: ['v', 'id'] "
         "  attr { key: 'T' value { type: DT_FLOAT } } } }";
}

TEST_F(SavedVariablesTest, RestoreOpsOfTheGraphNameTheKeys) {
  bundle.add("v_saved", tensorflow::DT_FLOAT, {2}, bytesOf({1, 2}));
  bundle.add("w_saved", tensorflow::DT_FLOAT, {2}, bytesOf({3, 4}));
  ASSERT_TRUE(import(restoringGraph(""))) << messages;
  EXPECT_EQ(describe("v"), "v_saved 1 2");
  EXPECT_EQ(describe("w"), "w_saved 3 4");
}

TEST_F(SavedVariablesTest, PartOfASavedTensor) {
  bundle.add("v_saved", tensorflow::DT_FLOAT, {3}, bytesOf({1, 2, 3}));
  bundle.add("w_saved", tensorflow::DT_FLOAT, {2}, bytesOf({4, 5}));
  ASSERT_TRUE(import(restoringGraph("3 1,2"))) << messages;
  EXPECT_EQ(describe("v"), "v_saved 2 3");
}

/// Version 2: a function restores into the handles that it is given.
std::string restoringFunction() {
  return "graph_def { " + variableNode("v", "VarHandleOp", 2) +
         variableNode("w", "VarHandleOp", 2) + kFile +
         "node { name: 'call' op: 'StatefulPartitionedCall' input: ['file', 'w', 'v']"
         "  attr { key: 'f' value { func { name: 'restore' } } }"
         "  attr { key: 'Tin' value { list { type: [DT_STRING, DT_RESOURCE, DT_RESOURCE] } } }"
         "  attr { key: 'Tout' value { list { } } } }"
         "library { function { signature { name: 'restore'"
         "  input_arg { name: 'file' type: DT_STRING }"
         "  input_arg { name: 'first' type: DT_RESOURCE }"
         "  input_arg { name: 'second' type: DT_RESOURCE } }" +
         stringsNode("node_def", "keys", "'one', 'two'", 2) +
         stringsNode("node_def", "slices", "''", 2) +
         "node_def { name: 'r' op: 'RestoreV2' input: ['file', 'keys:output:0', "
         "'slices:output:0'] " +
         kRestoreTypes +
         " }"
         "node_def { name: 'a' op: 'AssignVariableOp' input: ['first', 'r:tensors:0'] "
         "  attr { key: 'dtype' value { type: DT_FLOAT } } }"
         "node_def { name: 'b' op: 'AssignVariableOp' input: ['second', 'r:tensors:1'] "
         "  attr { key: 'dtype' value { type: DT_FLOAT } } } } } }";
}

TEST_F(SavedVariablesTest, RestoreFunctionNamesTheKeys) {
  bundle.add("one", tensorflow::DT_FLOAT, {2}, bytesOf({1, 2}));
  bundle.add("two", tensorflow::DT_FLOAT, {2}, bytesOf({3, 4}));
  ASSERT_TRUE(import(restoringFunction())) << messages;
  EXPECT_EQ(describe("w"), "one 1 2");
  EXPECT_EQ(describe("v"), "two 3 4");
}

// The variable of the object bound to the call, though another has its name.
TEST_F(SavedVariablesTest, ObjectsBoundToASignatureGoBeforeNames) {
  tensorflow::TrackableObjectGraph stored;
  for (int i = 0; i < 3; ++i)
    stored.add_nodes();
  for (int i = 1; i < 3; ++i) {
    auto &child = *stored.mutable_nodes(0)->add_children();
    child.set_node_id(i);
    child.set_local_name("child" + std::to_string(i));
    stored.mutable_nodes(i)->add_attributes()->set_checkpoint_key("key" + std::to_string(i));
  }
  bundle.addString(kObjectGraphKey, stored.SerializeAsString());
  bundle.add("key1", tensorflow::DT_FLOAT, {2}, bytesOf({1, 1}));
  bundle.add("key2", tensorflow::DT_FLOAT, {2}, bytesOf({2, 2}));
  bundle.add("v", tensorflow::DT_FLOAT, {2}, bytesOf({9, 9}));
  ASSERT_TRUE(import(
      "graph_def { " + variableNode("v", "VarHandleOp", 2) + variableNode("v_1", "VarHandleOp", 2) +
      "node { name: 'call' op: 'PartitionedCall' input: ['v_1', 'v']"
      "  attr { key: 'f' value { func { name: 'f' } } }"
      "  attr { key: 'Tin' value { list { type: [DT_RESOURCE, DT_RESOURCE] } } }"
      "  attr { key: 'Tout' value { list { } } } }"
      "library { function { signature { name: 'f' input_arg { name: 'a' type: DT_RESOURCE }"
      "  input_arg { name: 'b' type: DT_RESOURCE } } } } }"
      "object_graph_def {"
      "  nodes { children { node_id: 2 local_name: 'child1' } children { node_id: 1 local_name: "
      "'child2' } }"
      "  nodes { variable { name: 'v' } } nodes { variable { name: 'v' } }"
      "  concrete_functions { key: 'f' value { bound_inputs: [1, 2] } } }"))
      << messages;
  EXPECT_EQ(describe("v_1"), "key2 2 2");
  EXPECT_EQ(describe("v"), "key1 1 1");
}

TEST_F(SavedVariablesTest, KeysEqualToNamesAreTheLastResort) {
  bundle.add("v", tensorflow::DT_FLOAT, {2}, bytesOf({1, 2}));
  ASSERT_TRUE(import("graph_def { " + variableNode("v", "VarHandleOp", 2) + " }")) << messages;
  EXPECT_EQ(describe("v"), "v 1 2");
}

TEST_F(SavedVariablesTest, ContentsOfTablesAreKeptByTheirKeys) {
  bundle.add("one", tensorflow::DT_FLOAT, {2}, bytesOf({1, 2}));
  bundle.add("two", tensorflow::DT_FLOAT, {2}, bytesOf({3, 4}));
  std::string graph = restoringFunction();
  // The second tensor goes nowhere that is known.
  graph.replace(graph.find("'second', 'r:tensors:1'"), 23, "'second', 'r:tensors:0'");
  ASSERT_TRUE(import(graph)) << messages;
  EXPECT_EQ(describe("two"), "two 3 4");
}

TEST_F(SavedVariablesTest, ModelWithoutACheckpointHasNoValues) {
  ASSERT_TRUE(import("graph_def { " + variableNode("v", "VarHandleOp", 2) + " }", false));
  EXPECT_EQ(describe("v"), "no key");
  EXPECT_THAT(messages, HasSubstr("1 variables have no values: there is no checkpoint"));
}

TEST_F(SavedVariablesTest, CheckpointWithoutItsDataHasNoValues) {
  bundle.add("v", tensorflow::DT_FLOAT, {2}, bytesOf({1, 2}));
  bundle.write(directory + "/variables/variables");
  llvm::sys::fs::remove(directory + "/variables/variables.data-00000-of-00001");
  ASSERT_TRUE(import("graph_def { " + variableNode("v", "VarHandleOp", 2) + " }", false));
  EXPECT_EQ(describe("v"), "v");
  EXPECT_THAT(messages, HasSubstr("variables.data-00000-of-00001 is missing"));
}

TEST_F(SavedVariablesTest, SavedTensorOfAnotherTypeOrShape) {
  bundle.add("v", tensorflow::DT_INT32, {2}, std::string(8, '\0'));
  bundle.add("w", tensorflow::DT_FLOAT, {3}, bytesOf({1, 2, 3}));
  EXPECT_FALSE(import("graph_def { " + variableNode("v", "VarHandleOp", 2) +
                      variableNode("w", "VarHandleOp", 2) + " }"));
  EXPECT_THAT(messages, HasSubstr("variable 'v': expected values of float, got int32 in the "
                                  "checkpoint under 'v'"));
  EXPECT_THAT(messages, HasSubstr("variable 'w': expected shape [2], got [3]"));
}

TEST_F(SavedVariablesTest, DamagedCheckpointIsAnError) {
  bundle.add("v", tensorflow::DT_FLOAT, {2}, bytesOf({1, 2})).set_crc32c(5);
  EXPECT_FALSE(import("graph_def { " + variableNode("v", "VarHandleOp", 2) + " }"));
  EXPECT_THAT(messages, HasSubstr("tensor 'v': the data is damaged"));
}

TEST_F(SavedVariablesTest, SharedNamesAreOneVariable) {
  bundle.add("s", tensorflow::DT_FLOAT, {2}, bytesOf({1, 2}));
  std::string a = variableNode("a", "VarHandleOp", 2), b = variableNode("b", "VarHandleOp", 2);
  for (std::string *node : {&a, &b})
    node->insert(node->size() - 1, "attr { key: 'shared_name' value { s: 's' } }");
  ASSERT_TRUE(import("graph_def { " + a + b + " }")) << messages;
  EXPECT_EQ(describe("s"), "s 1 2");
  EXPECT_FALSE(variable("a"));
}

TEST_F(SavedVariablesTest, NamesOfVariablesGoBeforeThoseOfFunctions) {
  ASSERT_TRUE(import("graph_def { " + variableNode("f", "VarHandleOp", 2) +
                         "node { name: 'call' op: 'f' }"
                         "library { function { signature { name: 'f' } } } }",
                     false))
      << messages;
  EXPECT_TRUE(variable("f"));
  EXPECT_TRUE(module->lookupSymbol<tf::GraphOp>("f$1"));
}

} // namespace
} // namespace graphc::importer
