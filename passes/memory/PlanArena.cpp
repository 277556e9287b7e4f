//===- PlanArena.cpp - offsets of arena buffers ---------------------------===//

#include "passes/memory/Passes.h"

#include "dialects/plan/PlanDialect.h"
#include "passes/algorithms/ArenaPlanner.h"
#include "passes/algorithms/MemoryMap.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"

namespace graphc::memory {
#define GEN_PASS_DEF_PLANARENAPASS
#include "passes/memory/Passes.h.inc"
} // namespace graphc::memory

using namespace mlir;
using namespace graphc;
using namespace graphc::algorithms;

namespace {

constexpr int64_t alignment = 64;

/// The buffer whose bytes a view shows.
Value storageOf(Value buffer) {
  while (auto view = buffer.getDefiningOp<plan::ViewOp>())
    buffer = view.getSource();
  return buffer;
}

std::string nodeName(Location location) {
  if (auto name = dyn_cast<NameLoc>(location))
    return name.getName().str();
  if (auto fused = dyn_cast<FusedLoc>(location); fused && !fused.getLocations().empty())
    return nodeName(fused.getLocations().back());
  return "";
}

SymExpr byteSize(plan::ArenaOp op) {
  auto tensor = op.getBuffer().getType().getTensor();
  Type element = tensor.getElementType();
  int64_t bits = isa<ComplexType>(element)
                     ? 2 * cast<ComplexType>(element).getElementType().getIntOrFloatBitWidth()
                     : element.getIntOrFloatBitWidth();
  return shape::elementCount(shape::sizesOf(tensor)) * ((bits + 7) / 8);
}

struct PlanArena : memory::impl::PlanArenaPassBase<PlanArena> {
  using PlanArenaPassBase::PlanArenaPassBase;

  void runOnOperation() override {
    for (auto program : getOperation().getOps<plan::ProgramOp>())
      if (failed(planProgram(program)))
        return signalPassFailure();
  }

  LogicalResult planProgram(plan::ProgramOp program) {
    ArenaProblem problem;
    SmallVector<plan::ArenaOp> ops;
    llvm::DenseMap<Value, size_t> numbers;
    bool symbolic = false;
    for (auto op : program.getOps<plan::ArenaOp>()) {
      SymExpr bytes = byteSize(op);
      symbolic |= !bytes.asConstant();
      // Without a number the runtime packs; a drawing shows every symbol as 1.
      auto size = bytes.evaluate([](StringRef) { return std::optional<int64_t>(1); });
      if (!size)
        return success();
      numbers[op.getBuffer()] = ops.size();
      ops.push_back(op);
      problem.buffers.push_back(
          {.name = nodeName(op.getLoc()), .size = *size, .alignment = alignment});
    }
    setLifetimes(program, numbers, problem);
    auto plan = planArena(problem);
    if (!plan)
      return program.emitError() << "internal error: " << llvm::toString(plan.takeError());
    if (symbolic)
      return mapFile.empty() ? success() : writeMap(program, problem, *plan);
    Builder builder(&getContext());
    for (auto [op, offset] : llvm::zip(ops, plan->offsets))
      op.setOffsetAttr(builder.getStringAttr(std::to_string(offset)));
    program.setArenaBytesAttr(builder.getStringAttr(std::to_string(plan->height)));
    program.setArenaLowerBoundAttr(builder.getStringAttr(std::to_string(plan->lowerBound)));
    arenaBytes += plan->height;
    lowerBound += plan->lowerBound;
    return mapFile.empty() ? success() : writeMap(program, problem, *plan);
  }

  /// From the first instruction that writes a buffer to the last that touches it.
  void setLifetimes(plan::ProgramOp program, const llvm::DenseMap<Value, size_t> &numbers,
                    ArenaProblem &problem) {
    int64_t time = 0;
    for (Operation &op : program.getBody().front()) {
      auto instruction = dyn_cast<plan::Instruction>(op);
      if (!instruction)
        continue;
      auto touch = [&](Value buffer) {
        auto number = numbers.find(storageOf(buffer));
        if (number == numbers.end())
          return;
        ArenaBuffer &entry = problem.buffers[number->second];
        if (entry.upper == 0)
          entry.lower = time;
        entry.upper = time + 1;
      };
      op.walk([&](plan::Instruction inner) {
        llvm::for_each(inner.readBuffers(), touch);
        llvm::for_each(inner.writtenBuffers(), touch);
      });
      ++time;
    }
  }

  LogicalResult writeMap(plan::ProgramOp program, const ArenaProblem &problem,
                         const ArenaPlan &plan) {
    std::error_code code;
    llvm::raw_fd_ostream stream(mapFile, code);
    if (code)
      return program.emitError() << "cannot write '" << mapFile << "': " << code.message();
    stream << drawSvgMap(problem, plan, program.getSymName());
    return success();
  }
};

} // namespace
