// RUN: graphc-opt %s --graphc-lower-emit-kernels --canonicalize --cse -split-input-file | FileCheck %s

// bufs: x, then the result. Tasks begin..end of this call.
// CHECK-LABEL: func.func @a_loop_has_the_kernel_abi
// CHECK-SAME: (%{{.*}}: !llvm.ptr, %[[BUFS:.*]]: !llvm.ptr {{.*}}, %{{.*}}: !llvm.ptr {{.*}}, %[[BEGIN:.*]]: i64, %[[END:.*]]: i64) -> i64
// CHECK: %[[OK:.*]] = arith.constant 0 : i64
// CHECK: %[[X:.*]] = llvm.load %[[BUFS]] : !llvm.ptr -> !llvm.ptr
// CHECK: %[[AT:.*]] = llvm.getelementptr %[[BUFS]][1]
// CHECK: %[[Y:.*]] = llvm.load %[[AT]] : !llvm.ptr -> !llvm.ptr
// CHECK: scf.for %{{.*}} = %[[BEGIN]] to %[[END]]
// CHECK: %[[IN:.*]] = llvm.load %[[X]] {{.*}} -> vector<8xf32>
// CHECK: %[[OUT:.*]] = arith.addf %[[IN]], %[[IN]] : vector<8xf32>
// CHECK: llvm.store %[[OUT]], %[[Y]]
// CHECK: return %[[OK]] : i64
graph.kernel @a_loop_has_the_kernel_abi(%x: tensor<8xf32>) -> tensor<8xf32> attributes {chunk = 4096 : i64, strategy = "loop", tasks = "1", grain = "1"} {
  %0 = graph.map(%x) : (tensor<8xf32>) -> tensor<8xf32> {
  ^bb0(%a: f32):
    %s = arith.addf %a, %a : f32
    graph.yield %s : f32
  }
  graph.return %0 : tensor<8xf32>
}

// -----

//   |........|........|...     |   whole vectors, then one under a mask
// CHECK-LABEL: func.func @a_rest_is_masked
// CHECK-SAME: %[[PARAMS:[a-z0-9]*]]: !llvm.ptr {llvm.noalias, llvm.readonly}, %{{[a-z0-9]*}}: i64
// CHECK: %[[P0:.*]] = llvm.load %[[PARAMS]] : !llvm.ptr -> i64
// CHECK: scf.for
// CHECK: arith.minsi %{{.*}}, %[[P0]]
// CHECK: scf.for
// CHECK: llvm.load %{{.*}} -> vector<8xf32>
// CHECK: llvm.store %{{.*}} : vector<8xf32>
// CHECK: scf.if
// CHECK: llvm.intr.masked.load
// CHECK: llvm.intr.masked.store
graph.kernel @a_rest_is_masked(%x: tensor<?xf32, ["p0"]>) -> tensor<?xf32, ["p0"]> attributes {chunk = 4096 : i64, strategy = "loop", tasks = "ceildiv(p0,4096)", grain = "1"} {
  %0 = graph.map(%x) : (tensor<?xf32, ["p0"]>) -> tensor<?xf32, ["p0"]> {
  ^bb0(%a: f32):
    %s = arith.addf %a, %a : f32
    graph.yield %s : f32
  }
  graph.return %0 : tensor<?xf32, ["p0"]>
}

// -----

// The code and its place in the status; the loop goes on.
// CHECK-LABEL: func.func @a_requirement_is_in_the_status
// CHECK: %[[STATUS:.*]] = llvm.alloca
// CHECK: llvm.store %c0_i64, %[[STATUS]]
// CHECK: %[[BAD:.*]] = vector.reduction <or>
// CHECK: scf.if %[[BAD]]
// CHECK-NEXT: llvm.store %{{.*}}, %[[STATUS]]
// CHECK: %[[S:.*]] = llvm.load %[[STATUS]]
// CHECK: return %[[S]]
graph.kernel @a_requirement_is_in_the_status(%x: tensor<8xf32>) -> tensor<8xf32> attributes {chunk = 4096 : i64, strategy = "loop", tasks = "1", grain = "1"} {
  %0 = graph.map(%x) : (tensor<8xf32>) -> tensor<8xf32> {
  ^bb0(%a: f32):
    %t = arith.cmpf ord, %a, %a : f32
    graph.require %t, "nan"
    graph.yield %a : f32
  }
  graph.return %0 : tensor<8xf32>
}

