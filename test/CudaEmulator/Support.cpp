//===- Support.cpp - What all parts of the emulator use: violations, environment, injected faults, the log ----===//

#include "Support.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <mutex>
#include <time.h>
#include <unistd.h>

namespace tp25d::emulator {

void violation(const char *format, ...) {
  static std::atomic<bool> reported{false};
  if (reported.exchange(true))
    hangHere(); // one line only; the thread that writes it ends the process
  char line[2048];
  int length = std::snprintf(line, sizeof line, "emulator: rank %lld: ", static_cast<long long>(processRank()));
  va_list arguments;
  va_start(arguments, format);
  length += std::vsnprintf(line + length, sizeof line - length - 1, format, arguments);
  va_end(arguments);
  if (length > static_cast<int>(sizeof line) - 2)
    length = sizeof line - 2;
  line[length++] = '\n';
  // The process ends in any case.
  if (write(STDERR_FILENO, line, length) < 0)
    _exit(99);
  _exit(99);
}

std::string text(const char *format, ...) {
  char buffer[512];
  va_list arguments;
  va_start(arguments, format);
  std::vsnprintf(buffer, sizeof buffer, format, arguments);
  va_end(arguments);
  return buffer;
}

int64_t processRank() {
  static const int64_t rank = environment("OMPI_COMM_WORLD_RANK", environment("PMIX_RANK", 0));
  return rank;
}

int64_t environment(const char *name, int64_t otherwise) {
  const char *value = std::getenv(name);
  return value && *value ? std::strtoll(value, nullptr, 0) : otherwise;
}

uint64_t nanoseconds() {
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return uint64_t(now.tv_sec) * 1000000000 + now.tv_nsec;
}

Random::Random(uint64_t purpose)
    : state(environment("TP25D_EMULATOR_SEED", 0) * 0x9E3779B97F4A7C15u + processRank() * 0xD1B54A32D192ED03u +
            purpose * 0x8CB92BA72F3D8DD7u) {}

uint64_t Random::next() { // splitmix64
  uint64_t value = state += 0x9E3779B97F4A7C15u;
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9u;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EBu;
  return value ^ (value >> 31);
}

void log(const char *what, const std::string &stream, const std::string &operation) {
  static std::FILE *const file = []() -> std::FILE * {
    const char *prefix = std::getenv("TP25D_EMULATOR_LOG");
    if (!prefix || !*prefix)
      return nullptr;
    return std::fopen(text("%s%lld.log", prefix, static_cast<long long>(processRank())).c_str(), "w");
  }();
  if (!file)
    return;
  // Flushed, as a process under test may end at any time.
  std::fprintf(file, "%s %llu %s: %s\n", what, static_cast<unsigned long long>(nanoseconds()), stream.c_str(),
               operation.c_str());
  std::fflush(file);
}

namespace {

struct Injection {
  std::string entryPoint, what;
  int64_t call = 0;
};

const Injection &injection() {
  static const Injection *const injection = [] {
    auto *wanted = new Injection;
    const char *value = std::getenv("TP25D_EMULATOR_FAULT");
    const char *rank = std::getenv("TP25D_EMULATOR_RANK");
    if (!value || !*value || (rank && *rank && std::atoll(rank) != processRank()))
      return wanted;
    std::string fault = value;
    size_t first = fault.find(':'), second = fault.find(':', first + 1);
    if (first == std::string::npos || second == std::string::npos)
      violation("TP25D_EMULATOR_FAULT=%s is not <entry point>:<n>:<what>", value);
    wanted->entryPoint = fault.substr(0, first);
    wanted->call = std::atoll(fault.substr(first + 1, second - first - 1).c_str());
    wanted->what = fault.substr(second + 1);
    return wanted;
  }();
  return *injection;
}

} // namespace

Fault callOf(const char *entryPoint) {
  const Injection &wanted = injection();
  if (wanted.entryPoint != entryPoint)
    return Fault::None;
  static std::atomic<int64_t> calls{0};
  if (++calls != wanted.call)
    return Fault::None;
  if (wanted.what == "die")
    raise(SIGKILL);
  const bool ofNccl = !std::strncmp(entryPoint, "nccl", 4);
  const struct {
    const char *name;
    Fault fault;
    bool onlyNccl;
  } faults[] = {{"error", Fault::Error, false}, {"async", Fault::Async, true},
                {"hang", Fault::Hang, false},   {"skip", Fault::Skip, false},
                {"root", Fault::Root, true},    {"communicator", Fault::Communicator, true}};
  for (const auto &fault : faults)
    if (wanted.what == fault.name && (ofNccl || !fault.onlyNccl))
      return fault.fault;
  violation("TP25D_EMULATOR_FAULT: %s cannot have the fault %s", entryPoint, wanted.what.c_str());
}

void hangHere() {
  for (;;)
    pause();
}

} // namespace tp25d::emulator
