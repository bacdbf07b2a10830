// Writes checkpoints, and checks those that a training resumes from.

#include "Checkpoint.h"

#include "ArgumentFile.h"
#include "Arguments.h"
#include "Processes.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FormatVariadic.h"

namespace tp25d {

// Keys and values of the file's metadata.
static const char *const formatKey = "format", *const formatValue = "tp25d checkpoint 1", *const samplesKey = "samples",
                         *const batchKey = "batch", *const seedKey = "seed", *const trainingKey = "training";

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

template <typename T>
static llvm::Error readFact(const SafetensorsMetadata &metadata, const std::string &path, const char *key, T &value) {
  auto entry = metadata.find(key);
  if (entry != metadata.end() && llvm::to_integer(entry->second, value, 10))
    return llvm::Error::success();
  return llvm::createStringError(path + ": the metadata of a checkpoint has a number '" + key + "', here it is " +
                                 (entry == metadata.end() ? "missing" : "'" + entry->second + "'"));
}

llvm::Expected<Checkpoint> Checkpoint::open(const std::string &path, const tp25d_program &step) {
  auto file = SafetensorsFile::open(path);
  if (!file)
    return file.takeError();
  Checkpoint checkpoint(std::move(*file));
  const SafetensorsMetadata &metadata = checkpoint.file.metadata();
  auto format = metadata.find(formatKey);
  if (format == metadata.end() || !llvm::StringRef(format->second).starts_with("tp25d checkpoint "))
    return llvm::createStringError(path + " is no checkpoint; --params=" + path +
                                   " starts a training from its parameters");
  if (format->second != formatValue)
    return llvm::createStringError(path + " is a '" + format->second + "', this program reads a '" + formatValue + "'");
  TrainingFacts &facts = checkpoint.madeWith;
  if (llvm::Error error = readFact(metadata, path, samplesKey, facts.samples))
    return error;
  if (llvm::Error error = readFact(metadata, path, batchKey, facts.batch))
    return error;
  if (llvm::Error error = readFact(metadata, path, seedKey, facts.seed))
    return error;

  auto training = metadata.find(trainingKey);
  if (training == metadata.end())
    return llvm::createStringError(path + ": the metadata of a checkpoint says with which options it was made as '" +
                                   trainingKey + "', which is missing here");
  facts.training = training->second;

  llvm::StringSet<> known;
  for (int64_t i : getNumbers(step, isLasting)) {
    const tp25d_argument &argument = step.arguments[i];
    known.insert(argument.name);
    auto value = checkpoint.find(argument);
    if (!value)
      return value.takeError();
    if (llvm::Error error = checkType(**value, argument, path + ": tensor '" + argument.name + "'"))
      return error;
    if (argument.name != stepState)
      continue;
    auto count = (*value)->read();
    if (!count)
      return count.takeError();
    std::memcpy(&checkpoint.stepCount, count->data().data(), sizeof(int64_t));
  }
  for (const std::string &name : checkpoint.file.names())
    if (!known.contains(name))
      return llvm::createStringError(path + ": tensor '" + name +
                                     "' is neither a parameter nor a state of this training, as where a checkpoint is "
                                     "of another model or optimizer");
  if (checkpoint.stepCount < 0)
    return llvm::createStringError(path + ": " + stepState + " is " + std::to_string(checkpoint.stepCount));
  return checkpoint;
}

llvm::Error Checkpoint::checkFacts(const TrainingFacts &facts, const std::string &path) const {
  auto differs = [&](llvm::StringRef what, const auto &then, const auto &now) {
    return llvm::createStringError(
        llvm::formatv("{0} is of a training with {1} {2}, not {3}, and could not go on as it "
                      "was; --params={0} starts a new one from its parameters",
                      path, what, then, now)
            .str());
  };
  if (madeWith.seed != facts.seed)
    return differs("seed", madeWith.seed, facts.seed);
  if (madeWith.samples != facts.samples)
    return differs("a number of samples of", madeWith.samples, facts.samples);
  if (madeWith.batch != facts.batch)
    return differs("a batch of", madeWith.batch, facts.batch);
  if (madeWith.training != facts.training)
    return differs("the options", madeWith.training, facts.training);
  return llvm::Error::success();
}

//===----------------------------------------------------------------------===//
// Writing
//===----------------------------------------------------------------------===//

static llvm::Expected<ArgumentFile> startCheckpoint(const std::string &path, const tp25d_program &step,
                                                    const TrainingFacts &facts) {
  return ArgumentFile::create(path, step, getNumbers(step, isLasting),
                              {{formatKey, formatValue},
                               {samplesKey, std::to_string(facts.samples)},
                               {batchKey, std::to_string(facts.batch)},
                               {seedKey, std::to_string(facts.seed)},
                               {trainingKey, facts.training}});
}

llvm::Error tryCheckpoint(const std::string &path, const tp25d_program &step) {
  if (!llvm::StringRef(path).ends_with(".safetensors"))
    return llvm::createStringError("--checkpoint=" + path + ": a checkpoint's name ends in .safetensors");
  return startCheckpoint(path, step, {}).takeError();
}

llvm::Error writeCheckpoint(const std::string &path, const tp25d_program &step, Devices &devices,
                            const TrainingFacts &facts, double timeout) {
  auto file = startCheckpoint(path, step, facts);
  if (!file)
    return file.takeError();
  if (llvm::Error error = file->store(devices.handle()))
    return error;
  Outputs outputs;
  if (isFirstProcess())
    outputs.add(file->file());
  return keepTogether(outputs, timeout);
}

} // namespace tp25d
