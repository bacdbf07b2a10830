// Grad: finds a model's function and sets its results.

#include "Signature.h"

#include "tp25d/Dialect/Stages.h"
#include "tp25d/Import/Passes.h"

using namespace mlir;

namespace tp25d {

FailureOr<func::FuncOp> getOnlyFunction(ModuleOp module) {
  if (failed(checkTaken(module, {Stage::Import, Stage::Shard}, "the Grad stage")))
    return failure();
  SmallVector<func::FuncOp> functions(module.getOps<func::FuncOp>());
  if (functions.size() != 1 || !functions.front().getBody().hasOneBlock())
    return module.emitError("a model is one function without control flow; tp25d-import makes it so");
  if (failed(checkModel(functions.front())))
    return failure();
  return functions.front();
}

LogicalResult setResults(func::FuncOp function, ArrayRef<Value> results) {
  function.getBody().front().getTerminator()->setOperands(results);
  if (failed(function.eraseResults(llvm::BitVector(function.getNumResults(), true))))
    return failure();
  for (auto [i, result] : llvm::enumerate(results))
    if (failed(function.insertResult(i, result.getType(), {})))
      return failure();
  return success();
}

} // namespace tp25d
