//===- RunReport.h - what `graphc run` did, for scripts ---------*- C++ -*-===//
#ifndef GRAPHC_TOOLS_SUPPORT_RUNREPORT_H
#define GRAPHC_TOOLS_SUPPORT_RUNREPORT_H

#include "tools/support/Json.h"
#include "tools/support/Prepare.h"

#include <vector>

namespace graphc::cli {

/// How one call ended.
struct CallOutcome {
  Failure failure;
  double milliseconds = 0;
};

/// Counts of nodes by what became of them: {"kernel", "host", "folded", "reference"}.
Json countFates(const graphc_model *model);

/// {"nodes": ..., "compile_ms": ..., "load_ms": ..., "calls": [{"error": null or text, "ms": ...}]}
Json runReport(const Prepared &prepared, const std::vector<CallOutcome> &calls);

/// The timeline of the last run in the Trace Event Format that browsers' trace viewers read.
Json traceOfLastRun(const graphc_context *context);

} // namespace graphc::cli

#endif // GRAPHC_TOOLS_SUPPORT_RUNREPORT_H
