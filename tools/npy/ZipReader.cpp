//===- ZipReader.cpp - the members of a zip archive -----------------------===//
#include "tools/npy/ZipReader.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <set>
#include <zlib.h>

namespace graphc::npy {

using runtime::dataLoss;
using runtime::Result;
using runtime::Status;

namespace {

constexpr uint32_t kEndSignature = 0x06054b50;
constexpr uint32_t kEnd64Signature = 0x06064b50;
constexpr uint32_t kLocator64Signature = 0x07064b50;
constexpr uint32_t kCentralSignature = 0x02014b50;
constexpr uint32_t kLocalSignature = 0x04034b50;
constexpr size_t kEndBytes = 22, kEnd64Bytes = 56, kLocator64Bytes = 20;
constexpr size_t kCentralBytes = 46, kLocalBytes = 30;
constexpr uint16_t kZip64Extra = 0x0001;
constexpr uint32_t kIn64 = 0xFFFFFFFF; ///< stands where the zip64 field has the number
/// Deflate turns a byte into 1032 at most.
constexpr uint64_t kMaxRatio = 1032;

/// Numbers of a part of the archive. The caller vouches for the range.
class Fields {
public:
  Fields(std::span<const std::byte> bytes) : bytes(bytes) {}
  uint16_t u16(size_t at) const { return static_cast<uint16_t>(number(at, 2)); }
  uint32_t u32(size_t at) const { return static_cast<uint32_t>(number(at, 4)); }
  uint64_t u64(size_t at) const { return number(at, 8); }

private:
  uint64_t number(size_t at, size_t size) const {
    uint64_t value = 0;
    for (size_t i = 0; i < size; ++i)
      value |= static_cast<uint64_t>(bytes[at + i]) << (8 * i);
    return value;
  }
  std::span<const std::byte> bytes;
};

/// True if \p size bytes at \p at lie within \p whole.
bool fits(std::span<const std::byte> whole, uint64_t at, uint64_t size) {
  return at <= whole.size() && size <= whole.size() - at;
}

/// Where the central directory is.
struct Directory {
  uint64_t offset = 0, size = 0, count = 0;
};

std::optional<size_t> findEnd(std::span<const std::byte> archive) {
  if (archive.size() < kEndBytes)
    return std::nullopt;
  // A comment of at most 64 KiB follows the record.
  size_t last = archive.size() - kEndBytes;
  size_t first = last > 0xFFFF ? last - 0xFFFF : 0;
  Fields fields(archive);
  for (size_t at = last + 1; at-- > first;)
    if (fields.u32(at) == kEndSignature && at + kEndBytes + fields.u16(at + 20) == archive.size())
      return at;
  return std::nullopt;
}

Result<Directory> findDirectory(std::span<const std::byte> archive) {
  std::optional<size_t> end = findEnd(archive);
  if (!end)
    return dataLoss("not a zip archive: it has no end of central directory");
  Fields fields(archive);
  Directory directory{fields.u32(*end + 16), fields.u32(*end + 12), fields.u16(*end + 10)};
  if (fields.u16(*end + 4) != 0)
    return runtime::unimplemented("zip archives of several disks cannot be read");
  if (*end >= kLocator64Bytes && fields.u32(*end - kLocator64Bytes) == kLocator64Signature) {
    uint64_t at = fields.u64(*end - kLocator64Bytes + 8);
    if (!fits(archive, at, kEnd64Bytes) || fields.u32(at) != kEnd64Signature)
      return dataLoss("zip: the zip64 end of central directory is not where it should be");
    directory = {fields.u64(at + 48), fields.u64(at + 40), fields.u64(at + 32)};
  }
  if (!fits(archive, directory.offset, directory.size))
    return dataLoss("zip: the central directory lies outside the file");
  return directory;
}

/// Sizes of a member that may stand in its zip64 field.
struct Sizes {
  uint64_t content = 0, stored = 0, offset = 0;
};

Status readZip64(std::span<const std::byte> extra, Sizes &sizes) {
  Fields fields(extra);
  for (size_t at = 0; at + 4 <= extra.size();) {
    size_t length = fields.u16(at + 2);
    size_t begin = at + 4;
    if (begin + length > extra.size())
      return dataLoss("zip: an extra field is cut off");
    at = begin + length;
    if (fields.u16(begin - 4) != kZip64Extra)
      continue;
    for (uint64_t *size : {&sizes.content, &sizes.stored, &sizes.offset}) {
      if (*size != kIn64)
        continue;
      if (begin + 8 > at)
        return dataLoss("zip: a zip64 field is cut off");
      *size = fields.u64(begin);
      begin += 8;
    }
  }
  return runtime::okStatus();
}

/// The stored bytes of a member, which stand behind its local header.
Result<std::span<const std::byte>> storedBytes(std::span<const std::byte> archive,
                                               const Sizes &sizes, const std::string &name) {
  Fields fields(archive);
  if (!fits(archive, sizes.offset, kLocalBytes) || fields.u32(sizes.offset) != kLocalSignature)
    return dataLoss("zip: '" + name + "' does not begin where the directory says");
  uint64_t begin =
      sizes.offset + kLocalBytes + fields.u16(sizes.offset + 26) + fields.u16(sizes.offset + 28);
  if (!fits(archive, begin, sizes.stored))
    return dataLoss("zip: '" + name + "' is cut off: " + std::to_string(sizes.stored) +
                    " bytes do not fit the file");
  return archive.subspan(begin, sizes.stored);
}

/// Reads the entry at the front of \p directory and drops it from there.
Result<ZipMember> readEntry(std::span<const std::byte> archive,
                            std::span<const std::byte> &directory) {
  Fields fields(directory);
  if (directory.size() < kCentralBytes || fields.u32(0) != kCentralSignature)
    return dataLoss("zip: the central directory is damaged");
  size_t nameBytes = fields.u16(28), extraBytes = fields.u16(30), commentBytes = fields.u16(32);
  size_t entryBytes = kCentralBytes + nameBytes + extraBytes + commentBytes;
  if (entryBytes > directory.size())
    return dataLoss("zip: the central directory is cut off");
  ZipMember member;
  member.name.assign(reinterpret_cast<const char *>(directory.data()) + kCentralBytes, nameBytes);
  uint16_t flags = fields.u16(8), method = fields.u16(10);
  if (flags & 1)
    return runtime::unimplemented("zip: '" + member.name + "' is encrypted");
  if (method != 0 && method != 8)
    return runtime::unimplemented("zip: '" + member.name + "' is compressed by method " +
                                  std::to_string(method) + "; stored and deflated can be read");
  member.deflated = method == 8;
  member.crc = fields.u32(16);
  Sizes sizes{fields.u32(24), fields.u32(20), fields.u32(42)};
  GRAPHC_RETURN_IF_ERROR(
      readZip64(directory.subspan(kCentralBytes + nameBytes, extraBytes), sizes));
  auto raw = storedBytes(archive, sizes, member.name);
  if (!raw)
    return raw.status();
  member.raw = *raw;
  member.size = sizes.content;
  bool possible = member.deflated ? member.size / kMaxRatio <= member.raw.size()
                                  : member.size == member.raw.size();
  if (!possible)
    return dataLoss("zip: '" + member.name + "' is said to have " + std::to_string(member.size) +
                    " bytes, but " + std::to_string(member.raw.size()) + " are stored");
  directory = directory.subspan(entryBytes);
  return member;
}

/// Inflates into \p memory until its end; returns how many bytes there are.
Result<size_t> inflateInto(const ZipMember &member, AlignedBytes &memory) {
  z_stream stream = {};
  // Negative: raw deflate, no zlib header.
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
    return runtime::resourceExhausted("out of memory");
  constexpr size_t kStep = size_t(1) << 30; // zlib counts in 32 bits
  size_t from = 0, to = 0;
  int status = Z_OK;
  while (status == Z_OK && to < memory.size()) {
    stream.next_in = const_cast<Bytef *>(reinterpret_cast<const Bytef *>(member.raw.data())) + from;
    stream.avail_in = static_cast<uInt>(std::min(member.raw.size() - from, kStep));
    stream.next_out = reinterpret_cast<Bytef *>(memory.data()) + to;
    stream.avail_out = static_cast<uInt>(std::min(memory.size() - to, kStep));
    uInt in = stream.avail_in, out = stream.avail_out;
    status = inflate(&stream, Z_NO_FLUSH);
    from += in - stream.avail_in;
    to += out - stream.avail_out;
  }
  inflateEnd(&stream);
  if (status != Z_OK && status != Z_STREAM_END)
    return dataLoss("zip: the compressed bytes of '" + member.name + "' are damaged");
  return to;
}

} // namespace

Result<ZipReader> ZipReader::open(std::span<const std::byte> archive) {
  Result<Directory> found = findDirectory(archive);
  if (!found)
    return found.status();
  std::span<const std::byte> directory = archive.subspan(found->offset, found->size);
  if (found->count > directory.size() / kCentralBytes)
    return dataLoss("zip: the central directory is too small for its members");
  ZipReader reader;
  std::set<std::string> names;
  uint64_t stored = 0;
  for (uint64_t i = 0; i < found->count; ++i) {
    Result<ZipMember> member = readEntry(archive, directory);
    if (!member)
      return member.status();
    if (!names.insert(member->name).second)
      return dataLoss("zip: there are two members '" + member->name + "'");
    stored += member->raw.size();
    if (stored > archive.size())
      return dataLoss("zip: members overlap");
    reader.list.push_back(std::move(*member));
  }
  return reader;
}

Result<std::span<const std::byte>> ZipReader::read(const ZipMember &member, AlignedBytes &memory) {
  std::span<const std::byte> content = member.raw;
  if (member.deflated) {
    memory = AlignedBytes::allocate(member.size);
    if (memory.isNull())
      return runtime::resourceExhausted("no memory for '" + member.name + "'");
    Result<size_t> size = inflateInto(member, memory);
    if (!size)
      return size.status();
    if (*size != member.size)
      return dataLoss("zip: '" + member.name + "' has " + std::to_string(*size) +
                      " bytes, expected " + std::to_string(member.size));
    content = memory.span();
  }
  auto *bytes = reinterpret_cast<const Bytef *>(content.data());
  if (crc32_z(crc32_z(0, nullptr, 0), bytes, content.size()) != member.crc && !content.empty())
    return dataLoss("zip: the checksum of '" + member.name + "' is wrong");
  return content;
}

Result<std::span<const std::byte>> ZipReader::readPrefix(const ZipMember &member, size_t limit,
                                                         AlignedBytes &memory) {
  if (!member.deflated)
    return member.raw.first(std::min(limit, member.raw.size()));
  memory = AlignedBytes::allocate(std::min<uint64_t>(limit, member.size));
  if (memory.isNull())
    return runtime::resourceExhausted("out of memory");
  Result<size_t> size = inflateInto(member, memory);
  if (!size)
    return size.status();
  memory.shrink(*size);
  return std::span<const std::byte>(memory.span());
}

} // namespace graphc::npy
