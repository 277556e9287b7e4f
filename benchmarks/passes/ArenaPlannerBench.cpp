// How long does it take to plan a tight arena, and how tight is it?
//
//   arena_planner_bench [benchmark flags] FILE.csv ...
//
// A file has a header line and one line `id,lower,upper,size` per buffer, as the
// instances published with MiniMalloc have. A number before ".csv"
// ("A.1048576.csv") is the capacity to reach. Each file becomes one benchmark with
// the counters
//
//   bytes     height of the plan            bound     bytes no plan can do without
//   fits      1 if within the capacity      nodes     nodes of exact search
//
// One iteration plans from scratch, on one thread.

#include "passes/algorithms/ArenaPlanner.h"

#include "llvm/ADT/StringExtras.h"

#include <benchmark/benchmark.h>
#include <fstream>
#include <iostream>

using namespace graphc::algorithms;

namespace {

/// Enough for the hardest public instance with an unlucky order of dives.
constexpr uint64_t searchNodes = 4'000'000;

bool readInstance(const std::string &path, ArenaProblem &problem) {
  std::ifstream file(path);
  std::string line;
  if (!std::getline(file, line))
    return false;
  while (std::getline(file, line)) {
    llvm::SmallVector<llvm::StringRef> fields;
    llvm::StringRef(line).split(fields, ',');
    ArenaBuffer buffer;
    if (fields.size() < 4 || fields[1].getAsInteger(10, buffer.lower) ||
        fields[2].getAsInteger(10, buffer.upper) || fields[3].trim().getAsInteger(10, buffer.size))
      return false;
    buffer.name = fields[0].str();
    problem.buffers.push_back(std::move(buffer));
  }
  return true;
}

std::optional<int64_t> capacityOf(llvm::StringRef path) {
  path.consume_back(".csv");
  int64_t capacity;
  if (path.rsplit('.').second.getAsInteger(10, capacity))
    return std::nullopt;
  return capacity;
}

void planInstance(benchmark::State &state, const ArenaProblem &problem,
                  std::optional<int64_t> capacity) {
  ArenaPlannerOptions options;
  options.capacity = capacity;
  options.searchNodes = searchNodes;
  for (auto _ : state) {
    llvm::Expected<ArenaPlan> plan = planArena(problem, options);
    if (!plan) {
      state.SkipWithError(llvm::toString(plan.takeError()).c_str());
      return;
    }
    state.counters["bytes"] = plan->height;
    state.counters["bound"] = plan->lowerBound;
    state.counters["nodes"] = plan->searchNodes;
    state.counters["fits"] = plan->height <= capacity.value_or(plan->lowerBound);
  }
}

} // namespace

int main(int argc, char **argv) {
  benchmark::Initialize(&argc, argv);
  for (int i = 1; i < argc; ++i) {
    std::string path = argv[i];
    ArenaProblem problem;
    if (!readInstance(path, problem)) {
      std::cerr << path << ": not a file of lines id,lower,upper,size\n";
      return 1;
    }
    benchmark::RegisterBenchmark(path.substr(path.rfind('/') + 1).c_str(),
                                 [problem, capacity = capacityOf(path)](benchmark::State &state) {
                                   planInstance(state, problem, capacity);
                                 })
        ->Unit(benchmark::kMillisecond)
        ->Iterations(1);
  }
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  return 0;
}
