//===- Products.h - Matrix products by cuBLASLt -----------------------------===//
//
// The products of a program as cuBLASLt descriptors and the algorithms that its heuristics choose: found once for all
// products that are alike.
//
//===----------------------------------------------------------------------===//

#ifndef TP25D_RUNTIME_CUDA_PRODUCTS_H
#define TP25D_RUNTIME_CUDA_PRODUCTS_H

#include "../common/Names.h"
#include "Check.h"

#include <vector>

namespace tp25d::cuda {

class Products {
public:
  /// Throws an Error if cuBLASLt refuses a product.
  Products(const tp25d_program &program, bool tf32);

  /// What a product needs to work in, at most.
  int64_t workspaceBytes() const { return workspace; }

  void multiply(int64_t product, const void *a, const void *b, void *c, const void *const *operands,
                void *workspaceMemory, cudaStream_t stream) const;

private:
  using Description = Owned<cublasLtMatmulDesc_t, cublasLtMatmulDescDestroy>;
  using Layout = Owned<cublasLtMatrixLayout_t, cublasLtMatrixLayoutDestroy>;

  /// How far the addresses of operands are aligned: as the arena's blocks are, or only as elements are.
  enum Alignment { Blocks, Elements, AlignmentCount };

  struct Product {
    tp25d_product description;
    // In cuBLASLt's terms, column-major: C^T = B^T A^T, so that what we call A is its second operand.
    Description operation;
    Layout a, b, c;
    cublasLtMatmulHeuristicResult_t algorithms[AlignmentCount];
    /// Batch dimensions that cuBLASLt does not know: it is called once for each of their indices.
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
