//===- Watch.cpp - Ends the job when a process is lost ----------------------===//
//
// Messages of one size over TCP, and a thread that waits for them, for signals and for what it has promised to do by
// some time.
//
//===----------------------------------------------------------------------===//

#include "Watch.h"

#include "../common/Error.h"
#include "../files/Target.h"

#include <algorithm>
#include <arpa/inet.h>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <future>
#include <iostream>
#include <mpi.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <random>
#include <sstream>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace tp25d::runtime;
using namespace tp25d::processes;

namespace {

// How long processes have to say what they are doing; rank 0 to say anything; a dead process to be noticed when mpirun
// has sent the others a signal for it; and for how long after a signal more of them mean the same: what starts
// processes may pass a signal on that they have got as well.
constexpr std::chrono::milliseconds answerTime(500), fallbackTime(1500), signalTime(300), sameSignalTime(1000);
constexpr std::chrono::milliseconds lastActTime(1000);
constexpr size_t mostRecords = 64;

[[noreturn]] void cannot(const char *what) {
  throw Error(TP25D_INTERNAL, concat("the processes cannot be watched: ", what, ": ", std::strerror(errno)));
}

/// The address by which other processes reach this one: where all are on one machine, its own.
struct Address {
  int64_t port, token;
  char host[256];
};

} // namespace

//===----------------------------------------------------------------------===//
// Connecting
//===----------------------------------------------------------------------===//

Watch::Watch() {
  int worldRank = 0, worldSize = 0;
  MPI_Comm_rank(MPI_COMM_WORLD, &worldRank);
  MPI_Comm_size(MPI_COMM_WORLD, &worldSize);
  rank = worldRank;
  size = worldSize;
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  signals = signalfd(-1, &set, SFD_CLOEXEC);
  if (signals < 0 || pipe(wakeUp) != 0)
    cannot("no descriptors");
  connectAll();
  thread = std::thread([this] { threadMain(); });
}

void Watch::connectAll() {
  Address address = {};
  int listener = -1;
  if (isFirst()) {
    listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in any = {};
    any.sin_family = AF_INET;
    any.sin_addr.s_addr = htonl(INADDR_ANY);
    socklen_t length = sizeof(any);
    auto *generic = reinterpret_cast<sockaddr *>(&any);
    if (listener < 0 || bind(listener, generic, length) != 0 || listen(listener, static_cast<int>(size)) != 0 ||
        getsockname(listener, generic, &length) != 0)
      cannot("rank 0 cannot listen");
    address.port = ntohs(any.sin_port);
    address.token = static_cast<int64_t>(std::random_device()() & 0x7fffffff);
    gethostname(address.host, sizeof(address.host) - 1);
  }
  MPI_Bcast(&address, sizeof(address), MPI_BYTE, 0, MPI_COMM_WORLD);
  token = address.token;
  // Names may not resolve on a machine by itself, where there is no need of them.
  MPI_Comm machine;
  int onMachine = 0;
  MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &machine);
  MPI_Comm_size(machine, &onMachine);
  MPI_Comm_free(&machine);
  const char *host = onMachine == size ? "127.0.0.1" : address.host;

  peers.resize(isFirst() ? size : 1);
  if (!isFirst()) {
    addrinfo hints = {}, *found = nullptr;
    hints.ai_family = AF_INET;
    hints.ai_socktype = SOCK_STREAM;
    if (getaddrinfo(host, std::to_string(address.port).c_str(), &hints, &found) != 0)
      throw Error(TP25D_INTERNAL, concat("the processes cannot be watched: rank 0's machine ", host, " is not known"));
    peers[0].socket = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    bool isConnected = connect(peers[0].socket, found->ai_addr, found->ai_addrlen) == 0;
    freeaddrinfo(found);
    if (!isConnected || !send(peers[0], make(MessageKind::Hello)))
      cannot("rank 0 cannot be reached");
  }
  for (int64_t missing = isFirst() ? size - 1 : 0; missing > 0;) {
    Message hello;
    int accepted = accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
    if (accepted < 0)
      cannot("rank 0 cannot be reached");
    bool isOurs = recv(accepted, &hello, sizeof(hello), MSG_WAITALL) == sizeof(hello) && hello.token == token &&
                  hello.rank > 0 && hello.rank < size && peers[hello.rank].socket < 0;
    if (!isOurs) {
      close(accepted);
      continue;
    }
    peers[hello.rank].socket = accepted;
    --missing;
  }
  if (listener >= 0)
    close(listener);
  for (Peer &peer : peers) {
    int on = 1;
    if (peer.socket >= 0)
      setsockopt(peer.socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
  }
}

