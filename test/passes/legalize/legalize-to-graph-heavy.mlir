// RUN: graphc-opt %s --graphc-legalize-to-graph -split-input-file | FileCheck %s

// 8 columns by 2 are 4: 3 + 3*2 - 8 = 1 to pad, none of it before.
// CHECK-LABEL: func.func @same_padding_pads_less_before
// CHECK: graph.conv %{{.*}} strides = [2, 2] low = ["0", "0"] dilations = [1, 1]
func.func @same_padding_pads_less_before(%x: tensor<1x8x8x3xf32>, %w: tensor<3x3x3x4xf32>) -> tensor<1x4x4x4xf32> {
  %0 = tf.Conv2D(%x, %w) {padding = "SAME", strides = [1, 2, 2, 1]} : (tensor<1x8x8x3xf32>, tensor<3x3x3x4xf32>) -> tensor<1x4x4x4xf32>
  return %0 : tensor<1x4x4x4xf32>
}

// -----

// 0 for an even height, 1 for an odd one.
// CHECK-LABEL: func.func @same_padding_of_an_unknown_size
// CHECK: graph.conv %{{.*}} low = ["-h+floordiv(h+1,2)*2", "0"]
func.func @same_padding_of_an_unknown_size(%x: tensor<1x?x8x3xf32, ["h"]>, %w: tensor<3x3x3x4xf32>) -> tensor<1x?x4x4xf32, ["floordiv(h+1,2)"]> {
  %0 = tf.Conv2D(%x, %w) {padding = "SAME", strides = [1, 2, 2, 1]} : (tensor<1x?x8x3xf32, ["h"]>, tensor<3x3x3x4xf32>) -> tensor<1x?x4x4xf32, ["floordiv(h+1,2)"]>
  return %0 : tensor<1x?x4x4xf32, ["floordiv(h+1,2)"]>
}

// -----

// CHECK-LABEL: func.func @explicit_padding_is_taken_as_it_is
// CHECK: graph.conv %{{.*}} low = ["2", "1"]
func.func @explicit_padding_is_taken_as_it_is(%x: tensor<1x8x8x3xf32>, %w: tensor<3x3x3x4xf32>) -> tensor<1x8x8x4xf32> {
  %0 = tf.Conv2D(%x, %w) {padding = "EXPLICIT", explicit_paddings = [0, 0, 2, 0, 1, 1, 0, 0], strides = [1, 1, 1, 1]} : (tensor<1x8x8x3xf32>, tensor<3x3x3x4xf32>) -> tensor<1x8x8x4xf32>
  return %0 : tensor<1x8x8x4xf32>
}

// -----

// CHECK-LABEL: func.func @channels_first_is_turned_and_turned_back
// CHECK: %[[IN:.*]] = graph.transpose %arg0 perm = [0, 2, 3, 1] : tensor<1x3x8x8xf32> to tensor<1x8x8x3xf32>
// CHECK: %[[OUT:.*]] = graph.conv %[[IN]], %arg1 strides = [1, 2]
// CHECK: graph.transpose %[[OUT]] perm = [0, 3, 1, 2] : tensor<1x6x3x4xf32> to tensor<1x4x6x3xf32>
func.func @channels_first_is_turned_and_turned_back(%x: tensor<1x3x8x8xf32>, %w: tensor<3x3x3x4xf32>) -> tensor<1x4x6x3xf32> {
  %0 = tf.Conv2D(%x, %w) {padding = "VALID", strides = [1, 1, 1, 2], data_format = "NCHW"} : (tensor<1x3x8x8xf32>, tensor<3x3x3x4xf32>) -> tensor<1x4x6x3xf32>
  return %0 : tensor<1x4x6x3xf32>
}

// -----

// CHECK-LABEL: func.func @a_depthwise_filter_is_a_grouped_one
// CHECK: %[[W:.*]] = graph.reshape %arg1 : tensor<3x3x3x2xf32> to tensor<3x3x1x6xf32>
// CHECK: graph.conv %arg0, %[[W]] {{.*}} {groups = 3 : i64}
func.func @a_depthwise_filter_is_a_grouped_one(%x: tensor<1x8x8x3xf32>, %w: tensor<3x3x3x2xf32>) -> tensor<1x6x6x6xf32> {
  %0 = tf.DepthwiseConv2dNative(%x, %w) {padding = "VALID", strides = [1, 1, 1, 1]} : (tensor<1x8x8x3xf32>, tensor<3x3x3x2xf32>) -> tensor<1x6x6x6xf32>
  return %0 : tensor<1x6x6x6xf32>
}

// -----

