//===- Terminal.h - what people see while they wait -------------*- C++ -*-===//
#ifndef GRAPHC_TOOLS_SUPPORT_TERMINAL_H
#define GRAPHC_TOOLS_SUPPORT_TERMINAL_H

#include "tools/support/Failure.h"

#include <string>

namespace graphc::cli {

/// One line on stderr that each step overwrites; silent unless stderr is a terminal. The line is
/// gone when the object is. Thread-compatible.
class Progress {
public:
  explicit Progress(std::string task);
  ~Progress();
  Progress(const Progress &) = delete;
  Progress &operator=(const Progress &) = delete;
  void step(const std::string &name);

private:
  std::string task;
  bool shown = false;
  bool terminal;
};

/// Prints "error: ..." to stderr; of a message of many lines the first two.
void printError(const Error &error);
/// Prints "warning: ..." to stderr, on one line.
void printWarning(const std::string &message);

} // namespace graphc::cli

#endif // GRAPHC_TOOLS_SUPPORT_TERMINAL_H
