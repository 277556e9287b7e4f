//===- Activation.cpp - activation functions and their gradients ------------===//

#include "compiler/reference/Elementwise.h"
#include "compiler/reference/Families.h"

#include <cmath>

using namespace graphc::reference;

namespace {

// Constants of the self-normalizing unit (Klambauer et al. 2017, "Self-Normalizing Neural
// Networks"), as TensorFlow rounds them.
constexpr double seluScale = 1.0507009873554804934193349852946;
constexpr double seluScaleAlpha = 1.7580993408473768599402175208123;

/// NaN passes through, as in the other rectifiers.
constexpr auto relu = []<typename T>(T x) { return x < T(0) ? T(0) : x; };
constexpr auto relu6 = []<typename T>(T x) { return x < T(0) ? T(0) : x > T(6) ? T(6) : x; };
constexpr auto elu = [](double x) { return x < 0 ? std::expm1(x) : x; };
constexpr auto selu = [](double x) {
  return x < 0 ? seluScaleAlpha * std::expm1(x) : seluScale * x;
};
/// log(1 + e^x) without overflow.
constexpr auto softplus = [](double x) {
  return std::isnan(x) ? x : std::fmax(x, 0) + std::log1p(std::exp(-std::fabs(x)));
};
constexpr auto softsign = [](double x) { return x / (1 + std::fabs(x)); };

Outputs leakyRelu(const Op &op) {
  double alpha = op.attr<float>("alpha", 0.2f);
  return {dispatch(op, FloatTypes(), op.in(0).dtype(), [&]<typename T>() {
    return mapTensor<T, T>(op, op.in(0), [&](T v) {
      double x = widen<T>(v);
      return narrow<T>(x > 0 ? x : x * alpha);
    });
  })};
}

// Gradients take (dy, x) or (y, dy) as each op's documentation says; the names below follow it.

constexpr auto reluGrad = []<typename T>(T dy, T x) { return x > T(0) ? dy : T(0); };
constexpr auto relu6Grad = []<typename T>(T dy, T x) { return x > T(0) && x < T(6) ? dy : T(0); };
constexpr auto eluGrad = [](double dy, double y) { return y < 0 ? dy * (y + 1) : dy; };
constexpr auto seluGrad = [](double dy, double y) {
  return y < 0 ? dy * (y + seluScaleAlpha) : dy * seluScale;
};
constexpr auto softplusGrad = [](double dy, double x) { return dy / (1 + std::exp(-x)); };
constexpr auto softsignGrad = [](double dy, double x) {
  double d = 1 + std::fabs(x);
  return dy / (d * d);
};

constexpr auto sigmoidGrad = []<typename W>(W y, W dy) { return dy * y * (W(1) - y); };
constexpr auto tanhGrad = []<typename W>(W y, W dy) { return dy * (W(1) - y * y); };
// The next three conjugate the forward result; the two above do not.
template <typename W> W conjugate(W x) {
  if constexpr (isComplexType<W>)
    return std::conj(x);
  else
    return x;
}
constexpr auto sqrtGrad = []<typename W>(W y, W dy) { return dy * W(0.5) / conjugate(y); };
constexpr auto rsqrtGrad = []<typename W>(W y, W dy) {
  return dy * W(-0.5) * conjugate(y * y * y);
};
constexpr auto reciprocalGrad = []<typename W>(W y, W dy) { return -dy * conjugate(y * y); };

Outputs leakyReluGrad(const Op &op) {
  double alpha = op.attr<float>("alpha", 0.2f);
  return {dispatch(op, FloatTypes(), op.in(0).dtype(), [&]<typename T>() {
    return zipTensors<T, T>(op, op.in(0), op.in(1), [&](T dy, T x) {
      return narrow<T>(widen<T>(x) > 0 ? widen<T>(dy) : widen<T>(dy) * alpha);
    });
  })};
}

constexpr OpEntry entries[] = {
    {"Elu", mapWide<elu, FloatTypes>},
    {"EluGrad", zipWide<eluGrad, FloatTypes>},
    {"InvGrad", zipWide<reciprocalGrad, FloatComplexTypes>},
    {"LeakyRelu", leakyRelu},
    {"LeakyReluGrad", leakyReluGrad},
    {"ReciprocalGrad", zipWide<reciprocalGrad, FloatComplexTypes>},
    {"Relu", mapSame<relu, RealTypes>},
    {"Relu6", mapSame<relu6, RealTypes>},
    {"Relu6Grad", zipSame<relu6Grad, RealTypes>},
    {"ReluGrad", zipSame<reluGrad, RealTypes>},
    {"RsqrtGrad", zipWide<rsqrtGrad, FloatComplexTypes>},
    {"Selu", mapWide<selu, FloatTypes>},
    {"SeluGrad", zipWide<seluGrad, FloatTypes>},
    {"SigmoidGrad", zipWide<sigmoidGrad, FloatComplexTypes>},
    {"Softplus", mapWide<softplus, FloatTypes>},
    {"SoftplusGrad", zipWide<softplusGrad, FloatTypes>},
    {"Softsign", mapWide<softsign, FloatTypes>},
    {"SoftsignGrad", zipWide<softsignGrad, FloatTypes>},
    {"SqrtGrad", zipWide<sqrtGrad, FloatComplexTypes>},
    {"TanhGrad", zipWide<tanhGrad, FloatComplexTypes>},
};

} // namespace

std::span<const OpEntry> graphc::reference::activationOps() { return entries; }
