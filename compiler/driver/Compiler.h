//===- Compiler.h - from a model to an artifact ---------------------------===//
//
// The installed C++ API of the compiler. It names no LLVM or MLIR type and is
// reached through one exported function of libgraphc_compiler.so, so that a
// program may open the compiler only when it must (`graphc run A.so` never
// does).
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_COMPILER_DRIVER_COMPILER_H
#define GRAPHC_COMPILER_DRIVER_COMPILER_H

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace graphc::driver {

/// What to compile and how. Defaults are those of `graphc compile`.
struct CompileOptions {
  std::vector<std::string> signatures; ///< empty: all (or the feeds and fetches)
  bool defaultSignature = false;       ///< none of these given: "serving_default" or the only one
  std::vector<std::string> feeds;      ///< tensors "node:0" that are inputs
  std::vector<std::string> fetches;    ///< tensors that are outputs
  std::vector<std::string> dims;       ///< facts of sizes, "x=b/224/224/3", "b=1..64"
  std::string lastStage;               ///< stop after this stage; nothing is written
  std::string dumpFolder;              ///< module after each stage
  std::string memoryMap;               ///< SVG of the arena is written here
  std::string target;                  ///< LLVM triple; empty: this machine's
  std::string cpu = "x86-64-v3";       ///< "native": this machine's
  bool noFold = false;                 ///< constants stay opaque data
  bool timing = false;                 ///< pass times to stderr
};

/// Whose fault a failure is.
enum class Outcome {
  Success,
  UserError,     ///< the model or the request; messages say what to do
  InternalError, ///< the compiler; a reproducer was written if possible
};

struct CompileResult {
  Outcome outcome = Outcome::Success;
  /// Errors, the first is the cause; each a line or two without a period.
  std::vector<std::string> messages;
  /// What the caller should know of a model that compiles all the same.
  std::vector<std::string> warnings;
  /// Text of the module after `lastStage`, if one was asked for.
  std::string stageText;
  /// Facts for people and scripts: {"kernels", "12"}, {"weights_bytes", ..}.
  std::vector<std::pair<std::string, std::string>> report;
  /// Folder with the module after each stage, after an internal error.
  std::string reproducer;
};

/// One op that stands in the way of compiling a model.
struct Gap {
  std::string node, op, dtype, shape, reason;
};

struct CheckResult {
  Outcome outcome = Outcome::Success;
  std::vector<std::string> messages;
  std::vector<Gap> gaps;
  std::vector<std::pair<std::string, std::string>> report;
};

/// The compiler. Stateless and thread-safe.
class CompilerLibrary {
public:
  /// Compiles `model` (a file or SavedModel folder) into the shared object
  /// `output`, which is written whole or not at all.
  /// `progress` hears the name of each step.
  virtual CompileResult compile(const std::string &model, const std::string &output,
                                const CompileOptions &options,
                                const std::function<void(const std::string &)> &progress) const = 0;

  /// Finds everything that keeps `model` from compiling, at once.
  virtual CheckResult check(const std::string &model, const CompileOptions &options) const = 0;

protected:
  ~CompilerLibrary() = default;
};

} // namespace graphc::driver

/// The only symbol that libgraphc_compiler.so exports.
extern "C" const graphc::driver::CompilerLibrary *graphc_compiler_library();

#endif // GRAPHC_COMPILER_DRIVER_COMPILER_H
