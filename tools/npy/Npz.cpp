//===- Npz.cpp - named arrays in a file -----------------------------------===//
#include "tools/npy/Npz.h"

#include "tools/npy/FileMapping.h"
#include "tools/npy/ZipReader.h"

namespace graphc::npy {

using runtime::Result;
using runtime::Status;

namespace {

Status within(const Status &status, const std::string &where) {
  return Status(status.code(), where + ": " + std::string(status.message()));
}

std::string keyOf(const ZipMember &member) {
  constexpr std::string_view suffix = ".npy";
  return member.name.ends_with(suffix) ? member.name.substr(0, member.name.size() - suffix.size())
                                       : member.name;
}

template <typename Parse> auto parseFile(const std::string &path, const Parse &parse) {
  using Parsed = decltype(parse(std::span<const std::byte>()));
  Result<FileMapping> file = FileMapping::open(path);
  if (!file)
    return Parsed(file.status());
  Parsed parsed = parse(file->bytes());
  return parsed ? std::move(parsed) : Parsed(within(parsed.status(), path));
}

} // namespace

Result<std::vector<NamedArray>> parseNpz(std::span<const std::byte> file) {
  Result<ZipReader> zip = ZipReader::open(file);
  if (!zip)
    return zip.status();
  std::vector<NamedArray> arrays;
  for (const ZipMember &member : zip->members()) {
    AlignedBytes memory;
    Result<std::span<const std::byte>> content = ZipReader::read(member, memory);
    if (!content)
      return content.status();
    Result<Array> array = parseNpy(*content);
    if (!array)
      return within(array.status(), "'" + keyOf(member) + "'");
    arrays.push_back({keyOf(member), std::move(*array)});
  }
  return arrays;
}

Result<std::vector<NamedHeader>> parseNpzHeaders(std::span<const std::byte> file) {
  Result<ZipReader> zip = ZipReader::open(file);
  if (!zip)
    return zip.status();
  std::vector<NamedHeader> headers;
  for (const ZipMember &member : zip->members()) {
    // Prefix and header of version 1.
    constexpr size_t kMostHeaderBytes = 10 + 65535;
    AlignedBytes memory;
    Result<std::span<const std::byte>> prefix =
        ZipReader::readPrefix(member, kMostHeaderBytes, memory);
    if (!prefix)
      return prefix.status();
    Result<ArrayHeader> header = parseNpyHeader(*prefix);
    if (!header)
      return within(header.status(), "'" + keyOf(member) + "'");
    headers.push_back({keyOf(member), std::move(*header)});
  }
  return headers;
}

Result<std::vector<NamedArray>> readNpz(const std::string &path) {
  return parseFile(path, parseNpz);
}

Result<std::vector<NamedHeader>> readNpzHeaders(const std::string &path) {
  return parseFile(path, parseNpzHeaders);
}

Status writeNpz(std::span<const NamedArray> arrays, const ZipWriter::Sink &sink) {
  ZipWriter zip(sink);
  for (const NamedArray &entry : arrays)
    GRAPHC_RETURN_IF_ERROR(
        zip.add(entry.name + ".npy", npyHeader(entry.array), entry.array.data.span()));
  return zip.finish();
}

} // namespace graphc::npy
