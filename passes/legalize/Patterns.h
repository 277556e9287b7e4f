//===- Patterns.h - lowerings by op name ----------------------------------===//
//
// Each family is one file in patterns/: a table of op names at its top, the
// lowerings below. Adding an op is a line in a table and, if no lowering fits,
// a function.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_PASSES_LEGALIZE_PATTERNS_H
#define GRAPHC_PASSES_LEGALIZE_PATTERNS_H

#include "passes/legalize/OpLowering.h"

#include "llvm/ADT/StringMap.h"

namespace graphc::legalize {

using Lowering = llvm::LogicalResult (*)(OpLowering &);

/// Lowerings by TensorFlow op name.
using LoweringTable = llvm::StringMap<Lowering>;

/// \name One function a family; see the files of patterns/.
/// @{
void addConstantLowerings(LoweringTable &table);
void addElementwiseLowerings(LoweringTable &table);
void addContractionLowerings(LoweringTable &table);
void addConvolutionLowerings(LoweringTable &table);
void addHostLowerings(LoweringTable &table);
void addImageLowerings(LoweringTable &table);
void addNormalizationLowerings(LoweringTable &table);
void addPoolingLowerings(LoweringTable &table);
void addQuantizationLowerings(LoweringTable &table);
void addReductionLowerings(LoweringTable &table);
void addShapeLowerings(LoweringTable &table);
/// @}

/// All of them.
const LoweringTable &lowerings();

} // namespace graphc::legalize

#endif // GRAPHC_PASSES_LEGALIZE_PATTERNS_H
