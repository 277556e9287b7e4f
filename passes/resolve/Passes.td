//===- Passes.td - the resolve stage: tf -> tf ------------------*- tablegen -*-===//

#ifndef GRAPHC_PASSES_RESOLVE_PASSES_TD
#define GRAPHC_PASSES_RESOLVE_PASSES_TD

include "mlir/Pass/PassBase.td"

def ExportSignaturesPass : Pass<"graphc-resolve-export-signatures", "mlir::ModuleOp"> {
  let summary = "make one function of each entry point";
  let description = [{
    An imported model is one graph and a list of signatures that name tensors of
    it. Every later pass wants functions: values in an order in which they can
    be computed, inputs as arguments, nothing that the outputs do not need. The
    first pass of the stage; it leaves the library functions (private tf.graphs)
    for graphc-resolve-inline-functions.

    Any tensor may be fed; the graph is cut there. What is kept is what the
    fetches need, through data and control edges, as TensorFlow prunes. A graph
    with cycles (version 1 loops) becomes a tf.dataflow in the function.

    ```mlir
    tf.graph @main {
      %y = tf.Relu(%x) : (tensor<*xf32>) -> tensor<*xf32> loc("y")
      %x = tf.Placeholder() {shape = #tf.shape<?x4>} : () -> tensor<*xf32> loc("x")
    }
    tf.signature @serve {inputs = [{key = "in", tensor = "x:0"} ], outputs = [{key = "out", tensor = "y:0"} ]}
    ```
    becomes
    ```mlir
    func.func @serve(%in: tensor<?x4xf32> {tf.key = "in", tf.name = "x:0"})
        -> (tensor<*xf32> {tf.key = "out", tf.name = "y:0"}) {
      %y = tf.Relu(%in) : (tensor<?x4xf32>) -> tensor<*xf32>
      return %y : tensor<*xf32>
    }
    ```
  }];
  let options = [
    ListOption<"signatures", "signatures", "std::string", "signatures to keep; all if empty">,
    ListOption<"feeds", "feeds", "std::string",
               "tensors to feed, as node:0, instead of a signature's inputs">,
    ListOption<"fetches", "fetches", "std::string",
               "tensors to fetch, as node:0, instead of a signature's outputs">,
    ListOption<"dims", "dims", "std::string",
               "facts of sizes: input=b/224/224/3, b=1..64, b=1..64/8, b=8">,
  ];
  let dependentDialects = ["mlir::func::FuncDialect", "graphc::tf::TfDialect"];
}

def StructureFunctionalControlFlowPass
    : Pass<"graphc-resolve-structure-functional-control-flow", "mlir::ModuleOp"> {
  let summary = "make regions of If, Case and While";
  let description = [{
    These ops call functions that their attributes name. Each becomes an op with
    regions, each region a call that graphc-resolve-inline-functions, the next
    pass, replaces by the body. Done in the library too, so that the inliner
    meets calls only. A condition that is not boolean gets a tf.ToBool.

    ```mlir
    func.func @f(%p: tensor<i1>, %x: tensor<*xf32>) -> tensor<*xf32> {
      %y = tf.StatelessIf(%p, %x) {then_branch = #tf.func<@a>, else_branch = #tf.func<@b>}
          : (tensor<i1>, tensor<*xf32>) -> tensor<*xf32>
      return %y : tensor<*xf32>
    }
    ```
    becomes
    ```mlir
    func.func @f(%p: tensor<i1>, %x: tensor<*xf32>) -> tensor<*xf32> {
      %y = tf.if_region %p : tensor<i1> {
        %a = tf.PartitionedCall(%x) {f = #tf.func<@a>} : (tensor<*xf32>) -> tensor<*xf32>
        tf.yield %a : tensor<*xf32>
      } else {
        %b = tf.PartitionedCall(%x) {f = #tf.func<@b>} : (tensor<*xf32>) -> tensor<*xf32>
        tf.yield %b : tensor<*xf32>
      } -> tensor<*xf32>
      return %y : tensor<*xf32>
    }
    ```
  }];
  let dependentDialects = ["graphc::tf::TfDialect"];
}

