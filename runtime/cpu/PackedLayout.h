// The layout in which a product prefers its B: oneDNN's, or panels of columns where these avoid conflicts in the cache.

#ifndef TP25D_RUNTIME_CPU_PACKEDLAYOUT_H
#define TP25D_RUNTIME_CPU_PACKEDLAYOUT_H

#include "ProductDescription.h"

#include "dnnl.hpp"

#include <functional>

namespace tp25d::runtime {

class PackedLayout {
public:
  /// Asks oneDNN for the layout that the product prefers.
  explicit PackedLayout(const ProductDescription &product);

  bool operator==(const PackedLayout &other) const;
  /// True if a block in this layout differs from a row-major one and is not larger.
  bool isUseful() const;

  /// Writes the elements [first, first + count) of a block's first dimension to `plain`.
  using Fill = std::function<void(int64_t first, int64_t count, void *plain)>;
  /// Packs a block whose first dimension has size `rows`, part by part if the layout allows it.
  void packBlock(int64_t rows, const Fill &fill, void *block) const;

private:
  dnnl::memory::desc plain, packed;
  int64_t panelColumns; // 0: oneDNN's layout
};

} // namespace tp25d::runtime

#endif // TP25D_RUNTIME_CPU_PACKEDLAYOUT_H
