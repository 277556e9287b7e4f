//===- PlanDialect.td - scheduled programs --------------------*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_PLAN_PLANDIALECT_TD
#define GRAPHC_DIALECTS_PLAN_PLANDIALECT_TD

include "mlir/IR/OpBase.td"
include "mlir/IR/AttrTypeBase.td"
include "mlir/IR/BuiltinAttributes.td"
include "mlir/IR/SymbolInterfaces.td"
include "mlir/Interfaces/ControlFlowInterfaces.td"
include "mlir/Interfaces/SideEffectInterfaces.td"

def Plan_Dialect : Dialect {
  let name = "plan";
  let cppNamespace = "::graphc::plan";
  let summary = "a scheduled program over buffers, one to one with what the runtime does";
  let description = [{
    ```
       graph  --schedule-->  plan  --memory-->  plan with offsets  --package-->  artifact
    ```

    A `plan.program` is a straight list of instructions over buffers. Buffers are
    values of type `!plan.buffer<tensor>`; where each one lives is said by the op that
    makes it:

    | op | where | offset |
    |---|---|---|
    | `plan.argument`, `plan.result` | the caller's tensors | - |
    | `plan.constant` | weights section | given by memory |
    | `plan.arena` | the run's arena | given by memory |
    | `plan.heap` | the allocator, size known only when its writer ran | - |
    | `plan.variable` | state shared by all signatures | - |

    Every instruction declares what it reads and what it writes; nothing else orders
    two instructions on different streams but events. The order in the list is
    the order on each stream.
  }];
  let useDefaultTypePrinterParser = 1;
}

def Plan_BufferType : TypeDef<Plan_Dialect, "Buffer"> {
  let mnemonic = "buffer";
  let summary = "memory that holds one tensor";
  let parameters = (ins "::mlir::RankedTensorType":$tensor);
  let assemblyFormat = "`<` $tensor `>`";
}

class Plan_Op<string mnemonic, list<Trait> traits = []> : Op<Plan_Dialect, mnemonic, traits>;

def Plan_Exprs : TypedArrayAttrBase<StrAttr, "size expressions">;

#endif
