//===- Session.cpp - an artifact with named inputs and outputs ------------===//
#include "tools/support/Session.h"

#include "tools/support/RandomTensor.h"

#include <algorithm>

namespace graphc::cli {

namespace {

std::string_view withoutOutput0(std::string_view name) {
  return name.ends_with(":0") ? name.substr(0, name.size() - 2) : name;
}

/// The names of \p items, in quotes, for messages; of many the first eight.
template <typename Items, typename Name> std::string listNames(const Items &items, Name name) {
  std::string text;
  size_t shown = 0;
  for (const auto &item : items) {
    if (++shown > 8)
      return text + ", ...";
    text += (text.empty() ? "'" : ", '") + name(item) + "'";
  }
  return text.empty() ? "none" : text;
}

std::string keyOf(const Argument &argument) { return argument.key; }

/// The shape of an input that is made up.
Expected<std::vector<int64_t>> inventShape(const Argument &input, const ShapeMap &shapes) {
  for (const auto &[name, dims] : shapes)
    if (isNamed(input, name))
      return dims;
  if (input.rank < 0)
    return userError("input '" + input.key + "' may have any rank; give it a --shape or feed it");
  std::vector<int64_t> dims = input.dims;
  std::replace_if(dims.begin(), dims.end(), [](int64_t size) { return size < 0; }, 1);
  return dims;
}

Failure checkNames(const Signature &signature, const std::vector<npy::NamedArray> &arrays) {
  for (const npy::NamedArray &array : arrays) {
    bool known = std::any_of(signature.inputs.begin(), signature.inputs.end(),
                             [&](const Argument &input) { return isNamed(input, array.name); });
    if (!known)
      return userError("signature '" + signature.name + "' has no input '" + array.name +
                       "'; it has " + listNames(signature.inputs, keyOf));
  }
  return std::nullopt;
}

} // namespace

bool isNamed(const Argument &argument, const std::string &name) {
  return argument.key == name || argument.tensorName == name ||
         withoutOutput0(argument.key) == withoutOutput0(name) ||
         withoutOutput0(argument.tensorName) == withoutOutput0(name);
}

std::string describe(const Argument &argument) {
  std::string text = runtime::dtypeName(static_cast<runtime::DType>(argument.dtype));
  return text + " " + (argument.rank < 0 ? "of any rank" : runtime::shapeToString(argument.dims));
}

Expected<Session> Session::load(const std::string &path, const SessionOptions &options) {
  Session session;
  if (options.threads != 0) {
    graphc_pool *pool = nullptr;
    if (graphc_status code = graphc_create_pool(options.threads, 0, &pool))
      return detail::lastError(code);
    session.pool.reset(pool);
  }
  std::vector<const char *> allowed;
  for (const std::string &op : options.allowedOps)
    allowed.push_back(op.c_str());
  graphc_load_options load = {};
  load.struct_size = sizeof load;
  load.allowed_ops = allowed.data();
  load.allowed_op_count = allowed.size();
  load.pool = session.pool.get();
  Expected<Model> model = Model::load(path, &load);
  if (!model)
    return model.error();
  session.model.emplace(std::move(*model));

  graphc_context_options run = {};
  run.struct_size = sizeof run;
  run.max_threads = static_cast<int32_t>(options.threads);
  run.profile = options.profile;
  Expected<Context> context = session.model->createContext(&run);
  if (!context)
    return context.error();
  session.running.emplace(std::move(*context));
  return session;
}

Expected<size_t> Session::find(const std::string &name) const {
  const std::vector<Signature> &all = signatures();
  std::string wanted = name.empty() && all.size() > 1 ? "serving_default" : name;
  for (size_t i = 0; i < all.size(); ++i)
    if (all[i].name == wanted || (wanted.empty() && all.size() == 1))
      return i;
  std::string known = listNames(all, [](const Signature &signature) { return signature.name; });
  return userError(name.empty() ? "say which signature with --signature; there are " + known
                                : "there is no signature '" + name + "'; there are " + known);
}

Expected<BoundInputs> Session::bind(size_t signature, std::vector<npy::NamedArray> arrays,
                                    const MissingInputs &missing) const {
  const Signature &entry = signatures()[signature];
  if (Failure failure = checkNames(entry, arrays))
    return *failure;
  BoundInputs bound;
  for (const Argument &input : entry.inputs) {
    auto given = std::find_if(arrays.begin(), arrays.end(), [&](const npy::NamedArray &array) {
      return isNamed(input, array.name);
    });
    npy::HostTensor &tensor = bound.tensors.emplace_back();
    if (given != arrays.end()) {
      auto converted =
          npy::toTensor(std::move(given->array), static_cast<runtime::DType>(input.dtype));
      if (!converted)
        return userError("input '" + input.key + "': " + std::string(converted.status().message()));
      tensor = std::move(*converted);
    } else if (missing.random) {
      Expected<std::vector<int64_t>> dims = inventShape(input, missing.shapes);
      if (!dims)
        return dims.error();
      Expected<npy::HostTensor> invented = randomTensor(input, *dims, bound.tensors.size());
      if (!invented)
        return invented.error();
      tensor = std::move(*invented);
    } else if (!input.hasDefault) {
      return userError("input '" + input.key + "' (" + describe(input) + ") is not fed; fed: " +
                       listNames(arrays, [](const npy::NamedArray &a) { return a.name; }));
    }
  }
  for (npy::HostTensor &tensor : bound.tensors)
    bound.views.push_back({static_cast<int32_t>(tensor.dtype),
                           static_cast<int32_t>(tensor.dims.size()), tensor.dims.data(),
                           tensor.data.data(), tensor.data.size()});
  return bound;
}

Failure Session::run(size_t signature, const BoundInputs &inputs,
                     std::vector<graphc_tensor> &outputs) {
  outputs.assign(signatures()[signature].outputs.size(), graphc_tensor{});
  graphc_status code = graphc_run(context(), signature, inputs.views.data(), inputs.views.size(),
                                  outputs.data(), outputs.size());
  return code ? Failure(detail::lastError(code)) : std::nullopt;
}

Expected<std::vector<npy::NamedArray>>
Session::collect(size_t signature, const std::vector<graphc_tensor> &outputs,
                 const std::vector<std::string> &fetches) const {
  const std::vector<Argument> &results = signatures()[signature].outputs;
  std::vector<std::pair<std::string, size_t>> wanted;
  for (size_t i = 0; fetches.empty() && i < results.size(); ++i)
    wanted.emplace_back(results[i].key, i);
  for (const std::string &fetch : fetches) {
    auto found = std::find_if(results.begin(), results.end(),
                              [&](const Argument &result) { return isNamed(result, fetch); });
    if (found != results.end())
      wanted.emplace_back(fetch, static_cast<size_t>(found - results.begin()));
    else if (fetch.find(':') != std::string::npos)
      return userError("there is no output '" + fetch + "'; there are " +
                       listNames(results, keyOf));
  }
  std::vector<npy::NamedArray> arrays;
  for (const auto &[name, index] : wanted) {
    const graphc_tensor &output = outputs[index];
    auto array = npy::toArray({static_cast<runtime::DType>(output.dtype),
                               static_cast<uint32_t>(output.rank), output.dims, output.data});
    if (!array)
      return userError("output '" + name + "': " + std::string(array.status().message()));
    arrays.push_back({name, std::move(*array)});
  }
  return arrays;
}

} // namespace graphc::cli
