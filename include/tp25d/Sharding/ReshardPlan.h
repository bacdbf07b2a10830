// Plans the cheapest chain of collectives from one sharding to another.

#ifndef TP25D_SHARDING_RESHARDPLAN_H
#define TP25D_SHARDING_RESHARDPLAN_H

#include "tp25d/Dialect/Tp25d.h"

namespace tp25d {

/// One step of a plan: a slice or a collective along one axis.
struct ReshardStep {
  enum class Kind {
    Slice,         ///< keeps this device's part of dimension `to`; nothing is received
    AllGather,     ///< gathers dimension `from`
    AllToAll,      ///< moves the axis from dimension `from` to dimension `to`
    ReduceScatter, ///< sums over a partial axis and splits dimension `to`
    AllReduce      ///< sums over a partial axis
  };
  Kind kind;
  Axis axis;
  int64_t from = -1, to = -1; ///< dimensions; -1 where the kind has none
  Sharding result;
};

struct ReshardPlan {
  llvm::SmallVector<ReshardStep> steps;
  double receivedElements = 0; ///< elements that each device receives
};

/// Returns the plan with the fewest received elements and, among those, with the fewest steps: a shortest path
/// (Dijkstra) over the shardings that the steps connect. An axis is added to and removed from a dimension as its
/// minor-most, so that a block stays a range of consecutive indices. A plan always exists, through the replicated
/// tensor. `shape` is that of the whole tensor.
ReshardPlan planReshard(llvm::ArrayRef<int64_t> shape, const Sharding &from, const Sharding &to, GridAttr grid);

} // namespace tp25d

#endif // TP25D_SHARDING_RESHARDPLAN_H
