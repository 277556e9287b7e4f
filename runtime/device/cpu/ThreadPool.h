//===- ThreadPool.h - the compute threads of a process ----------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_DEVICE_CPU_THREADPOOL_H
#define GRAPHC_RUNTIME_DEVICE_CPU_THREADPOOL_H

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace graphc::runtime {

/// A piece of work that somebody else owns: submitting it allocates nothing. It must stay alive and
/// untouched until \c run was called; \c run may destroy or submit it again.
struct PoolTask {
  void (*run)(PoolTask *task) = nullptr;
  PoolTask *next = nullptr;
};

/// Fixed number of threads that share loops and tasks. The caller of a loop works too, so a pool of
/// one has no thread of its own. Idle threads sleep in the kernel (no spinning unless asked for).
/// All threads flush denormals. Thread-safe; destroyed only when nothing is in flight.
///
/// Several loops share the threads evenly: an idle thread joins the loop with the fewest helpers.
class ThreadPool {
public:
  struct Options {
    uint32_t threads = 1;          ///< that may work at a time, callers of one loop included
    uint32_t spinMicroseconds = 0; ///< how long an idle thread looks for work before it sleeps
  };
  explicit ThreadPool(const Options &options);
  ~ThreadPool();
  ThreadPool(const ThreadPool &) = delete;
  ThreadPool &operator=(const ThreadPool &) = delete;

  /// The pool of the process, made at its first use with usableCpuCount() threads.
  static ThreadPool &process();

  /// Threads that may work on one loop, the caller included.
  /// Fewer than asked for if the system refused to make more.
  uint32_t threads() const { return threadCount; }

  /// Handles items [begin, end) as participant \p worker, which no concurrent call of the same loop
  /// shares and which is less than the loop's thread limit. Returns false to stop handing out
  /// further items; parts handed out before, all of them with lower items or in flight, are done.
  using LoopBody = bool (*)(void *arg, int64_t begin, int64_t end, uint32_t worker);

  /// Calls \p body on parts of [0, count), cut at multiples of \p grain (at least 1), each once,
  /// and returns when all are done. At most \p maxThreads (0: all) work on it. Parts are handed out
  /// in order. May be nested.
  void parallelFor(int64_t count, int64_t grain, uint32_t maxThreads, LoopBody body, void *arg);

  /// Runs \p task on a thread of the pool, or on one that waits in helpUntil.
  void submit(PoolTask &task);
  /// Takes \p task back from the queue and runs it on the calling thread; false if it is not
  /// queued (it runs, ran, or was never submitted).
  bool runIfQueued(PoolTask &task);

  /// Blocks until \p done(arg). Meanwhile runs \p own if it is queued; other tasks only in a pool
  /// that has no thread of its own, because they may take long or wait for this thread. \p done is
  /// called under the pool's lock; who makes it true calls wake() afterwards.
  void helpUntil(bool (*done)(const void *arg), const void *arg, PoolTask *own);
  /// Makes waiters look again.
  void wake();

private:
  struct Loop;
  void threadMain();
  bool runOneTask(std::unique_lock<std::mutex> &lock);
  bool unqueue(PoolTask &task);
  void runTask(std::unique_lock<std::mutex> &lock, PoolTask &task);
  Loop *pickLoop();
  static void work(Loop &loop, uint32_t worker);
  void spin();

  const uint32_t spinMicroseconds;
  uint32_t threadCount = 1;
  std::mutex mutex;
  std::condition_variable workAvailable;   ///< for the pool's threads
  std::condition_variable waiterAvailable; ///< for helpUntil: tasks, and wake
  std::condition_variable loopDone;
  uint32_t waiters = 0;
  Loop *loops = nullptr;
  PoolTask *firstTask = nullptr;
  PoolTask *lastTask = nullptr;
  std::atomic<uint32_t> pending{0}; ///< hint for spinning threads: loops and tasks
  bool stopping = false;
  std::vector<std::thread> workers;
};

} // namespace graphc::runtime

#endif // GRAPHC_RUNTIME_DEVICE_CPU_THREADPOOL_H
