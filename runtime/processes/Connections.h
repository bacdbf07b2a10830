// Connections of rank 0 with all other processes by TCP, apart from MPI, for messages of fixed size.

#ifndef TP25D_RUNTIME_PROCESSES_CONNECTIONS_H
#define TP25D_RUNTIME_PROCESSES_CONNECTIONS_H

#include "Activity.h"

#include <vector>

namespace tp25d::processes {

struct Message {
  enum Kind : int64_t {
    Goodbye,         // the sender leaves, and is not lost
    TimedOut,        // to rank 0: the sender has waited too long
    Failed,          // to rank 0: the job must end with this text and code
    ActivityRequest, // from rank 0
    ActivityReply,
    EndOfJob // from rank 0: the receiver must end with this text and code
  };

  Kind kind;
  int code;          // exit code, if the message ends the job
  Activity activity; // of the sender
  char text[1024];
};

class Connections {
public:
  /// Connects the processes of MPI_COMM_WORLD, which must all call it.
  Connections();
  /// Says goodbye to every connected process, so that this one does not count as lost.
  ~Connections();
  Connections(const Connections &) = delete;

  int64_t getRank() const { return rank; }
  int64_t getSize() const { return static_cast<int64_t>(sockets.size()); }
  /// Returns the socket that is connected with this process, or -1: rank 0 is connected with all, the others with rank
  /// 0.
  int getSocket(int64_t process) const { return sockets[process]; }

  void send(int64_t process, const Message &message) const;
  /// Receives the next message; returns false if the process has closed the connection.
  bool receive(int64_t process, Message &message) const;

private:
  int64_t rank;
  std::vector<int> sockets; // by process
};

} // namespace tp25d::processes

#endif // TP25D_RUNTIME_PROCESSES_CONNECTIONS_H
