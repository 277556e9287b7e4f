//===- TableWriter.cpp - Writes checkpoints for the tests -----------------===//
#include "TableWriter.h"

#include "compiler/import/Crc32c.h"

#include <algorithm>
#include <snappy.h>

namespace graphc::importer::test {
namespace {

constexpr char kMagic[] = "\x57\xfb\x80\x8b\x24\x75\x47\xdb";
constexpr size_t kFooterSize = 48;

std::string blockContents(const std::vector<std::pair<std::string, std::string>> &entries,
                          size_t restartInterval) {
  std::string block, last, restarts;
  uint32_t numRestarts = 0;
  for (size_t i = 0; i < entries.size(); ++i) {
    const auto &[key, value] = entries[i];
    size_t shared = 0;
    if (i % restartInterval == 0) {
      restarts += fixed32(block.size());
      ++numRestarts;
    } else {
      shared =
          std::mismatch(last.begin(), last.begin() + std::min(last.size(), key.size()), key.begin())
              .first -
          last.begin();
    }
    block += varint(shared) + varint(key.size() - shared) + varint(value.size());
    block += key.substr(shared) + value;
    last = key;
  }
  return block + restarts + fixed32(numRestarts);
}

std::string compressed(const std::string &bytes) {
  std::string smaller;
  snappy::Compress(bytes.data(), bytes.size(), &smaller);
  return smaller;
}

std::string handle(uint64_t offset, uint64_t size) { return varint(offset) + varint(size); }

std::string footer(const std::string &index) {
  std::string bytes = handle(0, 0) + index;
  bytes.resize(kFooterSize - 8, '\0');
  return bytes + std::string(kMagic, 8);
}

} // namespace

std::string varint(uint64_t value) {
  std::string bytes;
  for (; value >= 0x80; value >>= 7)
    bytes.push_back(static_cast<char>(value | 0x80));
  bytes.push_back(static_cast<char>(value));
  return bytes;
}

std::string fixed32(uint32_t value) {
  std::string bytes;
  for (int i = 0; i < 4; ++i)
    bytes.push_back(static_cast<char>(value >> (8 * i)));
  return bytes;
}

std::string sealBlock(std::string contents, char type) {
  contents.push_back(type);
  return contents + fixed32(maskCrc32c(crc32c(contents)));
}

std::string wrapBlocks(const std::string &dataBlock, const std::string &indexBlock, char type) {
  const std::string data = sealBlock(dataBlock, type), index = sealBlock(indexBlock);
  return data + index + footer(handle(data.size(), indexBlock.size()));
}

std::string writeTable(const std::vector<std::pair<std::string, std::string>> &entries,
                       const TableLayout &layout) {
  std::string table;
  std::vector<std::pair<std::string, std::string>> index;
  for (size_t i = 0; i < entries.size(); i += layout.entriesPerBlock) {
    const auto last = entries.begin() + std::min(i + layout.entriesPerBlock, entries.size());
    std::string contents = blockContents({entries.begin() + i, last}, layout.restartInterval);
    if (layout.compress)
      contents = compressed(contents);
    const std::string block = sealBlock(contents, layout.compress ? 1 : 0);
    index.emplace_back((last - 1)->first, handle(table.size(), block.size() - 5));
    table += block;
  }
  const std::string indexBlock = sealBlock(blockContents(index, 1));
  const std::string where = handle(table.size(), indexBlock.size() - 5);
  return table + indexBlock + footer(where);
}

} // namespace graphc::importer::test
