// Grad: the chain rule for scalar operations.

#include "ScalarRules.h"

#include "Formula.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "llvm/ADT/TypeSwitch.h"

#include <cmath>

using namespace mlir;
using tp25d::Formula;

/// Returns the derivative of a function of one number times the gradient `g` of its result; null if there is no rule.
static Value differentiateUnary(const Formula &f, Operation *op, Value g) {
  Value x = op->getOperand(0), y = op->getResult(0);
  return llvm::TypeSwitch<Operation *, Value>(op)
      .Case([&](arith::NegFOp) { return f.neg(g); })
      .Case([&](math::ExpOp) { return f.mul(g, y); })
      .Case([&](math::Exp2Op) { return f.mul(g, f.mul(std::log(2.0), y)); })
      .Case([&](math::ExpM1Op) { return f.mul(g, f.add(y, f.number(1))); })
      .Case([&](math::LogOp) { return f.div(g, x); })
      .Case([&](math::Log2Op) { return f.div(g, f.mul(std::log(2.0), x)); })
      .Case([&](math::Log10Op) { return f.div(g, f.mul(std::log(10.0), x)); })
      .Case([&](math::Log1pOp) { return f.div(g, f.add(x, f.number(1))); })
      .Case([&](math::TanhOp) { return f.mul(g, f.sub(f.number(1), f.mul(y, y))); })
      .Case([&](math::ErfOp) {
        Value bell = f.apply<math::ExpOp>(f.neg(f.mul(x, x)));
        return f.mul(g, f.mul(2 / std::sqrt(M_PI), bell));
      })
      .Case([&](math::SqrtOp) { return f.div(f.mul(0.5, g), y); })
      .Case([&](math::RsqrtOp) { return f.mul(g, f.mul(-0.5, f.mul(y, f.mul(y, y)))); })
      .Case([&](math::SinOp) { return f.mul(g, f.apply<math::CosOp>(x)); })
      .Case([&](math::CosOp) { return f.neg(f.mul(g, f.apply<math::SinOp>(x))); })
      .Case([&](math::TanOp) { return f.mul(g, f.add(f.number(1), f.mul(y, y))); })
      .Case([&](math::AtanOp) { return f.div(g, f.add(f.number(1), f.mul(x, x))); })
      .Case([&](math::AbsFOp) {
        Value zero = f.number(0);
        Value isAbove = f.compare(arith::CmpFPredicate::OGT, x, zero),
              isBelow = f.compare(arith::CmpFPredicate::OLT, x, zero);
        return f.sub(f.where(isAbove, g), f.where(isBelow, g));
      })
      .Case([&](arith::ExtFOp) { return arith::TruncFOp::create(f.builder, f.loc, x.getType(), g); })
      .Case([&](arith::TruncFOp) { return arith::ExtFOp::create(f.builder, f.loc, x.getType(), g); })
      // Piecewise constant.
      .Case<math::CeilOp, math::FloorOp, math::RoundOp, math::RoundEvenOp, math::TruncOp>(
          [&](Operation *) { return f.number(0); })
      .Default(Value());
}

LogicalResult tp25d::differentiateScalar(OpBuilder &builder, Operation *op, Value g,
                                         llvm::function_ref<bool(Value)> isActive, AddGradient add) {
  Formula f{builder, op->getLoc(), g.getType()};
  // Gradients are built only for active operands.
  auto give = [&](Value operand, llvm::function_ref<Value()> gradient) {
    if (isActive(operand))
      add(operand, gradient());
  };
  auto extremum = [&](arith::CmpFPredicate predicate) {
    Value a = op->getOperand(0), b = op->getOperand(1);
    Value isFirst = arith::CmpFOp::create(builder, f.loc, predicate, a, b);
    give(a, [&] { return f.select(isFirst, g, f.number(0)); });
    give(b, [&] { return f.select(isFirst, f.number(0), g); });
    return success();
  };
  if (op->getNumOperands() == 1 && op->getNumResults() == 1) {
    Value gradient = differentiateUnary(f, op, g);
    if (gradient)
      add(op->getOperand(0), gradient);
    return success(gradient != nullptr);
  }
  return llvm::TypeSwitch<Operation *, LogicalResult>(op)
      .Case([&](arith::AddFOp sum) {
        give(sum.getLhs(), [&] { return g; });
        give(sum.getRhs(), [&] { return g; });
        return success();
      })
      .Case([&](arith::SubFOp difference) {
        give(difference.getLhs(), [&] { return g; });
        give(difference.getRhs(), [&] { return f.neg(g); });
        return success();
      })
      .Case([&](arith::MulFOp product) {
        give(product.getLhs(), [&] { return f.mul(g, product.getRhs()); });
        give(product.getRhs(), [&] { return f.mul(product.getLhs(), g); });
        return success();
      })
      .Case([&](arith::DivFOp ratio) {
        give(ratio.getLhs(), [&] { return f.div(g, ratio.getRhs()); });
        give(ratio.getRhs(), [&] { return f.neg(f.div(f.mul(g, ratio.getResult()), ratio.getRhs())); });
        return success();
      })
      .Case<arith::MaximumFOp, arith::MaxNumFOp>([&](Operation *) { return extremum(arith::CmpFPredicate::OGT); })
      .Case<arith::MinimumFOp, arith::MinNumFOp>([&](Operation *) { return extremum(arith::CmpFPredicate::OLT); })
      .Case([&](arith::SelectOp choice) {
        give(choice.getTrueValue(), [&] { return f.select(choice.getCondition(), g, f.number(0)); });
        give(choice.getFalseValue(), [&] { return f.select(choice.getCondition(), f.number(0), g); });
        return success();
      })
      .Case([&](math::FmaOp sum) {
        give(sum.getA(), [&] { return f.mul(g, sum.getB()); });
        give(sum.getB(), [&] { return f.mul(g, sum.getA()); });
        give(sum.getC(), [&] { return g; });
        return success();
      })
      .Case([&](math::PowFOp power) {
        Value x = power.getLhs(), e = power.getRhs();
        give(x, [&] {
          Value lower = math::PowFOp::create(builder, f.loc, x, f.sub(e, f.number(1)));
          return f.mul(g, f.mul(e, lower));
        });
        give(e, [&] { return f.mul(g, f.mul(power.getResult(), f.apply<math::LogOp>(x))); });
        return success();
      })
      .Case([&](math::FPowIOp power) {
        give(power.getLhs(), [&] {
          Type integer = power.getRhs().getType();
          Value one = arith::ConstantOp::create(builder, f.loc, builder.getIntegerAttr(integer, 1));
          Value lower = math::FPowIOp::create(builder, f.loc, power.getLhs(),
                                              arith::SubIOp::create(builder, f.loc, power.getRhs(), one));
          Value exponent = arith::SIToFPOp::create(builder, f.loc, f.type, power.getRhs());
          return f.mul(g, f.mul(exponent, lower));
        });
        return success();
      })
      .Default(failure());
}
