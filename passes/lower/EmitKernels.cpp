//===- EmitKernels.cpp - graph.kernel to functions ------------------------===//

#include "passes/lower/Passes.h"
#include "passes/lower/RootEmitters.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/BuiltinOps.h"

namespace graphc::lower {
#define GEN_PASS_DEF_EMITKERNELSPASS
#include "passes/lower/Passes.h.inc"
} // namespace graphc::lower

using namespace mlir;
using namespace graphc;
using namespace graphc::lower;

namespace {

using Emitter = void (*)(KernelBuilder &);

Emitter emitterFor(StringRef strategy) {
  return llvm::StringSwitch<Emitter>(strategy)
      .Case("loop", emitLoop)
      .Case("concat", emitConcatRows)
      .Case("contract", emitContractTiles)
      .Case("conv", emitConvTiles)
      .Case("rows", emitRowReduction)
      .Case("softmax", emitSoftmax)
      .Case("scan", emitScan)
      .Default(nullptr);
}

struct EmitKernels : lower::impl::EmitKernelsPassBase<EmitKernels> {
  using EmitKernelsPassBase::EmitKernelsPassBase;

  void runOnOperation() override {
    TargetInfo target{.vectorBytes = vectorBytes, .vectorRegisters = vectorRegisters};
    for (auto kernel : llvm::make_early_inc_range(getOperation().getOps<graph::KernelOp>())) {
      auto strategy = kernel->getAttrOfType<StringAttr>("strategy");
      Emitter emit = strategy ? emitterFor(strategy.getValue()) : nullptr;
      if (!emit) {
        kernel.emitError(
            "has no strategy that lower knows; fuse's choose-strategies must run first");
        return signalPassFailure();
      }
      // The function takes the kernel's name.
      std::string name = kernel.getName().str();
      KernelBuilder builder(kernel, target);
      OpBuilder::InsertPoint end = builder.builder().saveInsertionPoint();
      emit(builder);
      builder.builder().restoreInsertionPoint(end);
      builder.builder().setInsertionPointToEnd(end.getBlock());
      builder.finish();
      kernel.erase();
      ++emitted;
    }
  }
};

} // namespace
