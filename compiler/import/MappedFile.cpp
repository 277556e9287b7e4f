//===- MappedFile.cpp - A file's bytes, read through a mapping ------------===//
#include "compiler/import/MappedFile.h"

#include "llvm/ADT/ScopeExit.h"
#include "llvm/Support/MathExtras.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace graphc::importer {

static llvm::Error errnoError(const std::string &path, const char *what) {
  const std::error_code code(errno, std::generic_category());
  return llvm::createStringError(code, "%s: cannot %s: %s", path.c_str(), what,
                                 code.message().c_str());
}

llvm::Expected<std::shared_ptr<const MappedFile>> MappedFile::open(const std::string &path) {
  // O_NONBLOCK: opening a pipe must not wait for a writer.
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0)
    return errnoError(path, "open the file");
  auto closer = llvm::make_scope_exit([fd] { ::close(fd); });
  struct stat status;
  if (::fstat(fd, &status) != 0)
    return errnoError(path, "read the file's size");
  if (!S_ISREG(status.st_mode))
    return llvm::createStringError(std::errc::invalid_argument, "%s: expected a regular file",
                                   path.c_str());
  const size_t size = static_cast<size_t>(status.st_size);
  const char *data = nullptr;
  if (size != 0) {
    void *mapping = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (mapping == MAP_FAILED)
      return errnoError(path, "map the file");
    data = static_cast<const char *>(mapping);
  }
  return std::shared_ptr<const MappedFile>(new MappedFile(path, data, size));
}

MappedFile::~MappedFile() {
  if (size != 0)
    ::munmap(const_cast<char *>(data), size);
}

void MappedFile::release(llvm::StringRef part) const {
  const uintptr_t page = static_cast<uintptr_t>(::sysconf(_SC_PAGESIZE));
  const uintptr_t first = llvm::alignTo(reinterpret_cast<uintptr_t>(part.begin()), page);
  const uintptr_t last = llvm::alignDown(reinterpret_cast<uintptr_t>(part.end()), page);
  if (first < last)
    ::madvise(reinterpret_cast<void *>(first), last - first, MADV_DONTNEED);
}

} // namespace graphc::importer
