// Estimates how far results may differ from a reference by rounding alone.

#include "Tolerance.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Transforms/RegionUtils.h"

#include <cmath>

using namespace mlir;

/// Returns the relative error of rounding to `type`, half the distance between neighbours; 0 if it is no float type.
static double getUnitRoundoff(Type type) {
  auto floatType = dyn_cast<FloatType>(type);
  return floatType ? std::ldexp(1.0, -static_cast<int>(floatType.getFPMantissaWidth())) : 0;
}

/// The estimated rounding error of a value, and the largest unit roundoff on the way to it.
struct RoundingError {
  double sum = 0, largest = 0;

  void merge(const RoundingError &other) {
    sum = std::max(sum, other.sum);
    largest = std::max(largest, other.largest);
  }
};

/// Returns the error that `op` adds. Rounding errors have random signs, so the sum of n of them grows as the root of n.
static RoundingError getOwnError(linalg::GenericOp op) {
  RoundingError error;
  int64_t roundings = 0;
  for (Operation &inner : *op.getBody())
    for (Type type : inner.getResultTypes())
      if (double roundoff = getUnitRoundoff(type); roundoff != 0) {
        error.largest = std::max(error.largest, roundoff);
        ++roundings;
      }
  error.sum = error.largest * std::sqrt(static_cast<double>(roundings));
  double terms = 1;
  for (auto [size, kind] : llvm::zip_equal(op.getStaticLoopRanges(), op.getIteratorTypesArray()))
    if (kind == utils::IteratorType::reduction)
      terms *= static_cast<double>(size);
  if (terms > 1) {
    // Sums of narrow floats accumulate in f32.
    double accumulator = std::min(error.largest, std::ldexp(1.0, -24));
    error.sum += accumulator * std::sqrt(terms);
  }
  return error;
}

SmallVector<double> tp25d::estimateTolerances(func::FuncOp function) {
  DenseMap<Value, RoundingError> errors;
  Block &body = function.getBody().front();
  for (BlockArgument argument : body.getArguments())
    errors[argument].largest = getUnitRoundoff(getElementTypeOrSelf(argument.getType()));
  for (Operation &op : body.without_terminator()) {
    llvm::SetVector<Value> read(op.operand_begin(), op.operand_end());
    getUsedValuesDefinedAbove(op.getRegions(), read);
    RoundingError error;
    for (Value value : read)
      error.merge(errors.lookup(value));
    if (auto generic = dyn_cast<linalg::GenericOp>(op)) {
      RoundingError own = getOwnError(generic);
      error.sum += own.sum;
      error.largest = std::max(error.largest, own.largest);
    }
    for (Value result : op.getResults())
      errors[result] = error;
  }
  // Where terms cancel, the error of a result is larger than its size suggests. Models that compute in less than f64
  // get a margin for that, the usual tolerance of f32.
  constexpr double room = 8, ofDouble = 1e-10, ofSingle = 1e-4;
  return llvm::map_to_vector(body.getTerminator()->getOperands(), [&](Value result) {
    RoundingError error = errors.lookup(result);
    if (error.largest == 0)
      return 0.0;
    bool isDouble = error.largest <= std::ldexp(1.0, -53);
    return std::max(isDouble ? ofDouble : ofSingle, room * error.sum);
  });
}

double tp25d::countScalarOperations(func::FuncOp function) {
  double count = 0;
  function.walk([&](linalg::GenericOp op) {
    double iterations = 1;
    for (int64_t size : op.getStaticLoopRanges())
      iterations *= static_cast<double>(size);
    count += iterations * static_cast<double>(std::max<size_t>(1, op.getBody()->getOperations().size() - 1));
  });
  return count;
}
