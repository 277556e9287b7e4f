//===- Crc32c.cpp - The checksum of checkpoints ---------------------------===//
#include "compiler/import/Crc32c.h"

#include "llvm/Support/Endian.h"

#include <array>

#if defined(__x86_64__)
#include <nmmintrin.h>
#endif

namespace graphc::importer {
namespace {

/// Castagnoli's polynomial, bits reversed.
constexpr uint32_t kPolynomial = 0x82f63b78u;

/// tables[k][b]: the checksum of byte b followed by k zero bytes. Eight of them
/// take eight input bytes a step.
using Tables = std::array<std::array<uint32_t, 256>, 8>;

constexpr Tables makeTables() {
  Tables tables{};
  for (uint32_t byte = 0; byte < 256; ++byte) {
    uint32_t crc = byte;
    for (int bit = 0; bit < 8; ++bit)
      crc = (crc >> 1) ^ ((crc & 1) ? kPolynomial : 0);
    tables[0][byte] = crc;
  }
  for (unsigned k = 1; k < 8; ++k)
    for (uint32_t byte = 0; byte < 256; ++byte)
      tables[k][byte] = (tables[k - 1][byte] >> 8) ^ tables[0][tables[k - 1][byte] & 0xff];
  return tables;
}

constexpr Tables kTables = makeTables();

#if defined(__x86_64__)
__attribute__((target("sse4.2"))) uint32_t extendBySse42(uint32_t crc, llvm::StringRef bytes) {
  uint64_t state = ~crc;
  const char *p = bytes.begin(), *end = bytes.end();
  for (; end - p >= 8; p += 8)
    state = _mm_crc32_u64(state, llvm::support::endian::read64le(p));
  for (; p != end; ++p)
    state = _mm_crc32_u8(static_cast<uint32_t>(state), static_cast<uint8_t>(*p));
  return ~static_cast<uint32_t>(state);
}
#endif

} // namespace

uint32_t extendCrc32cPortable(uint32_t crc, llvm::StringRef bytes) {
  uint32_t state = ~crc;
  const char *p = bytes.begin(), *end = bytes.end();
  for (; end - p >= 8; p += 8) {
    const uint32_t low = llvm::support::endian::read32le(p) ^ state;
    const uint32_t high = llvm::support::endian::read32le(p + 4);
    state = 0;
    for (unsigned k = 0; k < 4; ++k) {
      state ^= kTables[7 - k][(low >> (8 * k)) & 0xff];
      state ^= kTables[3 - k][(high >> (8 * k)) & 0xff];
    }
  }
  for (; p != end; ++p)
    state = (state >> 8) ^ kTables[0][(state ^ static_cast<uint8_t>(*p)) & 0xff];
  return ~state;
}

uint32_t extendCrc32c(uint32_t crc, llvm::StringRef bytes) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("sse4.2"))
    return extendBySse42(crc, bytes);
#endif
  return extendCrc32cPortable(crc, bytes);
}

} // namespace graphc::importer
