//===- CommandLine.cpp - graphc as a function -----------------------------===//
#include "tools/support/CommandLine.h"

#include "tools/support/Commands.h"
#include "tools/support/Failure.h"
#include "tools/support/HelpFormatter.h"
#include "tools/support/Terminal.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <csignal>
#include <cstdio>
#include <new>

namespace graphc::cli {

namespace {

constexpr const char *kExamples = R"(Examples:
  graphc check model/                              can it be compiled, and if not, why
  graphc compile model/ -o model.so                for any size that the model allows
  graphc run model.so --feeds in.npz --out out.npz
  graphc run graph.pb --random --fetch softmax:0   a quick try
  graphc bench model.so --shape x=8,224,224,3 --threads 2 --seconds 5

"graphc COMMAND --help" explains a command. Exit codes: 0 done, 1 the model or the
request is at fault, 70 graphc is at fault (the message names a reproducer).)";

/// The words of a usage error as our other errors are written.
std::string usageError(const CLI::ParseError &error, const CLI::App &app,
                       const std::string &firstWord) {
  std::string text = error.what();
  if (app.get_subcommands().empty())
    text = std::string("there is no ") + (firstWord.starts_with('-') ? "flag" : "command") + " '" +
           firstWord + "'";
  if (text.size() > 1 && std::islower(static_cast<unsigned char>(text[1])))
    text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
  std::replace(text.begin(), text.end(), '\n', ' ');
  while (!text.empty() && (text.back() == '.' || text.back() == ' '))
    text.pop_back();
  std::string command = "graphc";
  for (const CLI::App *sub : app.get_subcommands())
    command += " " + sub->get_name();
  return text + "\n" + command + " --help tells more";
}

} // namespace

int runCommandLine(std::vector<std::string> words, const std::string &version) {
  // A reader that went away is an error of a write.
  std::signal(SIGPIPE, SIG_IGN);
  CLI::App app("Compile TensorFlow models and run them.", "graphc");
  app.formatter(std::make_shared<HelpFormatter>());
  app.set_help_flag("-h,--help", "print this text");
  app.set_version_flag("--version", version, "print the version");
  app.require_subcommand(1);
  int status = kExitSuccess;
  addCheckCommand(app, status);
  addCompileCommand(app, status);
  addRunCommand(app, status);
  addBenchCommand(app, status);
  addInspectCommand(app, status);
  // After the commands, which would inherit them.
  app.footer(kExamples);
  if (words.empty())
    words.push_back("--help");
  std::string firstWord = words.front();
  std::reverse(words.begin(), words.end()); // as the parser takes them
  try {
    app.parse(words);
  } catch (const CLI::Success &done) {
    return app.exit(done);
  } catch (const CLI::ParseError &error) {
    printError(userError(usageError(error, app, firstWord)));
    return kExitUser;
  } catch (const std::bad_alloc &) {
    printError(userError("out of memory"));
    return kExitUser;
  } catch (const std::exception &problem) {
    printError(internalError(std::string("internal error: ") + problem.what()));
    return kExitInternal;
  }
  return status;
}

} // namespace graphc::cli
