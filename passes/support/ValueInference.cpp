//===- ValueInference.cpp - small values that are known before the run ----===//

#include "passes/support/ValueInference.h"

#include "dialects/tf/NodeUtils.h"
#include "dialects/tf/shapes/ShapeRegistry.h"

#include "mlir/IR/TypeUtilities.h"

using namespace mlir;

namespace graphc {
namespace {

/// Longest chain of ops that one question follows. Whoever asks in the order of
/// the program gets there step by step; others give up rather than overflow the
/// stack.
constexpr unsigned kMaxDepth = 200;

/// TensorFlow's arithmetic wraps; expressions do not. What leaves the range of
/// the element type is given up.
void dropOverflow(tf::SymTensor &tensor, Type type) {
  unsigned width = type.getIntOrFloatBitWidth();
  bool isUnsigned = type.isUnsignedInteger() || width == 1;
  for (SymExpr &element : tensor.elements) {
    std::optional<int64_t> number = element.asConstant();
    if (!number)
      continue;
    bool fits = isUnsigned ? *number >= 0 && (width >= 63 || *number < (int64_t(1) << width))
                           : width >= 64 || (*number >= -(int64_t(1) << (width - 1)) &&
                                             *number < (int64_t(1) << (width - 1)));
    if (!fits)
      element = SymExpr::unknown();
  }
}

/// A constant with these elements, each of which is a number.
std::optional<DenseElementsAttr> toAttribute(const tf::SymTensor &tensor, Type type) {
  std::optional<SmallVector<int64_t>> numbers = tensor.constants();
  if (!numbers)
    return std::nullopt;
  SmallVector<APInt> elements;
  for (int64_t number : *numbers)
    elements.push_back(APInt(type.getIntOrFloatBitWidth(), number, /*isSigned=*/true));
  return DenseElementsAttr::get(RankedTensorType::get(tensor.shape, type), elements);
}

} // namespace

std::optional<tf::SymTensor> ValueInference::knownValue(Value value) {
  auto result = dyn_cast<OpResult>(value);
  Type type = getElementTypeOrSelf(value.getType());
  if (!result || !isa<IntegerType>(type))
    return std::nullopt;
  if (auto ranked = dyn_cast<RankedTensorType>(value.getType()))
    if (ranked.hasStaticShape() && ranked.getNumElements() > tf::SymTensor::maxElements)
      return std::nullopt;
  if (auto known = memo.find(value); known != memo.end())
    return known->second;
  if (depth >= kMaxDepth)
    return std::nullopt;
  ++depth;
  std::optional<tf::SymTensor> tensor = compute(result);
  --depth;
  if (tensor) {
    dropOverflow(*tensor, type);
    if (!tensor->anyKnown() && !tensor->elements.empty())
      tensor.reset();
  }
  return memo[value] = std::move(tensor);
}

std::optional<tf::SymTensor> ValueInference::compute(OpResult result) {
  Operation *op = result.getOwner();
  tf::ValueFn function = tf::ShapeRegistry::instance().valueFunction(op);
  if (!function)
    return std::nullopt;
  tf::ShapeContext context(op, *this);
  if (result.getResultNumber() >= context.numResults())
    return std::nullopt;
  return function(context, result.getResultNumber());
}

std::optional<SmallVector<SymExpr>> ValueInference::knownElements(Value value) {
  std::optional<tf::SymTensor> tensor = knownValue(value);
  if (!tensor)
    return std::nullopt;
  return SmallVector<SymExpr>(tensor->elements.begin(), tensor->elements.end());
}

std::optional<SmallVector<int64_t>> ValueInference::knownNumbers(Value value) {
  std::optional<tf::SymTensor> tensor = knownValue(value);
  return tensor ? tensor->constants() : std::nullopt;
}

std::optional<DenseElementsAttr> ValueInference::constantValue(Value value) {
  auto result = dyn_cast<OpResult>(value);
  if (!result)
    return std::nullopt;
  if (tf::opName(result.getOwner()) == "Const") {
    if (auto dense = result.getOwner()->getAttrOfType<DenseElementsAttr>("value"))
      return dense;
    return std::nullopt;
  }
  if (auto known = constants.find(value); known != constants.end())
    return known->second;
  if (depth >= kMaxDepth)
    return std::nullopt;
  std::optional<DenseElementsAttr> constant;
  if (std::optional<tf::SymTensor> tensor = knownValue(value))
    constant = toAttribute(*tensor, getElementTypeOrSelf(value.getType()));
  if (!constant)
    constant = evaluated(result);
  return constants[value] = constant;
}

/// What the evaluator makes of the op of `result`, if that is small.
std::optional<DenseElementsAttr> ValueInference::evaluated(OpResult result) {
  Operation *op = result.getOwner();
  auto type = dyn_cast<RankedTensorType>(result.getType());
  if (!evaluator || !tf::opDef(op) || tf::effectOf(op) != tf::Effect::None ||
      op->getNumRegions() != 0 || !type || !type.hasStaticShape())
    return std::nullopt;
  int64_t bytesEach = type.getElementType().isIntOrFloat()
                          ? llvm::divideCeil(type.getElementTypeBitWidth(), 8)
                          : 16;
  if (type.getNumElements() > maxConstantBytes / bytesEach)
    return std::nullopt;
  SmallVector<ElementsAttr> operands;
  ++depth;
  for (Value operand : tf::dataOperands(op))
    if (std::optional<DenseElementsAttr> constant = constantValue(operand))
      operands.push_back(*constant);
  --depth;
  if (operands.size() != tf::dataOperands(op).size())
    return std::nullopt;
  FailureOr<SmallVector<DenseElementsAttr>> results = evaluator->evaluate(op, operands);
  if (failed(results) || result.getResultNumber() >= results->size())
    return std::nullopt;
  return (*results)[result.getResultNumber()];
}

} // namespace graphc
