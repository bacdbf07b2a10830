// Warns of large tensors that every device holds whole.

#include "tp25d/Sharding/Replication.h"

#include "mlir/IR/Diagnostics.h"
#include "tp25d/Sharding/CostModel.h"
#include "llvm/Support/FormatVariadic.h"

using namespace mlir;

namespace tp25d {

static constexpr double mebibyte = 1 << 20;

static double getBytes(RankedTensorType type) {
  return static_cast<double>(type.getNumElements()) * getElementBytes(type.getElementType());
}

static std::string describeBytes(double bytes) { return llvm::formatv("{0:f1} MiB", bytes / mebibyte); }

/// Returns the usual sharding of a weight, or of an activation's last two dimensions, as far as sizes divide.
static Sharding getUsualSharding(RankedTensorType type, GridAttr grid) {
  Sharding sharding(type.getRank());
  int64_t dim = type.getRank() - 1;
  for (Axis axis : {Axis::Col, Axis::Row}) {
    if (dim >= 0 && type.getDimSize(dim) % grid.getSize(axis) == 0)
      sharding.dims[dim].push_back(axis);
    --dim;
  }
  return sharding;
}

bool isReplicated(RankedTensorType type, const Sharding &sharding, GridAttr grid) {
  return grid.getDeviceCount() > 1 && type.hasStaticShape() && type.getElementType().isIntOrIndexOrFloat() &&
         getBytes(type) >= mebibyte && sharding.partial.empty() &&
         llvm::none_of(sharding.dims, [&](ArrayRef<Axis> axes) { return grid.getSize(axes) > 1; });
}

InFlightDiagnostic warnOfReplication(Location loc, llvm::StringRef name, RankedTensorType type, GridAttr grid,
                                     llvm::StringRef reason) {
  return emitWarning(loc) << name << " is whole on each of the " << grid.getDeviceCount() << " devices, "
                          << describeBytes(getBytes(type)) << ": " << reason;
}

std::string suggestSharding(RankedTensorType type, GridAttr grid) {
  Sharding usual = getUsualSharding(type, grid);
  RankedTensorType block = getLocalType(type, usual, grid);
  if (block == type)
    return "";
  std::string text;
  llvm::raw_string_ostream(text) << "; with " << shardingAttrName << " = " << usual.getAttr(type.getContext())
                                 << " it would be " << describeBytes(getBytes(block));
  return text;
}

} // namespace tp25d
