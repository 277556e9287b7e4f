#include "tools/npy/ZipReader.h"

#include "test/unit/tools/npy/NpyFiles.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include <zlib.h>

using namespace graphc::npy;
using namespace graphc::npy::testing;
using ::testing::HasSubstr;
using ::testing::SizeIs;

namespace {

/// Fields of an archive of one member that a test may set wrong.
struct Member {
  std::string name = "a";
  std::string stored;
  uint32_t crc = 0;
  uint32_t size = 0;
  uint16_t method = 0;
  uint16_t flags = 0;
  uint32_t offset = 0;
  std::string extra;
  uint32_t storedSize = UINT32_MAX; ///< UINT32_MAX without an extra field: the true one
};

std::string le(uint64_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i)
    text += static_cast<char>(value >> (8 * i));
  return text;
}

Member storedMember(const std::string &content) {
  Member member;
  member.stored = content;
  member.crc = static_cast<uint32_t>(
      crc32(0, reinterpret_cast<const Bytef *>(content.data()), static_cast<uInt>(content.size())));
  member.size = static_cast<uint32_t>(content.size());
  return member;
}

Member deflatedMember(const std::string &content) {
  Member member = storedMember(content);
  z_stream stream = {};
  deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  member.stored.resize(content.size() + 100);
  stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(content.data()));
  stream.avail_in = static_cast<uInt>(content.size());
  stream.next_out = reinterpret_cast<Bytef *>(member.stored.data());
  stream.avail_out = static_cast<uInt>(member.stored.size());
  deflate(&stream, Z_FINISH);
  member.stored.resize(stream.total_out);
  deflateEnd(&stream);
  member.method = 8;
  return member;
}

std::string archive(const Member &member) {
  bool lied = member.storedSize != UINT32_MAX || !member.extra.empty();
  uint32_t storedSize = lied ? member.storedSize : static_cast<uint32_t>(member.stored.size());
  std::string file = le(0x04034b50, 4) + le(20, 2) + le(member.flags, 2) + le(member.method, 2) +
                     le(0, 4) + le(member.crc, 4) + le(storedSize, 4) + le(member.size, 4) +
                     le(member.name.size(), 2) + le(0, 2) + member.name + member.stored;
  size_t directory = file.size();
  file += le(0x02014b50, 4) + le(20, 2) + le(20, 2) + le(member.flags, 2) + le(member.method, 2) +
          le(0, 4) + le(member.crc, 4) + le(storedSize, 4) + le(member.size, 4) +
          le(member.name.size(), 2) + le(member.extra.size(), 2) + le(0, 2) + le(0, 2) + le(0, 2) +
          le(0, 4) + le(member.offset, 4) + member.name + member.extra;
  size_t size = file.size() - directory;
  return file + le(0x06054b50, 4) + le(0, 4) + le(1, 2) + le(1, 2) + le(size, 4) +
         le(directory, 4) + le(0, 2);
}

/// The content of the first member, or why there is none.
std::string content(const std::string &file) {
  auto zip = ZipReader::open(bytesOf(file));
  if (!zip)
    return std::string(zip.status().message());
  AlignedBytes memory;
  auto bytes = ZipReader::read(zip->members().at(0), memory);
  if (!bytes)
    return std::string(bytes.status().message());
  return {reinterpret_cast<const char *>(bytes->data()), bytes->size()};
}

TEST(ZipReader, ReadsStoredMembers) { EXPECT_EQ(content(archive(storedMember("hello"))), "hello"); }

TEST(ZipReader, ReadsDeflatedMembers) {
  std::string text(100000, 'x');
  EXPECT_EQ(content(archive(deflatedMember(text))), text);
}

TEST(ZipReader, ReadsEmptyMembers) {
  EXPECT_EQ(content(archive(storedMember(""))), "");
  EXPECT_EQ(content(archive(deflatedMember(""))), "");
}

