// Ends the job with one message when a process is lost, fails or waits too long.

#ifndef TP25D_RUNTIME_PROCESSES_WATCH_H
#define TP25D_RUNTIME_PROCESSES_WATCH_H

#include "Connections.h"
#include "Diagnosis.h"
#include "FlightRecord.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace tp25d::processes {

/// MPI neither notices that a process has died or hangs nor reports which one. So every process has a connection to
/// rank 0 and a thread that listens to it: the system closes the connection of a process that dies, and a stopped
/// process does not answer. Rank 0 determines which process is lost and what the others wait for, and all end with one
/// message. If rank 0 is lost, rank 1 prints the message.
class Watch {
public:
  /// Blocks SIGINT and SIGTERM in this thread and in those that it starts, since only the watch's thread may receive
  /// them. Must be called before MPI starts threads.
  static void blockSignals();

  /// Connects the processes of MPI_COMM_WORLD, which must all call it. From now on, SIGINT and SIGTERM end the job in
  /// order, unless catchSignals was called.
  Watch();
  /// Tells rank 0, or from rank 0 all others, that this process leaves, so that it does not count as lost.
  ~Watch();

  /// Sets the sizes of the grid, to describe processes and groups in messages.
  void setGrid(const int64_t *sizes);
  void setActivity(const Activity &newActivity);
  /// Sets a function that this process calls for `owner`, for at most a second, before it ends with the job; may be
  /// empty.
  void setBeforeExit(const void *owner, std::function<void()> callback);
  FlightRecord &getFlightRecord() { return flightRecord; }

  /// Makes the next signal be kept instead of ending the job.
  void catchSignals() {
    caughtSignal = 0;
    catches = true;
  }
  /// Returns the signal that was kept, or 0 if there was none so far.
  int getCaughtSignal() const { return caughtSignal; }

  /// Ends the job because this process has waited too long for its current activity.
  [[noreturn]] void abortAfterTimeout(double seconds);
  /// Ends the job because of an error in this process only.
  [[noreturn]] void abortJob(const std::string &message);

private:
  using Clock = std::chrono::steady_clock;

  [[noreturn]] void abortJob(Message::Kind kind, const std::string &text);
  Message makeMessage(Message::Kind kind, const std::string &text = "", int code = 0) const;

  // Called by the watch's thread only.
  void threadMain();
  bool handleWakeUp();
  void handleMessage(int64_t sender, const Message &message);
  void handleLostConnection(int64_t process);
  void handleSignal();
  void checkDeadlines();
  void collectActivities(const std::string &newCause);
  std::string getDiagnosis() const;
  void requestEndOfJob(Message::Kind kind, const std::string &text, int code);
  [[noreturn]] void endJob(const std::string &message, int code);
  [[noreturn]] void endProcess(const std::string &message, int code);

  FlightRecord flightRecord;
  Connections connections;
  const int64_t rank = connections.getRank();
  int wakeUp[2] = {-1, -1}, signals = -1; // descriptors
  std::thread thread;

  mutable std::mutex mutex; // guards the members below
  Activity activity;
  std::vector<int64_t> gridSizes;
  std::map<const void *, std::function<void()>> beforeExit; // by owner
  bool isLeaving = false;
  Message::Kind abortKind = Message::Failed; // reason of the device's thread to end the job, as the next
  std::string abortText;

  std::atomic<bool> catches{false};
  std::atomic<int> caughtSignal{0};

  // Used by the thread only.
  std::vector<ProcessState> states; // by process
  bool isCollecting = false, hasRank1TimedOut = false;
  int64_t lost = TP25D_NONE; // process that has died
  int endingSignal = 0;
  std::string cause, fallbackMessage; // the latter ends this process if no message from rank 0 does
  Clock::time_point diagnosisAt = Clock::time_point::max(), fallbackAt = Clock::time_point::max(),
                    signalAt = Clock::time_point::max(), caughtAt = Clock::time_point::max();
};

} // namespace tp25d::processes

#endif // TP25D_RUNTIME_PROCESSES_WATCH_H
