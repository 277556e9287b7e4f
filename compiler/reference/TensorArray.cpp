//===- TensorArray.cpp - TensorArrays: lists behind a resource handle -----------===//

#include "compiler/reference/Families.h"

#include <algorithm>

using namespace graphc::reference;

namespace {

ResourceState &arrayOf(const Op &op) {
  const Tensor &handle = op.in(0);
  require((handle.dtype() == DType::Resource || handle.dtype() == DType::String) &&
              handle.numElements() >= 1,
          "expected a TensorArray handle, got ", dtypeName(handle.dtype()));
  // Version 2 handles are a pair (container, name).
  ResourceState *state = op.env.find(handle.data<std::string>()[handle.numElements() - 1]);
  if (!state || state->elementType == DType::Invalid)
    fail(EvalError::Kind::FailedPrecondition, "the TensorArray does not exist or was closed");
  return *state;
}

/// The flow value orders the ops on an array; its number means nothing.
Tensor flow() { return Tensor::scalar<float>(0); }

/// Each execution makes an array of its own.
template <bool StringHandle> Outputs tensorArray(const Op &op) {
  int64_t size = readInt(op, op.in(0));
  require(size >= 0 && size <= op.env.limits.maxBytes / 64, "TensorArray size ", size,
          " is out of range");
  std::string name = op.env.uniqueName(op.call.node);
  ResourceState &state = op.env.findOrCreate(name);
  state.elementType = op.attr<DType>("dtype");
  state.elementShape =
      op.attr<PartialShape>("element_shape", PartialShape{.knownRank = false, .dims = {}});
  state.dynamicSize = op.attr<bool>("dynamic_size", false);
  state.array.resize(size);
  Tensor handle(StringHandle ? DType::String : DType::Resource, StringHandle ? Shape{2} : Shape{});
  handle.mutableData<std::string>().back() = name;
  if (StringHandle)
    return {handle};
  return {handle, flow()};
}

void write(const Op &op, ResourceState &state, int64_t index, Tensor value) {
  int64_t size = state.array.size();
  require(index >= 0 && (index < size || state.dynamicSize), "Tried to write to index ", index,
          " but array is not resizeable and size is: ", size);
  require(value.dtype() == state.elementType, "TensorArray dtype is ", dtypeName(state.elementType),
          " but Op is trying to write dtype ", dtypeName(value.dtype()));
  require(state.elementShape.accepts(value.shape()), "Could not write to TensorArray index ", index,
          " because the value shape is ", toString(value.shape()),
          " which is incompatible with the TensorArray's element shape");
  if (index >= size) {
    require(index <= op.env.limits.maxBytes / 64, "TensorArray index ", index, " is out of range");
    state.array.resize(index + 1);
  }
  state.array[index] = std::move(value);
}

/// An element that was never written reads as zeros when its shape is known.
Tensor read(const Op &op, const ResourceState &state, int64_t index) {
  int64_t size = state.array.size();
  require(index >= 0 && index < size, "Tried to read from index ", index,
          " but array size is: ", size);
  if (state.array[index])
    return *state.array[index];
  require(state.elementShape.isFullyKnown(), "Could not read from TensorArray index ", index,
          ": it was not written, and the element shape is not fully defined");
  return op.make(state.elementType, state.elementShape.dims);
}

Outputs arrayWrite(const Op &op) {
  write(op, arrayOf(op), readInt(op, op.in(1)), op.in(2));
  return {flow()};
}

Outputs arrayRead(const Op &op) { return {read(op, arrayOf(op), readInt(op, op.in(1)))}; }

/// Equal shapes along a new first dimension. Without elements the shape must be known.
Tensor stack(const Op &op, const std::vector<Tensor> &elements, DType type,
             const PartialShape &elementShape) {
  if (elements.empty()) {
    require(elementShape.isFullyKnown(), "TensorArray has size zero, but element shape is not "
                                         "fully defined");
    return op.make(type, concatShapes(Shape{0}, elementShape.dims));
  }
  return evaluateAs(op, "Pack", elements)[0];
}

PartialShape narrowerShape(const Op &op, const ResourceState &state) {
  PartialShape asked =
      op.attr<PartialShape>("element_shape", PartialShape{.knownRank = false, .dims = {}});
  return asked.isFullyKnown() ? asked : state.elementShape;
}

Outputs arrayGather(const Op &op) {
  ResourceState &state = arrayOf(op);
  std::vector<Tensor> elements;
  for (int64_t index : readInts(op, op.in(1)))
    elements.push_back(read(op, state, index));
  return {stack(op, elements, state.elementType, narrowerShape(op, state))};
}

/// All elements in order; what TensorFlow 1.0 graphs call Pack.
Outputs arrayPack(const Op &op) {
  ResourceState &state = arrayOf(op);
  std::vector<Tensor> elements;
  for (size_t i = 0; i < state.array.size(); ++i)
    elements.push_back(read(op, state, i));
  return {stack(op, elements, state.elementType, narrowerShape(op, state))};
}

std::vector<Tensor> rowsOf(const Op &op, const Tensor &value, const std::vector<int64_t> &lengths) {
  return evaluateAs(op, "SplitV",
                    {value, Tensor::vector<int64_t>(lengths), Tensor::scalar<int32_t>(0)});
}

Outputs arrayScatter(const Op &op) {
  ResourceState &state = arrayOf(op);
  const Tensor &value = op.in(2);
  std::vector<int64_t> indices = readInts(op, op.in(1));
  require(value.rank() >= 1 && value.dim(0) == static_cast<int64_t>(indices.size()),
          "Expected len(indices) == values.shape[0], but saw: ", indices.size(), " vs. ",
          toString(value.shape()));
  Shape shape(value.shape().begin() + 1, value.shape().end());
  if (indices.empty())
    return {flow()};
  std::vector<Tensor> rows = rowsOf(op, value, std::vector<int64_t>(indices.size(), 1));
  for (size_t i = 0; i < indices.size(); ++i)
    write(op, state, indices[i], rows[i].reshaped(shape));
  return {flow()};
}

/// The elements joined along their first dimension, and how long each was.
Outputs arrayConcat(const Op &op) {
  ResourceState &state = arrayOf(op);
  std::vector<Tensor> elements;
  std::vector<int64_t> lengths;
  for (size_t i = 0; i < state.array.size(); ++i) {
    Tensor element = read(op, state, i);
    require(element.rank() >= 1, "Concat saw a scalar shape at index ", i,
            " but requires at least vectors");
    lengths.push_back(element.dim(0));
    elements.push_back(std::move(element));
  }
  Tensor lengthTensor = Tensor::vector<int64_t>(lengths);
  if (elements.empty()) {
    PartialShape rest = op.attr<PartialShape>("element_shape_except0",
                                              PartialShape{.knownRank = false, .dims = {}});
    require(rest.isFullyKnown(), "TensorArray has size zero, but element_shape_except0 is not "
                                 "fully defined");
    return {op.make(state.elementType, concatShapes(Shape{0}, rest.dims)), lengthTensor};
  }
  elements.push_back(Tensor::scalar<int32_t>(0));
  return {evaluateAs(op, "ConcatV2", elements)[0], lengthTensor};
}

/// Consecutive pieces of the value, one an element.
Outputs arraySplit(const Op &op) {
  ResourceState &state = arrayOf(op);
  std::vector<int64_t> lengths = readInts(op, op.in(2));
  require(state.dynamicSize || lengths.size() == state.array.size(),
          "TensorArray's size is not equal to the size of lengths (", state.array.size(), " vs. ",
          lengths.size(), "), and the TensorArray is not marked as dynamically resizeable");
  std::vector<Tensor> parts = rowsOf(op, op.in(1), lengths);
  for (size_t i = 0; i < parts.size(); ++i)
    write(op, state, i, parts[i]);
  return {flow()};
}

Outputs arraySize(const Op &op) { return {Tensor::scalar<int32_t>(arrayOf(op).array.size())}; }

Outputs arrayClose(const Op &op) {
  arrayOf(op);
  const Tensor &handle = op.in(0);
  op.env.erase(handle.data<std::string>()[handle.numElements() - 1]);
  return {};
}

constexpr OpEntry entries[] = {
    {"TensorArrayCloseV2", arrayClose, true},     {"TensorArrayCloseV3", arrayClose, true},
    {"TensorArrayConcatV2", arrayConcat, true},   {"TensorArrayConcatV3", arrayConcat, true},
    {"TensorArrayGatherV2", arrayGather, true},   {"TensorArrayGatherV3", arrayGather, true},
    {"TensorArrayPack", arrayPack, true},         {"TensorArrayReadV2", arrayRead, true},
    {"TensorArrayReadV3", arrayRead, true},       {"TensorArrayScatterV2", arrayScatter, true},
    {"TensorArrayScatterV3", arrayScatter, true}, {"TensorArraySizeV2", arraySize, true},
    {"TensorArraySizeV3", arraySize, true},       {"TensorArraySplitV2", arraySplit, true},
    {"TensorArraySplitV3", arraySplit, true},     {"TensorArrayV2", tensorArray<true>, true},
    {"TensorArrayV3", tensorArray<false>, true},  {"TensorArrayWriteV2", arrayWrite, true},
    {"TensorArrayWriteV3", arrayWrite, true},
};

} // namespace

std::span<const OpEntry> graphc::reference::tensorArrayOps() { return entries; }
