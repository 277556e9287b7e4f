//===- Expr.h - evaluates size expressions ----------------------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_CORE_EXPR_H
#define GRAPHC_RUNTIME_CORE_EXPR_H

#include "runtime/artifact/ProgramView.h"

namespace graphc::runtime::core {

/// Evaluates expression \p expr of a checked program over \p symbols. Returns false on overflow, on
/// division by zero and when a symbol has no value yet (INT64_MIN). Thread-safe.
bool evaluate(const ProgramView &view, uint32_t expr, const int64_t *symbols, int64_t &value);

} // namespace graphc::runtime::core

#endif // GRAPHC_RUNTIME_CORE_EXPR_H
