//===- ProgramBuilder.cpp - tables of small programs ----------------------===//
#include "test/unit/runtime/support/ProgramBuilder.h"

#include "runtime/artifact/ArtifactReader.h"
#include "runtime/artifact/Hash128.h"

#include <algorithm>

namespace graphc::runtime::testing {

using namespace schema;

ProgramBuilder::ProgramBuilder() { device("cpu:0", 0); }

ProgramBuilder::~ProgramBuilder() {
  for (FunctionBuilder *function : functions)
    delete function;
}

uint32_t ProgramBuilder::constant(int64_t value) {
  exprs.push_back({0, 0, value});
  return static_cast<uint32_t>(exprs.size() - 1);
}

uint32_t ProgramBuilder::symbol(uint32_t symbol) {
  auto begin = static_cast<uint32_t>(exprCode.size());
  exprCode.push_back({static_cast<uint32_t>(ExprOpcode::Symbol), symbol, 0});
  exprs.push_back({begin, 1, 0});
  return static_cast<uint32_t>(exprs.size() - 1);
}

uint32_t ProgramBuilder::binary(ExprOpcode opcode, uint32_t a, uint32_t b) {
  auto begin = static_cast<uint32_t>(exprCode.size());
  for (uint32_t operand : {a, b}) {
    Expr expr = exprs[operand];
    if (!expr.codeCount)
      exprCode.push_back({static_cast<uint32_t>(ExprOpcode::Constant), 0, expr.constant});
    for (uint32_t i = 0; i < expr.codeCount; ++i)
      exprCode.push_back(ExprOp(exprCode[expr.codeBegin + i]));
  }
  exprCode.push_back({static_cast<uint32_t>(opcode), 0, 0});
  exprs.push_back({begin, static_cast<uint32_t>(exprCode.size()) - begin, 0});
  return static_cast<uint32_t>(exprs.size() - 1);
}

StringRef ProgramBuilder::string(std::string_view text) {
  StringRef ref{static_cast<uint32_t>(strings.size()), static_cast<uint32_t>(text.size())};
  strings += text;
  strings += '\0';
  return ref;
}

ListRef ProgramBuilder::list(const std::vector<uint32_t> &entries) {
  ListRef ref{static_cast<uint32_t>(lists.size()), static_cast<uint32_t>(entries.size())};
  lists.insert(lists.end(), entries.begin(), entries.end());
  return ref;
}

RangeRef ProgramBuilder::int64s(const std::vector<int64_t> &values) {
  RangeRef ref{static_cast<uint32_t>(ints.size()), static_cast<uint32_t>(values.size())};
  ints.insert(ints.end(), values.begin(), values.end());
  return ref;
}

uint64_t ProgramBuilder::weights(const void *bytes, size_t size) {
  weightData.resize((weightData.size() + kAlignment - 1) / kAlignment * kAlignment);
  uint64_t offset = weightData.size();
  auto *first = static_cast<const uint8_t *>(bytes);
  weightData.insert(weightData.end(), first, first + size);
  return offset;
}

std::span<const uint8_t> ProgramBuilder::weightBytes() {
  alignedWeights.assign(weightData.size() + kAlignment, 0);
  auto address = reinterpret_cast<uintptr_t>(alignedWeights.data());
  uint8_t *first = alignedWeights.data() + (kAlignment - address % kAlignment) % kAlignment;
  if (!weightData.empty())
    std::memcpy(first, weightData.data(), weightData.size());
  return {first, weightData.size()};
}

uint32_t ProgramBuilder::kernel(std::string_view name, graphc_kernel_fn function) {
  Kernel row = {};
  row.symbol = string(name);
  row.target = static_cast<uint8_t>(KernelTarget::HostCode);
  row.tableIndex = static_cast<uint32_t>(kernelFunctions.size());
  kernels.push_back(row);
  kernelFunctions.push_back(reinterpret_cast<void *>(function));
  return static_cast<uint32_t>(kernels.size() - 1);
}

uint32_t ProgramBuilder::hostKernel(std::string_view op, std::string_view family) {
  hostKernels.push_back({string(op), string(family)});
  return static_cast<uint32_t>(hostKernels.size() - 1);
}

uint32_t ProgramBuilder::node(std::string_view name, std::string_view op) {
  Node row = {};
  row.name = string(name);
  row.op = string(op);
  row.why = string("");
  row.kernel = kNone;
  nodes.push_back(row);
  return static_cast<uint32_t>(nodes.size() - 1);
}

uint32_t ProgramBuilder::device(std::string_view name, uint32_t ordinal, DeviceKind kind) {
  devices.push_back({string(name), static_cast<uint32_t>(kind), ordinal});
  return static_cast<uint32_t>(devices.size() - 1);
}

uint32_t ProgramBuilder::resource(std::string_view name, DType dtype,
                                  const std::vector<int64_t> &dims) {
  Resource row = {};
  row.name = string(name);
  row.dtype = static_cast<uint32_t>(dtype);
  row.rank = static_cast<uint32_t>(dims.size());
  row.dims = int64s(dims);
  resources.push_back(row);
  return static_cast<uint32_t>(resources.size() - 1);
}

uint32_t ProgramBuilder::resource(std::string_view name, DType dtype,
                                  const std::vector<int64_t> &dims, uint64_t offset,
                                  uint64_t bytes) {
  uint32_t index = resource(name, dtype, dims);
  resources[index].flags = kResourceHasInitialValue;
  resources[index].initialOffset = offset;
  resources[index].initialBytes = bytes;
  return index;
}

uint32_t ProgramBuilder::attribute(std::string_view name, AttributeKind kind, int64_t value) {
  Attribute row = {};
  row.name = string(name);
  row.kind = static_cast<uint32_t>(kind);
  row.value = value;
  attributes.push_back(row);
  return static_cast<uint32_t>(attributes.size() - 1);
}

uint32_t ProgramBuilder::stringAttribute(std::string_view name, std::string_view value) {
  uint32_t index = attribute(name, AttributeKind::String, 0);
  StringRef text = string(value);
  attributes[index].begin = text.offset;
  attributes[index].count = text.size;
  return index;
}

uint32_t ProgramBuilder::listAttribute(std::string_view name, AttributeKind kind,
                                       const std::vector<int64_t> &values) {
  uint32_t index = attribute(name, kind, 1);
  RangeRef range = int64s(values);
  attributes[index].begin = range.begin;
  attributes[index].count = range.count;
  return index;
}

uint32_t ProgramBuilder::tensorAttribute(std::string_view name, DType dtype,
                                         const std::vector<int64_t> &dims, const void *bytes,
                                         size_t size) {
  uint32_t index = listAttribute(name, AttributeKind::Tensor, dims);
  data.resize((data.size() + kAlignment - 1) / kAlignment * kAlignment);
  attributes[index].dtype = static_cast<uint32_t>(dtype);
  attributes[index].dataOffset = data.size();
  attributes[index].dataBytes = size;
  auto *first = static_cast<const uint8_t *>(bytes);
  data.insert(data.end(), first, first + size);
  return index;
}

void ProgramBuilder::property(std::string_view key, std::string_view value) {
  properties.push_back({string(key), string(value)});
}

ProgramBuilder::FunctionBuilder &ProgramBuilder::function(std::string_view name) {
  functions.push_back(new FunctionBuilder(*this, name, static_cast<uint32_t>(functions.size())));
  return *functions.back();
}

uint32_t ProgramBuilder::signature(std::string_view name, const std::vector<uint32_t> &rows) {
  const FunctionBuilder &first = *functions[rows.front()];
  auto arguments = [&](const std::vector<uint32_t> &buffers) {
    RangeRef range{static_cast<uint32_t>(signatureArgs.size()),
                   static_cast<uint32_t>(buffers.size())};
    for (uint32_t b : buffers) {
      const Buffer &buffer = first.buffers[b];
      std::vector<int64_t> dims;
      for (uint32_t d = 0; d < buffer.dims.count; ++d) {
        const Expr &expr = exprs[lists[buffer.dims.offset + d]];
        dims.push_back(expr.codeCount ? -1 : expr.constant);
      }
      SignatureArg arg = {};
      arg.key = buffer.name;
      arg.tensorName = buffer.name;
      arg.dtype = buffer.dtype;
      bool open = buffer.rank == kNone || buffer.rank != buffer.dims.count;
      arg.rank = open ? kNone : buffer.rank;
      arg.dims = int64s(dims);
      arg.defaultValue = kNone;
      signatureArgs.push_back(arg);
    }
    return range;
  };
  Signature row = {};
  row.name = string(name);
  row.method = string("tensorflow/serving/predict");
  row.functions = list(rows);
  row.inputs = arguments(first.inputs);
  row.outputs = arguments(first.outputs);
  signatures.push_back(row);
  return static_cast<uint32_t>(signatures.size() - 1);
}

void ProgramBuilder::defaultInput(uint32_t input, uint32_t attribute) {
  signatureArgs[signatures.back().inputs.begin + input].defaultValue = attribute;
}

namespace {
/// Lays tables out one after the other.
class Writer {
public:
  explicit Writer(Header &header) : header(header), bytes(sizeof(Header)) { align(); }

