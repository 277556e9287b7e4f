//===- CompilerProcess.cpp - the compiler, at arm's length ----------------===//
#include "tools/support/CompilerProcess.h"

#include "tools/support/OutputFile.h"
#include "tools/support/Terminal.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <dlfcn.h>
#include <filesystem>
#include <unistd.h>

namespace graphc::cli {

using driver::CheckResult;
using driver::CompileOptions;
using driver::CompileResult;
using driver::CompilerLibrary;
using driver::Outcome;

namespace fs = std::filesystem;

namespace {

/// What the frames of a compiling child mean.
enum FrameKind : char {
  kStep = 'p',       ///< name of the step that begins
  kOutcome = 'o',    ///< Outcome as a digit; the last frame
  kMessage = 'm',    ///< an error
  kWarning = 'w',    ///< a warning
  kFact = 'f',       ///< key and value of the report
  kGap = 'g',        ///< node, op, dtype, shape, reason
  kStageText = 's',  ///< the module
  kReproducer = 'r', ///< a folder
  kNoCompiler = 'x', ///< why the library cannot be opened
};

using Send = std::function<void(Frame)>;

/// Opens the compiler beside this program; null, and why, if it is not there.
const CompilerLibrary *openCompiler(std::string &problem) {
  std::error_code ignored;
  fs::path here = fs::read_symlink("/proc/self/exe", ignored).parent_path();
  constexpr const char *kName = "libgraphc_compiler.so";
  void *library = nullptr;
  for (const fs::path &path : {here / ".." / "lib" / kName, here / kName, fs::path(kName)}) {
    if (library || (path.has_parent_path() && !fs::exists(path, ignored)))
      continue;
    library = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (const char *reason = library ? nullptr : ::dlerror())
      problem = reason;
  }
  using Entry = decltype(&graphc_compiler_library);
  auto entry =
      library ? reinterpret_cast<Entry>(::dlsym(library, "graphc_compiler_library")) : nullptr;
  if (!entry && problem.empty())
    problem = std::string(kName) + " is not the library of this program";
  return entry ? entry() : nullptr;
}

void sendFacts(const Send &send, Outcome outcome, const std::vector<std::string> &messages,
               const std::vector<std::string> &warnings,
               const std::vector<std::pair<std::string, std::string>> &report) {
  for (const std::string &message : messages)
    send({kMessage, {message}});
  for (const std::string &warning : warnings)
    send({kWarning, {warning}});
  for (const auto &[key, value] : report)
    send({kFact, {key, value}});
  send({kOutcome, {std::to_string(static_cast<int>(outcome))}});
}

/// Opens the compiler and lets \p use work with it.
void withCompiler(const Send &send, const std::function<void(const CompilerLibrary &)> &use) {
  std::string problem;
  if (const CompilerLibrary *compiler = openCompiler(problem))
    use(*compiler);
  else
    send({kNoCompiler, {problem}});
}

/// All that a child said; both results share most fields.
struct Heard {
  CompileResult compiled;
  CheckResult checked;
  std::string step = "start";
  std::string noCompiler;
  bool complete = false;

