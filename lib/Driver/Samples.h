// The samples that a model is trained with, or validated, and its batches of them.

#ifndef TP25D_LIB_DRIVER_SAMPLES_H
#define TP25D_LIB_DRIVER_SAMPLES_H

#include "tp25d/Driver/Devices.h"
#include "tp25d/TensorFile/TensorSource.h"

namespace tp25d {

/// Where samples are said to be, and how the command line calls that.
struct SampleFiles {
  llvm::StringRef dataOption, labelsOption;
  const std::vector<std::string> &data;
  const std::string &labels;
};

class Samples {
public:
  /// Opens a tensor for each input of the program, the last of which are the labels; dimension 0 of each counts
  /// samples. Integer labels of any width become the program's; they must be -1 or, if `classes` is not 0, below it.
  static llvm::Expected<Samples> open(const tp25d_program &program, const SampleFiles &files, int64_t classes);

  int64_t count() const { return sampleCount; }
  /// Of the program's inputs.
  int64_t batch() const { return batchSize; }

  /// Loads this process's blocks of the inputs of a batch with these samples. Fewer than the batch has: nothing
  /// counts in place of those that are missing.
  llvm::Error load(Devices &devices, llvm::ArrayRef<int64_t> samples) const;

private:
  struct Input {
    int64_t argument;
    std::unique_ptr<TensorSource> whole;
  };

  std::vector<Input> inputs;         // Labels come last.
  std::vector<int32_t> classNumbers; // The labels, where they are classes.
  int64_t sampleCount = 0, batchSize = 0;
};

} // namespace tp25d

#endif // TP25D_LIB_DRIVER_SAMPLES_H
