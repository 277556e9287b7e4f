//===- Main.cpp - graphc: compile TensorFlow models and run them ----------===//

#include "tools/support/CommandLine.h"

int main(int argc, char **argv) {
  std::vector<std::string> words(argv + (argc > 0 ? 1 : 0), argv + argc);
  return graphc::cli::runCommandLine(std::move(words), "graphc " GRAPHC_VERSION);
}
