//===- Races.h - Conflicting accesses of operations that nothing orders --------------------------------------===//
//
// Streams and the host have vector clocks. An operation is an epoch: a timeline and how far it was there. It happens
// before another one if that one's clock covers its epoch. All this is known when an operation is enqueued, so what is
// reported does not depend on when operations run.
//
//===----------------------------------------------------------------------===//

#ifndef TP25D_TEST_DOUBLE_RACES_H
#define TP25D_TEST_DOUBLE_RACES_H

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace tp25d::emulator {

/// For each timeline how far it is known.
using Clock = std::vector<uint64_t>;

void joinClock(Clock &into, const Clock &other);
void advanceClock(Clock &clock, size_t timeline, uint64_t count);

struct Epoch {
  size_t timeline;
  uint64_t count;
  bool happensBefore(const Clock &clock) const { return timeline < clock.size() && clock[timeline] >= count; }
};

/// Bytes that an operation reads or writes, at the host's addresses.
struct Access {
  uintptr_t begin, end;
  bool isWrite;
};

inline Access access(const void *pointer, int64_t bytes, bool isWrite) {
  return {reinterpret_cast<uintptr_t>(pointer), reinterpret_cast<uintptr_t>(pointer) + bytes, isWrite};
}

/// What operations did last to each byte.
class Shadow {
public:
  struct Operation {
    std::string name, stream;
  };

  /// Checks all accesses of an operation against earlier ones and remembers them.
  void add(const std::vector<Access> &accesses, Epoch epoch, const Clock &clock,
           const std::shared_ptr<const Operation> &operation);
  /// An operation on the range that does not happen before the clock, or null.
  const Operation *pending(uintptr_t begin, uintptr_t end, const Clock &clock) const;
  void erase(uintptr_t begin, uintptr_t end);
  /// Forgets what happens before the clock, which every later operation covers.
  void forget(const Clock &clock);

private:
  struct Use {
    Epoch epoch;
    std::shared_ptr<const Operation> operation;
  };
  struct Cell {
    uintptr_t end;
    Use write;
    std::vector<Use> reads;
  };
  using Cells = std::map<uintptr_t, Cell>;

  void splitAt(uintptr_t address);
  void add(const Access &access, Epoch epoch, const Clock &clock, const std::shared_ptr<const Operation> &operation);

  Cells cells;
  size_t cellsKept = 0;
};

} // namespace tp25d::emulator

#endif
