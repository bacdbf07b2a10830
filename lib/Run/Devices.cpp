// Wraps the C interface of the runtime, with errors as llvm::Error.

#include "tp25d/Run/Devices.h"

#include "Stopwatch.h"
#include "llvm/ADT/STLExtras.h"

#include <mutex>

namespace tp25d {

llvm::Error toError(tp25d_status status) {
  if (status == TP25D_OK)
    return llvm::Error::success();
  return llvm::createStringError(tp25d_error_message());
}

tp25d_options DeviceOptions::toRuntime() const {
  tp25d_options options = {};
  options.timeout_seconds = timeout;
  options.blocking = blocking;
  options.flight_record = flightRecord.c_str();
  options.direct = direct;
  options.tf32 = tf32;
  return options;
}

namespace {

/// Keeps the first error of callbacks that run on several threads.
class FirstError {
public:
  int keep(llvm::Error error) {
    if (!error)
      return 0;
    std::lock_guard<std::mutex> lock(mutex);
    if (message.empty())
      message = llvm::toString(std::move(error));
    else
      llvm::consumeError(std::move(error));
    return 1;
  }

  /// Returns the kept error if there is one, because it says more than the status, or else the error of `status`.
  llvm::Error take(tp25d_status status) const {
    return message.empty() ? toError(status) : llvm::createStringError(message);
  }

private:
  std::mutex mutex;
  std::string message;
};

} // namespace

llvm::Expected<Devices> Devices::create(const tp25d_program &program, const tp25d_options &options) {
  Devices devices;
  devices.program = &program;
  tp25d_runtime *runtime = nullptr;
  if (llvm::Error error = toError(tp25d_create(&program, &options, &runtime)))
    return error;
  devices.runtime.reset(runtime);
  return devices;
}

llvm::Error Devices::allocate() { return toError(tp25d_allocate(runtime.get())); }

llvm::Error loadBlocks(tp25d_runtime *runtime, int64_t argument, const TensorSource &source) {
  struct Context {
    const TensorSource &source;
    FirstError error;
  } context{source, {}};
  auto copy = [](void *data, const int64_t *offset, const int64_t *size, void *block) {
    auto &context = *static_cast<Context *>(data);
    size_t rank = context.source.shape().size();
    return context.error.keep(
        context.source.readBlock(llvm::ArrayRef(offset, rank), llvm::ArrayRef(size, rank), block));
  };
  return context.error.take(tp25d_load(runtime, argument, copy, &context));
}

llvm::Error storeBlocks(tp25d_runtime *runtime, int64_t argument, int64_t rank, VisitBlock visit) {
  struct Context {
    size_t rank;
    VisitBlock visit;
    FirstError error;
  } context{static_cast<size_t>(rank), visit, {}};
  auto copy = [](void *data, const int64_t *offset, const int64_t *size, void *block) {
    auto &context = *static_cast<Context *>(data);
    return context.error.keep(
        context.visit(llvm::ArrayRef(offset, context.rank), llvm::ArrayRef(size, context.rank), block));
  };
  return context.error.take(tp25d_store(runtime, argument, copy, &context));
}

llvm::Expected<Tensor> Devices::read(int64_t argument) const {
  const tp25d_argument &described = program->arguments[argument];
  auto tensor = Tensor::allocate(static_cast<tp25d_type>(described.type),
                                 llvm::ArrayRef(described.size, static_cast<size_t>(described.rank)));
  if (!tensor)
    return tensor.takeError();
  if (llvm::Error error = toError(tp25d_read(runtime.get(), argument, tensor->mutableData().data())))
    return error;
  return tensor;
}

llvm::Error Devices::run() { return toError(tp25d_run(runtime.get())); }

std::vector<tp25d_statistics> Devices::statistics() const {
  std::vector<tp25d_statistics> statistics(count());
  for (size_t i = 0; i < statistics.size(); ++i)
    tp25d_get_statistics(runtime.get(), first() + static_cast<int64_t>(i), &statistics[i]);
  return statistics;
}

llvm::Expected<double> timeRuns(Devices &devices, int64_t repeat) {
  std::vector<double> seconds;
  for (int64_t i = 0; i < repeat; ++i) {
    Stopwatch stopwatch;
    if (llvm::Error error = devices.run())
      return error;
    seconds.push_back(stopwatch.getSeconds());
  }
  llvm::sort(seconds);
  return seconds[seconds.size() / 2];
}

} // namespace tp25d
