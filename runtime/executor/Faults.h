//===- Faults.h - the core's errors in words --------------------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_EXECUTOR_FAULTS_H
#define GRAPHC_RUNTIME_EXECUTOR_FAULTS_H

#include "runtime/executor/Model.h"

namespace graphc::runtime {

/// Says what \p error means: with TensorFlow's code and text where TensorFlow has one, the node at
/// fault, input names of \p signature, and the numbers. \p services is the reason behind
/// Fault::Services.
Status describeError(const Model &model, const schema::Signature &signature,
                     const core::Frame &frame, const core::Error &error, Status services);

/// The largest buffers of a bound frame with their places: the map in messages about arenas.
std::string describeArena(const core::Frame &frame, uint32_t arena);

} // namespace graphc::runtime

#endif // GRAPHC_RUNTIME_EXECUTOR_FAULTS_H
