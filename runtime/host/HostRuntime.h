// The host backend, whose devices are threads of one process, and the record of each device's part in each transfer,
// which the collectives of other devices read.

#ifndef TP25D_RUNTIME_HOST_HOSTRUNTIME_H
#define TP25D_RUNTIME_HOST_HOSTRUNTIME_H

#include "../cpu/CpuRuntime.h"
#include "Scheduler.h"

namespace tp25d::host {

/// The progress of a device in a transfer.
enum Stage {
  Absent,
  Started,  // its input may be read
  Combined, // all_reduce: its chunk of the result is in its output
  Done,     // it no longer reads other members' blocks
  StageCount
};

/// A device's part in a transfer.
struct Part {
  const char *input;
  char *output;
  Stage stage;
  int64_t reached[StageCount]; // number of members that reached each stage; valid in the group's first member
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

  std::vector<std::vector<Part>> parts;            // by device and transfer
  std::vector<std::vector<const char *>> combined; // by device: the members' blocks that are combined
  Scheduler scheduler;                             // last, so that its threads end before other members are destroyed
};

} // namespace tp25d::host

#endif // TP25D_RUNTIME_HOST_HOSTRUNTIME_H
