// Writes the line of progress to standard error.

#include "ProgressLine.h"

#include "Processes.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"

namespace tp25d {

ProgressLine::ProgressLine() : isShown(isFirstProcess() && llvm::sys::Process::StandardErrIsDisplayed()) {}

void ProgressLine::show(const std::string &text) {
  if (!isShown || (shownBefore && sinceLast.getSeconds() < 0.1))
    return;
  // One write, as standard error has no buffer: a terminal never shows half of the line.
  llvm::errs() << "\r" + text + "\x1b[K";
  shownBefore = true;
  sinceLast = Stopwatch();
}

void ProgressLine::clear() {
  if (shownBefore)
    llvm::errs() << "\r\x1b[K";
  shownBefore = false;
}

} // namespace tp25d
