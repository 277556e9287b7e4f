//===- Kernels.h - ops that move elements unchanged -------------*- C++ -*-===//
//
// For every dtype, strings and objects included. Each function is the body of the TensorFlow op of
// its name.
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_RUNTIME_KERNELS_DATA_KERNELS_H
#define GRAPHC_RUNTIME_KERNELS_DATA_KERNELS_H

#include "runtime/kernels/HostKernel.h"

namespace graphc::runtime::host {

// Slices.cpp
Status slice(HostContext &context);
Status stridedSlice(HostContext &context);
Status stridedSliceGrad(HostContext &context);
Status tensorStridedSliceUpdate(HostContext &context);

// Joins.cpp
Status concatenate(HostContext &context);
Status concatenateV2(HostContext &context);
Status parallelConcat(HostContext &context);
Status pack(HostContext &context);
Status unpack(HostContext &context);
Status split(HostContext &context);
Status splitV(HostContext &context);

// Moves.cpp
Status broadcastTo(HostContext &context);
Status gather(HostContext &context);
Status gatherV2(HostContext &context);
Status reverse(HostContext &context);
Status reverseV2(HostContext &context);
Status reverseSequence(HostContext &context);
Status roll(HostContext &context);
Status tile(HostContext &context);
Status transpose(HostContext &context);

// Shapes.cpp
Status broadcastArgs(HostContext &context);
Status broadcastGradientArgs(HostContext &context);
Status ensureShape(HostContext &context);
Status expandDims(HostContext &context);
Status fill(HostContext &context);
Status identity(HostContext &context);
Status invertPermutation(HostContext &context);
Status rank(HostContext &context);
Status reshape(HostContext &context);
Status shape(HostContext &context);
Status size(HostContext &context);
Status squeeze(HostContext &context);
Status unravelIndex(HostContext &context);

// Choices.cpp
Status compareAndBitpack(HostContext &context);
Status cross(HostContext &context);
Status pad(HostContext &context);
Status padV2(HostContext &context);
Status select(HostContext &context);
Status selectV2(HostContext &context);

// Diagonals.cpp. The ops of all versions: operands that a version lacks take their defaults.
Status matrixBandPart(HostContext &context);
Status matrixDiag(HostContext &context);
Status matrixDiagPart(HostContext &context);
Status matrixSetDiag(HostContext &context);
Status diag(HostContext &context);
Status diagPart(HostContext &context);

} // namespace graphc::runtime::host

#endif // GRAPHC_RUNTIME_KERNELS_DATA_KERNELS_H