// CHECK-LABEL: func.func @a_matmul_of_transposed_operands
// CHECK: graph.contract %arg0, %arg1 batch = [] x [] contract = [0] x [1] : tensor<8x4xf32>, tensor<16x8xf32> to tensor<4x16xf32>
func.func @a_matmul_of_transposed_operands(%a: tensor<8x4xf32>, %b: tensor<16x8xf32>) -> tensor<4x16xf32> {
  %0 = tf.MatMul(%a, %b) {transpose_a = true, transpose_b = true} : (tensor<8x4xf32>, tensor<16x8xf32>) -> tensor<4x16xf32>
  return %0 : tensor<4x16xf32>
}

// -----

// CHECK-LABEL: func.func @batch_dims_broadcast
// CHECK: %[[B:.*]] = graph.broadcast %arg1 dims = [1, 2] : tensor<8x16xf32> to tensor<3x8x16xf32>
// CHECK: graph.contract %arg0, %[[B]] batch = [0] x [0] contract = [2] x [1]
func.func @batch_dims_broadcast(%a: tensor<3x4x8xf32>, %b: tensor<8x16xf32>) -> tensor<3x4x16xf32> {
  %0 = tf.BatchMatMulV2(%a, %b) : (tensor<3x4x8xf32>, tensor<8x16xf32>) -> tensor<3x4x16xf32>
  return %0 : tensor<3x4x16xf32>
}

// -----

// CHECK-LABEL: func.func @an_einsum_is_a_contraction_in_another_order
// CHECK: %[[C:.*]] = graph.contract %arg0, %arg1 batch = [0] x [0] contract = [2] x [2] : tensor<2x3x4xf32>, tensor<2x5x4xf32> to tensor<2x3x5xf32>
// CHECK: graph.transpose %[[C]] perm = [0, 2, 1] : tensor<2x3x5xf32> to tensor<2x5x3xf32>
func.func @an_einsum_is_a_contraction_in_another_order(%a: tensor<2x3x4xf32>, %b: tensor<2x5x4xf32>) -> tensor<2x5x3xf32> {
  %0 = tf.Einsum(%a, %b) {equation = "bij,bkj->bki"} : (tensor<2x3x4xf32>, tensor<2x5x4xf32>) -> tensor<2x5x3xf32>
  return %0 : tensor<2x5x3xf32>
}

// -----

// A label that stands alone is summed before the contraction.
// CHECK-LABEL: func.func @an_einsum_sums_what_stands_alone
// CHECK: %[[S:.*]] = graph.reduce add %arg0 dims = [1] : tensor<2x3x4xf32> to tensor<2x4xf32>
// CHECK: graph.contract %[[S]], %arg1 batch = [] x [] contract = [1] x [0]
func.func @an_einsum_sums_what_stands_alone(%a: tensor<2x3x4xf32>, %b: tensor<4x5xf32>) -> tensor<2x5xf32> {
  %0 = tf.Einsum(%a, %b) {equation = "iaj,jk->ik"} : (tensor<2x3x4xf32>, tensor<4x5xf32>) -> tensor<2x5xf32>
  return %0 : tensor<2x5xf32>
}

// -----

// CHECK-LABEL: func.func @an_einsum_of_a_diagonal
// CHECK: graph.map(%arg0, %{{.*}}, %{{.*}}) : (tensor<3x3xf32>, tensor<3x3xi64>, tensor<3x3xi64>)
// CHECK: arith.cmpi eq
// CHECK: graph.reduce add %{{.*}} dims = [1] : tensor<3x3xf32> to tensor<3xf32>
func.func @an_einsum_of_a_diagonal(%a: tensor<3x3xf32>) -> tensor<3xf32> {
  %0 = tf.Einsum(%a) {equation = "ii->i"} : (tensor<3x3xf32>) -> tensor<3xf32>
  return %0 : tensor<3xf32>
}

// -----

