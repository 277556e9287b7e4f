// RUN: graphc-opt %s --graphc-memory-place-constants -split-input-file | FileCheck %s

// CHECK-LABEL: plan.program @offsets_are_multiples_of_64
// CHECK: plan.constant dense<1.000000e+00> : tensor<4xf32> at 0 :
// CHECK: plan.constant dense<2.000000e+00> : tensor<17xf32> at 64 :
// CHECK: plan.constant dense<3.000000e+00> : tensor<1xf32> at 192 :
plan.program @offsets_are_multiples_of_64 attributes {inputs = [], outputs = [], symbols = []} {
  %0 = plan.constant dense<1.0> : tensor<4xf32> : !plan.buffer<tensor<4xf32>>
  %1 = plan.constant dense<2.0> : tensor<17xf32> : !plan.buffer<tensor<17xf32>>
  %2 = plan.constant dense<3.0> : tensor<1xf32> : !plan.buffer<tensor<1xf32>>
}

// -----

// CHECK-LABEL: plan.program @first
// CHECK: plan.constant dense<1.000000e+00> : tensor<4xf32> at 0 :
// CHECK-LABEL: plan.program @equal_constants_of_two_programs_share_their_bytes
// CHECK: plan.constant dense<1.000000e+00> : tensor<4xf32> at 0 :
// CHECK: plan.constant dense<5.000000e+00> : tensor<4xf32> at 64 :
plan.program @first attributes {inputs = [], outputs = [], symbols = []} {
  %0 = plan.constant dense<1.0> : tensor<4xf32> : !plan.buffer<tensor<4xf32>>
}
plan.program @equal_constants_of_two_programs_share_their_bytes attributes {inputs = [], outputs = [], symbols = []} {
  %0 = plan.constant dense<1.0> : tensor<4xf32> : !plan.buffer<tensor<4xf32>>
  %1 = plan.constant dense<5.0> : tensor<4xf32> : !plan.buffer<tensor<4xf32>>
}

// -----

// Two strings of 40 letters: two end positions and 80 letters, 96 bytes.
// CHECK-LABEL: plan.program @strings_take_their_letters_and_ends
// CHECK: at 0 :
// CHECK: plan.constant dense<1> : tensor<1xi8> at 128 :
plan.program @strings_take_their_letters_and_ends attributes {inputs = [], outputs = [], symbols = []} {
  %0 = plan.constant dense<["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"]> : tensor<2x!graph.string> : !plan.buffer<tensor<2x!graph.string>>
  %1 = plan.constant dense<1> : tensor<1xi8> : !plan.buffer<tensor<1xi8>>
}

// -----

// CHECK-LABEL: plan.program @without_constants_nothing_happens
// CHECK-NEXT: plan.argument 0
// CHECK-NEXT: }
plan.program @without_constants_nothing_happens attributes {inputs = [], outputs = [], symbols = []} {
  %0 = plan.argument 0 : !plan.buffer<tensor<4xf32>>
}
