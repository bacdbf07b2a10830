// Translates each kind of collective to NCCL calls.

#include "Communicators.h"

#include "../processes/Processes.h"

#include <chrono>
#include <thread>

using namespace tp25d::runtime;
using namespace tp25d::processes;
using namespace tp25d::cuda;

namespace {

constexpr std::chrono::seconds timeForTheCause(2);

/// Returns an NCCL type of the same size, for collectives that only move elements.
ncclDataType_t getMovedType(int64_t type) {
  switch (tp25d_type_bytes(type)) {
  case 1:
    return ncclUint8;
  case 2:
    return ncclFloat16;
  case 4:
    return ncclUint32;
  default:
    return ncclUint64;
  }
}

ncclDataType_t getCombinedType(const Collective &what) {
  switch (what.type) {
  case TP25D_F32:
    return ncclFloat32;
  case TP25D_F64:
    return ncclFloat64;
  case TP25D_BF16:
    return ncclBfloat16;
  case TP25D_F16:
    return ncclFloat16;
  case TP25D_I8:
    return ncclInt8;
  case TP25D_I32:
    return ncclInt32;
  case TP25D_I64:
    return ncclInt64;
  case TP25D_I1: // 0 or 1: the minimum is "and", the maximum "or", and no other combiners are used
    return ncclUint8;
  default:
    invalid(describe(what), ": NCCL does not combine elements of ", typeName(what.type));
  }
}

ncclRedOp_t getOperation(int64_t combiner) {
  // NCCL has one maximum only, and does not define its result for NaN.
  constexpr ncclRedOp_t operations[] = {ncclSum, ncclProd, ncclMax, ncclMin, ncclMax, ncclMin};
  return operations[combiner];
}

/// Checks the result of a call. If another process is the cause, waits for the watch, whose message says more.
template <typename... Pieces> void checkCall(ncclResult_t result, const Pieces &...what) {
  if (result == ncclRemoteError)
    std::this_thread::sleep_for(timeForTheCause);
  check(result, what...);
}

} // namespace

Communicators::Communicators(const Grid &grid, int64_t device, void *arena, int64_t arenaBytes) {
  ncclUniqueId mine = {};
  if (device == 0)
    check(ncclGetUniqueId(&mine), "no identifier for the communicators");
  std::vector<ncclUniqueId> all(grid.deviceCount());
  if (tp25d_exchange(&mine, sizeof(mine), all.data()) != TP25D_OK)
    throw Error(TP25D_INTERNAL, tp25d_error_message());
  ncclConfig_t config = NCCL_CONFIG_INITIALIZER;
  config.blocking = 0;
  getWatch().setActivity({Activity::WaitsForAll});
  check(ncclCommInitRankConfig(&world, static_cast<int>(grid.deviceCount()), all[0], static_cast<int>(device), &config),
        "the devices cannot be connected");
  settle(world, "the devices cannot be connected");
  for (int64_t axis = 0; axis < TP25D_AXIS_COUNT; ++axis) {
    Member &member = members[axis];
    member.size = grid.size(axis);
    member.index = grid.coordinate(device, axis);
    if (member.size == 1)
      continue;
    std::string failure = concat("the devices along ", tp25d_axis_name(axis), " cannot be connected");
    check(ncclCommSplit(world, static_cast<int>(grid.group(device, axis).first), static_cast<int>(member.index),
                        &member.communicator, &config),
          failure);
    settle(world, failure);
    settle(member.communicator, failure);
    // Where the hardware supports it, transfers then need no copies to NCCL's own buffers.
    check(ncclCommRegister(member.communicator, arena, arenaBytes, &member.registration),
          "the arena cannot be registered along ", tp25d_axis_name(axis));
    settle(member.communicator, "the arena cannot be registered along ", tp25d_axis_name(axis));
  }
  getWatch().setActivity({});
}

Communicators::~Communicators() {
  for (Member &member : members)
    if (member.communicator) {
      (void)ncclCommDeregister(member.communicator, member.registration);
      close(member.communicator);
    }
  if (world)
    close(world);
}

/// Closes a communicator, in two steps because it is nonblocking.
void Communicators::close(ncclComm_t communicator) const {
  try {
    check(ncclCommFinalize(communicator), "a communicator cannot be closed");
    settle(communicator, "a communicator cannot be closed");
    (void)ncclCommDestroy(communicator);
  } catch (const Error &) {
    (void)ncclCommAbort(communicator);
  }
}

