//===- Failure.h - whose fault, and the line to print -----------*- C++ -*-===//
#ifndef GRAPHC_TOOLS_SUPPORT_FAILURE_H
#define GRAPHC_TOOLS_SUPPORT_FAILURE_H

#include "runtime/api/Runtime.h"
#include "tools/npy/NpyArray.h"

#include <optional>
#include <string>

namespace graphc::cli {

/// Exit codes of every subcommand.
enum ExitCode : int {
  kExitSuccess = 0,
  kExitUser = 1,      ///< the model, the files or the command line are at fault
  kExitInternal = 70, ///< graphc is at fault
};

constexpr graphc_status kInvalidArgument = 3;
constexpr graphc_status kInternal = 13;

/// What a step returns that gives no value: nothing on success.
using Failure = std::optional<Error>;

inline Error userError(std::string message) { return {kInvalidArgument, std::move(message)}; }
inline Error internalError(std::string message) { return {kInternal, std::move(message)}; }

/// A failure of tools/npy.
inline Error toError(const runtime::Status &status) {
  return {static_cast<graphc_status>(status.code()), std::string(status.message())};
}

inline ExitCode exitCode(const Error &error) {
  return error.code == kInternal ? kExitInternal : kExitUser;
}

} // namespace graphc::cli

#endif // GRAPHC_TOOLS_SUPPORT_FAILURE_H
