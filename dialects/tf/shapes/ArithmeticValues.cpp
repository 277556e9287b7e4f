//===- ArithmeticValues.cpp - sizes that are computed with ----------------===//
//
// Programs compute sizes with the ops they compute everything else with. These
// functions repeat the integer arithmetic on expressions. Overflow of the
// element type is the caller's concern.
//
//===----------------------------------------------------------------------===//

#include "dialects/tf/shapes/ShapeRegistry.h"
#include "dialects/tf/shapes/SymTensorOps.h"

#include "mlir/IR/BuiltinAttributes.h"

using namespace mlir;

namespace graphc::tf {
namespace {

using Binary = SymExpr (*)(ShapeContext &, const SymExpr &, const SymExpr &);
using Unary = SymExpr (*)(ShapeContext &, const SymExpr &);

template <Binary function> std::optional<SymTensor> binaryValue(ShapeContext &c, unsigned) {
  std::optional<SymTensor> a = c.value(0), b = c.value(1);
  if (!a || !b)
    return std::nullopt;
  auto shape = broadcastShape(a->shape, b->shape);
  if (!shape)
    return std::nullopt;
  a = broadcastTo(*a, *shape);
  b = broadcastTo(*b, *shape);
  if (!a || !b)
    return std::nullopt;
  for (auto [x, y] : llvm::zip_equal(a->elements, b->elements))
    x = x.isKnown() && y.isKnown() ? function(c, x, y) : SymExpr::unknown();
  return a;
}

template <Unary function> std::optional<SymTensor> unaryValue(ShapeContext &c, unsigned) {
  std::optional<SymTensor> a = c.value(0);
  if (!a)
    return std::nullopt;
  for (SymExpr &x : a->elements)
    x = x.isKnown() ? function(c, x) : SymExpr::unknown();
  return a;
}

SymExpr add(ShapeContext &, const SymExpr &a, const SymExpr &b) { return a + b; }
SymExpr sub(ShapeContext &, const SymExpr &a, const SymExpr &b) { return a - b; }
SymExpr mul(ShapeContext &, const SymExpr &a, const SymExpr &b) { return a * b; }
SymExpr maximum(ShapeContext &, const SymExpr &a, const SymExpr &b) { return SymExpr::max(a, b); }
SymExpr minimum(ShapeContext &, const SymExpr &a, const SymExpr &b) { return SymExpr::min(a, b); }
SymExpr floorDiv(ShapeContext &, const SymExpr &a, const SymExpr &b) {
  return SymExpr::floorDiv(a, b);
}
SymExpr floorMod(ShapeContext &, const SymExpr &a, const SymExpr &b) { return SymExpr::mod(a, b); }

/// Division towards zero is floor division where nothing is negative.
SymExpr truncateDiv(ShapeContext &c, const SymExpr &a, const SymExpr &b) {
  std::optional<int64_t> x = a.asConstant(), y = b.asConstant();
  if (x && y && *y != 0 && !(*y == -1 && *x == std::numeric_limits<int64_t>::min()))
    return *x / *y;
  return c.atLeast(a, 0) && c.atLeast(b, 1) ? SymExpr::floorDiv(a, b) : SymExpr::unknown();
}

SymExpr truncateMod(ShapeContext &c, const SymExpr &a, const SymExpr &b) {
  SymExpr quotient = truncateDiv(c, a, b);
  return quotient.isKnown() ? a - quotient * b : quotient;
}

SymExpr less(ShapeContext &c, const SymExpr &a, const SymExpr &b) {
  if (shape::proveLess(a, b) || c.atLeast(b - a, 1))
    return 1;
  if (shape::proveLessOrEqual(b, a) || c.atLeast(a - b, 0))
    return 0;
  return SymExpr::unknown();
}

SymExpr negated(const SymExpr &truthValue) {
  return truthValue.isKnown() ? SymExpr(1) - truthValue : truthValue;
}

SymExpr lessEqual(ShapeContext &c, const SymExpr &a, const SymExpr &b) {
  return negated(less(c, b, a));
}
SymExpr greater(ShapeContext &c, const SymExpr &a, const SymExpr &b) { return less(c, b, a); }
SymExpr greaterEqual(ShapeContext &c, const SymExpr &a, const SymExpr &b) {
  return negated(less(c, a, b));
}

SymExpr equal(ShapeContext &c, const SymExpr &a, const SymExpr &b) {
  if (shape::proveEqual(a, b))
    return 1;
  shape::SymRange difference = c.rangeOf(a - b);
  if (difference.lower > 0 || difference.upper < 0 || shape::proveLess(a, b) ||
      shape::proveLess(b, a))
    return 0;
  return SymExpr::unknown();
}

SymExpr notEqual(ShapeContext &c, const SymExpr &a, const SymExpr &b) {
  return negated(equal(c, a, b));
}

SymExpr squaredDifference(ShapeContext &, const SymExpr &a, const SymExpr &b) {
  return (a - b) * (a - b);
}
SymExpr negate(ShapeContext &, const SymExpr &a) { return -a; }
SymExpr absolute(ShapeContext &, const SymExpr &a) { return SymExpr::max(a, -a); }
SymExpr square(ShapeContext &, const SymExpr &a) { return a * a; }
SymExpr logicalNot(ShapeContext &, const SymExpr &a) { return negated(a); }
SymExpr sign(ShapeContext &, const SymExpr &a) { return SymExpr::max(SymExpr::min(a, 1), -1); }

/// LogicalAnd and LogicalOr: one side may decide alone.
template <int64_t deciding> std::optional<SymTensor> logicalValue(ShapeContext &c, unsigned) {
  std::optional<SymTensor> a = c.value(0), b = c.value(1);
  auto shape = a && b ? broadcastShape(a->shape, b->shape) : std::nullopt;
  if (!shape)
    return std::nullopt;
  a = broadcastTo(*a, *shape);
  b = broadcastTo(*b, *shape);
  if (!a || !b)
    return std::nullopt;
  for (auto [x, y] : llvm::zip_equal(a->elements, b->elements)) {
    if (x.isConstant(deciding) || y.isConstant(deciding))
      x = deciding;
    else if (!x.asConstant() || !y.asConstant())
      x = SymExpr::unknown();
  }
  return a;
}

/// Casts between integers and from bool. To bool: "not zero".
std::optional<SymTensor> castValue(ShapeContext &c, unsigned) {
  if (!c.elementType(0).isIntOrIndex())
    return std::nullopt;
  std::optional<SymTensor> a = c.value(0);
  if (!a || !c.resultElementType(0).isInteger(1) || c.elementType(0).isInteger(1))
    return a;
  for (SymExpr &x : a->elements)
    x = notEqual(c, x, 0);
  return a;
}

std::optional<SymTensor> selectValue(ShapeContext &c, unsigned) {
  std::optional<SymTensor> condition = c.value(0), a = c.value(1), b = c.value(2);
  if (!condition || !a || !b)
    return std::nullopt;
  auto shape = broadcastShape(a->shape, b->shape);
  if (shape && !(condition->shape.size() == 1 && shape->size() > 1))
    shape = broadcastShape(*shape, condition->shape);
  if (!shape)
    return std::nullopt;
  a = broadcastTo(*a, *shape);
  b = broadcastTo(*b, *shape);
  condition = broadcastTo(*condition, *shape);
  if (!a || !b || !condition)
    return std::nullopt;
  for (auto [chosen, x, y] : llvm::zip_equal(condition->elements, a->elements, b->elements)) {
    std::optional<int64_t> decided = chosen.asConstant();
    if (decided && *decided == 0)
      x = y;
    else if (!decided && !(x.isKnown() && y.isKnown() && shape::proveEqual(x, y)))
      x = SymExpr::unknown();
  }
  return a;
}

/// AddN.
std::optional<SymTensor> addNValue(ShapeContext &c, unsigned) {
  std::optional<SymTensor> sum = c.value(0);
  for (unsigned i = 1; sum && i < c.numOperands(); ++i) {
    std::optional<SymTensor> next = c.value(i);
    if (!next || next->shape != sum->shape)
      return std::nullopt;
    for (auto [x, y] : llvm::zip_equal(sum->elements, next->elements))
      x += y;
  }
  return sum;
}

template <Binary function, int64_t identity>
std::optional<SymTensor> reducedValue(ShapeContext &c, unsigned) {
  std::optional<SymTensor> input = c.value(0);
  std::optional<SmallVector<int64_t>> axes = c.constants(1);
  if (!input || !axes)
    return std::nullopt;
  int64_t rank = input->shape.size();
  SmallVector<bool> reduced(rank, false);
  for (int64_t axis : *axes) {
    if (axis < -rank || axis >= rank)
      return std::nullopt;
    reduced[axis < 0 ? axis + rank : axis] = true;
  }
  SmallVector<int64_t> kept(input->shape.begin(), input->shape.end());
  for (int64_t i = 0; i < rank; ++i)
    if (reduced[i])
      kept[i] = 1;
  std::optional<SymTensor> result = unknownTensor(kept);
  if (!result)
    return std::nullopt;
  SmallVector<bool> seen(result->elements.size(), false);
  SmallVector<int64_t> strides = stridesOf(kept);
  forEachIndex(input->shape, [&](ArrayRef<int64_t> index, int64_t position) {
    int64_t target = 0;
    for (int64_t i = 0; i < rank; ++i)
      target += reduced[i] ? 0 : index[i] * strides[i];
    const SymExpr &element = input->elements[position];
    SymExpr &sum = result->elements[target];
    if (!seen[target])
      sum = element;
    else
      sum = sum.isKnown() && element.isKnown() ? function(c, sum, element) : SymExpr::unknown();
    seen[target] = true;
  });
  for (auto [value, wasSeen] : llvm::zip_equal(result->elements, seen))
    if (!wasSeen)
      value = identity;
  if (!c.boolAttr("keep_dims")) {
    SmallVector<int64_t, 4> shape;
    for (int64_t i = 0; i < rank; ++i)
      if (!reduced[i])
        shape.push_back(kept[i]);
    result->shape = shape;
  }
  return result;
}

SymExpr logicalAnd(ShapeContext &, const SymExpr &a, const SymExpr &b) {
  return SymExpr::min(a, b);
}
SymExpr logicalOr(ShapeContext &, const SymExpr &a, const SymExpr &b) { return SymExpr::max(a, b); }

/// Cumsum and Cumprod of a vector.
template <Binary function, int64_t identity>
std::optional<SymTensor> scanValue(ShapeContext &c, unsigned) {
  std::optional<SymTensor> input = c.value(0);
  if (!input || input->shape.size() != 1 || !c.constantScalar(1))
    return std::nullopt;
  bool exclusive = c.boolAttr("exclusive");
  if (c.boolAttr("reverse"))
    std::reverse(input->elements.begin(), input->elements.end());
  SymExpr sum = identity;
  for (SymExpr &x : input->elements) {
    SymExpr next = sum.isKnown() && x.isKnown() ? function(c, sum, x) : SymExpr::unknown();
    x = exclusive ? sum : next;
    sum = next;
  }
  if (c.boolAttr("reverse"))
    std::reverse(input->elements.begin(), input->elements.end());
  return input;
}

constexpr int64_t kLowest = std::numeric_limits<int64_t>::min();
constexpr int64_t kHighest = std::numeric_limits<int64_t>::max();

} // namespace

void registerArithmeticValues(ShapeRegistry &registry) {
  registry.addValue({"Add", "AddV2"}, binaryValue<add>);
  registry.addValue({"Sub"}, binaryValue<sub>);
  registry.addValue({"Mul"}, binaryValue<mul>);
  registry.addValue({"Maximum"}, binaryValue<maximum>);
  registry.addValue({"Minimum"}, binaryValue<minimum>);
  registry.addValue({"FloorDiv"}, binaryValue<floorDiv>);
  registry.addValue({"FloorMod"}, binaryValue<floorMod>);
  registry.addValue({"Div", "TruncateDiv"}, binaryValue<truncateDiv>);
  registry.addValue({"Mod", "TruncateMod"}, binaryValue<truncateMod>);
  registry.addValue({"SquaredDifference"}, binaryValue<squaredDifference>);
  registry.addValue({"Less"}, binaryValue<less>);
  registry.addValue({"LessEqual"}, binaryValue<lessEqual>);
  registry.addValue({"Greater"}, binaryValue<greater>);
  registry.addValue({"GreaterEqual"}, binaryValue<greaterEqual>);
  registry.addValue({"Equal"}, binaryValue<equal>);
  registry.addValue({"NotEqual"}, binaryValue<notEqual>);
  registry.addValue({"LogicalAnd"}, logicalValue<0>);
  registry.addValue({"LogicalOr"}, logicalValue<1>);
  registry.addValue({"LogicalNot"}, unaryValue<logicalNot>);
  registry.addValue({"Neg"}, unaryValue<negate>);
  registry.addValue({"Abs"}, unaryValue<absolute>);
  registry.addValue({"Square"}, unaryValue<square>);
  registry.addValue({"Sign"}, unaryValue<sign>);
  registry.addValue({"Cast"}, castValue);
  registry.addValue({"Select", "SelectV2"}, selectValue);
  registry.addValue({"AddN", "AccumulateNV2"}, addNValue);
  registry.addValue({"Sum"}, reducedValue<add, 0>);
  registry.addValue({"Prod"}, reducedValue<mul, 1>);
  registry.addValue({"Max"}, reducedValue<maximum, kLowest>);
  registry.addValue({"Min"}, reducedValue<minimum, kHighest>);
  registry.addValue({"All"}, reducedValue<logicalAnd, 1>);
  registry.addValue({"Any"}, reducedValue<logicalOr, 0>);
  registry.addValue({"Cumsum"}, scanValue<add, 0>);
  registry.addValue({"Cumprod"}, scanValue<mul, 1>);
}

} // namespace graphc::tf
