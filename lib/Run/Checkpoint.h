// Checkpoints of a training: safetensors files with all parameters and states, from which any grid can resume.

#ifndef TP25D_LIB_RUN_CHECKPOINT_H
#define TP25D_LIB_RUN_CHECKPOINT_H

#include "tp25d/Run/Devices.h"
#include "tp25d/TensorFile/Safetensors.h"

namespace tp25d {

constexpr llvm::StringLiteral stepState = "training.step", seedState = "training.seed";

/// Facts, besides the tensors, that must be equal to resume from a checkpoint: a difference in any of them would change
/// the order of the samples or the updates of the parameters.
struct TrainingFacts {
  int64_t samples = 0, batch = 0;
  uint64_t seed = 0;
  std::string training; ///< TrainingRunOptions::training
};

/// A checkpoint that was checked to fit a program.
class Checkpoint {
public:
  /// Opens a checkpoint. Fails, naming file and tensor, if a parameter or state of the program is missing or has
  /// another type or shape, and if the file has tensors that the program does not have.
  static llvm::Expected<Checkpoint> open(const std::string &path, const tp25d_program &step);

  const TrainingFacts &facts() const { return madeWith; }
  /// Number of training steps that had been taken.
  int64_t step() const { return stepCount; }
  /// Fails if a training with these facts would not go on as the one that made the checkpoint, which is at `path`.
  llvm::Error checkFacts(const TrainingFacts &facts, const std::string &path) const;
  /// Returns the value of a parameter or state.
  llvm::Expected<std::unique_ptr<TensorSource>> find(const tp25d_argument &argument) const {
    return file.find(argument.name);
  }

private:
  explicit Checkpoint(SafetensorsFile file) : file(std::move(file)) {}

  SafetensorsFile file;
  TrainingFacts madeWith;
  int64_t stepCount = 0;
};

/// Fails if writeCheckpoint could not create the file; leaves no file behind.
llvm::Error tryCheckpoint(const std::string &path, const tp25d_program &step);

/// Writes the parameters and states of the devices; each device writes its own blocks, all at the same time. The old
/// file stays until the new one is complete on the disk. `timeout` is that of OutputFile::keep.
llvm::Error writeCheckpoint(const std::string &path, const tp25d_program &step, Devices &devices,
                            const TrainingFacts &facts, double timeout);

} // namespace tp25d

#endif // TP25D_LIB_RUN_CHECKPOINT_H
