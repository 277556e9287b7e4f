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

#endif // GRAPHC_PASSES_RESOLVE_PASSES_TD
