//===- ObjectEmitter.h - LLVM dialect to object code ----------------------===//
//
// The one way from LLVM dialect to machine code: translate, link the math
// library's bitcode, optimize, emit an ELF relocatable object. The driver links
// it into a shared object, puts it into an archive, or caches it.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_COMPILER_CODEGEN_OBJECTEMITTER_H
#define GRAPHC_COMPILER_CODEGEN_OBJECTEMITTER_H

#include "mlir/IR/BuiltinOps.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Error.h"

#include <string>

namespace graphc::codegen {

/// The machine that code is made for.
struct TargetDescription {
  std::string triple;   ///< LLVM triple; empty: this machine's
  std::string cpu;      ///< LLVM CPU name, "x86-64-v3"; "native": this machine's
  std::string features; ///< LLVM feature string, in addition to the CPU's
};

/// Fills in what is empty or "native"; an error names an unknown triple or CPU.
llvm::Expected<TargetDescription> resolveTarget(TargetDescription target);

/// Bytes of a vector register (16, 32, 64) and how many there are.
struct VectorUnit {
  int64_t bytes = 16;
  int64_t registers = 16;
};
VectorUnit vectorUnit(const TargetDescription &target);

/// Bytes to place in a section of the object, under a global symbol.
struct DataSection {
  std::string section;
  std::string symbol;
  llvm::ArrayRef<char> bytes;
  unsigned alignment = 64;
};

struct ObjectOptions {
  TargetDescription target; ///< resolved
  /// Functions of the module that stay visible through the table of function
  /// pointers `tableSymbol`, in this order; all others become internal.
  llvm::ArrayRef<std::string> table;
  std::string tableSymbol = "graphc_kernel_table";
  llvm::ArrayRef<DataSection> data;
  /// Declares an empty section that takes no memory at run time, to be filled
  /// after linking (the weights).
  std::string emptySection;
  /// Bitcode of the functions that the module calls and does not define.
  llvm::ArrayRef<unsigned char> library;
  unsigned optimizationLevel = 3;
};

/// Compiles a module of LLVM dialect. Thread-compatible: one context, one
/// thread. The bytes depend on the arguments only.
llvm::Expected<llvm::SmallVector<char, 0>> emitObject(mlir::ModuleOp module,
                                                      const ObjectOptions &options);

} // namespace graphc::codegen

#endif // GRAPHC_COMPILER_CODEGEN_OBJECTEMITTER_H
