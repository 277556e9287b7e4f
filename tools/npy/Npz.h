//===- Npz.h - named arrays in a file ---------------------------*- C++ -*-===//
#ifndef GRAPHC_TOOLS_NPY_NPZ_H
#define GRAPHC_TOOLS_NPY_NPZ_H

#include "tools/npy/NpyArray.h"
#include "tools/npy/ZipWriter.h"

namespace graphc::npy {

/// An array and its key in the archive.
struct NamedArray {
  std::string name;
  Array array;
};

/// A header and its key in the archive.
struct NamedHeader {
  std::string name;
  ArrayHeader header;
};

/// Reads an .npz file: a zip archive whose members KEY.npy are arrays. Messages name file and key.
runtime::Result<std::vector<NamedArray>> readNpz(const std::string &path);
/// Reads names, types and shapes alone.
runtime::Result<std::vector<NamedHeader>> readNpzHeaders(const std::string &path);
/// The same of a file image.
runtime::Result<std::vector<NamedArray>> parseNpz(std::span<const std::byte> file);
runtime::Result<std::vector<NamedHeader>> parseNpzHeaders(std::span<const std::byte> file);

/// Writes arrays in their order. Equal arrays give equal bytes.
runtime::Status writeNpz(std::span<const NamedArray> arrays, const ZipWriter::Sink &sink);

} // namespace graphc::npy

#endif // GRAPHC_TOOLS_NPY_NPZ_H
