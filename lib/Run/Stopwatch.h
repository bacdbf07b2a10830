// Measures time.

#ifndef TP25D_LIB_RUN_STOPWATCH_H
#define TP25D_LIB_RUN_STOPWATCH_H

#include <chrono>

namespace tp25d {

class Stopwatch {
public:
  /// Returns the seconds since this object was created.
  double getSeconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(); }

private:
  std::chrono::steady_clock::time_point begin = std::chrono::steady_clock::now();
};

} // namespace tp25d

#endif // TP25D_LIB_RUN_STOPWATCH_H
