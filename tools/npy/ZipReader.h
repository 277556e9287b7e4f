//===- ZipReader.h - the members of a zip archive ---------------*- C++ -*-===//
//
// What .npz files use of the format that PKWARE's APPNOTE.TXT describes: one
// disk, stored and deflated members, zip64 sizes. Archives are not trusted.
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_TOOLS_NPY_ZIPREADER_H
#define GRAPHC_TOOLS_NPY_ZIPREADER_H

#include "runtime/base/Status.h"
#include "tools/npy/AlignedBytes.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace graphc::npy {

/// A member as the central directory describes it. Its bytes lie within the archive.
struct ZipMember {
  std::string name;
  uint64_t size = 0;              ///< of the content
  std::span<const std::byte> raw; ///< as stored
  uint32_t crc = 0;
  bool deflated = false;
};

/// Reads an archive in memory that outlives the reader. Thread-compatible.
class ZipReader {
public:
  /// Reads the central directory. Names occur once; the members' stored bytes are not more than the
  /// archive has, and a member is not said to be larger than deflate can make it: an archive may
  /// ask for about a thousand times its size of memory, not more.
  static runtime::Result<ZipReader> open(std::span<const std::byte> archive);

  const std::vector<ZipMember> &members() const { return list; }

  /// The content of a member, checked against its checksum. Of a stored member a view of the
  /// archive, else of \p memory.
  static runtime::Result<std::span<const std::byte>> read(const ZipMember &member,
                                                          AlignedBytes &memory);

  /// The first bytes of the content, \p limit at most; not checked.
  static runtime::Result<std::span<const std::byte>> readPrefix(const ZipMember &member,
                                                                size_t limit, AlignedBytes &memory);

private:
  std::vector<ZipMember> list;
};

} // namespace graphc::npy

#endif // GRAPHC_TOOLS_NPY_ZIPREADER_H
