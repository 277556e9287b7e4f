//===- ArtifactFile.h - an artifact brought into memory ---------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_ARTIFACT_ARTIFACTFILE_H
#define GRAPHC_RUNTIME_ARTIFACT_ARTIFACTFILE_H

#include "runtime/artifact/ProgramView.h"
#include "runtime/base/Status.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace graphc::runtime {

/// An artifact whose program is checked, whose code is linked and whose weights are mapped.
/// Immutable, thread-safe. Its destruction gives every byte back; nothing of it may be in use then.
class ArtifactFile {
public:
  struct Options {
    /// Read and hash all weights. Otherwise they are only measured, so that loading takes the same
    /// time whatever their size.
    bool verifyWeights = false;
  };

  /// Opens an ELF artifact. In this order, stopping at the first failure: section headers are
  /// checked, the program is copied and checked, hashes are compared, the target is compared with
  /// this machine, weights are mapped from the file (read-only, shared with other processes through
  /// the page cache), the rest is copied to anonymous memory and linked from there. A file that is
  /// replaced or overwritten later changes neither code nor program.
  static Result<std::unique_ptr<ArtifactFile>> open(const std::string &path,
                                                    const Options &options);
  /// The same from memory. The weights are used where they are: \p bytes outlives the artifact.
  static Result<std::unique_ptr<ArtifactFile>> fromMemory(std::span<const uint8_t> bytes,
                                                          const Options &options);
  /// A program whose code is in this process already (JIT, tests). All three are borrowed.
  /// \p program is checked like a file's, without hashes unless they are set.
  static Result<std::unique_ptr<ArtifactFile>> fromParts(std::span<const uint8_t> program,
                                                         std::span<const uint8_t> weights,
                                                         std::span<void *const> kernels);

  ~ArtifactFile();
  ArtifactFile(const ArtifactFile &) = delete;
  ArtifactFile &operator=(const ArtifactFile &) = delete;

  const ProgramView &program() const { return view; }
  /// The weights; 64-byte aligned.
  std::span<const uint8_t> weights() const { return weightBytes; }
  /// graphc_kernel_table: Header::kernelCount entries.
  void *const *kernelTable() const { return kernels; }

private:
  ArtifactFile() = default;
  Status readProgram(std::span<const uint8_t> section);
  Status checkImage(std::span<const uint8_t> file, uint64_t programOffset, uint64_t loadEnd);
  Status link(std::span<const uint8_t> loadable, const std::string &what);
  Status mapWeights(int file, uint64_t offset, uint64_t size, const std::string &what);
  Status openWeightsFile(const std::string &artifactPath);
  Status checkWeights(const Options &options) const;

  std::unique_ptr<uint64_t[]> programCopy;
  ProgramView view;
  std::span<const uint8_t> weightBytes;
  void *const *kernels = nullptr;
  void *library = nullptr;
  int imageFile = -1;
  void *weightMapping = nullptr;
  size_t weightMappingBytes = 0;
};

/// Hash of the bytes that are linked, as Header::imageHash stores it: [0, loadEnd) of \p file with
/// the 16 bytes of that field (in the program at \p programOffset) read as zero.
std::array<uint8_t, 16> imageHash(std::span<const uint8_t> file, uint64_t programOffset,
                                  uint64_t loadEnd);

/// Fills Header::imageHash in a linked artifact: the last step of packaging. \p file is the whole
/// ELF file, changed in place.
Status sealArtifact(std::span<uint8_t> file);

} // namespace graphc::runtime

#endif // GRAPHC_RUNTIME_ARTIFACT_ARTIFACTFILE_H
