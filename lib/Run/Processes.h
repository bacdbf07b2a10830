// Communication among the processes that run one program together.

#ifndef TP25D_LIB_RUN_PROCESSES_H
#define TP25D_LIB_RUN_PROCESSES_H

#include "tp25d/Run/Devices.h"
#include "tp25d/Run/Outputs.h"

#include <string>
#include <type_traits>

namespace tp25d {

/// Returns the records of all processes, in their order.
template <typename Record> llvm::Expected<std::vector<Record>> exchange(const Record &mine) {
  static_assert(std::is_trivially_copyable_v<Record>);
  std::vector<Record> all(tp25d_process_count());
  if (llvm::Error error = toError(tp25d_exchange(&mine, sizeof(Record), all.data())))
    return error;
  return all;
}

/// Returns success if all processes pass success; else the same error in all of them: that of the first process that
/// passes one, with its rank unless all pass the same. All processes must call it at the same point.
llvm::Error agree(llvm::Error mine);

/// Returns the text of the first process in all processes.
llvm::Expected<std::string> shareText(const std::string &mine);

/// True in the process that prints messages for all.
inline bool isFirstProcess() { return tp25d_process_index() == 0; }

/// The stream for messages that all processes would print: the reports in the first process, discarded in the others.
llvm::raw_ostream &sharedOutput();

/// Keeps the outputs of the first process, as Outputs::keep does; if that fails, it fails in all processes.
llvm::Error keepTogether(Outputs &outputs, double timeout = 0);

/// Adds the flight records that processes write themselves, if they do and the user has named their paths.
void addFlightRecords(NamedFiles &files, const DeviceOptions &options);

} // namespace tp25d

#endif // TP25D_LIB_RUN_PROCESSES_H
