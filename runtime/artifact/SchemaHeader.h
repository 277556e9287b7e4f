//===- SchemaHeader.h - how a program starts --------------------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_ARTIFACT_SCHEMAHEADER_H
#define GRAPHC_RUNTIME_ARTIFACT_SCHEMAHEADER_H

#include <stdint.h>

namespace graphc::runtime::schema {

/// First eight bytes of a program.
inline constexpr uint8_t kMagic[8] = {'G', 'r', 'a', 'p', 'h', 'c', 'P', 0x1a};
/// A reader refuses another major version, and a newer minor one.
inline constexpr uint16_t kVersionMajor = 1;
inline constexpr uint16_t kVersionMinor = 0;
/// "No index".
inline constexpr uint32_t kNone = 0xffffffffu;
/// Alignment in bytes of tables, weights and of every arena buffer.
inline constexpr uint32_t kAlignment = 64;
/// Deepest operand stack that an expression may need.
inline constexpr uint32_t kMaxExprDepth = 32;
/// Deepest nesting of regions and calls.
inline constexpr uint32_t kMaxRegionDepth = 64;
/// Largest rank of a tensor.
inline constexpr uint32_t kMaxRank = 254;

/// Names of the ELF sections and symbols of an artifact.
inline constexpr char kProgramSection[] = ".graphc.program";
inline constexpr char kWeightsSection[] = ".graphc.weights";
inline constexpr char kProgramSymbol[] = "graphc_program";
inline constexpr char kKernelTableSymbol[] = "graphc_kernel_table";

/// Bytes [offset, offset+size) of the Strings table; a zero byte follows them.
struct StringRef {
  uint32_t offset;
  uint32_t size;
};

/// Entries [offset, offset+count) of the IndexLists table.
struct ListRef {
  uint32_t offset;
  uint32_t count;
};

/// Rows [begin, begin+count) of the table that the field's comment names.
struct RangeRef {
  uint32_t begin;
  uint32_t count;
};

/// Where a table lies: byte offset from the header's start, rows, bytes a row.
struct TableRef {
  uint64_t offset;
  uint32_t count;
  uint32_t rowBytes;
};

/// The tables, in file order.
enum class Table : uint32_t {
  Strings,       ///< uint8_t
  ExprCode,      ///< ExprOp
  Exprs,         ///< Expr
  IndexLists,    ///< uint32_t
  Int64s,        ///< int64_t: dims and lists of attributes, dims of signatures
  Data,          ///< uint8_t: small tensors in attributes, each 64-byte aligned
  Symbols,       ///< Symbol
  Buffers,       ///< Buffer
  Kernels,       ///< Kernel
  HostKernels,   ///< HostKernel
  Attributes,    ///< Attribute
  Instructions,  ///< Instruction
  Regions,       ///< Region
  Streams,       ///< Stream
  Arenas,        ///< Arena
  Functions,     ///< Function
  SignatureArgs, ///< SignatureArg
  Signatures,    ///< Signature
  Resources,     ///< Resource
  Nodes,         ///< Node
  Devices,       ///< Device
  Properties,    ///< Property
};
inline constexpr uint32_t kTableCount = 22;

/// Start of a program. contentHash covers the whole program with both hash
/// fields (contentHash, imageHash) read as zero; imageHash covers the part of
/// the file that is linked (see ArtifactImage.h) and is all zero when the file
/// was never sealed. Hash128 (runtime/artifact/Hash128.h) computes all hashes.
struct Header {
  uint8_t magic[8];
  uint16_t versionMajor;
  uint16_t versionMinor;
  uint32_t headerBytes;  ///< sizeof(Header)
  uint64_t programBytes; ///< header and all tables
  uint8_t contentHash[16];
  uint8_t imageHash[16];
  uint8_t weightsHash[16]; ///< of the weights' bytes, checked on request
  uint8_t buildId[16];     ///< of the compiler that wrote this
  uint8_t modelHash[16];   ///< of the model files and options: the cache key
  StringRef targetTriple;  ///< e.g. "x86_64-unknown-linux-gnu"
  ListRef cpuFeatures;     ///< Pairs (offset, size) of strings: LLVM names without '+', e.g. "avx2"
  StringRef weightsFile;   ///< file beside the artifact; empty: section .graphc.weights
  uint64_t weightsBytes;   ///< 0: no weights
  uint32_t
      weightsAlignment; ///< of the weights' first byte in the file: the page size, or 64 in memory
  uint32_t kernelAbiVersion; ///< GRAPHC_KERNEL_ABI_VERSION
  uint32_t kernelCount;      ///< entries of graphc_kernel_table
  uint32_t reserved;
  TableRef tables[kTableCount];
};

static_assert(sizeof(Header) == 8 + 8 + 8 + 5 * 16 + 3 * 8 + 8 + 4 * 4 + kTableCount * 16);

} // namespace graphc::runtime::schema

#endif // GRAPHC_RUNTIME_ARTIFACT_SCHEMAHEADER_H
