//===- Coefficients.h - Minimax coefficients and split constants ------------------------------===//
//
// Written by coefficients.py; change that file, not this one.
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_RUNTIME_MATH_COEFFICIENTS_H
#define GRAPHC_RUNTIME_MATH_COEFFICIENTS_H

namespace graphc::math::coef {

/// (exp(r) - 1 - r) / r^2, |r| <= ln(2)/2, relative to expm1. Error 2.4e-8.
inline constexpr float expQF32[] = {0x1.fffffep-2f, 0x1.5554b8p-3f, 0x1.555692p-5f, 0x1.122b8ep-7f,
                                    0x1.6c209cp-10f};

/// (exp(r) - 1 - r) / r^2, |r| <= ln(2)/2, relative to expm1. Error 3.9e-17.
inline constexpr double expQF64[] = {
    0x1.0000000000005p-1,  0x1.5555555555549p-3,  0x1.5555555552009p-5,  0x1.111111111aa0dp-7,
    0x1.6c16c17feb93dp-10, 0x1.a01a0155e2e2bp-13, 0x1.a019a3190e744p-16, 0x1.71def376eccf7p-19,
    0x1.28a7326519c1fp-22, 0x1.ad9490b8a23f9p-26};

/// (2^r - 1) / r, |r| <= 1/2, relative to 2^r. Error 4.8e-9.
inline constexpr float exp2QF32[] = {0x1.62e43p-1f,  0x1.ebfbdcp-3f,  0x1.c6af7cp-5f,
                                     0x1.3b2e0ap-7f, 0x1.5f0f6cp-10f, 0x1.41676ap-13f};

/// (2^r - 1) / r, |r| <= 1/2, relative to 2^r. Error 3.2e-18.
inline constexpr double exp2QF64[] = {
    0x1.62e42fefa39efp-1,  0x1.ebfbdff82c58ep-3,  0x1.c6b08d704a1d4p-5,  0x1.3b2ab6fba521dp-7,
    0x1.5d87fe786ffa5p-10, 0x1.430912f6edc4dp-13, 0x1.ffcbfd6a995e4p-17, 0x1.62c029c40cfe9p-20,
    0x1.b522e23613f0cp-24, 0x1.e4af71d7981bdp-28, 0x1.ecea709f2cd43p-32, 0x1.f3c71f54bdafap-36};

/// (log(1+f) - f + f^2/2) / f^3, 1+f in [sqrt(1/2), sqrt(2)]. Error 1.7e-9.
inline constexpr float logPF32[] = {0x1.555548p-2f, -0x1.00000cp-2f, 0x1.99a43ep-3f,
                                    -0x1.5557bp-3f, 0x1.23395ep-3f,  -0x1.fcca8ap-4f,
                                    0x1.e7ba4ep-4f, -0x1.db1c74p-4f, 0x1.0ecbcp-4f};

/// (log((1+s)/(1-s)) - 2s) / s^3 in z = s^2. Error 2.5e-18.
inline constexpr double logRF64[] = {
    0x1.5555555555593p-1, 0x1.999999997f981p-2, 0x1.2492494234daap-2, 0x1.c71c51ccdc782p-3,
    0x1.74664c50e6029p-3, 0x1.39a04948569bap-3, 0x1.2f14ca4485663p-3};

/// The same to the precision that a float's power needs. Error 6.0e-14.
inline constexpr double powLogRF64[] = {0x1.555555562040bp-1, 0x1.999996a348e1bp-2,
                                        0x1.249414ac9f9f9p-2, 0x1.c62a1be9c4c0bp-3,
                                        0x1.91248d0004c03p-3};

/// (log((1+s)/(1-s)) - 2s - 2s^3/3) / (2 s^5) in z = s^2. Error 9.5e-21.
inline constexpr double powLogR2F64[] = {
    0x1.9999999999bdp-3,  0x1.2492492448a8ap-3, 0x1.c71c723f63f65p-4, 0x1.745ce47ece86p-4,
    0x1.3b1fcabeda838p-4, 0x1.0f6d7499a4p-4,    0x1.0ee0b4003f47ap-4};

/// (exp(r) - 1 - r) / r^2 to the precision that a float's power needs. Error 3.9e-10.
inline constexpr double powExpQF64[] = {0x1.0000002659553p-1,  0x1.555554f544595p-3,
                                        0x1.5554b00bd1a1fp-5,  0x1.1111ae71465b3p-7,
                                        0x1.6d75df1dbc141p-10, 0x1.9feb38e329f2dp-13};

/// (sin(r) - r) / r^3 in z = r^2, |r| <= pi/4. Error 3.8e-9.
inline constexpr float sinSF32[] = {-0x1.555546p-3f, 0x1.110778p-7f, -0x1.995378p-13f};

/// (cos(r) - 1 + r^2/2) / r^4 in z = r^2, |r| <= pi/4. Error 1.1e-10.
inline constexpr float cosCF32[] = {0x1.55554ap-5f, -0x1.6c0c1ap-10f, 0x1.99e0ecp-16f};

/// (sin(r) - r) / r^3 in z = r^2, |r| <= pi/4. Error 3.6e-18.
inline constexpr double sinSF64[] = {-0x1.5555555555549p-3,  0x1.111111110f87dp-7,
                                     -0x1.a01a019c0debap-13, 0x1.71de35722cea1p-19,
                                     -0x1.ae5e6087de78bp-26, 0x1.5d910a5ff4583p-33};

/// (cos(r) - 1 + r^2/2) / r^4 in z = r^2, |r| <= pi/4. Error 4.5e-20.
inline constexpr double cosCF64[] = {0x1.555555555554ap-5,  -0x1.6c16c16c14e6ep-10,
                                     0x1.a01a019c6d724p-16, -0x1.27e4f7dcacaddp-22,
                                     0x1.1ee9cf244c91fp-29, -0x1.8fa07dc693b7cp-37};

/// erf(x)/x - 1 in z = x^2, |x| <= 1. Error 1.4e-9.
inline constexpr float erfQF32[] = {0x1.06eba8p-3f,  -0x1.81274p-2f, 0x1.ce2d5p-4f,
                                    -0x1.b7fe8cp-6f, 0x1.542dc6p-8f, -0x1.a507b4p-11f,
                                    0x1.4c27cap-14f};

/// erf(x)/x - 1 in z = x^2, |x| <= 1. Error 1.3e-17.
inline constexpr double erfQF64[] = {
    0x1.06eba8214db69p-3,  -0x1.812746b037a27p-2,  0x1.ce2f21a045b86p-4,  -0x1.b82ce31365fd6p-6,
    0x1.565bcd2f94d52p-8,  -0x1.c02db9dc95d4ep-11, 0x1.f9a3ced327376p-14, -0x1.f4deb26769b6ap-17,
    0x1.ba811f5d1b188p-20, -0x1.6467cb6c1406fp-23, 0x1.17d8f0bb9858cp-26, -0x1.e2fa5fa056da6p-30,
    0x1.65cbc78f66de6p-33};

/// -log(erfc(a)), 1 <= a <= 4, weighted by erfc(a). Error 9.9e-11.
inline constexpr float erfTailF32[] = {-0x1.619792p-13f, 0x1.21254ap0f,   0x1.4453ccp-1f,
                                       0x1.bae94p-4f,    -0x1.9996f4p-6f, 0x1.0da0a4p-8f,
                                       -0x1.b84ab4p-12f, 0x1.47bd42p-16f};

/// What rounding erfcPF32[0] lost.
inline constexpr float erfcPF32Low[] = {-0x1.213128p-25f};

/// (1+2a) exp(a^2) erfc(a) in t = (a-4)/(a+4), 0 <= a <= 11. Error 2.6e-9.
inline constexpr float erfcPF32[] = {
    0x1.3ba592p0f,    -0x1.1df1aep-3f,  0x1.f7f5a2p-7f, 0x1.16ed72p-4f,  -0x1.9dd94p-4f,
    0x1.7fe8c2p-4f,   -0x1.0fc8fcp-4f,  0x1.30871ep-5f, -0x1.079d62p-6f, 0x1.4f697ap-8f,
    -0x1.d86128p-11f, -0x1.d70ae2p-12f, 0x1.c3faf6p-15f};

/// What rounding erfcPF64[0] lost.
inline constexpr double erfcPF64Low[] = {-0x1.ab37dd23c407dp-55};

/// (1+2a) exp(a^2) erfc(a) in t = (a-4)/(a+4), 0 <= a <= 28. Error 1.8e-18.
inline constexpr double erfcPF64[] = {
    0x1.3ba5916e9fd7fp0,    -0x1.1df1ad154a28fp-3,  0x1.f7f5df66fd7cfp-7,   0x1.16ecefcfa5454p-4,
    -0x1.9ddb23c3e9181p-4,  0x1.7fee004e107d3p-4,   -0x1.0fb06dfe483fcp-4,  0x1.3079edf6c666p-5,
    -0x1.0962388541488p-6,  0x1.49c672705a135p-8,   -0x1.8d4a99c586039p-11, -0x1.a1df141ac2d33p-13,
    0x1.3be03bd02116dp-13,  -0x1.995b7f229cc3p-16,  -0x1.7884ad5fac03p-17,  0x1.7f411060cd286p-18,
    0x1.39ad6cdfc9dc1p-22,  -0x1.bc7219c506ed8p-21, 0x1.47faac9365415p-24,  0x1.e5da2d96753acp-24,
    -0x1.3fd6deda6941ep-26, -0x1.187365f016c7bp-26, 0x1.af84ca11f8793p-30,  0x1.0e51cb7f1f283p-29,
    0x1.1e43dc8270f32p-32};

/// pi/2 as a sum.
inline constexpr float pio2F32[] = {0x1.921fb6p0f, -0x1.777a5cp-25f, -0x1.ee59dap-50f,
                                    0x1.98a2ep-77f};

/// ln(2) as a sum.
inline constexpr float ln2F32[] = {0x1.62e43p-1f, -0x1.05c61p-29f};

/// pi/2 as a sum.
inline constexpr double pio2F64[] = {0x1.921fb54442d18p0, 0x1.1a62633145c07p-54,
                                     -0x1.f1976b7ed8fbcp-110, 0x1.4cf98e804p-164};

/// ln(2) as a sum.
inline constexpr double ln2F64[] = {0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56};

} // namespace graphc::math::coef

#endif // GRAPHC_RUNTIME_MATH_COEFFICIENTS_H
