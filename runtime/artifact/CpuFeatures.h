//===- CpuFeatures.h - can this machine run the code? -----------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_ARTIFACT_CPUFEATURES_H
#define GRAPHC_RUNTIME_ARTIFACT_CPUFEATURES_H

#include "runtime/artifact/ProgramView.h"
#include "runtime/base/Status.h"

#include <string_view>

namespace graphc::runtime {

/// Whether the CPU and the operating system offer \p feature (LLVM's name, without '+'). Unknown
/// names are answered with false. Thread-safe.
bool hasCpuFeature(std::string_view feature);

/// Fails with FailedPrecondition, naming what is missing, if the program of \p view was compiled
/// for another architecture or needs a feature that hasCpuFeature denies.
Status checkTarget(const ProgramView &view);

} // namespace graphc::runtime

#endif // GRAPHC_RUNTIME_ARTIFACT_CPUFEATURES_H
