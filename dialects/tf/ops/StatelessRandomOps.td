//===- StatelessRandomOps.td - random numbers by seed ------*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_TF_OPS_STATELESSRANDOMOPS_TD
#define GRAPHC_DIALECTS_TF_OPS_STATELESSRANDOMOPS_TD

include "dialects/tf/TfBase.td"

def TF_RandomIndexShuffleOp
    : TF_FunctionOp<"RandomIndexShuffle", "the position of an index in a seeded permutation"> {
  let inputs = (ins TF_TensorOf<"dtype">:$index, TF_TensorOf<"Tseed">:$seed,
      TF_TensorOf<"dtype">:$max_index);
  let attributes = (ins TF_Int<"4">:$rounds,
      TF_Type<[DT_INT32, DT_INT64, DT_UINT32, DT_UINT64]>:$dtype,
      TF_Type<[DT_INT32, DT_INT64, DT_UINT32, DT_UINT64]>:$Tseed);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_StatelessMultinomialOp
    : TF_FunctionOp<"StatelessMultinomial", "classes drawn from logits, by seed"> {
  let inputs = (ins TF_TensorOf<"T">:$logits, TF_Tensor<DT_INT32>:$num_samples,
      TF_TensorOf<"Tseed">:$seed);
  let attributes = (ins TF_Type<TF_RealTypes>:$T, TF_TypeOr<DT_INT64, TF_IndexTypes>:$Tseed,
      TF_TypeOr<DT_INT64, TF_IndexTypes>:$output_dtype);
  let outputs = (outs TF_TensorOf<"output_dtype">:$output);
}

def TF_StatelessParameterizedTruncatedNormalOp
    : TF_FunctionOp<"StatelessParameterizedTruncatedNormal",
                    "normal numbers inside given bounds, by seed"> {
  let inputs = (ins TF_TensorOf<"S">:$shape, TF_TensorOf<"Tseed">:$seed,
      TF_TensorOf<"dtype">:$means, TF_TensorOf<"dtype">:$stddevs, TF_TensorOf<"dtype">:$minvals,
      TF_TensorOf<"dtype">:$maxvals);
  let attributes = (ins TF_Type<TF_IndexTypes>:$S, TF_TypeOr<DT_INT64, TF_IndexTypes>:$Tseed,
      TF_Type<[DT_HALF, DT_FLOAT, DT_DOUBLE]>:$dtype);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_StatelessRandomBinomialOp
    : TF_FunctionOp<"StatelessRandomBinomial", "binomial numbers, by seed"> {
  let inputs = (ins TF_TensorOf<"S">:$shape, TF_TensorOf<"Tseed">:$seed, TF_TensorOf<"T">:$counts,
      TF_TensorOf<"T">:$probs);
  let attributes = (ins TF_Type<TF_IndexTypes>:$S, TF_TypeOr<DT_INT64, TF_IndexTypes>:$Tseed,
      TF_TypeOr<DT_DOUBLE, [DT_HALF, DT_FLOAT, DT_DOUBLE, DT_INT32, DT_INT64]>:$T,
      TF_TypeOr<DT_INT64, [DT_HALF, DT_FLOAT, DT_DOUBLE, DT_INT32, DT_INT64]>:$dtype);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_StatelessRandomGammaV2Op
    : TF_FunctionOp<"StatelessRandomGammaV2", "gamma numbers, by seed"> {
  let inputs = (ins TF_TensorOf<"T">:$shape, TF_TensorOf<"Tseed">:$seed,
      TF_TensorOf<"dtype">:$alpha);
  let attributes = (ins TF_Type<[DT_HALF, DT_FLOAT, DT_DOUBLE]>:$dtype, TF_Type<TF_IndexTypes>:$T,
      TF_TypeOr<DT_INT64, TF_IndexTypes>:$Tseed);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_StatelessRandomGammaV3Op
    : TF_FunctionOp<"StatelessRandomGammaV3", "gamma numbers, by key and counter"> {
  let inputs = (ins TF_TensorOf<"shape_dtype">:$shape, TF_Tensor<DT_UINT64>:$key,
      TF_Tensor<DT_UINT64>:$counter, TF_Tensor<DT_INT32>:$alg, TF_TensorOf<"dtype">:$alpha);
  let attributes = (ins TF_Type<[DT_HALF, DT_FLOAT, DT_DOUBLE]>:$dtype,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$shape_dtype);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_StatelessRandomGetAlgOp
    : TF_Op<"StatelessRandomGetAlg", "the best generator for the device", [], TF_ReadState> {
  let outputs = (outs TF_Tensor<DT_INT32>:$alg);
}

def TF_StatelessRandomGetKeyCounterOp
    : TF_FunctionOp<"StatelessRandomGetKeyCounter", "key and counter from a seed"> {
  let inputs = (ins TF_TensorOf<"Tseed">:$seed);
  let attributes = (ins TF_TypeOr<DT_INT64, TF_IndexTypes>:$Tseed);
  let outputs = (outs TF_Tensor<DT_UINT64>:$key, TF_Tensor<DT_UINT64>:$counter);
}

def TF_StatelessRandomGetKeyCounterAlgOp
    : TF_FunctionOp<"StatelessRandomGetKeyCounterAlg", "key, counter and generator from a seed"> {
  let inputs = (ins TF_TensorOf<"Tseed">:$seed);
  let attributes = (ins TF_TypeOr<DT_INT64, TF_IndexTypes>:$Tseed);
  let outputs = (outs TF_Tensor<DT_UINT64>:$key, TF_Tensor<DT_UINT64>:$counter,
      TF_Tensor<DT_INT32>:$alg);
}

def TF_StatelessRandomNormalOp
    : TF_FunctionOp<"StatelessRandomNormal", "standard normal numbers, by seed"> {
  let inputs = (ins TF_TensorOf<"T">:$shape, TF_TensorOf<"Tseed">:$seed);
  let attributes = (ins TF_TypeOr<DT_FLOAT, TF_FloatTypes>:$dtype,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$T, TF_TypeOr<DT_INT64, TF_IndexTypes>:$Tseed);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_StatelessRandomNormalV2Op
    : TF_FunctionOp<"StatelessRandomNormalV2", "standard normal numbers, by key and counter"> {
  let inputs = (ins TF_TensorOf<"Tshape">:$shape, TF_Tensor<DT_UINT64>:$key,
      TF_Tensor<DT_UINT64>:$counter, TF_Tensor<DT_INT32>:$alg);
  let attributes = (ins TF_TypeOr<DT_FLOAT, TF_FloatTypes>:$dtype,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tshape);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_StatelessRandomPoissonOp
    : TF_FunctionOp<"StatelessRandomPoisson", "Poisson numbers, by seed"> {
  let inputs = (ins TF_TensorOf<"T">:$shape, TF_TensorOf<"Tseed">:$seed, TF_TensorOf<"Rtype">:$lam);
  let attributes = (ins TF_Type<[DT_HALF, DT_FLOAT, DT_DOUBLE, DT_INT32, DT_INT64]>:$Rtype,
      TF_Type<[DT_HALF, DT_FLOAT, DT_DOUBLE, DT_INT32, DT_INT64]>:$dtype, TF_Type<TF_IndexTypes>:$T,
      TF_TypeOr<DT_INT64, TF_IndexTypes>:$Tseed);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_StatelessRandomUniformOp
    : TF_FunctionOp<"StatelessRandomUniform", "uniform numbers in [0, 1), by seed"> {
  let inputs = (ins TF_TensorOf<"T">:$shape, TF_TensorOf<"Tseed">:$seed);
  let attributes = (ins TF_TypeOr<DT_FLOAT, TF_FloatTypes>:$dtype,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$T, TF_TypeOr<DT_INT64, TF_IndexTypes>:$Tseed);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_StatelessRandomUniformFullIntOp
    : TF_FunctionOp<"StatelessRandomUniformFullInt", "integers of all values, by seed"> {
  let inputs = (ins TF_TensorOf<"T">:$shape, TF_TensorOf<"Tseed">:$seed);
  let attributes = (ins TF_TypeOr<DT_UINT64, [DT_INT32, DT_INT64, DT_UINT32, DT_UINT64]>:$dtype,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$T,
      TF_TypeOr<DT_INT64, [DT_INT32, DT_INT64, DT_UINT32, DT_UINT64]>:$Tseed);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_StatelessRandomUniformFullIntV2Op
    : TF_FunctionOp<"StatelessRandomUniformFullIntV2",
                    "integers of all values, by key and counter"> {
  let inputs = (ins TF_TensorOf<"Tshape">:$shape, TF_Tensor<DT_UINT64>:$key,
      TF_Tensor<DT_UINT64>:$counter, TF_Tensor<DT_INT32>:$alg);
  let attributes = (ins TF_TypeOr<DT_UINT64, [DT_INT32, DT_INT64, DT_UINT32, DT_UINT64]>:$dtype,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tshape);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_StatelessRandomUniformIntOp
    : TF_FunctionOp<"StatelessRandomUniformInt", "uniform integers in a range, by seed"> {
  let inputs = (ins TF_TensorOf<"T">:$shape, TF_TensorOf<"Tseed">:$seed,
      TF_TensorOf<"dtype">:$minval, TF_TensorOf<"dtype">:$maxval);
  let attributes = (ins TF_Type<TF_IndexTypes>:$dtype, TF_Type<TF_IndexTypes>:$T,
      TF_TypeOr<DT_INT64, TF_IndexTypes>:$Tseed);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_StatelessRandomUniformIntV2Op
    : TF_FunctionOp<"StatelessRandomUniformIntV2",
                    "uniform integers in a range, by key and counter"> {
  let inputs = (ins TF_TensorOf<"Tshape">:$shape, TF_Tensor<DT_UINT64>:$key,
      TF_Tensor<DT_UINT64>:$counter, TF_Tensor<DT_INT32>:$alg, TF_TensorOf<"dtype">:$minval,
      TF_TensorOf<"dtype">:$maxval);
  let attributes = (ins TF_Type<[DT_INT32, DT_INT64, DT_UINT32, DT_UINT64]>:$dtype,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tshape);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_StatelessRandomUniformV2Op
    : TF_FunctionOp<"StatelessRandomUniformV2", "uniform numbers in [0, 1), by key and counter"> {
  let inputs = (ins TF_TensorOf<"Tshape">:$shape, TF_Tensor<DT_UINT64>:$key,
      TF_Tensor<DT_UINT64>:$counter, TF_Tensor<DT_INT32>:$alg);
  let attributes = (ins TF_TypeOr<DT_FLOAT, TF_FloatTypes>:$dtype,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tshape);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_StatelessShuffleOp
    : TF_FunctionOp<"StatelessShuffle", "rows in random order, by key and counter"> {
  let inputs = (ins TF_TensorOf<"T">:$value, TF_Tensor<DT_UINT64>:$key,
      TF_Tensor<DT_UINT64>:$counter, TF_Tensor<DT_INT32>:$alg);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_StatelessTruncatedNormalOp
    : TF_FunctionOp<"StatelessTruncatedNormal", "normal numbers within two deviations, by seed"> {
  let inputs = (ins TF_TensorOf<"T">:$shape, TF_TensorOf<"Tseed">:$seed);
  let attributes = (ins TF_TypeOr<DT_FLOAT, TF_FloatTypes>:$dtype,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$T, TF_TypeOr<DT_INT64, TF_IndexTypes>:$Tseed);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_StatelessTruncatedNormalV2Op
    : TF_FunctionOp<"StatelessTruncatedNormalV2",
                    "normal numbers within two deviations, by key and counter"> {
  let inputs = (ins TF_TensorOf<"Tshape">:$shape, TF_Tensor<DT_UINT64>:$key,
      TF_Tensor<DT_UINT64>:$counter, TF_Tensor<DT_INT32>:$alg);
  let attributes = (ins TF_TypeOr<DT_FLOAT, TF_FloatTypes>:$dtype,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tshape);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_SobolSampleOp : TF_FunctionOp<"SobolSample", "points of a Sobol sequence"> {
  let inputs = (ins TF_Tensor<DT_INT32>:$dim, TF_Tensor<DT_INT32>:$num_results,
      TF_Tensor<DT_INT32>:$skip);
  let attributes = (ins TF_TypeOr<DT_FLOAT, TF_Float32Or64>:$dtype);
  let outputs = (outs TF_TensorOf<"dtype">:$samples);
}

#endif // GRAPHC_DIALECTS_TF_OPS_STATELESSRANDOMOPS_TD
