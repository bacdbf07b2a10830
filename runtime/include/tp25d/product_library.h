// The limits of the product libraries: the one table that the compiler reads and the backends hold programs to.

#ifndef TP25D_PRODUCT_LIBRARY_H
#define TP25D_PRODUCT_LIBRARY_H

#include "tp25d/runtime.h"

namespace tp25d {

/// oneDNN multiplies on processors, cuBLASLt on NVIDIA's GPUs.
enum class ProductLibrary { OneDnn, CublasLt };

/// True if `library` multiplies two matrices of elements of `type` (tp25d_type) into one of f32. oneDNN has f16 on some
/// processors only.
constexpr bool hasProduct(ProductLibrary library, int64_t type) {
  return type == TP25D_F32 || type == TP25D_BF16 || (type == TP25D_F16 && library == ProductLibrary::CublasLt);
}

/// True if `library` does these steps at the end of a product. oneDNN takes all of them in any order; cuBLASLt adds one
/// number a column, then does nothing, ReLU, or GELU in its tanh form.
constexpr bool hasEpilogue(ProductLibrary library, const tp25d_epilogue *steps, int64_t count) {
  if (count > TP25D_MAX_EPILOGUE)
    return false;
  if (library == ProductLibrary::OneDnn)
    return true;
  if (count > 0 && steps->kind == TP25D_EPILOGUE_ADD && steps->per_column) {
    ++steps;
    --count;
  }
  return count == 0 || (count == 1 && (steps->kind == TP25D_EPILOGUE_RELU || steps->kind == TP25D_EPILOGUE_GELU_TANH));
}

} // namespace tp25d

#endif // TP25D_PRODUCT_LIBRARY_H
