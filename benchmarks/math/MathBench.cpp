//===- MathBench.cpp - What does one element of a math function cost in a kernel? -----------===//
//
// Each function runs over 4096 elements in L1 as an inlined vector loop, which is what a generated
// kernel contains. Built once for each x86-64 level, with the width that its kernels use:
// GCM_BENCH_WIDTH is the number of f32 lanes. The counter `time/element` is the figure to compare.
//
//===----------------------------------------------------------------------===//
#include "runtime/math/ErrorFunction.h"
#include "runtime/math/Hyperbolic.h"
#include "runtime/math/InverseTrigonometric.h"
#include "runtime/math/Normal.h"
#include "runtime/math/Power.h"
#include "runtime/math/Remainder.h"
#include "runtime/math/Trigonometric.h"

#include <benchmark/benchmark.h>
#include <cstring>
#include <vector>

namespace graphc::math {
namespace {

constexpr int count = 4096;

/// `count` values evenly spread over [low, high].
template <class E> std::vector<E> spread(double low, double high) {
  std::vector<E> values(count);
  for (int i = 0; i < count; ++i)
    values[i] = static_cast<E>(low + (high - low) * i / (count - 1));
  return values;
}

template <class V, class F> void run(benchmark::State &state, double low, double high, F function) {
  auto in = spread<Elem<V>>(low, high);
  std::vector<Elem<V>> out(count);
  for (auto _ : state) {
    for (int i = 0; i < count; i += lanesOf<V>) {
      V x;
      std::memcpy(&x, &in[i], sizeof(V));
      x = function(x);
      std::memcpy(&out[i], &x, sizeof(V));
    }
    benchmark::DoNotOptimize(out.data());
    benchmark::ClobberMemory();
  }
  state.counters["time/element"] = benchmark::Counter(
      count, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

using F32 = Vec<float, GCM_BENCH_WIDTH>;
using F64 = Vec<double, GCM_BENCH_WIDTH / 2>;

#define BENCH_CALL(fn, type, tag, low, high, ...)                                                  \
  [[maybe_unused]] auto *fn##tag =                                                                 \
      benchmark::RegisterBenchmark(#fn "_" #tag, [](benchmark::State &state) {                     \
        run<type>(state, low, high, [](type x) { return fn<type>(__VA_ARGS__); });                 \
      })
#define BENCH(fn, low, high)                                                                       \
  BENCH_CALL(fn, F32, f32, low, high, x);                                                          \
  BENCH_CALL(fn, F64, f64, low, high, x)
#define BENCH_BINARY(fn, low, high, second)                                                        \
  BENCH_CALL(fn, F32, f32, low, high, x, F32(second));                                             \
  BENCH_CALL(fn, F64, f64, low, high, x, F64(second))

BENCH(exp, -20, 20);
BENCH(expm1, -5, 5);
BENCH(sigmoid, -10, 10);
BENCH(tanh, -5, 5);
BENCH(log, 1e-3, 1e3);
BENCH(log1p, -0.9, 100);
BENCH(sin, -100, 100);
BENCH(cos, -100, 100);
BENCH(tan, -100, 100);
BENCH(asin, -1, 1);
BENCH(atan, -10, 10);
BENCH(erf, -4, 4);
BENCH(erfc, -4, 8);
BENCH(erfinv, -0.999, 0.999);
BENCH(rsqrt, 1e-3, 1e3);
BENCH_BINARY(pow, 1e-3, 1e3, 2.5f);
BENCH_BINARY(atan2, -10, 10, 1.5f);
BENCH_BINARY(fmod, -1000, 1000, 1.5f);

} // namespace
} // namespace graphc::math
