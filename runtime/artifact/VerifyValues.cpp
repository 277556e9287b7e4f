//===- VerifyValues.cpp - expressions, symbols, buffers -------------------===//
#include "runtime/artifact/Verifier.h"

#include <algorithm>
#include <bit>

namespace graphc::runtime {

using namespace schema;

Status Verifier::checkExprs() {
  exprSymbols.assign(view.count(Table::Exprs), 0);
  for (uint32_t i = 0; i < exprSymbols.size(); ++i) {
    where = "expression " + std::to_string(i);
    const Expr &expr = view.expr(i);
    GRAPHC_RETURN_IF_ERROR(checkRange({expr.codeBegin, expr.codeCount}, Table::ExprCode, "code"));
    uint32_t depth = 0;
    for (uint32_t step = 0; step < expr.codeCount; ++step) {
      const ExprOp &op = view.exprOp(expr.codeBegin + step);
      switch (static_cast<ExprOpcode>(op.opcode)) {
      case ExprOpcode::Symbol:
        if (op.symbol >= view.count(Table::Symbols))
          return bad("symbol " + std::to_string(op.symbol) + " does not exist");
        exprSymbols[i] = std::max(exprSymbols[i], op.symbol + 1);
        [[fallthrough]];
      case ExprOpcode::Constant:
        if (++depth > kMaxExprDepth)
          return bad("needs a stack of more than " + std::to_string(kMaxExprDepth));
        continue;
      case ExprOpcode::Add:
      case ExprOpcode::Mul:
      case ExprOpcode::FloorDiv:
      case ExprOpcode::CeilDiv:
      case ExprOpcode::Min:
      case ExprOpcode::Max:
        if (depth < 2)
          return bad("step " + std::to_string(step) + " needs two operands");
        --depth;
        continue;
      }
      return bad("unknown operation " + std::to_string(op.opcode));
    }
    if (expr.codeCount && depth != 1)
      return bad("leaves " + std::to_string(depth) + " values, expected 1");
  }
  return okStatus();
}

bool Verifier::isConstantExpr(uint32_t ref) const { return view.expr(ref).codeCount == 0; }

Status Verifier::checkExprUse(uint32_t ref, const Function &function, const char *what,
                              bool entryOnly) const {
  GRAPHC_RETURN_IF_ERROR(checkRow(ref, Table::Exprs, what));
  if (exprSymbols[ref] > function.symbols.count)
    return bad(std::string(what) + " uses symbol " + std::to_string(exprSymbols[ref] - 1) +
               ", the function has " + std::to_string(function.symbols.count));
  // Entry symbols come first, so the highest one decides.
  if (entryOnly && exprSymbols[ref] &&
      static_cast<SymbolSource>(view.symbol(function, exprSymbols[ref] - 1).source) ==
          SymbolSource::Defined)
    return bad(std::string(what) + " depends on a value that is known only during the run");
  return okStatus();
}

Status Verifier::checkSymbols(const Function &function) const {
  GRAPHC_RETURN_IF_ERROR(checkRange(function.symbols, Table::Symbols, "symbols"));
  bool definedSeen = false;
  for (uint32_t i = 0; i < function.symbols.count; ++i) {
    const Symbol &symbol = view.symbol(function, i);
    GRAPHC_RETURN_IF_ERROR(checkString(symbol.name, "symbol name"));
    std::string name = "symbol '" + text(symbol.name) + "'";
    if (symbol.divisor < 1 || symbol.lower > symbol.upper)
      return bad(name + " has impossible facts");
    if (symbol.upperExpr != kNone) {
      GRAPHC_RETURN_IF_ERROR(checkExprUse(symbol.upperExpr, function, "upper bound", false));
      if (exprSymbols[symbol.upperExpr] > i)
        return bad(name + " is bounded by a later symbol");
    }
    switch (static_cast<SymbolSource>(symbol.source)) {
    case SymbolSource::InputDim: {
      if (symbol.input >= function.inputs.count)
        return bad(name + " is of input " + std::to_string(symbol.input) + ", the function has " +
                   std::to_string(function.inputs.count));
      uint32_t buffer = view.list(function.inputs)[symbol.input];
      if (symbol.dim >= view.buffer(function, buffer).rank)
        return bad(name + " is dim " + std::to_string(symbol.dim) + " of an input of lower rank");
      break;
    }
    case SymbolSource::Workers:
      break;
    case SymbolSource::Defined:
      definedSeen = true;
      continue;
    default:
      return bad(name + " has unknown source " + std::to_string(symbol.source));
    }
    if (definedSeen)
      return bad(name + " is known at entry but stands after one that is not");
  }
  return okStatus();
}

Status Verifier::checkArenas(const Function &function) const {
  GRAPHC_RETURN_IF_ERROR(checkRange(function.arenas, Table::Arenas, "arenas"));
  for (uint32_t i = 0; i < function.arenas.count; ++i) {
    const Arena &arena = view.arena(function, i);
    GRAPHC_RETURN_IF_ERROR(checkRow(arena.device, Table::Devices, "arena device"));
    if (arena.bytes != kNone)
      GRAPHC_RETURN_IF_ERROR(checkExprUse(arena.bytes, function, "arena size", true));
    if (arena.lowerBound != kNone)
      GRAPHC_RETURN_IF_ERROR(checkExprUse(arena.lowerBound, function, "arena lower bound", true));
    if (!std::has_single_bit(arena.alignment) || arena.alignment < kAlignment ||
        arena.alignment > (1u << 21))
      return bad("arena alignment " + std::to_string(arena.alignment) +
                 " is not a power of two from 64 to 2 MiB");
  }
  return okStatus();
}

Status Verifier::checkBuffers(const Function &function) {
  std::string functionName = where;
  for (uint32_t i = 0; i < function.buffers.count; ++i) {
    const Buffer &buffer = view.buffer(function, i);
    where = functionName + ", buffer " + std::to_string(i);
    GRAPHC_RETURN_IF_ERROR(checkString(buffer.name, "name"));
    where += " ('" + text(buffer.name) + "')";
    GRAPHC_RETURN_IF_ERROR(checkBuffer(function, buffer));
    GRAPHC_RETURN_IF_ERROR(checkPlacement(function, buffer));
    GRAPHC_RETURN_IF_ERROR(checkAlias(function, buffer));
  }
  where = functionName;
  return okStatus();
}

Status Verifier::checkBuffer(const Function &function, const Buffer &buffer) const {
  auto kind = static_cast<BufferKind>(buffer.kind);
  if (kind > BufferKind::Effect)
    return bad("unknown kind " + std::to_string(buffer.kind));
  GRAPHC_RETURN_IF_ERROR(checkRow(buffer.node, Table::Nodes, "node", /*mayBeNone=*/true));
  GRAPHC_RETURN_IF_ERROR(checkRow(buffer.device, Table::Devices, "device"));
  GRAPHC_RETURN_IF_ERROR(checkList(buffer.dims, "dims"));
  if (kind == BufferKind::Effect)
    return buffer.dims.count || buffer.bytes != kNone ? bad("is an effect with a size")
                                                      : okStatus();
  GRAPHC_RETURN_IF_ERROR(checkDType(buffer.dtype, "buffer"));
  bool open = kind == BufferKind::Heap || kind == BufferKind::Resource;
  if (buffer.rank == kNone || (buffer.rank && !buffer.dims.count)) {
    if (!open || buffer.aliasOf != kNone)
      return bad("has no dims");
  } else if (buffer.rank != buffer.dims.count || buffer.rank > kMaxRank) {
    return bad("has " + std::to_string(buffer.dims.count) + " dims and rank " +
               std::to_string(buffer.rank));
  }
  // Bytes that are reserved before the run may depend on entry symbols only.
  bool mayBeLate = open || kind == BufferKind::Bounded || kind == BufferKind::Output;
  for (uint32_t i = 0; i < buffer.dims.count; ++i)
    GRAPHC_RETURN_IF_ERROR(checkExprUse(view.list(buffer.dims)[i], function, "dim", !mayBeLate));
  if (buffer.bytes != kNone)
    GRAPHC_RETURN_IF_ERROR(checkExprUse(buffer.bytes, function, "size", !mayBeLate));
  else if (!open || buffer.aliasOf != kNone)
    return bad("has no size");
  if (buffer.bytes != kNone && buffer.rank != buffer.dims.count)
    return bad("has a size but no dims");
  bool reserved = kind == BufferKind::Bounded || kind == BufferKind::Output;
  uint32_t capacity = buffer.capacity != kNone ? buffer.capacity : buffer.bytes;
  if (reserved || buffer.capacity != kNone)
    GRAPHC_RETURN_IF_ERROR(checkExprUse(capacity, function, "capacity", true));
  if (dtypeHoldsObjects(static_cast<DType>(buffer.dtype)) &&
      (kind == BufferKind::Arena || kind == BufferKind::Bounded || kind == BufferKind::Output ||
       (kind == BufferKind::Constant && static_cast<DType>(buffer.dtype) != DType::String)))
    return bad(std::string("cannot hold ") + dtypeName(static_cast<DType>(buffer.dtype)) +
               " elements");
  return okStatus();
}

Status Verifier::checkPlacement(const Function &function, const Buffer &buffer) const {
  auto kind = static_cast<BufferKind>(buffer.kind);
  bool planned = kind == BufferKind::Arena || kind == BufferKind::Bounded;
  if (buffer.aliasOf != kNone)
    return okStatus();
  if (!planned && kind != BufferKind::Constant && buffer.offset != kNone)
    return bad("has an offset but no place that it counts from");
  if (planned && buffer.arena >= function.arenas.count)
    return bad("is in arena " + std::to_string(buffer.arena) + ", the function has " +
               std::to_string(function.arenas.count));
  switch (kind) {
  case BufferKind::Arena:
  case BufferKind::Bounded: {
    bool packed = view.arena(function, buffer.arena).bytes == kNone;
    if (packed != (buffer.offset == kNone))
      return bad(packed ? "has an offset in an arena that the runtime packs" : "has no offset");
    if (packed)
      return okStatus();
    return checkExprUse(buffer.offset, function, "offset", true);
  }
  case BufferKind::Constant: {
    GRAPHC_RETURN_IF_ERROR(checkExprUse(buffer.offset, function, "offset", true));
    if (!isConstantExpr(buffer.offset) || !isConstantExpr(buffer.bytes))
      return bad("is a constant without a fixed place");
    for (uint32_t i = 0; i < buffer.dims.count; ++i)
      if (!isConstantExpr(view.list(buffer.dims)[i]))
        return bad("is a constant without a fixed shape");
    int64_t offset = view.expr(buffer.offset).constant, bytes = view.expr(buffer.bytes).constant;
    int64_t weights = static_cast<int64_t>(view.header().weightsBytes);
    if (offset < 0 || bytes < 0 || offset % kAlignment || weights < 0 || offset > weights ||
        bytes > weights - offset)
      return bad("(byte " + std::to_string(offset) + ", " + std::to_string(bytes) +
                 " bytes) is not inside the weights of " + std::to_string(weights) + " bytes");
    return okStatus();
  }
  case BufferKind::Input:
    if (buffer.index >= function.inputs.count)
      return bad("is input " + std::to_string(buffer.index) + ", the function has " +
                 std::to_string(function.inputs.count));
    return okStatus();
  case BufferKind::Output:
    if (buffer.index >= function.outputs.count)
      return bad("is output " + std::to_string(buffer.index) + ", the function has " +
                 std::to_string(function.outputs.count));
    return okStatus();
  case BufferKind::Resource: {
    GRAPHC_RETURN_IF_ERROR(checkRow(buffer.index, Table::Resources, "resource"));
    if (view.resource(buffer.index).dtype != buffer.dtype)
      return bad("differs in dtype from resource " + std::to_string(buffer.index));
    return okStatus();
  }
  case BufferKind::Heap:
  case BufferKind::Effect:
    return okStatus();
  }
  return okStatus();
}

Status Verifier::checkAlias(const Function &function, const Buffer &buffer) const {
  if (buffer.aliasOf == kNone)
    return okStatus();
  if (buffer.aliasOf >= function.buffers.count)
    return bad("shares the bytes of buffer " + std::to_string(buffer.aliasOf) +
               ", the function has " + std::to_string(function.buffers.count));
  const Buffer &root = view.buffer(function, buffer.aliasOf);
  if (root.aliasOf != kNone)
    return bad("shares the bytes of a buffer that shares another's");
  if (root.kind != buffer.kind || root.device != buffer.device)
    return bad("differs in kind or device from the buffer whose bytes it shares");
  if (static_cast<BufferKind>(buffer.kind) == BufferKind::Effect)
    return bad("is an effect that shares another");
  if (dtypeHoldsObjects(static_cast<DType>(root.dtype)) ||
      dtypeHoldsObjects(static_cast<DType>(buffer.dtype)))
    return bad("shares bytes that are not numbers");
  return checkExprUse(buffer.offset, function, "offset", true);
}

} // namespace graphc::runtime
