//===- TestContext.h - runs one host kernel on literal operands -----------------===//
#ifndef GRAPHC_TEST_UNIT_RUNTIME_KERNELS_TESTCONTEXT_H
#define GRAPHC_TEST_UNIT_RUNTIME_KERNELS_TESTCONTEXT_H

#include "runtime/kernels/HostKernel.h"
#include "runtime/kernels/support/Numbers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace graphc::runtime::host {

/// A ResourceStore for tests.
class TestResources final : public ResourceStore {
public:
  HostObjectRef<> lookup(std::string_view name) override {
    auto found = objects.find(name);
    return found == objects.end() ? HostObjectRef<>() : found->second;
  }
  Result<HostObjectRef<>> lookupOrCreate(std::string_view name, Factory factory,
                                         void *arg) override {
    if (HostObjectRef<> object = lookup(name))
      return object;
    Result<HostObjectRef<>> made = factory(arg);
    if (made)
      objects.emplace(std::string(name), *made);
    return made;
  }
  void assign(std::string_view name, HostObjectRef<> object) override {
    if (object)
      objects.insert_or_assign(std::string(name), std::move(object));
    else if (auto found = objects.find(name); found != objects.end())
      objects.erase(found);
  }

private:
  std::map<std::string, HostObjectRef<>, std::less<>> objects;
};

/// A tensor with its own memory. Heap memory of the exact size, so that a sanitizer sees an access
/// past its end.
struct TestTensor {
  DType dtype = DType::Invalid;
  std::vector<int64_t> dims;
  std::unique_ptr<char[]> memory;
  std::deque<std::string> strings;
  bool allocated = false;

  TestTensor() = default;
  TestTensor(TestTensor &&) = default;
  TestTensor &operator=(TestTensor &&) = default;
  ~TestTensor();
  void allocate(std::span<const int64_t> shape);
  TensorRef ref() const;
};

/// One execution of one op: operands and attributes go in, results come out. Not thread-safe; the
/// parts of a parallel loop run one after the other, last part first.
class TestContext final : public HostContext {
public:
  /// \p outputs are the dtypes of the results.
  TestContext(const HostKernelTable *table, std::string op, std::vector<DType> outputs);

  template <typename T>
  TestContext &operand(std::vector<int64_t> dims, std::vector<Wide<T>> values) {
    std::vector<T> elements;
    for (Wide<T> value : values)
      elements.push_back(T(value));
    return operand(dtypeOf<T>, std::move(dims), std::move(elements));
  }
  /// Numbers whose dtype has no C++ type of its own (quantized types).
  template <typename T>
  TestContext &operand(DType dtype, std::vector<int64_t> dims, std::vector<T> values) {
    TestTensor &tensor = inputs.emplace_back();
    tensor.dtype = dtype;
    tensor.allocate(dims);
    EXPECT_EQ(tensor.ref().elementCount(), static_cast<int64_t>(values.size()));
    std::ranges::copy(values, reinterpret_cast<T *>(tensor.memory.get()));
    return *this;
  }
  /// The bytes of a tensor of numbers.
  TestContext &operandBytes(DType dtype, std::vector<int64_t> dims, const void *bytes);
  TestContext &strings(std::vector<int64_t> dims, std::vector<std::string> values);
  /// An operand of dtype resource or variant with one element.
  TestContext &object(DType dtype, HostObject *value);

  TestContext &set(std::string name, int64_t value) { return attributes[name].i = value, *this; }
  TestContext &set(std::string name, int value) { return set(std::move(name), int64_t(value)); }
  TestContext &set(std::string name, double value) { return attributes[name].f = value, *this; }
  TestContext &set(std::string name, bool value) { return attributes[name].b = value, *this; }
  TestContext &set(std::string name, const char *value) {
    return attributes[name].s = value, *this;
  }
  TestContext &set(std::string name, std::string value) {
    return attributes[name].s = value, *this;
  }
  TestContext &set(std::string name, DType value) { return attributes[name].type = value, *this; }
  TestContext &set(std::string name, std::vector<int64_t> v) {
    return attributes[name].is = v, *this;
  }
  TestContext &set(std::string name, std::vector<double> v) {
    return attributes[name].fs = v, *this;
  }
  TestContext &set(std::string name, std::vector<std::string> v) {
    return attributes[name].ss = v, *this;
  }
  TestContext &shape(std::string name, std::vector<int64_t> v) {
    return attributes[name].shapes = {v}, *this;
  }
  TestContext &shapes(std::string name, std::vector<std::vector<int64_t>> v) {
    return attributes[name].shapes = v, *this;
  }
  /// The context shares the store of another one, and its execution count.
  TestContext &share(ResourceStore &other, uint64_t execution = 0);

  /// Runs the kernel; a success also needs every result allocated.
  Status run();

