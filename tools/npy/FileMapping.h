//===- FileMapping.h - a file in memory -------------------------*- C++ -*-===//
#ifndef GRAPHC_TOOLS_NPY_FILEMAPPING_H
#define GRAPHC_TOOLS_NPY_FILEMAPPING_H

#include "runtime/base/Status.h"

#include <cstddef>
#include <span>
#include <string>
#include <utility>

namespace graphc::npy {

/// A file mapped for reading, for as long as this object lives. Movable; thread-compatible.
class FileMapping {
public:
  /// Fails with NotFound, or InvalidArgument if \p path is no regular file.
  static runtime::Result<FileMapping> open(const std::string &path);
  FileMapping(FileMapping &&other) noexcept : view(std::exchange(other.view, {})) {}
  FileMapping &operator=(FileMapping &&) = delete;
  ~FileMapping();

  std::span<const std::byte> bytes() const { return view; }

private:
  explicit FileMapping(std::span<const std::byte> view) : view(view) {}
  std::span<const std::byte> view;
};

} // namespace graphc::npy

#endif // GRAPHC_TOOLS_NPY_FILEMAPPING_H
