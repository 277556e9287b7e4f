//===- Signal.cpp - Fourier transforms and audio --------------------------===//

#include "dialects/tf/shapes/ShapeRegistry.h"

using namespace mlir;

namespace graphc::tf {
namespace {

LogicalResult inferFft(ShapeContext &c, unsigned dims) {
  FailureOr<Shape> input = c.withRankAtLeast(0, dims);
  if (failed(input))
    return failure();
  c.setResult(0, *input);
  return success();
}

LogicalResult inferFft1(ShapeContext &c) { return inferFft(c, 1); }
LogicalResult inferFft2(ShapeContext &c) { return inferFft(c, 2); }
LogicalResult inferFft3(ShapeContext &c) { return inferFft(c, 3); }

/// RFFTn and IRFFTn: fft_length gives the real sizes; the last complex size is
/// half of it.
LogicalResult inferRealFft(ShapeContext &c, unsigned dims, bool toComplex) {
  FailureOr<Shape> input = c.withRankAtLeast(0, dims);
  if (failed(input))
    return failure();
  if (!input->hasRank())
    return success();
  std::optional<SymTensor> lengths = c.value(1);
  for (unsigned i = 0; i < dims; ++i) {
    unsigned dim = input->rank() - dims + i;
    SymExpr length =
        lengths && i < lengths->elements.size() ? lengths->elements[i] : SymExpr::unknown();
    if (toComplex && i + 1 == dims && !length.isConstant(0))
      length = SymExpr::floorDiv(length, 2) + 1;
    input->set(dim, length.isKnown() ? length : c.defineSize());
  }
  c.setResult(0, *input);
  return success();
}

LogicalResult inferRfft1(ShapeContext &c) { return inferRealFft(c, 1, true); }
LogicalResult inferRfft2(ShapeContext &c) { return inferRealFft(c, 2, true); }
LogicalResult inferRfft3(ShapeContext &c) { return inferRealFft(c, 3, true); }
LogicalResult inferIrfft1(ShapeContext &c) { return inferRealFft(c, 1, false); }
LogicalResult inferIrfft2(ShapeContext &c) { return inferRealFft(c, 2, false); }
LogicalResult inferIrfft3(ShapeContext &c) { return inferRealFft(c, 3, false); }

/// AudioSpectrogram: [samples, channels] -> [channels, windows, bins]; the bins
/// are half the window rounded up to a power of two, plus one.
LogicalResult inferSpectrogram(ShapeContext &c) {
  FailureOr<Shape> input = c.withRank(0, 2);
  if (failed(input))
    return failure();
  int64_t window = c.intAttr("window_size"), stride = c.intAttr("stride");
  if (window < 2 || stride < 1 || window > (int64_t(1) << 40))
    return c.error() << "window_size " << window << " and stride " << stride
                     << " are out of range, expected at least 2 and 1";
  int64_t fftSize = 1;
  while (fftSize < window)
    fftSize *= 2;
  SymExpr count = SymExpr::floorDiv((*input)[0] - window, stride) + 1;
  c.setResult(0, Shape{(*input)[1], SymExpr::max(count, 0), fftSize / 2 + 1});
  return success();
}

LogicalResult inferMfcc(ShapeContext &c) {
  FailureOr<Shape> spectrogram = c.withRank(0, 3);
  if (failed(spectrogram))
    return failure();
  spectrogram->set(2, c.intAttr("dct_coefficient_count", 13));
  c.setResult(0, *spectrogram);
  return success();
}

LogicalResult inferDecodeWav(ShapeContext &c) {
  int64_t samples = c.intAttr("desired_samples", -1), channels = c.intAttr("desired_channels", -1);
  SymExpr numSamples = samples >= 0 ? SymExpr(samples) : c.defineSize();
  SymExpr numChannels = channels >= 0 ? SymExpr(channels) : c.defineSize();
  c.setResult(0, Shape{numSamples, numChannels});
  c.setResult(1, Shape::scalar());
  return success();
}

LogicalResult inferEncodeWav(ShapeContext &c) {
  c.setResult(0, Shape::scalar());
  return success();
}

} // namespace

void registerSignalShapes(ShapeRegistry &registry) {
  registry.add({"FFT", "IFFT"}, inferFft1);
  registry.add({"FFT2D", "IFFT2D"}, inferFft2);
  registry.add({"FFT3D", "IFFT3D"}, inferFft3);
  registry.add({"RFFT"}, inferRfft1);
  registry.add({"RFFT2D"}, inferRfft2);
  registry.add({"RFFT3D"}, inferRfft3);
  registry.add({"IRFFT"}, inferIrfft1);
  registry.add({"IRFFT2D"}, inferIrfft2);
  registry.add({"IRFFT3D"}, inferIrfft3);
  registry.add({"AudioSpectrogram"}, inferSpectrogram);
  registry.add({"Mfcc"}, inferMfcc);
  registry.add({"DecodeWav"}, inferDecodeWav);
  registry.add({"EncodeWav"}, inferEncodeWav);
}

} // namespace graphc::tf
