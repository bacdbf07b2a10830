// Tests of training, with programs written by hand on virtual devices.
#include "tp25d/Run/Training.h"

#include "../TensorFile/Testing.h"
#include "Classifier.h"
#include "tp25d/TensorFile/Npy.h"
#include "tp25d/TensorFile/Random.h"
#include "tp25d/TensorFile/Safetensors.h"
#include "llvm/Support/JSON.h"

#include <random>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace llvm;
using namespace tp25d;

namespace {

using Grid = std::array<int64_t, TP25D_AXIS_COUNT>;
constexpr Grid one = {1, 1, 1, 1}, four = {1, 1, 2, 2}, eight = {1, 2, 2, 2}, tall = {1, 4, 2, 1};

class TrainingTest : public TensorFileTest {
protected:
  void SetUp() override {
    TensorFileTest::SetUp();
    makeSamples("train", 100, 1); // of which the last batch of 16 has four
    makeSamples("test", 37, 2);
    options.data = {"@" + pathOf("train_x.npy")};
    options.labels = "@" + pathOf("train_y.npy");
    options.validationData = {"@" + pathOf("test_x.npy")};
    options.validationLabels = "@" + pathOf("test_y.npy");
    options.classes = Classifier::classes;
    options.epochs = 3;
    options.seed = 7;
    options.statistics = pathOf("stats.json");
    options.timeout = 60;
    options.training = "--optimizer=sgd";
  }

  /// Samples whose class is that of the largest of their first numbers. Labels are of 64 bits, as NumPy makes them.
  void makeSamples(const std::string &name, int64_t count, uint64_t seed) const {
    Tensor x = cantFail(Tensor::allocate(TP25D_F32, {count, Classifier::features}));
    Tensor y = cantFail(Tensor::allocate(TP25D_I64, {count}));
    fillUniform(x, seed, 0);
    const auto *values = reinterpret_cast<const float *>(x.data().data());
    for (int64_t i = 0; i < count; ++i) {
      const float *sample = values + i * Classifier::features;
      reinterpret_cast<int64_t *>(y.mutableData().data())[i] =
          std::max_element(sample, sample + Classifier::classes) - sample;
    }
    cantFail(writeNpy(pathOf(name + "_x.npy"), x));
    cantFail(writeNpy(pathOf(name + "_y.npy"), y));
  }

  Expected<int> train(const Grid &grid) const {
    Classifier classifier(grid, batch, ballast);
    return runTraining(classifier.step, classifier.evaluation, options);
  }

  /// Trains to the end, and returns the statistics.
  json::Object trainToEnd(const Grid &grid) const {
    Expected<int> code = train(grid);
    EXPECT_TRUE(bool(code)) << toString(code.takeError());
    if (code)
      EXPECT_EQ(*code, 0);
    return statistics();
  }
  json::Object statistics() const { return *cantFail(json::parse(contentOf(options.statistics))).getAsObject(); }

  static std::vector<double> lossesOf(const json::Object &statistics) {
    std::vector<double> losses;
    for (const json::Value &loss : *statistics.getArray("loss"))
      losses.push_back(*loss.getAsNumber());
    return losses;
  }

  static void expectNear(ArrayRef<double> found, ArrayRef<double> expected) {
    ASSERT_EQ(found.size(), expected.size());
    for (size_t i = 0; i < found.size(); ++i)
      EXPECT_NEAR(found[i], expected[i], 1e-5 * expected[i]) << "step " << i;
  }

  std::string error(const Grid &grid = one) const {
    sys::fs::remove(options.statistics);
    std::string message = messageOf(train(grid));
    EXPECT_FALSE(sys::fs::exists(options.statistics));
    return message;
  }

  /// The number of steps that a checkpoint is of, all of whose parts must be of that moment.
  int64_t checkpointStep(const std::string &path) const {
    auto file = SafetensorsFile::open(path);
    EXPECT_TRUE(bool(file)) << toString(file.takeError());
    Tensor step = cantFail(cantFail(file->find("training.step"))->read());
    int64_t count = *reinterpret_cast<const int64_t *>(step.data().data());
    Tensor filled = cantFail(cantFail(file->find("ballast"))->read());
    const auto *values = reinterpret_cast<const float *>(filled.data().data());
    EXPECT_EQ(std::count(values, values + filled.numElements(), static_cast<float>(count)), filled.numElements());
    return count;
  }

