//===- NpyArray.h - numpy arrays and their file format ----------*- C++ -*-===//
//
// The .npy format is described in numpy's documentation (numpy.lib.format,
// versions 1.0 to 3.0). Files are not trusted: lengths are checked before use,
// and nothing is allocated that the file does not back with bytes.
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_TOOLS_NPY_NPYARRAY_H
#define GRAPHC_TOOLS_NPY_NPYARRAY_H

#include "runtime/base/Status.h"
#include "tools/npy/AlignedBytes.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace graphc::npy {

/// What elements are: numpy's kind characters.
enum class Kind : char {
  Bool = 'b',
  Int = 'i',
  UInt = 'u',
  Float = 'f',
  Complex = 'c',
  Bytes = 'S', ///< strings, padded with zeros to one length
  Raw = 'V',   ///< element types that numpy does not know, e.g. bfloat16
};

/// The type of an element.
struct ElementType {
  Kind kind = Kind::Float;
  uint64_t bytes = 4; ///< of one element

  bool operator==(const ElementType &) const = default;
  /// As numpy writes it in files: "<f4", "|S12".
  std::string descr() const;
};

/// What the header of a file says.
struct ArrayHeader {
  ElementType type;
  std::vector<int64_t> dims;
  /// Product of the dims; 1 for a scalar. Headers that were read do not overflow.
  uint64_t elementCount() const;
};

/// An array: row-major, little-endian, bools are 0 or 1. Movable; thread-compatible.
struct Array : ArrayHeader {
  AlignedBytes data;
};

/// Reads the file image \p file. Fortran order, big-endian numbers and unicode strings (which
/// become UTF-8 bytes) are converted. Fails with DataLoss if the file is malformed and with
/// Unimplemented if it holds Python objects, records, dates or long doubles.
runtime::Result<Array> parseNpy(std::span<const std::byte> file);

/// Reads the header alone; \p file may end where the header does. Unicode strings count as Bytes.
runtime::Result<ArrayHeader> parseNpyHeader(std::span<const std::byte> file);

/// The header of a file for \p header: what stands before the elements.
std::string npyHeader(const ArrayHeader &header);

} // namespace graphc::npy

#endif // GRAPHC_TOOLS_NPY_NPYARRAY_H
