// The devices of one program that belong to this process; reports errors as llvm::Error.

#ifndef TP25D_RUN_DEVICES_H
#define TP25D_RUN_DEVICES_H

#include "tp25d/TensorFile/TensorSource.h"
#include "tp25d/runtime.h"

#include <string>
#include <vector>

namespace tp25d {

/// Prefix of the paths of flight records, unless the command line names another.
inline constexpr llvm::StringLiteral defaultFlightRecord = "tp25d-flight-";

/// Options of the command line about how devices run.
struct DeviceOptions {
  std::string flightRecord;
  double timeout = 0;
  bool blocking = false;
  bool direct = false, tf32 = false; ///< for GPUs only

  /// Converts the options to the runtime's struct, which points into this object: it must outlive the struct.
  tp25d_options toRuntime() const;
};

/// Converts a status and the text of tp25d_error_message to an error; success for status 0.
llvm::Error toError(tp25d_status status);

/// Loads the blocks of an argument for all devices of this process.
llvm::Error loadBlocks(tp25d_runtime *runtime, int64_t argument, const TensorSource &source);

/// Receives a block of an argument, dense and row-major, and its offset in the whole tensor.
using VisitBlock =
    llvm::function_ref<llvm::Error(llvm::ArrayRef<int64_t> offset, llvm::ArrayRef<int64_t> size, const void *block)>;
/// Calls `visit` for every block of a result, a parameter or a state that this process is responsible for; may call it
/// from several threads at the same time.
llvm::Error storeBlocks(tp25d_runtime *runtime, int64_t argument, int64_t rank, VisitBlock visit);

class Devices {
public:
  static llvm::Expected<Devices> create(const tp25d_program &program, const tp25d_options &options);

  /// The runtime, for the option parameters_of of other devices.
  tp25d_runtime *handle() const { return runtime.get(); }

  int64_t arenaBytes() const { return tp25d_arena_bytes(runtime.get()); }
  llvm::Error allocate();
  llvm::Error load(int64_t argument, const TensorSource &source) { return loadBlocks(runtime.get(), argument, source); }
  llvm::Error run();

  llvm::Error store(int64_t argument, VisitBlock visit) {
    return storeBlocks(runtime.get(), argument, program->arguments[argument].rank, visit);
  }
  /// Returns a whole result, parameter or state. All its blocks must be in this process.
  llvm::Expected<Tensor> read(int64_t argument) const;

  /// Statistics of the devices of this process.
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

/// Runs the program `repeat` times and returns the median of the run times in seconds.
llvm::Expected<double> timeRuns(Devices &devices, int64_t repeat);

} // namespace tp25d

#endif // TP25D_RUN_DEVICES_H
