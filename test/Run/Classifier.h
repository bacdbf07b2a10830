// Two programs by hand, as a model is compiled to for training: the softmax of a linear map, cross-entropy, momentum.
#ifndef TP25D_TEST_RUN_CLASSIFIER_H
#define TP25D_TEST_RUN_CLASSIFIER_H

#include "../ProgramArgument.h"
#include "tp25d/runtime.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace tp25d {

/// Samples of `features` numbers are of one of `classes` classes. Dep and row split samples, col splits features. A
/// second parameter, `ballast`, has the number of steps in every element: it makes checkpoints longer, and tells
/// whether one is of a single moment. Programs have no data of their own, so there is one classifier at a time.
class Classifier {
public:
  static constexpr int64_t features = 8, classes = 3;

  explicit Classifier(std::array<int64_t, TP25D_AXIS_COUNT> newGrid, int64_t newBatch = 16, int64_t ballast = 8) {
    grid = newGrid;
    batch = newBatch;
    ballastElements = ballast * 8;
    const std::vector<int64_t> samples = {TP25D_DEP, TP25D_ROW};
    add("x", TP25D_INPUT, TP25D_F32, {batch, features}, {samples, {TP25D_COL}});
    add("labels", TP25D_INPUT, TP25D_I32, {batch}, {samples});
    add("w", TP25D_PARAMETER, TP25D_F32, {features, classes}, {{TP25D_COL}, {}});
    evaluationArguments = arguments;
    add("ballast", TP25D_PARAMETER, TP25D_F32, {ballast, 8}, {{TP25D_ROW}, {TP25D_COL}});
    add("optimizer.momentum.w", TP25D_STATE, TP25D_F32, {features, classes}, {{TP25D_COL}, {}});
    add("training.step", TP25D_STATE, TP25D_I64, {}, {});
    for (size_t i = W; i < arguments.size(); ++i)
      arguments[i].updated = 1;
    add("training.seed", TP25D_STATE, TP25D_I64, {}, {});
    add("loss", TP25D_RESULT, TP25D_F32, {}, {});
    add("count", TP25D_RESULT, TP25D_F32, {}, {});
    std::swap(arguments, evaluationArguments);
    add("loss", TP25D_RESULT, TP25D_F32, {}, {});
    add("count", TP25D_RESULT, TP25D_F32, {}, {});
    add("right", TP25D_RESULT, TP25D_F32, {}, {});
    std::swap(arguments, evaluationArguments);
    step = make(arguments, runStep);
    evaluation = make(evaluationArguments, runEvaluation);
    const int64_t samplesOfDevice = batch / (grid[TP25D_DEP] * grid[TP25D_ROW]);
    const int64_t weights = features / grid[TP25D_COL] * classes;
    auto sum = [](int64_t axis, int64_t count) {
      return tp25d_transfer{TP25D_ALL_REDUCE, axis, 0, TP25D_SUM, TP25D_F32, count};
    };
    transfers = {sum(TP25D_COL, samplesOfDevice * classes), sum(TP25D_ROW, 3), sum(TP25D_DEP, 3),
                 sum(TP25D_ROW, weights), sum(TP25D_DEP, weights)};
    for (tp25d_program *program : {&step, &evaluation}) {
      program->transfer_count = static_cast<int64_t>(transfers.size());
      program->transfers = transfers.data();
    }
    learningRate = 0.5f;
  }
  Classifier(const Classifier &) = delete;

  tp25d_program step, evaluation;
  static inline float learningRate;

private:
  enum Argument {
    X,
    Labels,
    W,
    Ballast,
    Momentum,
    Step,
    Seed,
    Loss,
    Count,
    EvaluationLoss = Ballast,
    EvaluationCount,
    Right
  };

  void add(const char *name, int64_t kind, int64_t type, std::vector<int64_t> size,
           std::vector<std::vector<int64_t>> axes) {
    arguments.push_back(makeArgument(name, kind, type, size, axes));
  }

  static tp25d_program make(const std::vector<tp25d_argument> &arguments,
                            void (*run)(tp25d_device *, void *const *, void *)) {
    tp25d_program program = {};
    std::copy(grid.begin(), grid.end(), program.grid);
    program.argument_count = static_cast<int64_t>(arguments.size());
    program.arguments = arguments.data();
    program.temporaries_bytes = (2 * batch * classes + 4 * features * classes) * 4;
    program.run = run;
    return program;
  }

