//===- CheckCommand.cpp - graphc check ------------------------------------===//
#include "tools/support/Commands.h"

#include "tools/support/CompileFlags.h"
#include "tools/support/Json.h"
#include "tools/support/Terminal.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>

namespace graphc::cli {

namespace {

struct CheckFlags {
  CompileJob job;
  bool json = false;
};

void printJson(const CheckFlags &flags, const driver::CheckResult &result, bool compiles) {
  Json gaps = Json::array();
  for (const driver::Gap &gap : result.gaps)
    gaps.push_back({{"node", gap.node},
                    {"op", gap.op},
                    {"dtype", gap.dtype},
                    {"shape", gap.shape},
                    {"reason", gap.reason}});
  Json document = {{"model", flags.job.model},
                   {"compiles", compiles},
                   {"gaps", gaps},
                   {"errors", result.messages},
                   {"facts", factsToJson(result.report)}};
  std::printf("%s\n", toText(document).c_str());
}

/// A line a gap, the columns under each other.
void printGaps(const std::vector<driver::Gap> &gaps) {
  size_t nodes = 4, ops = 2;
  for (const driver::Gap &gap : gaps) {
    nodes = std::max(nodes, gap.node.size());
    ops = std::max(ops, gap.op.size());
  }
  for (const driver::Gap &gap : gaps)
    std::printf("%-*s  %-*s  %s%s%s%s%s\n", static_cast<int>(nodes), gap.node.c_str(),
                static_cast<int>(ops), gap.op.c_str(), gap.dtype.c_str(),
                gap.dtype.empty() || gap.shape.empty() ? "" : " ", gap.shape.c_str(),
                gap.dtype.empty() && gap.shape.empty() ? "" : "  ", gap.reason.c_str());
}

int runCheck(const CheckFlags &flags) {
  Expected<driver::CheckResult> result = check(flags.job);
  if (!result) {
    printError(result.error());
    return exitCode(result.error());
  }
  bool compiles = result->gaps.empty() && result->outcome == driver::Outcome::Success;
  if (flags.json) {
    printJson(flags, *result, compiles);
    return compiles ? kExitSuccess : kExitUser;
  }
  printGaps(result->gaps);
  if (!result->gaps.empty())
    printError(userError(std::to_string(result->gaps.size()) + " nodes of '" + flags.job.model +
                         "' are not supported"));
  else if (!compiles)
    printError(userError(result->messages.empty() ? "failed without a message"
                                                  : result->messages.front()));
  if (!compiles)
    return kExitUser;
  std::printf("%s: compiles\n", flags.job.model.c_str());
  for (const auto &[key, value] : result->report)
    std::printf("  %s: %s\n", key.c_str(), value.c_str());
  return kExitSuccess;
}

} // namespace

void addCheckCommand(CLI::App &app, int &status) {
  auto flags = std::make_shared<CheckFlags>();
  CLI::App *command =
      app.add_subcommand("check", "list everything that keeps a model from compiling");
  command->group("Compile");
  addModelFlags(*command, flags->job, "MODEL",
                "SavedModel folder, GraphDef or MetaGraph (.pb, .pbtxt)");
  addCompilerFlags(*command, flags->job);
  command->add_flag("--json", flags->json, "print JSON");
  command->callback([flags, &status] { status = runCheck(*flags); });
}

} // namespace graphc::cli
