//===- SpecialOps.td - special functions -------------------*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_TF_OPS_SPECIALOPS_TD
#define GRAPHC_DIALECTS_TF_OPS_SPECIALOPS_TD

include "dialects/tf/TfBase.td"

def TF_BesselI0Op
    : TF_UnaryOp<"BesselI0", "modified Bessel function of the first kind, order 0", TF_FloatTypes>;

def TF_BesselI0eOp
    : TF_UnaryOp<"BesselI0e",
                 "exponentially scaled modified Bessel function of the first kind, order 0",
                 TF_FloatTypes>;

def TF_BesselI1Op
    : TF_UnaryOp<"BesselI1", "modified Bessel function of the first kind, order 1", TF_FloatTypes>;

def TF_BesselI1eOp
    : TF_UnaryOp<"BesselI1e",
                 "exponentially scaled modified Bessel function of the first kind, order 1",
                 TF_FloatTypes>;

def TF_BesselJ0Op
    : TF_UnaryOp<"BesselJ0", "Bessel function of the first kind, order 0", TF_FloatTypes>;
def TF_BesselJ1Op
    : TF_UnaryOp<"BesselJ1", "Bessel function of the first kind, order 1", TF_FloatTypes>;
def TF_BesselK0Op
    : TF_UnaryOp<"BesselK0", "modified Bessel function of the second kind, order 0", TF_FloatTypes>;

def TF_BesselK0eOp
    : TF_UnaryOp<"BesselK0e",
                 "exponentially scaled modified Bessel function of the second kind, order 0",
                 TF_FloatTypes>;

def TF_BesselK1Op
    : TF_UnaryOp<"BesselK1", "modified Bessel function of the second kind, order 1", TF_FloatTypes>;

def TF_BesselK1eOp
    : TF_UnaryOp<"BesselK1e",
                 "exponentially scaled modified Bessel function of the second kind, order 1",
                 TF_FloatTypes>;

def TF_BesselY0Op
    : TF_UnaryOp<"BesselY0", "Bessel function of the second kind, order 0", TF_FloatTypes>;
def TF_BesselY1Op
    : TF_UnaryOp<"BesselY1", "Bessel function of the second kind, order 1", TF_FloatTypes>;

def TF_BetaincOp : TF_BroadcastOp<"Betainc", "regularized incomplete beta integral"> {
  let inputs = (ins TF_TensorOf<"T">:$a, TF_TensorOf<"T">:$b, TF_TensorOf<"T">:$x);
  let attributes = (ins TF_Type<TF_Float32Or64>:$T);
  let outputs = (outs TF_TensorOf<"T">:$z);
}

def TF_DawsnOp : TF_UnaryOp<"Dawsn", "Dawson integral", TF_FloatTypes>;
def TF_DigammaOp
    : TF_UnaryOp<"Digamma", "derivative of the logarithm of the gamma function", TF_FloatTypes>;
def TF_ErfOp : TF_UnaryOp<"Erf", "error function", TF_FloatTypes>;
def TF_ErfcOp : TF_UnaryOp<"Erfc", "complementary error function", TF_FloatTypes>;
def TF_ErfinvOp : TF_UnaryOp<"Erfinv", "inverse of the error function", TF_FloatTypes>;
def TF_ExpintOp : TF_UnaryOp<"Expint", "exponential integral", TF_FloatTypes>;
def TF_FresnelCosOp : TF_UnaryOp<"FresnelCos", "Fresnel cosine integral", TF_FloatTypes>;
def TF_FresnelSinOp : TF_UnaryOp<"FresnelSin", "Fresnel sine integral", TF_FloatTypes>;

def TF_IgammaOp : TF_BroadcastOp<"Igamma", "lower regularized incomplete gamma function"> {
  let inputs = (ins TF_TensorOf<"T">:$a, TF_TensorOf<"T">:$x);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$z);
}

def TF_IgammaGradAOp : TF_BroadcastOp<"IgammaGradA", "derivative of Igamma in its first operand"> {
  let inputs = (ins TF_TensorOf<"T">:$a, TF_TensorOf<"T">:$x);
  let attributes = (ins TF_Type<TF_Float32Or64>:$T);
  let outputs = (outs TF_TensorOf<"T">:$z);
}

def TF_IgammacOp : TF_BroadcastOp<"Igammac", "upper regularized incomplete gamma function"> {
  let inputs = (ins TF_TensorOf<"T">:$a, TF_TensorOf<"T">:$x);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$z);
}

def TF_LgammaOp
    : TF_UnaryOp<"Lgamma", "logarithm of the absolute value of the gamma function", TF_FloatTypes>;
def TF_NdtriOp : TF_UnaryOp<"Ndtri", "inverse of the normal distribution function", TF_FloatTypes>;

def TF_PolygammaOp : TF_BroadcastOp<"Polygamma", "derivative of order a of digamma at x"> {
  let inputs = (ins TF_TensorOf<"T">:$a, TF_TensorOf<"T">:$x);
  let attributes = (ins TF_Type<TF_Float32Or64>:$T);
  let outputs = (outs TF_TensorOf<"T">:$z);
}

def TF_SpenceOp : TF_UnaryOp<"Spence", "Spence's integral (dilogarithm)", TF_FloatTypes>;

def TF_ZetaOp : TF_BroadcastOp<"Zeta", "Hurwitz zeta function"> {
  let inputs = (ins TF_TensorOf<"T">:$x, TF_TensorOf<"T">:$q);
  let attributes = (ins TF_Type<TF_Float32Or64>:$T);
  let outputs = (outs TF_TensorOf<"T">:$z);
}

#endif // GRAPHC_DIALECTS_TF_OPS_SPECIALOPS_TD
