//===- ArtifactFileTest.cpp - artifacts from files and memory -------------===//
#include "runtime/artifact/ArtifactFile.h"
#include "runtime/artifact/ArtifactReader.h"
#include "runtime/artifact/CpuFeatures.h"
#include "runtime/artifact/ElfImage.h"
#include "runtime/artifact/Hash128.h"
#include "runtime/executor/Context.h"
#include "test/unit/runtime/support/LoadedProgram.h"

#include <ctime>
#include <elf.h>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <iterator>

using namespace graphc::runtime;
using namespace graphc::runtime::testing;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

namespace {
using Bytes = std::vector<uint8_t>;

Bytes readFile(const std::filesystem::path &path) {
  std::ifstream in(path, std::ios::binary);
  return Bytes(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
}

void writeFile(const std::filesystem::path &path, const Bytes &bytes) {
  std::ofstream(path, std::ios::binary)
      .write(reinterpret_cast<const char *>(bytes.data()),
             static_cast<std::streamsize>(bytes.size()));
}

std::filesystem::path artifactPath(const std::string &name) {
  return std::filesystem::path(GRAPHC_TEST_ARTIFACTS) / (name + ".so");
}

/// A folder of its own, gone at the end.
class ArtifactFileTest : public ::testing::Test {
protected:
  void SetUp() override {
    folder = std::filesystem::temp_directory_path() /
             ("graphc-artifact-" + std::to_string(::getpid()) + "-" +
              ::testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::create_directories(folder);
  }
  void TearDown() override { std::filesystem::remove_all(folder); }

  /// Loads \p bytes from a file.
  Status load(const Bytes &bytes, bool verifyWeights = false) {
    writeFile(folder / "model.so", bytes);
    return ArtifactFile::open(folder / "model.so", {.verifyWeights = verifyWeights}).status();
  }

  std::filesystem::path folder;
};

std::vector<float> runArtifact(std::unique_ptr<ArtifactFile> artifact) {
  Result<std::shared_ptr<Model>> model = Model::create(std::move(artifact), {});
  EXPECT_TRUE(model.isOk()) << model.status().toString();
  Result<std::unique_ptr<Context>> context = Context::create(*model, {});
  std::vector<float> x = {10, 20, 30, 40};
  std::vector<int64_t> dims = {4};
  TensorRef in[] = {tensorOf(DType::Float32, x, dims)};
  ResultTensor out[1] = {};
  EXPECT_OK((*context)->run(0, in, out));
  return valuesOf<float>(out[0]);
}

ElfImage sectionsOf(const Bytes &bytes) { return *parseElf(bytes); }
} // namespace

TEST_F(ArtifactFileTest, RunsFromAFile) {
  Result<std::unique_ptr<ArtifactFile>> artifact =
      ArtifactFile::open(artifactPath("plain"), {.verifyWeights = false});
  ASSERT_OK(artifact.status());
  EXPECT_THAT(runArtifact(std::move(*artifact)), ElementsAre(12, 23, 34, 45));
}

TEST_F(ArtifactFileTest, RunsFromMemory) {
  Bytes bytes = readFile(artifactPath("plain"));
  // Weights are used in place, so the copy keeps the file's alignment.
  void *block = std::aligned_alloc(4096, (bytes.size() + 4095) / 4096 * 4096);
  std::memcpy(block, bytes.data(), bytes.size());
  Result<std::unique_ptr<ArtifactFile>> artifact =
      ArtifactFile::fromMemory({static_cast<uint8_t *>(block), bytes.size()}, {});
  ASSERT_OK(artifact.status());
  EXPECT_THAT(runArtifact(std::move(*artifact)), ElementsAre(12, 23, 34, 45));
  std::free(block);
}

TEST_F(ArtifactFileTest, FindsWeightsBesideTheArtifact) {
  std::filesystem::copy(artifactPath("beside"), folder / "model.so");
  EXPECT_THAT(ArtifactFile::open(folder / "model.so", {}).status().toString(),
              HasSubstr("beside.weights"));
  writeFile(folder / "beside.weights",
            readFile(artifactPath("plain").replace_filename("plain.weights")));
  Result<std::unique_ptr<ArtifactFile>> artifact = ArtifactFile::open(folder / "model.so", {});
  ASSERT_OK(artifact.status());
  EXPECT_THAT(runArtifact(std::move(*artifact)), ElementsAre(12, 23, 34, 45));
}

TEST_F(ArtifactFileTest, KeepsRunningTheOldCodeWhenItsFileIsReplaced) {
  // The same path is overwritten in place with another version while the first one is loaded.
  std::filesystem::path path = folder / "model.so";
  writeFile(path, readFile(artifactPath("plain")));
  Result<std::unique_ptr<ArtifactFile>> first = ArtifactFile::open(path, {});
  ASSERT_OK(first.status());
  std::filesystem::remove(path);
  writeFile(path, readFile(artifactPath("second")));
  Result<std::unique_ptr<ArtifactFile>> second = ArtifactFile::open(path, {});
  ASSERT_OK(second.status());
  EXPECT_THAT(runArtifact(std::move(*second)), ElementsAre(111, 122, 133, 144));
  EXPECT_THAT(runArtifact(std::move(*first)), ElementsAre(12, 23, 34, 45));
  // And after both are gone, the path means what is there now.
  Result<std::unique_ptr<ArtifactFile>> third = ArtifactFile::open(path, {});
  ASSERT_OK(third.status());
  EXPECT_THAT(runArtifact(std::move(*third)), ElementsAre(111, 122, 133, 144));
}

TEST_F(ArtifactFileTest, NamesTheMissingCpuFeature) {
  Status status = ArtifactFile::open(artifactPath("needy"), {}).status();
  EXPECT_EQ(status.code(), StatusCode::FailedPrecondition);
  EXPECT_THAT(std::string(status.message()), HasSubstr("this cpu lacks no-such-feature"));
}

TEST_F(ArtifactFileTest, SaysWhatAFileIsNot) {
  EXPECT_EQ(ArtifactFile::open(folder / "nothing", {}).status().code(), StatusCode::NotFound);
  EXPECT_EQ(ArtifactFile::open(folder, {}).status().code(), StatusCode::InvalidArgument);
  EXPECT_THAT(std::string(load(Bytes(4096, 'x')).message()), HasSubstr("not an ELF file"));
  EXPECT_THAT(std::string(load(Bytes(10, 'x')).message()), HasSubstr("shorter than its header"));
  EXPECT_THAT(std::string(load(readFile("/proc/self/exe")).message()), HasSubstr("graphc"));
}

TEST_F(ArtifactFileTest, NamesTheOtherMachine) {
  Bytes bytes = readFile(artifactPath("plain"));
  reinterpret_cast<Elf64_Ehdr *>(bytes.data())->e_machine = EM_S390;
  EXPECT_THAT(std::string(load(bytes).message()), HasSubstr("compiled for machine type 22"));
}

TEST_F(ArtifactFileTest, FindsAFlippedBitInTheProgram) {
  Bytes bytes = readFile(artifactPath("plain"));
  ElfSection program = sectionsOf(bytes).program;
  bytes[program.offset + program.size - 70] ^= 1;
  Status status = load(bytes);
  EXPECT_EQ(status.code(), StatusCode::DataLoss);
  EXPECT_THAT(std::string(status.message()), HasSubstr("content hash"));
}

TEST_F(ArtifactFileTest, FindsAFlippedBitInTheCode) {
  Bytes bytes = readFile(artifactPath("plain"));
  ElfImage image = sectionsOf(bytes);
  // The last loaded byte is code or data of the artifact, past or before the program.
  uint64_t victim = image.loadEnd - 1;
  bytes[victim] ^= 0x40;
  Status status = load(bytes);
  EXPECT_EQ(status.code(), StatusCode::DataLoss);
  EXPECT_THAT(std::string(status.message()), HasSubstr("hash of the code"));
}

TEST_F(ArtifactFileTest, HashesWeightsOnlyWhenAsked) {
  Bytes bytes = readFile(artifactPath("plain"));
  bytes[sectionsOf(bytes).weights.offset] ^= 1;
  EXPECT_OK(load(bytes));
  Status status = load(bytes, /*verifyWeights=*/true);
  EXPECT_EQ(status.code(), StatusCode::DataLoss);
  EXPECT_THAT(std::string(status.message()), HasSubstr("hash of the weights"));
}

TEST_F(ArtifactFileTest, RefusesEveryTruncation) {
  Bytes bytes = readFile(artifactPath("plain"));
  for (size_t size = 1; size < bytes.size(); size += size < 512 ? 13 : 509) {
    Status status = load(Bytes(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size)));
    EXPECT_FALSE(status.isOk()) << size << " bytes of " << bytes.size();
  }
}

TEST_F(ArtifactFileTest, SurvivesDamagedHeaders) {
  Bytes good = readFile(artifactPath("plain"));
  auto *header = reinterpret_cast<Elf64_Ehdr *>(good.data());
  // Every byte of the ELF header and of the section headers, with a few values each.
  std::vector<size_t> places;
  for (size_t i = 0; i < sizeof(Elf64_Ehdr); ++i)
    places.push_back(i);
  for (size_t i = 0; i < header->e_shnum * sizeof(Elf64_Shdr); i += 3)
    places.push_back(header->e_shoff + i);
  for (size_t place : places)
    for (int value : {0x00, 0x7f, 0xff}) {
      Bytes bytes = good;
      bytes[place] = static_cast<uint8_t>(value);
      Result<ElfImage> image = parseElf(bytes);
      if (!image)
        continue;
      EXPECT_LE(image->program.offset + image->program.size, bytes.size());
      EXPECT_LE(image->weights.offset + image->weights.size, bytes.size());
      EXPECT_LE(image->loadEnd, bytes.size());
    }
}

TEST_F(ArtifactFileTest, LoadsThreeGigabytesOfWeightsWithoutReadingThem) {
  Bytes bytes = readFile(artifactPath("beside"));
  ElfSection section = sectionsOf(bytes).program;
  constexpr uint64_t kWeights = uint64_t(3) << 30;
  uint8_t *program = bytes.data() + section.offset;
  std::memcpy(program + offsetof(schema::Header, weightsBytes), &kWeights, 8);
  HashValue hash = programContentHash({program, section.size});
  std::memcpy(program + offsetof(schema::Header, contentHash), hash.data(), 16);
  ASSERT_OK(sealArtifact(bytes));
  writeFile(folder / "model.so", bytes);
  std::ofstream(folder / "beside.weights").close();
  std::filesystem::resize_file(folder / "beside.weights", kWeights);
  timespec before, after;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &before);
  Result<std::unique_ptr<ArtifactFile>> artifact = ArtifactFile::open(folder / "model.so", {});
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &after);
  ASSERT_OK(artifact.status());
  EXPECT_EQ((*artifact)->weights().size(), kWeights);
  // CPU time, because the machine may be busy; reading the file would take a second of it.
  double milliseconds = static_cast<double>(after.tv_sec - before.tv_sec) * 1e3 +
                        static_cast<double>(after.tv_nsec - before.tv_nsec) / 1e6;
  EXPECT_LT(milliseconds, 100);
}

