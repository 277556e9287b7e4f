// RUN: graphc-opt %s --graphc-legalize-to-graph -split-input-file | FileCheck %s

// CHECK-LABEL: func.func @an_elementwise_op_is_a_map
// CHECK-SAME: (%[[X:.*]]: tensor<4xf32>)
// CHECK-NEXT: %[[R:.*]] = graph.map(%[[X]]) : (tensor<4xf32>) -> tensor<4xf32> {
// CHECK-NEXT: ^bb0(%[[A:.*]]: f32):
// CHECK-NEXT: %[[ZERO:.*]] = arith.constant 0.000000e+00 : f32
// CHECK-NEXT: %[[M:.*]] = arith.maximumf %[[A]], %[[ZERO]] : f32
// CHECK-NEXT: graph.yield %[[M]] : f32
// CHECK: return %[[R]]
func.func @an_elementwise_op_is_a_map(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = tf.Relu(%x) : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// -----

// CHECK-LABEL: func.func @graph_ops_are_not_touched
// CHECK-NEXT: return %arg0
func.func @graph_ops_are_not_touched(%x: tensor<4xf32>) -> tensor<4xf32> {
  return %x : tensor<4xf32>
}

// -----

// CHECK-LABEL: func.func @identities_leave_nothing
// CHECK-SAME: (%[[X:.*]]: tensor<4xf32>)
// CHECK-NEXT: return %[[X]]
func.func @identities_leave_nothing(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = tf.Identity(%x) : (tensor<4xf32>) -> tensor<4xf32>
  %1 = tf.StopGradient(%0) : (tensor<4xf32>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// -----

// CHECK-LABEL: func.func @operands_are_broadcast_explicitly
// CHECK-SAME: (%[[X:.*]]: tensor<?x1xf32, ["b"]>, %[[Y:.*]]: tensor<8xf32>)
// CHECK: %[[XB:.*]] = graph.broadcast %[[X]] dims = [0, 1] : tensor<?x1xf32, ["b"]> to tensor<?x8xf32, ["b"]>
// CHECK: %[[YB:.*]] = graph.broadcast %[[Y]] dims = [1] : tensor<8xf32> to tensor<?x8xf32, ["b"]>
// CHECK: graph.map(%[[XB]], %[[YB]])
func.func @operands_are_broadcast_explicitly(%x: tensor<?x1xf32, ["b"]>, %y: tensor<8xf32>) -> tensor<?x8xf32, ["b"]> {
  %0 = tf.AddV2(%x, %y) : (tensor<?x1xf32, ["b"]>, tensor<8xf32>) -> tensor<?x8xf32, ["b"]>
  return %0 : tensor<?x8xf32, ["b"]>
}

// -----

// Division by zero fails the run; the smallest number by -1 wraps.
// CHECK-LABEL: func.func @integer_division_is_guarded
// CHECK: ^bb0(%[[A:.*]]: i32, %[[B:.*]]: i32):
// CHECK-DAG: %[[ZERO:.*]] = arith.constant 0 : i32
// CHECK-DAG: %[[ONE:.*]] = arith.constant 1 : i32
// CHECK: %[[IS_ZERO:.*]] = arith.cmpi eq, %[[B]], %[[ZERO]]
// CHECK: %[[NOT:.*]] = arith.xori %[[IS_ZERO]], %true
// CHECK: graph.require %[[NOT]], "integer_division_by_zero"
// CHECK: %[[SAFE:.*]] = arith.select %[[IS_ZERO]], %[[ONE]], %[[B]]
// CHECK: %[[WRAPS:.*]] = arith.andi
// CHECK: %[[DIVISOR:.*]] = arith.select %[[WRAPS]], %[[ONE]], %[[SAFE]]
// CHECK: arith.divsi %[[A]], %[[DIVISOR]]
func.func @integer_division_is_guarded(%x: tensor<4xi32>, %y: tensor<4xi32>) -> tensor<4xi32> {
  %0 = tf.TruncateDiv(%x, %y) : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi32>
  return %0 : tensor<4xi32>
}

// -----

// One less than the truncated quotient where the signs differ and a rest is left.
// CHECK-LABEL: func.func @floor_division_rounds_down
// CHECK: %[[Q:.*]] = arith.divsi %[[A:.*]], %[[C:.*]] : i32
// CHECK: %[[REST:.*]] = arith.remsi %[[A]], %[[C]] : i32
// CHECK: %[[INEXACT:.*]] = arith.cmpi ne, %[[REST]]
// CHECK: %[[SIGNS:.*]] = arith.xori %[[A]], %[[C]]
// CHECK: %[[DIFFER:.*]] = arith.cmpi slt, %[[SIGNS]]
// CHECK: %[[LOWER:.*]] = arith.subi %[[Q]]
// CHECK: %[[BOTH:.*]] = arith.andi %[[INEXACT]], %[[DIFFER]]
// CHECK: arith.select %[[BOTH]], %[[LOWER]], %[[Q]]
func.func @floor_division_rounds_down(%x: tensor<4xi32>, %y: tensor<4xi32>) -> tensor<4xi32> {
  %0 = tf.FloorDiv(%x, %y) : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi32>
  return %0 : tensor<4xi32>
}

// -----

// CHECK-LABEL: func.func @unsigned_division_is_unsigned
// CHECK: ^bb0(%{{.*}}: i32, %{{.*}}: i32):
// CHECK-NOT: divsi
// CHECK: arith.divui
// CHECK-NOT: divsi
func.func @unsigned_division_is_unsigned(%x: tensor<4xui32>, %y: tensor<4xui32>) -> tensor<4xui32> {
  %0 = tf.FloorDiv(%x, %y) : (tensor<4xui32>, tensor<4xui32>) -> tensor<4xui32>
  return %0 : tensor<4xui32>
}

// -----

// NaN and what does not fit become the smallest integer, as x86 converts.
// CHECK-LABEL: func.func @float_to_int_never_overflows
// CHECK: %[[LOW:.*]] = arith.cmpf oge, %[[A:.*]], %{{.*}} : f32
// CHECK: %[[HIGH:.*]] = arith.cmpf olt, %[[A]], %{{.*}} : f32
// CHECK: %[[FITS:.*]] = arith.andi %[[LOW]], %[[HIGH]]
// CHECK: %[[SAFE:.*]] = arith.select %[[FITS]], %[[A]], %{{.*}} : f32
// CHECK: %[[INT:.*]] = arith.fptosi %[[SAFE]] : f32 to i32
// CHECK: %[[SMALLEST:.*]] = arith.constant -2147483648 : i32
// CHECK: arith.select %[[FITS]], %[[INT]], %[[SMALLEST]]
func.func @float_to_int_never_overflows(%x: tensor<4xf32>) -> tensor<4xi32> {
  %0 = tf.Cast(%x) : (tensor<4xf32>) -> tensor<4xi32>
  return %0 : tensor<4xi32>
}

// -----

// CHECK-LABEL: func.func @a_cast_to_bool_compares_with_zero
// CHECK: arith.cmpf une
func.func @a_cast_to_bool_compares_with_zero(%x: tensor<4xf32>) -> tensor<4xi1> {
  %0 = tf.Cast(%x) : (tensor<4xf32>) -> tensor<4xi1>
  return %0 : tensor<4xi1>
}

// -----

// CHECK-LABEL: func.func @half_goes_through_f32_in_math
// CHECK: %[[WIDE:.*]] = arith.extf %{{.*}} : f16 to f32
// CHECK-NEXT: %[[T:.*]] = graph.math "tanh"(%[[WIDE]]) : (f32) -> f32
// CHECK-NEXT: arith.truncf %[[T]] : f32 to f16
func.func @half_goes_through_f32_in_math(%x: tensor<4xf16>) -> tensor<4xf16> {
  %0 = tf.Tanh(%x) : (tensor<4xf16>) -> tensor<4xf16>
  return %0 : tensor<4xf16>
}

// -----

// The condition of version 1 may choose whole rows.
// CHECK-LABEL: func.func @select_of_rows
// CHECK: graph.broadcast %{{.*}} dims = [0] : tensor<2xi1> to tensor<2x3xi1>
func.func @select_of_rows(%c: tensor<2xi1>, %x: tensor<2x3xf32>, %y: tensor<2x3xf32>) -> tensor<2x3xf32> {
  %0 = tf.Select(%c, %x, %y) : (tensor<2xi1>, tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

// -----

// CHECK-LABEL: func.func @check_numerics_requires_finite_elements
// CHECK: graph.require %{{.*}}, "nan"
// CHECK: graph.require %{{.*}}, "inf"
func.func @check_numerics_requires_finite_elements(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = tf.CheckNumerics(%x) {message = "m"} : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// -----

// CHECK-LABEL: func.func @complex_numbers_are_the_host_s
// CHECK: graph.host "complex/Tanh"
func.func @complex_numbers_are_the_host_s(%x: tensor<4xcomplex<f32>>) -> tensor<4xcomplex<f32>> {
  %0 = tf.Tanh(%x) : (tensor<4xcomplex<f32>>) -> tensor<4xcomplex<f32>>
  return %0 : tensor<4xcomplex<f32>>
}

// -----

// The TensorFlow attributes travel as the kernel's configuration.
// CHECK-LABEL: func.func @a_host_op_keeps_its_attributes
// CHECK: graph.host "sort/TopKV2"(%{{.*}}) {config = {T = f32, Tk = i32, index_type = i32, sorted = true}}
func.func @a_host_op_keeps_its_attributes(%x: tensor<8xf32>) -> (tensor<3xf32>, tensor<3xi32>) {
  %k = tf.Const() {value = dense<3> : tensor<i32>} : () -> tensor<i32>
  %v, %i = tf.TopKV2(%x, %k) : (tensor<8xf32>, tensor<i32>) -> (tensor<3xf32>, tensor<3xi32>)
  return %v, %i : tensor<3xf32>, tensor<3xi32>
}
