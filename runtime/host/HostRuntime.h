//===- HostRuntime.h - Devices that are threads of one process --------------===//
//
// The devices of the host backend, and the record that each keeps of its part in each transfer; the collectives read it
// in each other's devices.
//
//===----------------------------------------------------------------------===//

#ifndef TP25D_RUNTIME_HOST_HOSTRUNTIME_H
#define TP25D_RUNTIME_HOST_HOSTRUNTIME_H

#include "../cpu/CpuRuntime.h"
#include "Scheduler.h"

namespace tp25d::host {

/// How far a device is with its part in a transfer.
enum Stage {
  Absent,
  Started,  // Its input may be read.
  Combined, // all_reduce: its chunk of the outcome is in its output.
  Done,     // It reads no other member's blocks any more.
  StageCount
};

/// A device's part in a transfer.
struct Part {
  const char *input;
  char *output;
  Stage stage;
  int64_t reached[StageCount]; // How many members of the group came to each stage: kept by its first member.
};

class HostRuntime : public runtime::CpuRuntime {
public:
  HostRuntime(const tp25d_program &program, const tp25d_options &options);

  void fail(const runtime::Error &error) override;
  bool hasFailed() const override { return scheduler.hasFailed(); }

  void start(Device &device, int64_t transfer, const void *input, void *output, void *scratch) override;
  void *await(Device &device, int64_t transfer) override;
  void release(Device &device, int64_t transfer) override;
  void reclaim(Device &device, int64_t transfer) override;

private:
  friend class Member;

  void onEveryDevice(const std::function<void(Device &)> &work) override;
  void prepareRun() override;

  std::vector<std::vector<Part>> parts;            // Of each device in each transfer.
  std::vector<std::vector<const char *>> combined; // Of each device: the members' blocks while they are combined.
  Scheduler scheduler;                             // The last member: its threads end first.
};

} // namespace tp25d::host

#endif // TP25D_RUNTIME_HOST_HOSTRUNTIME_H
