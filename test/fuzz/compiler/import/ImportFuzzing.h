//===- ImportFuzzing.h - What every input of the importer must bear -------===//
#ifndef GRAPHC_TEST_FUZZ_COMPILER_IMPORT_IMPORTFUZZING_H
#define GRAPHC_TEST_FUZZ_COMPILER_IMPORT_IMPORTFUZZING_H

#include "compiler/import/Import.h"

#include "mlir/IR/MLIRContext.h"
#include "mlir/IR/Verifier.h"

#include <cstdint>
#include <cstdlib>

namespace graphc::importer {

/// Imports the bytes as the file `name`: no module without an error reported,
/// and every module verifies.
inline void fuzzImport(const uint8_t *data, size_t size, llvm::StringRef name) {
  mlir::MLIRContext context(mlir::MLIRContext::Threading::DISABLED);
  bool reported = false;
  context.getDiagEngine().registerHandler([&](mlir::Diagnostic &diagnostic) {
    reported |= diagnostic.getSeverity() == mlir::DiagnosticSeverity::Error;
    return mlir::success();
  });
  ImportOptions options;
  options.maxExpandedBytes = 1 << 20;
  const llvm::StringRef bytes(reinterpret_cast<const char *>(data), size);
  mlir::OwningOpRef<mlir::ModuleOp> module = importBytes(bytes, name, context, options);
  if (static_cast<bool>(module) == reported || (module && failed(mlir::verify(*module))))
    std::abort();
}

} // namespace graphc::importer

#endif // GRAPHC_TEST_FUZZ_COMPILER_IMPORT_IMPORTFUZZING_H
