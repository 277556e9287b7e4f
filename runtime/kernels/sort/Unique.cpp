//===- Unique.cpp - distinct elements, differences of lists ---------------===//
//
// Both ops look elements up by value in an open-addressed hash table of positions. The elements
// are slices along one axis: seen as [outer, count, inner], element i is the outer x inner numbers
// [:, i, :].
//
//===----------------------------------------------------------------------===//
#include "runtime/kernels/sort/Kernels.h"
#include "runtime/kernels/support/Dispatch.h"
#include "runtime/kernels/support/Tensors.h"

namespace graphc::runtime::host {

namespace {
using UniqueTypes = Concat<RealTypes, Types<bool, HostString>>;

uint64_t mix(uint64_t hash, uint64_t word) {
  hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
  return hash ^ hash >> 29;
}

template <typename T> uint64_t hashOf(const T &value) {
  if constexpr (std::is_same_v<T, HostString>) {
    uint64_t hash = value.size;
    for (char c : value.view())
      hash = mix(hash, static_cast<unsigned char>(c));
    return hash;
  } else if constexpr (isReal<T>) {
    // The two zeros are equal, so they hash alike.
    double number = static_cast<double>(static_cast<Wide<T>>(value));
    return std::bit_cast<uint64_t>(number == 0 ? 0.0 : number);
  } else {
    return static_cast<uint64_t>(value);
  }
}

template <typename T> bool equals(const T &a, const T &b) {
  if constexpr (std::is_same_v<T, HostString>)
    return a.view() == b.view();
  else
    return a == b;
}

/// The elements along one axis of a tensor.
template <typename T> struct Slices {
  const T *data;
  int64_t outer, count, inner;

  const T &at(int64_t o, int64_t i, int64_t k) const { return data[(o * count + i) * inner + k]; }
  uint64_t hash(int64_t i) const {
    uint64_t hash = 0;
    for (int64_t o = 0; o < outer; ++o)
      for (int64_t k = 0; k < inner; ++k)
        hash = mix(hash, hashOf(at(o, i, k)));
    return hash;
  }
  bool equal(int64_t i, const Slices &other, int64_t j) const {
    for (int64_t o = 0; o < outer; ++o)
      for (int64_t k = 0; k < inner; ++k)
        if (!equals(at(o, i, k), other.at(o, j, k)))
          return false;
    return true;
  }
};

/// Positions of distinct elements of \p slices. Not thread-safe.
template <typename T> class PositionTable {
public:
  /// \p slots: a power of two greater than the number of elements that will be inserted.
  PositionTable(const Slices<T> &slices, std::span<int64_t> slots) : slices(slices), slots(slots) {
    std::ranges::fill(slots, kFree);
  }

  /// The slot of an element that equals element \p i of \p from: free (-1) if there is none.
  int64_t &find(const Slices<T> &from, int64_t i) {
    size_t mask = slots.size() - 1;
    size_t s = mix(from.hash(i), 0) & mask;
    while (slots[s] != kFree && !from.equal(i, slices, slots[s]))
      s = (s + 1) & mask;
    return slots[s];
  }

  static constexpr int64_t kFree = -1;

private:
  const Slices<T> &slices;
  std::span<int64_t> slots;
};

int64_t slotsFor(int64_t elements) {
  return static_cast<int64_t>(std::bit_ceil(static_cast<uint64_t>(elements) * 2 + 1));
}

/// Reads the axis operand of the V2 ops into \p axis: 0 when it is empty or absent.
Status readAxis(const HostContext &context, const TensorRef &input, int64_t &axis) {
  TensorRef operand = context.inputCount() > 1 ? context.input(1) : TensorRef();
  axis = 0;
  if (operand.dtype != DType::Invalid) {
    GRAPHC_REQUIRE(isVector(operand), "axis expects a 1D vector.");
    GRAPHC_REQUIRE(operand.dims[0] <= 1,
                   "axis does not support input tensors larger than 1 elements");
    if (operand.dims[0] == 1) {
      axis = indexAt(operand, 0);
      int64_t rank = input.rank;
      GRAPHC_REQUIRE(-rank <= axis && axis < rank, "axis has to be between [0, ", rank, ")");
      axis += axis < 0 ? rank : 0;
      return okStatus();
    }
  }
  GRAPHC_REQUIRE(isVector(input), "unique expects a 1D vector.");
  return okStatus();
}

template <typename T> Status uniqueOf(HostContext &context, const TensorRef &input, int64_t axis) {
  Slices<T> slices{input.as<T>(), product(input, 0, axis), input.dims[axis],
                   product(input, axis + 1, input.rank)};
  GRAPHC_TRY(idx, allocate(context, 1, {slices.count}));
  GRAPHC_TRY(slots, scratchOf<int64_t>(context, slotsFor(slices.count)));
  GRAPHC_TRY(rank, scratchOf<int64_t>(context, slices.count));   // of an element among the distinct
  GRAPHC_TRY(firsts, scratchOf<int64_t>(context, slices.count)); // positions of distinct elements
  PositionTable<T> table(slices, slots);
  int64_t distinct = 0;
  for (int64_t i = 0; i < slices.count; ++i) {
    int64_t &slot = table.find(slices, i);
    if (slot == table.kFree) {
      slot = i;
      rank[i] = distinct;
      firsts[distinct++] = i;
    } else {
      rank[i] = rank[slot];
    }
    storeIndex(idx, i, rank[i]);
  }
  Dims dims = dimsOf(input);
  dims[axis] = distinct;
  GRAPHC_TRY(output, allocate(context, 0, dims));
  T *to = output.as<T>();
  for (int64_t o = 0; o < slices.outer; ++o)
    for (int64_t d = 0; d < distinct; ++d)
      for (int64_t k = 0; k < slices.inner; ++k)
        *to++ = slices.at(o, firsts[d], k);
  GRAPHC_RETURN_IF_ERROR(adoptElements(context, 0, okStatus()));
  if (context.outputCount() < 3)
    return okStatus();
  GRAPHC_TRY(counts, allocate(context, 2, {distinct}));
  clear(counts);
  for (int64_t r : rank)
    storeIndex(counts, r, indexAt(counts, r) + 1);
  return okStatus();
}

template <typename T>
Status listDiffOf(HostContext &context, const TensorRef &x, const TensorRef &y) {
  Slices<T> kept{x.as<T>(), 1, x.dims[0], 1}, removed{y.as<T>(), 1, y.dims[0], 1};
  GRAPHC_TRY(slots, scratchOf<int64_t>(context, slotsFor(removed.count)));
  GRAPHC_TRY(left, scratchOf<int64_t>(context, kept.count));
  PositionTable<T> table(removed, slots);
  for (int64_t i = 0; i < removed.count; ++i)
    if (int64_t &slot = table.find(removed, i); slot == table.kFree)
      slot = i;
  int64_t count = 0;
  for (int64_t i = 0; i < kept.count; ++i)
    if (table.find(kept, i) == table.kFree)
      left[count++] = i;
  GRAPHC_TRY(out, allocate(context, 0, {count}));
  GRAPHC_TRY(idx, allocate(context, 1, {count}));
  for (int64_t i = 0; i < count; ++i) {
    out.as<T>()[i] = kept.data[left[i]];
    storeIndex(idx, i, left[i]);
  }
  return adoptElements(context, 0, okStatus());
}
} // namespace

Status unique(HostContext &context) {
  TensorRef input = context.input(0);
  int64_t axis;
  GRAPHC_RETURN_IF_ERROR(readAxis(context, input, axis));
  return dispatch(context, input.dtype, UniqueTypes(),
                  [&]<typename T>(Tag<T>) { return uniqueOf<T>(context, input, axis); });
}

Status listDiff(HostContext &context) {
  TensorRef x = context.input(0), y = context.input(1);
  GRAPHC_REQUIRE(isVector(x), "x should be a 1D vector.");
  GRAPHC_REQUIRE(isVector(y), "y should be a 1D vector.");
  GRAPHC_REQUIRE(x.dtype == y.dtype, "x and y should have one dtype.");
  return dispatch(context, x.dtype, UniqueTypes(),
                  [&]<typename T>(Tag<T>) { return listDiffOf<T>(context, x, y); });
}

} // namespace graphc::runtime::host
