//===- InspectCommand.cpp - graphc inspect --------------------------------===//
#include "tools/support/Commands.h"

#include "runtime/api/graphc_inspect.h"
#include "tools/support/CompileFlags.h"
#include "tools/support/Inspection.h"
#include "tools/support/Terminal.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <memory>

namespace graphc::cli {

namespace {

struct InspectFlags {
  std::string artifact;
  std::string node;
  bool json = false;
};

/// Prints the fate of the nodes named \p name; fails if there is none.
Failure explain(const graphc_model *model, const std::string &name) {
  bool found = false;
  graphc_node node = {};
  for (size_t i = 0; i < graphc_node_count(model); ++i) {
    if (graphc_get_node(model, i, &node) != 0 || name != node.name)
      continue;
    found = true;
    std::printf("%s (%s): %s\n", node.name, node.op, fateText(node).c_str());
  }
  if (!found)
    return userError("the artifact knows no node '" + name +
                     "'; graphc inspect lists those it "
                     "knows");
  return std::nullopt;
}

Failure inspect(const InspectFlags &flags) {
  std::error_code missing;
  if (!isArtifact(flags.artifact))
    return userError(std::filesystem::exists(flags.artifact, missing)
                         ? "'" + flags.artifact + "' is not an artifact; graphc compile makes one"
                         : "cannot open '" + flags.artifact + "': there is no such file");
  Expected<Session> session = Session::load(flags.artifact, {});
  if (!session)
    return session.error();
  if (!flags.node.empty())
    return explain(session->handle(), flags.node);
  Json facts = factsOf(*session);
  facts["file_bytes"] = std::filesystem::file_size(flags.artifact, missing);
  std::printf("%s\n", flags.json ? toText(facts).c_str() : factsText(facts).c_str());
  return std::nullopt;
}

} // namespace

void addInspectCommand(CLI::App &app, int &status) {
  auto flags = std::make_shared<InspectFlags>();
  CLI::App *command = app.add_subcommand(
      "inspect", "show an artifact: signatures, sizes, plan, what became of each node");
  command->group("Run");
  command->add_option("ARTIFACT", flags->artifact, "what graphc compile wrote")->required();
  command->add_flag("--json", flags->json, "print JSON");
  command->add_option("--why", flags->node, "say what became of one node, and why")
      ->type_name("NODE");
  command->callback([flags, &status] {
    Failure failure = inspect(*flags);
    if (failure)
      printError(*failure);
    status = failure ? exitCode(*failure) : kExitSuccess;
  });
}

} // namespace graphc::cli
