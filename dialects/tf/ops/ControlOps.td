//===- ControlOps.td - constants, feeds, calls and control flow -*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_TF_OPS_CONTROLOPS_TD
#define GRAPHC_DIALECTS_TF_OPS_CONTROLOPS_TD

include "dialects/tf/TfBase.td"

def TF_ConstOp : TF_PureOp<"Const", "a constant"> {
  let attributes = (ins TF_TensorAttr:$value, TF_Type<>:$dtype);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_IdentityOp : TF_PureOp<"Identity", "the input, unchanged"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_IdentityNOp
    : TF_PureOp<"IdentityN", "all inputs, unchanged",
                [AttrSizedOperandSegments, AttrSizedResultSegments]> {
  let inputs = (ins TF_TensorList<"T">:$input);
  let attributes = (ins TF_TypeList<1>:$T);
  let outputs = (outs TF_TensorList<"T">:$output);
}

def TF_NoOp : TF_Op<"NoOp", "nothing; orders what its control edges connect", [], TF_Order>;

#endif // GRAPHC_DIALECTS_TF_OPS_CONTROLOPS_TD
