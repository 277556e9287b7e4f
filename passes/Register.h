//===- Register.h - every pass --------------------------------------------===//

#ifndef GRAPHC_PASSES_REGISTER_H
#define GRAPHC_PASSES_REGISTER_H

namespace graphc {

/// Registers the passes and pipelines of all stages with MLIR, once a process.
void registerAllPasses();

} // namespace graphc

#endif // GRAPHC_PASSES_REGISTER_H
