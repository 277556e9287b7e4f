//===- RaceCheck.cpp - are declared accesses ordered? ---------------------===//
#include "runtime/executor/RaceCheck.h"

#include "runtime/core/Expr.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace graphc::runtime {

using namespace schema;

namespace {
/// What a clock of one stream has seen of every stream.
using Clock = std::vector<uint64_t>;

/// Bytes [begin, end) of a space: an arena, or a buffer that has memory of its own.
struct Place {
  uint64_t space;
  int64_t begin;
  int64_t end;

  bool overlaps(const Place &other) const {
    return space == other.space && begin < other.end && other.begin < end;
  }
};

struct Access {
  Place place;
  uint32_t buffer;
  uint32_t instruction;
  uint32_t stream;
  uint64_t time; ///< of its stream
  bool isWrite;
};

/// The state between two steps.
struct State {
  std::vector<Clock> clocks;    ///< by stream
  std::vector<Access> accesses; ///< that some stream may not have seen
  std::map<uint32_t, Clock> events;
};

class RaceChecker {
public:
  RaceChecker(const ProgramView &view, const Function &function) : view(view), function(function) {}

  Status run() {
    sampleSymbols();
    state.clocks.assign(function.streams.count, Clock(function.streams.count, 0));
    return walk(function.rootRegion);
  }

private:
  void sampleSymbols() {
    for (uint32_t s = 0; s < function.symbols.count; ++s) {
      const Symbol &symbol = view.symbol(function, s);
      // A size of some extent within the facts: places of zero bytes would hide overlaps.
      int64_t value = std::max<int64_t>(symbol.lower, 4);
      value = (value + symbol.divisor - 1) / symbol.divisor * symbol.divisor;
      symbols.push_back(std::min(value, symbol.upper));
    }
  }

  int64_t valueOf(uint32_t expr, int64_t fallback) const {
    int64_t value;
    if (expr == kNone || !core::evaluate(view, expr, symbols.data(), value))
      return fallback;
    return value;
  }

  Place placeOf(uint32_t b) const {
    const Buffer &buffer = view.buffer(function, b);
    uint32_t rootIndex = buffer.aliasOf == kNone ? b : buffer.aliasOf;
    const Buffer &root = view.buffer(function, rootIndex);
    auto kind = static_cast<BufferKind>(root.kind);
    if (kind == BufferKind::Effect)
      return {spaceOfBuffer(rootIndex), 0, 1};
    int64_t begin = rootIndex == b ? 0 : valueOf(buffer.offset, 0);
    uint32_t size = buffer.capacity != kNone ? buffer.capacity : buffer.bytes;
    int64_t bytes = valueOf(size, INT32_MAX);
    bool planned = kind == BufferKind::Arena || kind == BufferKind::Bounded;
    if (!planned || root.offset == kNone)
      return {spaceOfBuffer(rootIndex), begin, begin + bytes};
    begin += valueOf(root.offset, 0);
    return {root.arena, begin, begin + bytes};
  }

  /// Spaces below are arenas.
  uint64_t spaceOfBuffer(uint32_t root) const { return uint64_t(function.arenas.count) + root; }

  void waitForAll() {
    Clock all(function.streams.count, 0);
    for (const Clock &clock : state.clocks)
      join(all, clock);
    for (Clock &clock : state.clocks)
      clock = all;
    state.accesses.clear();
  }

  static void join(Clock &clock, const Clock &seen) {
    for (size_t i = 0; i < clock.size(); ++i)
      clock[i] = std::max(clock[i], seen[i]);
  }

  Status walk(uint32_t region) {
    RangeRef range = view.region(region).instructions;
    for (uint32_t row = range.begin; row < range.begin + range.count; ++row)
      GRAPHC_RETURN_IF_ERROR(step(row, view.instruction(row)));
    return okStatus();
  }

  Status step(uint32_t row, const Instruction &instruction) {
    Clock &clock = state.clocks[instruction.stream];
    switch (static_cast<Opcode>(instruction.opcode)) {
    case Opcode::EventRecord:
      state.events[instruction.event.event] = clock;
      return okStatus();
    case Opcode::EventWait:
      join(clock, state.events[instruction.event.event]);
      return okStatus();
    case Opcode::If: {
      waitForAll();
      std::vector<uint32_t> regions = {instruction.ifOp.thenRegion};
      if (instruction.ifOp.elseRegion != kNone)
        regions.push_back(instruction.ifOp.elseRegion);
      return branches(row, instruction, regions);
    }
    case Opcode::Case: {
      waitForAll();
      const uint32_t *list = view.list(instruction.caseOp.regions);
      return branches(row, instruction, {list, list + instruction.caseOp.regions.count});
    }
    case Opcode::While:
      waitForAll();
      GRAPHC_RETURN_IF_ERROR(checkCover(row, instruction, instruction.whileOp.condRegion));
      GRAPHC_RETURN_IF_ERROR(checkCover(row, instruction, instruction.whileOp.bodyRegion));
      GRAPHC_RETURN_IF_ERROR(walk(instruction.whileOp.condRegion));
      waitForAll();
      GRAPHC_RETURN_IF_ERROR(walk(instruction.whileOp.bodyRegion));
      waitForAll();
      return okStatus();
    case Opcode::BindSymbol:
    case Opcode::Call:
      waitForAll();
      return okStatus();
    default:
      return accesses(row, instruction);
    }
  }

