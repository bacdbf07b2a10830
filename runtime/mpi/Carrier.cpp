// Polls transfers that are under way, at increasing intervals while nothing completes, and sleeps while there are none.

#include "Carrier.h"

#include <algorithm>

using namespace tp25d::mpi;

Carrier::Carrier() : thread([this] { threadMain(); }) {}

Carrier::~Carrier() { abandon(); }

void Carrier::abandon() {
  {
    std::lock_guard<std::mutex> lock(mutex);
    stopping = true;
  }
  work.notify_one();
  if (thread.joinable())
    thread.join();
}

void Carrier::post(Transfer &transfer) {
  {
    std::lock_guard<std::mutex> lock(mutex);
    transfer.isDone = false;
    transfer.posted = Transfer::Clock::now();
    posted.push_back(&transfer);
  }
  work.notify_one();
}

bool Carrier::isDone(const Transfer &transfer) {
  std::lock_guard<std::mutex> lock(mutex);
  return transfer.isDone;
}

bool Carrier::wait(const Transfer &transfer, double seconds) {
  std::unique_lock<std::mutex> lock(mutex);
  auto hasEnded = [&] { return transfer.isDone || failure; };
  if (seconds == 0)
    progress.wait(lock, hasEnded);
  else if (!progress.wait_for(lock, std::chrono::duration<double>(seconds), hasEnded))
    return false;
  if (!transfer.isDone)
    std::rethrow_exception(failure);
  return true;
}

void Carrier::threadMain() {
  constexpr std::chrono::microseconds shortest(10), longest(200);
  auto pause = shortest;
  std::unique_lock<std::mutex> lock(mutex);
  while (!stopping) {
    if (posted.empty() && underWay.empty()) {
      work.wait(lock, [&] { return stopping || !posted.empty(); });
      continue;
    }
    try {
      startPosted();
      lock.unlock();
      bool moved = test();
      lock.lock();
      if (moved) {
        progress.notify_all();
        pause = shortest;
        continue;
      }
    } catch (...) {
      if (!lock.owns_lock())
        lock.lock();
      failure = std::current_exception();
      progress.notify_all();
      return;
    }
    // A new post ends the pause.
    work.wait_for(lock, pause, [&] { return stopping || !posted.empty(); });
    pause = std::min(pause * 2, longest);
  }
}

/// Must be called with the lock held.
void Carrier::startPosted() {
  for (; !posted.empty(); posted.pop_front()) {
    underWay.push_back(posted.front());
    requests.push_back(posted.front()->advance());
  }
}

/// Advances every transfer as far as possible; returns true if one of them is done.
bool Carrier::test() {
  for (size_t i = 0; i < underWay.size(); ++i) {
    auto mustWait = [&](const Transfer *earlier) { return underWay[i]->waitsFor(*earlier); };
    if (std::any_of(underWay.begin(), underWay.begin() + static_cast<std::ptrdiff_t>(i), mustWait))
      continue;
    for (int completed = 1; completed && requests[i] != MPI_REQUEST_NULL;) {
      // A request fails only because a process is lost; the watch then ends this process.
      if (MPI_Test(&requests[i], &completed, MPI_STATUS_IGNORE) != MPI_SUCCESS)
        completed = 0;
      if (completed)
        requests[i] = underWay[i]->advance();
    }
  }
  auto now = Transfer::Clock::now();
  std::lock_guard<std::mutex> lock(mutex);
  size_t kept = 0;
  for (size_t i = 0; i < underWay.size(); ++i) {
    if (requests[i] == MPI_REQUEST_NULL) {
      underWay[i]->arrived = now;
      underWay[i]->isDone = true;
      continue;
    }
    underWay[kept] = underWay[i];
    requests[kept++] = requests[i];
  }
  bool moved = kept < underWay.size();
  underWay.resize(kept);
  requests.resize(kept);
  return moved;
}
