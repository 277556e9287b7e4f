//===- Philox.cpp - counter-based random numbers ------------------------------------===//

#include "compiler/reference/Philox.h"

#include <bit>
#include <cmath>

using namespace graphc::reference;

Philox Philox::fromSeeds(uint64_t seed, uint64_t seed2) {
  return Philox({static_cast<uint32_t>(seed), static_cast<uint32_t>(seed >> 32)},
                {0, 0, static_cast<uint32_t>(seed2), static_cast<uint32_t>(seed2 >> 32)});
}

Philox::Block Philox::next() {
  constexpr uint32_t multiplierA = 0xD2511F53, multiplierB = 0xCD9E8D57;
  constexpr uint32_t weylA = 0x9E3779B9, weylB = 0xBB67AE85;
  Block x = counter;
  std::array<uint32_t, 2> k = key;
  for (int round = 0; round < 10; ++round) {
    uint64_t a = static_cast<uint64_t>(multiplierA) * x[0];
    uint64_t b = static_cast<uint64_t>(multiplierB) * x[2];
    x = {static_cast<uint32_t>(b >> 32) ^ x[1] ^ k[0], static_cast<uint32_t>(b),
         static_cast<uint32_t>(a >> 32) ^ x[3] ^ k[1], static_cast<uint32_t>(a)};
    k[0] += weylA;
    k[1] += weylB;
  }
  skip(1);
  return x;
}

void Philox::skip(uint64_t blocks) {
  uint64_t low = counter[0] | static_cast<uint64_t>(counter[1]) << 32;
  uint64_t high = counter[2] | static_cast<uint64_t>(counter[3]) << 32;
  low += blocks;
  high += low < blocks;
  counter = {static_cast<uint32_t>(low), static_cast<uint32_t>(low >> 32),
             static_cast<uint32_t>(high), static_cast<uint32_t>(high >> 32)};
}

float graphc::reference::uniformFloat(uint32_t word) {
  return std::bit_cast<float>((127u << 23) | (word & 0x7fffff)) - 1.0f;
}

double graphc::reference::uniformDouble(uint32_t high, uint32_t low) {
  uint64_t mantissa = static_cast<uint64_t>(high & 0xfffff) << 32 | low;
  return std::bit_cast<double>((uint64_t{1023} << 52) | mantissa) - 1.0;
}

namespace {

/// A pair of normal values from two uniform ones (Box and Muller 1958), in the precision of U.
template <typename U> std::array<U, 2> boxMuller(U first, U second) {
  first = std::max(first, static_cast<U>(1.0e-7));
  U angle = static_cast<U>(2.0 * M_PI) * second, radius = std::sqrt(U(-2) * std::log(first));
  return {std::sin(angle) * radius, std::cos(angle) * radius};
}

/// Fills with `draw(block)`, which gives as many values as a block makes.
template <typename T, size_t PerBlock, typename Draw>
Tensor fillBlocks(const Op &op, Shape shape, Philox stream, Draw draw) {
  Tensor result = op.make<T>(std::move(shape));
  std::span<T> out = result.mutableData<T>();
  for (size_t i = 0; i < out.size(); i += PerBlock) {
    std::array<T, PerBlock> values = draw(stream.next());
    for (size_t k = 0; k < PerBlock && i + k < out.size(); ++k)
      out[i + k] = values[k];
  }
  return result;
}

} // namespace

Tensor graphc::reference::fillUniform(const Op &op, DType dtype, Shape shape, Philox stream) {
  switch (dtype) {
  case DType::Half:
    return fillBlocks<Half, 4>(op, shape, stream, [](const Philox::Block &w) {
      std::array<Half, 4> values;
      for (int i = 0; i < 4; ++i)
        values[i] = static_cast<float>(Half::fromBits(15 << 10 | (w[i] & 0x3ff))) - 1.0f;
      return values;
    });
  case DType::BFloat16:
    return fillBlocks<BFloat16, 4>(op, shape, stream, [](const Philox::Block &w) {
      std::array<BFloat16, 4> values;
      for (int i = 0; i < 4; ++i)
        values[i] = static_cast<float>(BFloat16::fromBits(127 << 7 | (w[i] & 0x7f))) - 1.0f;
      return values;
    });
  case DType::Float:
    return fillBlocks<float, 4>(op, shape, stream, [](const Philox::Block &w) {
      return std::array{uniformFloat(w[0]), uniformFloat(w[1]), uniformFloat(w[2]),
                        uniformFloat(w[3])};
    });
  case DType::Double:
    return fillBlocks<double, 2>(op, shape, stream, [](const Philox::Block &w) {
      return std::array{uniformDouble(w[0], w[1]), uniformDouble(w[2], w[3])};
    });
  default:
    op.unsupportedType(dtype);
  }
}

