// RUN: graphc-opt %s --graphc-memory-verify -split-input-file -verify-diagnostics

plan.program @overwritten_while_alive attributes {arena_bytes = "64", inputs = [], outputs = [], symbols = []} {
  %x = plan.argument 0 : <tensor<16xf32>>
  %a = plan.arena at "0" : <tensor<16xf32>>
  %b = plan.arena at "0" : <tensor<16xf32>>
  plan.launch @k reads(%x : !plan.buffer<tensor<16xf32>>) writes(%a : !plan.buffer<tensor<16xf32>>) parameters = [] tasks = "1"
  plan.launch @k reads(%x : !plan.buffer<tensor<16xf32>>) writes(%b : !plan.buffer<tensor<16xf32>>) parameters = [] tasks = "1"
  // expected-error @+1 {{reads an arena buffer that another one overwrote}}
  plan.return %a : !plan.buffer<tensor<16xf32>>
}

// -----

plan.program @outside_the_arena attributes {arena_bytes = "32", inputs = [], outputs = [], symbols = []} {
  %x = plan.argument 0 : <tensor<16xf32>>
  %a = plan.arena at "0" : <tensor<16xf32>>
  // expected-error @+1 {{an arena buffer lies outside the arena}}
  plan.launch @k reads(%x : !plan.buffer<tensor<16xf32>>) writes(%a : !plan.buffer<tensor<16xf32>>) parameters = [] tasks = "1"
}

// -----

plan.program @constant_without_a_place attributes {inputs = [], outputs = [], symbols = []} {
  // expected-error @+1 {{a constant without a place in the weights}}
  %c = plan.constant dense<1.0> : tensor<4xf32> : !plan.buffer<tensor<4xf32>>
}
