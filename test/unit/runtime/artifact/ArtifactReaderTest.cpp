//===- ArtifactReaderTest.cpp - bad programs are refused ------------------===//
#include "runtime/artifact/ArtifactReader.h"
#include "test/unit/runtime/support/LoadedProgram.h"
#include "test/unit/runtime/support/SampleProgram.h"

#include <gmock/gmock.h>
#include <random>

using namespace graphc::runtime;
using namespace graphc::runtime::testing;
using namespace graphc::runtime::schema;
using ::testing::HasSubstr;

namespace {
/// A sample and what the reader says about it.
struct Sample : SampleProgram {
  Status read() {
    program = builder.finish();
    return readProgram(ProgramBuilder::bytesOf(program)).status();
  }
  std::vector<uint64_t> program;
};

/// A damage and a part of the message that it must cause.
struct Damage {
  const char *name;
  void (*apply)(Sample &sample);
  const char *message;
};

const Damage kDamages[] = {
    {"BufferKind", [](Sample &s) { s.f.buffers[s.t].kind = 99; }, "unknown kind 99"},
    {"BufferDType", [](Sample &s) { s.f.buffers[s.t].dtype = 99; }, "unknown dtype 99"},
    {"BufferRank", [](Sample &s) { s.f.buffers[s.t].rank = 3; }, "1 dims and rank 3"},
    {"BufferDevice", [](Sample &s) { s.f.buffers[s.t].device = 5; }, "device 5"},
    {"BufferNode", [](Sample &s) { s.f.buffers[s.t].node = 77; }, "node 77"},
    {"BufferName", [](Sample &s) { s.f.buffers[s.t].name.offset = 1u << 30; }, "string table"},
    {"BufferDims", [](Sample &s) { s.f.buffers[s.t].dims.offset = 1u << 30; }, "list table"},
    {"BufferArena", [](Sample &s) { s.f.buffers[s.t].arena = 4; }, "is in arena 4"},
    {"BufferBytes", [](Sample &s) { s.f.buffers[s.t].bytes = kNone; }, "has no size"},
    {"BufferOffset", [](Sample &s) { s.f.buffers[s.t].offset = s.n; }, "the runtime packs"},
    {"LateOffset", [](Sample &s) { s.f.buffers[s.view].offset = s.size; }, "only during the run"},
    {"LateSize", [](Sample &s) { s.f.buffers[s.t].bytes = s.size; }, "only during the run"},
    {"StringInArena",
     [](Sample &s) { s.f.buffers[s.t].dtype = static_cast<uint32_t>(DType::String); },
     "cannot hold string"},
    {"AliasOfNothing", [](Sample &s) { s.f.buffers[s.view].aliasOf = 99; }, "buffer 99"},
    {"AliasOfAlias",
     [](Sample &s) { s.f.buffers[s.t].aliasOf = s.view, s.f.buffers[s.t].offset = s.n; },
     "shares another's"},
    {"AliasOfOtherKind", [](Sample &s) { s.f.buffers[s.view].aliasOf = s.x; }, "differs in kind"},
    {"InputIndex", [](Sample &s) { s.f.buffers[s.x].index = 1; }, "which is something else"},
    {"OutputIndex", [](Sample &s) { s.f.buffers[s.y].index = 1; }, "another output"},
    {"OutputOfEffect", [](Sample &s) { s.f.outputs[0] = s.effect; }, "is an effect"},
    {"SymbolInput", [](Sample &s) { s.f.symbols[0].input = 3; }, "is of input 3"},
    {"SymbolDim", [](Sample &s) { s.f.symbols[0].dim = 3; }, "is dim 3"},
    {"SymbolSource", [](Sample &s) { s.f.symbols[0].source = 9; }, "unknown source 9"},
    {"SymbolDivisor", [](Sample &s) { s.f.symbols[0].divisor = 0; }, "impossible facts"},
    {"SymbolBounds", [](Sample &s) { s.f.symbols[0].upper = -5; }, "impossible facts"},
    {"SymbolOrder", [](Sample &s) { std::swap(s.f.symbols[0], s.f.symbols[1]); },
     "stands after one that is not"},
    {"ArenaAlignment", [](Sample &s) { s.f.arenas[0].alignment = 48; }, "alignment 48"},
    {"ArenaDevice", [](Sample &s) { s.f.arenas[0].device = 8; }, "arena device 8"},
    {"Opcode", [](Sample &s) { s.root(0).opcode = 77; }, "unknown operation 77"},
    {"Stream", [](Sample &s) { s.root(0).stream = 7; }, "is on stream 7"},
    {"Device", [](Sample &s) { s.root(0).device = 7; }, "its stream is not"},
    {"Node", [](Sample &s) { s.root(0).node = 99; }, "node 99"},
    {"Kernel", [](Sample &s) { s.root(0).launch.kernel = 42; }, "kernel 42"},
    {"TaskCount", [](Sample &s) { s.root(0).launch.taskCount = 9999; }, "task count 9999"},
    {"Params", [](Sample &s) { s.root(0).launch.params.count = 99999; }, "parameters"},
    {"WriteInput", [](Sample &s) { s.root(0).writes = s.builder.list({s.x}); },
     "which is read-only"},
    {"ReadNothing", [](Sample &s) { s.root(0).reads = s.builder.list({99}); }, "buffer 99"},
    {"Event", [](Sample &s) { s.root(1).event.event = 5; }, "event 5"},
    {"EventTwice", [](Sample &s) { s.root(2).opcode = s.root(1).opcode; }, "recorded twice"},
    {"EventLater", [](Sample &s) { std::swap(s.root(1).opcode, s.root(2).opcode); },
     "not recorded before"},
    {"HostKernel", [](Sample &s) { s.root(3).hostCall.hostKernel = 4; }, "host kernel 4"},
    {"Attributes", [](Sample &s) { s.root(3).hostCall.attributes.count = 4; }, "attributes"},
    {"BindInputSymbol", [](Sample &s) { s.root(4).bindSymbol.symbol = 0; }, "not to be defined"},
    {"BindDim", [](Sample &s) { s.root(4).bindSymbol.dim = 1; }, "binds dim 1"},
    {"BindNothing", [](Sample &s) { s.root(4).reads.count = 0; }, "reads nothing"},
    {"LoopPredicate", [](Sample &s) { s.root(5).whileOp.predicate = s.t; }, "is a int32"},
    {"LoopRegion", [](Sample &s) { s.root(5).whileOp.bodyRegion = 9; }, "region 9"},
    {"LoopRegionTwice", [](Sample &s) { s.root(5).whileOp.bodyRegion = s.cond; }, "is used twice"},
    {"LoopItself", [](Sample &s) { s.root(5).whileOp.bodyRegion = 0; }, "is used twice"},
    {"LoopCarriesTwice", [](Sample &s) { s.root(5).whileOp.carriedNext = s.builder.list({s.t}); },
     "carries a buffer twice"},
    {"LoopCarriesAlias",
     [](Sample &s) { s.root(5).whileOp.carriedNext = s.builder.list({s.view}); },
     "cannot be exchanged"},
    {"LoopCarriesOtherType",
     [](Sample &s) { s.root(5).whileOp.carriedNext = s.builder.list({s.more}); },
     "changes its dtype"},
    {"LoopCarriesLess", [](Sample &s) { s.root(5).whileOp.carriedNext = s.builder.list({}); },
     "carries 1 values into 0"},
    {"CopyOtherType", [](Sample &s) { s.root(6).reads = s.builder.list({s.more}); },
     "copies bool to int32"},
    {"CopyEffect", [](Sample &s) { s.root(6).reads = s.builder.list({s.effect}); },
     "copies an effect"},
    {"CopyNothing", [](Sample &s) { s.root(6).reads.count = 0; }, "copies nothing"},
    {"Recursion", [](Sample &s) { s.f.call(s.f.index(), {s.x}, {s.y}); }, "recursive"},
    {"CallArguments", [](Sample &s) { s.f.call(s.f.index(), {}, {s.y}); }, "with 0 arguments"},
    {"CallNothing", [](Sample &s) { s.f.call(12, {}, {}); }, "callee 12"},
    {"FreeArena", [](Sample &s) { s.f.release(s.t); }, "not on the heap"},
    {"HostFamilyPath", [](Sample &s) { s.builder.hostKernel("Op", "../evil"); },
     "lower-case letters"},
    {"WeightsFilePath", [](Sample &s) { s.builder.weightsFile = "../evil"; }, "plain file name"},
};

class DamagedProgram : public ::testing::TestWithParam<Damage> {};
} // namespace

