// The JSON of --stats.

#include "Statistics.h"

namespace tp25d {

/// Bytes keyed by the axis that varies in the group. The data axis is named only by grids that have one.
static llvm::json::Object getBytesByAxis(const int64_t *bytes, GridAttr grid) {
  llvm::json::Object object{{"depth", bytes[TP25D_DEP]}, {"row", bytes[TP25D_ROW]}, {"col", bytes[TP25D_COL]}};
  if (grid.getData() > 1)
    object["data"] = bytes[TP25D_DATA];
  return object;
}

llvm::json::Value toJson(const RunStatistics &statistics, GridAttr grid) {
  llvm::json::Array devices, predicted;
  for (auto [id, device] : llvm::enumerate(statistics.devices)) {
    llvm::json::Object seconds{{"product", device.product_seconds}, {"kernel", device.kernel_seconds}};
    for (int64_t kind = 0; kind < TP25D_COLLECTIVE_COUNT; ++kind)
      seconds[tp25d_collective_name(kind)] = device.collective_seconds[kind];
    devices.push_back(llvm::json::Object{{"id", static_cast<int64_t>(id)},
                                         {"received_bytes", getBytesByAxis(device.received_bytes, grid)},
                                         {"arena_bytes", device.arena_bytes},
                                         {"seconds", std::move(seconds)}});
  }
  for (auto [id, bytes] : llvm::enumerate(statistics.predicted))
    predicted.push_back(llvm::json::Object{{"id", static_cast<int64_t>(id)},
                                           {"received_bytes", getBytesByAxis(bytes.data(), grid)},
                                           {"arena_bytes", statistics.arenaBytes}});
  llvm::json::Object object{
      {"grid", llvm::json::Object{{"depth", grid.getDepth()}, {"row", grid.getRow()}, {"col", grid.getCol()}}},
      {"seconds", statistics.seconds},
      {"compile_seconds", statistics.compileSeconds},
      {"devices", std::move(devices)},
      {"predicted", llvm::json::Object{{"devices", std::move(predicted)}}}};
  if (statistics.unshardedSeconds)
    object["unsharded_seconds"] = *statistics.unshardedSeconds;
  return object;
}

} // namespace tp25d
