//===- NodeUtilsTest.cpp --------------------------------------------------===//

#include "dialects/tf/NodeUtils.h"

#include "dialects/tf/TfDialect.h"
#include "dialects/tf/TfStructure.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OwningOpRef.h"
#include "mlir/IR/Verifier.h"
#include "mlir/Parser/Parser.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

using namespace graphc::tf;
using ::testing::ElementsAre;

namespace {

class NodeUtilsTest : public ::testing::Test {
protected:
  NodeUtilsTest() : builder(&context), loc(builder.getUnknownLoc()) {
    context.loadDialect<TfDialect>();
    module = mlir::ModuleOp::create(loc);
    builder.setInsertionPointToStart(module->getBody());
    graph = builder.create<GraphOp>(loc, "g", builder.getFunctionType({}, {}));
    builder.setInsertionPointToStart(&graph.getBody().front());
    f32 = mlir::UnrankedTensorType::get(builder.getF32Type());
    i32 = mlir::UnrankedTensorType::get(builder.getI32Type());
    control = ControlType::get(&context);
  }

  /// A source of values of the given types.
  mlir::Operation *source(llvm::ArrayRef<mlir::Type> types) {
    mlir::OperationState state(loc, "tf.unknown");
    state.addTypes(types);
    state.addAttribute("op", builder.getStringAttr("Source"));
    return builder.create(state);
  }

  /// Runs `action` and returns the first diagnostic it emits.
  std::string diagnosticOf(llvm::function_ref<void()> action) {
    std::string text;
    mlir::ScopedDiagnosticHandler handler(&context, [&](mlir::Diagnostic &diag) {
      if (text.empty())
        text = diag.str();
      return mlir::success();
    });
    action();
    return text;
  }

