// RUN: graphc-opt %s --graphc-fuse-collapse-dims -split-input-file | FileCheck %s

// CHECK: graph.kernel @a_map_sees_no_dims(%{{.*}}: tensor<32xf32>) -> tensor<32xf32>
// CHECK: graph.map(%{{.*}}) : (tensor<32xf32>) -> tensor<32xf32>
graph.kernel @a_map_sees_no_dims(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = graph.map(%x) : (tensor<4x8xf32>) -> tensor<4x8xf32> {
  ^bb0(%a: f32):
    graph.yield %a : f32
  }
  graph.return %0 : tensor<4x8xf32>
}

// -----

// CHECK: graph.kernel @symbolic_dims_multiply(%{{.*}}: tensor<?xf32, ["p0*8"]>) -> tensor<?xf32, ["p0*8"]>
graph.kernel @symbolic_dims_multiply(%x: tensor<?x8xf32, ["p0"]>) -> tensor<?x8xf32, ["p0"]> {
  %0 = graph.map(%x) : (tensor<?x8xf32, ["p0"]>) -> tensor<?x8xf32, ["p0"]> {
  ^bb0(%a: f32):
    graph.yield %a : f32
  }
  graph.return %0 : tensor<?x8xf32, ["p0"]>
}

// -----

//   bias [c] along n, h, w, c: n, h and w are alike, c is not
// CHECK: graph.kernel @a_bias_tells_its_channels_apart(%{{.*}}: tensor<32x3xf32>, %{{.*}}: tensor<3xf32>) -> tensor<32x3xf32>
// CHECK: graph.broadcast %{{.*}} dims = [1] : tensor<3xf32> to tensor<32x3xf32>
graph.kernel @a_bias_tells_its_channels_apart(%x: tensor<2x4x4x3xf32>, %bias: tensor<3xf32>) -> tensor<2x4x4x3xf32> {
  %0 = graph.broadcast %bias dims = [3] : tensor<3xf32> to tensor<2x4x4x3xf32>
  %1 = graph.map(%x, %0) : (tensor<2x4x4x3xf32>, tensor<2x4x4x3xf32>) -> tensor<2x4x4x3xf32> {
  ^bb0(%a: f32, %b: f32):
    %s = arith.addf %a, %b : f32
    graph.yield %s : f32
  }
  graph.return %1 : tensor<2x4x4x3xf32>
}

// -----

// CHECK: graph.kernel @carried_neighbours_merge_in_the_operand(%{{.*}}: tensor<12xf32>, %{{.*}}: tensor<2x12xf32>) -> tensor<2x12xf32>
// CHECK: graph.broadcast %{{.*}} dims = [1] : tensor<12xf32> to tensor<2x12xf32>
graph.kernel @carried_neighbours_merge_in_the_operand(%y: tensor<4x3xf32>, %x: tensor<2x4x3xf32>) -> tensor<2x4x3xf32> {
  %0 = graph.broadcast %y dims = [1, 2] : tensor<4x3xf32> to tensor<2x4x3xf32>
  %1 = graph.map(%x, %0) : (tensor<2x4x3xf32>, tensor<2x4x3xf32>) -> tensor<2x4x3xf32> {
  ^bb0(%a: f32, %b: f32):
    %s = arith.addf %a, %b : f32
    graph.yield %s : f32
  }
  graph.return %1 : tensor<2x4x3xf32>
}

// -----

// [b, t, k] x [k, n]: b and t are rows.
// CHECK: graph.kernel @rows_of_a_contraction_merge(%{{.*}}: tensor<6x8xf32>, %{{.*}}: tensor<8x16xf32>) -> tensor<6x16xf32>
// CHECK: graph.contract %{{.*}} contract = [1] x [0] : tensor<6x8xf32>, tensor<8x16xf32> to tensor<6x16xf32>
graph.kernel @rows_of_a_contraction_merge(%x: tensor<2x3x8xf32>, %w: tensor<8x16xf32>) -> tensor<2x3x16xf32> {
  %0 = graph.contract %x, %w batch = [] x [] contract = [2] x [0] : tensor<2x3x8xf32>, tensor<8x16xf32> to tensor<2x3x16xf32>
  graph.return %0 : tensor<2x3x16xf32>
}

// -----

// CHECK: graph.kernel @a_transpose_keeps_its_dims(%{{.*}}: tensor<4x8xf32>) -> tensor<8x4xf32>
graph.kernel @a_transpose_keeps_its_dims(%x: tensor<4x8xf32>) -> tensor<8x4xf32> {
  %0 = graph.transpose %x perm = [1, 0] : tensor<4x8xf32> to tensor<8x4xf32>
  graph.return %0 : tensor<8x4xf32>
}

// -----

// Whether it repeats is known only at run time.
// CHECK: graph.kernel @a_size_that_may_be_one_keeps_its_dims(%{{.*}}: tensor<?x3xf32, ["p0"]>) -> tensor<?x3xf32, ["p1"]>
graph.kernel @a_size_that_may_be_one_keeps_its_dims(%x: tensor<?x3xf32, ["p0"]>) -> tensor<?x3xf32, ["p1"]> {
  %0 = graph.broadcast %x dims = [0, 1] : tensor<?x3xf32, ["p0"]> to tensor<?x3xf32, ["p1"]>
  graph.return %0 : tensor<?x3xf32, ["p1"]>
}
