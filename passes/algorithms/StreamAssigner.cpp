//===- StreamAssigner.cpp -------------------------------------------------===//

#include "passes/algorithms/StreamAssigner.h"

#include "llvm/ADT/STLExtras.h"

#include <algorithm>
#include <queue>

namespace graphc::algorithms {

static bool isPredecessor(int32_t predecessor, int32_t task) {
  return predecessor >= 0 && predecessor < task;
}

/// The longest path from each task to the end, its own cost included.
static std::vector<double> rankTasks(llvm::ArrayRef<StreamTask> tasks) {
  std::vector<double> below(tasks.size()), rank(tasks.size());
  for (int32_t i = int32_t(tasks.size()) - 1; i >= 0; --i) {
    rank[i] = below[i] + tasks[i].seconds;
    for (int32_t predecessor : tasks[i].predecessors)
      if (isPredecessor(predecessor, i))
        below[predecessor] = std::max(below[predecessor], rank[i]);
  }
  return rank;
}

namespace {

class ListScheduler {
public:
  ListScheduler(llvm::ArrayRef<StreamTask> tasks, const StreamOptions &options,
                const std::vector<double> &rank)
      : tasks(tasks), options(options), rank(rank), end(tasks.size()) {}

  StreamAssignment run() {
    result.stream.resize(tasks.size());
    result.start.resize(tasks.size());
    std::vector<llvm::SmallVector<int32_t, 4>> successors(tasks.size());
    std::vector<int32_t> missing(tasks.size());
    auto later = [&](int32_t a, int32_t b) {
      return rank[a] != rank[b] ? rank[a] < rank[b] : a > b;
    };
    std::priority_queue<int32_t, std::vector<int32_t>, decltype(later)> ready(later);
    for (size_t i = 0; i < tasks.size(); ++i) {
      for (int32_t predecessor : tasks[i].predecessors)
        if (isPredecessor(predecessor, i)) {
          successors[predecessor].push_back(i);
          ++missing[i];
        }
      if (missing[i] == 0)
        ready.push(i);
    }
    while (!ready.empty()) {
      int32_t task = ready.top();
      ready.pop();
      place(task);
      for (int32_t successor : successors[task])
        if (--missing[successor] == 0)
          ready.push(successor);
    }
    result.numStreams = std::max<int32_t>(streams.size(), 1);
    return std::move(result);
  }

private:
  struct Stream {
    double end = 0;
    int32_t last = -1;
  };

  llvm::ArrayRef<StreamTask> tasks;
  const StreamOptions &options;
  const std::vector<double> &rank;
  std::vector<double> end; // by task
  std::vector<Stream> streams;
  StreamAssignment result;

  double startOn(int32_t task, int32_t stream) const {
    double start = stream < int32_t(streams.size()) ? streams[stream].end : 0;
    for (int32_t predecessor : tasks[task].predecessors) {
      if (!isPredecessor(predecessor, task))
        continue;
      bool isHere = result.stream[predecessor] == stream;
      start = std::max(start, end[predecessor] + (isHere ? 0 : options.eventSeconds));
    }
    return start;
  }

  void place(int32_t task) {
    int32_t candidates = std::min<int32_t>(streams.size() + 1, options.maxStreams);
    int32_t best = 0;
    double bestStart = startOn(task, 0);
    for (int32_t stream = 1; stream < candidates; ++stream) {
      double start = startOn(task, stream);
      bool goesOn = stream < int32_t(streams.size()) &&
                    llvm::is_contained(tasks[task].predecessors, streams[stream].last);
      bool bestGoesOn = best < int32_t(streams.size()) &&
                        llvm::is_contained(tasks[task].predecessors, streams[best].last);
      if (start < bestStart || (start == bestStart && goesOn && !bestGoesOn)) {
        best = stream;
        bestStart = start;
      }
    }
    if (best == int32_t(streams.size()))
      streams.push_back({});
    result.stream[task] = best;
    result.start[task] = bestStart;
    end[task] = bestStart + tasks[task].seconds;
    streams[best] = {end[task], task};
    result.order.push_back(task);
    result.seconds = std::max(result.seconds, end[task]);
  }
};

} // namespace

std::vector<StreamWait> reduceWaits(llvm::ArrayRef<StreamTask> tasks,
                                    llvm::ArrayRef<int32_t> stream, llvm::ArrayRef<int32_t> order) {
  int32_t numStreams = 0;
  for (int32_t number : stream)
    numStreams = std::max(numStreams, number + 1);
  // seen[task][s]: the tasks of stream s complete when `task` is, as a count.
  std::vector<std::vector<int32_t>> seen(tasks.size());
  std::vector<std::vector<int32_t>> streamSeen(numStreams, std::vector<int32_t>(numStreams));
  std::vector<int32_t> position(tasks.size()), issued(tasks.size());
  std::vector<StreamWait> waits;
  for (size_t at = 0; at < order.size(); ++at) {
    int32_t task = order[at];
    std::vector<int32_t> &clock = streamSeen[stream[task]];
    llvm::SmallVector<int32_t, 4> predecessors;
    for (int32_t predecessor : tasks[task].predecessors)
      if (isPredecessor(predecessor, task))
        predecessors.push_back(predecessor);
    // What was issued later has seen more.
    llvm::sort(predecessors, [&](int32_t a, int32_t b) { return issued[a] > issued[b]; });
    for (int32_t predecessor : predecessors) {
      if (clock[stream[predecessor]] >= position[predecessor])
        continue;
      waits.push_back({task, predecessor});
      for (int32_t s = 0; s < numStreams; ++s)
        clock[s] = std::max(clock[s], seen[predecessor][s]);
    }
    position[task] = ++clock[stream[task]];
    issued[task] = at;
    seen[task] = clock;
  }
  return waits;
}

StreamAssignment assignStreams(llvm::ArrayRef<StreamTask> tasks, const StreamOptions &options) {
  std::vector<double> rank = rankTasks(tasks);
  double total = 0;
  for (const StreamTask &task : tasks)
    total += task.seconds;
  StreamAssignment result;
  if (options.maxStreams > 1)
    result = ListScheduler(tasks, options, rank).run();
  if (options.maxStreams <= 1 || result.seconds > total * (1 - options.minimumGain)) {
    result = {};
    result.stream.assign(tasks.size(), 0);
    for (size_t i = 0; i < tasks.size(); ++i) {
      result.order.push_back(i);
      result.start.push_back(result.seconds);
      result.seconds += tasks[i].seconds;
    }
  }
  result.secondsOnOneStream = total;
  for (double path : rank)
    result.criticalPathSeconds = std::max(result.criticalPathSeconds, path);
  result.waits = reduceWaits(tasks, result.stream, result.order);
  return result;
}

} // namespace graphc::algorithms
