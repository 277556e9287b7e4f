//===- NodeUtils.cpp - questions that every tf op answers -----------------===//

#include "dialects/tf/NodeUtils.h"

#include "dialects/tf/TfDialect.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/Location.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallPtrSet.h"

#include <limits>
#include <numeric>

using namespace graphc::tf;
using llvm::ArrayRef;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// Operands and results
//===----------------------------------------------------------------------===//

bool graphc::tf::isControl(mlir::Value value) { return llvm::isa<ControlType>(value.getType()); }

/// How many of `values` come before the trailing tokens.
template <typename Range> static unsigned dataCount(Range values) {
  unsigned count = values.size();
  while (count > 0 && isControl(values[count - 1]))
    --count;
  return count;
}

mlir::OperandRange graphc::tf::dataOperands(mlir::Operation *op) {
  return op->getOperands().take_front(dataCount(op->getOperands()));
}

mlir::OperandRange graphc::tf::controlOperands(mlir::Operation *op) {
  return op->getOperands().drop_front(dataCount(op->getOperands()));
}

mlir::ResultRange graphc::tf::dataResults(mlir::Operation *op) {
  return op->getResults().take_front(dataCount(op->getResults()));
}

mlir::Value graphc::tf::controlResult(mlir::Operation *op) {
  if (op->getNumResults() == 0 || !isControl(op->getResults().back()))
    return {};
  return op->getResults().back();
}

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

StringRef graphc::tf::nodeName(mlir::Location loc) {
  if (auto named = llvm::dyn_cast<mlir::NameLoc>(loc))
    return named.getName().getValue();
  if (auto call = llvm::dyn_cast<mlir::CallSiteLoc>(loc))
    return nodeName(call.getCallee());
  if (auto fused = llvm::dyn_cast<mlir::FusedLoc>(loc)) {
    for (mlir::Location part : fused.getLocations())
      if (StringRef name = nodeName(part); !name.empty())
        return name;
  }
  return {};
}

StringRef graphc::tf::nodeName(mlir::Operation *op) { return nodeName(op->getLoc()); }

mlir::Location graphc::tf::nodeLocation(mlir::MLIRContext *context, StringRef name) {
  return mlir::NameLoc::get(mlir::StringAttr::get(context, name));
}

static bool isTf(mlir::OperationName name) { return name.getDialectNamespace() == "tf"; }

StringRef graphc::tf::opName(mlir::Operation *op) {
  mlir::OperationName name = op->getName();
  if (!isTf(name))
    return {};
  if (name.stripDialect() == "unknown") {
    auto original = op->getAttrOfType<mlir::StringAttr>("op");
    return original ? original.getValue() : StringRef();
  }
  const OpDef *def = opDef(op);
  return def ? def->name : StringRef();
}

const OpDef *graphc::tf::opDef(mlir::Operation *op) {
  return isTf(op->getName()) ? lookupOp(op->getName().stripDialect()) : nullptr;
}

StringRef graphc::tf::requestedDevice(mlir::Operation *op) {
  auto device = op->getAttrOfType<mlir::StringAttr>(kDeviceAttr);
  return device ? device.getValue() : StringRef();
}

Effect graphc::tf::effectOf(mlir::Operation *op) {
  if (const OpDef *def = opDef(op))
    return def->effect;
  return opName(op).empty() ? Effect::None : Effect::External;
}

mlir::ElementsAttr graphc::tf::constantValue(mlir::Value value) {
  // A cycle of Identity nodes must not hold us here for ever.
  llvm::SmallPtrSet<mlir::Operation *, 4> seen;
  mlir::Operation *op = isControl(value) ? nullptr : value.getDefiningOp();
  while (op && opName(op) == "Identity" && op->getNumOperands() > 0 && seen.insert(op).second)
    op = op->getOperand(0).getDefiningOp();
  if (!op || opName(op) != "Const")
    return {};
  return op->getAttrOfType<mlir::ElementsAttr>("value");
}

//===----------------------------------------------------------------------===//
// Counts and implied attributes
//===----------------------------------------------------------------------===//

mlir::FailureOr<llvm::SmallVector<int32_t>>
graphc::tf::argCounts(ArrayRef<ArgDef> args, const mlir::NamedAttrList &attrs) {
  llvm::SmallVector<int32_t> counts;
  for (const ArgDef &arg : args) {
    int64_t count = 1;
    if (!arg.numberAttr.empty()) {
      auto number = llvm::dyn_cast_or_null<mlir::IntegerAttr>(attrs.get(arg.numberAttr));
      if (!number || !number.getType().isSignlessInteger(64))
        return mlir::failure();
      count = number.getInt();
    } else if (!arg.typeListAttr.empty()) {
      auto list = llvm::dyn_cast_or_null<mlir::ArrayAttr>(attrs.get(arg.typeListAttr));
      if (!list)
        return mlir::failure();
      count = list.size();
    }
    if (count < 0 || count > std::numeric_limits<int32_t>::max())
      return mlir::failure();
    counts.push_back(static_cast<int32_t>(count));
  }
  return counts;
}

