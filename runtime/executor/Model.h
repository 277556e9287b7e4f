//===- Model.h - a loaded artifact ------------------------------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_EXECUTOR_MODEL_H
#define GRAPHC_RUNTIME_EXECUTOR_MODEL_H

#include "runtime/artifact/ArtifactFile.h"
#include "runtime/core/Plan.h"
#include "runtime/device/cpu/CpuDevice.h"
#include "runtime/executor/HostKernelRegistry.h"
#include "runtime/executor/ModelState.h"

#include <string>
#include <vector>

namespace graphc::runtime {

/// How to load.
struct ModelOptions {
  /// Threads to compute with; borrowed, outlives the model. Null: the process' pool.
  ThreadPool *pool = nullptr;
  /// Folders with host kernel libraries, ':' between.
  std::string hostKernelPath;
  /// Families that are linked in; borrowed.
  std::vector<const HostKernelTable *> hostKernels;
  /// TensorFlow op names of host kernels that are allowed although they touch files, the network or
  /// processes.
  std::vector<std::string> allowedOps;
  /// Check the declared reads and writes of all functions for races (see RaceCheck.h).
  bool checkRaces = false;
};

/// A host call ready to be made.
struct PreparedHostCall {
  const HostKernelEntry *entry = nullptr;
  std::vector<uint32_t> inputs; ///< buffers of the function, effects left out
  std::vector<uint32_t> outputs;
};

/// What a run of a function has to set up besides arenas.
struct FunctionFacts {
  struct StringConstant {
    uint32_t buffer;
    std::vector<HostString> strings;
  };
  std::vector<StringConstant> strings;
  std::vector<uint32_t> variableBuffers;  ///< roots of kind Resource
  std::vector<uint32_t> heapBuffers;      ///< roots of kind Heap
  std::vector<uint32_t> writtenVariables; ///< rows of Resources, callees' included
  bool usesVariables = false;             ///< callees' included
  bool isPlain() const { return strings.empty() && variableBuffers.empty() && heapBuffers.empty(); }
};

/// Code, constants and prepared tables of an artifact, immutable after create and thread-safe; the
/// variables are in state(). Contexts keep it alive.
class Model {
public:
  static Result<std::shared_ptr<Model>> create(std::unique_ptr<ArtifactFile> artifact,
                                               const ModelOptions &options);

  const ProgramView &view() const { return artifact->program(); }
  const core::ProgramPlan &plan() const { return *programPlan; }
  const FunctionFacts &facts(uint32_t function) const { return functionFacts[function]; }
  const PreparedHostCall &hostCall(uint32_t row) const { return hostCalls[hostCallOfRow[row]]; }
  ModelState &state() const { return *modelState; }
  ThreadPool &pool() const { return *threads; }
  /// The device in row \p row of the program's device table.
  Device &device(uint32_t row) const { return *devices[row]; }
  /// Most streams and events that any function has.
  uint32_t maxEvents() const { return eventCount; }
  /// HostString array of a string tensor in an attribute.
  std::span<const HostString> attributeStrings(uint32_t attribute) const;

  std::string text(schema::StringRef ref) const { return {view().chars(ref), ref.size}; }
  /// TensorFlow's name of node \p node; empty for kNone and for what is no node.
  std::string_view nodeName(uint32_t node) const;

private:
  Model() = default;
  Status prepare(const ModelOptions &options);
  Status prepareDevices();
  Status prepareHostCalls(const ModelOptions &options);
  Status prepareFunction(uint32_t index);
  Status prepareAttributes();
  void inheritVariables();

  std::unique_ptr<ArtifactFile> artifact;
  std::unique_ptr<HostKernelRegistry> registry;
  std::vector<std::unique_ptr<Device>> devices;
  ThreadPool *threads = nullptr;
  std::unique_ptr<char[]> planMemory;
  core::ProgramPlan *programPlan = nullptr;
  std::vector<FunctionFacts> functionFacts;
  std::vector<PreparedHostCall> hostCalls;
  std::vector<uint32_t> hostCallOfRow;
  std::map<uint32_t, std::vector<HostString>> stringAttributes;
  uint32_t eventCount = 0;
  /// After the registry: objects of host kernel libraries die before their code goes.
  std::unique_ptr<ModelState> modelState;
};

} // namespace graphc::runtime

#endif // GRAPHC_RUNTIME_EXECUTOR_MODEL_H
