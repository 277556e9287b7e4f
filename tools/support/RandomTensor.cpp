//===- RandomTensor.cpp - inputs to try a model with ----------------------===//
#include "tools/support/RandomTensor.h"

#include "tools/support/Failure.h"

#include <cstring>

namespace graphc::cli {

using runtime::DType;

namespace {

/// SplitMix64 (Steele, Lea, Flood 2014): every seed is a good one.
class Random {
public:
  explicit Random(uint64_t seed) : state(seed * 0x9E3779B97F4A7C15) {}
  uint64_t next() {
    uint64_t z = state += 0x9E3779B97F4A7C15;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
  }
  /// In [-1, 1).
  double real() { return static_cast<double>(next() >> 11) * 0x1p-52 - 1; }
  /// In [0, limit).
  uint64_t below(uint64_t limit) { return next() % limit; }

private:
  uint64_t state;
};

template <typename T, typename Draw>
void fill(npy::HostTensor &tensor, uint64_t count, const Draw &draw) {
  for (uint64_t i = 0; i < count; ++i) {
    T value = static_cast<T>(draw());
    std::memcpy(tensor.data.data() + i * sizeof value, &value, sizeof value);
  }
}

/// Draws \p count numbers of the tensor's type; false for types that hold none.
bool draw(npy::HostTensor &tensor, uint64_t count, Random &random) {
  auto real = [&] { return random.real(); };
  auto digit = [&] { return random.below(10); };
  switch (tensor.dtype) {
  case DType::Float32:
    fill<float>(tensor, count, real);
    return true;
  case DType::Complex64:
    fill<float>(tensor, 2 * count, real);
    return true;
  case DType::Float64:
    fill<double>(tensor, count, real);
    return true;
  case DType::Complex128:
    fill<double>(tensor, 2 * count, real);
    return true;
  case DType::Float16:
  case DType::BFloat16: {
    // Sign and mantissa are random, the exponent is that of [0.5, 1).
    uint32_t keep = tensor.dtype == DType::Float16 ? 0x83FF : 0x807F;
    uint32_t half = tensor.dtype == DType::Float16 ? 0x3800 : 0x3F00;
    fill<uint16_t>(tensor, count, [&] { return (random.next() & keep) | half; });
    return true;
  }
  case DType::Bool:
    fill<uint8_t>(tensor, count, [&] { return random.below(2); });
    return true;
  case DType::String:
    std::memset(tensor.data.data(), 0, tensor.data.size());
    return true;
  case DType::Resource:
  case DType::Variant:
    return false;
  default:
    break;
  }
  switch (runtime::dtypeBytes(tensor.dtype)) {
  case 1:
    fill<uint8_t>(tensor, count, digit);
    return true;
  case 2:
    fill<uint16_t>(tensor, count, digit);
    return true;
  case 4:
    fill<uint32_t>(tensor, count, digit);
    return true;
  case 8:
    fill<uint64_t>(tensor, count, digit);
    return true;
  }
  return false;
}

} // namespace

Expected<npy::HostTensor> randomTensor(const Argument &input, const std::vector<int64_t> &dims,
                                       uint64_t seed) {
  std::string who = "input '" + input.key + "': ";
  npy::HostTensor tensor{static_cast<DType>(input.dtype), dims, {}, {}};
  uint64_t count = 1, bytes = 0;
  for (int64_t size : dims)
    if (size < 0 || __builtin_mul_overflow(count, static_cast<uint64_t>(size), &count))
      return userError(who + "no tensor has the shape " + runtime::shapeToString(dims));
  if (!__builtin_mul_overflow(count, runtime::dtypeBytes(tensor.dtype), &bytes))
    tensor.data = npy::AlignedBytes::allocate(bytes);
  if (tensor.data.isNull())
    return userError(who + "no memory for the shape " + runtime::shapeToString(dims));
  Random random(seed);
  if (!draw(tensor, count, random))
    return userError(who + "no " + runtime::dtypeName(tensor.dtype) + " can be made up");
  return tensor;
}

} // namespace graphc::cli