  /// Trains in a process of its own, which is sent a signal some time after its first checkpoint: the time that it
  /// takes to begin is not known. Returns how it ended.
  int trainAndSignal(const Grid &grid, int number, std::chrono::microseconds later) const {
    sys::fs::file_status before, now;
    (void)sys::fs::status(options.checkpoint, before);
    outs().flush();
    pid_t process = fork();
    if (process == 0) {
      alarm(60);
      auto code = train(grid);
      outs().flush();
      _exit(code ? *code : 1);
    }
    for (int tries = 0; tries < 20000; ++tries) {
      if (!sys::fs::status(options.checkpoint, now) && now.getUniqueID() != before.getUniqueID())
        break;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    std::this_thread::sleep_for(later);
    kill(process, number);
    int status = 0;
    waitpid(process, &status, 0);
    return status;
  }

  static std::vector<tp25d_argument> argumentsOf(const tp25d_program &program) {
    return {program.arguments, program.arguments + program.argument_count};
  }

  TrainingRunOptions options;
  int64_t batch = 16, ballast = 8;
};

//===----------------------------------------------------------------------===//
// Training
//===----------------------------------------------------------------------===//

TEST_F(TrainingTest, learnsTheSameOnEveryGrid) {
  options.epochs = 30;
  json::Object alone = trainToEnd(one);
  std::vector<double> expected = lossesOf(alone);
  ASSERT_EQ(expected.size(), 30u * 7);
  EXPECT_GT(*alone.getNumber("validation_accuracy"), 0.85);
  EXPECT_LT(expected.back(), expected.front() / 2);
  for (const Grid &grid : {four, eight, tall}) {
    json::Object shared = trainToEnd(grid);
    expectNear(lossesOf(shared), expected);
    EXPECT_NEAR(*shared.getNumber("validation_loss"), *alone.getNumber("validation_loss"), 1e-5);
    EXPECT_EQ(*shared.getNumber("validation_accuracy"), *alone.getNumber("validation_accuracy"));
    EXPECT_EQ(shared.getArray("devices")->size(), static_cast<size_t>(grid[1] * grid[2] * grid[3]));
  }
}

TEST_F(TrainingTest, theSameSeedGivesTheSameBits) {
  std::vector<double> first = lossesOf(trainToEnd(eight));
  EXPECT_EQ(lossesOf(trainToEnd(eight)), first);
  options.seed = 8;
  EXPECT_NE(lossesOf(trainToEnd(eight)), first);
}

/// Without learning, every epoch sees the same samples once, whatever their order, so it has the same mean; and so has
/// validation with the training's samples. Batches have unequal numbers of labels.
TEST_F(TrainingTest, everySampleCountsOnceAnEpoch) {
  Tensor labels = cantFail(Tensor::allocate(TP25D_I32, {100}));
  for (int32_t i = 0; i < 100; ++i)
    reinterpret_cast<int32_t *>(labels.mutableData().data())[i] = i < 60 ? -1 : i % Classifier::classes;
  cantFail(writeNpy(pathOf("some.npy"), labels));
  options.labels = "@" + pathOf("some.npy");
  options.validationData = options.data;
  options.validationLabels = options.labels;
  Classifier classifier(four, batch);
  Classifier::learningRate = 0;
  cantFail(runTraining(classifier.step, classifier.evaluation, options));
  json::Object found = statistics();
  std::vector<double> losses = lossesOf(found);
  EXPECT_NE(losses[0], losses[7]);                                                       // of other samples
  EXPECT_NEAR(std::remainder(*found.getNumber("validation_accuracy") * 40, 1), 0, 1e-9); // of 40 labels
  for (const json::Value &epoch : *found.getArray("epochs")) {
    EXPECT_NEAR(*epoch.getAsObject()->getNumber("loss"), *found.getNumber("validation_loss"), 1e-6);
    EXPECT_EQ(*epoch.getAsObject()->getNumber("validation_loss"), *found.getNumber("validation_loss"));
  }
}

TEST_F(TrainingTest, aBatchMayBeLargerThanAllSamples) {
  batch = 128;
  std::vector<double> losses = lossesOf(trainToEnd(eight));
  EXPECT_EQ(losses.size(), 3u);
  expectNear(lossesOf(trainToEnd(one)), losses);
}

TEST_F(TrainingTest, aLabelOfMinusOneLeavesASampleOut) {
  options.validationLabels = "37xi8=-1"; // a mean of nothing, which is no number
  json::Object found = trainToEnd(one);
  EXPECT_EQ(*found.getNumber("validation_accuracy"), 0);
  EXPECT_EQ(*found.getNumber("validation_loss"), 0);
  options.validationData = {"37x8xf32=0"};
  options.validationLabels = "37xi64=2";
  EXPECT_EQ(*trainToEnd(one).getNumber("validation_accuracy"), 1); // all classes are equal: 2 is among the largest
  options.labels = "100xi32=-1";
  EXPECT_EQ(lossesOf(trainToEnd(four)), std::vector<double>(21, 0));
}

TEST_F(TrainingTest, startsFromGivenParameters) {
  options.checkpoint = pathOf("first.safetensors");
  trainToEnd(one);
  options.params = options.checkpoint;
  options.checkpoint = pathOf("second.safetensors");
  options.steps = 1;
  double loss = lossesOf(trainToEnd(one)).front();
  EXPECT_EQ(checkpointStep(options.checkpoint), 1); // states are new
  options.params.clear();
  EXPECT_LT(loss, lossesOf(trainToEnd(one)).front());
}

TEST_F(TrainingTest, drawsALossCurve) {
  options.plot = pathOf("loss.svg");
  trainToEnd(one);
  EXPECT_TRUE(StringRef(contentOf(options.plot)).starts_with("<svg"));
}

//===----------------------------------------------------------------------===//
// Checkpoints
//===----------------------------------------------------------------------===//

TEST_F(TrainingTest, goesOnAsIfItHadNotStopped) {
  options.checkpoint = pathOf("checkpoint.safetensors");
  std::vector<double> whole = lossesOf(trainToEnd(four));
  std::string endOfWhole = contentOf(options.checkpoint);
  for (int64_t stop : {5, 7, 10, 20}) {
    options.resume.clear();
    options.steps = stop;
    options.seed = 7;
    trainToEnd(four);
    EXPECT_EQ(checkpointStep(options.checkpoint), stop);
    options.resume = options.checkpoint;
    options.steps = 0;
    options.seed.reset();
    // On the same grid to the last bit, on others but for rounding.
    std::string kept = pathOf("kept.safetensors");
    ASSERT_FALSE(sys::fs::copy_file(options.checkpoint, kept));
    json::Object rest = trainToEnd(four);
    EXPECT_EQ(lossesOf(rest), std::vector<double>(whole.begin() + stop, whole.end()));
    EXPECT_EQ(*rest.getInteger("first_step"), stop + 1);
    EXPECT_EQ(contentOf(options.checkpoint), endOfWhole);
    options.resume = kept;
    for (const Grid &grid : {one, eight, tall})
      expectNear(lossesOf(trainToEnd(grid)), ArrayRef(whole).drop_front(stop));
  }
}

TEST_F(TrainingTest, aTrainingThatHasEndedHasNothingToDo) {
  options.checkpoint = pathOf("checkpoint.safetensors");
  double loss = *trainToEnd(four).getNumber("validation_loss");
  options.resume = options.checkpoint;
  json::Object found = trainToEnd(one);
  EXPECT_EQ(lossesOf(found).size(), 0u);
  EXPECT_NEAR(*found.getNumber("validation_loss"), loss, 1e-6);
  EXPECT_EQ(found.getArray("epochs")->size(), 0u);
  options.checkpoint = pathOf("copy.safetensors");
  options.plot = pathOf("loss.svg");
  options.steps = 2;
  trainToEnd(one);
  EXPECT_EQ(contentOf(options.checkpoint), contentOf(options.resume));
  EXPECT_TRUE(StringRef(contentOf(options.plot)).starts_with("<svg"));
}

TEST_F(TrainingTest, aKillAtAnyMomentLeavesAWholeCheckpoint) {
  ballast = 1 << 13; // 256 KiB, so that most kills come while a checkpoint is written
  options.epochs = 1000000;
  options.validationData.clear();
  options.validationLabels.clear();
  options.checkpoint = pathOf("checkpoint.safetensors");
  options.checkpointEvery = 1;
  std::mt19937 random(1);
  int64_t last = 0, kills = 0, during = 0;
  while (kills < 100) {
    if (last > 0)
      options.resume = options.checkpoint;
    int status = trainAndSignal(four, SIGKILL, std::chrono::microseconds(random() % 20000));
    ASSERT_TRUE(WIFSIGNALED(status)) << "exit code " << WEXITSTATUS(status);
    int64_t step = checkpointStep(options.checkpoint);
    EXPECT_GT(step, last);
    last = step;
    ++kills;
    for (const std::string &name : files())
      if (StringRef(name).ends_with(".tmp")) {
        ++during;
        sys::fs::remove(pathOf(name));
      }
  }
  EXPECT_GT(during, 10);
}

TEST_F(TrainingTest, aSignalStopsItAfterAStep) {
  // It takes few steps: they are taken again, and a busy machine switches between devices slowly.
  options.checkpoint = pathOf("checkpoint.safetensors");
  options.epochs = 1000000;
  for (int number : {SIGTERM, SIGINT}) {
    sys::fs::remove(options.checkpoint);
    sys::fs::remove(options.statistics);
    options.checkpointEvery = 3;
    options.steps = 0;
    int status = trainAndSignal(four, number, {});
    ASSERT_TRUE(WIFEXITED(status)) << WTERMSIG(status);
    EXPECT_EQ(WEXITSTATUS(status), 128 + number);
    const int64_t stop = checkpointStep(options.checkpoint);
    std::vector<double> begun = lossesOf(statistics());
    EXPECT_EQ(begun.size(), static_cast<size_t>(stop));
    options.resume = options.checkpoint;
    options.checkpointEvery = 0;
    options.steps = stop + 10;
    std::vector<double> rest = lossesOf(trainToEnd(four));
    options.resume.clear();
    begun.insert(begun.end(), rest.begin(), rest.end());
    EXPECT_EQ(lossesOf(trainToEnd(four)), begun);
    EXPECT_EQ(files().size(), 6u); // no temporary files
  }
}

//===----------------------------------------------------------------------===//
// What is refused
//===----------------------------------------------------------------------===//

TEST_F(TrainingTest, samplesThatDoNotFitAreRefused) {
  options.labels.clear();
  EXPECT_EQ(error(), "--labels is missing");
  options.labels = "99xi32=0";
  EXPECT_EQ(error(), "--labels=99xi32=0 has 99 samples, but --data=@train_x.npy has 100");
  options.labels = "100xf32=0";
  EXPECT_EQ(error(), "--labels=100xf32=0 is 100xf32, but labels of the model takes any number of samples of i32, or of "
                     "other integers");
  options.labels = "100xi8=3";
  EXPECT_EQ(error(),
            "--labels=100xi8=3: label 3 of sample 0 is no class; they are numbered from 0 to 2, and -1 leaves it "
            "out");
  options.labels = "100xi64=-2";
  EXPECT_EQ(error(), "--labels=100xi64=-2: label -2 of sample 0 is no class; they are numbered from 0 to 2, and -1 "
                     "leaves it out");
  options.labels = "100xi32=0";
  options.data = {"100x4xf32=0"};
  EXPECT_EQ(error(), "--data=100x4xf32=0 is 100x4xf32, but x of the model takes any number of samples of 8xf32");
  options.data = {"0x8xf32"};
  EXPECT_EQ(error(), "--data=0x8xf32 has no samples");
  options.data = {};
  EXPECT_EQ(error(), "--data is given 0 times, but the model has 1 input");
  options.data = {"@" + pathOf("none.npy")};
  EXPECT_EQ(error(), "none.npy: cannot be read: No such file or directory");
}

TEST_F(TrainingTest, aLabelOfATokenIsFound) {
  Classifier classifier(one);
  std::vector<tp25d_argument> changed = argumentsOf(classifier.step);
  changed[1].rank = 2;
  changed[1].size[1] = 4;
  changed[1].axes[1][0] = TP25D_NONE;
  classifier.step.arguments = changed.data();
  Tensor labels = cantFail(Tensor::allocate(TP25D_I64, {100, 4}));
  reinterpret_cast<int64_t *>(labels.mutableData().data())[3 * 4 + 2] = 10;
  cantFail(writeNpy(pathOf("tokens.npy"), labels));
  options.labels = "@" + pathOf("tokens.npy");
  EXPECT_EQ(
      messageOf(runTraining(classifier.step, classifier.evaluation, options)),
      "--labels=@tokens.npy: label 10 at [3, 2] is no class; they are numbered from 0 to 2, and -1 leaves it out");
}

TEST_F(TrainingTest, inputsThatDisagreeAreRefused) {
  Classifier classifier(one);
  std::vector<tp25d_argument> changed = argumentsOf(classifier.step);
  classifier.step.arguments = changed.data();
  changed[1].size[0] = 8;
  EXPECT_EQ(messageOf(runTraining(classifier.step, classifier.evaluation, options)),
            "dimension 0 of every input counts samples, but x of the model has 16 and labels of the model has 8");
  changed[0].rank = 0;
  EXPECT_EQ(messageOf(runTraining(classifier.step, classifier.evaluation, options)),
            "x of the model is a scalar, but dimension 0 of every input counts samples");
}

TEST(CountSteps, saturate) {
  EXPECT_EQ(countSteps(100, 16), 7);
  EXPECT_EQ(countSteps(INT64_MAX, 1), INT64_MAX);
  EXPECT_EQ(countTotalSteps(3, 100, 16), 21);
  EXPECT_EQ(countTotalSteps(INT64_MAX, 100, 16), INT64_MAX);
}

TEST_F(TrainingTest, validationNeedsBothDataAndLabels) {
  options.validationLabels.clear();
  EXPECT_EQ(error(), "--validation-labels is missing");
  options.validationLabels = options.labels;
  EXPECT_EQ(error(), "--validation-labels=@train_y.npy has 100 samples, but --validation-data=@test_x.npy has 37");
}

TEST_F(TrainingTest, checkpointsThatCannotBeWrittenAreRefusedBeforeAnythingRuns) {
  options.checkpointEvery = 3;
  EXPECT_EQ(error(), "--checkpoint-every=3 needs a --checkpoint to write");
  options.checkpoint = pathOf("checkpoint.npy");
  EXPECT_EQ(error(), "--checkpoint=checkpoint.npy: a checkpoint's name ends in .safetensors");
  options.checkpoint = pathOf("none/checkpoint.safetensors");
  EXPECT_EQ(error(), "none/checkpoint.safetensors: cannot be written: No such file or directory");
}

TEST_F(TrainingTest, checkpointsThatDoNotFitAreRefused) {
  std::string path = options.checkpoint = pathOf("checkpoint.safetensors");
  options.steps = 2;
  trainToEnd(one);
  options.checkpoint.clear();
  options.resume = path;
  options.steps = 0;
  EXPECT_EQ(messageOf(train(four)), "success");

  options.seed = 8;
  EXPECT_EQ(error(), "checkpoint.safetensors is of a training with seed 7, not 8, and could not go on as it was; "
                     "--params=checkpoint.safetensors starts a new one from its parameters");
  options.seed.reset();
  batch = 32;
  EXPECT_EQ(error(), "checkpoint.safetensors is of a training with a batch of 16, not 32, and could not go on as it "
                     "was; --params=checkpoint.safetensors starts a new one from its parameters");
  batch = 16;
  options.training = "--optimizer=adamw";
  EXPECT_EQ(error(), "checkpoint.safetensors is of a training with the options --optimizer=sgd, not --optimizer=adamw, "
                     "and could not go on as it was; --params=checkpoint.safetensors starts a new one from its "
                     "parameters");
  options.training = "--optimizer=sgd";
  ballast = 16;
  EXPECT_EQ(error(), "checkpoint.safetensors: tensor 'ballast' is 8x8xf32, but ballast of the model is 16x8xf32");
  ballast = 8;
  options.params = path;
  EXPECT_EQ(error(), "--params is where a new training starts, and --resume=checkpoint.safetensors goes on with one: "
                     "only one of them can be given");
  options.params.clear();
  makeFile("checkpoint.safetensors", StringRef(contentOf(path)).drop_back(1));
  EXPECT_NE(error().find("checkpoint.safetensors: "), std::string::npos);
}

TEST_F(TrainingTest, otherFilesAreNoCheckpoints) {
  Tensor w = cantFail(Tensor::allocate(TP25D_F32, {8, 3}));
  std::string path = options.resume = pathOf("weights.safetensors");
  cantFail(writeSafetensors(path, {{"w", w}}));
  EXPECT_EQ(error(), "weights.safetensors is no checkpoint; --params=weights.safetensors starts a training from its "
                     "parameters");
  SafetensorsMetadata metadata = {{"format", "tp25d checkpoint 2"}};
  cantFail(writeSafetensors(path, {{"w", w}}, metadata));
  EXPECT_EQ(error(), "weights.safetensors is a 'tp25d checkpoint 2', this program reads a 'tp25d checkpoint 1'");
  metadata["format"] = "tp25d checkpoint 1";
  metadata["samples"] = "many";
  cantFail(writeSafetensors(path, {{"w", w}}, metadata));
  EXPECT_EQ(error(), "weights.safetensors: the metadata of a checkpoint has a number 'samples', here it is 'many'");
  metadata["samples"] = metadata["batch"] = metadata["seed"] = "1";
  cantFail(writeSafetensors(path, {{"w", w}}, metadata));
  EXPECT_EQ(error(), "weights.safetensors: the metadata of a checkpoint says with which options it was made as "
                     "'training', which is missing here");
}

TEST_F(TrainingTest, aLossThatIsNoNumberEndsTheTraining) {
  options.checkpoint = pathOf("checkpoint.safetensors");
  options.data = {"100x8xf32=nan"};
  EXPECT_EQ(error(), "the loss of step 1 is nan, so the parameters are lost; a smaller learning rate or a limit to the "
                     "gradients' norm may help");
  EXPECT_FALSE(sys::fs::exists(options.checkpoint));
}

TEST_F(TrainingTest, aValidationLossThatIsNoNumberEndsTheTrainingBeforeItIsSaved) {
  options.checkpoint = pathOf("checkpoint.safetensors");
  options.checkpointEvery = 7; // an epoch's
  options.validationData = {"37x8xf32=nan"};
  EXPECT_EQ(error(), "the validation loss after step 7 is nan, so the parameters are lost, or the samples are no "
                     "numbers");
  EXPECT_FALSE(sys::fs::exists(options.checkpoint));
}

TEST_F(TrainingTest, programsThatAreNoTrainingAreRefused) {
  Classifier classifier(one);
  std::vector<tp25d_argument> changed = argumentsOf(classifier.evaluation);
  tp25d_program evaluation = classifier.evaluation;
  evaluation.arguments = changed.data();
  changed[2].axes[0][0] = TP25D_ROW;
  EXPECT_EQ(messageOf(runTraining(classifier.step, evaluation, options)),
            "parameters_of: 'w' of the other runtime is 8x3xf32 by [col], [], but here it is 8x3xf32 by [row], []");
  changed[2].axes[0][0] = TP25D_COL;
  changed[2].name = "v";
  EXPECT_EQ(messageOf(runTraining(classifier.step, evaluation, options)),
            "the parameter 'v' of the evaluation is none of the training step");
  changed[2].name = "w";
  changed[4].type = TP25D_I32;
  EXPECT_EQ(messageOf(runTraining(classifier.step, evaluation, options)),
            "result 1 of the evaluation is i32, but must be an f32, the count of labels");
  EXPECT_EQ(messageOf(runTraining(classifier.evaluation, classifier.evaluation, options)),
            "the program is no training step: it has no state 'training.step', an i64");
}

} // namespace
