// Implements the C interface to tensor files.

#include "tp25d/files.h"

#include "ArgumentFile.h"
#include "Arguments.h"
#include "Processes.h"
#include "tp25d/Run/Devices.h"
#include "tp25d/TensorFile/Npy.h"
#include "tp25d/TensorFile/Safetensors.h"

using namespace tp25d;

static tp25d_status toStatus(llvm::Error error) {
  if (!error)
    return TP25D_OK;
  return tp25d_report(TP25D_INVALID_ARGUMENT, llvm::toString(std::move(error)).c_str());
}

static llvm::Expected<const tp25d_argument *> getArgument(const tp25d_program *program, int64_t argument) {
  if (argument < 0 || argument >= program->argument_count)
    return llvm::createStringError("argument " + std::to_string(argument) + " does not exist, the program has " +
                                   std::to_string(program->argument_count));
  return &program->arguments[argument];
}

tp25d_status tp25d_load_parameters(tp25d_runtime *runtime, const tp25d_program *program, const char *path) {
  auto load = [&]() -> llvm::Error {
    auto file = SafetensorsFile::open(path);
    if (!file)
      return file.takeError();
    for (int64_t i = 0; i < program->argument_count; ++i) {
      if (!isLasting(program->arguments[i]))
        continue;
      auto value = findValue(*file, path, program->arguments[i]);
      if (!value)
        return value.takeError();
      if (*value)
        if (llvm::Error error = loadBlocks(runtime, i, **value))
          return error;
    }
    return llvm::Error::success();
  };
  return toStatus(agree(load()));
}

tp25d_status tp25d_load_npy(tp25d_runtime *runtime, const tp25d_program *program, int64_t argument, const char *path) {
  auto load = [&]() -> llvm::Error {
    auto described = getArgument(program, argument);
    if (!described)
      return described.takeError();
    auto source = openNpy(path);
    if (!source)
      return source.takeError();
    if (llvm::Error error = checkType(**source, **described, path))
      return error;
    return loadBlocks(runtime, argument, **source);
  };
  return toStatus(agree(load()));
}

tp25d_status tp25d_store_npy(tp25d_runtime *runtime, const tp25d_program *program, int64_t argument, const char *path) {
  auto store = [&]() -> llvm::Error {
    auto described = getArgument(program, argument);
    if (!described)
      return described.takeError();
    auto file = ArgumentFile::create(path, *program, argument);
    if (!file)
      return file.takeError();
    if (llvm::Error error = file->store(runtime))
      return error;
    Outputs outputs;
    if (isFirstProcess())
      outputs.add(file->file());
    return keepTogether(outputs);
  };
  return toStatus(store());
}
