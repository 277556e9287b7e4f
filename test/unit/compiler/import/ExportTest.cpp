//===- ExportTest.cpp -----------------------------------------------------===//
#include "compiler/import/Export.h"

#include "compiler/import/Import.h"
#include "dialects/tf/TfDialect.h"

#include "mlir/IR/MLIRContext.h"
#include "mlir/Parser/Parser.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace graphc::importer {
namespace {

using testing::HasSubstr;

class ExportTest : public testing::Test {
protected:
  ExportTest() {
    context.loadDialect<tf::TfDialect>();
    context.getDiagEngine().registerHandler([this](mlir::Diagnostic &diagnostic) {
      messages += diagnostic.str() + "\n";
      return mlir::success();
    });
  }

  /// The text of a GraphDef with these nodes; what went wrong if it failed.
  std::string exported(const std::string &nodes) {
    auto module = mlir::parseSourceString<mlir::ModuleOp>(
        "tf.graph @main() {\n" + nodes + "\n tf.fetch\n}", &context);
    if (!module)
      return "does not parse: " + messages;
    mlir::FailureOr<std::string> text = exportGraphDef(*module, Encoding::text);
    return succeeded(text) ? *text : messages;
  }

  mlir::MLIRContext context;
  std::string messages;
};

TEST_F(ExportTest, NodeWithItsNameAndOp) {
  EXPECT_EQ(exported(R"(tf.NoOp() {device = "/cpu:0"} : () -> () loc("a/b"))"),
            "node {\n  name: \"a/b\"\n  op: \"NoOp\"\n  device: \"/cpu:0\"\n}\n");
}

TEST_F(ExportTest, NodeWithoutAName) {
  EXPECT_THAT(exported("tf.NoOp() : () -> () loc(unknown)"), HasSubstr("without a name"));
}

TEST_F(ExportTest, TwoNodesOfOneName) {
  EXPECT_THAT(exported(R"(tf.NoOp() : () -> () loc("a")
                          tf.NoOp() : () -> () loc("a"))"),
              HasSubstr("another node is called 'a'"));
}

TEST_F(ExportTest, OpsOfOtherDialects) {
  EXPECT_THAT(exported(R"(%0 = builtin.unrealized_conversion_cast to i32 loc("a"))"),
              HasSubstr("only nodes of TensorFlow can be exported"));
}

TEST_F(ExportTest, ConstantWhoseContentsAreElsewhere) {
  EXPECT_THAT(exported(R"(%0 = tf.Const() {value = dense_resource<gone> : tensor<3xf32>}
                            : () -> tensor<3xf32> loc("c"))"),
              HasSubstr("contents are not in the module"));
}

TEST_F(ExportTest, AttributeThatNoNodeHas) {
  EXPECT_THAT(exported(R"(tf.NoOp() {_map = affine_map<(d0) -> (d0)>} : () -> () loc("a"))"),
              HasSubstr("attribute '_map' cannot be exported"));
}

TEST_F(ExportTest, BinaryIsReadBack) {
  auto module = mlir::parseSourceString<mlir::ModuleOp>(
      "tf.graph @main() { tf.NoOp() : () -> () loc(\"a\") tf.fetch }", &context);
  ASSERT_TRUE(module);
  mlir::FailureOr<std::string> bytes = exportGraphDef(*module, Encoding::binary);
  ASSERT_TRUE(succeeded(bytes));
  EXPECT_TRUE(importBytes(*bytes, "model.pb", context)) << messages;
}

} // namespace
} // namespace graphc::importer
