//===- FunctionBuilder.cpp - values and code of small programs ------------===//
#include "test/unit/runtime/support/ProgramBuilder.h"

#include <algorithm>

namespace graphc::runtime::testing {

using namespace schema;
using FunctionBuilder = ProgramBuilder::FunctionBuilder;

FunctionBuilder::FunctionBuilder(ProgramBuilder &program, std::string_view name, uint32_t row)
    : program(program), name(program.string(name)), row(row) {
  rootRegion = region();
  currentRegion = rootRegion;
  streams.push_back({0});
}

uint32_t FunctionBuilder::inputSymbol(std::string_view name, uint32_t input, uint32_t dim,
                                      int64_t lower, int64_t upper, int64_t divisor) {
  Symbol symbol = {};
  symbol.name = program.string(name);
  symbol.source = static_cast<uint8_t>(SymbolSource::InputDim);
  symbol.input = input;
  symbol.dim = dim;
  symbol.upperExpr = kNone;
  symbol.lower = lower;
  symbol.upper = upper;
  symbol.divisor = divisor;
  symbols.push_back(symbol);
  return static_cast<uint32_t>(symbols.size() - 1);
}

uint32_t FunctionBuilder::definedSymbol(std::string_view name, int64_t upper) {
  uint32_t index = inputSymbol(name, 0, 0, 0, upper);
  symbols[index].source = static_cast<uint8_t>(SymbolSource::Defined);
  return index;
}

uint32_t FunctionBuilder::workersSymbol() {
  uint32_t index = inputSymbol("workers", 0, 0, 1);
  symbols[index].source = static_cast<uint8_t>(SymbolSource::Workers);
  return index;
}

uint32_t FunctionBuilder::bytesOf(DType dtype, const std::vector<uint32_t> &dims) {
  uint32_t bytes = program.constant(static_cast<int64_t>(dtypeBytes(dtype)));
  for (uint32_t dim : dims) {
    const Expr &a = program.exprs[bytes], &b = program.exprs[dim];
    bytes = a.codeCount || b.codeCount ? program.mul(bytes, dim)
                                       : program.constant(a.constant * b.constant);
  }
  return bytes;
}

uint32_t FunctionBuilder::add(std::string_view name, BufferKind kind, DType dtype,
                              const std::vector<uint32_t> &dims) {
  Buffer buffer = {};
  buffer.name = program.string(name);
  buffer.kind = static_cast<uint8_t>(kind);
  buffer.dtype = static_cast<uint32_t>(dtype);
  buffer.rank = static_cast<uint32_t>(dims.size());
  buffer.dims = program.list(dims);
  buffer.bytes = kind == BufferKind::Effect ? kNone : bytesOf(dtype, dims);
  buffer.capacity = kNone;
  buffer.offset = kNone;
  buffer.aliasOf = kNone;
  buffer.arena = kNone;
  buffer.index = kNone;
  buffer.node = kNone;
  buffer.upperBoundBytes = UINT64_MAX;
  buffers.push_back(buffer);
  return static_cast<uint32_t>(buffers.size() - 1);
}

uint32_t FunctionBuilder::input(std::string_view name, DType dtype,
                                const std::vector<uint32_t> &dims) {
  uint32_t b = add(name, BufferKind::Input, dtype, dims);
  buffers[b].index = static_cast<uint32_t>(inputs.size());
  inputs.push_back(b);
  return b;
}

uint32_t FunctionBuilder::output(std::string_view name, DType dtype,
                                 const std::vector<uint32_t> &dims) {
  uint32_t b = add(name, BufferKind::Output, dtype, dims);
  buffers[b].index = static_cast<uint32_t>(outputs.size());
  outputs.push_back(b);
  return b;
}

uint32_t FunctionBuilder::arena(std::string_view name, DType dtype,
                                const std::vector<uint32_t> &dims, int64_t offset) {
  uint32_t b = add(name, BufferKind::Arena, dtype, dims);
  buffers[b].arena = 0;
  buffers[b].offset = program.constant(offset);
  const Expr &bytes = program.exprs[buffers[b].bytes];
  arenaEnd = std::max(arenaEnd, offset + (bytes.codeCount ? 0 : bytes.constant));
  if (arenas.empty())
    arenas.push_back({0, 0, kNone, kAlignment});
  arenas[0].bytes = program.constant(arenaEnd);
  return b;
}

uint32_t FunctionBuilder::packed(std::string_view name, DType dtype,
                                 const std::vector<uint32_t> &dims) {
  uint32_t b = add(name, BufferKind::Arena, dtype, dims);
  buffers[b].arena = 0;
  if (arenas.empty())
    arenas.push_back({0, kNone, kNone, kAlignment});
  return b;
}

uint32_t FunctionBuilder::bounded(std::string_view name, DType dtype,
                                  const std::vector<uint32_t> &dims, uint32_t capacityBytes,
                                  int64_t offset) {
  uint32_t b = arena(name, dtype, dims, offset);
  buffers[b].kind = static_cast<uint8_t>(BufferKind::Bounded);
  buffers[b].capacity = capacityBytes;
  arenaEnd = std::max(arenaEnd, offset + program.exprs[capacityBytes].constant);
  arenas[0].bytes = program.constant(arenaEnd);
  return b;
}

uint32_t FunctionBuilder::heap(std::string_view name, DType dtype,
                               const std::vector<uint32_t> &dims) {
  return add(name, BufferKind::Heap, dtype, dims);
}

uint32_t FunctionBuilder::openHeap(std::string_view name, DType dtype, uint32_t rank) {
  uint32_t b = add(name, BufferKind::Heap, dtype, {});
  buffers[b].rank = rank;
  buffers[b].bytes = kNone;
  return b;
}

uint32_t FunctionBuilder::constantBuffer(std::string_view name, DType dtype,
                                         const std::vector<uint32_t> &dims, uint64_t offset,
                                         int64_t bytes) {
  uint32_t b = add(name, BufferKind::Constant, dtype, dims);
  buffers[b].offset = program.constant(static_cast<int64_t>(offset));
  buffers[b].bytes = program.constant(bytes);
  return b;
}

uint32_t FunctionBuilder::variable(std::string_view name, DType dtype,
                                   const std::vector<uint32_t> &dims, uint32_t resource) {
  uint32_t b = add(name, BufferKind::Resource, dtype, dims);
  buffers[b].index = resource;
  return b;
}

uint32_t FunctionBuilder::effect(std::string_view name) {
  return add(name, BufferKind::Effect, DType::Invalid, {});
}

uint32_t FunctionBuilder::alias(std::string_view name, DType dtype,
                                const std::vector<uint32_t> &dims, uint32_t root, int64_t offset) {
  uint32_t b = add(name, static_cast<BufferKind>(buffers[root].kind), dtype, dims);
  buffers[b].aliasOf = root;
  buffers[b].offset = program.constant(offset);
  return b;
}

void FunctionBuilder::returns(uint32_t buffer) { outputs.push_back(buffer); }

uint32_t FunctionBuilder::region() {
  regions.emplace_back();
  return static_cast<uint32_t>(regions.size() - 1);
}

uint32_t FunctionBuilder::stream(uint32_t device) {
  streams.push_back({device});
  return static_cast<uint32_t>(streams.size() - 1);
}

FunctionBuilder &FunctionBuilder::at(uint32_t region, uint32_t stream) {
  currentRegion = region;
  currentStream = stream;
  return *this;
}

FunctionBuilder &FunctionBuilder::onNode(uint32_t node) {
  currentNode = node;
  return *this;
}

Instruction &FunctionBuilder::emit(Opcode opcode, const BufferList &reads,
                                   const BufferList &writes) {
  Instruction instruction = {};
  instruction.opcode = static_cast<uint8_t>(opcode);
  instruction.stream = static_cast<uint16_t>(currentStream);
  instruction.device = static_cast<uint16_t>(streams[currentStream].device);
  instruction.node = currentNode;
  instruction.reads = program.list(reads);
  instruction.writes = program.list(writes);
  regions[currentRegion].push_back(instruction);
  return regions[currentRegion].back();
}

Instruction &FunctionBuilder::launch(uint32_t kernel, const BufferList &reads,
                                     const BufferList &writes, const std::vector<uint32_t> &params,
                                     uint32_t tasks, uint32_t grain) {
  Instruction &instruction = emit(Opcode::Launch, reads, writes);
  instruction.launch = {kernel, program.list(params), tasks, grain};
  return instruction;
}

Instruction &FunctionBuilder::hostCall(uint32_t kernel, const BufferList &reads,
                                       const BufferList &writes, RangeRef attributes) {
  Instruction &instruction = emit(Opcode::HostCall, reads, writes);
  instruction.hostCall = {kernel, attributes};
  return instruction;
}

Instruction &FunctionBuilder::copy(uint32_t from, uint32_t to) {
  return emit(Opcode::Copy, {from}, {to});
}

Instruction &FunctionBuilder::record(uint32_t event) {
  Instruction &instruction = emit(Opcode::EventRecord, {}, {});
  instruction.event = {event};
  return instruction;
}

Instruction &FunctionBuilder::wait(uint32_t event) {
  Instruction &instruction = emit(Opcode::EventWait, {}, {});
  instruction.event = {event};
  return instruction;
}

Instruction &FunctionBuilder::bindValue(uint32_t symbol, uint32_t buffer) {
  Instruction &instruction = emit(Opcode::BindSymbol, {buffer}, {});
  instruction.bindSymbol = {symbol, kNone};
  return instruction;
}

Instruction &FunctionBuilder::bindDim(uint32_t symbol, uint32_t buffer, uint32_t dim) {
  Instruction &instruction = emit(Opcode::BindSymbol, {buffer}, {});
  instruction.bindSymbol = {symbol, dim};
  return instruction;
}

Instruction &FunctionBuilder::branch(uint32_t predicate, uint32_t thenRegion, uint32_t elseRegion,
                                     const BufferList &reads, const BufferList &writes) {
  BufferList all = reads;
  all.push_back(predicate);
  Instruction &instruction = emit(Opcode::If, all, writes);
  instruction.ifOp = {predicate, thenRegion, elseRegion};
  return instruction;
}

Instruction &FunctionBuilder::select(uint32_t selector, const std::vector<uint32_t> &branches) {
  Instruction &instruction = emit(Opcode::Case, {selector}, {});
  instruction.caseOp = {selector, program.list(branches)};
  return instruction;
}

Instruction &FunctionBuilder::loop(uint32_t predicate, uint32_t cond, uint32_t body,
                                   const BufferList &current, const BufferList &next,
                                   const BufferList &reads, const BufferList &writes) {
  Instruction &instruction = emit(Opcode::While, reads, writes);
  instruction.whileOp = {predicate, cond, body, program.list(current), program.list(next)};
  return instruction;
}

Instruction &FunctionBuilder::call(uint32_t function, const BufferList &arguments,
                                   const BufferList &results, const BufferList &workspaces) {
  Instruction &instruction = emit(Opcode::Call, arguments, results);
  instruction.call = {function, program.list(arguments), program.list(results),
                      program.list(workspaces)};
  return instruction;
}

Instruction &FunctionBuilder::release(uint32_t buffer) { return emit(Opcode::Free, {}, {buffer}); }

} // namespace graphc::runtime::testing
