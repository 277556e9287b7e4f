//===- FileMapping.cpp - a file in memory ---------------------------------===//
#include "tools/npy/FileMapping.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace graphc::npy {

using runtime::Result;

Result<FileMapping> FileMapping::open(const std::string &path) {
  int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0)
    return runtime::notFound("cannot open '" + path + "': " + std::strerror(errno));
  struct stat facts = {};
  bool regular = ::fstat(file, &facts) == 0 && S_ISREG(facts.st_mode);
  void *memory = nullptr;
  auto size = static_cast<size_t>(facts.st_size);
  if (regular && size != 0)
    memory = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
  ::close(file);
  if (!regular)
    return runtime::invalidArgument("'" + path + "' is not a file");
  if (memory == MAP_FAILED)
    return runtime::resourceExhausted("cannot map '" + path + "': " + std::strerror(errno));
  return FileMapping({static_cast<const std::byte *>(memory), size});
}

FileMapping::~FileMapping() {
  if (!view.empty())
    ::munmap(const_cast<std::byte *>(view.data()), view.size());
}

} // namespace graphc::npy
