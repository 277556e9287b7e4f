//===- OpSignature.h - Arguments of ops and functions -----------*- C++ -*-===//
#ifndef GRAPHC_COMPILER_IMPORT_OPSIGNATURE_H
#define GRAPHC_COMPILER_IMPORT_OPSIGNATURE_H

#include "compiler/import/proto/graph.pb.h"
#include "dialects/tf/OpRegistry.h"

#include "mlir/IR/OperationSupport.h"
#include "llvm/Support/Error.h"

#include <vector>

namespace graphc::importer {

/// The declared inputs and outputs of a definition that comes with the model: a
/// library function, or an op that the model brings along. Refers to the
/// message's strings.
class OpSignature {
public:
  explicit OpSignature(const tensorflow::OpDef &def);

  llvm::ArrayRef<tf::ArgDef> inputs() const { return inputArgs; }
  llvm::ArrayRef<tf::ArgDef> outputs() const { return outputArgs; }

private:
  std::vector<tf::ArgDef> inputArgs, outputArgs;
};

/// A declared output (or input) of a node, flattened: as many element types as
/// it has tensors.
struct FlatArgs {
  /// Index of the first tensor of each declared argument, and the total.
  llvm::SmallVector<unsigned, 4> offsets;
  llvm::SmallVector<mlir::Type, 4> elementTypes;

  unsigned total() const { return offsets.back(); }
};

/// More tensors than any node has; bounds what a node's number attribute can
/// make the importer allocate.
constexpr unsigned kMaxTensorsPerNode = 1 << 16;

/// The tensors that `args` stand for in a node with these attributes. Fails,
/// naming the attribute, if one that types or counts an argument is missing, of
/// another kind, or out of bounds.
llvm::Expected<FlatArgs> flattenArgs(llvm::ArrayRef<tf::ArgDef> args,
                                     const mlir::NamedAttrList &attrs, mlir::MLIRContext *context);

} // namespace graphc::importer

#endif // GRAPHC_COMPILER_IMPORT_OPSIGNATURE_H
