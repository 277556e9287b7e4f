//===- ObjectGraph.h - Which saved tensor an object holds -------*- C++ -*-===//
#ifndef GRAPHC_COMPILER_IMPORT_OBJECTGRAPH_H
#define GRAPHC_COMPILER_IMPORT_OBJECTGRAPH_H

#include "compiler/import/proto/object_graph.pb.h"

#include "llvm/ADT/DenseMap.h"

#include <string>

namespace graphc::importer {

/// Key of the checkpoint's object graph.
inline constexpr char kObjectGraphKey[] = "_CHECKPOINTABLE_OBJECT_GRAPH";

/// From the objects of a SavedModel to the keys of their values in its
/// checkpoint. The two files number objects independently; an object of one is
/// that of the other to which the same names lead from the root:
///
///   SavedModel:  0 -layer-> 3 -kernel-> 7
///   checkpoint:  0 -layer-> 1 -kernel-> 2, value under "layer/kernel/..."
///
/// Only objects with exactly one value, variables, are in the result. Either
/// graph may have cycles; numbers of objects that do not exist are ignored.
llvm::DenseMap<int, std::string> checkpointKeys(const tensorflow::SavedObjectGraph &saved,
                                                const tensorflow::TrackableObjectGraph &checkpoint);

} // namespace graphc::importer

#endif // GRAPHC_COMPILER_IMPORT_OBJECTGRAPH_H
