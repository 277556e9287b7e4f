//===- SampleProgram.h - every kind of row once -----------------*- C++ -*-===//
#ifndef GRAPHC_TEST_UNIT_RUNTIME_SUPPORT_SAMPLEPROGRAM_H
#define GRAPHC_TEST_UNIT_RUNTIME_SUPPORT_SAMPLEPROGRAM_H

#include "test/unit/runtime/support/ProgramBuilder.h"
#include "test/unit/runtime/support/TestKernels.h"

namespace graphc::runtime::testing {

/// x -> t -> y with a loop, a branch and a host call around: every kind of row once.
struct SampleProgram {
  SampleProgram() : f(builder.function("main")) {
    uint32_t one = builder.constant(1);
    offset = builder.kernel("offset", offsetInts);
    less = builder.kernel("less", lessThan);
    n = builder.symbol(f.inputSymbol("n", 0, 0, 1, 100));
    size = builder.symbol(f.definedSymbol("k", 100));
    x = f.input("x", DType::Int32, {n});
    t = f.packed("t", DType::Int32, {n});
    next = f.packed("next", DType::Int32, {n});
    more = f.packed("more", DType::Bool, {});
    effect = f.effect("token");
    view = f.alias("view", DType::Int32, {one}, t, 0);
    heap = f.openHeap("heap", DType::Int32, 1);
    y = f.output("y", DType::Int32, {n});
    f.stream();
    uint32_t event = f.event();
    f.onNode(builder.node("node", "Op"));
    f.launch(offset, {x}, {t, effect}, {one}, n, one);
    f.record(event);
    f.at(f.root(), 1).wait(event);
    f.at(f.root(), 0).hostCall(builder.hostKernel("Positive", "testing"), {t}, {heap});
    f.bindDim(1, heap, 0);
    cond = f.region();
    body = f.region();
    f.loop(more, cond, body, {t}, {next}, {t}, {more, next});
    f.at(cond).launch(less, {t}, {more}, {one}, one, one);
    f.at(body).launch(offset, {t}, {next}, {one}, n, one);
    f.at(f.root()).copy(t, y);
    builder.signature("main", {f.index()});
    builder.resource("v", DType::Float32, {2, -1});
    builder.property("key", "value");
  }

  schema::Instruction &root(size_t i) { return f.regions[0][i]; }

  ProgramBuilder builder;
  ProgramBuilder::FunctionBuilder &f;
  uint32_t offset, less, n, size, x, t, next, more, effect, view, heap, y, cond, body;
};

} // namespace graphc::runtime::testing

#endif // GRAPHC_TEST_UNIT_RUNTIME_SUPPORT_SAMPLEPROGRAM_H
