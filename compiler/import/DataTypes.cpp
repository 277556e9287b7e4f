//===- DataTypes.cpp - TensorFlow's element types -------------------------===//
#include "compiler/import/DataTypes.h"

#include "compiler/import/proto/types.pb.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/raw_ostream.h"

namespace graphc::importer {
namespace {
constexpr int kFirstRefType = 100;
} // namespace

int baseDataType(int dtype) { return dtype > kFirstRefType ? dtype - kFirstRefType : dtype; }

std::string dataTypeName(int dtype) {
  if (!tensorflow::DataType_IsValid(dtype))
    return "dtype " + std::to_string(dtype);
  return llvm::StringRef(tensorflow::DataType_Name(static_cast<tensorflow::DataType>(dtype)))
      .drop_front(3)
      .lower();
}

size_t dataTypeSize(int dtype) {
  switch (baseDataType(dtype)) {
  case tensorflow::DT_BOOL:
  case tensorflow::DT_INT8:
  case tensorflow::DT_UINT8:
  case tensorflow::DT_QINT8:
  case tensorflow::DT_QUINT8:
  case tensorflow::DT_FLOAT8_E5M2:
  case tensorflow::DT_FLOAT8_E4M3FN:
  case tensorflow::DT_FLOAT8_E4M3FNUZ:
  case tensorflow::DT_FLOAT8_E4M3B11FNUZ:
  case tensorflow::DT_FLOAT8_E5M2FNUZ:
  case tensorflow::DT_INT4:
  case tensorflow::DT_UINT4:
  case tensorflow::DT_INT2:
  case tensorflow::DT_UINT2:
    return 1;
  case tensorflow::DT_HALF:
  case tensorflow::DT_BFLOAT16:
  case tensorflow::DT_INT16:
  case tensorflow::DT_UINT16:
  case tensorflow::DT_QINT16:
  case tensorflow::DT_QUINT16:
    return 2;
  case tensorflow::DT_FLOAT:
  case tensorflow::DT_INT32:
  case tensorflow::DT_UINT32:
  case tensorflow::DT_QINT32:
    return 4;
  case tensorflow::DT_DOUBLE:
  case tensorflow::DT_INT64:
  case tensorflow::DT_UINT64:
  case tensorflow::DT_COMPLEX64:
    return 8;
  case tensorflow::DT_COMPLEX128:
    return 16;
  default:
    return 0;
  }
}

std::optional<int64_t> elementCount(llvm::ArrayRef<int64_t> shape) {
  int64_t count = 1;
  bool empty = false;
  for (int64_t size : shape) {
    if (size < 0)
      return std::nullopt;
    // A zero makes the product zero whatever the other sizes are.
    if (size == 0)
      empty = true;
    else if (__builtin_mul_overflow(count, size, &count))
      return std::nullopt;
  }
  return empty ? 0 : count;
}

std::string shapeText(llvm::ArrayRef<int64_t> shape) {
  std::string text;
  llvm::raw_string_ostream stream(text);
  stream << '[';
  llvm::interleaveComma(shape, stream);
  stream << ']';
  return text;
}

} // namespace graphc::importer