namespace {

/// What the types of an op's values say about its attributes.
class Implied {
public:
  Implied(const OpDef &def, mlir::TypeRange operands, mlir::TypeRange results,
          const mlir::NamedAttrList &attrs, mlir::MLIRContext *context)
      : def(def), attrs(attrs), context(context) {
    inputCounts = walk(def.inputs, operands);
    outputCounts = walk(def.outputs, results);
  }

  mlir::Attribute lookup(StringRef name) const { return values.lookup(name); }

  /// Values per argument, or failure if the attributes do not say.
  mlir::FailureOr<llvm::SmallVector<int32_t>> inputCounts, outputCounts;

private:
  /// The attribute that counts `arg`.
  static StringRef countAttr(const ArgDef &arg) {
    return arg.numberAttr.empty() ? arg.typeListAttr : arg.numberAttr;
  }

  /// The counts of `args` if one attribute alone counts them, by division.
  mlir::FailureOr<llvm::SmallVector<int32_t>> divide(ArrayRef<ArgDef> args, size_t total) const {
    llvm::SmallSetVector<StringRef, 2> keys;
    size_t variadic = 0;
    for (const ArgDef &arg : args) {
      if (!arg.isVariadic())
        continue;
      ++variadic;
      keys.insert(countAttr(arg));
    }
    size_t fixed = args.size() - variadic;
    if (keys.size() != 1 || total < fixed || (total - fixed) % variadic != 0)
      return mlir::failure();
    llvm::SmallVector<int32_t> counts;
    for (const ArgDef &arg : args)
      counts.push_back(arg.isVariadic() ? (total - fixed) / variadic : 1);
    return counts;
  }

  mlir::FailureOr<llvm::SmallVector<int32_t>> walk(ArrayRef<ArgDef> args, mlir::TypeRange types) {
    auto counts = divide(args, types.size());
    // Attributes that had to be asked for the counts are not implied by them.
    bool counted = succeeded(counts);
    if (!counted)
      counts = argCounts(args, knownSoFar());
    if (failed(counts) || std::accumulate(counts->begin(), counts->end(), int64_t(0)) !=
                              static_cast<int64_t>(types.size()))
      return mlir::failure();
    size_t next = 0;
    for (auto [arg, count] : llvm::zip_equal(args, *counts)) {
      noteTypes(arg, types.slice(next, count), counted);
      if (counted && !arg.numberAttr.empty())
        values.try_emplace(arg.numberAttr,
                           mlir::IntegerAttr::get(mlir::IntegerType::get(context, 64), count));
      next += count;
    }
    return counts;
  }

  /// The attributes as given, else as implied, else by default.
  mlir::NamedAttrList knownSoFar() const {
    mlir::NamedAttrList known = attrs;
    for (const AttrDef &attr : def.attrs) {
      if (known.get(attr.name))
        continue;
      if (mlir::Attribute value = lookup(attr.name))
        known.set(attr.name, value);
      else if (attr.hasDefault)
        known.set(attr.name, defaultValue(attr, context));
    }
    return known;
  }

  void noteTypes(const ArgDef &arg, mlir::TypeRange types, bool counted) {
    llvm::SmallVector<mlir::Attribute> elements;
    for (mlir::Type type : types) {
      auto tensor = llvm::dyn_cast<mlir::TensorType>(type);
      if (!tensor)
        return;
      elements.push_back(mlir::TypeAttr::get(tensor.getElementType()));
    }
    if (counted && !arg.typeListAttr.empty())
      values.try_emplace(arg.typeListAttr, mlir::ArrayAttr::get(context, elements));
    else if (!arg.typeAttr.empty() && !elements.empty())
      values.try_emplace(arg.typeAttr, elements.front());
  }

  const OpDef &def;
  const mlir::NamedAttrList &attrs;
  mlir::MLIRContext *context;
  llvm::SmallMapVector<StringRef, mlir::Attribute, 4> values;
};

} // namespace

static bool hasVariadic(ArrayRef<ArgDef> args) {
  return llvm::any_of(args, [](const ArgDef &arg) { return arg.isVariadic(); });
}

/// The types before the trailing tokens.
static mlir::TypeRange dataTypes(mlir::TypeRange types) {
  while (!types.empty() && llvm::isa<ControlType>(types.back()))
    types = types.drop_back();
  return types;
}

static llvm::SmallVector<mlir::Type> typesOf(ArrayRef<mlir::Value> values) {
  return llvm::map_to_vector(values, [](mlir::Value value) { return value.getType(); });
}

static void setSegments(mlir::OperationState &state, StringRef name,
                        llvm::SmallVector<int32_t> counts, size_t controls) {
  counts.push_back(controls);
  state.attributes.set(name, mlir::DenseI32ArrayAttr::get(state.getContext(), counts));
}