  mlir::MLIRContext context;
  mlir::OpBuilder builder;
  mlir::Location loc;
  mlir::OwningOpRef<mlir::ModuleOp> module;
  GraphOp graph;
  mlir::Type f32, i32, control;
};

TEST_F(NodeUtilsTest, CreateOpFillsTypesCountsDefaultsAndSegments) {
  mlir::Operation *src = source({f32, f32, i32, control});
  mlir::Operation *op = createOp(builder, loc, "ConcatV2", {f32, control}, src->getResults());
  ASSERT_NE(op, nullptr);
  EXPECT_EQ(op->getAttr("T"), mlir::TypeAttr::get(builder.getF32Type()));
  EXPECT_EQ(op->getAttr("Tidx"), mlir::TypeAttr::get(builder.getI32Type()));
  EXPECT_EQ(op->getAttr("N"), builder.getI64IntegerAttr(2));
  EXPECT_EQ(op->getAttr("operandSegmentSizes"), builder.getDenseI32ArrayAttr({2, 1, 1}));
  EXPECT_TRUE(succeeded(mlir::verify(op)));
}

TEST_F(NodeUtilsTest, DataAndControlAreToldApartForEveryOp) {
  mlir::Operation *src = source({f32, i32, control, control});
  EXPECT_EQ(dataResults(src).size(), 2u);
  EXPECT_EQ(controlResult(src), src->getResult(3));
  mlir::Operation *op = createOp(builder, loc, "Identity", {f32},
                                 {src->getResult(0), src->getResult(2), src->getResult(3)});
  ASSERT_NE(op, nullptr);
  EXPECT_EQ(dataOperands(op).size(), 1u);
  EXPECT_EQ(controlOperands(op).size(), 2u);
  EXPECT_EQ(controlResult(op), nullptr);
}

TEST_F(NodeUtilsTest, DeclaredArgumentsFindTheirValues) {
  mlir::Operation *src = source({f32, f32, f32, i32});
  mlir::Operation *op = createOp(builder, loc, "ConcatV2", {f32}, src->getResults());
  ASSERT_NE(op, nullptr);
  EXPECT_EQ(operandsOf(op, 0).size(), 3u);
  EXPECT_EQ(operandsOf(op, 1).front(), src->getResult(3));
  EXPECT_TRUE(operandsOf(op, 2).empty());
  EXPECT_EQ(resultsOf(op, 0).size(), 1u);
}

TEST_F(NodeUtilsTest, ListsOfTypesComeFromTheValues) {
  mlir::Operation *src = source({f32, i32});
  mlir::Operation *op = createOp(builder, loc, "StatefulPartitionedCall", {i32}, src->getResults(),
                                 builder.getNamedAttr("f", FuncAttr::get(&context, "body")));
  ASSERT_NE(op, nullptr);
  EXPECT_THAT(typeList(op->getAttrOfType<mlir::ArrayAttr>("Tin")),
              ElementsAre(builder.getF32Type(), builder.getI32Type()));
  EXPECT_THAT(typeList(op->getAttrOfType<mlir::ArrayAttr>("Tout")),
              ElementsAre(builder.getI32Type()));
  EXPECT_TRUE(succeeded(mlir::verify(op)));
}

TEST_F(NodeUtilsTest, CreateOpReportsWhatItCannotComplete) {
  EXPECT_EQ(diagnosticOf([&] { createOp(builder, loc, "NoSuchOp", {f32}, {}); }),
            "op 'NoSuchOp': not in the op registry");
  mlir::Operation *src = source({f32});
  EXPECT_EQ(diagnosticOf([&] { createOp(builder, loc, "Add", {f32}, src->getResults()); }),
            "op 'Add': expected 2 operands and 1 results, got 1 and 1");
}

TEST_F(NodeUtilsTest, VerifierNamesTheNode) {
  mlir::Operation *op = createOp(builder, nodeLocation(&context, "tower/relu"), "Relu", {f32},
                                 source({f32})->getResults());
  ASSERT_NE(op, nullptr);
  op->removeAttr("T");
  EXPECT_EQ(diagnosticOf([&] { (void)mlir::verify(op); }),
            "op 'Relu' (node 'tower/relu'): attribute 'T': expected type, got none");
}

TEST_F(NodeUtilsTest, NodeNameLooksThroughLocations) {
  mlir::Location name = nodeLocation(&context, "a/b");
  EXPECT_EQ(nodeName(name), "a/b");
  EXPECT_EQ(nodeName(mlir::FusedLoc::get(&context, {loc, name})), "a/b");
  EXPECT_EQ(nodeName(mlir::CallSiteLoc::get(name, nodeLocation(&context, "call"))), "a/b");
  EXPECT_EQ(nodeName(loc), "");
}

TEST_F(NodeUtilsTest, NamesDevicesAndEffectsOfUnknownOps) {
  mlir::Operation *src = source({f32});
  EXPECT_EQ(opName(src), "Source");
  EXPECT_EQ(opDef(src), nullptr);
  EXPECT_EQ(effectOf(src), Effect::External);
  EXPECT_EQ(opName(graph), "");
  EXPECT_EQ(requestedDevice(src), "");
  src->setAttr(kDeviceAttr, builder.getStringAttr("/gpu:0"));
  EXPECT_EQ(requestedDevice(src), "/gpu:0");
}

TEST_F(NodeUtilsTest, ConstantsAreSeenThroughIdentity) {
  auto value = mlir::DenseElementsAttr::get(mlir::RankedTensorType::get({2}, builder.getI32Type()),
                                            llvm::ArrayRef<int32_t>{1, 2});
  mlir::Operation *constant =
      createOp(builder, loc, "Const", {value.getType()}, {}, builder.getNamedAttr("value", value));
  mlir::Operation *identity = createOp(builder, loc, "Identity", {i32}, constant->getResults());
  EXPECT_EQ(constantValue(identity->getResult(0)), value);
  EXPECT_EQ(constantValue(source({i32})->getResult(0)), nullptr);
}

TEST_F(NodeUtilsTest, ACycleOfIdentitiesIsNoConstant) {
  mlir::Operation *first = createOp(builder, loc, "Identity", {i32}, source({i32})->getResults());
  mlir::Operation *second = createOp(builder, loc, "Identity", {i32}, first->getResults());
  first->setOperand(0, second->getResult(0));
  EXPECT_EQ(constantValue(first->getResult(0)), nullptr);
}

} // namespace
