// The activity of a process, as it reports it to other processes.

#ifndef TP25D_RUNTIME_PROCESSES_ACTIVITY_H
#define TP25D_RUNTIME_PROCESSES_ACTIVITY_H

#include "../common/Names.h"

namespace tp25d::processes {

struct Activity {
  enum Kind : int64_t { Elsewhere, InRun, WaitsForTransfer, WaitsForAll };

  Kind kind = Elsewhere;
  int64_t transfer = 0; // in state WaitsForTransfer, as the next
  runtime::Collective what = {};

  bool isWait() const { return kind == WaitsForTransfer || kind == WaitsForAll; }
};

} // namespace tp25d::processes

#endif // TP25D_RUNTIME_PROCESSES_ACTIVITY_H
