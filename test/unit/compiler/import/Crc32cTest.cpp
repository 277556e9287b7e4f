//===- Crc32cTest.cpp -----------------------------------------------------===//
#include "compiler/import/Crc32c.h"

#include "gtest/gtest.h"

#include <numeric>
#include <string>

namespace graphc::importer {
namespace {

// Vectors of RFC 3720, appendix B.4.
TEST(Crc32c, RfcVectors) {
  std::string rising(32, '\0');
  std::iota(rising.begin(), rising.end(), 0);
  EXPECT_EQ(crc32c(std::string(32, '\0')), 0x8a9136aau);
  EXPECT_EQ(crc32c(std::string(32, '\xff')), 0x62a8ab43u);
  EXPECT_EQ(crc32c(rising), 0x46dd794eu);
  EXPECT_EQ(crc32c(std::string(rising.rbegin(), rising.rend())), 0x113fdb5cu);
}

TEST(Crc32c, ChecksumOfNothingIsZero) { EXPECT_EQ(crc32c(""), 0u); }

TEST(Crc32c, PortableAgreesAtEveryLengthAndOffset) {
  std::string bytes(100, '\0');
  std::iota(bytes.begin(), bytes.end(), 17);
  for (size_t start = 0; start < 9; ++start)
    for (size_t length = 0; start + length <= bytes.size(); ++length) {
      const llvm::StringRef part = llvm::StringRef(bytes).substr(start, length);
      EXPECT_EQ(extendCrc32cPortable(0, part), crc32c(part)) << start << " " << length;
    }
}

TEST(Crc32c, ExtendingEqualsTheWhole) {
  const llvm::StringRef whole = "123456789";
  EXPECT_EQ(crc32c(whole), 0xe3069283u);
  for (size_t split = 0; split <= whole.size(); ++split)
    EXPECT_EQ(extendCrc32c(crc32c(whole.take_front(split)), whole.drop_front(split)),
              crc32c(whole));
}

TEST(Crc32c, UnmaskUndoesMask) {
  for (uint32_t crc : {0u, 1u, 0xe3069283u, 0xffffffffu}) {
    EXPECT_NE(maskCrc32c(crc), crc);
    EXPECT_EQ(unmaskCrc32c(maskCrc32c(crc)), crc);
  }
}

} // namespace
} // namespace graphc::importer
