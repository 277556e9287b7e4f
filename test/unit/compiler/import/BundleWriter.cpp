//===- BundleWriter.cpp - Writes checkpoints for the tests ----------------===//
#include "BundleWriter.h"

#include "TableWriter.h"
#include "compiler/import/Crc32c.h"

#include <cstdio>
#include <fstream>

namespace graphc::importer::test {

tensorflow::BundleEntryProto &BundleWriter::entry(const std::string &key,
                                                  tensorflow::DataType dtype,
                                                  const std::vector<int64_t> &shape) {
  tensorflow::BundleEntryProto &proto = protos[key];
  proto.set_dtype(dtype);
  for (int64_t size : shape)
    proto.mutable_shape()->add_dim()->set_size(size);
  return proto;
}

tensorflow::BundleEntryProto &BundleWriter::add(const std::string &key, tensorflow::DataType dtype,
                                                const std::vector<int64_t> &shape,
                                                const std::string &bytes, int shard) {
  tensorflow::BundleEntryProto &proto = entry(key, dtype, shape);
  proto.set_shard_id(shard);
  proto.set_offset(data[shard].size());
  proto.set_size(bytes.size());
  proto.set_crc32c(maskCrc32c(crc32c(bytes)));
  data[shard] += bytes;
  return proto;
}

void BundleWriter::addString(const std::string &key, const std::string &value) {
  const std::string fixedLength = fixed32(value.size());
  const std::string checksum = fixed32(maskCrc32c(crc32c(fixedLength)));
  add(key, tensorflow::DT_STRING, {}, varint(value.size()) + checksum + value)
      .set_crc32c(maskCrc32c(crc32c(fixedLength + checksum + value)));
}

std::string BundleWriter::index() const {
  tensorflow::BundleHeaderProto header;
  header.set_num_shards(data.size());
  std::vector<std::pair<std::string, std::string>> table = {{"", header.SerializeAsString()}};
  for (const auto &[key, proto] : protos)
    table.emplace_back(key, proto.SerializeAsString());
  return writeTable(table);
}

void BundleWriter::write(const std::string &prefix) const {
  std::ofstream(prefix + ".index", std::ios::binary) << index();
  for (const auto &[shard, bytes] : data) {
    char name[64];
    std::snprintf(name, sizeof name, ".data-%05d-of-%05d", shard, static_cast<int>(data.size()));
    std::ofstream(prefix + name, std::ios::binary) << bytes;
  }
}

std::string bytesOf(const std::vector<float> &values) {
  return {reinterpret_cast<const char *>(values.data()), values.size() * sizeof(float)};
}

} // namespace graphc::importer::test
