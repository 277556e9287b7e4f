#include "dialects/plan/PlanDialect.h"

#include "mlir/IR/DialectImplementation.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace graphc::plan;

#include "dialects/plan/PlanDialect.cpp.inc"

#define GET_TYPEDEF_CLASSES
#include "dialects/plan/PlanDialectTypes.cpp.inc"

#include "dialects/plan/PlanOpsInterfaces.cpp.inc"

#define GET_OP_CLASSES
#include "dialects/plan/PlanOps.cpp.inc"

namespace graphc::plan {

void PlanDialect::initialize() {
  addTypes<
#define GET_TYPEDEF_LIST
#include "dialects/plan/PlanDialectTypes.cpp.inc"
      >();
  addOperations<
#define GET_OP_LIST
#include "dialects/plan/PlanOps.cpp.inc"
      >();
}

LogicalResult ProgramOp::verify() {
  for (Operation &op : getBody().front())
    if (op.getNumResults() == 0 && !isa<Instruction>(op))
      return op.emitOpError(
          "is neither a buffer nor an instruction; a plan.program holds nothing else");
  return success();
}

} // namespace graphc::plan
