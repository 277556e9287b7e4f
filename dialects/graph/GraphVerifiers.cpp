//===- GraphVerifiers.cpp - rules of the graph ops ------------------------===//
//
// The labels (C1).. are those of the op descriptions and of the test names.
//
//===----------------------------------------------------------------------===//

#include "dialects/graph/GraphDialect.h"

using namespace mlir;
using namespace graphc;
using namespace graphc::graph;
using shape::Sizes;
using shape::sizesOf;

namespace {

RankedTensorType tensorType(Value value) { return cast<RankedTensorType>(value.getType()); }

/// Two sizes that no binding of the symbols can make equal.
bool differ(const SymExpr &a, const SymExpr &b) {
  auto left = a.asConstant(), right = b.asConstant();
  return left && right && *left != *right;
}

bool sameSizes(RankedTensorType a, RankedTensorType b) {
  if (a.getRank() != b.getRank())
    return false;
  return !llvm::any_of(llvm::zip(sizesOf(a), sizesOf(b)),
                       [](auto pair) { return differ(std::get<0>(pair), std::get<1>(pair)); });
}

LogicalResult verifyLength(Operation *op, StringRef what, size_t got, size_t expected) {
  if (got == expected)
    return success();
  return op->emitOpError() << what << " has " << got << " entries, expected " << expected;
}

LogicalResult verifyExprs(Operation *op, StringRef what, ArrayAttr exprs) {
  if (shape::exprsOf(exprs))
    return success();
  return op->emitOpError() << what << " holds text that is not a size expression: " << exprs;
}

/// Every entry in range and none twice.
LogicalResult verifyDims(Operation *op, StringRef what, ArrayRef<int64_t> dims, int64_t rank) {
  llvm::SmallVector<bool> seen(rank, false);
  for (int64_t dim : dims) {
    if (dim < 0 || dim >= rank)
      return op->emitOpError() << what << " names dimension " << dim << " of a rank " << rank
                               << " tensor";
    if (seen[dim])
      return op->emitOpError() << what << " names dimension " << dim << " twice";
    seen[dim] = true;
  }
  return success();
}

} // namespace

LogicalResult MapOp::verify() {
  if (getNumResults() == 0)
    return emitOpError("needs at least one result"); // C1
  auto first = tensorType(getOutputs().front());
  SmallVector<Value> values(getInputs());
  llvm::append_range(values, getOutputs());
  for (Value value : values)
    if (!sameSizes(tensorType(value), first)) // C1
      return emitOpError() << "operands and results must have one shape, got " << tensorType(value)
                           << " and " << first;
  return success();
}

LogicalResult MapOp::verifyRegions() {
  Block &body = getBody().front();
  if (failed(verifyLength(*this, "body argument list", body.getNumArguments(), getInputs().size())))
    return failure();
  for (auto [argument, input] : llvm::zip(body.getArguments(), getInputs())) // C2
    if (argument.getType() != scalarType(tensorType(input).getElementType()))
      return emitOpError() << "body argument " << argument.getArgNumber() << " has type "
                           << argument.getType() << ", expected "
                           << scalarType(tensorType(input).getElementType());
  auto yield = dyn_cast<YieldOp>(body.getTerminator());
  if (!yield)
    return emitOpError("body must end in graph.yield");
  if (failed(verifyLength(*this, "yield", yield.getValues().size(), getNumResults())))
    return failure();
  for (auto [value, output] : llvm::zip(yield.getValues(), getOutputs())) // C3
    if (value.getType() != scalarType(tensorType(output).getElementType()))
      return emitOpError() << "body yields " << value.getType() << ", expected "
                           << scalarType(tensorType(output).getElementType());
  return success();
}

LogicalResult IotaOp::verify() {
  int64_t rank = tensorType(getResult()).getRank();
  if (getDimension() < 0 || int64_t(getDimension()) >= rank)
    return emitOpError() << "dimension " << getDimension() << " of a rank " << rank << " tensor";
  return success();
}

LogicalResult SizesOp::verify() {
  if (failed(verifyExprs(*this, "list", getExprs())))
    return failure();
  auto type = tensorType(getResult());
  int64_t elements = type.getRank() == 0 ? 1 : type.getRank() == 1 ? type.getDimSize(0) : -1;
  if (elements != int64_t(getExprs().size()))
    return emitOpError() << "has " << getExprs().size() << " expressions for " << type;
  return success();
}

