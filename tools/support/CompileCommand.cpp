//===- CompileCommand.cpp - graphc compile --------------------------------===//
#include "tools/support/Commands.h"

#include "tools/support/CompileFlags.h"
#include "tools/support/OutputFile.h"
#include "tools/support/Terminal.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

namespace graphc::cli {

namespace {

constexpr const char *kExamples = R"(Examples:
  graphc compile model/ -o model.so --dims x=b/224/224/3 --dims b=1..64
  graphc compile graph.pb --feed x:0 --fetch softmax:0 -o model.so --cpu native
  graphc compile model/ --to=resolve                  the model as ops, after this stage)";

struct CompileCommandFlags {
  CompileJob job;
  std::string output;
};

Failure compileStage(const CompileCommandFlags &flags) {
  Expected<driver::CompileResult> result = compile(flags.job, "");
  if (!result)
    return result.error();
  std::string text = std::move(result->stageText);
  if (!text.ends_with('\n'))
    text += '\n';
  return writeFile(flags.output.empty() ? "/dev/stdout" : flags.output, text);
}

Failure compileArtifact(const CompileCommandFlags &flags) {
  if (flags.output.empty())
    return userError("say where the artifact goes: -o FILE");
  Expected<driver::CompileResult> result = compileToFile(flags.job, flags.output);
  return result ? Failure() : result.error();
}

int runCompile(const CompileCommandFlags &flags) {
  Failure failure =
      flags.job.options.lastStage.empty() ? compileArtifact(flags) : compileStage(flags);
  if (!failure)
    return kExitSuccess;
  printError(*failure);
  return exitCode(*failure);
}

} // namespace

void addCompileCommand(CLI::App &app, int &status) {
  auto flags = std::make_shared<CompileCommandFlags>();
  driver::CompileOptions &options = flags->job.options;
  CLI::App *command = app.add_subcommand("compile", "compile a model into an artifact");
  command->group("Compile");
  command->footer(kExamples);
  addModelFlags(*command, flags->job, "MODEL",
                "SavedModel folder, GraphDef or MetaGraph (.pb, .pbtxt)");
  command->add_option("-o,--output", flags->output, "the artifact, or with --to the text")
      ->type_name("FILE");
  command
      ->add_option("--memory-map", options.memoryMap,
                   "draw where the buffers lie in the arena (SVG)")
      ->type_name("FILE");
  addCompilerFlags(*command, flags->job);
  command
      ->add_option("--to", options.lastStage,
                   "stop after this stage (import, resolve, legalize, ...) and print the module")
      ->type_name("STAGE")
      ->group("Look inside");
  command->add_option("--dump-stages", options.dumpFolder, "write the module after each stage")
      ->type_name("DIR")
      ->group("Look inside");
  command->add_flag("--timing", options.timing, "print what each pass took")->group("Look inside");
  command->callback([flags, &status] { status = runCompile(*flags); });
}

} // namespace graphc::cli
