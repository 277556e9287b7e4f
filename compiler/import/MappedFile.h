//===- MappedFile.h - A file's bytes, read through a mapping ----*- C++ -*-===//
#ifndef GRAPHC_COMPILER_IMPORT_MAPPEDFILE_H
#define GRAPHC_COMPILER_IMPORT_MAPPEDFILE_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <memory>
#include <string>

namespace graphc::importer {

/// A regular file, mapped read-only and private for as long as the object
/// lives. The pages are the kernel's: a file of any size costs address space
/// only, until it is read. Immutable, hence thread-safe. A file that is
/// truncated by others while it is mapped kills the process on access; models
/// are replaced, not edited in place.
class MappedFile {
public:
  /// Maps a file. Fails, naming it, if it cannot be opened or is no regular
  /// file (a pipe or device would have no end).
  static llvm::Expected<std::shared_ptr<const MappedFile>> open(const std::string &path);

  ~MappedFile();
  MappedFile(const MappedFile &) = delete;
  MappedFile &operator=(const MappedFile &) = delete;

  /// All bytes of the file, page-aligned.
  llvm::StringRef bytes() const { return {data, size}; }
  const std::string &path() const { return name; }

  /// Gives the memory of a part back until it is read again.
  void release(llvm::StringRef part) const;

private:
  MappedFile(std::string name, const char *data, size_t size)
      : name(std::move(name)), data(data), size(size) {}

  std::string name;
  const char *data;
  size_t size;
};

} // namespace graphc::importer

#endif // GRAPHC_COMPILER_IMPORT_MAPPEDFILE_H
