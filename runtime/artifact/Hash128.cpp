//===- Hash128.cpp - content hash of artifacts ----------------------------===//
#include "runtime/artifact/Hash128.h"

#include <bit>
#include <cstring>

namespace graphc::runtime {

namespace {
static_assert(std::endian::native == std::endian::little, "artifacts are little-endian");

// Odd constants with balanced bits: fractional parts of square roots of small primes.
constexpr uint64_t kSecret[4] = {0x6a09e667f3bcc909u, 0xbb67ae8584caa73bu, 0x3c6ef372fe94f82bu,
                                 0xa54ff53a5f1d36f1u};

uint64_t load(const uint8_t *bytes) {
  uint64_t word;
  std::memcpy(&word, bytes, sizeof(word));
  return word;
}

/// Both halves of the 128-bit product, folded.
uint64_t fold(uint64_t a, uint64_t b) {
  unsigned __int128 product = static_cast<unsigned __int128>(a) * b;
  return static_cast<uint64_t>(product) ^ static_cast<uint64_t>(product >> 64);
}

/// The words enter beside the product too: a factor of zero must not hide the other one.
uint64_t absorb(uint64_t lane, uint64_t first, uint64_t second, uint64_t secret) {
  uint64_t mixed = fold(first ^ lane, second ^ secret);
  return std::rotl(lane + mixed, 29) + first + std::rotl(second, 32);
}

uint64_t finalize(uint64_t word) {
  word ^= word >> 32;
  word *= kSecret[0];
  word ^= word >> 29;
  word *= kSecret[1];
  return word ^ (word >> 32);
}
} // namespace

void Hash128::stripe(const uint8_t *bytes) {
  for (int lane = 0; lane < 4; ++lane)
    lanes[lane] =
        absorb(lanes[lane], load(bytes + 16 * lane), load(bytes + 16 * lane + 8), kSecret[lane]);
}

void Hash128::update(const void *data, size_t size) {
  const uint8_t *bytes = static_cast<const uint8_t *>(data);
  size_t filled = total % kStripe;
  total += size;
  if (filled) {
    size_t take = size < kStripe - filled ? size : kStripe - filled;
    if (take)
      std::memcpy(pending + filled, bytes, take);
    if (filled + take < kStripe)
      return;
    stripe(pending);
    bytes += take;
    size -= take;
  }
  for (; size >= kStripe; size -= kStripe, bytes += kStripe)
    stripe(bytes);
  if (size)
    std::memcpy(pending, bytes, size);
}

HashValue Hash128::finish() const {
  Hash128 last = *this;
  if (size_t filled = total % kStripe) {
    std::memset(last.pending + filled, 0, kStripe - filled);
    last.stripe(last.pending);
  }
  uint64_t low = finalize(last.lanes[0] ^ std::rotl(last.lanes[1], 17) ^ total);
  uint64_t high = finalize(last.lanes[2] ^ std::rotl(last.lanes[3], 41) ^ ~total);
  uint64_t words[2] = {finalize(low + fold(high, kSecret[2])),
                       finalize(high + fold(low, kSecret[3]))};
  HashValue hash;
  std::memcpy(hash.data(), words, sizeof(words));
  return hash;
}

std::string toHex(const HashValue &hash) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (uint8_t byte : hash) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

} // namespace graphc::runtime
