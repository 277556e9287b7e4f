// RUN: graphc-opt %s | FileCheck %s
// RUN: graphc-opt %s | graphc-opt | FileCheck %s
// RUN: graphc-opt %s -mlir-print-op-generic | FileCheck %s --check-prefix=GENERIC

// What types and defaults imply is not printed, and is there all the same.
// CHECK-LABEL: func.func @implied
// GENERIC-LABEL: sym_name = "implied"
func.func @implied(%a: tensor<2x3xf32>, %b: tensor<2x3xf32>, %axis: tensor<i32>) -> tensor<?xf32> {
  // CHECK: tf.ConcatV2(%{{.*}}, %{{.*}}, %{{.*}}) : (tensor<2x3xf32>, tensor<2x3xf32>, tensor<i32>) -> tensor<4x3xf32>
  // GENERIC: "tf.ConcatV2"
  // GENERIC-SAME: N = 2 : i64, T = f32, Tidx = i32, operandSegmentSizes = array<i32: 2, 1, 0>
  %0 = tf.ConcatV2(%a, %b, %axis) : (tensor<2x3xf32>, tensor<2x3xf32>, tensor<i32>) -> tensor<4x3xf32>
  // CHECK: tf.ArgMax(%{{.*}}, %{{.*}}) : (tensor<4x3xf32>, tensor<i32>) -> tensor<?xi32>
  // GENERIC: "tf.ArgMax"
  // GENERIC-SAME: T = f32, Tidx = i32, output_type = i32
  %1 = tf.ArgMax(%0, %axis) : (tensor<4x3xf32>, tensor<i32>) -> tensor<?xi32>
  // CHECK: tf.Cast(%{{.*}}) : (tensor<?xi32>) -> tensor<?xf32>
  // GENERIC: "tf.Cast"
  // GENERIC-SAME: DstT = f32, SrcT = i32, Truncate = false
  %2 = tf.Cast(%1) : (tensor<?xi32>) -> tensor<?xf32>
  return %2 : tensor<?xf32>
}

// What differs from its default is printed.
// CHECK-LABEL: func.func @explicit
func.func @explicit(%image: tensor<1x8x8x3xf32>, %filter: tensor<3x3x3x4xf32>) -> tensor<1x4x4x4xf32> {
  // CHECK: tf.Conv2D(%{{.*}}, %{{.*}}) {_custom = [1], padding = "SAME", strides = [1, 2, 2, 1]} :
  %0 = tf.Conv2D(%image, %filter) {data_format = "NHWC", padding = "SAME", strides = [1, 2, 2, 1], _custom = [1]}
      : (tensor<1x8x8x3xf32>, tensor<3x3x3x4xf32>) -> tensor<1x4x4x4xf32>
  return %0 : tensor<1x4x4x4xf32>
}

// Counts that the values do not tell are printed.
// CHECK-LABEL: func.func @counts
func.func @counts(%serialized: tensor<*x!tf.string>, %names: tensor<*x!tf.string>, %key: tensor<!tf.string>,
                  %default: tensor<*xf32>) {
  // CHECK: tf.ParseExample(
  // CHECK-SAME: Ndense = 1 : i64, Nsparse = 1 : i64
  // CHECK-SAME: sparse_types = [i64]
  %0:4 = tf.ParseExample(%serialized, %names, %key, %key, %default)
      {Nsparse = 1 : i64, Ndense = 1 : i64, Tdense = [f32], sparse_types = [i64], dense_shapes = [#tf.shape<2>]}
      : (tensor<*x!tf.string>, tensor<*x!tf.string>, tensor<!tf.string>, tensor<!tf.string>, tensor<*xf32>)
      -> (tensor<?x2xi64>, tensor<*xi64>, tensor<2xi64>, tensor<*xf32>)
  return
}

// CHECK-LABEL: tf.graph @loop
tf.graph @loop() {
  // CHECK: %[[INIT:.*]] = tf.Const()
  // CHECK: %[[ENTER:.*]] = tf.Enter(%[[INIT]]) {frame_name = "while"} : (tensor<i32>) -> tensor<i32>
  // CHECK: %[[M:.*]], %{{.*}} = tf.Merge(%[[ENTER]], %[[NEXT:.*]]) : (tensor<i32>, tensor<*xi32>) -> (tensor<*xi32>, tensor<i32>)
  // CHECK: %[[NEXT]] = tf.NextIteration(%[[M]]) : (tensor<*xi32>) -> tensor<*xi32>
  %init = tf.Const() {value = dense<0> : tensor<i32>} : () -> tensor<i32>
  %enter = tf.Enter(%init) {frame_name = "while"} : (tensor<i32>) -> tensor<i32>
  %m:2 = tf.Merge(%enter, %next) : (tensor<i32>, tensor<*xi32>) -> (tensor<*xi32>, tensor<i32>)
  %next = tf.NextIteration(%m#0) : (tensor<*xi32>) -> tensor<*xi32>
}
