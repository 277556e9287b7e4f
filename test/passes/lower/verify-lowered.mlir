// RUN: graphc-opt %s --graphc-lower-verify -split-input-file -verify-diagnostics

llvm.func @llvm_alone(%x: vector<4096xf32>) -> vector<4096xf32> {
  %0 = llvm.fadd %x, %x : vector<4096xf32>
  llvm.return %0 : vector<4096xf32>
}

// -----

func.func @an_op_of_another_dialect() {
  // expected-error @+1 {{internal error: survived the lowering to LLVM}}
  return
}

// -----

llvm.func @a_vector_that_takes_minutes(%x: vector<8192xf32>) -> vector<8192xf32> {
  // expected-error @+1 {{internal error: a vector of 8192 elements}}
  %0 = llvm.fadd %x, %x : vector<8192xf32>
  llvm.return %0 : vector<8192xf32>
}
