// The order in which a training takes its samples.

#ifndef TP25D_LIB_RUN_SAMPLEORDER_H
#define TP25D_LIB_RUN_SAMPLEORDER_H

#include "llvm/ADT/ArrayRef.h"

#include <cstdint>
#include <vector>

namespace tp25d {

/// Takes all samples once an epoch, in batches, in an order that depends only on the seed and the epoch's number.
class SampleOrder {
public:
  SampleOrder(int64_t samples, int64_t batch, uint64_t seed) : samples(samples), batch(batch), seed(seed) {}

  int64_t getStepsPerEpoch() const;
  /// Returns the samples of a training step, which are numbered from 0. They are valid until those of another epoch are
  /// requested.
  llvm::ArrayRef<int64_t> getBatch(int64_t step);

private:
  int64_t samples, batch;
  uint64_t seed;
  int64_t epoch = -1; // that `order` is of
  std::vector<int64_t> order;
};

} // namespace tp25d

#endif // TP25D_LIB_RUN_SAMPLEORDER_H