  template <typename T> void table(Table table, const T &rows) {
    align();
    size_t size = rows.size() * sizeof(*rows.data());
    header.tables[static_cast<uint32_t>(table)] = {bytes.size(), static_cast<uint32_t>(rows.size()),
                                                   static_cast<uint32_t>(sizeof(*rows.data()))};
    auto *first = reinterpret_cast<const uint8_t *>(rows.data());
    bytes.insert(bytes.end(), first, first + size);
  }
  void align() { bytes.resize((bytes.size() + kAlignment - 1) / kAlignment * kAlignment); }

  Header &header;
  std::vector<uint8_t> bytes;
};
} // namespace

std::vector<uint64_t> ProgramBuilder::finish() {
  Header header = {};
  std::memcpy(header.magic, kMagic, sizeof(kMagic));
  header.versionMajor = kVersionMajor;
  header.versionMinor = kVersionMinor;
  header.headerBytes = sizeof(Header);
  header.targetTriple = string("");
  header.weightsFile = string(weightsFile);
  std::vector<uint32_t> featureList;
  for (const std::string &feature : features) {
    StringRef text = string(feature);
    featureList.insert(featureList.end(), {text.offset, text.size});
  }
  header.cpuFeatures = list(featureList);
  header.weightsBytes = weightData.size();
  HashValue weightsHash = Hash128::of(weightData.data(), weightData.size());
  std::memcpy(header.weightsHash, weightsHash.data(), weightsHash.size());
  header.weightsAlignment = 4096;
  header.kernelAbiVersion = GRAPHC_KERNEL_ABI_VERSION;
  header.kernelCount = static_cast<uint32_t>(kernelFunctions.size());

  std::vector<Symbol> symbols;
  std::vector<Buffer> buffers;
  std::vector<Stream> streams;
  std::vector<Arena> arenas;
  std::vector<Function> rows;
  std::vector<Region> regions;
  std::vector<Instruction> instructions;
  auto append = [](auto &table, const auto &part) {
    RangeRef range{static_cast<uint32_t>(table.size()), static_cast<uint32_t>(part.size())};
    table.insert(table.end(), part.begin(), part.end());
    return range;
  };
  for (FunctionBuilder *function : functions) {
    auto regionBase = static_cast<uint32_t>(regions.size());
    for (const std::vector<Instruction> &region : function->regions)
      regions.push_back({append(instructions, region)});
    // Region numbers in payloads are the function's; rows are the table's.
    for (size_t i = instructions.size(); i-- > 0;) {
      if (regions.size() > regionBase && i < regions[regionBase].instructions.begin)
        break;
      Instruction &instruction = instructions[i];
      switch (static_cast<Opcode>(instruction.opcode)) {
      case Opcode::If:
        instruction.ifOp.thenRegion += regionBase;
        if (instruction.ifOp.elseRegion != kNone)
          instruction.ifOp.elseRegion += regionBase;
        break;
      case Opcode::Case:
        for (uint32_t r = 0; r < instruction.caseOp.regions.count; ++r)
          lists[instruction.caseOp.regions.offset + r] += regionBase;
        break;
      case Opcode::While:
        instruction.whileOp.condRegion += regionBase;
        instruction.whileOp.bodyRegion += regionBase;
        break;
      default:
        break;
      }
    }
    Function row = {};
    row.name = function->name;
    row.symbols = append(symbols, function->symbols);
    row.buffers = append(buffers, function->buffers);
    row.streams = append(streams, function->streams);
    row.arenas = append(arenas, function->arenas);
    row.inputs = list(function->inputs);
    row.outputs = list(function->outputs);
    row.rootRegion = regionBase + function->rootRegion;
    row.eventCount = function->events;
    rows.push_back(row);
  }
  Writer writer(header);
  writer.table(Table::Strings, strings);
  writer.table(Table::ExprCode, exprCode);
  writer.table(Table::Exprs, exprs);
  writer.table(Table::IndexLists, lists);
  writer.table(Table::Int64s, ints);
  writer.table(Table::Data, data);
  writer.table(Table::Symbols, symbols);
  writer.table(Table::Buffers, buffers);
  writer.table(Table::Kernels, kernels);
  writer.table(Table::HostKernels, hostKernels);
  writer.table(Table::Attributes, attributes);
  writer.table(Table::Instructions, instructions);
  writer.table(Table::Regions, regions);
  writer.table(Table::Streams, streams);
  writer.table(Table::Arenas, arenas);
  writer.table(Table::Functions, rows);
  writer.table(Table::SignatureArgs, signatureArgs);
  writer.table(Table::Signatures, signatures);
  writer.table(Table::Resources, resources);
  writer.table(Table::Nodes, nodes);
  writer.table(Table::Devices, devices);
  writer.table(Table::Properties, properties);
  writer.align();
  header.programBytes = writer.bytes.size();
  std::memcpy(writer.bytes.data(), &header, sizeof(header));
  std::array<uint8_t, 16> hash = programContentHash(writer.bytes);
  std::memcpy(writer.bytes.data() + offsetof(Header, contentHash), hash.data(), hash.size());
  std::vector<uint64_t> program(writer.bytes.size() / 8);
  std::memcpy(program.data(), writer.bytes.data(), writer.bytes.size());
  return program;
}

} // namespace graphc::runtime::testing
