//===- Crc32c.h - The checksum of checkpoints -------------------*- C++ -*-===//
//
// CRC-32C (Castagnoli polynomial, RFC 3720 appendix B.4) and the masked form in
// which LevelDB's tables and TensorFlow's checkpoints store it.
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_COMPILER_IMPORT_CRC32C_H
#define GRAPHC_COMPILER_IMPORT_CRC32C_H

#include "llvm/ADT/StringRef.h"

#include <cstdint>

namespace graphc::importer {

/// The checksum of the bytes whose checksum is `crc`, followed by `bytes`. That
/// of no bytes is 0. Thread-safe.
uint32_t extendCrc32c(uint32_t crc, llvm::StringRef bytes);

/// The checksum of `bytes`. Thread-safe.
inline uint32_t crc32c(llvm::StringRef bytes) { return extendCrc32c(0, bytes); }

/// The same by table look-up, on any processor; extendCrc32c falls back to it.
uint32_t extendCrc32cPortable(uint32_t crc, llvm::StringRef bytes);

/// The stored form of a checksum: a checksum of bytes that contain checksums
/// is a weak one, so they are disguised.
constexpr uint32_t maskCrc32c(uint32_t crc) { return ((crc >> 15) | (crc << 17)) + 0xa282ead8u; }

/// The checksum of a stored form.
constexpr uint32_t unmaskCrc32c(uint32_t masked) {
  const uint32_t rotated = masked - 0xa282ead8u;
  return (rotated >> 17) | (rotated << 15);
}

} // namespace graphc::importer

#endif // GRAPHC_COMPILER_IMPORT_CRC32C_H
