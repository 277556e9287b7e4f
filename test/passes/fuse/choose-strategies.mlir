// RUN: graphc-opt %s --graphc-fuse-choose-strategies -split-input-file | FileCheck %s
// RUN: graphc-opt %s --graphc-fuse-choose-strategies='vector-bytes=64 vector-registers=32' -split-input-file | FileCheck %s --check-prefix=WIDE

// Tasks are rows, cut into chunks.
// CHECK: graph.kernel @a_map_is_a_loop
// CHECK-SAME: chunk = 4096
// CHECK-SAME: strategy = "loop", tasks = "p0"
graph.kernel @a_map_is_a_loop(%x: tensor<?x1000xf32, ["p0"]>) -> tensor<?x1000xf32, ["p0"]> {
  %0 = graph.map(%x) : (tensor<?x1000xf32, ["p0"]>) -> tensor<?x1000xf32, ["p0"]> {
  ^bb0(%a: f32):
    %s = graph.math "tanh"(%a) : (f32) -> f32
    graph.yield %s : f32
  }
  graph.return %0 : tensor<?x1000xf32, ["p0"]>
}

// -----

// CHECK: graph.kernel @a_long_row_is_cut_into_chunks
// CHECK-SAME: tasks = "3"
graph.kernel @a_long_row_is_cut_into_chunks(%x: tensor<10000xf32>) -> tensor<10000xf32> {
  %0 = graph.map(%x) : (tensor<10000xf32>) -> tensor<10000xf32> {
  ^bb0(%a: f32):
    graph.yield %a : f32
  }
  graph.return %0 : tensor<10000xf32>
}

// -----

// CHECK: graph.kernel @softmax_is_a_task_a_row
// CHECK-SAME: strategy = "softmax", tasks = "p0*4"
graph.kernel @softmax_is_a_task_a_row(%x: tensor<?x4x8xf32, ["p0"]>) -> tensor<?x4x8xf32, ["p0"]> {
  %0 = graph.softmax %x : tensor<?x4x8xf32, ["p0"]> to tensor<?x4x8xf32, ["p0"]>
  graph.return %0 : tensor<?x4x8xf32, ["p0"]>
}

// -----

// CHECK: graph.kernel @a_scan_is_a_task_a_line
// CHECK-SAME: strategy = "scan", tasks = "40"
graph.kernel @a_scan_is_a_task_a_line(%x: tensor<4x6x10xf32>) -> tensor<4x6x10xf32> {
  %0 = graph.scan add %x dim = 1 : tensor<4x6x10xf32> to tensor<4x6x10xf32>
  graph.return %0 : tensor<4x6x10xf32>
}

// -----

// CHECK: graph.kernel @a_concatenation_is_a_task_a_block
// CHECK-SAME: strategy = "concat", tasks = "4"
graph.kernel @a_concatenation_is_a_task_a_block(%x: tensor<4x6xf32>) -> tensor<4x12xf32> {
  %0 = graph.concat(%x, %x) dim = 1 : (tensor<4x6xf32>, tensor<4x6xf32>) to tensor<4x12xf32>
  graph.return %0 : tensor<4x12xf32>
}

// -----

// CHECK: graph.kernel @a_sum_of_the_last_dim_has_lanes_in_it
// CHECK-SAME: strategy = "rows", tasks = "4"
graph.kernel @a_sum_of_the_last_dim_has_lanes_in_it(%x: tensor<4x100xf32>) -> tensor<4xf32> {
  %0 = graph.reduce add %x dims = [1] : tensor<4x100xf32> to tensor<4xf32>
  graph.return %0 : tensor<4xf32>
}

// -----

// CHECK: graph.kernel @a_sum_of_another_dim_has_lanes_beside_it
// CHECK-SAME: strategy = "loop"
graph.kernel @a_sum_of_another_dim_has_lanes_beside_it(%x: tensor<100x64xf32>) -> tensor<64xf32> {
  %0 = graph.reduce add %x dims = [0] : tensor<100x64xf32> to tensor<64xf32>
  graph.return %0 : tensor<64xf32>
}

// -----

