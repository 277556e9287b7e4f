// RUN: graphc-opt %s -split-input-file -verify-diagnostics

func.func @map_c1(%x: tensor<4xf32>, %y: tensor<5xf32>) {
  // expected-error @+1 {{operands and results must have one shape, got 'tensor<5xf32>' and 'tensor<4xf32>'}}
  %0 = graph.map(%x, %y) : (tensor<4xf32>, tensor<5xf32>) -> tensor<4xf32> {
  ^bb0(%a: f32, %b: f32):
    graph.yield %a : f32
  }
  return
}

// -----

func.func @map_c2(%x: tensor<4xui8>) {
  // expected-error @+1 {{body argument 0 has type 'ui8', expected 'i8'}}
  %0 = graph.map(%x) : (tensor<4xui8>) -> tensor<4xui8> {
  ^bb0(%a: ui8):
    graph.yield %a : ui8
  }
  return
}

// -----

func.func @map_c3(%x: tensor<4xf32>) {
  // expected-error @+1 {{body yields 'f32', expected 'i1'}}
  %0 = graph.map(%x) : (tensor<4xf32>) -> tensor<4xi1> {
  ^bb0(%a: f32):
    graph.yield %a : f32
  }
  return
}

// -----

func.func @sizes_are_expressions() {
  // expected-error @+1 {{list holds text that is not a size expression}}
  %0 = graph.sizes ["b+"] : tensor<1xi32>
  return
}