TEST(ArtifactReader, AcceptsTheSample) {
  Sample sample;
  EXPECT_OK(sample.read());
}

TEST_P(DamagedProgram, IsRefused) {
  Sample sample;
  GetParam().apply(sample);
  Status status = sample.read();
  EXPECT_EQ(status.code(), StatusCode::DataLoss);
  EXPECT_THAT(std::string(status.message()), HasSubstr(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(ArtifactReader, DamagedProgram, ::testing::ValuesIn(kDamages),
                         [](const auto &info) { return std::string(info.param.name); });

TEST(ArtifactReader, RefusesAnotherVersion) {
  Sample sample;
  ASSERT_OK(sample.read());
  auto &header = *reinterpret_cast<Header *>(sample.program.data());
  header.versionMajor = 2;
  Status status =
      readProgram(ProgramBuilder::bytesOf(sample.program), {.checkHash = false}).status();
  EXPECT_EQ(status.code(), StatusCode::Unimplemented);
  EXPECT_THAT(std::string(status.message()), HasSubstr("format version 2.0"));
}

TEST(ArtifactReader, RefusesAnUnalignedProgram) {
  Sample sample;
  ASSERT_OK(sample.read());
  std::vector<uint8_t> shifted(sample.program.size() * 8 + 1);
  std::memcpy(shifted.data() + 1, sample.program.data(), sample.program.size() * 8);
  EXPECT_FALSE(readProgram({shifted.data() + 1, shifted.size() - 1}).isOk());
}

TEST(ArtifactReader, RefusesEveryTruncation) {
  Sample sample;
  ASSERT_OK(sample.read());
  std::span<const uint8_t> bytes = ProgramBuilder::bytesOf(sample.program);
  for (size_t size = 0; size < bytes.size(); size += 37)
    EXPECT_FALSE(readProgram(bytes.first(size)).isOk()) << size;
}

TEST(ArtifactReader, FindsEveryFlippedBit) {
  Sample sample;
  ASSERT_OK(sample.read());
  auto *bytes = reinterpret_cast<uint8_t *>(sample.program.data());
  std::mt19937 random(1);
  for (int i = 0; i < 500; ++i) {
    size_t place = random() % (sample.program.size() * 8);
    uint8_t bit = static_cast<uint8_t>(1 << random() % 8);
    bool inImageHash =
        place >= offsetof(Header, imageHash) && place < offsetof(Header, weightsHash);
    bytes[place] ^= bit;
    EXPECT_EQ(readProgram(ProgramBuilder::bytesOf(sample.program)).isOk(), inImageHash) << place;
    bytes[place] ^= bit;
  }
}

TEST(ArtifactReader, SurvivesRandomDamageBehindTheHash) {
  // Whatever passes the checks must be safe to prepare and to bind.
  Sample sample;
  ASSERT_OK(sample.read());
  std::mt19937 random(2);
  size_t words = sample.program.size() * 2, accepted = 0;
  for (int i = 0; i < 20000; ++i) {
    std::vector<uint64_t> damaged = sample.program;
    auto *first = reinterpret_cast<uint32_t *>(damaged.data());
    for (uint32_t change = 0; change <= random() % 3; ++change) {
      static const uint32_t values[] = {0, 1, 2, 5, 0x7fffffff, 0x80000000, 0xffffffff};
      first[sizeof(Header) / 4 + random() % (words - sizeof(Header) / 4)] = values[random() % 7];
    }
    Result<ProgramView> view = readProgram(ProgramBuilder::bytesOf(damaged), {.checkHash = false});
    if (!view)
      continue;
    ++accepted;
    std::vector<char> memory(core::planBytes(*view));
    core::buildPlan(*view, nullptr, nullptr, memory.data());
  }
  EXPECT_GT(accepted, 0u);
}

TEST(ArtifactReader, LimitsTheDepthOfRegions) {
  ProgramBuilder builder;
  auto &f = builder.function("main");
  uint32_t p = f.input("p", DType::Bool, {});
  uint32_t region = f.root();
  for (uint32_t depth = 0; depth < kMaxRegionDepth; ++depth) {
    uint32_t inner = f.region();
    f.at(region).branch(p, inner, kNone);
    region = inner;
  }
  builder.signature("main", {f.index()});
  std::vector<uint64_t> program = builder.finish();
  EXPECT_THAT(std::string(readProgram(ProgramBuilder::bytesOf(program)).status().message()),
              HasSubstr("nest deeper"));
}

TEST(ArtifactReader, LimitsTheStackOfExpressions) {
  ProgramBuilder builder;
  auto &f = builder.function("main");
  uint32_t n = builder.symbol(f.inputSymbol("n", 0, 0));
  uint32_t deep = n;
  for (uint32_t i = 0; i < kMaxExprDepth; ++i)
    deep = builder.add(n, deep);
  f.input("x", DType::Float32, {n});
  builder.signature("main", {f.index()});
  std::vector<uint64_t> program = builder.finish();
  EXPECT_THAT(std::string(readProgram(ProgramBuilder::bytesOf(program)).status().message()),
              HasSubstr("needs a stack"));
}
