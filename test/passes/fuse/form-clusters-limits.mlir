// RUN: graphc-opt %s --pass-pipeline='builtin.module(func.func(graphc-fuse-form-clusters))' -split-input-file | FileCheck %s

// 66 maps in a row: the last 64 are one kernel.
// CHECK-LABEL: func.func @a_kernel_has_at_most_64_ops
// CHECK: %0 = graph.map(%arg0) {clusters = array<i64: 1>} :
// CHECK: %1 = graph.map(%0) {clusters = array<i64: 1>, root = 1 : i64} :
// CHECK: %2 = graph.map(%1) {clusters = array<i64: 0>} :
// CHECK: %65 = graph.map(%64) {clusters = array<i64: 0>, root = 0 : i64} :
func.func @a_kernel_has_at_most_64_ops(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = graph.map(%x) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %1 = graph.map(%0) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %2 = graph.map(%1) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %3 = graph.map(%2) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %4 = graph.map(%3) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %5 = graph.map(%4) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %6 = graph.map(%5) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %7 = graph.map(%6) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %8 = graph.map(%7) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %9 = graph.map(%8) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %10 = graph.map(%9) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %11 = graph.map(%10) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %12 = graph.map(%11) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %13 = graph.map(%12) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %14 = graph.map(%13) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %15 = graph.map(%14) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %16 = graph.map(%15) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %17 = graph.map(%16) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %18 = graph.map(%17) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %19 = graph.map(%18) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %20 = graph.map(%19) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %21 = graph.map(%20) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %22 = graph.map(%21) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %23 = graph.map(%22) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %24 = graph.map(%23) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %25 = graph.map(%24) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %26 = graph.map(%25) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %27 = graph.map(%26) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %28 = graph.map(%27) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %29 = graph.map(%28) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %30 = graph.map(%29) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %31 = graph.map(%30) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %32 = graph.map(%31) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %33 = graph.map(%32) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %34 = graph.map(%33) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %35 = graph.map(%34) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %36 = graph.map(%35) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %37 = graph.map(%36) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %38 = graph.map(%37) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %39 = graph.map(%38) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %40 = graph.map(%39) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %41 = graph.map(%40) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %42 = graph.map(%41) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %43 = graph.map(%42) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %44 = graph.map(%43) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %45 = graph.map(%44) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %46 = graph.map(%45) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %47 = graph.map(%46) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %48 = graph.map(%47) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %49 = graph.map(%48) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %50 = graph.map(%49) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %51 = graph.map(%50) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %52 = graph.map(%51) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %53 = graph.map(%52) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %54 = graph.map(%53) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %55 = graph.map(%54) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %56 = graph.map(%55) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %57 = graph.map(%56) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %58 = graph.map(%57) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %59 = graph.map(%58) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %60 = graph.map(%59) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %61 = graph.map(%60) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %62 = graph.map(%61) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %63 = graph.map(%62) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %64 = graph.map(%63) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %65 = graph.map(%64) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  return %65 : tensor<4xf32>
}
