// Determines which process is lost and which process waits for it, from what the processes have reported.

#ifndef TP25D_RUNTIME_PROCESSES_DIAGNOSIS_H
#define TP25D_RUNTIME_PROCESSES_DIAGNOSIS_H

#include "Activity.h"

#include <optional>
#include <string>
#include <vector>

namespace tp25d::processes {

/// The state of a process, as far as the process that makes the diagnosis knows it.
struct ProcessState {
  bool isConnected = false;         // false: it has left or is lost, or it is this process
  std::optional<Activity> activity; // empty until it is reported
};

/// Returns the first process that is connected but has not reported its activity, or TP25D_NONE.
int64_t findSilentProcess(const std::vector<ProcessState> &states);

/// Describes a process and its activity. Here and below, `gridSizes` is empty if no grid is known yet.
std::string describeActivity(const std::vector<int64_t> &gridSizes, int64_t process, const Activity &activity);

/// Describes which process is lost, and which process waits for it and where. `lost` is the process that has died, or
/// TP25D_NONE; `cause` is a reason to add, or empty.
std::string diagnose(const std::vector<int64_t> &gridSizes, const std::vector<ProcessState> &states, int64_t lost,
                     const std::string &cause);

} // namespace tp25d::processes

#endif // TP25D_RUNTIME_PROCESSES_DIAGNOSIS_H
