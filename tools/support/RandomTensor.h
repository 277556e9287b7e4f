//===- RandomTensor.h - inputs to try a model with --------------*- C++ -*-===//
#ifndef GRAPHC_TOOLS_SUPPORT_RANDOMTENSOR_H
#define GRAPHC_TOOLS_SUPPORT_RANDOMTENSOR_H

#include "runtime/api/Runtime.h"
#include "tools/npy/TensorConversion.h"

namespace graphc::cli {

/// A tensor for \p input of shape \p dims: floats from [-1, 1), integers from [0, 10), empty
/// strings. Equal seeds give equal tensors. Fails if the shape does not suit the input or is too
/// large.
Expected<npy::HostTensor> randomTensor(const Argument &input, const std::vector<int64_t> &dims,
                                       uint64_t seed);

} // namespace graphc::cli

#endif // GRAPHC_TOOLS_SUPPORT_RANDOMTENSOR_H
