//===- Processes.h - The processes that run a program together --------------===//
//
// Processes started by mpirun or srun, one device each: who they are, how they agree, and the watch over them. It
// implements that part of the C interface for every backend that has them.
//
//===----------------------------------------------------------------------===//

#ifndef TP25D_RUNTIME_PROCESSES_PROCESSES_H
#define TP25D_RUNTIME_PROCESSES_PROCESSES_H

#include "../common/Error.h"
#include "../common/Grid.h"
#include "Watch.h"

#include <functional>
#include <mpi.h>

namespace tp25d::processes {

int64_t worldRank();
int64_t worldSize();

/// The watch over the processes, from tp25d_join to tp25d_leave.
Watch &watch();

/// Must be called by each process when it makes a runtime: one process a device is what there has to be.
void requireOneProcessADevice(const runtime::Grid &grid);

/// Whose the groups in messages are, and the longest wait, until another runtime is described: to be called by a
/// runtime when it is made and before it runs.
void describeToWatch(const tp25d_program &program, double timeoutSeconds);

/// How many seconds anything may wait for other processes; 0: as long as it takes.
double longestWait();

/// Does `work`, which may fail in some of the processes, in all of them: where it fails in one, all throw its error.
void together(const std::function<void()> &work);

/// The processes that differ in `axis` only, in the order of their coordinates. To be freed.
MPI_Comm makeGroup(const runtime::Grid &grid, int64_t axis);

} // namespace tp25d::processes

#endif // TP25D_RUNTIME_PROCESSES_PROCESSES_H
