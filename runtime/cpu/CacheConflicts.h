// Avoids conflicts in the cache, which make products slow on processors without AVX-512.

#ifndef TP25D_RUNTIME_CPU_CACHECONFLICTS_H
#define TP25D_RUNTIME_CPU_CACHECONFLICTS_H

#include "Primitives.h"

#include <optional>

namespace tp25d::runtime {

/// Returns the number of columns of a panel, or 0 if the product reads B without conflicts.
int64_t getPanelColumns(const ProductDescription &product);

/// Copies rows of a matrix of k rows and n columns of floats to its panels. `from` has the rows [first, first + count).
void copyToPanels(const void *from, int64_t first, int64_t count, int64_t k, int64_t n, int64_t panelColumns,
                  void *panels);

/// Executes a product with a copy of A, or panel by panel, with copies of those panels that are not packed.
class ConflictFreeProduct {
public:
  /// Returns nothing if there are no conflicts or copies would take longer than they save. `packed`: B is stored in the
  /// layout that the product prefers.
  static std::optional<ConflictFreeProduct> create(Primitives &primitives, const ProductDescription &product,
                                                   bool packed);

  int64_t getWorkspaceBytes() const { return workspaceBytes; }

  dnnl_status_t multiply(PrimitiveExecutor &executor, const void *a, const void *b, void *c,
                         const void *const *operands) const;

private:
  ConflictFreeProduct(Primitives &primitives, const ProductDescription &product, bool copiesA, int64_t panelColumns,
                      bool copiesB);

  const tp25d_product *product;
  bool copiesA, copiesB;
  int64_t panelColumns;                    // 0 if B is not divided
  size_t primitive, primitiveOfLast;       // the last panel may be narrower
  std::optional<size_t> epiloguePrimitive; // if it is executed after the panels
  int64_t placeOfA, placeOfB, workspaceBytes;
};

} // namespace tp25d::runtime

#endif // TP25D_RUNTIME_CPU_CACHECONFLICTS_H
