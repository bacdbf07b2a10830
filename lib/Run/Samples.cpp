// Opens data sets, and loads their samples into devices.

#include "Samples.h"

#include "Arguments.h"
#include "tp25d/TensorFile/Rows.h"
#include "tp25d/TensorFile/TensorArgument.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVectorExtras.h"
#include "llvm/ADT/StringExtras.h"

#include <limits>

namespace tp25d {

namespace {

template <typename T> void append(std::vector<int64_t> &values, const Tensor &tensor) {
  const auto *elements = reinterpret_cast<const T *>(tensor.data().data());
  values.insert(values.end(), elements, elements + tensor.numElements());
}

} // namespace

static bool isInteger(tp25d_type type) { return type >= TP25D_I1; }

static std::vector<int64_t> toIntegers(const Tensor &tensor) {
  std::vector<int64_t> values;
  switch (tensor.type()) {
  case TP25D_I1:
    append<uint8_t>(values, tensor);
    break;
  case TP25D_I8:
    append<int8_t>(values, tensor);
    break;
  case TP25D_I16:
    append<int16_t>(values, tensor);
    break;
  case TP25D_I32:
    append<int32_t>(values, tensor);
    break;
  default:
    append<int64_t>(values, tensor);
  }
  return values;
}

/// Describes the position of label `i`: its sample or, if a sample has several labels, its index.
static std::string describePlace(llvm::ArrayRef<int64_t> shape, int64_t i) {
  if (shape.size() == 1)
    return " of sample " + std::to_string(i);
  llvm::SmallVector<std::string> index;
  for (int64_t size : llvm::reverse(shape)) {
    index.push_back(std::to_string(i % size));
    i /= size;
  }
  return " at [" + llvm::join(llvm::reverse(index), ", ") + "]";
}

/// Returns the batch size, which must be the same for all inputs.
static llvm::Expected<int64_t> getBatch(const tp25d_program &program, llvm::ArrayRef<int64_t> inputs) {
  const tp25d_argument &first = program.arguments[inputs.front()];
  for (int64_t input : inputs) {
    const tp25d_argument &argument = program.arguments[input];
    if (argument.rank == 0)
      return llvm::createStringError(llvm::Twine(argument.name) +
                                     " of the model is a scalar, but dimension 0 of every input counts samples");
    if (argument.size[0] != first.size[0])
      return llvm::createStringError("dimension 0 of every input counts samples, but " + llvm::Twine(first.name) +
                                     " of the model has " + llvm::Twine(first.size[0]) + " and " + argument.name +
                                     " of the model has " + llvm::Twine(argument.size[0]));
  }
  return first.size[0];
}

/// Reads all labels that are numbers of classes, and checks them before any of them can be in a batch.
static llvm::Expected<std::vector<int32_t>> readClasses(const TensorSource &labels, const std::string &where,
                                                        int64_t classes) {
  auto whole = labels.read();
  if (!whole)
    return whole.takeError();
  std::vector<int32_t> numbers;
  const int64_t end = classes > 0 ? classes : std::numeric_limits<int32_t>::max();
  for (auto [i, number] : llvm::enumerate(toIntegers(*whole))) {
    if (number < -1 || number >= end)
      return llvm::createStringError(
          where + ": label " + std::to_string(number) + describePlace(labels.shape(), static_cast<int64_t>(i)) +
          " is no class; they are numbered from 0 to " + std::to_string(end - 1) + ", and -1 leaves it out");
    numbers.push_back(static_cast<int32_t>(number));
  }
  return numbers;
}

llvm::Expected<Samples> Samples::open(const tp25d_program &program, const SampleFiles &files, int64_t classes) {
  Samples samples;
  for (int64_t i = 0; i < program.argument_count; ++i)
    if (program.arguments[i].kind == TP25D_INPUT)
      samples.inputs.push_back({i, nullptr});
  if (samples.inputs.size() < 2 || llvm::StringRef(program.arguments[samples.inputs.back().argument].name) != "labels")
    return llvm::createStringError("the program is no training step: it has no input 'labels' after the model's");
  const size_t dataCount = samples.inputs.size() - 1;
  if (files.data.size() != dataCount)
    return llvm::createStringError(files.dataOption + " is given " + std::to_string(files.data.size()) +
                                   " times, but the model has " + std::to_string(dataCount) +
                                   (dataCount == 1 ? " input" : " inputs"));
  if (files.labels.empty())
    return llvm::createStringError(files.labelsOption + " is missing");
  auto batch =
      getBatch(program, llvm::map_to_vector(samples.inputs, [](const Input &input) { return input.argument; }));
  if (!batch)
    return batch.takeError();
  samples.batchSize = *batch;

  std::string first;
  for (auto [i, input] : llvm::enumerate(samples.inputs)) {
    const tp25d_argument &argument = program.arguments[input.argument];
    bool areLabels = i == dataCount, areClasses = areLabels && isInteger(getType(argument));
    const std::string &text = areLabels ? files.labels : files.data[i];
    std::string where = ((areLabels ? files.labelsOption : files.dataOption) + "=" + text).str();
    auto source = parseTensorSource(text);
    if (!source)
      return source.takeError();
    llvm::ArrayRef<int64_t> wanted = getShape(argument), found = (*source)->shape();
    bool fits = areClasses ? isInteger((*source)->type()) : (*source)->type() == getType(argument);
    if (!fits || found.size() != wanted.size() || found.empty() || found.drop_front() != wanted.drop_front())
      return llvm::createStringError(where + " is " + (*source)->str() + ", but " + argument.name +
                                     " of the model takes any number of samples of " +
                                     formatType(getType(argument), wanted.drop_front()) +
                                     (areClasses ? ", or of other integers" : ""));
    if (found[0] == 0)
      return llvm::createStringError(where + " has no samples");
    if (i == 0)
      first = where;
    else if (found[0] != samples.sampleCount)
      return llvm::createStringError(where + " has " + std::to_string(found[0]) + " samples, but " + first + " has " +
                                     std::to_string(samples.sampleCount));
    samples.sampleCount = found[0];
    input.whole = std::move(*source);
    if (!areClasses)
      continue;
    auto numbers = readClasses(*input.whole, where, classes);
    if (!numbers)
      return numbers.takeError();
    samples.classNumbers = std::move(*numbers);
    // Moving a vector keeps its memory, so the borrowed bytes stay valid.
    llvm::ArrayRef<char> bytes(reinterpret_cast<const char *>(samples.classNumbers.data()),
                               samples.classNumbers.size() * sizeof(int32_t));
    auto converted = Tensor::borrow(TP25D_I32, found, bytes, nullptr);
    if (!converted)
      return converted.takeError();
    input.whole = makeMemorySource(std::move(*converted));
  }
  return samples;
}

llvm::Error Samples::load(Devices &devices, llvm::ArrayRef<int64_t> samples) const {
  std::vector<int64_t> rows(samples.begin(), samples.end());
  rows.resize(batchSize, -1);
  for (const Input &input : inputs) {
    MissingRow missing = &input == &inputs.back() ? MissingRow::Mark : MissingRow::Zeros;
    if (llvm::Error error = devices.load(input.argument, *makeRowsSource(*input.whole, rows, missing)))
      return error;
  }
  return llvm::Error::success();
}

} // namespace tp25d
