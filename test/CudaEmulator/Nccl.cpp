//===- Nccl.cpp - The emulator's entry points of NCCL ----------------------------------------------------------===//

#include "Communicator.h"

#include <algorithm>
#include <cstring>
#include <sys/random.h>
#include <utility>

namespace tp25d::emulator {
namespace {

/// What an ncclComm_t points to; stays after the communicator has gone.
struct Handle {
  std::shared_ptr<Communicator> communicator;
  bool isDestroyed = false;
};

Handles<Handle> &communicators() {
  static auto *const communicators = new Handles<Handle>;
  return *communicators;
}

Handle &handleOf(ncclComm_t communicator, const char *caller) {
  return communicators().get(communicator, caller, "communicator");
}

struct Registration {
  bool isDestroyed = false;
};

Handles<Registration> &registrations() {
  static auto *const registrations = new Handles<Registration>;
  return *registrations;
}

struct Pending {
  Handle *handle;
  Stream *stream;
  Task task;
};

/// What this thread has called between ncclGroupStart and ncclGroupEnd.
struct Group {
  int depth = 0;
  ncclResult_t error = ncclSuccess;
  std::vector<Pending> operations;
  std::vector<std::function<ncclResult_t()>> setups; // they wait for one another
};
thread_local Group group;

ncclResult_t inGroup(ncclResult_t result) {
  if (group.depth && result != ncclSuccess && result != ncclInProgress && group.error == ncclSuccess)
    group.error = result;
  return result;
}

/// A communicator that takes new calls, or the error to return.
ncclResult_t ready(Handle &handle, const char *caller) {
  Communicator &communicator = *handle.communicator;
  if (communicator.isFinalized)
    violation("%s: communicator %s is finalized", caller, communicator.name.c_str());
  if (communicator.state == ncclInProgress || communicator.polls || communicator.job)
    violation("%s: communicator %s is in progress: ncclCommGetAsyncError has not returned ncclSuccess since", caller,
              communicator.name.c_str());
  return communicator.state;
}

//===----------------------------------------------------------------------===//
// Communicators
//===----------------------------------------------------------------------===//

/// 128 bits that follow from a text, as 32 digits.
std::string digest(const std::string &of) {
  uint64_t halves[2] = {0xcbf29ce484222325u, 0x84222325cbf29ce4u};
  for (uint64_t &half : halves)
    for (unsigned char byte : of)
      half = (half ^ byte) * 0x100000001b3u;
  return text("%016llx%016llx", static_cast<unsigned long long>(halves[0]), static_cast<unsigned long long>(halves[1]));
}

ncclResult_t checkConfig(const ncclConfig_t *config, bool &blocking) {
  if (!config)
    return ncclSuccess;
  if (config->magic != 0xcafebeef || config->size > sizeof *config)
    return ncclInvalidArgument;
  if (config->blocking != NCCL_CONFIG_UNDEF_INT) {
    if (config->blocking != 0 && config->blocking != 1)
      return ncclInvalidArgument;
    blocking = config->blocking;
  }
  return ncclSuccess;
}

/// Runs what connects communicators: in this call, or with others at the end of the group, or beside the host.
ncclResult_t setUp(bool blocking, std::function<ncclResult_t()> work) {
  if (group.depth) {
    group.setups.push_back(std::move(work));
    return ncclSuccess;
  }
  if (blocking)
    return work();
  std::thread(std::move(work)).detach();
  return ncclInProgress;
}

ncclResult_t initialize(ncclComm_t *created, int size, ncclUniqueId unique, int rank, const ncclConfig_t *config,
                        Fault fault) {
  bool blocking = true;
  if (!created || size < 1 || rank < 0 || rank >= size || checkConfig(config, blocking))
    return ncclInvalidArgument;
  if (fault == Fault::Error)
    return ncclSystemError;
  if (fault == Fault::Skip)
    return ncclSuccess;
  const std::string id = digest(std::string(unique.internal, sizeof unique.internal));
  auto communicator =
      std::make_shared<Communicator>(id, text("%.6s of %d", id.c_str(), size), rank, size, blocking, currentDevice());
  communicator->state = ncclInProgress;
  {
    Lock lock(engine().mutex);
    auto handle = std::make_unique<Handle>();
    handle->communicator = communicator;
    *created = reinterpret_cast<ncclComm_t>(communicators().add(std::move(handle)));
  }
  ncclResult_t result = setUp(blocking, [communicator, fault] {
    const bool hangs = fault == Fault::Hang || fault == Fault::Async;
    if (fault == Fault::Async) {
      Lock lock(engine().mutex);
      communicator->state = ncclSystemError;
    }
    const bool isConnected = !hangs && communicator->connect();
    Lock lock(engine().mutex);
    if (hangs && communicator->blocking)
      engine().changed.wait(lock, [&] { return communicator->isAborted; });
    if (isConnected && communicator->state == ncclInProgress)
      communicator->state = ncclSuccess;
    engine().changed.notify_all();
    return isConnected ? ncclSuccess : ncclInternalError;
  });
  return result;
}

/// Collective over the parent: who gets into which part with which rank.
ncclResult_t split(Communicator &parent, uint64_t number, int color, int key, bool blocking,
                   std::shared_ptr<Communicator> &child) {
  struct Wish {
    int32_t color, key;
  };
  const Wish own{color, key};
  for (int peer = 0; peer < parent.size; ++peer)
    if (peer != parent.rank)
      parent.send(peer, Message::Split, number, &own, sizeof own);
  std::vector<std::pair<int, int>> members; // key, rank in the parent
  for (int peer = 0; peer < parent.size; ++peer) {
    Wish wish = own;
    if (peer != parent.rank) {
      Payload payload;
      if (!parent.receive(peer, Message::Split, number, payload))
        return ncclInternalError;
      std::memcpy(&wish, payload.data.get(), sizeof wish);
    }
    if (wish.color == color)
      members.push_back({wish.key, peer});
  }
  if (color == NCCL_SPLIT_NOCOLOR)
    return ncclSuccess;
  std::sort(members.begin(), members.end());
  const int rank =
      std::find_if(members.begin(), members.end(), [&](const auto &member) { return member.second == parent.rank; }) -
      members.begin();
  const std::string part = text("/%llu.%d", static_cast<unsigned long long>(number), color);
  child = std::make_shared<Communicator>(digest(parent.id + part), parent.name + part, rank, int(members.size()),
                                         blocking, parent.device);
  return child->connect() ? ncclSuccess : ncclInternalError;
}

//===----------------------------------------------------------------------===//
// Operations
//===----------------------------------------------------------------------===//

bool writes(const Task &task, int rank) {
  return task.header.kind != Kind::Send && (task.header.kind != Kind::Reduce || task.header.root == rank);
}

/// Reads and writes of a task; checks that they are live device memory and overlap only as NCCL allows.
std::vector<Access> accessesOf(const Task &task, const Communicator &communicator, const char *name) {
  const Header &header = task.header;
  const int rank = communicator.rank;
  const int64_t bytes = header.count * typeBytes(header.type);
  std::vector<Access> accesses;
  if (!bytes)
    return accesses;
  const bool reads = header.kind != Kind::Receive && (header.kind != Kind::Broadcast || header.root == rank);
  const int64_t read = header.kind == Kind::ReduceScatter ? bytes * communicator.size : bytes;
  const int64_t written = header.kind == Kind::AllGather ? bytes * communicator.size : bytes;
  if (reads) {
    checkDeviceRange(task.send, read, name);
    accesses.push_back(access(task.send, read, false));
  }
  if (writes(task, rank)) {
    checkDeviceRange(task.receive, written, name);
    accesses.push_back(access(task.receive, written, true));
  }
  if (accesses.size() == 2 && accesses[0].begin < accesses[1].end && accesses[1].begin < accesses[0].end) {
    const uintptr_t allowed = header.kind == Kind::AllGather ? accesses[1].begin + rank * bytes : accesses[1].begin;
    const uintptr_t is = header.kind == Kind::ReduceScatter ? accesses[0].begin + rank * bytes : accesses[0].begin;
    if (is != allowed)
      violation("%s: its send buffer %p and its receive buffer %p overlap and are not in place", name, task.send,
                task.receive);
  }
  return accesses;
}

/// Enqueues operations of one group: those of one stream as one, in which they run beside one another.
ncclResult_t enqueue(const std::vector<Pending> &operations) {
  std::vector<Stream *> streams;
  for (const Pending &pending : operations)
    if (std::find(streams.begin(), streams.end(), pending.stream) == streams.end())
      streams.push_back(pending.stream);
  for (Stream *stream : streams) {
    Work work;
    work.category = Category::Communication;
    std::vector<std::pair<Handle *, std::vector<Task>>> parts;
    std::vector<std::pair<std::string, std::vector<Access>>> beside;
    for (const Pending &pending : operations) {
      if (pending.stream != stream)
        continue;
      const Communicator &communicator = *pending.handle->communicator;
      const std::string name =
          text("%s on communicator %s", describe(pending.task.header).c_str(), communicator.name.c_str());
      std::vector<Access> accesses = accessesOf(pending.task, communicator, name.c_str());
      for (const auto &[other, others] : beside)
        for (const Access &left : others)
          for (const Access &right : accesses)
            if (left.begin < right.end && right.begin < left.end && (left.isWrite || right.isWrite) &&
                (left.begin < left.end && right.begin < right.end))
              violation("race: %s and %s in one group on %s touch bytes [%#llx, %#llx)", other.c_str(), name.c_str(),
                        stream->name.c_str(), static_cast<unsigned long long>(std::max(left.begin, right.begin)),
                        static_cast<unsigned long long>(std::min(left.end, right.end)));
      work.accesses.insert(work.accesses.end(), accesses.begin(), accesses.end());
      work.name += (work.name.empty() ? "" : " + ") + name;
      beside.emplace_back(name, std::move(accesses));
      auto part =
          std::find_if(parts.begin(), parts.end(), [&](const auto &known) { return known.first == pending.handle; });
      if (part == parts.end())
        part = parts.insert(parts.end(), {pending.handle, {}});
      part->second.push_back(pending.task);
    }
    work.prepare = [parts, name = work.name]() -> Action {
      std::vector<Action> actions;
      for (const auto &[handle, tasks] : parts) {
        if (handle->isDestroyed)
          violation("%s: the communicator was destroyed before this launch of the graph", name.c_str());
        actions.push_back(handle->communicator->prepare(tasks));
      }
      return [actions] {
        std::vector<std::thread> threads;
        for (size_t i = 1; i < actions.size(); ++i)
          threads.emplace_back(actions[i]);
        actions[0]();
        for (std::thread &thread : threads)
          thread.join();
      };
    };
    if (engine().issue(*stream, std::move(work)))
      return ncclUnhandledCudaError;
  }
  return ncclSuccess;
}

/// Enqueues now; or, of a nonblocking communicator, sometimes only after it was asked for its state again.
ncclResult_t enqueueOrDefer(std::vector<Pending> operations) {
  if (operations.empty())
    return ncclSuccess;
  Communicator &first = *operations[0].handle->communicator;
  const bool blocking = std::any_of(operations.begin(), operations.end(),
                                    [](const Pending &pending) { return pending.handle->communicator->blocking; });
  if (blocking || first.random.below(3))
    return enqueue(operations);
  auto isDone = std::make_shared<bool>(false);
  auto job = std::make_shared<std::function<ncclResult_t()>>(
      [operations, isDone] { return std::exchange(*isDone, true) ? ncclSuccess : enqueue(operations); });
  for (const Pending &pending : operations) {
    pending.handle->communicator->polls = 1 + first.random.below(3);
    pending.handle->communicator->job = job;
  }
  return ncclInProgress;
}

ncclResult_t issue(Kind kind, const void *send, void *receive, size_t count, ncclDataType_t type, int operation,
                   int root, ncclComm_t to, cudaStream_t onStream) {
  const char *const caller = kindName(kind);
  const Fault fault = callOf(caller);
  if (fault == Fault::Error)
    return inGroup(ncclSystemError);
  if (fault == Fault::Skip)
    return ncclSuccess;
  Lock lock(engine().mutex);
  Handle *handle = &handleOf(to, caller);
  if (ncclResult_t error = ready(*handle, caller))
    return inGroup(error);
  if (fault == Fault::Communicator) {
    Handle *other = nullptr;
    for (auto &[pointer, known] : communicators().objects)
      if (known.get() != handle && !known->isDestroyed && known->communicator->size == handle->communicator->size &&
          known->communicator->state == ncclSuccess)
        other = known.get();
    if (!other)
      violation("TP25D_EMULATOR_FAULT: there is no other communicator of %d ranks", handle->communicator->size);
    handle = other;
  }
  Communicator &communicator = *handle->communicator;
  Pending pending{handle, &engine().stream(onStream, caller), {}};
  const bool isRooted = kind == Kind::Broadcast || kind == Kind::Reduce;
  if (fault == Fault::Root && !isRooted)
    violation("TP25D_EMULATOR_FAULT: %s has no root", caller);
  if (fault == Fault::Root)
    root = (root + 1) % communicator.size;
  if (!typeBytes(type) || (operation >= 0 && operation > ncclMin) ||
      (root != -1 && (root < 0 || root >= communicator.size)))
    return inGroup(ncclInvalidArgument);
  if (pending.stream->device != communicator.device)
    return inGroup(ncclInvalidUsage);
  if (!count && kind != Kind::Send && kind != Kind::Receive)
    return ncclSuccess;
  pending.task = {{kind, int32_t(type), operation, root, count}, send, receive, fault};
  if (group.depth) {
    group.operations.push_back(pending);
    return ncclSuccess;
  }
  return enqueueOrDefer({pending});
}

} // namespace
} // namespace tp25d::emulator

