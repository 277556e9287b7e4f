//===- DataTypes.h - TensorFlow's element types -----------------*- C++ -*-===//
#ifndef GRAPHC_COMPILER_IMPORT_DATATYPES_H
#define GRAPHC_COMPILER_IMPORT_DATATYPES_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace graphc::importer {

/// The type a reference type refers to; any other type itself.
int baseDataType(int dtype);

/// "float", "int32", "float_ref"; "dtype 77" for a number that is no type.
std::string dataTypeName(int dtype);

/// Bytes of an element in memory and in files; 0 for types of no fixed size
/// (string, resource, variant) and for numbers that are no type.
size_t dataTypeSize(int dtype);

/// Product of sizes; nullopt if one is negative or the product overflows.
std::optional<int64_t> elementCount(llvm::ArrayRef<int64_t> shape);

/// "[2, 3]".
std::string shapeText(llvm::ArrayRef<int64_t> shape);

} // namespace graphc::importer

#endif // GRAPHC_COMPILER_IMPORT_DATATYPES_H
