//===- Collectives.cpp - What NCCL's operations do on the executors of their streams -------------------------===//
//
// Every member of a collective operation first tells all others what it takes it for, and waits for them.
//
//===----------------------------------------------------------------------===//

#include "Communicator.h"
#include "Numbers.h"

#include <algorithm>
#include <cstring>

namespace tp25d::emulator {

const char *kindName(Kind kind) {
  static const char *const names[] = {"ncclBroadcast",     "ncclReduce", "ncclAllReduce", "ncclAllGather",
                                      "ncclReduceScatter", "ncclSend",   "ncclRecv"};
  return names[int(kind)];
}

int64_t typeBytes(int32_t type) {
  static const int64_t bytes[] = {1, 1, 4, 4, 8, 8, 2, 4, 8, 2};
  return type >= 0 && type < 10 ? bytes[type] : 0;
}

const char *typeName(int32_t type) {
  static const char *const names[] = {"int8",   "uint8",   "int32",   "uint32",  "int64",
                                      "uint64", "float16", "float32", "float64", "bfloat16"};
  return type >= 0 && type < 10 ? names[type] : "?";
}

std::string describe(const Header &header) {
  static const char *const operations[] = {"sum", "prod", "max", "min"};
  std::string description =
      text("%s(%llu %s", kindName(header.kind), static_cast<unsigned long long>(header.count), typeName(header.type));
  if (header.operation >= 0)
    description += text(", %s", operations[header.operation]);
  if (header.root >= 0)
    description +=
        text(header.kind == Kind::Send || header.kind == Kind::Receive ? ", peer %d" : ", root %d", header.root);
  return description + ")";
}

namespace {

template <typename Wide> Wide apply(int32_t operation, Wide left, Wide right) {
  switch (operation) {
  case ncclSum:
    return left + right;
  case ncclProd:
    return left * right;
  case ncclMax:
    return left > right ? left : right;
  default:
    return left < right ? left : right;
  }
}

/// Elements in the order of the ranks; floating-point ones are rounded once, at the end.
template <typename T, typename Wide>
void combineAs(int32_t operation, const std::vector<const void *> &parts, void *into, uint64_t count) {
  for (uint64_t i = 0; i < count; ++i) {
    Wide value{};
    for (size_t part = 0; part < parts.size(); ++part) {
      T element;
      std::memcpy(&element, static_cast<const char *>(parts[part]) + i * sizeof(T), sizeof element);
      Wide next;
      if constexpr (std::is_integral<T>::value)
        next = static_cast<Wide>(element);
      else
        next = widen(element);
      value = part ? apply(operation, value, next) : next;
    }
    const T rounded = narrow<T, Wide>(value);
    std::memcpy(static_cast<char *>(into) + i * sizeof(T), &rounded, sizeof rounded);
  }
}

} // namespace

void combine(int32_t type, int32_t operation, std::vector<const void *> parts, void *into, uint64_t count) {
  switch (type) { // unsigned where only the sums' low bits count would change max and min, so each as it is
  case ncclInt8:
    return combineAs<int8_t, int32_t>(operation, parts, into, count);
  case ncclUint8:
    return combineAs<uint8_t, uint32_t>(operation, parts, into, count);
  case ncclInt32:
    return combineAs<int32_t, int64_t>(operation, parts, into, count);
  case ncclUint32:
    return combineAs<uint32_t, uint64_t>(operation, parts, into, count);
  case ncclInt64:
    return combineAs<int64_t, __int128>(operation, parts, into, count);
  case ncclUint64:
    return combineAs<uint64_t, unsigned __int128>(operation, parts, into, count);
  case ncclFloat16:
    return combineAs<__half, float>(operation, parts, into, count);
  case ncclFloat32:
    return combineAs<float, float>(operation, parts, into, count);
  case ncclFloat64:
    return combineAs<double, double>(operation, parts, into, count);
  default:
    return combineAs<__nv_bfloat16, float>(operation, parts, into, count);
  }
}

Action Communicator::prepare(std::vector<Task> tasks) {
  for (Task &task : tasks) {
    const Kind kind = task.header.kind;
    if (task.fault == Fault::Async)
      state = ncclSystemError;
    task.number = kind == Kind::Send      ? nextSend[task.header.root]++
                  : kind == Kind::Receive ? nextReceive[task.header.root]++
                                          : nextCollective++;
  }
  ++outstanding;
  return [self = shared_from_this(), tasks = std::move(tasks), turn = nextTurn++] { self->run(tasks, turn); };
}

void Communicator::run(const std::vector<Task> &tasks, uint64_t myTurn) {
  {
    // Operations of one communicator follow one another in the order of issue, whatever their streams.
    Lock lock(engine().mutex);
    engine().changed.wait(lock, [&] { return isAborted || turn == myTurn; });
    for (const Task &task : tasks)
      if (task.fault == Fault::Hang || task.fault == Fault::Async)
        engine().changed.wait(lock, [&] { return isAborted; });
  }
  if (!runAll(tasks))
    for (const Task &task : tasks) { // aborted: what it writes is garbage
      const Header &header = task.header;
      const bool writes = header.kind == Kind::Broadcast ||
                          (header.kind != Kind::Send && header.kind != Kind::Reduce) ||
                          (header.kind == Kind::Reduce && header.root == rank);
      if (writes && task.receive)
        std::memset(toEngine(task.receive), poison,
                    header.count * typeBytes(header.type) * (header.kind == Kind::AllGather ? size : 1));
    }
  Lock lock(engine().mutex);
  turn = std::max(turn, myTurn + 1);
  --outstanding;
  engine().changed.notify_all();
}

bool Communicator::runAll(const std::vector<Task> &tasks) {
  {
    Lock lock(engine().mutex);
    if (isAborted)
      return false;
  }
  // Sends go out at once, together with what they are, so that all of a group make progress.
  for (const Task &task : tasks) {
    const Header &header = task.header;
    if (header.kind != Kind::Send)
      continue;
    const uint64_t bytes = header.count * typeBytes(header.type);
    if (header.root == rank)
      continue; // to itself: the receive copies
    std::vector<char> message(sizeof header + bytes);
    std::memcpy(message.data(), &header, sizeof header);
    if (bytes)
      std::memcpy(message.data() + sizeof header, toEngine(task.send), bytes);
    send(header.root, Message::Send, task.number, message.data(), message.size());
  }
  for (const Task &task : tasks)
    if (task.header.kind != Kind::Send && task.header.kind != Kind::Receive && (!agree(task) || !collective(task)))
      return false;
  for (const Task &task : tasks) {
    const Header &header = task.header;
    if (header.kind != Kind::Receive)
      continue;
    const uint64_t bytes = header.count * typeBytes(header.type);
    if (header.root == rank) {
      auto own = std::find_if(tasks.begin(), tasks.end(), [&](const Task &other) {
        return other.header.kind == Kind::Send && other.header.root == rank && other.number == task.number;
      });
      if (own == tasks.end() || own->header.count != header.count || own->header.type != header.type)
        violation("communicator %s: rank %d: %s has no counterpart in its group", name.c_str(), rank,
                  describe(header).c_str());
      std::memmove(toEngine(task.receive), toEngine(own->send), bytes);
      continue;
    }
    Payload payload;
    if (!receive(header.root, Message::Send, task.number, payload))
      return false;
    Header sent;
    std::memcpy(&sent, payload.data.get(), sizeof sent);
    if (sent.count != header.count || sent.type != header.type)
      violation("communicator %s, message %llu: rank %d issues %s and rank %d %s", name.c_str(),
                static_cast<unsigned long long>(task.number), rank, describe(header).c_str(), header.root,
                describe(sent).c_str());
    if (bytes)
      std::memcpy(toEngine(task.receive), payload.data.get() + sizeof sent, bytes);
    send(header.root, Message::Received, task.number, nullptr, 0);
  }
  for (const Task &task : tasks) {
    Payload payload;
    if (task.header.kind == Kind::Send && task.header.root != rank &&
        !receive(task.header.root, Message::Received, task.number, payload))
      return false;
  }
  return true;
}

bool Communicator::agree(const Task &task) {
  for (int peer = 0; peer < size; ++peer)
    if (peer != rank)
      send(peer, Message::Collective, task.number, &task.header, sizeof task.header);
  for (int peer = 0; peer < size; ++peer) {
    Payload payload;
    if (peer == rank)
      continue;
    if (!receive(peer, Message::Collective, task.number, payload))
      return false;
    Header other;
    std::memcpy(&other, payload.data.get(), sizeof other);
    const Header &own = task.header;
    if (other.kind != own.kind || other.type != own.type || other.operation != own.operation ||
        other.root != own.root || other.count != own.count)
      violation("communicator %s, operation %llu: rank %d issues %s and rank %d %s", name.c_str(),
                static_cast<unsigned long long>(task.number), rank, describe(own).c_str(), peer,
                describe(other).c_str());
  }
  return true;
}

bool Communicator::collective(const Task &task) {
  const Header &header = task.header;
  const int64_t element = typeBytes(header.type);
  const uint64_t bytes = header.count * element;
  const char *from = static_cast<const char *>(toEngine(task.send));
  char *to = static_cast<char *>(toEngine(task.receive));
  const auto sendTo = [&](int peer, const char *data, uint64_t length) {
    send(peer, Message::Data, task.number, data, length);
  };
  Payload payload;
  /// The parts of all ranks, this one's at `own`, combined into `result`.
  const auto reduce = [&](const char *own, uint64_t count, char *result) {
    std::vector<Payload> payloads(size);
    std::vector<const void *> parts(size);
    for (int peer = 0; peer < size; ++peer) {
      if (peer != rank && !receive(peer, Message::Data, task.number, payloads[peer]))
        return false;
      parts[peer] = peer == rank ? own : payloads[peer].data.get();
    }
    combine(header.type, header.operation, parts, result, count);
    return true;
  };
  switch (header.kind) {
  case Kind::Broadcast:
    if (header.root == rank) {
      for (int peer = 0; peer < size; ++peer)
        if (peer != rank)
          sendTo(peer, from, bytes);
      if (to != from)
        std::memcpy(to, from, bytes);
      return true;
    }
    if (!receive(header.root, Message::Data, task.number, payload))
      return false;
    std::memcpy(to, payload.data.get(), bytes);
    return true;
  case Kind::Reduce:
    if (header.root == rank)
      return reduce(from, header.count, to);
    sendTo(header.root, from, bytes);
    return true;
  case Kind::AllReduce: { // each rank combines its part of the elements
    const auto begin = [&](int part) { return header.count * part / size; };
    for (int peer = 0; peer < size; ++peer)
      if (peer != rank)
        sendTo(peer, from + begin(peer) * element, (begin(peer + 1) - begin(peer)) * element);
    const uint64_t own = begin(rank) * element, length = begin(rank + 1) - begin(rank);
    if (!reduce(from + own, length, to + own))
      return false;
    for (int peer = 0; peer < size; ++peer)
      if (peer != rank)
        sendTo(peer, to + own, length * element);
    for (int peer = 0; peer < size; ++peer) {
      if (peer == rank)
        continue;
      if (!receive(peer, Message::Data, task.number, payload))
        return false;
      std::memcpy(to + begin(peer) * element, payload.data.get(), payload.bytes);
    }
    return true;
  }
  case Kind::AllGather:
    for (int peer = 0; peer < size; ++peer)
      if (peer != rank)
        sendTo(peer, from, bytes);
    if (to + rank * bytes != from)
      std::memcpy(to + rank * bytes, from, bytes);
    for (int peer = 0; peer < size; ++peer) {
      if (peer == rank)
        continue;
      if (!receive(peer, Message::Data, task.number, payload))
        return false;
      std::memcpy(to + peer * bytes, payload.data.get(), bytes);
    }
    return true;
  case Kind::ReduceScatter:
    for (int peer = 0; peer < size; ++peer)
      if (peer != rank)
        sendTo(peer, from + peer * bytes, bytes);
    return reduce(from + rank * bytes, header.count, to);
  default:
    return true;
  }
}

} // namespace tp25d::emulator