void Communicators::abort() {
  std::lock_guard<std::mutex> lock(mutex);
  isAborted = true;
  for (Member &member : members)
    if (member.communicator)
      (void)ncclCommAbort(member.communicator);
  if (world)
    (void)ncclCommAbort(world);
}

std::unique_lock<std::mutex> Communicators::use() const {
  std::unique_lock<std::mutex> lock(mutex);
  while (isAborted) { // the watch is about to end the process
    lock.unlock();
    std::this_thread::sleep_for(std::chrono::seconds(1));
    lock.lock();
  }
  return lock;
}

template <typename... Pieces> bool Communicators::isSettled(ncclComm_t communicator, const Pieces &...what) const {
  ncclResult_t state = ncclSuccess, result = ncclSuccess;
  {
    std::unique_lock<std::mutex> lock = use();
    result = ncclCommGetAsyncError(communicator, &state);
  }
  checkCall(result, what...);
  checkCall(state, what...);
  return state == ncclSuccess;
}

template <typename... Pieces> void Communicators::settle(ncclComm_t communicator, const Pieces &...what) const {
  auto begin = std::chrono::steady_clock::now();
  while (!isSettled(communicator, what...)) {
    std::chrono::duration<double> waited = std::chrono::steady_clock::now() - begin;
    if (getLongestWait() > 0 && waited.count() > getLongestWait())
      getWatch().abortAfterTimeout(getLongestWait());
    std::this_thread::sleep_for(std::chrono::microseconds(20));
  }
}

void Communicators::checkAsynchronously() const {
  for (int64_t axis = 0; axis < TP25D_AXIS_COUNT; ++axis)
    if (ncclComm_t communicator = members[axis].communicator)
      (void)isSettled(communicator, "along ", tp25d_axis_name(axis));
}

void Communicators::issue(const std::vector<Exchange> &exchanges, cudaStream_t stream) {
  {
    std::unique_lock<std::mutex> lock = use();
    checkCall(ncclGroupStart(), "a group of transfers cannot be started");
    for (const Exchange &exchange : exchanges)
      issueOne(exchange, stream);
    checkCall(ncclGroupEnd(), describe(exchanges.front().what));
  }
  for (const Exchange &exchange : exchanges)
    settle(members[exchange.what.axis].communicator, describe(exchange.what));
}

void Communicators::issueOne(const Exchange &exchange, cudaStream_t stream) const {
  const Collective &what = exchange.what;
  const Member &member = members[what.axis];
  const void *input = exchange.input;
  void *output = exchange.output;
  auto checkIssued = [&](ncclResult_t result) { checkCall(result, describe(what)); };
  switch (what.kind) {
  case TP25D_BROADCAST:
    return checkIssued(ncclBroadcast(input, exchange.outcome(member.index), what.count, getMovedType(what.type),
                                     static_cast<int>(what.root), member.communicator, stream));
  case TP25D_REDUCE:
    return checkIssued(ncclReduce(input, output, what.count, getCombinedType(what), getOperation(what.combiner),
                                  static_cast<int>(what.root), member.communicator, stream));
  case TP25D_ALL_REDUCE:
    return checkIssued(ncclAllReduce(input, output, what.count, getCombinedType(what), getOperation(what.combiner),
                                     member.communicator, stream));
  case TP25D_ALL_GATHER:
    return checkIssued(ncclAllGather(input, output, what.count, getMovedType(what.type), member.communicator, stream));
  case TP25D_REDUCE_SCATTER:
    return checkIssued(ncclReduceScatter(input, output, what.count, getCombinedType(what), getOperation(what.combiner),
                                         member.communicator, stream));
  default: {
    int64_t bytes = what.count * tp25d_type_bytes(what.type);
    for (int64_t other = 0; other < member.size; ++other) {
      int peer = static_cast<int>(other);
      checkIssued(ncclSend(static_cast<const char *>(input) + other * bytes, what.count, getMovedType(what.type), peer,
                           member.communicator, stream));
      checkIssued(ncclRecv(static_cast<char *>(output) + other * bytes, what.count, getMovedType(what.type), peer,
                           member.communicator, stream));
    }
  }
  }
}
