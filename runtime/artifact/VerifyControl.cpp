//===- VerifyControl.cpp - branches, loops and calls ----------------------===//
#include "runtime/artifact/Verifier.h"

#include <algorithm>

namespace graphc::runtime {

using namespace schema;

Status Verifier::checkInstruction(const Function &function, const Instruction &instruction,
                                  uint32_t depth) {
  GRAPHC_RETURN_IF_ERROR(checkOperands(function, instruction));
  switch (static_cast<Opcode>(instruction.opcode)) {
  case Opcode::Launch:
    return checkLaunch(function, instruction);
  case Opcode::HostCall:
    return checkHostCall(instruction);
  case Opcode::Copy:
    return checkCopy(function, instruction);
  case Opcode::EventRecord:
  case Opcode::EventWait:
    return checkEvent(function, instruction);
  case Opcode::BindSymbol:
    return checkBindSymbol(function, instruction);
  case Opcode::If: {
    IfPayload payload = instruction.ifOp;
    GRAPHC_RETURN_IF_ERROR(checkScalar(function, payload.predicate, {DType::Bool}, "predicate"));
    GRAPHC_RETURN_IF_ERROR(checkRegion(function, payload.thenRegion, depth + 1));
    return payload.elseRegion == kNone ? okStatus()
                                       : checkRegion(function, payload.elseRegion, depth + 1);
  }
  case Opcode::Case: {
    CasePayload payload = instruction.caseOp;
    GRAPHC_RETURN_IF_ERROR(checkScalar(function, payload.selector, {DType::Int32}, "selector"));
    GRAPHC_RETURN_IF_ERROR(checkList(payload.regions, "branches"));
    if (!payload.regions.count)
      return bad("has no branch");
    for (uint32_t i = 0; i < payload.regions.count; ++i)
      GRAPHC_RETURN_IF_ERROR(checkRegion(function, view.list(payload.regions)[i], depth + 1));
    return okStatus();
  }
  case Opcode::While: {
    WhilePayload payload = instruction.whileOp;
    GRAPHC_RETURN_IF_ERROR(checkWhile(function, payload));
    GRAPHC_RETURN_IF_ERROR(checkRegion(function, payload.condRegion, depth + 1));
    return checkRegion(function, payload.bodyRegion, depth + 1);
  }
  case Opcode::Call:
    return checkCall(function, instruction.call);
  case Opcode::Free:
    for (uint32_t i = 0; i < instruction.writes.count; ++i) {
      const Buffer &buffer = view.buffer(function, view.list(instruction.writes)[i]);
      auto kind = static_cast<BufferKind>(buffer.kind);
      if (kind != BufferKind::Effect && (kind != BufferKind::Heap || buffer.aliasOf != kNone))
        return bad("frees buffer '" + text(buffer.name) + "', which is not on the heap");
    }
    return okStatus();
  }
  return bad("unknown operation " + std::to_string(instruction.opcode));
}

Status Verifier::checkScalar(const Function &function, uint32_t index,
                             std::initializer_list<DType> dtypes, const char *what) const {
  if (index >= function.buffers.count)
    return bad(std::string(what) + " is buffer " + std::to_string(index) + ", the function has " +
               std::to_string(function.buffers.count));
  const Buffer &buffer = view.buffer(function, index);
  if (static_cast<BufferKind>(buffer.kind) == BufferKind::Effect ||
      std::find(dtypes.begin(), dtypes.end(), static_cast<DType>(buffer.dtype)) == dtypes.end())
    return bad(std::string(what) + " '" + text(buffer.name) + "' is a " +
               dtypeName(static_cast<DType>(buffer.dtype)));
  if (static_cast<DeviceKind>(view.device(buffer.device).kind) != DeviceKind::Cpu)
    return bad(std::string(what) + " '" + text(buffer.name) + "' is not in host memory");
  return okStatus();
}

Status Verifier::checkWhile(const Function &function, const WhilePayload &payload) const {
  GRAPHC_RETURN_IF_ERROR(checkScalar(function, payload.predicate, {DType::Bool}, "predicate"));
  GRAPHC_RETURN_IF_ERROR(checkBufferList(function, payload.carriedCurrent, "carried value", true));
  GRAPHC_RETURN_IF_ERROR(checkBufferList(function, payload.carriedNext, "carried value", true));
  if (payload.carriedCurrent.count != payload.carriedNext.count)
    return bad("carries " + std::to_string(payload.carriedCurrent.count) + " values into " +
               std::to_string(payload.carriedNext.count));
  std::vector<uint32_t> all;
  for (ListRef list : {payload.carriedCurrent, payload.carriedNext}) {
    for (uint32_t i = 0; i < list.count; ++i) {
      const Buffer &buffer = view.buffer(function, view.list(list)[i]);
      auto kind = static_cast<BufferKind>(buffer.kind);
      if (kind == BufferKind::Effect || kind == BufferKind::Resource || buffer.aliasOf != kNone)
        return bad("carries buffer '" + text(buffer.name) + "', which cannot be exchanged");
      if (buffer.dtype != view.buffer(function, view.list(payload.carriedCurrent)[i]).dtype)
        return bad("carried value " + std::to_string(i) + " changes its dtype");
      all.push_back(view.list(list)[i]);
    }
  }
  std::sort(all.begin(), all.end());
  if (std::adjacent_find(all.begin(), all.end()) != all.end())
    return bad("carries a buffer twice");
  return okStatus();
}

Status Verifier::checkCall(const Function &function, const CallPayload &payload) const {
  GRAPHC_RETURN_IF_ERROR(checkRow(payload.function, Table::Functions, "callee"));
  GRAPHC_RETURN_IF_ERROR(checkBufferList(function, payload.arguments, "argument", false));
  GRAPHC_RETURN_IF_ERROR(checkBufferList(function, payload.results, "result", true));
  GRAPHC_RETURN_IF_ERROR(checkBufferList(function, payload.workspaces, "workspace", true));
  const Function &callee = view.function(payload.function);
  // The callee may stand later in the table: its lists are checked before they are read here.
  GRAPHC_RETURN_IF_ERROR(checkRange(callee.buffers, Table::Buffers, "callee buffers"));
  GRAPHC_RETURN_IF_ERROR(checkArguments(callee));
  if (payload.arguments.count != callee.inputs.count ||
      payload.results.count != callee.outputs.count)
    return bad("calls with " + std::to_string(payload.arguments.count) + " arguments and " +
               std::to_string(payload.results.count) + " results, the function has " +
               std::to_string(callee.inputs.count) + " and " +
               std::to_string(callee.outputs.count));
  auto sameTypes = [&](ListRef here, ListRef there) {
    for (uint32_t i = 0; i < here.count; ++i) {
      const Buffer &buffer = view.buffer(function, view.list(here)[i]);
      if (static_cast<BufferKind>(buffer.kind) == BufferKind::Effect ||
          buffer.dtype != view.buffer(callee, view.list(there)[i]).dtype)
        return false;
    }
    return true;
  };
  if (!sameTypes(payload.arguments, callee.inputs) || !sameTypes(payload.results, callee.outputs))
    return bad("arguments or results differ in dtype from the function's");
  if (payload.workspaces.count && payload.workspaces.count != callee.arenas.count)
    return bad("gives " + std::to_string(payload.workspaces.count) +
               " workspaces, the function has " + std::to_string(callee.arenas.count) + " arenas");
  for (uint32_t i = 0; i < payload.workspaces.count; ++i) {
    const Buffer &buffer = view.buffer(function, view.list(payload.workspaces)[i]);
    if (static_cast<BufferKind>(buffer.kind) != BufferKind::Arena || buffer.aliasOf != kNone)
      return bad("workspace '" + text(buffer.name) + "' is not a planned buffer");
  }
  return okStatus();
}

Status Verifier::checkCallGraph() {
  uint32_t count = view.count(Table::Functions);
  std::vector<std::vector<uint32_t>> callees(count);
  // Regions of a function are found through its instructions, as checkRegion did.
  for (uint32_t f = 0; f < count; ++f) {
    std::vector<uint32_t> regions = {view.function(f).rootRegion};
    while (!regions.empty()) {
      RangeRef range = view.region(regions.back()).instructions;
      regions.pop_back();
      for (uint32_t i = 0; i < range.count; ++i) {
        const Instruction &instruction = view.instruction(range.begin + i);
        switch (static_cast<Opcode>(instruction.opcode)) {
        case Opcode::If:
          regions.push_back(instruction.ifOp.thenRegion);
          if (instruction.ifOp.elseRegion != kNone)
            regions.push_back(instruction.ifOp.elseRegion);
          break;
        case Opcode::Case:
          for (uint32_t b = 0; b < instruction.caseOp.regions.count; ++b)
            regions.push_back(view.list(instruction.caseOp.regions)[b]);
          break;
        case Opcode::While:
          regions.push_back(instruction.whileOp.condRegion);
          regions.push_back(instruction.whileOp.bodyRegion);
          break;
        case Opcode::Call:
          callees[f].push_back(instruction.call.function);
          break;
        default:
          break;
        }
      }
    }
    std::sort(callees[f].begin(), callees[f].end());
    callees[f].erase(std::unique(callees[f].begin(), callees[f].end()), callees[f].end());
  }
  // Height of every function by repeated relaxation: a cycle never settles within the limit.
  std::vector<uint32_t> height(count, 0);
  for (uint32_t round = 0; round <= kMaxRegionDepth; ++round) {
    bool changed = false;
    for (uint32_t f = 0; f < count; ++f)
      for (uint32_t callee : callees[f])
        if (height[f] < height[callee] + 1) {
          height[f] = height[callee] + 1;
          changed = true;
        }
    if (!changed)
      return okStatus();
  }
  where = "functions";
  return bad("calls are recursive or nest deeper than " + std::to_string(kMaxRegionDepth));
}

} // namespace graphc::runtime
