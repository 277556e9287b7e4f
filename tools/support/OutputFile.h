//===- OutputFile.h - files that are written whole or not at all -*- C++ -*-===//
#ifndef GRAPHC_TOOLS_SUPPORT_OUTPUTFILE_H
#define GRAPHC_TOOLS_SUPPORT_OUTPUTFILE_H

#include "tools/support/Failure.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace graphc::cli {

/// A file under a name of its own beside its target, which it replaces when committed. A target
/// that is no regular file (/dev/stdout, a pipe) is written directly. Movable; thread-compatible.
class OutputFile {
public:
  static Expected<OutputFile> create(const std::string &path);
  OutputFile(OutputFile &&other) noexcept;
  OutputFile &operator=(OutputFile &&) = delete;
  /// Removes what was not committed.
  ~OutputFile();

  Failure write(std::span<const std::byte> bytes);
  Failure write(std::string_view text) { return write(std::as_bytes(std::span(text))); }
  /// Makes the file appear under its name.
  Failure commit();

private:
  OutputFile(std::string path, std::string unfinished, int file)
      : path(std::move(path)), unfinished(std::move(unfinished)), file(file) {}
  Error failed(const char *what) const;

  std::string path;       ///< the target, links followed
  std::string unfinished; ///< empty: the target is written directly
  int file = -1;
};

/// Writes a whole file.
Failure writeFile(const std::string &path, std::string_view text);

/// A path beside \p path for a file that is to become it, of this process alone.
std::string unfinishedPath(const std::string &path);

/// \p path with the links of an existing file followed, so that a rename replaces what they lead
/// to.
std::string resolvedPath(const std::string &path);

/// A new folder that is removed, with all that is in it, at the end. Movable; thread-compatible.
class TemporaryFolder {
public:
  /// Below $TMPDIR, else /tmp.
  static Expected<TemporaryFolder> create(const std::string &prefix);
  TemporaryFolder(TemporaryFolder &&other) noexcept : folder(std::move(other.folder)) {
    other.folder.clear();
  }
  TemporaryFolder &operator=(TemporaryFolder &&) = delete;
  ~TemporaryFolder();

  const std::string &path() const { return folder; }
  /// Leaves the folder where it is.
  std::string keep();

private:
  explicit TemporaryFolder(std::string folder) : folder(std::move(folder)) {}
  std::string folder;
};

} // namespace graphc::cli

#endif // GRAPHC_TOOLS_SUPPORT_OUTPUTFILE_H
