//===- RandomOps.td - random numbers from hidden state -----*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_TF_OPS_RANDOMOPS_TD
#define GRAPHC_DIALECTS_TF_OPS_RANDOMOPS_TD

include "dialects/tf/TfBase.td"

def TF_MultinomialOp : TF_Op<"Multinomial", "classes drawn from logits", [], TF_RandomState> {
  let inputs = (ins TF_TensorOf<"T">:$logits, TF_Tensor<DT_INT32>:$num_samples);
  let attributes = (ins TF_Int<"0">:$seed, TF_Int<"0">:$seed2, TF_Type<TF_RealTypes>:$T,
      TF_TypeOr<DT_INT64, TF_IndexTypes>:$output_dtype);
  let outputs = (outs TF_TensorOf<"output_dtype">:$output);
}

def TF_ParameterizedTruncatedNormalOp
    : TF_Op<"ParameterizedTruncatedNormal", "normal numbers with given moments inside given bounds",
            [], TF_RandomState> {
  let inputs = (ins TF_TensorOf<"T">:$shape, TF_TensorOf<"dtype">:$means,
      TF_TensorOf<"dtype">:$stdevs, TF_TensorOf<"dtype">:$minvals, TF_TensorOf<"dtype">:$maxvals);
  let attributes = (ins TF_Int<"0">:$seed, TF_Int<"0">:$seed2, TF_Type<TF_FloatTypes>:$dtype,
      TF_Type<TF_IndexTypes>:$T);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_RandomGammaOp : TF_Op<"RandomGamma", "gamma numbers", [], TF_RandomState> {
  let inputs = (ins TF_TensorOf<"S">:$shape, TF_TensorOf<"T">:$alpha);
  let attributes = (ins TF_Int<"0">:$seed, TF_Int<"0">:$seed2, TF_Type<TF_IndexTypes>:$S,
      TF_Type<[DT_HALF, DT_FLOAT, DT_DOUBLE]>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_RandomGammaGradOp
    : TF_FunctionOp<"RandomGammaGrad", "derivative of gamma numbers in the shape parameter"> {
  let inputs = (ins TF_TensorOf<"T">:$alpha, TF_TensorOf<"T">:$sample);
  let attributes = (ins TF_Type<TF_Float32Or64>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_RandomPoissonOp
    : TF_Op<"RandomPoisson", "Poisson numbers (older form)", [], TF_RandomState> {
  let inputs = (ins TF_TensorOf<"S">:$shape, TF_TensorOf<"dtype">:$rate);
  let attributes = (ins TF_Int<"0">:$seed, TF_Int<"0">:$seed2, TF_Type<TF_IndexTypes>:$S,
      TF_Type<[DT_HALF, DT_FLOAT, DT_DOUBLE]>:$dtype);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_RandomPoissonV2Op : TF_Op<"RandomPoissonV2", "Poisson numbers", [], TF_RandomState> {
  let inputs = (ins TF_TensorOf<"S">:$shape, TF_TensorOf<"R">:$rate);
  let attributes = (ins TF_Int<"0">:$seed, TF_Int<"0">:$seed2, TF_Type<TF_IndexTypes>:$S,
      TF_TypeOr<DT_DOUBLE, [DT_HALF, DT_FLOAT, DT_DOUBLE, DT_INT32, DT_INT64]>:$R,
      TF_TypeOr<DT_INT64, [DT_HALF, DT_FLOAT, DT_DOUBLE, DT_INT32, DT_INT64]>:$dtype);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_RandomShuffleOp : TF_Op<"RandomShuffle", "rows in random order", [], TF_RandomState> {
  let inputs = (ins TF_TensorOf<"T">:$value);
  let attributes = (ins TF_Int<"0">:$seed, TF_Int<"0">:$seed2, TF_Type<>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_RandomStandardNormalOp
    : TF_Op<"RandomStandardNormal", "standard normal numbers", [], TF_RandomState> {
  let inputs = (ins TF_TensorOf<"T">:$shape);
  let attributes = (ins TF_Int<"0">:$seed, TF_Int<"0">:$seed2, TF_Type<TF_FloatTypes>:$dtype,
      TF_Type<TF_IndexTypes>:$T);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_RandomUniformOp : TF_Op<"RandomUniform", "uniform numbers in [0, 1)", [], TF_RandomState> {
  let inputs = (ins TF_TensorOf<"T">:$shape);
  let attributes = (ins TF_Int<"0">:$seed, TF_Int<"0">:$seed2, TF_Type<TF_FloatTypes>:$dtype,
      TF_Type<TF_IndexTypes>:$T);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_RandomUniformIntOp
    : TF_Op<"RandomUniformInt", "uniform integers in a range", [], TF_RandomState> {
  let inputs = (ins TF_TensorOf<"T">:$shape, TF_TensorOf<"Tout">:$minval,
      TF_TensorOf<"Tout">:$maxval);
  let attributes = (ins TF_Int<"0">:$seed, TF_Int<"0">:$seed2, TF_Type<TF_IndexTypes>:$Tout,
      TF_Type<TF_IndexTypes>:$T);
  let outputs = (outs TF_TensorOf<"Tout">:$output);
}

def TF_RandomCropOp : TF_Op<"RandomCrop", "a random box of an image", [], TF_RandomState> {
  let inputs = (ins TF_TensorOf<"T">:$image, TF_Tensor<DT_INT64>:$size);
  let attributes = (ins TF_Type<!listconcat(TF_SignedTypes, [DT_FLOAT, DT_DOUBLE, DT_UINT8])>:$T,
      TF_Int<"0">:$seed, TF_Int<"0">:$seed2);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_TruncatedNormalOp
    : TF_Op<"TruncatedNormal", "standard normal numbers within two deviations", [],
            TF_RandomState> {
  let inputs = (ins TF_TensorOf<"T">:$shape);
  let attributes = (ins TF_Int<"0">:$seed, TF_Int<"0">:$seed2, TF_Type<TF_FloatTypes>:$dtype,
      TF_Type<TF_IndexTypes>:$T);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_NonDeterministicIntsOp
    : TF_Op<"NonDeterministicInts", "integers without any seed", [], TF_RandomState> {
  let inputs = (ins TF_TensorOf<"shape_dtype">:$shape);
  let attributes = (ins TF_TypeOr<DT_INT64>:$dtype, TF_TypeOr<DT_INT64>:$shape_dtype);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_RngReadAndSkipOp
    : TF_Op<"RngReadAndSkip", "reads a generator's state and moves it on", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$resource, TF_Tensor<DT_INT32>:$alg,
      TF_Tensor<DT_UINT64>:$delta);
  let outputs = (outs TF_Tensor<DT_INT64>:$value);
}

def TF_RngSkipOp : TF_Op<"RngSkip", "moves a generator's state on", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$resource, TF_Tensor<DT_INT64>:$algorithm,
      TF_Tensor<DT_INT64>:$delta);
}

def TF_StatefulRandomBinomialOp
    : TF_Op<"StatefulRandomBinomial", "binomial numbers from a generator", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$resource, TF_Tensor<DT_INT64>:$algorithm,
      TF_TensorOf<"S">:$shape, TF_TensorOf<"T">:$counts, TF_TensorOf<"T">:$probs);
  let attributes = (ins TF_Type<TF_IndexTypes>:$S,
      TF_TypeOr<DT_DOUBLE, [DT_HALF, DT_FLOAT, DT_DOUBLE, DT_INT32, DT_INT64]>:$T,
      TF_TypeOr<DT_INT64, [DT_HALF, DT_FLOAT, DT_DOUBLE, DT_INT32, DT_INT64]>:$dtype);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_StatefulStandardNormalOp
    : TF_Op<"StatefulStandardNormal", "standard normal numbers from a generator (older form)", [],
            TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$resource, TF_TensorOf<"shape_dtype">:$shape);
  let attributes = (ins TF_TypeOr<DT_FLOAT>:$dtype, TF_TypeOr<DT_INT64>:$shape_dtype);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_StatefulStandardNormalV2Op
    : TF_Op<"StatefulStandardNormalV2", "standard normal numbers from a generator", [],
            TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$resource, TF_Tensor<DT_INT64>:$algorithm,
      TF_TensorOf<"shape_dtype">:$shape);
  let attributes = (ins TF_TypeOr<DT_FLOAT>:$dtype, TF_TypeOr<DT_INT64>:$shape_dtype);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_StatefulTruncatedNormalOp
    : TF_Op<"StatefulTruncatedNormal", "truncated normal numbers from a generator", [],
            TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$resource, TF_Tensor<DT_INT64>:$algorithm,
      TF_TensorOf<"shape_dtype">:$shape);
  let attributes = (ins TF_TypeOr<DT_FLOAT>:$dtype, TF_TypeOr<DT_INT64>:$shape_dtype);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_StatefulUniformOp
    : TF_Op<"StatefulUniform", "uniform numbers from a generator", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$resource, TF_Tensor<DT_INT64>:$algorithm,
      TF_TensorOf<"shape_dtype">:$shape);
  let attributes = (ins TF_TypeOr<DT_FLOAT>:$dtype, TF_TypeOr<DT_INT64>:$shape_dtype);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_StatefulUniformFullIntOp
    : TF_Op<"StatefulUniformFullInt", "integers of all values from a generator", [],
            TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$resource, TF_Tensor<DT_INT64>:$algorithm,
      TF_TensorOf<"shape_dtype">:$shape);
  let attributes = (ins TF_TypeOr<DT_UINT64>:$dtype, TF_TypeOr<DT_INT64>:$shape_dtype);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_StatefulUniformIntOp
    : TF_Op<"StatefulUniformInt", "uniform integers in a range from a generator", [],
            TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$resource, TF_Tensor<DT_INT64>:$algorithm,
      TF_TensorOf<"shape_dtype">:$shape, TF_TensorOf<"dtype">:$minval,
      TF_TensorOf<"dtype">:$maxval);
  let attributes = (ins TF_TypeOr<DT_INT64>:$dtype, TF_TypeOr<DT_INT64>:$shape_dtype);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_AllCandidateSamplerOp
    : TF_Op<"AllCandidateSampler", "every class as a candidate", [], TF_RandomState> {
  let inputs = (ins TF_Tensor<DT_INT64>:$true_classes);
  let attributes = (ins TF_IntAtLeast<1>:$num_true, TF_IntAtLeast<1>:$num_sampled,
      TF_Bool<>:$unique, TF_Int<"0">:$seed, TF_Int<"0">:$seed2);
  let outputs = (outs TF_Tensor<DT_INT64>:$sampled_candidates,
      TF_Tensor<DT_FLOAT>:$true_expected_count, TF_Tensor<DT_FLOAT>:$sampled_expected_count);
}

def TF_FixedUnigramCandidateSamplerOp
    : TF_Op<"FixedUnigramCandidateSampler", "candidate classes by given frequencies", [],
            TF_RandomState> {
  let inputs = (ins TF_Tensor<DT_INT64>:$true_classes);
  let attributes = (ins TF_IntAtLeast<1>:$num_true, TF_IntAtLeast<1>:$num_sampled,
      TF_Bool<>:$unique, TF_IntAtLeast<1>:$range_max, TF_String<"">:$vocab_file,
      TF_Float<"1.0">:$distortion, TF_Int<"0">:$num_reserved_ids, TF_IntAtLeast<1, "1">:$num_shards,
      TF_IntAtLeast<0, "0">:$shard, TF_FloatListOr<[]>:$unigrams, TF_Int<"0">:$seed,
      TF_Int<"0">:$seed2);
  let outputs = (outs TF_Tensor<DT_INT64>:$sampled_candidates,
      TF_Tensor<DT_FLOAT>:$true_expected_count, TF_Tensor<DT_FLOAT>:$sampled_expected_count);
}

def TF_LearnedUnigramCandidateSamplerOp
    : TF_Op<"LearnedUnigramCandidateSampler", "candidate classes by frequencies seen so far", [],
            TF_RandomState> {
  let inputs = (ins TF_Tensor<DT_INT64>:$true_classes);
  let attributes = (ins TF_IntAtLeast<1>:$num_true, TF_IntAtLeast<1>:$num_sampled,
      TF_Bool<>:$unique, TF_IntAtLeast<1>:$range_max, TF_Int<"0">:$seed, TF_Int<"0">:$seed2);
  let outputs = (outs TF_Tensor<DT_INT64>:$sampled_candidates,
      TF_Tensor<DT_FLOAT>:$true_expected_count, TF_Tensor<DT_FLOAT>:$sampled_expected_count);
}

def TF_LogUniformCandidateSamplerOp
    : TF_Op<"LogUniformCandidateSampler", "candidate classes by a log-uniform law", [],
            TF_RandomState> {
  let inputs = (ins TF_Tensor<DT_INT64>:$true_classes);
  let attributes = (ins TF_IntAtLeast<1>:$num_true, TF_IntAtLeast<1>:$num_sampled,
      TF_Bool<>:$unique, TF_IntAtLeast<1>:$range_max, TF_Int<"0">:$seed, TF_Int<"0">:$seed2);
  let outputs = (outs TF_Tensor<DT_INT64>:$sampled_candidates,
      TF_Tensor<DT_FLOAT>:$true_expected_count, TF_Tensor<DT_FLOAT>:$sampled_expected_count);
}

def TF_UniformCandidateSamplerOp
    : TF_Op<"UniformCandidateSampler", "candidate classes, all as likely", [], TF_RandomState> {
  let inputs = (ins TF_Tensor<DT_INT64>:$true_classes);
  let attributes = (ins TF_IntAtLeast<1>:$num_true, TF_IntAtLeast<1>:$num_sampled,
      TF_Bool<>:$unique, TF_IntAtLeast<1>:$range_max, TF_Int<"0">:$seed, TF_Int<"0">:$seed2);
  let outputs = (outs TF_Tensor<DT_INT64>:$sampled_candidates,
      TF_Tensor<DT_FLOAT>:$true_expected_count, TF_Tensor<DT_FLOAT>:$sampled_expected_count);
}

def TF_ThreadUnsafeUnigramCandidateSamplerOp
    : TF_Op<"ThreadUnsafeUnigramCandidateSampler",
            "candidate classes by frequencies seen so far, one thread", [], TF_RandomState> {
  let inputs = (ins TF_Tensor<DT_INT64>:$true_classes);
  let attributes = (ins TF_IntAtLeast<1>:$num_true, TF_IntAtLeast<1>:$num_sampled,
      TF_Bool<>:$unique, TF_IntAtLeast<1>:$range_max, TF_Int<"0">:$seed, TF_Int<"0">:$seed2);
  let outputs = (outs TF_Tensor<DT_INT64>:$sampled_candidates,
      TF_Tensor<DT_FLOAT>:$true_expected_count, TF_Tensor<DT_FLOAT>:$sampled_expected_count);
}

def TF_ComputeAccidentalHitsOp
    : TF_FunctionOp<"ComputeAccidentalHits", "where sampled candidates are true classes"> {
  let inputs = (ins TF_Tensor<DT_INT64>:$true_classes, TF_Tensor<DT_INT64>:$sampled_candidates);
  let attributes = (ins TF_Int<>:$num_true, TF_Int<"0">:$seed, TF_Int<"0">:$seed2);
  let outputs = (outs TF_Tensor<DT_INT32>:$indices, TF_Tensor<DT_INT64>:$ids,
      TF_Tensor<DT_FLOAT>:$weights);
}

#endif // GRAPHC_DIALECTS_TF_OPS_RANDOMOPS_TD
