//===- TrainingOps.td - steps of optimizers ----------------*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_TF_OPS_TRAININGOPS_TD
#define GRAPHC_DIALECTS_TF_OPS_TRAININGOPS_TD

include "dialects/tf/TfBase.td"

def TF_ApplyAdaMaxOp : TF_Op<"ApplyAdaMax", "one step of AdaMax", [], TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$var, TF_RefOf<"T">:$m, TF_RefOf<"T">:$v,
      TF_TensorOf<"T">:$beta1_power, TF_TensorOf<"T">:$lr, TF_TensorOf<"T">:$beta1,
      TF_TensorOf<"T">:$beta2, TF_TensorOf<"T">:$epsilon, TF_TensorOf<"T">:$grad);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Bool<"false">:$use_locking);
  let outputs = (outs TF_RefOf<"T">:$out);
}

def TF_ApplyAdadeltaOp : TF_Op<"ApplyAdadelta", "one step of Adadelta", [], TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$var, TF_RefOf<"T">:$accum, TF_RefOf<"T">:$accum_update,
      TF_TensorOf<"T">:$lr, TF_TensorOf<"T">:$rho, TF_TensorOf<"T">:$epsilon,
      TF_TensorOf<"T">:$grad);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Bool<"false">:$use_locking);
  let outputs = (outs TF_RefOf<"T">:$out);
}

def TF_ApplyAdagradOp : TF_Op<"ApplyAdagrad", "one step of Adagrad", [], TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$var, TF_RefOf<"T">:$accum, TF_TensorOf<"T">:$lr,
      TF_TensorOf<"T">:$grad);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Bool<"false">:$use_locking,
      TF_Bool<"true">:$update_slots);
  let outputs = (outs TF_RefOf<"T">:$out);
}

def TF_ApplyAdagradDAOp
    : TF_Op<"ApplyAdagradDA", "one step of Adagrad with dual averaging", [], TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$var, TF_RefOf<"T">:$gradient_accumulator,
      TF_RefOf<"T">:$gradient_squared_accumulator, TF_TensorOf<"T">:$grad, TF_TensorOf<"T">:$lr,
      TF_TensorOf<"T">:$l1, TF_TensorOf<"T">:$l2, TF_Tensor<DT_INT64>:$global_step);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Bool<"false">:$use_locking);
  let outputs = (outs TF_RefOf<"T">:$out);
}

def TF_ApplyAdagradV2Op
    : TF_Op<"ApplyAdagradV2", "one step of Adagrad with epsilon", [], TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$var, TF_RefOf<"T">:$accum, TF_TensorOf<"T">:$lr,
      TF_TensorOf<"T">:$epsilon, TF_TensorOf<"T">:$grad);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Bool<"false">:$use_locking,
      TF_Bool<"true">:$update_slots);
  let outputs = (outs TF_RefOf<"T">:$out);
}

def TF_ApplyAdamOp : TF_Op<"ApplyAdam", "one step of Adam", [], TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$var, TF_RefOf<"T">:$m, TF_RefOf<"T">:$v,
      TF_TensorOf<"T">:$beta1_power, TF_TensorOf<"T">:$beta2_power, TF_TensorOf<"T">:$lr,
      TF_TensorOf<"T">:$beta1, TF_TensorOf<"T">:$beta2, TF_TensorOf<"T">:$epsilon,
      TF_TensorOf<"T">:$grad);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Bool<"false">:$use_locking,
      TF_Bool<"false">:$use_nesterov);
  let outputs = (outs TF_RefOf<"T">:$out);
}

def TF_ApplyAddSignOp : TF_Op<"ApplyAddSign", "one step of AddSign", [], TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$var, TF_RefOf<"T">:$m, TF_TensorOf<"T">:$lr,
      TF_TensorOf<"T">:$alpha, TF_TensorOf<"T">:$sign_decay, TF_TensorOf<"T">:$beta,
      TF_TensorOf<"T">:$grad);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Bool<"false">:$use_locking);
  let outputs = (outs TF_RefOf<"T">:$out);
}

def TF_ApplyCenteredRMSPropOp
    : TF_Op<"ApplyCenteredRMSProp", "one step of centered RMSProp", [], TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$var, TF_RefOf<"T">:$mg, TF_RefOf<"T">:$ms, TF_RefOf<"T">:$mom,
      TF_TensorOf<"T">:$lr, TF_TensorOf<"T">:$rho, TF_TensorOf<"T">:$momentum,
      TF_TensorOf<"T">:$epsilon, TF_TensorOf<"T">:$grad);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Bool<"false">:$use_locking);
  let outputs = (outs TF_RefOf<"T">:$out);
}

