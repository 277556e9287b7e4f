//===- FunctionLibrary.cpp - Definitions that a model brings along --------===//
#include "compiler/import/FunctionLibrary.h"

#include "llvm/Support/JSON.h"

namespace graphc::importer {

std::string freeSymbol(llvm::StringRef name, llvm::StringSet<> &taken) {
  std::string symbol = name.str();
  for (unsigned number = 1; !taken.insert(symbol).second; ++number)
    symbol = (name + "$" + llvm::Twine(number)).str();
  return symbol;
}

void FunctionLibrary::addFunctions(tensorflow::FunctionDefLibrary &library,
                                   llvm::StringSet<> &taken, ErrorLog &log) {
  for (tensorflow::FunctionDef &def : *library.mutable_function()) {
    const std::string &name = def.signature().name();
    if (name.empty()) {
      log.warning("a function of the library has no name; nothing can call it: dropped");
      continue;
    }
    if (!llvm::json::isUTF8(name)) {
      log.error("function " + quoted(name) + ": not a name that a function can have");
      continue;
    }
    if (byName.contains(name)) {
      log.error("function " + quoted(name) + ": defined twice");
      continue;
    }
    all.push_back({&def, OpSignature(def.signature()), freeSymbol(name, taken)});
    byName[name] = &all.back();
  }
}

void FunctionLibrary::addOps(const tensorflow::OpList &list) {
  for (const tensorflow::OpDef &def : list.op())
    if (!tf::lookupOp(def.name()))
      ops.try_emplace(def.name(), def);
}

const OpSignature *FunctionLibrary::op(llvm::StringRef name) const {
  auto it = ops.find(name);
  return it == ops.end() ? nullptr : &it->second;
}

llvm::StringRef FunctionLibrary::symbolOf(llvm::StringRef name) const {
  const LibraryFunction *found = function(name);
  return found ? llvm::StringRef(found->symbol) : name;
}

} // namespace graphc::importer
