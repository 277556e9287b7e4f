//===- TableWriter.h - Writes checkpoints for the tests ---------*- C++ -*-===//
#ifndef GRAPHC_TEST_UNIT_COMPILER_IMPORT_TABLEWRITER_H
#define GRAPHC_TEST_UNIT_COMPILER_IMPORT_TABLEWRITER_H

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace graphc::importer::test {

/// How a table is laid out.
struct TableLayout {
  /// Entries of one data block.
  size_t entriesPerBlock = 4;
  /// Entries between two restart points.
  size_t restartInterval = 2;
  bool compress = false;
};

/// A LevelDB table with these entries, in the order given.
std::string writeTable(const std::vector<std::pair<std::string, std::string>> &entries,
                       const TableLayout &layout = {});

/// A block's bytes followed by the compression type and the right checksum.
std::string sealBlock(std::string contents, char type = 0);

/// A table of one data block, of any type, and an index block, both as given.
std::string wrapBlocks(const std::string &dataBlock, const std::string &indexBlock, char type = 0);

/// Base-128 number.
std::string varint(uint64_t value);

/// Four bytes, little endian.
std::string fixed32(uint32_t value);

} // namespace graphc::importer::test

#endif // GRAPHC_TEST_UNIT_COMPILER_IMPORT_TABLEWRITER_H
