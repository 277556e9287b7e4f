//===- VerifyCode.cpp - kernels, functions, straight-line steps -----------===//
#include "runtime/artifact/Verifier.h"

namespace graphc::runtime {

using namespace schema;

Status Verifier::checkKernels() {
  for (uint32_t i = 0; i < view.count(Table::Kernels); ++i) {
    where = "kernel " + std::to_string(i);
    const Kernel &kernel = view.kernel(i);
    GRAPHC_RETURN_IF_ERROR(checkString(kernel.symbol, "symbol"));
    switch (static_cast<KernelTarget>(kernel.target)) {
    case KernelTarget::HostCode:
      if (kernel.tableIndex >= view.header().kernelCount)
        return bad("is entry " + std::to_string(kernel.tableIndex) + " of a kernel table of " +
                   std::to_string(view.header().kernelCount));
      continue;
    case KernelTarget::Ptx:
    case KernelTarget::Cubin: {
      uint64_t size = view.count(Table::Data);
      if (kernel.imageOffset > size || kernel.imageBytes > size - kernel.imageOffset)
        return bad("image is outside its table");
      continue;
    }
    }
    return bad("unknown target " + std::to_string(kernel.target));
  }
  for (uint32_t i = 0; i < view.count(Table::HostKernels); ++i) {
    where = "host kernel " + std::to_string(i);
    GRAPHC_RETURN_IF_ERROR(checkString(view.hostKernel(i).op, "op"));
    GRAPHC_RETURN_IF_ERROR(checkString(view.hostKernel(i).family, "family"));
    // The family becomes part of a file name.
    for (char c : text(view.hostKernel(i).family))
      if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'))
        return bad("family '" + text(view.hostKernel(i).family) +
                   "' may have lower-case letters, digits and '_' only");
  }
  return okStatus();
}

Status Verifier::checkDisjoint(const Function &function) {
  // Every row has one owner: this keeps the check linear in the size of the program.
  const RangeRef ranges[4] = {function.symbols, function.buffers, function.streams,
                              function.arenas};
  for (int i = 0; i < 4; ++i) {
    if (!ranges[i].count)
      continue;
    if (ranges[i].begin < rowEnds[i])
      return bad("its rows belong to an earlier function too");
    rowEnds[i] = static_cast<uint64_t>(ranges[i].begin) + ranges[i].count;
  }
  return okStatus();
}

Status Verifier::checkFunction(uint32_t index) {
  const Function &function = view.function(index);
  where = "function " + std::to_string(index);
  GRAPHC_RETURN_IF_ERROR(checkString(function.name, "name"));
  where = "function '" + text(function.name) + "'";
  GRAPHC_RETURN_IF_ERROR(checkDisjoint(function));
  GRAPHC_RETURN_IF_ERROR(checkRange(function.buffers, Table::Buffers, "buffers"));
  GRAPHC_RETURN_IF_ERROR(checkArguments(function));
  GRAPHC_RETURN_IF_ERROR(checkSymbols(function));
  GRAPHC_RETURN_IF_ERROR(checkArenas(function));
  GRAPHC_RETURN_IF_ERROR(checkBuffers(function));
  GRAPHC_RETURN_IF_ERROR(checkRange(function.streams, Table::Streams, "streams"));
  if (!function.streams.count)
    return bad("has no stream");
  for (uint32_t i = 0; i < function.streams.count; ++i)
    GRAPHC_RETURN_IF_ERROR(
        checkRow(view.stream(function, i).device, Table::Devices, "stream device"));
  // Every event is recorded by an instruction, so a greater count is damage, not a plan.
  if (function.eventCount > view.count(Table::Instructions))
    return bad("has more events than instructions");
  eventRegion.assign(function.eventCount, kNone);
  return checkRegion(function, function.rootRegion, 0);
}

Status Verifier::checkArguments(const Function &function) const {
  GRAPHC_RETURN_IF_ERROR(checkList(function.inputs, "inputs"));
  GRAPHC_RETURN_IF_ERROR(checkList(function.outputs, "outputs"));
  for (uint32_t i = 0; i < function.inputs.count; ++i) {
    uint32_t buffer = view.list(function.inputs)[i];
    if (buffer >= function.buffers.count)
      return bad("input " + std::to_string(i) + " is buffer " + std::to_string(buffer) +
                 ", which does not exist");
    const Buffer &input = view.buffer(function, buffer);
    if (static_cast<BufferKind>(input.kind) != BufferKind::Input || input.index != i ||
        input.aliasOf != kNone)
      return bad("input " + std::to_string(i) + " is buffer " + std::to_string(buffer) +
                 ", which is something else");
  }
  for (uint32_t i = 0; i < function.outputs.count; ++i) {
    uint32_t buffer = view.list(function.outputs)[i];
    if (buffer >= function.buffers.count)
      return bad("output " + std::to_string(i) + " is buffer " + std::to_string(buffer) +
                 ", which does not exist");
    const Buffer &output = view.buffer(function, buffer);
    auto kind = static_cast<BufferKind>(output.kind);
    if (kind == BufferKind::Effect)
      return bad("output " + std::to_string(i) + " is an effect");
    if (kind == BufferKind::Output && (output.index != i || output.aliasOf != kNone))
      return bad("output " + std::to_string(i) + " is the buffer of another output");
  }
  return okStatus();
}

Status Verifier::checkRegion(const Function &function, uint32_t index, uint32_t depth) {
  GRAPHC_RETURN_IF_ERROR(checkRow(index, Table::Regions, "region"));
  if (regionOwned[index])
    return bad("region " + std::to_string(index) + " is used twice");
  if (depth >= kMaxRegionDepth)
    return bad("regions nest deeper than " + std::to_string(kMaxRegionDepth));
  regionOwned[index] = true;
  const Region &region = view.region(index);
  GRAPHC_RETURN_IF_ERROR(checkRange(region.instructions, Table::Instructions, "region"));
  std::string functionName = where;
  uint32_t outer = std::exchange(currentRegion, index);
  for (uint32_t i = 0; i < region.instructions.count; ++i) {
    uint32_t row = region.instructions.begin + i;
    where = functionName + ", instruction " + std::to_string(row);
    if (instructionOwned[row])
      return bad("belongs to two regions");
    instructionOwned[row] = true;
    GRAPHC_RETURN_IF_ERROR(checkInstruction(function, view.instruction(row), depth));
  }
  currentRegion = outer;
  where = functionName;
  return okStatus();
}

Status Verifier::checkBufferList(const Function &function, ListRef list, const char *what,
                                 bool written) const {
  GRAPHC_RETURN_IF_ERROR(checkList(list, what));
  for (uint32_t i = 0; i < list.count; ++i) {
    uint32_t index = view.list(list)[i];
    if (index >= function.buffers.count)
      return bad(std::string(what) + " " + std::to_string(i) + " is buffer " +
                 std::to_string(index) + ", the function has " +
                 std::to_string(function.buffers.count));
    auto kind = static_cast<BufferKind>(view.buffer(function, index).kind);
    if (written && (kind == BufferKind::Constant || kind == BufferKind::Input))
      return bad(std::string(what) + " " + std::to_string(i) + " is buffer " +
                 std::to_string(index) + " ('" + text(view.buffer(function, index).name) +
                 "'), which is read-only");
  }
  return okStatus();
}

Status Verifier::checkOperands(const Function &function, const Instruction &instruction) const {
  GRAPHC_RETURN_IF_ERROR(checkRow(instruction.node, Table::Nodes, "node", /*mayBeNone=*/true));
  if (instruction.stream >= function.streams.count)
    return bad("is on stream " + std::to_string(instruction.stream) + ", the function has " +
               std::to_string(function.streams.count));
  if (view.stream(function, instruction.stream).device != instruction.device)
    return bad("is on device " + std::to_string(instruction.device) + ", its stream is not");
  GRAPHC_RETURN_IF_ERROR(checkBufferList(function, instruction.reads, "read", false));
  return checkBufferList(function, instruction.writes, "write", true);
}

Status Verifier::checkLaunch(const Function &function, const Instruction &instruction) const {
  const LaunchPayload &launch = instruction.launch;
  GRAPHC_RETURN_IF_ERROR(checkRow(launch.kernel, Table::Kernels, "kernel"));
  bool hostCode =
      static_cast<KernelTarget>(view.kernel(launch.kernel).target) == KernelTarget::HostCode;
  bool hostDevice =
      static_cast<DeviceKind>(view.device(instruction.device).kind) == DeviceKind::Cpu;
  if (hostCode != hostDevice)
    return bad("launches a kernel that was made for another kind of device");
  GRAPHC_RETURN_IF_ERROR(checkList(launch.params, "parameters"));
  for (uint32_t i = 0; i < launch.params.count; ++i)
    GRAPHC_RETURN_IF_ERROR(checkExprUse(view.list(launch.params)[i], function, "parameter", false));
  GRAPHC_RETURN_IF_ERROR(checkExprUse(launch.taskCount, function, "task count", false));
  GRAPHC_RETURN_IF_ERROR(checkExprUse(launch.grain, function, "grain", false));
  return okStatus();
}

Status Verifier::checkHostCall(const Instruction &instruction) const {
  GRAPHC_RETURN_IF_ERROR(
      checkRow(instruction.hostCall.hostKernel, Table::HostKernels, "host kernel"));
  if (static_cast<DeviceKind>(view.device(instruction.device).kind) != DeviceKind::Cpu)
    return bad("calls a host kernel on another kind of device");
  return checkRange(instruction.hostCall.attributes, Table::Attributes, "attributes");
}

Status Verifier::checkCopy(const Function &function, const Instruction &instruction) const {
  if (!instruction.reads.count || !instruction.writes.count)
    return bad("copies nothing or nowhere");
  const Buffer &from = view.buffer(function, view.list(instruction.reads)[0]);
  const Buffer &to = view.buffer(function, view.list(instruction.writes)[0]);
  if (static_cast<BufferKind>(from.kind) == BufferKind::Effect ||
      static_cast<BufferKind>(to.kind) == BufferKind::Effect)
    return bad("copies an effect");
  if (from.dtype != to.dtype)
    return bad(std::string("copies ") + dtypeName(static_cast<DType>(from.dtype)) + " to " +
               dtypeName(static_cast<DType>(to.dtype)));
  return okStatus();
}

Status Verifier::checkEvent(const Function &function, const Instruction &instruction) {
  uint32_t event = instruction.event.event;
  if (event >= function.eventCount)
    return bad("event " + std::to_string(event) + ", the function has " +
               std::to_string(function.eventCount));
  if (static_cast<Opcode>(instruction.opcode) == Opcode::EventRecord) {
    if (eventRegion[event] != kNone)
      return bad("event " + std::to_string(event) + " is recorded twice");
    eventRegion[event] = currentRegion;
    return okStatus();
  }
  // A wait for an event that comes later in dispatch order would never end.
  if (eventRegion[event] != currentRegion)
    return bad("waits for event " + std::to_string(event) +
               ", which was not recorded before in its region");
  return okStatus();
}

Status Verifier::checkBindSymbol(const Function &function, const Instruction &instruction) const {
  const BindSymbolPayload &bind = instruction.bindSymbol;
  if (bind.symbol >= function.symbols.count ||
      static_cast<SymbolSource>(view.symbol(function, bind.symbol).source) != SymbolSource::Defined)
    return bad("binds symbol " + std::to_string(bind.symbol) + ", which is not to be defined");
  if (!instruction.reads.count)
    return bad("reads nothing");
  uint32_t index = view.list(instruction.reads)[0];
  if (bind.dim == kNone)
    return checkScalar(function, index, {DType::Int32, DType::Int64}, "bound value");
  const Buffer &buffer = view.buffer(function, index);
  if (static_cast<BufferKind>(buffer.kind) == BufferKind::Effect ||
      (buffer.rank != kNone && bind.dim >= buffer.rank) || bind.dim >= kMaxRank)
    return bad("binds dim " + std::to_string(bind.dim) + " of a buffer of lower rank");
  return okStatus();
}

} // namespace graphc::runtime
