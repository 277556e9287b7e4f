//===- Json.cpp - JSON that is printed ------------------------------------===//
#include "tools/support/Json.h"

#include <charconv>

namespace graphc::cli {

Json factsToJson(const std::vector<std::pair<std::string, std::string>> &facts) {
  Json object = Json::object();
  for (const auto &[key, value] : facts) {
    int64_t number = 0;
    auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error == std::errc() && end == value.data() + value.size())
      object[key] = number;
    else
      object[key] = value;
  }
  return object;
}

} // namespace graphc::cli