// -----

// Lanes add up on their own; in the end halves are added to halves, always so.
// CHECK-LABEL: func.func @rows_are_folded_in_a_fixed_order
// CHECK: scf.for %{{.*}} iter_args(%[[ACC:.*]] = %{{.*}}) -> (vector<8xf32>)
// CHECK: arith.addf %[[ACC]], %{{.*}} : vector<8xf32>
// CHECK: vector.shuffle %{{.*}} [0, 1, 2, 3]
// CHECK: vector.shuffle %{{.*}} [4, 5, 6, 7]
// CHECK: arith.addf %{{.*}} : vector<4xf32>
// CHECK: arith.addf %{{.*}} : vector<2xf32>
// CHECK: arith.addf %{{.*}} : vector<1xf32>
// CHECK: arith.divf
// CHECK: llvm.store %{{.*}} : f32, !llvm.ptr
graph.kernel @rows_are_folded_in_a_fixed_order(%x: tensor<4x16xf32>) -> tensor<4xf32> attributes {strategy = "rows", tasks = "4", grain = "1"} {
  %0 = graph.reduce add %x dims = [1] mean : tensor<4x16xf32> to tensor<4xf32>
  graph.return %0 : tensor<4xf32>
}

// -----

// CHECK-LABEL: func.func @softmax_makes_three_passes
// CHECK: scf.for
// CHECK: scf.for
// CHECK: arith.maximumf %{{.*}} : vector<8xf32>
// CHECK: scf.for
// CHECK: graph.math "exp"
// CHECK: arith.addf %{{.*}} : vector<8xf32>
// CHECK: scf.for
// CHECK: graph.math "exp"
// CHECK: arith.mulf
// CHECK: llvm.store
graph.kernel @softmax_makes_three_passes(%x: tensor<4x16xf32>) -> tensor<4x16xf32> attributes {strategy = "softmax", tasks = "4", grain = "1"} {
  %0 = graph.softmax %x : tensor<4x16xf32> to tensor<4x16xf32>
  graph.return %0 : tensor<4x16xf32>
}

// -----

// From the last to the first; an element is stored before its own is added.
// CHECK-LABEL: func.func @an_exclusive_scan_in_reverse
// CHECK-DAG: %[[LAST:.*]] = arith.constant 15 : i64
// CHECK: scf.for %[[STEP:.*]] = %{{.*}} iter_args(%[[ACC:.*]] = %{{.*}}) -> (f32)
// CHECK: arith.subi %[[LAST]], %[[STEP]]
// CHECK: %[[NEXT:.*]] = arith.addf %[[ACC]]
// CHECK: llvm.store %[[ACC]]
// CHECK: scf.yield %[[NEXT]]
graph.kernel @an_exclusive_scan_in_reverse(%x: tensor<4x16xf32>) -> tensor<4x16xf32> attributes {strategy = "scan", tasks = "4", grain = "1"} {
  %0 = graph.scan add %x dim = 1 exclusive reverse : tensor<4x16xf32> to tensor<4x16xf32>
  graph.return %0 : tensor<4x16xf32>
}

// -----

//   |x: 8|y: 16        |   of a row of 24
// CHECK-LABEL: func.func @a_concatenation_stores_part_after_part
// CHECK: scf.for %[[ROW:.*]] =
// CHECK: %[[START:.*]] = arith.muli %[[ROW]], %c24_i64
// CHECK: llvm.store
// CHECK: scf.for %[[AT:.*]] =
// CHECK: %[[SHIFTED:.*]] = arith.addi %[[AT]], %c8_i64
// CHECK: arith.addi %[[START]], %[[SHIFTED]]
// CHECK: llvm.store
graph.kernel @a_concatenation_stores_part_after_part(%x: tensor<4x8xf32>, %y: tensor<4x16xf32>) -> tensor<4x24xf32> attributes {strategy = "concat", tasks = "4", grain = "1"} {
  %0 = graph.concat(%x, %y) dim = 1 : (tensor<4x8xf32>, tensor<4x16xf32>) to tensor<4x24xf32>
  graph.return %0 : tensor<4x24xf32>
}

