//===- Families.cpp - the families of mirrored ops ------------------------===//

#include "dialects/tf/ops/Families.h"

void graphc::tf::registerOpFamilies(TfDialect &dialect) {
  registerActivationOps(dialect);
  registerArrayOps(dialect);
  registerBinaryOps(dialect);
  registerBoxOps(dialect);
  registerControlOps(dialect);
  registerConvOps(dialect);
  registerFakeQuantOps(dialect);
  registerFlowOps(dialect);
  registerFourierOps(dialect);
  registerHostOps(dialect);
  registerImageOps(dialect);
  registerIndexOps(dialect);
  registerIoOps(dialect);
  registerLayoutOps(dialect);
  registerLinalgOps(dialect);
  registerNnOps(dialect);
  registerParseOps(dialect);
  registerQuantizeOps(dialect);
  registerRaggedOps(dialect);
  registerRandomOps(dialect);
  registerReduceOps(dialect);
  registerRnnOps(dialect);
  registerSegmentOps(dialect);
  registerSparseOps(dialect);
  registerSparseTrainingOps(dialect);
  registerSpecialOps(dialect);
  registerStatelessRandomOps(dialect);
  registerStringOps(dialect);
  registerTableOps(dialect);
  registerTensorArrayOps(dialect);
  registerTensorListOps(dialect);
  registerTrainingOps(dialect);
  registerUnaryOps(dialect);
  registerVariableOps(dialect);
}
