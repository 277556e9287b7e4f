//===- SparseTrainingOps.td - steps of optimizers on some rows -*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_TF_OPS_SPARSETRAININGOPS_TD
#define GRAPHC_DIALECTS_TF_OPS_SPARSETRAININGOPS_TD

include "dialects/tf/TfBase.td"

def TF_ResourceSparseApplyAdadeltaOp
    : TF_Op<"ResourceSparseApplyAdadelta", "one step of Adadelta on rows of a resource", [],
            TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$var, TF_Tensor<DT_RESOURCE>:$accum,
      TF_Tensor<DT_RESOURCE>:$accum_update, TF_TensorOf<"T">:$lr, TF_TensorOf<"T">:$rho,
      TF_TensorOf<"T">:$epsilon, TF_TensorOf<"T">:$grad, TF_TensorOf<"Tindices">:$indices);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_Bool<"false">:$use_locking);
}

def TF_ResourceSparseApplyAdagradOp
    : TF_Op<"ResourceSparseApplyAdagrad", "one step of Adagrad on rows of a resource", [],
            TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$var, TF_Tensor<DT_RESOURCE>:$accum,
      TF_TensorOf<"T">:$lr, TF_TensorOf<"T">:$grad, TF_TensorOf<"Tindices">:$indices);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_Bool<"false">:$use_locking, TF_Bool<"true">:$update_slots);
}

def TF_ResourceSparseApplyAdagradDAOp
    : TF_Op<"ResourceSparseApplyAdagradDA",
            "one step of Adagrad with dual averaging on rows of a resource", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$var, TF_Tensor<DT_RESOURCE>:$gradient_accumulator,
      TF_Tensor<DT_RESOURCE>:$gradient_squared_accumulator, TF_TensorOf<"T">:$grad,
      TF_TensorOf<"Tindices">:$indices, TF_TensorOf<"T">:$lr, TF_TensorOf<"T">:$l1,
      TF_TensorOf<"T">:$l2, TF_Tensor<DT_INT64>:$global_step);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_Bool<"false">:$use_locking);
}

def TF_ResourceSparseApplyAdagradV2Op
    : TF_Op<"ResourceSparseApplyAdagradV2",
            "one step of Adagrad with epsilon on rows of a resource", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$var, TF_Tensor<DT_RESOURCE>:$accum,
      TF_TensorOf<"T">:$lr, TF_TensorOf<"T">:$epsilon, TF_TensorOf<"T">:$grad,
      TF_TensorOf<"Tindices">:$indices);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_Bool<"false">:$use_locking, TF_Bool<"true">:$update_slots);
}

def TF_ResourceSparseApplyCenteredRMSPropOp
    : TF_Op<"ResourceSparseApplyCenteredRMSProp",
            "one step of centered RMSProp on rows of a resource", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$var, TF_Tensor<DT_RESOURCE>:$mg,
      TF_Tensor<DT_RESOURCE>:$ms, TF_Tensor<DT_RESOURCE>:$mom, TF_TensorOf<"T">:$lr,
      TF_TensorOf<"T">:$rho, TF_TensorOf<"T">:$momentum, TF_TensorOf<"T">:$epsilon,
      TF_TensorOf<"T">:$grad, TF_TensorOf<"Tindices">:$indices);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_Bool<"false">:$use_locking);
}

def TF_ResourceSparseApplyFtrlOp
    : TF_Op<"ResourceSparseApplyFtrl", "one step of FTRL-proximal on rows of a resource", [],
            TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$var, TF_Tensor<DT_RESOURCE>:$accum,
      TF_Tensor<DT_RESOURCE>:$linear, TF_TensorOf<"T">:$grad, TF_TensorOf<"Tindices">:$indices,
      TF_TensorOf<"T">:$lr, TF_TensorOf<"T">:$l1, TF_TensorOf<"T">:$l2, TF_TensorOf<"T">:$lr_power);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_Bool<"false">:$use_locking, TF_Bool<"false">:$multiply_linear_by_lr);
}

def TF_ResourceSparseApplyFtrlV2Op
    : TF_Op<"ResourceSparseApplyFtrlV2",
            "one step of FTRL-proximal with shrinkage on rows of a resource", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$var, TF_Tensor<DT_RESOURCE>:$accum,
      TF_Tensor<DT_RESOURCE>:$linear, TF_TensorOf<"T">:$grad, TF_TensorOf<"Tindices">:$indices,
      TF_TensorOf<"T">:$lr, TF_TensorOf<"T">:$l1, TF_TensorOf<"T">:$l2,
      TF_TensorOf<"T">:$l2_shrinkage, TF_TensorOf<"T">:$lr_power);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_Bool<"false">:$use_locking, TF_Bool<"false">:$multiply_linear_by_lr);
}

