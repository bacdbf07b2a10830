// The samples for training or validation, and their batches.

#ifndef TP25D_LIB_RUN_SAMPLES_H
#define TP25D_LIB_RUN_SAMPLES_H

#include "tp25d/Run/Devices.h"
#include "tp25d/TensorFile/TensorSource.h"

namespace tp25d {

/// The tensors of the samples, and the names of their options in messages.
struct SampleFiles {
  llvm::StringRef dataOption, labelsOption;
  const std::vector<std::string> &data;
  const std::string &labels;
};

class Samples {
public:
  /// Opens a tensor for each input of the program; the last input is the labels. Dimension 0 of each counts samples.
  /// Integer labels of any width are converted to the program's; each must be -1 or the number of a class, which is
  /// less than `classes` unless that is 0.
  static llvm::Expected<Samples> open(const tp25d_program &program, const SampleFiles &files, int64_t classes);

  int64_t count() const { return sampleCount; }
  /// Number of samples in a batch of the program's inputs.
  int64_t batch() const { return batchSize; }

  /// Loads this process's blocks of the inputs of a batch with these samples. If they are fewer than the batch has, the
  /// missing ones do not count.
  llvm::Error load(Devices &devices, llvm::ArrayRef<int64_t> samples) const;

private:
  struct Input {
    int64_t argument;
    std::unique_ptr<TensorSource> whole;
  };

  std::vector<Input> inputs;         // the labels are the last one
  std::vector<int32_t> classNumbers; // memory of the labels if they are classes
  int64_t sampleCount = 0, batchSize = 0;
};

} // namespace tp25d

#endif // TP25D_LIB_RUN_SAMPLES_H
