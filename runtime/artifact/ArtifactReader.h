//===- ArtifactReader.h - checks a program before its use -------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_ARTIFACT_ARTIFACTREADER_H
#define GRAPHC_RUNTIME_ARTIFACT_ARTIFACTREADER_H

#include "runtime/artifact/ProgramView.h"
#include "runtime/base/Status.h"

#include <cstdint>
#include <span>

namespace graphc::runtime {

/// What readProgram checks beyond structure.
struct ReadOptions {
  /// Compare the content hash. Off only where the bytes were made in this process.
  bool checkHash = true;
};

/// Checks \p bytes (8-byte aligned, borrowed) and returns the tables: every offset, count, index,
/// expression, list and string is in range and of the right kind, regions form a tree, calls
/// form no cycle, events are recorded before they are waited for. A program that passes cannot make
/// the interpreter read or write outside its tables, loop at load, or wait for ever.
/// Fails with DataLoss (damaged) or Unimplemented (another version). Linear time. Thread-safe.
Result<ProgramView> readProgram(std::span<const uint8_t> bytes, const ReadOptions &options = {});

/// The hash of a program as Header::contentHash stores it. \p program starts with a whole header.
std::array<uint8_t, 16> programContentHash(std::span<const uint8_t> program);

} // namespace graphc::runtime

#endif // GRAPHC_RUNTIME_ARTIFACT_ARTIFACTREADER_H
