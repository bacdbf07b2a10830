//===- Support.h - What all parts of the emulator use: violations, environment, injected faults, the log ------===//

#ifndef TP25D_TEST_DOUBLE_SUPPORT_H
#define TP25D_TEST_DOUBLE_SUPPORT_H

#include <cstdint>
#include <string>

namespace tp25d::emulator {

/// Reports a misuse on one line of stderr and ends the process with status 99.
[[noreturn]] void violation(const char *format, ...) __attribute__((format(printf, 1, 2)));

/// printf into a string.
std::string text(const char *format, ...) __attribute__((format(printf, 1, 2)));

/// The process's rank in its job, 0 outside of one.
int64_t processRank();
int64_t environment(const char *name, int64_t otherwise);
uint64_t nanoseconds();

/// Numbers that follow from TP25D_EMULATOR_SEED, the rank and a purpose.
class Random {
public:
  explicit Random(uint64_t purpose);
  uint64_t next();
  uint64_t below(uint64_t limit) { return next() % limit; }

private:
  uint64_t state;
};

/// One line in the file of TP25D_EMULATOR_LOG: issue, begin or end of an operation.
void log(const char *what, const std::string &stream, const std::string &operation);

enum class Fault { None, Error, Async, Hang, Skip, Root, Communicator };

/// Counts a call of an entry point; what TP25D_EMULATOR_FAULT wants of it. Does not return if that is to die.
Fault callOf(const char *entryPoint);

/// For calls that enqueue nothing: never returns.
[[noreturn]] void hangHere();

} // namespace tp25d::emulator

#endif
