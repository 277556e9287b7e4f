#include "compiler/pipeline/ReferenceEvaluator.h"

#include "compiler/reference/Reference.h"
#include "dialects/tf/NodeUtils.h"
#include "dialects/tf/TfDialect.h"

#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/DialectResourceBlobManager.h"
#include "mlir/IR/TypeUtilities.h"
#include "llvm/ADT/TypeSwitch.h"

#include <cstring>

using namespace mlir;
namespace ref = graphc::reference;

namespace graphc::pipeline {

namespace {

ref::DType dtypeOf(Type type) {
  using D = ref::DType;
  return llvm::TypeSwitch<Type, D>(type)
      .Case([](Float32Type) { return D::Float; })
      .Case([](Float64Type) { return D::Double; })
      .Case([](Float16Type) { return D::Half; })
      .Case([](BFloat16Type) { return D::BFloat16; })
      .Case([](ComplexType complex) {
        return complex.getElementType().isF64() ? D::Complex128 : D::Complex64;
      })
      .Case([](IntegerType integer) {
        bool isUnsigned = integer.isUnsigned();
        switch (integer.getWidth()) {
        case 1:
          return D::Bool;
        case 8:
          return isUnsigned ? D::UInt8 : D::Int8;
        case 16:
          return isUnsigned ? D::UInt16 : D::Int16;
        case 32:
          return isUnsigned ? D::UInt32 : D::Int32;
        case 64:
          return isUnsigned ? D::UInt64 : D::Int64;
        default:
          return D::Invalid;
        }
      })
      .Case([](tf::StringType) { return D::String; })
      .Case([](tf::Qint8Type) { return D::QInt8; })
      .Case([](tf::Quint8Type) { return D::QUInt8; })
      .Case([](tf::Qint16Type) { return D::QInt16; })
      .Case([](tf::Quint16Type) { return D::QUInt16; })
      .Case([](tf::Qint32Type) { return D::QInt32; })
      .Default([](Type) { return D::Invalid; });
}

std::optional<ref::Tensor> tensorOf(ElementsAttr value) {
  ref::DType dtype = dtypeOf(value.getElementType());
  if (dtype == ref::DType::Invalid)
    return std::nullopt;
  ShapedType type = value.getShapedType();
  std::vector<int64_t> shape(type.getShape().begin(), type.getShape().end());
  ref::Tensor tensor(dtype, shape);
  if (auto text = dyn_cast<DenseStringElementsAttr>(value)) {
    auto elements = tensor.mutableData<std::string>();
    for (size_t i = 0; i < elements.size(); ++i)
      elements[i] = text.getRawStringData()[text.isSplat() ? 0 : i].str();
    return tensor;
  }
  if (dtype == ref::DType::Bool) {
    auto elements = tensor.mutableData<bool>();
    auto dense = dyn_cast<DenseElementsAttr>(value);
    if (!dense)
      return std::nullopt;
    for (auto [i, element] : llvm::enumerate(dense.getValues<bool>()))
      elements[i] = element;
    return tensor;
  }
  ArrayRef<char> raw;
  bool splat = false;
  if (auto dense = dyn_cast<DenseElementsAttr>(value)) {
    raw = dense.getRawData();
    splat = dense.isSplat();
  } else if (auto resource = dyn_cast<DenseResourceElementsAttr>(value)) {
    if (const AsmResourceBlob *blob = resource.getRawHandle().getBlob())
      raw = blob->getData();
  }
  auto bytes = tensor.mutableData<std::byte>();
  size_t total = tensor.bytes().size();
  if (raw.empty() || (!splat && raw.size() != total))
    return total == 0 ? std::optional(tensor) : std::nullopt;
  for (size_t done = 0; done < total; done += raw.size())
    std::memcpy(bytes.data() + done, raw.data(), raw.size());
  return tensor;
}

std::optional<DenseElementsAttr> attrOf(const ref::Tensor &tensor, Type elementType) {
  if (dtypeOf(elementType) != tensor.dtype())
    return std::nullopt;
  auto type = RankedTensorType::get(tensor.shape(), elementType);
  if (tensor.dtype() == ref::DType::String) {
    SmallVector<StringRef> texts;
    for (const std::string &text : tensor.data<std::string>())
      texts.push_back(text);
    return cast<DenseElementsAttr>(DenseStringElementsAttr::get(type, texts));
  }
  if (tensor.dtype() == ref::DType::Bool) {
    SmallVector<bool> values(tensor.data<bool>().begin(), tensor.data<bool>().end());
    return DenseElementsAttr::get(type, values);
  }
  auto bytes = tensor.bytes();
  ArrayRef<char> raw(reinterpret_cast<const char *>(bytes.data()), bytes.size());
  if (tensor.numElements() == 0)
    return DenseElementsAttr::get(type, ArrayRef<Attribute>());
  return DenseElementsAttr::getFromRawBuffer(type, raw);
}

ref::PartialShape shapeOf(tf::ShapeAttr attr) {
  return {.knownRank = attr.getRanked(),
          .dims = std::vector<int64_t>(attr.getDims().begin(), attr.getDims().end())};
}

std::optional<ref::AttrValue> listOf(ArrayAttr list) {
  auto collect = [&](auto example, auto convert) -> ref::AttrValue {
    std::vector<decltype(example)> values;
    for (Attribute entry : list)
      values.push_back(convert(entry));
    return values;
  };
  if (list.empty())
    return std::vector<int64_t>();
  return llvm::TypeSwitch<Attribute, std::optional<ref::AttrValue>>(list[0])
      .Case([&](BoolAttr) {
        return collect(false, [](Attribute a) { return cast<BoolAttr>(a).getValue(); });
      })
      .Case([&](IntegerAttr) {
        return collect(int64_t(), [](Attribute a) { return cast<IntegerAttr>(a).getInt(); });
      })
      .Case([&](FloatAttr) {
        return collect(float(), [](Attribute a) {
          return static_cast<float>(cast<FloatAttr>(a).getValueAsDouble());
        });
      })
      .Case([&](StringAttr) {
        return collect(std::string(), [](Attribute a) { return cast<StringAttr>(a).str(); });
      })
      .Case([&](TypeAttr) {
        return collect(ref::DType(),
                       [](Attribute a) { return dtypeOf(cast<TypeAttr>(a).getValue()); });
      })
      .Case([&](tf::ShapeAttr) {
        return collect(ref::PartialShape(),
                       [](Attribute a) { return shapeOf(cast<tf::ShapeAttr>(a)); });
      })
      .Default([](Attribute) { return std::nullopt; });
}

std::optional<ref::AttrValue> valueOf(Attribute attr) {
  return llvm::TypeSwitch<Attribute, std::optional<ref::AttrValue>>(attr)
      .Case([](BoolAttr value) { return ref::AttrValue(value.getValue()); })
      .Case([](IntegerAttr value) { return ref::AttrValue(value.getInt()); })
      .Case([](FloatAttr value) {
        return ref::AttrValue(static_cast<float>(value.getValueAsDouble()));
      })
      .Case([](StringAttr value) { return ref::AttrValue(value.str()); })
      .Case([](TypeAttr value) { return ref::AttrValue(dtypeOf(value.getValue())); })
      .Case([](tf::ShapeAttr value) { return ref::AttrValue(shapeOf(value)); })
      .Case([](ArrayAttr value) { return listOf(value); })
      .Case([](ElementsAttr value) -> std::optional<ref::AttrValue> {
        if (auto tensor = tensorOf(value))
          return ref::AttrValue(*tensor);
        return std::nullopt;
      })
      .Default([](Attribute) { return std::nullopt; });
}

class ReferenceEvaluator : public Evaluator {
public:
  FailureOr<SmallVector<DenseElementsAttr>> evaluate(Operation *op,
                                                     ArrayRef<ElementsAttr> operands) override {
    ref::OpCall call;
    call.op = tf::opName(op).str();
    if (!ref::supports(call.op) || ref::isStateful(call.op))
      return failure();
    call.node = tf::nodeName(op).str();
    call.numOutputs = tf::dataResults(op).size();
    for (NamedAttribute attr : op->getAttrs())
      if (!attr.getName().getValue().contains('.'))
        if (auto value = valueOf(attr.getValue()))
          call.attrs[attr.getName().str()] = *value;
    for (ElementsAttr operand : operands) {
      auto tensor = tensorOf(operand);
      if (!tensor)
        return failure();
      call.inputs.push_back(*tensor);
    }
    auto outputs = ref::evaluate(call);
    if (!outputs || outputs->size() != tf::dataResults(op).size())
      return failure();
    SmallVector<DenseElementsAttr> results;
    for (auto [output, result] : llvm::zip(*outputs, tf::dataResults(op))) {
      auto attr = attrOf(output, getElementTypeOrSelf(result.getType()));
      if (!attr)
        return failure();
      results.push_back(*attr);
    }
    return results;
  }
};

} // namespace

std::unique_ptr<Evaluator> createReferenceEvaluator() {
  return std::make_unique<ReferenceEvaluator>();
}

} // namespace graphc::pipeline
