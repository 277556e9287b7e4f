//===- TfVerify.cpp - mirrored ops against the registry -------------------===//

#include "dialects/tf/NodeUtils.h"
#include "dialects/tf/TfDialect.h"

#include <numeric>

using namespace graphc::tf;
using llvm::ArrayRef;
using llvm::StringRef;

namespace {

/// One op and its definition; methods report the first fault they find.
class Verifier {
public:
  Verifier(mlir::Operation *op, const OpDef &def) : op(op), def(def), attrs(op->getAttrs()) {}

  llvm::LogicalResult run() {
    for (const AttrDef &attr : def.attrs)
      if (failed(verifyAttr(attr)))
        return mlir::failure();
    if (failed(verifyControls()))
      return mlir::failure();
    return mlir::success(
        succeeded(verifyArgs(def.inputs, mlir::TypeRange(dataOperands(op)), "operand")) &&
        succeeded(verifyArgs(def.outputs, mlir::TypeRange(dataResults(op)), "result")) &&
        succeeded(verifySegments(def.inputs, controlOperands(op).size(), "operandSegmentSizes")) &&
        succeeded(verifySegments(def.outputs, controlResult(op) ? 1 : 0, "resultSegmentSizes")));
  }

private:
  mlir::InFlightDiagnostic error() const {
    mlir::InFlightDiagnostic diag = op->emitError() << "op '" << def.name << "'";
    if (StringRef node = nodeName(op); !node.empty())
      diag << " (node '" << node << "')";
    return std::move(diag << ": ");
  }

  mlir::InFlightDiagnostic attrError(const AttrDef &attr) const {
    return std::move(error() << "attribute '" << attr.name << "': expected ");
  }

  llvm::LogicalResult verifyAttr(const AttrDef &attr) const {
    mlir::Attribute value = attrs.get(attr.name);
    if (!value)
      return attrError(attr) << kindName(attr.kind) << ", got none";
    if (auto placeholder = llvm::dyn_cast<PlaceholderAttr>(value))
      return attrError(attr) << "a value, got the caller's attribute '" << placeholder.getName()
                             << "'; the function needs its caller's attributes filled in";
    if (!isOfKind(attr.kind, value))
      return attrError(attr) << kindName(attr.kind) << ", got " << value;
    return verifyValue(attr, value);
  }

  static bool isOfKind(AttrKind kind, mlir::Attribute value) {
    auto all = [&](AttrKind element) {
      auto list = llvm::dyn_cast<mlir::ArrayAttr>(value);
      return list && llvm::all_of(list, [&](mlir::Attribute a) { return isOfKind(element, a); });
    };
    switch (kind) {
    case AttrKind::Int: {
      auto number = llvm::dyn_cast<mlir::IntegerAttr>(value);
      return number && number.getType().isSignlessInteger(64);
    }
    case AttrKind::Float: {
      auto number = llvm::dyn_cast<mlir::FloatAttr>(value);
      return number && number.getType().isF32();
    }
    case AttrKind::Bool:
      return llvm::isa<mlir::BoolAttr>(value);
    case AttrKind::String:
      return llvm::isa<mlir::StringAttr>(value);
    case AttrKind::Type: {
      auto type = llvm::dyn_cast<mlir::TypeAttr>(value);
      return type && dtypeOf(type.getValue()) != DType::Invalid;
    }
    case AttrKind::Shape:
      return llvm::isa<ShapeAttr>(value);
    case AttrKind::Tensor:
      return llvm::isa<mlir::ElementsAttr>(value);
    case AttrKind::Func:
      return llvm::isa<FuncAttr>(value);
    case AttrKind::IntList:
      return all(AttrKind::Int);
    case AttrKind::FloatList:
      return all(AttrKind::Float);
    case AttrKind::StringList:
      return all(AttrKind::String);
    case AttrKind::TypeList:
      return all(AttrKind::Type);
    case AttrKind::ShapeList:
      return all(AttrKind::Shape);
    case AttrKind::FuncList:
      return all(AttrKind::Func);
    }
    return false;
  }

  /// Minimum and allowed values of an attribute of the right kind.
  llvm::LogicalResult verifyValue(const AttrDef &attr, mlir::Attribute value) const {
    auto list = llvm::dyn_cast<mlir::ArrayAttr>(value);
    if (attr.hasMinimum && list && static_cast<int64_t>(list.size()) < attr.minimum)
      return attrError(attr) << "at least " << attr.minimum << " elements, got " << list.size();
    if (auto number = llvm::dyn_cast<mlir::IntegerAttr>(value);
        attr.hasMinimum && number && number.getInt() < attr.minimum)
      return attrError(attr) << "at least " << attr.minimum << ", got " << number.getInt();
    ArrayRef<mlir::Attribute> elements = list ? list.getValue() : ArrayRef(value);
    for (mlir::Attribute element : elements)
      if (failed(verifyAllowed(attr, element)))
        return mlir::failure();
    return mlir::success();
  }

