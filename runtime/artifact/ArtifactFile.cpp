//===- ArtifactFile.cpp - an artifact brought into memory -----------------===//
#include "runtime/artifact/ArtifactFile.h"

#include "runtime/artifact/ArtifactReader.h"
#include "runtime/artifact/CpuFeatures.h"
#include "runtime/artifact/ElfImage.h"
#include "runtime/artifact/Hash128.h"

#include <cerrno>
#include <cstddef>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace graphc::runtime {

namespace {
Status systemError(const std::string &what) {
  StatusCode code = errno == ENOENT ? StatusCode::NotFound : StatusCode::FailedPrecondition;
  return Status(code, what + ": " + std::strerror(errno));
}

/// An open file, closed at the end of a scope.
class OpenFile {
public:
  explicit OpenFile(int descriptor) : descriptor(descriptor) {}
  ~OpenFile() {
    if (descriptor >= 0)
      ::close(descriptor);
  }
  OpenFile(const OpenFile &) = delete;
  OpenFile &operator=(const OpenFile &) = delete;
  int get() const { return descriptor; }
  int take() { return std::exchange(descriptor, -1); }

private:
  int descriptor;
};

/// A whole file mapped for reading until the end of a scope.
class MappedFile {
public:
  ~MappedFile() {
    if (bytes)
      ::munmap(bytes, size);
  }
  Status map(int file, const std::string &path) {
    struct stat info;
    if (::fstat(file, &info) != 0)
      return systemError("artifact: cannot read '" + path + "'");
    if (!S_ISREG(info.st_mode) || info.st_size <= 0)
      return invalidArgument("artifact: '" + path + "' is empty or not a file");
    void *mapped = ::mmap(nullptr, info.st_size, PROT_READ, MAP_PRIVATE, file, 0);
    if (mapped == MAP_FAILED)
      return systemError("artifact: cannot map '" + path + "'");
    bytes = mapped;
    size = info.st_size;
    return okStatus();
  }
  std::span<const uint8_t> span() const { return {static_cast<const uint8_t *>(bytes), size}; }

private:
  void *bytes = nullptr;
  size_t size = 0;
};

bool isSet(const uint8_t (&hash)[16]) {
  for (uint8_t byte : hash)
    if (byte)
      return true;
  return false;
}

Status compareHash(const HashValue &got, const uint8_t (&stored)[16], const char *what) {
  HashValue expected;
  std::memcpy(expected.data(), stored, expected.size());
  if (got == expected)
    return okStatus();
  return dataLoss(std::string("artifact: hash of the ") + what + " is " + toHex(got) +
                  ", expected " + toHex(expected) + "; the file is damaged");
}
} // namespace

HashValue imageHash(std::span<const uint8_t> file, uint64_t programOffset, uint64_t loadEnd) {
  static constexpr uint8_t zeros[16] = {};
  uint64_t field = programOffset + offsetof(schema::Header, imageHash);
  Hash128 hash;
  hash.update(file.data(), field);
  hash.update(zeros, sizeof(zeros));
  hash.update(file.data() + field + sizeof(zeros), loadEnd - field - sizeof(zeros));
  return hash.finish();
}

Status sealArtifact(std::span<uint8_t> file) {
  Result<ElfImage> elf = parseElf(file);
  if (!elf)
    return elf.status();
  if (elf->program.size < sizeof(schema::Header))
    return dataLoss("artifact: the program section is shorter than a header");
  HashValue hash = imageHash(file, elf->program.offset, elf->loadEnd);
  std::memcpy(file.data() + elf->program.offset + offsetof(schema::Header, imageHash), hash.data(),
              hash.size());
  return okStatus();
}

Status ArtifactFile::readProgram(std::span<const uint8_t> section) {
  // A copy: what is checked here is what runs, whatever happens to the file meanwhile.
  programCopy = std::make_unique_for_overwrite<uint64_t[]>(section.size() / 8 + 1);
  auto *bytes = reinterpret_cast<uint8_t *>(programCopy.get());
  std::memcpy(bytes, section.data(), section.size());
  Result<ProgramView> program = runtime::readProgram({bytes, section.size()});
  if (!program)
    return program.status();
  view = *program;
  return okStatus();
}