def InlineFunctionsPass : Pass<"graphc-resolve-inline-functions", "mlir::ModuleOp"> {
  let summary = "replace calls by what they call";
  let description = [{
    PartitionedCall, StatefulPartitionedCall, BatchFunction and ops that have the
    name of a function are replaced by its body: fusion, folding and planning do
    not stop at calls. A node of the body is named "call/node" from then on. What
    must come after the call comes after the effects in the body; effects in the
    body come after what the call comes after. Library functions that are not
    named any more are erased. A function that calls itself is an error.

    ```mlir
    func.func @main(%x: tensor<*xf32>) -> tensor<*xf32> {
      %y = tf.PartitionedCall(%x) {f = #tf.func<@f>} : (tensor<*xf32>) -> tensor<*xf32> loc("call")
      return %y : tensor<*xf32>
    }
    tf.graph private @f(%a: tensor<*xf32> {tf.name = "a"}) -> tensor<*xf32> {
      %r = tf.Relu(%a) : (tensor<*xf32>) -> tensor<*xf32> loc("relu")
      tf.fetch %r : tensor<*xf32>
    }
    ```
    becomes
    ```mlir
    func.func @main(%x: tensor<*xf32>) -> tensor<*xf32> {
      %y = tf.Relu(%x) : (tensor<*xf32>) -> tensor<*xf32> loc("call/relu")
      return %y : tensor<*xf32>
    }
    ```
  }];
  let dependentDialects = ["graphc::tf::TfDialect"];
}

def StructureLoopsPass : Pass<"graphc-resolve-structure-loops", "mlir::func::FuncOp"> {
  let summary = "make tf.while_region of the frames of version 1";
  let description = [{
    Version 1 writes a loop as a cycle: Enter, Merge, Switch, NextIteration and
    Exit for each carried value, and a LoopCond. Innermost frames first, each
    becomes a tf.while_region; values that enter as constants are used from
    outside. A tf.dataflow without cycles is dissolved. What has another form
    stays a dataflow, with a remark that says why. After inlining: functions may
    hold loops.

    ```mlir
    func.func @f(%x: tensor<i32>, %n: tensor<i32>) -> tensor<*xi32> {
      %r = tf.dataflow {
        %e = tf.Enter(%x) {frame_name = "w"} : (tensor<i32>) -> tensor<*xi32>
        %k = tf.Enter(%n) {frame_name = "w", is_constant = true} : (tensor<i32>) -> tensor<*xi32>
        %m, %i = tf.Merge(%e, %next) : (tensor<*xi32>, tensor<*xi32>) -> (tensor<*xi32>, tensor<*xi32>)
        %p = tf.Less(%m, %k) : (tensor<*xi32>, tensor<*xi32>) -> tensor<*xi1>
        %c = tf.LoopCond(%p) : (tensor<*xi1>) -> tensor<*xi1>
        %f, %t = tf.Switch(%m, %c) : (tensor<*xi32>, tensor<*xi1>) -> (tensor<*xi32>, tensor<*xi32>)
        %s = tf.Square(%t) : (tensor<*xi32>) -> tensor<*xi32>
        %next = tf.NextIteration(%s) : (tensor<*xi32>) -> tensor<*xi32>
        %out = tf.Exit(%f) : (tensor<*xi32>) -> tensor<*xi32>
        tf.yield %out : tensor<*xi32>
      } -> tensor<*xi32>
      return %r : tensor<*xi32>
    }
    ```
    becomes
    ```mlir
    func.func @f(%x: tensor<i32>, %n: tensor<i32>) -> tensor<*xi32> {
      %r = tf.while_region(%x) : (tensor<i32>) -> tensor<*xi32> {
      ^bb0(%m: tensor<*xi32>):
        %p = tf.Less(%m, %n) : (tensor<*xi32>, tensor<i32>) -> tensor<*xi1>
        tf.yield %p : tensor<*xi1>
      } do {
      ^bb0(%t: tensor<*xi32>):
        %s = tf.Square(%t) : (tensor<*xi32>) -> tensor<*xi32>
        tf.yield %s : tensor<*xi32>
      }
      return %r : tensor<*xi32>
    }
    ```
  }];
  let dependentDialects = ["graphc::tf::TfDialect"];
  let statistics = [Statistic<"numLoops", "loops-structured", "frames that became regions">];
}

