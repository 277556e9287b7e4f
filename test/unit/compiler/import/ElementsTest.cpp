//===- ElementsTest.cpp ---------------------------------------------------===//
#include "compiler/import/Elements.h"

#include "dialects/tf/TfDialect.h"

#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/DialectResourceBlobManager.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace graphc::importer {
namespace {

class ElementsTest : public testing::Test {
protected:
  ElementsTest() { context.loadDialect<tf::TfDialect>(); }

  mlir::MLIRContext context;
};

TEST_F(ElementsTest, LargeContentKeepsItsBuffer) {
  tensorflow::TensorProto proto;
  proto.set_dtype(tensorflow::DT_INT32);
  proto.mutable_tensor_shape()->add_dim()->set_size(10000);
  std::string &content = *proto.mutable_tensor_content();
  content.resize(40000);
  content[0] = 1;
  const char *buffer = content.data();
  ElementsBuilder builder(context, 0);
  llvm::Expected<mlir::ElementsAttr> value = builder.fromProto(proto, "a/big:0");
  ASSERT_TRUE(static_cast<bool>(value)) << llvm::toString(value.takeError());
  auto resource = mlir::dyn_cast<mlir::DenseResourceElementsAttr>(*value);
  ASSERT_TRUE(resource);
  EXPECT_EQ(resource.getRawHandle().getKey(), "a_big_0");
  EXPECT_EQ(resource.getRawHandle().getBlob()->getData().data(), buffer);
}

TEST_F(ElementsTest, ResourcesOfOneNameAreTwo) {
  ElementsBuilder builder(context, 0);
  auto bytes = std::make_shared<std::string>(10000, '\0');
  (*bytes)[0] = 1;
  auto first = builder.fromBytes(tensorflow::DT_INT8, {10000}, {*bytes, bytes}, "w");
  auto second = builder.fromBytes(tensorflow::DT_INT8, {10000}, {*bytes, bytes}, "w");
  EXPECT_NE(first, second);
}

TEST_F(ElementsTest, OwnerLivesAsLongAsTheContext) {
  std::weak_ptr<std::string> owner;
  {
    mlir::MLIRContext inner;
    inner.loadDialect<tf::TfDialect>();
    ElementsBuilder builder(inner, 0);
    auto bytes = std::make_shared<std::string>(10000, '\0');
    (*bytes)[0] = 1;
    owner = bytes;
    const llvm::StringRef view = *bytes;
    builder.fromBytes(tensorflow::DT_INT8, {10000}, {view, std::move(bytes)}, "w");
    EXPECT_FALSE(owner.expired());
  }
  EXPECT_TRUE(owner.expired());
}

TEST_F(ElementsTest, EqualElementsAreASplatAndFreeTheirBuffer) {
  ElementsBuilder builder(context, 0);
  auto bytes = std::make_shared<std::string>(80000, '\0');
  std::weak_ptr<std::string> owner = bytes;
  const llvm::StringRef view = *bytes;
  auto value =
      builder.fromBytes(tensorflow::DT_DOUBLE, {100, 100}, {view, std::move(bytes)}, "zeros");
  EXPECT_TRUE(mlir::isa<mlir::DenseElementsAttr>(value));
  EXPECT_TRUE(value.isSplat());
  EXPECT_TRUE(owner.expired());
}

TEST_F(ElementsTest, ShapesWithoutElements) {
  ElementsBuilder builder(context, 0);
  for (tensorflow::DataType dtype : {tensorflow::DT_FLOAT, tensorflow::DT_BOOL,
                                     tensorflow::DT_STRING, tensorflow::DT_COMPLEX128}) {
    tensorflow::TensorProto proto;
    proto.set_dtype(dtype);
    proto.mutable_tensor_shape()->add_dim()->set_size(0);
    proto.mutable_tensor_shape()->add_dim()->set_size(INT64_MAX);
    llvm::Expected<mlir::ElementsAttr> value = builder.fromProto(proto, "");
    ASSERT_TRUE(static_cast<bool>(value)) << llvm::toString(value.takeError());
    EXPECT_EQ(value->getNumElements(), 0);
  }
}

TEST_F(ElementsTest, RepetitionsShareOneBudget) {
  ElementsBuilder builder(context, 10000);
  tensorflow::TensorProto proto;
  proto.set_dtype(tensorflow::DT_FLOAT);
  proto.mutable_tensor_shape()->add_dim()->set_size(2000);
  proto.add_float_val(1);
  proto.add_float_val(2);
  EXPECT_TRUE(static_cast<bool>(builder.fromProto(proto, "first")));
  llvm::Expected<mlir::ElementsAttr> second = builder.fromProto(proto, "second");
  ASSERT_FALSE(static_cast<bool>(second));
  EXPECT_THAT(llvm::toString(second.takeError()), testing::HasSubstr("beyond the limit"));
}

TEST_F(ElementsTest, EveryTypeHasAnElementType) {
  for (int dtype = 1; dtype <= tensorflow::DT_UINT2; ++dtype) {
    EXPECT_TRUE(elementTypeOf(dtype, &context)) << dtype;
    EXPECT_EQ(elementTypeOf(dtype + 100, &context), elementTypeOf(dtype, &context)) << dtype;
  }
  for (int none : {-1, 0, 33, 100, 133, INT32_MAX, INT32_MIN})
    EXPECT_FALSE(elementTypeOf(none, &context)) << none;
}

} // namespace
} // namespace graphc::importer
