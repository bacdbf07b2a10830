// What the processes that run one program together have to agree on.

#ifndef TP25D_LIB_DRIVER_PROCESSES_H
#define TP25D_LIB_DRIVER_PROCESSES_H

#include "tp25d/Driver/Devices.h"
#include "tp25d/Driver/Outputs.h"

#include <string>
#include <type_traits>

namespace tp25d {

/// The records of all processes, in their order.
template <typename Record> llvm::Expected<std::vector<Record>> exchange(const Record &mine) {
  static_assert(std::is_trivially_copyable_v<Record>);
  std::vector<Record> all(tp25d_process_count());
  if (llvm::Error error = toError(tp25d_exchange(&mine, sizeof(Record), all.data())))
    return error;
  return all;
}

/// Success if all processes have it; else the same error in all of them: that of the first process that has one, with
/// its number if not all have it. All processes call it at the same place.
llvm::Error agree(llvm::Error mine);

/// The text that the first process has, in all of them.
llvm::Expected<std::string> shareText(const std::string &mine);

/// True in the process that speaks for all.
inline bool isFirstProcess() { return tp25d_process_index() == 0; }

/// Where this process prints what all have to say: to its reports, or nowhere.
llvm::raw_ostream &sharedOutput();

/// Keeps the outputs of the first process, as Outputs::keep does; fails in all processes alike.
llvm::Error keepTogether(Outputs &outputs, double timeout = 0);

/// Adds what processes write of themselves, if they do and the user has said where.
void addFlightRecords(NamedFiles &files, const DeviceOptions &options);

} // namespace tp25d

#endif // TP25D_LIB_DRIVER_PROCESSES_H
