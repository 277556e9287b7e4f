//===- Coefficients.h - Minimax coefficients and split constants ---===//
//
// Written by coefficients.py; change that file, not this one.
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_RUNTIME_MATH_COEFFICIENTS_H
#define GRAPHC_RUNTIME_MATH_COEFFICIENTS_H

namespace graphc::math::coef {

/// (exp(r) - 1 - r) / r^2, |r| <= ln(2)/2, relative to expm1. Error 1.6e-8.
inline constexpr float expQF32[] = {0x1.fffffep-2f, 0x1.5554b8p-3f, 0x1.555692p-5f, 0x1.122476p-7f,
                                    0x1.6c2a48p-10f};

/// (exp(r) - 1 - r) / r^2, |r| <= ln(2)/2, relative to expm1. Error 3.3e-17.
inline constexpr double expQF64[] = {
    0x1.0000000000005p-1,  0x1.5555555555549p-3,  0x1.555555555205cp-5,  0x1.11111111141f6p-7,
    0x1.6c16c17ef79c1p-10, 0x1.a01a0192155dap-13, 0x1.a019a7cccd0e3p-16, 0x1.71de43a30a473p-19,
    0x1.28a1574c3588ep-22, 0x1.aedc23f5f4c94p-26};

/// (2^r - 1) / r, |r| <= 1/2, relative to 2^r. Error 3.4e-9.
inline constexpr float exp2QF32[] = {0x1.62e43p-1f,  0x1.ebfbdep-3f,  0x1.c6af74p-5f,
                                     0x1.3b2c16p-7f, 0x1.5f0be2p-10f, 0x1.42b382p-13f};

/// (2^r - 1) / r, |r| <= 1/2, relative to 2^r. Error 1.4e-18.
inline constexpr double exp2QF64[] = {
    0x1.62e42fefa39efp-1,  0x1.ebfbdff82c58ep-3, 0x1.c6b08d704a1d4p-5,  0x1.3b2ab6fba51b1p-7,
    0x1.5d87fe7877064p-10, 0x1.430912f75babp-13, 0x1.ffcbfd2f18ab1p-17, 0x1.62c026ccc089bp-20,
    0x1.b5237f9e702d1p-24, 0x1.e4be11734affp-28, 0x1.ebe06defd9831p-32, 0x1.dbdd28d05ee3ep-36};

/// (log(1+f) - f + f^2/2) / f^3, 1+f in [sqrt(1/2), sqrt(2)]. Error 1.4e-9.
inline constexpr float logPF32[] = {0x1.555548p-2f,  -0x1.00000cp-2f, 0x1.99a43ep-3f,
                                    -0x1.555982p-3f, 0x1.233d58p-3f,  -0x1.fc77acp-4f,
                                    0x1.e70accp-4f,  -0x1.dcee26p-4f, 0x1.12bebp-4f};

/// (log((1+s)/(1-s)) - 2s) / s^3 in z = s^2. Error 2.5e-18.
inline constexpr double logRF64[] = {
    0x1.5555555555593p-1, 0x1.999999997f981p-2, 0x1.2492494234daap-2, 0x1.c71c51ccdc782p-3,
    0x1.74664c50e6029p-3, 0x1.39a04948569bap-3, 0x1.2f14ca4485663p-3};

/// The same to the precision that a float's power needs. Error 6.0e-14.
inline constexpr double powLogRF64[] = {0x1.555555562040bp-1, 0x1.999996a348e1bp-2,
                                        0x1.249414ac9f9f9p-2, 0x1.c62a1be9c4c0bp-3,
                                        0x1.91248d0004c03p-3};

/// (log((1+s)/(1-s)) - 2s - 2s^3/3) / (2 s^5) in z = s^2. Error 1.1e-20.
inline constexpr double powLogR2F64[] = {
    0x1.9999999999b36p-3, 0x1.24924924571bep-3, 0x1.c71c722e73707p-4, 0x1.745ce9842193cp-4,
    0x1.3b1efdbd089cep-4, 0x1.0f7e412c5ba75p-4, 0x1.0e527c58a4b0ap-4};

/// (exp(r) - 1 - r) / r^2 to the precision that a float's power needs. Error 3.1e-10.
inline constexpr double powExpQF64[] = {0x1.00000026596f1p-1,  0x1.555554f547c7p-3,
                                        0x1.5554b00b93f81p-5,  0x1.1111ae6ad0edp-7,
                                        0x1.6d741bf3210a6p-10, 0x1.9fe44712da324p-13};

/// (sin(r) - r) / r^3 in z = r^2, |r| <= pi/4. Error 3.8e-9.
inline constexpr float sinSF32[] = {-0x1.555546p-3f, 0x1.110778p-7f, -0x1.995378p-13f};

/// (cos(r) - 1 + r^2/2) / r^4 in z = r^2, |r| <= pi/4. Error 1.1e-10.
inline constexpr float cosCF32[] = {0x1.55554ap-5f, -0x1.6c0c1ap-10f, 0x1.99e0ecp-16f};

/// (sin(r) - r) / r^3 in z = r^2, |r| <= pi/4. Error 3.6e-18.
inline constexpr double sinSF64[] = {-0x1.5555555555549p-3,  0x1.111111110f87dp-7,
                                     -0x1.a01a019c0debap-13, 0x1.71de35722cea1p-19,
                                     -0x1.ae5e6087df58cp-26, 0x1.5d910a60bbec4p-33};

/// (cos(r) - 1 + r^2/2) / r^4 in z = r^2, |r| <= pi/4. Error 5.1e-20.
inline constexpr double cosCF64[] = {0x1.555555555554bp-5,  -0x1.6c16c16c1500fp-10,
                                     0x1.a01a019c8d2c6p-16, -0x1.27e4f7eee9e53p-22,
                                     0x1.1ee9d91e3d5ffp-29, -0x1.8fa4aa0a23b92p-37};

/// erf(x)/x - 1 in z = x^2, |x| <= 1. Error 1.4e-9.
inline constexpr float erfQF32[] = {0x1.06eba8p-3f,  -0x1.81274p-2f, 0x1.ce2d5p-4f,
                                    -0x1.b7fe8cp-6f, 0x1.542dc6p-8f, -0x1.a507b4p-11f,
                                    0x1.4c27cap-14f};

/// erf(x)/x - 1 in z = x^2, |x| <= 1. Error 1.2e-17.
inline constexpr double erfQF64[] = {
    0x1.06eba8214db69p-3,  -0x1.812746b037a1cp-2,  0x1.ce2f21a044f24p-4,  -0x1.b82ce3131f553p-6,
    0x1.565bcd23990f8p-8,  -0x1.c02db78f8274ep-11, 0x1.f9a388c91b805p-14, -0x1.f4d94b60f1601p-17,
    0x1.ba3aa393bed36p-20, -0x1.620c7129ab972p-23, 0x1.0b1d3899859d9p-26, -0x1.9437f161d3c9dp-30,
    0x1.f708965a4f1b8p-34};

/// -log(erfc(a)), 1 <= a <= 4, weighted by erfc(a). Error 2.0e-10.
inline constexpr float erfTailF32[] = {-0x1.95dfb8p-13f, 0x1.212db6p0f,   0x1.442ef6p-1f,
                                       0x1.bc4b94p-4f,   -0x1.9d8aa4p-6f, 0x1.145326p-8f,
                                       -0x1.d13d6cp-12f, 0x1.6f220cp-16f};

/// What rounding erfcPF32[0] lost.
inline constexpr float erfcPF32Low[] = {-0x1.213128p-25f};

/// (1+2a) exp(a^2) erfc(a) in t = (a-4)/(a+4), 0 <= a <= 11. Error 1.9e-9.
inline constexpr float erfcPF32[] = {
    0x1.3ba592p0f,    -0x1.1df1acp-3f,  0x1.f7f5aap-7f, 0x1.16ec88p-4f,  -0x1.9ddabap-4f,
    0x1.7ff38ep-4f,   -0x1.0fb0d6p-4f,  0x1.303cfep-5f, -0x1.09a028p-6f, 0x1.4de6fep-8f,
    -0x1.714602p-11f, -0x1.f3b8c8p-13f, 0x1.f8a7c2p-14f};

/// What rounding erfcPF64[0] lost.
inline constexpr double erfcPF64Low[] = {-0x1.ab37dd23c407dp-55};

/// (1+2a) exp(a^2) erfc(a) in t = (a-4)/(a+4), 0 <= a <= 28. Error 4.1e-18.
inline constexpr double erfcPF64[] = {
    0x1.3ba5916e9fd7fp0,    -0x1.1df1ad154a28fp-3,  0x1.f7f5df66fd7cfp-7,   0x1.16ecefcfa5436p-4,
    -0x1.9ddb23c3e9177p-4,  0x1.7fee004e10deep-4,   -0x1.0fb06dfe48433p-4,  0x1.3079edf6b7642p-5,
    -0x1.09623885483cap-6,  0x1.49c672751cb6bp-8,   -0x1.8d4a99b36060ap-11, -0x1.a1df179bafbc4p-13,
    0x1.3be0395739bb4p-13,  -0x1.995b1b1a895dbp-16, -0x1.7883f27e7de67p-17, 0x1.7f3db5e2ac355p-18,
    0x1.396d13182fe7bp-22,  -0x1.bc52619cef42bp-21, 0x1.49975b64c60ecp-24,  0x1.e56bbc5ae068ap-24,
    -0x1.45614c8a6f2c7p-26, -0x1.1968a1c6d029dp-26, 0x1.cde5cc3bee08fp-30,  0x1.15d6d9c5cda38p-29,
    0x1.241cb0ebbe5cfp-32};

/// (atan(x) - x) / x^3 in z = x^2, |x| <= tan(pi/8). Error 6.8e-10.
inline constexpr float atanPF32[] = {-0x1.55554ap-2f, 0x1.9991e2p-3f, -0x1.23b99p-3f, 0x1.b221fp-4f,
                                     -0x1.f2d238p-5f};

/// (atan(x) - x) / x^3 in z = x^2, |x| <= tan(pi/8). Error 1.3e-18.
inline constexpr double atanPF64[] = {
    -0x1.555555555553dp-2, 0x1.9999999995858p-3, -0x1.24924922ac65dp-3, 0x1.c71c70e579638p-4,
    -0x1.745cf8c5ff20dp-4, 0x1.3b11173142bb7p-4, -0x1.10eb9eabf1efep-4, 0x1.df0da30be5b62p-5,
    -0x1.9cca6c6f4025dp-5, 0x1.37be7e7723437p-5, -0x1.253378f3a8a63p-6};

/// (asin(x) - x) / x^3 in z = x^2, |x| <= 1/2. Error 5.0e-9.
inline constexpr float asinPF32[] = {0x1.5555cap-3f, 0x1.33016cp-4f, 0x1.7489eep-5f, 0x1.8bb7a6p-6f,
                                     0x1.59ca94p-5f};

/// (asin(x) - x) / x^3 in z = x^2, |x| <= 1/2. Error 1.5e-17.
inline constexpr double asinPF64[] = {
    0x1.5555555555387p-3, 0x1.333333336f887p-4, 0x1.6db6db41d3aa3p-5,  0x1.f1c72c6d60bacp-6,
    0x1.6e89ef78cf687p-6, 0x1.1c6c27bf01586p-6, 0x1.c6f87ef989fa7p-7,  0x1.8ee496214f29bp-7,
    0x1.aab47cc3e92b6p-8, 0x1.40b129c1d2d86p-6, -0x1.0af37c260bbdap-6, 0x1.05cdd2aa39871p-5};

/// What rounding quantileP[0] lost.
inline constexpr double quantilePLow[] = {-0x1.cdeef0ba9bf6fp-53};

/// Normal quantile at 1/2 + c over c, in c^2 - 0.0903125, |c| <= 0.425. Error 9.2e-18.
inline constexpr double quantileP[] = {
    0x1.67432228ebd42p1,  0x1.111b6c74bc1b7p2,  0x1.c9044b8e9b14dp3,   0x1.dea438cf2a1bp5,
    0x1.16dfc07a25a64p8,  0x1.59d57e4e7433fp10, 0x1.beb187bd28f75p12,  0x1.28e0cd0afd688p15,
    0x1.931b68400345ep17, 0x1.1633e062c43d1p20, 0x1.85092f87325a1p22,  0x1.12e91ee99245ep25,
    0x1.88149b4d40f0ap27, 0x1.19b077ffc8c08p30, 0x1.95622381ec6ddp32,  0x1.256803ac2399p35,
    0x1.c1055416cbde8p37, 0x1.53c9d44b81841p40, 0x1.4d0484466ed65p42,  0x1.67f16fa79b044p44,
    0x1.374df826b43dcp49, 0x1.30141dd75db4dp52, -0x1.1c6125a437d99p55, -0x1.436e7e7ef8e46p58,
    0x1.f401adb1b34c6p61, 0x1.e6139121c5695p64, -0x1.5b5e5a081c103p67, -0x1.472cad1f883d1p70,
    0x1.3fa6562599ea7p72, 0x1.140591ef8a69ap75};

/// What rounding quantileTail[0] lost.
inline constexpr double quantileTailLow[] = {-0x1.319432a3b537ep-55};

/// Normal quantile at exp(-r^2) over -r, in (r-3)/(r+3), 1.608 <= r <= 6. Error 2.8e-18.
inline constexpr double quantileTail[] = {
    0x1.38cae3a526498p0,  0x1.4110390dc07cdp-1, -0x1.f766b4a8db1fp-1, 0x1.2f136659ea734p0,
    -0x1.53ff5c2a033cfp0, 0x1.6ed20fc9407d6p0,  -0x1.8433380fe7b56p0, 0x1.959ff1aa1687ap0,
    -0x1.a488910fd8ee7p0, 0x1.b16343c71e23ep0,  -0x1.bcc276b4f283ap0, 0x1.c6dc99bfe01a3p0,
    -0x1.d002df48b1a09p0, 0x1.d86033e9eab87p0,  -0x1.dfc6f855da4efp0, 0x1.e581d80b28c72p0,
    -0x1.eebbeb62bac96p0, 0x1.0196631a57a5cp1,  -0x1.f350f0e626bbdp0, 0x1.920c9d8169b87p0,
    -0x1.f72fe68e53f09p0, 0x1.d006255898649p1,  -0x1.762c8a0d602e3p1};

/// What rounding quantileFarTail[0] lost.
inline constexpr double quantileFarTailLow[] = {0x1.ec59cecadb858p-56};

/// Normal quantile at exp(-r^2) over -r, in (r-12)/(r+12), 6 <= r <= 27.31. Error 5.8e-18.
inline constexpr double quantileFarTail[] = {
    0x1.654e25752dc8fp0,   0x1.0789cbb1dc0f6p-4, -0x1.c150123717e03p-4, 0x1.24b0528a07217p-3,
    -0x1.5d5b0179a3153p-3, 0x1.8d47ec8e48e43p-3, -0x1.b7107ecf00e2ep-3, 0x1.dbc5307325c65p-3,
    -0x1.fc78e0b4d1be4p-3, 0x1.0cdf4f792f0b9p-2, -0x1.1a15cf9f85b28p-2, 0x1.260ef51882545p-2,
    -0x1.31063093c24c6p-2, 0x1.3b1305e22383p-2,  -0x1.4393d3a4c8f57p-2, 0x1.4b261d0ff1745p-2,
    -0x1.5a333461a317ap-2, 0x1.6bc410eaaaa18p-2, -0x1.449192dc00bc6p-2, 0x1.042d1fc71c9dfp-2,
    -0x1.b1afdac17f5fap-2, 0x1.660a8cab05a4ap-1, -0x1.cb1a92abf829ep-2};

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

/// 64 zero bits, then the binary fraction of 2/pi.
inline constexpr unsigned long long twoOverPi[] = {
    0x0000000000000000, 0xa2f9836e4e441529, 0xfc2757d1f534ddc0, 0xdb6295993c439041,
    0xfe5163abdebbc561, 0xb7246e3a424dd2e0, 0x06492eea09d1921c, 0xfe1deb1cb129a73e,
    0xe88235f52ebb4484, 0xe99c7026b45f7e41, 0x3991d639835339f4, 0x9c845f8bbdf9283b,
    0x1ff897ffde05980f, 0xef2f118b5a0a6d1f, 0x6d367ecf27cb09b7, 0x4f463f669e5fea2d,
    0x7527bac7ebe5f17b, 0x3d0739f78a5292ea, 0x6bfb5fb11f8d5d08, 0x56033046fc7b6bab};

} // namespace graphc::math::coef

#endif // GRAPHC_RUNTIME_MATH_COEFFICIENTS_H