using namespace tp25d::emulator;

#define TP25D_CALL_HERE(function)                                                                                      \
  const Fault fault = callOf(#function);                                                                               \
  if (fault == Fault::Error)                                                                                           \
    return ncclSystemError;                                                                                            \
  if (fault == Fault::Skip)                                                                                            \
    return ncclSuccess;                                                                                                \
  if (fault == Fault::Hang)                                                                                            \
    hangHere();

extern "C" {

ncclResult_t ncclGetVersion(int *version) {
  TP25D_CALL_HERE(ncclGetVersion)
  *version = NCCL_VERSION_CODE;
  return ncclSuccess;
}

ncclResult_t ncclGetUniqueId(ncclUniqueId *id) {
  TP25D_CALL_HERE(ncclGetUniqueId)
  return getrandom(id->internal, sizeof id->internal, 0) == ssize_t(sizeof id->internal) ? ncclSuccess
                                                                                         : ncclSystemError;
}

const char *ncclGetErrorString(ncclResult_t result) {
  switch (result) {
  case ncclSuccess:
    return "no error";
  case ncclUnhandledCudaError:
    return "unhandled cuda error";
  case ncclSystemError:
    return "unhandled system error";
  case ncclInternalError:
    return "internal error";
  case ncclInvalidArgument:
    return "invalid argument";
  case ncclInvalidUsage:
    return "invalid usage";
  case ncclRemoteError:
    return "remote process exited or there was a network error";
  case ncclInProgress:
    return "NCCL operation in progress";
  default:
    return "unknown result code";
  }
}

const char *ncclGetLastError(ncclComm_t) { return "the emulator keeps no message"; }

ncclResult_t ncclCommInitRankConfig(ncclComm_t *created, int size, ncclUniqueId id, int rank, ncclConfig_t *config) {
  return inGroup(initialize(created, size, id, rank, config, callOf("ncclCommInitRankConfig")));
}

ncclResult_t ncclCommInitRank(ncclComm_t *created, int size, ncclUniqueId id, int rank) {
  return inGroup(initialize(created, size, id, rank, nullptr, callOf("ncclCommInitRank")));
}

ncclResult_t ncclCommSplit(ncclComm_t of, int color, int key, ncclComm_t *created, ncclConfig_t *config) {
  const Fault fault = callOf("ncclCommSplit");
  if (fault == Fault::Error)
    return inGroup(ncclSystemError);
  if (fault == Fault::Skip)
    return ncclSuccess;
  Lock lock(engine().mutex);
  Handle &handle = handleOf(of, "ncclCommSplit");
  if (ncclResult_t error = ready(handle, "ncclCommSplit"))
    return inGroup(error);
  const std::shared_ptr<Communicator> parent = handle.communicator;
  bool blocking = parent->blocking;
  if (!created || (color < 0 && color != NCCL_SPLIT_NOCOLOR) || checkConfig(config, blocking))
    return inGroup(ncclInvalidArgument);
  *created = NCCL_COMM_NULL;
  parent->state = fault == Fault::Async ? ncclSystemError : ncclInProgress;
  const uint64_t number = parent->splits++;
  lock.unlock();
  return inGroup(setUp(parent->blocking, [parent, number, color, key, blocking, created, fault] {
    if (fault == Fault::Hang || fault == Fault::Async) {
      Lock lock(engine().mutex);
      engine().changed.wait(lock, [&] { return parent->isAborted; });
      return ncclInternalError;
    }
    std::shared_ptr<Communicator> child;
    const ncclResult_t result = split(*parent, number, color, key, blocking, child);
    Lock lock(engine().mutex);
    const auto hand = [child, created] {
      if (child) {
        auto handle = std::make_unique<Handle>();
        handle->communicator = child;
        *created = reinterpret_cast<ncclComm_t>(communicators().add(std::move(handle)));
      }
      return ncclSuccess;
    };
    if (result == ncclSuccess && parent->blocking)
      hand();
    if (result == ncclSuccess && !parent->blocking && !parent->isAborted) {
      // As with NCCL, there is no child before the parent says that it is done.
      parent->polls = 1 + parent->random.below(3);
      parent->job = std::make_shared<std::function<ncclResult_t()>>(hand);
    }
    if (parent->state == ncclInProgress)
      parent->state = result;
    engine().changed.notify_all();
    return result;
  }));
}

ncclResult_t ncclCommGetAsyncError(ncclComm_t of, ncclResult_t *error) {
  TP25D_CALL_HERE(ncclCommGetAsyncError)
  Lock lock(engine().mutex);
  Communicator &communicator = *handleOf(of, "ncclCommGetAsyncError").communicator;
  *error = communicator.state;
  if (communicator.state == ncclSuccess && communicator.polls && --communicator.polls) {
    *error = ncclInProgress;
  } else if (communicator.state == ncclSuccess && communicator.job) {
    auto job = std::exchange(communicator.job, nullptr);
    communicator.polls = 0;
    *error = (*job)();
  } else if (communicator.state == ncclSuccess && communicator.isFinalized && communicator.outstanding) {
    *error = ncclInProgress;
  }
  return ncclSuccess;
}

ncclResult_t ncclCommAbort(ncclComm_t communicator) {
  TP25D_CALL_HERE(ncclCommAbort)
  Lock lock(engine().mutex);
  Handle &handle = handleOf(communicator, "ncclCommAbort");
  handle.communicator->abort();
  handle.isDestroyed = true;
  return ncclSuccess;
}

static void flush(Lock &lock, Communicator &communicator) {
  engine().changed.wait(lock, [&] { return communicator.isAborted || !communicator.outstanding; });
}

ncclResult_t ncclCommFinalize(ncclComm_t of) {
  TP25D_CALL_HERE(ncclCommFinalize)
  Lock lock(engine().mutex);
  Handle &handle = handleOf(of, "ncclCommFinalize");
  if (ncclResult_t error = ready(handle, "ncclCommFinalize"))
    return error;
  const std::shared_ptr<Communicator> communicator = handle.communicator;
  communicator->isFinalized = true;
  if (!communicator->blocking)
    return communicator->outstanding ? ncclInProgress : ncclSuccess;
  flush(lock, *communicator);
  return ncclSuccess;
}

ncclResult_t ncclCommDestroy(ncclComm_t of) {
  TP25D_CALL_HERE(ncclCommDestroy)
  Lock lock(engine().mutex);
  Handle &handle = handleOf(of, "ncclCommDestroy");
  const std::shared_ptr<Communicator> communicator = handle.communicator;
  if (communicator->state == ncclInProgress || communicator->job)
    violation("ncclCommDestroy: communicator %s is in progress", communicator->name.c_str());
  flush(lock, *communicator);
  handle.isDestroyed = true;
  communicator->isFinalized = true;
  lock.unlock();
  communicator->sayBye();
  return ncclSuccess;
}

ncclResult_t ncclCommCount(const ncclComm_t of, int *count) {
  TP25D_CALL_HERE(ncclCommCount)
  Lock lock(engine().mutex);
  *count = handleOf(of, "ncclCommCount").communicator->size;
  return ncclSuccess;
}

ncclResult_t ncclCommUserRank(const ncclComm_t of, int *rank) {
  TP25D_CALL_HERE(ncclCommUserRank)
  Lock lock(engine().mutex);
  *rank = handleOf(of, "ncclCommUserRank").communicator->rank;
  return ncclSuccess;
}

ncclResult_t ncclCommRegister(const ncclComm_t of, void *buffer, size_t bytes, void **registration) {
  TP25D_CALL_HERE(ncclCommRegister)
  Lock lock(engine().mutex);
  if (ncclResult_t error = ready(handleOf(of, "ncclCommRegister"), "ncclCommRegister"))
    return error;
  checkDeviceRange(buffer, bytes, "ncclCommRegister");
  *registration = registrations().add(std::make_unique<Registration>());
  return ncclSuccess;
}

ncclResult_t ncclCommDeregister(const ncclComm_t of, void *registration) {
  TP25D_CALL_HERE(ncclCommDeregister)
  Lock lock(engine().mutex);
  handleOf(of, "ncclCommDeregister");
  registrations().get(registration, "ncclCommDeregister", "registration").isDestroyed = true;
  return ncclSuccess;
}

ncclResult_t ncclMemAlloc(void **pointer, size_t bytes) {
  TP25D_CALL_HERE(ncclMemAlloc)
  Lock lock(engine().mutex);
  engine().checkNoCapture("ncclMemAlloc");
  *pointer = bytes ? allocateDevice(bytes, currentDevice()) : nullptr;
  return *pointer || !bytes ? ncclSuccess : ncclUnhandledCudaError;
}

ncclResult_t ncclMemFree(void *pointer) {
  TP25D_CALL_HERE(ncclMemFree)
  if (!pointer)
    return ncclSuccess;
  Lock lock(engine().mutex);
  engine().checkNoCapture("ncclMemFree");
  freeDevice(pointer, "ncclMemFree");
  return ncclSuccess;
}

ncclResult_t ncclGroupStart() {
  TP25D_CALL_HERE(ncclGroupStart)
  ++group.depth;
  return ncclSuccess;
}

ncclResult_t ncclGroupEnd() {
  TP25D_CALL_HERE(ncclGroupEnd)
  if (!group.depth)
    violation("ncclGroupEnd without ncclGroupStart");
  if (--group.depth)
    return ncclSuccess;
  Group ended = std::exchange(group, Group());
  if (ended.error != ncclSuccess)
    return ended.error;
  if (!ended.setups.empty()) {
    std::vector<ncclResult_t> results(ended.setups.size());
    std::vector<std::thread> threads;
    for (size_t i = 0; i < results.size(); ++i)
      threads.emplace_back([&, i] { results[i] = ended.setups[i](); });
    for (std::thread &thread : threads)
      thread.join();
    for (ncclResult_t result : results)
      if (result != ncclSuccess)
        return result;
  }
  Lock lock(engine().mutex);
  for (const Pending &pending : ended.operations)
    if (pending.handle->isDestroyed)
      violation("ncclGroupEnd: communicator %s was destroyed within the group",
                pending.handle->communicator->name.c_str());
  return enqueueOrDefer(std::move(ended.operations));
}

ncclResult_t ncclBroadcast(const void *send, void *receive, size_t count, ncclDataType_t type, int root,
                           ncclComm_t communicator, cudaStream_t stream) {
  return issue(Kind::Broadcast, send, receive, count, type, -1, root, communicator, stream);
}

ncclResult_t ncclReduce(const void *send, void *receive, size_t count, ncclDataType_t type, ncclRedOp_t operation,
                        int root, ncclComm_t communicator, cudaStream_t stream) {
  return issue(Kind::Reduce, send, receive, count, type, operation, root, communicator, stream);
}

ncclResult_t ncclAllReduce(const void *send, void *receive, size_t count, ncclDataType_t type, ncclRedOp_t operation,
                           ncclComm_t communicator, cudaStream_t stream) {
  return issue(Kind::AllReduce, send, receive, count, type, operation, -1, communicator, stream);
}

ncclResult_t ncclAllGather(const void *send, void *receive, size_t count, ncclDataType_t type, ncclComm_t communicator,
                           cudaStream_t stream) {
  return issue(Kind::AllGather, send, receive, count, type, -1, -1, communicator, stream);
}

ncclResult_t ncclReduceScatter(const void *send, void *receive, size_t count, ncclDataType_t type,
                               ncclRedOp_t operation, ncclComm_t communicator, cudaStream_t stream) {
  return issue(Kind::ReduceScatter, send, receive, count, type, operation, -1, communicator, stream);
}

ncclResult_t ncclSend(const void *send, size_t count, ncclDataType_t type, int peer, ncclComm_t communicator,
                      cudaStream_t stream) {
  return issue(Kind::Send, send, nullptr, count, type, -1, peer, communicator, stream);
}

ncclResult_t ncclRecv(void *receive, size_t count, ncclDataType_t type, int peer, ncclComm_t communicator,
                      cudaStream_t stream) {
  return issue(Kind::Receive, nullptr, receive, count, type, -1, peer, communicator, stream);
}

} // extern "C"
