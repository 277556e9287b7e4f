//===- VerifySchedule.cpp - the gate after schedule -----------------------===//

#include "passes/schedule/Passes.h"

#include "dialects/plan/PlanDialect.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"

namespace graphc::schedule {
#define GEN_PASS_DEF_VERIFYSCHEDULEPASS
#include "passes/schedule/Passes.h.inc"
} // namespace graphc::schedule

using namespace mlir;
using namespace graphc;

namespace {

/// The buffer whose bytes a view shows.
Value storageOf(Value buffer) {
  while (auto view = buffer.getDefiningOp<plan::ViewOp>())
    buffer = view.getSource();
  return buffer;
}

struct VerifySchedule : schedule::impl::VerifySchedulePassBase<VerifySchedule> {
  void runOnOperation() override {
    for (auto function : getOperation().getOps<func::FuncOp>()) {
      function.emitError("internal error: a function survived schedule");
      return signalPassFailure();
    }
    for (auto program : getOperation().getOps<plan::ProgramOp>())
      if (failed(verifyWritten(program)))
        return signalPassFailure();
  }

  LogicalResult verifyWritten(plan::ProgramOp program) {
    llvm::DenseSet<Value> written;
    WalkResult result = program.walk<WalkOrder::PreOrder>([&](Operation *op) {
      if (isa<plan::ArgumentOp, plan::ConstantOp, plan::VariableOp>(op))
        written.insert(op->getResult(0));
      auto instruction = dyn_cast<plan::Instruction>(op);
      if (!instruction)
        return WalkResult::advance();
      // A while's predicate is written by its own condition region.
      if (!isa<plan::WhileOp>(op))
        for (Value buffer : instruction.readBuffers())
          if (!written.contains(storageOf(buffer))) {
            op->emitError("internal error: reads a buffer that nothing wrote");
            return WalkResult::interrupt();
          }
      for (Value buffer : instruction.writtenBuffers())
        written.insert(storageOf(buffer));
      return WalkResult::advance();
    });
    return failure(result.wasInterrupted());
  }
};

} // namespace
