//===- ModelFormatTest.cpp ------------------------------------------------===//
#include "compiler/import/ModelFormat.h"

#include "compiler/import/proto/meta_graph.pb.h"

#include "gtest/gtest.h"

namespace graphc::importer {
namespace {

tensorflow::GraphDef smallGraph() {
  tensorflow::GraphDef graph;
  tensorflow::NodeDef &node = *graph.add_node();
  node.set_name("x");
  node.set_op("Placeholder");
  return graph;
}

TEST(ModelFormat, GraphOfOneNode) {
  const DetectedFormat format = detectFormatOfBytes(smallGraph().SerializeAsString(), "model.pb");
  EXPECT_EQ(format.format, ModelFormat::graphDef);
  EXPECT_FALSE(format.text);
  EXPECT_EQ(format.problem, "");
}

TEST(ModelFormat, MetaGraphByContentWhateverItsName) {
  tensorflow::MetaGraphDef metaGraph;
  *metaGraph.mutable_graph_def() = smallGraph();
  metaGraph.mutable_meta_info_def()->add_tags("serve");
  EXPECT_EQ(detectFormatOfBytes(metaGraph.SerializeAsString(), "model.pb").format,
            ModelFormat::metaGraph);
  metaGraph.mutable_meta_info_def()->mutable_stripped_op_list()->add_op()->set_name("Add");
  EXPECT_EQ(detectFormatOfBytes(metaGraph.SerializeAsString(), "model.pb").format,
            ModelFormat::metaGraph);
}

TEST(ModelFormat, SavedModelByContent) {
  tensorflow::SavedModel model;
  model.set_saved_model_schema_version(1);
  *model.add_meta_graphs()->mutable_graph_def() = smallGraph();
  EXPECT_EQ(detectFormatOfBytes(model.SerializeAsString(), "x").format, ModelFormat::savedModel);
}

TEST(ModelFormat, TextByItsFirstField) {
  EXPECT_EQ(detectFormatOfBytes("# a comment\n\nnode { name: 'x' }", "x.pbtxt").format,
            ModelFormat::graphDef);
  EXPECT_EQ(detectFormatOfBytes("graph_def { }", "x").format, ModelFormat::metaGraph);
  EXPECT_EQ(detectFormatOfBytes("meta_graphs: { }", "x").format, ModelFormat::savedModel);
  EXPECT_TRUE(detectFormatOfBytes("node { }", "x").text);
}

// 0x0a 'n' ...: a node of 110 bytes; the text would be "node".
TEST(ModelFormat, BinaryThatBeginsLikeText) {
  tensorflow::GraphDef graph = smallGraph();
  std::string &name = *graph.mutable_node(0)->mutable_name();
  while (graph.node(0).ByteSizeLong() < 'n')
    name += 'x';
  EXPECT_FALSE(detectFormatOfBytes(graph.SerializeAsString(), "model.pb").text);
}

TEST(ModelFormat, TruncatedFileIsAProblem) {
  const std::string bytes = smallGraph().SerializeAsString();
  EXPECT_NE(detectFormatOfBytes(llvm::StringRef(bytes).drop_back(), "model.pb").problem, "");
}

} // namespace
} // namespace graphc::importer
