//===- ChildProcess.h - work that may hang or die ---------------*- C++ -*-===//
#ifndef GRAPHC_TOOLS_SUPPORT_CHILDPROCESS_H
#define GRAPHC_TOOLS_SUPPORT_CHILDPROCESS_H

#include "tools/support/Failure.h"
#include "tools/support/Frames.h"

#include <cstdint>
#include <functional>
#include <string>

namespace graphc::cli {

/// What a child may take.
struct Limits {
  uint64_t seconds = 600;
  uint64_t memoryMiB = 0; ///< of private memory; 0: what the machine has
};

/// How a child ended.
struct ChildEnd {
  /// Its work returned.
  bool finished = false;
  /// Why it did not: "was killed by SIGSEGV", "took more than 600 s"; lower-case, no period.
  std::string reason;
  /// What was written to stderr.
  std::string errors;
};

/// Runs \p work in a fork of this process, which must have one thread only. Frames that the work
/// sends with its argument arrive at \p receive in this process while the child runs. The child
/// dies with its parent. What it writes to stderr is kept, the last 64 KiB of it. Fails only if no
/// child can be made.
Expected<ChildEnd> runInChild(const Limits &limits,
                              const std::function<void(const std::function<void(Frame)> &)> &work,
                              const std::function<void(Frame)> &receive);

} // namespace graphc::cli

#endif // GRAPHC_TOOLS_SUPPORT_CHILDPROCESS_H
