//===- ActivationOps.td - activations and their gradients --*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_TF_OPS_ACTIVATIONOPS_TD
#define GRAPHC_DIALECTS_TF_OPS_ACTIVATIONOPS_TD

include "dialects/tf/TfBase.td"

def TF_EluOp : TF_ActivationOp<"Elu", "x where positive, else exp(x) - 1", TF_FloatTypes>;
def TF_EluGradOp
    : TF_ActivationGradOp<"EluGrad", "gradient of Elu from its result", TF_FloatTypes, "outputs">;
def TF_InvGradOp
    : TF_UnaryGradOp<"InvGrad", "gradient of Inv from its result", TF_FloatOrComplexTypes>;

def TF_LeakyReluOp : TF_ElementwiseOp<"LeakyRelu", "x where positive, else alpha * x"> {
  let inputs = (ins TF_TensorOf<"T">:$features);
  let attributes = (ins TF_Float<"0.2">:$alpha, TF_TypeOr<DT_FLOAT, TF_FloatTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$activations);
}

def TF_LeakyReluGradOp : TF_ElementwiseOp<"LeakyReluGrad", "gradient of LeakyRelu"> {
  let inputs = (ins TF_TensorOf<"T">:$gradients, TF_TensorOf<"T">:$features);
  let attributes = (ins TF_Float<"0.2">:$alpha, TF_TypeOr<DT_FLOAT, TF_FloatTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$backprops);
}

def TF_ReciprocalGradOp
    : TF_UnaryGradOp<"ReciprocalGrad", "gradient of Reciprocal from its result",
                     TF_FloatOrComplexTypes>;

def TF_ReluOp
    : TF_ActivationOp<"Relu", "x where positive, else 0", !listconcat(TF_RealTypes, [DT_QINT8])>;
def TF_Relu6Op : TF_ActivationOp<"Relu6", "x clamped to [0, 6]", TF_RealTypes>;
def TF_Relu6GradOp : TF_ActivationGradOp<"Relu6Grad", "gradient of Relu6", TF_RealTypes>;
def TF_ReluGradOp : TF_ActivationGradOp<"ReluGrad", "gradient of Relu", TF_RealTypes>;
def TF_RsqrtGradOp
    : TF_UnaryGradOp<"RsqrtGrad", "gradient of Rsqrt from its result", TF_FloatOrComplexTypes>;
def TF_SeluOp : TF_ActivationOp<"Selu", "scaled exponential linear unit", TF_FloatTypes>;
def TF_SeluGradOp
    : TF_ActivationGradOp<"SeluGrad", "gradient of Selu from its result", TF_FloatTypes, "outputs">;
def TF_SigmoidOp : TF_UnaryOp<"Sigmoid", "1 / (1 + exp(-x))", TF_FloatOrComplexTypes>;
def TF_SigmoidGradOp
    : TF_UnaryGradOp<"SigmoidGrad", "gradient of Sigmoid from its result", TF_FloatOrComplexTypes>;
def TF_SoftplusOp : TF_ActivationOp<"Softplus", "log(1 + exp(x))", TF_FloatTypes>;
def TF_SoftplusGradOp : TF_ActivationGradOp<"SoftplusGrad", "gradient of Softplus", TF_FloatTypes>;
def TF_SoftsignOp : TF_ActivationOp<"Softsign", "x / (1 + |x|)", TF_FloatTypes>;
def TF_SoftsignGradOp : TF_ActivationGradOp<"SoftsignGrad", "gradient of Softsign", TF_FloatTypes>;
def TF_SqrtGradOp
    : TF_UnaryGradOp<"SqrtGrad", "gradient of Sqrt from its result", TF_FloatOrComplexTypes>;
def TF_TanhGradOp
    : TF_UnaryGradOp<"TanhGrad", "gradient of Tanh from its result", TF_FloatOrComplexTypes>;

#endif // GRAPHC_DIALECTS_TF_OPS_ACTIVATIONOPS_TD