// -----

//             panel: one vector, loaded once for both rows
//   row 0     acc0 += x[0, k] * w[k, :]
//   row 1     acc1 += x[1, k] * w[k, :]
// CHECK-LABEL: func.func @a_contraction_keeps_its_tile_in_registers
// CHECK: %[[TILE:.*]]:2 = scf.for %{{.*}} iter_args(%[[A:.*]] = %{{.*}}, %[[B:.*]] = %{{.*}}) -> (vector<8xf32>, vector<8xf32>)
// CHECK: %[[W:.*]] = llvm.load %{{.*}} -> vector<8xf32>
// CHECK: math.fma %{{.*}}, %[[W]], %[[A]]
// CHECK: math.fma %{{.*}}, %[[W]], %[[B]]
// CHECK: llvm.store %[[TILE]]#0
// CHECK: llvm.store %[[TILE]]#1
graph.kernel @a_contraction_keeps_its_tile_in_registers(%x: tensor<2x64xf32>, %w: tensor<64x8xf32>) -> tensor<2x8xf32> attributes {panel = 8 : i64, row_block = 126 : i64, tile_rows = 2 : i64, strategy = "contract", tasks = "1", grain = "1"} {
  %0 = graph.contract %x, %w batch = [] x [] contract = [1] x [0] : tensor<2x64xf32>, tensor<64x8xf32> to tensor<2x8xf32>
  graph.return %0 : tensor<2x8xf32>
}

// -----

// CHECK-LABEL: func.func @an_epilogue_runs_on_the_registers
// CHECK: %[[TILE:.*]] = scf.for %{{.*}} -> (vector<8xf32>)
// CHECK: math.fma
// CHECK: %[[RELU:.*]] = arith.maximumf %[[TILE]]
// CHECK: llvm.store %[[RELU]]
graph.kernel @an_epilogue_runs_on_the_registers(%x: tensor<1x64xf32>, %w: tensor<64x8xf32>) -> tensor<1x8xf32> attributes {panel = 8 : i64, row_block = 126 : i64, tile_rows = 1 : i64, strategy = "contract", tasks = "1", grain = "1"} {
  %0 = graph.contract %x, %w batch = [] x [] contract = [1] x [0] : tensor<1x64xf32>, tensor<64x8xf32> to tensor<1x8xf32>
  %1 = graph.map(%0) : (tensor<1x8xf32>) -> tensor<1x8xf32> {
  ^bb0(%a: f32):
    %z = arith.constant 0.0 : f32
    %s = arith.maximumf %a, %z : f32
    graph.yield %s : f32
  }
  graph.return %1 : tensor<1x8xf32>
}

// -----

// Taps outside, pixels of a line side by side inside.
// CHECK-LABEL: func.func @a_convolution_walks_its_taps
// CHECK: scf.for
// CHECK: scf.for
// CHECK: scf.for
// CHECK: scf.for %{{.*}} iter_args(%{{.*}}, %{{.*}}) -> (vector<8xf32>, vector<8xf32>)
// CHECK: math.fma
// CHECK: math.fma
graph.kernel @a_convolution_walks_its_taps(%x: tensor<1x4x4x3xf32>, %w: tensor<3x3x3x8xf32>) -> tensor<1x2x2x8xf32> attributes {panel = 8 : i64, tile_rows = 2 : i64, strategy = "conv", tasks = "2", grain = "1"} {
  %0 = graph.conv %x, %w strides = [1, 1] low = ["0", "0"] dilations = [1, 1] input_dilations = [1, 1] : tensor<1x4x4x3xf32>, tensor<3x3x3x8xf32> to tensor<1x2x2x8xf32>
  graph.return %0 : tensor<1x2x2x8xf32>
}

// -----

// CHECK-LABEL: func.func @without_kernels_nothing_is_emitted
// CHECK-NEXT: return
func.func @without_kernels_nothing_is_emitted() {
  return
}
