//===- VariableKeys.h - Variables of a graph, keys of a checkpoint -*- C++ -*-===//
#ifndef GRAPHC_COMPILER_IMPORT_VARIABLEKEYS_H
#define GRAPHC_COMPILER_IMPORT_VARIABLEKEYS_H

#include "compiler/import/TensorBundle.h"
#include "compiler/import/proto/meta_graph.pb.h"

#include "llvm/ADT/MapVector.h"

#include <optional>
#include <string>
#include <vector>

namespace graphc::importer {

/// Where a variable's value is saved.
struct SavedTensor {
  std::string key;
  /// Part of a larger tensor that the variable holds, as TensorFlow spells it:
  /// the full shape, then start,length per dimension ("200 3 0,67:0,3"). Empty:
  /// all of it.
  std::string slice;
};

/// A variable of the model.
struct SavedVariable {
  /// Shared name, else the name of the node that makes it.
  std::string name;
  /// Of the node; the shape is null if the node does not say.
  int dtype = 0;
  const tensorflow::TensorShapeProto *shape = nullptr;
  std::optional<SavedTensor> saved;
};

/// The variables that the nodes of a graph make, in order, and tensors that its
/// restore ops read but that are no variable's value (contents of tables).
struct SavedVariables {
  std::vector<SavedVariable> variables;
  std::vector<std::string> otherKeys;
};

/// Finds the variables of a graph (VarHandleOp, VariableV2, Variable; in
/// functions too) and the keys of their values. In order of trust: the object
/// graph, through the objects that a saved function is bound to; restore ops,
/// in the graph or in a function that it calls; equal names. `metaGraph` and
/// `bundle` may be null. Unusual or damaged input leaves a variable without a
/// key. The result refers to the graph's messages.
SavedVariables findVariables(const tensorflow::GraphDef &graph,
                             const tensorflow::MetaGraphDef *metaGraph, TensorBundle *bundle);

} // namespace graphc::importer

#endif // GRAPHC_COMPILER_IMPORT_VARIABLEKEYS_H