  llvm::LogicalResult verifyAllowed(const AttrDef &attr, mlir::Attribute value) const {
    if (auto type = llvm::dyn_cast<mlir::TypeAttr>(value)) {
      DType dtype = dtypeOf(type.getValue());
      if (attr.allowedTypes.empty() || llvm::is_contained(attr.allowedTypes, dtype))
        return mlir::success();
      mlir::InFlightDiagnostic diag = attrError(attr) << "one of ";
      llvm::interleaveComma(attr.allowedTypes, diag, [&](DType t) { diag << dtypeName(t); });
      return diag << ", got " << dtypeName(dtype);
    }
    if (auto text = llvm::dyn_cast<mlir::StringAttr>(value)) {
      if (attr.allowedTexts.empty() || llvm::is_contained(attr.allowedTexts, text.getValue()))
        return mlir::success();
      mlir::InFlightDiagnostic diag = attrError(attr) << "one of ";
      llvm::interleaveComma(attr.allowedTexts, diag, [&](StringRef t) { diag << "'" << t << "'"; });
      return diag << ", got " << text;
    }
    return mlir::success();
  }

  llvm::LogicalResult verifyControls() const {
    for (mlir::Value operand : dataOperands(op))
      if (isControl(operand))
        return error() << "control operands must follow the data operands";
    mlir::ResultRange results = op->getResults();
    for (mlir::Value result : results)
      if (isControl(result) && result != results.back())
        return error() << "expected at most one control result, after the data results";
    return mlir::success();
  }

  llvm::LogicalResult verifyArgs(ArrayRef<ArgDef> args, mlir::TypeRange types,
                                 StringRef what) const {
    auto counts = argCounts(args, attrs);
    if (failed(counts))
      return error() << "the number of " << what << "s does not fit 32 bits";
    int64_t total = std::accumulate(counts->begin(), counts->end(), int64_t(0));
    if (total != static_cast<int64_t>(types.size()))
      return error() << "expected " << total << " data " << what << (total == 1 ? "" : "s")
                     << ", got " << types.size();
    size_t next = 0;
    for (auto [arg, count] : llvm::zip_equal(args, *counts))
      for (int32_t i = 0; i < count; ++i)
        if (failed(verifyType(arg, i, types[next++], what)))
          return mlir::failure();
    return mlir::success();
  }

  /// The element type that the attributes give value `index` of `arg`.
  mlir::Type declaredType(const ArgDef &arg, unsigned index) const {
    if (arg.dtype != DType::Invalid)
      return elementType(arg.dtype, op->getContext());
    mlir::Attribute attr = arg.typeListAttr.empty()
                               ? attrs.get(arg.typeAttr)
                               : llvm::cast<mlir::ArrayAttr>(attrs.get(arg.typeListAttr))[index];
    return llvm::cast<mlir::TypeAttr>(attr).getValue();
  }

  llvm::LogicalResult verifyType(const ArgDef &arg, unsigned index, mlir::Type type,
                                 StringRef what) const {
    mlir::Type expected = declaredType(arg, index);
    auto tensor = llvm::dyn_cast<mlir::TensorType>(type);
    if (tensor && tensor.getElementType() == expected)
      return mlir::success();
    mlir::InFlightDiagnostic diag = error() << what << " '" << arg.name << "'";
    if (arg.isVariadic())
      diag << "[" << index << "]";
    diag << ": expected a tensor of " << expected;
    if (StringRef attr = arg.typeListAttr.empty() ? arg.typeAttr : arg.typeListAttr; !attr.empty())
      diag << " (attribute '" << attr << "')";
    return diag << ", got " << type;
  }

  /// The segment sizes, where the op has them, repeat the counts.
  llvm::LogicalResult verifySegments(ArrayRef<ArgDef> args, size_t controls, StringRef name) const {
    if (llvm::none_of(args, [](const ArgDef &arg) { return arg.isVariadic(); }))
      return mlir::success();
    llvm::SmallVector<int32_t> expected = *argCounts(args, attrs);
    expected.push_back(controls);
    auto sizes = llvm::dyn_cast_or_null<mlir::DenseI32ArrayAttr>(attrs.get(name));
    if (!sizes || sizes.asArrayRef() != ArrayRef(expected))
      return error() << "attribute '" << name << "': expected "
                     << mlir::DenseI32ArrayAttr::get(op->getContext(), expected) << ", got "
                     << (sizes ? mlir::Attribute(sizes)
                               : mlir::StringAttr::get(op->getContext(), "none"));
    return mlir::success();
  }

  mlir::Operation *op;
  const OpDef &def;
  mlir::NamedAttrList attrs;
};

} // namespace

llvm::LogicalResult graphc::tf::verifyAgainstRegistry(mlir::Operation *op) {
  const OpDef *def = opDef(op);
  if (!def)
    return op->emitError() << "internal error: '" << op->getName() << "' has no registry entry";
  return Verifier(op, *def).run();
}
