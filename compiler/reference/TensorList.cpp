//===- TensorList.cpp - TensorLists and optionals: values in a variant -----------===//

#include "compiler/reference/Families.h"

#include <algorithm>

using namespace graphc::reference;

namespace {

Tensor wrap(VariantValue value) {
  Tensor result(DType::Variant, {});
  result.mutableData<VariantPtr>()[0] = std::make_shared<const VariantValue>(std::move(value));
  return result;
}

Tensor wrap(TensorListValue list) {
  VariantValue value;
  value.list = std::move(list);
  return wrap(std::move(value));
}

const TensorListValue &listOf(const Tensor &tensor) {
  require(tensor.dtype() == DType::Variant && tensor.numElements() == 1,
          "expected a TensorList, got ", dtypeName(tensor.dtype()), " of shape ",
          toString(tensor.shape()));
  const VariantPtr &value = tensor.data<VariantPtr>()[0];
  require(value && value->list, "Input handle is not a list");
  return *value->list;
}

/// A shape operand: a scalar -1 for an unknown rank, or dimensions of which some are -1.
PartialShape readShape(const Op &op, const Tensor &tensor) {
  Shape dims = readInts(op, tensor);
  if (tensor.rank() == 0) {
    require(dims[0] == -1, "a scalar element_shape must be -1, got ", dims[0]);
    return {.knownRank = false, .dims = {}};
  }
  for (int64_t dim : dims)
    require(dim >= -1, "element_shape holds ", dim);
  return {.knownRank = true, .dims = dims};
}

/// What both descriptions say.
PartialShape merge(const PartialShape &a, const PartialShape &b) {
  if (!a.knownRank || !b.knownRank)
    return a.knownRank ? a : b;
  require(a.dims.size() == b.dims.size(), "Incompatible shapes during merge: ", toString(a.dims),
          " vs. ", toString(b.dims));
  PartialShape result = a;
  for (size_t i = 0; i < b.dims.size(); ++i) {
    require(a.dims[i] < 0 || b.dims[i] < 0 || a.dims[i] == b.dims[i],
            "Incompatible shapes during merge: ", toString(a.dims), " vs. ", toString(b.dims));
    result.dims[i] = std::max(a.dims[i], b.dims[i]);
  }
  return result;
}

/// The shape of an element that was never set: what the list, the op and the other elements say.
Shape zerosShape(const Op &op, const TensorListValue &list, PartialShape asked) {
  PartialShape shape = merge(list.elementShape, asked);
  for (const auto &element : list.elements)
    if (element && !shape.isFullyKnown())
      shape = merge(shape, {.knownRank = true, .dims = element->shape()});
  require(shape.isFullyKnown(), "Trying to read an uninitialized tensor of a list whose element "
                                "shape is not fully defined");
  return shape.dims;
}

Tensor elementAt(const Op &op, const TensorListValue &list, int64_t index,
                 const PartialShape &asked) {
  require(index >= 0 && index < static_cast<int64_t>(list.elements.size()),
          "Trying to access element ", index, " in a list with ", list.elements.size(),
          " elements.");
  if (const auto &element = list.elements[index])
    return *element;
  return op.make(list.elementType, zerosShape(op, list, asked));
}

void requireElement(const TensorListValue &list, const Tensor &item) {
  require(item.dtype() == list.elementType, "Invalid data types; list elements ",
          dtypeName(list.elementType), " but tried to append ", dtypeName(item.dtype()));
  require(list.elementShape.accepts(item.shape()),
          "Tried to set a tensor with incompatible shape "
          "at a list index. Item element shape: ",
          toString(item.shape()), " list shape: ", toString(list.elementShape.dims));
}

void requireCount(const Op &op, int64_t count) {
  require(count >= 0 && count <= op.env.limits.maxBytes / 64, "the number of elements ", count,
          " is out of range");
}

TensorListValue emptyList(DType type, PartialShape shape) {
  TensorListValue list;
  list.elementType = type;
  list.elementShape = std::move(shape);
  return list;
}

Outputs emptyTensorList(const Op &op) {
  TensorListValue list = emptyList(op.attr<DType>("element_dtype"), readShape(op, op.in(0)));
  list.maxElements = readInt(op, op.in(1));
  return {wrap(std::move(list))};
}

Outputs reserve(const Op &op) {
  TensorListValue list = emptyList(op.attr<DType>("element_dtype"), readShape(op, op.in(0)));
  int64_t count = readInt(op, op.in(1));
  requireCount(op, count);
  list.elements.resize(count);
  return {wrap(std::move(list))};
}

/// The slices of `value` along its first dimension.
std::vector<Tensor> rowsOf(const Op &op, const Tensor &value) {
  require(value.rank() >= 1,
          "Tensor must be at least a vector, but saw shape: ", toString(value.shape()));
  return evaluateAs(op, "Unpack", {value}, {{"num", value.dim(0)}, {"axis", int64_t{0}}});
}

Outputs fromTensor(const Op &op) {
  TensorListValue list = emptyList(op.in(0).dtype(), readShape(op, op.in(1)));
  for (Tensor &row : rowsOf(op, op.in(0))) {
    require(list.elementShape.accepts(row.shape()), "Specified a list with shape ",
            toString(list.elementShape.dims), " from a tensor with shape ", toString(row.shape()));
    list.elements.emplace_back(std::move(row));
  }
  return {wrap(std::move(list))};
}

Tensor stackElements(const Op &op, const TensorListValue &list, const std::vector<int64_t> &indices,
                     const PartialShape &asked) {
  if (indices.empty()) {
    PartialShape shape = merge(list.elementShape, asked);
    require(shape.isFullyKnown(), "Tried to stack elements of an empty list with a shape that is "
                                  "not fully defined");
    return op.make(list.elementType, concatShapes(Shape{0}, shape.dims));
  }
  std::vector<Tensor> elements;
  for (int64_t index : indices)
    elements.push_back(elementAt(op, list, index, asked));
  require(asked.accepts(elements[0].shape()), "Tried to stack elements of shape ",
          toString(elements[0].shape()), " as ", toString(asked.dims));
  return evaluateAs(op, "Pack", elements)[0];
}

Outputs stack(const Op &op) {
  const TensorListValue &list = listOf(op.in(0));
  int64_t count = op.attr<int64_t>("num_elements", -1);
  int64_t size = list.elements.size();
  require(count < 0 || count == size, "Operation expected a list with ", count,
          " elements but got a list with ", size, " elements.");
  std::vector<int64_t> indices(size);
  for (int64_t i = 0; i < size; ++i)
    indices[i] = i;
  return {stackElements(op, list, indices, readShape(op, op.in(1)))};
}

Outputs gather(const Op &op) {
  return {stackElements(op, listOf(op.in(0)), readInts(op, op.in(1)), readShape(op, op.in(2)))};
}

Outputs getItem(const Op &op) {
  return {elementAt(op, listOf(op.in(0)), readInt(op, op.in(1)), readShape(op, op.in(2)))};
}

Outputs setItem(const Op &op) {
  TensorListValue list = listOf(op.in(0));
  int64_t index = readInt(op, op.in(1)), size = list.elements.size();
  requireElement(list, op.in(2));
  if (index >= size && op.attr<bool>("resize_if_index_out_of_bounds", false)) {
    requireCount(op, index);
    list.elements.resize(index + 1);
    size = index + 1;
  }
  require(index >= 0 && index < size, "Trying to modify element ", index, " in a list with ", size,
          " elements.");
  list.elements[index] = op.in(2);
  return {wrap(std::move(list))};
}

Outputs pushBack(const Op &op) {
  TensorListValue list = listOf(op.in(0));
  requireElement(list, op.in(1));
  require(list.maxElements < 0 || static_cast<int64_t>(list.elements.size()) < list.maxElements,
          "Tried to push item into a full list; list size: ", list.elements.size(),
          " max_num_elements: ", list.maxElements);
  list.elements.emplace_back(op.in(1));
  return {wrap(std::move(list))};
}

Outputs popBack(const Op &op) {
  TensorListValue list = listOf(op.in(0));
  require(!list.elements.empty(), "Trying to pop from an empty list.");
  Tensor last = elementAt(op, list, list.elements.size() - 1, readShape(op, op.in(1)));
  list.elements.pop_back();
  return {wrap(std::move(list)), last};
}

Outputs length(const Op &op) { return {Tensor::scalar<int32_t>(listOf(op.in(0)).elements.size())}; }

Outputs elementShape(const Op &op) {
  const PartialShape &shape = listOf(op.in(0)).elementShape;
  DType type = op.attr<DType>("shape_type");
  if (!shape.knownRank)
    return {makeInts(op, type, {}, {{-1}})};
  return {makeInts(op, type, {static_cast<int64_t>(shape.dims.size())}, shape.dims)};
}

Outputs resize(const Op &op) {
  TensorListValue list = listOf(op.in(0));
  int64_t count = readInt(op, op.in(1));
  requireCount(op, count);
  list.elements.resize(count);
  return {wrap(std::move(list))};
}

/// Rows of the tensor set at the given indices of a list of at least `size` elements.
TensorListValue scatterInto(const Op &op, TensorListValue list, const Tensor &tensor,
                            const std::vector<int64_t> &indices, bool grow) {
  std::vector<Tensor> rows = rowsOf(op, tensor);
  require(rows.size() == indices.size(),
          "Invalid number of rows in input tensor. Expected: ", indices.size(),
          " Actual: ", rows.size());
  for (size_t i = 0; i < rows.size(); ++i) {
    int64_t index = indices[i];
    requireCount(op, index);
    if (grow && index >= static_cast<int64_t>(list.elements.size()))
      list.elements.resize(index + 1);
    require(index < static_cast<int64_t>(list.elements.size()),
            "TensorListScatter: Trying to "
            "scatter at index ",
            index, " in list with size ", list.elements.size());
    requireElement(list, rows[i]);
    list.elements[index] = std::move(rows[i]);
  }
  return list;
}

Outputs scatter(const Op &op) {
  TensorListValue list = emptyList(op.in(0).dtype(), readShape(op, op.in(2)));
  bool grow = true;
  if (op.numInputs() > 3) {
    int64_t count = readInt(op, op.in(3));
    require(count >= -1, "TensorListScatter expects num_elements >= -1, found: ", count);
    grow = count < 0;
    if (count >= 0) {
      requireCount(op, count);
      list.elements.resize(count);
    }
  }
  return {wrap(scatterInto(op, std::move(list), op.in(0), readInts(op, op.in(1)), grow))};
}

Outputs scatterIntoExisting(const Op &op) {
  return {wrap(scatterInto(op, listOf(op.in(0)), op.in(1), readInts(op, op.in(2)), false))};
}

/// Elements joined along their first dimension, and how long each was.
Outputs concat(const Op &op) {
  const TensorListValue &list = listOf(op.in(0));
  PartialShape asked{.knownRank = false, .dims = {}};
  if (op.numInputs() > 1)
    asked = readShape(op, op.in(1));
  else
    asked = op.attr<PartialShape>("element_shape", asked);
  std::vector<Tensor> elements;
  std::vector<int64_t> lengths;
  for (size_t i = 0; i < list.elements.size(); ++i) {
    Tensor element = elementAt(op, list, i, asked);
    require(element.rank() >= 1, "Concat requires elements to be at least vectors, found scalars");
    lengths.push_back(element.dim(0));
    elements.push_back(std::move(element));
  }
  Tensor lengthTensor = Tensor::vector<int64_t>(lengths);
  if (elements.empty()) {
    PartialShape shape = merge(list.elementShape, asked);
    require(shape.knownRank && !shape.dims.empty(), "All except the first dimension must be fully "
                                                    "defined when concating an empty tensor list");
    shape.dims[0] = 0;
    require(shape.isFullyKnown(), "All except the first dimension must be fully defined when "
                                  "concating an empty tensor list");
    return {op.make(list.elementType, shape.dims), lengthTensor};
  }
  elements.push_back(Tensor::scalar<int32_t>(0));
  return {evaluateAs(op, "ConcatV2", elements)[0], lengthTensor};
}

/// Consecutive pieces of the given lengths.
Outputs split(const Op &op) {
  TensorListValue list = emptyList(op.in(0).dtype(), readShape(op, op.in(1)));
  Outputs parts = evaluateAs(op, "SplitV", {op.in(0), op.in(2), Tensor::scalar<int32_t>(0)});
  for (Tensor &part : parts) {
    requireElement(list, part);
    list.elements.emplace_back(std::move(part));
  }
  return {wrap(std::move(list))};
}

Outputs concatLists(const Op &op) {
  TensorListValue list = listOf(op.in(0));
  const TensorListValue &other = listOf(op.in(1));
  require(list.elementType == other.elementType, "the lists' element types differ");
  list.elements.insert(list.elements.end(), other.elements.begin(), other.elements.end());
  return {wrap(std::move(list))};
}

//===----------------------------------------------------------------------===//
// Optionals
//===----------------------------------------------------------------------===//

const OptionalValue &optionalOf(const Tensor &tensor) {
  require(tensor.dtype() == DType::Variant && tensor.numElements() == 1,
          "expected an optional, got ", dtypeName(tensor.dtype()));
  const VariantPtr &value = tensor.data<VariantPtr>()[0];
  require(value && value->optional, "The input is not an optional");
  return *value->optional;
}

Outputs optionalNone(const Op &) {
  VariantValue value;
  value.optional.emplace();
  return {wrap(std::move(value))};
}

Outputs optionalFromValue(const Op &op) {
  VariantValue value;
  value.optional.emplace().components = op.call.inputs;
  return {wrap(std::move(value))};
}

Outputs optionalHasValue(const Op &op) {
  return {Tensor::scalar<bool>(optionalOf(op.in(0)).components.has_value())};
}

Outputs optionalGetValue(const Op &op) {
  const OptionalValue &optional = optionalOf(op.in(0));
  require(optional.components.has_value(), "The given optional does not have a value.");
  return *optional.components;
}

constexpr OpEntry entries[] = {
    {"EmptyTensorList", emptyTensorList},
    {"OptionalFromValue", optionalFromValue},
    {"OptionalGetValue", optionalGetValue},
    {"OptionalHasValue", optionalHasValue},
    {"OptionalNone", optionalNone},
    {"TensorListConcat", concat},
    {"TensorListConcatLists", concatLists},
    {"TensorListConcatV2", concat},
    {"TensorListElementShape", elementShape},
    {"TensorListFromTensor", fromTensor},
    {"TensorListGather", gather},
    {"TensorListGetItem", getItem},
    {"TensorListLength", length},
    {"TensorListPopBack", popBack},
    {"TensorListPushBack", pushBack},
    {"TensorListReserve", reserve},
    {"TensorListResize", resize},
    {"TensorListScatter", scatter},
    {"TensorListScatterIntoExistingList", scatterIntoExisting},
    {"TensorListScatterV2", scatter},
    {"TensorListSetItem", setItem},
    {"TensorListSplit", split},
    {"TensorListStack", stack},
};

} // namespace

std::span<const OpEntry> graphc::reference::tensorListOps() { return entries; }
