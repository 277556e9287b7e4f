//===- Expr.cpp - evaluates size expressions ------------------------------===//
#include "runtime/core/Expr.h"

namespace graphc::runtime::core {

using schema::ExprOpcode;

namespace {
/// Quotient rounded towards minus infinity; false where there is none.
bool floorDiv(int64_t a, int64_t b, int64_t &quotient) {
  if (b == 0 || (b == -1 && a == INT64_MIN))
    return false;
  quotient = a / b - ((a % b != 0 && (a % b < 0) != (b < 0)) ? 1 : 0);
  return true;
}

bool ceilDiv(int64_t a, int64_t b, int64_t &quotient) {
  if (b == 0 || (b == -1 && a == INT64_MIN))
    return false;
  quotient = a / b + ((a % b != 0 && (a % b < 0) == (b < 0)) ? 1 : 0);
  return true;
}

bool apply(ExprOpcode opcode, int64_t a, int64_t b, int64_t &result) {
  switch (opcode) {
  case ExprOpcode::Add:
    return !__builtin_add_overflow(a, b, &result);
  case ExprOpcode::Mul:
    return !__builtin_mul_overflow(a, b, &result);
  case ExprOpcode::FloorDiv:
    return floorDiv(a, b, result);
  case ExprOpcode::CeilDiv:
    return ceilDiv(a, b, result);
  case ExprOpcode::Min:
    result = a < b ? a : b;
    return true;
  case ExprOpcode::Max:
    result = a > b ? a : b;
    return true;
  case ExprOpcode::Constant:
  case ExprOpcode::Symbol:
    break;
  }
  return false;
}
} // namespace

bool evaluate(const ProgramView &view, uint32_t index, const int64_t *symbols, int64_t &value) {
  const schema::Expr &expr = view.expr(index);
  if (!expr.codeCount) {
    value = expr.constant;
    return true;
  }
  int64_t stack[schema::kMaxExprDepth];
  uint32_t depth = 0;
  for (uint32_t i = 0; i < expr.codeCount; ++i) {
    const schema::ExprOp &op = view.exprOp(expr.codeBegin + i);
    auto opcode = static_cast<ExprOpcode>(op.opcode);
    if (opcode == ExprOpcode::Constant) {
      stack[depth++] = op.value;
    } else if (opcode == ExprOpcode::Symbol) {
      if (symbols[op.symbol] == INT64_MIN)
        return false;
      stack[depth++] = symbols[op.symbol];
    } else {
      --depth;
      if (!apply(opcode, stack[depth - 1], stack[depth], stack[depth - 1]))
        return false;
    }
  }
  value = stack[0];
  return true;
}

} // namespace graphc::runtime::core
