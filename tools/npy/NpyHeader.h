//===- NpyHeader.h - the header of a .npy file as it stands -----*- C++ -*-===//
#ifndef GRAPHC_TOOLS_NPY_NPYHEADER_H
#define GRAPHC_TOOLS_NPY_NPYHEADER_H

#include "runtime/base/Status.h"
#include "tools/npy/NpyArray.h"

namespace graphc::npy {

/// The fields of a header before anything is converted.
struct StoredHeader {
  char kind = 0;        ///< of the descr; 'U' is possible
  bool swapped = false; ///< big-endian
  bool fortran = false;
  uint64_t itemBytes = 0; ///< in the file
  std::vector<int64_t> dims;
  uint64_t elementCount = 0;
  size_t dataOffset = 0; ///< where the elements begin
};

/// Reads and checks a header: kind and size are of a type that can be read, the product of the dims
/// times the item size does not overflow.
runtime::Result<StoredHeader> readStoredHeader(std::span<const std::byte> file);

} // namespace graphc::npy

#endif // GRAPHC_TOOLS_NPY_NPYHEADER_H
