// Evaluates all validation samples, batch by batch in their order.

#include "Validation.h"

#include "Processes.h"
#include "tp25d/Run/Training.h"
#include "llvm/ADT/Sequence.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/FormatVariadic.h"

#include <algorithm>

namespace tp25d {

llvm::Expected<std::optional<BatchResults>> validate(BatchRunner &evaluation, int64_t step, ProgressLine &progress) {
  const int64_t count = evaluation.getSamples().count(), size = evaluation.getSamples().batch();
  const int64_t batches = countSteps(count, size);
  auto load = [&](int64_t batch) -> llvm::Error {
    if (batch == batches)
      return llvm::Error::success();
    return evaluation.load(llvm::to_vector(llvm::seq(batch * size, std::min((batch + 1) * size, count))));
  };
  if (llvm::Error error = agree(load(0)))
    return error;
  BatchResults sum;
  for (int64_t batch = 0; batch < batches; ++batch) {
    auto results = evaluation.run([&] { return load(batch + 1); });
    if (!results)
      return results.takeError();
    if (llvm::Error error =
            checkLoss(results->loss, "the validation loss after", step, ", or the samples are no numbers"))
      return error;
    if (evaluation.getSignal())
      return std::nullopt;
    sum.add(*results);
    progress.show(llvm::formatv("validation: batch {0} of {1}", batch + 1, batches).str());
  }
  return sum;
}

} // namespace tp25d
