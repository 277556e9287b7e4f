//===- PlaceConstants.cpp - offsets in the weights section ----------------===//

#include "passes/memory/Passes.h"

#include "dialects/plan/PlanDialect.h"

namespace graphc::memory {
#define GEN_PASS_DEF_PLACECONSTANTSPASS
#include "passes/memory/Passes.h.inc"
} // namespace graphc::memory

using namespace mlir;
using namespace graphc;

namespace {

constexpr uint64_t alignment = 64;

/// Bytes in the weights section; strings take 8 for each end position.
uint64_t byteSize(ElementsAttr value) {
  if (auto text = dyn_cast<DenseStringElementsAttr>(value)) {
    uint64_t bytes = 8 * value.getNumElements();
    for (StringRef element : text.getRawStringData())
      bytes += element.size() * (text.isSplat() ? value.getNumElements() : 1);
    return bytes;
  }
  Type type = value.getElementType();
  uint64_t bits = isa<ComplexType>(type)
                      ? 2 * cast<ComplexType>(type).getElementType().getIntOrFloatBitWidth()
                      : type.getIntOrFloatBitWidth();
  return value.getNumElements() * ((bits + 7) / 8);
}

struct PlaceConstants : memory::impl::PlaceConstantsPassBase<PlaceConstants> {
  void runOnOperation() override {
    llvm::DenseMap<Attribute, uint64_t> offsets;
    uint64_t next = 0;
    Builder builder(&getContext());
    getOperation().walk([&](plan::ConstantOp op) {
      auto [entry, added] = offsets.try_emplace(op.getValue(), next);
      if (added)
        next = (next + byteSize(op.getValue()) + alignment - 1) / alignment * alignment;
      else
        ++shared;
      op.setOffsetAttr(builder.getI64IntegerAttr(entry->second));
    });
  }
};

} // namespace