def TF_ResourceSparseApplyKerasMomentumOp
    : TF_Op<"ResourceSparseApplyKerasMomentum",
            "one step of Keras's momentum on rows of a resource", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$var, TF_Tensor<DT_RESOURCE>:$accum,
      TF_TensorOf<"T">:$lr, TF_TensorOf<"T">:$grad, TF_TensorOf<"Tindices">:$indices,
      TF_TensorOf<"T">:$momentum);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_Bool<"false">:$use_locking, TF_Bool<"false">:$use_nesterov);
}

def TF_ResourceSparseApplyMomentumOp
    : TF_Op<"ResourceSparseApplyMomentum", "one step of momentum on rows of a resource", [],
            TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$var, TF_Tensor<DT_RESOURCE>:$accum,
      TF_TensorOf<"T">:$lr, TF_TensorOf<"T">:$grad, TF_TensorOf<"Tindices">:$indices,
      TF_TensorOf<"T">:$momentum);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_Bool<"false">:$use_locking, TF_Bool<"false">:$use_nesterov);
}

def TF_ResourceSparseApplyProximalAdagradOp
    : TF_Op<"ResourceSparseApplyProximalAdagrad",
            "one step of proximal Adagrad on rows of a resource", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$var, TF_Tensor<DT_RESOURCE>:$accum,
      TF_TensorOf<"T">:$lr, TF_TensorOf<"T">:$l1, TF_TensorOf<"T">:$l2, TF_TensorOf<"T">:$grad,
      TF_TensorOf<"Tindices">:$indices);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_Bool<"false">:$use_locking);
}

def TF_ResourceSparseApplyProximalGradientDescentOp
    : TF_Op<"ResourceSparseApplyProximalGradientDescent",
            "one step of proximal descent on rows of a resource", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$var, TF_TensorOf<"T">:$alpha, TF_TensorOf<"T">:$l1,
      TF_TensorOf<"T">:$l2, TF_TensorOf<"T">:$grad, TF_TensorOf<"Tindices">:$indices);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_Bool<"false">:$use_locking);
}

def TF_ResourceSparseApplyRMSPropOp
    : TF_Op<"ResourceSparseApplyRMSProp", "one step of RMSProp on rows of a resource", [],
            TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$var, TF_Tensor<DT_RESOURCE>:$ms,
      TF_Tensor<DT_RESOURCE>:$mom, TF_TensorOf<"T">:$lr, TF_TensorOf<"T">:$rho,
      TF_TensorOf<"T">:$momentum, TF_TensorOf<"T">:$epsilon, TF_TensorOf<"T">:$grad,
      TF_TensorOf<"Tindices">:$indices);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_Bool<"false">:$use_locking);
}

def TF_SparseApplyAdadeltaOp
    : TF_Op<"SparseApplyAdadelta", "one step of Adadelta on rows", [], TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$var, TF_RefOf<"T">:$accum, TF_RefOf<"T">:$accum_update,
      TF_TensorOf<"T">:$lr, TF_TensorOf<"T">:$rho, TF_TensorOf<"T">:$epsilon,
      TF_TensorOf<"T">:$grad, TF_TensorOf<"Tindices">:$indices);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_Bool<"false">:$use_locking);
  let outputs = (outs TF_RefOf<"T">:$out);
}

def TF_SparseApplyAdagradOp
    : TF_Op<"SparseApplyAdagrad", "one step of Adagrad on rows", [], TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$var, TF_RefOf<"T">:$accum, TF_TensorOf<"T">:$lr,
      TF_TensorOf<"T">:$grad, TF_TensorOf<"Tindices">:$indices);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_Bool<"false">:$use_locking, TF_Bool<"true">:$update_slots);
  let outputs = (outs TF_RefOf<"T">:$out);
}

def TF_SparseApplyAdagradDAOp
    : TF_Op<"SparseApplyAdagradDA", "one step of Adagrad with dual averaging on rows", [],
            TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$var, TF_RefOf<"T">:$gradient_accumulator,
      TF_RefOf<"T">:$gradient_squared_accumulator, TF_TensorOf<"T">:$grad,
      TF_TensorOf<"Tindices">:$indices, TF_TensorOf<"T">:$lr, TF_TensorOf<"T">:$l1,
      TF_TensorOf<"T">:$l2, TF_Tensor<DT_INT64>:$global_step);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_Bool<"false">:$use_locking);
  let outputs = (outs TF_RefOf<"T">:$out);
}

