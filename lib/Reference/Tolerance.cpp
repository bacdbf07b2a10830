// How far results may be from a reference by rounding alone.

#include "Tolerance.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Transforms/RegionUtils.h"

#include <cmath>

using namespace mlir;

/// The relative error of rounding to `type`: half the distance of neighbours, and 0 for what is not a float.
static double getUnitRoundoff(Type type) {
  auto floatType = dyn_cast<FloatType>(type);
  return floatType ? std::ldexp(1.0, -static_cast<int>(floatType.getFPMantissaWidth())) : 0;
}

/// What rounding has added up to on the way to a value, and the largest single rounding there.
struct RoundingError {
  double sum = 0, largest = 0;

  void merge(const RoundingError &other) {
    sum = std::max(sum, other.sum);
    largest = std::max(largest, other.largest);
  }
};

/// What `op` adds: rounding errors point anywhere, so n of them grow as the root of n.
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
    // Sums of narrow floats are kept in f32.
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
  // Results of cancelling terms have a larger error than their size tells; models that compute with less than f64 are
  // given room for it, as much as users of f32 expect.
  constexpr double room = 4, ofDouble = 1e-10, ofSingle = 1e-4;
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
