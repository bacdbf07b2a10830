// Describes a product to oneDNN: its operands as memory descriptors, and its epilogue as attributes.

#ifndef TP25D_RUNTIME_CPU_PRODUCTDESCRIPTION_H
#define TP25D_RUNTIME_CPU_PRODUCTDESCRIPTION_H

#include "tp25d/runtime.h"

#include "dnnl.hpp"

#include <vector>

namespace tp25d::runtime {

/// Returns oneDNN's engine for processors.
const dnnl::engine &getEngine();

/// Identifies a product: unused entries are zero, so that equal products have equal bytes.
struct ProductKey : tp25d_product {
  explicit ProductKey(const tp25d_product &product);
  bool operator==(const ProductKey &other) const;
};

/// An argument of a primitive: its number in oneDNN, and its description.
struct PrimitiveArgument {
  int number;
  dnnl::memory::desc description;
};

struct ProductDescription {
  /// Throws an Error if oneDNN cannot describe the product. `index` is that of the first product with this key.
  ProductDescription(const ProductKey &key, int64_t index);

  /// Describes the product's primitive. `packed`: B is in the layout that oneDNN prefers.
  dnnl::matmul::primitive_desc describeMatmul(bool packed) const;
  /// Describes the epilogue without the product, as a binary operation C + 0 with the epilogue's operations fused.
  dnnl::binary::primitive_desc describeEpilogue() const;
  [[noreturn]] void refuse(const dnnl::error &error) const;

  ProductKey key;
  int64_t index;
  dnnl::memory::desc a, b, c;
  std::vector<PrimitiveArgument> operands; // of the epilogue
  dnnl::primitive_attr attributes;
  /// True if oneDNN does not support bf16 on this processor: A and B are then widened to f32 first, which is exact.
  bool widens = false;
  /// If A and B are widened, numbers of elements from their first to their last, including those in gaps.
  int64_t extentA = 0, extentB = 0;
};

} // namespace tp25d::runtime

#endif // TP25D_RUNTIME_CPU_PRODUCTDESCRIPTION_H