def TF_ApplyFtrlOp : TF_Op<"ApplyFtrl", "one step of FTRL-proximal", [], TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$var, TF_RefOf<"T">:$accum, TF_RefOf<"T">:$linear,
      TF_TensorOf<"T">:$grad, TF_TensorOf<"T">:$lr, TF_TensorOf<"T">:$l1, TF_TensorOf<"T">:$l2,
      TF_TensorOf<"T">:$lr_power);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Bool<"false">:$use_locking,
      TF_Bool<"false">:$multiply_linear_by_lr);
  let outputs = (outs TF_RefOf<"T">:$out);
}

def TF_ApplyFtrlV2Op
    : TF_Op<"ApplyFtrlV2", "one step of FTRL-proximal with shrinkage", [], TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$var, TF_RefOf<"T">:$accum, TF_RefOf<"T">:$linear,
      TF_TensorOf<"T">:$grad, TF_TensorOf<"T">:$lr, TF_TensorOf<"T">:$l1, TF_TensorOf<"T">:$l2,
      TF_TensorOf<"T">:$l2_shrinkage, TF_TensorOf<"T">:$lr_power);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Bool<"false">:$use_locking,
      TF_Bool<"false">:$multiply_linear_by_lr);
  let outputs = (outs TF_RefOf<"T">:$out);
}

def TF_ApplyGradientDescentOp
    : TF_Op<"ApplyGradientDescent", "one step of gradient descent", [], TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$var, TF_TensorOf<"T">:$alpha, TF_TensorOf<"T">:$delta);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Bool<"false">:$use_locking);
  let outputs = (outs TF_RefOf<"T">:$out);
}

def TF_ApplyMomentumOp
    : TF_Op<"ApplyMomentum", "one step of gradient descent with momentum", [], TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$var, TF_RefOf<"T">:$accum, TF_TensorOf<"T">:$lr,
      TF_TensorOf<"T">:$grad, TF_TensorOf<"T">:$momentum);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Bool<"false">:$use_locking,
      TF_Bool<"false">:$use_nesterov);
  let outputs = (outs TF_RefOf<"T">:$out);
}

def TF_ApplyPowerSignOp : TF_Op<"ApplyPowerSign", "one step of PowerSign", [], TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$var, TF_RefOf<"T">:$m, TF_TensorOf<"T">:$lr,
      TF_TensorOf<"T">:$logbase, TF_TensorOf<"T">:$sign_decay, TF_TensorOf<"T">:$beta,
      TF_TensorOf<"T">:$grad);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Bool<"false">:$use_locking);
  let outputs = (outs TF_RefOf<"T">:$out);
}

def TF_ApplyProximalAdagradOp
    : TF_Op<"ApplyProximalAdagrad", "one step of proximal Adagrad", [], TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$var, TF_RefOf<"T">:$accum, TF_TensorOf<"T">:$lr,
      TF_TensorOf<"T">:$l1, TF_TensorOf<"T">:$l2, TF_TensorOf<"T">:$grad);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Bool<"false">:$use_locking);
  let outputs = (outs TF_RefOf<"T">:$out);
}

def TF_ApplyProximalGradientDescentOp
    : TF_Op<"ApplyProximalGradientDescent", "one step of proximal gradient descent", [],
            TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$var, TF_TensorOf<"T">:$alpha, TF_TensorOf<"T">:$l1,
      TF_TensorOf<"T">:$l2, TF_TensorOf<"T">:$delta);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Bool<"false">:$use_locking);
  let outputs = (outs TF_RefOf<"T">:$out);
}

def TF_ApplyRMSPropOp : TF_Op<"ApplyRMSProp", "one step of RMSProp", [], TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$var, TF_RefOf<"T">:$ms, TF_RefOf<"T">:$mom, TF_TensorOf<"T">:$lr,
      TF_TensorOf<"T">:$rho, TF_TensorOf<"T">:$momentum, TF_TensorOf<"T">:$epsilon,
      TF_TensorOf<"T">:$grad);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Bool<"false">:$use_locking);
  let outputs = (outs TF_RefOf<"T">:$out);
}

def TF_ResourceApplyAdaMaxOp
    : TF_Op<"ResourceApplyAdaMax", "one step of AdaMax on a resource", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$var, TF_Tensor<DT_RESOURCE>:$m,
      TF_Tensor<DT_RESOURCE>:$v, TF_TensorOf<"T">:$beta1_power, TF_TensorOf<"T">:$lr,
      TF_TensorOf<"T">:$beta1, TF_TensorOf<"T">:$beta2, TF_TensorOf<"T">:$epsilon,
      TF_TensorOf<"T">:$grad);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Bool<"false">:$use_locking);
}

