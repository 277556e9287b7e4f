//===- Verifier.h - the checks of ArtifactReader, by family -----*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_ARTIFACT_VERIFIER_H
#define GRAPHC_RUNTIME_ARTIFACT_VERIFIER_H

#include "runtime/artifact/ProgramView.h"
#include "runtime/base/Status.h"

#include <initializer_list>
#include <string>
#include <vector>

namespace graphc::runtime {

/// Walks a program whose header and table bounds are checked and proves the rest. Internal to
/// readProgram; one object checks one program. Thread-compatible.
///
/// The families run in this order, each relying on the earlier ones: header, expressions,
/// attributes, manifest, functions (values, then code).
class Verifier {
public:
  explicit Verifier(ProgramView view) : view(view) {}
  Status run();

private:
  using Table = schema::Table;

  // Shared helpers (Verifier.cpp).
  Status bad(const std::string &what) const;
  Status checkHeader();
  Status checkString(schema::StringRef text, const char *what) const;
  Status checkList(schema::ListRef list, const char *what) const;
  Status checkRange(schema::RangeRef range, Table table, const char *what) const;
  Status checkRow(uint32_t index, Table table, const char *what, bool mayBeNone = false) const;
  Status checkDType(uint32_t dtype, const char *what) const;
  std::string text(schema::StringRef ref) const;

  // Values (VerifyValues.cpp).
  Status checkExprs();
  Status checkExprUse(uint32_t ref, const schema::Function &function, const char *what,
                      bool entryOnly) const;
  bool isConstantExpr(uint32_t ref) const;
  Status checkAttributes();
  Status checkAttribute(const schema::Attribute &attribute) const;
  Status checkTensorAttribute(const schema::Attribute &attribute) const;
  Status checkResources();
  Status checkSymbols(const schema::Function &function) const;
  Status checkBuffers(const schema::Function &function);
  Status checkBuffer(const schema::Function &function, const schema::Buffer &buffer) const;
  Status checkPlacement(const schema::Function &function, const schema::Buffer &buffer) const;
  Status checkAlias(const schema::Function &function, const schema::Buffer &buffer) const;
  Status checkArenas(const schema::Function &function) const;

  // Code (VerifyCode.cpp, VerifyControl.cpp).
  Status checkKernels();
  Status checkFunction(uint32_t index);
  Status checkDisjoint(const schema::Function &function);
  Status checkArguments(const schema::Function &function) const;
  Status checkRegion(const schema::Function &function, uint32_t region, uint32_t depth);
  Status checkInstruction(const schema::Function &function, const schema::Instruction &instruction,
                          uint32_t depth);
  Status checkOperands(const schema::Function &function,
                       const schema::Instruction &instruction) const;
  Status checkBufferList(const schema::Function &function, schema::ListRef list, const char *what,
                         bool written) const;
  Status checkLaunch(const schema::Function &function,
                     const schema::Instruction &instruction) const;
  Status checkHostCall(const schema::Instruction &instruction) const;
  Status checkCopy(const schema::Function &function, const schema::Instruction &instruction) const;
  Status checkEvent(const schema::Function &function, const schema::Instruction &instruction);
  Status checkBindSymbol(const schema::Function &function,
                         const schema::Instruction &instruction) const;
  Status checkScalar(const schema::Function &function, uint32_t buffer,
                     std::initializer_list<DType> dtypes, const char *what) const;
  Status checkWhile(const schema::Function &function, const schema::WhilePayload &payload) const;
  Status checkCall(const schema::Function &function, const schema::CallPayload &payload) const;
  Status checkCallGraph();

  // Manifest (VerifyManifest.cpp).
  Status checkManifest();
  Status checkSignature(const schema::Signature &signature) const;
  Status checkSignatureArg(const schema::SignatureArg &arg) const;

  ProgramView view;
  /// What is being looked at, for messages: "function 'f', buffer 3 ('x')".
  std::string where = "header";
  /// Per expression: one more than the highest symbol it uses.
  std::vector<uint32_t> exprSymbols;
  /// Per region: claimed by a function or an instruction. Per instruction: by a region.
  std::vector<bool> regionOwned;
  std::vector<bool> instructionOwned;
  /// Per event of the function being checked: the region that recorded it, or kNone.
  std::vector<uint32_t> eventRegion;
  uint32_t currentRegion = schema::kNone;
  /// Ends of the rows that earlier functions own: symbols, buffers, streams, arenas.
  uint64_t rowEnds[4] = {};
};

} // namespace graphc::runtime

#endif // GRAPHC_RUNTIME_ARTIFACT_VERIFIER_H
