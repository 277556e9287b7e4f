#include "compiler/driver/Compiler.h"

#include "compiler/codegen/Linker.h"
#include "compiler/codegen/ObjectEmitter.h"
#include "compiler/import/Import.h"
#include "compiler/package/ArtifactWriter.h"
#include "compiler/pipeline/Pipeline.h"
#include "compiler/pipeline/ReferenceEvaluator.h"
#include "dialects/Register.h"
#include "dialects/tf/NodeUtils.h"
#include "dialects/tf/TfStructure.h"
#include "passes/legalize/Passes.h"
#include "runtime/math/MathBitcode.h"

#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/MLIRContext.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;

namespace graphc::driver {

namespace {

/// Collects diagnostics as lines of text.
class Messages {
public:
  explicit Messages(MLIRContext &context)
      : handler(&context, [this](Diagnostic &diagnostic) { return add(diagnostic); }) {}

  std::vector<std::string> takeErrors() { return std::move(errors); }
  std::vector<std::string> takeWarnings() { return std::move(warnings); }
  bool internal() const { return sawInternal; }

private:
  LogicalResult add(Diagnostic &diagnostic) {
    std::string text;
    llvm::raw_string_ostream stream(text);
    if (diagnostic.getSeverity() == DiagnosticSeverity::Remark)
      return success();
    stream << diagnostic;
    sawInternal |= StringRef(text).contains("internal error");
    for (Diagnostic &note : diagnostic.getNotes()) {
      std::string extra;
      llvm::raw_string_ostream(extra) << note;
      // MLIR adds the whole op to errors of its own; a model's constants are no message.
      if (extra.size() < 400)
        stream << "\n  " << extra;
    }
    bool isWarning = diagnostic.getSeverity() == DiagnosticSeverity::Warning;
    (isWarning ? warnings : errors).push_back(text);
    return success();
  }

  std::vector<std::string> errors, warnings;
  bool sawInternal = false;
  ScopedDiagnosticHandler handler;
};

std::string toText(llvm::Error error) { return llvm::toString(std::move(error)); }

/// One compilation.
class Compilation {
public:
  Compilation(const std::string &model, const CompileOptions &options,
              const std::function<void(const std::string &)> &progress)
      : model(model), options(options), progress(progress),
        evaluator(pipeline::createReferenceEvaluator()) {
    DialectRegistry registry;
    registerDialects(registry);
    context.appendDialectRegistry(registry);
    context.loadAllAvailableDialects();
    // Kernels are small and many compilations run at once: threads only cost.
    context.disableMultithreading();
    context.printOpOnDiagnostic(false);
  }

  CompileResult run(const std::string &output) {
    Messages messages(context);
    CompileResult result;
    bool done = toArtifact(output, result);
    for (std::string &line : messages.takeErrors())
      result.messages.push_back(line);
    result.warnings = messages.takeWarnings();
    if (!done) {
      bool internal = messages.internal() || failedInside;
      result.outcome = internal ? Outcome::InternalError : Outcome::UserError;
      if (result.messages.empty())
        result.messages.push_back("internal error: failed without a message");
    }
    return result;
  }

  OwningOpRef<ModuleOp> import() {
    step("import");
    return importer::importModel(model, context);
  }

private:
  void step(StringRef name) {
    if (progress)
      progress(name.str());
  }

  /// Chooses "serving_default" of several signatures.
  static bool chooseSignature(ModuleOp module, std::vector<std::string> &chosen,
                              CompileResult &result) {
    std::vector<std::string> names;
    for (tf::SignatureOp signature : module.getOps<tf::SignatureOp>()) {
      auto original = signature->getAttrOfType<StringAttr>("tf.original_name");
      names.push_back((original ? original.getValue() : signature.getSymName()).str());
    }
    if (names.size() < 2)
      return true;
    chosen = {"serving_default"};
    if (llvm::is_contained(names, chosen[0]))
      return true;
    result.messages.push_back("the model has no signature 'serving_default'; choose one of " +
                              llvm::join(names, ", "));
    return false;
  }

  bool inside(CompileResult &result, llvm::Error error) {
    result.messages.push_back(toText(std::move(error)));
    failedInside = StringRef(result.messages.back()).contains("internal error");
    return false;
  }

