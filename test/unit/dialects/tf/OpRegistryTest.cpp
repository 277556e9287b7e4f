//===- OpRegistryTest.cpp -------------------------------------------------===//

#include "dialects/tf/OpRegistry.h"

#include "dialects/tf/TfDialect.h"
#include "mlir/AsmParser/AsmParser.h"
#include "mlir/IR/MLIRContext.h"
#include "gtest/gtest.h"

using namespace graphc::tf;

namespace {

class OpRegistryTest : public ::testing::Test {
protected:
  OpRegistryTest() { context.loadDialect<TfDialect>(); }

  /// The default of an attribute, as text; "none" if it has none.
  std::string defaultText(llvm::StringRef op, llvm::StringRef attr) {
    const OpDef *def = lookupOp(op);
    const AttrDef *attrDef = def ? def->lookupAttr(attr) : nullptr;
    if (!attrDef || !attrDef->hasDefault)
      return "none";
    std::string text;
    llvm::raw_string_ostream(text) << defaultValue(*attrDef, &context);
    return text;
  }

  mlir::MLIRContext context;
};

TEST_F(OpRegistryTest, LookupFindsEveryOpAndNothingElse) {
  for (const OpDef &op : allOps())
    EXPECT_EQ(lookupOp(op.name), &op) << op.name.str();
  EXPECT_EQ(lookupOp("NoSuchOp"), nullptr);
  EXPECT_EQ(lookupOp(""), nullptr);
  EXPECT_EQ(lookupOp("conv2d"), nullptr);
}

TEST_F(OpRegistryTest, ArgumentsSayWhereTypesAndCountsComeFrom) {
  const OpDef *concat = lookupOp("ConcatV2");
  ASSERT_NE(concat, nullptr);
  ASSERT_EQ(concat->inputs.size(), 2u);
  EXPECT_EQ(concat->inputs[0].name, "values");
  EXPECT_EQ(concat->inputs[0].typeAttr, "T");
  EXPECT_EQ(concat->inputs[0].numberAttr, "N");
  EXPECT_TRUE(concat->inputs[0].isVariadic());
  EXPECT_FALSE(concat->inputs[1].isVariadic());
  EXPECT_EQ(concat->lookupAttr("N")->minimum, 2);

  EXPECT_EQ(lookupOp("IdentityN")->inputs[0].typeListAttr, "T");
  EXPECT_EQ(lookupOp("Shape")->outputs[0].typeAttr, "out_type");
  EXPECT_EQ(lookupOp("StringLength")->inputs[0].dtype, DType::String);
  EXPECT_TRUE(lookupOp("Assign")->inputs[0].isRef);
}

TEST_F(OpRegistryTest, NamesSharedByAnOperandAndAnAttributeAreTensorFlows) {
  EXPECT_EQ(lookupOp("L2Loss")->inputs[0].name, "t");
  EXPECT_EQ(lookupOp("SelectV2")->inputs[1].name, "t");
}

TEST_F(OpRegistryTest, EachKindOfDefaultIsRestored) {
  EXPECT_EQ(defaultText("Conv2D", "data_format"), "\"NHWC\"");
  EXPECT_EQ(defaultText("Conv2D", "dilations"), "[1, 1, 1, 1]");
  EXPECT_EQ(defaultText("Conv2D", "use_cudnn_on_gpu"), "true");
  EXPECT_EQ(defaultText("Conv2D", "padding"), "none");
  EXPECT_EQ(defaultText("LeakyRelu", "alpha"), "2.000000e-01 : f32");
  EXPECT_EQ(defaultText("Shape", "out_type"), "i32");
  EXPECT_EQ(defaultText("Squeeze", "squeeze_dims"), "[]");
  EXPECT_EQ(defaultText("Placeholder", "shape"), "#tf.shape<*>");
  EXPECT_EQ(defaultText("Gather", "validate_indices"), "true");
  EXPECT_EQ(defaultText("RandomUniform", "seed"), "0 : i64");
  EXPECT_EQ(defaultText("BatchFunction", "allowed_batch_sizes"), "[]");
  EXPECT_EQ(defaultText("StringToHashBucketStrong", "key"), "none");
  EXPECT_EQ(defaultText("ImageSummary", "bad_color"), "dense<[255, 0, 0, 255]> : tensor<4xui8>");
}

TEST_F(OpRegistryTest, DefaultsAreAmongTheAllowedValues) {
  for (const OpDef &op : allOps())
    for (const AttrDef &attr : op.attrs) {
      for (llvm::StringRef text : attr.defaultTexts)
        EXPECT_TRUE(attr.allowedTexts.empty() || llvm::is_contained(attr.allowedTexts, text))
            << op.name.str() << "." << attr.name.str();
      for (DType type : attr.defaultTypes)
        EXPECT_TRUE(attr.allowedTypes.empty() || llvm::is_contained(attr.allowedTypes, type))
            << op.name.str() << "." << attr.name.str();
    }
}

TEST_F(OpRegistryTest, ArgumentsNameDeclaredAttributesOfTheRightKind) {
  auto hasKind = [](const OpDef &op, llvm::StringRef attr, AttrKind kind) {
    const AttrDef *def = op.lookupAttr(attr);
    return attr.empty() || (def && def->kind == kind);
  };
  for (const OpDef &op : allOps())
    for (llvm::ArrayRef<ArgDef> args : {op.inputs, op.outputs})
      for (const ArgDef &arg : args) {
        EXPECT_TRUE(hasKind(op, arg.typeAttr, AttrKind::Type)) << op.name.str();
        EXPECT_TRUE(hasKind(op, arg.numberAttr, AttrKind::Int)) << op.name.str();
        EXPECT_TRUE(hasKind(op, arg.typeListAttr, AttrKind::TypeList)) << op.name.str();
        int sources =
            (arg.dtype != DType::Invalid) + !arg.typeAttr.empty() + !arg.typeListAttr.empty();
        EXPECT_EQ(sources, 1) << op.name.str() << "." << arg.name.str();
      }
}

TEST_F(OpRegistryTest, EveryOpIsInTheDialect) {
  for (const OpDef &op : allOps())
    EXPECT_TRUE(mlir::OperationName(("tf." + op.name).str(), &context).isRegistered())
        << op.name.str();
}

TEST_F(OpRegistryTest, DtypesAndTypesAreOneToOne) {
  for (int i = 1; i <= static_cast<int>(DType::Qint32); ++i) {
    auto dtype = static_cast<DType>(i);
    EXPECT_EQ(dtypeOf(elementType(dtype, &context)), dtype) << dtypeName(dtype).str();
    EXPECT_EQ(dtypeNamed(dtypeName(dtype)), dtype);
  }
  EXPECT_EQ(dtypeNamed("float_ref"), DType::Invalid);
  EXPECT_EQ(dtypeOf(mlir::IndexType::get(&context)), DType::Invalid);
  EXPECT_EQ(dtypeOf(mlir::parseType("si32", &context)), DType::Invalid);
}

TEST_F(OpRegistryTest, EffectsTellStateFromFunctions) {
  EXPECT_EQ(lookupOp("MatMul")->effect, Effect::None);
  EXPECT_FALSE(lookupOp("MatMul")->isStateful);
  EXPECT_EQ(lookupOp("ReadVariableOp")->effect, Effect::Read);
  EXPECT_EQ(lookupOp("Assign")->effect, Effect::Write);
  EXPECT_EQ(lookupOp("VarHandleOp")->effect, Effect::Create);
  EXPECT_EQ(lookupOp("RandomUniform")->effect, Effect::Random);
  EXPECT_EQ(lookupOp("StatefulPartitionedCall")->effect, Effect::Call);
  EXPECT_EQ(lookupOp("WriteFile")->effect, Effect::External);
}

} // namespace
