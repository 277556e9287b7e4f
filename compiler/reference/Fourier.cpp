//===- Fourier.cpp - Fourier transforms and audio features ----------------------------===//

#include "compiler/reference/Fourier.h"
#include "compiler/reference/Families.h"

#include <algorithm>
#include <cmath>
#include <cstring>

using namespace graphc::reference;

namespace {

using Complex = std::complex<double>;

/// Halves even lengths (Cooley and Tukey); an odd length is summed as written.
std::vector<Complex> transform(const std::vector<Complex> &x, double sign) {
  size_t n = x.size();
  auto root = [&](size_t k) { return std::polar(1.0, sign * 2 * M_PI * k / n); };
  std::vector<Complex> result(n);
  if (n % 2 == 0 && n > 0) {
    std::vector<Complex> even(n / 2), odd(n / 2);
    for (size_t i = 0; i < n / 2; ++i) {
      even[i] = x[2 * i];
      odd[i] = x[2 * i + 1];
    }
    even = transform(even, sign);
    odd = transform(odd, sign);
    for (size_t k = 0; k < n / 2; ++k) {
      Complex turned = root(k) * odd[k];
      result[k] = even[k] + turned;
      result[k + n / 2] = even[k] - turned;
    }
    return result;
  }
  for (size_t k = 0; k < n; ++k)
    for (size_t i = 0; i < n; ++i)
      result[k] += x[i] * root(k * i % n);
  return result;
}

} // namespace

std::vector<std::complex<double>> graphc::reference::fourier(const std::vector<Complex> &x,
                                                             bool inverse) {
  std::vector<Complex> result = transform(x, inverse ? 1 : -1);
  if (inverse)
    for (Complex &value : result)
      value /= static_cast<double>(x.size());
  return result;
}

