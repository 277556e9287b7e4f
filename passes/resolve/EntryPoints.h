//===- EntryPoints.h - signatures as tensors of the graph -----------------===//

#ifndef GRAPHC_PASSES_RESOLVE_ENTRYPOINTS_H
#define GRAPHC_PASSES_RESOLVE_ENTRYPOINTS_H

#include "dialects/tf/TfStructure.h"
#include "dialects/tf/shapes/Shape.h"

#include "mlir/IR/BuiltinOps.h"

#include <string>
#include <vector>

namespace graphc {

/// One input or output of an entry point.
struct Endpoint {
  std::string key = {};              ///< the caller's name for it
  std::string tensor = {};           ///< "node:0"
  mlir::Value value = {};            ///< the same, in the graph
  tf::Shape shape = {};              ///< as the signature states it
  mlir::Attribute defaultValue = {}; ///< of an input that may be left out
};

/// What becomes a function.
struct EntryPoint {
  std::string name = {};
  std::string signature = {}; ///< the model's name for it; "" if made of feeds and fetches
  std::string method = {};
  mlir::Location loc;
  std::vector<Endpoint> inputs = {}, outputs = {};
  std::vector<mlir::Operation *> targets = {}; ///< ops to run that give no tensor
};

/// What the caller wants; see ResolveOptions.
struct EntryRequest {
  llvm::ArrayRef<std::string> signatures, feeds, fetches;
};

/// The entry points of `module` whose graph is `graph`. Errors name the tensor or
/// signature that was not found and what there is instead.
mlir::FailureOr<std::vector<EntryPoint>> findEntryPoints(mlir::ModuleOp module, tf::GraphOp graph,
                                                         const EntryRequest &request);

} // namespace graphc

#endif // GRAPHC_PASSES_RESOLVE_ENTRYPOINTS_H