Tensor graphc::reference::fillNormal(const Op &op, DType dtype, Shape shape, Philox stream) {
  auto fromWords = []<typename T>(const Philox::Block &w) {
    auto first = boxMuller(uniformFloat(w[0]), uniformFloat(w[1]));
    auto second = boxMuller(uniformFloat(w[2]), uniformFloat(w[3]));
    return std::array<T, 4>{T(first[0]), T(first[1]), T(second[0]), T(second[1])};
  };
  switch (dtype) {
  case DType::Half:
    return fillBlocks<Half, 4>(op, shape, stream, [&](const Philox::Block &w) {
      return fromWords.template operator()<Half>(w);
    });
  case DType::BFloat16:
    return fillBlocks<BFloat16, 4>(op, shape, stream, [&](const Philox::Block &w) {
      return fromWords.template operator()<BFloat16>(w);
    });
  case DType::Float:
    return fillBlocks<float, 4>(op, shape, stream, [&](const Philox::Block &w) {
      return fromWords.template operator()<float>(w);
    });
  case DType::Double:
    return fillBlocks<double, 2>(op, shape, stream, [](const Philox::Block &w) {
      return boxMuller(uniformDouble(w[0], w[1]), uniformDouble(w[2], w[3]));
    });
  default:
    op.unsupportedType(dtype);
  }
}

Tensor graphc::reference::fillTruncatedNormal(const Op &op, DType dtype, Shape shape,
                                              Philox stream) {
  bool wide = dtype == DType::Double;
  int64_t count = countElements(shape).value_or(0), perGroup = wide ? 2 : 4;
  op.make(dtype, shape);
  std::vector<double> values;
  while (static_cast<int64_t>(values.size()) < count) {
    // Each group of results owns 256 words a result, however many it draws.
    WordStream words(stream);
    stream.skip(perGroup * 256 / 4);
    std::vector<double> group;
    while (static_cast<int64_t>(group.size()) < perGroup) {
      uint32_t w[4];
      for (int i = 0; i < (wide ? 4 : 2); ++i)
        w[i] = words();
      std::array<double, 2> pair;
      if (wide) {
        pair = boxMuller(uniformDouble(w[0], w[1]), uniformDouble(w[2], w[3]));
      } else {
        auto narrowPair = boxMuller(uniformFloat(w[0]), uniformFloat(w[1]));
        pair = {narrowPair[0], narrowPair[1]};
      }
      for (double value : pair)
        if (std::fabs(value) < 2 && static_cast<int64_t>(group.size()) < perGroup)
          group.push_back(value);
    }
    values.insert(values.end(), group.begin(), group.end());
  }
  values.resize(count);
  return fromDoubles(op, dtype, std::move(shape), values);
}

Tensor graphc::reference::fillUniformInt(const Op &op, DType dtype, Shape shape, Philox stream,
                                         int64_t low, int64_t high) {
  require(low < high, "Need minval < maxval, got ", low, " >= ", high);
  if (dtype == DType::Int32) {
    uint32_t range = static_cast<uint32_t>(high) - static_cast<uint32_t>(low);
    return fillBlocks<int32_t, 4>(op, shape, stream, [&](const Philox::Block &w) {
      std::array<int32_t, 4> values;
      for (int i = 0; i < 4; ++i)
        values[i] = static_cast<int32_t>(static_cast<uint32_t>(low) + w[i] % range);
      return values;
    });
  }
  if (dtype == DType::UInt32) {
    uint32_t range = static_cast<uint32_t>(high - low);
    return fillBlocks<uint32_t, 4>(op, shape, stream, [&](const Philox::Block &w) {
      std::array<uint32_t, 4> values;
      for (int i = 0; i < 4; ++i)
        values[i] = static_cast<uint32_t>(low) + w[i] % range;
      return values;
    });
  }
  if (dtype != DType::Int64)
    op.unsupportedType(dtype);
  uint64_t range = static_cast<uint64_t>(high) - static_cast<uint64_t>(low);
  return fillBlocks<int64_t, 2>(op, shape, stream, [&](const Philox::Block &w) {
    auto draw = [&](uint32_t a, uint32_t b) {
      uint64_t word = a | static_cast<uint64_t>(b) << 32;
      return static_cast<int64_t>(static_cast<uint64_t>(low) + word % range);
    };
    return std::array{draw(w[0], w[1]), draw(w[2], w[3])};
  });
}

Tensor graphc::reference::fillFullInt(const Op &op, DType dtype, Shape shape, Philox stream) {
  if (dtypeSize(dtype) == 4)
    return fillBlocks<uint32_t, 4>(op, shape, stream, [](const Philox::Block &w) { return w; })
        .reinterpreted(dtype);
  if (dtype != DType::Int64 && dtype != DType::UInt64)
    op.unsupportedType(dtype);
  return fillBlocks<uint64_t, 2>(op, shape, stream,
                                 [](const Philox::Block &w) {
                                   return std::array{w[0] | static_cast<uint64_t>(w[1]) << 32,
                                                     w[2] | static_cast<uint64_t>(w[3]) << 32};
                                 })
      .reinterpreted(dtype);
}
