//===- Inspection.cpp - facts of an artifact ------------------------------===//
#include "tools/support/Inspection.h"

#include <algorithm>
#include <map>

namespace graphc::cli {

namespace {

const char *fateName(graphc_fate fate) {
  switch (fate) {
  case GRAPHC_FATE_KERNEL:
    return "kernel";
  case GRAPHC_FATE_FUSED:
    return "fused";
  case GRAPHC_FATE_FOLDED:
    return "folded";
  case GRAPHC_FATE_HOST:
    return "host";
  case GRAPHC_FATE_LIBRARY:
    return "library";
  case GRAPHC_FATE_REMOVED:
    return "removed";
  }
  return "unknown";
}

std::string hexText(const uint8_t *bytes, size_t count) {
  constexpr const char *digits = "0123456789abcdef";
  std::string text;
  for (size_t i = 0; i < count; ++i)
    text += {digits[bytes[i] >> 4], digits[bytes[i] & 15]};
  return text;
}

Json argumentsToJson(const std::vector<Argument> &arguments) {
  Json list = Json::array();
  for (const Argument &argument : arguments)
    list.push_back({{"key", argument.key},
                    {"tensor", argument.tensorName},
                    {"dtype", runtime::dtypeName(static_cast<runtime::DType>(argument.dtype))},
                    {"dims", argument.rank < 0 ? Json() : Json(argument.dims)},
                    {"default", argument.hasDefault}});
  return list;
}

/// Bytes and lower bound of a signature's arena with unknown sizes taken as 1; nulls if unknown.
std::pair<Json, Json> arenaOf(const Session &session, size_t signature) {
  std::vector<graphc_tensor> inputs;
  std::vector<std::vector<int64_t>> dims;
  for (const Argument &input : session.signatures()[signature].inputs) {
    std::vector<int64_t> &shape = dims.emplace_back(input.dims);
    std::replace_if(shape.begin(), shape.end(), [](int64_t size) { return size < 0; }, 1);
    inputs.push_back({input.dtype, static_cast<int32_t>(shape.size()), shape.data(), nullptr, 0});
  }
  size_t bytes = 0, bound = 0;
  if (graphc_arena_bounds(session.handle(), signature, inputs.data(), inputs.size(), &bytes,
                          &bound) != 0)
    return {};
  return {Json(bytes), Json(bound)};
}

/// Signatures, and the largest arena of any of them.
void addSignatures(const Session &session, Json &facts) {
  Json list = Json::array();
  Json largest, bound;
  for (size_t i = 0; i < session.signatures().size(); ++i) {
    const Signature &signature = session.signatures()[i];
    auto [bytes, lower] = arenaOf(session, i);
    if (!bytes.is_null() && (largest.is_null() || bytes > largest)) {
      largest = bytes;
      bound = lower;
    }
    list.push_back({{"name", signature.name},
                    {"method", signature.method},
                    {"inputs", argumentsToJson(signature.inputs)},
                    {"outputs", argumentsToJson(signature.outputs)},
                    {"arena_bytes", bytes},
                    {"arena_lower_bound", lower}});
  }
  facts["signatures"] = list;
  facts["arena_bytes"] = largest;
  facts["arena_lower_bound"] = bound;
}

void addSizes(const graphc_model *model, Json &facts) {
  graphc_model_info info = {};
  info.struct_size = sizeof info;
  if (graphc_get_model_info(model, &info) != 0)
    return;
  facts["target"] = info.target_triple;
  facts["weights_bytes"] = info.weights_bytes;
  facts["program_bytes"] = info.program_bytes;
  facts["kernels"] = info.kernels;
  facts["functions"] = info.functions;
  facts["instructions"] = info.instructions;
  facts["content_hash"] = hexText(info.content_hash, sizeof info.content_hash);
  facts["model_hash"] = hexText(info.model_hash, sizeof info.model_hash);
  facts["build_id"] = hexText(info.build_id, sizeof info.build_id);
}

void addTables(const graphc_model *model, Json &facts) {
  Json properties = Json::object(), variables = Json::array(), plan = Json::array(),
       nodes = Json::array();
  for (size_t i = 0; i < graphc_property_count(model); ++i)
    if (const char *key = graphc_property_key(model, i))
      properties[key] = graphc_property(model, key);
  graphc_argument variable = {};
  for (size_t i = 0; i < graphc_variable_count(model); ++i)
    if (graphc_variable(model, i, &variable) == 0)
      variables.push_back(
          {{"name", variable.key},
           {"dtype", runtime::dtypeName(static_cast<runtime::DType>(variable.dtype))},
           {"dims", variable.rank < 0 ? Json()
                                      : Json(std::vector<int64_t>(
                                            variable.dims, variable.dims + variable.rank))}});
  graphc_instruction step = {};
  for (size_t i = 0; i < graphc_instruction_count(model); ++i)
    if (graphc_get_instruction(model, i, &step) == 0)
      plan.push_back({{"action", step.action},
                      {"node", step.node},
                      {"op", step.op},
                      {"kernel", step.kernel},
                      {"stream", step.stream}});
  graphc_node node = {};
  for (size_t i = 0; i < graphc_node_count(model); ++i)
    if (graphc_get_node(model, i, &node) == 0)
      nodes.push_back({{"name", node.name},
                       {"op", node.op},
                       {"fate", fateName(node.fate)},
                       {"kernel", node.kernel ? Json(node.kernel) : Json()},
                       {"why", node.why}});
  facts["properties"] = properties;
  facts["variables"] = variables;
  facts["plan"] = plan;
  facts["nodes"] = nodes;
}

std::string shapeText(const Json &dims) {
  return dims.is_null() ? "of any rank" : runtime::shapeToString(dims.get<std::vector<int64_t>>());
}

void addText(const Json &arguments, const char *role, std::string &text) {
  for (const Json &argument : arguments)
    text += std::string("  ") + role + " " + argument["key"].get<std::string>() + ": " +
            argument["dtype"].get<std::string>() + " " + shapeText(argument["dims"]) +
            (argument["default"].get<bool>() ? ", has a default" : "") + "\n";
}

std::string bytesText(const Json &bytes) {
  return bytes.is_null() ? "depends on shapes" : std::to_string(bytes.get<uint64_t>());
}

} // namespace

Json factsOf(const Session &session) {
  Json facts = Json::object();
  addSignatures(session, facts);
  addSizes(session.handle(), facts);
  addTables(session.handle(), facts);
  return facts;
}

std::string fateText(const graphc_node &node) {
  std::string text = fateName(node.fate);
  if (node.kernel)
    text += node.fate == GRAPHC_FATE_FUSED ? std::string(" into ") + node.kernel
                                           : std::string(" ") + node.kernel;
  return *node.why ? text + "; " + node.why : text;
}

std::string factsText(const Json &facts) {
  std::string text;
  for (const Json &signature : facts["signatures"]) {
    text += "signature " + signature["name"].get<std::string>() + "\n";
    addText(signature["inputs"], "in ", text);
    addText(signature["outputs"], "out", text);
    text += "  arena " + bytesText(signature["arena_bytes"]) + " bytes, lower bound " +
            bytesText(signature["arena_lower_bound"]) + "\n";
  }
  text += "target " + facts["target"].get<std::string>() + "\n";
  text += "weights " + bytesText(facts["weights_bytes"]) + " bytes, program " +
          bytesText(facts["program_bytes"]) + " bytes, " +
          std::to_string(facts["kernels"].get<uint64_t>()) + " kernels\n";
  std::map<std::string, uint64_t> fates;
  for (const Json &node : facts["nodes"])
    ++fates[node["fate"].get<std::string>()];
  text += "nodes:";
  for (const auto &[fate, count] : fates)
    text += " " + std::to_string(count) + " " + fate;
  text += "\nplan:\n";
  for (const Json &step : facts["plan"])
    text += "  " + step["action"].get<std::string>() + " " + step["kernel"].get<std::string>() +
            "  " + step["node"].get<std::string>() + "\n";
  text.pop_back();
  return text;
}

} // namespace graphc::cli