def StructureConditionalsPass
    : Pass<"graphc-resolve-structure-conditionals", "mlir::func::FuncOp"> {
  let summary = "make tf.if_region of Switch and Merge";
  let description = [{
    See the head of the file for how. After graphc-resolve-structure-loops: a loop
    in a branch is one op then, and a branch in a loop is in a block without
    cycles.

    ```mlir
    func.func @f(%p: tensor<i1>, %x: tensor<4xf32>) -> tensor<*xf32> {
      %f, %t = tf.Switch(%x, %p) : (tensor<4xf32>, tensor<i1>) -> (tensor<*xf32>, tensor<*xf32>)
      %a = tf.Neg(%t) : (tensor<*xf32>) -> tensor<*xf32>
      %b = tf.Exp(%f) : (tensor<*xf32>) -> tensor<*xf32>
      %m, %i = tf.Merge(%b, %a) : (tensor<*xf32>, tensor<*xf32>) -> (tensor<*xf32>, tensor<*xi32>)
      return %m : tensor<*xf32>
    }
    ```
    becomes
    ```mlir
    func.func @f(%p: tensor<i1>, %x: tensor<4xf32>) -> tensor<*xf32> {
      %m:3 = tf.if_region %p : tensor<i1> {
        %a = tf.Neg(%x) : (tensor<4xf32>) -> tensor<*xf32>
        %one = tf.Const() {value = dense<1> : tensor<i32>} : () -> tensor<i32>
        tf.yield %a, %one : tensor<*xf32>, tensor<i32>
      } else {
        %b = tf.Exp(%x) : (tensor<4xf32>) -> tensor<*xf32>
        %zero = tf.Const() {value = dense<0> : tensor<i32>} : () -> tensor<i32>
        tf.yield %b, %zero : tensor<*xf32>, tensor<i32>
      } -> tensor<*xf32>, tensor<i32>, !tf.control
      return %m#0 : tensor<*xf32>
    }
    ```
  }];
  let dependentDialects = ["graphc::tf::TfDialect"];
  let statistics = [Statistic<"numConditionals", "conditionals-structured",
                              "groups of Merges that became regions">];
}

def FreezeVariablesPass : Pass<"graphc-resolve-freeze-variables", "mlir::ModuleOp"> {
  let summary = "constants for variables that nobody writes";
  let description = [{
    Weights are variables in most models, and constants are what folding, packing
    and sharing want. A variable of the checkpoint is frozen if no op of any
    exported function can write it: its handle goes to reads only, and does not
    leave sight. After inlining, so that a handle's uses can be followed; before
    shapes, which constants make better.

    ```mlir
    tf.variable @w {dtype = f32, shape = #tf.shape<2>, value = dense<1.0> : tensor<2xf32>}
    func.func @f() -> tensor<*xf32> {
      %h = tf.VarHandleOp() {shared_name = "w", dtype = f32, shape = #tf.shape<2>} : () -> tensor<!tf.resource>
      %y = tf.ReadVariableOp(%h) : (tensor<!tf.resource>) -> tensor<*xf32>
      return %y : tensor<*xf32>
    }
    ```
    becomes
    ```mlir
    func.func @f() -> tensor<2xf32> {
      %w = tf.Const() {value = dense<1.0> : tensor<2xf32>} : () -> tensor<2xf32>
      return %w : tensor<2xf32>
    }
    ```
  }];
  let dependentDialects = ["graphc::tf::TfDialect"];
  let statistics = [
    Statistic<"numFrozen", "handles-frozen", "handles of variables that became constants">,
    Statistic<"numKept", "variables-kept", "variables that some function may write">,
  ];
}

