//===- CompilerProcess.h - the compiler, at arm's length --------*- C++ -*-===//
//
// The compiler library is opened in a child process only. A compiler that
// crashes or hangs costs an error message, and programs that are run never
// share an address space with LLVM.
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_TOOLS_SUPPORT_COMPILERPROCESS_H
#define GRAPHC_TOOLS_SUPPORT_COMPILERPROCESS_H

#include "compiler/driver/Compiler.h"
#include "tools/support/ChildProcess.h"

namespace graphc::cli {

/// A compilation to do.
struct CompileJob {
  std::string model;
  driver::CompileOptions options;
  Limits limits;
};

/// Compiles into \p output, which is written whole or not at all, with progress on a terminal.
/// Warnings are printed. Fails with kInternal, and the path of a reproducer in the message, if the
/// compiler is at fault.
Expected<driver::CompileResult> compile(const CompileJob &job, const std::string &output);

/// Finds all gaps of a model.
Expected<driver::CheckResult> check(const CompileJob &job);

} // namespace graphc::cli

#endif // GRAPHC_TOOLS_SUPPORT_COMPILERPROCESS_H
