// Bufferize: writes next values of parameters over the parameters.

#include "mlir/Dialect/Bufferization/IR/BufferizableOpInterface.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "tp25d/Bufferize/Passes.h"
#include "tp25d/Dialect/Parameters.h"

using namespace mlir;

namespace tp25d {
#define GEN_PASS_DEF_UPDATEINPLACE
#include "tp25d/Bufferize/Passes.h.inc"
} // namespace tp25d

/// Returns the arguments of the function that `tensor` can be in the memory of: views, and results of operations that
/// write to their operands.
static SmallPtrSet<Value, 4> getPossibleRoots(Value tensor, const bufferization::AnalysisState &state) {
  SmallPtrSet<Value, 4> roots;
  llvm::SetVector<Value> values;
  values.insert(tensor);
  for (size_t i = 0; i < values.size(); ++i) {
    Value value = values[i];
    if (isa<BlockArgument>(value))
      roots.insert(value);
    else
      for (const bufferization::AliasingOpOperand &alias : state.getAliasingOpOperands(value))
        values.insert(alias.opOperand->get());
  }
  return roots;
}

namespace {

struct UpdateInPlace : tp25d::impl::UpdateInPlaceBase<UpdateInPlace> {
  void runOnOperation() override {
    for (func::FuncOp function : getOperation().getOps<func::FuncOp>())
      if (function.getBody().hasOneBlock())
        materialize(function);
  }

  static void materialize(func::FuncOp function) {
    Operation *terminator = function.getBody().front().getTerminator();
    OpBuilder builder(terminator);
    // The parameter that each result updates, or null.
    SmallVector<BlockArgument> updated;
    for (unsigned result = 0; result < terminator->getNumOperands(); ++result) {
      updated.push_back(tp25d::findUpdatedParameter(function, result));
      if (updated.back())
        function.setArgAttr(updated.back().getArgNumber(), tp25d::updatedAttrName, builder.getUnitAttr());
    }
    // What is returned is read after all parameters have their next values. So what can be in a parameter's memory
    // leaves it first, unless it is that parameter's next value.
    SmallPtrSet<Value, 4> parameters, nextValues;
    for (auto [value, parameter] : llvm::zip_equal(terminator->getOperands(), updated))
      if (parameter) {
        parameters.insert(parameter);
        nextValues.insert(value);
      }
    bufferization::BufferizationOptions options;
    bufferization::AnalysisState state(options);
    for (auto [result, parameter] : llvm::zip_equal(terminator->getOpOperands(), updated)) {
      Value value = result.get();
      if (value == parameter || (!parameter && nextValues.contains(value)))
        continue;
      SmallPtrSet<Value, 4> roots = getPossibleRoots(value, state);
      roots.erase(parameter);
      if (llvm::none_of(roots, [&](Value root) { return parameters.contains(root); }))
        continue;
      Value copy = bufferization::AllocTensorOp::create(builder, value.getLoc(),
                                                        cast<RankedTensorType>(value.getType()), ValueRange(), value);
      value.replaceUsesWithIf(copy, [&](OpOperand &use) {
        return use.getOwner() == terminator && value != updated[use.getOperandNumber()];
      });
    }
    for (auto [result, parameter] : llvm::zip_equal(terminator->getOpOperands(), updated)) {
      if (!parameter || result.get() == parameter) // a parameter that keeps its value
        continue;
      Value next = result.get();
      Value there = bufferization::MaterializeInDestinationOp::create(builder, next.getLoc(), next.getType(), next,
                                                                      Value(parameter))
                        .getResult();
      // Whoever else returns the value reads it there, too: the producer has no other place to write it to.
      next.replaceUsesWithIf(there, [&](OpOperand &use) { return use.getOwner() == terminator; });
    }
  }
};

} // namespace
