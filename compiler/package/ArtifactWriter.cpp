#include "compiler/package/ArtifactWriter.h"

#include "compiler/package/Tables.h"
#include "dialects/plan/PlanDialect.h"
#include "runtime/artifact/Hash128.h"
#include "runtime/base/DType.h"

#include "llvm/ADT/TypeSwitch.h"

#include <cstring>

using namespace mlir;
using graphc::shape::Sizes;
using graphc::shape::sizesOf;
using llvm::createStringError;
using llvm::Error;
using llvm::Expected;

namespace graphc::package {

namespace {

constexpr uint64_t pageSize = 4096;

/// Node names a location stands for: TensorFlow nodes, innermost first.
void collectNodes(Location location, SmallVector<StringAttr> &names) {
  if (auto name = dyn_cast<NameLoc>(location))
    names.push_back(name.getName());
  else if (auto fused = dyn_cast<FusedLoc>(location))
    for (Location part : fused.getLocations())
      collectNodes(part, names);
  else if (auto call = dyn_cast<CallSiteLoc>(location))
    collectNodes(call.getCallee(), names);
}

class Writer {
public:
  Writer(ArrayRef<std::string> kernelNames) {
    for (auto [number, name] : llvm::enumerate(kernelNames)) {
      kernelRows[name] = number;
      tables.kernels.push_back({.symbol = tables.string(name),
                                .target = uint8_t(schema::KernelTarget::HostCode),
                                .reserved = {},
                                .tableIndex = uint32_t(number),
                                .imageOffset = 0,
                                .imageBytes = 0});
    }
    tables.devices.push_back({tables.string("cpu:0"), uint32_t(schema::DeviceKind::Cpu), 0});
  }

  Error program(plan::ProgramOp op);
  Tables tables;
  std::vector<WeightEntry> weights;

private:
  uint32_t node(Location location, schema::NodeFate fate, uint32_t kernel);
  Error symbols(plan::ProgramOp op);
  uint32_t defineSymbol(llvm::StringRef name);
  Error buffer(Operation *op);
  Error instruction(Operation *op);
  uint32_t hostKernel(llvm::StringRef op);
  Error bindResults(plan::HostCallOp host, ArrayAttr symbols, uint32_t node);
  void bindElements(plan::BindOp bind);
  void pushBind(uint32_t buffer, uint32_t symbol, uint32_t dim, uint32_t node);
  schema::ListRef bufferList(ValueRange values);
  schema::RangeRef signatureArgs(ArrayAttr args);
  uint32_t expr(const SymExpr &expr) { return tables.expr(expr, symbolNumbers); }
  uint32_t expr(StringAttr text) { return expr(*SymExpr::parse(text.getValue())); }

