// Translates each kind of collective to MPI requests.

#include "Exchange.h"

#include "../common/Error.h"
#include "../cpu/Combine.h"

#include <climits>

using namespace tp25d::runtime;
using namespace tp25d::mpi;

static MPI_Datatype getElement(int64_t bytes) {
  switch (bytes) {
  case 1:
    return MPI_UINT8_T;
  case 2:
    return MPI_UINT16_T;
  case 4:
    return MPI_UINT32_T;
  default:
    return MPI_UINT64_T;
  }
}

Exchange::Exchange(const Collective &what, GroupCommunicators communicators, int64_t members, int64_t index,
                   const void *input, void *output, void *scratch)
    : what(what), input(static_cast<const char *>(input)), output(static_cast<char *>(output)),
      scratch(static_cast<char *>(scratch)), communicators(communicators), members(members), index(index),
      elementBytes(tp25d_type_bytes(what.type)), element(getElement(elementBytes)) {
  // MPI counts elements with int.
  if (what.count > INT_MAX / members)
    invalid(describe(what), " among ", members, " devices: blocks of more than ", INT_MAX / members,
            " elements cannot be sent");
}

MPI_Request Exchange::advance() {
  int now = step++;
  switch (what.kind) {
  case TP25D_BROADCAST:
    return now == 0 ? broadcast() : MPI_REQUEST_NULL;
  case TP25D_ALL_GATHER:
    return now == 0 ? allGather() : MPI_REQUEST_NULL;
  case TP25D_ALL_TO_ALL:
    return now == 0 ? allToAll() : MPI_REQUEST_NULL;
  case TP25D_REDUCE:
    if (now == 0)
      return gatherAtRoot();
    if (index == what.root)
      combineInto(output, input, what.count);
    return MPI_REQUEST_NULL;
  default:
    if (now == 0)
      return scatterParts();
    if (now == 1) {
      int64_t begin = partBegin(index) * elementBytes;
      bool isWhole = what.kind == TP25D_ALL_REDUCE;
      combineInto(output + (isWhole ? begin : 0), input + begin, partSize(index));
      return isWhole ? gatherParts() : MPI_REQUEST_NULL;
    }
    return MPI_REQUEST_NULL;
  }
}

bool Exchange::waitsFor(const Transfer &earlier) const {
  // All transfers of a runtime are exchanges. `step` is 1 while the first request is under way.
  const auto &other = static_cast<const Exchange &>(earlier);
  return what.kind == TP25D_ALL_REDUCE && other.what.kind == TP25D_ALL_REDUCE && what.axis == other.what.axis &&
         other.step == 1;
}

MPI_Request Exchange::broadcast() {
  MPI_Request request;
  MPI_Ibcast(outcome(), static_cast<int>(what.count), element, static_cast<int>(what.root), communicators.first,
             &request);
  return request;
}

MPI_Request Exchange::allGather() {
  MPI_Request request;
  int count = static_cast<int>(what.count);
  bool inPlace = input == output + index * what.count * elementBytes;
  MPI_Iallgather(inPlace ? MPI_IN_PLACE : input, count, element, output, count, element, communicators.first, &request);
  return request;
}

MPI_Request Exchange::allToAll() {
  MPI_Request request;
  int count = static_cast<int>(what.count);
  MPI_Ialltoall(input, count, element, output, count, element, communicators.first, &request);
  return request;
}

MPI_Request Exchange::gatherAtRoot() {
  MPI_Request request;
  int count = static_cast<int>(what.count), root = static_cast<int>(what.root);
  if (index != what.root) {
    MPI_Igatherv(input, count, element, nullptr, nullptr, nullptr, element, root, communicators.first, &request);
    return request;
  }
  for (int64_t member = 0, place = 0; member < members; ++member) {
    receiveCounts.push_back(member == index ? 0 : count);
    receivePlaces.push_back(static_cast<int>(place));
    place += receiveCounts.back();
  }
  MPI_Igatherv(MPI_IN_PLACE, 0, element, scratch, receiveCounts.data(), receivePlaces.data(), element, root,
               communicators.first, &request);
  return request;
}

MPI_Request Exchange::scatterParts() {
  for (int64_t member = 0, place = 0; member < members; ++member) {
    bool isOther = member != index;
    sendCounts.push_back(isOther ? static_cast<int>(partSize(member)) : 0);
    sendPlaces.push_back(static_cast<int>(partBegin(member)));
    receiveCounts.push_back(isOther ? static_cast<int>(partSize(index)) : 0);
    receivePlaces.push_back(static_cast<int>(place));
    place += receiveCounts.back();
  }
  MPI_Request request;
  MPI_Ialltoallv(input, sendCounts.data(), sendPlaces.data(), element, scratch, receiveCounts.data(),
                 receivePlaces.data(), element, communicators.first, &request);
  return request;
}

MPI_Request Exchange::gatherParts() {
  for (int64_t member = 0; member < members; ++member) {
    receiveCounts[member] = static_cast<int>(partSize(member));
    receivePlaces[member] = static_cast<int>(partBegin(member));
  }
  MPI_Request request;
  MPI_Iallgatherv(MPI_IN_PLACE, 0, element, output, receiveCounts.data(), receivePlaces.data(), element,
                  communicators.second, &request);
  return request;
}

void Exchange::combineInto(char *target, const char *mine, int64_t count) {
  std::vector<const char *> blocks;
  const char *next = scratch;
  for (int64_t member = 0; member < members; ++member) {
    blocks.push_back(member == index ? mine : next);
    if (member != index)
      next += count * elementBytes;
  }
  combine(what.type, what.combiner, blocks, count, target);
}