  bool toArtifact(const std::string &output, CompileResult &result) {
    auto target =
        codegen::resolveTarget({.triple = options.target, .cpu = options.cpu, .features = ""});
    if (!target)
      return inside(result, target.takeError());
    if (!options.lastStage.empty() && options.lastStage != "import" &&
        !pipeline::findStage(options.lastStage)) {
      result.messages.push_back("no stage '" + options.lastStage + "'; stages are import" +
                                stageNames());
      return false;
    }
    OwningOpRef<ModuleOp> module = import();
    if (!module)
      return false;
    std::vector<std::string> signatures = options.signatures;
    if (options.defaultSignature && !chooseSignature(*module, signatures, result))
      return false;
    if (options.lastStage != "import") {
      codegen::VectorUnit unit = codegen::vectorUnit(*target);
      pipeline::Options stages;
      stages.resolve = {.signatures = signatures,
                        .feeds = options.feeds,
                        .fetches = options.fetches,
                        .dims = options.dims,
                        .noFold = options.noFold,
                        .evaluator = evaluator.get()};
      stages.fuse = {.vectorBytes = unit.bytes, .vectorRegisters = unit.registers};
      stages.lower = {.vectorBytes = unit.bytes, .vectorRegisters = unit.registers};
      stages.memoryMap = options.memoryMap;
      stages.lastStage = options.lastStage;
      stages.dumpFolder = options.dumpFolder;
      stages.timing = options.timing;
      if (failed(pipeline::run(*module, stages, [&](StringRef name) { step(name); })))
        return false;
    }
    if (!options.lastStage.empty()) {
      llvm::raw_string_ostream stream(result.stageText);
      OpPrintingFlags flags;
      flags.elideLargeElementsAttrs(32).elideLargeResourceString(32);
      module->print(stream, flags);
      return true;
    }
    return writeArtifact(*module, *target, output, result);
  }

  bool writeArtifact(ModuleOp module, const codegen::TargetDescription &target,
                     const std::string &output, CompileResult &result) {
    auto kernels = module.lookupSymbol<ModuleOp>("kernels");
    std::vector<std::string> names;
    for (auto kernel : module.getOps<ModuleOp>())
      for (Operation &op : *kernel.getBody())
        if (auto name = SymbolTable::getSymbolName(&op);
            name && !name.getValue().starts_with("gcm_") && op.getNumRegions() == 1 &&
            !op.getRegion(0).empty())
          names.push_back(name.str());
    step("package");
    package::PackageInfo info{.targetTriple = target.triple, .cpuFeatures = {}, .properties = {}};
    auto packaged = package::writePackage(module, names, info);
    if (!packaged)
      return inside(result, packaged.takeError());
    step("codegen");
    codegen::DataSection program{".graphc.program", "graphc_program", packaged->program, 64};
    auto math = math::mathBitcode();
    codegen::ObjectOptions object{.target = target,
                                  .table = names,
                                  .data = program,
                                  .emptySection = ".graphc.weights",
                                  .library = ArrayRef<unsigned char>(math.data(), math.size())};
    auto code = codegen::emitObject(kernels, object);
    if (!code)
      return inside(result, code.takeError());
    step("link");
    std::string unfinished = output + ".unfinished";
    llvm::FileRemover remover(unfinished);
    if (llvm::Error error = codegen::linkSharedObject(*code, unfinished))
      return inside(result, std::move(error));
    if (llvm::Error error = codegen::appendSection(
            unfinished, ".graphc.weights", packaged->weightsBytes, 4096,
            [&](llvm::raw_ostream &stream) { return package::writeWeights(*packaged, stream); }))
      return inside(result, std::move(error));
    if (std::error_code error = llvm::sys::fs::rename(unfinished, output)) {
      result.messages.push_back("cannot write '" + output + "': " + error.message());
      return false;
    }
    remover.releaseFile();
    result.report = {{"kernels", std::to_string(names.size())},
                     {"code_bytes", std::to_string(code->size())},
                     {"weights_bytes", std::to_string(packaged->weightsBytes)}};
    return true;
  }

  static std::string stageNames() {
    std::string names;
    for (const pipeline::Stage &stage : pipeline::stages())
      names += (", " + stage.name).str();
    return names;
  }

  std::string model;
  const CompileOptions &options;
  const std::function<void(const std::string &)> &progress;
  MLIRContext context;
  std::unique_ptr<Evaluator> evaluator;
  bool failedInside = false;
};

class Library : public CompilerLibrary {
public:
  CompileResult compile(const std::string &model, const std::string &output,
                        const CompileOptions &options,
                        const std::function<void(const std::string &)> &progress) const override {
    CompileResult result = Compilation(model, options, progress).run(output);
    if (result.outcome == Outcome::InternalError && options.dumpFolder.empty())
      writeReproducer(model, output, options, result);
    return result;
  }

  CheckResult check(const std::string &model, const CompileOptions &options) const override {
    CheckResult result;
    CompileOptions dry = options;
    dry.lastStage = "legalize";
    CompileResult compiled = Compilation(model, dry, {}).run("");
    result.outcome = compiled.outcome;
    result.messages = compiled.messages;
    return result;
  }

private:
  /// Compiles once more with dumps, into a folder that the user can send.
  static void writeReproducer(const std::string &model, const std::string &output,
                              const CompileOptions &options, CompileResult &result) {
    llvm::SmallString<128> folder;
    if (llvm::sys::fs::createUniqueDirectory("graphc-reproducer", folder))
      return;
    CompileOptions again = options;
    again.dumpFolder = folder.str().str();
    (void)Compilation(model, again, {}).run(output);
    result.reproducer = again.dumpFolder;
  }
};

} // namespace

} // namespace graphc::driver

extern "C" __attribute__((visibility("default"))) const graphc::driver::CompilerLibrary *
graphc_compiler_library() {
  static const graphc::driver::Library library;
  return &library;
}
