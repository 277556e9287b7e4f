//===- Passes.td - passes of the place stage ------------------*- tablegen -*-===//

#ifndef GRAPHC_PASSES_PLACE_PASSES_TD
#define GRAPHC_PASSES_PLACE_PASSES_TD

include "mlir/Pass/PassBase.td"

def AssignDevicesPass : Pass<"graphc-place-assign-devices", "::mlir::func::FuncOp"> {
  let summary = "give every op the number of its device";
  let description = [{
    Writes the attribute `device` (an index into the module's `graphc.devices`). With
    one device every op is on it.
  }];
}

def VerifyPlacementPass : Pass<"graphc-place-verify", "::mlir::func::FuncOp"> {
  let summary = "every graph op has a device that exists, and operands are on it";
}

#endif
