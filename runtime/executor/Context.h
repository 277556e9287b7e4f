//===- Context.h - what one run at a time needs -----------------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_EXECUTOR_CONTEXT_H
#define GRAPHC_RUNTIME_EXECUTOR_CONTEXT_H

#include "runtime/core/Interpreter.h"
#include "runtime/executor/Model.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace graphc::runtime {

class StreamDispatcher;

/// A result. Before a run: capacity 0 (the context provides memory), or data with \c capacity
/// bytes. After it: dims, and data if capacity is 0, belong to the context until its next run or
/// its end.
struct ResultTensor : TensorRef {
  size_t capacity = 0;
};

/// Stops a run from outside. Thread-safe.
class RunControl {
public:
  using Clock = std::chrono::steady_clock;
  RunControl() = default;
  explicit RunControl(Clock::time_point deadline) : deadline(deadline) {}

  /// The run ends soon with Cancelled, unless it has ended.
  void cancel() { cancelled.store(1, std::memory_order_relaxed); }
  /// Cancelled, DeadlineExceeded or None.
  core::Fault check() const {
    if (cancelled.load(std::memory_order_relaxed))
      return core::Fault::Cancelled;
    if (deadline && Clock::now() >= *deadline)
      return core::Fault::DeadlineExceeded;
    return core::Fault::None;
  }
  const int32_t *flag() const { return reinterpret_cast<const int32_t *>(&cancelled); }

private:
  static_assert(sizeof(std::atomic<int32_t>) == sizeof(int32_t));
  std::atomic<int32_t> cancelled{0};
  std::optional<Clock::time_point> deadline;
};

/// When an instruction ran.
struct TimelineEntry {
  uint32_t instruction;
  uint32_t stream;
  int64_t beginNs; ///< from the start of the run
  int64_t endNs;
};

/// How a context runs.
struct ContextOptions {
  /// The caller's memory for the arena of the signatures' functions, 64-byte aligned; empty: the
  /// context allocates what a run needs and keeps it.
  std::span<uint8_t> arena;
  /// Heap memory; null: the system's. Must outlive every result that was taken.
  std::shared_ptr<HostAllocator> allocator;
  /// Most heap bytes in use at a time; 0: no cap.
  uint64_t heapCap = 0;
  /// Threads that a run may use; 0: the pool's; 1: the caller's only.
  uint32_t maxThreads = 0;
  /// Keep a timeline.
  bool profile = false;
};

/// Counters of a context.
struct ContextCounters {
  uint64_t runs = 0;
  uint64_t failures = 0;
  uint64_t allocations = 0;     ///< of heap buffers, arenas and results
  uint64_t warmAllocations = 0; ///< of these, in runs whose shapes were those of the run before
  uint64_t shapeChanges = 0;
  uint64_t heapBytes = 0;
  uint64_t heapPeakBytes = 0;
  uint64_t arenaBytes = 0; ///< of the last run
  uint64_t arenaLowerBoundBytes = 0;
};

/// Runs signatures of one model, one run at a time (thread-compatible); contexts of a model share
/// code, weights and variables and may run at the same time.
class Context {
public:
  /// Fails with ResourceExhausted, and a map of the largest buffers, if the caller's arena is too
  /// small for a function whose sizes are fixed.
  static Result<std::unique_ptr<Context>> create(std::shared_ptr<Model> model,
                                                 const ContextOptions &options);
  ~Context();

  /// Runs signature \p signature. \p inputs in its order; one without a dtype takes the default.
  /// \p outputs is empty or in its order. \p control may be null.
  Status run(uint32_t signature, std::span<const TensorRef> inputs, std::span<ResultTensor> outputs,
             const RunControl *control = nullptr);
  /// Makes the memory of output \p output of the last run the caller's: `release()` it.
  Result<TensorStorage *> takeOutput(uint32_t output, TensorRef &tensor);
  /// Arena bytes that a run with inputs of these shapes needs. \p lowerBound, if not null, gets the
  /// bytes that no plan can go below.
  Result<uint64_t> arenaBytes(uint32_t signature, std::span<const TensorRef> inputs,
                              uint64_t *lowerBound = nullptr);

  const Model &model() const { return *loaded; }
  ContextCounters counters() const;
  /// Of the last run, in order of begin; empty unless profiling.
  std::span<const TimelineEntry> timeline() const { return timelineEntries; }

private:
  friend class ContextServices;
  friend class HostCallContext;
  friend class StreamDispatcher;

  /// A frame with everything it points to.
  struct FrameHolder {
    std::unique_ptr<char[]> block;
    core::Frame *frame = nullptr;
    std::unique_ptr<HeapTensor[]> heap; ///< by heap slot of the frame
    struct OwnArena {
      void *base = nullptr;
      uint64_t bytes = 0;
    };
    std::vector<OwnArena> arenas;
    HostAllocator *allocator = nullptr; ///< of the arenas
    bool isEntry = false;               ///< of a signature: uses the context's arena

    FrameHolder() = default;
    FrameHolder(FrameHolder &&) = default;
    ~FrameHolder();
  };

  explicit Context(std::shared_ptr<Model> model, const ContextOptions &options);
  Status prepare();
  Status checkArenaOf(uint32_t function);
  FrameHolder &holder(uint32_t function);
  core::Frame *selectFrame(const schema::Signature &signature, uint32_t row,
                           const core::TensorArg *args, uint32_t count);
  Status fillArguments(const schema::Signature &signature, std::span<const TensorRef> inputs);
  Status runFrame(core::Frame &frame, const schema::Signature &signature,
                  std::span<ResultTensor> outputs, const RunControl *control);
  Status placeOutputs(core::Frame &frame, std::span<ResultTensor> outputs);
  Status placeOutput(core::Frame &frame, uint32_t i, ResultTensor *output);
  Status collectOutputs(core::Frame &frame, std::span<ResultTensor> outputs);
  Status collectOutput(core::Frame &frame, uint32_t i, ResultTensor &output);
  void enterFrame(core::Frame &frame);
  void releaseHeap(core::Frame &frame);
  /// Nanoseconds since the run began.
  int64_t sinceStart() const {
    auto elapsed = std::chrono::steady_clock::now() - runStart;
    return std::chrono::duration_cast<std::chrono::nanoseconds>(elapsed).count();
  }
  void *growArena(core::Frame &frame, uint32_t arena, uint64_t bytes, uint32_t alignment);

  std::shared_ptr<Model> loaded;
  ContextOptions options;
  static constexpr int32_t neverCancelled = 0;
  std::shared_ptr<HostAllocator> heapBase;
  std::shared_ptr<CountingAllocator> heapAllocator;
  std::shared_ptr<HostAllocator> results; ///< heapAllocator as what storage keeps alive
  CountingAllocator arenaAllocator{SystemAllocator::instance()};
  std::vector<FrameHolder> holders;                       ///< by function
  std::vector<core::TensorArg> arguments;                 ///< of the run that is starting
  std::vector<std::unique_ptr<HeapTensor>> resultTensors; ///< by output position
  core::Services services = {};
  core::Services streamServices = {};
  core::Execution execution = {};
  const RunControl *runControl = nullptr;
  core::Frame *lastFrame = nullptr;
  std::unique_ptr<StreamDispatcher> dispatcher;
  FrameHolder::OwnArena entryArena;
  std::vector<TimelineEntry> timelineEntries;
  std::chrono::steady_clock::time_point runStart;
  uint32_t maxThreads = 1;
  uint64_t runs = 0, failures = 0, warmAllocations = 0;
};

} // namespace graphc::runtime

#endif // GRAPHC_RUNTIME_EXECUTOR_CONTEXT_H
