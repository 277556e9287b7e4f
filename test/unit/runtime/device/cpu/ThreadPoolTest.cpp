//===- ThreadPoolTest.cpp - loops and tasks on the pool -------------------===//
#include "runtime/device/cpu/ThreadPool.h"
#include "runtime/device/cpu/Denormals.h"
#include "runtime/device/cpu/TaskPool.h"

#include <atomic>
#include <gmock/gmock.h>
#include <set>

using namespace graphc::runtime;

namespace {
/// parallelFor with a callable.
template <typename Fn>
void run(ThreadPool &pool, int64_t count, int64_t grain, uint32_t maxThreads, Fn fn) {
  pool.parallelFor(
      count, grain, maxThreads,
      [](void *arg, int64_t begin, int64_t end, uint32_t worker) -> bool {
        return (*static_cast<Fn *>(arg))(begin, end, worker);
      },
      &fn);
}

/// A task that counts.
struct Counter : PoolTask {
  std::atomic<int> *count = nullptr;
  static void increment(PoolTask *task) { ++*static_cast<Counter *>(task)->count; }
};
} // namespace

class Pool : public ::testing::TestWithParam<uint32_t> {};

TEST_P(Pool, HandlesEveryItemOnce) {
  ThreadPool pool({.threads = GetParam(), .spinMicroseconds = 0});
  for (int64_t count : {0, 1, 7, 64, 1000, 4097})
    for (int64_t grain : {1, 3, 64, 100000}) {
      std::vector<std::atomic<int>> seen(count);
      run(pool, count, grain, 0, [&](int64_t begin, int64_t end, uint32_t) {
        for (int64_t i = begin; i < end; ++i)
          ++seen[i];
        return true;
      });
      for (int64_t i = 0; i < count; ++i)
        ASSERT_EQ(seen[i], 1) << i << " of " << count << " with grain " << grain;
    }
}

TEST_P(Pool, CutsAtMultiplesOfTheGrain) {
  ThreadPool pool({.threads = GetParam(), .spinMicroseconds = 0});
  run(pool, 1001, 10, 0, [&](int64_t begin, int64_t end, uint32_t) {
    EXPECT_EQ(begin % 10, 0);
    EXPECT_TRUE(end % 10 == 0 || end == 1001);
    return true;
  });
}

TEST_P(Pool, GivesNoTwoThreadsTheSameNumber) {
  ThreadPool pool({.threads = GetParam(), .spinMicroseconds = 0});
  std::vector<std::atomic<int>> inside(GetParam());
  for (int round = 0; round < 50; ++round)
    run(pool, 100, 1, 0, [&](int64_t, int64_t, uint32_t worker) {
      EXPECT_LT(worker, GetParam());
      EXPECT_EQ(++inside[worker], 1);
      --inside[worker];
      return true;
    });
}

TEST_P(Pool, KeepsToTheThreadLimitOfALoop) {
  ThreadPool pool({.threads = GetParam(), .spinMicroseconds = 0});
  run(pool, 100, 1, 2, [&](int64_t, int64_t, uint32_t worker) {
    EXPECT_LT(worker, 2u);
    return true;
  });
}

TEST_P(Pool, FinishesThePartsBelowAFailedOne) {
  ThreadPool pool({.threads = GetParam(), .spinMicroseconds = 0});
  for (int round = 0; round < 20; ++round) {
    std::vector<std::atomic<int>> seen(1000);
    std::atomic<int64_t> lowest{1000};
    run(pool, 1000, 1, 0, [&](int64_t begin, int64_t end, uint32_t) {
      for (int64_t i = begin; i < end; ++i)
        ++seen[i];
      if (begin < 300)
        return true;
      for (int64_t before = lowest; begin < before && !lowest.compare_exchange_weak(before, begin);)
        ;
      return false;
    });
    for (int64_t i = 0; i < lowest; ++i)
      ASSERT_EQ(seen[i], 1);
  }
}

TEST_P(Pool, NestsLoops) {
  ThreadPool pool({.threads = GetParam(), .spinMicroseconds = 0});
  std::atomic<int64_t> sum{0};
  run(pool, 20, 1, 0, [&](int64_t begin, int64_t end, uint32_t) {
    for (int64_t i = begin; i < end; ++i)
      run(pool, 20, 1, 0, [&](int64_t from, int64_t to, uint32_t) {
        sum += to - from;
        return true;
      });
    return true;
  });
  EXPECT_EQ(sum, 400);
}

TEST_P(Pool, SharesItselfBetweenCallers) {
  ThreadPool pool({.threads = GetParam(), .spinMicroseconds = 0});
  std::vector<std::thread> callers;
  for (int c = 0; c < 4; ++c)
    callers.emplace_back([&] {
      for (int round = 0; round < 50; ++round) {
        std::atomic<int64_t> sum{0};
        run(pool, 100, 1, 0, [&](int64_t begin, int64_t end, uint32_t) {
          sum += end - begin;
          return true;
        });
        EXPECT_EQ(sum, 100);
      }
    });
  for (std::thread &caller : callers)
    caller.join();
}