/// completeState without diagnostics: failure if the counts cannot be told.
static llvm::LogicalResult tryComplete(const OpDef &def, mlir::OperationState &state) {
  llvm::SmallVector<mlir::Type> operandTypes = typesOf(state.operands);
  mlir::TypeRange operands = dataTypes(operandTypes), results = dataTypes(state.types);
  Implied implied(def, operands, results, state.attributes, state.getContext());
  for (const AttrDef &attr : def.attrs)
    if (!state.attributes.get(attr.name))
      if (mlir::Attribute value = implied.lookup(attr.name))
        state.attributes.set(attr.name, value);
  populateDefaults(state.name, state.attributes);
  if (failed(implied.inputCounts) || failed(implied.outputCounts))
    return mlir::failure();
  if (hasVariadic(def.inputs))
    setSegments(state, "operandSegmentSizes", *implied.inputCounts,
                operandTypes.size() - operands.size());
  if (hasVariadic(def.outputs))
    setSegments(state, "resultSegmentSizes", *implied.outputCounts,
                state.types.size() - results.size());
  return mlir::success();
}

llvm::LogicalResult graphc::tf::completeState(mlir::OperationState &state) {
  const OpDef *def = isTf(state.name) ? lookupOp(state.name.stripDialect()) : nullptr;
  if (!def || succeeded(tryComplete(*def, state)))
    return mlir::success();
  llvm::SmallVector<mlir::Type> operandTypes = typesOf(state.operands);
  auto expected = [](ArrayRef<ArgDef> args) {
    size_t fixed = llvm::count_if(args, [](const ArgDef &arg) { return !arg.isVariadic(); });
    return (fixed < args.size() ? "at least " : "") + std::to_string(fixed);
  };
  return mlir::emitError(state.location)
         << "op '" << def->name << "': expected " << expected(def->inputs) << " operands and "
         << expected(def->outputs) << " results, got " << dataTypes(operandTypes).size() << " and "
         << dataTypes(state.types).size();
}

void graphc::tf::populateState(mlir::OperationState &state, mlir::TypeRange types,
                               mlir::ValueRange operands, ArrayRef<mlir::NamedAttribute> attrs) {
  state.addTypes(types);
  state.addOperands(operands);
  state.addAttributes(attrs);
  // A state that cannot be completed becomes an op that does not verify.
  if (const OpDef *def = lookupOp(state.name.stripDialect()))
    (void)tryComplete(*def, state);
}

mlir::Operation *graphc::tf::createOp(mlir::OpBuilder &builder, mlir::Location loc, StringRef name,
                                      mlir::TypeRange results, mlir::ValueRange operands,
                                      ArrayRef<mlir::NamedAttribute> attrs) {
  if (!lookupOp(name)) {
    mlir::emitError(loc) << "op '" << name << "': not in the op registry";
    return nullptr;
  }
  mlir::OperationState state(loc, ("tf." + name).str(), operands, results, attrs);
  if (failed(completeState(state)))
    return nullptr;
  return builder.create(state);
}

llvm::SmallVector<StringRef> graphc::tf::impliedAttrs(mlir::Operation *op) {
  llvm::SmallVector<StringRef> names;
  const OpDef *def = opDef(op);
  if (!def)
    return names;
  mlir::NamedAttrList attrs(op->getAttrs());
  Implied implied(*def, mlir::TypeRange(dataOperands(op)), mlir::TypeRange(dataResults(op)), attrs,
                  op->getContext());
  for (const AttrDef &attr : def->attrs) {
    mlir::Attribute expected = implied.lookup(attr.name);
    if (!expected && attr.hasDefault)
      expected = defaultValue(attr, op->getContext());
    if (expected && attrs.get(attr.name) == expected)
      names.push_back(attr.name);
  }
  if (succeeded(implied.inputCounts))
    names.push_back("operandSegmentSizes");
  if (succeeded(implied.outputCounts))
    names.push_back("resultSegmentSizes");
  return names;
}

//===----------------------------------------------------------------------===//
// Declared arguments
//===----------------------------------------------------------------------===//

/// Where argument `index` starts among the data values, and how many it has.
static std::pair<unsigned, unsigned> segment(mlir::Operation *op, ArrayRef<ArgDef> args,
                                             unsigned index, unsigned total) {
  if (index >= args.size())
    return {0, 0};
  auto counts = argCounts(args, op->getAttrs());
  if (failed(counts))
    return {0, 0};
  int64_t start = std::accumulate(counts->begin(), counts->begin() + index, int64_t(0));
  int64_t count = (*counts)[index];
  if (start + count > total)
    return {0, 0};
  return {static_cast<unsigned>(start), static_cast<unsigned>(count)};
}

mlir::OperandRange graphc::tf::operandsOf(mlir::Operation *op, unsigned index) {
  mlir::OperandRange all = dataOperands(op);
  const OpDef *def = opDef(op);
  auto [start, count] = def ? segment(op, def->inputs, index, all.size()) : std::pair(0u, 0u);
  return all.slice(start, count);
}

mlir::ResultRange graphc::tf::resultsOf(mlir::Operation *op, unsigned index) {
  mlir::ResultRange all = dataResults(op);
  const OpDef *def = opDef(op);
  auto [start, count] = def ? segment(op, def->outputs, index, all.size()) : std::pair(0u, 0u);
  return all.slice(start, count);
}
