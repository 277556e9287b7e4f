//===- TableReader.h - Sorted string tables, LevelDB format -----*- C++ -*-===//
//
// The index of a TensorFlow checkpoint is one LevelDB table (format:
// leveldb/doc/table_format.md):
//
//   [data block]* [meta index block] [index block] [footer: 48 bytes]
//
// A block is entries, then a restart array, then one byte of compression type
// and four of checksum. An entry shares a prefix of its key with the one
// before; at a restart point it shares nothing.
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_COMPILER_IMPORT_TABLEREADER_H
#define GRAPHC_COMPILER_IMPORT_TABLEREADER_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace graphc::importer {

/// Called once an entry, in order of keys, with bytes that live until it
/// returns; an error stops the reading and is handed on.
using TableEntryFn = llvm::function_ref<llvm::Error(llvm::StringRef key, llvm::StringRef value)>;

/// Reads a whole table. Every length, offset and checksum is checked before it
/// is used, keys must increase strictly, and the work is linear in the size of
/// the table. Errors say what is wrong at which offset. Thread-safe.
llvm::Error readTable(llvm::StringRef bytes, TableEntryFn entry);

} // namespace graphc::importer

#endif // GRAPHC_COMPILER_IMPORT_TABLEREADER_H