Watch::~Watch() {
  {
    std::lock_guard<std::mutex> lock(mutex);
    leaving = true;
  }
  (void)!write(wakeUp[1], "", 1);
  thread.join();
  for (const Peer &peer : peers)
    if (peer.socket >= 0) {
      send(peer, make(MessageKind::Goodbye));
      close(peer.socket);
    }
  for (int descriptor : {wakeUp[0], wakeUp[1], signals})
    close(descriptor);
}

//===----------------------------------------------------------------------===//
// What the device's thread says
//===----------------------------------------------------------------------===//

void Watch::describe(const int64_t *sizes) {
  std::lock_guard<std::mutex> lock(mutex);
  gridSizes.assign(sizes, sizes + TP25D_AXIS_COUNT);
}

void Watch::setFlightRecord(const std::string &prefix) {
  std::lock_guard<std::mutex> lock(mutex);
  recordPrefix = prefix;
}

void Watch::setActivity(const Activity &newActivity) {
  std::lock_guard<std::mutex> lock(mutex);
  activity = newActivity;
}

void Watch::setLastAct(const void *owner, std::function<void()> act) {
  std::lock_guard<std::mutex> lock(mutex);
  if (act)
    lastActs[owner] = std::move(act);
  else
    lastActs.erase(owner);
}

void Watch::started(int64_t transfer, const Collective &what) {
  std::lock_guard<std::mutex> lock(mutex);
  records.push_back({transfer, what, std::chrono::duration<double>(Clock::now() - begin).count(), 0});
  if (records.size() > mostRecords)
    records.pop_front();
}

void Watch::ended(int64_t transfer) {
  std::lock_guard<std::mutex> lock(mutex);
  for (Record &record : records)
    if (record.transfer == transfer && record.ended == 0)
      record.ended = std::chrono::duration<double>(Clock::now() - begin).count();
}

void Watch::timedOut(double seconds) { report(MessageKind::TimedOut, concat("nothing moved for ", seconds, " s")); }

void Watch::end(const std::string &message) { report(MessageKind::Failed, concat("rank ", rank, ": ", message)); }

void Watch::report(MessageKind kind, const std::string &text) {
  {
    std::lock_guard<std::mutex> lock(mutex);
    reportKind = kind;
    reportText = text;
  }
  (void)!write(wakeUp[1], "", 1);
  while (true)
    pause(); // The watch's thread ends the process.
}

//===----------------------------------------------------------------------===//
// The thread
//===----------------------------------------------------------------------===//

Watch::Message Watch::make(MessageKind kind, const std::string &text, int code) const {
  Message message = {};
  message.kind = kind;
  message.code = code;
  message.rank = rank;
  message.token = token;
  {
    std::lock_guard<std::mutex> lock(mutex);
    message.activity = activity;
  }
  std::strncpy(message.text, text.c_str(), sizeof(message.text) - 1);
  return message;
}

bool Watch::send(const Peer &peer, const Message &message) {
  // Too little to fill the socket's buffer: this does not wait for a process that is stopped.
  return ::send(peer.socket, &message, sizeof(message), MSG_NOSIGNAL | MSG_DONTWAIT) == sizeof(message);
}

void Watch::threadMain() {
  while (true) {
    std::vector<pollfd> polled = {{wakeUp[0], POLLIN, 0}, {signals, POLLIN, 0}};
    std::vector<Peer *> listened;
    for (Peer &peer : peers)
      if (peer.socket >= 0 && !peer.isGone) {
        polled.push_back({peer.socket, POLLIN, 0});
        listened.push_back(&peer);
      }
    auto next = std::min({judgeAt, fallBackAt, signalAt});
    int milliseconds = -1;
    if (next != Clock::time_point::max()) {
      auto rest = std::chrono::duration_cast<std::chrono::milliseconds>(next - Clock::now()).count();
      milliseconds = static_cast<int>(std::max<int64_t>(rest + 1, 0));
    }
    poll(polled.data(), polled.size(), milliseconds);
    // What others have said comes first: after a stop, it tells that all is over.
    for (size_t i = 0; i < listened.size(); ++i)
      if (polled[i + 2].revents) {
        Message message;
        if (recv(listened[i]->socket, &message, sizeof(message), MSG_WAITALL) == sizeof(message))
          handle(*listened[i], message);
        else
          lose(*listened[i]);
      }
    if (polled[0].revents) {
      char byte;
      (void)!read(wakeUp[0], &byte, 1);
      MessageKind kind = MessageKind::Failed;
      std::string text;
      {
        std::lock_guard<std::mutex> lock(mutex);
        if (leaving)
          return;
        std::swap(text, reportText);
        kind = reportKind;
      }
      fail(kind, text, 1);
    }
    if (polled[1].revents) {
      signalfd_siginfo information;
      if (read(signals, &information, sizeof(information)) == sizeof(information))
        receive(static_cast<int>(information.ssi_signo));
    }
    checkDeadlines();
  }
}

