//===- Runtime.h - load and run compiled models, in C++ ---------*- C++ -*-===//
//
// A header over the C functions of graphc.h: link libgraphc_runtime.so, include
// this. Nothing throws; failures are Error values.
//
//   auto model = graphc::Model::load("model.so");
//   if (!model) { puts(model.error().message.c_str()); return 1; }
//   auto context = model->createContext();
//   float x[4] = {...};
//   auto results = context->run("serving_default", {{"x", graphc::Tensor::borrow(x, {1, 4})}});
//   const float *y = results->at("y").data<float>();
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_RUNTIME_API_RUNTIME_H
#define GRAPHC_RUNTIME_API_RUNTIME_H

#include "runtime/api/graphc.h"

#include <complex>
#include <cstdint>
#include <cstdlib>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace graphc {

/// A failure: TensorFlow's status code and a message that names the node or argument at fault.
struct Error {
  graphc_status code = 0;
  std::string message;
};

/// A value or an Error. value() of an error ends the process. Thread-compatible.
template <typename T> class Expected {
public:
  Expected(T value) : held(std::move(value)) {}
  Expected(Error error) : failure(std::move(error)) {}

  explicit operator bool() const { return held.has_value(); }
  T &value() { return held ? *held : (std::abort(), *held); }
  T &operator*() { return value(); }
  T *operator->() { return &value(); }
  const Error &error() const { return failure; }

private:
  std::optional<T> held;
  Error failure;
};

namespace detail {
inline Error lastError(graphc_status code) { return {code, graphc_last_error()}; }

template <typename T> struct DTypeOf;
template <> struct DTypeOf<float> {
  static constexpr int32_t value = 1;
};
template <> struct DTypeOf<double> {
  static constexpr int32_t value = 2;
};
template <> struct DTypeOf<int32_t> {
  static constexpr int32_t value = 3;
};
template <> struct DTypeOf<uint8_t> {
  static constexpr int32_t value = 4;
};
template <> struct DTypeOf<int16_t> {
  static constexpr int32_t value = 5;
};
template <> struct DTypeOf<int8_t> {
  static constexpr int32_t value = 6;
};
template <> struct DTypeOf<graphc_string> {
  static constexpr int32_t value = 7;
};
template <> struct DTypeOf<std::complex<float>> {
  static constexpr int32_t value = 8;
};
template <> struct DTypeOf<int64_t> {
  static constexpr int32_t value = 9;
};
template <> struct DTypeOf<bool> {
  static constexpr int32_t value = 10;
};
template <> struct DTypeOf<uint16_t> {
  static constexpr int32_t value = 17;
};
template <> struct DTypeOf<std::complex<double>> {
  static constexpr int32_t value = 18;
};
template <> struct DTypeOf<uint32_t> {
  static constexpr int32_t value = 22;
};
template <> struct DTypeOf<uint64_t> {
  static constexpr int32_t value = 23;
};
} // namespace detail

/// A tensor: dims of its own, and data that is borrowed or (after Context::take) owned. Movable.
/// Thread-compatible.
class Tensor {
public:
  Tensor() = default;
  /// Elements that outlive the tensor.
  template <typename T> static Tensor borrow(T *data, std::vector<int64_t> dims) {
    return borrow(detail::DTypeOf<std::remove_const_t<T>>::value,
                  const_cast<std::remove_const_t<T> *>(data), std::move(dims));
  }
  /// The same for a dtype that has no C++ type (TensorFlow's number).
  static Tensor borrow(int32_t dtype, void *data, std::vector<int64_t> dims) {
    Tensor tensor;
    tensor.type = dtype;
    tensor.shape = std::move(dims);
    tensor.elements = data;
    return tensor;
  }
  Tensor(Tensor &&other) noexcept { *this = std::move(other); }
  Tensor &operator=(Tensor &&other) noexcept {
    std::swap(type, other.type);
    std::swap(shape, other.shape);
    std::swap(elements, other.elements);
    std::swap(owned, other.owned);
    return *this;
  }
  ~Tensor() {
    graphc_tensor tensor = {type, 0, nullptr, owned ? elements : nullptr, 0};
    graphc_release_data(&tensor);
  }

  int32_t dtype() const { return type; }
  const std::vector<int64_t> &dims() const { return shape; }
  int64_t elementCount() const {
    int64_t count = 1;
    for (int64_t dim : shape)
      count *= dim;
    return count;
  }
  void *data() const { return elements; }
  /// The elements, or null if they are of another dtype.
  template <typename T> T *data() const {
    bool same = type == detail::DTypeOf<std::remove_const_t<T>>::value;
    return same ? static_cast<T *>(elements) : nullptr;
  }

private:
  friend class Context;
  int32_t type = 0;
  std::vector<int64_t> shape;
  void *elements = nullptr;
  bool owned = false;
};

/// An input or output as its model names it.
struct Argument {
  std::string key;
  std::string tensorName;
  int32_t dtype = 0;
  int32_t rank = 0;          ///< -1: unknown
  std::vector<int64_t> dims; ///< -1: unknown
  bool hasDefault = false;
};

/// An entry point of a model.
struct Signature {
  std::string name;
  std::string method;
  std::vector<Argument> inputs;
  std::vector<Argument> outputs;
};

using TensorMap = std::map<std::string, Tensor, std::less<>>;

