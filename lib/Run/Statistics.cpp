// Writes the JSON of --stats.

#include "Statistics.h"

#include "Processes.h"
#include "tp25d/collectives.h"
#include "llvm/ADT/STLExtras.h"

#include <algorithm>

namespace tp25d {

llvm::Expected<std::vector<tp25d_statistics>> gatherStatistics(const Devices &devices) {
  std::vector<tp25d_statistics> mine = devices.statistics(), all(mine.size() * tp25d_process_count());
  if (llvm::Error error = toError(
          tp25d_exchange(mine.data(), static_cast<int64_t>(mine.size() * sizeof(tp25d_statistics)), all.data())))
    return error;
  return all;
}

std::array<int64_t, TP25D_AXIS_COUNT> predictReceivedBytes(const tp25d_program &program, int64_t device) {
  int64_t coordinates[TP25D_AXIS_COUNT];
  for (int64_t axis = TP25D_AXIS_COUNT - 1; axis >= 0; --axis) {
    coordinates[axis] = device % program.grid[axis];
    device /= program.grid[axis];
  }
  std::array<int64_t, TP25D_AXIS_COUNT> bytes = {};
  for (const tp25d_transfer &transfer : llvm::ArrayRef(program.transfers, static_cast<size_t>(program.transfer_count)))
    bytes[transfer.axis] += getReceivedElements(transfer.kind, transfer.count, program.grid[transfer.axis],
                                                coordinates[transfer.axis], transfer.root) *
                            tp25d_type_bytes(transfer.type);
  return bytes;
}

/// Maps bytes to the axis along which the communicating devices differ. Only grids with a data axis have that key.
static llvm::json::Object getBytesByAxis(llvm::ArrayRef<int64_t> bytes, const int64_t *grid) {
  llvm::json::Object object{{"depth", bytes[TP25D_DEP]}, {"row", bytes[TP25D_ROW]}, {"col", bytes[TP25D_COL]}};
  if (grid[TP25D_DATA] > 1)
    object["data"] = bytes[TP25D_DATA];
  return object;
}

llvm::json::Object toJson(llvm::ArrayRef<tp25d_statistics> devices, const tp25d_program &program, int64_t arenaBytes) {
  llvm::json::Array measured, predicted;
  double hidden = 0, travelling = 0;
  for (auto [id, device] : llvm::enumerate(devices)) {
    llvm::json::Object seconds{{"product", device.product_seconds}, {"kernel", device.kernel_seconds}};
    for (int64_t kind = 0; kind < TP25D_COLLECTIVE_COUNT; ++kind)
      seconds[tp25d_collective_name(kind)] = device.collective_seconds[kind];
    if (device.transfer_seconds > 0)
      seconds["transfer"] = device.transfer_seconds;
    travelling += device.transfer_seconds;
    hidden += device.hidden_transfer_seconds;
    measured.push_back(llvm::json::Object{{"id", static_cast<int64_t>(id)},
                                          {"received_bytes", getBytesByAxis(device.received_bytes, program.grid)},
                                          {"arena_bytes", device.arena_bytes},
                                          {"seconds", std::move(seconds)}});
    auto bytes = predictReceivedBytes(program, static_cast<int64_t>(id));
    predicted.push_back(llvm::json::Object{{"id", static_cast<int64_t>(id)},
                                           {"received_bytes", getBytesByAxis(bytes, program.grid)},
                                           {"arena_bytes", arenaBytes}});
  }
  llvm::json::Object object{{"grid", llvm::json::Object{{"depth", program.grid[TP25D_DEP]},
                                                        {"row", program.grid[TP25D_ROW]},
                                                        {"col", program.grid[TP25D_COL]}}},
                            {"devices", std::move(measured)},
                            {"predicted", llvm::json::Object{{"devices", std::move(predicted)}}}};
  // The share of the transfers' time during which their devices computed.
  if (travelling > 0)
    object["hidden_transfer_share"] = hidden / travelling;
  return object;
}

} // namespace tp25d
