//===- ElfImage.h - finds sections in an object file ------------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_ARTIFACT_ELFIMAGE_H
#define GRAPHC_RUNTIME_ARTIFACT_ELFIMAGE_H

#include "runtime/base/Status.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace graphc::runtime {

/// A section's bytes in the file.
struct ElfSection {
  uint64_t offset = 0;
  uint64_t size = 0;
  bool allocated = false; ///< part of the loaded image
  bool present = false;
};

/// The parts of an artifact's ELF file that the loader needs.
struct ElfImage {
  ElfSection program;
  ElfSection weights;
  /// End of the bytes that the dynamic linker maps: headers and all PT_LOAD segments.
  uint64_t loadEnd = 0;
};

/// Reads the headers of a little-endian ELF64 shared object for this machine. Every offset is
/// checked against \p file. Fails with DataLoss or InvalidArgument. Thread-safe.
Result<ElfImage> parseElf(std::span<const uint8_t> file);

} // namespace graphc::runtime

#endif // GRAPHC_RUNTIME_ARTIFACT_ELFIMAGE_H
