//===- CompileFlags.h - flags of everything that compiles -------*- C++ -*-===//
#ifndef GRAPHC_TOOLS_SUPPORT_COMPILEFLAGS_H
#define GRAPHC_TOOLS_SUPPORT_COMPILEFLAGS_H

#include "tools/support/CompilerProcess.h"

#include <string>

namespace CLI {
class App;
} // namespace CLI

namespace graphc::cli {

/// Adds what is compiled: the model, --signature, --feed, --fetch, --dims. \p name and \p meaning
/// are those of the positional argument. \p job outlives \p app.
void addModelFlags(CLI::App &app, CompileJob &job, const std::string &name,
                   const std::string &meaning);

/// Adds how it is compiled: --target, --cpu, --no-fold, --time-limit, --memory-limit.
void addCompilerFlags(CLI::App &app, CompileJob &job);

/// True if \p path is a compiled artifact and not a model: an ELF file.
bool isArtifact(const std::string &path);

/// Compiles \p job into \p output, or fails and leaves nothing there.
Expected<driver::CompileResult> compileToFile(const CompileJob &job, const std::string &output);

} // namespace graphc::cli

#endif // GRAPHC_TOOLS_SUPPORT_COMPILEFLAGS_H