TEST_P(Pool, RunsTasksWhileTheCallerWaits) {
  ThreadPool pool({.threads = GetParam(), .spinMicroseconds = 0});
  std::atomic<int> count{0};
  struct WakingTask : PoolTask {
    std::atomic<int> *count;
    ThreadPool *pool;
  };
  std::vector<WakingTask> tasks(100);
  for (WakingTask &task : tasks) {
    task.run = [](PoolTask *base) {
      auto *task = static_cast<WakingTask *>(base);
      ThreadPool *pool = task->pool;
      ++*task->count;
      pool->wake();
    };
    task.count = &count;
    task.pool = &pool;
    pool.submit(task);
  }
  auto done = [](const void *arg) { return *static_cast<const std::atomic<int> *>(arg) == 100; };
  pool.helpUntil(done, &count, nullptr);
  EXPECT_EQ(count, 100);
}

TEST_P(Pool, RunsAQueuedTaskOnTheThreadThatAsksForIt) {
  ThreadPool pool({.threads = 1, .spinMicroseconds = 0});
  std::atomic<int> count{0};
  Counter tasks[3];
  for (Counter &task : tasks) {
    task.run = Counter::increment;
    task.count = &count;
    pool.submit(task);
  }
  for (int i : {1, 2, 0}) {
    EXPECT_TRUE(pool.runIfQueued(tasks[i]));
    EXPECT_FALSE(pool.runIfQueued(tasks[i]));
  }
  EXPECT_EQ(count, 3);
}

TEST_P(Pool, FlushesDenormalsOnItsThreads) {
  ThreadPool pool({.threads = GetParam(), .spinMicroseconds = 0});
  ScopedFlushDenormals flush;
  run(pool, 100, 1, 0, [&](int64_t, int64_t, uint32_t) {
    EXPECT_TRUE(ScopedFlushDenormals::isActive());
    return true;
  });
}

INSTANTIATE_TEST_SUITE_P(Threads, Pool, ::testing::Values(1, 2, 3, 8));

TEST(ThreadPool, MaySpinBeforeItSleeps) {
  ThreadPool pool({.threads = 3, .spinMicroseconds = 50});
  for (int round = 0; round < 200; ++round) {
    std::atomic<int64_t> sum{0};
    run(pool, 10, 1, 0, [&](int64_t begin, int64_t end, uint32_t) {
      sum += end - begin;
      return true;
    });
    ASSERT_EQ(sum, 10);
  }
}

TEST(TaskPool, RunsTasksThatBlockEachOther) {
  // The second task can only end when the first one runs at the same time.
  TaskPool pool(2);
  struct Meeting : PoolTask {
    std::atomic<int> *arrived;
  };
  std::atomic<int> arrived{0};
  std::atomic<int> left{0};
  Meeting tasks[2];
  for (Meeting &task : tasks) {
    task.arrived = &arrived;
    task.run = [](PoolTask *task) {
      std::atomic<int> &arrived = *static_cast<Meeting *>(task)->arrived;
      ++arrived;
      arrived.notify_all();
      for (int seen = arrived; seen < 2; seen = arrived)
        arrived.wait(seen);
    };
    EXPECT_TRUE(pool.submit(task));
  }
  for (int seen = arrived; seen < 2; seen = arrived)
    arrived.wait(seen);
  EXPECT_EQ(left, 0);
}

TEST(TaskPool, RunsMoreTasksThanItHasThreads) {
  std::atomic<int> count{0};
  {
    TaskPool pool(2);
    static Counter tasks[50];
    for (Counter &task : tasks) {
      task.run = Counter::increment;
      task.count = &count;
      EXPECT_TRUE(pool.submit(task));
    }
    while (count < 50)
      std::this_thread::yield();
  }
  EXPECT_EQ(count, 50);
}

TEST(Denormals, AreFlushedInsideAndKeptOutside) {
  volatile float tiny = 1e-40f, two = 2.0f;
  ASSERT_FALSE(ScopedFlushDenormals::isActive());
  EXPECT_GT(tiny * two, 0.0f);
  {
    ScopedFlushDenormals flush;
    EXPECT_TRUE(ScopedFlushDenormals::isActive());
    EXPECT_EQ(tiny * two, 0.0f);
    {
      ScopedFlushDenormals again;
    }
    EXPECT_TRUE(ScopedFlushDenormals::isActive());
  }
  EXPECT_FALSE(ScopedFlushDenormals::isActive());
  EXPECT_GT(tiny * two, 0.0f);
}
