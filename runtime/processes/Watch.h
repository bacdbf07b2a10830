//===- Watch.h - Ends the job when a process is lost ------------------------===//
//
// MPI neither notices a process that has died or hangs nor says which; this does. Every process has a connection to
// rank 0, apart from MPI, and a thread that listens to it: the system closes the connection of a process that dies, and
// one that is stopped does not answer. Rank 0 finds out who is lost and what the others wait for, and all end with the
// one message that it makes of that. If rank 0 is the lost one, rank 1 speaks.
//
//===----------------------------------------------------------------------===//

#ifndef TP25D_RUNTIME_PROCESSES_WATCH_H
#define TP25D_RUNTIME_PROCESSES_WATCH_H

#include "../common/Grid.h"
#include "../common/Names.h"

#include <atomic>
#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace tp25d::processes {

/// What a process is doing, as it tells the others.
struct Activity {
  enum Kind : int64_t { Elsewhere, InRun, WaitsForTransfer, WaitsForAll };

  Kind kind = Elsewhere;
  int64_t transfer = 0; // While WaitsForTransfer, as the next.
  runtime::Collective what = {};
};

class Watch {
public:
  /// Connects the processes of MPI_COMM_WORLD; all call it. SIGINT and SIGTERM must be blocked: from now on they end
  /// the job in order, unless they are caught.
  Watch();
  /// Says goodbye: who leaves like this is not lost.
  ~Watch();

  /// For messages: who belongs to which group.
  void describe(const int64_t *gridSizes);
  /// Where to write the last transfers of this process, if it comes to that: <prefix><rank>.json.
  void setFlightRecord(const std::string &prefix);

  void setActivity(const Activity &activity);
  /// What this process does for `owner`, for a second at most, before it ends with the job; may be empty.
  void setLastAct(const void *owner, std::function<void()> act);
  /// Remembers that a transfer was started, or has ended, for the record.
  void started(int64_t transfer, const runtime::Collective &what);
  void ended(int64_t transfer);

  /// Keeps the next signal instead of ending the job; 0: none has come so far.
  void catchSignals() {
    caught = 0;
    catches = true;
  }
  int caughtSignal() const { return caught; }

  /// This process has waited too long, as its activity says: ends the job.
  [[noreturn]] void timedOut(double seconds);
  /// Something went wrong in this process alone: ends the job.
  [[noreturn]] void end(const std::string &message);

private:
  using Clock = std::chrono::steady_clock;

  enum class MessageKind : int64_t { Hello, Goodbye, TimedOut, Failed, Ask, Answer, Verdict };
  struct Message {
    MessageKind kind;
    int64_t rank, token;
    int code; // Of the exit, where it ends the job.
    Activity activity;
    char text[1024];
  };
  struct Peer {
    int socket = -1;
    bool isGone = false, hasAnswered = false, hasReported = false;
    Activity activity;
  };
  struct Record {
    int64_t transfer;
    runtime::Collective what;
    double started, ended; // Seconds since the watch began; 0: has not.
  };

  void connectAll();
  void threadMain();
  void receive(int number);
  void handle(Peer &peer, const Message &message);
  void lose(Peer &peer);
  void judge(const std::string &cause);
  void checkDeadlines();
  void fail(MessageKind kind, const std::string &text, int code);
  [[noreturn]] void finish(const std::string &message, int code);
  [[noreturn]] void end(const std::string &message, int code);
  [[noreturn]] void report(MessageKind kind, const std::string &text);

  Message make(MessageKind kind, const std::string &text = "", int code = 0) const;
  static bool send(const Peer &peer, const Message &message);
  bool isFirst() const { return rank == 0; }
  int64_t rankOf(const Peer &peer) const { return isFirst() ? &peer - peers.data() : 0; }
  std::string nameOf(int64_t process) const;
  std::string explain() const;
  bool waitsFor(int64_t process, const Activity &activity, int64_t other) const;
  std::string tell(int64_t process, const Activity &activity) const;
  void writeRecord(const std::string &message) const;

  int64_t rank = 0, size = 1, token = 0;
  std::vector<Peer> peers; // At rank 0 all processes, itself unused; elsewhere rank 0.
  int wakeUp[2] = {-1, -1}, signals = -1;
  std::thread thread;
  const Clock::time_point begin = Clock::now();

  mutable std::mutex mutex; // Guards what follows.
  Activity activity;
  std::vector<int64_t> gridSizes;
  std::string recordPrefix;
  std::deque<Record> records;
  std::map<const void *, std::function<void()>> lastActs;
  bool leaving = false;

  std::atomic<bool> catches{false};
  std::atomic<int> caught{0};

  // Of the thread alone.
  bool isJudging = false;
  int64_t lost = -1; // The process that has died.
  int signal = 0;
  std::string cause, fallback;
  Clock::time_point judgeAt = Clock::time_point::max(), fallBackAt = Clock::time_point::max(),
                    signalAt = Clock::time_point::max(), caughtAt = Clock::time_point::max();

  // What the device's thread wants said; guarded by the mutex.
  MessageKind reportKind = MessageKind::Failed;
  std::string reportText;
};

} // namespace tp25d::processes

#endif // TP25D_RUNTIME_PROCESSES_WATCH_H
