//===- ShapeContext.cpp - what a shape function sees of its op ------------===//

#include "dialects/tf/shapes/ShapeContext.h"

#include "dialects/shape/SymbolicType.h"
#include "dialects/tf/NodeUtils.h"
#include "dialects/tf/TfDialect.h"

#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/TypeUtilities.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;

namespace graphc::tf {

ShapeEnvironment::~ShapeEnvironment() = default;

std::string Shape::str() const {
  if (!hasRank())
    return "unknown rank";
  std::string text = "[";
  for (unsigned i = 0; i < rank(); ++i)
    text += (i ? "," : "") + dims()[i].str();
  return text + "]";
}

std::optional<SmallVector<int64_t>> SymTensor::constants() const {
  SmallVector<int64_t> numbers;
  for (const SymExpr &element : elements) {
    std::optional<int64_t> number = element.asConstant();
    if (!number)
      return std::nullopt;
    numbers.push_back(*number);
  }
  return numbers;
}

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

Shape shapeOf(Type type) {
  if (auto ranked = dyn_cast<RankedTensorType>(type))
    return Shape(shape::sizesOf(ranked));
  return Shape();
}

std::optional<HandleData> handleOf(Type type) {
  auto ranked = dyn_cast<RankedTensorType>(type);
  auto content = ranked ? dyn_cast_or_null<TypeAttr>(ranked.getEncoding()) : TypeAttr();
  auto tensor = content ? dyn_cast<TensorType>(content.getValue()) : TensorType();
  if (!tensor)
    return std::nullopt;
  return HandleData{shapeOf(tensor), tensor.getElementType()};
}

Type tensorType(const Shape &shape, Type elementType, const std::optional<HandleData> &handle) {
  if (!shape.hasRank())
    return UnrankedTensorType::get(elementType);
  RankedTensorType type = shape::tensorOf(shape.dims(), elementType);
  if (!handle || !handle->elementType || !type.hasStaticShape())
    return type;
  auto content = TypeAttr::get(tensorType(handle->shape, handle->elementType));
  return RankedTensorType::get(type.getShape(), elementType, content);
}

//===----------------------------------------------------------------------===//
// Operands, attributes, results
//===----------------------------------------------------------------------===//

ShapeContext::ShapeContext(Operation *op, ShapeEnvironment &environment)
    : theOp(op), environment(environment), operands(dataOperands(op)), results(dataResults(op)),
      resultShapes(results.size()), resultHandles(results.size()) {}

Shape ShapeContext::shape(unsigned i) const {
  return i < operands.size() ? shapeOf(operands[i].getType()) : Shape();
}

Type ShapeContext::elementType(unsigned i) const {
  return i < operands.size() ? getElementTypeOrSelf(operands[i].getType())
                             : NoneType::get(theOp->getContext());
}

std::optional<HandleData> ShapeContext::handle(unsigned i) const {
  return i < operands.size() ? handleOf(operands[i].getType()) : std::nullopt;
}

std::optional<SymTensor> ShapeContext::value(unsigned i) const {
  if (i >= operands.size())
    return std::nullopt;
  if (std::optional<SymTensor> known = environment.knownValue(operands[i]))
    return known;
  // Nothing is known of the elements, but perhaps how many there are.
  auto type = dyn_cast<RankedTensorType>(operands[i].getType());
  if (!type || !type.hasStaticShape() || type.getNumElements() > SymTensor::maxElements)
    return std::nullopt;
  SymTensor tensor;
  tensor.shape.assign(type.getShape().begin(), type.getShape().end());
  tensor.elements.assign(type.getNumElements(), SymExpr::unknown());
  return tensor;
}

SymExpr ShapeContext::scalar(unsigned i) const {
  std::optional<SymTensor> known = value(i);
  return known && known->elements.size() == 1 ? known->elements.front() : SymExpr::unknown();
}

std::optional<SmallVector<int64_t>> ShapeContext::constants(unsigned i) const {
  std::optional<SymTensor> known = value(i);
  return known ? known->constants() : std::nullopt;
}

Shape ShapeContext::shapeFrom(unsigned i) const {
  std::optional<SymTensor> sizes = value(i);
  if (!sizes || sizes->shape.size() > 1)
    return Shape();
  Shape result(sizes->elements);
  for (unsigned d = 0; d < result.rank(); ++d)
    if (result[d].asConstant().value_or(0) < 0)
      result.set(d, SymExpr::unknown());
  return result;
}

int64_t ShapeContext::intAttr(StringRef name, int64_t orElse) const {
  auto attr = theOp->getAttrOfType<IntegerAttr>(name);
  return attr ? attr.getInt() : orElse;
}

bool ShapeContext::boolAttr(StringRef name, bool orElse) const {
  auto attr = theOp->getAttrOfType<BoolAttr>(name);
  return attr ? attr.getValue() : orElse;
}

StringRef ShapeContext::stringAttr(StringRef name, StringRef orElse) const {
  auto attr = theOp->getAttrOfType<StringAttr>(name);
  return attr ? attr.getValue() : orElse;
}

SmallVector<int64_t> ShapeContext::intsAttr(StringRef name) const {
  auto attr = theOp->getAttrOfType<ArrayAttr>(name);
  return attr ? intList(attr) : SmallVector<int64_t>();
}

static Shape toShape(Attribute attr) {
  auto shape = dyn_cast_or_null<ShapeAttr>(attr);
  if (!shape || !shape.getRanked())
    return Shape();
  Shape result = Shape::scalar();
  for (int64_t size : shape.getDims())
    result.append(size < 0 ? SymExpr::unknown() : SymExpr(size));
  return result;
}

Shape ShapeContext::shapeAttr(StringRef name) const { return toShape(theOp->getAttr(name)); }

Shape ShapeContext::shapeAttr(StringRef name, unsigned i) const {
  auto list = theOp->getAttrOfType<ArrayAttr>(name);
  return list && i < list.size() ? toShape(list[i]) : Shape();
}

unsigned ShapeContext::numShapesAttr(StringRef name) const {
  auto list = theOp->getAttrOfType<ArrayAttr>(name);
  return list ? list.size() : 0;
}

Type ShapeContext::resultElementType(unsigned i) const {
  return getElementTypeOrSelf(results[i].getType());
}

void ShapeContext::setResult(unsigned i, Shape shape) {
  if (i < resultShapes.size())
    resultShapes[i] = std::move(shape);
}

void ShapeContext::setResultHandle(unsigned i, std::optional<HandleData> data) {
  if (i < resultHandles.size())
    resultHandles[i] = std::move(data);
}

//===----------------------------------------------------------------------===//
// Relations
//===----------------------------------------------------------------------===//

FailureOr<SymExpr> ShapeContext::merge(const SymExpr &a, const SymExpr &b, const Twine &what) {
  if (!a.isKnown())
    return b;
  if (!b.isKnown() || a == b)
    return a;
  std::optional<int64_t> numberA = a.asConstant(), numberB = b.asConstant();
  if (numberA && numberB) {
    error() << what << " must agree, got " << *numberA << " and " << *numberB;
    return failure();
  }
  if (shape::proveLess(a, b) || shape::proveLess(b, a)) {
    error() << what << " must agree, got " << a.str() << " and " << b.str();
    return failure();
  }
  environment.requireEqual(theOp, a, b);
  return numberB ? b : a;
}

FailureOr<Shape> ShapeContext::merge(const Shape &a, const Shape &b, const Twine &what) {
  if (!a.hasRank())
    return b;
  if (!b.hasRank())
    return a;
  if (a.rank() != b.rank()) {
    error() << what << " must agree, got shapes " << a.str() << " and " << b.str();
    return failure();
  }
  Shape both = a;
  for (unsigned i = 0; i < a.rank(); ++i) {
    std::optional<int64_t> numberA = a[i].asConstant(), numberB = b[i].asConstant();
    if (numberA && numberB && *numberA != *numberB) {
      error() << what << " must agree, got shapes " << a.str() << " and " << b.str();
      return failure();
    }
    FailureOr<SymExpr> size = merge(a[i], b[i], what);
    if (failed(size))
      return failure();
    both.set(i, *size);
  }
  return both;
}

FailureOr<SymExpr> ShapeContext::broadcast(const SymExpr &a, const SymExpr &b) {
  if (a.isConstant(1))
    return b;
  if (b.isConstant(1) || (a.isKnown() && a == b))
    return a;
  std::optional<int64_t> numberA = a.asConstant(), numberB = b.asConstant();
  if (numberA && numberB) {
    error() << "sizes " << *numberA << " and " << *numberB << " cannot be broadcast";
    return failure();
  }
  // Against a size that is not 1 the other one is 1 or the same.
  if (numberA || atLeast(a, 2))
    return a;
  if (numberB || atLeast(b, 2))
    return b;
  if (!a.isKnown() || !b.isKnown())
    return SymExpr::unknown();
  if (shape::proveEqual(a, b))
    return a;
  // max(a,b), but 0 if either is 0: max * min(a,b,1) is right for all of
  // (n,n), (1,n), (n,1) with n >= 0.
  SymExpr larger = SymExpr::max(a, b);
  if (atLeast(a, 1) && atLeast(b, 1))
    return larger;
  return larger * SymExpr::min({a, b, SymExpr(1)});
}

FailureOr<Shape> ShapeContext::broadcast(const Shape &a, const Shape &b) {
  if (!a.hasRank() || !b.hasRank())
    return Shape();
  const Shape &longer = a.rank() >= b.rank() ? a : b;
  const Shape &shorter = a.rank() >= b.rank() ? b : a;
  unsigned extra = longer.rank() - shorter.rank();
  Shape result = longer;
  for (unsigned i = 0; i < shorter.rank(); ++i) {
    const SymExpr &one = longer[extra + i], &other = shorter[i];
    std::optional<int64_t> x = one.asConstant(), y = other.asConstant();
    if (x && y && *x != *y && *x != 1 && *y != 1) {
      error() << "shapes " << a.str() << " and " << b.str() << " cannot be broadcast";
      return failure();
    }
    FailureOr<SymExpr> size = broadcast(one, other);
    if (failed(size))
      return failure();
    result.set(extra + i, *size);
  }
  return result;
}

FailureOr<Shape> ShapeContext::withRank(unsigned i, unsigned rank) {
  Shape known = shape(i);
  if (!known.hasRank()) {
    if (i < operands.size())
      environment.requireRank(theOp, operands[i], rank);
    return Shape::ofRank(rank);
  }
  if (known.rank() == rank)
    return known;
  error() << "expected operand " << i << " of rank " << rank << ", got shape " << known.str();
  return failure();
}

FailureOr<Shape> ShapeContext::withRankAtLeast(unsigned i, unsigned rank) {
  Shape known = shape(i);
  if (!known.hasRank() || known.rank() >= rank)
    return known;
  error() << "expected operand " << i << " of rank " << rank << " or more, got shape "
          << known.str();
  return failure();
}

FailureOr<unsigned> ShapeContext::axis(int64_t axis, unsigned rank) {
  int64_t limit = rank;
  if (axis >= -limit && axis < limit)
    return static_cast<unsigned>(axis < 0 ? axis + limit : axis);
  error() << "axis " << axis << " is out of range, expected " << -limit << " to " << limit - 1;
  return failure();
}

SymExpr ShapeContext::defineSize(const SymExpr &upperBound) {
  return environment.defineSize(theOp, definedSizes++, upperBound);
}

bool ShapeContext::atLeast(const SymExpr &expr, int64_t bound) const {
  return expr.isKnown() && rangeOf(expr).lower >= bound;
}

InFlightDiagnostic ShapeContext::error() const {
  InFlightDiagnostic diagnostic = theOp->emitError();
  StringRef name = nodeName(theOp);
  if (!name.empty())
    diagnostic << "node '" << name << "' ";
  diagnostic << "(" << opName(theOp) << "): ";
  return diagnostic;
}

} // namespace graphc::tf
