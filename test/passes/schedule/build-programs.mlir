// RUN: graphc-opt %s --graphc-schedule-build-programs -split-input-file | FileCheck %s

// CHECK-LABEL: plan.program @a_result_is_written_in_place
// CHECK-NEXT: %[[X:.*]] = plan.argument 0 : <tensor<4xf32>>
// CHECK-NEXT: %[[Y:.*]] = plan.result 0 : <tensor<4xf32>>
// CHECK-NEXT: plan.launch @k reads(%[[X]] : !plan.buffer<tensor<4xf32>>) writes(%[[Y]] : !plan.buffer<tensor<4xf32>>) parameters = [] tasks = "1"
// CHECK-NEXT: plan.return
func.func @a_result_is_written_in_place(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = graph.launch @k(%x) parameters = [] : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}
module @kernels {
  graph.kernel @k(%x: tensor<4xf32>) -> tensor<4xf32> attributes {tasks = "1", grain = "1"} {
    graph.return %x : tensor<4xf32>
  }
}

// -----

//   x --k--> arena --k--> result
// CHECK-LABEL: plan.program @what_lies_between_is_in_the_arena
// CHECK: %[[X:.*]] = plan.argument 0
// CHECK: %[[T:.*]] = plan.arena : <tensor<4xf32>>
// CHECK: plan.launch @k reads(%[[X]] : {{.*}}) writes(%[[T]] :
// CHECK: %[[Y:.*]] = plan.result 0
// CHECK: plan.launch @k reads(%[[T]] : {{.*}}) writes(%[[Y]] :
func.func @what_lies_between_is_in_the_arena(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = graph.launch @k(%x) parameters = [] : (tensor<4xf32>) -> tensor<4xf32>
  %1 = graph.launch @k(%0) parameters = [] : (tensor<4xf32>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}
module @kernels {
  graph.kernel @k(%x: tensor<4xf32>) -> tensor<4xf32> attributes {tasks = "1", grain = "1"} {
    graph.return %x : tensor<4xf32>
  }
}

// -----

// CHECK-LABEL: plan.program @a_returned_argument_is_in_the_return_list
// CHECK-NEXT: %[[X:.*]] = plan.argument 0
// CHECK-NEXT: plan.return
// CHECK-SAME: %[[X]]
func.func @a_returned_argument_is_in_the_return_list(%x: tensor<4xf32>) -> tensor<4xf32> {
  return %x : tensor<4xf32>
}
module @kernels {}

// -----

// The second place of a value returned twice is a copy of the first.
// CHECK-LABEL: plan.program @a_value_returned_twice_is_computed_once
// CHECK: %[[Y:.*]] = plan.result 0
// CHECK-NOT: plan.result 1
// CHECK: plan.return
// CHECK-SAME: %[[Y]], %[[Y]]
func.func @a_value_returned_twice_is_computed_once(%x: tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>) {
  %0 = graph.launch @k(%x) parameters = [] : (tensor<4xf32>) -> tensor<4xf32>
  return %0, %0 : tensor<4xf32>, tensor<4xf32>
}
module @kernels {
  graph.kernel @k(%x: tensor<4xf32>) -> tensor<4xf32> attributes {tasks = "1", grain = "1"} {
    graph.return %x : tensor<4xf32>
  }
}

// -----

// CHECK-LABEL: plan.program @a_constant_is_a_buffer
// CHECK: plan.constant dense<1.000000e+00> : tensor<4xf32> : <tensor<4xf32>>
func.func @a_constant_is_a_buffer() -> tensor<4xf32> {
  %0 = graph.constant dense<1.0> : tensor<4xf32> : tensor<4xf32>
  return %0 : tensor<4xf32>
}
module @kernels {}

// -----

// CHECK-LABEL: plan.program @a_reshape_is_a_view
// CHECK: %[[X:.*]] = plan.argument 0
// CHECK: %[[V:.*]] = plan.view %[[X]]
// CHECK: plan.launch @k reads(%[[V]] : !plan.buffer<tensor<4xf32>>)
func.func @a_reshape_is_a_view(%x: tensor<2x2xf32>) -> tensor<4xf32> {
  %0 = graph.reshape %x : tensor<2x2xf32> to tensor<4xf32>
  %1 = graph.launch @k(%0) parameters = [] : (tensor<4xf32>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}
module @kernels {
  graph.kernel @k(%x: tensor<4xf32>) -> tensor<4xf32> attributes {tasks = "1", grain = "1"} {
    graph.return %x : tensor<4xf32>
  }
}

// -----

// d0 is counted by the host call: nobody can reserve room for it before.
// CHECK-LABEL: plan.program @a_size_that_data_define_is_on_the_heap
// CHECK: %[[H:.*]] = plan.heap : <tensor<?x1xi64, ["d0"]>>
// CHECK: plan.host_call "segment/Where"
// CHECK-SAME: writes(%[[H]] :
// CHECK: plan.heap : <tensor<?xi64, ["d0*2"]>>
func.func @a_size_that_data_define_is_on_the_heap(%x: tensor<4xf32>) -> tensor<?xi64, ["d0*2"]> {
  %0 = graph.host "segment/Where"(%x) {config = {}, defines = ["d0"]} : (tensor<4xf32>) -> tensor<?x1xi64, ["d0"]>
  %1 = graph.host "segment/Twice"(%0) {config = {}} : (tensor<?x1xi64, ["d0"]>) -> tensor<?xi64, ["d0*2"]>
  return %1 : tensor<?xi64, ["d0*2"]>
}
module @kernels {}

// -----

// CHECK-LABEL: plan.program @bound_symbols_are_data_too
// CHECK: plan.bind %{{.*}} as ["d0"]
// CHECK: plan.heap : <tensor<?xf32, ["d0"]>>
func.func @bound_symbols_are_data_too(%n: tensor<1xi32>, %x: tensor<4xf32>) -> tensor<?xf32, ["d0"]> {
  graph.bind %n as ["d0"] : tensor<1xi32>
  %0 = graph.host "segment/Take"(%x, %n) {config = {}} : (tensor<4xf32>, tensor<1xi32>) -> tensor<?xf32, ["d0"]>
  return %0 : tensor<?xf32, ["d0"]>
}
module @kernels {}

// -----

// CHECK-LABEL: plan.program @strings_are_on_the_heap
// CHECK: plan.heap : <tensor<2x!graph.string>>
func.func @strings_are_on_the_heap(%x: tensor<2x!graph.string>) -> tensor<2x!graph.string> {
  %0 = graph.host "strings/StringLower"(%x) {config = {}} : (tensor<2x!graph.string>) -> tensor<2x!graph.string>
  return %0 : tensor<2x!graph.string>
}
module @kernels {}

// -----

// b is a dimension of the first input, 2*t is not: t cannot be read from it.
// The kernel's p0 is b here.
// CHECK-LABEL: plan.program @symbols_are_bound_at_entry
// CHECK-SAME: inputs = [{key = "x", name = "node_x", type = tensor<3x?xf32, ["b"]>}]
// CHECK-SAME: symbols = [{dimension = 1 : i64, input = 0 : i64, name = "b"}]
// CHECK: plan.launch @k {{.*}} parameters = ["b"] tasks = "b*3"
func.func @symbols_are_bound_at_entry(%x: tensor<3x?xf32, ["b"]> {tf.key = "x", tf.name = "node_x"}) -> tensor<3x?xf32, ["b"]> {
  %0 = graph.launch @k(%x) parameters = ["b"] : (tensor<3x?xf32, ["b"]>) -> tensor<3x?xf32, ["b"]>
  return %0 : tensor<3x?xf32, ["b"]>
}
module @kernels {
  graph.kernel @k(%x: tensor<3x?xf32, ["p0"]>) -> tensor<3x?xf32, ["p0"]> attributes {tasks = "3*p0", grain = "1"} {
    graph.return %x : tensor<3x?xf32, ["p0"]>
  }
}
