//===- RoundTripTest.cpp - every op through its text ----------------------===//
//
// For each op of the registry: build an instance from its definition alone,
// verify it, print it, read it back, and compare. What the text leaves out must
// come back.
//
//===----------------------------------------------------------------------===//

#include "dialects/tf/NodeUtils.h"
#include "dialects/tf/TfDialect.h"
#include "dialects/tf/TfStructure.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OperationSupport.h"
#include "mlir/IR/OwningOpRef.h"
#include "mlir/IR/Verifier.h"
#include "mlir/Parser/Parser.h"
#include "gtest/gtest.h"

using namespace graphc::tf;

namespace {

/// Makes instances of ops with small legal attributes.
class Maker {
public:
  explicit Maker(mlir::MLIRContext *context)
      : builder(context), module(mlir::ModuleOp::create(builder.getUnknownLoc())) {
    builder.setInsertionPointToStart(module->getBody());
    auto graph = builder.create<GraphOp>(module->getLoc(), "g", builder.getFunctionType({}, {}));
    builder.setInsertionPointToStart(&graph.getBody().front());
    builder.setInsertionPoint(builder.create<FetchOp>(module->getLoc()));
  }

  /// An instance whose lists and numbers count `length` where that is allowed.
  mlir::Operation *make(const OpDef &op, int64_t length) {
    mlir::NamedAttrList attrs;
    for (const AttrDef &attr : op.attrs)
      attrs.set(attr.name, value(attr, length));
    llvm::SmallVector<mlir::Type> operands = types(op.inputs, attrs);
    llvm::SmallVector<mlir::Type> results = types(op.outputs, attrs);
    operands.push_back(ControlType::get(builder.getContext()));
    results.push_back(ControlType::get(builder.getContext()));
    mlir::OperationState source(module->getLoc(), "tf.unknown");
    source.addTypes(operands);
    source.addAttribute("op", builder.getStringAttr("Source"));
    return createOp(builder, module->getLoc(), op.name, results,
                    builder.create(source)->getResults(), attrs.getAttrs());
  }

  mlir::ModuleOp get() { return *module; }

private:
  mlir::Attribute scalar(AttrKind kind, const AttrDef &attr, int64_t length) {
    mlir::MLIRContext *context = builder.getContext();
    switch (kind) {
    case AttrKind::Int:
      return builder.getI64IntegerAttr(attr.hasMinimum ? std::max(attr.minimum, length) : length);
    case AttrKind::Float:
      return builder.getF32FloatAttr(0.75f);
    case AttrKind::Bool:
      return builder.getBoolAttr(true);
    case AttrKind::String:
      return builder.getStringAttr(attr.allowedTexts.empty() ? "a\"b\\\n"
                                                             : attr.allowedTexts.back());
    case AttrKind::Type:
      return mlir::TypeAttr::get(elementType(
          attr.allowedTypes.empty() ? DType::Uint16 : attr.allowedTypes.back(), context));
    case AttrKind::Shape:
      return ShapeAttr::get(context, {mlir::ShapedType::kDynamic, 3});
    case AttrKind::Tensor:
      return mlir::DenseElementsAttr::get(
          mlir::RankedTensorType::get({}, builder.getIntegerType(16, false)), llvm::APInt(16, 7));
    default:
      return FuncAttr::get(context, "f");
    }
  }

  mlir::Attribute value(const AttrDef &attr, int64_t length) {
    if (!attr.isList())
      return scalar(attr.kind, attr, length);
    static_assert(static_cast<int>(AttrKind::IntList) == static_cast<int>(AttrKind::Func) + 1);
    constexpr AttrKind elements[] = {AttrKind::Int,  AttrKind::Float, AttrKind::String,
                                     AttrKind::Type, AttrKind::Shape, AttrKind::Func};
    AttrKind kind = elements[static_cast<int>(attr.kind) - static_cast<int>(AttrKind::IntList)];
    int64_t count = attr.hasMinimum ? std::max(attr.minimum, length) : length;
    return builder.getArrayAttr(
        llvm::SmallVector<mlir::Attribute>(count, scalar(kind, attr, length)));
  }

  llvm::SmallVector<mlir::Type> types(llvm::ArrayRef<ArgDef> args,
                                      const mlir::NamedAttrList &attrs) {
    llvm::SmallVector<mlir::Type> result;
    auto counts = argCounts(args, attrs);
    EXPECT_TRUE(succeeded(counts));
    for (auto [arg, count] : llvm::zip_equal(args, *counts))
      for (int32_t i = 0; i < count; ++i) {
        mlir::Type element = elementType(arg.dtype, builder.getContext());
        if (!arg.typeAttr.empty())
          element = llvm::cast<mlir::TypeAttr>(attrs.get(arg.typeAttr)).getValue();
        else if (!arg.typeListAttr.empty())
          element = typeList(llvm::cast<mlir::ArrayAttr>(attrs.get(arg.typeListAttr)))[i];
        result.push_back(mlir::UnrankedTensorType::get(element));
      }
    return result;
  }

  mlir::OpBuilder builder;
  mlir::OwningOpRef<mlir::ModuleOp> module;
};

std::string textOf(mlir::Operation *op, bool generic) {
  std::string text;
  llvm::raw_string_ostream os(text);
  mlir::OpPrintingFlags flags;
  op->print(os, generic ? flags.printGenericOpForm() : flags);
  return text;
}

/// The length of lists and numbers: with 0 and 1 nothing can be told from the
/// values alone for some ops, so the text must say more.
class RoundTripTest : public ::testing::TestWithParam<int> {};

TEST_P(RoundTripTest, EveryOpComesBackAsItWas) {
  mlir::MLIRContext context;
  context.loadDialect<TfDialect>();
  for (const OpDef &op : allOps()) {
    SCOPED_TRACE(op.name.str());
    Maker maker(&context);
    mlir::Operation *made = maker.make(op, GetParam());
    ASSERT_NE(made, nullptr);
    ASSERT_TRUE(succeeded(mlir::verify(maker.get())));
    std::string pretty = textOf(maker.get(), /*generic=*/false);
    auto again = mlir::parseSourceString<mlir::ModuleOp>(pretty, &context);
    ASSERT_TRUE(again) << pretty;
    EXPECT_EQ(textOf(maker.get(), /*generic=*/true), textOf(*again, /*generic=*/true)) << pretty;
  }
}

INSTANTIATE_TEST_SUITE_P(Lengths, RoundTripTest, ::testing::Values(0, 1, 3));

} // namespace