// CHECK: graph.kernel @a_row_of_three_has_no_lanes
// CHECK-SAME: strategy = "loop"
graph.kernel @a_row_of_three_has_no_lanes(%x: tensor<100x3xf32>) -> tensor<100xf32> {
  %0 = graph.reduce add %x dims = [1] : tensor<100x3xf32> to tensor<100xf32>
  graph.return %0 : tensor<100xf32>
}

// -----

// Blocks of 126 rows by 6 panels of 16 columns.
// 6 rows of 2 vectors of 8 lanes are 12 of 16 registers; 8 of 3 are 24 of 32.
// CHECK: graph.kernel @a_contraction_fills_the_registers
// CHECK-SAME: panel = 16
// CHECK-SAME: row_block = 126
// CHECK-SAME: strategy = "contract", tasks = "floordiv(p0+125,126)*6"
// CHECK-SAME: tile_rows = 6
// WIDE: graph.kernel @a_contraction_fills_the_registers
// WIDE-SAME: panel = 48
// WIDE-SAME: tile_rows = 8
graph.kernel @a_contraction_fills_the_registers(%x: tensor<?x64xf32, ["p0"]>, %w: tensor<64x96xf32>) -> tensor<?x96xf32, ["p0"]> {
  %0 = graph.contract %x, %w batch = [] x [] contract = [1] x [0] : tensor<?x64xf32, ["p0"]>, tensor<64x96xf32> to tensor<?x96xf32, ["p0"]>
  graph.return %0 : tensor<?x96xf32, ["p0"]>
}

// -----

// 14 rows are two tiles of 7 on a machine that has room for 8.
// WIDE: graph.kernel @tiles_leave_no_thin_remainder
// WIDE-SAME: tile_rows = 7
graph.kernel @tiles_leave_no_thin_remainder(%x: tensor<14x64xf32>, %w: tensor<64x96xf32>) -> tensor<14x96xf32> {
  %0 = graph.contract %x, %w batch = [] x [] contract = [1] x [0] : tensor<14x64xf32>, tensor<64x96xf32> to tensor<14x96xf32>
  graph.return %0 : tensor<14x96xf32>
}

// -----

// CHECK: graph.kernel @integers_have_no_tiles
// CHECK-SAME: strategy = "loop"
graph.kernel @integers_have_no_tiles(%x: tensor<4x64xi32>, %w: tensor<64x96xi32>) -> tensor<4x96xi32> {
  %0 = graph.contract %x, %w batch = [] x [] contract = [1] x [0] : tensor<4x64xi32>, tensor<64x96xi32> to tensor<4x96xi32>
  graph.return %0 : tensor<4x96xi32>
}

// -----

// A task is a line of 6 pixels by a panel of 16 channels: 1*6 lines, 2 panels.
// CHECK: graph.kernel @a_convolution_is_lines_by_panels
// CHECK-SAME: panel = 16
// CHECK-SAME: strategy = "conv", tasks = "12"
// CHECK-SAME: tile_rows = 6
graph.kernel @a_convolution_is_lines_by_panels(%x: tensor<1x8x8x3xf32>, %w: tensor<3x3x3x32xf32>) -> tensor<1x6x6x32xf32> {
  %0 = graph.conv %x, %w strides = [1, 1] low = ["0", "0"] dilations = [1, 1] input_dilations = [1, 1] : tensor<1x8x8x3xf32>, tensor<3x3x3x32xf32> to tensor<1x6x6x32xf32>
  graph.return %0 : tensor<1x6x6x32xf32>
}

// -----

// A tap outside the input needs a test for each element.
// CHECK: graph.kernel @a_padded_convolution_is_a_loop
// CHECK-SAME: strategy = "loop"
graph.kernel @a_padded_convolution_is_a_loop(%x: tensor<1x8x8x3xf32>, %w: tensor<3x3x3x32xf32>) -> tensor<1x8x8x32xf32> {
  %0 = graph.conv %x, %w strides = [1, 1] low = ["1", "1"] dilations = [1, 1] input_dilations = [1, 1] : tensor<1x8x8x3xf32>, tensor<3x3x3x32xf32> to tensor<1x8x8x32xf32>
  graph.return %0 : tensor<1x8x8x32xf32>
}
