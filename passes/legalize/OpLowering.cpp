#include "passes/legalize/OpLowering.h"

#include "dialects/tf/NodeUtils.h"
#include "dialects/tf/TfDialect.h"

#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using graphc::shape::Sizes;
using graphc::shape::sizesOf;

namespace graphc::legalize {

Type graphElementType(Type type) {
  MLIRContext *context = type.getContext();
  auto integer = [&](unsigned width, IntegerType::SignednessSemantics sign) {
    return IntegerType::get(context, width, sign);
  };
  return llvm::TypeSwitch<Type, Type>(type)
      .Case([&](tf::StringType) { return graph::StringType::get(context); })
      .Case([&](tf::ResourceType) { return graph::ResourceType::get(context); })
      .Case([&](tf::VariantType) { return graph::VariantType::get(context); })
      .Case([&](tf::Qint8Type) { return integer(8, IntegerType::Signless); })
      .Case([&](tf::Quint8Type) { return integer(8, IntegerType::Unsigned); })
      .Case([&](tf::Qint16Type) { return integer(16, IntegerType::Signless); })
      .Case([&](tf::Quint16Type) { return integer(16, IntegerType::Unsigned); })
      .Case([&](tf::Qint32Type) { return integer(32, IntegerType::Signless); })
      .Default([](Type other) { return other; });
}

RankedTensorType graphType(Type type) {
  auto tensor = dyn_cast<RankedTensorType>(type);
  if (!tensor)
    return {};
  Type element = graphElementType(tensor.getElementType());
  // A handle's encoding describes what it stands for, not its own sizes.
  if (tensor.hasStaticShape())
    return RankedTensorType::get(tensor.getShape(), element);
  return shape::withElement(tensor, element);
}

OpLowering::OpLowering(Operation *op, ArrayRef<Value> operands, OpBuilder &builder,
                       ValueInference &values)
    : theOp(op), operands(operands), b(op->getLoc(), builder), inference(values) {
  for (Value result : tf::dataResults(op))
    resultTypes.push_back(graphType(result.getType()));
}

int64_t OpLowering::intAttr(StringRef name, int64_t orElse) const {
  auto attr = theOp->getAttrOfType<IntegerAttr>(name);
  return attr ? attr.getInt() : orElse;
}

double OpLowering::floatAttr(StringRef name, double orElse) const {
  auto attr = theOp->getAttrOfType<FloatAttr>(name);
  return attr ? attr.getValueAsDouble() : orElse;
}

bool OpLowering::boolAttr(StringRef name, bool orElse) const {
  auto attr = theOp->getAttrOfType<BoolAttr>(name);
  return attr ? attr.getValue() : orElse;
}

StringRef OpLowering::stringAttr(StringRef name, StringRef orElse) const {
  auto attr = theOp->getAttrOfType<StringAttr>(name);
  return attr ? attr.getValue() : orElse;
}

SmallVector<int64_t> OpLowering::intsAttr(StringRef name) const {
  SmallVector<int64_t> values;
  if (auto list = theOp->getAttrOfType<ArrayAttr>(name))
    for (Attribute entry : list)
      if (auto number = dyn_cast<IntegerAttr>(entry))
        values.push_back(number.getInt());
  return values;
}

std::optional<Sizes> OpLowering::knownSizes(unsigned i) {
  auto elements = inference.knownElements(tf::dataOperands(theOp)[i]);
  if (!elements || llvm::any_of(*elements, [](const SymExpr &e) { return !e.isKnown(); }))
    return std::nullopt;
  return Sizes(elements->begin(), elements->end());
}

std::optional<SmallVector<int64_t>> OpLowering::knownInts(unsigned i) {
  if (auto numbers = inference.knownNumbers(tf::dataOperands(theOp)[i]))
    return numbers;
  auto constant = this->constant(i);
  if (!constant || !isa<IntegerType>(constant->getElementType()))
    return std::nullopt;
  SmallVector<int64_t> values;
  for (const APInt &value : constant->getValues<APInt>())
    values.push_back(value.getSExtValue());
  return values;
}

std::optional<int64_t> OpLowering::knownAxis(unsigned i, int64_t rank) {
  auto axes = knownInts(i);
  if (!axes || axes->size() != 1)
    return std::nullopt;
  int64_t axis = axes->front() < 0 ? axes->front() + rank : axes->front();
  return axis >= 0 && axis < rank ? std::optional(axis) : std::nullopt;
}

std::optional<DenseElementsAttr> OpLowering::constant(unsigned i) {
  return inference.constantValue(tf::dataOperands(theOp)[i]);
}

Value OpLowering::map(ValueRange inputs, RankedTensorType type,
                      llvm::function_ref<Value(ScalarBuilder &, ValueRange)> body) {
  auto op = b.create<graph::MapOp>(TypeRange(type), inputs);
  SmallVector<Type> scalars;
  for (Value input : inputs)
    scalars.push_back(graph::scalarType(typeOf(input).getElementType()));
  OpBuilder::InsertionGuard guard(b);
  Block *block =
      b.createBlock(&op.getBody(), {}, scalars, SmallVector<Location>(inputs.size(), b.getLoc()));
  ScalarBuilder scalar(b, inputs.empty() ? type.getElementType()
                                         : typeOf(inputs.front()).getElementType());
  Value result = body(scalar, block->getArguments());
  b.create<graph::YieldOp>(ValueRange(result));
  return op.getOutputs().front();
}

Value OpLowering::broadcastMap(ValueRange inputs, RankedTensorType type,
                               llvm::function_ref<Value(ScalarBuilder &, ValueRange)> body) {
  SmallVector<Value> same;
  for (Value input : inputs)
    same.push_back(broadcastTo(input, type));
  return map(same, type, body);
}

Value OpLowering::broadcastTo(Value value, RankedTensorType type) {
  auto from = typeOf(value);
  auto target = shape::withElement(type, from.getElementType());
  if (from == target)
    return value;
  SmallVector<int64_t> dims;
  for (int64_t dim = 0; dim < from.getRank(); ++dim)
    dims.push_back(type.getRank() - from.getRank() + dim);
  return broadcastDims(value, dims, target);
}

Value OpLowering::broadcastDims(Value value, ArrayRef<int64_t> dims, RankedTensorType type) {
  return b.create<graph::BroadcastOp>(shape::withElement(type, typeOf(value).getElementType()),
                                      value, dims);
}

Value OpLowering::reshape(Value value, ArrayRef<SymExpr> sizes) {
  auto type = shape::tensorOf(sizes, typeOf(value).getElementType());
  return type == value.getType() ? value : b.create<graph::ReshapeOp>(type, value).getResult();
}

Value OpLowering::transpose(Value value, ArrayRef<int64_t> permutation) {
  Sizes from = sizesOf(typeOf(value)), to;
  for (int64_t dim : permutation)
    to.push_back(from[dim]);
  return b.createOrFold<graph::TransposeOp>(shape::tensorOf(to, typeOf(value).getElementType()),
                                            value, permutation);
}

Value OpLowering::slice(Value value, ArrayRef<SymExpr> offsets, ArrayRef<SymExpr> sizes,
                        ArrayRef<int64_t> strides) {
  auto type = shape::tensorOf(sizes, typeOf(value).getElementType());
  return b.create<graph::SliceOp>(type, value, shape::exprsAttr(b.getContext(), offsets), strides);
}

Value OpLowering::concat(ValueRange parts, int64_t dimension, RankedTensorType type) {
  return b.create<graph::ConcatOp>(type, parts, dimension);
}

Value OpLowering::pad(Value input, Value value, ArrayRef<SymExpr> low, ArrayRef<SymExpr> sizes,
                      ArrayRef<int64_t> interior) {
  auto type = shape::tensorOf(sizes, typeOf(input).getElementType());
  SmallVector<int64_t> none(sizes.size(), 0);
  return b.create<graph::PadOp>(type, input, value, shape::exprsAttr(b.getContext(), low),
                                interior.empty() ? ArrayRef<int64_t>(none) : interior);
}

Value OpLowering::reduce(graph::Combiner combiner, Value input, ArrayRef<int64_t> dims, bool mean) {
  Sizes kept;
  for (auto [dim, size] : llvm::enumerate(sizesOf(typeOf(input))))
    if (!llvm::is_contained(dims, int64_t(dim)))
      kept.push_back(size);
  auto type = shape::tensorOf(kept, typeOf(input).getElementType());
  return b.create<graph::ReduceOp>(type, combiner, input, dims, mean);
}

Value OpLowering::cast(Value value, Type elementType) {
  auto from = typeOf(value);
  if (from.getElementType() == elementType)
    return value;
  return map({value}, shape::withElement(from, elementType), [&](ScalarBuilder &s, ValueRange x) {
    return s.cast(x[0], s.isUnsigned(), elementType);
  });
}

Value OpLowering::splat(double number, RankedTensorType type) {
  Type element = type.getElementType();
  auto scalar = RankedTensorType::get({}, element);
  Attribute value;
  if (isa<FloatType>(element))
    value = b.getFloatAttr(element, number);
  else
    value = IntegerAttr::get(element, APInt(element.getIntOrFloatBitWidth(),
                                            static_cast<int64_t>(number), /*isSigned=*/true));
  Value constant = constantTensor(DenseElementsAttr::get(scalar, value));
  return type.getRank() == 0 ? constant : broadcastDims(constant, {}, type);
}

Value OpLowering::constantTensor(DenseElementsAttr value) {
  return b.create<graph::ConstantOp>(value.getType(), value, /*opaque=*/UnitAttr());
}

Value OpLowering::channelsLast(Value value) {
  SmallVector<int64_t> permutation{0};
  for (int64_t dim = 2; dim < typeOf(value).getRank(); ++dim)
    permutation.push_back(dim);
  permutation.push_back(1);
  return transpose(value, permutation);
}

Value OpLowering::channelsFirst(Value value) {
  int64_t rank = typeOf(value).getRank();
  SmallVector<int64_t> permutation{0, rank - 1};
  for (int64_t dim = 1; dim + 1 < rank; ++dim)
    permutation.push_back(dim);
  return transpose(value, permutation);
}

LogicalResult OpLowering::result(Value value) {
  auto wanted = resultTypes[values.size()];
  // The same sizes, spelled by another computation: inference's spelling wins.
  if (value.getType() != wanted && typeOf(value).getRank() == wanted.getRank() &&
      typeOf(value).getElementType() == wanted.getElementType())
    value = b.create<graph::ReshapeOp>(wanted, value);
  if (value.getType() != wanted) {
    std::string got, expected;
    llvm::raw_string_ostream(got) << value.getType();
    llvm::raw_string_ostream(expected) << wanted;
    return fail("internal error: lowered to " + got + ", expected " + expected);
  }
  values.push_back(value);
  return success();
}

static Attribute builtinForm(Attribute attr) {
  if (auto shape = dyn_cast<tf::ShapeAttr>(attr)) {
    if (!shape.getRanked())
      return UnitAttr::get(attr.getContext());
    return DenseI64ArrayAttr::get(attr.getContext(), shape.getDims());
  }
  if (auto type = dyn_cast<TypeAttr>(attr))
    return TypeAttr::get(graphElementType(type.getValue()));
  if (auto list = dyn_cast<ArrayAttr>(attr)) {
    SmallVector<Attribute> entries;
    for (Attribute entry : list)
      if (Attribute converted = builtinForm(entry))
        entries.push_back(converted);
    return ArrayAttr::get(attr.getContext(), entries);
  }
  if (isa<IntegerAttr, FloatAttr, StringAttr, DenseElementsAttr>(attr))
    return attr;
  return {};
}

DictionaryAttr hostConfig(Operation *op) {
  SmallVector<NamedAttribute> entries;
  for (NamedAttribute attr : op->getAttrs()) {
    StringRef name = attr.getName();
    if (name.starts_with("_") || name.contains('.') || name.ends_with("SegmentSizes") ||
        name == "device")
      continue;
    if (Attribute value = builtinForm(attr.getValue()))
      entries.emplace_back(attr.getName(), value);
  }
  return DictionaryAttr::get(op->getContext(), entries);
}

LogicalResult OpLowering::host(StringRef family, bool stateful) {
  return hostCall(family, tf::opName(theOp), operands, hostConfig(theOp), stateful);
}

LogicalResult OpLowering::hostCall(StringRef family, StringRef kernel, ValueRange inputs,
                                   DictionaryAttr config, bool stateful) {
  SmallVector<Type> types(resultTypes.begin(), resultTypes.end());
  auto call = b.create<graph::HostOp>(types, b.getStringAttr(family + "/" + kernel), inputs, config,
                                      theOp->getAttrOfType<ArrayAttr>("tf.defines"),
                                      stateful ? b.getUnitAttr() : UnitAttr());
  llvm::append_range(values, call.getOutputs());
  return success();
}

LogicalResult OpLowering::fail(const llvm::Twine &why) {
  StringRef name = tf::opName(theOp);
  // Structured control flow stands for several nodes and has a name of its own.
  if (name.empty())
    name = theOp->getName().getStringRef();
  return theOp->emitError() << "node '" << tf::nodeName(theOp) << "' (" << name << "): " << why;
}

} // namespace graphc::legalize
