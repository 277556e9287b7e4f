#include "tools/support/OutputFile.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include <filesystem>
#include <fstream>
#include <sstream>

using namespace graphc;
using namespace graphc::cli;
namespace fs = std::filesystem;

namespace {

std::string textOf(const std::string &path) {
  std::stringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

class OutputFiles : public ::testing::Test {
protected:
  std::string path(const std::string &name) { return folder->path() + "/" + name; }
  size_t fileCount() {
    return static_cast<size_t>(std::distance(fs::directory_iterator(folder->path()), {}));
  }
  Expected<TemporaryFolder> folder = TemporaryFolder::create("graphc-output-test");
};

TEST_F(OutputFiles, AppearWhenCommitted) {
  Expected<OutputFile> file = OutputFile::create(path("a"));
  ASSERT_TRUE(file);
  EXPECT_FALSE(file->write("hello"));
  EXPECT_FALSE(fs::exists(path("a")));
  EXPECT_FALSE(file->commit());
  EXPECT_EQ(textOf(path("a")), "hello");
  EXPECT_EQ(fileCount(), 1u);
}

TEST_F(OutputFiles, LeaveNothingWhenNotCommitted) {
  {
    (void)OutputFile::create(path("a"))->write("half");
  }
  EXPECT_EQ(fileCount(), 0u);
}

TEST_F(OutputFiles, LeaveTheOldFileWhenNotCommitted) {
  ASSERT_FALSE(writeFile(path("a"), "old"));
  {
    (void)OutputFile::create(path("a"))->write("half");
  }
  EXPECT_EQ(textOf(path("a")), "old");
}

TEST_F(OutputFiles, ReplaceWhatALinkLeadsTo) {
  ASSERT_FALSE(writeFile(path("a"), "old"));
  fs::create_symlink(path("a"), path("link"));
  ASSERT_FALSE(writeFile(path("link"), "new"));
  EXPECT_TRUE(fs::is_symlink(path("link")));
  EXPECT_EQ(textOf(path("a")), "new");
}

TEST_F(OutputFiles, DevicesAreWrittenAndNotReplaced) {
  ASSERT_FALSE(writeFile("/dev/null", "gone"));
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST_F(OutputFiles, FoldersAreRefused) {
  Failure failure = writeFile(folder->path(), "text");
  ASSERT_TRUE(failure);
  EXPECT_EQ(failure->message, "cannot write '" + folder->path() + "': it is a directory");
}

TEST_F(OutputFiles, MissingFoldersAreNamed) {
  Failure failure = writeFile(path("no/such"), "text");
  ASSERT_TRUE(failure);
  EXPECT_EQ(failure->message, "cannot write '" + path("no/such") + "': No such file or directory");
}

TEST_F(OutputFiles, TemporaryFoldersGoWithTheirContent) {
  std::string gone;
  {
    Expected<TemporaryFolder> inner = TemporaryFolder::create("graphc-output-test");
    ASSERT_TRUE(inner);
    gone = inner->path();
    ASSERT_FALSE(writeFile(gone + "/file", "text"));
  }
  EXPECT_FALSE(fs::exists(gone));
}

} // namespace
