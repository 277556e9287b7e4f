//===- Tensor.cpp - host tensors of the reference evaluator ---------------===//

#include "compiler/reference/Tensor.h"

#include <cstring>

using namespace graphc::reference;

/// Elements shared by copies of a tensor. Exactly one of the four members holds them.
struct Tensor::Storage {
  std::vector<std::byte> bytes;
  std::vector<std::string> strings;
  std::vector<VariantPtr> variants;
  std::span<const std::byte> borrowed;
  std::shared_ptr<const void> owner; ///< Keeps `borrowed` alive.

  /// A copy whose bytes are its own.
  std::shared_ptr<Storage> clone() const {
    auto copy = std::make_shared<Storage>();
    copy->bytes = bytes;
    if (owner)
      copy->bytes.assign(borrowed.begin(), borrowed.end());
    copy->strings = strings;
    copy->variants = variants;
    return copy;
  }
};

std::optional<int64_t> graphc::reference::countElements(std::span<const int64_t> shape) {
  constexpr int64_t limit = int64_t{1} << 62;
  bool empty = false;
  int64_t count = 1;
  for (int64_t dim : shape) {
    if (dim < 0)
      return std::nullopt;
    if (dim == 0) {
      empty = true;
      continue;
    }
    if (count > limit / dim)
      return std::nullopt;
    count *= dim;
  }
  return empty ? 0 : count;
}

Tensor::Tensor(DType dtype, std::vector<int64_t> shape)
    : type(dtype), dims(std::move(shape)), count(countElements(dims).value_or(0)),
      storage(std::make_shared<Storage>()) {
  if (type == DType::String || type == DType::Resource)
    storage->strings.resize(count);
  else if (type == DType::Variant)
    storage->variants.resize(count);
  else
    storage->bytes.resize(count * dtypeSize(type));
}

std::optional<Tensor> Tensor::create(DType dtype, std::vector<int64_t> shape, int64_t maxBytes) {
  std::optional<int64_t> count = countElements(shape);
  int64_t size = dtypeSize(dtype);
  if (size == 0)
    size = sizeof(std::string);
  if (!count || *count > maxBytes / size)
    return std::nullopt;
  return Tensor(dtype, std::move(shape));
}

Tensor Tensor::borrow(DType dtype, std::vector<int64_t> shape, std::span<const std::byte> bytes,
                      std::shared_ptr<const void> owner) {
  Tensor result;
  result.type = dtype;
  result.dims = std::move(shape);
  result.count = countElements(result.dims).value_or(0);
  result.storage = std::make_shared<Storage>();
  result.storage->borrowed = bytes;
  // A null owner means "alive for ever"; a non-null token still marks the bytes as borrowed.
  result.storage->owner = owner ? std::move(owner) : std::make_shared<char>();
  return result;
}

std::span<const std::byte> Tensor::bytes() const {
  if (!storage)
    return {};
  return storage->owner ? storage->borrowed : std::span<const std::byte>(storage->bytes);
}

Tensor Tensor::reshaped(std::vector<int64_t> shape) const {
  Tensor result = *this;
  result.dims = std::move(shape);
  return result;
}

Tensor Tensor::reinterpreted(DType dtype) const {
  Tensor result = *this;
  result.type = dtype;
  return result;
}

const void *Tensor::constPointer(Kind kind) const {
  if (!storage)
    return nullptr;
  switch (kind) {
  case Kind::Strings:
    return storage->strings.data();
  case Kind::Variants:
    return storage->variants.data();
  case Kind::Bytes:
    return bytes().data();
  }
  return nullptr;
}

void *Tensor::ownPointer(Kind kind) {
  if (!storage)
    return nullptr;
  if (storage.use_count() > 1 || storage->owner)
    storage = storage->clone();
  return const_cast<void *>(constPointer(kind));
}

bool PartialShape::isFullyKnown() const {
  if (!knownRank)
    return false;
  for (int64_t dim : dims)
    if (dim < 0)
      return false;
  return true;
}

bool PartialShape::accepts(std::span<const int64_t> shape) const {
  if (!knownRank)
    return true;
  if (dims.size() != shape.size())
    return false;
  for (size_t i = 0; i < dims.size(); ++i)
    if (dims[i] >= 0 && dims[i] != shape[i])
      return false;
  return true;
}
