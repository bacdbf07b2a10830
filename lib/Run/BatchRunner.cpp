// Runs programs on batches, and exchanges results, failures and signals among all processes.

#include "BatchRunner.h"

#include "Processes.h"
#include "TrainingPrograms.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tp25d {

llvm::Error BatchRunner::createDevices(const tp25d_options &options) {
  auto created = Devices::create(*program, options);
  if (llvm::Error error = agree(created.takeError()))
    return error;
  devices = std::move(*created);
  return llvm::Error::success();
}

llvm::Expected<BatchResults> BatchRunner::run(llvm::function_ref<llvm::Error()> next) {
  // The information that processes exchange after every run.
  struct Progress {
    int64_t signal, hasFailed;
    std::array<double, trainingResultCount> results; // valid in the first process only; 0 for missing ones
  };
  // If this fails in one of several processes, the runtime ends all of them.
  if (llvm::Error error = devices.run())
    return error;
  Progress mine = {};
  auto finish = [&]() -> llvm::Error {
    for (auto [number, value] : llvm::enumerate(mine.results)) {
      int64_t result = findResult(*program, static_cast<int64_t>(number));
      if (result < 0)
        continue;
      auto keep = [&value = value](llvm::ArrayRef<int64_t>, llvm::ArrayRef<int64_t>, const void *block) {
        value = *static_cast<const float *>(block);
        return llvm::Error::success();
      };
      if (llvm::Error error = devices.store(result, keep))
        return error;
    }
    return next();
  };
  llvm::Error error = finish();
  mine.hasFailed = static_cast<bool>(error);
  mine.signal = tp25d_caught_signal();
  auto all = exchange(mine);
  if (!all)
    return llvm::joinErrors(all.takeError(), std::move(error));
  if (llvm::any_of(*all, [](const Progress &progress) { return progress.hasFailed; }))
    return agree(std::move(error));
  llvm::consumeError(std::move(error)); // it is success
  for (const Progress &progress : *all)
    signal = std::max(signal, progress.signal);
  const auto &results = all->front().results;
  BatchResults found{Mean(results[lossResult], results[countResult]), std::nullopt};
  if (findResult(*program, rightResult) >= 0)
    found.right = results[rightResult];
  return found;
}

llvm::Error checkLoss(const Mean &loss, llvm::StringRef what, int64_t step, llvm::StringRef why) {
  if (std::isfinite(loss.get()))
    return llvm::Error::success();
  return llvm::createStringError(
      llvm::formatv("{0} step {1} is {2}, so the parameters are lost{3}", what, step, loss.get(), why).str());
}

} // namespace tp25d
