//===- TrainingOps.cpp - steps of optimizers ------------------------------===//

#include "dialects/tf/ops/TrainingOps.h"

#include "dialects/tf/ops/Families.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/TrainingOps.cpp.inc"

void graphc::tf::registerTrainingOps(TfDialect &dialect) {
  dialect.registerOps<
#define GET_OP_LIST
#include "dialects/tf/ops/TrainingOps.cpp.inc"
      >();
}
