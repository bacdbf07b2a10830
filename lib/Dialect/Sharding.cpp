// Shardings as values: conversion from and to the attribute, and the types of blocks.

#include "tp25d/Dialect/Sharding.h"

#include "tp25d/Dialect/Tp25d.h"
#include "llvm/ADT/STLExtras.h"

#include <tuple>

using namespace mlir;

namespace tp25d {

Sharding::Sharding(ShardingAttr attr) : partial(attr.getPartial().getAxes()) {
  for (AxesAttr axes : attr.getDims())
    dims.emplace_back(axes.getAxes());
}

ShardingAttr Sharding::getAttr(MLIRContext *context) const {
  auto axes = [&](const AxisList &list) { return AxesAttr::get(context, list); };
  return ShardingAttr::get(context, llvm::map_to_vector(dims, axes), axes(partial));
}

bool Sharding::operator<(const Sharding &other) const {
  return std::tie(dims, partial) < std::tie(other.dims, other.partial);
}

bool Sharding::uses(Axis axis) const {
  return llvm::is_contained(partial, axis) ||
         llvm::any_of(dims, [&](const AxisList &axes) { return llvm::is_contained(axes, axis); });
}

Sharding Sharding::simplify(GridAttr grid) const {
  Sharding simple = *this;
  auto isSingle = [&](Axis axis) { return grid.getSize(axis) == 1; };
  for (AxisList &axes : simple.dims)
    llvm::erase_if(axes, isSingle);
  llvm::erase_if(simple.partial, isSingle);
  return simple;
}

RankedTensorType getLocalType(RankedTensorType global, const Sharding &sharding, GridAttr grid) {
  SmallVector<int64_t> shape(global.getShape());
  for (auto [size, axes] : llvm::zip_equal(shape, sharding.dims)) {
    int64_t parts = grid.getSize(axes);
    if (parts == 1)
      continue;
    if (ShapedType::isDynamic(size) || size % parts != 0)
      return {};
    size /= parts;
  }
  return global.clone(shape);
}

RankedTensorType getLocalType(RankedTensorType global, const Sharding &sharding, GridAttr grid, StringRef name,
                              function_ref<InFlightDiagnostic()> emitError) {
  if (static_cast<int64_t>(sharding.dims.size()) != global.getRank()) {
    emitError() << "sharding " << sharding.getAttr(global.getContext()) << " of " << name << " has "
                << sharding.dims.size() << " dimensions, its type " << global << " has " << global.getRank();
    return {};
  }
  for (auto [dim, size, axes] : llvm::enumerate(global.getShape(), sharding.dims)) {
    int64_t parts = grid.getSize(axes);
    if (parts == 1 || (!ShapedType::isDynamic(size) && size % parts == 0))
      continue;
    InFlightDiagnostic diagnostic = emitError();
    diagnostic << "dimension " << dim << " of " << name << " is ";
    if (ShapedType::isDynamic(size))
      diagnostic << "dynamic";
    else
      diagnostic << size;
    diagnostic << ", not a multiple of " << describeAxes(axes, grid);
    return {};
  }
  return getLocalType(global, sharding, grid);
}

} // namespace tp25d
