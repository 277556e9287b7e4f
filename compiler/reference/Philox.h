//===- Philox.h - counter-based random numbers -------------------*- C++ -*-===//
//
// Philox4x32-10 of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy
// as 1, 2, 3" (2011), and the distributions that TensorFlow draws from it. The same
// key and counter give TensorFlow's numbers.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_COMPILER_REFERENCE_PHILOX_H
#define GRAPHC_COMPILER_REFERENCE_PHILOX_H

#include "compiler/reference/OpSupport.h"

#include <array>

namespace graphc::reference {

/// A stream of 128-bit blocks. Value type; cheap to copy.
class Philox {
public:
  using Block = std::array<uint32_t, 4>;

  Philox() = default;
  Philox(std::array<uint32_t, 2> key, Block counter) : key(key), counter(counter) {}

  /// The stream of a (seed, seed2) pair: seed is the key, seed2 the upper half of the counter.
  static Philox fromSeeds(uint64_t seed, uint64_t seed2);

  /// The block at the counter; advances by one.
  Block next();
  /// Advances by `blocks`.
  void skip(uint64_t blocks);

  const std::array<uint32_t, 2> &keyWords() const { return key; }
  const Block &counterWords() const { return counter; }

private:
  std::array<uint32_t, 2> key = {0, 0};
  Block counter = {0, 0, 0, 0};
};

/// Hands out the words of a stream one by one.
class WordStream {
public:
  explicit WordStream(Philox stream) : stream(stream) {}
  uint32_t operator()() {
    if (used == 4) {
      block = stream.next();
      used = 0;
    }
    return block[used++];
  }

private:
  Philox stream;
  Philox::Block block = {};
  int used = 4;
};

/// Uniform in [0, 1) from the low mantissa bits of a word (two words).
float uniformFloat(uint32_t word);
double uniformDouble(uint32_t high, uint32_t low);

/// `count` values of `dtype`, each from its place in the stream.
Tensor fillUniform(const Op &op, DType dtype, Shape shape, Philox stream);
Tensor fillNormal(const Op &op, DType dtype, Shape shape, Philox stream);
/// Normal values redrawn until within two standard deviations.
Tensor fillTruncatedNormal(const Op &op, DType dtype, Shape shape, Philox stream);
/// Integers in [low, high), by remainder.
Tensor fillUniformInt(const Op &op, DType dtype, Shape shape, Philox stream, int64_t low,
                      int64_t high);
/// Integers over the whole range of the type.
Tensor fillFullInt(const Op &op, DType dtype, Shape shape, Philox stream);

} // namespace graphc::reference

#endif // GRAPHC_COMPILER_REFERENCE_PHILOX_H
