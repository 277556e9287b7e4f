//===- VerifyPlan.cpp - the gate after memory -----------------------------===//
//
// Replays a program on a map of the arena: whoever reads a byte must be reading
// what was last written for that very buffer. Shares nothing with the planner,
// not even the notion of a lifetime.
//
//===----------------------------------------------------------------------===//

#include "passes/memory/Passes.h"

#include "dialects/plan/PlanDialect.h"

#include <map>

namespace graphc::memory {
#define GEN_PASS_DEF_VERIFYPLANPASS
#include "passes/memory/Passes.h.inc"
} // namespace graphc::memory

using namespace mlir;
using namespace graphc;

namespace {

/// Which buffer's value each range of arena bytes holds.
class ArenaContents {
public:
  void write(int64_t begin, int64_t end, Value owner) {
    erase(begin, end);
    if (begin < end)
      ranges[begin] = {end, owner};
  }
  bool holds(int64_t begin, int64_t end, Value owner) const {
    if (begin >= end)
      return true;
    auto found = ranges.upper_bound(begin);
    if (found == ranges.begin())
      return false;
    --found;
    return found->second.first >= end && found->second.second == owner;
  }

private:
  void erase(int64_t begin, int64_t end) {
    for (auto it = ranges.begin(); it != ranges.end();) {
      auto [from, entry] = *it;
      auto [to, owner] = entry;
      if (to <= begin || from >= end) {
        ++it;
        continue;
      }
      it = ranges.erase(it);
      if (from < begin)
        ranges[from] = {begin, owner};
      if (to > end)
        ranges[end] = {to, owner};
    }
  }

  std::map<int64_t, std::pair<int64_t, Value>> ranges;
};

int64_t bytesOf(RankedTensorType tensor) {
  Type element = tensor.getElementType();
  if (auto complex = dyn_cast<ComplexType>(element))
    return tensor.getNumElements() * complex.getElementType().getIntOrFloatBitWidth() / 4;
  return tensor.getNumElements() * ((element.getIntOrFloatBitWidth() + 7) / 8);
}

struct VerifyPlan : memory::impl::VerifyPlanPassBase<VerifyPlan> {
  void runOnOperation() override {
    for (auto program : getOperation().getOps<plan::ProgramOp>()) {
      for (auto constant : program.getOps<plan::ConstantOp>())
        if (!constant.getOffset()) {
          constant.emitError("internal error: a constant without a place in the weights");
          return signalPassFailure();
        }
      if (program.getArenaBytesAttr() && failed(replay(program)))
        return signalPassFailure();
    }
  }

  LogicalResult replay(plan::ProgramOp program) {
    ArenaContents contents;
    int64_t total = 0;
    program.getArenaBytesAttr().getValue().getAsInteger(10, total);
    WalkResult result = program.walk<WalkOrder::PreOrder>([&](plan::Instruction instruction) {
      for (Value buffer : instruction.readBuffers())
        if (auto range = rangeOf(buffer);
            range && !contents.holds(range->first, range->second, storageOf(buffer))) {
          instruction.emitError("internal error: reads an arena buffer that another one overwrote");
          return WalkResult::interrupt();
        }
      for (Value buffer : instruction.writtenBuffers()) {
        auto range = rangeOf(buffer);
        if (!range)
          continue;
        if (range->first < 0 || range->second > total) {
          instruction.emitError("internal error: an arena buffer lies outside the arena");
          return WalkResult::interrupt();
        }
        contents.write(range->first, range->second, storageOf(buffer));
      }
      return WalkResult::advance();
    });
    return failure(result.wasInterrupted());
  }

  static Value storageOf(Value buffer) {
    while (auto view = buffer.getDefiningOp<plan::ViewOp>())
      buffer = view.getSource();
    return buffer;
  }

  static std::optional<std::pair<int64_t, int64_t>> rangeOf(Value buffer) {
    auto arena = storageOf(buffer).getDefiningOp<plan::ArenaOp>();
    if (!arena || !arena.getOffset())
      return std::nullopt;
    int64_t offset = 0;
    arena.getOffset()->getAsInteger(10, offset);
    return std::pair(offset, offset + bytesOf(arena.getBuffer().getType().getTensor()));
  }
};

} // namespace
