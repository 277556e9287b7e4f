//===- TestContext.cpp - runs one host kernel on literal operands ---------------===//
#include "test/unit/runtime/kernels/TestContext.h"

#include <cstring>

namespace graphc::runtime::host {

TestTensor::~TestTensor() {
  if (!memory || (dtype != DType::Variant && dtype != DType::Resource))
    return;
  for (HostObject *object : ref().values<HostObject *>())
    if (object)
      object->release();
}

void TestTensor::allocate(std::span<const int64_t> shape) {
  dims.assign(shape.begin(), shape.end());
  int64_t count = 1;
  for (int64_t dim : dims)
    count *= dim;
  size_t bytes = static_cast<size_t>(count) * dtypeBytes(dtype);
  memory = std::make_unique<char[]>(bytes);
  // Numbers start as garbage: a kernel writes every element or the test fails.
  std::memset(memory.get(), dtypeHoldsObjects(dtype) ? 0 : 0xA5, bytes);
  allocated = true;
}

TensorRef TestTensor::ref() const {
  return {dtype, static_cast<uint32_t>(dims.size()), dims.data(), memory.get()};
}

TestContext::TestContext(const HostKernelTable *table, std::string name,
                         std::vector<DType> outputTypes)
    : op(std::move(name)) {
  for (uint32_t i = 0; i < table->count; ++i)
    if (op == table->entries[i].op)
      kernel = table->entries[i].run;
  for (DType dtype : outputTypes)
    outputs.emplace_back().dtype = dtype;
}

TestContext &TestContext::operandBytes(DType dtype, std::vector<int64_t> dims, const void *bytes) {
  TestTensor &tensor = inputs.emplace_back();
  tensor.dtype = dtype;
  tensor.allocate(dims);
  if (size_t size = tensor.ref().bytes())
    std::memcpy(tensor.memory.get(), bytes, size);
  return *this;
}

TestContext &TestContext::strings(std::vector<int64_t> dims, std::vector<std::string> values) {
  TestTensor &tensor = inputs.emplace_back();
  tensor.dtype = DType::String;
  tensor.allocate(dims);
  EXPECT_EQ(tensor.ref().elementCount(), static_cast<int64_t>(values.size()));
  for (size_t i = 0; i < values.size(); ++i) {
    const std::string &text = tensor.strings.emplace_back(std::move(values[i]));
    tensor.ref().as<HostString>()[i] = {text.data(), text.size()};
  }
  return *this;
}

TestContext &TestContext::object(DType dtype, HostObject *value) {
  TestTensor &tensor = inputs.emplace_back();
  tensor.dtype = dtype;
  tensor.allocate({});
  if (value)
    value->retain();
  *tensor.ref().as<HostObject *>() = value;
  return *this;
}

TestContext &TestContext::share(ResourceStore &other, uint64_t count) {
  shared = &other;
  execution = count;
  return *this;
}

Status TestContext::run() {
  if (!kernel)
    return internalError("the family has no op " + op);
  Status status = kernel(*this);
  if (status.isOk())
    for (const TestTensor &output : outputs)
      EXPECT_TRUE(output.allocated) << op << " made no result";
  return status;
}

std::vector<std::string> TestContext::strings(uint32_t i) const {
  std::vector<std::string> result;
  for (HostString value : values<HostString>(i))
    result.emplace_back(value.view());
  return result;
}

Result<TensorRef> TestContext::allocateOutput(uint32_t i, std::span<const int64_t> dims) {
  if (i >= outputs.size())
    return internalError("there is no result " + std::to_string(i));
  outputs[i].allocate(dims);
  return outputs[i].ref();
}

Status TestContext::forwardInput(uint32_t i, uint32_t input, std::span<const int64_t> dims) {
  outputs.at(i).allocate(dims);
  TensorRef from = inputs.at(input).ref(), to = outputs.at(i).ref();
  if (from.bytes() != to.bytes())
    return internalError("forwards a tensor of another size");
  std::memcpy(to.data, from.data, from.bytes());
  if (to.dtype == DType::String) {
    for (HostString &text : to.values<HostString>())
      text = *makeString(i, text.view());
  } else if (dtypeHoldsObjects(to.dtype)) {
    for (HostObject *object : to.values<HostObject *>())
      if (object)
        object->retain();
  }
  return okStatus();
}

Result<HostString> TestContext::makeString(uint32_t i, std::string_view bytes) {
  const std::string &text = outputs.at(i).strings.emplace_back(bytes);
  return HostString{text.data(), text.size()};
}

Result<HostString> TestContext::makeString(uint32_t i, uint64_t size) {
  return makeString(i, std::string(size, '?'));
}

Result<void *> TestContext::scratch(size_t bytes) {
  char *memory = scratches.emplace_back(std::make_unique<char[]>(bytes)).get();
  std::memset(memory, 0xA5, bytes);
  return static_cast<void *>(memory);
}

int64_t TestContext::intAttribute(std::string_view name, int64_t fallback) const {
  const Attribute *found = find(name);
  return found && found->i ? *found->i : fallback;
}
double TestContext::floatAttribute(std::string_view name, double fallback) const {
  const Attribute *found = find(name);
  return found && found->f ? *found->f : fallback;
}
bool TestContext::boolAttribute(std::string_view name, bool fallback) const {
  const Attribute *found = find(name);
  return found && found->b ? *found->b : fallback;
}
std::string_view TestContext::stringAttribute(std::string_view name,
                                              std::string_view fallback) const {
  const Attribute *found = find(name);
  return found && found->s ? std::string_view(*found->s) : fallback;
}
DType TestContext::dtypeAttribute(std::string_view name, DType fallback) const {
  const Attribute *found = find(name);
  return found && found->type ? *found->type : fallback;
}
std::span<const int64_t> TestContext::intsAttribute(std::string_view name) const {
  const Attribute *found = find(name);
  return found ? std::span<const int64_t>(found->is) : std::span<const int64_t>();
}
std::span<const double> TestContext::floatsAttribute(std::string_view name) const {
  const Attribute *found = find(name);
  return found ? std::span<const double>(found->fs) : std::span<const double>();
}
uint32_t TestContext::stringsAttributeSize(std::string_view name) const {
  const Attribute *found = find(name);
  return found ? static_cast<uint32_t>(found->ss.size()) : 0;
}
std::string_view TestContext::stringsAttribute(std::string_view name, uint32_t i) const {
  return i < stringsAttributeSize(name) ? std::string_view(find(name)->ss[i]) : std::string_view();
}
std::span<const int64_t> TestContext::dtypesAttribute(std::string_view name) const {
  return intsAttribute(name);
}
bool TestContext::shapeAttribute(std::string_view name, std::span<const int64_t> &dims) const {
  return shapesAttribute(name, 0, dims);
}
uint32_t TestContext::shapesAttributeSize(std::string_view name) const {
  const Attribute *found = find(name);
  return found ? static_cast<uint32_t>(found->shapes.size()) : 0;
}
bool TestContext::shapesAttribute(std::string_view name, uint32_t i,
                                  std::span<const int64_t> &dims) const {
  if (i >= shapesAttributeSize(name))
    return false;
  dims = find(name)->shapes[i];
  return true;
}

Status TestContext::parallelFor(int64_t count, int64_t grain, RangeBody body) {
  Status failure;
  int64_t parts = grain > 0 ? (count + grain - 1) / grain : 0;
  if (grain <= 0 && count > 0)
    return internalError("a parallel loop with a grain of zero");
  for (int64_t part = parts; part-- > 0;) {
    Status status = body(part * grain, std::min(count, (part + 1) * grain));
    if (!status.isOk())
      failure = std::move(status);
  }
  return failure;
}

} // namespace graphc::runtime::host
