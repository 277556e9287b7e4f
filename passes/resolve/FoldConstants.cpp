//===- FoldConstants.cpp - compute at compile time what is constant -------===//

#include "passes/resolve/Passes.h"

#include "dialects/tf/NodeUtils.h"
#include "passes/resolve/DeadOps.h"
#include "passes/resolve/FunctionTypes.h"
#include "passes/support/ValueInference.h"

#include "mlir/IR/TypeUtilities.h"

using namespace mlir;

namespace graphc {

#define GEN_PASS_DEF_FOLDCONSTANTSPASS
#include "passes/resolve/Passes.h.inc"

namespace {

/// Results above this size stay computed at run time.
constexpr int64_t kMaxResultBytes = ValueInference::maxConstantBytes;
/// Up to this size a result may be larger than what it is made of.
constexpr int64_t kFreeBytes = 4096;
/// Scalar operations that one op, and all ops of a function, may take.
constexpr double kMaxOpCost = 1e8, kMaxTotalCost = 1e9;

/// Bytes of a tensor of this type; nullopt if not static.
std::optional<int64_t> bytesOf(Type type) {
  auto ranked = dyn_cast<RankedTensorType>(type);
  if (!ranked || !ranked.hasStaticShape())
    return std::nullopt;
  Type element = ranked.getElementType();
  int64_t each = 16; // complex, strings
  if (element.isIntOrFloat())
    each = llvm::divideCeil(element.getIntOrFloatBitWidth(), 8);
  int64_t count = ranked.getNumElements();
  if (count > kMaxTotalCost)
    return std::nullopt;
  return count * each;
}

double elementsOf(Value value) {
  return static_cast<double>(cast<RankedTensorType>(value.getType()).getNumElements());
}

/// Scalar operations that `op` takes, at most: of the order of its elements for
/// most, their product for sums of products.
double costOf(Operation *op) {
  double operands = 0, results = 0, product = 1;
  for (Value value : tf::dataOperands(op)) {
    operands += elementsOf(value);
    product *= std::max(elementsOf(value), 1.0);
  }
  for (Value value : tf::dataResults(op))
    results += elementsOf(value);
  StringRef name = tf::opName(op);
  if (name.contains("MatMul") || name == "Einsum") {
    // rows x inner x columns: sqrt((rows inner)(inner columns)(rows columns)).
    return std::sqrt(product * std::max(results, 1.0));
  }
  if (name.contains("Conv") || name.contains("Matrix") || name == "Svd" || name == "Qr" ||
      name == "Cholesky" || name == "Lu")
    return results * operands;
  return operands + results;
}

class FoldConstantsPass : public impl::FoldConstantsPassBase<FoldConstantsPass> {
public:
  FoldConstantsPass() = default;
  explicit FoldConstantsPass(Evaluator *evaluator) : evaluator(evaluator) {}

  void runOnOperation() override {
    func::FuncOp function = getOperation();
    ValueInference values(SymbolFacts::of(function));
    double totalCost = 0;
    function.walk<WalkOrder::PreOrder>([&](Operation *op) {
      if (!isFoldable(op))
        return;
      std::optional<SmallVector<DenseElementsAttr>> constants = fromKnownValues(op, values);
      if (!constants)
        constants = evaluate(op, totalCost);
      if (!constants)
        return;
      replace(op, *constants);
      ++numFolded;
    });
    eraseDeadOps(function);
    updateFunctionType(function);
  }

private:
  static bool isFoldable(Operation *op) {
    if (!tf::opDef(op) || tf::effectOf(op) != tf::Effect::None || op->use_empty() ||
        tf::opName(op) == "Const" || !tf::controlOperands(op).empty() || tf::controlResult(op))
      return false;
    return llvm::all_of(op->getResultTypes(), [](Type type) {
      std::optional<int64_t> bytes = bytesOf(type);
      return bytes && *bytes <= kMaxResultBytes;
    });
  }

  /// Sizes and what is computed from them: no operand need be a constant.
  static std::optional<SmallVector<DenseElementsAttr>> fromKnownValues(Operation *op,
                                                                       ValueInference &values) {
    SmallVector<DenseElementsAttr> constants;
    for (Value result : tf::dataResults(op)) {
      if (!isa<IntegerType>(getElementTypeOrSelf(result.getType())))
        return std::nullopt;
      std::optional<DenseElementsAttr> constant = values.constantValue(result);
      if (!constant)
        return std::nullopt;
      constants.push_back(*constant);
    }
    return constants;
  }

  std::optional<SmallVector<DenseElementsAttr>> evaluate(Operation *op, double &totalCost) {
    if (!evaluator)
      return std::nullopt;
    SmallVector<ElementsAttr> operands;
    int64_t operandBytes = 0, resultBytes = 0;
    for (Value operand : tf::dataOperands(op)) {
      Operation *source = operand.getDefiningOp();
      bool constant = source && tf::opName(source) == "Const";
      auto value = constant ? source->getAttrOfType<ElementsAttr>("value") : ElementsAttr();
      std::optional<int64_t> bytes = bytesOf(operand.getType());
      if (!value || !bytes)
        return std::nullopt;
      operands.push_back(value);
      // Bytes that go away with their last use.
      operandBytes += operand.hasOneUse() ? *bytes : 0;
    }
    for (Type type : op->getResultTypes())
      resultBytes += *bytesOf(type);
    double cost = costOf(op);
    if (resultBytes > std::max(kFreeBytes, operandBytes) || cost > kMaxOpCost ||
        totalCost + cost > kMaxTotalCost)
      return std::nullopt;
    totalCost += cost;
    FailureOr<SmallVector<DenseElementsAttr>> results = evaluator->evaluate(op, operands);
    if (failed(results) || results->size() != op->getNumResults())
      return std::nullopt;
    for (auto [value, result] : llvm::zip_equal(*results, op->getResults())) {
      auto type = cast<RankedTensorType>(result.getType());
      if (value.getType().getElementType() != type.getElementType() ||
          value.getType().getShape() != type.getShape())
        return std::nullopt;
    }
    return *results;
  }

  static void replace(Operation *op, ArrayRef<DenseElementsAttr> constants) {
    OpBuilder builder(op);
    for (auto [result, value] : llvm::zip_equal(op->getResults(), constants)) {
      if (result.use_empty())
        continue;
      Operation *made = tf::createOp(builder, op->getLoc(), "Const", {value.getType()}, {},
                                     builder.getNamedAttr("value", value));
      result.replaceAllUsesWith(made->getResult(0));
    }
  }

  Evaluator *evaluator = nullptr;
};

} // namespace

std::unique_ptr<Pass> createFoldConstantsPass(Evaluator *evaluator) {
  return std::make_unique<FoldConstantsPass>(evaluator);
}

} // namespace graphc
