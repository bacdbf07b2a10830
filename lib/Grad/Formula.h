// Grad: short names to build arithmetic on scalars of one floating-point type.

#ifndef TP25D_LIB_GRAD_FORMULA_H
#define TP25D_LIB_GRAD_FORMULA_H

#include "mlir/Dialect/Arith/IR/Arith.h"

namespace tp25d {

struct Formula {
  mlir::OpBuilder &builder;
  mlir::Location loc;
  mlir::Type type;

  mlir::Value number(double x) const {
    return mlir::arith::ConstantOp::create(builder, loc, builder.getFloatAttr(type, x));
  }
  /// Converts `x` from another floating-point type to `type`.
  mlir::Value convert(mlir::Value x) const {
    unsigned from = x.getType().getIntOrFloatBitWidth(), to = type.getIntOrFloatBitWidth();
    if (x.getType() == type)
      return x;
    return from < to ? mlir::arith::ExtFOp::create(builder, loc, type, x).getResult()
                     : mlir::arith::TruncFOp::create(builder, loc, type, x).getResult();
  }
  /// Converts the floating-point values to `type`, and returns the others unchanged.
  llvm::SmallVector<mlir::Value> convertAll(mlir::ValueRange values) const {
    return llvm::map_to_vector(values, [&](mlir::Value value) {
      return mlir::isa<mlir::FloatType>(value.getType()) ? convert(value) : value;
    });
  }
  mlir::Value add(mlir::Value a, mlir::Value b) const { return mlir::arith::AddFOp::create(builder, loc, a, b); }
  mlir::Value sub(mlir::Value a, mlir::Value b) const { return mlir::arith::SubFOp::create(builder, loc, a, b); }
  mlir::Value mul(mlir::Value a, mlir::Value b) const { return mlir::arith::MulFOp::create(builder, loc, a, b); }
  mlir::Value mul(double a, mlir::Value b) const { return mul(number(a), b); }
  mlir::Value div(mlir::Value a, mlir::Value b) const { return mlir::arith::DivFOp::create(builder, loc, a, b); }
  mlir::Value min(mlir::Value a, mlir::Value b) const { return mlir::arith::MinimumFOp::create(builder, loc, a, b); }
  mlir::Value max(mlir::Value a, mlir::Value b) const { return mlir::arith::MaximumFOp::create(builder, loc, a, b); }
  mlir::Value neg(mlir::Value a) const { return mlir::arith::NegFOp::create(builder, loc, a); }
  mlir::Value compare(mlir::arith::CmpFPredicate predicate, mlir::Value a, mlir::Value b) const {
    return mlir::arith::CmpFOp::create(builder, loc, predicate, a, b);
  }
  mlir::Value select(mlir::Value condition, mlir::Value a, mlir::Value b) const {
    return mlir::arith::SelectOp::create(builder, loc, condition, a, b);
  }
  /// Selects `a` if the condition holds, else zero.
  mlir::Value where(mlir::Value condition, mlir::Value a) const { return select(condition, a, number(0)); }
  template <typename Op> mlir::Value apply(mlir::Value x) const { return Op::create(builder, loc, x); }
};

} // namespace tp25d

#endif // TP25D_LIB_GRAD_FORMULA_H
