//===- MovementValues.cpp - sizes that are picked and put together --------===//

#include "dialects/tf/shapes/ShapeRegistry.h"
#include "dialects/tf/shapes/StridedSlice.h"
#include "dialects/tf/shapes/SymTensorOps.h"

#include "mlir/IR/BuiltinAttributes.h"
#include "llvm/ADT/SmallBitVector.h"

using namespace mlir;

namespace graphc::tf {
namespace {

std::optional<SymTensor> constValue(ShapeContext &c, unsigned) {
  auto dense = c.op()->getAttrOfType<DenseIntElementsAttr>("value");
  if (!dense || dense.getNumElements() > SymTensor::maxElements)
    return std::nullopt;
  std::optional<SymTensor> tensor = unknownTensor(dense.getType().getShape());
  if (!tensor)
    return std::nullopt;
  Type type = dense.getElementType();
  bool isUnsigned = type.isUnsignedInteger() || type.isInteger(1);
  for (auto [element, value] : llvm::zip_equal(tensor->elements, dense.getValues<APInt>())) {
    if (isUnsigned && value.getActiveBits() > 63)
      continue;
    element = isUnsigned ? int64_t(value.getZExtValue()) : value.getSExtValue();
  }
  return tensor;
}

std::optional<SymTensor> sameValue(ShapeContext &c, unsigned index) { return c.value(index); }

/// Shape and ShapeN.
std::optional<SymTensor> shapeValue(ShapeContext &c, unsigned index) {
  Shape shape = c.shape(index);
  if (!shape.hasRank())
    return std::nullopt;
  return SymTensor::vector(shape.dims());
}

std::optional<SymTensor> sizeValue(ShapeContext &c, unsigned) {
  return SymTensor::scalar(c.shape(0).numElements());
}

std::optional<SymTensor> rankValue(ShapeContext &c, unsigned) {
  if (!c.shape(0).hasRank())
    return std::nullopt;
  return SymTensor::scalar(int64_t(c.shape(0).rank()));
}

std::optional<SymTensor> variableShapeValue(ShapeContext &c, unsigned) {
  std::optional<HandleData> variable = c.handle(0);
  if (!variable || !variable->shape.hasRank())
    return std::nullopt;
  return SymTensor::vector(variable->shape.dims());
}

/// TensorListLength and TensorArraySizeV3: the first of the stacked dimensions.
std::optional<SymTensor> lengthValue(ShapeContext &c, unsigned) {
  std::optional<HandleData> list = c.handle(0);
  if (!list || !list->shape.hasRank() || list->shape.rank() == 0)
    return std::nullopt;
  return SymTensor::scalar(list->shape[0]);
}

std::optional<SymTensor> elementShapeValue(ShapeContext &c, unsigned) {
  std::optional<HandleData> list = c.handle(0);
  if (!list || !list->shape.hasRank() || list->shape.rank() == 0)
    return std::nullopt;
  return SymTensor::vector(list->shape.dims().drop_front());
}

/// Ops that keep the elements and their order, and change the shape to what the
/// shape function says.
std::optional<SymTensor> reshapedValue(ShapeContext &c, unsigned) {
  std::optional<SymTensor> input = c.value(0);
  ShapeFn shapeFunction = ShapeRegistry::instance().shapeFunction(c.op());
  ShapeContext again = c.forOp(c.op());
  ScopedDiagnosticHandler quiet(c.op()->getContext(), [](Diagnostic &) { return success(); });
  if (!input || !shapeFunction || failed(shapeFunction(again)) || !again.result(0).hasRank())
    return std::nullopt;
  SmallVector<int64_t, 4> shape;
  int64_t count = 1;
  for (const SymExpr &size : again.result(0).dims()) {
    std::optional<int64_t> number = size.asConstant();
    if (!number)
      return std::nullopt;
    shape.push_back(*number);
    count *= *number;
  }
  if (count != int64_t(input->elements.size()))
    return std::nullopt;
  input->shape = shape;
  return input;
}

std::optional<SymTensor> concatValue(ShapeContext &c, unsigned begin, unsigned end,
                                     unsigned axisOperand) {
  std::optional<int64_t> axis = c.constantScalar(axisOperand);
  SmallVector<SymTensor> parts;
  for (unsigned i = begin; i < end; ++i) {
    std::optional<SymTensor> part = c.value(i);
    if (!part)
      return std::nullopt;
    parts.push_back(std::move(*part));
  }
  if (!axis || parts.empty())
    return std::nullopt;
  int64_t rank = parts.front().shape.size();
  return concat(parts, *axis < 0 ? *axis + rank : *axis);
}

std::optional<SymTensor> concatV2Value(ShapeContext &c, unsigned) {
  return concatValue(c, 0, c.numOperands() - 1, c.numOperands() - 1);
}

std::optional<SymTensor> concatV1Value(ShapeContext &c, unsigned) {
  return concatValue(c, 1, c.numOperands(), 0);
}

/// ConcatOffset: where each part begins.
std::optional<SymTensor> concatOffsetValue(ShapeContext &c, unsigned index) {
  std::optional<int64_t> axis = c.constantScalar(0);
  std::optional<SymTensor> offsets = c.value(1);
  if (!axis || !offsets)
    return std::nullopt;
  int64_t rank = offsets->elements.size();
  int64_t dim = *axis < 0 ? *axis + rank : *axis;
  if (dim < 0 || dim >= rank)
    return std::nullopt;
  SymExpr sum = 0;
  for (unsigned i = 0; i < index; ++i) {
    std::optional<SymTensor> shape = c.value(i + 1);
    if (!shape || int64_t(shape->elements.size()) != rank)
      return std::nullopt;
    sum += shape->elements[dim];
  }
  offsets->elements.assign(rank, SymExpr(0));
  offsets->elements[dim] = sum;
  return offsets;
}

std::optional<SymTensor> packValue(ShapeContext &c, unsigned) {
  SmallVector<SymTensor> parts;
  int64_t axis = c.intAttr("axis");
  for (unsigned i = 0; i < c.numOperands(); ++i) {
    std::optional<SymTensor> part = c.value(i);
    if (!part)
      return std::nullopt;
    int64_t rank = part->shape.size() + 1;
    int64_t dim = axis < 0 ? axis + rank : axis;
    if (dim < 0 || dim >= rank)
      return std::nullopt;
    part->shape.insert(part->shape.begin() + dim, 1);
    parts.push_back(std::move(*part));
  }
  if (parts.empty())
    return std::nullopt;
  return concat(parts, axis < 0 ? axis + parts.front().shape.size() : axis);
}

/// Elements [begin, begin + count) along `axis`.
std::optional<SymTensor> sliceOf(const SymTensor &input, unsigned axis, int64_t begin,
                                 int64_t count) {
  SmallVector<int64_t> shape(input.shape.begin(), input.shape.end());
  if (axis >= shape.size() || begin < 0 || count < 0 || begin + count > shape[axis])
    return std::nullopt;
  shape[axis] = count;
  std::optional<SymTensor> result = unknownTensor(shape);
  if (!result)
    return std::nullopt;
  SmallVector<int64_t> strides = stridesOf(input.shape);
  forEachIndex(shape, [&](ArrayRef<int64_t> index, int64_t position) {
    int64_t source = begin * strides[axis];
    for (size_t i = 0; i < index.size(); ++i)
      source += index[i] * strides[i];
    result->elements[position] = input.elements[source];
  });
  return result;
}

std::optional<SymTensor> unpackValue(ShapeContext &c, unsigned index) {
  std::optional<SymTensor> input = c.value(0);
  if (!input)
    return std::nullopt;
  int64_t axis = c.intAttr("axis"), rank = input->shape.size();
  axis = axis < 0 ? axis + rank : axis;
  if (axis < 0 || axis >= rank)
    return std::nullopt;
  std::optional<SymTensor> part = sliceOf(*input, axis, index, 1);
  if (part)
    part->shape.erase(part->shape.begin() + axis);
  return part;
}

std::optional<SymTensor> splitValue(ShapeContext &c, unsigned index) {
  std::optional<SymTensor> input = c.value(1);
  std::optional<int64_t> axis = c.constantScalar(0);
  if (!input || !axis)
    return std::nullopt;
  int64_t rank = input->shape.size(), dim = *axis < 0 ? *axis + rank : *axis;
  if (dim < 0 || dim >= rank)
    return std::nullopt;
  int64_t count = input->shape[dim] / c.numResults();
  return sliceOf(*input, dim, index * count, count);
}

std::optional<SymTensor> splitVValue(ShapeContext &c, unsigned index) {
  std::optional<SymTensor> input = c.value(0);
  std::optional<SmallVector<int64_t>> sizes = c.constants(1);
  std::optional<int64_t> axis = c.constantScalar(2);
  if (!input || !axis || !sizes || sizes->size() != c.numResults())
    return std::nullopt;
  int64_t rank = input->shape.size(), dim = *axis < 0 ? *axis + rank : *axis;
  if (dim < 0 || dim >= rank)
    return std::nullopt;
  int64_t rest = input->shape[dim], begin = 0;
  for (int64_t size : *sizes)
    rest -= std::max<int64_t>(size, 0);
  for (unsigned i = 0; i <= index; ++i) {
    int64_t size = (*sizes)[i] < 0 ? rest : (*sizes)[i];
    if (i == index)
      return sliceOf(*input, dim, begin, size);
    begin += size;
  }
  return std::nullopt;
}

std::optional<SymTensor> sliceValue(ShapeContext &c, unsigned) {
  std::optional<SymTensor> input = c.value(0);
  std::optional<SmallVector<int64_t>> begin = c.constants(1), size = c.constants(2);
  if (!input || !begin || !size || begin->size() != input->shape.size() ||
      size->size() != input->shape.size())
    return std::nullopt;
  for (unsigned i = 0; input && i < begin->size(); ++i) {
    int64_t count = (*size)[i] < 0 ? input->shape[i] - (*begin)[i] : (*size)[i];
    input = sliceOf(*input, i, (*begin)[i], count);
  }
  return input;
}

std::optional<SymTensor> stridedSliceValue(ShapeContext &c, unsigned) {
  std::optional<SymTensor> input = c.value(0);
  if (!input)
    return std::nullopt;
  Shape shape = Shape::scalar();
  for (int64_t size : input->shape)
    shape.append(size);
  std::optional<StridedSliceSpec> spec = stridedSliceSpec(c, shape, 1);
  ScopedDiagnosticHandler quiet(c.op()->getContext(), [](Diagnostic &) { return success(); });
  if (!spec)
    return std::nullopt;
  FailureOr<SmallVector<StridedEntry>> entries = resolveStridedSlice(c, *spec);
  if (failed(entries))
    return std::nullopt;
  SmallVector<int64_t> resultShape, steps;
  SmallVector<int64_t> strides = stridesOf(input->shape);
  int64_t offset = 0;
  for (const StridedEntry &entry : *entries) {
    if (entry.kind == StridedEntry::Kind::NewAxis) {
      resultShape.push_back(1);
      steps.push_back(0);
      continue;
    }
    std::optional<int64_t> begin = entry.begin.asConstant(), size = entry.size.asConstant();
    if (!begin || !size || (*size > 0 && (*begin < 0 || *begin >= input->shape[entry.inputDim])))
      return std::nullopt;
    offset += *begin * strides[entry.inputDim];
    if (entry.kind == StridedEntry::Kind::Index)
      continue;
    resultShape.push_back(*size);
    steps.push_back(entry.stride * strides[entry.inputDim]);
  }
  std::optional<SymTensor> result = unknownTensor(resultShape);
  if (!result)
    return std::nullopt;
  forEachIndex(resultShape, [&](ArrayRef<int64_t> index, int64_t position) {
    int64_t source = offset;
    for (size_t i = 0; i < index.size(); ++i)
      source += index[i] * steps[i];
    result->elements[position] = input->elements[source];
  });
  return result;
}

/// Gather and GatherV2 without batch dimensions.
std::optional<SymTensor> gatherValue(ShapeContext &c, unsigned) {
  std::optional<SymTensor> params = c.value(0), indices = c.value(1);
  std::optional<int64_t> axis = c.numOperands() > 2 ? c.constantScalar(2) : 0;
  if (!params || !indices || !axis || c.intAttr("batch_dims") != 0 || params->shape.empty())
    return std::nullopt;
  std::optional<SmallVector<int64_t>> numbers = indices->constants();
  int64_t rank = params->shape.size(), dim = *axis < 0 ? *axis + rank : *axis;
  if (!numbers || dim < 0 || dim >= rank)
    return std::nullopt;
  SmallVector<SymTensor> parts;
  for (int64_t number : *numbers) {
    // A negative index of a gather is out of range; TensorFlow 1 let it count
    // from the end in shape computations of some exporters.
    std::optional<SymTensor> part = sliceOf(*params, dim, number, 1);
    if (!part)
      return std::nullopt;
    parts.push_back(std::move(*part));
  }
  if (parts.empty())
    return std::nullopt;
  std::optional<SymTensor> result = concat(parts, dim);
  if (!result)
    return std::nullopt;
  SmallVector<int64_t, 4> shape(params->shape.begin(), params->shape.begin() + dim);
  shape.append(indices->shape.begin(), indices->shape.end());
  shape.append(params->shape.begin() + dim + 1, params->shape.end());
  result->shape = shape;
  return result;
}

std::optional<SmallVector<int64_t>> dimsOperand(ShapeContext &c, unsigned i) {
  std::optional<SmallVector<int64_t>> dims = c.constants(i);
  if (!dims || !smallCount(*dims))
    return std::nullopt;
  return dims;
}

std::optional<SymTensor> fillValue(ShapeContext &c, unsigned) {
  std::optional<SmallVector<int64_t>> dims = dimsOperand(c, 0);
  std::optional<SymTensor> value = c.value(1);
  if (!dims || !value || value->elements.size() != 1)
    return std::nullopt;
  std::optional<SymTensor> result = unknownTensor(*dims);
  if (result)
    result->elements.assign(result->elements.size(), value->elements.front());
  return result;
}

std::optional<SymTensor> broadcastToValue(ShapeContext &c, unsigned) {
  std::optional<SmallVector<int64_t>> dims = dimsOperand(c, 1);
  std::optional<SymTensor> input = c.value(0);
  return dims && input ? broadcastTo(*input, *dims) : std::nullopt;
}

/// ZerosLike and OnesLike.
template <int64_t value> std::optional<SymTensor> constantLike(ShapeContext &c, unsigned) {
  Shape shape = c.shape(0);
  if (!shape.hasRank())
    return std::nullopt;
  SmallVector<int64_t> dims;
  for (const SymExpr &size : shape.dims())
    dims.push_back(size.asConstant().value_or(-1));
  std::optional<SymTensor> result = unknownTensor(dims);
  if (result)
    result->elements.assign(result->elements.size(), SymExpr(value));
  return result;
}

/// Range of a known number of elements; the first and the step may be symbols.
std::optional<SymTensor> rangeValue(ShapeContext &c, unsigned) {
  SymExpr start = c.scalar(0), limit = c.scalar(1);
  std::optional<int64_t> step = c.constantScalar(2);
  if (!step || *step == 0 || !start.isKnown() || !limit.isKnown())
    return std::nullopt;
  SymExpr span = *step > 0 ? limit - start : start - limit;
  std::optional<int64_t> count = SymExpr::ceilDiv(span, std::abs(*step)).asConstant();
  std::optional<SymTensor> result = unknownTensor({std::max<int64_t>(count.value_or(-1), -1)});
  for (int64_t i = 0; result && i < *count; ++i)
    result->elements[i] = start + SymExpr(i * *step);
  return result;
}

std::optional<SymTensor> tileValue(ShapeContext &c, unsigned) {
  std::optional<SymTensor> input = c.value(0);
  std::optional<SmallVector<int64_t>> multiples = c.constants(1);
  if (!input || !multiples || multiples->size() != input->shape.size())
    return std::nullopt;
  SmallVector<int64_t> shape(input->shape.begin(), input->shape.end());
  for (auto [size, multiple] : llvm::zip_equal(shape, *multiples)) {
    if (multiple < 0 || multiple > SymTensor::maxElements)
      return std::nullopt;
    size *= multiple;
  }
  std::optional<SymTensor> result = unknownTensor(shape);
  if (!result)
    return std::nullopt;
  SmallVector<int64_t> strides = stridesOf(input->shape);
  forEachIndex(shape, [&](ArrayRef<int64_t> index, int64_t position) {
    int64_t source = 0;
    for (size_t i = 0; i < index.size(); ++i)
      source += index[i] % input->shape[i] * strides[i];
    result->elements[position] = input->elements[source];
  });
  return result;
}

std::optional<SymTensor> transposeValue(ShapeContext &c, unsigned) {
  std::optional<SymTensor> input = c.value(0);
  std::optional<SmallVector<int64_t>> perm = c.constants(1);
  if (!input || !perm || perm->size() != input->shape.size())
    return std::nullopt;
  SmallVector<int64_t> shape, steps, strides = stridesOf(input->shape);
  for (int64_t dim : *perm) {
    if (dim < 0 || dim >= int64_t(strides.size()))
      return std::nullopt;
    shape.push_back(input->shape[dim]);
    steps.push_back(strides[dim]);
  }
  std::optional<SymTensor> result = unknownTensor(shape);
  if (!result)
    return std::nullopt;
  forEachIndex(shape, [&](ArrayRef<int64_t> index, int64_t position) {
    int64_t source = 0;
    for (size_t i = 0; i < index.size(); ++i)
      source += index[i] * steps[i];
    result->elements[position] =
        source < int64_t(input->elements.size()) ? input->elements[source] : SymExpr::unknown();
  });
  return result;
}

std::optional<SymTensor> reverseValue(ShapeContext &c, unsigned) {
  std::optional<SymTensor> input = c.value(0);
  std::optional<SmallVector<int64_t>> axes = c.constants(1);
  if (!input || !axes || input->shape.size() > 1)
    return std::nullopt;
  if (!axes->empty())
    std::reverse(input->elements.begin(), input->elements.end());
  return input;
}

/// BroadcastArgs: the shape that two shapes broadcast to.
std::optional<SymTensor> broadcastArgsValue(ShapeContext &c, unsigned) {
  std::optional<SymTensor> a = c.value(0), b = c.value(1);
  if (!a || !b)
    return std::nullopt;
  ScopedDiagnosticHandler quiet(c.op()->getContext(), [](Diagnostic &) { return success(); });
  FailureOr<Shape> both = c.broadcast(Shape(a->elements), Shape(b->elements));
  if (failed(both) || !both->hasRank())
    return std::nullopt;
  return SymTensor::vector(both->dims());
}

/// BroadcastGradientArgs: the dimensions that result `index`, the gradient of
/// one operand, is summed over. Dimensions that are 1 on both sides count too.
std::optional<SymTensor> broadcastGradientArgsValue(ShapeContext &c, unsigned index) {
  std::optional<SymTensor> a = c.value(0), b = c.value(1);
  if (!a || !b)
    return std::nullopt;
  size_t rank = std::max(a->elements.size(), b->elements.size());
  auto sizeAt = [&](const SymTensor &shape, size_t i) {
    size_t lead = rank - shape.elements.size();
    return i < lead ? SymExpr(1) : shape.elements[i - lead];
  };
  const SymTensor &mine = index == 0 ? *a : *b, &other = index == 0 ? *b : *a;
  SymTensor axes = SymTensor::vector({});
  for (size_t i = 0; i < rank; ++i) {
    SymExpr x = sizeAt(mine, i), y = sizeAt(other, i);
    if (!x.isKnown() || !y.isKnown())
      return std::nullopt;
    bool lacking = i < rank - mine.elements.size();
    if (lacking || x.isConstant(1)) {
      axes.elements.push_back(int64_t(i));
    } else if (!shape::proveEqual(x, y) && !y.isConstant(1) && !c.atLeast(x, 2)) {
      return std::nullopt; // summed only if the size turns out to be 1
    }
  }
  axes.shape = {int64_t(axes.elements.size())};
  return axes;
}

std::optional<SymTensor> invertPermutationValue(ShapeContext &c, unsigned) {
  std::optional<SmallVector<int64_t>> perm = c.constants(0);
  if (!perm)
    return std::nullopt;
  int64_t count = perm->size();
  SymTensor result = SymTensor::vector(SmallVector<SymExpr>(count, SymExpr::unknown()));
  for (int64_t i = 0; i < count; ++i) {
    if ((*perm)[i] < 0 || (*perm)[i] >= count)
      return std::nullopt;
    result.elements[(*perm)[i]] = i;
  }
  return result;
}

/// ListDiff of constants: the values of x that y lacks, and where they stand.
std::optional<SymTensor> listDiffValue(ShapeContext &c, unsigned index) {
  std::optional<SmallVector<int64_t>> x = c.constants(0), y = c.constants(1);
  if (!x || !y)
    return std::nullopt;
  SmallVector<SymExpr> left;
  for (auto [position, value] : llvm::enumerate(*x))
    if (!llvm::is_contained(*y, value))
      left.push_back(index == 0 ? value : int64_t(position));
  return SymTensor::vector(left);
}

/// Where of a known vector.
std::optional<SymTensor> whereValue(ShapeContext &c, unsigned) {
  std::optional<SymTensor> input = c.value(0);
  std::optional<SmallVector<int64_t>> values = input ? input->constants() : std::nullopt;
  if (!values || input->shape.size() != 1)
    return std::nullopt;
  SymTensor result;
  for (auto [position, value] : llvm::enumerate(*values))
    if (value != 0)
      result.elements.push_back(int64_t(position));
  result.shape = {int64_t(result.elements.size()), 1};
  return result;
}

/// DynamicStitch of scalars or vectors of indices into a vector.
std::optional<SymTensor> dynamicStitchValue(ShapeContext &c, unsigned) {
  unsigned count = c.numOperands() / 2;
  SmallVector<SymExpr> merged;
  for (unsigned i = 0; i < count; ++i) {
    std::optional<SmallVector<int64_t>> indices = c.constants(i);
    std::optional<SymTensor> data = c.value(count + i);
    if (!indices || !data || data->elements.size() != indices->size())
      return std::nullopt;
    for (auto [position, index] : llvm::enumerate(*indices)) {
      if (index < 0 || index >= SymTensor::maxElements)
        return std::nullopt;
      if (index >= int64_t(merged.size()))
        merged.resize(index + 1, SymExpr::unknown());
      merged[index] = data->elements[position];
    }
  }
  return SymTensor::vector(merged);
}

/// Pad and PadV2 of a vector.
std::optional<SymTensor> padValue(ShapeContext &c, unsigned) {
  std::optional<SymTensor> input = c.value(0);
  std::optional<SmallVector<int64_t>> paddings = c.constants(1);
  SymExpr fill = c.numOperands() > 2 ? c.scalar(2) : SymExpr(0);
  if (!input || !paddings || input->shape.size() != 1 || paddings->size() != 2)
    return std::nullopt;
  auto [before, after] = std::pair((*paddings)[0], (*paddings)[1]);
  if (before < 0 || after < 0 || !smallCount({before + after + input->shape[0]}))
    return std::nullopt;
  SmallVector<SymExpr> padded(before, fill);
  padded.append(input->elements.begin(), input->elements.end());
  padded.append(after, fill);
  return SymTensor::vector(padded);
}

} // namespace

void registerMovementValues(ShapeRegistry &registry) {
  registry.addValue({"Const", "HostConst"}, constValue);
  registry.addValue({"Identity", "IdentityN", "StopGradient", "PreventGradient", "Snapshot",
                     "PlaceholderWithDefault", "CheckNumerics", "EnsureShape", "DeepCopy"},
                    sameValue);
  registry.addValue({"Shape", "ShapeN"}, shapeValue);
  registry.addValue({"Size"}, sizeValue);
  registry.addValue({"Rank"}, rankValue);
  registry.addValue({"VariableShape"}, variableShapeValue);
  registry.addValue({"TensorListLength", "TensorArraySizeV3"}, lengthValue);
  registry.addValue({"TensorListElementShape"}, elementShapeValue);
  registry.addValue({"Reshape", "Squeeze", "ExpandDims"}, reshapedValue);
  registry.addValue({"ConcatV2"}, concatV2Value);
  registry.addValue({"Concat"}, concatV1Value);
  registry.addValue({"ConcatOffset"}, concatOffsetValue);
  registry.addValue({"Pack"}, packValue);
  registry.addValue({"Unpack"}, unpackValue);
  registry.addValue({"Split"}, splitValue);
  registry.addValue({"SplitV"}, splitVValue);
  registry.addValue({"Slice"}, sliceValue);
  registry.addValue({"StridedSlice"}, stridedSliceValue);
  registry.addValue({"Gather", "GatherV2"}, gatherValue);
  registry.addValue({"Fill"}, fillValue);
  registry.addValue({"BroadcastTo"}, broadcastToValue);
  registry.addValue({"ZerosLike"}, constantLike<0>);
  registry.addValue({"OnesLike"}, constantLike<1>);
  registry.addValue({"Range"}, rangeValue);
  registry.addValue({"Tile"}, tileValue);
  registry.addValue({"Transpose"}, transposeValue);
  registry.addValue({"ReverseV2"}, reverseValue);
  registry.addValue({"BroadcastArgs"}, broadcastArgsValue);
  registry.addValue({"BroadcastGradientArgs"}, broadcastGradientArgsValue);
  registry.addValue({"InvertPermutation"}, invertPermutationValue);
  registry.addValue({"ListDiff"}, listDiffValue);
  registry.addValue({"Where"}, whereValue);
  registry.addValue({"DynamicStitch", "ParallelDynamicStitch"}, dynamicStitchValue);
  registry.addValue({"Pad", "PadV2"}, padValue);
}

} // namespace graphc::tf