  llvm::StringMap<uint32_t> kernelRows, hostKernelRows, nodeRows;
  // Of the program being written.
  llvm::StringMap<uint32_t> symbolNumbers;
  llvm::DenseMap<Value, uint32_t> bufferNumbers;
  uint32_t firstBuffer = 0;
  std::vector<schema::Instruction> *out = nullptr;
  uint32_t events = 0;
};

uint32_t Writer::node(Location location, schema::NodeFate fate, uint32_t kernel) {
  SmallVector<StringAttr> names;
  collectNodes(location, names);
  uint32_t row = schema::kNone;
  for (StringAttr name : names) {
    auto [entry, added] = nodeRows.try_emplace(name.getValue(), tables.nodes.size());
    if (added)
      tables.nodes.push_back({.name = tables.string(name.getValue()),
                              .op = tables.string(""),
                              .why = tables.string(""),
                              .fate = uint8_t(fate),
                              .reserved = {},
                              .kernel = kernel});
    row = entry->second; // the last is the root's: what an error should name
  }
  return row;
}

uint32_t Writer::defineSymbol(llvm::StringRef name) {
  uint32_t number = symbolNumbers.size();
  symbolNumbers[name] = number;
  tables.symbols.push_back({.name = tables.string(name),
                            .source = uint8_t(schema::SymbolSource::Defined),
                            .reserved = {},
                            .input = 0,
                            .dim = 0,
                            .upperExpr = schema::kNone,
                            .lower = 0,
                            .upper = INT64_MAX,
                            .divisor = 1});
  return number;
}

Error Writer::symbols(plan::ProgramOp op) {
  for (auto entry : op.getSymbols().getAsRange<DictionaryAttr>()) {
    uint32_t number = defineSymbol(entry.getAs<StringAttr>("name").getValue());
    schema::Symbol &row = tables.symbols[tables.symbols.size() - 1];
    (void)number;
    row.source = uint8_t(schema::SymbolSource::InputDim);
    row.input = entry.getAs<IntegerAttr>("input").getInt();
    row.dim = entry.getAs<IntegerAttr>("dimension").getInt();
  }
  // What data define comes after what the inputs bind.
  op.walk([&](Operation *inner) {
    ArrayAttr names;
    if (auto host = dyn_cast<plan::HostCallOp>(inner))
      names = host.getDefinesAttr();
    if (auto bind = dyn_cast<plan::BindOp>(inner))
      names = bind.getSymbols();
    if (names)
      for (auto name : names.getAsRange<StringAttr>())
        defineSymbol(name.getValue());
  });
  return Error::success();
}

Error Writer::buffer(Operation *op) {
  Value value = op->getResult(0);
  auto tensor = cast<plan::BufferType>(value.getType()).getTensor();
  schema::Buffer row{};
  SmallVector<StringAttr> names;
  collectNodes(op->getLoc(), names);
  row.name = tables.string(names.empty() ? "" : names.back().getValue());
  row.dtype = dtypeOf(tensor.getElementType());
  row.rank = tensor.getRank();
  SmallVector<uint32_t> dims;
  Sizes sizes = sizesOf(tensor);
  for (const SymExpr &size : sizes) {
    if (!size.isKnown())
      return createStringError("internal error: a buffer of unknown size reached the packager");
    dims.push_back(expr(size));
  }
  row.dims = tables.list(dims);
  row.capacity = row.offset = row.aliasOf = row.arena = row.index = row.node = schema::kNone;
  row.upperBoundBytes = UINT64_MAX;
  Type element = tensor.getElementType();
  bool sized = element.isIntOrFloat() || isa<ComplexType>(element);
  auto width = static_cast<int64_t>(runtime::dtypeBytes(static_cast<runtime::DType>(row.dtype)));
  row.bytes = expr(shape::elementCount(sizes) * width);
  Error error = Error::success();
  llvm::TypeSwitch<Operation *>(op)
      .Case([&](plan::ArgumentOp argument) {
        row.kind = uint8_t(schema::BufferKind::Input);
        row.index = argument.getIndex();
      })
      .Case([&](plan::ResultOp result) {
        row.kind = uint8_t(schema::BufferKind::Output);
        row.index = result.getIndex();
      })
      .Case([&](plan::ConstantOp constant) {
        row.kind = uint8_t(schema::BufferKind::Constant);
        uint64_t offset = constant.getOffset().value_or(0);
        row.offset = tables.constant(offset);
        row.bytes = tables.constant(byteSizeOf(constant.getValue()));
        weights.push_back({offset, constant.getValue()});
      })
      .Case([&](plan::ArenaOp arena) {
        row.kind = uint8_t(schema::BufferKind::Arena);
        row.arena = 0;
        if (auto offset = arena.getOffsetAttr())
          row.offset = expr(offset);
      })
      .Case([&](plan::HeapOp) {
        row.kind = uint8_t(schema::BufferKind::Heap);
        // What a host kernel sizes itself has no dims before it ran.
        bool byHost = llvm::any_of(value.getUsers(), [&](Operation *user) {
          auto host = dyn_cast<plan::HostCallOp>(user);
          return host && llvm::is_contained(host.getWrites(), value);
        });
        if (byHost || !sized) {
          row.bytes = schema::kNone;
          row.dims = {0, 0};
        }
      })
      .Case([&](plan::ViewOp view) {
        Value source = view.getSource();
        SymExpr offset = *SymExpr::parse(view.getOffset());
        while (auto inner = source.getDefiningOp<plan::ViewOp>()) {
          offset += *SymExpr::parse(inner.getOffset());
          source = inner.getSource();
        }
        const schema::Buffer &root = tables.buffers[firstBuffer + bufferNumbers.lookup(source)];
        row.kind = root.kind;
        row.arena = root.arena;
        row.index = root.index;
        row.aliasOf = bufferNumbers.lookup(source);
        row.offset = expr(offset);
      })
      .Default([&](Operation *) {
        error = createStringError("internal error: the packager does not know this kind of buffer");
      });
  bufferNumbers[value] = tables.buffers.size() - firstBuffer;
  tables.buffers.push_back(row);
  return error;
}

schema::ListRef Writer::bufferList(ValueRange values) {
  SmallVector<uint32_t> numbers;
  for (Value value : values)
    numbers.push_back(bufferNumbers.lookup(value));
  return tables.list(numbers);
}

uint32_t Writer::hostKernel(llvm::StringRef op) {
  auto [entry, added] = hostKernelRows.try_emplace(op, tables.hostKernels.size());
  auto [family, name] = op.split('/');
  if (added)
    tables.hostKernels.push_back({tables.string(name), tables.string(family)});
  return entry->second;
}

Error Writer::instruction(Operation *op) {
  auto declared = cast<plan::Instruction>(op);
  schema::Instruction row{};
  row.reads = bufferList(declared.readBuffers());
  row.writes = bufferList(declared.writtenBuffers());
  row.node = schema::kNone;
  auto push = [&](schema::Opcode opcode) {
    row.opcode = uint8_t(opcode);
    out->push_back(row);
  };
  return llvm::TypeSwitch<Operation *, Error>(op)
      .Case([&](plan::LaunchOp launch) -> Error {
        auto kernel = kernelRows.find(launch.getKernel());
        if (kernel == kernelRows.end())
          return createStringError("internal error: no kernel '%s'",
                                   launch.getKernel().str().c_str());
        row.node = node(op->getLoc(), schema::NodeFate::Kernel, kernel->second);
        SmallVector<uint32_t> parameters;
        Sizes values = *shape::exprsOf(launch.getParameters());
        for (const SymExpr &parameter : values)
          parameters.push_back(expr(parameter));
        row.launch = {kernel->second, tables.list(parameters), expr(launch.getTasksAttr()),
                      expr(launch.getGrainAttr())};
        push(schema::Opcode::Launch);
        return Error::success();
      })
      .Case([&](plan::HostCallOp host) -> Error {
        row.node = node(op->getLoc(), schema::NodeFate::Host, schema::kNone);
        row.hostCall = {hostKernel(host.getKernel()), tables.attributeRows(host.getConfigAttr())};
        push(schema::Opcode::HostCall);
        if (auto symbols = host.getDefinesAttr())
          return bindResults(host, symbols, row.node);
        return Error::success();
      })
      .Case([&](plan::CopyOp) -> Error {
        row.node = node(op->getLoc(), schema::NodeFate::Kernel, schema::kNone);
        push(schema::Opcode::Copy);
        return Error::success();
      })
      .Case<plan::RecordOp, plan::WaitOp>([&](auto event) -> Error {
        row.stream = event.getStream();
        row.event = {uint32_t(event.getEvent())};
        events = std::max<uint32_t>(events, event.getEvent() + 1);
        push(isa<plan::RecordOp>(op) ? schema::Opcode::EventRecord : schema::Opcode::EventWait);
        return Error::success();
      })
      .Case([&](plan::BindOp bind) -> Error {
        bindElements(bind);
        return Error::success();
      })
      .Case([&](plan::ReturnOp) -> Error { return Error::success(); })
      .Default([&](Operation *) -> Error {
        return createStringError("internal error: the packager does not know instruction '%s'",
                                 op->getName().getStringRef().str().c_str());
      });
}

void Writer::pushBind(uint32_t buffer, uint32_t symbol, uint32_t dim, uint32_t node) {
  schema::Instruction row{};
  row.opcode = uint8_t(schema::Opcode::BindSymbol);
  row.node = node;
  row.reads = tables.list({buffer});
  row.bindSymbol = {symbol, dim};
  out->push_back(row);
}

Error Writer::bindResults(plan::HostCallOp host, ArrayAttr symbols, uint32_t node) {
  for (auto name : symbols.getAsRange<StringAttr>()) {
    bool found = false;
    for (Value result : host.getWrites()) {
      Sizes sizes = sizesOf(cast<plan::BufferType>(result.getType()).getTensor());
      auto *dim = llvm::find_if(
          sizes, [&](const SymExpr &size) { return size.asSymbol() == name.getValue(); });
      if (dim == sizes.end())
        continue;
      pushBind(bufferNumbers.lookup(result), symbolNumbers.lookup(name.getValue()),
               dim - sizes.begin(), node);
      found = true;
      break;
    }
    if (!found)
      return createStringError("internal error: host call '%s' defines '%s', which is no size of "
                               "its results",
                               host.getKernel().str().c_str(), name.getValue().str().c_str());
  }
  return Error::success();
}

/// Element i of the tensor is a scalar buffer that shares its bytes.
void Writer::bindElements(plan::BindOp bind) {
  uint32_t source = bufferNumbers.lookup(bind.getValues());
  uint32_t where = node(bind.getLoc(), schema::NodeFate::Host, schema::kNone);
  auto tensor = cast<plan::BufferType>(bind.getValues().getType()).getTensor();
  int64_t width = tensor.getElementTypeBitWidth() / 8;
  for (auto [number, name] : llvm::enumerate(bind.getSymbols().getAsRange<StringAttr>())) {
    schema::Buffer element = tables.buffers[firstBuffer + source];
    uint32_t root = element.aliasOf == schema::kNone ? source : element.aliasOf;
    int64_t start = element.aliasOf == schema::kNone ? 0 : tables.exprs[element.offset].constant;
    element.rank = 0;
    element.dims = {0, 0};
    element.bytes = tables.constant(width);
    element.capacity = schema::kNone;
    element.aliasOf = root;
    element.offset = tables.constant(start + int64_t(number) * width);
    uint32_t scalar = tables.buffers.size() - firstBuffer;
    tables.buffers.push_back(element);
    pushBind(scalar, symbolNumbers.lookup(name.getValue()), schema::kNone, where);
  }
}

schema::RangeRef Writer::signatureArgs(ArrayAttr args) {
  schema::RangeRef range{uint32_t(tables.signatureArgs.size()), uint32_t(args.size())};
  for (auto arg : args.getAsRange<DictionaryAttr>()) {
    auto type = cast<RankedTensorType>(arg.getAs<TypeAttr>("type").getValue());
    SmallVector<int64_t> dims;
    for (int64_t dim : type.getShape())
      dims.push_back(ShapedType::isDynamic(dim) ? -1 : dim);
    tables.signatureArgs.push_back(
        {.key = tables.string(arg.getAs<StringAttr>("key").getValue()),
         .tensorName = tables.string(arg.getAs<StringAttr>("name").getValue()),
         .dtype = dtypeOf(type.getElementType()),
         .rank = uint32_t(type.getRank()),
         .dims = tables.ints(dims),
         .defaultValue = schema::kNone,
         .reserved = 0});
  }
  return range;
}

Error Writer::program(plan::ProgramOp op) {
  symbolNumbers.clear();
  bufferNumbers.clear();
  events = 0;
  firstBuffer = tables.buffers.size();
  std::vector<schema::Instruction> instructions;
  out = &instructions;
  schema::Function function{};
  function.name = tables.string(op.getSymName());
  function.symbols.begin = tables.symbols.size();
  if (Error error = symbols(op))
    return error;
  function.symbols.count = tables.symbols.size() - function.symbols.begin;
  SmallVector<uint32_t> outputs, inputs(op.getInputs().size(), 0);
  for (Operation &inner : op.getBody().front()) {
    if (inner.getNumResults() == 1) {
      if (Error error = buffer(&inner))
        return error;
      if (auto argument = dyn_cast<plan::ArgumentOp>(inner))
        inputs[argument.getIndex()] = bufferNumbers.lookup(argument);
      continue;
    }
    if (auto done = dyn_cast<plan::ReturnOp>(inner))
      for (Value value : done.getValues())
        outputs.push_back(bufferNumbers.lookup(value));
    if (Error error = instruction(&inner))
      return error;
  }
  function.inputs = tables.list(inputs);
  function.outputs = tables.list(outputs);
  function.buffers = {firstBuffer, uint32_t(tables.buffers.size()) - firstBuffer};
  function.streams = {uint32_t(tables.streams.size()), 1};
  tables.streams.push_back({0});
  function.arenas = {uint32_t(tables.arenas.size()), 1};
  auto bytes = op.getArenaBytesAttr(), bound = op.getArenaLowerBoundAttr();
  tables.arenas.push_back({.device = 0,
                           .bytes = bytes ? expr(bytes) : schema::kNone, // the runtime packs
                           .lowerBound = bound ? expr(bound) : schema::kNone,
                           .alignment = schema::kAlignment});
  function.eventCount = events;
  function.rootRegion = tables.regions.size();
  tables.regions.push_back({{uint32_t(tables.instructions.size()), uint32_t(instructions.size())}});
  tables.instructions.insert(tables.instructions.end(), instructions.begin(), instructions.end());
  uint32_t row = tables.functions.size();
  tables.functions.push_back(function);
  auto method = op->getAttrOfType<StringAttr>("tf.method");
  tables.signatures.push_back({.name = tables.string(op.getSymName()),
                               .method = tables.string(method ? method.getValue() : ""),
                               .functions = tables.list({row}),
                               .inputs = signatureArgs(op.getInputs()),
                               .outputs = signatureArgs(op.getOutputs())});
  return Error::success();
}

} // namespace

/// Sorted, each offset once: signatures share constants.
static void normalize(std::vector<WeightEntry> &weights) {
  llvm::sort(weights,
             [](const WeightEntry &a, const WeightEntry &b) { return a.offset < b.offset; });
  weights.erase(
      std::unique(weights.begin(), weights.end(),
                  [](const WeightEntry &a, const WeightEntry &b) { return a.offset == b.offset; }),
      weights.end());
}

Expected<Package> writePackage(ModuleOp module, ArrayRef<std::string> kernels,
                               const PackageInfo &info) {
  Writer writer(kernels);
  for (auto program : module.getOps<plan::ProgramOp>())
    if (Error error = writer.program(program))
      return std::move(error);
  Package package;
  package.weights = std::move(writer.weights);
  normalize(package.weights);
  if (!package.weights.empty())
    package.weightsBytes = package.weights.back().offset + byteSizeOf(package.weights.back().value);
  Tables &tables = writer.tables;
  for (auto &[key, value] : info.properties)
    tables.properties.push_back({tables.string(key), tables.string(value)});
  schema::Header header{};
  std::memcpy(header.magic, schema::kMagic, sizeof(header.magic));
  header.versionMajor = schema::kVersionMajor;
  header.versionMinor = schema::kVersionMinor;
  header.headerBytes = sizeof(header);
  header.targetTriple = tables.string(info.targetTriple);
  SmallVector<uint32_t> features;
  for (const std::string &feature : info.cpuFeatures) {
    schema::StringRef name = tables.string(feature);
    features.append({name.offset, name.size});
  }
  header.cpuFeatures = tables.list(features);
  header.weightsFile = tables.string("");
  header.weightsBytes = package.weightsBytes;
  header.weightsAlignment = pageSize;
  header.kernelAbiVersion = 1;
  header.kernelCount = kernels.size();
  runtime::Hash128 hash;
  uint64_t position = 0;
  for (const WeightEntry &entry : package.weights) {
    std::vector<char> gap(entry.offset - position, 0);
    hash.update(gap.data(), gap.size());
    SmallVector<char, 0> bytes = bytesOf(entry.value);
    hash.update(bytes.data(), bytes.size());
    position = entry.offset + bytes.size();
  }
  auto digest = hash.finish();
  std::memcpy(header.weightsHash, digest.data(), digest.size());
  package.program = tables.layOut(header);
  return package;
}

Error writeWeights(const Package &package, llvm::raw_ostream &stream) {
  uint64_t position = 0;
  for (const WeightEntry &entry : package.weights) {
    stream.write_zeros(entry.offset - position);
    SmallVector<char, 0> bytes = bytesOf(entry.value);
    stream.write(bytes.data(), bytes.size());
    position = entry.offset + bytes.size();
  }
  return Error::success();
}

} // namespace graphc::package
