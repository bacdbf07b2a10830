// Tests of the sentences on lost processes, from states of processes as rank 0 collects them.
#include "../../runtime/processes/Diagnosis.h"

#include "gtest/gtest.h"

using namespace tp25d::processes;

namespace {

const std::vector<int64_t> grid = {1, 2, 2, 2};
const Activity computes = {Activity::InRun};
const Activity waitsForAll = {Activity::WaitsForAll};

Activity waitsIn(int64_t transfer, int64_t kind, int64_t axis, int64_t root = 0) {
  return {Activity::WaitsForTransfer, transfer, {{kind, axis, root, 0, TP25D_F32, 512}}};
}

/// Returns the states that rank 0 has when all other processes are connected and all have this activity.
std::vector<ProcessState> everyone(const Activity &activity) {
  std::vector<ProcessState> states(8, {true, activity});
  states[0].isConnected = false;
  return states;
}

TEST(Diagnosis, ofAProcessThatHasDied) {
  std::vector<ProcessState> states = everyone(computes);
  states[5] = {};
  EXPECT_EQ(diagnose(grid, states, 5, ""),
            "rank 5 (dep 1, row 0, col 1) has ended without notice, as one that is killed does");
  // Rank 0 waits earlier, but not for rank 5.
  states[0].activity = waitsIn(2, TP25D_BROADCAST, TP25D_ROW);
  states[4].activity = waitsIn(6, TP25D_BROADCAST, TP25D_COL, 1);
  EXPECT_EQ(diagnose(grid, states, 5, ""),
            "rank 5 (dep 1, row 0, col 1) has ended without notice, as one that is killed does; rank 4 (dep 1, row 0, "
            "col 0) waits in transfer 6, broadcast of 512 f32 along col, root 1, step 1");
  // In a broadcast, members wait for the root only.
  states[4].activity = waitsIn(6, TP25D_BROADCAST, TP25D_COL, 0);
  EXPECT_EQ(diagnose(grid, states, 5, ""),
            "rank 5 (dep 1, row 0, col 1) has ended without notice, as one that is killed does; rank 0 (dep 0, row 0, "
            "col 0) waits in transfer 2, broadcast of 512 f32 along row, root 0, step 0");
}

TEST(Diagnosis, ofAProcessThatDoesNotAnswer) {
  std::vector<ProcessState> states = everyone(waitsForAll);
  states[3].activity.reset();
  EXPECT_EQ(findSilentProcess(states), 3);
  EXPECT_EQ(diagnose(grid, states, TP25D_NONE, "nothing moved for 5 s"),
            "rank 3 (dep 0, row 1, col 1) does not answer, as one that is stopped or cut off; rank 0 (dep 0, row 0, "
            "col 0) waits for all others between two runs: nothing moved for 5 s");
  // Transfers come before waits between runs, whatever the order of the processes.
  states[7].activity = waitsIn(9, TP25D_ALL_REDUCE, TP25D_DEP);
  states[2].activity = waitsIn(10, TP25D_ALL_REDUCE, TP25D_ROW);
  EXPECT_EQ(diagnose(grid, states, TP25D_NONE, ""),
            "rank 3 (dep 0, row 1, col 1) does not answer, as one that is stopped or cut off; rank 7 (dep 1, row 1, "
            "col 1) waits in transfer 9, all_reduce of 512 f32 along dep");
}

TEST(Diagnosis, ofAWaitThatIsTooLong) {
  std::vector<ProcessState> states = everyone(computes);
  EXPECT_EQ(findSilentProcess(states), TP25D_NONE);
  EXPECT_EQ(diagnose(grid, states, TP25D_NONE, "nothing moved for 5 s"), "nothing moved for 5 s");
  states[1].activity = waitsForAll;
  states[6].activity = waitsIn(4, TP25D_ALL_GATHER, TP25D_ROW);
  states[7].activity = waitsIn(3, TP25D_ALL_GATHER, TP25D_ROW);
  EXPECT_EQ(diagnose(grid, states, TP25D_NONE, "nothing moved for 5 s"),
            "rank 7 (dep 1, row 1, col 1) waits in transfer 3, all_gather of 512 f32 along row: nothing moved for 5 s");
}

TEST(Diagnosis, beforeAGridIsKnown) {
  EXPECT_EQ(describeActivity({}, 2, {}), "rank 2 reads or writes tensors");
  EXPECT_EQ(
      diagnose({}, everyone(waitsForAll), 1, ""),
      "rank 1 has ended without notice, as one that is killed does; rank 0 waits for all others between two runs");
}

} // namespace
