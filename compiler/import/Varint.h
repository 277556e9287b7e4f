//===- Varint.h - Base-128 numbers ------------------------------*- C++ -*-===//
#ifndef GRAPHC_COMPILER_IMPORT_VARINT_H
#define GRAPHC_COMPILER_IMPORT_VARINT_H

#include "llvm/ADT/StringRef.h"

#include <cstdint>
#include <optional>

namespace graphc::importer {

/// Takes one base-128 number, low digit first, off the front of `bytes`.
/// nullopt if it does not end or does not fit into 64 bits.
inline std::optional<uint64_t> readVarint(llvm::StringRef &bytes) {
  uint64_t value = 0;
  for (unsigned i = 0; i < 10 && i < bytes.size(); ++i) {
    const uint64_t digit = static_cast<uint8_t>(bytes[i]);
    if (i == 9 && digit > 1)
      return std::nullopt;
    value |= (digit & 0x7f) << (7 * i);
    if (digit < 0x80) {
      bytes = bytes.drop_front(i + 1);
      return value;
    }
  }
  return std::nullopt;
}

} // namespace graphc::importer

#endif // GRAPHC_COMPILER_IMPORT_VARINT_H
