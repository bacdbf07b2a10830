// Executes the products of a program by oneDNN, with parameters in the layouts that their products prefer.

#ifndef TP25D_RUNTIME_CPU_PRODUCTS_H
#define TP25D_RUNTIME_CPU_PRODUCTS_H

#include "tp25d/runtime.h"

#include "CacheConflicts.h"
#include "PackedLayout.h"
#include "Primitives.h"

#include <optional>
#include <vector>

namespace tp25d::runtime {

class Products {
public:
  /// Creates the primitives; throws an Error if oneDNN refuses one. `blockBytes` holds the row-major size of each
  /// argument's block. With `pack`, chooses the parameters to store in the layout that their products prefer.
  Products(const tp25d_program &program, const std::vector<int64_t> &blockBytes, bool pack);

  const Primitives &getPrimitives() const { return primitives; }
  /// Returns the largest workspace that a product needs, in bytes.
  int64_t getWorkspaceBytes() const { return workspaceBytes; }

  bool isPacked(int64_t argument) const { return packedLayouts[argument].has_value(); }
  void packBlock(int64_t argument, int64_t rows, const PackedLayout::Fill &fill, void *block) const {
    packedLayouts[argument]->packBlock(rows, fill, block);
  }

  dnnl_status_t multiply(PrimitiveExecutor &executor, int64_t product, const void *a, const void *b, void *c,
                         const void *const *operands) const;

private:
  /// A product is executed by one primitive if it has no conflicts in the cache.
  struct Execution {
    std::optional<ConflictFreeProduct> conflictFree;
    size_t primitive;
  };

  void choosePackedLayouts(const tp25d_program &program, const std::vector<int64_t> &blockBytes);
  Execution createExecution(const ProductDescription &product, bool packed);

  Primitives primitives;
  std::vector<const ProductDescription *> descriptions;   // by product
  std::vector<std::optional<PackedLayout>> packedLayouts; // by argument
  std::vector<Execution> executions;                      // by product
  int64_t workspaceBytes = 0;
};

} // namespace tp25d::runtime

#endif // TP25D_RUNTIME_CPU_PRODUCTS_H
