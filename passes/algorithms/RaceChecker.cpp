//===- RaceChecker.cpp ----------------------------------------------------===//

#include "passes/algorithms/RaceChecker.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/Support/FormatVariadic.h"

#include <algorithm>

namespace graphc::algorithms {

namespace {

/// By stream: how many of its instructions are complete.
using Clock = std::vector<int32_t>;

void merge(Clock &into, const Clock &other) {
  for (size_t i = 0; i < into.size(); ++i)
    into[i] = std::max(into[i], other[i]);
}

struct PastAccess {
  int32_t instruction;
  int32_t stream;
  int32_t position; // within its stream, from 1
  ByteAccess access;
};

class Checker {
public:
  Checker(llvm::ArrayRef<StreamInstruction> program, size_t maxRaces)
      : program(program), maxRaces(maxRaces) {
    int32_t streams = 0;
    for (const StreamInstruction &instruction : program)
      streams = std::max(streams, instruction.stream + 1);
    clocks.assign(streams, Clock(streams, 0));
  }

  RaceReport run() {
    for (size_t i = 0; i < program.size() && report.races.size() < maxRaces; ++i)
      if (program[i].stream >= 0)
        step(i);
    return std::move(report);
  }

private:
  llvm::ArrayRef<StreamInstruction> program;
  size_t maxRaces;
  std::vector<Clock> clocks; // by stream
  llvm::DenseMap<int32_t, Clock> recorded;
  llvm::DenseMap<int32_t, std::vector<PastAccess>> past; // by buffer
  RaceReport report;

  void step(int32_t index) {
    const StreamInstruction &instruction = program[index];
    Clock &clock = clocks[instruction.stream];
    switch (instruction.kind) {
    case StreamInstruction::Kind::Record:
      if (instruction.event >= 0)
        recorded[instruction.event] = clock;
      return;
    case StreamInstruction::Kind::Wait:
      if (auto it = recorded.find(instruction.event); it != recorded.end())
        merge(clock, it->second);
      else
        report.emptyWaits.push_back(index);
      return;
    case StreamInstruction::Kind::Run:
      break;
    }
    for (const ByteAccess &access : instruction.accesses)
      check(index, access, clock);
    int32_t position = ++clock[instruction.stream];
    for (const ByteAccess &access : instruction.accesses)
      past[access.buffer].push_back({index, instruction.stream, position, access});
  }

  void check(int32_t index, const ByteAccess &access, const Clock &clock) {
    auto it = past.find(access.buffer);
    if (it == past.end())
      return;
    for (const PastAccess &earlier : it->second) {
      bool isOrdered = clock[earlier.stream] >= earlier.position;
      int64_t begin = std::max(access.begin, earlier.access.begin);
      int64_t end = std::min(access.end, earlier.access.end);
      if (isOrdered || begin >= end || !(access.writes || earlier.access.writes))
        continue;
      add({earlier.instruction, index, access.buffer, begin, end,
           access.writes && earlier.access.writes});
    }
  }

  void add(const Race &race) {
    for (auto it = report.races.rbegin(); it != report.races.rend() && it->second == race.second;
         ++it)
      if (it->first == race.first && it->buffer == race.buffer)
        return;
    if (report.races.size() < maxRaces)
      report.races.push_back(race);
  }
};

} // namespace

RaceReport findRaces(llvm::ArrayRef<StreamInstruction> program, size_t maxRaces) {
  RaceReport report = Checker(program, maxRaces).run();
  std::stable_sort(report.races.begin(), report.races.end(), [](const Race &a, const Race &b) {
    return a.second != b.second ? a.second < b.second : a.first < b.first;
  });
  return report;
}

std::string describe(const Race &race, llvm::ArrayRef<StreamInstruction> program) {
  return llvm::formatv("instructions {0} (stream {1}) and {2} (stream {3}) are not ordered: {4} "
                       "buffer {5}, bytes [{6}, {7})",
                       race.first, program[race.first].stream, race.second,
                       program[race.second].stream,
                       race.bothWrite ? "both write" : "one reads and one writes", race.buffer,
                       race.begin, race.end)
      .str();
}

} // namespace graphc::algorithms
