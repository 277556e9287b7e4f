//===- ZipWriter.h - write a zip archive ------------------------*- C++ -*-===//
#ifndef GRAPHC_TOOLS_NPY_ZIPWRITER_H
#define GRAPHC_TOOLS_NPY_ZIPWRITER_H

#include "runtime/base/Status.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace graphc::npy {

/// Writes stored members one after the other; sizes of 4 GiB and more as zip64. Members carry no
/// time of day, so that equal contents give equal bytes. Thread-compatible.
class ZipWriter {
public:
  /// Takes the next bytes of the file.
  using Sink = std::function<runtime::Status(std::span<const std::byte>)>;
  explicit ZipWriter(Sink sink) : sink(std::move(sink)) {}

  /// Writes the member \p name, whose content is \p head and then \p body.
  runtime::Status add(std::string_view name, std::string_view head,
                      std::span<const std::byte> body);
  /// Writes the central directory. The last call.
  runtime::Status finish();

private:
  struct Written {
    std::string name;
    uint64_t size, offset;
    uint32_t crc;
  };
  runtime::Status put(std::string_view bytes);
  static std::string directoryEntry(const Written &member);

  Sink sink;
  std::vector<Written> members;
  uint64_t position = 0;
};

} // namespace graphc::npy

#endif // GRAPHC_TOOLS_NPY_ZIPWRITER_H
