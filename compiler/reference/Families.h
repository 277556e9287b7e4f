//===- Families.h - the op families of the reference -------------*- C++ -*-===//
//
// One function a family, each defined at the foot of its file beside the table of
// the ops it implements.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_COMPILER_REFERENCE_FAMILIES_H
#define GRAPHC_COMPILER_REFERENCE_FAMILIES_H

#include "compiler/reference/OpSupport.h"

namespace graphc::reference {

std::span<const OpEntry> sourceOps();
std::span<const OpEntry> elementwiseUnaryOps();
std::span<const OpEntry> elementwiseBinaryOps();
std::span<const OpEntry> compareOps();
std::span<const OpEntry> castOps();
std::span<const OpEntry> activationOps();
std::span<const OpEntry> shapeOps();
std::span<const OpEntry> sliceOps();
std::span<const OpEntry> layoutOps();
std::span<const OpEntry> gatherOps();
std::span<const OpEntry> reductionOps();
std::span<const OpEntry> convolutionOps();
std::span<const OpEntry> matMulOps();
std::span<const OpEntry> normalizationOps();
std::span<const OpEntry> poolingOps();
std::span<const OpEntry> quantOps();
std::span<const OpEntry> resizeOps();
std::span<const OpEntry> imageOps();
std::span<const OpEntry> nmsOps();
std::span<const OpEntry> controlOps();
std::span<const OpEntry> scatterOps();
std::span<const OpEntry> variableOps();
std::span<const OpEntry> segmentOps();
std::span<const OpEntry> sortOps();
std::span<const OpEntry> tensorArrayOps();
std::span<const OpEntry> tensorListOps();
std::span<const OpEntry> diagonalOps();
std::span<const OpEntry> linalgOps();
std::span<const OpEntry> decompositionOps();
std::span<const OpEntry> specialOps();
std::span<const OpEntry> besselOps();
std::span<const OpEntry> randomOps();
std::span<const OpEntry> fourierOps();
std::span<const OpEntry> randomRejectionOps();
std::span<const OpEntry> rnnOps();

/// Every family, in the order of the list above.
inline constexpr std::span<const OpEntry> (*families[])() = {
    sourceOps,
    elementwiseUnaryOps,
    elementwiseBinaryOps,
    compareOps,
    castOps,
    activationOps,
    shapeOps,
    sliceOps,
    layoutOps,
    gatherOps,
    reductionOps,
    convolutionOps,
    matMulOps,
    normalizationOps,
    poolingOps,
    quantOps,
    resizeOps,
    imageOps,
    nmsOps,
    controlOps,
    scatterOps,
    variableOps,
    segmentOps,
    sortOps,
    tensorArrayOps,
    tensorListOps,
    diagonalOps,
    linalgOps,
    decompositionOps,
    specialOps,
    besselOps,
    randomOps,
    fourierOps,
    randomRejectionOps,
    rnnOps,
};

} // namespace graphc::reference

#endif // GRAPHC_COMPILER_REFERENCE_FAMILIES_H
