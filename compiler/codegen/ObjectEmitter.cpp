#include "compiler/codegen/ObjectEmitter.h"

#include "mlir/Target/LLVMIR/Dialect/Builtin/BuiltinToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Dialect/LLVMIR/LLVMToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Export.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Analysis/TargetLibraryInfo.h"
#include "llvm/Bitcode/BitcodeReader.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/LegacyPassManager.h"
#include "llvm/IR/Module.h"
#include "llvm/IR/Verifier.h"
#include "llvm/Linker/Linker.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Target/TargetMachine.h"
#include "llvm/TargetParser/Host.h"
#include "llvm/Transforms/IPO/Internalize.h"

using namespace llvm;

namespace graphc::codegen {

static void initializeTargets() {
  static bool done = [] {
    InitializeAllTargetInfos();
    InitializeAllTargets();
    InitializeAllTargetMCs();
    InitializeAllAsmPrinters();
    InitializeAllAsmParsers();
    return true;
  }();
  (void)done;
}

static Expected<std::unique_ptr<TargetMachine>> machineFor(const TargetDescription &target,
                                                           unsigned level) {
  initializeTargets();
  std::string error;
  const Target *backend = TargetRegistry::lookupTarget(target.triple, error);
  if (!backend)
    return createStringError("unknown target '%s': %s", target.triple.c_str(), error.c_str());
  TargetOptions options;
  options.AllowFPOpFusion = FPOpFusion::Strict; // fma only where the kernel says so
  std::unique_ptr<TargetMachine> machine(backend->createTargetMachine(
      target.triple, target.cpu, target.features, options, Reloc::PIC_, std::nullopt,
      level == 0 ? CodeGenOptLevel::None : CodeGenOptLevel::Aggressive));
  if (!machine)
    return createStringError("no code generator for target '%s'", target.triple.c_str());
  if (!machine->getMCSubtargetInfo()->isCPUStringValid(target.cpu))
    return createStringError("target '%s' has no cpu '%s'", target.triple.c_str(),
                             target.cpu.c_str());
  return machine;
}

Expected<TargetDescription> resolveTarget(TargetDescription target) {
  if (target.triple.empty())
    target.triple = sys::getDefaultTargetTriple();
  if (target.cpu == "native") {
    target.cpu = sys::getHostCPUName().str();
    StringMap<bool> features = sys::getHostCPUFeatures();
    std::vector<std::string> names;
    for (auto &feature : features)
      names.push_back((feature.second ? "+" : "-") + feature.first().str());
    llvm::sort(names); // the map's order is not ours to depend on
    target.features = join(names, ",");
  }
  if (target.cpu.empty())
    target.cpu = Triple(target.triple).getArch() == Triple::x86_64 ? "x86-64-v3" : "generic";
  if (auto machine = machineFor(target, 0); !machine)
    return machine.takeError();
  return target;
}

VectorUnit vectorUnit(const TargetDescription &target) {
  auto machine = machineFor(target, 0);
  if (!machine) {
    consumeError(machine.takeError());
    return {};
  }
  const MCSubtargetInfo *info = (*machine)->getMCSubtargetInfo();
  if (Triple(target.triple).getArch() != Triple::x86_64)
    return {16, 32};
  if (info->checkFeatures("+avx512f,+avx512vl,+avx512bw,+avx512dq"))
    return {64, 32};
  return info->checkFeatures("+avx2") ? VectorUnit{32, 16} : VectorUnit{16, 16};
}

/// Links the library's definitions of what the module calls; each becomes part
/// of the module's own target, so that it can be inlined.
static Error linkLibrary(llvm::Module &module, ArrayRef<unsigned char> bitcode) {
  if (bitcode.empty())
    return Error::success();
  StringRef bytes(reinterpret_cast<const char *>(bitcode.data()), bitcode.size());
  auto library = parseBitcodeFile(MemoryBufferRef(bytes, "math"), module.getContext());
  if (!library)
    return library.takeError();
  (*library)->setTargetTriple(module.getTargetTriple());
  (*library)->setDataLayout(module.getDataLayout());
  for (llvm::Function &function : **library) {
    function.removeFnAttr("target-cpu");
    function.removeFnAttr("target-features");
    function.removeFnAttr("tune-cpu");
  }
  if (Linker::linkModules(module, std::move(*library), Linker::LinkOnlyNeeded))
    return createStringError("internal error: the math library does not link");
  return Error::success();
}

static void addTable(llvm::Module &module, const ObjectOptions &options) {
  auto *pointer = PointerType::getUnqual(module.getContext());
  SmallVector<Constant *> entries;
  for (const std::string &name : options.table)
    entries.push_back(module.getFunction(name));
  auto *type = ArrayType::get(pointer, entries.size());
  auto *table = new GlobalVariable(module, type, /*isConstant=*/true, GlobalValue::ExternalLinkage,
                                   ConstantArray::get(type, entries), options.tableSymbol);
  table->setVisibility(GlobalValue::DefaultVisibility);
}

static void addData(llvm::Module &module, const ObjectOptions &options) {
  for (const DataSection &data : options.data) {
    auto *bytes =
        ConstantDataArray::getRaw(StringRef(data.bytes.data(), data.bytes.size()),
                                  data.bytes.size(), Type::getInt8Ty(module.getContext()));
    auto *global = new GlobalVariable(module, bytes->getType(), /*isConstant=*/true,
                                      GlobalValue::ExternalLinkage, bytes, data.symbol);
    global->setSection(data.section);
    global->setAlignment(Align(data.alignment));
  }
  if (!options.emptySection.empty())
    module.appendModuleInlineAsm(".section " + options.emptySection + ",\"\",@progbits\n.byte 0\n");
}

static void setTarget(llvm::Module &module, const TargetDescription &target) {
  for (llvm::Function &function : module) {
    if (function.isDeclaration())
      continue;
    function.addFnAttr("target-cpu", target.cpu);
    if (!target.features.empty())
      function.addFnAttr("target-features", target.features);
    // Kernels say how wide their vectors are; nothing else may narrow them.
    function.addFnAttr("prefer-vector-width", "512");
    function.addFnAttr("min-legal-vector-width", "512");
    function.addFnAttr(Attribute::NoUnwind);
  }
}

static void optimize(llvm::Module &module, TargetMachine &machine, unsigned level) {
  LoopAnalysisManager loops;
  FunctionAnalysisManager functions;
  CGSCCAnalysisManager sccs;
  ModuleAnalysisManager modules;
  PipelineTuningOptions tuning;
  // Kernels come vectorized; unrolling their remainders only makes code.
  tuning.LoopVectorization = false;
  tuning.SLPVectorization = false;
  PassBuilder builder(&machine, tuning);
  // No loop may become a call of memset or memcpy: kernels import nothing.
  TargetLibraryInfoImpl noLibrary(machine.getTargetTriple());
  noLibrary.disableAllFunctions();
  functions.registerPass([&] { return TargetLibraryAnalysis(noLibrary); });
  builder.registerModuleAnalyses(modules);
  builder.registerCGSCCAnalyses(sccs);
  builder.registerFunctionAnalyses(functions);
  builder.registerLoopAnalyses(loops);
  builder.crossRegisterProxies(loops, functions, sccs, modules);
  OptimizationLevel optimization = level >= 3   ? OptimizationLevel::O3
                                   : level == 2 ? OptimizationLevel::O2
                                                : OptimizationLevel::O1;
  builder.buildPerModuleDefaultPipeline(optimization).run(module, modules);
}

Expected<SmallVector<char, 0>> emitObject(mlir::ModuleOp source, const ObjectOptions &options) {
  auto machine = machineFor(options.target, options.optimizationLevel);
  if (!machine)
    return machine.takeError();
  mlir::registerBuiltinDialectTranslation(*source.getContext());
  mlir::registerLLVMDialectTranslation(*source.getContext());
  LLVMContext context;
  std::unique_ptr<llvm::Module> module = mlir::translateModuleToLLVMIR(source, context, "kernels");
  if (!module)
    return createStringError("internal error: the kernels do not translate to LLVM IR");
  module->setTargetTriple(options.target.triple);
  module->setDataLayout((*machine)->createDataLayout());
  if (Error error = linkLibrary(*module, options.library))
    return std::move(error);
  for (const std::string &name : options.table)
    if (!module->getFunction(name) || module->getFunction(name)->isDeclaration())
      return createStringError("internal error: kernel '%s' has no code", name.c_str());
  for (llvm::Function &function : *module)
    if (function.isDeclaration() && !function.isIntrinsic() && !function.use_empty())
      return createStringError("internal error: kernels call '%s', which nothing defines",
                               function.getName().str().c_str());
  addTable(*module, options);
  addData(*module, options);
  setTarget(*module, options.target);
  internalizeModule(*module, [&](const GlobalValue &value) {
    return value.getName() == options.tableSymbol ||
           any_of(options.data,
                  [&](const DataSection &data) { return data.symbol == value.getName(); });
  });
  if (verifyModule(*module, &errs()))
    return createStringError("internal error: the kernels are not valid LLVM IR");
  if (options.optimizationLevel > 0)
    optimize(*module, **machine, options.optimizationLevel);

  SmallVector<char, 0> object;
  raw_svector_ostream stream(object);
  legacy::PassManager emitter;
  if ((*machine)->addPassesToEmitFile(emitter, stream, nullptr, CodeGenFileType::ObjectFile))
    return createStringError("target '%s' emits no object files", options.target.triple.c_str());
  emitter.run(*module);
  return object;
}

} // namespace graphc::codegen
