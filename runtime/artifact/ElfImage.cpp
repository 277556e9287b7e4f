//===- ElfImage.cpp - finds sections in an object file --------------------===//
#include "runtime/artifact/ElfImage.h"

#include "runtime/artifact/Schema.h"

#include <algorithm>
#include <cstring>
#include <elf.h>

namespace graphc::runtime {

namespace {
#if defined(__x86_64__)
constexpr uint16_t kMachine = EM_X86_64;
#elif defined(__aarch64__)
constexpr uint16_t kMachine = EM_AARCH64;
#elif defined(__riscv)
constexpr uint16_t kMachine = EM_RISCV;
#else
constexpr uint16_t kMachine = EM_NONE;
#endif

Status bad(const std::string &what) { return dataLoss("artifact: ELF file: " + what); }

bool inside(uint64_t offset, uint64_t size, size_t total) {
  return offset <= total && size <= total - offset;
}

/// A header at \p offset, copied because it may be unaligned; the caller has checked the bounds.
template <typename T> T readAt(std::span<const uint8_t> file, uint64_t offset) {
  T value;
  std::memcpy(&value, file.data() + offset, sizeof(value));
  return value;
}

Status checkIdentity(const Elf64_Ehdr &header) {
  if (std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0)
    return invalidArgument("artifact: not an ELF file; expected the output of 'graphc compile'");
  if (header.e_ident[EI_CLASS] != ELFCLASS64 || header.e_ident[EI_DATA] != ELFDATA2LSB ||
      header.e_type != ET_DYN)
    return invalidArgument("artifact: not a 64-bit little-endian shared object");
  if (header.e_machine != kMachine)
    return failedPrecondition("artifact: compiled for machine type " +
                              std::to_string(header.e_machine) + ", this machine is type " +
                              std::to_string(kMachine) + "; compile with another --target");
  return okStatus();
}

Result<uint64_t> findLoadEnd(std::span<const uint8_t> file, const Elf64_Ehdr &header) {
  if (header.e_phentsize != sizeof(Elf64_Phdr))
    return bad("program headers of " + std::to_string(header.e_phentsize) + " bytes");
  uint64_t bytes = uint64_t(header.e_phnum) * sizeof(Elf64_Phdr);
  if (!inside(header.e_phoff, bytes, file.size()))
    return bad("program headers are outside the file");
  uint64_t end = std::max<uint64_t>(sizeof(Elf64_Ehdr), header.e_phoff + bytes);
  for (uint16_t i = 0; i < header.e_phnum; ++i) {
    auto segment = readAt<Elf64_Phdr>(file, header.e_phoff + i * sizeof(Elf64_Phdr));
    if (segment.p_type != PT_LOAD)
      continue;
    if (!inside(segment.p_offset, segment.p_filesz, file.size()))
      return bad("segment " + std::to_string(i) + " is outside the file; it is cut short");
    end = std::max(end, segment.p_offset + segment.p_filesz);
  }
  return end;
}
} // namespace

Result<ElfImage> parseElf(std::span<const uint8_t> file) {
  if (file.size() < sizeof(Elf64_Ehdr))
    return bad("shorter than its header");
  auto header = readAt<Elf64_Ehdr>(file, 0);
  GRAPHC_RETURN_IF_ERROR(checkIdentity(header));
  Result<uint64_t> loadEnd = findLoadEnd(file, header);
  if (!loadEnd)
    return loadEnd.status();
  ElfImage image;
  image.loadEnd = *loadEnd;
  if (header.e_shentsize != sizeof(Elf64_Shdr) ||
      !inside(header.e_shoff, uint64_t(header.e_shnum) * sizeof(Elf64_Shdr), file.size()) ||
      header.e_shstrndx >= header.e_shnum)
    return bad("section headers are outside the file; it is cut short or stripped of them");
  auto section = [&](uint16_t i) {
    return readAt<Elf64_Shdr>(file, header.e_shoff + i * sizeof(Elf64_Shdr));
  };
  Elf64_Shdr names = section(header.e_shstrndx);
  if (!inside(names.sh_offset, names.sh_size, file.size()))
    return bad("section names are outside the file");
  auto *text = reinterpret_cast<const char *>(file.data() + names.sh_offset);
  for (uint16_t i = 0; i < header.e_shnum; ++i) {
    Elf64_Shdr entry = section(i);
    if (entry.sh_name >= names.sh_size)
      return bad("section " + std::to_string(i) + " has no name");
    std::string_view name(text + entry.sh_name,
                          strnlen(text + entry.sh_name, names.sh_size - entry.sh_name));
    ElfSection *found = name == schema::kProgramSection   ? &image.program
                        : name == schema::kWeightsSection ? &image.weights
                                                          : nullptr;
    if (!found)
      continue;
    if (found->present)
      return bad("section " + std::string(name) + " occurs twice");
    if (entry.sh_type == SHT_NOBITS || !inside(entry.sh_offset, entry.sh_size, file.size()))
      return bad("section " + std::string(name) + " is outside the file; it is cut short");
    *found = {entry.sh_offset, entry.sh_size, (entry.sh_flags & SHF_ALLOC) != 0, true};
  }
  if (!image.program.present)
    return invalidArgument("artifact: no section " + std::string(schema::kProgramSection) +
                           "; expected the output of 'graphc compile'");
  if (!inside(image.program.offset, image.program.size, image.loadEnd))
    return bad("the program is not part of the loaded image");
  return image;
}

} // namespace graphc::runtime
