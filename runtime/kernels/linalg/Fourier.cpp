//===- Fourier.cpp - Fourier transforms of the last one to three dims -----===//
//
// A volume (the last dims of one batch entry) is read into a complex double buffer of the length
// of the transform, transformed line by line along each of its dims, and written out. The real
// transforms keep the first half of the last dim; their inverses mirror it back.
//
//===----------------------------------------------------------------------===//
#include "runtime/kernels/linalg/FourierPlan.h"
#include "runtime/kernels/linalg/Kernels.h"
#include "runtime/kernels/support/Dispatch.h"
#include "runtime/kernels/support/StridedCopy.h"

namespace graphc::runtime::host {

namespace {
enum class Kind { Complex, RealToHalf, HalfToReal };

/// A transform of volumes of up to three dims.
struct Transform {
  int rank = 1;
  bool inverse = false;
  Kind kind = Kind::Complex;
  Dims lengths;               ///< of the transform
  Dims inputDims, outputDims; ///< of a volume in the operand and in the result
  int64_t batches = 1;
  FourierPlan plans[3];
  int64_t scratchSize = 0;

  int64_t volume() const { return product(lengths); }
};

Status readLengths(const HostContext &context, Transform &transform) {
  TensorRef input = context.input(0);
  int64_t rank = transform.rank;
  GRAPHC_REQUIRE(input.rank >= rank, "Input must have rank of at least ", rank,
                 " but got: ", input.shape());
  transform.inputDims.assign(input.dims + input.rank - rank, input.dims + input.rank);
  transform.batches = product(input, 0, static_cast<uint32_t>(input.rank - rank));
  transform.lengths = transform.outputDims = transform.inputDims;
  if (transform.kind == Kind::Complex)
    return okStatus();
  TensorRef lengths = context.input(1);
  GRAPHC_REQUIRE(isVector(lengths) && lengths.dims[0] == rank && lengths.dtype == DType::Int32,
                 "fft_length must have shape [", rank, "]");
  for (int64_t d = 0; d < rank; ++d) {
    int64_t length = indexAt(lengths, d);
    GRAPHC_REQUIRE(length >= 0, "fft_length[", d, "] must >= 0, but got: ", length);
    bool last = d == rank - 1;
    int64_t half = length == 0 ? 0 : length / 2 + 1;
    int64_t least = last && transform.kind == Kind::HalfToReal ? half : length;
    int64_t given = transform.inputDims[d];
    // An empty operand is answered with an empty result or zeros.
    GRAPHC_REQUIRE(given == 0 || given >= least, "Input dimension ", input.rank - rank + d,
                   " must have length of at least ", least, " but got: ", given);
    transform.lengths[d] = length;
    transform.outputDims[d] = last && transform.kind == Kind::RealToHalf ? half : length;
  }
  return okStatus();
}

/// Transforms the lines of \p data, a volume of shape \p lengths, along dim \p d.
void transformLines(const Transform &transform, int d, Complex128 *data, Complex128 *line,
                    Complex128 *scratch) {
  const FourierPlan &plan = transform.plans[d];
  std::span<const int64_t> lengths(transform.lengths);
  int64_t n = lengths[d], outer = product(lengths.first(d)),
          inner = product(lengths.subspan(d + 1));
  for (int64_t o = 0; o < outer; ++o)
    for (int64_t i = 0; i < inner; ++i) {
      Complex128 *start = data + o * n * inner + i;
      if (inner == 1) {
        plan.transform(start, transform.inverse, scratch);
        continue;
      }
      for (int64_t k = 0; k < n; ++k)
        line[k] = start[k * inner];
      plan.transform(line, transform.inverse, scratch);
      for (int64_t k = 0; k < n; ++k)
        start[k * inner] = line[k];
    }
}

/// The second half of the last dim of \p data from the first: the spectrum of real numbers.
void mirror(const Transform &transform, Complex128 *data) {
  int64_t n = transform.lengths.back();
  for (int64_t line = 0, lines = transform.volume() / n; line < lines; ++line, data += n) {
    data[0] = data[0].real();
    for (int64_t k = n / 2 + 1; k < n; ++k)
      data[k] = std::conj(data[n - k]);
    if (n % 2 == 0)
      data[n / 2] = data[n / 2].real();
  }
}

/// Calls \p body(i, j) for each index of \p dims that lies in both shapes: its positions there.
template <typename Fn>
void forEachCommon(const Dims &dims, const Dims &a, const Dims &b, const Fn &body) {
  Dims strideA = stridesOf(a), strideB = stridesOf(b), index(dims.size(), 0);
  for (int64_t left = product(dims); left > 0; --left) {
    int64_t i = 0, j = 0;
    for (size_t d = 0; d < dims.size(); ++d) {
      i += index[d] * strideA[d];
      j += index[d] * strideB[d];
    }
    body(i, j);
    for (size_t d = dims.size(); d-- > 0;) {
      if (++index[d] < dims[d])
        break;
      index[d] = 0;
    }
  }
}

template <typename In, typename Out>
void transformVolume(const Transform &transform, const In *from, Out *to, Complex128 *data,
                     Complex128 *line, Complex128 *scratch) {
  std::fill_n(data, transform.volume(), Complex128(0));
  Dims common = transform.inputDims;
  for (size_t d = 0; d < common.size(); ++d)
    common[d] = std::min(common[d], transform.lengths[d]);
  if (transform.kind == Kind::HalfToReal)
    common.back() = std::min(common.back(), transform.lengths.back() / 2 + 1);
  forEachCommon(common, transform.inputDims, transform.lengths,
                [&](int64_t i, int64_t j) { data[j] = Complex128(from[i]); });
  for (int d = 0; d + 1 < transform.rank; ++d)
    transformLines(transform, d, data, line, scratch);
  if (transform.kind == Kind::HalfToReal)
    mirror(transform, data);
  transformLines(transform, transform.rank - 1, data, line, scratch);
  double scale = transform.inverse ? 1 / static_cast<double>(transform.volume()) : 1;
  forEachCommon(transform.outputDims, transform.outputDims, transform.lengths,
                [&](int64_t i, int64_t j) {
                  if constexpr (isComplex<Out>)
                    to[i] = Out(data[j] * scale);
                  else
                    to[i] = static_cast<Out>(data[j].real() * scale);
                });
}

template <typename In, typename Out>
Status transformAll(HostContext &context, const Transform &transform, const TensorRef &output) {
  // The batch is handled in a few parts, each with buffers of its own.
  constexpr int64_t kMostParts = 16;
  int64_t volume = transform.volume();
  int64_t longest = *std::ranges::max_element(transform.lengths);
  int64_t each = volume + longest + transform.scratchSize;
  int64_t grain = std::max(grainOf(volume * 32), (transform.batches + kMostParts - 1) / kMostParts);
  GRAPHC_TRY(buffers,
             scratchOf<Complex128>(context, (transform.batches + grain - 1) / grain * each));
  const In *from = context.input(0).as<In>();
  int64_t inputVolume = product(transform.inputDims), outputVolume = product(transform.outputDims);
  return context.parallelFor(transform.batches, grain, [&](int64_t begin, int64_t end) {
    Complex128 *data = buffers.data() + begin / grain * each;
    for (int64_t b = begin; b < end; ++b)
      transformVolume(transform, from + b * inputVolume, output.as<Out>() + b * outputVolume, data,
                      data + volume, data + volume + longest);
    return okStatus();
  });
}

Status fourier(HostContext &context, int rank, Kind kind, bool inverse) {
  Transform transform;
  transform.rank = rank;
  transform.kind = kind;
  transform.inverse = inverse;
  GRAPHC_RETURN_IF_ERROR(readLengths(context, transform));
  TensorRef input = context.input(0);
  Dims dims(input.dims, input.dims + input.rank - rank);
  dims.insert(dims.end(), transform.outputDims.begin(), transform.outputDims.end());
  GRAPHC_TRY(output, allocate(context, 0, dims));
  if (output.elementCount() == 0)
    return okStatus();
  if (input.elementCount() == 0) {
    clear(output);
    return okStatus();
  }
  for (int d = 0; d < rank; ++d) {
    GRAPHC_RETURN_IF_ERROR(transform.plans[d].prepare(context, transform.lengths[d]));
    transform.scratchSize = std::max(transform.scratchSize, transform.plans[d].scratchSize());
  }
  bool isSingle = output.dtype == DType::Float32 || output.dtype == DType::Complex64;
  DType real = isSingle ? DType::Float32 : DType::Float64;
  DType complex = isSingle ? DType::Complex64 : DType::Complex128;
  GRAPHC_REQUIRE(input.dtype == (kind == Kind::RealToHalf ? real : complex) &&
                     output.dtype == (kind == Kind::HalfToReal ? real : complex),
                 "no transform from ", dtypeName(input.dtype), " to ", dtypeName(output.dtype));
  switch (kind) {
  case Kind::Complex:
    return isSingle ? transformAll<Complex64, Complex64>(context, transform, output)
                    : transformAll<Complex128, Complex128>(context, transform, output);
  case Kind::RealToHalf:
    return isSingle ? transformAll<float, Complex64>(context, transform, output)
                    : transformAll<double, Complex128>(context, transform, output);
  case Kind::HalfToReal:
    return isSingle ? transformAll<Complex64, float>(context, transform, output)
                    : transformAll<Complex128, double>(context, transform, output);
  }
  return okStatus();
}
} // namespace

Status fft1(HostContext &context) { return fourier(context, 1, Kind::Complex, false); }
Status fft2(HostContext &context) { return fourier(context, 2, Kind::Complex, false); }
Status fft3(HostContext &context) { return fourier(context, 3, Kind::Complex, false); }
Status ifft1(HostContext &context) { return fourier(context, 1, Kind::Complex, true); }
Status ifft2(HostContext &context) { return fourier(context, 2, Kind::Complex, true); }
Status ifft3(HostContext &context) { return fourier(context, 3, Kind::Complex, true); }
Status rfft1(HostContext &context) { return fourier(context, 1, Kind::RealToHalf, false); }
Status rfft2(HostContext &context) { return fourier(context, 2, Kind::RealToHalf, false); }
Status rfft3(HostContext &context) { return fourier(context, 3, Kind::RealToHalf, false); }
Status irfft1(HostContext &context) { return fourier(context, 1, Kind::HalfToReal, true); }
Status irfft2(HostContext &context) { return fourier(context, 2, Kind::HalfToReal, true); }
Status irfft3(HostContext &context) { return fourier(context, 3, Kind::HalfToReal, true); }

} // namespace graphc::runtime::host