void Watch::receive(int number) {
  auto now = Clock::now();
  if (catches && caught == 0) {
    caught = number;
    caughtAt = now;
  } else if (signal == 0 && (!catches || now > caughtAt + sameSignalTime)) {
    signal = number;
    signalAt = now + signalTime;
  }
}

void Watch::handle(Peer &peer, const Message &message) {
  switch (message.kind) {
  case MessageKind::Goodbye:
    peer.isGone = true;
    break;
  case MessageKind::TimedOut:
    peer.hasReported = true;
    judge(message.text);
    break;
  case MessageKind::Failed:
    finish(message.text, message.code);
  case MessageKind::Ask:
    send(peer, make(MessageKind::Answer));
    break;
  case MessageKind::Answer:
    peer.hasAnswered = true;
    peer.activity = message.activity;
    break;
  case MessageKind::Verdict:
    end(message.text, message.code);
  case MessageKind::Hello:
    break;
  }
}

void Watch::lose(Peer &peer) {
  peer.isGone = true;
  if (isFirst()) {
    if (!isJudging)
      lost = rankOf(peer);
    return judge("");
  }
  // Rank 0 is gone: rank 1 speaks, and the others end soon after it.
  lost = 0;
  fallback = explain();
  fallBackAt = Clock::now() + (rank == 1 ? std::chrono::milliseconds(0) : fallbackTime);
}

/// At rank 0: asks everybody what they are doing, and ends the job when they have answered, or had the time to.
void Watch::judge(const std::string &why) {
  if (isJudging)
    return;
  isJudging = true;
  cause = why;
  judgeAt = Clock::now() + answerTime;
  for (int64_t process = 1; process < size; ++process)
    if (!peers[process].isGone)
      send(peers[process], make(MessageKind::Ask));
}

/// In one piece: mpirun has things to say at the same time.
static void tellUser(const std::string &message) { std::cerr << concat("error: ", message, "\n") << std::flush; }

void Watch::checkDeadlines() {
  auto now = Clock::now();
  if (isJudging) {
    bool allAnswered =
        std::all_of(peers.begin() + 1, peers.end(), [](const Peer &peer) { return peer.isGone || peer.hasAnswered; });
    if (allAnswered || now >= judgeAt)
      finish(explain(), 1);
  }
  if (now >= fallBackAt) {
    if (rank == 1)
      tellUser(fallback);
    end(fallback, 1);
  }
  if (now >= signalAt && !isJudging && fallBackAt == Clock::time_point::max())
    fail(MessageKind::Failed, concat("ended by ", signal == SIGINT ? "SIGINT" : "SIGTERM"), 128 + signal);
}

/// Has rank 0 end the job, or ends it if rank 0 does not.
void Watch::fail(MessageKind kind, const std::string &text, int code) {
  Message message = make(kind, text, code);
  if (isFirst())
    return handle(peers[0], message);
  send(peers[0], message);
  fallback = concat("rank 0 does not answer; ", kind == MessageKind::Failed ? text : tell(rank, message.activity));
  fallBackAt = Clock::now() + (rank == 1 ? fallbackTime : 2 * fallbackTime);
}

/// At rank 0: tells the user, then all processes, and ends this one. As soon as any has ended, mpirun may kill the
/// rest: nobody ends before the message is out.
void Watch::finish(const std::string &message, int code) {
  // Where this process was the one that was stopped, rank 1 has spoken.
  if (size == 1 || !(peers[1].hasReported && peers[1].isGone))
    tellUser(message);
  for (const Peer &peer : peers)
    if (peer.socket >= 0 && !peer.isGone)
      send(peer, make(MessageKind::Verdict, message, code));
  end(message, code);
}

void Watch::end(const std::string &message, int code) {
  writeRecord(message);
  std::map<const void *, std::function<void()>> acts;
  {
    std::lock_guard<std::mutex> lock(mutex);
    acts = lastActs;
  }
  if (!acts.empty()) {
    auto isDone = std::make_shared<std::promise<void>>();
    std::future<void> done = isDone->get_future();
    std::thread([acts, isDone] {
      for (const auto &[owner, act] : acts)
        act();
      isDone->set_value();
    }).detach();
    done.wait_for(lastActTime);
  }
  std::quick_exit(code);
}

//===----------------------------------------------------------------------===//
// Words
//===----------------------------------------------------------------------===//

std::string Watch::nameOf(int64_t process) const {
  std::lock_guard<std::mutex> lock(mutex);
  if (gridSizes.empty())
    return concat("rank ", process);
  Grid grid(gridSizes.data());
  std::string text = concat("rank ", process, " (");
  for (int64_t axis = TP25D_DEP; axis < TP25D_AXIS_COUNT; ++axis)
    text += concat(axis > TP25D_DEP ? ", " : "", tp25d_axis_name(axis), " ", grid.coordinate(process, axis));
  return text + ")";
}