def TF_ResourceApplyAdadeltaOp
    : TF_Op<"ResourceApplyAdadelta", "one step of Adadelta on a resource", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$var, TF_Tensor<DT_RESOURCE>:$accum,
      TF_Tensor<DT_RESOURCE>:$accum_update, TF_TensorOf<"T">:$lr, TF_TensorOf<"T">:$rho,
      TF_TensorOf<"T">:$epsilon, TF_TensorOf<"T">:$grad);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Bool<"false">:$use_locking);
}

def TF_ResourceApplyAdagradOp
    : TF_Op<"ResourceApplyAdagrad", "one step of Adagrad on a resource", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$var, TF_Tensor<DT_RESOURCE>:$accum,
      TF_TensorOf<"T">:$lr, TF_TensorOf<"T">:$grad);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Bool<"false">:$use_locking,
      TF_Bool<"true">:$update_slots);
}

def TF_ResourceApplyAdagradDAOp
    : TF_Op<"ResourceApplyAdagradDA", "one step of Adagrad with dual averaging on a resource", [],
            TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$var, TF_Tensor<DT_RESOURCE>:$gradient_accumulator,
      TF_Tensor<DT_RESOURCE>:$gradient_squared_accumulator, TF_TensorOf<"T">:$grad,
      TF_TensorOf<"T">:$lr, TF_TensorOf<"T">:$l1, TF_TensorOf<"T">:$l2,
      TF_Tensor<DT_INT64>:$global_step);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Bool<"false">:$use_locking);
}

def TF_ResourceApplyAdagradV2Op
    : TF_Op<"ResourceApplyAdagradV2", "one step of Adagrad with epsilon on a resource", [],
            TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$var, TF_Tensor<DT_RESOURCE>:$accum,
      TF_TensorOf<"T">:$lr, TF_TensorOf<"T">:$epsilon, TF_TensorOf<"T">:$grad);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Bool<"false">:$use_locking,
      TF_Bool<"true">:$update_slots);
}

def TF_ResourceApplyAdamOp
    : TF_Op<"ResourceApplyAdam", "one step of Adam on a resource", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$var, TF_Tensor<DT_RESOURCE>:$m,
      TF_Tensor<DT_RESOURCE>:$v, TF_TensorOf<"T">:$beta1_power, TF_TensorOf<"T">:$beta2_power,
      TF_TensorOf<"T">:$lr, TF_TensorOf<"T">:$beta1, TF_TensorOf<"T">:$beta2,
      TF_TensorOf<"T">:$epsilon, TF_TensorOf<"T">:$grad);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Bool<"false">:$use_locking,
      TF_Bool<"false">:$use_nesterov);
}

def TF_ResourceApplyAdamWithAmsgradOp
    : TF_Op<"ResourceApplyAdamWithAmsgrad", "one step of AMSGrad on a resource", [],
            TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$var, TF_Tensor<DT_RESOURCE>:$m,
      TF_Tensor<DT_RESOURCE>:$v, TF_Tensor<DT_RESOURCE>:$vhat, TF_TensorOf<"T">:$beta1_power,
      TF_TensorOf<"T">:$beta2_power, TF_TensorOf<"T">:$lr, TF_TensorOf<"T">:$beta1,
      TF_TensorOf<"T">:$beta2, TF_TensorOf<"T">:$epsilon, TF_TensorOf<"T">:$grad);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Bool<"false">:$use_locking);
}

def TF_ResourceApplyAddSignOp
    : TF_Op<"ResourceApplyAddSign", "one step of AddSign on a resource", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$var, TF_Tensor<DT_RESOURCE>:$m, TF_TensorOf<"T">:$lr,
      TF_TensorOf<"T">:$alpha, TF_TensorOf<"T">:$sign_decay, TF_TensorOf<"T">:$beta,
      TF_TensorOf<"T">:$grad);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Bool<"false">:$use_locking);
}

def TF_ResourceApplyCenteredRMSPropOp
    : TF_Op<"ResourceApplyCenteredRMSProp", "one step of centered RMSProp on a resource", [],
            TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$var, TF_Tensor<DT_RESOURCE>:$mg,
      TF_Tensor<DT_RESOURCE>:$ms, TF_Tensor<DT_RESOURCE>:$mom, TF_TensorOf<"T">:$lr,
      TF_TensorOf<"T">:$rho, TF_TensorOf<"T">:$momentum, TF_TensorOf<"T">:$epsilon,
      TF_TensorOf<"T">:$grad);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Bool<"false">:$use_locking);
}

