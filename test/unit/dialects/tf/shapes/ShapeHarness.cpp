#include "test/unit/dialects/tf/shapes/ShapeHarness.h"

#include "dialects/tf/NodeUtils.h"
#include "dialects/tf/TfDialect.h"
#include "dialects/tf/shapes/ShapeRegistry.h"
#include "passes/support/ValueInference.h"

#include "mlir/AsmParser/AsmParser.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/MLIRContext.h"

using namespace mlir;

namespace graphc::tf {
namespace {

/// Splits at `separator` outside of parentheses.
SmallVector<std::string> split(StringRef text, char separator) {
  SmallVector<std::string> parts(1);
  int depth = 0;
  for (char c : text) {
    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    if (c == separator && depth == 0)
      parts.emplace_back();
    else
      parts.back().push_back(c);
  }
  for (std::string &part : parts)
    part = StringRef(part).trim().str();
  return parts;
}

Shape parseShape(StringRef text) {
  if (text == "*")
    return Shape();
  Shape shape = Shape::scalar();
  if (!text.empty())
    for (const std::string &size : split(text, ','))
      shape.append(size == "?" ? SymExpr::unknown() : *SymExpr::parse(size));
  return shape;
}

/// Names sizes as the pass does.
class TestEnvironment : public ValueInference {
public:
  SymExpr defineSize(Operation *, unsigned index, const SymExpr &) override {
    return SymExpr::symbol("d" + std::to_string(index));
  }
};

class RowBuilder {
public:
  explicit RowBuilder(OpBuilder &builder) : builder(builder), loc(builder.getUnknownLoc()) {}

  Value operand(StringRef text) {
    if (text.consume_front("shape(")) {
      text.consume_back(")");
      Operation *shape =
          createOp(builder, loc, "Shape",
                   {RankedTensorType::get({parseShape(text).rank()}, builder.getI32Type())},
                   {placeholder(parseShape(text), builder.getF32Type())});
      return shape->getResult(0);
    }
    size_t dtypeEnd = text.find_first_of(":=");
    Type type = builder.getF32Type();
    if (dtypeEnd != StringRef::npos && !text.take_front(dtypeEnd).contains(',')) {
      type = parseType(text.take_front(dtypeEnd), builder.getContext());
      bool isConstant = text[dtypeEnd] == '=';
      text = text.drop_front(dtypeEnd + 1);
      if (isConstant)
        return constant(text, type);
    }
    return placeholder(parseShape(text), type);
  }

private:
  Value placeholder(const Shape &shape, Type type) {
    return createOp(builder, loc, "Placeholder", {tensorType(shape, type)}, {})->getResult(0);
  }

  Value constant(StringRef text, Type type) {
    SmallVector<int64_t> shape;
    bool scalar = text.consume_front("=");
    if (auto [dims, rest] = text.split(':'); !rest.empty()) {
      for (const std::string &dim : split(dims, 'x'))
        shape.push_back(std::stoll(dim));
      text = rest;
    }
    SmallVector<llvm::APInt> values;
    if (!text.empty())
      for (const std::string &value : split(text, ','))
        values.push_back(llvm::APInt(type.getIntOrFloatBitWidth(), std::stoll(value), true));
    if (!scalar && shape.empty())
      shape.push_back(values.size());
    auto attr = DenseElementsAttr::get(RankedTensorType::get(shape, type), values);
    return createOp(builder, loc, "Const", {attr.getType()}, {},
                    builder.getNamedAttr("value", attr))
        ->getResult(0);
  }

  OpBuilder &builder;
  Location loc;
};

std::string text(const Shape &shape) {
  if (!shape.hasRank())
    return "*";
  std::string joined;
  for (unsigned i = 0; i < shape.rank(); ++i)
    joined += (i ? "," : "") + shape[i].str();
  return joined;
}

} // namespace

std::string inferredShapes(const ShapeRow &row) {
  MLIRContext context;
  context.loadDialect<TfDialect>();
  std::string message;
  ScopedDiagnosticHandler handler(&context, [&](Diagnostic &diagnostic) {
    message = diagnostic.str();
    return success();
  });
  OwningOpRef<ModuleOp> module = ModuleOp::create(UnknownLoc::get(&context));
  OpBuilder builder = OpBuilder::atBlockEnd(module->getBody());
  RowBuilder rows(builder);
  SmallVector<Value> operands;
  if (!row.operands.empty())
    for (const std::string &operand : split(row.operands, ';'))
      operands.push_back(rows.operand(operand));
  SmallVector<Type> types;
  if (!row.results.empty())
    for (const std::string &dtype : split(row.results, ','))
      types.push_back(UnrankedTensorType::get(parseType(dtype, &context)));
  auto attrs = cast<DictionaryAttr>(parseAttribute("{" + row.attrs + "}", &context));
  Operation *op =
      createOp(builder, builder.getUnknownLoc(), row.op, types, operands, attrs.getValue());
  if (!op)
    return "not an op: " + message;
  ShapeFn function = ShapeRegistry::instance().shapeFunction(op);
  if (!function)
    return "no shape function";
  TestEnvironment environment;
  ShapeContext shapes(op, environment);
  if (failed(function(shapes)))
    return "error: " + message;
  std::string joined;
  for (unsigned i = 0; i < shapes.numResults(); ++i)
    joined += (i ? "; " : "") + text(shapes.result(i));
  return joined;
}

TEST_P(ShapeRowTest, infers) {
  const ShapeRow &row = GetParam();
  std::string got = inferredShapes(row);
  if (StringRef(row.expected).starts_with("error: ")) {
    EXPECT_NE(got.find(row.expected.substr(7)), std::string::npos) << got;
    return;
  }
  EXPECT_EQ(got, row.expected);
}

} // namespace graphc::tf
