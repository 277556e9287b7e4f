//===- Register.h - the one list of dialects ------------------------------===//

#ifndef GRAPHC_DIALECTS_REGISTER_H
#define GRAPHC_DIALECTS_REGISTER_H

namespace mlir {
class DialectRegistry;
} // namespace mlir

namespace graphc {

/// Adds every dialect that graphc reads or writes, its own and upstream's.
void registerDialects(mlir::DialectRegistry &registry);

} // namespace graphc

#endif // GRAPHC_DIALECTS_REGISTER_H
