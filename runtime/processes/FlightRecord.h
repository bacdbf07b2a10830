// The record of this process's last transfers, which is written to a file if the job fails.

#ifndef TP25D_RUNTIME_PROCESSES_FLIGHTRECORD_H
#define TP25D_RUNTIME_PROCESSES_FLIGHTRECORD_H

#include "../common/Names.h"

#include <chrono>
#include <deque>
#include <mutex>
#include <string>

namespace tp25d::processes {

/// May be used by several threads at a time.
class FlightRecord {
public:
  /// Sets the path of the file, <prefix><rank>.json; without a prefix, no file is written.
  void setPrefix(const std::string &newPrefix);

  /// Record that a transfer was started or has ended.
  void addStart(int64_t transfer, const runtime::Collective &what);
  void addEnd(int64_t transfer);

  /// Writes the file of the process `rank` of a job that ends with this message.
  void write(int64_t rank, const std::string &message) const;

private:
  struct Entry {
    int64_t transfer;
    runtime::Collective what;
    double started, ended; // seconds since `begin`; 0: not yet
  };

  double getSeconds() const;
  std::string getJson(int64_t rank, const std::string &message) const;

  const std::chrono::steady_clock::time_point begin = std::chrono::steady_clock::now();
  mutable std::mutex mutex; // guards the members below
  std::string prefix;
  std::deque<Entry> entries;
};

} // namespace tp25d::processes

#endif // TP25D_RUNTIME_PROCESSES_FLIGHTRECORD_H
