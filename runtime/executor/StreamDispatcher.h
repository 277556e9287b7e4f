//===- StreamDispatcher.h - steps on a device's streams ---------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_EXECUTOR_STREAMDISPATCHER_H
#define GRAPHC_RUNTIME_EXECUTOR_STREAMDISPATCHER_H

#include "runtime/executor/Context.h"

namespace graphc::runtime {

/// Puts the steps of functions with several streams on the streams of their devices. The thread of
/// the run walks the program and only waits where control flow needs a value, and at the end. Of
/// failures on several streams the one of the lowest instruction is reported, as a run on one
/// stream would. Thread-compatible; its streams' threads are inside.
class StreamDispatcher {
public:
  static Result<std::unique_ptr<StreamDispatcher>> create(Context &context);
  ~StreamDispatcher();

  /// Services like \p inlineServices that enqueue.
  core::Services services(const core::Services &inlineServices);
  /// Before a run.
  void reset();
  /// Whether a step failed on a stream; then \p error and \p status say how.
  bool takeFailure(core::Error &error, Status &status);

private:
  /// An enqueued step; row i of the instruction table has record i.
  struct Record {
    StreamDispatcher *dispatcher;
    core::Frame *frame;
    const core::Step *step;
  };

  explicit StreamDispatcher(Context &context);
  static bool enqueue(void *self, core::Frame &frame, const core::Step &step);
  static bool synchronize(void *self);
  static Status runRecord(void *arg);
  Status runOne(const Record &record);
  void noteTime(const core::Step &step, int64_t begin);
  bool issue(core::Frame &frame, const core::Step &step);
  Status prepareStream(core::Frame &frame, uint32_t index);

  Context &context;
  std::vector<std::unique_ptr<Stream>> streams; ///< by device and stream number
  std::vector<uint32_t> streamDevices;
  std::vector<std::unique_ptr<Event>> events;
  std::vector<Record> records;
  std::mutex mutex;
  core::Error firstError = {};
  Status firstStatus;
  bool failed = false;
};

} // namespace graphc::runtime

#endif // GRAPHC_RUNTIME_EXECUTOR_STREAMDISPATCHER_H
