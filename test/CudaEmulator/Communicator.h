//===- Communicator.h - NCCL communicators between processes, over Unix domain sockets -----------------------===//
//
// Every two ranks of a communicator share a socket. A thread takes all messages as they come and sorts them by kind,
// sender and number, so that senders never wait for one another; operations wait for what they need.
//
//===----------------------------------------------------------------------===//

#ifndef TP25D_TEST_DOUBLE_COMMUNICATOR_H
#define TP25D_TEST_DOUBLE_COMMUNICATOR_H

#include "Engine.h"

#include <map>
#include <nccl.h>
#include <tuple>

namespace tp25d::emulator {

enum class Message : uint32_t { Hello, Collective, Data, Send, Received, Split, Bye };

struct Payload {
  std::unique_ptr<char[]> data;
  uint64_t bytes = 0;
};

enum class Kind : int32_t { Broadcast, Reduce, AllReduce, AllGather, ReduceScatter, Send, Receive };
const char *kindName(Kind kind);

/// What the members of an operation must agree on.
struct Header {
  Kind kind;
  int32_t type, operation, root;
  uint64_t count;
};

struct Task {
  Header header;
  const void *send; // the host's pointers
  void *receive;
  Fault fault;
  uint64_t number = 0; // of the communicator's collectives, or of the messages to or from the peer
};

class Communicator : public std::enable_shared_from_this<Communicator> {
public:
  Communicator(std::string id, std::string name, int rank, int size, bool blocking, int device);
  ~Communicator();

  /// Connects to all other members; false: aborted meanwhile.
  bool connect();
  void send(int peer, Message kind, uint64_t number, const void *data, uint64_t bytes);
  /// Waits for a message; false: aborted meanwhile.
  bool receive(int peer, Message kind, uint64_t number, Payload &payload);
  /// Numbers the tasks as the next ones (with the lock held); returns what runs them.
  Action prepare(std::vector<Task> tasks);
  void abort(); // with the lock held
  void sayBye();

  const std::string id, name;
  const int rank, size, device;
  const bool blocking;

  // Guarded by the engine's lock.
  ncclResult_t state = ncclSuccess; // ncclInProgress until connected
  bool isAborted = false, isFinalized = false;
  uint64_t outstanding = 0, splits = 0;
  /// What GetAsyncError does after saying ncclInProgress that many times.
  int polls = 0;
  std::shared_ptr<std::function<ncclResult_t()>> job;
  Random random;

private:
  struct Peer {
    int socket = -1;
    std::mutex sending;
    bool isGone = false;
  };

  void takeMessages();
  void lost(int peer);
  bool readAll(int socket, void *data, uint64_t bytes);
  void run(const std::vector<Task> &tasks, uint64_t turn);
  bool runAll(const std::vector<Task> &tasks);
  bool agree(const Task &task);
  bool collective(const Task &task);

  std::vector<std::unique_ptr<Peer>> peers;
  std::map<std::tuple<Message, int, uint64_t>, std::deque<Payload>> inbox;
  uint64_t nextTurn = 0, turn = 0, nextCollective = 0;
  std::vector<uint64_t> nextSend, nextReceive;
};

int64_t typeBytes(int32_t type); // 0: no type that the emulator has
const char *typeName(int32_t type);
std::string describe(const Header &header);
/// into = into op from
void combine(int32_t type, int32_t operation, std::vector<const void *> parts, void *into, uint64_t count);

} // namespace tp25d::emulator

#endif
