//===- Handles.h - what the C handles are -----------------------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_API_HANDLES_H
#define GRAPHC_RUNTIME_API_HANDLES_H

#include "runtime/api/graphc.h"
#include "runtime/device/cpu/TaskPool.h"
#include "runtime/executor/Context.h"

#include <atomic>
#include <condition_variable>
#include <memory>

struct graphc_pool {
  graphc::runtime::ThreadPool pool;
};

struct graphc_model {
  std::shared_ptr<graphc::runtime::Model> model;
};

struct graphc_context {
  std::unique_ptr<graphc::runtime::Context> context;
  std::atomic<bool> busy{false};
  /// Arguments of the run in progress; kept, so that a run allocates nothing.
  std::vector<graphc::runtime::TensorRef> inputs;
  std::vector<graphc::runtime::ResultTensor> outputs;
};

namespace graphc::runtime::api {

/// Keeps \p status as the calling thread's last error and returns its code.
graphc_status report(const Status &status);

/// Runs \p body, turning what it might throw (only want of memory can) into a code.
template <typename Body> graphc_status guarded(const Body &body) {
  try {
    return body();
  } catch (const std::bad_alloc &) {
    return report(resourceExhausted("out of memory"));
  } catch (...) {
    return report(internalError("an exception reached the boundary of the library"));
  }
}

/// Reports the failure of EXPR (a Status) and returns its code from the enclosing function.
#define GRAPHC_RETURN_CODE_IF_ERROR(EXPR)                                                          \
  do {                                                                                             \
    if (::graphc::runtime::Status graphcStatus = (EXPR); !graphcStatus.isOk())                     \
      return ::graphc::runtime::api::report(graphcStatus);                                         \
  } while (false)

/// Field \p FIELD of a versioned options struct, or its default where the caller's struct is older.
#define GRAPHC_OPTION(options, FIELD, fallback)                                                    \
  ((options) &&                                                                                    \
           (options)->struct_size >= offsetof(std::remove_cvref_t<decltype(*(options))>, FIELD) +  \
                                         sizeof((options)->FIELD)                                  \
       ? (options)->FIELD                                                                          \
       : (fallback))

} // namespace graphc::runtime::api

#endif // GRAPHC_RUNTIME_API_HANDLES_H