namespace {

/// Transforms the elements of `x` (of `shape`) along `axis`.
void transformAxis(std::vector<Complex> &x, const Shape &shape, int64_t axis, bool inverse) {
  int64_t n = shape[axis], inner = productOf(shape, axis + 1, shape.size());
  if (x.empty())
    return;
  for (int64_t line = 0; line < static_cast<int64_t>(x.size()) / n; ++line) {
    int64_t base = line / inner * n * inner + line % inner;
    std::vector<Complex> values(n);
    for (int64_t i = 0; i < n; ++i)
      values[i] = x[base + i * inner];
    values = fourier(values, inverse);
    for (int64_t i = 0; i < n; ++i)
      x[base + i * inner] = values[i];
  }
}

Tensor toComplexTensor(const Op &op, DType type, const Shape &shape,
                       const std::vector<Complex> &values) {
  Tensor result = op.make(type, shape);
  dispatch(op, ComplexTypes(), type, [&]<typename T>() {
    std::span<T> out = result.mutableData<T>();
    for (size_t i = 0; i < out.size(); ++i)
      out[i] = static_cast<T>(values[i]);
  });
  return result;
}

std::vector<Complex> toComplexValues(const Op &op, const Tensor &x) {
  return dispatch(op, Types<float, double, Complex64, Complex128>(), x.dtype(), [&]<typename T>() {
    std::span<const T> data = x.data<T>();
    std::vector<Complex> values(data.size());
    for (size_t i = 0; i < data.size(); ++i)
      values[i] = static_cast<Complex>(data[i]);
    return values;
  });
}

template <int Rank, bool Inverse> Outputs fft(const Op &op) {
  const Tensor &x = op.in(0);
  require(x.rank() >= Rank, "Input must have rank of at least ", Rank,
          " but got: ", toString(x.shape()));
  std::vector<Complex> values = toComplexValues(op, x);
  for (int64_t axis = x.rank() - Rank; axis < x.rank(); ++axis)
    transformAxis(values, x.shape(), axis, Inverse);
  return {toComplexTensor(op, x.dtype(), x.shape(), values)};
}

/// The op cuts its operand to fft_length; whoever needs padding pads before.
void requireCovered(const Shape &have, const Shape &need) {
  for (size_t i = 0; i < have.size(); ++i)
    require(have[i] >= need[i] || need[i] == 0, "Input dimension ", i,
            " must have length of at least ", need[i], " but got: ", have[i]);
}

/// Crops or pads with zeros at the end of each dimension.
std::vector<Complex> fitTo(const std::vector<Complex> &values, const Shape &from, const Shape &to) {
  std::vector<Complex> result(productOf(to));
  Shape index(to.size(), 0), strides = stridesOf(from);
  if (result.empty())
    return result;
  size_t at = 0;
  do {
    bool inside = true;
    for (size_t i = 0; i < to.size(); ++i)
      inside &= index[i] < from[i];
    if (inside)
      result[at] = values[dotProduct(index, strides)];
    ++at;
  } while (nextIndex(index, to));
  return result;
}

Shape fftLengths(const Op &op, int rank) {
  Shape lengths = readInts(op, op.in(1));
  require(static_cast<int>(lengths.size()) == rank, "fft_length must have shape [", rank, "]");
  for (int64_t length : lengths)
    require(length >= 0 && length < (int64_t{1} << 32), "fft_length must be >= 0, got ", length);
  return lengths;
}

/// The non-negative frequencies of a real signal cut to fft_length.
template <int Rank> Outputs rfft(const Op &op) {
  const Tensor &x = op.in(0);
  require(x.rank() >= Rank, "Input must have rank of at least ", Rank,
          " but got: ", toString(x.shape()));
  Shape lengths = fftLengths(op, Rank), padded = x.shape();
  std::copy(lengths.begin(), lengths.end(), padded.end() - Rank);
  requireCovered(x.shape(), padded);
  DType type = op.attr<DType>("Tcomplex", DType::Complex64);
  op.make(type, padded);
  std::vector<Complex> values = fitTo(toComplexValues(op, x), x.shape(), padded);
  for (int64_t axis = x.rank() - Rank; axis < x.rank(); ++axis)
    transformAxis(values, padded, axis, false);
  Shape kept = padded;
  if (kept.back() > 0)
    kept.back() = kept.back() / 2 + 1;
  return {toComplexTensor(op, type, kept, fitTo(values, padded, kept))};
}

/// The real signal of fft_length whose non-negative frequencies are given.
template <int Rank> Outputs irfft(const Op &op) {
  const Tensor &x = op.in(0);
  require(x.rank() >= Rank, "Input must have rank of at least ", Rank,
          " but got: ", toString(x.shape()));
  Shape lengths = fftLengths(op, Rank), half = x.shape(), full = x.shape();
  std::copy(lengths.begin(), lengths.end(), half.end() - Rank);
  full = half;
  if (half.back() > 0)
    half.back() = half.back() / 2 + 1;
  requireCovered(x.shape(), half);
  DType type = op.attr<DType>("Treal", DType::Float);
  op.make(DType::Complex128, full);
  std::vector<Complex> values = fitTo(toComplexValues(op, x), x.shape(), half);
  for (int64_t axis = x.rank() - Rank; axis < x.rank() - 1; ++axis)
    transformAxis(values, half, axis, true);
  // Each line's negative frequencies are the conjugates of its positive ones.
  int64_t n = full.back(), bins = half.back();
  std::vector<double> out(productOf(full));
  for (int64_t line = 0; n > 0 && line < static_cast<int64_t>(out.size()) / n; ++line) {
    std::vector<Complex> spectrum(n);
    for (int64_t k = 0; k < n; ++k)
      spectrum[k] = k < bins ? values[line * bins + k] : std::conj(values[line * bins + n - k]);
    // The imaginary part of what must be real does not count.
    spectrum[0] = spectrum[0].real();
    if (n % 2 == 0)
      spectrum[n / 2] = spectrum[n / 2].real();
    spectrum = fourier(spectrum, true);
    for (int64_t i = 0; i < n; ++i)
      out[line * n + i] = spectrum[i].real();
  }
  return {fromDoubles(op, type, full, out)};
}

//===----------------------------------------------------------------------===//
// Audio
//===----------------------------------------------------------------------===//

/// Magnitudes of Hann-windowed frames: [channels, frames, bins] of [samples, channels].
Outputs audioSpectrogram(const Op &op) {
  const Tensor &x = op.in(0);
  int64_t window = op.attr<int64_t>("window_size"), stride = op.attr<int64_t>("stride");
  bool squared = op.attr<bool>("magnitude_squared", false);
  require(x.rank() == 2, "input must be 2-dimensional ", toString(x.shape()));
  require(window >= 2 && window < (int64_t{1} << 31) && stride >= 1,
          "window_size must be at least 2 and stride at least 1");
  int64_t samples = x.dim(0), channels = x.dim(1), length = 1;
  while (length < window)
    length *= 2;
  int64_t bins = length / 2 + 1;
  int64_t frames = samples < window ? 0 : 1 + (samples - window) / stride;
  Tensor result = op.make<float>({channels, frames, bins});
  std::span<float> out = result.mutableData<float>();
  std::vector<double> in = toDoubles(op, x);
  for (int64_t c = 0; c < channels; ++c)
    for (int64_t f = 0; f < frames; ++f) {
      std::vector<Complex> frame(length);
      for (int64_t i = 0; i < window; ++i)
        frame[i] =
            in[(f * stride + i) * channels + c] * (0.5 - 0.5 * std::cos(2 * M_PI * i / window));
      frame = fourier(frame, false);
      for (int64_t k = 0; k < bins; ++k) {
        double power = std::norm(frame[k]);
        out[(c * frames + f) * bins + k] = static_cast<float>(squared ? power : std::sqrt(power));
      }
    }
  return {result};
}

double toMel(double frequency) { return 1127.0 * std::log1p(frequency / 700.0); }

/// A bank of triangular filters, evenly spaced on the mel scale, over the bins of a spectrum.
class MelBank {
public:
  MelBank(int64_t bins, double sampleRate, int64_t channels, double lowest, double highest)
      : channels(channels), band(bins, -2), weight(bins, 0) {
    double low = toMel(lowest), spacing = (toMel(highest) - low) / (channels + 1);
    std::vector<double> centre;
    for (int64_t i = 0; i <= channels; ++i)
      centre.push_back(low + spacing * (i + 1));
    double hertz = 0.5 * sampleRate / (bins - 1);
    auto first = static_cast<int64_t>(1.5 + lowest / hertz);
    auto last = static_cast<int64_t>(highest / hertz);
    int64_t channel = 0;
    for (int64_t i = 0; i < bins; ++i) {
      if (i < first || i > last)
        continue;
      double mel = toMel(i * hertz);
      while (channel < channels && centre[channel] < mel)
        ++channel;
      band[i] = channel - 1;
      weight[i] = channel > 0 ? (centre[channel] - mel) / (centre[channel] - centre[channel - 1])
                              : (centre[0] - mel) / (centre[0] - low);
    }
  }