/// One run at a time of one model. Thread-compatible. Results stay valid until the next run, unless
/// taken.
class Context {
public:
  /// Runs \p signature with inputs by key. Returns the outputs by key, borrowed from the context.
  Expected<TensorMap> run(std::string_view signature, const TensorMap &inputs) {
    const Signature *entry = nullptr;
    size_t index = 0;
    for (size_t i = 0; i < signatures->size(); ++i)
      if ((*signatures)[i].name == signature) {
        entry = &(*signatures)[i];
        index = i;
      }
    if (!entry)
      return Error{5, "there is no signature '" + std::string(signature) + "'"};
    std::vector<graphc_tensor> in(entry->inputs.size()), out(entry->outputs.size());
    size_t used = 0;
    for (size_t i = 0; i < in.size(); ++i) {
      auto found = inputs.find(entry->inputs[i].key);
      if (found == inputs.end())
        continue;
      ++used;
      const Tensor &tensor = found->second;
      in[i] = {tensor.type, static_cast<int32_t>(tensor.shape.size()), tensor.shape.data(),
               tensor.elements, 0};
    }
    for (const auto &input : inputs)
      if (used != inputs.size() && !has(entry->inputs, input.first))
        return Error{3, "signature '" + entry->name + "' has no input '" + input.first + "'"};
    graphc_status code =
        graphc_run(handle.get(), index, in.data(), in.size(), out.data(), out.size());
    if (code)
      return detail::lastError(code);
    TensorMap results;
    for (size_t i = 0; i < out.size(); ++i)
      results.emplace(entry->outputs[i].key, wrap(out[i]));
    return results;
  }

  /// Makes output number \p output of the last run independent of the context.
  Expected<Tensor> take(size_t output) {
    graphc_tensor taken = {};
    if (graphc_status code = graphc_take_output(handle.get(), output, &taken))
      return detail::lastError(code);
    Tensor tensor = wrap(taken);
    tensor.owned = true;
    return tensor;
  }

  /// The C handle, for what this class does not offer.
  graphc_context *get() const { return handle.get(); }

private:
  friend class Model;
  struct Release {
    void operator()(graphc_context *context) const { graphc_release_context(context); }
  };
  static bool has(const std::vector<Argument> &arguments, const std::string &key) {
    for (const Argument &argument : arguments)
      if (argument.key == key)
        return true;
    return false;
  }
  static Tensor wrap(const graphc_tensor &tensor) {
    return Tensor::borrow(tensor.dtype, tensor.data,
                          std::vector<int64_t>(tensor.dims, tensor.dims + tensor.rank));
  }

  std::unique_ptr<graphc_context, Release> handle;
  std::shared_ptr<const std::vector<Signature>> signatures;
};

/// A loaded artifact. Thread-safe. Contexts keep what they need of it alive.
class Model {
public:
  static Expected<Model> load(const std::string &path,
                              const graphc_load_options *options = nullptr) {
    graphc_model *loaded = nullptr;
    if (graphc_status code = graphc_load_file(path.c_str(), options, &loaded))
      return detail::lastError(code);
    return Model(loaded);
  }
  /// \p bytes outlives the model: weights are used in place.
  static Expected<Model> loadMemory(const void *bytes, size_t size,
                                    const graphc_load_options *options = nullptr) {
    graphc_model *loaded = nullptr;
    if (graphc_status code = graphc_load_memory(bytes, size, options, &loaded))
      return detail::lastError(code);
    return Model(loaded);
  }

  const std::vector<Signature> &signatures() const { return *entries; }
  Expected<Context> createContext(const graphc_context_options *options = nullptr) const {
    graphc_context *created = nullptr;
    if (graphc_status code = graphc_create_context(handle.get(), options, &created))
      return detail::lastError(code);
    Context context;
    context.handle.reset(created);
    context.signatures = entries;
    return context;
  }
  /// The C handle, for what this class does not offer.
  graphc_model *get() const { return handle.get(); }

private:
  struct Release {
    void operator()(graphc_model *model) const { graphc_release_model(model); }
  };
  explicit Model(graphc_model *model) : handle(model) {
    auto list = std::make_shared<std::vector<Signature>>();
    for (size_t s = 0; s < graphc_signature_count(model); ++s) {
      Signature &entry = list->emplace_back();
      entry.name = graphc_signature_name(model, s);
      entry.method = graphc_signature_method(model, s);
      graphc_argument argument = {};
      for (size_t i = 0; graphc_input(model, s, i, &argument) == 0; ++i)
        entry.inputs.push_back(describe(argument));
      for (size_t i = 0; graphc_output(model, s, i, &argument) == 0; ++i)
        entry.outputs.push_back(describe(argument));
    }
    entries = std::move(list);
  }
  static Argument describe(const graphc_argument &argument) {
    int32_t rank = argument.rank < 0 ? 0 : argument.rank;
    return {argument.key,
            argument.tensor_name,
            argument.dtype,
            argument.rank,
            std::vector<int64_t>(argument.dims, argument.dims + rank),
            argument.has_default != 0};
  }

  std::unique_ptr<graphc_model, Release> handle;
  std::shared_ptr<const std::vector<Signature>> entries;
};

} // namespace graphc

#endif // GRAPHC_RUNTIME_API_RUNTIME_H
