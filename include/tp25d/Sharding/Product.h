// Recognizes matrix products in linalg operations, and relates them to forms.

#ifndef TP25D_SHARDING_PRODUCT_H
#define TP25D_SHARDING_PRODUCT_H

#include "mlir/Dialect/Linalg/IR/LinalgInterfaces.h"
#include "tp25d/Dialect/Tp25d.h"

namespace tp25d {

/// The three matrices, in the order of operands.
inline constexpr Matrix allMatrices[] = {Matrix::A, Matrix::B, Matrix::C};

/// A product C = A B, written as any linalg operation that contracts two tensors. Its iteration dimensions are grouped
/// by the matrices that have them: batch dimensions are in A, B and C; m in A and C; n in B and C; k in A and B.
struct Product {
  mlir::linalg::LinalgOp op;
  mlir::SmallVector<mlir::AffineMap, 3> maps; ///< indexing maps of A, B and C
  mlir::SmallVector<int64_t> sizes;           ///< sizes of the iteration dimensions
  mlir::SmallVector<unsigned, 2> batch, m, n, k;

  mlir::Value getMatrix(Matrix matrix) const {
    return op->getOperand(static_cast<unsigned>(matrix)); // C is the operation's init
  }
};

/// True if the body of `op` adds to its result the product of its two inputs, each as it is or extended to the result's
/// type (integers with their sign), and does nothing else:
///   c + a * b        c + extf(a) * extf(b)
/// False for i1, whose addition is an exclusive or.
bool isMultiplyAdd(mlir::linalg::LinalgOp op);

/// Returns `op` as a product if it can have a form: isMultiplyAdd holds, its sizes are static, and it has at least one
/// m, n and k dimension.
std::optional<Product> getProduct(mlir::Operation *op);

/// Returns how the whole `matrix` is split under `form`, without C's partial axes.
Sharding getSharding(const Product &product, FormAttr form, Matrix matrix);

/// Returns the axes, in order, over which the devices' blocks of C are partial sums under `form` after its last SUMMA
/// step.
AxisList getPartialAxes(const Product &product, FormAttr form);

/// Returns the type that sums of elements of `elementType` are kept in: f32 for narrower floating-point types, else the
/// type itself.
mlir::Type getAccumulationType(mlir::Type elementType);

/// True if all elements of `value` are known to be the neutral element of `combiner`, from which a reduction may start.
bool isNeutral(mlir::Value value, Combiner combiner);

/// Returns the neutral element of `combiner`; null if the type has none.
mlir::TypedAttr getNeutral(mlir::Builder &builder, mlir::Type elementType, Combiner combiner);

/// Builds the elementwise combination of `lhs` and `rhs`.
mlir::Value buildCombine(mlir::OpBuilder &builder, mlir::Location loc, Combiner combiner, mlir::Value lhs,
                         mlir::Value rhs);

/// Builds the conversion of `tensor` to elements of the float type `element`.
mlir::Value buildConverted(mlir::OpBuilder &builder, mlir::Location loc, mlir::Value tensor, mlir::Type element);

/// Returns the only operation that combines the accumulator of result `number` with a term; null if there are several
/// or another operation reads the accumulator.
mlir::Operation *getSoleCombiner(mlir::linalg::LinalgOp op, unsigned number);

/// Builds a tensor filled with `value`.
mlir::Value buildFilled(mlir::OpBuilder &builder, mlir::Location loc, mlir::RankedTensorType type,
                        mlir::TypedAttr value);

} // namespace tp25d

#endif // TP25D_SHARDING_PRODUCT_H
