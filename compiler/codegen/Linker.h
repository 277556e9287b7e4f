//===- Linker.h - objects to one shared object ----------------------------===//

#ifndef GRAPHC_COMPILER_CODEGEN_LINKER_H
#define GRAPHC_COMPILER_CODEGEN_LINKER_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace graphc::codegen {

/// Links `object` into the ELF shared object `output` with lld, in this process.
/// Thread-safe: lld keeps global state, so calls take turns. `output` is
/// written whole or not at all.
llvm::Error linkSharedObject(llvm::ArrayRef<char> object, llvm::StringRef output);

/// Appends `bytes` to the ELF file `path` at the next multiple of `alignment` and lets the
/// section header `section` (present and not loaded at run time) describe
/// them. `write` is called to stream the bytes, so that gigabytes of weights are never
/// held twice.
llvm::Error appendSection(llvm::StringRef path, llvm::StringRef section, uint64_t bytes,
                          uint64_t alignment,
                          llvm::function_ref<llvm::Error(llvm::raw_ostream &)> write);

} // namespace graphc::codegen

#endif // GRAPHC_COMPILER_CODEGEN_LINKER_H
