//===- Prepare.h - from a model or an artifact to a session -----*- C++ -*-===//
#ifndef GRAPHC_TOOLS_SUPPORT_PREPARE_H
#define GRAPHC_TOOLS_SUPPORT_PREPARE_H

#include "tools/support/CompilerProcess.h"
#include "tools/support/Session.h"

namespace graphc::cli {

/// A session and what it took to get there.
struct Prepared {
  Session session;
  double compileMs = 0; ///< 0 for an artifact
  double loadMs = 0;
};

/// Loads \p job.model if it is an artifact; else compiles it for this machine into a temporary file
/// and loads that.
Expected<Prepared> prepare(const CompileJob &job, const SessionOptions &options);

} // namespace graphc::cli

#endif // GRAPHC_TOOLS_SUPPORT_PREPARE_H
