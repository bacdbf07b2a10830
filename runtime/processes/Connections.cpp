// Rank 0 listens at a port and broadcasts its address by MPI; the others connect to it.

#include "Connections.h"

#include "../common/Error.h"

#include <arpa/inet.h>
#include <cstring>
#include <mpi.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <random>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

using namespace tp25d::runtime;
using namespace tp25d::processes;

namespace {

/// The address of rank 0, which it broadcasts to the other processes.
struct Address {
  int64_t port, token;
  char host[256];
};

/// Sent first by a process that connects to rank 0. The token shows that it belongs to this job.
struct Hello {
  int64_t rank, token;
};

[[noreturn]] void failToConnect(const char *reason) {
  throw Error(TP25D_INTERNAL, concat("the processes cannot be watched: ", reason, ": ", std::strerror(errno)));
}

int listenAt(Address &address, int64_t size) {
  int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in any = {};
  any.sin_family = AF_INET;
  any.sin_addr.s_addr = htonl(INADDR_ANY);
  socklen_t length = sizeof(any);
  auto *generic = reinterpret_cast<sockaddr *>(&any);
  if (listener < 0 || bind(listener, generic, length) != 0 || listen(listener, static_cast<int>(size)) != 0 ||
      getsockname(listener, generic, &length) != 0)
    failToConnect("rank 0 cannot listen");
  address.port = ntohs(any.sin_port);
  address.token = static_cast<int64_t>(std::random_device()() & 0x7fffffff);
  gethostname(address.host, sizeof(address.host) - 1);
  return listener;
}

/// Accepts connections until every other process of the job is connected.
void acceptAll(int listener, int64_t token, std::vector<int> &sockets) {
  auto size = static_cast<int64_t>(sockets.size());
  for (int64_t missing = size - 1; missing > 0;) {
    int accepted = accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
    if (accepted < 0)
      failToConnect("rank 0 cannot be reached");
    Hello hello;
    bool isOurs = recv(accepted, &hello, sizeof(hello), MSG_WAITALL) == sizeof(hello) && hello.token == token &&
                  hello.rank > 0 && hello.rank < size && sockets[hello.rank] < 0;
    if (!isOurs) {
      close(accepted);
      continue;
    }
    sockets[hello.rank] = accepted;
    --missing;
  }
}

int connectTo(const Address &address, const Hello &hello) {
  addrinfo hints = {}, *found = nullptr;
  hints.ai_family = AF_INET;
  hints.ai_socktype = SOCK_STREAM;
  if (getaddrinfo(address.host, std::to_string(address.port).c_str(), &hints, &found) != 0)
    throw Error(TP25D_INTERNAL,
                concat("the processes cannot be watched: rank 0's machine ", address.host, " is not known"));
  int connected = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  bool isConnected = connect(connected, found->ai_addr, found->ai_addrlen) == 0;
  freeaddrinfo(found);
  if (!isConnected || send(connected, &hello, sizeof(hello), MSG_NOSIGNAL | MSG_DONTWAIT) != sizeof(hello))
    failToConnect("rank 0 cannot be reached");
  return connected;
}

/// True if all processes run on one machine. Must be called by all.
bool isOneMachine(int size) {
  MPI_Comm machine;
  int onMachine = 0;
  MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &machine);
  MPI_Comm_size(machine, &onMachine);
  MPI_Comm_free(&machine);
  return onMachine == size;
}

} // namespace

Connections::Connections() {
  int worldRank = 0, worldSize = 0;
  MPI_Comm_rank(MPI_COMM_WORLD, &worldRank);
  MPI_Comm_size(MPI_COMM_WORLD, &worldSize);
  rank = worldRank;
  sockets.assign(worldSize, -1);
  Address address = {};
  int listener = rank == 0 ? listenAt(address, worldSize) : -1;
  MPI_Bcast(&address, sizeof(address), MPI_BYTE, 0, MPI_COMM_WORLD);
  // On a single machine, the loopback address is used, because its own name may not resolve.
  if (isOneMachine(worldSize))
    std::strcpy(address.host, "127.0.0.1");
  if (rank == 0) {
    acceptAll(listener, address.token, sockets);
    close(listener);
  } else {
    sockets[0] = connectTo(address, {rank, address.token});
  }
  for (int connected : sockets) {
    int on = 1;
    if (connected >= 0)
      setsockopt(connected, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
  }
}

Connections::~Connections() {
  Message goodbye = {};
  goodbye.kind = Message::Goodbye;
  for (int64_t process = 0; process < getSize(); ++process)
    if (sockets[process] >= 0) {
      send(process, goodbye);
      close(sockets[process]);
    }
}

void Connections::send(int64_t process, const Message &message) const {
  // The message is too short to fill the socket's buffer, so this does not block if the other process is stopped.
  (void)!::send(sockets[process], &message, sizeof(message), MSG_NOSIGNAL | MSG_DONTWAIT);
}

bool Connections::receive(int64_t process, Message &message) const {
  return recv(sockets[process], &message, sizeof(message), MSG_WAITALL) == sizeof(message);
}