  void take(Frame frame) {
    std::vector<std::string> &texts = frame.texts;
    switch (frame.kind) {
    case kStep:
      step = texts.at(0);
      break;
    case kOutcome:
      compiled.outcome = static_cast<Outcome>(texts.at(0).at(0) - '0');
      complete = true;
      break;
    case kMessage:
      compiled.messages.push_back(texts.at(0));
      break;
    case kWarning:
      compiled.warnings.push_back(texts.at(0));
      break;
    case kFact:
      compiled.report.emplace_back(texts.at(0), texts.at(1));
      break;
    case kGap:
      checked.gaps.push_back({texts.at(0), texts.at(1), texts.at(2), texts.at(3), texts.at(4)});
      break;
    case kStageText:
      compiled.stageText = std::move(texts.at(0));
      break;
    case kReproducer:
      compiled.reproducer = texts.at(0);
      break;
    case kNoCompiler:
      noCompiler = texts.at(0);
      break;
    }
  }
};

/// The command line that does the job, for people.
std::string commandLine(const CompileJob &job) {
  std::string words = "graphc compile '" + fs::absolute(job.model).string() + "' -o out.so";
  auto add = [&](const char *flag, const std::vector<std::string> &values) {
    for (const std::string &value : values)
      words += std::string(" ") + flag + " '" + value + "'";
  };
  add("--signature", job.options.signatures);
  add("--feed", job.options.feeds);
  add("--fetch", job.options.fetches);
  add("--dims", job.options.dims);
  words += " --cpu " + job.options.cpu;
  if (!job.options.target.empty())
    words += " --target " + job.options.target;
  return words + (job.options.noFold ? " --no-fold\n" : "\n");
}

/// Does once more what killed the compiler, with the module dumped after each stage. Returns the
/// folder that holds the dumps, the command line and what the compiler said; empty if there is
/// none.
std::string writeReproducer(const CompileJob &job, const std::string &errors) {
  constexpr uint64_t kSeconds = 30;
  Expected<TemporaryFolder> folder = TemporaryFolder::create("graphc-reproducer");
  if (!folder)
    return {};
  CompileOptions options = job.options;
  options.dumpFolder = folder->path();
  Limits limits = job.limits;
  limits.seconds = std::min(limits.seconds, kSeconds);
  std::string output = folder->path() + "/out.so";
  (void)runInChild(
      limits,
      [&](const Send &send) {
        withCompiler(send, [&](const CompilerLibrary &compiler) {
          (void)compiler.compile(job.model, output, options, [](const std::string &) {});
        });
      },
      [](Frame) {});
  (void)writeFile(folder->path() + "/command.txt", commandLine(job));
  (void)writeFile(folder->path() + "/stderr.txt", errors);
  return folder->keep();
}

/// What to tell of a child that did not get to the end.
Error compilerDied(const CompileJob &job, const ChildEnd &end, const Heard &heard) {
  std::string reason = end.reason;
  if (reason.empty())
    reason = "ended without a result";
  // LLVM says "out of memory" before it aborts; so does the C++ library.
  if (end.errors.find("out of memory") != std::string::npos ||
      end.errors.find("bad_alloc") != std::string::npos)
    reason = "ran out of memory (--memory-limit)";
  std::string text = "internal error: the compiler " + reason + " in step '" + heard.step + "'";
  std::string reproducer = writeReproducer(job, end.errors);
  return internalError(text + (reproducer.empty() ? "" : "\nreproducer: " + reproducer));
}

/// Why a compilation that came to its end failed; nothing if it did not.
Failure failureOf(const CompileResult &result) {
  if (result.outcome == Outcome::Success)
    return std::nullopt;
  std::string text = result.messages.empty() ? "failed without a message" : result.messages.front();
  if (result.outcome == Outcome::UserError)
    return userError(text);
  text = text.substr(0, text.find('\n'));
  if (!text.starts_with("internal error"))
    text = "internal error: " + text;
  return internalError(text +
                       (result.reproducer.empty() ? "" : "\nreproducer: " + result.reproducer));
}

/// Runs a job's child to its end; the failure is that of a child that did not get there.
Failure runJob(const CompileJob &job, const std::function<void(const Send &)> &work,
               const std::string &task, Heard &heard) {
  Expected<ChildEnd> end = [&] {
    Progress progress(task);
    return runInChild(job.limits, work, [&](Frame frame) {
      if (frame.kind == kStep)
        progress.step(frame.texts.at(0));
      heard.take(std::move(frame));
    });
  }();
  if (!end)
    return end.error();
  if (!heard.noCompiler.empty())
    return userError("the compiler cannot be opened: " + heard.noCompiler);
  if (!end->finished || !heard.complete)
    return compilerDied(job, *end, heard);
  if (job.options.timing)
    std::fputs(end->errors.c_str(), stderr);
  return std::nullopt;
}

} // namespace

Expected<CompileResult> compile(const CompileJob &job, const std::string &output) {
  Heard heard;
  auto work = [&](const Send &send) {
    withCompiler(send, [&](const CompilerLibrary &compiler) {
      CompileResult result = compiler.compile(
          job.model, output, job.options, [&](const std::string &step) { send({kStep, {step}}); });
      if (!result.stageText.empty())
        send({kStageText, {std::move(result.stageText)}});
      if (!result.reproducer.empty())
        send({kReproducer, {result.reproducer}});
      sendFacts(send, result.outcome, result.messages, result.warnings, result.report);
    });
  };
  if (Failure failure = runJob(job, work, "compile", heard))
    return *failure;
  if (Failure failure = failureOf(heard.compiled))
    return *failure;
  for (const std::string &warning : heard.compiled.warnings)
    printWarning(warning);
  return std::move(heard.compiled);
}

Expected<CheckResult> check(const CompileJob &job) {
  Heard heard;
  auto work = [&](const Send &send) {
    withCompiler(send, [&](const CompilerLibrary &compiler) {
      CheckResult result = compiler.check(job.model, job.options);
      for (const driver::Gap &gap : result.gaps)
        send({kGap, {gap.node, gap.op, gap.dtype, gap.shape, gap.reason}});
      sendFacts(send, result.outcome, result.messages, {}, result.report);
    });
  };
  if (Failure failure = runJob(job, work, "check", heard))
    return *failure;
  heard.checked.outcome = heard.compiled.outcome;
  heard.checked.messages = std::move(heard.compiled.messages);
  heard.checked.report = std::move(heard.compiled.report);
  if (heard.checked.outcome == Outcome::InternalError)
    return *failureOf(heard.compiled);
  return std::move(heard.checked);
}

} // namespace graphc::cli
