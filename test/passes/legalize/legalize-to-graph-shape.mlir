// RUN: graphc-opt %s --graphc-legalize-to-graph -split-input-file | FileCheck %s

// x[:, newaxis, -1::-3]: rows 4 and 1 of 5, under a new dimension.
// CHECK-LABEL: func.func @a_strided_slice_with_a_new_axis_and_a_negative_stride
// CHECK: %[[S:.*]] = graph.slice %arg0 offsets = ["0", "4", "0"] strides = [1, -3, 1] : tensor<4x5x6xf32> to tensor<4x2x6xf32>
// CHECK-NEXT: graph.reshape %[[S]] : tensor<4x2x6xf32> to tensor<4x1x2x6xf32>
func.func @a_strided_slice_with_a_new_axis_and_a_negative_stride(%x: tensor<4x5x6xf32>) -> tensor<4x1x2x6xf32> {
  %b = tf.Const() {value = dense<[1, 0, -1]> : tensor<3xi32>} : () -> tensor<3xi32>
  %e = tf.Const() {value = dense<[0, 0, 0]> : tensor<3xi32>} : () -> tensor<3xi32>
  %s = tf.Const() {value = dense<[1, 1, -3]> : tensor<3xi32>} : () -> tensor<3xi32>
  %0 = tf.StridedSlice(%x, %b, %e, %s) {begin_mask = 1 : i64, end_mask = 5 : i64, new_axis_mask = 2 : i64}
      : (tensor<4x5x6xf32>, tensor<3xi32>, tensor<3xi32>, tensor<3xi32>) -> tensor<4x1x2x6xf32>
  return %0 : tensor<4x1x2x6xf32>
}

// -----

// x[3, ..., 2]
// CHECK-LABEL: func.func @a_strided_slice_with_an_ellipsis_and_shrunk_axes
// CHECK: %[[S:.*]] = graph.slice %arg0 offsets = ["3", "0", "2"] strides = [1, 1, 1] : tensor<4x5x6xf32> to tensor<1x5x1xf32>
// CHECK-NEXT: graph.reshape %[[S]] : tensor<1x5x1xf32> to tensor<5xf32>
func.func @a_strided_slice_with_an_ellipsis_and_shrunk_axes(%x: tensor<4x5x6xf32>) -> tensor<5xf32> {
  %b = tf.Const() {value = dense<[3, 0, 2]> : tensor<3xi32>} : () -> tensor<3xi32>
  %e = tf.Const() {value = dense<[4, 0, 3]> : tensor<3xi32>} : () -> tensor<3xi32>
  %s = tf.Const() {value = dense<[1, 1, 1]> : tensor<3xi32>} : () -> tensor<3xi32>
  %0 = tf.StridedSlice(%x, %b, %e, %s) {shrink_axis_mask = 5 : i64, ellipsis_mask = 2 : i64}
      : (tensor<4x5x6xf32>, tensor<3xi32>, tensor<3xi32>, tensor<3xi32>) -> tensor<5xf32>
  return %0 : tensor<5xf32>
}

// -----

