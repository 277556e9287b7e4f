//===- OutputFile.cpp - files that are written whole or not at all --------===//
#include "tools/support/OutputFile.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

namespace graphc::cli {

namespace fs = std::filesystem;

std::string resolvedPath(const std::string &path) {
  std::error_code error;
  fs::path target = fs::canonical(path, error);
  return error ? path : target.string();
}

std::string unfinishedPath(const std::string &path) {
  fs::path target(path);
  return (target.parent_path() /
          ("." + target.filename().string() + "." + std::to_string(::getpid()) + ".unfinished"))
      .string();
}

Expected<OutputFile> OutputFile::create(const std::string &path) {
  std::string target = resolvedPath(path);
  std::error_code error;
  fs::file_status status = fs::status(target, error);
  bool direct = fs::exists(status) && !fs::is_regular_file(status);
  OutputFile output(target, direct ? "" : unfinishedPath(target), -1);
  if (fs::is_directory(status))
    return userError("cannot write '" + path + "': it is a directory");
  constexpr mode_t kReadableByAll = 0666; // less what the umask takes
  output.file = direct ? ::open(target.c_str(), O_WRONLY | O_CLOEXEC)
                       : ::open(output.unfinished.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC,
                                kReadableByAll);
  if (output.file < 0)
    return output.failed("cannot write");
  return output;
}

OutputFile::OutputFile(OutputFile &&other) noexcept
    : path(std::move(other.path)), unfinished(std::move(other.unfinished)), file(other.file) {
  other.file = -1;
}

OutputFile::~OutputFile() {
  if (file < 0)
    return;
  ::close(file);
  if (!unfinished.empty())
    ::unlink(unfinished.c_str());
}

Error OutputFile::failed(const char *what) const {
  return userError(std::string(what) + " '" + path + "': " + std::strerror(errno));
}

Failure OutputFile::write(std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR)
      continue;
    if (written < 0)
      return failed("cannot write");
    bytes = bytes.subspan(static_cast<size_t>(written));
  }
  return std::nullopt;
}

Failure OutputFile::commit() {
  if (!unfinished.empty() && ::rename(unfinished.c_str(), path.c_str()) != 0)
    return failed("cannot write");
  int closed = ::close(file);
  file = -1;
  return closed == 0 ? Failure() : Failure(failed("cannot write"));
}

Failure writeFile(const std::string &path, std::string_view text) {
  Expected<OutputFile> file = OutputFile::create(path);
  if (!file)
    return file.error();
  if (Failure failure = file->write(text))
    return failure;
  return file->commit();
}

Expected<TemporaryFolder> TemporaryFolder::create(const std::string &prefix) {
  const char *base = std::getenv("TMPDIR");
  std::string folder = std::string(base && *base ? base : "/tmp") + "/" + prefix + "-XXXXXX";
  if (!::mkdtemp(folder.data()))
    return userError("cannot make the folder '" + folder + "': " + std::strerror(errno) +
                     "; set TMPDIR to a folder that can be written");
  return TemporaryFolder(folder);
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  if (!folder.empty())
    fs::remove_all(folder, ignored);
}

std::string TemporaryFolder::keep() {
  std::string kept;
  kept.swap(folder);
  return kept;
}

} // namespace graphc::cli
