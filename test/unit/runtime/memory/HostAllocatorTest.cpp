//===- HostAllocatorTest.cpp - counted and capped memory ------------------===//
#include "runtime/memory/HostAllocator.h"

#include <gtest/gtest.h>
#include <thread>
#include <vector>

using namespace graphc::runtime;

TEST(CountingAllocator, CountsBytesAndCalls) {
  CountingAllocator allocator(SystemAllocator::instance());
  void *a = allocator.allocate(100, 64), *b = allocator.allocate(50, 8);
  EXPECT_EQ(reinterpret_cast<uintptr_t>(a) % 64, 0u);
  EXPECT_EQ(allocator.bytesInUse(), 150u);
  allocator.release(a, 100);
  EXPECT_EQ(allocator.bytesInUse(), 50u);
  EXPECT_EQ(allocator.peakBytes(), 150u);
  EXPECT_EQ(allocator.allocations(), 2u);
  allocator.release(b, 50);
}

TEST(CountingAllocator, RefusesWhatWouldPassTheCap) {
  CountingAllocator allocator(SystemAllocator::instance(), 100);
  void *a = allocator.allocate(60, 8);
  EXPECT_EQ(allocator.allocate(41, 8), nullptr);
  void *b = allocator.allocate(40, 8);
  EXPECT_NE(b, nullptr);
  EXPECT_EQ(allocator.allocate(SIZE_MAX, 8), nullptr);
  EXPECT_EQ(allocator.bytesInUse(), 100u);
  allocator.release(a, 60);
  allocator.release(b, 40);
}

TEST(CountingAllocator, IsExactWithManyThreads) {
  CountingAllocator allocator(SystemAllocator::instance());
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&] {
      for (int i = 0; i < 500; ++i)
        allocator.release(allocator.allocate(i + 1, 8), i + 1);
    });
  for (std::thread &thread : threads)
    thread.join();
  EXPECT_EQ(allocator.bytesInUse(), 0u);
  EXPECT_EQ(allocator.allocations(), 2000u);
}
