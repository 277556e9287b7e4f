//===- ZipWriter.cpp - write a zip archive --------------------------------===//
#include "tools/npy/ZipWriter.h"

#include <zlib.h>

namespace graphc::npy {

using runtime::Status;

namespace {

constexpr uint32_t kIn64 = 0xFFFFFFFF;
constexpr uint16_t kVersion = 45;      ///< the first that knows zip64
constexpr uint16_t kUtf8Names = 0x800; ///< general purpose flag 11
constexpr uint32_t kNoTime = 0x210000; ///< 1 January 1980

/// Little-endian fields of a record.
class Record {
public:
  Record &u16(uint64_t value) { return number(value, 2); }
  Record &u32(uint64_t value) { return number(value, 4); }
  Record &u64(uint64_t value) { return number(value, 8); }
  std::string bytes;

private:
  Record &number(uint64_t value, unsigned size) {
    for (unsigned i = 0; i < size; ++i)
      bytes += static_cast<char>(value >> (8 * i));
    return *this;
  }
};

uint64_t in32(uint64_t value) { return value < kIn64 ? value : kIn64; }

} // namespace

Status ZipWriter::put(std::string_view bytes) {
  position += bytes.size();
  return sink(std::as_bytes(std::span(bytes)));
}

Status ZipWriter::add(std::string_view name, std::string_view head,
                      std::span<const std::byte> body) {
  if (name.size() > 0xFFFF)
    return runtime::invalidArgument("a name of more than 65535 bytes");
  auto crc =
      crc32_z(crc32_z(0, nullptr, 0), reinterpret_cast<const Bytef *>(head.data()), head.size());
  if (!body.empty())
    crc = crc32_z(crc, reinterpret_cast<const Bytef *>(body.data()), body.size());
  Written member{std::string(name), head.size() + body.size(), position,
                 static_cast<uint32_t>(crc)};
  bool large = member.size >= kIn64;
  Record local;
  local.u32(0x04034b50).u16(kVersion).u16(kUtf8Names).u16(0).u32(kNoTime).u32(member.crc);
  local.u32(in32(member.size)).u32(in32(member.size)).u16(name.size()).u16(large ? 20 : 0);
  local.bytes += name;
  if (large)
    local.u16(1).u16(16).u64(member.size).u64(member.size);
  GRAPHC_RETURN_IF_ERROR(put(local.bytes));
  GRAPHC_RETURN_IF_ERROR(put(head));
  members.push_back(std::move(member));
  position += body.size();
  return body.empty() ? runtime::okStatus() : sink(body);
}

std::string ZipWriter::directoryEntry(const Written &member) {
  Record extra;
  if (member.size >= kIn64)
    extra.u64(member.size).u64(member.size);
  if (member.offset >= kIn64)
    extra.u64(member.offset);
  Record entry;
  entry.u32(0x02014b50).u16(kVersion).u16(kVersion).u16(kUtf8Names).u16(0).u32(kNoTime);
  entry.u32(member.crc).u32(in32(member.size)).u32(in32(member.size)).u16(member.name.size());
  entry.u16(extra.bytes.empty() ? 0 : extra.bytes.size() + 4).u16(0).u16(0).u16(0).u32(0);
  entry.u32(in32(member.offset));
  entry.bytes += member.name;
  if (!extra.bytes.empty()) {
    entry.u16(1).u16(extra.bytes.size());
    entry.bytes += extra.bytes;
  }
  return entry.bytes;
}

Status ZipWriter::finish() {
  uint64_t begin = position;
  for (const Written &member : members)
    GRAPHC_RETURN_IF_ERROR(put(directoryEntry(member)));
  uint64_t size = position - begin;
  uint64_t count = members.size();
  Record end;
  if (begin >= kIn64 || size >= kIn64 || count >= 0xFFFF) {
    uint64_t end64 = position;
    end.u32(0x06064b50).u64(44).u16(kVersion).u16(kVersion).u32(0).u32(0);
    end.u64(count).u64(count).u64(size).u64(begin);
    end.u32(0x07064b50).u32(0).u64(end64).u32(1);
  }
  uint64_t shown = count < 0xFFFF ? count : 0xFFFF;
  end.u32(0x06054b50).u16(0).u16(0).u16(shown).u16(shown).u32(in32(size)).u32(in32(begin)).u16(0);
  return put(end.bytes);
}

} // namespace graphc::npy
