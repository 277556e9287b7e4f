//===- PackWeights.cpp - constants in panels ------------------------------===//

#include "passes/fuse/Passes.h"

#include "dialects/graph/GraphDialect.h"

#include "mlir/IR/DialectResourceBlobManager.h"
#include "mlir/IR/SymbolTable.h"

namespace graphc::fuse {
#define GEN_PASS_DEF_PACKWEIGHTSPASS
#include "passes/fuse/Passes.h.inc"
} // namespace graphc::fuse

using namespace mlir;
using namespace graphc;
using namespace graphc::graph;

namespace {

RankedTensorType tensorType(Value value) { return cast<RankedTensorType>(value.getType()); }

ArrayRef<char> bytesOf(ElementsAttr value) {
  if (auto dense = dyn_cast<DenseElementsAttr>(value))
    return dense.isSplat() ? ArrayRef<char>() : dense.getRawData();
  if (auto resource = dyn_cast<DenseResourceElementsAttr>(value))
    if (const AsmResourceBlob *blob = resource.getRawHandle().getBlob())
      return blob->getData();
  return {};
}

/// [depth, columns] to [ceil(columns/width), depth, width].
void pack(ArrayRef<char> from, MutableArrayRef<char> to, int64_t depth, int64_t columns,
          int64_t width, int64_t bytes) {
  std::fill(to.begin(), to.end(), 0);
  for (int64_t column = 0; column < columns; column += width)
    for (int64_t row = 0; row < depth; ++row)
      std::copy_n(from.data() + (row * columns + column) * bytes,
                  std::min(width, columns - column) * bytes,
                  to.data() + (column * depth + row * width) * bytes);
}

struct PackWeights : fuse::impl::PackWeightsPassBase<PackWeights> {
  void runOnOperation() override {
    kernels = getOperation().lookupSymbol<ModuleOp>("kernels");
    SymbolTable table(kernels);
    getOperation().walk([&](LaunchOp launch) { packOperand(launch, table); });
    // Kernels of which every launch now has a packed twin.
    llvm::DenseSet<StringAttr> used;
    getOperation().walk([&](LaunchOp launch) { used.insert(launch.getKernelAttr().getAttr()); });
    for (auto kernel : llvm::make_early_inc_range(kernels.getOps<KernelOp>()))
      if (!used.contains(kernel.getSymNameAttr()))
        kernel.erase();
  }

  /// The kernel argument that is the right operand of its tiled root, or null.
  BlockArgument rightOperand(KernelOp kernel) {
    auto strategy = kernel->getAttrOfType<StringAttr>("strategy");
    Value operand;
    if (strategy && strategy.getValue() == "contract")
      kernel.walk(
          [&](ContractOp op) { operand = op.getRhsBatch().empty() ? op.getRhs() : Value(); });
    if (strategy && strategy.getValue() == "conv")
      kernel.walk([&](ConvOp op) { operand = op.getFilter(); });
    while (operand && operand.getDefiningOp<ReshapeOp>())
      operand = operand.getDefiningOp<ReshapeOp>().getInput();
    auto argument = dyn_cast_or_null<BlockArgument>(operand);
    // Another reader would want the order it had.
    return argument && argument.hasOneUse() ? argument : BlockArgument();
  }

  void packOperand(LaunchOp launch, SymbolTable &table) {
    auto kernel = table.lookup<KernelOp>(launch.getKernel());
    BlockArgument argument = kernel ? rightOperand(kernel) : BlockArgument();
    if (!argument)
      return;
    Value source = launch.getInputs()[argument.getArgNumber()];
    while (auto reshape = source.getDefiningOp<ReshapeOp>())
      source = reshape.getInput();
    auto constant = source.getDefiningOp<ConstantOp>();
    if (!constant)
      return;
    auto type = tensorType(launch.getInputs()[argument.getArgNumber()]);
    int64_t bytes = type.getElementTypeBitWidth() / 8, columns = type.getShape().back();
    int64_t width = cast<IntegerAttr>(kernel->getAttr("panel")).getInt();
    ArrayRef<char> raw = bytesOf(constant.getValue());
    if (columns == 0 || int64_t(raw.size()) != type.getNumElements() * bytes)
      return;
    int64_t depth = type.getNumElements() / columns;
    int64_t panels = (columns + width - 1) / width;
    Value &packedConstant = done[{constant.getValue(), width}];
    if (!packedConstant) {
      AsmResourceBlob blob = HeapAsmResourceBlob::allocate(panels * depth * width * bytes, 64);
      pack(raw, blob.getMutableData(), depth, columns, width, bytes);
      auto packedType = RankedTensorType::get({panels, depth, width}, type.getElementType());
      OpBuilder builder(constant);
      packedConstant = builder.create<ConstantOp>(
          constant.getLoc(), packedType,
          DenseResourceElementsAttr::get(packedType, "packed", std::move(blob)),
          constant.getOpaqueAttr());
      ++packed;
    }
    // A constant further down cannot be used before it stands.
    if (!packedConstant.getDefiningOp()->isBeforeInBlock(launch))
      packedConstant.getDefiningOp()->moveBefore(&launch->getBlock()->front());
    launch.getInputsMutable()[argument.getArgNumber()].set(packedConstant);
    launch.setKernel(packedTwin(kernel, argument.getArgNumber(), table));
    dropIfUnused(constant);
  }

  static void dropIfUnused(ConstantOp constant) {
    for (Operation *user : llvm::make_early_inc_range(constant->getUsers()))
      if (isa<ReshapeOp>(user) && user->use_empty())
        user->erase();
    if (constant.use_empty())
      constant.erase();
  }

  StringRef packedTwin(KernelOp kernel, unsigned argument, SymbolTable &table) {
    std::string name = (kernel.getName() + "_packed").str();
    if (auto twin = table.lookup<KernelOp>(name))
      return twin.getName();
    auto twin = cast<KernelOp>(kernel->clone());
    twin.setName(name);
    twin->setAttr("packed", UnitAttr::get(&getContext()));
    table.insert(twin);
    return twin.getName();
  }

  ModuleOp kernels;
  llvm::DenseMap<std::pair<Attribute, int64_t>, Value> done;
};

} // namespace
