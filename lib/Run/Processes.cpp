// Synchronizes processes by exchanging records of one size.

#include "Processes.h"

#include "tp25d/Run/Outputs.h"

#include <cstring>

namespace tp25d {

namespace {

struct Text {
  int64_t isSet;
  char text[4096];
};

Text makeText(bool isSet, llvm::StringRef text) {
  Text record = {};
  record.isSet = isSet;
  text = text.take_front(sizeof(record.text) - 1);
  std::memcpy(record.text, text.data(), text.size());
  return record;
}

} // namespace

llvm::Error agree(llvm::Error mine) {
  if (tp25d_process_count() == 1)
    return mine;
  bool failed = static_cast<bool>(mine);
  auto all = exchange(makeText(failed, llvm::toString(std::move(mine))));
  if (!all)
    return all.takeError();
  auto first = llvm::find_if(*all, [](const Text &text) { return text.isSet; });
  if (first == all->end())
    return llvm::Error::success();
  bool sameEverywhere =
      llvm::all_of(*all, [&](const Text &text) { return text.isSet && std::strcmp(text.text, first->text) == 0; });
  std::string who = sameEverywhere ? "" : "rank " + std::to_string(first - all->begin()) + ": ";
  return llvm::createStringError(who + first->text);
}

llvm::Expected<std::string> shareText(const std::string &mine) {
  auto all = exchange(makeText(true, mine));
  if (!all)
    return all.takeError();
  return std::string(all->front().text);
}

llvm::raw_ostream &sharedOutput() { return isFirstProcess() ? reports() : llvm::nulls(); }

void addFlightRecords(NamedFiles &files, const DeviceOptions &options) {
  if (options.flightRecord.empty() || options.flightRecord == defaultFlightRecord ||
      llvm::StringRef(tp25d_backend()) == "host")
    return;
  for (int64_t process = 0; process < tp25d_process_count(); ++process)
    files.addOutput("--flight-record=", options.flightRecord + std::to_string(process) + ".json");
}

llvm::Error keepTogether(Outputs &outputs, double timeout) {
  // The others wait for this process at most for the timeout, so a missing reader must be reported before that.
  if (tp25d_process_count() > 1)
    timeout *= 0.75;
  return agree(isFirstProcess() ? outputs.keep(timeout) : llvm::Error::success());
}

} // namespace tp25d
