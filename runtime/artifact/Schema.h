//===- Schema.h - the program inside an artifact ----------------*- C++ -*-===//
//
//
// The compiled program as flat little-endian tables without pointers. One
// writer (compiler/package), one checker (ArtifactReader), one interpreter
// (runtime/core, built without libstdc++). Freestanding: no library headers
// but <stdint.h>.
//
//   Header | table | table | ...     each table 64-byte aligned, in enum order
//
// The bytes lie in the ELF section ".graphc.program" (allocated, symbol
// `graphc_program`). The weights lie in ".graphc.weights" (not allocated,
// page-aligned, last in the file), or in the file that Header::weightsFile
// names. The exported symbol `graphc_kernel_table` is an array of
// graphc_kernel_fn in the order of Kernel::tableIndex.
//
// Indexes of symbols, buffers, streams, events and arenas that stand in
// instructions, expressions and lists are relative to the function's first
// one. All other indexes are rows of the whole table. kNone is "none".
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_RUNTIME_ARTIFACT_SCHEMA_H
#define GRAPHC_RUNTIME_ARTIFACT_SCHEMA_H

#include "runtime/artifact/SchemaCode.h"
#include "runtime/artifact/SchemaHeader.h"
#include "runtime/artifact/SchemaManifest.h"
#include "runtime/artifact/SchemaValues.h"

namespace graphc::runtime::schema {

/// Bytes of one row of \p table.
constexpr uint32_t rowBytes(Table table) {
  switch (table) {
  case Table::Strings:
  case Table::Data:
    return 1;
  case Table::ExprCode:
    return sizeof(ExprOp);
  case Table::Exprs:
    return sizeof(Expr);
  case Table::IndexLists:
    return sizeof(uint32_t);
  case Table::Int64s:
    return sizeof(int64_t);
  case Table::Symbols:
    return sizeof(Symbol);
  case Table::Buffers:
    return sizeof(Buffer);
  case Table::Kernels:
    return sizeof(Kernel);
  case Table::HostKernels:
    return sizeof(HostKernel);
  case Table::Attributes:
    return sizeof(Attribute);
  case Table::Instructions:
    return sizeof(Instruction);
  case Table::Regions:
    return sizeof(Region);
  case Table::Streams:
    return sizeof(Stream);
  case Table::Arenas:
    return sizeof(Arena);
  case Table::Functions:
    return sizeof(Function);
  case Table::SignatureArgs:
    return sizeof(SignatureArg);
  case Table::Signatures:
    return sizeof(Signature);
  case Table::Resources:
    return sizeof(Resource);
  case Table::Nodes:
    return sizeof(Node);
  case Table::Devices:
    return sizeof(Device);
  case Table::Properties:
    return sizeof(Property);
  }
  return 0;
}

} // namespace graphc::runtime::schema

#endif // GRAPHC_RUNTIME_ARTIFACT_SCHEMA_H