bool Watch::waitsFor(int64_t process, const Activity &theirs, int64_t other) const {
  if (theirs.kind == Activity::WaitsForAll)
    return process != other;
  if (theirs.kind != Activity::WaitsForTransfer || process == other)
    return false;
  std::lock_guard<std::mutex> lock(mutex);
  Grid grid(gridSizes.data());
  Group group = grid.group(process, theirs.what.axis);
  if (theirs.what.kind == TP25D_BROADCAST)
    return group.member(theirs.what.root) == other;
  for (int64_t member = 0; member < group.size; ++member)
    if (group.member(member) == other)
      return true;
  return false;
}

std::string Watch::tell(int64_t process, const Activity &theirs) const {
  std::string who = nameOf(process);
  switch (theirs.kind) {
  case Activity::WaitsForTransfer:
    return concat(who, " waits in transfer ", theirs.transfer, ", ", runtime::describe(theirs.what),
                  theirs.what.hasRoot() ? concat(", step ", theirs.what.root) : "");
  case Activity::WaitsForAll:
    return who + " waits for all others between two runs";
  case Activity::InRun:
    return who + " computes";
  default:
    return who + " reads or writes tensors";
  }
}

/// Transfers are numbered from the beginning of a run, and between two runs is after all of them.
static bool isEarlier(const Activity &first, const Activity &second) {
  if (first.kind != second.kind)
    return first.kind == Activity::WaitsForTransfer;
  return first.kind == Activity::WaitsForTransfer && first.transfer < second.transfer;
}

/// Who is lost, and who waits for it where.
std::string Watch::explain() const {
  auto activityOf = [&](int64_t process) {
    return process == rank ? make(MessageKind::Answer).activity : peers[process].activity;
  };
  auto isKnown = [&](int64_t process) { return process == rank || (isFirst() && peers[process].hasAnswered); };
  int64_t missing = lost;
  std::string text;
  if (lost >= 0)
    text = nameOf(lost) + " has ended without notice, as one that is killed does";
  for (int64_t process = 1; isFirst() && missing < 0 && process < size; ++process)
    if (!peers[process].isGone && !peers[process].hasAnswered) {
      missing = process;
      text = nameOf(process) + " does not answer, as one that is stopped or cut off";
    }
  // Who waits for the lost one itself says the most, and of those who has waited longest: in the earliest transfer.
  // Failing that, whoever waits.
  for (bool direct : {true, false}) {
    int64_t longest = -1;
    for (int64_t process = 0; process < size; ++process) {
      if (!isKnown(process))
        continue;
      Activity theirs = activityOf(process);
      bool waits = theirs.kind == Activity::WaitsForTransfer || theirs.kind == Activity::WaitsForAll;
      bool counts = waits && (missing < 0 || !direct || waitsFor(process, theirs, missing));
      if (counts && (longest < 0 || isEarlier(theirs, activityOf(longest))))
        longest = process;
    }
    if (longest >= 0)
      return concat(text, text.empty() ? "" : "; ", tell(longest, activityOf(longest)), cause.empty() ? "" : ": ",
                    cause);
  }
  return concat(text, text.empty() || cause.empty() ? "" : "; ", cause);
}

void Watch::writeRecord(const std::string &message) const {
  std::lock_guard<std::mutex> lock(mutex);
  if (recordPrefix.empty())
    return;
  std::ostringstream file;
  auto quoted = [](std::string text) {
    for (char &c : text)
      if (c == '"' || c == '\\' || static_cast<unsigned char>(c) < ' ')
        c = '\'';
    return concat('"', text, '"');
  };
  file << "{\n  \"rank\": " << rank << ",\n  \"error\": " << quoted(message) << ",\n  \"transfers\": [";
  for (size_t i = 0; i < records.size(); ++i) {
    const Record &record = records[i];
    file << (i ? "," : "") << "\n    {\"transfer\": " << record.transfer
         << ", \"what\": " << quoted(runtime::describe(record.what)) << ", \"started\": " << record.started
         << ", \"ended\": ";
    if (record.ended > 0)
      file << record.ended << "}";
    else
      file << "null}";
  }
  file << "\n  ]\n}\n";
  // Who is late may be killed while it writes: there is a whole record or none.
  std::string name = concat(recordPrefix, rank, ".json");
  std::string wrong = files::writeText(name, file.str(), std::chrono::duration<double>(lastActTime).count());
  if (!wrong.empty())
    std::cerr << concat("the flight record ", name, " cannot be written: ", wrong, "\n") << std::flush;
}
