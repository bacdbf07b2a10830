// Executes the products of a program by cuBLASLt, with algorithms that its heuristics choose once for all equal
// products.

#ifndef TP25D_RUNTIME_CUDA_PRODUCTS_H
#define TP25D_RUNTIME_CUDA_PRODUCTS_H

#include "../common/Names.h"
#include "Check.h"

#include <vector>

namespace tp25d::cuda {

class Products {
public:
  /// Creates the descriptors; throws an Error if cuBLASLt refuses a product.
  Products(const tp25d_program &program, bool tf32);

  /// Returns the largest workspace that a product needs, in bytes.
  int64_t workspaceBytes() const { return workspace; }

  void multiply(int64_t product, const void *a, const void *b, void *c, const void *const *operands,
                void *workspaceMemory, cudaStream_t stream) const;

private:
  using Description = Owned<cublasLtMatmulDesc_t, cublasLtMatmulDescDestroy>;
  using Layout = Owned<cublasLtMatrixLayout_t, cublasLtMatrixLayoutDestroy>;

  /// Alignment of operands' addresses: that of the arena's blocks, or only that of elements.
  enum Alignment { Blocks, Elements, AlignmentCount };

  struct Product {
    tp25d_product description;
    // cuBLASLt is column-major and computes C^T = B^T A^T, so A is its second operand.
    Description operation;
    Layout a, b, c;
    cublasLtMatmulHeuristicResult_t algorithms[AlignmentCount];
    /// Number of outer batch dimensions, which cuBLASLt does not support: it is called once for each of their indices.
    int64_t outerRank;
  };

  void add(const tp25d_product &product, int64_t index, bool tf32);
  void chooseAlgorithm(Product &product, Alignment alignment, const std::string &name);

  Owned<cublasLtHandle_t, cublasLtDestroy> library;
  std::vector<Product> products;
  int64_t workspace = 0;
};

} // namespace tp25d::cuda

#endif // TP25D_RUNTIME_CUDA_PRODUCTS_H
