// RUN: graphc-opt %s -split-input-file -verify-diagnostics

plan.program @buffers_and_instructions_alone attributes {inputs = [], outputs = [], symbols = []} {
  %x = graph.constant dense<1> : tensor<1xi32> : tensor<1xi32>
  // expected-error @+1 {{is neither a buffer nor an instruction; a plan.program holds nothing else}}
  graph.bind %x as ["d0"] : tensor<1xi32>
}
