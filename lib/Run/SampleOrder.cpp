// Draws the order of an epoch's samples, and divides it into batches.

#include "SampleOrder.h"

#include "tp25d/Run/Training.h"
#include "tp25d/TensorFile/Random.h"

namespace tp25d {

/// Random stream of the order of an epoch's samples, which no tensor is drawn from.
constexpr uint64_t shuffleStream = uint64_t(1) << 63;

int64_t SampleOrder::getStepsPerEpoch() const { return countSteps(samples, batch); }

llvm::ArrayRef<int64_t> SampleOrder::getBatch(int64_t step) {
  const int64_t stepsPerEpoch = getStepsPerEpoch();
  if (epoch != step / stepsPerEpoch) {
    epoch = step / stepsPerEpoch;
    order = drawPermutation(samples, seed, shuffleStream | static_cast<uint64_t>(epoch));
  }
  return llvm::ArrayRef(order).drop_front(step % stepsPerEpoch * batch).take_front(batch);
}

} // namespace tp25d
