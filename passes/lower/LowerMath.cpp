//===- LowerMath.cpp - graph.math to calls of the math library ------------===//

#include "passes/lower/Passes.h"

#include "dialects/graph/GraphDialect.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "llvm/ADT/StringSet.h"

namespace graphc::lower {
#define GEN_PASS_DEF_LOWERMATHPASS
#include "passes/lower/Passes.h.inc"
} // namespace graphc::lower

using namespace mlir;
using namespace graphc;

namespace {

/// The functions that exist for vectors too.
const llvm::StringSet<> &vectorFunctions() {
  static const llvm::StringSet<> names = {
#define GCM_UNARY(name) #name,
#define GCM_BINARY(name) #name,
#include "runtime/math/Functions.def"
  };
  return names;
}

struct LowerMath : lower::impl::LowerMathPassBase<LowerMath> {
  void runOnOperation() override {
    getOperation().walk([&](graph::MathOp op) {
      ImplicitLocOpBuilder b(op.getLoc(), op);
      auto lanes = dyn_cast<VectorType>(op.getResult().getType());
      Value result;
      if (!lanes || vectorFunctions().contains(op.getFunction()))
        result = call(b, op.getFunction(), op.getInputs(), op.getResult().getType());
      else
        result = callEachLane(b, op, lanes);
      op.getResult().replaceAllUsesWith(result);
      op.erase();
    });
  }

  Value call(ImplicitLocOpBuilder &b, StringRef function, ValueRange inputs, Type type) {
    Type scalar = getElementTypeOrSelf(type);
    std::string name = ("gcm_" + function + (scalar.isF64() ? "_f64" : "_f32")).str();
    if (auto lanes = dyn_cast<VectorType>(type))
      name += "x" + std::to_string(lanes.getDimSize(0));
    if (!getOperation().lookupSymbol(name)) {
      OpBuilder module = OpBuilder::atBlockBegin(getOperation().getBody());
      auto declaration = module.create<func::FuncOp>(
          b.getLoc(), name, b.getFunctionType(inputs.getTypes(), TypeRange(type)));
      declaration.setPrivate();
    }
    return b.create<func::CallOp>(name, TypeRange(type), inputs).getResult(0);
  }

  Value callEachLane(ImplicitLocOpBuilder &b, graph::MathOp op, VectorType lanes) {
    Value result = b.create<arith::ConstantOp>(b.getZeroAttr(lanes));
    for (int64_t lane = 0; lane < lanes.getDimSize(0); ++lane) {
      SmallVector<Value> scalars;
      for (Value input : op.getInputs())
        scalars.push_back(b.create<vector::ExtractOp>(input, ArrayRef<int64_t>{lane}));
      Value value = call(b, op.getFunction(), scalars, lanes.getElementType());
      result = b.create<vector::InsertOp>(value, result, ArrayRef<int64_t>{lane});
    }
    return result;
  }
};

} // namespace
