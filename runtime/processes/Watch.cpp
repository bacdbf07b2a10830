// A thread that waits for messages of other processes, signals and deadlines, and ends the process.

#include "Watch.h"

#include "../common/Error.h"

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <future>
#include <iostream>
#include <memory>
#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

using namespace tp25d::runtime;
using namespace tp25d::processes;

// Time limits. answerTime: for processes to report their activities. fallbackTime: for rank 0 to send the final
// message. signalTime: to notice a dead process if mpirun has sent the others a signal because of it. sameSignalTime:
// during which further signals count as the same one, because a launcher may pass on a signal that the processes have
// received as well. beforeExitTime: for the callbacks of this process.
static constexpr std::chrono::milliseconds answerTime(500), fallbackTime(1500), signalTime(300), sameSignalTime(1000),
    beforeExitTime(1000);

static sigset_t getEndingSignals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  return set;
}

void Watch::blockSignals() {
  sigset_t set = getEndingSignals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

Watch::Watch() : states(connections.getSize()) {
  for (int64_t process = 0; process < connections.getSize(); ++process)
    states[process].isConnected = connections.getSocket(process) >= 0;
  sigset_t set = getEndingSignals();
  signals = signalfd(-1, &set, SFD_CLOEXEC);
  if (signals < 0 || pipe(wakeUp) != 0)
    throw Error(TP25D_INTERNAL, concat("the processes cannot be watched: no descriptors: ", std::strerror(errno)));
  thread = std::thread([this] { threadMain(); });
}

Watch::~Watch() {
  {
    std::lock_guard<std::mutex> lock(mutex);
    isLeaving = true;
  }
  (void)!write(wakeUp[1], "", 1);
  thread.join();
  for (int descriptor : {wakeUp[0], wakeUp[1], signals})
    close(descriptor);
}

//===----------------------------------------------------------------------===//
// Called by the device's thread
//===----------------------------------------------------------------------===//

void Watch::setGrid(const int64_t *sizes) {
  std::lock_guard<std::mutex> lock(mutex);
  gridSizes.assign(sizes, sizes + TP25D_AXIS_COUNT);
}

void Watch::setActivity(const Activity &newActivity) {
  std::lock_guard<std::mutex> lock(mutex);
  activity = newActivity;
}

void Watch::setBeforeExit(const void *owner, std::function<void()> callback) {
  std::lock_guard<std::mutex> lock(mutex);
  if (callback)
    beforeExit[owner] = std::move(callback);
  else
    beforeExit.erase(owner);
}

void Watch::abortAfterTimeout(double seconds) {
  abortJob(Message::TimedOut, concat("nothing moved for ", seconds, " s"));
}

void Watch::abortJob(const std::string &message) { abortJob(Message::Failed, concat("rank ", rank, ": ", message)); }

void Watch::abortJob(Message::Kind kind, const std::string &text) {
  {
    std::lock_guard<std::mutex> lock(mutex);
    abortKind = kind;
    abortText = text;
  }
  (void)!write(wakeUp[1], "", 1);
  while (true)
    pause(); // the watch's thread ends the process
}

//===----------------------------------------------------------------------===//
// Events
//===----------------------------------------------------------------------===//

void Watch::threadMain() {
  while (true) {
    std::vector<pollfd> polled = {{wakeUp[0], POLLIN, 0}, {signals, POLLIN, 0}};
    std::vector<int64_t> connected;
    for (int64_t process = 0; process < connections.getSize(); ++process)
      if (states[process].isConnected) {
        polled.push_back({connections.getSocket(process), POLLIN, 0});
        connected.push_back(process);
      }
    auto next = std::min({diagnosisAt, fallbackAt, signalAt});
    int milliseconds = -1;
    if (next != Clock::time_point::max()) {
      auto rest = std::chrono::duration_cast<std::chrono::milliseconds>(next - Clock::now()).count();
      milliseconds = static_cast<int>(std::max<int64_t>(rest + 1, 0));
    }
    poll(polled.data(), polled.size(), milliseconds);
    // Messages of others come first: if this process was stopped, they say that the job has ended.
    for (size_t i = 0; i < connected.size(); ++i)
      if (polled[i + 2].revents) {
        Message message;
        if (connections.receive(connected[i], message))
          handleMessage(connected[i], message);
        else
          handleLostConnection(connected[i]);
      }
    if (polled[0].revents && !handleWakeUp())
      return;
    if (polled[1].revents)
      handleSignal();
    checkDeadlines();
  }
}

/// Returns false if this process leaves; ends the job if the device's thread has requested it.
bool Watch::handleWakeUp() {
  char byte;
  (void)!read(wakeUp[0], &byte, 1);
  Message::Kind kind = Message::Failed;
  std::string text;
  {
    std::lock_guard<std::mutex> lock(mutex);
    if (isLeaving)
      return false;
    std::swap(text, abortText);
    kind = abortKind;
  }
  requestEndOfJob(kind, text, 1);
  return true;
}

void Watch::handleMessage(int64_t sender, const Message &message) {
  switch (message.kind) {
  case Message::Goodbye:
    states[sender].isConnected = false;
    break;
  case Message::TimedOut:
    hasRank1TimedOut |= sender == 1;
    collectActivities(message.text);
    break;
  case Message::Failed:
    endJob(message.text, message.code);
  case Message::ActivityRequest:
    connections.send(sender, makeMessage(Message::ActivityReply));
    break;
  case Message::ActivityReply:
    states[sender].activity = message.activity;
    break;
  case Message::EndOfJob:
    endProcess(message.text, message.code);
  }
}

void Watch::handleLostConnection(int64_t process) {
  states[process].isConnected = false;
  if (rank == 0) {
    if (!isCollecting)
      lost = process;
    return collectActivities("");
  }
  // Rank 0 is lost: rank 1 prints the message, and the others end soon after it.
  lost = 0;
  fallbackMessage = getDiagnosis();
  fallbackAt = Clock::now() + (rank == 1 ? std::chrono::milliseconds(0) : fallbackTime);
}

void Watch::handleSignal() {
  signalfd_siginfo information;
  if (read(signals, &information, sizeof(information)) != sizeof(information))
    return;
  auto number = static_cast<int>(information.ssi_signo);
  auto now = Clock::now();
  if (catches && caughtSignal == 0) {
    caughtSignal = number;
    caughtAt = now;
  } else if (endingSignal == 0 && (!catches || now > caughtAt + sameSignalTime)) {
    endingSignal = number;
    signalAt = now + signalTime;
  }
}

/// Prints the message in one piece, because mpirun may print at the same time.
static void printError(const std::string &message) { std::cerr << concat("error: ", message, "\n") << std::flush; }

void Watch::checkDeadlines() {
  auto now = Clock::now();
  if (isCollecting && (findSilentProcess(states) == TP25D_NONE || now >= diagnosisAt))
    endJob(getDiagnosis(), 1);
  if (now >= fallbackAt) {
    if (rank == 1)
      printError(fallbackMessage);
    endProcess(fallbackMessage, 1);
  }
  if (now >= signalAt && !isCollecting && fallbackAt == Clock::time_point::max())
    requestEndOfJob(Message::Failed, concat("ended by ", endingSignal == SIGINT ? "SIGINT" : "SIGTERM"),
                    128 + endingSignal);
}

//===----------------------------------------------------------------------===//
// The end of the job
//===----------------------------------------------------------------------===//

Message Watch::makeMessage(Message::Kind kind, const std::string &text, int code) const {
  Message message = {};
  message.kind = kind;
  message.code = code;
  std::strncpy(message.text, text.c_str(), sizeof(message.text) - 1);
  std::lock_guard<std::mutex> lock(mutex);
  message.activity = activity;
  return message;
}

/// At rank 0: asks all processes for their activities. The job ends when they have answered or time is up.
void Watch::collectActivities(const std::string &newCause) {
  if (isCollecting)
    return;
  isCollecting = true;
  cause = newCause;
  diagnosisAt = Clock::now() + answerTime;
  for (int64_t process = 0; process < connections.getSize(); ++process)
    if (states[process].isConnected)
      connections.send(process, makeMessage(Message::ActivityRequest));
}

std::string Watch::getDiagnosis() const {
  std::vector<ProcessState> known = states;
  std::lock_guard<std::mutex> lock(mutex);
  known[rank].activity = activity;
  return diagnose(gridSizes, known, lost, cause);
}

/// Makes rank 0 end the job; ends this process if rank 0 does not.
void Watch::requestEndOfJob(Message::Kind kind, const std::string &text, int code) {
  Message message = makeMessage(kind, text, code);
  if (rank == 0)
    return handleMessage(0, message);
  connections.send(0, message);
  fallbackAt = Clock::now() + (rank == 1 ? fallbackTime : 2 * fallbackTime);
  std::lock_guard<std::mutex> lock(mutex);
  fallbackMessage = concat("rank 0 does not answer; ",
                           kind == Message::Failed ? text : describeActivity(gridSizes, rank, message.activity));
}

/// At rank 0: prints the message, sends it to all processes, and ends this one. The message must be printed before any
/// process ends, because mpirun may then kill the rest.
void Watch::endJob(const std::string &message, int code) {
  // If this process was stopped and rank 1 has timed out and left, rank 1 has already printed a message.
  if (!hasRank1TimedOut || states[1].isConnected)
    printError(message);
  for (int64_t process = 0; process < connections.getSize(); ++process)
    if (states[process].isConnected)
      connections.send(process, makeMessage(Message::EndOfJob, message, code));
  endProcess(message, code);
}

void Watch::endProcess(const std::string &message, int code) {
  flightRecord.write(rank, message);
  std::map<const void *, std::function<void()>> callbacks;
  {
    std::lock_guard<std::mutex> lock(mutex);
    callbacks = beforeExit;
  }
  if (!callbacks.empty()) {
    auto isDone = std::make_shared<std::promise<void>>();
    std::future<void> done = isDone->get_future();
    std::thread([callbacks, isDone] {
      for (const auto &[owner, callback] : callbacks)
        callback();
      isDone->set_value();
    }).detach();
    done.wait_for(beforeExitTime);
  }
  std::quick_exit(code);
}
