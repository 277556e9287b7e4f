//===- Terminal.cpp - what people see while they wait ---------------------===//
#include "tools/support/Terminal.h"

#include <cstdio>
#include <unistd.h>

namespace graphc::cli {

namespace {

/// The first \p lines lines of \p text, without a line break at the end.
std::string firstLines(const std::string &text, int lines) {
  size_t end = 0;
  while (lines-- > 0 && end != std::string::npos)
    end = text.find('\n', end == 0 ? 0 : end + 1);
  return text.substr(0, end);
}

} // namespace

Progress::Progress(std::string task) : task(std::move(task)), terminal(::isatty(STDERR_FILENO)) {}

Progress::~Progress() {
  if (shown)
    std::fputs("\r\033[K", stderr);
}

void Progress::step(const std::string &name) {
  if (!terminal)
    return;
  shown = true;
  std::fprintf(stderr, "\r\033[K%s: %s", task.c_str(), name.c_str());
  std::fflush(stderr);
}

void printError(const Error &error) {
  std::fprintf(stderr, "error: %s\n", firstLines(error.message, 2).c_str());
}

void printWarning(const std::string &message) {
  std::fprintf(stderr, "warning: %s\n", firstLines(message, 1).c_str());
}

} // namespace graphc::cli
