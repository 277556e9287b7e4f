//===- CommandLine.h - graphc as a function ---------------------*- C++ -*-===//
#ifndef GRAPHC_TOOLS_SUPPORT_COMMANDLINE_H
#define GRAPHC_TOOLS_SUPPORT_COMMANDLINE_H

#include <string>
#include <vector>

namespace graphc::cli {

/// Does what the words of a command line (without the program's name) ask for; returns the exit
/// code, see ExitCode. \p version is what --version prints.
int runCommandLine(std::vector<std::string> words, const std::string &version);

} // namespace graphc::cli

#endif // GRAPHC_TOOLS_SUPPORT_COMMANDLINE_H