TEST(CpuFeatures, KnowsWhatEveryMachineOfThisKindHas) {
#if defined(__x86_64__)
  EXPECT_TRUE(hasCpuFeature("sse2"));
#endif
  EXPECT_FALSE(hasCpuFeature("no-such-feature"));
}

TEST(Hash128, DoesNotDependOnTheCutsIntoUpdates) {
  std::vector<uint8_t> bytes(1000);
  for (size_t i = 0; i < bytes.size(); ++i)
    bytes[i] = static_cast<uint8_t>(i * 7);
  HashValue whole = Hash128::of(bytes.data(), bytes.size());
  for (size_t step : {1, 3, 63, 64, 65, 200}) {
    Hash128 hash;
    for (size_t i = 0; i < bytes.size(); i += step)
      hash.update(bytes.data() + i, std::min(step, bytes.size() - i));
    EXPECT_EQ(hash.finish(), whole) << step;
  }
}

TEST(Hash128, ChangesWithEveryBitAndWithTheLength) {
  std::vector<uint8_t> bytes(130, 0);
  std::set<HashValue> seen = {Hash128::of(bytes.data(), bytes.size())};
  for (size_t i = 0; i < bytes.size() * 8; ++i) {
    bytes[i / 8] ^= static_cast<uint8_t>(1 << i % 8);
    EXPECT_TRUE(seen.insert(Hash128::of(bytes.data(), bytes.size())).second) << i;
    bytes[i / 8] ^= static_cast<uint8_t>(1 << i % 8);
  }
  for (size_t size = 0; size < 130; ++size)
    EXPECT_TRUE(seen.insert(Hash128::of(bytes.data(), size)).second) << size;
}

TEST(Hash128, IsTheSameEverywhere) {
  EXPECT_EQ(toHex(Hash128::of("", 0)), "e92590a059aa95959c731b02958d285e");
  EXPECT_EQ(toHex(Hash128::of("graphc", 6)), "df7a1019cbe00c0ba4c062ae98f659c9");
}
