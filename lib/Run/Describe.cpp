// Implements --describe: prints the facts about a program that are known before it runs.

#include "Arguments.h"
#include "Processes.h"
#include "Statistics.h"
#include "tp25d/Run/ProgramRun.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/raw_ostream.h"

namespace tp25d {

/// Formats an argument, such as "256x1024xf32 by [{row}, {col}], 128x512 on a device".
static std::string describeTensor(const tp25d_program &program, const tp25d_argument &argument) {
  llvm::SmallVector<int64_t> block(getShape(argument));
  std::string axes;
  for (auto [dimension, size] : llvm::enumerate(block)) {
    axes += dimension ? ", {" : "{";
    for (const int64_t *axis = argument.axes[dimension];
         axis != std::end(argument.axes[dimension]) && *axis != TP25D_NONE; ++axis) {
      axes += (axis == argument.axes[dimension] ? "" : ", ") + std::string(tp25d_axis_name(*axis));
      size /= program.grid[*axis];
    }
    axes += '}';
  }
  return formatType(getType(argument), getShape(argument)) + " by [" + axes + "], " +
         (block.empty() ? "all of it" : formatShape(block)) + " on a device";
}

llvm::Error describeProgram(const tp25d_program &program) {
  tp25d_options options = {};
  options.pack = 1;
  auto devices = Devices::create(program, options);
  if (llvm::Error error = agree(devices.takeError()))
    return error;
  llvm::raw_ostream &os = sharedOutput();
  int64_t deviceCount = countDevices(program);
  os << "grid: ";
  if (program.grid[TP25D_DATA] > 1)
    os << "data " << program.grid[TP25D_DATA] << ", ";
  os << llvm::formatv("depth {0}, rows {1}, columns {2}: {3} device{4}\n", program.grid[TP25D_DEP],
                      program.grid[TP25D_ROW], program.grid[TP25D_COL], deviceCount, deviceCount == 1 ? "" : "s");
  const char *const kinds[] = {"input", "parameter", "result", "state"};
  for (const tp25d_argument &argument : getArguments(program))
    os << kinds[argument.kind] << ' ' << argument.name << ": " << describeTensor(program, argument)
       << (argument.value ? ", comes with the program" : "") << (argument.updated ? ", updated by a run" : "") << '\n';
  os << "memory: " << devices->arenaBytes() << " bytes a device\n";
  // Devices that receive the same numbers of bytes share a line.
  for (int64_t first = 0, end = 0; first < deviceCount; first = end) {
    const auto bytes = predictReceivedBytes(program, first);
    for (end = first + 1; end < deviceCount && predictReceivedBytes(program, end) == bytes; ++end)
      ;
    os << "received in a run by device " << first << (end > first + 1 ? " to " + std::to_string(end - 1) : "") << ':';
    for (int64_t axis = 0; axis < TP25D_AXIS_COUNT; ++axis)
      if (axis != TP25D_DATA || program.grid[axis] > 1)
        os << (axis > TP25D_DEP ? ", " : " ") << bytes[axis] << " bytes along " << tp25d_axis_name(axis);
    os << '\n';
  }
  return llvm::Error::success();
}

} // namespace tp25d
