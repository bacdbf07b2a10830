//===- Races.cpp - Conflicting accesses of operations that nothing orders ------------------------------------===//

#include "Races.h"

#include "Support.h"

#include <algorithm>

namespace tp25d::emulator {

void joinClock(Clock &into, const Clock &other) {
  if (into.size() < other.size())
    into.resize(other.size());
  for (size_t i = 0; i < other.size(); ++i)
    into[i] = std::max(into[i], other[i]);
}

void advanceClock(Clock &clock, size_t timeline, uint64_t count) {
  if (clock.size() <= timeline)
    clock.resize(timeline + 1);
  clock[timeline] = std::max(clock[timeline], count);
}

void Shadow::splitAt(uintptr_t address) {
  auto after = cells.upper_bound(address);
  if (after == cells.begin())
    return;
  auto cell = std::prev(after);
  if (cell->first == address || cell->second.end <= address)
    return;
  Cell second = cell->second;
  cell->second.end = address;
  cells.emplace_hint(after, address, std::move(second));
}

void Shadow::add(const std::vector<Access> &accesses, Epoch epoch, const Clock &clock,
                 const std::shared_ptr<const Operation> &operation) {
  for (const Access &access : accesses)
    if (access.begin < access.end)
      add(access, epoch, clock, operation);
}

void Shadow::add(const Access &access, Epoch epoch, const Clock &clock,
                 const std::shared_ptr<const Operation> &operation) {
  splitAt(access.begin);
  splitAt(access.end);
  const auto check = [&](const Use &earlier, bool earlierWrites, uintptr_t begin, uintptr_t end) {
    if (!earlier.operation || earlier.epoch.happensBefore(clock))
      return;
    violation("race: %s on %s %s bytes [%#llx, %#llx), %lld of them, which %s on %s %s, and neither happens before the "
              "other",
              operation->name.c_str(), operation->stream.c_str(), access.isWrite ? "writes" : "reads",
              static_cast<unsigned long long>(begin), static_cast<unsigned long long>(end),
              static_cast<long long>(end - begin), earlier.operation->name.c_str(), earlier.operation->stream.c_str(),
              earlierWrites ? "writes" : "reads");
  };
  uintptr_t at = access.begin;
  for (auto cell = cells.lower_bound(access.begin); at < access.end; ++cell) {
    if (cell == cells.end() || cell->first > at) {
      const uintptr_t end = cell == cells.end() ? access.end : std::min(access.end, cell->first);
      cell = cells.emplace_hint(cell, at, Cell{end, {}, {}});
    }
    Cell &uses = cell->second;
    check(uses.write, true, at, uses.end);
    if (access.isWrite) {
      for (const Use &read : uses.reads)
        check(read, false, at, uses.end);
      uses.reads.clear();
      uses.write = {epoch, operation};
    } else {
      uses.reads.erase(std::remove_if(uses.reads.begin(), uses.reads.end(),
                                      [&](const Use &read) { return read.epoch.happensBefore(clock); }),
                       uses.reads.end());
      uses.reads.push_back({epoch, operation});
    }
    at = uses.end;
  }
}

const Shadow::Operation *Shadow::pending(uintptr_t begin, uintptr_t end, const Clock &clock) const {
  auto cell = cells.upper_bound(begin);
  if (cell != cells.begin() && std::prev(cell)->second.end > begin)
    --cell;
  for (; cell != cells.end() && cell->first < end; ++cell) {
    for (const Use &read : cell->second.reads)
      if (!read.epoch.happensBefore(clock))
        return read.operation.get();
    if (cell->second.write.operation && !cell->second.write.epoch.happensBefore(clock))
      return cell->second.write.operation.get();
  }
  return nullptr;
}

void Shadow::erase(uintptr_t begin, uintptr_t end) {
  splitAt(begin);
  splitAt(end);
  cells.erase(cells.lower_bound(begin), cells.lower_bound(end));
}

void Shadow::forget(const Clock &clock) {
  if (cells.size() < 2 * cellsKept + 256)
    return; // not worth a pass yet
  for (auto cell = cells.begin(); cell != cells.end();) {
    Cell &uses = cell->second;
    uses.reads.erase(std::remove_if(uses.reads.begin(), uses.reads.end(),
                                    [&](const Use &read) { return read.epoch.happensBefore(clock); }),
                     uses.reads.end());
    if (uses.write.operation && uses.write.epoch.happensBefore(clock))
      uses.write = {};
    cell = uses.reads.empty() && !uses.write.operation ? cells.erase(cell) : std::next(cell);
  }
  cellsKept = cells.size();
}

} // namespace tp25d::emulator