Status ArtifactFile::checkImage(std::span<const uint8_t> file, uint64_t programOffset,
                                uint64_t loadEnd) {
  const schema::Header &header = view.header();
  if (isSet(header.imageHash))
    GRAPHC_RETURN_IF_ERROR(
        compareHash(imageHash(file, programOffset, loadEnd), header.imageHash, "code"));
  return checkTarget(view);
}

Status ArtifactFile::link(std::span<const uint8_t> loadable, const std::string &what) {
  OpenFile memory(::memfd_create("graphc-artifact", MFD_CLOEXEC));
  if (memory.get() < 0)
    return systemError("artifact: cannot create anonymous memory");
  for (size_t done = 0; done < loadable.size();) {
    ssize_t count = ::write(memory.get(), loadable.data() + done, loadable.size() - done);
    if (count < 0 && errno == EINTR)
      continue;
    if (count <= 0)
      return systemError("artifact: cannot copy the code of '" + what + "'");
    done += count;
  }
  // The linker knows libraries by this name: the descriptor stays open until the library is closed,
  // so that no later artifact can be given the same name.
  std::string name = "/proc/self/fd/" + std::to_string(memory.get());
  library = ::dlopen(name.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    const char *reason = ::dlerror();
    return failedPrecondition("artifact: cannot link '" + what + "': " + (reason ? reason : "?"));
  }
  imageFile = memory.take();
  kernels = static_cast<void *const *>(::dlsym(library, schema::kKernelTableSymbol));
  if (!kernels && view.header().kernelCount)
    return dataLoss("artifact: '" + what + "' has no symbol " + schema::kKernelTableSymbol);
  return okStatus();
}

Status ArtifactFile::mapWeights(int file, uint64_t offset, uint64_t size, const std::string &what) {
  if (!size)
    return okStatus();
  uint64_t page = static_cast<uint64_t>(::sysconf(_SC_PAGESIZE)), slack = offset % page;
  if (slack % schema::kAlignment)
    return dataLoss("artifact: weights of '" + what + "' start at unaligned byte " +
                    std::to_string(offset));
  void *mapped = ::mmap(nullptr, size + slack, PROT_READ, MAP_PRIVATE, file,
                        static_cast<off_t>(offset - slack));
  if (mapped == MAP_FAILED)
    return systemError("artifact: cannot map the weights of '" + what + "'");
  weightMapping = mapped;
  weightMappingBytes = size + slack;
  weightBytes = {static_cast<const uint8_t *>(mapped) + slack, size};
  return okStatus();
}

Status ArtifactFile::openWeightsFile(const std::string &artifactPath) {
  const schema::Header &header = view.header();
  size_t slash = artifactPath.rfind('/');
  std::string folder = slash == std::string::npos ? "" : artifactPath.substr(0, slash + 1);
  std::string path = folder + std::string(view.chars(header.weightsFile), header.weightsFile.size);
  OpenFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat info;
  if (file.get() < 0 || ::fstat(file.get(), &info) != 0)
    return systemError("artifact: cannot open the weights '" + path + "'");
  if (static_cast<uint64_t>(info.st_size) != header.weightsBytes)
    return dataLoss("artifact: weights '" + path + "' have " + std::to_string(info.st_size) +
                    " bytes, expected " + std::to_string(header.weightsBytes));
  return mapWeights(file.get(), 0, header.weightsBytes, path);
}

Status ArtifactFile::checkWeights(const Options &options) const {
  const schema::Header &header = view.header();
  if (weightBytes.size() < header.weightsBytes)
    return dataLoss("artifact: there are " + std::to_string(weightBytes.size()) +
                    " bytes of weights, expected " + std::to_string(header.weightsBytes));
  if (reinterpret_cast<uintptr_t>(weightBytes.data()) % schema::kAlignment)
    return dataLoss("artifact: weights are not aligned to " + std::to_string(schema::kAlignment) +
                    " bytes");
  if (!options.verifyWeights || !header.weightsBytes)
    return okStatus();
  return compareHash(Hash128::of(weightBytes.data(), header.weightsBytes), header.weightsHash,
                     "weights");
}