def ThreadEffectsPass : Pass<"graphc-resolve-thread-effects", "mlir::func::FuncOp"> {
  let summary = "keep control edges between effects only, and drop what nobody needs";
  let description = [{
    TensorFlow orders by control edges between any ops. Here a token remains only
    from an op with an effect that others can see (writes, reads of what is
    written, assertions, files) to another one that must come after it; edges
    through ops without effects are drawn through, NoOps and edges that others
    imply go. Ops without effects lose their tokens, so that later passes see
    plain values; those that nobody uses are erased.

    ```mlir
    func.func @f(%h: tensor<!tf.resource>, %x: tensor<f32>) -> tensor<f32> {
      %a = tf.AssignVariableOp(%h, %x) : (tensor<!tf.resource>, tensor<f32>) -> !tf.control
      %j = tf.NoOp()[%a] : () -> !tf.control
      %n, %c = tf.Neg(%x)[%j] : (tensor<f32>) -> (tensor<f32>, !tf.control)
      %r = tf.ReadVariableOp(%h)[%c] : (tensor<!tf.resource>) -> tensor<f32>
      return %r : tensor<f32>
    }
    ```
    becomes
    ```mlir
    func.func @f(%h: tensor<!tf.resource>, %x: tensor<f32>) -> tensor<f32> {
      %a = tf.AssignVariableOp(%h, %x) : (tensor<!tf.resource>, tensor<f32>) -> !tf.control
      %r = tf.ReadVariableOp(%h)[%a] : (tensor<!tf.resource>) -> tensor<f32>
      return %r : tensor<f32>
    }
    ```
  }];
  let dependentDialects = ["graphc::tf::TfDialect"];
}

def InferShapesPass : Pass<"graphc-resolve-infer-shapes", "mlir::func::FuncOp"> {
  let summary = "give every value a shape, with symbols for unknown sizes";
  let description = [{
    Memory is planned, kernels are chosen and shapes are checked by what this
    pass writes into the types. Unknown sizes of arguments become symbols named
    by the argument's key and dimension; all other sizes are expressions over
    them. A size that only the data tell (Where, Unique) is a symbol that its op
    defines: the attribute `tf.defines` lists such symbols and `tf.bounds` an upper
    bound for each, "?" for none.

    Where an op needs two sizes to be equal and one of them is a symbol of the
    entry, the symbol is replaced: a matrix product with 784 rows makes the
    argument's size 784. What cannot be right for any sizes is an error.

    ```mlir
    func.func @f(%x: tensor<?x?xf32> {tf.key = "x"}, %w: tensor<784x10xf32> {tf.key = "w"}) -> tensor<*xf32> {
      %y = tf.MatMul(%x, %w) : (tensor<?x?xf32>, tensor<784x10xf32>) -> tensor<*xf32>
      return %y : tensor<*xf32>
    }
    ```
    becomes
    ```mlir
    func.func @f(%x: tensor<?x784xf32, ["x_0"]> {tf.key = "x"}, %w: tensor<784x10xf32> {tf.key = "w"})
        -> tensor<?x10xf32, ["x_0"]> {
      %y = tf.MatMul(%x, %w) : (tensor<?x784xf32, ["x_0"]>, tensor<784x10xf32>) -> tensor<?x10xf32, ["x_0"]>
      return %y : tensor<?x10xf32, ["x_0"]>
    }
    ```
  }];
  let dependentDialects = ["graphc::tf::TfDialect"];
}

