// Shows progress on a terminal in a line that is overwritten, and that is removed at the end.

#ifndef TP25D_LIB_RUN_PROGRESSLINE_H
#define TP25D_LIB_RUN_PROGRESSLINE_H

#include "Stopwatch.h"

#include <string>

namespace tp25d {

class ProgressLine {
public:
  ProgressLine();
  ~ProgressLine() { clear(); }

  /// Shows the text instead of the one before, unless that has only just appeared. Does nothing if standard error is no
  /// terminal, and in all processes but the first.
  void show(const std::string &text);
  void clear();

private:
  const bool isShown;
  bool shownBefore = false;
  Stopwatch sinceLast;
};

} // namespace tp25d

#endif // TP25D_LIB_RUN_PROGRESSLINE_H
