// RUN: graphc-opt %s --pass-pipeline='builtin.module(graphc-memory-plan-arena,graphc-memory-verify)' | FileCheck %s

// a lives over launches 0..1, b over 1..2, c over 2..3: a and c share bytes.
//
//     time   0  1  2  3
//     a      #  #
//     b         #  #
//     c            #  #

// CHECK-LABEL: plan.program @disjoint_lifetimes_share_bytes
// CHECK-SAME: arena_bytes = "128"
// CHECK-SAME: arena_lower_bound = "128"
plan.program @disjoint_lifetimes_share_bytes attributes {inputs = [], outputs = [], symbols = []} {
  %x = plan.argument 0 : <tensor<16xf32>>
  // CHECK: %[[A:.*]] = plan.arena at "[[SHARED:[0-9]+]]"
  %a = plan.arena : <tensor<16xf32>>
  %b = plan.arena : <tensor<16xf32>>
  // CHECK: plan.arena at "[[OTHER:[0-9]+]]"
  // CHECK: plan.arena at "[[SHARED]]"
  %c = plan.arena : <tensor<16xf32>>
  plan.launch @k reads(%x : !plan.buffer<tensor<16xf32>>) writes(%a : !plan.buffer<tensor<16xf32>>) parameters = [] tasks = "1"
  plan.launch @k reads(%a : !plan.buffer<tensor<16xf32>>) writes(%b : !plan.buffer<tensor<16xf32>>) parameters = [] tasks = "1"
  plan.launch @k reads(%b : !plan.buffer<tensor<16xf32>>) writes(%c : !plan.buffer<tensor<16xf32>>) parameters = [] tasks = "1"
  plan.return %c : !plan.buffer<tensor<16xf32>>
}

// CHECK-LABEL: plan.program @a_view_keeps_its_source_alive
// CHECK-SAME: arena_bytes = "128"
plan.program @a_view_keeps_its_source_alive attributes {inputs = [], outputs = [], symbols = []} {
  %x = plan.argument 0 : <tensor<16xf32>>
  %a = plan.arena : <tensor<16xf32>>
  %v = plan.view %a : <tensor<16xf32>> to <tensor<4x4xf32>>
  %b = plan.arena : <tensor<16xf32>>
  plan.launch @k reads(%x : !plan.buffer<tensor<16xf32>>) writes(%a : !plan.buffer<tensor<16xf32>>) parameters = [] tasks = "1"
  plan.launch @k reads(%x : !plan.buffer<tensor<16xf32>>) writes(%b : !plan.buffer<tensor<16xf32>>) parameters = [] tasks = "1"
  plan.return %b, %v : !plan.buffer<tensor<16xf32>>, !plan.buffer<tensor<4x4xf32>>
}

// CHECK-LABEL: plan.program @symbolic_sizes_are_left_to_the_runtime
// CHECK-NOT: plan.arena at
plan.program @symbolic_sizes_are_left_to_the_runtime attributes {inputs = [], outputs = [], symbols = []} {
  %x = plan.argument 0 : <tensor<?xf32, ["b"]>>
  %a = plan.arena : <tensor<?xf32, ["b"]>>
  plan.launch @k reads(%x : !plan.buffer<tensor<?xf32, ["b"]>>) writes(%a : !plan.buffer<tensor<?xf32, ["b"]>>) parameters = ["b"] tasks = "b"
  plan.return %a : !plan.buffer<tensor<?xf32, ["b"]>>
}
