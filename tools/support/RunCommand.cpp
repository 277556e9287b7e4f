//===- RunCommand.cpp - graphc run ----------------------------------------===//
#include "tools/support/Commands.h"

#include "tools/support/Calls.h"
#include "tools/support/CompileFlags.h"
#include "tools/support/OutputFile.h"
#include "tools/support/RunReport.h"
#include "tools/support/TensorText.h"
#include "tools/support/Terminal.h"

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <memory>

namespace graphc::cli {

namespace {

constexpr const char *kExamples = R"(Examples:
  graphc run model/ --feeds in.npz                   the default signature, printed
  graphc run model/ --signature encode --random      a quick try
  graphc run graph.pb --feeds in.npz --fetch relu:0  keys of in.npz are tensors, "x:0"
  graphc run model.so --calls train.json --report report.json)";

struct RunFlags {
  CompileJob job;
  Call call;
  std::string calls;
  std::string report;
  std::string trace;
  SessionOptions session;
  MissingInputs missing;
};

/// The calls of the command line: those of the file, or the one that the flags describe.
Expected<std::vector<Call>> callsOf(const RunFlags &flags) {
  if (!flags.calls.empty())
    return readCalls(flags.calls);
  const std::vector<std::string> &signatures = flags.job.options.signatures;
  if (signatures.size() > 1)
    return userError("one signature is run at a time; --calls runs several in order");
  Call call = flags.call;
  call.fetches = flags.job.options.fetches;
  if (!signatures.empty())
    call.signature = signatures.front();
  return std::vector<Call>{call};
}

Failure write(const std::string &path, const std::vector<npy::NamedArray> &arrays) {
  Expected<OutputFile> file = OutputFile::create(path);
  if (!file)
    return file.error();
  Failure failure;
  runtime::Status status = npy::writeNpz(arrays, [&](std::span<const std::byte> bytes) {
    failure = file->write(bytes);
    return failure ? runtime::Status(runtime::StatusCode::Unknown, failure->message)
                   : runtime::okStatus();
  });
  if (!status.isOk())
    return failure ? failure : toError(status);
  return file->commit();
}

Failure deliver(const Call &call, const std::vector<npy::NamedArray> &results) {
  if (!call.out.empty())
    return write(call.out, results);
  for (const npy::NamedArray &result : results)
    std::printf("%s: %s\n", result.name.c_str(), toText(result.array).c_str());
  return std::nullopt;
}

Failure runCall(Session &session, const Call &call, const MissingInputs &missing,
                double &milliseconds) {
  Expected<size_t> signature = session.find(call.signature);
  if (!signature)
    return signature.error();
  std::vector<npy::NamedArray> arrays;
  if (!call.feeds.empty()) {
    auto read = npy::readNpz(call.feeds);
    if (!read)
      return toError(read.status());
    arrays = std::move(*read);
  }
  Expected<BoundInputs> inputs = session.bind(*signature, std::move(arrays), missing);
  if (!inputs)
    return inputs.error();
  std::vector<graphc_tensor> outputs;
  auto start = std::chrono::steady_clock::now();
  Failure failure = session.run(*signature, *inputs, outputs);
  milliseconds =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  if (failure)
    return failure;
  auto results = session.collect(*signature, outputs, call.fetches);
  return results ? deliver(call, *results) : Failure(results.error());
}

/// Runs all calls and writes reports; the failure is the first of the calls', if any failed.
Failure run(RunFlags &flags) {
  Expected<std::vector<Call>> calls = callsOf(flags);
  if (!calls)
    return calls.error();
  CompileJob job = flags.job;
  job.options.fetches.clear();
  job.options.cpu = "native";
  planCompilation(*calls, job);
  flags.session.profile = !flags.trace.empty();
  Expected<Prepared> prepared = prepare(job, flags.session);
  if (!prepared)
    return prepared.error();
  Failure first;
  std::vector<CallOutcome> outcomes;
  for (const Call &call : *calls) {
    CallOutcome &outcome = outcomes.emplace_back();
    outcome.failure = runCall(prepared->session, call, flags.missing, outcome.milliseconds);
    if (!first && outcome.failure) {
      first = outcome.failure;
      if (calls->size() > 1)
        first->message = "call " + std::to_string(outcomes.size() - 1) + ": " + first->message;
    }
  }
  Failure failure;
  if (!flags.trace.empty())
    failure = writeFile(flags.trace, toText(traceOfLastRun(prepared->session.context())) + "\n");
  if (!failure && !flags.report.empty())
    failure = writeFile(flags.report, toText(runReport(*prepared, outcomes)) + "\n");
  return first ? first : failure;
}

void addFlags(CLI::App &command, RunFlags &flags) {
  addModelFlags(command, flags.job, "MODEL|ARTIFACT",
                "SavedModel folder, GraphDef or MetaGraph, or what graphc compile wrote");
  auto add = [&](const char *flag, std::string &value, const char *text) {
    return command.add_option(flag, value, text)->type_name("FILE")->group("Inputs and outputs");
  };
  CLI::Option *feeds = add("--feeds", flags.call.feeds,
                           "inputs (.npz); keys are tensors \"node:0\" or inputs' keys");
  CLI::Option *out = add("--out", flags.call.out, "outputs (.npz); printed by default");
  add("--calls", flags.calls,
      "run several calls in order on one model that keeps its state (JSON list of {\"signature\" "
      "or \"fetch\", \"feeds\", \"out\"})")
      ->excludes(feeds)
      ->excludes(out);
  command.add_flag("--random", flags.missing.random, "make up inputs that are not fed")
      ->group("Inputs and outputs");
  add("--report", flags.report, "write what became of the nodes, times and errors (JSON)");
  add("--trace", flags.trace, "write when each step of the last call ran (for trace viewers)");
  command.add_option("--threads", flags.session.threads, "threads of a run; 0: all there are")
      ->type_name("N")
      ->check(CLI::Range(0u, kMostThreads).description(""))
      ->group("Runtime");
  command
      .add_option("--allow-op", flags.session.allowedOps,
                  "allow an op that touches files or the network (may be repeated)")
      ->type_name("OP")
      ->expected(1)
      ->take_all()
      ->group("Runtime");
  addCompilerFlags(command, flags.job);
  command.remove_option(command.get_option("--cpu"));
  command.remove_option(command.get_option("--target"));
}

} // namespace

void addRunCommand(CLI::App &app, int &status) {
  auto flags = std::make_shared<RunFlags>();
  CLI::App *command = app.add_subcommand("run", "run a model or an artifact on inputs");
  command->group("Run");
  command->footer(kExamples);
  addFlags(*command, *flags);
  command->callback([flags, &status] {
    Failure failure = run(*flags);
    if (failure)
      printError(*failure);
    status = failure ? exitCode(*failure) : kExitSuccess;
  });
}

} // namespace graphc::cli
