// RUN: graphc-opt %s --graphc-schedule-verify -split-input-file -verify-diagnostics

plan.program @read_after_write attributes {inputs = [], outputs = [], symbols = []} {
  %x = plan.argument 0 : !plan.buffer<tensor<4xf32>>
  %t = plan.arena : !plan.buffer<tensor<4xf32>>
  %y = plan.result 0 : !plan.buffer<tensor<4xf32>>
  plan.copy %x to %t : !plan.buffer<tensor<4xf32>> to !plan.buffer<tensor<4xf32>>
  plan.copy %t to %y : !plan.buffer<tensor<4xf32>> to !plan.buffer<tensor<4xf32>>
}

// -----

plan.program @a_view_is_written_with_its_source attributes {inputs = [], outputs = [], symbols = []} {
  %x = plan.argument 0 : !plan.buffer<tensor<4xf32>>
  %t = plan.arena : !plan.buffer<tensor<4xf32>>
  %v = plan.view %t plus "0" : !plan.buffer<tensor<4xf32>> to !plan.buffer<tensor<2x2xf32>>
  %y = plan.result 0 : !plan.buffer<tensor<2x2xf32>>
  plan.copy %x to %t : !plan.buffer<tensor<4xf32>> to !plan.buffer<tensor<4xf32>>
  plan.copy %v to %y : !plan.buffer<tensor<2x2xf32>> to !plan.buffer<tensor<2x2xf32>>
}

// -----

plan.program @read_before_write attributes {inputs = [], outputs = [], symbols = []} {
  %t = plan.arena : !plan.buffer<tensor<4xf32>>
  %y = plan.result 0 : !plan.buffer<tensor<4xf32>>
  // expected-error @+1 {{internal error: reads a buffer that nothing wrote}}
  plan.copy %t to %y : !plan.buffer<tensor<4xf32>> to !plan.buffer<tensor<4xf32>>
}

// -----

// expected-error @+1 {{internal error: a function survived schedule}}
func.func @a_function_that_is_left() {
  return
}
