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

/// A tensor for an input that nobody feeds.
Expected<npy::HostTensor> invent(const Argument &input, const ShapeMap &shapes, uint64_t seed) {
  for (const auto &[name, dims] : shapes)
    if (isNamed(input, name))
      return randomTensor(input, dims, seed);
  if (input.rank < 0)
    return userError("input '" + input.key + "' may have any rank; feed it or give its --shape");
  std::vector<int64_t> dims = input.dims;
  std::replace_if(dims.begin(), dims.end(), [](int64_t size) { return size < 0; }, 1);
  return randomTensor(input, dims, seed);
}

/// The argument that \p name means: a key before a tensor, since the key of one argument may be the
/// node of another. The number of arguments if it means none.
size_t indexOf(const std::vector<Argument> &arguments, const std::string &name) {
  auto byKey = std::find_if(arguments.begin(), arguments.end(), [&](const Argument &argument) {
    return withoutOutput0(argument.key) == withoutOutput0(name);
  });
  auto found = byKey != arguments.end()
                   ? byKey
                   : std::find_if(arguments.begin(), arguments.end(),
                                  [&](const Argument &a) { return isNamed(a, name); });
  return static_cast<size_t>(found - arguments.begin());
}

/// Another input that is the same tensor of the graph and is fed; \p input itself if there is none.
size_t fedAlias(const std::vector<Argument> &inputs, const std::vector<npy::HostTensor> &tensors,
                size_t input) {
  for (size_t i = 0; i < inputs.size(); ++i)
    if (inputs[i].tensorName == inputs[input].tensorName &&
        inputs[i].dtype == inputs[input].dtype && tensors[i].dtype != runtime::DType::Invalid)
      return i;
  return input;
}

Failure checkNames(const Signature &signature, const std::vector<npy::NamedArray> &arrays) {
  for (const npy::NamedArray &array : arrays)
    if (indexOf(signature.inputs, array.name) == signature.inputs.size())
      return userError("signature '" + signature.name + "' has no input '" + array.name +
                       "'; it has " + listNames(signature.inputs, keyOf));
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
  bound.tensors.resize(entry.inputs.size());
  for (npy::NamedArray &array : arrays) {
    size_t index = indexOf(entry.inputs, array.name);
    const Argument &input = entry.inputs[index];
    if (bound.tensors[index].dtype != runtime::DType::Invalid)
      return userError("input '" + input.key + "' is fed twice, the second time as '" + array.name +
                       "'");
    auto converted =
        npy::toTensor(std::move(array.array), static_cast<runtime::DType>(input.dtype));
    if (!converted)
      return userError("input '" + input.key + "': " + std::string(converted.status().message()));
    bound.tensors[index] = std::move(*converted);
  }
  for (size_t i = 0; i < entry.inputs.size(); ++i) {
    npy::HostTensor *tensor = &bound.tensors[i];
    if (tensor->dtype == runtime::DType::Invalid)
      tensor = &bound.tensors[fedAlias(entry.inputs, bound.tensors, i)];
    if (tensor->dtype == runtime::DType::Invalid && missing.random) {
      Expected<npy::HostTensor> invented = invent(entry.inputs[i], missing.shapes, i);
      if (!invented)
        return invented.error();
      *tensor = std::move(*invented);
    } else if (tensor->dtype == runtime::DType::Invalid && !entry.inputs[i].hasDefault) {
      return userError("input '" + entry.inputs[i].key + "' (" + describe(entry.inputs[i]) +
                       ") is not fed; fed: " +
                       listNames(arrays, [](const npy::NamedArray &a) { return a.name; }));
    }
    bound.views.push_back({static_cast<int32_t>(tensor->dtype),
                           static_cast<int32_t>(tensor->dims.size()), tensor->dims.data(),
                           tensor->data.data(), tensor->data.size()});
  }
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
    if (size_t index = indexOf(results, fetch); index < results.size())
      wanted.emplace_back(fetch, index);
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
