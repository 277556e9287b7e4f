#include "passes/lower/KernelBuilder.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/Matchers.h"
#include "llvm/ADT/StringSwitch.h"

using namespace mlir;

namespace graphc::lower {

Type storageType(Type elementType) {
  Type scalar = graph::scalarType(elementType);
  return scalar.isInteger(1) ? IntegerType::get(scalar.getContext(), 8) : scalar;
}

// The layout is that of GRAPHC_KERNEL_STATUS in the kernel ABI: code, the node
// of the launch, no index.
static int64_t statusWord(StringRef code) {
  int64_t number = llvm::StringSwitch<int64_t>(code)
                       .Case("integer_division_by_zero", 2)
                       .Case("index_out_of_range", 3)
                       .Case("assert", 4)
                       .Case("nan", 5)
                       .Case("inf", 6)
                       .Case("negative_power", 8)
                       .Case("nan_and_inf", 9)
                       .Default(7);
  return number << 56 | int64_t(0xffffff) << 32 | 0xffffffff;
}

Type laneType(Type scalar, int64_t width) {
  return width == 1 ? scalar : VectorType::get({width}, scalar);
}

int64_t storageBytes(Type elementType) {
  if (auto complex = dyn_cast<ComplexType>(elementType))
    return 2 * storageBytes(complex.getElementType());
  return storageType(elementType).getIntOrFloatBitWidth() / 8;
}

KernelBuilder::KernelBuilder(graph::KernelOp kernel, const TargetInfo &target)
    : op(kernel), machine(target), b(kernel.getLoc(), kernel.getContext()) {
  auto pointer = LLVM::LLVMPointerType::get(b.getContext());
  auto i64 = b.getI64Type();
  b.setInsertionPoint(kernel);
  function = b.create<func::FuncOp>(
      kernel.getName(), b.getFunctionType({pointer, pointer, pointer, i64, i64}, TypeRange(i64)));
  for (unsigned argument : {1u, 2u}) {
    function.setArgAttr(argument, LLVM::LLVMDialect::getNoAliasAttrName(), b.getUnitAttr());
    function.setArgAttr(argument, LLVM::LLVMDialect::getReadonlyAttrName(), b.getUnitAttr());
  }
  entry = function.addEntryBlock();
  b.setInsertionPointToStart(entry);
  unsigned buffers =
      kernel.getFunctionType().getNumInputs() + kernel.getFunctionType().getNumResults();
  for (unsigned i = 0; i < buffers; ++i) {
    Value slot = b.create<LLVM::GEPOp>(pointer, pointer, function.getArgument(1),
                                       ArrayRef<LLVM::GEPArg>{int32_t(i)});
    pointers.push_back(b.create<LLVM::LoadOp>(pointer, slot));
  }
}

Value KernelBuilder::constant(int64_t value) {
  Value &cached = constants[value];
  if (!cached) {
    OpBuilder::InsertionGuard guard(b);
    b.setInsertionPointToStart(entry);
    cached = b.create<arith::ConstantIntOp>(value, 64);
  }
  return cached;
}

std::optional<int64_t> KernelBuilder::known(Value value) {
  APInt constant;
  if (matchPattern(value, m_ConstantInt(&constant)))
    return constant.getSExtValue();
  return std::nullopt;
}

Value KernelBuilder::size(const SymExpr &expr) {
  if (auto value = expr.asConstant())
    return constant(*value);
  Value &cached = sizes[expr.str()];
  if (cached)
    return cached;
  OpBuilder::InsertionGuard guard(b);
  // Depends on nothing but the function's arguments, and so dominates every use.
  b.setInsertionPointToStart(entry);
  SmallVector<Value> stack;
  expr.visit([&](const shape::SymStep &step) {
    auto binary = [&](auto build) {
      Value right = stack.pop_back_val(), left = stack.pop_back_val();
      stack.push_back(build(left, right));
    };
    switch (step.kind) {
    case shape::SymStep::Kind::Constant:
      stack.push_back(b.create<arith::ConstantIntOp>(step.value, 64));
      return;
    case shape::SymStep::Kind::Symbol: {
      int64_t number = 0;
      step.name.drop_front().getAsInteger(10, number);
      auto pointer = LLVM::LLVMPointerType::get(b.getContext());
      Value slot = b.create<LLVM::GEPOp>(pointer, b.getI64Type(), function.getArgument(2),
                                         ArrayRef<LLVM::GEPArg>{int32_t(number)});
      stack.push_back(b.create<LLVM::LoadOp>(b.getI64Type(), slot));
      return;
    }
    case shape::SymStep::Kind::Add:
      return binary([&](Value l, Value r) { return b.create<arith::AddIOp>(l, r); });
    case shape::SymStep::Kind::Mul:
      return binary([&](Value l, Value r) { return b.create<arith::MulIOp>(l, r); });
    case shape::SymStep::Kind::FloorDiv:
      return binary([&](Value l, Value r) { return b.create<arith::FloorDivSIOp>(l, r); });
    case shape::SymStep::Kind::Min:
      return binary([&](Value l, Value r) { return b.create<arith::MinSIOp>(l, r); });
    case shape::SymStep::Kind::Max:
      return binary([&](Value l, Value r) { return b.create<arith::MaxSIOp>(l, r); });
    }
  });
  return cached = stack.empty() ? constant(0) : stack.back();
}

Value KernelBuilder::add(Value a, Value c) {
  auto left = known(a), right = known(c);
  if (left && right)
    return constant(*left + *right);
  if (left == 0)
    return c;
  return right == 0 ? a : b.create<arith::AddIOp>(a, c);
}

Value KernelBuilder::sub(Value a, Value c) {
  auto left = known(a), right = known(c);
  if (left && right)
    return constant(*left - *right);
  return right == 0 ? a : b.create<arith::SubIOp>(a, c);
}

Value KernelBuilder::mul(Value a, Value c) {
  auto left = known(a), right = known(c);
  if (left && right)
    return constant(*left * *right);
  if (left == 1)
    return c;
  return right == 1 ? a : b.create<arith::MulIOp>(a, c);
}

// Positions are never negative: unsigned division is exact and cheaper.
Value KernelBuilder::div(Value a, Value c) {
  auto left = known(a), right = known(c);
  if (left && right && *right != 0)
    return constant(*left / *right);
  return right == 1 ? a : b.create<arith::DivUIOp>(a, c);
}

Value KernelBuilder::rem(Value a, Value c) {
  auto left = known(a), right = known(c);
  if (left && right && *right != 0)
    return constant(*left % *right);
  return right == 1 ? constant(0) : b.create<arith::RemUIOp>(a, c);
}

Value KernelBuilder::less(Value a, Value c) {
  return b.create<arith::CmpIOp>(arith::CmpIPredicate::slt, a, c);
}

Value KernelBuilder::loop(Value from, Value to, int64_t step,
                          llvm::function_ref<void(Value)> body) {
  auto forOp = b.create<scf::ForOp>(from, to, constant(step));
  OpBuilder::InsertionGuard guard(b);
  b.setInsertionPointToStart(forOp.getBody());
  body(forOp.getInductionVar());
  return forOp.getInductionVar();
}

SmallVector<Value>
KernelBuilder::loop(Value from, Value to, int64_t step, ValueRange init,
                    llvm::function_ref<SmallVector<Value>(Value, ValueRange)> body) {
  auto forOp = b.create<scf::ForOp>(from, to, constant(step), init);
  OpBuilder::InsertionGuard guard(b);
  b.setInsertionPointToStart(forOp.getBody());
  SmallVector<Value> next = body(forOp.getInductionVar(), forOp.getRegionIterArgs());
  b.create<scf::YieldOp>(next);
  return SmallVector<Value>(forOp.getResults());
}

Value KernelBuilder::lanesOf(const Index &index, int64_t width) {
  if (index.lanes)
    return index.lanes;
  Value base = splat(index.base, width);
  if (index.step == 0)
    return base;
  SmallVector<int64_t> offsets;
  for (int64_t lane = 0; lane < width; ++lane)
    offsets.push_back(lane * index.step);
  auto type = VectorType::get({width}, b.getI64Type());
  Value iota = b.create<arith::ConstantOp>(DenseIntElementsAttr::get(type, offsets));
  return b.create<arith::AddIOp>(base, iota);
}

Index KernelBuilder::addIndex(const Index &a, const Index &c, int64_t width) {
  if (!a.lanes && !c.lanes)
    return {add(a.base, c.base), a.step + c.step, Value()};
  return {Value(), 0, b.create<arith::AddIOp>(lanesOf(a, width), lanesOf(c, width))};
}

Index KernelBuilder::mulIndex(const Index &a, Value factor, int64_t width) {
  auto constantFactor = known(factor);
  if (!a.lanes && (a.step == 0 || constantFactor))
    return {mul(a.base, factor), a.step * constantFactor.value_or(0), Value()};
  if (constantFactor == 1)
    return a;
  return {Value(), 0, b.create<arith::MulIOp>(lanesOf(a, width), splat(factor, width))};
}

Index KernelBuilder::linearize(ArrayRef<Index> index, RankedTensorType type, int64_t width) {
  Index position{constant(0), 0, Value()};
  for (auto [at, dim] : llvm::zip(index, shape::sizesOf(type)))
    position = addIndex(mulIndex(position, size(dim), width), at, width);
  return position;
}

Value KernelBuilder::elementPointer(unsigned buffer, Type elementType, Value position) {
  auto pointer = LLVM::LLVMPointerType::get(b.getContext());
  return b.create<LLVM::GEPOp>(pointer, storageType(elementType), pointers[buffer],
                               ArrayRef<LLVM::GEPArg>{position});
}

Value KernelBuilder::splat(Value value, int64_t width) {
  if (width == 1 || isa<VectorType>(value.getType()))
    return value;
  return b.create<vector::BroadcastOp>(VectorType::get({width}, value.getType()), value);
}

Value KernelBuilder::firstLanes(Value count, int64_t width) {
  Value lanes = lanesOf({constant(0), 1, Value()}, width);
  return b.create<arith::CmpIOp>(arith::CmpIPredicate::slt, lanes, splat(count, width));
}

Value KernelBuilder::load(unsigned buffer, Type elementType, const Index &at, int64_t width,
                          Value mask) {
  Type storage = storageType(elementType);
  unsigned alignment = storageBytes(elementType);
  Value value;
  if (at.isUniform()) {
    value =
        b.create<LLVM::LoadOp>(storage, elementPointer(buffer, elementType, at.base), alignment);
  } else {
    Type lanes = laneType(storage, width);
    if (!at.lanes && at.step == 1) {
      Value pointer = elementPointer(buffer, elementType, at.base);
      if (mask)
        value = b.create<LLVM::MaskedLoadOp>(
            lanes, pointer, mask, ValueRange{b.create<arith::ConstantOp>(b.getZeroAttr(lanes))},
            alignment);
      else
        value = b.create<LLVM::LoadOp>(lanes, pointer, alignment);
    } else {
      auto pointerLanes =
          LLVM::LLVMFixedVectorType::get(LLVM::LLVMPointerType::get(b.getContext()), width);
      Value addresses = b.create<LLVM::GEPOp>(pointerLanes, storage, pointers[buffer],
                                              ArrayRef<LLVM::GEPArg>{lanesOf(at, width)});
      Value active = mask ? mask
                          : b.create<arith::ConstantOp>(DenseElementsAttr::get(
                                VectorType::get({width}, b.getI1Type()), true));
      value = b.create<LLVM::masked_gather>(
          lanes, addresses, active, ValueRange{b.create<arith::ConstantOp>(b.getZeroAttr(lanes))},
          b.getI32IntegerAttr(alignment));
    }
  }
  if (!graph::scalarType(elementType).isInteger(1))
    return value;
  Value zero = b.create<arith::ConstantOp>(b.getZeroAttr(value.getType()));
  return b.create<arith::CmpIOp>(arith::CmpIPredicate::ne, value, zero);
}

void KernelBuilder::store(unsigned buffer, Type elementType, Value value, const Index &at,
                          int64_t width, Value mask) {
  value = splat(value, width);
  if (graph::scalarType(elementType).isInteger(1))
    value = b.create<arith::ExtUIOp>(laneType(b.getI8Type(), width), value);
  unsigned alignment = storageBytes(elementType);
  if (width == 1) {
    b.create<LLVM::StoreOp>(value, elementPointer(buffer, elementType, at.base), alignment);
    return;
  }
  if (!at.lanes && at.step == 1) {
    Value pointer = elementPointer(buffer, elementType, at.base);
    if (mask)
      b.create<LLVM::MaskedStoreOp>(value, pointer, mask, alignment);
    else
      b.create<LLVM::StoreOp>(value, pointer, alignment);
    return;
  }
  auto pointerLanes =
      LLVM::LLVMFixedVectorType::get(LLVM::LLVMPointerType::get(b.getContext()), width);
  Value addresses = b.create<LLVM::GEPOp>(pointerLanes, storageType(elementType), pointers[buffer],
                                          ArrayRef<LLVM::GEPArg>{lanesOf(at, width)});
  Value active = mask ? mask
                      : b.create<arith::ConstantOp>(
                            DenseElementsAttr::get(VectorType::get({width}, b.getI1Type()), true));
  b.create<LLVM::masked_scatter>(value, addresses, active, b.getI32IntegerAttr(alignment));
}

void KernelBuilder::failIf(Value failed, StringRef code) {
  if (!statusSlot) {
    OpBuilder::InsertionGuard guard(b);
    b.setInsertionPointToStart(entry);
    auto pointer = LLVM::LLVMPointerType::get(b.getContext());
    Value one = b.create<arith::ConstantIntOp>(1, 64);
    Value zero = b.create<arith::ConstantIntOp>(0, 64);
    statusSlot = b.create<LLVM::AllocaOp>(pointer, b.getI64Type(), one);
    b.create<LLVM::StoreOp>(zero, statusSlot);
  }
  if (auto lanes = dyn_cast<VectorType>(failed.getType()))
    failed = b.create<vector::ReductionOp>(vector::CombiningKind::OR, failed);
  b.create<scf::IfOp>(failed, [&](OpBuilder &, Location) {
    b.create<LLVM::StoreOp>(constant(statusWord(code)), statusSlot);
    b.create<scf::YieldOp>();
  });
}

void KernelBuilder::finish() {
  Value result = constant(0);
  if (statusSlot)
    result = b.create<LLVM::LoadOp>(b.getI64Type(), statusSlot);
  b.create<func::ReturnOp>(result);
}

} // namespace graphc::lower
