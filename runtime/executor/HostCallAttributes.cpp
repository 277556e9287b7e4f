//===- HostCallAttributes.cpp - attributes of a host call -----------------===//
#include "runtime/executor/HostCallContext.h"

#include <bit>

namespace graphc::runtime {

using namespace schema;

namespace {
std::string_view textOf(const ProgramView &view, StringRef ref) {
  return {view.chars(ref), ref.size};
}
} // namespace

const Attribute *HostCallContext::find(std::string_view name, AttributeKind kind) const {
  const ProgramView &view = frame.program->view;
  RangeRef range = view.instruction(step.instruction).hostCall.attributes;
  for (uint32_t i = 0; i < range.count; ++i) {
    const Attribute &attribute = view.attribute(range.begin + i);
    if (static_cast<AttributeKind>(attribute.kind) == kind && textOf(view, attribute.name) == name)
      return &attribute;
  }
  return nullptr;
}

bool HostCallContext::hasAttribute(std::string_view name) const {
  const ProgramView &view = frame.program->view;
  RangeRef range = view.instruction(step.instruction).hostCall.attributes;
  for (uint32_t i = 0; i < range.count; ++i)
    if (textOf(view, view.attribute(range.begin + i).name) == name)
      return true;
  return false;
}

int64_t HostCallContext::intAttribute(std::string_view name, int64_t fallback) const {
  const Attribute *attribute = find(name, AttributeKind::Int);
  return attribute ? attribute->value : fallback;
}

double HostCallContext::floatAttribute(std::string_view name, double fallback) const {
  const Attribute *attribute = find(name, AttributeKind::Float);
  return attribute ? std::bit_cast<double>(attribute->value) : fallback;
}

bool HostCallContext::boolAttribute(std::string_view name, bool fallback) const {
  const Attribute *attribute = find(name, AttributeKind::Bool);
  return attribute ? attribute->value != 0 : fallback;
}

std::string_view HostCallContext::stringAttribute(std::string_view name,
                                                  std::string_view fallback) const {
  const Attribute *attribute = find(name, AttributeKind::String);
  if (!attribute)
    return fallback;
  return textOf(frame.program->view, {attribute->begin, attribute->count});
}

DType HostCallContext::dtypeAttribute(std::string_view name, DType fallback) const {
  const Attribute *attribute = find(name, AttributeKind::DType);
  return attribute ? static_cast<DType>(attribute->value) : fallback;
}

std::span<const int64_t> HostCallContext::ints(std::string_view name, AttributeKind kind) const {
  const Attribute *attribute = find(name, kind);
  if (!attribute)
    return {};
  return {frame.program->view.int64s(attribute->begin), attribute->count};
}

std::span<const int64_t> HostCallContext::intsAttribute(std::string_view name) const {
  std::span<const int64_t> values = ints(name, AttributeKind::Ints);
  return values.empty() ? ints(name, AttributeKind::Bools) : values;
}

std::span<const double> HostCallContext::floatsAttribute(std::string_view name) const {
  // The table holds the bits of doubles.
  std::span<const int64_t> bits = ints(name, AttributeKind::Floats);
  return {reinterpret_cast<const double *>(bits.data()), bits.size()};
}

std::span<const int64_t> HostCallContext::dtypesAttribute(std::string_view name) const {
  return ints(name, AttributeKind::DTypes);
}

const Attribute *HostCallContext::element(std::string_view name, AttributeKind kind,
                                          uint32_t i) const {
  const Attribute *list = find(name, kind);
  return list && i < list->count ? &frame.program->view.attribute(list->begin + i) : nullptr;
}

uint32_t HostCallContext::stringsAttributeSize(std::string_view name) const {
  const Attribute *list = find(name, AttributeKind::Strings);
  return list ? list->count : 0;
}

std::string_view HostCallContext::stringsAttribute(std::string_view name, uint32_t i) const {
  const Attribute *string = element(name, AttributeKind::Strings, i);
  return string ? textOf(frame.program->view, {string->begin, string->count}) : std::string_view();
}

bool HostCallContext::shapeAttribute(std::string_view name, std::span<const int64_t> &dims) const {
  const Attribute *shape = find(name, AttributeKind::Shape);
  if (!shape || !shape->value)
    return false;
  dims = {frame.program->view.int64s(shape->begin), shape->count};
  return true;
}

uint32_t HostCallContext::shapesAttributeSize(std::string_view name) const {
  const Attribute *list = find(name, AttributeKind::Shapes);
  return list ? list->count : 0;
}

bool HostCallContext::shapesAttribute(std::string_view name, uint32_t i,
                                      std::span<const int64_t> &dims) const {
  const Attribute *shape = element(name, AttributeKind::Shapes, i);
  if (!shape || !shape->value)
    return false;
  dims = {frame.program->view.int64s(shape->begin), shape->count};
  return true;
}

TensorRef HostCallContext::tensorAttribute(std::string_view name) const {
  const Attribute *attribute = find(name, AttributeKind::Tensor);
  if (!attribute)
    return {};
  const ProgramView &view = frame.program->view;
  TensorRef ref{static_cast<DType>(attribute->dtype), attribute->count,
                view.int64s(attribute->begin),
                const_cast<uint8_t *>(view.data(attribute->dataOffset))};
  if (ref.dtype == DType::String) {
    auto row = static_cast<uint32_t>(attribute - view.row<Attribute>(Table::Attributes, 0));
    ref.data = const_cast<HostString *>(context.loaded->attributeStrings(row).data());
  }
  return ref;
}

} // namespace graphc::runtime
