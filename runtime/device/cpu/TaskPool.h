//===- TaskPool.h - threads for work that may block -------------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_DEVICE_CPU_TASKPOOL_H
#define GRAPHC_RUNTIME_DEVICE_CPU_TASKPOOL_H

#include "runtime/device/cpu/ThreadPool.h"

namespace graphc::runtime {

/// A bounded number of threads, made when needed, for whole asynchronous runs and for operations
/// that wait for files or the network: those must not hold a compute thread. First come, first
/// served. Thread-safe; destroyed only when nothing is in flight.
class TaskPool {
public:
  explicit TaskPool(uint32_t maxThreads) : maxThreads(maxThreads ? maxThreads : 1) {}
  ~TaskPool();
  TaskPool(const TaskPool &) = delete;
  TaskPool &operator=(const TaskPool &) = delete;

  /// The pool of the process: as many threads as the compute pool, at least 2.
  static TaskPool &process();

  /// Runs \p task on a thread of the pool. False if the system refuses to make the first thread.
  bool submit(PoolTask &task);

private:
  void threadMain();

  const uint32_t maxThreads;
  std::mutex mutex;
  std::condition_variable workAvailable;
  PoolTask *first = nullptr;
  PoolTask *last = nullptr;
  uint32_t idle = 0;
  uint32_t waiting = 0; ///< tasks not yet taken
  bool stopping = false;
  std::vector<std::thread> threads;
};

} // namespace graphc::runtime

#endif // GRAPHC_RUNTIME_DEVICE_CPU_TASKPOOL_H
