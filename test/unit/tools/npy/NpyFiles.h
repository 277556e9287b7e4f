//===- NpyFiles.h - files written by hand -----------------------*- C++ -*-===//
#ifndef GRAPHC_TEST_UNIT_TOOLS_NPY_NPYFILES_H
#define GRAPHC_TEST_UNIT_TOOLS_NPY_NPYFILES_H

#include "tools/npy/Npz.h"

#include <cstring>
#include <string>
#include <vector>

namespace graphc::npy::testing {

inline std::span<const std::byte> bytesOf(const std::string &text) {
  return std::as_bytes(std::span(text));
}

/// The elements of \p values as bytes.
template <typename T> std::string raw(const std::vector<T> &values) {
  std::string bytes(values.size() * sizeof(T), '\0');
  if (!values.empty())
    std::memcpy(bytes.data(), values.data(), bytes.size());
  return bytes;
}

/// An .npy file of version 1 with this header, as Python writes the dictionary, and these elements.
inline std::string npyFile(const std::string &dict, const std::string &elements) {
  std::string file = "\x93NUMPY";
  file += '\x01';
  file += '\0';
  file += static_cast<char>(dict.size() & 0xFF);
  file += static_cast<char>(dict.size() >> 8);
  return file + dict + elements;
}

/// The header's dictionary.
inline std::string dict(const std::string &descr, const std::string &shape,
                        const std::string &fortran = "False") {
  return "{'descr': '" + descr + "', 'fortran_order': " + fortran + ", 'shape': " + shape + ", }\n";
}

/// The elements of \p array as a vector.
template <typename T> std::vector<T> values(const Array &array) {
  std::vector<T> result(array.data.size() / sizeof(T));
  if (!result.empty())
    std::memcpy(result.data(), array.data.data(), array.data.size());
  return result;
}

/// An array of \p type and shape with these elements.
template <typename T>
Array makeArray(ElementType type, std::vector<int64_t> dims, const std::vector<T> &elements) {
  Array array;
  array.type = type;
  array.dims = std::move(dims);
  array.data = AlignedBytes::allocate(elements.size() * sizeof(T));
  if (!elements.empty())
    std::memcpy(array.data.data(), elements.data(), array.data.size());
  return array;
}

/// The file that holds \p arrays.
inline std::string npzFile(std::span<const NamedArray> arrays) {
  std::string file;
  runtime::Status status = writeNpz(arrays, [&](std::span<const std::byte> bytes) {
    file.append(reinterpret_cast<const char *>(bytes.data()), bytes.size());
    return runtime::okStatus();
  });
  return status.isOk() ? file : std::string();
}

} // namespace graphc::npy::testing

#endif // GRAPHC_TEST_UNIT_TOOLS_NPY_NPYFILES_H
