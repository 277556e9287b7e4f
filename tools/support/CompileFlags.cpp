//===- CompileFlags.cpp - flags of everything that compiles ---------------===//
#include "tools/support/CompileFlags.h"

#include "tools/support/OutputFile.h"

#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace graphc::cli {

namespace fs = std::filesystem;

namespace {
/// A flag that may be repeated and takes one word each time.
CLI::Option *addList(CLI::App &app, const char *flag, std::vector<std::string> &values,
                     const char *word, const char *text) {
  return app.add_option(flag, values, text)
      ->type_name(word)
      ->expected(1)
      ->take_all()
      ->group("Model");
}
} // namespace

void addModelFlags(CLI::App &app, CompileJob &job, const std::string &name,
                   const std::string &meaning) {
  app.add_option(name, job.model, meaning)->required();
  driver::CompileOptions &options = job.options;
  CLI::Option *signature =
      addList(app, "--signature", options.signatures, "S", "signature to take (may be repeated)");
  addList(app, "--feed", options.feeds, "T",
          "tensor of the graph that is an input, \"node:0\" (may be repeated)")
      ->excludes(signature);
  addList(app, "--fetch", options.fetches, "T",
          "tensor of the graph that is an output (may be repeated)");
  addList(app, "--dims", options.dims, "FACT",
          "sizes: x=b/224/224/3 is a shape, b=1..64 bounds a symbol, b=1..64/8 also says that it "
          "is a multiple of 8 (may be repeated)");
}

void addCompilerFlags(CLI::App &app, CompileJob &job) {
  driver::CompileOptions &options = job.options;
  app.add_option("--target", options.target, "LLVM triple; this machine's by default")
      ->type_name("TRIPLE")
      ->group("Compiler");
  app.add_option("--cpu", options.cpu, "\"native\" or a name that LLVM knows")
      ->type_name("CPU")
      ->capture_default_str()
      ->group("Compiler");
  app.add_flag("--no-fold", options.noFold, "keep constants opaque: compute nothing in advance")
      ->group("Compiler");
  app.add_option("--time-limit", job.limits.seconds, "seconds that the compiler may take")
      ->type_name("S")
      ->capture_default_str()
      ->group("Compiler");
  app.add_option("--memory-limit", job.limits.memoryMiB,
                 "memory in MiB that the compiler may take; 0: all that there is")
      ->type_name("MIB")
      ->capture_default_str()
      ->group("Compiler");
}

bool isArtifact(const std::string &path) {
  std::error_code ignored;
  if (!fs::is_regular_file(path, ignored))
    return false;
  char magic[4] = {};
  std::ifstream(path, std::ios::binary).read(magic, sizeof magic);
  return std::memcmp(magic, "\177ELF", sizeof magic) == 0;
}

Expected<driver::CompileResult> compileToFile(const CompileJob &job, const std::string &output) {
  std::string target = resolvedPath(output);
  std::error_code error;
  fs::file_status status = fs::status(target, error);
  if (fs::exists(status) && !fs::is_regular_file(status))
    return userError("cannot write '" + output + "': it is not a regular file");
  std::string unfinished = unfinishedPath(target);
  Expected<driver::CompileResult> result = compile(job, unfinished);
  if (result && ::rename(unfinished.c_str(), target.c_str()) != 0)
    result = userError("cannot write '" + output + "': " + std::strerror(errno));
  // The compiler may have died while it wrote.
  for (const std::string &left : {unfinished, unfinished + ".unfinished"})
    fs::remove(left, error);
  return result;
}

} // namespace graphc::cli
