// Checkpoints of a training: a safetensors file with all parameters and states, which any grid can go on from.

#ifndef TP25D_LIB_DRIVER_CHECKPOINT_H
#define TP25D_LIB_DRIVER_CHECKPOINT_H

#include "tp25d/Driver/Devices.h"
#include "tp25d/TensorFile/Safetensors.h"

namespace tp25d {

constexpr llvm::StringLiteral stepState = "training.step", seedState = "training.seed";

/// What a training must have in common with the one that a checkpoint is of, besides the tensors: with any of it
/// different, the rest of the samples would come in another order, or change the parameters in another way.
struct TrainingFacts {
  int64_t samples = 0, batch = 0;
  uint64_t seed = 0;
  std::string training; ///< as in TrainingRunOptions
};

/// A checkpoint that was found to fit a program.
class Checkpoint {
public:
  /// Fails, naming file and tensor, if any parameter or state of the program is missing or another tensor than there,
  /// and if there are states that the program does not have.
  static llvm::Expected<Checkpoint> open(const std::string &path, const tp25d_program &step);

  const TrainingFacts &facts() const { return madeWith; }
  /// How many steps had been taken.
  int64_t step() const { return stepCount; }
  /// The value of a parameter or state.
  llvm::Expected<std::unique_ptr<TensorSource>> find(const tp25d_argument &argument) const {
    return file.find(argument.name);
  }

private:
  explicit Checkpoint(SafetensorsFile file) : file(std::move(file)) {}

  SafetensorsFile file;
  TrainingFacts madeWith;
  int64_t stepCount = 0;
};

/// Fails as writeCheckpoint would if there is no place for the file; leaves none.
llvm::Error tryCheckpoint(const std::string &path, const tp25d_program &step);

/// Writes what the devices hold, each its own blocks, all at the same time. Until all is on the disk the file is what
/// it was before. `timeout` is OutputFile::keep's.
llvm::Error writeCheckpoint(const std::string &path, const tp25d_program &step, Devices &devices,
                            const TrainingFacts &facts, double timeout);

} // namespace tp25d

#endif // TP25D_LIB_DRIVER_CHECKPOINT_H
