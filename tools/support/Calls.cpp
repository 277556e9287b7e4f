//===- Calls.cpp - what `graphc run` is asked to run ----------------------===//
#include "tools/support/Calls.h"

#include "tools/npy/FileMapping.h"
#include "tools/npy/Npz.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

namespace graphc::cli {

using nlohmann::json;

namespace {

void addOnce(std::vector<std::string> &list, const std::string &value) {
  if (std::find(list.begin(), list.end(), value) == list.end())
    list.push_back(value);
}

bool isTensorName(const std::string &name) {
  size_t colon = name.rfind(':');
  return colon != std::string::npos && colon + 1 < name.size() &&
         name.find_first_not_of("0123456789", colon + 1) == std::string::npos;
}

/// The fields of one call; the failure names the field.
Expected<Call> parseCall(const json &fields) {
  Call call;
  if (!fields.is_object())
    return userError("expected an object");
  for (const auto &[key, value] : fields.items()) {
    std::string *text = key == "signature" ? &call.signature
                        : key == "feeds"   ? &call.feeds
                        : key == "out"     ? &call.out
                                           : nullptr;
    if (text && value.is_string())
      *text = value.get<std::string>();
    else if (text && !value.is_null())
      return userError("'" + key + "' is not a string");
    if (text)
      continue;
    if (key != "fetch")
      return userError("unknown field '" + key + "'; there are signature, fetch, feeds, out");
    if (!value.is_array() ||
        !std::all_of(value.begin(), value.end(), [](const json &v) { return v.is_string(); }))
      return userError("'fetch' is not a list of strings");
    call.fetches = value.get<std::vector<std::string>>();
  }
  return call;
}

/// Sizes of an input that hold for every call: -1 where two calls differ, nothing where ranks do.
using CommonShapes = std::map<std::string, std::optional<std::vector<int64_t>>>;

void narrow(CommonShapes &shapes, const npy::NamedHeader &input) {
  auto [entry, added] = shapes.try_emplace(input.name, input.header.dims);
  if (added || !entry->second)
    return;
  std::vector<int64_t> &common = *entry->second;
  if (common.size() != input.header.dims.size()) {
    entry->second.reset();
    return;
  }
  for (size_t i = 0; i < common.size(); ++i)
    if (common[i] != input.header.dims[i])
      common[i] = -1;
}

/// What a call feeds; nothing if it cannot be read.
std::vector<npy::NamedHeader> inputsOf(const Call &call) {
  if (call.feeds.empty())
    return {};
  auto inputs = npy::readNpzHeaders(call.feeds);
  return inputs ? std::move(*inputs) : std::vector<npy::NamedHeader>();
}

void addDims(const CommonShapes &shapes, std::vector<std::string> &dims) {
  std::vector<std::string> given = dims;
  for (const auto &[name, shape] : shapes) {
    bool told = std::any_of(given.begin(), given.end(), [&, &name = name](const std::string &fact) {
      return fact.starts_with(name + "=");
    });
    if (told || !shape)
      continue;
    std::string fact = name + "=";
    for (size_t i = 0; i < shape->size(); ++i)
      fact += (i ? "/" : "") + ((*shape)[i] < 0 ? std::string("?") : std::to_string((*shape)[i]));
    dims.push_back(fact);
  }
}

} // namespace

Expected<std::vector<Call>> parseCalls(const std::string &text, const std::string &path) {
  json document = json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (document.is_discarded())
    return userError(path + ": not JSON");
  if (document.is_object() && document.contains("calls")) {
    json inner = document["calls"];
    document = std::move(inner);
  }
  if (!document.is_array())
    return userError(path + ": expected a list of calls, or {\"calls\": [...]}");
  std::vector<Call> calls;
  for (const json &fields : document) {
    Expected<Call> call = parseCall(fields);
    if (!call)
      return userError(path + ": call " + std::to_string(calls.size()) + ": " +
                       call.error().message);
    calls.push_back(std::move(*call));
  }
  return calls;
}

Expected<std::vector<Call>> readCalls(const std::string &path) {
  auto file = npy::FileMapping::open(path);
  if (!file)
    return toError(file.status());
  std::span<const std::byte> bytes = file->bytes();
  return parseCalls(std::string(reinterpret_cast<const char *>(bytes.data()), bytes.size()), path);
}

void planCompilation(const std::vector<Call> &calls, CompileJob &job) {
  driver::CompileOptions &options = job.options;
  bool bySignature = !options.signatures.empty();
  bool byTensor = !options.feeds.empty() || !options.fetches.empty();
  std::vector<std::string> feeds;
  CommonShapes shapes;
  for (const Call &call : calls) {
    bySignature |= !call.signature.empty();
    byTensor |= !call.fetches.empty();
    for (const npy::NamedHeader &input : inputsOf(call)) {
      byTensor |= isTensorName(input.name);
      addOnce(feeds, input.name);
      narrow(shapes, input);
    }
  }
  for (const Call &call : calls) {
    if (bySignature && !call.signature.empty())
      addOnce(options.signatures, call.signature);
    for (const std::string &fetch : call.fetches)
      if (!bySignature)
        addOnce(options.fetches, fetch);
  }
  if (byTensor && !bySignature)
    for (const std::string &feed : feeds)
      addOnce(options.feeds, feed);
  options.defaultSignature = !byTensor && !bySignature;
  addDims(shapes, options.dims);
}

} // namespace graphc::cli