// (x - mean) * (scale * rsqrt(variance + epsilon)) + offset, the factor once a channel.
// CHECK-LABEL: func.func @a_batch_norm_scales_once_a_channel
// CHECK-SAME: (%[[X:.*]]: tensor<2x4x4x3xf32>, %[[SCALE:.*]]: tensor<3xf32>, %[[OFFSET:.*]]: tensor<3xf32>, %[[MEAN:.*]]: tensor<3xf32>, %[[VARIANCE:.*]]: tensor<3xf32>)
// CHECK: %[[FACTOR:.*]] = graph.map(%[[SCALE]], %[[VARIANCE]]) : (tensor<3xf32>, tensor<3xf32>) -> tensor<3xf32>
// CHECK: graph.math "rsqrt"
// CHECK: %[[F:.*]] = graph.broadcast %[[FACTOR]] dims = [3]
// CHECK: %[[O:.*]] = graph.broadcast %[[OFFSET]] dims = [3]
// CHECK: %[[M:.*]] = graph.broadcast %[[MEAN]] dims = [3]
// CHECK: graph.map(%[[X]], %[[F]], %[[O]], %[[M]])
// CHECK: arith.subf
// CHECK-NEXT: arith.mulf
// CHECK-NEXT: arith.addf
func.func @a_batch_norm_scales_once_a_channel(%x: tensor<2x4x4x3xf32>, %s: tensor<3xf32>, %o: tensor<3xf32>, %m: tensor<3xf32>, %v: tensor<3xf32>) -> tensor<2x4x4x3xf32> {
  %0:6 = tf.FusedBatchNormV3(%x, %s, %o, %m, %v) {is_training = false, epsilon = 0.001 : f32} : (tensor<2x4x4x3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> (tensor<2x4x4x3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<0xf32>)
  return %0#0 : tensor<2x4x4x3xf32>
}

// -----

// CHECK-LABEL: func.func @a_batch_norm_in_training_measures_its_batch
// CHECK: %[[MEAN:.*]] = graph.reduce add %arg0 dims = [0, 1, 2] mean : tensor<2x4x4x3xf32> to tensor<3xf32>
// CHECK: graph.reduce add %{{.*}} dims = [0, 1, 2] mean
// CHECK: graph.sizes ["32"] : tensor<i64>
// CHECK: return %{{.*}}, %[[MEAN]]
func.func @a_batch_norm_in_training_measures_its_batch(%x: tensor<2x4x4x3xf32>, %s: tensor<3xf32>, %o: tensor<3xf32>, %m: tensor<0xf32>, %v: tensor<0xf32>) -> (tensor<2x4x4x3xf32>, tensor<3xf32>) {
  %0:6 = tf.FusedBatchNormV3(%x, %s, %o, %m, %v) {is_training = true, epsilon = 0.001 : f32} : (tensor<2x4x4x3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<0xf32>, tensor<0xf32>) -> (tensor<2x4x4x3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<0xf32>)
  return %0#0, %0#1 : tensor<2x4x4x3xf32>, tensor<3xf32>
}

// -----

// CHECK-LABEL: func.func @a_mean_counts_an_unknown_size
// CHECK: %[[R:.*]] = graph.reduce add %arg0 dims = [1] mean : tensor<2x?xf32, ["b"]> to tensor<2xf32>
// CHECK: graph.reshape %[[R]] : tensor<2xf32> to tensor<2x1xf32>
func.func @a_mean_counts_an_unknown_size(%x: tensor<2x?xf32, ["b"]>) -> tensor<2x1xf32> {
  %a = tf.Const() {value = dense<-1> : tensor<i32>} : () -> tensor<i32>
  %0 = tf.Mean(%x, %a) {keep_dims = true} : (tensor<2x?xf32, ["b"]>, tensor<i32>) -> tensor<2x1xf32>
  return %0 : tensor<2x1xf32>
}

// -----

// 5 columns by 2 are 3: 2*2 + 3 - 5 = 2 to pad, one on either side.
// CHECK-LABEL: func.func @a_pool_pads_like_a_convolution
// CHECK: graph.window max %arg0 size = [1, 3, 3, 1] strides = [1, 2, 2, 1] dilations = [1, 1, 1, 1] low = ["0", "1", "1", "0"]
func.func @a_pool_pads_like_a_convolution(%x: tensor<1x5x5x3xf32>) -> tensor<1x3x3x3xf32> {
  %0 = tf.MaxPool(%x) {ksize = [1, 3, 3, 1], strides = [1, 2, 2, 1], padding = "SAME"} : (tensor<1x5x5x3xf32>) -> tensor<1x3x3x3xf32>
  return %0 : tensor<1x3x3x3xf32>
}

// -----

// CHECK-LABEL: func.func @softmax_and_cumsum_keep_their_names
// CHECK: %[[S:.*]] = graph.softmax %arg0
// CHECK: graph.scan add %[[S]] dim = 1
func.func @softmax_and_cumsum_keep_their_names(%x: tensor<2x8xf32>) -> tensor<2x8xf32> {
  %a = tf.Const() {value = dense<-1> : tensor<i32>} : () -> tensor<i32>
  %0 = tf.Softmax(%x) : (tensor<2x8xf32>) -> tensor<2x8xf32>
  %1 = tf.Cumsum(%0, %a) : (tensor<2x8xf32>, tensor<i32>) -> tensor<2x8xf32>
  return %1 : tensor<2x8xf32>
}
