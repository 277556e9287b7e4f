#include "compiler/package/Tables.h"

#include "runtime/artifact/ArtifactReader.h"
#include "runtime/base/DType.h"

#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/DialectResourceBlobManager.h"
#include "llvm/ADT/TypeSwitch.h"

#include <bit>
#include <cstring>

using namespace mlir;

namespace graphc::package {

schema::StringRef Tables::string(llvm::StringRef text) {
  auto [entry, added] = knownStrings.try_emplace(text);
  if (added) {
    entry->second = {uint32_t(strings.size()), uint32_t(text.size())};
    strings.insert(strings.end(), text.begin(), text.end());
    strings.push_back(0);
  }
  return entry->second;
}

schema::ListRef Tables::list(llvm::ArrayRef<uint32_t> entries) {
  if (entries.empty())
    return {0, 0};
  auto [entry, added] =
      knownLists.try_emplace(std::vector<uint32_t>(entries.begin(), entries.end()));
  if (added) {
    entry->second = {uint32_t(lists.size()), uint32_t(entries.size())};
    lists.insert(lists.end(), entries.begin(), entries.end());
  }
  return entry->second;
}

schema::RangeRef Tables::ints(llvm::ArrayRef<int64_t> values) {
  schema::RangeRef range{uint32_t(int64s.size()), uint32_t(values.size())};
  int64s.insert(int64s.end(), values.begin(), values.end());
  return range;
}

uint32_t Tables::expr(const SymExpr &expr, const llvm::StringMap<uint32_t> &symbolNumbers) {
  std::vector<schema::ExprOp> code;
  std::vector<int64_t> key;
  auto push = [&](schema::ExprOpcode opcode, uint32_t symbol = 0, int64_t value = 0) {
    code.push_back({uint32_t(opcode), symbol, value});
    key.insert(key.end(), {int64_t(opcode), int64_t(symbol), value});
  };
  if (auto constant = expr.asConstant()) {
    key = {-1, 0, *constant};
  } else {
    expr.visit([&](const shape::SymStep &step) {
      using Kind = shape::SymStep::Kind;
      switch (step.kind) {
      case Kind::Constant:
        return push(schema::ExprOpcode::Constant, 0, step.value);
      case Kind::Symbol:
        return push(schema::ExprOpcode::Symbol, symbolNumbers.lookup(step.name));
      case Kind::Add:
        return push(schema::ExprOpcode::Add);
      case Kind::Mul:
        return push(schema::ExprOpcode::Mul);
      case Kind::FloorDiv:
        return push(schema::ExprOpcode::FloorDiv);
      case Kind::Min:
        return push(schema::ExprOpcode::Min);
      case Kind::Max:
        return push(schema::ExprOpcode::Max);
      }
    });
  }
  auto [entry, added] = knownExprs.try_emplace(key, uint32_t(exprs.size()));
  if (added) {
    exprs.push_back(
        {uint32_t(exprCode.size()), uint32_t(code.size()), expr.asConstant().value_or(0)});
    exprCode.insert(exprCode.end(), code.begin(), code.end());
  }
  return entry->second;
}

uint32_t dtypeOf(Type elementType) {
  using runtime::DType;
  DType dtype = llvm::TypeSwitch<Type, DType>(elementType)
                    .Case([](Float32Type) { return DType::Float32; })
                    .Case([](Float64Type) { return DType::Float64; })
                    .Case([](Float16Type) { return DType::Float16; })
                    .Case([](BFloat16Type) { return DType::BFloat16; })
                    .Case([](ComplexType type) {
                      return type.getElementType().isF64() ? DType::Complex128 : DType::Complex64;
                    })
                    .Case([](IntegerType type) {
                      bool isUnsigned = type.isUnsigned();
                      switch (type.getWidth()) {
                      case 1:
                        return DType::Bool;
                      case 8:
                        return isUnsigned ? DType::UInt8 : DType::Int8;
                      case 16:
                        return isUnsigned ? DType::UInt16 : DType::Int16;
                      case 32:
                        return isUnsigned ? DType::UInt32 : DType::Int32;
                      default:
                        return isUnsigned ? DType::UInt64 : DType::Int64;
                      }
                    })
                    .Default([](Type type) {
                      std::string text;
                      llvm::raw_string_ostream(text) << type;
                      llvm::StringRef name(text);
                      if (name.ends_with("resource"))
                        return DType::Resource;
                      if (name.ends_with("variant"))
                        return DType::Variant;
                      return DType::String;
                    });
  return uint32_t(dtype);
}

uint64_t byteSizeOf(ElementsAttr value) {
  if (auto text = dyn_cast<DenseStringElementsAttr>(value)) {
    uint64_t bytes = 8 * value.getNumElements();
    for (llvm::StringRef element : text.getRawStringData())
      bytes += element.size() * (text.isSplat() ? value.getNumElements() : 1);
    return bytes;
  }
  Type type = value.getElementType();
  if (auto complex = dyn_cast<ComplexType>(type))
    return value.getNumElements() * (complex.getElementType().getIntOrFloatBitWidth() / 4);
  return value.getNumElements() * ((type.getIntOrFloatBitWidth() + 7) / 8);
}

static void stringBytes(DenseStringElementsAttr text, SmallVector<char, 0> &bytes) {
  uint64_t end = 0;
  SmallVector<char, 0> characters;
  for (int64_t i = 0; i < text.getNumElements(); ++i) {
    llvm::StringRef element = text.getRawStringData()[text.isSplat() ? 0 : i];
    end += element.size();
    characters.append(element.begin(), element.end());
    bytes.append(reinterpret_cast<char *>(&end), reinterpret_cast<char *>(&end) + 8);
  }
  bytes.append(characters);
}

SmallVector<char, 0> bytesOf(ElementsAttr value) {
  SmallVector<char, 0> bytes;
  if (auto text = dyn_cast<DenseStringElementsAttr>(value)) {
    stringBytes(text, bytes);
    return bytes;
  }
  if (auto resource = dyn_cast<DenseResourceElementsAttr>(value)) {
    if (const AsmResourceBlob *blob = resource.getRawHandle().getBlob())
      bytes.append(blob->getData().begin(), blob->getData().end());
    return bytes;
  }
  auto dense = cast<DenseElementsAttr>(value);
  if (dense.getElementType().isInteger(1)) {
    for (bool element : dense.getValues<bool>())
      bytes.push_back(element);
    return bytes;
  }
  ArrayRef<char> raw = dense.getRawData();
  for (int64_t copies = dense.isSplat() ? dense.getNumElements() : 1; copies > 0; --copies)
    bytes.append(raw.begin(), raw.end());
  return bytes;
}

schema::Attribute Tables::tensorAttribute(schema::Attribute row, DenseElementsAttr tensor) {
  row.kind = uint32_t(schema::AttributeKind::Tensor);
  row.dtype = dtypeOf(tensor.getElementType());
  schema::RangeRef dims = ints(tensor.getType().getShape());
  row.begin = dims.begin;
  row.count = dims.count;
  data.resize((data.size() + schema::kAlignment - 1) / schema::kAlignment * schema::kAlignment);
  SmallVector<char, 0> bytes = bytesOf(tensor);
  row.dataOffset = data.size();
  row.dataBytes = bytes.size();
  data.insert(data.end(), bytes.begin(), bytes.end());
  return row;
}

schema::Attribute Tables::listAttribute(schema::Attribute row, ArrayAttr list) {
  Attribute first = list.empty() ? Attribute() : list[0];
  if (isa_and_nonnull<StringAttr, DenseI64ArrayAttr, UnitAttr>(first)) {
    row.kind = uint32_t(isa<StringAttr>(first) ? schema::AttributeKind::Strings
                                               : schema::AttributeKind::Shapes);
    std::vector<schema::Attribute> entries;
    for (Attribute entry : list)
      entries.push_back(attribute("", entry));
    row.begin = attributes.size();
    row.count = entries.size();
    attributes.insert(attributes.end(), entries.begin(), entries.end());
    return row;
  }
  SmallVector<int64_t> values;
  row.kind = uint32_t(schema::AttributeKind::Ints);
  for (Attribute entry : list) {
    if (auto real = dyn_cast<FloatAttr>(entry)) {
      row.kind = uint32_t(schema::AttributeKind::Floats);
      values.push_back(std::bit_cast<int64_t>(real.getValueAsDouble()));
    } else if (auto type = dyn_cast<TypeAttr>(entry)) {
      row.kind = uint32_t(schema::AttributeKind::DTypes);
      values.push_back(dtypeOf(type.getValue()));
    } else if (auto flag = dyn_cast<BoolAttr>(entry)) {
      row.kind = uint32_t(schema::AttributeKind::Bools);
      values.push_back(flag.getValue());
    } else if (auto number = dyn_cast<IntegerAttr>(entry)) {
      values.push_back(number.getInt());
    }
  }
  schema::RangeRef range = ints(values);
  row.begin = range.begin;
  row.count = range.count;
  return row;
}

schema::Attribute Tables::attribute(llvm::StringRef name, Attribute value) {
  schema::Attribute row{};
  row.name = string(name);
  return llvm::TypeSwitch<Attribute, schema::Attribute>(value)
      .Case([&](BoolAttr flag) {
        row.kind = uint32_t(schema::AttributeKind::Bool);
        row.value = flag.getValue();
        return row;
      })
      .Case([&](IntegerAttr number) {
        row.kind = uint32_t(schema::AttributeKind::Int);
        row.value = number.getInt();
        return row;
      })
      .Case([&](FloatAttr real) {
        row.kind = uint32_t(schema::AttributeKind::Float);
        row.value = std::bit_cast<int64_t>(real.getValueAsDouble());
        return row;
      })
      .Case([&](StringAttr text) {
        row.kind = uint32_t(schema::AttributeKind::String);
        schema::StringRef stored = string(text.getValue());
        row.begin = stored.offset;
        row.count = stored.size;
        return row;
      })
      .Case([&](TypeAttr type) {
        row.kind = uint32_t(schema::AttributeKind::DType);
        row.value = dtypeOf(type.getValue());
        return row;
      })
      .Case([&](DenseI64ArrayAttr shape) {
        row.kind = uint32_t(schema::AttributeKind::Shape);
        row.value = 1;
        schema::RangeRef dims = ints(shape.asArrayRef());
        row.begin = dims.begin;
        row.count = dims.count;
        return row;
      })
      .Case([&](DenseElementsAttr tensor) { return tensorAttribute(row, tensor); })
      .Case([&](ArrayAttr list) { return listAttribute(row, list); })
      .Default([&](Attribute) {
        // A shape of unknown rank.
        row.kind = uint32_t(schema::AttributeKind::Shape);
        return row;
      });
}

schema::RangeRef Tables::attributeRows(DictionaryAttr dictionary) {
  std::vector<schema::Attribute> rows;
  if (dictionary)
    for (NamedAttribute entry : dictionary)
      rows.push_back(attribute(entry.getName(), entry.getValue()));
  schema::RangeRef range{uint32_t(attributes.size()), uint32_t(rows.size())};
  attributes.insert(attributes.end(), rows.begin(), rows.end());
  return range;
}

SmallVector<char, 0> Tables::layOut(schema::Header header) const {
  SmallVector<char, 0> bytes(sizeof(header), 0);
  uint32_t number = 0;
  auto table = [&](const auto &rows) {
    using Row = std::decay_t<decltype(rows[0])>;
    bytes.resize((bytes.size() + schema::kAlignment - 1) / schema::kAlignment * schema::kAlignment,
                 0);
    header.tables[number++] = {bytes.size(), uint32_t(rows.size()), uint32_t(sizeof(Row))};
    const char *raw = reinterpret_cast<const char *>(rows.data());
    bytes.append(raw, raw + rows.size() * sizeof(Row));
  };
  table(strings);
  table(exprCode);
  table(exprs);
  table(lists);
  table(int64s);
  table(data);
  table(symbols);
  table(buffers);
  table(kernels);
  table(hostKernels);
  table(attributes);
  table(instructions);
  table(regions);
  table(streams);
  table(arenas);
  table(functions);
  table(signatureArgs);
  table(signatures);
  table(resources);
  table(nodes);
  table(devices);
  table(properties);
  header.programBytes = bytes.size();
  std::memcpy(bytes.data(), &header, sizeof(header));
  auto hash =
      runtime::programContentHash({reinterpret_cast<const uint8_t *>(bytes.data()), bytes.size()});
  std::memcpy(header.contentHash, hash.data(), hash.size());
  std::memcpy(bytes.data(), &header, sizeof(header));
  return bytes;
}

} // namespace graphc::package
