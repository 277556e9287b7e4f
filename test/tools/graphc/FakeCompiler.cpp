//===- FakeCompiler.cpp - a compiler that does what its model's name says -===//
//
// Stands beside a copy of graphc in the place of the compiler library, so that
// tests see how graphc deals with compilers that crash, hang or fail.
//
//===----------------------------------------------------------------------===//

#include "compiler/driver/Compiler.h"

#include <csignal>
#include <cstdio>
#include <fstream>
#include <unistd.h>
#include <vector>

using namespace graphc::driver;

namespace {

/// Takes memory and touches it until there is none.
void eat() {
  std::vector<std::vector<char>> eaten;
  for (;;)
    eaten.emplace_back(16 << 20, 'x');
}

class FakeCompiler : public CompilerLibrary {
public:
  CompileResult compile(const std::string &model, const std::string &output,
                        const CompileOptions &options,
                        const std::function<void(const std::string &)> &progress) const override {
    progress("fuse");
    CompileResult result;
    // As far as the true compiler may have come when it dies.
    if (!output.empty())
      std::ofstream(output + ".unfinished") << "half an artifact";
    if (model == "crash") {
      std::fputs("last words\n", stderr);
      std::signal(SIGSEGV, SIG_DFL);
      ::raise(SIGSEGV);
    }
    if (model == "hang")
      for (;;)
        ::pause();
    if (model == "memory")
      eat();
    if (model == "exit")
      ::_exit(3);
    if (model == "internal")
      return {.outcome = Outcome::InternalError,
              .messages = {"internal error: node 'a': no fate\n  a note"},
              .warnings = {},
              .stageText = {},
              .report = {},
              .reproducer = "/some/folder"};
    if (model == "user")
      return {.outcome = Outcome::UserError,
              .messages = {"node 'a' (Foo): not supported\n  a note\n  another", "a second error"},
              .warnings = {"a warning"},
              .stageText = {},
              .report = {},
              .reproducer = {}};
    result.warnings = {"something is odd"};
    if (!options.lastStage.empty())
      result.stageText = "module {}";
    else
      std::ofstream(output) << "an artifact";
    return result;
  }

  CheckResult check(const std::string &model, const CompileOptions &options) const override {
    CheckResult result;
    if (model == "gaps")
      result.gaps = {{"a/first", "Foo", "float", "[2,?]", "no lowering"},
                     {"b", "LongerName", "", "", "unknown op"}};
    else if (model == "user")
      result = {Outcome::UserError, {"the file is damaged"}, {}, {}};
    else
      result.report = {{"estimated_memory_bytes", "1024"}, {"flops", "10"}};
    return result;
  }
};

} // namespace

extern "C" __attribute__((visibility("default"))) const CompilerLibrary *graphc_compiler_library() {
  static const FakeCompiler compiler;
  return &compiler;
}
