//===- Hash128.h - content hash of artifacts --------------------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_ARTIFACT_HASH128_H
#define GRAPHC_RUNTIME_ARTIFACT_HASH128_H

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace graphc::runtime {

/// 128 bits of a content hash, in the byte order in which artifacts store it.
using HashValue = std::array<uint8_t, 16>;

/// Streaming 128-bit hash: four independent lanes of 64x64 multiply-fold, about one 64-byte stripe
/// in ten cycles. Finds accidents (truncation, bit rot, mixed-up files), not adversaries. The
/// result depends on the bytes only, never on how they were cut into updates or on the machine.
/// Thread-compatible.
class Hash128 {
public:
  /// Appends \p size bytes.
  void update(const void *data, size_t size);
  /// The hash of everything appended so far; may be followed by more updates.
  HashValue finish() const;
  /// The hash of one block.
  static HashValue of(const void *data, size_t size) {
    Hash128 hash;
    hash.update(data, size);
    return hash.finish();
  }

private:
  static constexpr size_t kStripe = 64;
  void stripe(const uint8_t *bytes);

  uint64_t lanes[4] = {0x9ae16a3b2f90404fu, 0xc3a5c85c97cb3127u, 0xb492b66fbe98f273u,
                       0xe7037ed1a0b428dbu};
  uint64_t total = 0;
  uint8_t pending[kStripe] = {};
};

/// 32 lower-case hexadecimal digits.
std::string toHex(const HashValue &hash);

} // namespace graphc::runtime

#endif // GRAPHC_RUNTIME_ARTIFACT_HASH128_H
