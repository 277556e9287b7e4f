//===- Main.cpp - graphc-opt: run passes on textual IR --------------------===//

#include "dialects/Register.h"
#include "mlir/IR/DialectRegistry.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"
#include "mlir/Transforms/Passes.h"
#include "passes/Register.h"

int main(int argc, char **argv) {
  mlir::DialectRegistry registry;
  graphc::registerDialects(registry);
  mlir::registerTransformsPasses();
  graphc::registerAllPasses();
  return mlir::asMainReturnCode(
      mlir::MlirOptMain(argc, argv, "graphc-opt: run passes on graphc's IR\n", registry));
}
