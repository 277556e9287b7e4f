//===- ShapeInference.cpp - the driver of the shape functions -------------===//

#include "passes/resolve/ShapeInference.h"

#include "dialects/shape/SymbolicType.h"
#include "dialects/tf/NodeUtils.h"
#include "dialects/tf/shapes/ShapeRegistry.h"

#include "mlir/IR/Builders.h"
#include "mlir/IR/TypeUtilities.h"

using namespace mlir;

namespace graphc {
namespace {

/// Where the indices begin under which defineSize remembers sizes: those that
/// shape functions ask for, those of results, those of region arguments.
constexpr unsigned kResultSizes = 1 << 16;
constexpr unsigned kArgumentSizes = 1 << 24;
constexpr unsigned kSizesPerValue = 64;

/// More rounds than a loop's carried types can need to settle, short of a bug.
constexpr unsigned kMaxLoopRounds = 16;

/// The attribute that says why an op in a conditional region cannot succeed.
constexpr llvm::StringLiteral kFailsAttr = "tf.fails";

/// What two handles have in common. A list without a known element has none yet.
std::optional<tf::HandleData> joinedHandle(const std::optional<tf::HandleData> &a,
                                           const std::optional<tf::HandleData> &b) {
  if (!a || !a->shape.hasRank())
    return b ? b : a;
  if (!b || !b->shape.hasRank())
    return a;
  if (a->shape.rank() != b->shape.rank())
    return tf::HandleData{tf::Shape(), a->elementType};
  tf::HandleData both = *a;
  for (unsigned i = 0; i < both.shape.rank(); ++i)
    if (a->shape[i] != b->shape[i])
      both.shape.set(i, SymExpr::unknown());
  return both;
}

} // namespace

void ShapeInference::requireEqual(Operation *op, const SymExpr &a, const SymExpr &b) {
  if (conditionalDepth == 0)
    equations.push_back({op, a, b});
}

void ShapeInference::requireRank(Operation *op, Value value, unsigned rank) {
  auto argument = dyn_cast<BlockArgument>(value);
  if (argument && conditionalDepth == 0)
    ranks.push_back({argument, rank});
}

SymExpr ShapeInference::defineSize(Operation *op, unsigned index, const SymExpr &upperBound) {
  auto [sizes, inserted] = defined.try_emplace(op);
  if (inserted)
    definers.push_back(op);
  Defined &size = sizes->second[index];
  while (size.name.empty()) {
    std::string name = "d" + std::to_string(nextSymbol++);
    if (taken.insert(name).second)
      size.name = name;
  }
  size.bound = upperBound;
  return SymExpr::symbol(size.name);
}

void ShapeInference::annotate() const {
  for (Operation *op : definers) {
    // Symbols that were made on the way and are gone from the types again are no
    // concern of anybody.
    llvm::SmallVector<SymExpr> names, bounds;
    std::set<std::string> used;
    auto collect = [&](Type type) {
      tf::Shape shape = tf::shapeOf(type);
      for (unsigned i = 0; shape.hasRank() && i < shape.rank(); ++i)
        shape[i].collectSymbols(used);
    };
    for (Type type : op->getResultTypes())
      collect(type);
    for (Region &region : op->getRegions())
      for (Block &block : region)
        for (Type type : block.getArgumentTypes())
          collect(type);
    for (const auto &[index, size] : defined.lookup(op))
      if (used.count(size.name)) {
        names.push_back(SymExpr::symbol(size.name));
        bounds.push_back(size.bound);
      }
    if (names.empty())
      continue;
    op->setAttr(kDefinesAttr, shape::exprsAttr(op->getContext(), names));
    op->setAttr(kBoundsAttr, shape::exprsAttr(op->getContext(), bounds));
  }
}

LogicalResult ShapeInference::inferBlock(Block &block) {
  for (Operation &op : block.without_terminator())
    if (failed(infer(&op)))
      return failure();
  return success();
}

LogicalResult ShapeInference::infer(Operation *op) {
  op->removeAttr(kDefinesAttr);
  op->removeAttr(kBoundsAttr);
  if (isa<tf::IfRegionOp, tf::CaseRegionOp>(op))
    return inferBranches(op);
  if (auto loop = dyn_cast<tf::WhileRegionOp>(op))
    return inferLoop(loop);
  if (auto dataflow = dyn_cast<tf::DataflowOp>(op))
    return inferDataflow(dataflow);
  return inferResults(op);
}

/// Gives `value` a type of this shape; sizes that are not known become symbols
/// that the op which owns `firstIndex` defines. Returns whether the type changed.
bool ShapeInference::setType(Operation *definer, Value value, tf::Shape shape,
                             const std::optional<tf::HandleData> &handle, unsigned firstIndex) {
  for (unsigned i = 0; shape.hasRank() && i < shape.rank(); ++i)
    if (!shape[i].isKnown())
      shape.set(i, defineSize(definer, firstIndex + i, SymExpr::unknown()));
  Type type = tf::tensorType(shape, getElementTypeOrSelf(value.getType()), handle);
  if (type == value.getType())
    return false;
  value.setType(type);
  return true;
}

LogicalResult ShapeInference::inferResults(Operation *op) {
  op->removeAttr(kFailsAttr);
  tf::ShapeFn function = tf::ShapeRegistry::instance().shapeFunction(op);
  tf::ShapeContext context(op, *this);
  std::string failureText;
  bool succeeded = true;
  if (function) {
    std::optional<ScopedDiagnosticHandler> quiet;
    if (conditionalDepth > 0)
      quiet.emplace(op->getContext(), [&](Diagnostic &diagnostic) {
        failureText = diagnostic.str();
        return success();
      });
    succeeded = llvm::succeeded(function(context));
  }
  if (!succeeded) {
    if (conditionalDepth == 0)
      return failure();
    // The region may never run: that it fails is for the run to say.
    op->setAttr(kFailsAttr, StringAttr::get(op->getContext(), failureText));
    return success();
  }
  for (unsigned i = 0, e = context.numResults(); i < e; ++i) {
    Value result = context.resultValue(i);
    tf::Shape shape = function ? context.result(i) : tf::Shape();
    if (!shape.hasRank())
      shape = statedShape(context, i);
    for (unsigned d = 0; shape.hasRank() && d < shape.rank(); ++d)
      if (shape[d].asConstant().value_or(0) < 0)
        return context.error() << "dimension " << d << " of result " << i << " would have the size "
                               << shape[d].str();
    setType(op, result, shape, context.resultHandle(i), kResultSizes + i * kSizesPerValue);
  }
  return success();
}

/// The shape that the type of `result` had before, without the symbols of an
/// earlier inference, or what the exporter found out and wrote beside the node.
tf::Shape ShapeInference::statedShape(const tf::ShapeContext &context, unsigned index) {
  tf::Shape shape = tf::shapeOf(context.resultValue(index).getType());
  if (!shape.hasRank())
    return context.shapeAttr("_output_shapes", index);
  for (unsigned i = 0; shape.hasRank() && i < shape.rank(); ++i)
    if (!shape[i].asConstant())
      shape.set(i, SymExpr::unknown());
  return shape;
}

/// The sizes that all of `types` have; others are unknown. No rank if the ranks
/// differ or, unless `lenient`, any of them lacks one.
static tf::Shape joinedShape(TypeRange types, bool lenient) {
  tf::Shape joined;
  bool first = true;
  for (Type type : types) {
    tf::Shape shape = tf::shapeOf(type);
    if (!shape.hasRank() && lenient)
      continue;
    if (first)
      joined = shape;
    else if (!shape.hasRank() || !joined.hasRank() || shape.rank() != joined.rank())
      return tf::Shape();
    for (unsigned i = 0; joined.hasRank() && i < joined.rank(); ++i)
      if (joined[i] != shape[i])
        joined.set(i, SymExpr::unknown());
    first = false;
  }
  return joined;
}

static std::optional<tf::HandleData> joinedHandles(TypeRange types) {
  std::optional<tf::HandleData> joined;
  for (Type type : types)
    joined = joinedHandle(joined, tf::handleOf(type));
  return joined;
}

LogicalResult ShapeInference::inferBranches(Operation *op) {
  ++conditionalDepth;
  for (Region &region : op->getRegions())
    (void)inferBlock(region.front()); // does not fail in a conditional region
  --conditionalDepth;
  // A branch that cannot succeed says nothing of the result.
  SmallVector<tf::YieldOp> yields;
  for (Region &region : op->getRegions()) {
    bool fails =
        llvm::any_of(region.front(), [](Operation &inner) { return inner.hasAttr(kFailsAttr); });
    if (!fails)
      yields.push_back(tf::yieldOf(region));
  }
  if (std::optional<tf::SymTensor> index = knownValue(op->getOperand(0)))
    if (index->elements.size() == 1)
      if (std::optional<int64_t> taken = index->elements.front().asConstant())
        yields = {tf::yieldOf(takenRegion(op, *taken))};
  for (unsigned i = 0, e = tf::dataResults(op).size(); i < e && !yields.empty(); ++i) {
    SmallVector<Type> types;
    for (tf::YieldOp yield : yields)
      types.push_back(yield.getOperand(i).getType());
    setType(op, op->getResult(i), joinedShape(types, /*lenient=*/false), joinedHandles(types),
            kResultSizes + i * kSizesPerValue);
  }
  return success();
}

Region &ShapeInference::takenRegion(Operation *op, int64_t value) {
  int64_t count = op->getNumRegions();
  if (isa<tf::IfRegionOp>(op))
    return op->getRegion(value != 0 ? 0 : 1);
  return op->getRegion(value >= 0 && value < count ? value : count - 1);
}

LogicalResult ShapeInference::inferLoop(tf::WhileRegionOp loop) {
  unsigned count = loop.getInits().size();
  Block &condition = loop.getCondition().front(), &body = loop.getBody().front();
  SmallVector<Type> carried(loop.getInits().getTypes());
  for (unsigned round = 0; round < kMaxLoopRounds; ++round) {
    for (unsigned i = 0; i < count; ++i) {
      setType(loop, condition.getArgument(i), tf::shapeOf(carried[i]), tf::handleOf(carried[i]),
              kArgumentSizes + i * kSizesPerValue);
      body.getArgument(i).setType(condition.getArgument(i).getType());
    }
    if (round > 0)
      forget();
    ++conditionalDepth;
    (void)inferBlock(condition);
    (void)inferBlock(body);
    --conditionalDepth;
    bool settled = true;
    tf::YieldOp yield = tf::yieldOf(loop.getBody());
    for (unsigned i = 0; i < count; ++i) {
      Type types[] = {carried[i], yield.getOperand(i).getType()};
      // Sizes that differ from turn to turn are symbols of the loop by now, and
      // so differ from what the body yields; they stay what they are.
      Type joined = tf::tensorType(joinedShape(types, false), getElementTypeOrSelf(carried[i]),
                                   joinedHandles(types));
      settled &= joined == carried[i];
      carried[i] = joined;
    }
    if (settled)
      break;
  }
  for (unsigned i = 0; i < count; ++i)
    setType(loop, loop.getResult(i), tf::shapeOf(carried[i]), tf::handleOf(carried[i]),
            kResultSizes + i * kSizesPerValue);
  return success();
}

LogicalResult ShapeInference::inferDataflow(tf::DataflowOp dataflow) {
  Block &body = dataflow.getBody().front();
  ++conditionalDepth;
  for (unsigned round = 0; round < kMaxLoopRounds; ++round) {
    SmallVector<Type> before, after;
    for (Operation &op : body)
      before.append(op.getResultTypes().begin(), op.getResultTypes().end());
    forget();
    for (Operation &op : body.without_terminator()) {
      if (!tf::opName(&op).ends_with("Merge")) {
        (void)infer(&op);
        continue;
      }
      // Back edges have no shape in the first round.
      auto types = tf::dataOperands(&op).getTypes();
      setType(&op, op.getResult(0), joinedShape(TypeRange(types), /*lenient=*/true),
              joinedHandles(TypeRange(types)), kResultSizes);
      setType(&op, op.getResult(1), tf::Shape::scalar(), std::nullopt, kResultSizes);
    }
    for (Operation &op : body)
      after.append(op.getResultTypes().begin(), op.getResultTypes().end());
    if (before == after)
      break;
  }
  --conditionalDepth;
  for (auto [result, value] :
       llvm::zip_equal(tf::dataResults(dataflow), tf::yieldOf(dataflow.getBody()).getOperands()))
    result.setType(value.getType());
  return success();
}

} // namespace graphc
