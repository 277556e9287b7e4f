//===- Commands.h - the subcommands of graphc -------------------*- C++ -*-===//
#ifndef GRAPHC_TOOLS_SUPPORT_COMMANDS_H
#define GRAPHC_TOOLS_SUPPORT_COMMANDS_H

namespace CLI {
class App;
} // namespace CLI

namespace graphc::cli {

// Each adds one subcommand to the program. When it is the one that is called, it
// runs while the command line is parsed, prints its own errors, and puts the
// exit code into `status`, which outlives `app`.

void addCheckCommand(CLI::App &app, int &status);
void addCompileCommand(CLI::App &app, int &status);
void addRunCommand(CLI::App &app, int &status);
void addBenchCommand(CLI::App &app, int &status);
void addInspectCommand(CLI::App &app, int &status);

} // namespace graphc::cli

#endif // GRAPHC_TOOLS_SUPPORT_COMMANDS_H
