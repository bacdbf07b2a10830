// Implements the C interface's functions for processes, by MPI.

#include "Processes.h"

#include <chrono>
#include <cstring>
#include <memory>
#include <thread>
#include <vector>

using namespace tp25d::runtime;
using namespace tp25d::processes;

namespace {

std::unique_ptr<Watch> theWatch;
double secondsToWait = 0;

} // namespace

int64_t tp25d::processes::getWorldRank() {
  int rank = 0;
  MPI_Comm_rank(MPI_COMM_WORLD, &rank);
  return rank;
}

int64_t tp25d::processes::getWorldSize() {
  int size = 0;
  MPI_Comm_size(MPI_COMM_WORLD, &size);
  return size;
}

Watch &tp25d::processes::getWatch() { return *theWatch; }

double tp25d::processes::getLongestWait() { return secondsToWait; }

void tp25d::processes::requireOneProcessADevice(const Grid &grid) {
  if (getWorldSize() == grid.deviceCount())
    return;
  std::string sizes;
  for (int64_t axis = 0; axis < TP25D_AXIS_COUNT; ++axis)
    sizes += concat(axis ? ", " : "", tp25d_axis_name(axis), " ", grid.size(axis));
  invalid("the program is for ", grid.deviceCount(), " devices (", sizes, "), one a process, but ", getWorldSize(),
          getWorldSize() == 1 ? " process was" : " processes were", " started; mpirun -np ", grid.deviceCount(),
          " starts as many");
}

void tp25d::processes::setGridAndLongestWait(const tp25d_program &program, double timeoutSeconds) {
  secondsToWait = timeoutSeconds;
  theWatch->setGrid(program.grid);
}

MPI_Comm tp25d::processes::makeGroup(const Grid &grid, int64_t axis) {
  MPI_Comm communicator;
  MPI_Comm_split(MPI_COMM_WORLD, static_cast<int>(grid.group(getWorldRank(), axis).first),
                 static_cast<int>(grid.coordinate(getWorldRank(), axis)), &communicator);
  return communicator;
}

void tp25d::processes::together(const std::function<void()> &work) {
  struct Outcome {
    int64_t status;
    char message[512];
  } mine = {};
  try {
    work();
  } catch (...) {
    Error error = currentError();
    mine.status = error.status;
    std::strncpy(mine.message, error.what(), sizeof(mine.message) - 1);
  }
  std::vector<Outcome> all(getWorldSize());
  if (tp25d_exchange(&mine, sizeof(mine), all.data()) != TP25D_OK)
    throw Error(TP25D_INTERNAL, tp25d_error_message());
  for (size_t rank = 0; rank < all.size(); ++rank)
    if (all[rank].status != TP25D_OK)
      throw Error(static_cast<tp25d_status>(all[rank].status), concat("rank ", rank, ": ", all[rank].message));
}

//===----------------------------------------------------------------------===//
// The C interface
//===----------------------------------------------------------------------===//

tp25d_status tp25d_join(void) {
  return guarded([] {
    Watch::blockSignals();
    int isInitialized = 0, provided = 0;
    MPI_Initialized(&isInitialized);
    if (!isInitialized && MPI_Init_thread(nullptr, nullptr, MPI_THREAD_SERIALIZED, &provided) != MPI_SUCCESS)
      throw Error(TP25D_INTERNAL, "MPI cannot be initialized");
    MPI_Query_thread(&provided);
    if (provided < MPI_THREAD_SERIALIZED)
      throw Error(TP25D_INTERNAL, "this MPI library can be called by one thread only; two take turns here");
    MPI_Comm_set_errhandler(MPI_COMM_WORLD, MPI_ERRORS_RETURN);
    theWatch = std::make_unique<Watch>();
  });
}

int64_t tp25d_process_count(void) { return getWorldSize(); }

int64_t tp25d_process_index(void) { return getWorldRank(); }

tp25d_status tp25d_exchange(const void *mine, int64_t bytes, void *all) {
  return guarded([&] {
    MPI_Request request;
    MPI_Iallgather(mine, static_cast<int>(bytes), MPI_BYTE, all, static_cast<int>(bytes), MPI_BYTE, MPI_COMM_WORLD,
                   &request);
    theWatch->setActivity({Activity::WaitsForAll});
    auto begin = std::chrono::steady_clock::now();
    for (int completed = 0; true; std::this_thread::sleep_for(std::chrono::microseconds(50))) {
      MPI_Test(&request, &completed, MPI_STATUS_IGNORE);
      if (completed)
        return theWatch->setActivity({});
      std::chrono::duration<double> waited = std::chrono::steady_clock::now() - begin;
      if (secondsToWait > 0 && waited.count() > secondsToWait)
        theWatch->abortAfterTimeout(secondsToWait);
    }
  });
}

void tp25d_catch_signals(void) { theWatch->catchSignals(); }

int64_t tp25d_caught_signal(void) { return theWatch->getCaughtSignal(); }

void tp25d_leave(void) {
  theWatch.reset();
  MPI_Finalize();
}