LogicalResult BroadcastOp::verify() {
  auto input = tensorType(getInput()), result = tensorType(getResult());
  if (failed(verifyLength(*this, "dims", getDimensions().size(), input.getRank())) || // C1
      failed(verifyDims(*this, "dims", getDimensions(), result.getRank())))
    return failure();
  if (!llvm::is_sorted(getDimensions()))
    return emitOpError("dims must increase"); // C1
  Sizes from = sizesOf(input), to = sizesOf(result);
  for (auto [index, dim] : llvm::enumerate(getDimensions())) // C2
    if (!from[index].isConstant(1) && differ(from[index], to[dim]))
      return emitOpError() << "input dimension " << index << " has size " << from[index].str()
                           << ", expected 1 or " << to[dim].str();
  return success();
}

LogicalResult ReshapeOp::verify() {
  SymExpr from = shape::elementCount(sizesOf(tensorType(getInput())));
  SymExpr to = shape::elementCount(sizesOf(tensorType(getResult())));
  if (differ(from, to))
    return emitOpError() << "input has " << from.str() << " elements, result " << to.str();
  return success();
}

LogicalResult BitcastOp::verify() {
  auto from = tensorType(getInput()), to = tensorType(getResult());
  if (!from.getElementType().isIntOrFloat() || !to.getElementType().isIntOrFloat())
    return success();
  SymExpr fromBits = shape::elementCount(sizesOf(from)) * from.getElementTypeBitWidth();
  SymExpr toBits = shape::elementCount(sizesOf(to)) * to.getElementTypeBitWidth();
  if (differ(fromBits, toBits))
    return emitOpError() << "input has " << fromBits.str() << " bits, result " << toBits.str();
  return success();
}

LogicalResult TransposeOp::verify() {
  auto input = tensorType(getInput()), result = tensorType(getResult());
  if (failed(verifyLength(*this, "perm", getPermutation().size(), input.getRank())) ||
      failed(verifyDims(*this, "perm", getPermutation(), input.getRank())))
    return failure();
  Sizes from = sizesOf(input), to = sizesOf(result);
  if (to.size() != from.size())
    return emitOpError() << "result has rank " << to.size() << ", expected " << from.size();
  for (auto [index, dim] : llvm::enumerate(getPermutation()))
    if (differ(to[index], from[dim]))
      return emitOpError() << "result dimension " << index << " has size " << to[index].str()
                           << ", expected " << from[dim].str();
  return success();
}

LogicalResult SliceOp::verify() {
  int64_t rank = tensorType(getInput()).getRank();
  if (tensorType(getResult()).getRank() != rank)
    return emitOpError() << "result has rank " << tensorType(getResult()).getRank() << ", expected "
                         << rank;
  if (failed(verifyLength(*this, "offsets", getOffsets().size(), rank)) ||
      failed(verifyLength(*this, "strides", getStrides().size(), rank)))
    return failure();
  if (llvm::is_contained(getStrides(), 0))
    return emitOpError("a stride of zero");
  return verifyExprs(*this, "offsets", getOffsets());
}

LogicalResult PadOp::verify() {
  int64_t rank = tensorType(getInput()).getRank();
  if (failed(verifyLength(*this, "low", getLow().size(), rank)) ||
      failed(verifyLength(*this, "interior", getInterior().size(), rank)))
    return failure();
  if (tensorType(getValue()).getRank() != 0)
    return emitOpError() << "value must be a scalar tensor, got " << tensorType(getValue());
  if (llvm::any_of(getInterior(), [](int64_t count) { return count < 0; }))
    return emitOpError("interior must not be negative");
  return verifyExprs(*this, "low", getLow());
}

LogicalResult MirrorPadOp::verify() {
  if (failed(verifyLength(*this, "low", getLow().size(), tensorType(getInput()).getRank())))
    return failure();
  return verifyExprs(*this, "low", getLow());
}

LogicalResult ConcatOp::verify() {
  auto result = tensorType(getResult());
  if (getInputs().empty())
    return emitOpError("needs an operand");
  if (failed(verifyDims(*this, "dim", {int64_t(getDimension())}, result.getRank())))
    return failure();
  SymExpr total = 0;
  for (Value input : getInputs()) {
    if (tensorType(input).getRank() != result.getRank())
      return emitOpError() << "operand of rank " << tensorType(input).getRank() << ", expected "
                           << result.getRank();
    total += sizesOf(tensorType(input))[getDimension()];
  }
  if (differ(total, sizesOf(result)[getDimension()]))
    return emitOpError() << "operands have " << total.str() << " elements along the dimension, "
                         << "result " << sizesOf(result)[getDimension()].str();
  return success();
}