def TF_ResourceApplyFtrlOp
    : TF_Op<"ResourceApplyFtrl", "one step of FTRL-proximal on a resource", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$var, TF_Tensor<DT_RESOURCE>:$accum,
      TF_Tensor<DT_RESOURCE>:$linear, TF_TensorOf<"T">:$grad, TF_TensorOf<"T">:$lr,
      TF_TensorOf<"T">:$l1, TF_TensorOf<"T">:$l2, TF_TensorOf<"T">:$lr_power);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Bool<"false">:$use_locking,
      TF_Bool<"false">:$multiply_linear_by_lr);
}

def TF_ResourceApplyFtrlV2Op
    : TF_Op<"ResourceApplyFtrlV2", "one step of FTRL-proximal with shrinkage on a resource", [],
            TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$var, TF_Tensor<DT_RESOURCE>:$accum,
      TF_Tensor<DT_RESOURCE>:$linear, TF_TensorOf<"T">:$grad, TF_TensorOf<"T">:$lr,
      TF_TensorOf<"T">:$l1, TF_TensorOf<"T">:$l2, TF_TensorOf<"T">:$l2_shrinkage,
      TF_TensorOf<"T">:$lr_power);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Bool<"false">:$use_locking,
      TF_Bool<"false">:$multiply_linear_by_lr);
}

def TF_ResourceApplyGradientDescentOp
    : TF_Op<"ResourceApplyGradientDescent", "one step of gradient descent on a resource", [],
            TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$var, TF_TensorOf<"T">:$alpha, TF_TensorOf<"T">:$delta);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Bool<"false">:$use_locking);
}

def TF_ResourceApplyKerasMomentumOp
    : TF_Op<"ResourceApplyKerasMomentum", "one step of Keras's momentum on a resource", [],
            TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$var, TF_Tensor<DT_RESOURCE>:$accum,
      TF_TensorOf<"T">:$lr, TF_TensorOf<"T">:$grad, TF_TensorOf<"T">:$momentum);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Bool<"false">:$use_locking,
      TF_Bool<"false">:$use_nesterov);
}

def TF_ResourceApplyMomentumOp
    : TF_Op<"ResourceApplyMomentum", "one step of gradient descent with momentum on a resource", [],
            TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$var, TF_Tensor<DT_RESOURCE>:$accum,
      TF_TensorOf<"T">:$lr, TF_TensorOf<"T">:$grad, TF_TensorOf<"T">:$momentum);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Bool<"false">:$use_locking,
      TF_Bool<"false">:$use_nesterov);
}

def TF_ResourceApplyPowerSignOp
    : TF_Op<"ResourceApplyPowerSign", "one step of PowerSign on a resource", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$var, TF_Tensor<DT_RESOURCE>:$m, TF_TensorOf<"T">:$lr,
      TF_TensorOf<"T">:$logbase, TF_TensorOf<"T">:$sign_decay, TF_TensorOf<"T">:$beta,
      TF_TensorOf<"T">:$grad);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Bool<"false">:$use_locking);
}

def TF_ResourceApplyProximalAdagradOp
    : TF_Op<"ResourceApplyProximalAdagrad", "one step of proximal Adagrad on a resource", [],
            TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$var, TF_Tensor<DT_RESOURCE>:$accum,
      TF_TensorOf<"T">:$lr, TF_TensorOf<"T">:$l1, TF_TensorOf<"T">:$l2, TF_TensorOf<"T">:$grad);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Bool<"false">:$use_locking);
}

def TF_ResourceApplyProximalGradientDescentOp
    : TF_Op<"ResourceApplyProximalGradientDescent",
            "one step of proximal gradient descent on a resource", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$var, TF_TensorOf<"T">:$alpha, TF_TensorOf<"T">:$l1,
      TF_TensorOf<"T">:$l2, TF_TensorOf<"T">:$delta);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Bool<"false">:$use_locking);
}

def TF_ResourceApplyRMSPropOp
    : TF_Op<"ResourceApplyRMSProp", "one step of RMSProp on a resource", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$var, TF_Tensor<DT_RESOURCE>:$ms,
      TF_Tensor<DT_RESOURCE>:$mom, TF_TensorOf<"T">:$lr, TF_TensorOf<"T">:$rho,
      TF_TensorOf<"T">:$momentum, TF_TensorOf<"T">:$epsilon, TF_TensorOf<"T">:$grad);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Bool<"false">:$use_locking);
}

#endif // GRAPHC_DIALECTS_TF_OPS_TRAININGOPS_TD
