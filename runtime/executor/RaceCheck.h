//===- RaceCheck.h - are declared accesses ordered? -------------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_EXECUTOR_RACECHECK_H
#define GRAPHC_RUNTIME_EXECUTOR_RACECHECK_H

#include "runtime/artifact/ProgramView.h"
#include "runtime/base/Status.h"

namespace graphc::runtime {

/// Checks a function's declared reads and writes with vector clocks (Mattern 1989), one component a
/// stream: two accesses to the same bytes, at least one a write, must be ordered by streams,
/// events or the waits that control flow implies. Bytes are compared for one sample of the symbols,
/// arena places included, so an arena plan that reuses memory too early is found too. Also checks
/// that If, Case and While declare what their regions touch. Shares nothing with the compiler's
/// scheduler. Fails with Internal, naming both instructions' nodes. Quadratic in the steps between
/// two waits.
Status checkRaces(const ProgramView &view, const schema::Function &function);

} // namespace graphc::runtime

#endif // GRAPHC_RUNTIME_EXECUTOR_RACECHECK_H
