// A model and how it is to be trained, taken to two programs: a training step, and an evaluation.

#ifndef TP25D_EXECUTION_TRAINING_H
#define TP25D_EXECUTION_TRAINING_H

#include "tp25d/Execution/Model.h"

namespace tp25d {

/// What a training step is made of, in the terms of the Grad stage's passes.
struct TrainingOptions {
  std::string loss = "softmax-cross-entropy"; ///< or mean-squared-error
  std::string optimizer = "adamw";            ///< or sgd
  double learningRate = 2e-3;
  double momentum = 0.9;                             ///< of sgd
  double beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8; ///< of adamw
  double weightDecay = 0.01;                         ///< of adamw, decoupled; of matrices only
  double clipNorm = 0;                               ///< largest norm of all gradients together; 0: any
  std::string schedule = "constant";                 ///< of the learning rate; or cosine
  int64_t warmupSteps = 0;                           ///< in which the learning rate grows from zero
  int64_t totalSteps = 0;                            ///< after which the cosine is zero
  std::string recompute = "by-size"; ///< for the backward pass, instead of keeping it: nothing, by-size or all
  int64_t batch = 0;                 ///< samples of a step; 0: as many as the model has
};

/// The two programs of a training have the same parameters, by name and sharding, and the same inputs: the model's, of
/// which dimension 0 counts samples, then "labels". Labels are tensor<Bxi32>, the number of the right class, for
/// softmax-cross-entropy, and a tensor like the model's first result for mean-squared-error. A label of -1, or NaN,
/// leaves the sample, or the element, out of the loss.
///
/// `step`: result 0 is the loss (tensor<f32>, the mean over what is not left out), result 1 (tensor<f32>) the number of
/// samples, or elements, that it is the mean of; it updates all floating-point
/// parameters, and states: the optimizer's ("optimizer.<what>.<parameter>"), and "training.step" (tensor<i64>), the
/// number of steps taken so far. The state "training.seed" (tensor<i64>), which dropout draws from, stays.
///
/// `evaluation`: without dropout and updates. Results 0 and 1 are as of the step; for softmax-cross-entropy, result 2
/// (tensor<f32>) counts the samples whose right class is the first that has the largest logit.
struct TrainingModel {
  ShardedModel step, evaluation;
};

/// What a model says of the samples that it takes.
struct SampleShape {
  int64_t batch = 0;   ///< samples at a time: dimension 0 of all inputs
  int64_t classes = 0; ///< the last dimension of the first result
};

/// Finds that out, after Import; errors, such as inputs that disagree, go to the context's diagnostics.
std::optional<SampleShape> getSampleShape(mlir::ModuleOp model);

/// Makes the two from a model that has not gone through any stage. Errors go to the context's diagnostics.
std::optional<TrainingModel> shardTraining(mlir::ModuleOp model, const ShardOptions &shard,
                                           const TrainingOptions &training);

} // namespace tp25d

#endif // TP25D_EXECUTION_TRAINING_H
