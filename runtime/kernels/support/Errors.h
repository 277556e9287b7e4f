//===- Errors.h - failures of host kernels ----------------------*- C++ -*-===//
//
// Messages are TensorFlow's where TensorFlow has one, so that a caller who matches on them keeps
// working; the runtime adds the node's name.
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_RUNTIME_KERNELS_SUPPORT_ERRORS_H
#define GRAPHC_RUNTIME_KERNELS_SUPPORT_ERRORS_H

#include "runtime/base/Status.h"
#include "runtime/base/TensorRef.h"

#include <charconv>
#include <concepts>
#include <string>
#include <string_view>

namespace graphc::runtime::host {

inline void appendPart(std::string &text, std::string_view part) { text += part; }
inline void appendPart(std::string &text, std::span<const int64_t> dims) {
  text += shapeToString(dims);
}
template <std::integral T> void appendPart(std::string &text, T value) {
  text += std::to_string(value);
}
template <std::floating_point T> void appendPart(std::string &text, T value) {
  char digits[32];
  auto end = std::to_chars(digits, digits + sizeof(digits), value, std::chars_format::general, 6);
  text.append(digits, end.ptr);
}

/// The parts one after the other: texts, numbers (six digits for floats), shapes as "[2,3]".
template <typename... Parts> std::string concat(const Parts &...parts) {
  std::string text;
  (appendPart(text, parts), ...);
  return text;
}

/// An InvalidArgument status whose message is the parts one after the other.
template <typename... Parts> Status invalid(const Parts &...parts) {
  return invalidArgument(concat(parts...));
}

} // namespace graphc::runtime::host

/// Defines VAR as a reference to the value of EXPR (a Result), or returns its failure.
#define GRAPHC_TRY(VAR, EXPR)                                                                      \
  auto VAR##Result = (EXPR);                                                                       \
  if (!VAR##Result)                                                                                \
    return std::move(VAR##Result).status();                                                        \
  [[maybe_unused]] auto &VAR = *VAR##Result

/// Returns an InvalidArgument status made of the parts from the enclosing function unless CONDITION
/// holds.
#define GRAPHC_REQUIRE(CONDITION, ...)                                                             \
  do {                                                                                             \
    if (!(CONDITION))                                                                              \
      return ::graphc::runtime::host::invalid(__VA_ARGS__);                                        \
  } while (false)

#endif // GRAPHC_RUNTIME_KERNELS_SUPPORT_ERRORS_H
