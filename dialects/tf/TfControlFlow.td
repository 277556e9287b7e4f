//===- TfControlFlow.td - structured control flow ---------------*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_TF_TFCONTROLFLOW_TD
#define GRAPHC_DIALECTS_TF_TFCONTROLFLOW_TD

include "dialects/tf/TfBase.td"
include "mlir/IR/RegionKindInterface.td"

// A token whose type goes without saying.
def Tf_Token : Type<CPred<"::llvm::isa<::graphc::tf::ControlType>($_self)">, "control token",
                    "::graphc::tf::ControlType">,
               BuildableType<"$_builder.getType<::graphc::tf::ControlType>()">;

// Made by the resolve stage from calls (If, While, Case) and from version 1
// dataflow (Switch, Merge, Enter ...), consumed by legalize. Like every op of
// the dialect they take tokens after their data operands and may give one after
// their data results. Regions use values from around them freely.
class Tf_RegionOp<string mnemonic, list<Trait> traits = []>
    : Op<Tf_Dialect, mnemonic, !listconcat([RecursiveMemoryEffects], traits)>;

def Tf_IfRegionOp : Tf_RegionOp<"if_region", [SingleBlock]> {
  let summary = "run one of two regions";
  let description = [{
    The first region runs if the boolean scalar is true, else the second. Both
    end in `tf.yield` of the data results.

    ```mlir
    %y = tf.if_region %p : tensor<i1> {
      %a = tf.Neg(%x) : (tensor<4xf32>) -> tensor<4xf32>
      tf.yield %a : tensor<4xf32>
    } else {
      tf.yield %x : tensor<4xf32>
    } -> tensor<4xf32>
    ```
  }];
  let arguments = (ins AnyType:$condition, Variadic<Tf_Token>:$control_inputs);
  let results = (outs Variadic<AnyType>:$outputs);
  let regions = (region SizedRegion<1>:$then_region, SizedRegion<1>:$else_region);
  let assemblyFormat = [{
    $condition (`[` $control_inputs^ `]`)? attr-dict `:` type($condition) $then_region `else` $else_region
    (`->` type($outputs)^)?
  }];
  let hasVerifier = 1;
}

def Tf_CaseRegionOp : Tf_RegionOp<"case_region", [SingleBlock]> {
  let summary = "run the region of that number";
  let description = [{
    Region `index` runs; the last one if the index is out of range, as
    TensorFlow's Case does. Every region ends in `tf.yield` of the data results.
  }];
  let arguments = (ins AnyType:$index, Variadic<Tf_Token>:$control_inputs);
  let results = (outs Variadic<AnyType>:$outputs);
  let regions = (region VariadicRegion<SizedRegion<1>>:$branches);
  let assemblyFormat = [{
    $index (`[` $control_inputs^ `]`)? attr-dict `:` type($index) $branches (`->` type($outputs)^)?
  }];
  let hasVerifier = 1;
}

def Tf_WhileRegionOp : Tf_RegionOp<"while_region", [AttrSizedOperandSegments, SingleBlock]> {
  let summary = "run a region while another one says so";
  let description = [{
    Both regions take the carried values. The first ends in `tf.yield` of a
    boolean scalar, the second in `tf.yield` of the next values. The results are
    the values for which the first said no. Types of a carried value may differ
    between operand, argument and result in their sizes: each is as precise as
    is right for it.

    ```mlir
    %n = tf.while_region(%zero) : (tensor<i32>) -> tensor<i32> {
    ^bb0(%i: tensor<i32>):
      %more = tf.Less(%i, %ten) : (tensor<i32>, tensor<i32>) -> tensor<i1>
      tf.yield %more : tensor<i1>
    } do {
    ^bb0(%i: tensor<i32>):
      %next = tf.AddV2(%i, %one) : (tensor<i32>, tensor<i32>) -> tensor<i32>
      tf.yield %next : tensor<i32>
    }
    ```
  }];
  let arguments = (ins Variadic<AnyType>:$inits, Variadic<Tf_Token>:$control_inputs);
  let results = (outs Variadic<AnyType>:$outputs);
  let regions = (region SizedRegion<1>:$condition, SizedRegion<1>:$body);
  let assemblyFormat = [{
    `(` $inits `)` (`[` $control_inputs^ `]`)? attr-dict `:` functional-type($inits, $outputs)
    $condition `do` $body
  }];
  let hasVerifier = 1;
}

def Tf_DataflowOp
    : Tf_RegionOp<"dataflow", [SingleBlock, DeclareOpInterfaceMethods<RegionKindInterface>]> {
  let summary = "a piece of a graph in which ops may form cycles";
  let description = [{
    Holds version 1 loops until they are structured, and after that those that
    cannot be: an executor runs them node by node. The region is a graph region
    and ends in `tf.yield` of the results.
  }];
  let results = (outs Variadic<AnyType>:$outputs);
  let regions = (region SizedRegion<1>:$body);
  let assemblyFormat = "attr-dict-with-keyword $body (`->` type($outputs)^)?";
  let hasVerifier = 1;
}

def Tf_YieldOp : Op<Tf_Dialect, "yield", [Terminator, NoMemoryEffect]> {
  let summary = "the values of a region";
  let arguments = (ins Variadic<AnyType>:$values);
  let assemblyFormat = "attr-dict ($values^ `:` type($values))?";
  let builders = [OpBuilder<(ins), [{}]>];
}

#endif // GRAPHC_DIALECTS_TF_TFCONTROLFLOW_TD
