// Finds the lost process and the most informative one that waits for it, and describes both in a sentence.

#include "Diagnosis.h"

#include "../common/Error.h"
#include "../common/Grid.h"

using namespace tp25d::runtime;
using namespace tp25d::processes;

static std::string describeProcess(const std::vector<int64_t> &gridSizes, int64_t process) {
  if (gridSizes.empty())
    return concat("rank ", process);
  Grid grid(gridSizes.data());
  std::string text = concat("rank ", process, " (");
  for (int64_t axis = TP25D_DEP; axis < TP25D_AXIS_COUNT; ++axis)
    text += concat(axis > TP25D_DEP ? ", " : "", tp25d_axis_name(axis), " ", grid.coordinate(process, axis));
  return text + ")";
}

/// True if the process, which has this activity, waits for the other one itself.
static bool waitsFor(const std::vector<int64_t> &gridSizes, int64_t process, const Activity &activity, int64_t other) {
  if (!activity.isWait() || process == other)
    return false;
  if (activity.kind == Activity::WaitsForAll)
    return true;
  Group group = Grid(gridSizes.data()).group(process, activity.what.axis);
  if (activity.what.kind == TP25D_BROADCAST)
    return group.member(activity.what.root) == other;
  for (int64_t member = 0; member < group.size; ++member)
    if (group.member(member) == other)
      return true;
  return false;
}

/// True if the first wait is earlier. Transfers are numbered in the order of a run; waits between runs come after them.
static bool isEarlier(const Activity &first, const Activity &second) {
  if (first.kind != second.kind)
    return first.kind == Activity::WaitsForTransfer;
  return first.kind == Activity::WaitsForTransfer && first.transfer < second.transfer;
}

/// Returns the most informative process that waits, or TP25D_NONE. `missing` is the lost process or TP25D_NONE.
static int64_t findWaitingProcess(const std::vector<int64_t> &gridSizes, const std::vector<ProcessState> &states,
                                  int64_t missing) {
  // A process that waits for the lost one itself is the most informative, and among these the one in the earliest
  // transfer, which has waited longest. If there is none, any process that waits is reported.
  for (bool direct : {true, false}) {
    int64_t longest = TP25D_NONE;
    for (size_t process = 0; process < states.size(); ++process) {
      const std::optional<Activity> &activity = states[process].activity;
      bool counts = activity && activity->isWait() &&
                    (!direct || missing == TP25D_NONE || waitsFor(gridSizes, process, *activity, missing));
      if (counts && (longest == TP25D_NONE || isEarlier(*activity, *states[longest].activity)))
        longest = static_cast<int64_t>(process);
    }
    if (longest != TP25D_NONE)
      return longest;
  }
  return TP25D_NONE;
}

int64_t tp25d::processes::findSilentProcess(const std::vector<ProcessState> &states) {
  for (size_t process = 0; process < states.size(); ++process)
    if (states[process].isConnected && !states[process].activity)
      return static_cast<int64_t>(process);
  return TP25D_NONE;
}

std::string tp25d::processes::describeActivity(const std::vector<int64_t> &gridSizes, int64_t process,
                                               const Activity &activity) {
  std::string name = describeProcess(gridSizes, process);
  switch (activity.kind) {
  case Activity::WaitsForTransfer:
    return concat(name, " waits in transfer ", activity.transfer, ", ", describe(activity.what),
                  activity.what.hasRoot() ? concat(", step ", activity.what.root) : "");
  case Activity::WaitsForAll:
    return name + " waits for all others between two runs";
  case Activity::InRun:
    return name + " computes";
  default:
    return name + " reads or writes tensors";
  }
}

std::string tp25d::processes::diagnose(const std::vector<int64_t> &gridSizes, const std::vector<ProcessState> &states,
                                       int64_t lost, const std::string &cause) {
  int64_t missing = lost != TP25D_NONE ? lost : findSilentProcess(states);
  std::string loss, wait = cause;
  if (missing != TP25D_NONE)
    loss =
        describeProcess(gridSizes, missing) + (missing == lost ? " has ended without notice, as one that is killed does"
                                                               : " does not answer, as one that is stopped or cut off");
  int64_t waiting = findWaitingProcess(gridSizes, states, missing);
  if (waiting != TP25D_NONE)
    wait = concat(describeActivity(gridSizes, waiting, *states[waiting].activity), cause.empty() ? "" : ": ", cause);
  return concat(loss, loss.empty() || wait.empty() ? "" : "; ", wait);
}