LogicalResult GatherOp::verify() {
  int64_t rank = tensorType(getInput()).getRank(), indexRank = tensorType(getIndices()).getRank();
  int64_t axis = getAxis(), batch = getBatchDims();
  if (axis < 0 || axis >= rank || batch < 0 || batch > axis || batch > indexRank)
    return emitOpError() << "axis " << axis << " and batch_dims " << batch << " for input rank "
                         << rank << " and index rank " << indexRank;
  int64_t expected = rank - 1 + indexRank - batch;
  if (tensorType(getResult()).getRank() != expected)
    return emitOpError() << "result has rank " << tensorType(getResult()).getRank() << ", expected "
                         << expected;
  return success();
}

LogicalResult ReduceOp::verify() {
  auto input = tensorType(getInput());
  if (failed(verifyDims(*this, "dims", getDimensions(), input.getRank())))
    return failure();
  return verifyLength(*this, "result shape", tensorType(getResult()).getRank(),
                      input.getRank() - getDimensions().size());
}

LogicalResult WindowOp::verify() {
  size_t rank = tensorType(getInput()).getRank();
  if (failed(verifyLength(*this, "size", getSize().size(), rank)) ||
      failed(verifyLength(*this, "strides", getStrides().size(), rank)) ||
      failed(verifyLength(*this, "dilations", getDilations().size(), rank)) ||
      failed(verifyLength(*this, "low", getLow().size(), rank)))
    return failure();
  return verifyExprs(*this, "low", getLow());
}

LogicalResult ContractOp::verify() {
  auto lhs = tensorType(getLhs()), rhs = tensorType(getRhs());
  auto verifySide = [&](StringRef side, ArrayRef<int64_t> batch, ArrayRef<int64_t> contract,
                        int64_t rank) {
    llvm::SmallVector<int64_t> dims(batch);
    dims.append(contract.begin(), contract.end());
    return verifyDims(*this, side, dims, rank); // C2
  };
  if (failed(verifySide("lhs", getLhsBatch(), getLhsContract(), lhs.getRank())) ||
      failed(verifySide("rhs", getRhsBatch(), getRhsContract(), rhs.getRank())) ||
      failed(verifyLength(*this, "rhs batch", getRhsBatch().size(), getLhsBatch().size())) ||
      failed(verifyLength(*this, "rhs contract", getRhsContract().size(), getLhsContract().size())))
    return failure();
  Sizes left = sizesOf(lhs), right = sizesOf(rhs);
  auto pairUp = [&](ArrayRef<int64_t> a, ArrayRef<int64_t> b) -> LogicalResult { // C1
    for (auto [i, j] : llvm::zip(a, b))
      if (differ(left[i], right[j]))
        return emitOpError() << "lhs dimension " << i << " has size " << left[i].str()
                             << ", rhs dimension " << j << " has " << right[j].str();
    return success();
  };
  if (failed(pairUp(getLhsBatch(), getRhsBatch())) ||
      failed(pairUp(getLhsContract(), getRhsContract())))
    return failure();
  size_t expected = left.size() + right.size() - getLhsBatch().size() - 2 * getLhsContract().size();
  return verifyLength(*this, "result shape", tensorType(getResult()).getRank(), expected); // C3
}

LogicalResult ConvOp::verify() {
  auto input = tensorType(getInput()), filter = tensorType(getFilter());
  size_t spatial = input.getRank() - 2;
  if (input.getRank() < 3 || filter.getRank() != input.getRank())
    return emitOpError() << "input " << input << " and filter " << filter
                         << " must have one rank of at least 3";
  if (failed(verifyLength(*this, "strides", getStrides().size(), spatial)) || // C1
      failed(verifyLength(*this, "low", getLow().size(), spatial)) ||
      failed(verifyLength(*this, "dilations", getDilations().size(), spatial)) ||
      failed(verifyLength(*this, "input_dilations", getInputDilations().size(), spatial)) ||
      failed(verifyExprs(*this, "low", getLow())))
    return failure();
  Sizes in = sizesOf(input), weights = sizesOf(filter);
  int64_t groups = getGroups();
  if (groups < 1 || differ(in.back(), weights[spatial] * groups)) // C2
    return emitOpError() << "input has " << in.back().str() << " channels, filter "
                         << weights[spatial].str() << " for each of " << groups << " groups";
  if (auto features = weights.back().asConstant(); features && *features % groups != 0) // C3
    return emitOpError() << groups << " groups do not divide " << *features << " output channels";
  return success();
}
