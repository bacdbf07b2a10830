// The cheapest way from one sharding to another.

#ifndef TP25D_DIALECT_RESHARDPLAN_H
#define TP25D_DIALECT_RESHARDPLAN_H

#include "tp25d/Dialect/Tp25d.h"

namespace tp25d {

/// One step of a plan, along one axis.
struct ReshardStep {
  enum class Kind {
    Slice,         ///< keep this device's part of dimension `to`: nothing moves
    AllGather,     ///< of dimension `from`
    AllToAll,      ///< from dimension `from` to dimension `to`
    ReduceScatter, ///< of a partial axis, onto dimension `to`
    AllReduce      ///< of a partial axis
  };
  Kind kind;
  Axis axis;
  int64_t from = -1, to = -1; ///< dimensions; -1 where the kind has none
  Sharding result;
};

struct ReshardPlan {
  llvm::SmallVector<ReshardStep> steps;
  double receivedElements = 0; ///< by each device
};

/// The plan with the fewest received elements, and the fewest steps among those: shortest path (Dijkstra) over the
/// shardings that the steps connect. An axis enters or leaves a dimension as its minor-most, so that blocks stay
/// blocks. A plan always exists: through the replicated tensor. `shape` is the whole tensor's.
ReshardPlan planReshard(llvm::ArrayRef<int64_t> shape, const Sharding &from, const Sharding &to, GridAttr grid);

} // namespace tp25d

#endif // TP25D_DIALECT_RESHARDPLAN_H
