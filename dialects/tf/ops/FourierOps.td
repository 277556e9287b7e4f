//===- FourierOps.td - Fourier transforms ------------------*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_TF_OPS_FOURIEROPS_TD
#define GRAPHC_DIALECTS_TF_OPS_FOURIEROPS_TD

include "dialects/tf/TfBase.td"

def TF_FFTOp : TF_FunctionOp<"FFT", "discrete Fourier transform of rows"> {
  let inputs = (ins TF_TensorOf<"Tcomplex">:$input);
  let attributes = (ins TF_TypeOr<DT_COMPLEX64, TF_ComplexTypes>:$Tcomplex);
  let outputs = (outs TF_TensorOf<"Tcomplex">:$output);
}

def TF_FFT2DOp : TF_FunctionOp<"FFT2D", "discrete Fourier transform of matrices"> {
  let inputs = (ins TF_TensorOf<"Tcomplex">:$input);
  let attributes = (ins TF_TypeOr<DT_COMPLEX64, TF_ComplexTypes>:$Tcomplex);
  let outputs = (outs TF_TensorOf<"Tcomplex">:$output);
}

def TF_FFT3DOp : TF_FunctionOp<"FFT3D", "discrete Fourier transform of volumes"> {
  let inputs = (ins TF_TensorOf<"Tcomplex">:$input);
  let attributes = (ins TF_TypeOr<DT_COMPLEX64, TF_ComplexTypes>:$Tcomplex);
  let outputs = (outs TF_TensorOf<"Tcomplex">:$output);
}

def TF_FFTNDOp : TF_FunctionOp<"FFTND", "discrete Fourier transform along listed dimensions"> {
  let inputs = (ins TF_TensorOf<"Tcomplex">:$input, TF_Tensor<DT_INT32>:$fft_length,
      TF_Tensor<DT_INT32>:$axes);
  let attributes = (ins TF_TypeOr<DT_COMPLEX64, TF_ComplexTypes>:$Tcomplex);
  let outputs = (outs TF_TensorOf<"Tcomplex">:$output);
}

def TF_IFFTOp : TF_FunctionOp<"IFFT", "inverse Fourier transform of rows"> {
  let inputs = (ins TF_TensorOf<"Tcomplex">:$input);
  let attributes = (ins TF_TypeOr<DT_COMPLEX64, TF_ComplexTypes>:$Tcomplex);
  let outputs = (outs TF_TensorOf<"Tcomplex">:$output);
}

def TF_IFFT2DOp : TF_FunctionOp<"IFFT2D", "inverse Fourier transform of matrices"> {
  let inputs = (ins TF_TensorOf<"Tcomplex">:$input);
  let attributes = (ins TF_TypeOr<DT_COMPLEX64, TF_ComplexTypes>:$Tcomplex);
  let outputs = (outs TF_TensorOf<"Tcomplex">:$output);
}

def TF_IFFT3DOp : TF_FunctionOp<"IFFT3D", "inverse Fourier transform of volumes"> {
  let inputs = (ins TF_TensorOf<"Tcomplex">:$input);
  let attributes = (ins TF_TypeOr<DT_COMPLEX64, TF_ComplexTypes>:$Tcomplex);
  let outputs = (outs TF_TensorOf<"Tcomplex">:$output);
}

def TF_IFFTNDOp : TF_FunctionOp<"IFFTND", "inverse Fourier transform along listed dimensions"> {
  let inputs = (ins TF_TensorOf<"Tcomplex">:$input, TF_Tensor<DT_INT32>:$fft_length,
      TF_Tensor<DT_INT32>:$axes);
  let attributes = (ins TF_TypeOr<DT_COMPLEX64, TF_ComplexTypes>:$Tcomplex);
  let outputs = (outs TF_TensorOf<"Tcomplex">:$output);
}

def TF_IRFFTOp : TF_FunctionOp<"IRFFT", "inverse Fourier transform of rows, real result"> {
  let inputs = (ins TF_TensorOf<"Tcomplex">:$input, TF_Tensor<DT_INT32>:$fft_length);
  let attributes = (ins TF_TypeOr<DT_FLOAT, TF_Float32Or64>:$Treal,
      TF_TypeOr<DT_COMPLEX64, TF_ComplexTypes>:$Tcomplex);
  let outputs = (outs TF_TensorOf<"Treal">:$output);
}

