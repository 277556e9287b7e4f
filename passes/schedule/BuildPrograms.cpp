//===- BuildPrograms.cpp - functions to plan.program ----------------------===//

#include "passes/schedule/Passes.h"

#include "dialects/graph/GraphDialect.h"
#include "dialects/plan/PlanDialect.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/ADT/TypeSwitch.h"

namespace graphc::schedule {
#define GEN_PASS_DEF_BUILDPROGRAMSPASS
#include "passes/schedule/Passes.h.inc"
} // namespace graphc::schedule

using namespace mlir;
using namespace graphc;

namespace {

RankedTensorType tensorType(Value value) { return cast<RankedTensorType>(value.getType()); }

plan::BufferType bufferType(Value value) {
  return plan::BufferType::get(value.getContext(), tensorType(value));
}

/// Builds the program of one function.
class ProgramBuilder {
public:
  ProgramBuilder(func::FuncOp function, SymbolTable &kernels)
      : function(function), kernels(kernels), b(function.getContext()) {}

  LogicalResult build();
  unsigned copies = 0;

private:
  DictionaryAttr describe(DictionaryAttr attrs, StringRef fallback, Type type);
  ArrayAttr inputSymbols();
  LogicalResult convert(Operation &op);
  LogicalResult convertLaunch(graph::LaunchOp op);
  void convertHost(graph::HostOp op);
  /// The buffer that will hold `value`: a result of the program if that is all
  /// that it is.
  Value bufferFor(Value value);
  void finishResults();
  bool isDataDependent(RankedTensorType type);
  bool livesOnHeap(RankedTensorType type);

