// Implements transfers between devices that are threads of one process. They share memory, so a member only publishes
// the addresses of its blocks; the others read them there, and the owner waits in tp25d_reclaim until all have.

#include "../cpu/Combine.h"
#include "HostRuntime.h"

#include <cstring>

using namespace tp25d::runtime;
using namespace tp25d::host;

namespace {

/// True if others wait for the member to reach the stage: in a broadcast only the root publishes a block and only the
/// others read it; in a reduce only the root reads.
bool takesPart(const Collective &what, Stage stage, int64_t member) {
  if (what.kind == TP25D_BROADCAST)
    return (member == what.root) == (stage == Started);
  return what.kind != TP25D_REDUCE || stage == Started || member == what.root;
}

} // namespace

namespace tp25d::host {

/// A device as a member of the group of one of its transfers.
class Member {
public:
  Member(HostRuntime &runtime, tp25d_device &device, int64_t transfer)
      : runtime(runtime), device(device), transfer(transfer), scheduler(runtime.scheduler),
        part(runtime.parts[device.index][transfer]), what(runtime.getCollective(transfer)),
        group(runtime.grid.group(device.index, what.axis)), index(runtime.grid.coordinate(device.index, what.axis)),
        elementBytes(tp25d_type_bytes(what.type)), blockBytes(what.count * elementBytes) {}

  void start();
  void *await();
  void release() {
    if (group.size > 1 && what.kind == TP25D_BROADCAST && index != what.root)
      reach(Done);
  }
  void reclaim() {
    if (group.size > 1 && takesPart(what, Started, index) && !(what.kind == TP25D_REDUCE && index == what.root))
      waitFor(Done);
  }

private:
  Part &partOf(int64_t member) const { return runtime.parts[group.member(member)][transfer]; }
  void reach(Stage stage);
  void reach(const Scheduler::Lock &lock, Stage stage);
  /// Waits until all members that take part have reached the stage. Returns false if the run has failed.
  bool waitFor(Stage stage);
  std::string describeWait(Stage stage) const;

  void combineAt(int64_t first, int64_t count, char *output);
  void gather(int64_t offset);
  void finishAllReduce();
  void received(int64_t bytes) { device.statistics.received_bytes[what.axis] += bytes; }
  int64_t chunkBegin(int64_t chunk) const { return what.count * chunk / group.size; }

  HostRuntime &runtime;
  tp25d_device &device;
  const int64_t transfer;
  Scheduler &scheduler;
  Part &part;
  const Collective what;
  const Group group;
  const int64_t index, elementBytes, blockBytes;
};

void copyUnlessInPlace(char *to, const char *from, int64_t bytes) {
  if (to != from)
    std::memcpy(to, from, bytes);
}

void Member::start() {
  if (group.size == 1)
    return;
  reach(Started);
}

void Member::reach(Stage stage) {
  Scheduler::Lock lock = scheduler.lock();
  reach(lock, stage);
}

void Member::reach(const Scheduler::Lock &lock, Stage stage) {
  part.stage = stage;
  if (!takesPart(what, stage, index))
    return;
  ++partOf(0).reached[stage];
  scheduler.wake(lock, group);
}

bool Member::waitFor(Stage stage) {
  int64_t target = 0;
  for (int64_t member = 0; member < group.size; ++member)
    target += takesPart(what, stage, member);
  Scheduler::Lock lock = scheduler.lock();
  scheduler.wait(lock, device.index, partOf(0).reached[stage], target, [this, stage] { return describeWait(stage); });
  return !scheduler.hasFailed();
}

std::string Member::describeWait(Stage stage) const {
  std::string missing;
  for (int64_t member = 0; member < group.size; ++member)
    if (takesPart(what, stage, member) && partOf(member).stage < stage)
      missing += concat(missing.empty() ? "device " : ", device ", group.member(member), " (",
                        tp25d_axis_name(what.axis), " ", member, ")");
  const char *to = stage == Started ? " to start it" : stage == Combined ? " to combine its chunk" : " to have read";
  return concat("transfer ", transfer, ", ", describe(what), ": ", runtime.grid.describe(device.index), " waits for ",
                missing, to);
}

/// Combines `count` elements from `first` on of all members' inputs.
void Member::combineAt(int64_t first, int64_t count, char *output) {
  std::vector<const char *> &blocks = runtime.combined[device.index];
  blocks.clear();
  for (int64_t member = 0; member < group.size; ++member)
    blocks.push_back(partOf(member).input + first * elementBytes);
  combine(what.type, what.combiner, blocks, count, output);
  received((group.size - 1) * count * elementBytes);
}

/// Copies the blocks at `offset`, in bytes, of the members' inputs to the output.
void Member::gather(int64_t offset) {
  for (int64_t member = 0; member < group.size; ++member)
    copyUnlessInPlace(part.output + member * blockBytes, partOf(member).input + offset, blockBytes);
  received((group.size - 1) * blockBytes);
}

/// Combines one chunk of the block, and copies the other chunks from the members that combined them.
void Member::finishAllReduce() {
  combineAt(chunkBegin(index), chunkBegin(index + 1) - chunkBegin(index),
            part.output + chunkBegin(index) * elementBytes);
  reach(Combined);
  if (!waitFor(Combined))
    return;
  for (int64_t member = 0; member < group.size; ++member) {
    if (member == index)
      continue;
    int64_t offset = chunkBegin(member) * elementBytes;
    int64_t bytes = chunkBegin(member + 1) * elementBytes - offset;
    std::memcpy(part.output + offset, partOf(member).output + offset, bytes);
    received(bytes);
  }
}

void *Member::await() {
  bool lends = what.kind == TP25D_BROADCAST;
  if (lends && index == what.root)
    return const_cast<char *>(part.input);
  if (group.size == 1) {
    if (!scheduler.hasFailed())
      copyUnlessInPlace(part.output, part.input, blockBytes);
    return part.output;
  }
  if (what.kind == TP25D_REDUCE && index != what.root)
    return part.output;
  if (!waitFor(Started))
    return part.output;
  switch (what.kind) {
  case TP25D_BROADCAST:
    received(blockBytes);
    return const_cast<char *>(partOf(what.root).input);
  case TP25D_REDUCE:
    combineAt(0, what.count, part.output);
    break;
  case TP25D_ALL_REDUCE:
    finishAllReduce();
    break;
  case TP25D_ALL_GATHER:
    gather(0);
    break;
  case TP25D_REDUCE_SCATTER:
    combineAt(index * what.count, what.count, part.output);
    break;
  case TP25D_ALL_TO_ALL:
    gather(index * blockBytes);
    break;
  }
  reach(Done);
  return part.output;
}

} // namespace tp25d::host

void HostRuntime::start(Device &device, int64_t transfer, const void *input, void *output, void *) {
  Part &part = parts[device.index][transfer];
  part.input = static_cast<const char *>(input);
  part.output = static_cast<char *>(output);
  Member(*this, device, transfer).start();
}

void *HostRuntime::await(Device &device, int64_t transfer) { return Member(*this, device, transfer).await(); }

void HostRuntime::release(Device &device, int64_t transfer) { Member(*this, device, transfer).release(); }

void HostRuntime::reclaim(Device &device, int64_t transfer) { Member(*this, device, transfer).reclaim(); }