TEST(ZipReader, ReadsSizesFromTheZip64Field) {
  Member member = storedMember("hello");
  member.size = UINT32_MAX;
  member.extra = le(1, 2) + le(16, 2) + le(5, 8) + le(5, 8);
  EXPECT_EQ(content(archive(member)), "hello");
}

TEST(ZipReader, ReadsAPrefix) {
  std::string file = archive(deflatedMember(std::string(5000, 'y')));
  auto zip = ZipReader::open(bytesOf(file));
  ASSERT_TRUE(zip) << zip.status().toString();
  AlignedBytes memory;
  auto prefix = ZipReader::readPrefix(zip->members()[0], 7, memory);
  ASSERT_TRUE(prefix) << prefix.status().toString();
  EXPECT_THAT(*prefix, SizeIs(7));
}

TEST(ZipReader, RefusesWhatIsNoArchive) {
  EXPECT_THAT(content(""), HasSubstr("not a zip archive"));
  EXPECT_THAT(content(std::string(1000, 'z')), HasSubstr("not a zip archive"));
}

TEST(ZipReader, RefusesWrongChecksums) {
  Member member = storedMember("hello");
  ++member.crc;
  EXPECT_THAT(content(archive(member)), HasSubstr("the checksum of 'a' is wrong"));
}

TEST(ZipReader, RefusesSizesThatDeflateCannotReach) {
  Member member = deflatedMember("hello");
  member.size = 1u << 30;
  EXPECT_THAT(content(archive(member)), HasSubstr("is said to have 1073741824 bytes"));
}

TEST(ZipReader, RefusesStoredMembersOfAnotherSize) {
  Member member = storedMember("hello");
  member.size = 6;
  EXPECT_THAT(content(archive(member)), HasSubstr("is said to have 6 bytes, but 5 are stored"));
}

TEST(ZipReader, RefusesMembersThatInflateToLess) {
  Member member = deflatedMember("hello");
  ++member.size;
  EXPECT_THAT(content(archive(member)), HasSubstr("has 5 bytes, expected 6"));
}

TEST(ZipReader, RefusesDamagedCompression) {
  Member member = deflatedMember(std::string(1000, 'q') + "end");
  member.stored[0] = '\x07'; // a block type that does not exist
  EXPECT_THAT(content(archive(member)), HasSubstr("compressed bytes of 'a' are damaged"));
}

TEST(ZipReader, RefusesMembersOutsideTheFile) {
  Member member = storedMember("hello");
  member.offset = 0x7FFFFFFF;
  EXPECT_THAT(content(archive(member)), HasSubstr("does not begin where the directory says"));
  member = storedMember("hello");
  member.size = member.storedSize = 100000;
  EXPECT_THAT(content(archive(member)), HasSubstr("'a' is cut off"));
}

TEST(ZipReader, RefusesCutZip64Fields) {
  Member member = storedMember("hello");
  member.size = UINT32_MAX;
  member.extra = le(1, 2) + le(8, 2) + le(5, 8);
  EXPECT_THAT(content(archive(member)), HasSubstr("a zip64 field is cut off"));
  member.extra = le(1, 2) + le(80, 2);
  EXPECT_THAT(content(archive(member)), HasSubstr("an extra field is cut off"));
}

TEST(ZipReader, RefusesEncryptionAndOtherMethods) {
  Member member = storedMember("hello");
  member.flags = 1;
  EXPECT_THAT(content(archive(member)), HasSubstr("'a' is encrypted"));
  member = storedMember("hello");
  member.method = 12;
  EXPECT_THAT(content(archive(member)), HasSubstr("compressed by method 12"));
}

TEST(ZipReader, NoPrefixOfAnArchiveIsRead) {
  std::string file = archive(deflatedMember("some content that is not long"));
  for (size_t size = 0; size < file.size(); ++size)
    EXPECT_FALSE(ZipReader::open(bytesOf(file.substr(0, size)))) << size;
}

} // namespace
