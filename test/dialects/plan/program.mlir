// RUN: graphc-opt %s | graphc-opt | FileCheck %s

// CHECK-LABEL: plan.program @main
plan.program @main attributes {inputs = [], outputs = [], symbols = []} {
  %x = plan.argument 0 : !plan.buffer<tensor<?x4xf32, ["b"]>>
  %y = plan.result 0 : !plan.buffer<tensor<?x4xf32, ["b"]>>
  // CHECK: plan.arena at "0"
  %t = plan.arena at "0" : !plan.buffer<tensor<?x4xf32, ["b"]>>
  // CHECK: plan.launch @k reads({{.*}}) writes({{.*}}) parameters = ["b"] tasks = "b"
  plan.launch @k reads(%x : !plan.buffer<tensor<?x4xf32, ["b"]>>) writes(%t : !plan.buffer<tensor<?x4xf32, ["b"]>>) parameters = ["b"] tasks = "b"
  plan.record 0 {stream = 1 : i64}
  plan.wait 0
  // CHECK: plan.copy
  plan.copy %t to %y : !plan.buffer<tensor<?x4xf32, ["b"]>> to !plan.buffer<tensor<?x4xf32, ["b"]>>
}