def SimplifyRegionsPass : Pass<"graphc-resolve-simplify-regions", "mlir::func::FuncOp"> {
  let summary = "forward copies, capture invariants of loops, take decided branches";
  let description = [{
    Calls and version 1 graphs leave many Identities, loops that carry values
    that never change, and branches on constants. Copies are replaced by what
    they copy (but for references to variables, whose copy is a read); values
    that a loop passes on as they came are used from outside; carried values and
    results that nobody uses go; a branch on a constant becomes the branch.

    ```mlir
    func.func @f(%x: tensor<4xf32>, %n: tensor<i32>, %c: tensor<i32>) -> tensor<*xi32> {
      %r:2 = tf.while_region(%c, %n) : (tensor<i32>, tensor<i32>) -> (tensor<*xi32>, tensor<*xi32>) {
      ^bb0(%i: tensor<*xi32>, %k: tensor<*xi32>):
        %p = tf.Less(%i, %k) : (tensor<*xi32>, tensor<*xi32>) -> tensor<i1>
        tf.yield %p : tensor<i1>
      } do {
      ^bb0(%i: tensor<*xi32>, %k: tensor<*xi32>):
        %j = tf.AddV2(%i, %k) : (tensor<*xi32>, tensor<*xi32>) -> tensor<*xi32>
        tf.yield %j, %k : tensor<*xi32>, tensor<*xi32>
      }
      return %r#0 : tensor<*xi32>
    }
    ```
    becomes
    ```mlir
    func.func @f(%x: tensor<4xf32>, %n: tensor<i32>, %c: tensor<i32>) -> tensor<*xi32> {
      %r = tf.while_region(%c) : (tensor<i32>) -> tensor<*xi32> {
      ^bb0(%i: tensor<*xi32>):
        %p = tf.Less(%i, %n) : (tensor<*xi32>, tensor<i32>) -> tensor<i1>
        tf.yield %p : tensor<i1>
      } do {
      ^bb0(%i: tensor<*xi32>):
        %j = tf.AddV2(%i, %n) : (tensor<*xi32>, tensor<i32>) -> tensor<*xi32>
        tf.yield %j : tensor<*xi32>
      }
      return %r : tensor<*xi32>
    }
    ```
  }];
  let dependentDialects = ["graphc::tf::TfDialect"];
  let statistics = [Statistic<"numDecided", "branches-decided", "branches on constants">];
}

def FoldConstantsPass : Pass<"graphc-resolve-fold-constants", "mlir::func::FuncOp"> {
  let summary = "compute at compile time what is constant";
  let description = [{
    After shapes: what is computed from static shapes is a constant too, and
    needs no evaluator. Everything else is run by the Evaluator that the pipeline
    gives, as long as a result has at most 1 MiB, takes at most 1e8 operations
    and does not make the artifact larger than what it replaces (4 KiB are free).
    An op that fails is left to fail when it runs.

    ```mlir
    func.func @f(%x: tensor<2x3xf32>) -> tensor<2xi32> {
      %s = tf.Shape(%x) : (tensor<2x3xf32>) -> tensor<2xi32>
      return %s : tensor<2xi32>
    }
    ```
    becomes
    ```mlir
    func.func @f(%x: tensor<2x3xf32>) -> tensor<2xi32> {
      %s = tf.Const() {value = dense<[2, 3]> : tensor<2xi32>} : () -> tensor<2xi32>
      return %s : tensor<2xi32>
    }
    ```
  }];
  let dependentDialects = ["graphc::tf::TfDialect"];
  let statistics = [Statistic<"numFolded", "ops-folded", "ops that became constants">];
}

def VerifyResolvedPass : Pass<"graphc-resolve-verify-resolved", "mlir::func::FuncOp"> {
  let summary = "check what the stage promises";
  let description = [{
    Every tensor has a rank, and no control flow of version 1 is left outside of
    a tf.dataflow. What is missing is the model's or the user's doing, so the
    diagnostic lists all of it and says what to give.
  }];
}

#endif // GRAPHC_PASSES_RESOLVE_PASSES_TD
