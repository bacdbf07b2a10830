// Matrix products as the stages see them, whatever operation they are written as.

#ifndef TP25D_DIALECT_PRODUCT_H
#define TP25D_DIALECT_PRODUCT_H

#include "mlir/Dialect/Linalg/IR/LinalgInterfaces.h"
#include "tp25d/Dialect/Tp25d.h"

namespace tp25d {

/// The three matrices, in the order of operands.
inline constexpr Matrix allMatrices[] = {Matrix::A, Matrix::B, Matrix::C};

/// A product C = A B of any linalg operation that contracts two tensors: its iteration dimensions by what has them.
/// batch dimensions are in A, B and C; m in A and C; n in B and C; k in A and B.
struct Product {
  mlir::linalg::LinalgOp op;
  mlir::SmallVector<mlir::AffineMap, 3> maps; ///< of A, B and C
  mlir::SmallVector<int64_t> sizes;           ///< of the iteration dimensions
  mlir::SmallVector<unsigned, 2> batch, m, n, k;

  mlir::Value getMatrix(Matrix matrix) const {
    return op->getOperand(static_cast<unsigned>(matrix)); // C is the operation's init
  }
};

/// True if the body of `op` adds to its result the product of its two inputs, each as it is or extended to the result's
/// type (integers with their sign), and does nothing else. i1 is no number here: its sum is an exclusive or.
bool isMultiplyAdd(mlir::linalg::LinalgOp op);

/// `op` as a product, if it is one that may have a form: isMultiplyAdd, with at least one m, n and k dimension.
std::optional<Product> getProduct(mlir::Operation *op);

/// How the whole `matrix` is split under `form`. C's partial sums are not part of it.
Sharding getSharding(const Product &product, FormAttr form, Matrix matrix);

/// The axes, in order, over which the devices' blocks of C are partial sums under `form` after all its steps.
AxisList getPartialAxes(const Product &product, FormAttr form);

/// Elements that each device receives while the matrices travel (not what summing partial blocks of C adds):
/// (s-1) blocks of every matrix that travels along an axis of size s.
int64_t getReceivedElements(const Product &product, FormAttr form, GridAttr grid);

/// The type that sums of elements of a floating-point type are kept in: f32 for narrower ones, else the type itself.
mlir::Type getAccumulationType(mlir::Type elementType);

/// True if `value` is known to be the neutral element of `combiner` everywhere: what a reduction starts from.
bool isNeutral(mlir::Value value, Combiner combiner);

/// The neutral element of `combiner`; null if the type has none.
mlir::TypedAttr getNeutral(mlir::Builder &builder, mlir::Type elementType, Combiner combiner);

/// lhs and rhs combined element by element, as IR.
mlir::Value buildCombine(mlir::OpBuilder &builder, mlir::Location loc, Combiner combiner, mlir::Value lhs,
                         mlir::Value rhs);

/// `tensor` with its elements converted to the float type `element`, as IR.
mlir::Value buildConverted(mlir::OpBuilder &builder, mlir::Location loc, mlir::Value tensor, mlir::Type element);

/// The one operation by which `op` combines what its result `number` is so far with each term, if nothing else reads
/// that.
mlir::Operation *getSoleCombiner(mlir::linalg::LinalgOp op, unsigned number);

/// A tensor filled with `value`, as IR.
mlir::Value buildFilled(mlir::OpBuilder &builder, mlir::Location loc, mlir::RankedTensorType type,
                        mlir::TypedAttr value);

} // namespace tp25d

#endif // TP25D_DIALECT_PRODUCT_H
