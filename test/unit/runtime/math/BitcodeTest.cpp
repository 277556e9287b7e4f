//===- BitcodeTest.cpp - The embedded module is complete and stands alone -------===//
#include "runtime/math/MathBitcode.h"

#include "llvm/Bitcode/BitcodeReader.h"
#include "llvm/IR/DerivedTypes.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/LegacyPassManager.h"
#include "llvm/IR/Module.h"
#include "llvm/IR/Verifier.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Object/ObjectFile.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Target/TargetMachine.h"
#include "llvm/Target/TargetOptions.h"
#include <gtest/gtest.h>

namespace graphc::math::testing {
namespace {

class Bitcode : public ::testing::Test {
protected:
  void SetUp() override {
    auto bytes = mathBitcode();
    llvm::StringRef text(reinterpret_cast<const char *>(bytes.data()), bytes.size());
    auto parsed = llvm::parseBitcodeFile(llvm::MemoryBufferRef(text, "gcm.bc"), context);
    if (!parsed)
      FAIL() << llvm::toString(parsed.takeError());
    module = std::move(*parsed);
  }

  void expectFunction(const std::string &name, llvm::Type *element, unsigned lanes,
                      unsigned operands) {
    llvm::Type *type = lanes == 1 ? element : llvm::FixedVectorType::get(element, lanes);
    const llvm::Function *function = module->getFunction(name);
    ASSERT_NE(function, nullptr) << name;
    EXPECT_FALSE(function->isDeclaration()) << name;
    EXPECT_EQ(function->getReturnType(), type) << name << " does not return by value";
    ASSERT_EQ(function->arg_size(), operands) << name;
    for (const llvm::Argument &argument : function->args())
      EXPECT_EQ(argument.getType(), type) << name << " does not take by value";
  }

  void expectEveryWidth(const std::string &fn, unsigned operands) {
    llvm::Type *f32 = llvm::Type::getFloatTy(context), *f64 = llvm::Type::getDoubleTy(context);
    for (unsigned lanes : {1, 4, 8, 16, 32})
      expectFunction("gcm_" + fn + "_f32" + (lanes == 1 ? "" : "x" + std::to_string(lanes)), f32,
                     lanes, operands);
    for (unsigned lanes : {1, 2, 4, 8, 16})
      expectFunction("gcm_" + fn + "_f64" + (lanes == 1 ? "" : "x" + std::to_string(lanes)), f64,
                     lanes, operands);
  }

  llvm::LLVMContext context;
  std::unique_ptr<llvm::Module> module;
};

TEST_F(Bitcode, IsWellFormed) { EXPECT_FALSE(llvm::verifyModule(*module, &llvm::errs())); }

TEST_F(Bitcode, HasEveryFunctionAtEveryWidthByValue) {
#define GCM_UNARY(fn) expectEveryWidth(#fn, 1);
#define GCM_BINARY(fn) expectEveryWidth(#fn, 2);
#include "runtime/math/Functions.def"
}

TEST_F(Bitcode, HasEveryScalarFunction) {
  llvm::Type *f32 = llvm::Type::getFloatTy(context), *f64 = llvm::Type::getDoubleTy(context);
#define EXPECT_SCALAR(fn, operands)                                                                \
  expectFunction("gcm_" #fn "_f32", f32, 1, operands);                                             \
  expectFunction("gcm_" #fn "_f64", f64, 1, operands);
#define GCM_SCALAR_UNARY(fn) EXPECT_SCALAR(fn, 1)
#define GCM_SCALAR_BINARY(fn) EXPECT_SCALAR(fn, 2)
#define GCM_SCALAR_TERNARY(fn) EXPECT_SCALAR(fn, 3)
#include "runtime/math/Functions.def"
  (void)f32, (void)f64;
}

/// Nothing is called but LLVM's generic intrinsics: no libm, no target intrinsic.
TEST_F(Bitcode, CallsNothingOutsideItself) {
  for (const llvm::Function &function : *module)
    if (function.isDeclaration()) {
      EXPECT_TRUE(function.isIntrinsic()) << function.getName().str();
      EXPECT_FALSE(function.getName().starts_with("llvm.x86")) << function.getName().str();
    }
}

TEST_F(Bitcode, GlobalsAreConstantTables) {
  for (const llvm::GlobalVariable &global : module->globals()) {
    EXPECT_TRUE(global.isConstant()) << global.getName().str();
    EXPECT_TRUE(global.hasInitializer()) << global.getName().str();
  }
}

/// What a kernel compiler does: drop the attributes the module was built with, generate code for
/// the least target that graphc supports. An operation that became a library call (fmaf, memcpy,
/// ...) would be an undefined symbol.
TEST_F(Bitcode, NeedsNoLibraryOnX8664V3) {
  llvm::InitializeAllTargetInfos();
  llvm::InitializeAllTargets();
  llvm::InitializeAllTargetMCs();
  llvm::InitializeAllAsmPrinters();
  std::string error;
  const llvm::Target *target = llvm::TargetRegistry::lookupTarget(module->getTargetTriple(), error);
  ASSERT_NE(target, nullptr) << error;
  std::unique_ptr<llvm::TargetMachine> machine(target->createTargetMachine(
      module->getTargetTriple(), "x86-64-v3", "", llvm::TargetOptions(), llvm::Reloc::PIC_));
  for (llvm::Function &function : *module)
    for (llvm::StringRef name :
         {"target-cpu", "target-features", "tune-cpu", "min-legal-vector-width"})
      function.removeFnAttr(name);

  llvm::SmallVector<char, 0> bytes;
  llvm::raw_svector_ostream stream(bytes);
  llvm::legacy::PassManager passes;
  ASSERT_FALSE(
      machine->addPassesToEmitFile(passes, stream, nullptr, llvm::CodeGenFileType::ObjectFile));
  passes.run(*module);
  auto object = llvm::object::ObjectFile::createObjectFile(
      llvm::MemoryBufferRef(llvm::StringRef(bytes.data(), bytes.size()), "gcm.o"));
  ASSERT_TRUE(static_cast<bool>(object)) << llvm::toString(object.takeError());
  for (const llvm::object::SymbolRef &symbol : (*object)->symbols()) {
    llvm::StringRef name = llvm::cantFail(symbol.getName());
    bool undefined = llvm::cantFail(symbol.getFlags()) & llvm::object::SymbolRef::SF_Undefined;
    EXPECT_TRUE(!undefined || name.empty()) << name.str() << " is called but not defined";
  }
}

} // namespace
} // namespace graphc::math::testing
