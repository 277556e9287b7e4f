//===- BenchCommand.cpp - graphc bench ------------------------------------===//
#include "tools/support/Commands.h"

#include "tools/support/CompileFlags.h"
#include "tools/support/Json.h"
#include "tools/support/Prepare.h"
#include "tools/support/Terminal.h"
#include "tools/support/Timings.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <memory>

namespace graphc::cli {

namespace {

using Clock = std::chrono::steady_clock;

struct BenchFlags {
  CompileJob job;
  std::vector<std::string> shapes;
  std::string feeds;
  SessionOptions session;
  double seconds = 5;
  bool json = false;
};

/// Adds "x=8,224,224,3" to \p shapes.
Failure parseShape(const std::string &text, ShapeMap &shapes) {
  size_t equals = text.rfind('=');
  Error wrong = userError("--shape " + text + ": expected NAME=SIZE,SIZE,...");
  if (equals == std::string::npos || equals == 0)
    return wrong;
  std::vector<int64_t> dims;
  const char *at = text.data() + equals + 1, *end = text.data() + text.size();
  while (at != end) {
    int64_t size = 0;
    auto [next, error] = std::from_chars(at, end, size);
    if (error != std::errc() || size < 0 || (next != end && *next != ',') || next + 1 == end)
      return wrong;
    dims.push_back(size);
    at = next == end ? end : next + 1;
  }
  if (!shapes.emplace(text.substr(0, equals), dims).second)
    return userError("--shape " + text + ": a second shape for the same input");
  return std::nullopt;
}

Failure addFacts(const ShapeMap &shapes, std::vector<std::string> &dims) {
  for (const auto &[name, shape] : shapes) {
    std::string fact = name + "=";
    for (size_t i = 0; i < shape.size(); ++i)
      fact += (i ? "/" : "") + std::to_string(shape[i]);
    dims.push_back(fact);
  }
  return std::nullopt;
}

/// Their times take 160 MB.
constexpr size_t kMostRuns = 20'000'000;

/// Runs again and again: once as the first, a tenth of the time to warm up, then measured.
Expected<Timings> measure(Session &session, size_t signature, const BoundInputs &inputs,
                          double seconds) {
  Timings timings;
  std::vector<graphc_tensor> outputs;
  auto runOnce = [&](int64_t &nanoseconds) {
    auto start = Clock::now();
    Failure failure = session.run(signature, inputs, outputs);
    nanoseconds = std::chrono::nanoseconds(Clock::now() - start).count();
    return failure;
  };
  if (Failure failure = runOnce(timings.firstNs))
    return *failure;
  auto repeat = [&](double share, size_t least, bool keep) -> Failure {
    auto end = Clock::now() + std::chrono::duration<double>(seconds * share);
    for (size_t runs = 0; runs < least || (runs < kMostRuns && Clock::now() < end); ++runs) {
      int64_t nanoseconds = 0;
      if (Failure failure = runOnce(nanoseconds))
        return failure;
      if (keep)
        timings.runsNs.push_back(nanoseconds);
    }
    return std::nullopt;
  };
  constexpr double kWarmUp = 0.1;
  if (Failure failure = repeat(kWarmUp, 2, false))
    return *failure;
  if (Failure failure = repeat(1 - kWarmUp, 3, true))
    return *failure;
  return timings;
}

void print(const BenchFlags &flags, const Timings &timings) {
  Json facts = toJson(timings);
  if (flags.json) {
    std::printf("%s\n", toText(facts).c_str());
    return;
  }
  auto text = [&](const char *key) { return durationText(facts[key].get<double>() * 1e6); };
  std::printf("median %s, p90 %s, p99 %s, first %s, %zu runs\n", text("median_ms").c_str(),
              text("p90_ms").c_str(), text("p99_ms").c_str(), text("first_ms").c_str(),
              timings.runsNs.size());
}

Failure bench(BenchFlags &flags) {
  MissingInputs missing{.random = true, .shapes = {}};
  for (const std::string &text : flags.shapes)
    if (Failure failure = parseShape(text, missing.shapes))
      return failure;
  driver::CompileOptions &options = flags.job.options;
  if (options.signatures.size() > 1)
    return userError("one signature is measured at a time");
  addFacts(missing.shapes, options.dims);
  options.cpu = "native";
  options.defaultSignature =
      options.signatures.empty() && options.feeds.empty() && options.fetches.empty();
  std::vector<npy::NamedArray> arrays;
  if (!flags.feeds.empty()) {
    auto read = npy::readNpz(flags.feeds);
    if (!read)
      return toError(read.status());
    arrays = std::move(*read);
  }
  Expected<Prepared> prepared = prepare(flags.job, flags.session);
  if (!prepared)
    return prepared.error();
  Session &session = prepared->session;
  Expected<size_t> signature =
      session.find(options.signatures.empty() ? "" : options.signatures.front());
  if (!signature)
    return signature.error();
  Expected<BoundInputs> inputs = session.bind(*signature, std::move(arrays), missing);
  if (!inputs)
    return inputs.error();
  Progress progress("bench");
  progress.step("running");
  Expected<Timings> timings = measure(session, *signature, *inputs, flags.seconds);
  if (!timings)
    return timings.error();
  print(flags, *timings);
  return std::nullopt;
}

void addFlags(CLI::App &command, BenchFlags &flags) {
  addModelFlags(command, flags.job, "MODEL|ARTIFACT",
                "SavedModel folder, GraphDef or MetaGraph, or what graphc compile wrote");
  command
      .add_option("--shape", flags.shapes,
                  "shape of a made-up input, x=8,224,224,3; unknown sizes are 1 without "
                  "(may be repeated)")
      ->type_name("NAME=SIZES")
      ->expected(1)
      ->take_all();
  command.add_option("--feeds", flags.feeds, "inputs (.npz); the others are made up")
      ->type_name("FILE");
  command.add_option("--threads", flags.session.threads, "threads of a run; 0: all there are")
      ->type_name("N")
      ->check(CLI::Range(0u, kMostThreads).description(""));
  command.add_option("--seconds", flags.seconds, "how long to measure")
      ->type_name("S")
      ->check(CLI::Range(0.0, 1e6).description(""))
      ->capture_default_str();
  command.add_flag("--json", flags.json, "print JSON");
  addCompilerFlags(command, flags.job);
  command.remove_option(command.get_option("--cpu"));
  command.remove_option(command.get_option("--target"));
}

} // namespace

void addBenchCommand(CLI::App &app, int &status) {
  auto flags = std::make_shared<BenchFlags>();
  CLI::App *command = app.add_subcommand("bench", "measure how long a call takes");
  command->group("Run");
  addFlags(*command, *flags);
  command->callback([flags, &status] {
    Failure failure = bench(*flags);
    if (failure)
      printError(*failure);
    status = failure ? exitCode(*failure) : kExitSuccess;
  });
}

} // namespace graphc::cli
