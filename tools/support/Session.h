//===- Session.h - an artifact with named inputs and outputs ----*- C++ -*-===//
#ifndef GRAPHC_TOOLS_SUPPORT_SESSION_H
#define GRAPHC_TOOLS_SUPPORT_SESSION_H

#include "runtime/api/Runtime.h"
#include "tools/npy/Npz.h"
#include "tools/npy/TensorConversion.h"
#include "tools/support/Failure.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace graphc::cli {

/// Shapes by input name, as --shape gives them.
using ShapeMap = std::map<std::string, std::vector<int64_t>>;

/// The most threads that a command line may ask for.
constexpr uint32_t kMostThreads = 4096;

struct SessionOptions {
  uint32_t threads = 0; ///< of a run; 0: all that the process may use
  bool profile = false;
  std::vector<std::string> allowedOps; ///< host ops that touch files or the network
};

/// What a run reads: tensors in the order of a signature. Movable.
struct BoundInputs {
  std::vector<npy::HostTensor> tensors;
  std::vector<graphc_tensor> views; ///< of the tensors; dtype 0 takes the default
};

/// Where inputs come from that the caller did not give.
struct MissingInputs {
  bool random = false; ///< made up; else only defaults are allowed
  ShapeMap shapes;     ///< of those made up; unknown sizes are 1 without
};

/// A loaded model and one context. Thread-compatible.
class Session {
public:
  static Expected<Session> load(const std::string &path, const SessionOptions &options);

  const std::vector<Signature> &signatures() const { return model->signatures(); }
  graphc_model *handle() const { return model->get(); }
  graphc_context *context() const { return running->get(); }

  /// Index of a signature; of the empty name, the only signature or "serving_default".
  Expected<size_t> find(const std::string &name) const;

  /// Puts arrays in the order of a signature's inputs, as tensors of their types. An array is named
  /// by key or by tensor, where "node" and "node:0" are the same. Arrays that no input takes fail.
  Expected<BoundInputs> bind(size_t signature, std::vector<npy::NamedArray> arrays,
                             const MissingInputs &missing) const;

  /// Runs once. \p outputs are resized and filled; they are valid until the next run.
  Failure run(size_t signature, const BoundInputs &inputs, std::vector<graphc_tensor> &outputs);

  /// Copies outputs of the last run of \p signature: those that \p fetches names, under these
  /// names, or all under their keys. Names of operations without outputs are skipped.
  Expected<std::vector<npy::NamedArray>> collect(size_t signature,
                                                 const std::vector<graphc_tensor> &outputs,
                                                 const std::vector<std::string> &fetches) const;

private:
  struct ReleasePool {
    void operator()(graphc_pool *pool) const { graphc_release_pool(pool); }
  };
  // In order of construction: the context goes first, the pool last.
  std::unique_ptr<graphc_pool, ReleasePool> pool;
  std::optional<Model> model;
  std::optional<Context> running;
};

/// True if \p name means \p argument.
bool isNamed(const Argument &argument, const std::string &name);

/// "float [?,28,28]".
std::string describe(const Argument &argument);

} // namespace graphc::cli

#endif // GRAPHC_TOOLS_SUPPORT_SESSION_H
