//===- TensorConversion.h - arrays as tensors -------------------*- C++ -*-===//
//
// numpy knows fewer element types than TensorFlow. In files, bfloat16 and the
// 8-bit floats stand as float32, quantized integers as integers, strings as
// bytes padded with zeros (so that zeros at the end of a string are lost).
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_TOOLS_NPY_TENSORCONVERSION_H
#define GRAPHC_TOOLS_NPY_TENSORCONVERSION_H

#include "runtime/base/TensorRef.h"
#include "tools/npy/NpyArray.h"

namespace graphc::npy {

/// A tensor with memory of its own. Movable; thread-compatible.
struct HostTensor {
  runtime::DType dtype = runtime::DType::Invalid;
  std::vector<int64_t> dims;
  AlignedBytes data;
  AlignedBytes characters; ///< of strings: what the elements point to

  runtime::TensorRef ref() {
    return {dtype, static_cast<uint32_t>(dims.size()), dims.data(), data.data()};
  }
};

/// The tensor of type \p wanted that \p array holds. No number is converted to another type but
/// float32 to bfloat16; a mismatch fails with InvalidArgument, which says what was expected.
runtime::Result<HostTensor> toTensor(Array array, runtime::DType wanted);

/// The array that stands for a tensor. Fails with Unimplemented for resources and variants.
runtime::Result<Array> toArray(const runtime::TensorRef &tensor);

/// How an array of type \p type is called in TensorFlow, for messages: "float", "string".
std::string tensorTypeName(ElementType type);

/// The value of a bfloat16, half or 8-bit float, given its bits.
float decodeFloat(runtime::DType dtype, uint32_t bits);

} // namespace graphc::npy

#endif // GRAPHC_TOOLS_NPY_TENSORCONVERSION_H