def TF_SparseApplyAdagradV2Op
    : TF_Op<"SparseApplyAdagradV2", "one step of Adagrad with epsilon on rows", [], TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$var, TF_RefOf<"T">:$accum, TF_TensorOf<"T">:$lr,
      TF_TensorOf<"T">:$epsilon, TF_TensorOf<"T">:$grad, TF_TensorOf<"Tindices">:$indices);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_Bool<"false">:$use_locking, TF_Bool<"true">:$update_slots);
  let outputs = (outs TF_RefOf<"T">:$out);
}

def TF_SparseApplyCenteredRMSPropOp
    : TF_Op<"SparseApplyCenteredRMSProp", "one step of centered RMSProp on rows", [],
            TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$var, TF_RefOf<"T">:$mg, TF_RefOf<"T">:$ms, TF_RefOf<"T">:$mom,
      TF_TensorOf<"T">:$lr, TF_TensorOf<"T">:$rho, TF_TensorOf<"T">:$momentum,
      TF_TensorOf<"T">:$epsilon, TF_TensorOf<"T">:$grad, TF_TensorOf<"Tindices">:$indices);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_Bool<"false">:$use_locking);
  let outputs = (outs TF_RefOf<"T">:$out);
}

def TF_SparseApplyFtrlOp
    : TF_Op<"SparseApplyFtrl", "one step of FTRL-proximal on rows", [], TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$var, TF_RefOf<"T">:$accum, TF_RefOf<"T">:$linear,
      TF_TensorOf<"T">:$grad, TF_TensorOf<"Tindices">:$indices, TF_TensorOf<"T">:$lr,
      TF_TensorOf<"T">:$l1, TF_TensorOf<"T">:$l2, TF_TensorOf<"T">:$lr_power);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_Bool<"false">:$use_locking, TF_Bool<"false">:$multiply_linear_by_lr);
  let outputs = (outs TF_RefOf<"T">:$out);
}

def TF_SparseApplyFtrlV2Op
    : TF_Op<"SparseApplyFtrlV2", "one step of FTRL-proximal with shrinkage on rows", [],
            TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$var, TF_RefOf<"T">:$accum, TF_RefOf<"T">:$linear,
      TF_TensorOf<"T">:$grad, TF_TensorOf<"Tindices">:$indices, TF_TensorOf<"T">:$lr,
      TF_TensorOf<"T">:$l1, TF_TensorOf<"T">:$l2, TF_TensorOf<"T">:$l2_shrinkage,
      TF_TensorOf<"T">:$lr_power);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_Bool<"false">:$use_locking, TF_Bool<"false">:$multiply_linear_by_lr);
  let outputs = (outs TF_RefOf<"T">:$out);
}

def TF_SparseApplyMomentumOp
    : TF_Op<"SparseApplyMomentum", "one step of momentum on rows", [], TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$var, TF_RefOf<"T">:$accum, TF_TensorOf<"T">:$lr,
      TF_TensorOf<"T">:$grad, TF_TensorOf<"Tindices">:$indices, TF_TensorOf<"T">:$momentum);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_Bool<"false">:$use_locking, TF_Bool<"false">:$use_nesterov);
  let outputs = (outs TF_RefOf<"T">:$out);
}

def TF_SparseApplyProximalAdagradOp
    : TF_Op<"SparseApplyProximalAdagrad", "one step of proximal Adagrad on rows", [],
            TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$var, TF_RefOf<"T">:$accum, TF_TensorOf<"T">:$lr,
      TF_TensorOf<"T">:$l1, TF_TensorOf<"T">:$l2, TF_TensorOf<"T">:$grad,
      TF_TensorOf<"Tindices">:$indices);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_Bool<"false">:$use_locking);
  let outputs = (outs TF_RefOf<"T">:$out);
}

def TF_SparseApplyProximalGradientDescentOp
    : TF_Op<"SparseApplyProximalGradientDescent", "one step of proximal descent on rows", [],
            TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$var, TF_TensorOf<"T">:$alpha, TF_TensorOf<"T">:$l1,
      TF_TensorOf<"T">:$l2, TF_TensorOf<"T">:$grad, TF_TensorOf<"Tindices">:$indices);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_Bool<"false">:$use_locking);
  let outputs = (outs TF_RefOf<"T">:$out);
}

def TF_SparseApplyRMSPropOp
    : TF_Op<"SparseApplyRMSProp", "one step of RMSProp on rows", [], TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$var, TF_RefOf<"T">:$ms, TF_RefOf<"T">:$mom, TF_TensorOf<"T">:$lr,
      TF_TensorOf<"T">:$rho, TF_TensorOf<"T">:$momentum, TF_TensorOf<"T">:$epsilon,
      TF_TensorOf<"T">:$grad, TF_TensorOf<"Tindices">:$indices);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_Bool<"false">:$use_locking);
  let outputs = (outs TF_RefOf<"T">:$out);
}

#endif // GRAPHC_DIALECTS_TF_OPS_SPARSETRAININGOPS_TD
