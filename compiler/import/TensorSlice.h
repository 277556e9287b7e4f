//===- TensorSlice.h - Parts of partitioned tensors -------------*- C++ -*-===//
#ifndef GRAPHC_COMPILER_IMPORT_TENSORSLICE_H
#define GRAPHC_COMPILER_IMPORT_TENSORSLICE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace graphc::importer {

/// One dimension of a part of a tensor.
struct SliceExtent {
  int64_t start = 0;
  /// kWholeDimension: all of it.
  int64_t length = 0;
};
constexpr int64_t kWholeDimension = -1;

/// A part of a tensor, a box: one extent a dimension.
using TensorSlice = llvm::SmallVector<SliceExtent, 4>;

/// Takes TensorFlow's spelling of a part of a tensor apart: the sizes of the
/// tensor, then "start,length" for each dimension, or "-" for all of it, as in
/// "200 3 0,67:-". nullopt if it is misspelt.
std::optional<TensorSlice> parseSlice(llvm::StringRef text);

/// The name in a checkpoint's index of one part of a tensor: the ordered code
/// of (0, name, rank, start, length, start, length ...).
std::string encodeSliceKey(llvm::StringRef name, llvm::ArrayRef<SliceExtent> slice);

/// A slice with its whole dimensions filled in; nullopt if it does not lie
/// within the shape.
std::optional<TensorSlice> resolveSlice(llvm::ArrayRef<SliceExtent> slice,
                                        llvm::ArrayRef<int64_t> shape);

/// Calls `run(offset in the whole, offset in the part, bytes)` for each run of
/// contiguous bytes that a resolved slice has in common with the whole tensor.
void forEachRun(llvm::ArrayRef<int64_t> shape, llvm::ArrayRef<SliceExtent> slice,
                size_t elementSize, llvm::function_ref<void(uint64_t, uint64_t, uint64_t)> run);

} // namespace graphc::importer

#endif // GRAPHC_COMPILER_IMPORT_TENSORSLICE_H
