//===- Communicator.cpp - NCCL communicators between processes, over Unix domain sockets ---------------------===//

#include "Communicator.h"

#include <cerrno>
#include <cstring>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace tp25d::emulator {
namespace {

struct Frame {
  Message kind;
  uint32_t magic;
  uint64_t number, bytes;
  static constexpr uint32_t expected = 0x25D25D25;
};

struct Hello {
  int32_t rank, size;
};

/// A name without a file.
socklen_t address(const std::string &id, int rank, sockaddr_un &result) {
  result = {};
  result.sun_family = AF_UNIX;
  const std::string name = text("tp25d-emulator-%s-%d", id.c_str(), rank);
  std::memcpy(result.sun_path + 1, name.data(), name.size());
  return offsetof(sockaddr_un, sun_path) + 1 + name.size();
}

} // namespace

Communicator::Communicator(std::string id, std::string name, int rank, int size, bool blocking, int device)
    : id(std::move(id)), name(std::move(name)), rank(rank), size(size), device(device), blocking(blocking),
      random(std::hash<std::string>()(this->name.substr(6)) * 64 + rank), nextSend(size), nextReceive(size) {
  for (int i = 0; i < size; ++i)
    peers.push_back(std::make_unique<Peer>());
}

Communicator::~Communicator() {
  for (const auto &peer : peers)
    if (peer->socket >= 0)
      close(peer->socket);
}

bool Communicator::readAll(int socket, void *data, uint64_t bytes) {
  for (uint64_t done = 0; done < bytes;) {
    ssize_t count = recv(socket, static_cast<char *>(data) + done, bytes - done, 0);
    if (count < 0 && errno == EINTR)
      continue;
    if (count <= 0)
      return false;
    done += count;
  }
  return true;
}

bool Communicator::connect() {
  const auto wasAborted = [&] {
    Lock lock(engine().mutex);
    return isAborted;
  };
  sockaddr_un own;
  const socklen_t ownLength = address(id, rank, own);
  int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (listener < 0 || bind(listener, reinterpret_cast<sockaddr *>(&own), ownLength) || listen(listener, 256))
    violation("communicator %s: rank %d cannot listen (%s): is it there twice?", name.c_str(), rank,
              std::strerror(errno));
  const auto stop = [&] {
    close(listener);
    return false;
  };
  // The host may abort at any time, which closes what is in peers; so it goes there under the lock.
  const auto keep = [&](int peer, int fd) {
    Lock lock(engine().mutex);
    peers[peer]->socket = fd;
    return !isAborted;
  };
  const Hello hello{rank, size};
  for (int peer = 0; peer < rank; ++peer) {
    sockaddr_un other;
    const socklen_t length = address(id, peer, other);
    for (;;) {
      int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
      if (fd < 0)
        violation("communicator %s: no socket (%s)", name.c_str(), std::strerror(errno));
      if (!::connect(fd, reinterpret_cast<sockaddr *>(&other), length)) {
        if (::send(fd, &hello, sizeof hello, MSG_NOSIGNAL) != ssize_t(sizeof hello) || !keep(peer, fd))
          return stop();
        break;
      }
      close(fd);
      if (wasAborted())
        return stop();
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
  }
  for (int missing = size - 1 - rank; missing > 0;) {
    pollfd ready{listener, POLLIN, 0};
    if (poll(&ready, 1, 20) <= 0) {
      if (wasAborted())
        return stop();
      continue;
    }
    int fd = accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
    Hello other;
    if (fd < 0 || !readAll(fd, &other, sizeof other)) {
      if (fd >= 0)
        close(fd);
      continue; // one that has died
    }
    if (other.size != size || other.rank <= rank || other.rank >= size || peers[other.rank]->socket >= 0)
      violation("communicator %s: rank %d of %d meets rank %d of %d", name.c_str(), rank, size, other.rank, other.size);
    if (!keep(other.rank, fd))
      return stop();
    --missing;
  }
  close(listener);
  if (size > 1)
    std::thread([self = shared_from_this()] { self->takeMessages(); }).detach();
  return true;
}

void Communicator::lost(int peer) {
  Lock lock(engine().mutex);
  peers[peer]->isGone = true;
  if (isAborted || isFinalized || state == ncclSystemError)
    return;
  log("lost", name, text("rank %d", peer));
  state = ncclRemoteError;
  engine().changed.notify_all();
}

void Communicator::takeMessages() {
  std::vector<pollfd> sockets(size);
  for (int i = 0; i < size; ++i)
    sockets[i] = {peers[i]->socket, POLLIN, 0}; // poll leaves out what is negative
  std::vector<bool> saidBye(size);
  for (int open = size - 1; open > 0;) {
    if (poll(sockets.data(), sockets.size(), -1) < 0)
      continue;
    for (int peer = 0; peer < size; ++peer) {
      if (sockets[peer].fd < 0 || !sockets[peer].revents)
        continue;
      Frame frame;
      Payload payload;
      bool isAlive = readAll(sockets[peer].fd, &frame, sizeof frame);
      if (isAlive) {
        if (frame.magic != Frame::expected)
          violation("communicator %s: rank %d sends no message", name.c_str(), peer);
        payload.bytes = frame.bytes;
        payload.data.reset(new char[frame.bytes]);
        isAlive = readAll(sockets[peer].fd, payload.data.get(), frame.bytes);
      }
      if (!isAlive) {
        sockets[peer].fd = -1;
        --open;
        if (!saidBye[peer])
          lost(peer);
        continue;
      }
      if (frame.kind == Message::Bye) {
        saidBye[peer] = true;
        continue;
      }
      Lock lock(engine().mutex);
      inbox[{frame.kind, peer, frame.number}].push_back(std::move(payload));
      engine().changed.notify_all();
    }
  }
}

void Communicator::send(int peer, Message kind, uint64_t number, const void *data, uint64_t bytes) {
  Peer &to = *peers[peer];
  const Frame frame{kind, Frame::expected, number, bytes};
  std::lock_guard<std::mutex> guard(to.sending);
  const auto sendAll = [&](const void *from, uint64_t length) {
    for (uint64_t done = 0; done < length;) {
      ssize_t count = ::send(to.socket, static_cast<const char *>(from) + done, length - done, MSG_NOSIGNAL);
      if (count < 0 && errno == EINTR)
        continue;
      if (count <= 0)
        return false; // the peer has gone, which the other thread sees too
      done += count;
    }
    return true;
  };
  if (sendAll(&frame, sizeof frame))
    sendAll(data, bytes);
}

bool Communicator::receive(int peer, Message kind, uint64_t number, Payload &payload) {
  Lock lock(engine().mutex);
  const std::tuple<Message, int, uint64_t> key{kind, peer, number};
  engine().changed.wait(lock, [&] { return isAborted || inbox.count(key); });
  if (isAborted)
    return false;
  auto found = inbox.find(key);
  payload = std::move(found->second.front());
  found->second.pop_front();
  if (found->second.empty())
    inbox.erase(found);
  return true;
}

void Communicator::abort() {
  isAborted = true;
  job = nullptr;
  polls = 0;
  for (const auto &peer : peers)
    if (peer->socket >= 0)
      shutdown(peer->socket, SHUT_RDWR);
  engine().changed.notify_all();
}

void Communicator::sayBye() {
  for (int peer = 0; peer < size; ++peer)
    if (peer != rank && peers[peer]->socket >= 0) {
      send(peer, Message::Bye, 0, nullptr, 0);
      shutdown(peers[peer]->socket, SHUT_WR);
    }
}

} // namespace tp25d::emulator
