//===- Elements.cpp - Tensor values of messages and checkpoints -----------===//
#include "compiler/import/Elements.h"

#include "compiler/import/DataTypes.h"
#include "compiler/import/Varint.h"
#include "dialects/tf/OpRegistry.h"

#include "mlir/IR/AsmState.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/DialectResourceBlobManager.h"
#include "llvm/ADT/StringExtras.h"

#include <bit>
#include <cstring>

namespace graphc::importer {

static_assert(std::endian::native == std::endian::little,
              "tensor contents are little endian and used as they are");

namespace {

constexpr int kMaxRank = 254;

llvm::Error valueError(const llvm::Twine &message) {
  return llvm::createStringError(std::make_error_code(std::errc::invalid_argument), message);
}

/// Elements written one after the other into memory of their own.
class Filler {
public:
  Filler(size_t elementSize, int64_t count)
      : elementSize(elementSize), bytes(std::make_shared<std::string>()) {
    bytes->reserve(elementSize * count);
  }

  template <typename T> void append(T value) {
    bytes->append(reinterpret_cast<const char *>(&value), sizeof(T));
  }

  /// Fills up to `count` elements with the last one, or with zeros if there is
  /// none.
  OwnedBytes finish(int64_t count) {
    const size_t size = elementSize * count;
    if (bytes->empty()) {
      bytes->resize(size, '\0');
    } else {
      const std::string last = bytes->substr(bytes->size() - elementSize);
      while (bytes->size() < size)
        bytes->append(last);
    }
    return {llvm::StringRef(*bytes).take_front(size), bytes};
  }

private:
  size_t elementSize;
  std::shared_ptr<std::string> bytes;
};

/// Appends at most `count` of a message's values, each as a T.
template <typename T, typename Values>
void appendValues(Filler &filler, const Values &values, int64_t count) {
  for (auto value : values) {
    if (count-- == 0)
      return;
    filler.append<T>(static_cast<T>(value));
  }
}

/// The same for numbers that take two values each.
template <typename T, typename Values>
void appendPairs(Filler &filler, const Values &values, int64_t count) {
  for (int i = 0; i + 1 < values.size() && i / 2 < count; i += 2) {
    filler.append<T>(values.Get(i));
    filler.append<T>(values.Get(i + 1));
  }
}

/// How many values a message lists for a type of fixed size; nullopt if the
/// type has none.
std::optional<int64_t> listedValues(const tensorflow::TensorProto &proto) {
  using namespace tensorflow;
  switch (baseDataType(proto.dtype())) {
  case DT_FLOAT:
    return proto.float_val_size();
  case DT_DOUBLE:
    return proto.double_val_size();
  case DT_INT8:
  case DT_UINT8:
  case DT_INT16:
  case DT_UINT16:
  case DT_INT32:
  case DT_INT4:
  case DT_UINT4:
  case DT_INT2:
  case DT_UINT2:
  case DT_QINT8:
  case DT_QUINT8:
  case DT_QINT16:
  case DT_QUINT16:
  case DT_QINT32:
    return proto.int_val_size();
  case DT_INT64:
    return proto.int64_val_size();
  case DT_UINT32:
    return proto.uint32_val_size();
  case DT_UINT64:
    return proto.uint64_val_size();
  case DT_BOOL:
    return proto.bool_val_size();
  case DT_HALF:
  case DT_BFLOAT16:
    return proto.half_val_size();
  case DT_COMPLEX64:
    return proto.scomplex_val_size() / 2;
  case DT_COMPLEX128:
    return proto.dcomplex_val_size() / 2;
  default:
    return dataTypeSize(proto.dtype()) == 1 ? std::optional<int64_t>(proto.float8_val().size())
                                            : std::nullopt;
  }
}

/// Appends the listed values in the type's own width; integers wrap around as
/// TensorFlow's do.
void appendListed(Filler &filler, const tensorflow::TensorProto &proto, int64_t count) {
  using namespace tensorflow;
  switch (baseDataType(proto.dtype())) {
  case DT_FLOAT:
    return appendValues<float>(filler, proto.float_val(), count);
  case DT_DOUBLE:
    return appendValues<double>(filler, proto.double_val(), count);
  case DT_INT16:
  case DT_UINT16:
  case DT_QINT16:
  case DT_QUINT16:
    return appendValues<uint16_t>(filler, proto.int_val(), count);
  case DT_INT32:
  case DT_QINT32:
    return appendValues<int32_t>(filler, proto.int_val(), count);
  case DT_INT64:
    return appendValues<int64_t>(filler, proto.int64_val(), count);
  case DT_UINT32:
    return appendValues<uint32_t>(filler, proto.uint32_val(), count);
  case DT_UINT64:
    return appendValues<uint64_t>(filler, proto.uint64_val(), count);
  case DT_BOOL:
    return appendValues<uint8_t>(filler, proto.bool_val(), count);
  case DT_HALF:
  case DT_BFLOAT16:
    return appendValues<uint16_t>(filler, proto.half_val(), count);
  case DT_COMPLEX64:
    return appendPairs<float>(filler, proto.scomplex_val(), count);
  case DT_COMPLEX128:
    return appendPairs<double>(filler, proto.dcomplex_val(), count);
  default:
    if (proto.int_val_size() > 0)
      return appendValues<uint8_t>(filler, proto.int_val(), count);
    return appendValues<uint8_t>(filler, proto.float8_val(), count);
  }
}

/// Whether all elements have the same bytes.
bool isUniform(llvm::StringRef bytes, size_t elementSize) {
  return bytes.size() >= elementSize &&
         std::memcmp(bytes.data(), bytes.data() + elementSize, bytes.size() - elementSize) == 0;
}

/// A name for a resource that the printer can write and the parser can read.
std::string resourceName(llvm::StringRef name) {
  std::string result = name.empty() || llvm::isDigit(name.front()) ? "value" : "";
  for (char c : name)
    result += llvm::isAlnum(c) ? c : '_';
  return result;
}

bool isBuiltinNumber(mlir::Type type) {
  return type.isIntOrFloat() || llvm::isa<mlir::ComplexType>(type);
}

/// Splits the packed form of strings: all lengths, then all characters.
std::optional<std::vector<llvm::StringRef>> unpackStrings(llvm::StringRef content, int64_t count) {
  if (static_cast<uint64_t>(count) > content.size())
    return std::nullopt;
  std::vector<uint64_t> lengths;
  for (int64_t i = 0; i < count; ++i) {
    const std::optional<uint64_t> length = readVarint(content);
    if (!length)
      return std::nullopt;
    lengths.push_back(*length);
  }
  std::vector<llvm::StringRef> strings;
  for (uint64_t length : lengths) {
    if (length > content.size())
      return std::nullopt;
    strings.push_back(content.take_front(length));
    content = content.drop_front(length);
  }
  return content.empty() ? std::optional(std::move(strings)) : std::nullopt;
}

} // namespace

mlir::Type elementTypeOf(int dtype, mlir::MLIRContext *context) {
  if (dtype == tensorflow::DT_INVALID || !tensorflow::DataType_IsValid(dtype))
    return {};
  switch (baseDataType(dtype)) {
  // Types that no op of the registry takes.
  case tensorflow::DT_FLOAT8_E4M3FNUZ:
    return mlir::Float8E4M3FNUZType::get(context);
  case tensorflow::DT_FLOAT8_E4M3B11FNUZ:
    return mlir::Float8E4M3B11FNUZType::get(context);
  case tensorflow::DT_FLOAT8_E5M2FNUZ:
    return mlir::Float8E5M2FNUZType::get(context);
  case tensorflow::DT_INT2:
    return mlir::IntegerType::get(context, 2);
  case tensorflow::DT_UINT2:
    return mlir::IntegerType::get(context, 2, mlir::IntegerType::Unsigned);
  default:
    return tf::elementType(tf::dtypeNamed(dataTypeName(baseDataType(dtype))), context);
  }
}

llvm::Expected<llvm::SmallVector<int64_t, 4>>
staticShape(const tensorflow::TensorShapeProto &proto) {
  if (proto.unknown_rank())
    return valueError("expected a known shape, got one without a rank");
  if (proto.dim_size() > kMaxRank)
    return valueError("expected a rank of at most " + llvm::Twine(kMaxRank) + ", got " +
                      llvm::Twine(proto.dim_size()));
  llvm::SmallVector<int64_t, 4> shape;
  for (const auto &dim : proto.dim()) {
    if (dim.size() < 0)
      return valueError("expected known sizes, got " + llvm::Twine(dim.size()));
    shape.push_back(dim.size());
  }
  return shape;
}

mlir::ElementsAttr ElementsBuilder::fromStrings(llvm::ArrayRef<int64_t> shape,
                                                llvm::ArrayRef<llvm::StringRef> strings) {
  auto type = mlir::RankedTensorType::get(shape, tf::elementType(tf::DType::String, &context));
  if (type.getNumElements() == 0)
    return mlir::DenseStringElementsAttr::get(type, {});
  // One string stands for as many as the shape asks for.
  if (llvm::all_equal(strings))
    return mlir::DenseStringElementsAttr::get(type, strings.take_front(1));
  std::vector<llvm::StringRef> all = strings.vec();
  all.resize(type.getNumElements(), strings.back());
  return mlir::DenseStringElementsAttr::get(type, all);
}

mlir::ElementsAttr ElementsBuilder::fromBytes(int dtype, llvm::ArrayRef<int64_t> shape,
                                              OwnedBytes value, llvm::StringRef name) {
  const mlir::Type elementType = elementTypeOf(dtype, &context);
  const size_t elementSize = dataTypeSize(dtype);
  auto type = mlir::RankedTensorType::get(shape, elementType);
  llvm::StringRef bytes = value.bytes;
  if (isBuiltinNumber(elementType)) {
    const bool uniform = isUniform(bytes, elementSize);
    if (uniform)
      bytes = bytes.take_front(elementSize);
    if (uniform || bytes.size() <= kMaxInlineBytes) {
      if (baseDataType(dtype) == tensorflow::DT_BOOL) {
        llvm::SmallVector<bool> bits;
        for (char c : bytes)
          bits.push_back(c != 0);
        return mlir::DenseElementsAttr::get(type, bits);
      }
      return mlir::DenseElementsAttr::getFromRawBuffer(type, {bytes.data(), bytes.size()});
    }
  }
  // The blob's deleter holds the owner.
  mlir::AsmResourceBlob blob(
      {bytes.data(), bytes.size()}, elementSize,
      [owner = std::move(value.owner)](void *, size_t, size_t) mutable { owner.reset(); },
      /*dataIsMutable=*/false);
  return mlir::DenseResourceElementsAttr::get(type, resourceName(name), std::move(blob));
}

llvm::Error ElementsBuilder::chargeExpansion(int64_t listed, int64_t count, size_t elementSize,
                                             llvm::ArrayRef<int64_t> shape) {
  const uint64_t repeated = std::max<int64_t>(count - listed, 0);
  if (repeated > expansionBudget / elementSize)
    return valueError("shape " + shapeText(shape) + " repeats the last of " + llvm::Twine(listed) +
                      " values " + llvm::Twine(repeated) +
                      " times, beyond the limit for the bytes of all such repetitions");
  expansionBudget -= repeated * elementSize;
  return llvm::Error::success();
}

llvm::Expected<mlir::ElementsAttr>
ElementsBuilder::stringsFromProto(const tensorflow::TensorProto &proto,
                                  llvm::ArrayRef<int64_t> shape, int64_t count) {
  std::vector<llvm::StringRef> strings;
  if (!proto.tensor_content().empty()) {
    auto unpacked = unpackStrings(proto.tensor_content(), count);
    if (!unpacked)
      return valueError("tensor_content does not hold " + llvm::Twine(count) + " strings");
    strings = std::move(*unpacked);
  } else {
    for (const std::string &value : proto.string_val()) {
      if (static_cast<int64_t>(strings.size()) == count)
        break;
      strings.push_back(value);
    }
    if (strings.empty())
      strings.push_back("");
  }
  if (!llvm::all_equal(strings))
    if (llvm::Error error = chargeExpansion(strings.size(), count, sizeof(llvm::StringRef), shape))
      return error;
  return fromStrings(shape, strings);
}

llvm::Expected<OwnedBytes> ElementsBuilder::bytesFromProto(tensorflow::TensorProto &proto,
                                                           int64_t count,
                                                           llvm::ArrayRef<int64_t> shape) {
  const size_t elementSize = dataTypeSize(proto.dtype());
  uint64_t size = 0;
  if (__builtin_mul_overflow(static_cast<uint64_t>(count), elementSize, &size))
    return valueError("shape " + shapeText(shape) + " is too large");
  if (!proto.tensor_content().empty()) {
    if (proto.tensor_content().size() != size)
      return valueError("tensor_content: expected " + llvm::Twine(size) + " bytes for shape " +
                        shapeText(shape) + " of " + dataTypeName(proto.dtype()) + ", got " +
                        llvm::Twine(proto.tensor_content().size()));
    // The message keeps an empty string; its buffer moves on, uncopied.
    auto content = std::make_shared<std::string>(std::move(*proto.mutable_tensor_content()));
    const llvm::StringRef bytes = *content;
    return OwnedBytes{bytes, std::move(content)};
  }
  const std::optional<int64_t> listed = listedValues(proto);
  if (!listed)
    return valueError("a value of type " + dataTypeName(proto.dtype()) + " has no elements");
  // One value, or none, makes a splat of any size where MLIR has splats.
  const bool splat = *listed <= 1 && isBuiltinNumber(elementTypeOf(proto.dtype(), &context));
  const int64_t stored = splat ? std::min<int64_t>(count, 1) : count;
  if (llvm::Error error = chargeExpansion(*listed, stored, elementSize, shape))
    return error;
  Filler filler(elementSize, stored);
  appendListed(filler, proto, stored);
  return filler.finish(stored);
}

llvm::Expected<mlir::ElementsAttr> ElementsBuilder::fromProto(tensorflow::TensorProto &proto,
                                                              llvm::StringRef name) {
  llvm::Expected<llvm::SmallVector<int64_t, 4>> shape = staticShape(proto.tensor_shape());
  if (!shape)
    return shape.takeError();
  const std::optional<int64_t> count = elementCount(*shape);
  if (!count)
    return valueError("shape " + shapeText(*shape) + " is too large");
  if (!elementTypeOf(proto.dtype(), &context))
    return valueError("unknown data type " + llvm::Twine(proto.dtype()));
  if (baseDataType(proto.dtype()) == tensorflow::DT_STRING)
    return stringsFromProto(proto, *shape, *count);
  if (dataTypeSize(proto.dtype()) == 0)
    return valueError("a constant of type " + dataTypeName(proto.dtype()) +
                      " has no value outside of its process");
  llvm::Expected<OwnedBytes> bytes = bytesFromProto(proto, *count, *shape);
  if (!bytes)
    return bytes.takeError();
  return fromBytes(proto.dtype(), *shape, std::move(*bytes), name);
}

} // namespace graphc::importer
