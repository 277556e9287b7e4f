// RUN: graphc-opt %s --graphc-lower-math -split-input-file | FileCheck %s

// CHECK: func.func private @gcm_tanh_f32x8(vector<8xf32>) -> vector<8xf32>
// CHECK-LABEL: func.func @lanes_are_in_the_name
// CHECK-NEXT: %[[Y:.*]] = call @gcm_tanh_f32x8(%arg0) : (vector<8xf32>) -> vector<8xf32>
// CHECK-NEXT: return %[[Y]]
func.func @lanes_are_in_the_name(%x: vector<8xf32>) -> vector<8xf32> {
  %0 = graph.math "tanh"(%x) : (vector<8xf32>) -> vector<8xf32>
  return %0 : vector<8xf32>
}

// -----

// CHECK-LABEL: func.func @a_scalar_has_no_lanes
// CHECK-NEXT: call @gcm_pow_f64(%arg0, %arg1) : (f64, f64) -> f64
func.func @a_scalar_has_no_lanes(%x: f64, %y: f64) -> f64 {
  %0 = graph.math "pow"(%x, %y) : (f64, f64) -> f64
  return %0 : f64
}

// -----

// CHECK: func.func private @gcm_exp_f32
// CHECK-NOT: func.func private
// CHECK-LABEL: func.func @a_function_is_declared_once
func.func @a_function_is_declared_once(%x: f32) -> f32 {
  %0 = graph.math "exp"(%x) : (f32) -> f32
  %1 = graph.math "exp"(%0) : (f32) -> f32
  return %1 : f32
}

// -----

// The library has it for scalars alone.
// CHECK-LABEL: func.func @a_scalar_function_is_called_lane_by_lane
// CHECK: %[[A:.*]] = vector.extract %arg0[0] : f32 from vector<2xf32>
// CHECK: %[[FA:.*]] = call @gcm_lgamma_f32(%[[A]])
// CHECK: vector.insert %[[FA]], %{{.*}} [0]
// CHECK: %[[B:.*]] = vector.extract %arg0[1] : f32 from vector<2xf32>
// CHECK: %[[FB:.*]] = call @gcm_lgamma_f32(%[[B]])
// CHECK: vector.insert %[[FB]], %{{.*}} [1]
func.func @a_scalar_function_is_called_lane_by_lane(%x: vector<2xf32>) -> vector<2xf32> {
  %0 = graph.math "lgamma"(%x) : (vector<2xf32>) -> vector<2xf32>
  return %0 : vector<2xf32>
}

// -----

// CHECK-LABEL: func.func @without_math_nothing_is_called
// CHECK-NEXT: arith.addf
// CHECK-NEXT: return
func.func @without_math_nothing_is_called(%x: f32) -> f32 {
  %0 = arith.addf %x, %x : f32
  return %0 : f32
}
