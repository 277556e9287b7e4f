//===- VerifyManifest.cpp - attributes, signatures, names -----------------===//
#include "runtime/artifact/Verifier.h"

#include <cstring>

namespace graphc::runtime {

using namespace schema;

Status Verifier::checkAttributes() {
  for (uint32_t i = 0; i < view.count(Table::Attributes); ++i) {
    const Attribute &attribute = view.attribute(i);
    where = "attribute " + std::to_string(i);
    GRAPHC_RETURN_IF_ERROR(checkString(attribute.name, "name"));
    where += " ('" + text(attribute.name) + "')";
    GRAPHC_RETURN_IF_ERROR(checkAttribute(attribute));
  }
  return okStatus();
}

Status Verifier::checkAttribute(const Attribute &attribute) const {
  RangeRef range{attribute.begin, attribute.count};
  auto kind = static_cast<AttributeKind>(attribute.kind);
  switch (kind) {
  case AttributeKind::Int:
  case AttributeKind::Float:
  case AttributeKind::Bool:
  case AttributeKind::DType:
    return okStatus();
  case AttributeKind::String:
    return checkString({attribute.begin, attribute.count}, "value");
  case AttributeKind::Shape:
  case AttributeKind::Ints:
  case AttributeKind::Floats:
  case AttributeKind::Bools:
  case AttributeKind::DTypes:
    return checkRange(range, Table::Int64s, "values");
  case AttributeKind::Tensor:
    return checkTensorAttribute(attribute);
  case AttributeKind::Strings:
  case AttributeKind::Shapes: {
    GRAPHC_RETURN_IF_ERROR(checkRange(range, Table::Attributes, "elements"));
    auto element = kind == AttributeKind::Strings ? AttributeKind::String : AttributeKind::Shape;
    for (uint32_t i = 0; i < attribute.count; ++i)
      if (static_cast<AttributeKind>(view.attribute(attribute.begin + i).kind) != element)
        return bad("element " + std::to_string(i) + " is of another kind");
    return okStatus();
  }
  }
  return bad("unknown kind " + std::to_string(attribute.kind));
}

Status Verifier::checkTensorAttribute(const Attribute &attribute) const {
  GRAPHC_RETURN_IF_ERROR(checkDType(attribute.dtype, "tensor"));
  GRAPHC_RETURN_IF_ERROR(
      checkRange({attribute.begin, attribute.count}, Table::Int64s, "tensor dims"));
  if (attribute.count > kMaxRank)
    return bad("tensor has rank " + std::to_string(attribute.count));
  int64_t elements = 1;
  for (uint32_t i = 0; i < attribute.count; ++i) {
    int64_t dim = view.int64s(attribute.begin)[i];
    if (dim < 0 || __builtin_mul_overflow(elements, dim, &elements))
      return bad("tensor dims are negative or too large");
  }
  uint64_t size = view.count(Table::Data);
  if (attribute.dataOffset % kAlignment || attribute.dataOffset > size ||
      attribute.dataBytes > size - attribute.dataOffset)
    return bad("tensor data are outside their table or unaligned");
  auto dtype = static_cast<DType>(attribute.dtype);
  if (dtype == DType::String) {
    uint64_t ends;
    if (__builtin_mul_overflow(static_cast<uint64_t>(elements), sizeof(uint64_t), &ends) ||
        ends > attribute.dataBytes)
      return bad("string tensor is cut short");
    uint64_t previous = 0;
    for (int64_t i = 0; i < elements; ++i) {
      uint64_t end;
      std::memcpy(&end, view.data(attribute.dataOffset) + i * sizeof(end), sizeof(end));
      if (end < previous || end > attribute.dataBytes - ends)
        return bad("string " + std::to_string(i) + " of the tensor is out of bounds");
      previous = end;
    }
    return okStatus();
  }
  int64_t bytes;
  if (dtypeHoldsObjects(dtype) ||
      __builtin_mul_overflow(elements, static_cast<int64_t>(dtypeBytes(dtype)), &bytes) ||
      static_cast<uint64_t>(bytes) != attribute.dataBytes)
    return bad("tensor has " + std::to_string(attribute.dataBytes) +
               " bytes, which its dims and dtype do not give");
  return okStatus();
}

Status Verifier::checkResources() {
  for (uint32_t i = 0; i < view.count(Table::Resources); ++i) {
    const Resource &resource = view.resource(i);
    where = "resource " + std::to_string(i);
    GRAPHC_RETURN_IF_ERROR(checkString(resource.name, "name"));
    where += " ('" + text(resource.name) + "')";
    GRAPHC_RETURN_IF_ERROR(checkDType(resource.dtype, "resource"));
    GRAPHC_RETURN_IF_ERROR(checkRow(resource.device, Table::Devices, "device"));
    GRAPHC_RETURN_IF_ERROR(checkRange(resource.dims, Table::Int64s, "dims"));
    bool ranked = resource.rank != kNone;
    if (ranked && (resource.rank != resource.dims.count || resource.rank > kMaxRank))
      return bad("dims and rank differ");
    if (!(resource.flags & kResourceHasInitialValue))
      continue;
    int64_t bytes = static_cast<int64_t>(dtypeBytes(static_cast<DType>(resource.dtype)));
    for (uint32_t dim = 0; dim < resource.dims.count; ++dim) {
      int64_t size = view.int64s(resource.dims.begin)[dim];
      if (size < 0 || __builtin_mul_overflow(bytes, size, &bytes))
        return bad("has an initial value but no fixed shape");
    }
    uint64_t weights = view.header().weightsBytes;
    bool isString = static_cast<DType>(resource.dtype) == DType::String;
    if (!ranked || (!isString && resource.initialBytes != static_cast<uint64_t>(bytes)) ||
        resource.initialOffset % kAlignment || resource.initialOffset > weights ||
        resource.initialBytes > weights - resource.initialOffset)
      return bad("has an initial value outside the weights or of another size");
  }
  return okStatus();
}

Status Verifier::checkManifest() {
  for (uint32_t i = 0; i < view.count(Table::Devices); ++i) {
    where = "device " + std::to_string(i);
    GRAPHC_RETURN_IF_ERROR(checkString(view.device(i).name, "name"));
    if (static_cast<DeviceKind>(view.device(i).kind) > DeviceKind::Cuda)
      return bad("unknown kind " + std::to_string(view.device(i).kind));
  }
  for (uint32_t i = 0; i < view.count(Table::Nodes); ++i) {
    where = "node " + std::to_string(i);
    const Node &node = view.node(i);
    GRAPHC_RETURN_IF_ERROR(checkString(node.name, "name"));
    GRAPHC_RETURN_IF_ERROR(checkString(node.op, "op"));
    GRAPHC_RETURN_IF_ERROR(checkString(node.why, "reason"));
    GRAPHC_RETURN_IF_ERROR(checkRow(node.kernel, Table::Kernels, "kernel", /*mayBeNone=*/true));
    if (static_cast<NodeFate>(node.fate) > NodeFate::Removed)
      return bad("unknown fate " + std::to_string(node.fate));
  }
  for (uint32_t i = 0; i < view.count(Table::Properties); ++i) {
    where = "property " + std::to_string(i);
    GRAPHC_RETURN_IF_ERROR(checkString(view.property(i).key, "key"));
    GRAPHC_RETURN_IF_ERROR(checkString(view.property(i).value, "value"));
  }
  for (uint32_t i = 0; i < view.count(Table::SignatureArgs); ++i) {
    where = "signature argument " + std::to_string(i);
    GRAPHC_RETURN_IF_ERROR(checkSignatureArg(view.signatureArg(i)));
  }
  for (uint32_t i = 0; i < view.count(Table::Signatures); ++i) {
    where = "signature " + std::to_string(i);
    const Signature &signature = view.signature(i);
    GRAPHC_RETURN_IF_ERROR(checkString(signature.name, "name"));
    GRAPHC_RETURN_IF_ERROR(checkString(signature.method, "method"));
    GRAPHC_RETURN_IF_ERROR(checkList(signature.functions, "functions"));
    GRAPHC_RETURN_IF_ERROR(checkRange(signature.inputs, Table::SignatureArgs, "inputs"));
    GRAPHC_RETURN_IF_ERROR(checkRange(signature.outputs, Table::SignatureArgs, "outputs"));
    if (!signature.functions.count)
      return bad("has no function");
    for (uint32_t f = 0; f < signature.functions.count; ++f)
      GRAPHC_RETURN_IF_ERROR(
          checkRow(view.list(signature.functions)[f], Table::Functions, "function"));
  }
  return okStatus();
}

Status Verifier::checkSignatureArg(const SignatureArg &arg) const {
  GRAPHC_RETURN_IF_ERROR(checkString(arg.key, "key"));
  GRAPHC_RETURN_IF_ERROR(checkString(arg.tensorName, "tensor name"));
  GRAPHC_RETURN_IF_ERROR(checkDType(arg.dtype, "argument"));
  GRAPHC_RETURN_IF_ERROR(checkRange(arg.dims, Table::Int64s, "dims"));
  if (arg.rank != kNone && (arg.rank != arg.dims.count || arg.rank > kMaxRank))
    return bad("dims and rank differ");
  if (arg.defaultValue == kNone)
    return okStatus();
  GRAPHC_RETURN_IF_ERROR(checkRow(arg.defaultValue, Table::Attributes, "default value"));
  const Attribute &value = view.attribute(arg.defaultValue);
  if (static_cast<AttributeKind>(value.kind) != AttributeKind::Tensor || value.dtype != arg.dtype)
    return bad("default value is not a tensor of the argument's dtype");
  return okStatus();
}

Status Verifier::checkSignature(const Signature &signature) const {
  auto matches = [&](const Function &function, ListRef buffers, RangeRef args) {
    if (buffers.count != args.count)
      return false;
    for (uint32_t i = 0; i < args.count; ++i)
      if (view.buffer(function, view.list(buffers)[i]).dtype !=
          view.signatureArg(args.begin + i).dtype)
        return false;
    return true;
  };
  for (uint32_t i = 0; i < signature.functions.count; ++i) {
    const Function &function = view.function(view.list(signature.functions)[i]);
    if (!matches(function, function.inputs, signature.inputs) ||
        !matches(function, function.outputs, signature.outputs))
      return dataLoss("artifact: signature '" + text(signature.name) + "' and function '" +
                      text(function.name) + "' differ in their arguments");
  }
  return okStatus();
}

} // namespace graphc::runtime
