//===- SymbolicArena.h - one arena plan for all sizes ---------------------===//
//
// A model compiled for any batch needs offsets for any batch. Planning on the
// request path costs time and memory, and planning for the largest batch wastes
// both; instead the offsets become expressions, evaluated when a run binds its
// symbols. What is fixed is not where buffers are but which lies above which:
//
//    likely b = 8:   |----+        b/2 rows        offset(c) = max(top(a), top(b))
//                    |  c |                        whatever the symbols turn out to be:
//                    |-+--+-+                      two buffers alive together are one
//                    |a| b  |                      above the other for every value
//                    +-+----+
//
//   1. sizes at the likely values give a numeric problem, planned by planArena;
//   2. its plan says for each conflicting pair which one is below;
//   3. offset(i) = max over j below i of offset(j) + size(j), pairs implied by
//      others left out.
//
// At the likely values the arena is as small as planArena made it (rounding of
// sizes aside); elsewhere it is valid, and usually good, because sizes of one
// model tend to grow together.
//
// Expressions stay small: an offset with too many operands or nodes takes a sum
// that covers the maximum (SymExpr::coverAll) instead of the maximum itself.
// Sizes with large coefficients are rounded up by coefficient, b*1000 to b*1024
// at alignment 64: that keeps a sum a sum where exact rounding would leave a
// division per buffer.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_PASSES_ALGORITHMS_SYMBOLICARENA_H
#define GRAPHC_PASSES_ALGORITHMS_SYMBOLICARENA_H

#include "dialects/shape/SymExpr.h"
#include "passes/algorithms/ArenaPlanner.h"

namespace graphc::algorithms {

/// As ArenaBuffer, with sizes as expressions (bytes, >= 0 for every binding).
struct SymbolicBuffer {
  std::string name;
  SymExpr size;
  int64_t alignment = 1;
  int64_t lower = 0;
  int64_t upper = 0;
  int32_t aliasOf = -1;
  SymExpr aliasOffset;
};

struct SymbolicArenaProblem {
  std::vector<SymbolicBuffer> buffers;
  std::vector<std::pair<int32_t, int32_t>> extraConflicts;
};

struct SymbolicArenaPlan {
  std::vector<SymExpr> offsets; ///< by buffer
  SymExpr height;
  ArenaPlan likely; ///< the numeric plan at the likely values
};

using SymbolBinding = llvm::function_ref<std::optional<int64_t>(llvm::StringRef)>;

/// Plans for all bindings; good at the binding `likely` (symbols without one count
/// as `defaultLikely`). Errors: those of planArena, a size that is unknown, that
/// cannot be evaluated at the likely values, or an alias at an offset its alignment
/// forbids for some binding. Thread-safe.
llvm::Expected<SymbolicArenaPlan> planSymbolicArena(const SymbolicArenaProblem &problem,
                                                    SymbolBinding likely,
                                                    const ArenaPlannerOptions &options = {});

/// What a symbol without a likely value is taken for.
constexpr int64_t defaultLikely = 16;

/// The plan's numbers under a binding, as a problem and a plan for verifyArenaPlan and
/// drawings; nullopt if an expression has no value there.
struct EvaluatedArena {
  ArenaProblem problem;
  ArenaPlan plan;
};
std::optional<EvaluatedArena> evaluateArena(const SymbolicArenaProblem &problem,
                                            const SymbolicArenaPlan &plan, SymbolBinding binding);

} // namespace graphc::algorithms

#endif // GRAPHC_PASSES_ALGORITHMS_SYMBOLICARENA_H
