//===- Json.h - JSON that is printed ----------------------------*- C++ -*-===//
#ifndef GRAPHC_TOOLS_SUPPORT_JSON_H
#define GRAPHC_TOOLS_SUPPORT_JSON_H

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

namespace graphc::cli {

/// Keeps the order in which keys are added.
using Json = nlohmann::ordered_json;

/// The text of a document, two spaces a level. Bytes that are no UTF-8 become U+FFFD.
inline std::string toText(const Json &document) {
  return document.dump(2, ' ', false, Json::error_handler_t::replace);
}

/// An object of keys and values; values that are integers become numbers.
Json factsToJson(const std::vector<std::pair<std::string, std::string>> &facts);

} // namespace graphc::cli

#endif // GRAPHC_TOOLS_SUPPORT_JSON_H
