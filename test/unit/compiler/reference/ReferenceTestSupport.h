//===- ReferenceTestSupport.h - calling one op in a test ---------*- C++ -*-===//

#ifndef GRAPHC_TEST_UNIT_COMPILER_REFERENCE_REFERENCETESTSUPPORT_H
#define GRAPHC_TEST_UNIT_COMPILER_REFERENCE_REFERENCETESTSUPPORT_H

#include "compiler/reference/Reference.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace graphc::reference::test {

using Attrs = std::map<std::string, AttrValue>;

inline Tensor floats(std::vector<int64_t> shape, const std::vector<float> &values) {
  return Tensor::of<float>(std::move(shape), values);
}
inline Tensor ints(std::vector<int64_t> shape, const std::vector<int32_t> &values) {
  return Tensor::of<int32_t>(std::move(shape), values);
}
inline Tensor ints(const std::vector<int32_t> &values) { return Tensor::vector<int32_t>(values); }
inline Tensor scalar(int32_t value) { return Tensor::scalar<int32_t>(value); }
inline Tensor bools(std::vector<int64_t> shape, const std::vector<bool> &values) {
  Tensor result(DType::Bool, std::move(shape));
  for (size_t i = 0; i < values.size(); ++i)
    result.mutableData<bool>()[i] = values[i];
  return result;
}
inline Tensor strings(const std::vector<std::string> &values) {
  return Tensor::vector<std::string>(values);
}

template <typename T> std::vector<T> values(const Tensor &tensor) {
  std::span<const T> data = tensor.data<T>();
  return std::vector<T>(data.begin(), data.end());
}

/// All results of a call that must succeed; empty (with a test failure) when it does not.
inline std::vector<Tensor> runAll(const std::string &op, std::vector<Tensor> inputs,
                                  Attrs attrs = {}) {
  auto result = evaluate({.op = op, .node = "n", .attrs = attrs, .inputs = std::move(inputs)});
  if (!result) {
    ADD_FAILURE() << op << ": " << result.error().message;
    return {};
  }
  return *result;
}

/// The first result.
inline Tensor run(const std::string &op, std::vector<Tensor> inputs, Attrs attrs = {}) {
  std::vector<Tensor> results = runAll(op, std::move(inputs), std::move(attrs));
  return results.empty() ? Tensor() : results[0];
}

/// The message of a call that must fail.
inline std::string errorOf(const std::string &op, std::vector<Tensor> inputs, Attrs attrs = {}) {
  auto result = evaluate({.op = op, .node = "n", .attrs = attrs, .inputs = std::move(inputs)});
  return result ? "no error" : result.error().message;
}

/// The floats of a tensor, to compare with Pointwise(FloatEq()) or FloatNear.
inline std::vector<float> f32(const Tensor &tensor) { return values<float>(tensor); }
inline std::vector<int32_t> i32(const Tensor &tensor) { return values<int32_t>(tensor); }
inline std::vector<int64_t> i64(const Tensor &tensor) { return values<int64_t>(tensor); }

} // namespace graphc::reference::test

#endif // GRAPHC_TEST_UNIT_COMPILER_REFERENCE_REFERENCETESTSUPPORT_H