// x[-100:2]: a begin far before the first element is the first element.
// CHECK-LABEL: func.func @the_begin_of_a_slice_is_clamped
// CHECK: graph.slice %arg0 offsets = ["0"] strides = [1] : tensor<4xf32> to tensor<2xf32>
func.func @the_begin_of_a_slice_is_clamped(%x: tensor<4xf32>) -> tensor<2xf32> {
  %b = tf.Const() {value = dense<[-100]> : tensor<1xi32>} : () -> tensor<1xi32>
  %e = tf.Const() {value = dense<[2]> : tensor<1xi32>} : () -> tensor<1xi32>
  %s = tf.Const() {value = dense<[1]> : tensor<1xi32>} : () -> tensor<1xi32>
  %0 = tf.StridedSlice(%x, %b, %e, %s) {} : (tensor<4xf32>, tensor<1xi32>, tensor<1xi32>, tensor<1xi32>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}

// -----

// An empty input has no last element; the bound keeps the address inside.
// CHECK-LABEL: func.func @the_last_element_of_an_unknown_size
// CHECK: graph.slice %arg0 offsets = ["max(t,1)-1"] strides = [1] : tensor<?xf32, ["t"]> to tensor<1xf32>
func.func @the_last_element_of_an_unknown_size(%x: tensor<?xf32, ["t"]>) -> tensor<f32> {
  %b = tf.Const() {value = dense<[-1]> : tensor<1xi32>} : () -> tensor<1xi32>
  %e = tf.Const() {value = dense<[0]> : tensor<1xi32>} : () -> tensor<1xi32>
  %s = tf.Const() {value = dense<[1]> : tensor<1xi32>} : () -> tensor<1xi32>
  %0 = tf.StridedSlice(%x, %b, %e, %s) {shrink_axis_mask = 1 : i64} : (tensor<?xf32, ["t"]>, tensor<1xi32>, tensor<1xi32>, tensor<1xi32>) -> tensor<f32>
  return %0 : tensor<f32>
}

// -----

// CHECK-LABEL: func.func @a_shape_is_its_expressions
// CHECK-NEXT: graph.sizes ["b", "3"] : tensor<2xi32>
func.func @a_shape_is_its_expressions(%x: tensor<?x3xf32, ["b"]>) -> tensor<2xi32> {
  %0 = tf.Shape(%x) : (tensor<?x3xf32, ["b"]>) -> tensor<2xi32>
  return %0 : tensor<2xi32>
}

// -----

// CHECK-LABEL: func.func @pack_joins_along_a_new_axis
// CHECK: %[[A:.*]] = graph.reshape %arg0 : tensor<3xf32> to tensor<3x1xf32>
// CHECK: %[[B:.*]] = graph.reshape %arg1 : tensor<3xf32> to tensor<3x1xf32>
// CHECK: graph.concat(%[[A]], %[[B]]) dim = 1 : (tensor<3x1xf32>, tensor<3x1xf32>) to tensor<3x2xf32>
func.func @pack_joins_along_a_new_axis(%x: tensor<3xf32>, %y: tensor<3xf32>) -> tensor<3x2xf32> {
  %0 = tf.Pack(%x, %y) {axis = -1 : i64} : (tensor<3xf32>, tensor<3xf32>) -> tensor<3x2xf32>
  return %0 : tensor<3x2xf32>
}

// -----

// CHECK-LABEL: func.func @a_split_is_slices_side_by_side
// CHECK: graph.slice %arg0 offsets = ["0", "0"] strides = [1, 1] : tensor<2x6xf32> to tensor<2x3xf32>
// CHECK: graph.slice %arg0 offsets = ["0", "3"] strides = [1, 1] : tensor<2x6xf32> to tensor<2x3xf32>
func.func @a_split_is_slices_side_by_side(%x: tensor<2x6xf32>) -> (tensor<2x3xf32>, tensor<2x3xf32>) {
  %d = tf.Const() {value = dense<1> : tensor<i32>} : () -> tensor<i32>
  %0:2 = tf.Split(%d, %x) : (tensor<i32>, tensor<2x6xf32>) -> (tensor<2x3xf32>, tensor<2x3xf32>)
  return %0#0, %0#1 : tensor<2x3xf32>, tensor<2x3xf32>
}

// -----

// [a, b] three times: a new dimension before each, filled by broadcasting.
// CHECK-LABEL: func.func @a_tile_is_a_broadcast
// CHECK: %[[B:.*]] = graph.broadcast %arg0 dims = [1] : tensor<2xf32> to tensor<3x2xf32>
// CHECK: graph.reshape %[[B]] : tensor<3x2xf32> to tensor<6xf32>
func.func @a_tile_is_a_broadcast(%x: tensor<2xf32>) -> tensor<6xf32> {
  %m = tf.Const() {value = dense<[3]> : tensor<1xi32>} : () -> tensor<1xi32>
  %0 = tf.Tile(%x, %m) : (tensor<2xf32>, tensor<1xi32>) -> tensor<6xf32>
  return %0 : tensor<6xf32>
}

// -----

// CHECK-LABEL: func.func @a_roll_is_two_slices
// CHECK: %[[TAIL:.*]] = graph.slice %arg0 offsets = ["3"] strides = [1] : tensor<4xf32> to tensor<1xf32>
// CHECK: %[[HEAD:.*]] = graph.slice %arg0 offsets = ["0"] strides = [1] : tensor<4xf32> to tensor<3xf32>
// CHECK: graph.concat(%[[TAIL]], %[[HEAD]]) dim = 0
func.func @a_roll_is_two_slices(%x: tensor<4xf32>) -> tensor<4xf32> {
  %s = tf.Const() {value = dense<1> : tensor<i32>} : () -> tensor<i32>
  %a = tf.Const() {value = dense<0> : tensor<i32>} : () -> tensor<i32>
  %0 = tf.Roll(%x, %s, %a) : (tensor<4xf32>, tensor<i32>, tensor<i32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// -----

// CHECK-LABEL: func.func @one_hot_compares_with_the_position
// CHECK: %[[AT:.*]] = graph.iota 1 : tensor<3x5xi64>
// CHECK: %[[I:.*]] = graph.broadcast %arg0 dims = [0] : tensor<3xi32> to tensor<3x5xi32>
// CHECK: graph.map(%[[I]], %[[AT]], %{{.*}}, %{{.*}})
// CHECK: %[[WIDE:.*]] = arith.extsi
// CHECK: %[[HIT:.*]] = arith.cmpi eq, %[[WIDE]], %{{.*}} : i64
// CHECK: arith.select %[[HIT]]
func.func @one_hot_compares_with_the_position(%i: tensor<3xi32>, %on: tensor<f32>, %off: tensor<f32>) -> tensor<3x5xf32> {
  %d = tf.Const() {value = dense<5> : tensor<i32>} : () -> tensor<i32>
  %0 = tf.OneHot(%i, %d, %on, %off) {axis = -1 : i64} : (tensor<3xi32>, tensor<i32>, tensor<f32>, tensor<f32>) -> tensor<3x5xf32>
  return %0 : tensor<3x5xf32>
}

// -----

// CHECK-LABEL: func.func @one_hot_along_the_first_axis
// CHECK: graph.iota 0 : tensor<5x3xi64>
// CHECK: graph.broadcast %arg0 dims = [1] : tensor<3xi32> to tensor<5x3xi32>
func.func @one_hot_along_the_first_axis(%i: tensor<3xi32>, %on: tensor<f32>, %off: tensor<f32>) -> tensor<5x3xf32> {
  %d = tf.Const() {value = dense<5> : tensor<i32>} : () -> tensor<i32>
  %0 = tf.OneHot(%i, %d, %on, %off) {axis = 0 : i64} : (tensor<3xi32>, tensor<i32>, tensor<f32>, tensor<f32>) -> tensor<5x3xf32>
  return %0 : tensor<5x3xf32>
}