  /// The dims of result \p i.
  std::vector<int64_t> dims(uint32_t i) const { return outputs.at(i).dims; }
  /// The elements of result \p i, which must have dtype T (or an equally wide quantized one).
  template <typename T> std::vector<T> values(uint32_t i) const {
    const TestTensor &tensor = outputs.at(i);
    EXPECT_TRUE(tensor.dtype == dtypeOf<T> ||
                (dtypeOf<T> != DType::String && dtypeBytes(tensor.dtype) == sizeof(T)));
    auto elements = tensor.ref().values<T>();
    return std::vector<T>(elements.begin(), elements.end());
  }
  /// The elements of a 16-bit or other float result as float.
  template <typename T> std::vector<float> floats(uint32_t i) const {
    std::vector<float> result;
    for (T value : values<T>(i))
      result.push_back(static_cast<float>(value));
    return result;
  }
  std::vector<std::string> strings(uint32_t i) const;
  /// Element \p k of an object result.
  HostObject *object(uint32_t i, size_t k = 0) const { return values<HostObject *>(i).at(k); }
  TestResources &ownResources() { return store; }

  uint32_t inputCount() const override { return static_cast<uint32_t>(inputs.size()); }
  TensorRef input(uint32_t i) const override {
    return i < inputs.size() ? inputs[i].ref() : TensorRef();
  }
  uint32_t outputCount() const override { return static_cast<uint32_t>(outputs.size()); }
  TensorRef output(uint32_t i) const override {
    return i < outputs.size() ? outputs[i].ref() : TensorRef();
  }
  bool isOutputAllocated(uint32_t i) const override {
    return i < outputs.size() && outputs[i].allocated;
  }
  Result<TensorRef> allocateOutput(uint32_t i, std::span<const int64_t> dims) override;
  Status forwardInput(uint32_t i, uint32_t input, std::span<const int64_t> dims) override;
  Result<HostString> makeString(uint32_t i, std::string_view bytes) override;
  Result<HostString> makeString(uint32_t i, uint64_t size) override;
  Result<void *> scratch(size_t bytes) override;
  bool hasAttribute(std::string_view name) const override { return attributes.contains(name); }
  int64_t intAttribute(std::string_view name, int64_t fallback) const override;
  double floatAttribute(std::string_view name, double fallback) const override;
  bool boolAttribute(std::string_view name, bool fallback) const override;
  std::string_view stringAttribute(std::string_view name, std::string_view fallback) const override;
  DType dtypeAttribute(std::string_view name, DType fallback) const override;
  std::span<const int64_t> intsAttribute(std::string_view name) const override;
  std::span<const double> floatsAttribute(std::string_view name) const override;
  uint32_t stringsAttributeSize(std::string_view name) const override;
  std::string_view stringsAttribute(std::string_view name, uint32_t i) const override;
  std::span<const int64_t> dtypesAttribute(std::string_view name) const override;
  bool shapeAttribute(std::string_view name, std::span<const int64_t> &dims) const override;
  uint32_t shapesAttributeSize(std::string_view name) const override;
  bool shapesAttribute(std::string_view name, uint32_t i,
                       std::span<const int64_t> &dims) const override;
  TensorRef tensorAttribute(std::string_view) const override { return {}; }
  std::string_view nodeName() const override { return "node"; }
  std::string_view opName() const override { return op; }
  Status parallelFor(int64_t count, int64_t grain, RangeBody body) override;
  bool isCancelled() const override { return false; }
  ResourceStore &resources() override { return shared ? *shared : store; }
  uint64_t executionCount() const override { return execution; }

private:
  struct Attribute {
    std::optional<int64_t> i;
    std::optional<double> f;
    std::optional<bool> b;
    std::optional<std::string> s;
    std::optional<DType> type;
    std::vector<int64_t> is;
    std::vector<double> fs;
    std::vector<std::string> ss;
    std::vector<std::vector<int64_t>> shapes;
  };
  const Attribute *find(std::string_view name) const {
    auto found = attributes.find(name);
    return found == attributes.end() ? nullptr : &found->second;
  }

  HostKernelFn kernel = nullptr;
  std::string op;
  std::deque<TestTensor> inputs, outputs;
  std::map<std::string, Attribute, std::less<>> attributes;
  std::deque<std::unique_ptr<char[]>> scratches;
  TestResources store;
  ResourceStore *shared = nullptr;
  uint64_t execution = 0;
};

/// Matches a Status that is Ok.
MATCHER(isOk, "is ok") {
  *result_listener << arg.toString();
  return arg.isOk();
}
/// Matches a Status with a code and a part of its message.
MATCHER_P2(failsWith, code, part, "") {
  *result_listener << arg.toString();
  return arg.code() == code && arg.message().find(part) != std::string_view::npos;
}

/// Every element within \p tolerance of the expected one, absolutely or relatively.
template <typename T>
void expectNear(const std::vector<T> &got, const std::vector<std::type_identity_t<T>> &want,
                double tolerance = 1e-6) {
  ASSERT_EQ(got.size(), want.size());
  for (size_t i = 0; i < got.size(); ++i) {
    double g = static_cast<double>(got[i]), w = static_cast<double>(want[i]);
    if (g == w || (std::isnan(g) && std::isnan(w)))
      continue;
    EXPECT_LE(std::abs(g - w), tolerance * (1 + std::abs(w)))
        << "at " << i << ": " << g << ", not " << w;
  }
}

} // namespace graphc::runtime::host

#endif // GRAPHC_TEST_UNIT_RUNTIME_KERNELS_TESTCONTEXT_H
