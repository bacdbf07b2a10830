// Plans reshards as shortest paths between shardings.

#include "tp25d/Sharding/ReshardPlan.h"

#include "tp25d/collectives.h"

#include <map>
#include <set>

using namespace mlir;

namespace tp25d {

namespace {
/// Received elements, then reshard steps, compared in this order.
using Cost = std::pair<double, int64_t>;
} // namespace

/// Calls `visit` with every reshard step from `sharding`, and the elements that a device receives in it.
static void forEachStep(ArrayRef<int64_t> shape, const Sharding &sharding, GridAttr grid,
                        llvm::function_ref<void(ReshardStep, double)> visit) {
  double block = 1;
  for (auto [size, axes] : llvm::zip_equal(shape, sharding.dims))
    block *= static_cast<double>(size) / grid.getSize(axes);
  auto rank = static_cast<int64_t>(shape.size());
  auto divides = [&](int64_t dim, Axis axis) {
    return shape[dim] % (grid.getSize(sharding.dims[dim]) * grid.getSize(axis)) == 0;
  };
  using Kind = ReshardStep::Kind;
  for (Axis axis : allAxes) {
    int64_t n = grid.getSize(axis);
    auto receive = [&](Collective kind, double count) {
      return getAverageReceivedElements(static_cast<int64_t>(kind), count, n);
    };
    if (n == 1)
      continue;
    if (llvm::is_contained(sharding.partial, axis)) {
      Sharding reduced = sharding;
      llvm::erase(reduced.partial, axis);
      visit({Kind::AllReduce, axis, -1, -1, reduced}, receive(Collective::AllReduce, block));
      for (int64_t to = 0; to < rank; ++to)
        if (divides(to, axis)) {
          Sharding scattered = reduced;
          scattered.dims[to].push_back(axis);
          visit({Kind::ReduceScatter, axis, -1, to, scattered}, receive(Collective::ReduceScatter, block / n));
        }
      continue;
    }
    if (!sharding.uses(axis)) {
      for (int64_t to = 0; to < rank; ++to)
        if (divides(to, axis)) {
          Sharding sliced = sharding;
          sliced.dims[to].push_back(axis);
          visit({Kind::Slice, axis, -1, to, sliced}, 0);
        }
      continue;
    }
    for (int64_t from = 0; from < rank; ++from) {
      if (sharding.dims[from].empty() || sharding.dims[from].back() != axis)
        continue;
      Sharding gathered = sharding;
      gathered.dims[from].pop_back();
      visit({Kind::AllGather, axis, from, -1, gathered}, receive(Collective::AllGather, block));
      for (int64_t to = 0; to < rank; ++to)
        if (to != from && divides(to, axis)) {
          Sharding moved = gathered;
          moved.dims[to].push_back(axis);
          visit({Kind::AllToAll, axis, from, to, moved}, receive(Collective::AllToAll, block / n));
        }
    }
  }
}

ReshardPlan planReshard(ArrayRef<int64_t> shape, const Sharding &from, const Sharding &to, GridAttr grid) {
  Sharding source = from.simplify(grid), target = to.simplify(grid);
  std::map<Sharding, Cost> best{{source, {0, 0}}};
  std::map<Sharding, std::pair<Sharding, ReshardStep>> reachedBy;
  std::set<std::pair<Cost, Sharding>> frontier{{{0, 0}, source}};
  while (!frontier.empty()) {
    auto [cost, sharding] = *frontier.begin();
    frontier.erase(frontier.begin());
    if (sharding == target)
      break;
    forEachStep(shape, sharding, grid, [&, cost = cost, sharding = sharding](ReshardStep step, double received) {
      Cost reached{cost.first + received, cost.second + 1};
      auto [known, inserted] = best.try_emplace(step.result, reached);
      if (!inserted) {
        if (known->second <= reached)
          return;
        frontier.erase({known->second, step.result});
        known->second = reached;
      }
      frontier.insert({reached, step.result});
      reachedBy.insert_or_assign(step.result, std::pair(sharding, step));
    });
  }
  ReshardPlan plan;
  plan.receivedElements = best.at(target).first;
  for (Sharding at = target; at != source;) {
    auto &[previous, step] = reachedBy.at(at);
    plan.steps.push_back(step);
    at = previous;
  }
  std::reverse(plan.steps.begin(), plan.steps.end());
  return plan;
}

} // namespace tp25d
