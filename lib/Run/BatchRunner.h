// Runs a program of a training on batches of samples.

#ifndef TP25D_LIB_RUN_BATCHRUNNER_H
#define TP25D_LIB_RUN_BATCHRUNNER_H

#include "Samples.h"

#include <optional>

namespace tp25d {

/// A mean and its count, to which other means can be added. The mean of no numbers is 0, whatever value the program
/// returned for it.
class Mean {
public:
  Mean() = default;
  Mean(double mean, double count) : sum(count > 0 ? mean * count : 0), count(count) {}

  void add(const Mean &other) {
    sum += other.sum;
    count += other.count;
  }
  double get() const { return count > 0 ? sum / count : 0; }
  double getCount() const { return count; }

private:
  double sum = 0, count = 0;
};

/// The results of a run, or the sum of those of several runs.
struct BatchResults {
  Mean loss;
  std::optional<double> right; ///< right labels among those that the loss counts; none if the program has no count

  void add(const BatchResults &other) {
    loss.add(other.loss);
    if (other.right)
      right = right.value_or(0) + *other.right;
  }
  double getAccuracy() const { return loss.getCount() > 0 ? *right / loss.getCount() : 0; }
};

/// A program with its devices and the samples that it runs on.
class BatchRunner {
public:
  BatchRunner(const tp25d_program &program, Samples samples) : program(&program), samples(std::move(samples)) {}
  /// Creates the devices; if this fails in one process, it fails in all.
  llvm::Error createDevices(const tp25d_options &options);

  const tp25d_program &getProgram() const { return *program; }
  const Samples &getSamples() const { return samples; }
  const Devices &getDevices() const { return devices; }
  Devices &getDevices() { return devices; }
  /// Returns the number of a signal that any process had caught when the last run ended; 0: none.
  int64_t getSignal() const { return signal; }

  /// Loads the samples of the next run into the devices of this process.
  llvm::Error load(llvm::ArrayRef<int64_t> batch) { return samples.load(devices, batch); }
  /// Runs the program, then calls `next`, which prepares this process for the next run. Returns the results of the
  /// first process. If it fails in one process, it fails in all.
  llvm::Expected<BatchResults> run(llvm::function_ref<llvm::Error()> next);

private:
  const tp25d_program *program;
  Samples samples;
  Devices devices;
  int64_t signal = 0;
};

/// Fails if the loss is not finite; the message has `what` before the number of the training step and `why` at its end.
llvm::Error checkLoss(const Mean &loss, llvm::StringRef what, int64_t step, llvm::StringRef why);

} // namespace tp25d

#endif // TP25D_LIB_RUN_BATCHRUNNER_H
