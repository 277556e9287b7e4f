//===- Passes.td - passes of the lower stage ------------------*- tablegen -*-===//

#ifndef GRAPHC_PASSES_LOWER_PASSES_TD
#define GRAPHC_PASSES_LOWER_PASSES_TD

include "mlir/Pass/PassBase.td"

def EmitKernelsPass : Pass<"graphc-lower-emit-kernels", "::mlir::ModuleOp"> {
  let summary = "turn kernel bodies into loops over memory";
  let description = [{
    Every `graph.kernel` becomes a function with the kernel ABI whose body is
    scf, arith, vector and LLVM loads and stores. Runs last among the passes that
    know tensors: afterwards only math calls and dialect conversion are left.

    ```mlir
    graph.kernel @k(%x: tensor<4xf32>) -> tensor<4xf32> attributes {chunk = 4096, strategy = "loop"} {..}
    // becomes
    func.func @k(%ctx: !llvm.ptr, %bufs: !llvm.ptr, %params: !llvm.ptr, %begin: i64, %end: i64) -> i64 {
      scf.for %task = %begin to %end step %c1 { .. llvm.load .. llvm.store .. }
      return %c0 : i64
    }
    ```
  }];
  let options = [
    Option<"vectorBytes", "vector-bytes", "int64_t", "32", "bytes of a vector register">,
    Option<"vectorRegisters", "vector-registers", "int64_t", "16", "number of vector registers">,
  ];
  let statistics = [Statistic<"emitted", "kernels", "Kernels emitted">];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::func::FuncDialect",
                           "::mlir::LLVM::LLVMDialect", "::mlir::math::MathDialect",
                           "::mlir::scf::SCFDialect", "::mlir::vector::VectorDialect"];
}

def LowerMathPass : Pass<"graphc-lower-math", "::mlir::ModuleOp"> {
  let summary = "call the math library";
  let description = [{
    `graph.math "tanh"` on vector<8xf32> becomes a call of `gcm_tanh_f32x8`,
    whose bitcode codegen links. A function that the library has for scalars
    only is called lane by lane.
  }];
  let dependentDialects = ["::mlir::func::FuncDialect", "::mlir::vector::VectorDialect"];
}

def VerifyLoweredPass : Pass<"graphc-lower-verify", "::mlir::ModuleOp"> {
  let summary = "only LLVM dialect is left, and no vector is wider than a register file";
  let description = [{
    Closes the stage. A vector of thousands of elements is legal IR that takes
    LLVM minutes to split: it is refused here instead.
  }];
}

#endif
