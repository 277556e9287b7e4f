//===- GraphDialect.td - the tensor algebra -------------------*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_GRAPH_GRAPHDIALECT_TD
#define GRAPHC_DIALECTS_GRAPH_GRAPHDIALECT_TD

include "mlir/IR/OpBase.td"
include "mlir/IR/AttrTypeBase.td"
include "mlir/IR/BuiltinAttributes.td"
include "mlir/IR/SymbolInterfaces.td"
include "mlir/Interfaces/ControlFlowInterfaces.td"
include "mlir/Interfaces/SideEffectInterfaces.td"

def Graph_Dialect : Dialect {
  let name = "graph";
  let cppNamespace = "::graphc::graph";
  let summary = "target-independent tensor algebra with value semantics";
  let description = [{
    What a model computes, free of TensorFlow's spellings and of any target:

    ```
       tf  --legalize-->  graph  --fuse-->  graph.kernel + graph.launch  --schedule-->  plan
                                                |
                                                `--lower-->  scf, arith, vector, llvm
    ```

    The life of a tensor op: legalize creates it, simplify rewrites it, fuse
    moves it into the body of a `graph.kernel`, lower turns that body into
    loops. After fuse a function holds launches, host calls and constants only.

    Tensor types keep TensorFlow's dtypes (ui8 and i8 differ); the scalars inside
    a `graph.map` are signless, there the ops carry the sign. Dynamic sizes are
    written in the type: `tensor<?x8xf32, ["b"]>` (dialects/shape/SymbolicType.h).
    Broadcasting is always explicit; layouts are row-major and convolutions
    channels-last.
  }];
  let useDefaultTypePrinterParser = 1;
  let hasConstantMaterializer = 1;
  let usePropertiesForAttributes = 1;
}

class Graph_Type<string name, string spelling> : TypeDef<Graph_Dialect, name> {
  let mnemonic = spelling;
}

def Graph_StringType : Graph_Type<"String", "string"> {
  let summary = "element type of string tensors; host ops only";
}
def Graph_ResourceType : Graph_Type<"Resource", "resource"> {
  let summary = "element type of handles to variables and tables; host ops only";
}
def Graph_VariantType : Graph_Type<"Variant", "variant"> {
  let summary = "element type of tensor lists and other opaque values; host ops only";
}

class Graph_Op<string mnemonic, list<Trait> traits = []>
    : Op<Graph_Dialect, mnemonic, traits>;

def Graph_Tensor : TypeAlias<AnyRankedTensor, "ranked tensor with known or symbolic sizes">;
def Graph_Scalar : TypeAlias<AnyTypeOf<[AnySignlessInteger, AnyFloat, Complex<AnyFloat>]>,
                             "signless scalar">;

/// A list of size expressions as text: ["0", "t-1"].
def Graph_Exprs : TypedArrayAttrBase<StrAttr, "size expressions">;

#endif
