//===- Pack.cpp - offsets for arenas that came without a plan -------------===//
#include "runtime/core/Frame.h"

namespace graphc::runtime::core {

using namespace schema;

namespace {
/// Bytes that a buffer takes in an arena: a multiple of the alignment. Checked not to overflow.
int64_t sizeOf(const Frame &frame, uint32_t buffer) {
  return (frame.capacityOf(buffer) + (kAlignment - 1)) & ~int64_t(kAlignment - 1);
}

bool overlapInTime(const Lifetime &a, const Lifetime &b) {
  return a.first <= b.last && b.first <= a.last;
}

/// Larger first; among equals the lower buffer, so that the order is total.
bool comesBefore(const Frame &frame, const Lifetime &a, const Lifetime &b) {
  int64_t sizeA = sizeOf(frame, a.buffer), sizeB = sizeOf(frame, b.buffer);
  return sizeA != sizeB ? sizeA > sizeB : a.buffer < b.buffer;
}

void siftDown(const Frame &frame, Lifetime *items, uint32_t root, uint32_t count) {
  for (uint32_t child; (child = 2 * root + 1) < count; root = child) {
    if (child + 1 < count && comesBefore(frame, items[child], items[child + 1]))
      ++child;
    if (!comesBefore(frame, items[root], items[child]))
      return;
    Lifetime swapped = items[root];
    items[root] = items[child];
    items[child] = swapped;
  }
}

/// Heap sort: no recursion, no memory.
void sortBySize(const Frame &frame, Lifetime *items, uint32_t count) {
  for (uint32_t i = count / 2; i-- > 0;)
    siftDown(frame, items, i, count);
  for (uint32_t end = count; end-- > 1;) {
    Lifetime last = items[end];
    items[end] = items[0];
    items[0] = last;
    siftDown(frame, items, 0, end);
  }
}

/// The lowest offset where \p item fits among the \p count items placed before, which are sorted by
/// offset: the first gap that is wide enough.
int64_t lowestFree(const Frame &frame, const Lifetime *placed, uint32_t count, const Lifetime &item,
                   uint32_t arena, int64_t size) {
  int64_t offset = 0;
  for (uint32_t j = 0; j < count; ++j) {
    uint32_t other = placed[j].buffer;
    if (!overlapInTime(item, placed[j]) ||
        frame.program->view.buffer(frame.function(), other).arena != arena)
      continue;
    int64_t start = frame.offsetOf(other), end = start + sizeOf(frame, other);
    if (start - offset >= size && size)
      break;
    offset = end > offset ? end : offset;
  }
  return offset;
}

} // namespace

bool packArenas(Frame &frame) {
  const FunctionPlan &plan = *frame.plan;
  Lifetime *items = frame.packing;
  for (uint32_t i = 0; i < plan.lifetimeCount; ++i) {
    items[i] = plan.lifetimes[i];
    int64_t capacity = frame.capacityOf(items[i].buffer);
    if (capacity < 0 || capacity > INT64_MAX - kAlignment)
      return false;
  }
  sortBySize(frame, items, plan.lifetimeCount);
  for (uint32_t i = 0; i < plan.lifetimeCount; ++i) {
    Lifetime item = items[i];
    uint32_t arena = frame.program->view.buffer(frame.function(), item.buffer).arena;
    int64_t size = sizeOf(frame, item.buffer), end;
    int64_t offset = lowestFree(frame, items, i, item, arena, size);
    frame.offsetOf(item.buffer) = offset;
    int64_t &total = frame.values[plan.arenaValues + 2 * arena];
    if (__builtin_add_overflow(offset, size, &end))
      return false;
    if (total == kUnknownValue || total < end)
      total = end;
    // The placed prefix stays sorted by offset.
    uint32_t place = i;
    for (; place > 0 && frame.offsetOf(items[place - 1].buffer) > offset; --place)
      items[place] = items[place - 1];
    items[place] = item;
  }
  return true;
}

} // namespace graphc::runtime::core
