//===- Runtime.h - load and run compiled models, in C++ ---------*- C++ -*-===//
//
// A header over the C functions of graphc.h: link libgraphc_runtime.so, include
// this. Nothing throws; failures are Error values.
//
//   auto model = graphc::Model::load("model.so");
//   if (!model) { puts(model.error().message.c_str()); return 1; }
//   auto context = model->createContext();
//   float x[4] = {...};
//   graphc::TensorMap inputs;
//   inputs.emplace("x", graphc::Tensor::borrow(x, {1, 4}));
//   auto results = context->run("serving_default", inputs);
//   const float *y = results->at("y").data<float>();
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_RUNTIME_API_RUNTIME_H
#define GRAPHC_RUNTIME_API_RUNTIME_H

#include "runtime/api/Tensor.h"
#include "runtime/api/graphc.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace graphc {

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