  func::FuncOp function;
  SymbolTable &kernels;
  OpBuilder b;
  llvm::DenseMap<Value, Value> buffers;
  SmallVector<Value> results; // plan.result of each output, null until made
  llvm::StringSet<> defined;  // symbols that data define
};

DictionaryAttr ProgramBuilder::describe(DictionaryAttr attrs, StringRef fallback, Type type) {
  auto text = [&](StringRef name, StringRef otherwise) {
    auto attr = attrs ? attrs.getAs<StringAttr>(name) : StringAttr();
    return attr ? attr : b.getStringAttr(otherwise);
  };
  StringAttr name = text("tf.name", fallback);
  return b.getDictionaryAttr({b.getNamedAttr("key", text("tf.key", name.getValue())),
                              b.getNamedAttr("name", name),
                              b.getNamedAttr("type", TypeAttr::get(type))});
}

/// Symbols that are exactly one dimension of an input: bound at entry.
ArrayAttr ProgramBuilder::inputSymbols() {
  SmallVector<Attribute> symbols;
  llvm::StringSet<> seen;
  for (auto argument : function.getArguments())
    for (auto [dim, size] : llvm::enumerate(shape::sizesOf(tensorType(argument))))
      if (auto name = size.asSymbol(); name && seen.insert(*name).second)
        symbols.push_back(b.getDictionaryAttr(
            {b.getNamedAttr("dimension", b.getI64IntegerAttr(dim)),
             b.getNamedAttr("input", b.getI64IntegerAttr(argument.getArgNumber())),
             b.getNamedAttr("name", b.getStringAttr(*name))}));
  return b.getArrayAttr(symbols);
}

bool ProgramBuilder::isDataDependent(RankedTensorType type) {
  std::set<std::string> symbols;
  for (const SymExpr &size : shape::sizesOf(type))
    size.collectSymbols(symbols);
  return llvm::any_of(symbols, [&](const std::string &name) { return defined.contains(name); });
}

bool ProgramBuilder::livesOnHeap(RankedTensorType type) {
  return isa<graph::StringType, graph::ResourceType, graph::VariantType>(type.getElementType()) ||
         isDataDependent(type);
}

LogicalResult ProgramBuilder::build() {
  SmallVector<Attribute> inputs, outputs;
  for (auto argument : function.getArguments())
    inputs.push_back(describe(function.getArgAttrDict(argument.getArgNumber()),
                              "arg" + std::to_string(argument.getArgNumber()), argument.getType()));
  auto returned = cast<func::ReturnOp>(function.getBody().front().getTerminator()).getOperands();
  for (auto [number, value] : llvm::enumerate(returned))
    outputs.push_back(describe(function.getResultAttrDict(number),
                               "result" + std::to_string(number), value.getType()));
  b.setInsertionPoint(function);
  auto program = b.create<plan::ProgramOp>(
      function.getLoc(), function.getNameAttr(), b.getArrayAttr(inputs), b.getArrayAttr(outputs),
      inputSymbols(), /*arena_bytes=*/StringAttr(), /*arena_lower_bound=*/StringAttr());
  for (NamedAttribute attr : function->getDiscardableAttrs())
    program->setAttr(attr.getName(), attr.getValue());
  b.createBlock(&program.getBody());
  for (auto argument : function.getArguments())
    buffers[argument] = b.create<plan::ArgumentOp>(argument.getLoc(), bufferType(argument),
                                                   argument.getArgNumber());
  results.resize(returned.size());
  for (Operation &op : function.getBody().front().without_terminator())
    if (failed(convert(op)))
      return failure();
  finishResults();
  return success();
}

Value ProgramBuilder::bufferFor(Value value) {
  auto type = bufferType(value);
  auto returned = cast<func::ReturnOp>(function.getBody().front().getTerminator()).getOperands();
  Value buffer;
  auto place = llvm::find(returned, value);
  bool onHeap = livesOnHeap(tensorType(value));
  if (place != returned.end() && !onHeap) {
    size_t index = place - returned.begin();
    buffer = results[index] = b.create<plan::ResultOp>(value.getLoc(), type, index);
  } else if (onHeap) {
    buffer = b.create<plan::HeapOp>(value.getLoc(), type);
  } else {
    buffer = b.create<plan::ArenaOp>(value.getLoc(), type, /*offset=*/StringAttr());
  }
  return buffers[value] = buffer;
}

LogicalResult ProgramBuilder::convert(Operation &op) {
  return llvm::TypeSwitch<Operation *, LogicalResult>(&op)
      .Case([&](graph::LaunchOp launch) { return convertLaunch(launch); })
      .Case([&](graph::HostOp host) {
        convertHost(host);
        return success();
      })
      .Case([&](graph::ConstantOp constant) {
        buffers[constant] = b.create<plan::ConstantOp>(op.getLoc(), bufferType(constant),
                                                       constant.getValue(), IntegerAttr());
        return success();
      })
      .Case<graph::ReshapeOp, graph::BitcastOp>([&](auto view) {
        buffers[view] = b.create<plan::ViewOp>(op.getLoc(), bufferType(view),
                                               buffers.lookup(view.getInput()), "0");
        return success();
      })
      .Case([&](graph::BindOp bind) {
        for (Attribute symbol : bind.getSymbols())
          defined.insert(cast<StringAttr>(symbol).getValue());
        b.create<plan::BindOp>(op.getLoc(), buffers.lookup(bind.getValues()), bind.getSymbols());
        return success();
      })
      .Default([](Operation *other) {
        return other->emitError("internal error: schedule has no instruction for this op");
      });
}

LogicalResult ProgramBuilder::convertLaunch(graph::LaunchOp op) {
  auto kernel = kernels.lookup<graph::KernelOp>(op.getKernel());
  if (!kernel)
    return op.emitError("internal error: no kernel of this name");
  shape::Sizes values = *shape::exprsOf(op.getParameters());
  auto substituted = [&](StringRef attr) {
    auto expr = SymExpr::parse(kernel->getAttrOfType<StringAttr>(attr).getValue());
    return expr->substitute([&](StringRef name) -> std::optional<SymExpr> {
      size_t number = 0;
      name.drop_front().getAsInteger(10, number);
      return number < values.size() ? std::optional(values[number]) : std::nullopt;
    });
  };
  SmallVector<Value> reads, writes;
  for (Value input : op.getInputs())
    reads.push_back(buffers.lookup(input));
  for (Value output : op.getOutputs())
    writes.push_back(bufferFor(output));
  b.create<plan::LaunchOp>(op.getLoc(), op.getKernelAttr(), reads, writes, op.getParameters(),
                           b.getStringAttr(substituted("tasks").str()),
                           b.getStringAttr(substituted("grain").str()),
                           /*device=*/b.getI64IntegerAttr(0), /*stream=*/b.getI64IntegerAttr(0));
  return success();
}

void ProgramBuilder::convertHost(graph::HostOp op) {
  if (auto symbols = op.getDefines())
    for (Attribute symbol : *symbols)
      defined.insert(cast<StringAttr>(symbol).getValue());
  SmallVector<Value> reads, writes;
  for (Value input : op.getInputs())
    reads.push_back(buffers.lookup(input));
  for (Value output : op.getOutputs())
    writes.push_back(bufferFor(output));
  b.create<plan::HostCallOp>(op.getLoc(), op.getKernelAttr(), reads, writes, op.getConfigAttr(),
                             op.getDefinesAttr(), /*device=*/b.getI64IntegerAttr(0),
                             /*stream=*/b.getI64IntegerAttr(0));
}

void ProgramBuilder::finishResults() {
  auto returned = cast<func::ReturnOp>(function.getBody().front().getTerminator()).getOperands();
  SmallVector<Value> values;
  for (auto [number, value] : llvm::enumerate(returned)) {
    values.push_back(results[number] ? results[number] : buffers.lookup(value));
    copies += !results[number];
  }
  b.create<plan::ReturnOp>(function.getLoc(), values, /*device=*/b.getI64IntegerAttr(0),
                           /*stream=*/b.getI64IntegerAttr(0));
}

struct BuildPrograms : schedule::impl::BuildProgramsPassBase<BuildPrograms> {
  void runOnOperation() override {
    ModuleOp module = getOperation();
    auto kernels = module.lookupSymbol<ModuleOp>("kernels");
    if (!kernels) {
      module.emitError("internal error: no module of kernels; fuse must run first");
      return signalPassFailure();
    }
    SymbolTable table(kernels);
    for (auto function : llvm::make_early_inc_range(module.getOps<func::FuncOp>())) {
      ProgramBuilder builder(function, table);
      if (failed(builder.build()))
        return signalPassFailure();
      copies += builder.copies;
      function.erase();
    }
  }
};

} // namespace
