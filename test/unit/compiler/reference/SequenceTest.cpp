//===- SequenceTest.cpp - Fourier transforms, audio, recurrent cells --------------------===//

#include "test/unit/compiler/reference/ReferenceTestSupport.h"

#include <cmath>
#include <complex>

using namespace graphc::reference;
using namespace graphc::reference::test;
using testing::ElementsAre;
using testing::FloatNear;
using testing::HasSubstr;
using testing::Pointwise;

namespace {

using C = std::complex<float>;

TEST(FourierTest, inverseUndoesForwardForOddAndEvenLengths) {
  for (int64_t n : {4, 6, 7}) {
    std::vector<C> signal;
    for (int64_t i = 0; i < n; ++i)
      signal.emplace_back(i * i % 5, -i);
    Tensor back = run("IFFT", {run("FFT", {Tensor::vector<C>(signal)})});
    for (int64_t i = 0; i < n; ++i)
      EXPECT_LT(std::abs(back.data<C>()[i] - signal[i]), 1e-5f);
  }
}

TEST(FourierTest, realSpectrumIsTheUpperHalf) {
  Tensor spectrum = run("RFFT", {floats({4}, {1, 2, 3, 4}), ints({4})});
  ASSERT_EQ(spectrum.numElements(), 3);
  EXPECT_EQ(spectrum.data<C>()[0], C(10, 0));
  EXPECT_LT(std::abs(spectrum.data<C>()[1] - C(-2, 2)), 1e-6f);
  EXPECT_EQ(spectrum.data<C>()[2], C(-2, 0));
}

TEST(AudioTest, aConstantHasItsPowerInTheLowestBins) {
  // The Hann window's own transform: n/2 at zero, n/4 beside it.
  Tensor spectrogram = run("AudioSpectrogram", {floats({8, 1}, std::vector<float>(8, 1))},
                           {{"window_size", int64_t{8}}, {"stride", int64_t{8}}});
  EXPECT_THAT(spectrogram.shape(), ElementsAre(1, 1, 5));
  EXPECT_THAT(f32(spectrogram), Pointwise(FloatNear(1e-6f), {4.0f, 2.0f, 0.0f, 0.0f, 0.0f}));
}

TEST(AudioTest, truncatedFilesAreErrors) {
  Tensor file = Tensor::scalar<std::string>("RIFF....WAVEfmt ");
  EXPECT_THAT(errorOf("DecodeWav", {file}), HasSubstr("too short"));
}

TEST(RnnTest, zeroWeightsHalveTheLstmState) {
  // All gates are sigmoid(0) = 1/2 and the candidate is tanh(0) = 0.
  Tensor zero = floats({1, 1}, {0}), unit = floats({1}, {0});
  std::vector<Tensor> results =
      runAll("LSTMBlockCell",
             {zero, floats({1, 1}, {2}), zero, floats({2, 4}, std::vector<float>(8, 0)), unit, unit,
              unit, floats({4}, {0, 0, 0, 0})},
             {{"forget_bias", 0.0f}});
  ASSERT_EQ(results.size(), 7u);
  EXPECT_THAT(f32(results[1]), ElementsAre(1));
  EXPECT_FLOAT_EQ(f32(results[6])[0], std::tanh(1.0f) / 2);
}

TEST(RnnTest, stepsPastTheLongestSequenceAreZero) {
  Tensor x = floats({2, 1, 1}, {1, 1}), zero = floats({1, 1}, {0}), unit = floats({1}, {0});
  std::vector<Tensor> results = runAll("BlockLSTM", {Tensor::scalar<int64_t>(1), x, zero, zero,
                                                     floats({2, 4}, std::vector<float>(8, 1)), unit,
                                                     unit, unit, floats({4}, {0, 0, 0, 0})});
  ASSERT_EQ(results.size(), 7u);
  EXPECT_GT(f32(results[6])[0], 0);
  EXPECT_EQ(f32(results[6])[1], 0);
}

TEST(RnnTest, gruKeepsTheStateWhereTheUpdateGateIsOpen) {
  Tensor x = floats({1, 1}, {0}), h = floats({1, 1}, {3});
  std::vector<Tensor> results =
      runAll("GRUBlockCell", {x, h, floats({2, 2}, {0, 0, 0, 0}), floats({2, 1}, {0, 0}),
                              floats({2}, {0, 100}), floats({1}, {0})});
  EXPECT_THAT(f32(results[3]), ElementsAre(3));
}

} // namespace
