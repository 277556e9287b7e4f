//===- ThreadPool.cpp - the compute threads of a process ------------------===//
#include "runtime/device/cpu/ThreadPool.h"

#include "runtime/device/cpu/CpuTopology.h"
#include "runtime/device/cpu/Denormals.h"

#include <algorithm>
#include <chrono>

namespace graphc::runtime {

namespace {
/// Parts per thread that a loop is cut into when its grain allows it: enough to even out threads
/// that are interrupted, few enough that claiming a part costs nothing.
constexpr int64_t kPartsPerThread = 4;
} // namespace

/// A loop in progress; lives on its caller's stack.
struct ThreadPool::Loop {
  LoopBody body;
  void *arg;
  int64_t count;
  int64_t step; ///< items handed out at a time
  uint32_t maxHelpers;
  std::atomic<int64_t> next{0};
  // Guarded by the pool's mutex:
  uint32_t joined = 0; ///< helpers that ever came: their numbers as workers
  uint32_t active = 0; ///< helpers at work
  Loop *previous = nullptr;
  Loop *following = nullptr;

  bool hasWork() const { return next.load(std::memory_order_relaxed) < count; }
};

ThreadPool::ThreadPool(const Options &options) : spinMicroseconds(options.spinMicroseconds) {
  try {
    for (; threadCount < options.threads; ++threadCount)
      workers.emplace_back([this] { threadMain(); });
  } catch (...) {
    // The system has no more threads for us: the pool works with those it got.
  }
}

ThreadPool::~ThreadPool() {
  {
    std::lock_guard<std::mutex> lock(mutex);
    stopping = true;
  }
  workAvailable.notify_all();
  for (std::thread &worker : workers)
    worker.join();
}

ThreadPool &ThreadPool::process() {
  static ThreadPool pool({.threads = usableCpuCount(), .spinMicroseconds = 0});
  return pool;
}

void ThreadPool::work(Loop &loop, uint32_t worker) {
  for (;;) {
    int64_t begin = loop.next.fetch_add(loop.step, std::memory_order_relaxed);
    if (begin >= loop.count)
      return;
    int64_t end = std::min(loop.count, begin + loop.step);
    if (!loop.body(loop.arg, begin, end, worker)) {
      loop.next.store(loop.count, std::memory_order_relaxed);
      return;
    }
  }
}

void ThreadPool::parallelFor(int64_t count, int64_t grain, uint32_t maxThreads, LoopBody body,
                             void *arg) {
  if (count <= 0)
    return;
  grain = std::clamp<int64_t>(grain, 1, count);
  uint32_t limit = maxThreads ? std::min(maxThreads, threadCount) : threadCount;
  int64_t parts = (count - 1) / grain + 1;
  if (parts == 1 || limit == 1) {
    body(arg, 0, count, 0);
    return;
  }
  Loop loop;
  loop.body = body;
  loop.arg = arg;
  loop.count = count;
  loop.step = std::max<int64_t>(1, parts / (int64_t(limit) * kPartsPerThread)) * grain;
  loop.maxHelpers = static_cast<uint32_t>(std::min<int64_t>(limit, parts)) - 1;
  {
    std::lock_guard<std::mutex> lock(mutex);
    loop.following = loops;
    if (loops)
      loops->previous = &loop;
    loops = &loop;
    pending.fetch_add(1, std::memory_order_relaxed);
  }
  for (uint32_t i = 0; i < loop.maxHelpers; ++i)
    workAvailable.notify_one();
  work(loop, 0);
  std::unique_lock<std::mutex> lock(mutex);
  (loop.previous ? loop.previous->following : loops) = loop.following;
  if (loop.following)
    loop.following->previous = loop.previous;
  pending.fetch_sub(1, std::memory_order_relaxed);
  loopDone.wait(lock, [&] { return loop.active == 0; });
}

ThreadPool::Loop *ThreadPool::pickLoop() {
  Loop *best = nullptr;
  for (Loop *loop = loops; loop; loop = loop->following)
    if (loop->joined < loop->maxHelpers && loop->hasWork() &&
        (!best || loop->active < best->active))
      best = loop;
  return best;
}

void ThreadPool::runTask(std::unique_lock<std::mutex> &lock, PoolTask &task) {
  pending.fetch_sub(1, std::memory_order_relaxed);
  lock.unlock();
  task.run(&task);
  lock.lock();
}

bool ThreadPool::runOneTask(std::unique_lock<std::mutex> &lock) {
  PoolTask *task = firstTask;
  if (!task)
    return false;
  firstTask = task->next;
  if (!firstTask)
    lastTask = nullptr;
  task->next = nullptr;
  runTask(lock, *task);
  return true;
}

bool ThreadPool::unqueue(PoolTask &task) {
  PoolTask *before = nullptr;
  for (PoolTask *queued = firstTask; queued; before = queued, queued = queued->next) {
    if (queued != &task)
      continue;
    (before ? before->next : firstTask) = task.next;
    if (lastTask == &task)
      lastTask = before;
    task.next = nullptr;
    return true;
  }
  return false;
}

bool ThreadPool::runIfQueued(PoolTask &task) {
  std::unique_lock<std::mutex> lock(mutex);
  if (!unqueue(task))
    return false;
  runTask(lock, task);
  return true;
}

void ThreadPool::threadMain() {
  ScopedFlushDenormals flush;
  std::unique_lock<std::mutex> lock(mutex);
  for (;;) {
    if (runOneTask(lock))
      continue;
    if (Loop *loop = pickLoop()) {
      uint32_t worker = ++loop->joined;
      ++loop->active;
      lock.unlock();
      work(*loop, worker);
      lock.lock();
      if (--loop->active == 0)
        loopDone.notify_all();
      continue;
    }
    if (stopping)
      return;
    if (spinMicroseconds) {
      lock.unlock();
      spin();
      lock.lock();
      if (firstTask || pickLoop() || stopping)
        continue;
    }
    workAvailable.wait(lock);
  }
}

void ThreadPool::spin() {
  auto end = std::chrono::steady_clock::now() + std::chrono::microseconds(spinMicroseconds);
  while (!pending.load(std::memory_order_relaxed) && std::chrono::steady_clock::now() < end)
    for (int i = 0; i < 64; ++i) {
#if defined(__x86_64__)
      __builtin_ia32_pause();
#endif
    }
}

void ThreadPool::submit(PoolTask &task) {
  bool hasWaiters;
  {
    std::lock_guard<std::mutex> lock(mutex);
    task.next = nullptr;
    (lastTask ? lastTask->next : firstTask) = &task;
    lastTask = &task;
    hasWaiters = waiters != 0;
    pending.fetch_add(1, std::memory_order_relaxed);
  }
  workAvailable.notify_one();
  // Whose own task this is, only the waiters know.
  if (hasWaiters)
    waiterAvailable.notify_all();
}

void ThreadPool::helpUntil(bool (*done)(const void *arg), const void *arg, PoolTask *own) {
  std::unique_lock<std::mutex> lock(mutex);
  ++waiters;
  while (!done(arg)) {
    if (own && unqueue(*own))
      runTask(lock, *own);
    else if (!workers.empty() || !runOneTask(lock))
      waiterAvailable.wait(lock);
  }
  --waiters;
}

void ThreadPool::wake() {
  {
    std::lock_guard<std::mutex> lock(mutex);
  }
  waiterAvailable.notify_all();
}

} // namespace graphc::runtime
