//===- ArtifactWriter.h - plan dialect to program bytes -------------------===//
//
// Writes the flat tables of runtime/artifact/Schema.h from `plan.program` ops.
// The code of the kernels and the file around both are not its business:
// the driver hands it the order of the kernels and gets bytes.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_COMPILER_PACKAGE_ARTIFACTWRITER_H
#define GRAPHC_COMPILER_PACKAGE_ARTIFACTWRITER_H

#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/BuiltinOps.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"

#include <string>
#include <vector>

namespace graphc::package {

/// What is known beside the programs.
struct PackageInfo {
  std::string targetTriple;
  std::vector<std::string> cpuFeatures; ///< required, as LLVM names them
  std::vector<std::pair<std::string, std::string>> properties;
};

/// A constant and where it lies in the weights section.
struct WeightEntry {
  uint64_t offset;
  mlir::ElementsAttr value;
};

struct Package {
  llvm::SmallVector<char, 0> program; ///< for section .graphc.program
  std::vector<WeightEntry> weights;   ///< ascending, not overlapping
  uint64_t weightsBytes = 0;
};

/// Builds the program tables. `kernels` are the names in kernel-table order.
/// Programs must have passed the memory stage. The bytes depend on the arguments only.
llvm::Expected<Package> writePackage(mlir::ModuleOp module, llvm::ArrayRef<std::string> kernels,
                                     const PackageInfo &info);

/// Streams the weights, with zeros between them.
llvm::Error writeWeights(const Package &package, llvm::raw_ostream &stream);

} // namespace graphc::package

#endif // GRAPHC_COMPILER_PACKAGE_ARTIFACTWRITER_H
