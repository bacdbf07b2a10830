// Prints and writes the reports on a training.

#include "TrainingReport.h"

#include "Processes.h"
#include "Statistics.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/raw_ostream.h"

#include <csignal>

namespace tp25d {

void TrainingReport::addStep(const Mean &loss, double seconds, int64_t samples) {
  losses.push_back(loss.get());
  for (Course *course : {&sinceEpoch, &whole}) {
    course->loss.add(loss);
    course->seconds += seconds;
    course->samples += samples;
  }
}

void TrainingReport::endEpoch(int64_t epoch, const std::optional<BatchResults> &validation) {
  llvm::raw_ostream &os = sharedOutput();
  llvm::json::Object told;
  if (sinceEpoch.samples > 0) {
    const double loss = sinceEpoch.loss.get();
    os << llvm::formatv("epoch {0} of {1}: loss {2:f6}", epoch + 1, options.epochs, loss);
    told = llvm::json::Object{{"epoch", epoch + 1}, {"loss", loss}, {"samples_per_second", getSamplesPerSecond()}};
  } else {
    os << options.resume << " is of a training after " << getTaken() << " steps, and this one ends after " << lastStep;
  }
  if (validation) {
    const double loss = validation->loss.get();
    os << llvm::formatv(", validation loss {0:f6}", loss);
    told["validation_loss"] = loss;
    if (validation->right) {
      os << llvm::formatv(", accuracy {0:f2} % ({1:f0} of {2:f0})", 100 * validation->getAccuracy(), *validation->right,
                          validation->loss.getCount());
      told["validation_accuracy"] = validation->getAccuracy();
    }
    validationPoints.push_back({getTaken(), loss});
  }
  if (sinceEpoch.samples > 0) {
    os << llvm::formatv(", {0:f0} samples/s", getSamplesPerSecond());
    epochs.push_back(std::move(told));
  }
  os << '\n';
  os.flush(); // shows progress to readers of a pipe
  lastValidation = validation;
  sinceEpoch = {};
}

void TrainingReport::tellSignal(int64_t signal) const {
  sharedOutput() << (signal == SIGINT ? "SIGINT" : "SIGTERM") << ": stopped after step " << getTaken() << " of "
                 << lastStep
                 << (options.checkpoint.empty() ? "; without --checkpoint, nothing is kept"
                                                : "; --resume=" + options.checkpoint + " goes on from there")
                 << '\n';
}

llvm::Error TrainingReport::writeFiles(const BatchRunner &step, const std::optional<BatchRunner> &evaluation,
                                       double seconds) const {
  auto statistics = gatherStatistics(step.getDevices());
  if (!statistics)
    return statistics.takeError();
  Outputs files;
  auto addAll = [&]() -> llvm::Error {
    if (!isFirstProcess())
      return llvm::Error::success();
    llvm::Error error = files.addText(options.plot, [&](llvm::raw_ostream &os) {
      // Without any training steps, the plot only has the validation points after the last one.
      drawLosses(os, losses.empty() ? firstStep : firstStep + 1, losses, validationPoints);
    });
    if (error)
      return error;
    return files.addText(options.statistics, [&](llvm::raw_ostream &os) {
      llvm::json::Object json = toJson(*statistics, step.getProgram(), step.getDevices().arenaBytes());
      json["first_step"] = firstStep + 1;
      json["loss"] = llvm::json::Array(losses);
      json["epochs"] = llvm::json::Array(epochs);
      json["seconds"] = seconds;
      json["samples_per_second"] = whole.getSamplesPerSecond();
      if (evaluation)
        json["validation_arena_bytes"] = evaluation->getDevices().arenaBytes();
      if (lastValidation) {
        json["validation_loss"] = lastValidation->loss.get();
        if (lastValidation->right)
          json["validation_accuracy"] = lastValidation->getAccuracy();
      }
      os << llvm::formatv("{0:2}\n", llvm::json::Value(std::move(json)));
    });
  };
  if (llvm::Error error = agree(addAll()))
    return error;
  return keepTogether(files, options.timeout);
}

} // namespace tp25d
