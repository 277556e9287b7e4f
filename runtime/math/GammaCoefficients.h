//===- GammaCoefficients.h - Coefficients of the gamma function's family ---===//
//
// Written by coefficients.py; change that file, not this one.
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_RUNTIME_MATH_GAMMACOEFFICIENTS_H
#define GRAPHC_RUNTIME_MATH_GAMMACOEFFICIENTS_H

namespace graphc::math::coef {

/// lgamma(1 + u) / u, -0.3 <= u <= 0.5. Error 2.3e-17.
inline constexpr double lgammaAt1[] = {
    -0x1.2788cfc6fb619p-1, 0x1.a51a6625307d8p-1, -0x1.9a4d55beab26dp-2, 0x1.151322ac7c9cbp-2,
    -0x1.a8b9c17ab8041p-3, 0x1.5b40cb112bcffp-3, -0x1.2703a1d5a1277p-3, 0x1.010b36538d5a8p-3,
    -0x1.c80672d446acp-4,  0x1.9a020476832fbp-4, -0x1.748c102cc4423p-4, 0x1.55676c046303fp-4,
    -0x1.3b1ba491709aep-4, 0x1.24ca65ca77481p-4, -0x1.117460c8d7ec4p-4, 0x1.fcf83134a61f8p-5,
    -0x1.d74e070801d69p-5, 0x1.cb8eacad172e1p-5, -0x1.ec0ea7258b785p-5, 0x1.e3505548480b4p-5,
    -0x1.4030ebf562d0cp-5, 0x1.85d07888ccc2fp-7};

/// lgamma(2 + u) / u, -0.5 <= u <= 0.5. Error 1.4e-17.
inline constexpr double lgammaAt2[] = {
    0x1.b0ee6072093cep-2,   0x1.4a34cc4a60fa6p-2,  -0x1.13e001a55757dp-4,  0x1.51322ac7d7bfp-6,
    -0x1.e404fc21ca683p-8,  0x1.7add6eaf42447p-9,  -0x1.38ac5c0418defp-10, 0x1.0b36aec02534bp-11,
    -0x1.d3fd671f1f85ep-13, 0x1.a12813f9d2f8fp-14, -0x1.78d96adcc9726p-15, 0x1.57ffd72be0f6bp-16,
    -0x1.3d44a2d1558dep-17, 0x1.26bfc0bd5d00fp-18, -0x1.094ca2878b528p-19, 0x1.e48573912ee6dp-21,
    -0x1.36c3424529118p-21, 0x1.3d8ec9125d5afp-22};

/// digamma(root + u) / u for the positive root, 1 <= root + u <= 2. Error 3.5e-17.
inline constexpr double digammaP[] = {
    0x1.ef72bc8ee38acp-1,  -0x1.c563b54aa1a36p-2, 0x1.08b4294d50212p-2,  -0x1.4fc1317257e71p-3,
    0x1.b9a5b637379fap-4,  -0x1.27baba25e9601p-4, 0x1.8fce02a351fc8p-5,  -0x1.0fa7ec5635065p-5,
    0x1.723d6b142ad18p-6,  -0x1.f970401ed6d96p-7, 0x1.5955649a747c6p-7,  -0x1.d82a4eaf9b7e2p-8,
    0x1.42eadd2252072p-8,  -0x1.b980f5c192653p-9, 0x1.2d8ed8c6cd56ep-9,  -0x1.9f97bd5b665d4p-10,
    0x1.212f749a778cap-10, -0x1.744790202af5p-11, 0x1.b83d6b9535b79p-12, -0x1.92472c7b5507p-12,
    0x1.a3b05828d5287p-12, -0x1.848eef39c0adbp-13};

/// The positive root of digamma as a sum.
inline constexpr double digammaRoot[] = {0x1.762d86356be3fp0, 0x1.b86a722197829p-54};

/// B_2k / (2k (2k-1)), k = 1, 2, ...: DLMF 5.11.1.
inline constexpr double stirling[] = {
    0x1.5555555555555p-4,   -0x1.6c16c16c16c17p-9, 0x1.a01a01a01a01ap-11,
    -0x1.3813813813814p-11, 0x1.b951e2b18ff23p-11, -0x1.f6ab0d9993c7dp-10,
    0x1.a41a41a41a41ap-8,   -0x1.e4286cb0f5398p-6, 0x1.6fe96381e068p-3};

/// B_2k / 2k, k = 1, 2, ...: DLMF 5.11.2.
inline constexpr double digammaTail[] = {
    0x1.5555555555555p-4,  -0x1.1111111111111p-7, 0x1.041041041041p-8,
    -0x1.1111111111111p-8, 0x1.f07c1f07c1f08p-8,  -0x1.5995995995996p-6,
    0x1.5555555555555p-4,  -0x1.c5e5e5e5e5e5ep-2, 0x1.86e7f9b9fe6e8p1};

/// B_2k / (2k)!, k = 1, 2, ...: DLMF 2.10.1.
inline constexpr double eulerMaclaurin[] = {
    0x1.5555555555555p-4,  -0x1.6c16c16c16c17p-10, 0x1.1566abc011567p-15, -0x1.bbd779334ef0bp-21,
    0x1.66a8f2bf70ebep-26, -0x1.22805d644267fp-31, 0x1.d6db2c4e09162p-37, -0x1.7da4e1f79955cp-42,
    0x1.355871d652e9ep-47, -0x1.f57d968caacf1p-53, 0x1.967e1f09c376fp-58, -0x1.497d9033a2b5cp-63,
    0x1.0b132d7c6ad06p-68, -0x1.b0f72d59f1c16p-74};

/// c_0 of Temme's expansion of the incomplete gamma functions, in eta.
inline constexpr double temme0[] = {
    -0x1.5555555555555p-2,  0x1.5555555555555p-4,   -0x1.e573ac901e574p-7,  0x1.2f684bda12f68p-10,
    0x1.71de3a556c734p-12,  -0x1.76e06fec7273bp-13, 0x1.48c5892f7cd83p-15,  -0x1.255370652afc1p-19,
    -0x1.f1b22f594c6b5p-20, 0x1.bd6d21e4b4109p-21,  -0x1.7b5f9a2d0465cp-23, 0x1.ccf5ceb7f0d9fp-28,
    0x1.6097d55c37c1cp-27};

/// c_1 of Temme's expansion of the incomplete gamma functions, in eta.
inline constexpr double temme1[] = {
    -0x1.e573ac901e574p-10, -0x1.c71c71c71c71cp-9,  0x1.5ac056b015acp-9,   -0x1.0394f6f09e723p-10,
    0x1.af83440e53dbcp-13,  -0x1.af83440e53dbcp-22, -0x1.2fa4ae89e5afp-16, 0x1.00a9cabd6b83ep-17,
    -0x1.b0bdfcc629cbap-20, 0x1.3f59230a8357cp-28,  0x1.280f2cde3f847p-23};

/// c_2 of Temme's expansion of the incomplete gamma functions, in eta.
inline constexpr double temme2[] = {
    0x1.0ee643b990ee6p-8,   -0x1.5f7268edab4c8p-9,  0x1.948b0fcd6e9ep-11,
    0x1.0db20a88f4696p-19,  -0x1.c253efaa1a932p-14, 0x1.bbf43daf4fe53p-15,
    -0x1.ac2d05890f2c3p-17, 0x1.26154ae39151dp-25,  0x1.7058929663937p-20};

/// c_3 of Temme's expansion of the incomplete gamma functions, in eta.
inline constexpr double temme3[] = {
    0x1.547d93b34e2b6p-11,  0x1.e13ce465fa859p-13,  -0x1.ebfb188b7cap-12, 0x1.18b9b5bf2d984p-12,
    -0x1.3d2a3a29b5d9dp-14, -0x1.0152a1871f27ap-22, 0x1.73df462204ef4p-17};

} // namespace graphc::math::coef

#endif // GRAPHC_RUNTIME_MATH_GAMMACOEFFICIENTS_H