  static float *allReduce(tp25d_device *device, int64_t transfer, const float *input, float *output) {
    tp25d_start(device, transfer, input, output, nullptr);
    tp25d_await(device, transfer);
    tp25d_reclaim(device, transfer);
    return output;
  }

  struct Sums {
    float loss, count, right;
  };

  /// Leaves what the loss's gradient by the logits of each sample is, before it is divided by the count, in `logits`.
  static Sums forward(tp25d_device *device, void *const *blocks, float *partial, float *logits) {
    const auto *x = static_cast<const float *>(blocks[X]), *w = static_cast<const float *>(blocks[W]);
    const auto *labels = static_cast<const int32_t *>(blocks[Labels]);
    const int64_t samples = batch / (grid[TP25D_DEP] * grid[TP25D_ROW]), inner = features / grid[TP25D_COL];
    for (int64_t i = 0; i < samples * classes; ++i) {
      partial[i] = 0;
      for (int64_t k = 0; k < inner; ++k)
        partial[i] += x[i / classes * inner + k] * w[k * classes + i % classes];
    }
    allReduce(device, 0, partial, logits);
    Sums mine = {}, ofRow, all;
    for (int64_t i = 0; i < samples; ++i) {
      float *ofSample = logits + i * classes, largest = *std::max_element(ofSample, ofSample + classes), sum = 0;
      const int32_t label = labels[i];
      const bool counts = label >= 0;
      mine.right += counts && ofSample[label] == largest ? 1 : 0;
      mine.count += counts ? 1 : 0;
      for (int64_t c = 0; c < classes; ++c)
        sum += std::exp(ofSample[c] - largest);
      mine.loss += counts ? largest + std::log(sum) - ofSample[label] : 0;
      for (int64_t c = 0; c < classes; ++c)
        ofSample[c] = counts ? std::exp(ofSample[c] - largest) / sum - (c == label ? 1 : 0) : 0;
    }
    allReduce(device, 1, &mine.loss, &ofRow.loss);
    allReduce(device, 2, &ofRow.loss, &all.loss);
    return all;
  }

  static void runStep(tp25d_device *device, void *const *blocks, void *temporaries) {
    const int64_t samples = batch / (grid[TP25D_DEP] * grid[TP25D_ROW]), inner = features / grid[TP25D_COL];
    auto *partial = static_cast<float *>(temporaries), *logits = partial + batch * classes;
    float *gradient = logits + batch * classes, *ofRow = gradient + features * classes,
          *all = ofRow + features * classes;
    Sums sums = forward(device, blocks, partial, logits);
    const auto *x = static_cast<const float *>(blocks[X]);
    for (int64_t i = 0; i < inner * classes; ++i) {
      gradient[i] = 0;
      for (int64_t sample = 0; sample < samples; ++sample)
        gradient[i] += x[sample * inner + i / classes] * logits[sample * classes + i % classes];
    }
    allReduce(device, 3, gradient, ofRow);
    allReduce(device, 4, ofRow, all);
    auto *w = static_cast<float *>(blocks[W]), *momentum = static_cast<float *>(blocks[Momentum]);
    for (int64_t i = 0; i < inner * classes; ++i) {
      momentum[i] = 0.5f * momentum[i] + all[i] / std::max(sums.count, 1.0f);
      w[i] -= learningRate * momentum[i];
    }
    int64_t &count = *static_cast<int64_t *>(blocks[Step]);
    ++count;
    std::fill_n(static_cast<float *>(blocks[Ballast]), ballastElements / (grid[TP25D_ROW] * grid[TP25D_COL]),
                static_cast<float>(count));
    *static_cast<float *>(blocks[Loss]) = sums.loss / sums.count; // NaN of no samples, which must not matter
    *static_cast<float *>(blocks[Count]) = sums.count;
  }

  static void runEvaluation(tp25d_device *device, void *const *blocks, void *temporaries) {
    auto *partial = static_cast<float *>(temporaries);
    Sums sums = forward(device, blocks, partial, partial + batch * classes);
    *static_cast<float *>(blocks[EvaluationLoss]) = sums.loss / sums.count;
    *static_cast<float *>(blocks[EvaluationCount]) = sums.count;
    *static_cast<float *>(blocks[Right]) = sums.right;
  }

  std::vector<tp25d_argument> arguments, evaluationArguments;
  std::vector<tp25d_transfer> transfers;
  static inline std::array<int64_t, TP25D_AXIS_COUNT> grid;
  static inline int64_t batch;
  static inline int64_t ballastElements;
};

} // namespace tp25d

#endif // TP25D_TEST_RUN_CLASSIFIER_H
