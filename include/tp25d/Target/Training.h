// Turns a model and its training options into two programs: a training step and an evaluation.

#ifndef TP25D_TARGET_TRAINING_H
#define TP25D_TARGET_TRAINING_H

#include "tp25d/Target/Model.h"

namespace tp25d {

/// The two programs of a training have the same parameters, by name and sharding, and the same inputs: the model's,
/// whose dimension 0 counts samples, then "labels". For softmax-cross-entropy, labels have the type i32 and the shape
/// of the model's first result without its last dimension, the classes: each is the number of the right class, or -1,
/// which leaves it out of the loss. For mean-squared-error, they have the type of the first result, and NaN leaves an
/// element out.
///
/// `step`: result 0 is the loss (tensor<f32>), the mean over the labels that are not left out, and result 1
/// (tensor<f32>) is their number. It updates all floating-point parameters and the states: the optimizer's
/// ("optimizer.<what>.<parameter>"), and "training.step" (tensor<i64>), the number of training steps taken so far. The
/// state "training.seed" (tensor<i64>), which dropout draws from, does not change.
///
/// `evaluation`: without dropout and updates. Results 0 and 1 are those of the step; for softmax-cross-entropy, result
/// 2 (tensor<f32>) is the number of labels whose class is the first one with the largest logit.
struct TrainingModel {
  ShardedModel step, evaluation;
};

/// The sizes that a model gives to its samples.
struct SampleShape {
  int64_t batch = 0;   ///< number of samples at a time: dimension 0 of all inputs
  int64_t classes = 0; ///< number of classes: the last dimension of the first result
};

/// Determines the sizes after Import. Errors, such as inputs that disagree, go to the context's diagnostics.
std::optional<SampleShape> getSampleShape(mlir::ModuleOp model);

/// Creates both programs from a model that has not gone through any stage. `options` say how it is trained; this
/// function sets their field `updates` itself. Errors go to the context's diagnostics.
std::optional<TrainingModel> shardTraining(mlir::ModuleOp model, const StageOptions &options);

} // namespace tp25d

#endif // TP25D_TARGET_TRAINING_H