def TF_IRFFT2DOp : TF_FunctionOp<"IRFFT2D", "inverse Fourier transform of matrices, real result"> {
  let inputs = (ins TF_TensorOf<"Tcomplex">:$input, TF_Tensor<DT_INT32>:$fft_length);
  let attributes = (ins TF_TypeOr<DT_FLOAT, TF_Float32Or64>:$Treal,
      TF_TypeOr<DT_COMPLEX64, TF_ComplexTypes>:$Tcomplex);
  let outputs = (outs TF_TensorOf<"Treal">:$output);
}

def TF_IRFFT3DOp : TF_FunctionOp<"IRFFT3D", "inverse Fourier transform of volumes, real result"> {
  let inputs = (ins TF_TensorOf<"Tcomplex">:$input, TF_Tensor<DT_INT32>:$fft_length);
  let attributes = (ins TF_TypeOr<DT_FLOAT, TF_Float32Or64>:$Treal,
      TF_TypeOr<DT_COMPLEX64, TF_ComplexTypes>:$Tcomplex);
  let outputs = (outs TF_TensorOf<"Treal">:$output);
}

def TF_IRFFTNDOp
    : TF_FunctionOp<"IRFFTND", "inverse Fourier transform along listed dimensions, real result"> {
  let inputs = (ins TF_TensorOf<"Tcomplex">:$input, TF_Tensor<DT_INT32>:$fft_length,
      TF_Tensor<DT_INT32>:$axes);
  let attributes = (ins TF_TypeOr<DT_FLOAT, TF_Float32Or64>:$Treal,
      TF_TypeOr<DT_COMPLEX64, TF_ComplexTypes>:$Tcomplex);
  let outputs = (outs TF_TensorOf<"Treal">:$output);
}

def TF_RFFTOp : TF_FunctionOp<"RFFT", "Fourier transform of real rows"> {
  let inputs = (ins TF_TensorOf<"Treal">:$input, TF_Tensor<DT_INT32>:$fft_length);
  let attributes = (ins TF_TypeOr<DT_FLOAT, TF_Float32Or64>:$Treal,
      TF_TypeOr<DT_COMPLEX64, TF_ComplexTypes>:$Tcomplex);
  let outputs = (outs TF_TensorOf<"Tcomplex">:$output);
}

def TF_RFFT2DOp : TF_FunctionOp<"RFFT2D", "Fourier transform of real matrices"> {
  let inputs = (ins TF_TensorOf<"Treal">:$input, TF_Tensor<DT_INT32>:$fft_length);
  let attributes = (ins TF_TypeOr<DT_FLOAT, TF_Float32Or64>:$Treal,
      TF_TypeOr<DT_COMPLEX64, TF_ComplexTypes>:$Tcomplex);
  let outputs = (outs TF_TensorOf<"Tcomplex">:$output);
}

def TF_RFFT3DOp : TF_FunctionOp<"RFFT3D", "Fourier transform of real volumes"> {
  let inputs = (ins TF_TensorOf<"Treal">:$input, TF_Tensor<DT_INT32>:$fft_length);
  let attributes = (ins TF_TypeOr<DT_FLOAT, TF_Float32Or64>:$Treal,
      TF_TypeOr<DT_COMPLEX64, TF_ComplexTypes>:$Tcomplex);
  let outputs = (outs TF_TensorOf<"Tcomplex">:$output);
}

def TF_RFFTNDOp
    : TF_FunctionOp<"RFFTND", "Fourier transform of real tensors along listed dimensions"> {
  let inputs = (ins TF_TensorOf<"Treal">:$input, TF_Tensor<DT_INT32>:$fft_length,
      TF_Tensor<DT_INT32>:$axes);
  let attributes = (ins TF_TypeOr<DT_FLOAT, TF_Float32Or64>:$Treal,
      TF_TypeOr<DT_COMPLEX64, TF_ComplexTypes>:$Tcomplex);
  let outputs = (outs TF_TensorOf<"Tcomplex">:$output);
}

#endif // GRAPHC_DIALECTS_TF_OPS_FOURIEROPS_TD
