// Processes started by mpirun or srun, one device each: their ranks and groups, their agreement on errors, and the
// watch over them. Implements that part of the C interface for the mpi and cuda backends.

#ifndef TP25D_RUNTIME_PROCESSES_PROCESSES_H
#define TP25D_RUNTIME_PROCESSES_PROCESSES_H

#include "../common/Error.h"
#include "../common/Grid.h"
#include "Watch.h"

#include <functional>
#include <mpi.h>

namespace tp25d::processes {

int64_t getWorldRank();
int64_t getWorldSize();

/// Returns the watch over the processes; it exists from tp25d_join to tp25d_leave.
Watch &getWatch();

/// Throws unless there is one process for each device. Must be called by each process when it creates a runtime.
void requireOneProcessADevice(const runtime::Grid &grid);

/// Sets the grid for the watch's messages and the longest wait, until another runtime sets them. A runtime must call it
/// when it is created and before it runs.
void setGridAndLongestWait(const tp25d_program &program, double timeoutSeconds);

/// Returns the longest time in seconds to wait for other processes; 0: no limit.
double getLongestWait();

/// Executes `work` in all processes; if it fails in one, all throw its error.
void together(const std::function<void()> &work);

/// Creates the communicator of the processes that differ in `axis` only, in the order of their coordinates. The caller
/// must free it.
MPI_Comm makeGroup(const runtime::Grid &grid, int64_t axis);

} // namespace tp25d::processes

#endif // TP25D_RUNTIME_PROCESSES_PROCESSES_H