Result<std::unique_ptr<ArtifactFile>> ArtifactFile::open(const std::string &path,
                                                         const Options &options) {
  OpenFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0)
    return systemError("artifact: cannot open '" + path + "'");
  MappedFile mapped;
  GRAPHC_RETURN_IF_ERROR(mapped.map(file.get(), path));
  Result<ElfImage> elf = parseElf(mapped.span());
  if (!elf)
    return elf.status();
  std::unique_ptr<ArtifactFile> artifact(new ArtifactFile);
  GRAPHC_RETURN_IF_ERROR(
      artifact->readProgram(mapped.span().subspan(elf->program.offset, elf->program.size)));
  GRAPHC_RETURN_IF_ERROR(artifact->checkImage(mapped.span(), elf->program.offset, elf->loadEnd));
  if (artifact->view.header().weightsFile.size)
    GRAPHC_RETURN_IF_ERROR(artifact->openWeightsFile(path));
  else
    GRAPHC_RETURN_IF_ERROR(
        artifact->mapWeights(file.get(), elf->weights.offset, elf->weights.size, path));
  GRAPHC_RETURN_IF_ERROR(artifact->checkWeights(options));
  GRAPHC_RETURN_IF_ERROR(artifact->link(mapped.span().first(elf->loadEnd), path));
  return artifact;
}

Result<std::unique_ptr<ArtifactFile>> ArtifactFile::fromMemory(std::span<const uint8_t> bytes,
                                                               const Options &options) {
  Result<ElfImage> elf = parseElf(bytes);
  if (!elf)
    return elf.status();
  std::unique_ptr<ArtifactFile> artifact(new ArtifactFile);
  GRAPHC_RETURN_IF_ERROR(
      artifact->readProgram(bytes.subspan(elf->program.offset, elf->program.size)));
  GRAPHC_RETURN_IF_ERROR(artifact->checkImage(bytes, elf->program.offset, elf->loadEnd));
  if (artifact->view.header().weightsFile.size)
    return invalidArgument("artifact: one with a weights file of its own is loaded from its path");
  artifact->weightBytes = bytes.subspan(elf->weights.offset, elf->weights.size);
  GRAPHC_RETURN_IF_ERROR(artifact->checkWeights(options));
  GRAPHC_RETURN_IF_ERROR(artifact->link(bytes.first(elf->loadEnd), "memory"));
  return artifact;
}

Result<std::unique_ptr<ArtifactFile>> ArtifactFile::fromParts(std::span<const uint8_t> program,
                                                              std::span<const uint8_t> weights,
                                                              std::span<void *const> kernels) {
  ReadOptions options;
  if (program.size() >= sizeof(schema::Header)) {
    uint8_t stored[16];
    std::memcpy(stored, program.data() + offsetof(schema::Header, contentHash), sizeof(stored));
    options.checkHash = isSet(stored);
  }
  Result<ProgramView> view = runtime::readProgram(program, options);
  if (!view)
    return view.status();
  std::unique_ptr<ArtifactFile> artifact(new ArtifactFile);
  artifact->view = *view;
  artifact->weightBytes = weights;
  artifact->kernels = kernels.data();
  GRAPHC_RETURN_IF_ERROR(checkTarget(*view));
  GRAPHC_RETURN_IF_ERROR(artifact->checkWeights({}));
  if (kernels.size() < view->header().kernelCount)
    return invalidArgument("artifact: " + std::to_string(kernels.size()) +
                           " kernels were given, the program has " +
                           std::to_string(view->header().kernelCount));
  return artifact;
}

ArtifactFile::~ArtifactFile() {
  if (library)
    ::dlclose(library);
  if (imageFile >= 0)
    ::close(imageFile);
  if (weightMapping)
    ::munmap(weightMapping, weightMappingBytes);
}

} // namespace graphc::runtime
