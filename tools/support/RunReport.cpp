//===- RunReport.cpp - what `graphc run` did, for scripts -----------------===//
#include "tools/support/RunReport.h"

#include "runtime/api/graphc_inspect.h"

namespace graphc::cli {

Json countFates(const graphc_model *model) {
  uint64_t kernel = 0, host = 0, folded = 0;
  graphc_node node = {};
  for (size_t i = 0; i < graphc_node_count(model); ++i) {
    if (graphc_get_node(model, i, &node) != 0)
      continue;
    kernel += node.fate == GRAPHC_FATE_KERNEL || node.fate == GRAPHC_FATE_FUSED ||
              node.fate == GRAPHC_FATE_LIBRARY;
    host += node.fate == GRAPHC_FATE_HOST;
    folded += node.fate == GRAPHC_FATE_FOLDED;
  }
  // Programs have no instruction that evaluates a node by the reference.
  return {{"kernel", kernel}, {"host", host}, {"folded", folded}, {"reference", 0}};
}

Json runReport(const Prepared &prepared, const std::vector<CallOutcome> &calls) {
  Json list = Json::array();
  for (const CallOutcome &call : calls)
    list.push_back({{"error", call.failure ? Json(call.failure->message) : Json()},
                    {"ms", call.milliseconds}});
  return {{"nodes", countFates(prepared.session.handle())},
          {"compile_ms", prepared.compileMs},
          {"load_ms", prepared.loadMs},
          {"calls", list}};
}

Json traceOfLastRun(const graphc_context *context) {
  Json events = Json::array();
  graphc_timeline_entry entry = {};
  for (size_t i = 0; i < graphc_timeline_size(context); ++i) {
    if (graphc_timeline(context, i, &entry) != 0)
      continue;
    std::string name = *entry.node ? entry.node : entry.action;
    events.push_back(
        {{"name", name},
         {"cat", entry.action},
         {"ph", "X"},
         {"ts", static_cast<double>(entry.begin_ns) / 1e3},
         {"dur", static_cast<double>(entry.end_ns - entry.begin_ns) / 1e3},
         {"pid", 0},
         {"tid", entry.stream},
         {"args",
          {{"op", entry.op}, {"kernel", entry.kernel}, {"instruction", entry.instruction}}}});
  }
  return {{"displayTimeUnit", "ns"}, {"traceEvents", events}};
}

} // namespace graphc::cli
