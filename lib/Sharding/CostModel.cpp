// The cost model: the bytes that products and reshards make a device receive.

#include "tp25d/Sharding/CostModel.h"

#include "tp25d/Sharding/ReshardPlan.h"
#include "tp25d/collectives.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;

namespace tp25d {

double getElementBytes(Type element) {
  return element.isIndex() ? 8 : static_cast<double>(llvm::divideCeil(element.getIntOrFloatBitWidth(), 8));
}

double CostModel::getProductBytes(const Product &product, FormAttr form) const {
  double received = 0;
  for (Matrix matrix : allMatrices) {
    std::optional<Axis> along = form.getAlong(matrix);
    if (!along)
      continue;
    int64_t block = 1;
    for (AffineExpr result : product.maps[static_cast<size_t>(matrix)].getResults()) {
      int64_t dim = cast<AffineDimExpr>(result).getPosition();
      block *= product.sizes[dim] / grid.getSize(form.getSplit(dim, matrix));
    }
    Type element = getElementTypeOrSelf(product.getMatrix(matrix).getType());
    if (matrix == Matrix::C)
      element = getAccumulationType(element);
    int64_t members = grid.getSize(*along);
    Collective kind = matrix == Matrix::C ? Collective::Reduce : Collective::Broadcast;
    // One collective for each member's block.
    received += static_cast<double>(members) * getElementBytes(element) *
                getAverageReceivedElements(static_cast<int64_t>(kind), static_cast<double>(block), members);
  }
  return received;
}

double CostModel::getReshardBytes(ArrayRef<int64_t> shape, double bytes, const Sharding &from, const Sharding &to) {
  auto [known, inserted] = reshards.try_emplace({std::vector<int64_t>(shape.begin(), shape.end()), from, to}, 0);
  if (inserted)
    known->second = planReshard(shape, from, to, grid).receivedElements;
  return known->second * bytes;
}

} // namespace tp25d
