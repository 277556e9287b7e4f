//===- ModelState.h - what a model remembers between runs -------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_EXECUTOR_MODELSTATE_H
#define GRAPHC_RUNTIME_EXECUTOR_MODELSTATE_H

#include "runtime/artifact/ProgramView.h"
#include "runtime/executor/HeapTensor.h"
#include "runtime/kernels/HostKernel.h"

#include <map>
#include <mutex>
#include <shared_mutex>
#include <string>

namespace graphc::runtime {

/// A variable: its value and how often it was written.
struct Variable {
  HeapTensor tensor;
  uint64_t version = 0;
};

/// Named host objects behind one lock.
class ResourceMap final : public ResourceStore {
public:
  HostObjectRef<> lookup(std::string_view name) override;
  Result<HostObjectRef<>> lookupOrCreate(std::string_view name, Factory factory,
                                         void *arg) override;
  void assign(std::string_view name, HostObjectRef<> object) override;

private:
  std::mutex mutex;
  std::map<std::string, HostObjectRef<>, std::less<>> objects;
};

/// Variables, tables and counters of one loaded model, shared by its contexts.
///
/// Variables are guarded by \c access: runs of functions that only read variables share it, a run
/// that writes any holds it alone, so that every run sees the variables as some other run left
/// them. The other members are thread-safe.
class ModelState {
public:
  /// Initial values are used in place, out of \p weights, until something writes to them.
  static Result<std::unique_ptr<ModelState>> create(const ProgramView &view,
                                                    std::span<const uint8_t> weights);

  std::shared_mutex access;
  std::vector<Variable> variables; ///< by row of Resources
  ResourceMap resources;
  /// Memory of variables; lives as long as any storage made with it.
  std::shared_ptr<HostAllocator> allocator;

  /// Executions so far of the host call in instruction row \p row, this one not counted.
  uint64_t nextExecution(uint32_t row) {
    return executions[row].fetch_add(1, std::memory_order_relaxed);
  }

private:
  explicit ModelState(const ProgramView &view);
  std::unique_ptr<std::atomic<uint64_t>[]> executions;
};

} // namespace graphc::runtime

#endif // GRAPHC_RUNTIME_EXECUTOR_MODELSTATE_H
