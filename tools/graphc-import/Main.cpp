//===- Main.cpp - graphc-import: print a model as tf ops ------------------===//

#include "compiler/import/Export.h"
#include "compiler/import/Import.h"
#include "mlir/IR/MLIRContext.h"
#include "mlir/IR/Verifier.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/raw_ostream.h"

namespace cl = llvm::cl;

int main(int argc, char **argv) {
  cl::opt<std::string> path(cl::Positional, cl::desc("<model file or directory>"), cl::Required);
  cl::list<std::string> tags("tags", cl::CommaSeparated, cl::desc("tags of the meta graph"));
  cl::opt<std::string> checkpoint("checkpoint", cl::desc("prefix of the variables' checkpoint"));
  cl::opt<bool> dropUnused("drop-unused-functions", cl::desc("drop functions nobody calls"));
  cl::opt<bool> locations("locations", cl::desc("print the names of nodes"));
  cl::opt<std::string> emit("emit", cl::init("mlir"), cl::desc("mlir, graph-def or nothing"));
  cl::ParseCommandLineOptions(argc, argv, "graphc-import: print a model as tf ops\n");

  graphc::importer::ImportOptions options;
  options.tags = {tags.begin(), tags.end()};
  options.checkpoint = checkpoint;
  options.keepUnusedFunctions = !dropUnused;
  mlir::MLIRContext context;
  mlir::ScopedDiagnosticHandler handler(&context, [](mlir::Diagnostic &diagnostic) {
    const bool error = diagnostic.getSeverity() == mlir::DiagnosticSeverity::Error;
    llvm::errs() << (error ? "error: " : "warning: ") << diagnostic << "\n";
  });
  mlir::OwningOpRef<mlir::ModuleOp> module = graphc::importer::importModel(path, context, options);
  if (!module || failed(mlir::verify(*module)))
    return 1;
  if (emit == "graph-def") {
    auto text = graphc::importer::exportGraphDef(*module, graphc::importer::Encoding::text);
    llvm::outs() << (failed(text) ? "" : *text);
    return failed(text);
  }
  mlir::OpPrintingFlags flags;
  if (locations)
    flags.enableDebugInfo(/*enable=*/true, /*prettyForm=*/true);
  flags.elideLargeResourceString(0);
  if (emit == "mlir")
    module->print(llvm::outs(), flags);
  return 0;
}
