// The devices of one program that are in this process, with errors as llvm::Error.

#ifndef TP25D_DRIVER_DEVICES_H
#define TP25D_DRIVER_DEVICES_H

#include "tp25d/TensorFile/TensorSource.h"
#include "tp25d/runtime.h"

#include <string>
#include <vector>

namespace tp25d {

/// What the paths of flight records begin with, if nothing else is said.
inline constexpr llvm::StringLiteral defaultFlightRecord = "tp25d-flight-";

/// How devices run, as command lines say it.
struct DeviceOptions {
  std::string flightRecord;
  double timeout = 0;
  bool blocking = false;
  bool direct = false, tf32 = false; ///< of GPUs

  /// In the runtime's terms; these options must outlive it.
  tp25d_options toRuntime() const;
};

/// What a status and tp25d_error_message say.
llvm::Error toError(tp25d_status status);

/// Loads the blocks of an argument for all devices of this process.
llvm::Error loadBlocks(tp25d_runtime *runtime, int64_t argument, const TensorSource &source);

/// A block of an argument, and where it begins in the whole.
using VisitBlock =
    llvm::function_ref<llvm::Error(llvm::ArrayRef<int64_t> offset, llvm::ArrayRef<int64_t> size, const void *block)>;
/// Calls `visit` for every block of a result, a parameter or a state that is this process's to hand out; for several at
/// once.
llvm::Error storeBlocks(tp25d_runtime *runtime, int64_t argument, int64_t rank, VisitBlock visit);

class Devices {
public:
  static llvm::Expected<Devices> create(const tp25d_program &program, const tp25d_options &options);

  /// For the option parameters_of of other devices.
  tp25d_runtime *handle() const { return runtime.get(); }

  int64_t arenaBytes() const { return tp25d_arena_bytes(runtime.get()); }
  llvm::Error allocate();
  llvm::Error load(int64_t argument, const TensorSource &source) { return loadBlocks(runtime.get(), argument, source); }
  llvm::Error run();

  llvm::Error store(int64_t argument, VisitBlock visit) {
    return storeBlocks(runtime.get(), argument, program->arguments[argument].rank, visit);
  }
  /// A whole result, parameter or state, of which all blocks are in this process.
  llvm::Expected<Tensor> read(int64_t argument) const;

  /// Of the devices of this process.
  std::vector<tp25d_statistics> statistics() const;
  int64_t first() const { return tp25d_first_device(runtime.get()); }
  int64_t count() const { return tp25d_device_count(runtime.get()); }
  llvm::ArrayRef<tp25d_event> events(int64_t device) const {
    const tp25d_event *events = nullptr;
    int64_t count = tp25d_get_events(runtime.get(), device, &events);
    return llvm::ArrayRef(events, static_cast<size_t>(count));
  }

private:
  struct Destroy {
    void operator()(tp25d_runtime *runtime) const { tp25d_destroy(runtime); }
  };
  const tp25d_program *program = nullptr;
  std::unique_ptr<tp25d_runtime, Destroy> runtime;
};

/// Runs so many times; returns the median of the seconds.
llvm::Expected<double> timeRuns(Devices &devices, int64_t repeat);

} // namespace tp25d

#endif // TP25D_DRIVER_DEVICES_H