  /// Sums the magnitudes (roots of the powers) under each filter. A bin lies on the falling side
  /// of its band's filter and on the rising side of the next one's.
  std::vector<double> apply(const double *powers) const {
    std::vector<double> result(channels, 0);
    for (size_t i = 0; i < band.size(); ++i) {
      if (band[i] == -2)
        continue;
      double value = std::sqrt(powers[i]), falling = value * weight[i];
      if (band[i] >= 0)
        result[band[i]] += falling;
      if (band[i] + 1 < channels)
        result[band[i] + 1] += value - falling;
    }
    return result;
  }

private:
  int64_t channels;
  std::vector<int64_t> band; ///< The last filter whose centre is at or below; -1 none, -2 outside.
  std::vector<double> weight;
};

/// Cosine transform of the logarithms of mel filter sums.
Outputs mfcc(const Op &op) {
  const Tensor &spectrogram = op.in(0);
  require(spectrogram.rank() == 3, "spectrogram must be 3-dimensional ",
          toString(spectrogram.shape()));
  double rate = readDouble(op, op.in(1));
  double upper = op.attr<float>("upper_frequency_limit", 4000);
  double lower = op.attr<float>("lower_frequency_limit", 20);
  int64_t filters = op.attr<int64_t>("filterbank_channel_count", 40);
  int64_t count = op.attr<int64_t>("dct_coefficient_count", 13);
  int64_t bins = spectrogram.dim(2);
  require(filters >= 1 && filters <= 1 << 20 && count >= 1 && count <= filters && bins >= 2 &&
              lower >= 0 && upper > lower && rate > 0,
          "Mfcc parameters are out of range: ", filters, " filters, ", count, " coefficients, ",
          lower, " to ", upper, " Hz at ", rate, " Hz");
  MelBank bank(bins, rate, filters, lower, upper);
  std::vector<double> in = toDoubles(op, spectrogram), out;
  for (size_t at = 0; at < in.size(); at += bins) {
    std::vector<double> sums = bank.apply(&in[at]);
    for (double &sum : sums)
      sum = std::log(std::max(sum, 1e-12));
    for (int64_t i = 0; i < count; ++i) {
      double total = 0;
      for (int64_t j = 0; j < filters; ++j)
        total += std::cos(i * M_PI / filters * (j + 0.5)) * sums[j];
      out.push_back(total * std::sqrt(2.0 / filters));
    }
  }
  return {fromDoubles(op, DType::Float, {spectrogram.dim(0), spectrogram.dim(1), count}, out)};
}

/// Little-endian reads from a byte string, checked.
class ByteReader {
public:
  explicit ByteReader(const std::string &bytes) : bytes(bytes) {}
  bool atEnd() const { return position >= bytes.size(); }
  uint64_t number(int size) {
    std::string raw = take(size);
    uint64_t value = 0;
    for (int i = size; i-- > 0;)
      value = value << 8 | static_cast<uint8_t>(raw[i]);
    return value;
  }
  std::string take(size_t size) {
    require(size <= bytes.size() - position, "Data too short when trying to read WAV: expected ",
            size, " more bytes, got ", bytes.size() - position);
    std::string result = bytes.substr(position, size);
    position += size;
    return result;
  }
  void skip(size_t size) { position = std::min(bytes.size(), position + size); }

private:
  const std::string &bytes;
  size_t position = 0;
};

/// 16-bit PCM in a RIFF file as floats in [-1, 1), and the sample rate.
Outputs decodeWav(const Op &op) {
  require(op.in(0).dtype() == DType::String && op.in(0).numElements() == 1,
          "contents must be a scalar string");
  ByteReader reader(op.in(0).data<std::string>()[0]);
  require(reader.take(4) == "RIFF", "Header mismatch: Expected RIFF");
  reader.number(4);
  require(reader.take(4) == "WAVE", "Header mismatch: Expected WAVE");
  require(reader.take(4) == "fmt ", "Header mismatch: Expected fmt ");
  uint64_t formatSize = reader.number(4);
  require(formatSize == 16 || formatSize == 18, "Bad format chunk size for WAV: ", formatSize);
  require(reader.number(2) == 1, "Bad audio format for WAV: Expected 1 (PCM)");
  int64_t channels = reader.number(2), rate = reader.number(4);
  reader.number(4);
  uint64_t bytesPerSample = reader.number(2);
  require(reader.number(2) == 16, "Can only read 16-bit WAV files");
  require(channels > 0 && bytesPerSample == static_cast<uint64_t>(channels) * 2,
          "Bad bytes per sample in WAV header: ", bytesPerSample);
  reader.skip(formatSize - 16);
  std::vector<double> samples;
  bool found = false;
  while (!reader.atEnd() && !found) {
    std::string chunk = reader.take(4);
    uint64_t size = reader.number(4);
    if (chunk != "data") {
      reader.skip(size);
      continue;
    }
    found = true;
    for (uint64_t i = 0; i < size / bytesPerSample * channels; ++i)
      samples.push_back(static_cast<int16_t>(reader.number(2)) / 32768.0);
  }
  require(found, "No data chunk found in WAV");
  int64_t frames = samples.size() / channels;
  int64_t wantedChannels = op.attr<int64_t>("desired_channels", -1);
  int64_t wantedFrames = op.attr<int64_t>("desired_samples", -1);
  wantedChannels = wantedChannels < 0 ? channels : wantedChannels;
  wantedFrames = wantedFrames < 0 ? frames : wantedFrames;
  Tensor audio = op.make<float>({wantedFrames, wantedChannels});
  std::span<float> out = audio.mutableData<float>();
  // Missing frames are silent; missing channels repeat the last.
  for (int64_t f = 0; f < std::min(frames, wantedFrames); ++f)
    for (int64_t c = 0; c < wantedChannels; ++c)
      out[f * wantedChannels + c] = samples[f * channels + std::min(c, channels - 1)];
  return {audio, Tensor::scalar<int32_t>(rate)};
}

constexpr OpEntry entries[] = {
    {"AudioSpectrogram", audioSpectrogram},
    {"DecodeWav", decodeWav},
    {"FFT", fft<1, false>},
    {"FFT2D", fft<2, false>},
    {"FFT3D", fft<3, false>},
    {"IFFT", fft<1, true>},
    {"IFFT2D", fft<2, true>},
    {"IFFT3D", fft<3, true>},
    {"IRFFT", irfft<1>},
    {"IRFFT2D", irfft<2>},
    {"IRFFT3D", irfft<3>},
    {"Mfcc", mfcc},
    {"RFFT", rfft<1>},
    {"RFFT2D", rfft<2>},
    {"RFFT3D", rfft<3>},
};

} // namespace

std::span<const OpEntry> graphc::reference::fourierOps() { return entries; }
