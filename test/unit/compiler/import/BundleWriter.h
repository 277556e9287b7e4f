//===- BundleWriter.h - Writes checkpoints for the tests --------*- C++ -*-===//
#ifndef GRAPHC_TEST_UNIT_COMPILER_IMPORT_BUNDLEWRITER_H
#define GRAPHC_TEST_UNIT_COMPILER_IMPORT_BUNDLEWRITER_H

#include "compiler/import/proto/tensor_bundle.pb.h"

#include <map>
#include <string>
#include <vector>

namespace graphc::importer::test {

/// A checkpoint in the making. Entries may be changed until it is written, so
/// that a test can make them lie.
class BundleWriter {
public:
  /// An entry without data.
  tensorflow::BundleEntryProto &entry(const std::string &key, tensorflow::DataType dtype,
                                      const std::vector<int64_t> &shape);

  /// An entry whose bytes are appended to a shard.
  tensorflow::BundleEntryProto &add(const std::string &key, tensorflow::DataType dtype,
                                    const std::vector<int64_t> &shape, const std::string &bytes,
                                    int shard = 0);

  /// A scalar string.
  void addString(const std::string &key, const std::string &value);

  /// Bytes of PREFIX.index.
  std::string index() const;

  /// Writes PREFIX.index and the data files.
  void write(const std::string &prefix) const;

  /// Data files by number.
  std::map<int, std::string> data;

private:
  std::map<std::string, tensorflow::BundleEntryProto> protos;
};

std::string bytesOf(const std::vector<float> &values);

} // namespace graphc::importer::test

#endif // GRAPHC_TEST_UNIT_COMPILER_IMPORT_BUNDLEWRITER_H
