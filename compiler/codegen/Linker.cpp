#include "compiler/codegen/Linker.h"

#include "lld/Common/Driver.h"
#include "llvm/BinaryFormat/ELF.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

#include <cstring>
#include <mutex>

LLD_HAS_DRIVER(elf)

using namespace llvm;

namespace graphc::codegen {

static std::mutex linkerMutex;

static Error systemError(StringRef what, StringRef path, std::error_code code) {
  return createStringError("%s '%s': %s", what.str().c_str(), path.str().c_str(),
                           code.message().c_str());
}

Error linkSharedObject(ArrayRef<char> object, StringRef output) {
  std::lock_guard<std::mutex> lock(linkerMutex);
  SmallString<128> folder;
  if (auto code = sys::fs::createUniqueDirectory("graphc-link", folder))
    return systemError("cannot make a temporary folder", folder, code);
  SmallString<128> input(folder), linked(folder);
  sys::path::append(input, "kernels.o");
  sys::path::append(linked, "linked.so");
  auto cleanUp = [&] { (void)sys::fs::remove_directories(folder); };
  {
    std::error_code code;
    raw_fd_ostream stream(input, code);
    stream.write(object.data(), object.size());
    stream.close();
    if (code || stream.has_error()) {
      stream.clear_error();
      cleanUp();
      return systemError("cannot write", input,
                         code ? code : std::make_error_code(std::errc::io_error));
    }
  }
  std::string messages;
  raw_string_ostream stream(messages);
  std::string inputName = input.str().str(), linkedName = linked.str().str();
  const char *arguments[] = {"ld.lld",          "-shared",
                             "--build-id=none", "--hash-style=gnu",
                             "--threads=1",     "-z",
                             "noexecstack",     "--no-undefined",
                             "--no-rosegment",  "-soname=graphc-artifact",
                             inputName.c_str(), "-o",
                             linkedName.c_str()};
  lld::Result result = lld::lldMain(arguments, stream, stream, {{lld::Gnu, &lld::elf::link}});
  if (result.retCode != 0) {
    cleanUp();
    return createStringError("internal error: linking failed: %s", messages.c_str());
  }
  // Renaming is atomic on one file system; the temporary folder may be on another.
  std::string part = (output + ".part").str();
  std::error_code code = sys::fs::copy_file(linked, part);
  if (!code)
    code = sys::fs::rename(part, output);
  cleanUp();
  if (code) {
    (void)sys::fs::remove(part);
    return systemError("cannot write", output, code);
  }
  return Error::success();
}

Error appendSection(StringRef path, StringRef section, uint64_t bytes, uint64_t alignment,
                    function_ref<Error(raw_ostream &)> write) {
  auto file = MemoryBuffer::getFile(path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
  if (!file)
    return systemError("cannot read", path, file.getError());
  StringRef image = (*file)->getBuffer();
  ELF::Elf64_Ehdr header;
  std::memcpy(&header, image.data(), sizeof(header));
  auto sectionHeader = [&](unsigned number) {
    ELF::Elf64_Shdr found;
    std::memcpy(&found, image.data() + header.e_shoff + number * sizeof(found), sizeof(found));
    return found;
  };
  ELF::Elf64_Shdr names = sectionHeader(header.e_shstrndx);
  uint64_t start = (image.size() + alignment - 1) / alignment * alignment;
  for (unsigned number = 0; number < header.e_shnum; ++number) {
    ELF::Elf64_Shdr entry = sectionHeader(number);
    if (StringRef(image.data() + names.sh_offset + entry.sh_name) != section)
      continue;
    entry.sh_offset = start;
    entry.sh_size = bytes;
    entry.sh_addralign = alignment;
    std::error_code code;
    raw_fd_ostream stream(path, code, sys::fs::CD_OpenExisting, sys::fs::FA_Write,
                          sys::fs::OF_None);
    if (code)
      return systemError("cannot write", path, code);
    stream.seek(header.e_shoff + number * sizeof(entry));
    stream.write(reinterpret_cast<const char *>(&entry), sizeof(entry));
    stream.seek(image.size());
    stream.write_zeros(start - image.size());
    if (Error error = write(stream))
      return error;
    stream.close();
    if (stream.has_error()) {
      code = stream.error();
      stream.clear_error();
      return systemError("cannot write", path, code);
    }
    return Error::success();
  }
  return createStringError("internal error: '%s' has no section '%s'", path.str().c_str(),
                           section.str().c_str());
}

} // namespace graphc::codegen
