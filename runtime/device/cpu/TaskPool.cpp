//===- TaskPool.cpp - threads for work that may block ---------------------===//
#include "runtime/device/cpu/TaskPool.h"

#include "runtime/device/cpu/CpuTopology.h"

#include <algorithm>

namespace graphc::runtime {

TaskPool &TaskPool::process() {
  // Tasks use the compute pool: it is made first, so that it ends last.
  static TaskPool pool(std::max(2u, ThreadPool::process().threads()));
  return pool;
}

TaskPool::~TaskPool() {
  {
    std::lock_guard<std::mutex> lock(mutex);
    stopping = true;
  }
  workAvailable.notify_all();
  for (std::thread &thread : threads)
    thread.join();
}

bool TaskPool::submit(PoolTask &task) {
  std::lock_guard<std::mutex> lock(mutex);
  if (idle <= waiting && threads.size() < maxThreads) {
    try {
      threads.emplace_back([this] { threadMain(); });
    } catch (...) {
      if (threads.empty())
        return false;
    }
  }
  task.next = nullptr;
  (last ? last->next : first) = &task;
  last = &task;
  ++waiting;
  workAvailable.notify_one();
  return true;
}

void TaskPool::threadMain() {
  std::unique_lock<std::mutex> lock(mutex);
  for (;;) {
    if (PoolTask *task = first) {
      first = task->next;
      if (!first)
        last = nullptr;
      task->next = nullptr;
      --waiting;
      lock.unlock();
      task->run(task);
      lock.lock();
      continue;
    }
    if (stopping)
      return;
    ++idle;
    workAvailable.wait(lock);
    --idle;
  }
}

} // namespace graphc::runtime
