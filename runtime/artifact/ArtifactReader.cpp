//===- ArtifactReader.cpp - checks a program before its use ---------------===//
#include "runtime/artifact/ArtifactReader.h"

#include "runtime/artifact/Hash128.h"
#include "runtime/artifact/Verifier.h"

#include <cstring>

namespace graphc::runtime {

HashValue programContentHash(std::span<const uint8_t> program) {
  schema::Header header;
  std::memcpy(&header, program.data(), sizeof(header));
  std::memset(header.contentHash, 0, sizeof(header.contentHash));
  std::memset(header.imageHash, 0, sizeof(header.imageHash));
  Hash128 hash;
  hash.update(&header, sizeof(header));
  hash.update(program.data() + sizeof(header), program.size() - sizeof(header));
  return hash.finish();
}

namespace {
Status damaged(const std::string &what) { return dataLoss("artifact: " + what); }

Status checkVersion(const schema::Header &header) {
  if (header.versionMajor == schema::kVersionMajor && header.versionMinor <= schema::kVersionMinor)
    return okStatus();
  return unimplemented("artifact: format version " + std::to_string(header.versionMajor) + "." +
                       std::to_string(header.versionMinor) + ", this runtime reads " +
                       std::to_string(schema::kVersionMajor) + ".0 to " +
                       std::to_string(schema::kVersionMajor) + "." +
                       std::to_string(schema::kVersionMinor) + "; compile the model again");
}

Status checkTables(const schema::Header &header) {
  for (uint32_t i = 0; i < schema::kTableCount; ++i) {
    const schema::TableRef &table = header.tables[i];
    std::string name = "table " + std::to_string(i);
    uint32_t expected = schema::rowBytes(static_cast<schema::Table>(i));
    if (table.rowBytes != expected)
      return damaged(name + " has rows of " + std::to_string(table.rowBytes) + " bytes, expected " +
                     std::to_string(expected));
    if (table.offset % schema::kAlignment)
      return damaged(name + " starts at unaligned byte " + std::to_string(table.offset));
    uint64_t size = static_cast<uint64_t>(table.count) * table.rowBytes;
    if (table.offset < sizeof(header) || table.offset > header.programBytes ||
        size > header.programBytes - table.offset)
      return damaged(name + " (byte " + std::to_string(table.offset) + ", " + std::to_string(size) +
                     " bytes) is not inside the program of " + std::to_string(header.programBytes) +
                     " bytes");
  }
  return okStatus();
}
} // namespace

Result<ProgramView> readProgram(std::span<const uint8_t> bytes, const ReadOptions &options) {
  if (bytes.size() < sizeof(schema::Header))
    return damaged("program of " + std::to_string(bytes.size()) + " bytes is shorter than its " +
                   std::to_string(sizeof(schema::Header)) + "-byte header");
  if (reinterpret_cast<uintptr_t>(bytes.data()) % alignof(schema::Header))
    return damaged("program does not start at a multiple of 8 bytes");
  ProgramView view(bytes.data());
  const schema::Header &header = view.header();
  if (std::memcmp(header.magic, schema::kMagic, sizeof(header.magic)) != 0)
    return damaged("no program here (wrong magic number)");
  GRAPHC_RETURN_IF_ERROR(checkVersion(header));
  if (header.headerBytes != sizeof(schema::Header))
    return damaged("header of " + std::to_string(header.headerBytes) + " bytes, expected " +
                   std::to_string(sizeof(schema::Header)));
  if (header.programBytes < sizeof(schema::Header) || header.programBytes > bytes.size())
    return damaged("program says it has " + std::to_string(header.programBytes) +
                   " bytes, there are " + std::to_string(bytes.size()));
  if (options.checkHash) {
    HashValue expected;
    std::memcpy(expected.data(), header.contentHash, expected.size());
    HashValue got = programContentHash(bytes.first(header.programBytes));
    if (got != expected)
      return damaged("content hash is " + toHex(got) + ", expected " + toHex(expected) +
                     "; the file is damaged");
  }
  GRAPHC_RETURN_IF_ERROR(checkTables(header));
  GRAPHC_RETURN_IF_ERROR(Verifier(view).run());
  return view;
}

} // namespace graphc::runtime