  Status branches(uint32_t row, const Instruction &instruction,
                  const std::vector<uint32_t> &regions) {
    State before = state, after;
    bool first = true;
    for (uint32_t region : regions) {
      state = before;
      // Times go on from the branch before, so that they stay unique.
      for (size_t s = 0; !first && s < state.clocks.size(); ++s)
        state.clocks[s][s] = after.clocks[s][s];
      GRAPHC_RETURN_IF_ERROR(checkCover(row, instruction, region));
      GRAPHC_RETURN_IF_ERROR(walk(region));
      if (first) {
        after = state;
      } else {
        after.accesses.insert(after.accesses.end(), state.accesses.begin(), state.accesses.end());
        for (size_t s = 0; s < after.clocks.size(); ++s)
          for (size_t other = 0; other < after.clocks.size(); ++other)
            after.clocks[s][other] = s == other
                                         ? std::max(after.clocks[s][s], state.clocks[s][s])
                                         : std::min(after.clocks[s][other], state.clocks[s][other]);
      }
      first = false;
    }
    state = std::move(after);
    return okStatus();
  }

  Status accesses(uint32_t row, const Instruction &instruction) {
    uint32_t stream = instruction.stream;
    Clock &clock = state.clocks[stream];
    ++clock[stream];
    size_t before = state.accesses.size();
    for (int side = 0; side < 2; ++side) {
      ListRef list = side ? instruction.writes : instruction.reads;
      for (uint32_t i = 0; i < list.count; ++i) {
        uint32_t b = view.list(list)[i];
        Access access{placeOf(b), b, row, stream, clock[stream], side == 1};
        for (size_t j = 0; j < before; ++j) {
          const Access &other = state.accesses[j];
          bool conflict = (access.isWrite || other.isWrite) && access.place.overlaps(other.place);
          if (conflict && other.time > clock[other.stream])
            return race(access, other);
        }
        state.accesses.push_back(access);
      }
    }
    return okStatus();
  }

  std::string describe(const Access &access) const {
    const Instruction &instruction = view.instruction(access.instruction);
    std::string text = "instruction " + std::to_string(access.instruction);
    if (instruction.node != kNone) {
      StringRef name = view.node(instruction.node).name;
      text += " (node '" + std::string(view.chars(name), name.size) + "')";
    }
    StringRef name = view.buffer(function, access.buffer).name;
    return text + " on stream " + std::to_string(access.stream) +
           (access.isWrite ? " writes '" : " reads '") + std::string(view.chars(name), name.size) +
           "'";
  }

  Status race(const Access &access, const Access &other) const {
    std::string name(view.chars(function.name), function.name.size);
    return internalError("artifact: function '" + name + "' has a race: " + describe(access) +
                         " and " + describe(other) + "; no event orders them");
  }

  Status checkCover(uint32_t row, const Instruction &control, uint32_t region) const {
    auto has = [&](ListRef list, uint32_t b) {
      const uint32_t *begin = view.list(list);
      return std::find(begin, begin + list.count, b) != begin + list.count;
    };
    RangeRef range = view.region(region).instructions;
    for (uint32_t inner = range.begin; inner < range.begin + range.count; ++inner) {
      const Instruction &instruction = view.instruction(inner);
      for (int side = 0; side < 2; ++side) {
        ListRef list = side ? instruction.writes : instruction.reads;
        for (uint32_t i = 0; i < list.count; ++i) {
          uint32_t b = view.list(list)[i];
          if (has(control.writes, b) || (side == 0 && has(control.reads, b)))
            continue;
          StringRef name = view.buffer(function, b).name;
          return internalError("artifact: instruction " + std::to_string(row) +
                               " does not declare buffer '" +
                               std::string(view.chars(name), name.size) + "', which instruction " +
                               std::to_string(inner) + " inside it " + (side ? "writes" : "reads"));
        }
      }
    }
    return okStatus();
  }

  const ProgramView &view;
  const Function &function;
  std::vector<int64_t> symbols;
  State state;
};
} // namespace

Status checkRaces(const ProgramView &view, const Function &function) {
  return RaceChecker(view, function).run();
}

} // namespace graphc::runtime
