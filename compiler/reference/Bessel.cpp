//===- Bessel.cpp - Bessel functions ------------------------------------------------===//
//
// The modified functions are integrals by the trapezoidal rule, which converges
// exponentially for periodic and for doubly decaying integrands. Formula numbers:
// NIST Digital Library of Mathematical Functions (DLMF).
//
//===----------------------------------------------------------------------------===//

#include "compiler/reference/Elementwise.h"
#include "compiler/reference/Families.h"

#include <cmath>
#include <limits>

using namespace graphc::reference;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// e^-|x| I_n(x) = (1/pi) integral over [0, pi] of e^(|x|(cos t - 1)) cos(n t) (DLMF 10.32.3).
double scaledBesselI(int n, double x) {
  double ax = std::fabs(x);
  double value = 0;
  if (ax > 1e8) {
    value = 1 / std::sqrt(2 * M_PI * ax); // The next term is 1e-9 of this one.
  } else {
    int points = 64 + static_cast<int>(12 * std::sqrt(ax));
    for (int k = 0; k <= points; ++k) {
      double t = M_PI * k / points, half = std::sin(t / 2);
      double f = std::exp(-2 * ax * half * half) * std::cos(n * t);
      value += (k == 0 || k == points ? 0.5 : 1) * f / points;
    }
  }
  return n % 2 == 1 && x < 0 ? -value : value;
}

/// e^x K_n(x) = integral over [0, inf) of e^(-x(cosh t - 1)) cosh(n t) (DLMF 10.32.9).
double scaledBesselK(int n, double x) {
  if (x <= 0)
    return infinity;
  // The integrand is below 1e-20 once x (cosh t - 1) passes 46 + n t.
  double end = std::acosh(1 + 60 / x) + 1;
  int points = 2000;
  double sum = 0;
  for (int k = 0; k <= points; ++k) {
    double t = end * k / points, half = std::sinh(t / 2);
    double f = std::exp(-2 * x * half * half) * std::cosh(n * t);
    sum += (k == 0 ? 0.5 : 1) * f;
  }
  return sum * end / points;
}

double besselY(int n, double x) { return x <= 0 ? -infinity : n == 0 ? ::y0(x) : ::y1(x); }

constexpr auto besselI0 = [](double x) { return std::exp(std::fabs(x)) * scaledBesselI(0, x); };
constexpr auto besselI0e = [](double x) { return scaledBesselI(0, x); };
constexpr auto besselI1 = [](double x) { return std::exp(std::fabs(x)) * scaledBesselI(1, x); };
constexpr auto besselI1e = [](double x) { return scaledBesselI(1, x); };
constexpr auto besselJ0 = [](double x) { return ::j0(x); };
constexpr auto besselJ1 = [](double x) { return ::j1(x); };
constexpr auto besselK0 = [](double x) { return std::exp(-x) * scaledBesselK(0, x); };
constexpr auto besselK0e = [](double x) { return scaledBesselK(0, x); };
constexpr auto besselK1 = [](double x) { return std::exp(-x) * scaledBesselK(1, x); };
constexpr auto besselK1e = [](double x) { return scaledBesselK(1, x); };
constexpr auto besselY0 = [](double x) { return besselY(0, x); };
constexpr auto besselY1 = [](double x) { return besselY(1, x); };

constexpr OpEntry entries[] = {
    {"BesselI0", mapWide<besselI0, FloatTypes>}, {"BesselI0e", mapWide<besselI0e, FloatTypes>},
    {"BesselI1", mapWide<besselI1, FloatTypes>}, {"BesselI1e", mapWide<besselI1e, FloatTypes>},
    {"BesselJ0", mapWide<besselJ0, FloatTypes>}, {"BesselJ1", mapWide<besselJ1, FloatTypes>},
    {"BesselK0", mapWide<besselK0, FloatTypes>}, {"BesselK0e", mapWide<besselK0e, FloatTypes>},
    {"BesselK1", mapWide<besselK1, FloatTypes>}, {"BesselK1e", mapWide<besselK1e, FloatTypes>},
    {"BesselY0", mapWide<besselY0, FloatTypes>}, {"BesselY1", mapWide<besselY1, FloatTypes>},
};

} // namespace

std::span<const OpEntry> graphc::reference::besselOps() { return entries; }
